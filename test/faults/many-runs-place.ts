import { existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleResult, BundleRun } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import type { Sshd } from '../support/sshd.ts';
import { composeStorm } from './many-runs-compose.ts';
import type { CommitKind, PlannedRun, StormPlan } from './many-runs-plan.ts';
import type { ComposeParts } from './sweep-compose.ts';

/** One environment, with everything many runs at once do to it and can be watched at. */
export interface StormPlace {
  readonly sandbox: Sandbox;
  readonly plan: StormPlan;
  /** Full ids of the planned commits, by their number. */
  readonly shas: readonly string[];
  readonly target: StormTarget;
  /** Inputs of a deployment here. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The server that runs over SSH come by. */
  readonly sshd: Sshd | undefined;
  readonly lock: string;
  readonly ledger: string;
  /** A line each time two commands of the target's restart were at work at once. */
  readonly overlaps: string;
  start(run: PlannedRun, more: Partial<BundleRun>): Promise<BundleResult>;
}

/** What a driver makes live. */
export interface StormTarget {
  /** Inputs of a deployment that only its driver has. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly restart: string;
  /** Puts a commit where it can be deployed from. */
  publish(sha: string, version: string, kind: CommitKind): Promise<void>;
  /** The commit that the target itself says it runs, and the version it serves. */
  live(): Promise<string>;
  version(): Promise<string>;
}

export interface PlaceOptions {
  readonly driver?: 'git' | 'releases' | 'compose';
  readonly sshd?: Sshd | undefined;
  /** For `compose`. */
  readonly parts?: ComposeParts | undefined;
}

/** Makes the commits, validates the first and lets CI say of the others what is planned. */
export async function prepareStorm(
  sandbox: Sandbox,
  plan: StormPlan,
  { driver = 'git', sshd, parts }: PlaceOptions = {},
): Promise<StormPlace> {
  const target =
    driver === 'compose' && parts !== undefined
      ? await composeStorm(sandbox, parts)
      : filesTarget(sandbox, driver);
  const overlaps = join(sandbox.folder, 'overlaps');
  const inputs = { ...target.inputs, restart: watchfulRestart(sandbox, target.restart, overlaps) };
  const { env } = target;
  const shas: string[] = [];
  mkdirSync(join(sandbox.folder, 'how'));
  for (const [index, { kind, restart }] of plan.commits.entries()) {
    const version = `1.${index}`;
    const sha = kind === 'sick' ? sandbox.sickRelease(version) : sandbox.release(version);
    writeFileSync(join(sandbox.folder, 'how', sha), restart);
    await target.publish(sha, version, kind);
    shas.push(sha);
  }
  const [first = ''] = shas;
  const deployed = await sandbox.deploy(first, inputs, { env });
  if (deployed.exitCode !== 0) throw new Error(`The first deployment failed:\n${deployed.log}`);
  for (const [index, { kind }] of plan.commits.entries()) letCiSpeak(sandbox, shas[index] ?? '', kind);
  const watched = await sandbox.watch(first, {}, { env });
  if (watched.outputs['action'] !== 'validated') throw new Error(`It was not validated:\n${watched.log}`);
  const elsewhere =
    sshd === undefined
      ? {}
      : { hosts: sshd.label, 'ssh-key': sshd.privateKey, 'known-hosts': sshd.knownHosts };
  return {
    sandbox,
    plan,
    shas,
    target,
    inputs,
    sshd,
    lock: join(sandbox.state, 'lock'),
    ledger: join(sandbox.state, 'ledger.jsonl'),
    overlaps,
    start: (run, more) =>
      startRun(sandbox, { ...run, shas, inputs, env, way: run.over === 'ssh' ? elsewhere : {} }, more),
  };
}

function filesTarget(sandbox: Sandbox, driver: string): StormTarget {
  return {
    inputs: { driver },
    env: {},
    restart: sandbox.service.restart,
    publish: async () => undefined,
    live: async () =>
      driver === 'git'
        ? sandbox.head()
        : readlinkSync(join(sandbox.path, 'current')).replace('releases/', ''),
    version: () => sandbox.service.version(),
  };
}

