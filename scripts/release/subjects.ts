import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { must, Refusal, type Run } from './command.ts';

/** What users run of this repository: actions, their bundles, reusable workflows, and the program of scripts/init. */
const runByUsers =
  /^actions\/[^/]+\/(?:action\.yml|dist\/.+)$|^\.github\/workflows\/(?:deploy-first|promote|settle|rollback|health-check)\.yml$|^scripts\/[^/]+\/dist\/.+$/;

/** Paths of the files whose origin is attested. Throws where the checkout is not the commit, to the byte. */
export function subjects(run: Run, commit: string): string[] {
  const head = must(
    run('git', ['rev-parse', '--verify', 'HEAD^{commit}']),
    'The checkout cannot be read',
  ).trim();
  if (head !== commit) throw new Refusal(`The checkout is at ${head} and not at ${commit}.`);
  const changed = must(
    run('git', ['status', '--porcelain', '--untracked-files=all']),
    'The checkout cannot be read',
  );
  if (changed !== '')
    throw new Refusal(`The checkout is not the commit; it differs in:\n${changed.trimEnd()}`);
  const listed = must(
    run('git', ['ls-tree', '-r', '-z', '--name-only', 'HEAD']),
    'The files cannot be listed',
  );
  const paths = listed.split('\0').filter((path) => runByUsers.test(path));
  if (paths.length === 0) throw new Refusal('The commit holds no bundle.');
  return paths;
}

/** The lines `sha256sum --check` takes, and actions/attest. */
export function checksums(folder: string, paths: readonly string[]): string {
  return paths
    .map(
      (path) =>
        `${createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex')}  ${path}\n`,
    )
    .join('');
}

/** The bills of materials among the subjects, each by the name it has beside a release: `deploy.cdx.json`. */
export function sbomAssets(paths: readonly string[]): ReadonlyMap<string, string> {
  const boms = paths.filter((path) => path.endsWith('/dist/sbom.cdx.json'));
  return new Map(boms.map((path) => [`${basename(dirname(dirname(path)))}.cdx.json`, path]));
}
