import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Call, type Moment, momentOf, readCalls, recording } from '../support/strace.ts';
import { harmsOf } from './sweep-harms.ts';
import type { Place } from './sweep-place.ts';
import { closeTap, openTap, type RecordedRun, type RunName, readRuns } from './sweep-tap.ts';

/** What is done to a system call: its process is killed and the call not made, or the call fails. */
export type Harm = 'kill' | 'ENOSPC' | 'EIO';

/** An instant at which a run is harmed. */
export type KillPoint =
  /** The bundle, at a system call of its own. */
  | { readonly kind: 'bundle'; readonly harm: Harm; readonly moment: Moment; readonly label: string }
  /**
   * A program the bundle runs on this machine, or a script it runs on a host, at a system call of it or of what it
   * started. Killed are all its processes: `alone`, or together with the bundle.
   */
  | {
      readonly kind: 'child' | 'remote';
      readonly run: RunName;
      readonly harm: Harm;
      readonly moment: Moment;
      readonly alone: boolean;
      /** Only calls of the first git of this name that git starts are counted (`index-pack`). */
      readonly within?: string | undefined;
      readonly label: string;
    }
  /**
   * Around such a run, where its own calls cannot be told apart (the docker CLI does its work over a socket):
   * `run` kills the bundle, `child` the program itself before it has done anything, `drop` cuts the connection.
   */
  | {
      readonly kind: 'around-child' | 'around-remote';
      readonly run: RunName;
      readonly when: 'before' | 'after';
      readonly harm: 'run' | 'child' | 'drop';
      readonly label: string;
    }
  /** The bundle and the command, between two lines of a restart. */
  | { readonly kind: 'restart'; readonly step: number; readonly label: string };

/** Points of one stratum are alike: a sample takes some of each. */
export function stratumOf(point: KillPoint): string {
  switch (point.kind) {
    case 'bundle':
      return `bundle ${point.harm}`;
    case 'child':
    case 'remote':
      return `${point.kind} ${point.harm}${point.alone && point.harm === 'kill' ? ' alone' : ''}`;
    case 'around-child':
    case 'around-remote':
      return `${point.kind} ${point.harm}`;
    case 'restart':
      return 'restart';
  }
}

/** Whether the bundle must have been killed where the point was reached. */
export function killsBundle(point: KillPoint): boolean {
  switch (point.kind) {
    case 'bundle':
      return point.harm === 'kill';
    case 'child':
    case 'remote':
      return point.harm === 'kill' && !point.alone;
    case 'around-child':
    case 'around-remote':
      return point.harm === 'run';
    case 'restart':
      return true;
  }
}

/** Runs the act of a place once undisturbed and finds every instant at which a fault makes a difference. */
export async function findKillPoints(place: Place): Promise<readonly KillPoint[]> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-trace-'));
  try {
    const log = join(folder, 'calls');
    await place.reset();
    const { env } = openTap(place, { kind: 'record' });
    const result = await place.scenario.act(place, { wrapper: recording(log, ['-b', 'execve']), env });
    const word = result.outputs['status'] ?? result.outputs['action'];
    if (word !== place.scenario.undisturbed)
      throw new Error(`Undisturbed it came to ${word}:\n${result.log}`);
    return [...bundlePoints(readCalls(log), place), ...runPoints(place), ...restartPoints(place)];
  } finally {
    closeTap(place);
    rmSync(folder, { recursive: true, force: true });
  }
}

function bundlePoints(calls: readonly Call[], place: Place): KillPoint[] {
  const own = calls.filter(({ name }) => name !== 'execve');
  return own
    .filter(
      (call) =>
        changes(call) &&
        call.paths.some((path) => path.startsWith(place.sandbox.folder) && !path.includes('/tap/')),
    )
    .flatMap((call): KillPoint[] => {
      const moment = momentOf(call, own);
      if (moment === undefined) return [];
      return harmsOf(call).map((harm) => ({
        kind: 'bundle',
        harm,
        moment,
        label: `${harm} at ${labelOf(call)}`,
      }));
    });
}

function runPoints(place: Place): KillPoint[] {
  return readRuns(place).flatMap((run) => [...callPoints(run, place), ...aroundPoints(run, place)]);
}

/** Names that are others in every run: a moment cannot be told by them, only by the number of the call. */
const passing = /\/tmp\.\w+|\/tmp_\w+|\/script\.\w+|\/tmp-\w+/;

/** A call, and by what its moment can be told. */
interface Told {
  readonly call: Call;
  readonly stable: Call;
}