function letCiSpeak(sandbox: Sandbox, sha: string, kind: string): void {
  if (kind === 'good') sandbox.ci(sha, 'success');
  else if (kind === 'bad' || kind === 'sick' || kind === 'broken') sandbox.ci(sha, 'failure');
  else if (kind === 'mute') sandbox.ci(sha, 'cancelled');
  else
    sandbox.github.state.addRun({
      sha,
      workflow: 'ci.yml',
      workflowName: 'CI',
      branch: 'main',
      status: 'in_progress',
    });
}

/** CI of the late commits is done. */
export function judgeLate({ sandbox }: StormPlace, sha: string, kind: string): void {
  const run = sandbox.github.state.runs.find((each) => each.sha === sha);
  if (run !== undefined)
    sandbox.github.state.updateRun(run.id, { conclusion: kind === 'late-good' ? 'success' : 'failure' });
}

/** Told apart from the numbers that the emulated GitHub gives. */
const firstRunId = 9_000_000;

/** What the ledger says of the run that announced an act. */
export function urlOf({ id }: Pick<PlannedRun, 'id'>): string {
  return `https://github.com/acme/shop/actions/runs/${firstRunId + id}`;
}

/** How long a watcher waits for CI. */
export const watchSeconds = 60;

interface Started extends PlannedRun {
  readonly shas: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly way: Readonly<Record<string, string>>;
}

function startRun(sandbox: Sandbox, run: Started, more: Partial<BundleRun>): Promise<BundleResult> {
  const { task, shas, way } = run;
  const env = { ...run.env, GITHUB_RUN_ID: String(firstRunId + run.id) };
  const inputs = { ...way, 'lock-timeout': run.patience };
  const shaOf = (commit: number): string => shas[commit] ?? '';
  if (task.kind === 'watch')
    return sandbox.watch(shaOf(task.commit), { ...inputs, timeout: `${watchSeconds}s` }, { env, ...more });
  if (task.kind === 'rollback')
    return sandbox.rollback(
      { ...inputs, ...(task.to === undefined ? {} : { to: shaOf(task.to) }) },
      { env, ...more },
    );
  const unchecked = task.checked ? {} : { health: '' };
  return sandbox.deploy(shaOf(task.commit), { ...run.inputs, ...inputs, ...unchecked }, { env, ...more });
}

/**
 * Says so when another restart is at work. Whoever was killed in the middle leaves its mark: that counts only while its
 * process lives, which is the one that runs this very text.
 */
function watchfulRestart({ folder }: Sandbox, restart: string, overlaps: string): string {
  const mark = join(folder, 'inside');
  return [
    `how=$(cat '${folder}/how/'"$BELAY_SHA" 2>/dev/null || echo plain)`,
    `[ "$how" != stubborn ] || trap '' TERM INT HUP`,
    "own=$(exec sh -c 'echo $PPID')",
    `if ! ln -s "$own" '${mark}' 2>/dev/null; then`,
    `  other=$(readlink '${mark}' || echo none)`,
    `  case $(cat "/proc/$other/stat" 2>/dev/null || echo gone) in`,
    '    gone|*") Z "*) ;;',
    `    *) echo "$other was at work when $own began ($BELAY_SHA)" >> '${overlaps}';;`,
    '  esac',
    `  ln -sfn "$own" '${mark}'`,
    'fi',
    restart,
    'case $how in',
    '  slow) sleep 0.3;;',
    '  stubborn) sleep 0.4;;',
    "  daemon) (trap '' TERM INT HUP; exec sleep 2) </dev/null >/dev/null 2>&1 &",
    'esac',
    'sleep 0.01',
    `rm -f '${mark}'`,
    '[ "$how" != failing ]',
  ].join('\n');
}

/** The whole lines of the ledger. */
export function ledgerLines({ ledger }: StormPlace): readonly string[] {
  const text = existsSync(ledger) ? readFileSync(ledger, 'utf8') : '';
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
}
