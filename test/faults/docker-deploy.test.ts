import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeFile, providePlugin } from '../support/compose-project.ts';
import { type Docker, type ImageOptions, startDocker } from '../support/docker.ts';
import { type Registry, robot, startRegistry } from '../support/docker-registry.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import type { BundleResult, BundleRun } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { isFree } from './sweep-checks.ts';

let docker: Docker;
let registry: Registry;

beforeAll(async () => {
  [docker, registry] = await Promise.all([startDocker(), startRegistry({ htpasswd: robot.htpasswd })]);
  providePlugin(docker);
  await docker.run('login', '--username', robot.username, '--password', robot.password, registry.address);
});

afterAll(async () => {
  await Promise.all([docker.stop(), registry.remove()]);
});

interface Shop {
  readonly sandbox: Sandbox;
  readonly folder: string;
  deploy(
    sha: string,
    inputs?: Readonly<Record<string, string>>,
    run?: Pick<BundleRun, 'onStart'> & { readonly host?: string },
  ): Promise<BundleResult>;
  /** A commit whose image is in the registry. */
  publish(version: string, options?: ImageOptions): Promise<string>;
  version(): Promise<string>;
  /** The service ends, and nobody starts it again. */
  crash(): Promise<void>;
  env: Readonly<Record<string, string>>;
}

async function useShop(): Promise<Shop> {
  const sandbox = await useSandbox();
  const port = await freePort();
  // Its name is the project's, of which there is one on an engine.
  const folder = join(sandbox.folder, `shop-${port}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'compose.yaml'), composeFile(port));
  const image = `${registry.address}/shop-${port}:{sha}`;
  const env = { ...docker.env };
  return {
    sandbox,
    folder,
    env,
    deploy: (sha, inputs = {}, { host = docker.host, ...run } = {}) =>
      sandbox.run(
        'deploy',
        {
          environment: 'preprod',
          'state-dir': join(sandbox.folder, 'state'),
          path: folder,
          driver: 'compose',
          image,
          services: 'web',
          health: `http://127.0.0.1:${port}/health`,
          'health-retries': '2',
          'health-interval': '200ms',
          sha,
          ...inputs,
        },
        { env: { ...env, DOCKER_HOST: host }, ...run },
      ),
    publish: async (version, options = {}) => {
      const sha = sandbox.release(version);
      const name = image.replace('{sha}', sha);
      await docker.buildImage(name, version, options);
      await docker.run('push', '--quiet', name);
      await docker.run('rmi', name);
      return sha;
    },
    crash: async () => {
      const filter = `label=com.docker.compose.project.working_dir=${folder}`;
      await docker.run('kill', ...(await docker.run('ps', '-q', '--filter', filter)).split('\n'));
    },
    version: async () => (await (await fetch(`http://127.0.0.1:${port}/version`)).text()).trim(),
  };
}

