import assert from 'node:assert/strict';
import type { DeliveryState } from '../../../lib/delivery/delivery-state.ts';
import { environmentFiles } from '../../../lib/delivery/environment-store.ts';
import type { HostLine } from '../../../lib/delivery/hosts/host-line.ts';
import { peekEnvironment } from '../../../lib/delivery/plan-deploy.ts';
import { batchSize } from '../../../lib/delivery/rollout.ts';
import { startProcess } from '../process.ts';
import { type Commit, commitOf, running, shaOf, type Target } from '../target.ts';
import { checkForward } from './forward.ts';
import type { Told } from './history.ts';
import type { FleetRun } from './run.ts';
import type { FleetWorld, ModelHost } from './world.ts';

/** A run that had the hosts for itself, and what it told at its end. */
export interface Ended {
  readonly run: FleetRun;
  readonly over: readonly ModelHost[];
  readonly told: Told;
  /** The release that all of them ran and had validated, in order; undefined where they had not. */
  readonly proven: Commit | undefined;
  /** What a watcher was to bring to all hosts of the environment; undefined with none, or over some of them. */
  readonly forward: Commit | undefined;
  readonly before: readonly {
    readonly lines: number;
    readonly head: Commit | undefined;
    readonly activated: number;
  }[];
}

/** What all of these hosts run, if it is in order everywhere and can be returned to. */
export function provenOn(hosts: readonly ModelHost[]): Commit | undefined {
  const [first] = hosts;
  const commit = first?.book.live?.commit;
  const isOn = ({ book, target, isAway }: ModelHost): boolean =>
    !isAway &&
    book.pending === undefined &&
    book.live?.commit === commit &&
    book.proven[0]?.commit === commit &&
    target.clean &&
    running(target) === commit &&
    target.activationFaults.length === 0;
  return hosts.every(isOn) ? commit : undefined;
}

function isWellOn({ health, failing, crashing, kept }: Target, commit: Commit): boolean {
  const isUp = (health.get(commit) ?? 'healthy') === 'healthy' && !crashing.has(commit);
  return isUp && !failing.has(commit) && kept.has(commit);
}

/** What Belay would read from the files of this host. */
export async function rememberedOn({ disk, ref, target }: ModelHost): Promise<DeliveryState> {
  const state = await peekEnvironment(ref, startProcess(target, undefined, { lock: 'played', disk }).ports);
  assert(!('kind' in state), 'the state became unreadable');
  return state;
}

/** After every step: what is remembered is what was written, and nothing needed was pruned. */
export async function checkStanding({ hosts, blocked, broken }: FleetWorld): Promise<void> {
  // A detached watcher may be between writing a line and its being seen: it comes to its next call first.
  await new Promise((resolve) => setImmediate(resolve));
  for (const error of broken) throw error;
  assert.deepEqual(blocked, [], 'two runs waited for each other');
  for (const host of hosts) {
    const { live, validated, earlier, pending } = await rememberedOn(host);
    const { book, name, target } = host;
    const proven = [...(validated === undefined ? [] : [validated]), ...earlier];
    assert.deepEqual(
      {
        live: live && `${commitOf(live.sha)}@${live.generation}`,
        healthy: live?.healthy,
        proven: proven.map(({ sha, generation }) => `${commitOf(sha)}@${generation}`),
        pending: pending?.generation,
      },
      {
        live: book.live && `${book.live.commit}@${book.live.generation}`,
        healthy: book.live?.healthy,
        proven: book.proven.map(({ commit, generation }) => `${commit}@${generation}`),
        pending: book.pending?.generation,
      },
      `${name} remembers something else than what was written`,
    );
    const onTheWay = [pending?.from, pending?.to, pending?.rollbackPoint];
    for (const sha of [live?.sha, validated?.sha, earlier[0]?.sha, ...onTheWay]) {
      if (typeof sha !== 'string') continue;
      const commit = commitOf(sha);
      const isThere = target.kept.has(commit) || target.lost.has(commit) || book.beyond.has(commit);
      assert(isThere, `${name}: ${commit} was pruned (D14)`);
    }
  }
}

