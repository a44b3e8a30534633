import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sshd } from '../support/sshd.ts';

/** What a contender is told, on its standard input. */
export interface ContenderOrder {
  readonly seed: number;
  readonly rounds: number;
  /** How many contend within the process: each opens the lock's file for itself. */
  readonly lanes: number;
  readonly lock: string;
  /** Shell text of the work that only one may do at a time. */
  readonly section: string;
  /** The part of its rounds in which it kills itself, or stops for a while. */
  readonly kills: number;
  readonly stops: number;
  /** Undefined for one on the machine itself. */
  readonly sshd?: Pick<Sshd, 'user' | 'hostname' | 'port' | 'label' | 'access'>;
}

export interface Contention {
  /** Where the lock is, and everything that is watched. */
  readonly folder: string;
  readonly processes: number;
  readonly lanes: number;
  readonly rounds: number;
  readonly seed: number;
  readonly kills: number;
  readonly stops: number;
  readonly sshd?: Sshd | undefined;
  /** Every so many of the processes are on the machine itself although there is a server. */
  readonly localEvery?: number;
}

export interface Contended {
  /** How often two were at work at once. */
  readonly overlaps: number;
  /** What the counter says that each work adds one to, and how many works there were. */
  readonly counted: number;
  readonly worked: number;
  /** Contenders that ended by themselves, and were killed by themselves; what others said when they failed. */
  readonly finished: number;
  readonly killed: number;
  readonly failures: readonly string[];
}

/** Longer than the second after which a host takes a silent contender for gone. */
const stopMs = 1_500;

/** Starts all contenders at once and waits for all of them; those that stop are let go on. */
export async function contend(of: Contention): Promise<Contended> {
  mkdirSync(of.folder, { recursive: true, mode: 0o700 });
  const at = (name: string): string => join(of.folder, name);
  writeFileSync(at('counter'), '0\n');
  const children: ChildProcess[] = [];
  const starting = Array.from({ length: of.processes }, (_, index) => {
    const isLocal = of.sshd === undefined || (of.localEvery !== undefined && index % of.localEvery === 0);
    return contender(orderOf(of, index, isLocal ? undefined : of.sshd), (child) => children.push(child));
  });
  let isOver = false;
  const goingOn = (async () => {
    while (!isOver) {
      await sleep(stopMs);
      for (const child of children) if (child.exitCode === null) child.kill('SIGCONT');
    }
  })();
  const ends = await Promise.all(starting);
  isOver = true;
  await goingOn;
  const lines = (name: string): number =>
    existsSync(at(name)) ? readFileSync(at(name), 'utf8').split('\n').length - 1 : 0;
  return {
    overlaps: lines('overlaps'),
    counted: Number(readFileSync(at('counter'), 'utf8')),
    worked: lines('worked'),
    finished: ends.filter((end) => end === 'finished').length,
    killed: ends.filter((end) => end === 'killed').length,
    failures: ends.filter((end) => end !== 'finished' && end !== 'killed'),
  };
}

function orderOf(of: Contention, index: number, sshd: Sshd | undefined): ContenderOrder {
  const { folder, rounds, lanes, seed, kills, stops } = of;
  const order = { seed: seed * 1_000 + index, rounds, lanes, kills, stops };
  const lock = join(folder, 'lock');
  return {
    ...order,
    lock,
    section: sectionIn(folder),
    ...(sshd === undefined
      ? {}
      : {
          sshd: {
            user: sshd.user,
            hostname: sshd.hostname,
            port: sshd.port,
            label: sshd.label,
            access: sshd.access,
          },
        }),
  };
}

/** Reads, waits and writes, so that two at once lose one of the two additions. */
function sectionIn(folder: string): string {
  return [
    `cd '${folder}'`,
    'ln -s "$$" inside 2>/dev/null || echo "$$" >> overlaps',
    'read -r count < counter',
    'sleep 0.005',
    'echo "$((count+1))" > counter',
    'echo "$$" >> worked',
    'rm -f inside',
  ].join('\n');
}

function contender(order: ContenderOrder, onStart: (child: ChildProcess) => void): Promise<string> {
  return new Promise((resolve) => {
    const program = join(import.meta.dirname, 'many-runs-contender.ts');
    const child = spawn(process.execPath, [program], { stdio: ['pipe', 'ignore', 'pipe'] });
    onStart(child);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stdin.end(JSON.stringify(order));
    child.on('exit', (code, signal) => {
      if (code === 0) resolve('finished');
      else resolve(signal === 'SIGKILL' ? 'killed' : `ended with ${String(code ?? signal)}: ${said}`);
    });
  });
}
