import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import {
  answer,
  type Behaviour,
  type HostileServer,
  silence,
  startHostileServer,
} from '../support/hostile-server.ts';
import { runBundle } from '../support/run-bundle.ts';

const root = process.cwd();
let server: HostileServer | undefined;

afterEach(() => server?.close());

/** GitHub's Node, and the machine's own where it is another one. */
const ownNode = execFileSync('node', ['--print', 'process.execPath'], { encoding: 'utf8' }).trim();
const nodes = [...new Set([process.execPath, ownNode])];

function urlsAt(origin: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${origin}/${index}`).join('\n');
}

describe.each(nodes)('health-check under %s', (node) => {
  it('asks 1,000 URLs, so many at once and no more, and fails for each that fails (H7)', async () => {
    const load = { now: 0, most: 0 };
    const behaviour = (index: number): Behaviour => {
      const respond = answer(index % 100 === 7 ? 500 : 200);
      return (...request) => {
        load.now += 1;
        load.most = Math.max(load.most, load.now);
        setTimeout(() => {
          load.now -= 1;
          respond(...request);
        }, 5);
      };
    };
    const paths = Array.from({ length: 1_000 }, (_, index) => [`/${index}`, behaviour(index)] as const);
    server = await startHostileServer(Object.fromEntries(paths));

    const run = await runBundle({
      root,
      node,
      action: 'health-check',
      inputs: { urls: urlsAt(server.origin, 1_000), interval: '10ms', retries: '1', concurrency: '40' },
    });

    expect(run.log).toMatch(/::error::10 of 1000 health checks failed after/);
    expect(run.log).not.toMatch(/Warning|Unhandled|unexpected/);
    expect(run.outputs['failed']?.split('\n')).toHaveLength(10);
    expect(JSON.parse(run.outputs['results'] ?? '')).toHaveLength(1_000);
    expect(server.requests).toHaveLength(1_010);
    expect(server.connections).toBe(1_010);
    expect(load.most).toBeLessThanOrEqual(40);
    expect(load.most).toBeGreaterThan(10);
    expect(run.summary.length).toBeLessThan(100_000);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends at once on %s, with every output set', async (signal) => {
    const paths = Array.from({ length: 100 }, (_, index) => [`/${index}`, silence] as const);
    const half = paths.map(([path], index) => [path, index % 2 === 0 ? silence : answer(503)] as const);
    server = await startHostileServer(Object.fromEntries(half));
    const waiting = server;
    let sentAt = 0;

    const run = await runBundle({
      root,
      node,
      action: 'health-check',
      inputs: { urls: urlsAt(server.origin, 100), timeout: '5m', interval: '5m', concurrency: '100' },
      onStart: (child) => {
        const timer = setInterval(() => {
          if (waiting.requests.length < 100) return;
          clearInterval(timer);
          sentAt = performance.now();
          child.kill(signal);
        }, 10);
      },
    });

    expect(performance.now() - sentAt).toBeLessThan(2_000);
    expect(run).toMatchObject({ exitCode: 1, signal: null });
    expect(run.outputs).toMatchObject({ 'reason-code': 'cancelled', status: '', failed: '' });
    expect(run.log).toContain('::error::The run was cancelled; nothing more was started.');
    expect(run.log).not.toMatch(/Warning|Unhandled|unexpected|::warning::/);
  });
});
