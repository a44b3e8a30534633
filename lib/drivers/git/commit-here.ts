import { type GitRepository, git } from './git-command.ts';
import { releaseRef } from './kept-releases.ts';

/** What is in a repository of one commit. */
export interface CommitHere {
  /** What the id names: an annotated tag and a tree have one too. */
  readonly kind: 'commit' | 'absent' | 'other';
  /** Whether the name of the ref that keeps it from `git gc` leads to it: the ref itself, or a branch named so. */
  readonly isNamed: boolean;
  /** The commit that HEAD names; undefined where there is none, or it is not here. */
  readonly head: string | undefined;
}

/** Asks it in one command. An id is the object, also where a branch is named like it. */
export async function commitHere(
  repository: GitRepository,
  sha: string,
  env: Readonly<Record<string, string>> = {},
): Promise<CommitHere> {
  // At a HEAD that is damaged git dies: what stands before it is answered by then.
  const asked = [sha, releaseRef(sha), 'HEAD^{commit}'];
  const result = await git(repository, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], {
    stdin: asked.map((name) => `${name}\n`).join(''),
    env,
  });
  return parseCommitHere(result.stdout, sha);
}

/** Reads `ID TYPE` lines, in the order asked; what is not here is said in other words. Pure. */
export function parseCommitHere(text: string, sha: string): CommitHere {
  const [itself, kept, head] = text.split('\n').map(readObject);
  const type = itself?.id === sha ? itself.type : undefined;
  return {
    kind: type === undefined ? 'absent' : type === 'commit' ? 'commit' : 'other',
    isNamed: kept?.id === sha,
    head: head?.type === 'commit' ? head.id : undefined,
  };
}

function readObject(line: string): { readonly id: string; readonly type: string } | undefined {
  const [, id, type] = /^([0-9a-f]{40,64}) (commit|tree|blob|tag)$/.exec(line) ?? [];
  return id === undefined || type === undefined ? undefined : { id, type };
}