function callPoints(run: RecordedRun, place: Place): KillPoint[] {
  if (run.program === 'docker') return [];
  const kind = place.host.kind === 'ssh' ? 'remote' : 'child';
  const told = run.calls
    .filter(({ name }) => name !== 'execve')
    .map(
      (call): Told => ({
        call,
        stable: { ...call, paths: call.paths.filter((path) => !passing.test(path)) },
      }),
    );
  const seen = new Set<string>();
  const points: KillPoint[] = [];
  for (const each of told.filter(({ call }) => changes(call))) {
    const found = momentIn(run, each, told);
    const key = JSON.stringify(found);
    if (found === undefined || seen.has(key)) continue;
    seen.add(key);
    const where = `in ${run.what} (${run.name.number}) at ${labelOf(each.call)}`;
    const point = (harm: Harm, alone: boolean, how: string): KillPoint => {
      return { kind, run: run.name, harm, ...found, alone, label: `${how} ${where}` };
    };
    points.push(...harmsOf(each.call).map((harm) => point(harm, true, harm)));
    points.push(point('kill', false, 'kill with the bundle'));
  }
  return points;
}

/**
 * Among all calls of the run; else, where a process beside it comes to that number first, among those of the git that
 * makes the call: what a fetch writes of a pack is written by a git of its own.
 */
function momentIn(
  run: RecordedRun,
  { call, stable }: Told,
  told: readonly Told[],
): { readonly moment: Moment; readonly within?: string } | undefined {
  const moment = momentOf(
    stable,
    told.map((each) => each.stable),
  );
  if (moment !== undefined) return { moment };
  const within = gitOf(call, run.calls);
  // What the other end of a fetch does is not what is deployed to.
  return within === undefined ? undefined : { moment: { call: call.name, when: call.ordinal }, within };
}

/** Which git a process is, where it is the first of its name that git has started in this run. */
function gitOf({ tracee }: Call, calls: readonly Call[]): string | undefined {
  const started = calls.flatMap((each) => {
    const name = each.name === 'execve' ? gitStarted.exec(each.text)?.[1] : undefined;
    return name === undefined || each.failed ? [] : [{ name, tracee: each.tracee }];
  });
  const mine = started.find((each) => each.tracee === tracee);
  return started.find(({ name }) => name === mine?.name) === mine ? mine?.name : undefined;
}

const gitStarted = /^"[^"]*\/git-core\/git", \["[^"]*", "([a-z-]+)"/;

/** Only where something is done: after a mere look nothing is other than before it. */
function aroundPoints(run: RecordedRun, place: Place): KillPoint[] {
  const does = run.calls.some(changes) || run.program.startsWith('docker');
  if (!does) return [];
  const kind = place.host.kind === 'ssh' ? 'around-remote' : 'around-child';
  const point = (when: 'before' | 'after', harm: 'run' | 'child' | 'drop', label: string): KillPoint => ({
    kind,
    run: run.name,
    when,
    harm,
    label: `${label} ${run.what} (${run.name.number})`,
  });
  const both = [
    point('after', 'run', 'the bundle killed after'),
    point('before', 'child', 'killed at its beginning:'),
  ];
  if (kind === 'around-child') return both;
  return [
    ...both,
    point('before', 'drop', 'connection cut at the beginning of'),
    point('after', 'drop', 'connection cut at the end of'),
  ];
}

/** The restart of a place stops between its lines where its bundle is a process of the same machine. */
function restartPoints(place: Place): KillPoint[] {
  if (place.host.kind === 'ssh') return [];
  const restarts = readRuns(place).filter(({ what }) => what === 'restart').length;
  return Array.from({ length: restarts * 4 }, (_, step): KillPoint => {
    return { kind: 'restart', step: step + 1, label: `restart step ${step + 1}` };
  });
}

/** Whether a call changes what is on the disk: reads and pipes do not. */
function changes(call: Call): boolean {
  if (call.failed || call.name === 'execve') return false;
  // Every script on a host holds it, also one that only looks.
  if (call.paths.some((path) => path.endsWith('/lock.work'))) return false;
  if (call.name === 'openat') return /O_CREAT|O_TRUNC/.test(call.text) && !/\/dev\/|\/proc\//.test(call.text);
  if (call.name === 'write' || call.name === 'pwrite64')
    return call.paths.some((path) => !path.startsWith('/dev/'));
  return true;
}

function labelOf(call: Call): string {
  const name = /"([^"]*)"/.exec(call.text)?.[1] ?? call.paths[0] ?? '';
  const path = call.name.includes('write') ? (call.paths[0] ?? '') : name;
  const short = path.split('/').slice(-2).join('/');
  // The names that are made anew in every run would make every sample another one.
  const stable = short
    .replace(/[0-9a-f]{16,}/g, '*')
    .replace(/(\btmp_[a-z]+_|\btmp\.|\bscript\.|\btmp-)\w+/g, '$1*');
  return `${call.name} #${call.ordinal} ${stable}`;
}
