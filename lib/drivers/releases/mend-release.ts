import type { Activation } from '../driver.ts';
import { activate as resetCheckout } from '../git/activate.ts';
import { repositoryOf } from '../git/checkout.ts';
import { git, lastWords, succeeded } from '../git/git-command.ts';
import { addWorkTree, clearLeftovers, temporaryFolder } from './build-release.ts';
import { releaseState } from './observe-releases.ts';
import {
  checkoutContext,
  type ReleasesContext,
  releaseFolder,
  runScript,
  scriptWords,
  workTree,
} from './releases-context.ts';
import { linkShared } from './shared-items.ts';

/**
 * Gives a folder that git cannot read any more (its `.git` was removed, or the path was moved) a work tree of the
 * repository again. Its files are not touched.
 */
const attachScript = `path=$1 sha=$2 stamp=$3
release=$path/releases/$sha new=$path/releases/.new-$sha
admin=$(sed -n 's/^gitdir: //p' "$new/.git") && [ -d "$admin" ] || exit 3
if [ -e "$release/.git" ] || [ -L "$release/.git" ]; then mv -T -- "$release/.git" "$release/.git.aside-$stamp" || exit 3; fi
printf '%s\\n' "$release/.git" > "$admin/gitdir" || exit 3
mv -T -- "$new/.git" "$release/.git" || exit 3
rm -rf -- "$new"`;

/**
 * Brings a release that somebody changed by hand back to its commit, in its folder, as the git driver does in its
 * checkout: what was changed is kept under a ref first, files that are not tracked stay.
 */
export async function mendRelease(context: ReleasesContext, sha: string): Promise<Activation> {
  const state = await releaseState(context, sha);
  const problem = state.kind === 'broken' ? await attachAgain(context, sha) : undefined;
  if (problem !== undefined) return failed(context, sha, problem);
  const reset =
    state.kind === 'whole'
      ? ({ kind: 'active', saved: undefined } as const)
      : await resetCheckout(checkoutContext(context, releaseFolder(context, sha)), sha, undefined);
  if (reset.kind === 'failed') return reset;
  const unlinked = await linkShared(context, sha);
  return unlinked === undefined ? reset : failed(context, sha, scriptWords(unlinked));
}

async function attachAgain(context: ReleasesContext, sha: string): Promise<string | undefined> {
  const { path } = context.target;
  const folder = releaseFolder(context, sha);
  context.log.warning(`git cannot read ${folder} any more; it is made a work tree of ${path}/repo again.`);
  const cleared = await runScript(context, `path=$1${clearLeftovers}`, [path], { timeoutMs: 120_000 });
  if (!succeeded(cleared)) return scriptWords(cleared);
  const repository = repositoryOf(context.repository);
  const added = await addWorkTree(repository, temporaryFolder(path, sha), sha, ['--no-checkout']);
  if (added !== undefined) return added;
  const stamp = new Date(context.clock.now()).toISOString().replace(/[-:.]/g, '');
  const attached = await runScript(context, attachScript, [path, sha, stamp]);
  if (!succeeded(attached)) return scriptWords(attached);
  const indexed = await git(workTree(context, folder), ['read-tree', `${sha}^{commit}`]);
  return succeeded(indexed) ? undefined : lastWords(indexed);
}

function failed(context: ReleasesContext, sha: string, words: string): Activation {
  const message = `${releaseFolder(context, sha)} could not be brought back to its commit: ${words}.`;
  return { kind: 'failed', code: 'activation_failed', message };
}
