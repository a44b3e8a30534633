import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';
import type { Sandbox } from '../support/sandbox.ts';
import type { StormTarget } from './many-runs-place.ts';
import { type ComposeParts, composeFile } from './sweep-compose.ts';

/** A project with one service, whose images are in a real registry; the engine is this place's alone. */
export async function composeStorm(
  { path }: Sandbox,
  { docker, registry }: ComposeParts,
): Promise<StormTarget> {
  const port = await freePort();
  mkdirSync(path);
  writeFileSync(join(path, 'compose.yaml'), composeFile(port));
  const image = `${registry.address}/shop-${port}:{sha}`;
  return {
    inputs: {
      driver: 'compose',
      repository: '',
      image,
      services: 'web',
      health: `http://127.0.0.1:${port}/health`,
      'health-retries': '3',
      'health-interval': '100ms',
    },
    env: docker.env,
    restart: ':',
    publish: async (sha, version, kind) => {
      const name = image.replace('{sha}', sha);
      await docker.buildImage(name, version, { conduct: kind === 'sick' ? 'sick' : 'serves' });
      await docker.run('push', '--quiet', name);
      await docker.run('rmi', name);
    },
    live: async () => {
      const label = `label=com.docker.compose.project.working_dir=${path}`;
      const container = await docker.run('ps', '--quiet', '--filter', label);
      const id = await docker.run('inspect', '--format', '{{.Image}}', container);
      const names = await docker.run('inspect', '--format', '{{.RepoTags}}', id);
      return names.match(/[0-9a-f]{40}/)?.[0] ?? `none of ${names}`;
    },
    version: async () => (await (await fetch(`http://127.0.0.1:${port}/version`)).text()).trim(),
  };
}
