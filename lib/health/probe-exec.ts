import type { Command } from '../hosts/host.ts';
import { keptBytes } from './answered-text.ts';
import type { ExecCheck } from './check.ts';
import type { HealthSubject } from './health-ports.ts';
import type { Observation } from './health-report.ts';
import { judgeExec } from './judge-exec.ts';
import { lostHost } from './lost-host.ts';
import type { Asking } from './probe.ts';

/**
 * The text comes by the environment, and is taken out of it: an argv can be read by everyone on the machine. With
 * `set -e`, as all commands of a user run, so that the first of several that fails is the answer.
 */
const wrapper = 'script=$BELAY_SCRIPT; unset BELAY_SCRIPT; set -e; eval "$script"';

/** Runs a command on the host and judges its exit code and output. Never throws. */
export async function probeExec(
  check: ExecCheck,
  { timeoutMs, ports, subject }: Asking,
): Promise<Observation> {
  const started = ports.clock.monotonic();
  try {
    const result = await ports.host.run(commandFor(check, timeoutMs, { subject, signal: ports.signal }));
    const judgement = await judgeExec(check, result, { matcher: ports.matcher, timeoutMs });
    return { status: undefined, latencyMs: result.durationMs, ...judgement };
  } catch (error) {
    return lostHost(ports.clock.monotonic() - started, error);
  }
}

function commandFor(
  check: ExecCheck,
  timeoutMs: number,
  { subject, signal }: { readonly subject: HealthSubject; readonly signal: AbortSignal | undefined },
): Command {
  return {
    argv: ['/bin/sh', '-c', wrapper],
    ...(subject.directory === undefined ? {} : { cwd: subject.directory }),
    env: { ...passed(subject), BELAY_SCRIPT: check.url.slice('exec:'.length).trim() },
    timeoutMs,
    outputLimit: keptBytes,
    ...(signal === undefined ? {} : { signal }),
  };
}

/** The variables it is given besides, as far as this step has them. */
function passed({ passEnv, variable, given = {} }: HealthSubject): Record<string, string> {
  const found = passEnv.map((name) => [name, variable(name)] as const);
  const ofStep = found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return { ...Object.fromEntries(ofStep), ...given };
}