/** What a run told that had the hosts for itself. */
export function checkEnding(world: FleetWorld, ended: Ended): void {
  const { told, over } = ended;
  checkUntouched(world, ended);
  if (told.kind === 'died' || told.kind === 'cancelled') return;
  const { report } = told;
  const lines = 'hosts' in report ? (report.hosts ?? []) : [];
  checkLines(ended, lines);
  checkForward(ended);
  const sha = shaIn(told);
  const heads = new Set(over.map(({ target }) => running(target)));
  // What nobody looked at is told as it is remembered, and somebody may have changed it by hand.
  const known = over.filter((_, index) => isKnown(lines[index]) && wasLookedAt(lines[index]));
  const differ =
    new Set(known.filter(({ target }) => !target.stopped).map(({ target }) => target.head)).size > 1;
  const isLooked = over.length === 1 || known.length === over.length;
  if (
    sha !== null &&
    sha !== undefined &&
    !over.some(({ target }) => target.stopped) &&
    isLooked &&
    isWhole(told)
  )
    assert.deepEqual([...heads], [commitOf(sha)], `told that all run ${sha}`);
  if (told.kind === 'deploy' && told.report.kind === 'deployed') checkDeployed(ended, told.report, differ);
  if (told.kind === 'watch' && told.report.action === 'rolled-back' && lines.length > 0)
    checkOneWayBack(ended, lines);
}

/** A refusal tells of what was remembered. */
function isWhole(told: Exclude<Told, { readonly kind: 'died' | 'cancelled' }>): boolean {
  if (told.kind !== 'watch') return told.report.kind !== 'refused';
  return ['validated', 'rolled-back'].includes(told.report.action);
}

function shaIn(told: Exclude<Told, { readonly kind: 'died' | 'cancelled' }>): string | null | undefined {
  if (told.kind === 'watch') return told.report.liveSha;
  return told.report.kind === 'refused' ? undefined : told.report.sha;
}

/** Of what was refused before it began, the memory is told too. */
function wasLookedAt(line: HostLine | undefined): boolean {
  return line?.status !== 'untouched' && line?.reasonCode !== 'state_not_writable';
}

function isKnown(line: HostLine | undefined): boolean {
  return line !== undefined && line.status !== 'unknown' && line.status !== 'unreachable';
}

/** Who is not in the list, who was not reached and whose turn did not come was not changed. */
function checkUntouched(world: FleetWorld, { over, told, before }: Ended): void {
  const lines = 'report' in told && 'hosts' in told.report ? (told.report.hosts ?? []) : [];
  for (const [index, host] of world.hosts.entries()) {
    const line = over.includes(host) ? lines[over.indexOf(host)] : undefined;
    const isLeft = line?.status === 'untouched' || line?.status === 'unreachable';
    if (over.includes(host) && !isLeft) continue;
    const was = before[index];
    assert.equal(running(host.target), was?.head, `${host.name} was not to be changed`);
    assert.equal(host.target.activated.length, was?.activated, `${host.name} was not to be touched`);
  }
}

/** Rule 7, host by host. */
function checkLines({ over, run }: Ended, lines: readonly HostLine[]): void {
  for (const [index, line] of lines.entries()) {
    const host = over[index];
    if (host === undefined || !isKnown(line) || host.target.stopped || run.struck) continue;
    if (['untouched', 'lock_held', 'nothing_live'].includes(line.reasonCode)) continue;
    // Nobody knows how to ask a host on which Belay has made nothing live.
    if (host.book.live === undefined && line.reasonCode === 'superseded') continue;
    const head = running(host.target);
    assert.equal(
      line.sha,
      head === undefined ? null : shaOf(head),
      `${host.name}: told ${line.sha} (${line.reasonCode})`,
    );
  }
}

type Deployed = Extract<Extract<Told, { readonly kind: 'deploy' }>['report'], { readonly kind: 'deployed' }>;

