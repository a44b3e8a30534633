import type { CommandResult } from '../../hosts/host.ts';
import { formatDuration } from '../../ports/duration.ts';
import type { Activation } from '../driver.ts';
import { gitCommand, succeeded } from '../git/git-command.ts';
import { headQuestion } from '../git/observe.ts';
import { mendRelease } from './mend-release.ts';
import { currentFolder, readHead } from './observe-releases.ts';
import { prepareRelease } from './prepare-release.ts';
import { type ReleasesContext, releaseFolder, runScript, scriptWords, workTree } from './releases-context.ts';

type Failed = Extract<Activation, { readonly kind: 'failed' }>;

/**
 * A new link takes the place of the old one in one step (rename(2)), so there is never a moment without `current`;
 * the folder is synced, so that it is the new one after a power cut too. Prints `missing`, `already` or `switched`, and
 * then runs the command it is given, which reads back the commit.
 */
const switchScript = `path=$1 name=releases/$2; shift 2
cd -- "$path" 2>/dev/null && [ -d "$name" ] && [ ! -L "$name" ] || { echo missing; exit 0; }
if [ -L current ]; then
  if [ current -ef "$name" ]; then echo already; exit 0; fi
elif [ -e current ]; then
  echo "error: $path/current is not the link that Belay keeps there; move it away" >&2; exit 1
fi
ln -sfn -- "$name" .current.new && mv -T -- .current.new current || exit 1
sync . 2>/dev/null || sync
echo switched
exec "$@"`;

/** Switches `current` to the release; one that is not there any more is made from the repository first. */
export async function switchRelease(context: ReleasesContext, sha: string): Promise<Activation> {
  const first = await attempt(context, sha);
  const [came] = saidBy(first);
  if (came === 'switched') return readBack(context, sha, first);
  if (!succeeded(first)) return notSwitched(context, first);
  if (came === 'already') return stayLive(context, sha);
  const made = await prepareRelease(context, sha, 'local');
  if (made.kind === 'refused') return failed(made.message);
  const second = await attempt(context, sha);
  return saidBy(second)[0] === 'switched' ? readBack(context, sha, second) : notSwitched(context, second);
}

function attempt(context: ReleasesContext, sha: string): Promise<CommandResult> {
  const { argv, env } = gitCommand(workTree(context, currentFolder(context)), headQuestion);
  return runScript(context, switchScript, [context.target.path, sha, ...argv], { env });
}

function saidBy(result: CommandResult): readonly string[] {
  return result.kind === 'not-started' ? [] : result.stdout.split('\n');
}

function failed(message: string): Failed {
  return { kind: 'failed', code: 'activation_failed', message };
}

function notSwitched({ target }: ReleasesContext, result: CommandResult): Failed {
  return failed(`${target.path}/current could not be switched: ${scriptWords(result)}.`);
}

/** It is live: its files are brought back to the commit where somebody changed them. */
async function stayLive(context: ReleasesContext, sha: string): Promise<Activation> {
  const mended = await mendRelease(context, sha);
  return mended.kind === 'failed' ? mended : ((await wrongCommit(context, sha)) ?? mended);
}

async function readBack(context: ReleasesContext, sha: string, switched: CommandResult): Promise<Activation> {
  const [, head] = saidBy(switched);
  // Where it could not be read, git is asked by itself, which mends what it can.
  const wrong = head === sha ? undefined : await wrongCommit(context, sha);
  if (wrong !== undefined) return wrong;
  context.log.info(
    `${context.target.path}/current leads to ${releaseFolder(context, sha)} now, switched in ${formatDuration(switched.durationMs)}; its commit was read back.`,
  );
  return { kind: 'active', saved: undefined };
}

async function wrongCommit(context: ReleasesContext, sha: string): Promise<Failed | undefined> {
  const head = await readHead(context);
  if (head === sha) return undefined;
  const message = `${context.target.path}/current is at ${head ?? 'no commit that can be read'}, not at ${sha}.`;
  return { kind: 'failed', code: 'wrong_commit', message };
}
