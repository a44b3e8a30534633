import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Call, type Moment, momentOf, readCalls, recording, repeatable } from '../support/strace.ts';
import { type Place, wordOf } from './sweep-scenarios.ts';

/** Counted by command, because git runs that only look run side by side. */
export interface GitRunName {
  readonly command: string;
  readonly number: number;
}

/** An instant at which a run is killed. */
export type KillPoint =
  /** The bundle, at a system call of its own: the call is not made. */
  | { readonly kind: 'bundle'; readonly moment: Moment; readonly label: string }
  /** git at a system call of its how-many-th run of a command; with it the bundle, or git alone. */
  | {
      readonly kind: 'git';
      readonly run: GitRunName;
      readonly moment: Moment;
      readonly alone: boolean;
      readonly label: string;
    }
  /** The bundle, when its how-many-th git of a command has just ended. */
  | { readonly kind: 'after-git'; readonly run: GitRunName; readonly label: string }
  /** The bundle and the command, between two lines of a restart. */
  | { readonly kind: 'restart'; readonly step: number; readonly label: string };

/** Runs the act of a place once undisturbed and finds every instant at which killing it makes a difference. */
export async function findKillPoints(place: Place): Promise<readonly KillPoint[]> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-trace-'));
  try {
    const log = join(folder, 'calls');
    place.reset();
    const result = await place.scenario.act(place, { wrapper: recording(log), env: repeatable });
    if (wordOf(result) !== place.scenario.undisturbed)
      throw new Error(`Undisturbed it came to ${wordOf(result)}:\n${result.log}`);
    return pointsIn(readCalls(log), place);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pointsIn(calls: readonly Call[], place: Place): KillPoint[] {
  const { own, gitRuns, shells } = attribute(calls);
  const bundle = own
    .filter((call) => changes(call) && call.paths.some((path) => path.startsWith(place.sandbox.folder)))
    .flatMap((call): KillPoint[] => {
      const moment = momentOf(call, own);
      return moment === undefined ? [] : [{ kind: 'bundle', moment, label: labelOf(call) }];
    });
  const git = gitRuns.flatMap((run) => gitPoints(run));
  const steps = shells * 4;
  const restart = Array.from({ length: steps }, (_, step): KillPoint => {
    return { kind: 'restart', step: step + 1, label: `restart step ${step + 1}` };
  });
  return [...bundle, ...git, ...restart];
}

interface GitRun extends GitRunName {
  readonly calls: Call[];
}

/** Which calls are the bundle's own threads', and which belong to each git it ran. */
function attribute(calls: readonly Call[]): { own: Call[]; gitRuns: GitRun[]; shells: number } {
  const foreign = new Set<number>();
  const runOf = new Map<number, GitRun | undefined>();
  const gitRuns: GitRun[] = [];
  const own: Call[] = [];
  let shells = 0;
  for (const call of calls) {
    if (call.name === 'execve') {
      if (call.failed || own.length === 0) {
        own.push(call);
        continue;
      }
      foreign.add(call.tracee);
      if (/\["git", "-C"/.test(call.text)) gitRuns.push(nextRun(commandOf(call.text), gitRuns));
      else if (/"\/bin\/sh", \["\/bin\/sh", "-c", "\( script=/.test(call.text)) shells += 1;
      const inGit = !/\["(flock|rm|cp|mv|mkdir|ls|cat|mktemp)"|script=/.test(call.text);
      runOf.set(call.tracee, inGit ? gitRuns.at(-1) : undefined);
    } else if (foreign.has(call.tracee)) runOf.get(call.tracee)?.calls.push(call);
    else own.push(call);
  }
  return { own, gitRuns, shells };
}

function nextRun(command: string, before: readonly GitRun[]): GitRun {
  return { command, number: before.filter((run) => run.command === command).length + 1, calls: [] };
}

/** The word after all of git's `-C` and `-c` options. */
function commandOf(text: string): string {
  return /"safe\.directory=[^"]*", (?:"-c", "[^"]*", )*"([a-z-]+)"/.exec(text)?.[1] ?? '?';
}

function gitPoints({ command, number, calls }: GitRun): KillPoint[] {
  const seen = new Set<string>();
  const points: KillPoint[] = [];
  const run = { command, number };
  for (const call of calls.filter(changes)) {
    const key = `${call.name} ${call.ordinal}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const moment = { call: call.name, when: call.ordinal };
    const label = `git ${command} (${number}): ${labelOf(call)}`;
    for (const alone of [false, true]) points.push({ kind: 'git', run, moment, alone, label });
  }
  return [...points, { kind: 'after-git', run, label: `after git ${command} (${number})` }];
}

/** Whether a call changes what is on the disk: reads and pipes do not. */
function changes(call: Call): boolean {
  if (call.failed || call.name === 'execve') return false;
  if (call.name === 'openat') return /O_CREAT|O_TRUNC/.test(call.text) && !/\/dev\/|\/proc\//.test(call.text);
  if (call.name === 'write' || call.name === 'pwrite64')
    return call.paths.some((path) => !path.startsWith('/dev/'));
  return true;
}

function labelOf(call: Call): string {
  const name = /"([^"]*)"/.exec(call.text)?.[1] ?? call.paths[0] ?? '';
  const short = (call.name.includes('write') ? (call.paths[0] ?? '') : name).split('/').slice(-2).join('/');
  return `${call.name} #${call.ordinal} ${short.replace(/[0-9a-f]{16,}/g, '*')}`;
}
