import { posix } from 'node:path';
import { type BelayFile, parseBelayFile } from '../../lib/config/belay-file.ts';
import { type ComposeFile, readComposeFile } from './compose-file.ts';
import { type GitRepository, readGitRepository } from './git-repository.ts';
import { readText } from './read-text.ts';
import { isComposePath } from './running.ts';
import { readWorkflowFile, type WorkflowFile } from './workflow-file.ts';
import { readMapping, valuesAt } from './yaml-value.ts';

/** Everything that was looked at. */
export interface Survey {
  readonly repository: GitRepository;
  readonly compose: readonly ComposeFile[];
  readonly workflows: readonly WorkflowFile[];
  /** What was passed over, and why. */
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
  /** How the service may run where there is no compose file. */
  readonly hints: RunHints;
  /** belay.yml, when it is there and can be read. */
  readonly belayFile: BelayFile | undefined;
}

export interface RunHints {
  readonly units: readonly string[];
  readonly dockerfile: boolean;
  readonly startScript: boolean;
}

const workflowPath = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const unreadable = 'it is not YAML that can be read';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd]/;

/** Looks at the repository a folder is in. Throws a Refusal where there is none. */
export function survey(folder: string): Survey {
  const repository = readGitRepository(folder);
  const skipped: { path: string; why: string }[] = [];
  const contents = (wanted: (path: string) => boolean): { path: string; content: Values }[] =>
    repository.files.filter(wanted).flatMap((path) => {
      const read = readValues(repository.root, path);
      if (read.kind === 'values') return [{ path, content: read.values }];
      if (read.kind === 'skipped') skipped.push({ path, why: read.why });
      return [];
    });
  const compose = contents(isComposePath).map(({ path, content }) => readComposeFile(path, content));
  const workflows = contents((path) => workflowPath.test(path)).map(({ path, content }) =>
    readWorkflowFile(posix.basename(path), content, repository.branch.name),
  );
  return {
    repository,
    compose: compose.filter((file) => file !== undefined),
    workflows: workflows.filter((file) => file !== undefined),
    skipped,
    hints: readHints(repository),
    belayFile: readBelayFile(repository.root),
  };
}

type Values = Readonly<Record<string, unknown>>;

type ReadValues =
  | { readonly kind: 'values'; readonly values: Values }
  | { readonly kind: 'absent' }
  | { readonly kind: 'skipped'; readonly why: string };

function readValues(root: string, path: string): ReadValues {
  if (unprintable.test(path) || path.includes('${{'))
    return { kind: 'skipped', why: 'its name cannot stand in a file of settings' };
  const read = readText(root, path);
  if (read.kind !== 'text') return read;
  const values = readMapping(read.text);
  return values === undefined ? { kind: 'skipped', why: unreadable } : { kind: 'values', values };
}

function readHints({ root, files }: GitRepository): RunHints {
  const unit = /^(?:[^/]+\/){0,3}([A-Za-z0-9][A-Za-z0-9_.-]*)\.service$/;
  const units = files.map((path) => unit.exec(path)?.[1]).filter((name) => name !== undefined);
  const read = files.includes('package.json') ? readText(root, 'package.json') : undefined;
  const manifest = read?.kind === 'text' ? readMapping(read.text) : undefined;
  return {
    units: [...new Set(units)].slice(0, 3),
    dockerfile: files.includes('Dockerfile'),
    startScript: manifest !== undefined && 'start' in valuesAt(manifest, 'scripts'),
  };
}

function readBelayFile(root: string): BelayFile | undefined {
  const read = readText(root, 'belay.yml');
  if (read.kind !== 'text') return undefined;
  return parseBelayFile(read.text, 'belay.yml');
}
