import { must, Refusal, type Run } from './command.ts';
import type { Tag } from './plan.ts';

/** git asks gh for the token of the job, and finds none in the checkout. */
const asJob = ['-c', 'credential.helper=', '-c', 'credential.helper=!gh auth git-credential'] as const;

/** Who makes tags: GitHub's own account for workflows. */
const identity = [
  ...['-c', 'user.name=github-actions[bot]'],
  ...['-c', 'user.email=41898282+github-actions[bot]@users.noreply.github.com'],
] as const;

/** Every tag of the repository on GitHub, not those of the checkout. */
export function readTags(run: Run): Tag[] {
  const output = must(run('git', [...asJob, 'ls-remote', '--tags', 'origin']), 'The tags cannot be read');
  const objects = new Map<string, string>();
  const commits = new Map<string, string>();
  for (const line of output.split('\n')) {
    const [, object, name, peeled] = /^([0-9a-f]{40,64})\trefs\/tags\/(.+?)(\^\{\})?$/.exec(line) ?? [];
    if (object === undefined || name === undefined) continue;
    (peeled === undefined ? objects : commits).set(name, object);
  }
  return [...objects].map(([name, object]) => {
    const commit = commits.get(name);
    return { name, object, commit: commit ?? object, annotated: commit !== undefined };
  });
}

/** Whether a branch on GitHub, as it is now, holds a commit. What is no branch holds none. */
export function isOnBranch(run: Run, ref: string, commit: string): boolean {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (branch === undefined) return false;
  const remote = `refs/remotes/origin/${branch}`;
  const fetched = run('git', [...asJob, 'fetch', '--quiet', '--no-tags', 'origin', `+${ref}:${remote}`]);
  must(fetched, `${ref} cannot be fetched`);
  return run('git', ['merge-base', '--is-ancestor', commit, remote]).succeeded;
}

/** Throws where the exact tag of a release is missing, or leads somewhere else. */
export function checkExactTag(tags: readonly Tag[], tag: string, commit: string): void {
  const found = tags.find(({ name }) => name === tag);
  if (found === undefined) throw new Refusal(`${tag} is not there.`);
  if (found.commit !== commit || !found.annotated)
    throw new Refusal(
      `${tag} leads to ${found.commit} and not to ${commit}, the commit that was tested: nothing is published, and the tag is left as it is.`,
    );
}

/** Makes the exact tag and pushes it, unless it is there at this commit. It is never moved. */
export function ensureExactTag(run: Run, tag: string, commit: string): 'made' | 'there' {
  const tags = readTags(run);
  if (tags.some(({ name }) => name === tag)) {
    checkExactTag(tags, tag, commit);
    return 'there';
  }
  const message = `Belay ${tag.slice(1)}`;
  // Over what a run that was broken off may have left in this clone; the one on GitHub is not touched by this.
  must(
    run('git', [...identity, 'tag', '--annotate', '--force', '-m', message, tag, commit]),
    `${tag} cannot be made`,
  );
  // The empty lease: only where there is none.
  const refspec = `refs/tags/${tag}:refs/tags/${tag}`;
  must(
    run('git', [...asJob, 'push', `--force-with-lease=refs/tags/${tag}:`, 'origin', refspec]),
    `${tag} cannot be pushed`,
  );
  checkExactTag(readTags(run), tag, commit);
  return 'made';
}

/** Moves a tag from where it was seen to a commit; fails where it has moved since. */
export function moveTag(run: Run, tag: string, from: string, commit: string): void {
  must(
    run('git', [
      ...[...asJob, 'push', `--force-with-lease=refs/tags/${tag}:${from}`],
      ...['origin', `${commit}:refs/tags/${tag}`],
    ]),
    `${tag} cannot be moved`,
  );
  const now = readTags(run).find(({ name }) => name === tag);
  if (now?.commit !== commit) throw new Refusal(`${tag} was moved, and is at ${now?.commit ?? 'no commit'}.`);
}
