import type { HealthPorts, HealthSubject } from '../../../lib/health/health-ports.ts';
import type { Command, CommandResult, ConnectResult, ConnectTarget, Host } from '../../../lib/hosts/host.ts';
import type { PatternMatcher } from '../../../lib/ports/pattern-matcher.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { type Reply, type ScriptedHttp, scriptedHttp } from './scripted-http.ts';

/** What a host does when it is asked to; by default it is lost, and this machine. */
export interface ScriptedHost {
  readonly run?: (command: Command) => CommandResult;
  readonly connect?: (target: ConnectTarget) => ConnectResult;
  readonly forward?: Host['forward'];
}

export interface ScriptedPorts {
  readonly http: ScriptedHttp;
  readonly clock: FakeClock;
  readonly lines: readonly string[];
  readonly ports: Omit<HealthPorts, 'clock'> & { readonly clock: FakeClock };
}

/** Matches on the spot: the patterns of these tests end. */
const matcher: PatternMatcher = {
  matches: async (pattern, text) => (new RegExp(pattern, 'u').test(text) ? 'yes' : 'no'),
  close: () => Promise.resolve(),
};

/** Ports that answer from scripts, on a clock that stands still until somebody sleeps. */
export function scriptedPorts(reply: Reply = () => 200, host: ScriptedHost = {}): ScriptedPorts {
  const http = scriptedHttp(reply);
  const clock = createFakeClock();
  const lines: string[] = [];
  const lost = (): never => {
    throw new Error('the host is lost');
  };
  const ports = {
    http,
    clock,
    matcher,
    log: { info: (line: string) => lines.push(line) },
    host: {
      name: 'this machine',
      forward: host.forward ?? (async () => undefined),
      run: async (command: Command) => (host.run ?? lost)(command),
      connect: async (target: ConnectTarget) => (host.connect ?? lost)(target),
    },
  };
  return { http, clock, lines, ports };
}

/** A step with these variables. */
export function subjectWith(
  variables: Readonly<Record<string, string>> = {},
  parts: Partial<HealthSubject> = {},
): HealthSubject {
  return { variable: (name) => variables[name], passEnv: [], ...parts };
}