describe('through the bundles', { timeout: 180_000 }, () => {
  test('D4: back to the last validated image: when CI fails, when the new one crashes, by hand; also when nothing runs any more', async () => {
    const shop = await useShop();
    const { sandbox, env } = shop;
    const [good, next] = [await shop.publish('1'), await shop.publish('2')];
    const sick = await shop.publish('3', { conduct: 'crashes' });
    const login = { 'registry-username': robot.username, 'registry-password': robot.password };
    const first = await shop.deploy(good, { ...login, 'after-in': 'web', after: 'echo "inside $VERSION"' });
    expect(first.log).toContain('inside 1');
    expect(first.outputs).toMatchObject({ status: 'live', sha: good });
    sandbox.ci(good, 'success');
    const validated = await sandbox.watch(good, {}, { env });
    expect(validated.outputs).toMatchObject({ action: 'validated' });

    const second = await shop.deploy(next, login);
    expect(second.outputs).toMatchObject({ status: 'live', sha: next });
    expect((await shop.deploy(next)).outputs).toMatchObject({ status: 'unchanged', sha: next });
    // What was pulled once is kept, so that no way back needs the registry.
    await registry.stop();
    await shop.crash();
    sandbox.ci(next, 'failure');
    const watched = await sandbox.watch(next, {}, { env });
    expect(watched.outputs).toMatchObject({ verdict: 'failure', action: 'rolled-back', 'live-sha': good });
    expect(await shop.version()).toBe('1');

    // belay.yml names the user, and what is here needs none.
    const third = await shop.deploy(next, { 'registry-username': robot.username });
    expect(third.log).toContain("images are pulled without a login of Belay's");
    expect(third.outputs).toMatchObject({ status: 'live', sha: next });
    await shop.crash();
    const back = await sandbox.rollback({}, { env });
    expect(back.outputs).toMatchObject({ status: 'rolled-back', sha: good });
    expect(await shop.version()).toBe('1');

    await registry.start();
    const fourth = await shop.deploy(sick, login);
    expect(fourth.outputs).toMatchObject({ status: 'rolled-back', sha: good, 'reason-code': 'unhealthy' });
    expect(await shop.version()).toBe('1');
    const runs = [first, validated, second, watched, third, back, fourth];
    const told = runs.map(({ log, summary }) => log + summary).join('\n');
    expect(told.replace(/^::add-mask::.*$/gm, '')).not.toContain(robot.password);
    expect(readFileSync(join(sandbox.state, 'ledger.jsonl'), 'utf8')).not.toContain(robot.password);
  });

  test('F3: cancelled by SIGTERM when the containers are the new ones and "after" hangs, nothing is rolled back, and the next run finishes', async () => {
    const shop = await useShop();
    const { sandbox } = shop;
    const [good, next] = [await shop.publish('1'), await shop.publish('2')];
    await shop.deploy(good);
    const mark = join(sandbox.folder, 'mark');
    // Once: the next run finishes the deployment with the same command.
    const after = `[ ! -e '${mark}' ] || exit 0; echo $$ > '${mark}.new'; mv '${mark}.new' '${mark}'; sleep 300`;

    const cancelled = await shop.deploy(
      next,
      { after },
      {
        onStart: (child) => {
          void eventually('"after" hangs', () => existsSync(mark)).then(() => child.kill('SIGTERM'));
        },
      },
    );

    expect(cancelled.outputs['reason-code'], cancelled.log).toBe('cancelled');
    expect(sandbox.ledger().at(-1)?.['event']).toBe('interrupted');
    expect(sandbox.ledger().filter(({ op }) => op === 'rollback')).toEqual([]);
    expect(existsSync(`/proc/${readFileSync(mark, 'utf8').trim()}`)).toBe(false);
    expect(isFree(join(sandbox.state, 'lock'))).toBe(true);
    const again = await shop.deploy(next, { after });
    expect(again.outputs, again.log).toMatchObject({ status: 'live', sha: next });
    expect(await shop.version()).toBe('2');
  });

  test('D1, D2, D3: what cannot work is refused, and nothing is left', async () => {
    const shop = await useShop();
    const sha = shop.sandbox.release('1');
    const away = await shop.deploy(sha, {}, { host: 'unix:///nonexistent/docker.sock' });
    expect(away.exitCode).toBe(1);
    expect(away.log).toContain('Docker does not run on this machine');
    const absent = await shop.deploy(sha);
    expect(absent.outputs).toMatchObject({ status: 'failed', 'reason-code': 'image_unavailable' });
    const wrong = await shop.deploy(sha, { services: 'shop' });
    expect(wrong.outputs).toMatchObject({ status: 'failed', 'reason-code': 'compose_invalid' });
    expect(
      await docker.run(
        'ps',
        '-aq',
        '--filter',
        `label=com.docker.compose.project.working_dir=${shop.folder}`,
      ),
    ).toBe('');
  });
});
