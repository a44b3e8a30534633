import type { Preparation, PrepareNeed, PrepareRefusal } from '../driver.ts';
import { fetchCommit, type FetchSource, hasCommit } from './fetch-commit.ts';
import { type GitRepository, git, lastWords, succeeded } from './git-command.ts';
import type { GitContext } from './git-driver.ts';
import { checkoutKind, repositoryOf } from './observe.ts';
import { objectsOf, openScratch } from './scratch.ts';
import { type Remote, parseRemote } from './remote.ts';
import { dangerousSettings, lfsSettingsAreGenuine, readSettingNames } from './repository-safety.ts';

/** Brings the commit here and checks all that can be checked before anything live is touched. */
export async function prepare(context: GitContext, sha: string, need: PrepareNeed): Promise<Preparation> {
  const kind = await checkoutKind(context);
  const { path } = context.target;
  if (kind === 'not-a-folder')
    return refused('path_not_usable', `path: ${path} is not a folder. Nothing was changed.`);
  if (kind === 'occupied') {
    return refused(
      'path_not_usable',
      `path: ${path} holds files but is not a git checkout; give an empty or new folder, or move the files. Nothing was changed.`,
    );
  }
  if (kind !== 'checkout' && need !== 'deploy') {
    return need === 'plan'
      ? { kind: 'ready' }
      : refused('path_not_usable', `path: there is no checkout at ${path}.`);
  }
  const begun = kind === 'checkout' ? undefined : await beginCheckout(context);
  if (begun !== undefined) return begun;
  return (
    (await refuseUnsafe(context)) ??
    (await bringCommit(context, sha, need)) ??
    (await refuseMissingLfs(context, sha)) ?? { kind: 'ready' }
  );
}

function refused(code: PrepareRefusal, message: string): Preparation {
  return { kind: 'refused', code, message };
}

/** The first deployment: an empty repository at the path. Killed halfway, it is simply begun again. */
async function beginCheckout(context: GitContext): Promise<Preparation | undefined> {
  const { host, target, session } = context;
  const remote = chosenRemote(target.repository ?? target.fallbackRepository ?? '');
  if (remote.kind === 'unusable')
    return refused('repository_unreachable', `repository: ${remote.reason}. Nothing was changed.`);
  const made = await host.run({
    argv: ['mkdir', '-p', '--', target.path],
    timeoutMs: 10_000,
    signal: session.signal,
  });
  if (!succeeded(made))
    return refused(
      'path_not_usable',
      `path: the folder ${target.path} could not be made: ${lastWords(made)}. Nothing was changed.`,
    );
  const repository = repositoryOf(context);
  const initialised = await initialise(repository, remote.url);
  return initialised === undefined
    ? undefined
    : refused('path_not_usable', `path: no checkout could be made in ${target.path}: ${initialised}.`);
}

async function initialise(repository: GitRepository, url: string): Promise<string | undefined> {
  const init = await git(repository, ['init', '--quiet', '--initial-branch=main', '--template=']);
  if (!succeeded(init)) return lastWords(init);
  const origin = await git(repository, ['config', 'remote.origin.url', url]);
  if (!succeeded(origin)) return lastWords(origin);
  const refspec = await git(repository, [
    'config',
    'remote.origin.fetch',
    '+refs/heads/*:refs/remotes/origin/*',
  ]);
  return succeeded(refspec) ? undefined : lastWords(refspec);
}

function chosenRemote(text: string): Remote {
  return text === ''
    ? { kind: 'unusable', reason: 'none was given and the checkout has no origin' }
    : parseRemote(text);
}

async function refuseUnsafe(context: GitContext): Promise<Preparation | undefined> {
  const repository = repositoryOf(context);
  const names = await readSettingNames(repository);
  // Killed while it was made: begun again above all else.
  if (names === undefined) return beginCheckout(context);
  const found = dangerousSettings(names);
  if (!(await lfsSettingsAreGenuine(repository, names))) found.push('filter.lfs.*');
  if (found.length === 0) return undefined;
  return refused(
    'unsafe_repository',
    `The checkout ${repository.path} has settings in .git/config that would make git run programs or go elsewhere: ${found.join(', ')}. Belay did not write them and does not run them; remove them with "git config --unset-all NAME" (actions/checkout: persist-credentials: false). Nothing was changed.`,
  );
}

async function bringCommit(
  context: GitContext,
  sha: string,
  need: PrepareNeed,
): Promise<Preparation | undefined> {
  const repository = repositoryOf(context);
  const here = await hasCommit(repository, sha, objectsOf(context));
  if (here === 'yes') return undefined;
  if (here === 'no') {
    if (need === 'plan') await openScratch(context);
    const source = await sourceOf(context, repository);
    if (source.kind === 'refused') return source;
    const fetched = await fetchCommit(repository, sha, source.source, context);
    if (fetched.kind === 'refused') return fetched;
  }
  const kind = await hasCommit(repository, sha, objectsOf(context));
  if (kind === 'yes') return undefined;
  return refused(
    'commit_not_found',
    `sha: ${sha} is not a commit${kind === 'not-a-commit' ? ' (an annotated tag or a tree has an id too; give the commit it points to)' : ''}. Nothing was changed.`,
  );
}

async function sourceOf(
  context: GitContext,
  repository: GitRepository,
): Promise<
  { readonly kind: 'source'; readonly source: FetchSource } | (Preparation & { readonly kind: 'refused' })
> {
  const { target } = context;
  const origin = await git(repository, ['config', '--local', '--no-includes', '--get', 'remote.origin.url']);
  const own = succeeded(origin) ? origin.stdout.trim() : '';
  const remote = chosenRemote(target.repository ?? (own || (target.fallbackRepository ?? '')));
  if (remote.kind === 'unusable') {
    return {
      kind: 'refused',
      code: 'repository_unreachable',
      message: `repository: ${remote.reason}. Nothing was changed.`,
    };
  }
  const { url, protocols, label } = remote;
  return {
    kind: 'source',
    source: { url, protocols, label, token: target.token, env: objectsOf(context) },
  };
}

/** Without git-lfs a checkout would put pointer files where the service expects its data. */
async function refuseMissingLfs(context: GitContext, sha: string): Promise<Preparation | undefined> {
  if (!(await usesLfs(context, sha))) return undefined;
  const version = await context.host.run({
    argv: ['git-lfs', 'version'],
    timeoutMs: 10_000,
    signal: context.session.signal,
  });
  if (succeeded(version)) return undefined;
  return refused(
    'lfs_missing',
    `Commit ${sha} keeps files in Git LFS (filter=lfs in .gitattributes) and git-lfs is not installed on ${context.host.name}; install it there. Nothing was changed.`,
  );
}

/** Whether any .gitattributes of the commit names the LFS filter. */
export async function usesLfs(context: GitContext, sha: string): Promise<boolean> {
  const attributes = ['--', '.gitattributes', ':(glob)**/.gitattributes'];
  const found = await git(
    repositoryOf(context),
    ['grep', '--quiet', '--fixed-strings', '-e', 'filter=lfs', sha, ...attributes],
    {
      env: { GIT_LITERAL_PATHSPECS: '0', ...objectsOf(context) },
    },
  );
  return succeeded(found);
}
