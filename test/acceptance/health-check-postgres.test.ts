import { describe, expect, it } from 'vitest';
import { hasPostgres, startPostgres } from '../support/postgres.ts';
import { type BundleResult, runBundle } from '../support/run-bundle.ts';
import { repositoryRoot as root } from '../support/use-sandbox.ts';

function check(port: number): Promise<BundleResult> {
  const checks = `
- { name: ready, exec: "pg_isready --host=127.0.0.1 --port=${port}", contains: accepting connections }
- { name: port, url: "tcp://127.0.0.1:${port}" }`;
  return runBundle({ root, action: 'health-check', inputs: { checks, retries: '0' } });
}

// Not skipped where it is missing: then there is nothing of it to ask.
if (hasPostgres) {
  describe('a real PostgreSQL', () => {
    it('is well while it takes connections, and is told apart from one that is not there', async () => {
      const postgres = await startPostgres();
      const up = await check(postgres.port).finally(() => postgres.stop());
      const down = await check(postgres.port);

      expect(up.outputs, up.log).toMatchObject({ status: 'healthy', failed: '' });
      expect(down.outputs, down.log).toMatchObject({ status: 'unhealthy' });
      expect(down.outputs['failed']?.split('\n').sort()).toEqual(['port', 'ready']);
      const results: readonly { readonly name: string; readonly reason: string }[] = JSON.parse(
        down.outputs['results'] ?? '',
      );
      const reasonOf = (name: string): string => results.find((each) => each.name === name)?.reason ?? '';
      expect(reasonOf('ready')).toMatch(/exited with code 2:.*no response/);
      expect(reasonOf('port')).toMatch(/refused/);
    });
  });
} else {
  it('says of a command that is not there that it is not', async () => {
    const ended = await check(1);

    expect(ended.outputs, ended.log).toMatchObject({ status: 'unhealthy' });
    expect(ended.log).toMatch(/not found/);
  });
}