/** A fleet that ran one proven release runs one at the end, whatever fails on it but that release itself. */
function checkOneRelease({ over, run, proven }: Ended): void {
  const { request } = run;
  if (proven === undefined || run.struck || request.kind !== 'deploy' || request.onFailure === 'keep') return;
  const heads = new Set(over.map(({ target }) => running(target)));
  const isWell = over.every(({ target }) => isWellOn(target, proven));
  if (isWell && request.maxFailures === 0)
    assert.equal(heads.size, 1, `half and half: ${[...heads].join(' and ')}`);
}

/** Where it may be the going back with the others that failed. */
const ofGoingBack: readonly string[] = [
  'taken_back',
  'rollback_failed',
  'rollback_not_possible',
  'host_lost',
];

/** W1: never half and half without saying so, and no more failures than may. */
function checkDeployed(ended: Ended, report: Deployed, differ: boolean): void {
  const { run, over } = ended;
  const { request } = run;
  if (request.kind !== 'deploy' || report.hosts.length === 0) return;
  checkOneRelease(ended);
  const { hosts: lines } = report;
  const told = new Set(lines.filter(isKnown).map(({ sha }) => sha));
  if (told.size > 1 && report.reasonCode !== 'host_lost') assert.equal(report.reasonCode, 'hosts_differ');
  if (differ && report.sha !== null) assert.fail(`the hosts differ, and all are told to run ${report.sha}`);
  const failed = lines.filter(
    ({ status, reasonCode }) =>
      ['failed', 'rolled-back', 'unknown', 'unreachable'].includes(status) &&
      reasonCode !== 'untouched' &&
      !ofGoingBack.includes(reasonCode),
  );
  const size = batchSize({ kind: 'number', hosts: request.batch }, over.length);
  // What strikes a run strikes it on one host, which may be on its way back by then.
  const struck = run.struck ? 1 : 0;
  assert(failed.length <= request.maxFailures + size + struck, `${failed.length} hosts failed`);
  if (report.status === 'live')
    assert(failed.length <= request.maxFailures, 'live although more failed than may');
  if (report.status === 'rolled-back')
    assert(!told.has(shaOf(request.commit)), 'rolled back and still on a host');
}

/** All that went back for one verdict went back to one release. */
function checkOneWayBack({ over }: Ended, lines: readonly HostLine[]): void {
  const back = lines.filter(({ status }) => status === 'rolled-back');
  const shas = new Set(back.map(({ sha }) => sha));
  const isSaid = lines.length > 0 && over.length > 0;
  if (isSaid && shas.size > 1) assert.fail(`went back to ${[...shas].join(' and ')}`);
}

/** The two last requests of a history, with nothing in their way. */
export function checkMended({ hosts }: FleetWorld, run: FleetRun, told: Told): void {
  assert('report' in told, `the last run ${told.kind}`);
  const { report } = told;
  const message = 'message' in report ? report.message : '';
  for (const { target, name, book } of hosts) {
    assert.equal(running(target), 'C', `${name} does not come to run C: ${message}`);
    assert(target.clean, `${name} is left dirty`);
    assert.equal(book.pending, undefined, `${name}: an act is still open`);
  }
  if (run.request.kind === 'deploy') {
    const isGood = 'reasonCode' in report && ['deployed', 'unchanged'].includes(report.reasonCode);
    assert(isGood, `not deployed in the end: ${message}`);
    return;
  }
  for (const { book, name, disk, ref } of hosts) {
    assert.equal(book.proven[0]?.commit, 'C', `${name}: not validated in the end: ${message}`);
    const files = environmentFiles(ref.stateFolder, ref.environment);
    assert.deepEqual(
      disk.names(files.folder).filter((each) => each.endsWith('.tmp')),
      [],
      'temporary files were left',
    );
    assert.equal(
      disk.read(files.validated)?.toString('utf8').trim(),
      shaOf('C'),
      'last-validated-sha.txt is another',
    );
  }
}
