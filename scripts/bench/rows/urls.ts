import process from 'node:process';
import { runBundle } from '../../../test/support/run-bundle.ts';
import { fewer, type Group, root } from '../group.ts';
import { mostMemory } from '../most-memory.ts';
import type { Measured } from '../row.ts';
import { startSlowServer } from '../slow-server.ts';

const latencyMs = 200;
const counts = [
  { count: 1_000, concurrency: 50 },
  { count: 10_000, concurrency: 500 },
] as const;

/** An input is one environment variable, which holds 128 KiB: 10,000 URLs need two inputs, and to be short. */
function urlsAt(port: number, count: number): Readonly<Record<string, string>> {
  const urls = Array.from({ length: count }, (_, at) => `http://127.1:${port}/${at.toString(36)}`);
  const half = Math.min(urls.length, 5_000);
  const checks = urls.slice(half).map((url) => `- ${url}`);
  return { urls: urls.slice(0, half).join('\n'), checks: checks.join('\n') };
}

/** Checks so many URLs once. Throws unless each was asked once, no more at once than allowed, and all are well. */
async function checkOnce(
  count: number,
  concurrency: number,
): Promise<{ readonly ms: number; readonly memory: number }> {
  const server = await startSlowServer(latencyMs);
  try {
    let ms = Number.NaN;
    const memory = await mostMemory(async (env) => {
      const run = await runBundle({
        root,
        action: 'health-check',
        node: process.execPath,
        env,
        inputs: { ...urlsAt(server.port, count), concurrency: String(concurrency) },
      });
      const { requests, mostAtOnce } = await server.asked();
      if (run.exitCode !== 0 || requests !== count || mostAtOnce > concurrency)
        throw new Error(`${requests} requests, ${mostAtOnce} at once:\n${run.log.slice(0, 2_000)}`);
      ms = run.durationMs;
    });
    return { ms, memory };
  } finally {
    server.stop();
  }
}

export const urls: Group = {
  name: 'urls',
  about: '1,000 and 10,000 URLs, against their latency times the rounds it takes',
  async measure(rounds) {
    const rows: Omit<Measured, 'group'>[] = [];
    for (const { count, concurrency } of counts) {
      const runs: { readonly ms: number; readonly memory: number }[] = [];
      for (let round = 0; round < fewer(rounds); round += 1) runs.push(await checkOnce(count, concurrency));
      const ideal = latencyMs * Math.ceil(count / concurrency);
      const name = `${count.toLocaleString('en')} URLs of ${latencyMs} ms, ${concurrency} at once`;
      rows.push({
        name,
        unit: 'ms',
        belay: runs.map(({ ms }) => ms),
        reference: { name: 'latency × ceil(n / concurrency)', values: [ideal] },
        goal: { kind: 'ratio', most: 1.3 },
      });
      rows.push({
        name: `${name}: most memory`,
        unit: 'MB',
        belay: runs.map(({ memory }) => memory),
        goal: { kind: 'value', most: 150 },
      });
    }
    return rows;
  },
};
