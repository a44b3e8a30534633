import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySuccess, type HealthCheck } from '../../../lib/health/check.ts';
import { type HealthStatus, worstHealth } from '../../../lib/health/health-report.ts';
import { type HealthPolicy, runChecks } from '../../../lib/health/run-checks.ts';
import type { HttpRequest, HttpResponse } from '../../../lib/ports/http.ts';
import { type Reply, response } from './scripted-http.ts';
import { scriptedPorts, subjectWith } from './scripted-ports.ts';

/** What a check says each time it is asked; from the start again at the end. */
type Script = readonly HealthStatus[];

const base: HealthPolicy = { timeoutMs: 1_000, retries: 3, intervalMs: 500, successes: 1, concurrency: 50 };
const subject = subjectWith();

const answers: Readonly<Record<HealthStatus, HttpResponse>> = {
  healthy: response(200),
  degraded: response(200, { body: '{"status":"degraded","components":{}}' }),
  unhealthy: response(503),
};

function check(index: number): HealthCheck {
  return { kind: 'http', name: `n${index}`, url: `http://n${index}.example/`, status: anySuccess };
}

const indexOf = ({ url }: Pick<HttpRequest, 'url'>): number => Number(/\d+/.exec(url.hostname)?.[0]);

function replyFrom(scripts: readonly Script[]): Reply {
  return (count, request) => answers[said(scripts[indexOf(request)] ?? [], count - 1)];
}

function said(script: Script, at: number): HealthStatus {
  return script[at % script.length] ?? 'healthy';
}

interface Expected {
  readonly status: HealthStatus;
  readonly attempts: readonly number[];
  readonly last: readonly HealthStatus[];
}

/** What the docstring of runChecks says, one check after the other and without a clock. */
function model(scripts: readonly Script[], { retries, successes }: HealthPolicy): Expected {
  const checks = scripts.map((script) => ({ script, asked: 0, used: 0, last: 'healthy' as HealthStatus }));
  const end = (flapped = false): Expected => ({
    status: flapped ? 'unhealthy' : worstHealth(checks.map(({ last }) => last)),
    attempts: checks.map(({ asked }) => asked),
    last: checks.map(({ last }) => last),
  });
  let row = 0;
  for (let restarts = 0; restarts <= retries; ) {
    let stumbled = false;
    for (const each of checks) {
      do {
        each.last = said(each.script, each.asked);
        each.asked += 1;
        if (each.last === 'unhealthy') stumbled = true;
        if (each.last === 'healthy') break;
        each.used += 1;
      } while (each.used <= retries);
    }
    if (checks.some(({ last }) => last === 'unhealthy')) return end();
    if (stumbled && row > 0) restarts += 1;
    row = stumbled ? 1 : row + 1;
    if (row >= successes) return end();
  }
  return end(true);
}

const policies = fc.record({
  retries: fc.integer({ min: 0, max: 4 }),
  successes: fc.integer({ min: 1, max: 4 }),
  concurrency: fc.integer({ min: 1, max: 5 }),
});
const health = fc.constantFrom<HealthStatus>('healthy', 'healthy', 'healthy', 'degraded', 'unhealthy');
const scripts = fc.array(fc.array(health, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 });

describe('runChecks, beside a model', () => {
  it('asks as often as its rules say and concludes what they say, within its bounds', async () => {
    await fc.assert(
      fc.asyncProperty(policies, scripts, async (some, given) => {
        const policy = { ...base, ...some };
        const { ports, http } = scriptedPorts(replyFrom(given));

        const report = await runChecks(
          given.map((_, index) => check(index)),
          policy,
          ports,
          subject,
        );

        const expected = model(given, policy);
        expect({
          status: report.status,
          attempts: report.results.map(({ attempts }) => attempts),
          last: report.results.map((result) => result.health),
        }).toEqual(expected);
        const most = (policy.retries + 1) * policy.successes + policy.retries;
        expect(Math.max(...expected.attempts)).toBeLessThanOrEqual(most);
        expect(http.busiest).toBeLessThanOrEqual(policy.concurrency);
      }),
      { numRuns: 500 },
    );
  });

  it('waits the interval between any two tries of one check', async () => {
    await fc.assert(
      fc.asyncProperty(policies, scripts, async (some, given) => {
        const { ports, http, clock } = scriptedPorts(replyFrom(given));
        const askedAt = new Map<number, number[]>();
        const request = http.request.bind(http);
        const timed = {
          ...ports,
          http: {
            ...http,
            request: (asked: HttpRequest) => {
              const index = indexOf(asked);
              askedAt.set(index, [...(askedAt.get(index) ?? []), clock.monotonic()]);
              return request(asked);
            },
          },
        };

        await runChecks(
          given.map((_, index) => check(index)),
          { ...base, ...some },
          timed,
          subject,
        );

        for (const times of askedAt.values()) {
          for (const [at, time] of times.slice(1).entries()) {
            expect(time - (times[at] ?? 0)).toBeGreaterThanOrEqual(base.intervalMs);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('lets a check that hangs delay only itself', async () => {
    const hanging = fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(hanging, fc.integer({ min: 0, max: 3 }), async (stuck, free) => {
        const { ports } = scriptedPorts();
        const answered = new Set<number>();
        let release: () => void = () => undefined;
        const released = new Promise<void>((resolve) => {
          release = resolve;
        });
        const request = async (asked: HttpRequest): Promise<HttpResponse> => {
          if (stuck.includes(indexOf(asked))) await released;
          answered.add(indexOf(asked));
          return response(200);
        };
        const policy = { ...base, concurrency: stuck.length + 1 + free };
        const checks = Array.from({ length: 30 }, (_, index) => check(index));

        const running = runChecks(checks, policy, { ...ports, http: { ...ports.http, request } }, subject);
        await turns(100);

        expect([...answered].sort((a, b) => a - b)).toEqual(
          checks.map((_, index) => index).filter((index) => !stuck.includes(index)),
        );
        release();
        expect((await running).status).toBe('healthy');
      }),
      { numRuns: 50 },
    );
  });
});

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
