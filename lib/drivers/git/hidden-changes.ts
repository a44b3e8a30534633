import type { CommandResult } from '../../hosts/host.ts';
import { type GitRepository, git, succeeded } from './git-command.ts';
import { listLimit } from './tree-state.ts';

/**
 * Takes the marks "assume unchanged" and "skip worktree" off the index. Git neither sees a change of such a
 * file nor writes it, so it would be lost or stay as it is while the checkout says it is at the commit.
 * Returns their paths, or the command that failed.
 */
export async function uncoverHidden(repository: GitRepository): Promise<readonly string[] | CommandResult> {
  const listed = await git(repository, ['ls-files', '-v', '-z'], { outputLimit: listLimit });
  if (!succeeded(listed) || listed.truncated) return listed;
  const marked = parseMarks(listed.stdout);
  for (const [option, paths] of Object.entries(marked)) {
    if (paths.length === 0) continue;
    const stdin = `${paths.join('\0')}\0`;
    const cleared = await git(repository, ['update-index', option, '-z', '--stdin'], { stdin });
    if (!succeeded(cleared)) return cleared;
  }
  return [...new Set(Object.values(marked).flat())];
}

/** Reads `git ls-files -v -z`: a small letter is "assume unchanged", S is "skip worktree". */
export function parseMarks(
  text: string,
): Readonly<Record<'--no-assume-unchanged' | '--no-skip-worktree', readonly string[]>> {
  const entries = text.split('\0').filter((entry) => /^(?:[a-z]|S) /.test(entry));
  const paths = (pattern: RegExp): string[] =>
    entries.filter((entry) => pattern.test(entry)).map((entry) => entry.slice(2));
  return { '--no-assume-unchanged': paths(/^[a-z]/), '--no-skip-worktree': paths(/^[sS]/) };
}
