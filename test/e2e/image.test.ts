import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ActResult, runner } from '../support/act.ts';
import { composeFile, providePlugin } from '../support/compose-project.ts';
import { useDocker } from '../support/docker.ts';
import { robot, useRegistry } from '../support/docker-registry.ts';
import { freePort } from '../support/free-port.ts';
import { useShopHost } from '../support/shop-host.ts';
import { useShop } from '../support/use-shop.ts';

/** A web server on `PORT` that serves its version, and says at `/health` that it is well. */
const dockerfile = [
  'FROM belay-test-base',
  'ENV PATH=/bin',
  'STOPSIGNAL SIGKILL',
  'COPY version.txt /www/version',
  'CMD ["/bin/sh", "-c", "echo ok > /www/health; exec httpd -f -p 127.0.0.1:$PORT -h /www"]',
  '',
].join('\n');

/** The template with an image of another registry, without TLS, whose user is the robot. */
function withRegistry(address: string) {
  return (template: string, text: string): string =>
    template === 'cd-image.yml'
      ? text
          .replaceAll('ghcr.io/acme/shop:', `${address}/acme/shop:`)
          .replace('${{ github.token }}', '${{ secrets.REGISTRY_PASSWORD }}')
          .replace('"$GITHUB_ACTOR"', robot.username)
          .replace('docker manifest inspect', 'docker manifest inspect --insecure')
      : text;
}

describe.skipIf(!runner.possible)(`an image, run by act${runner.why}`, () => {
  it('is built and pushed once, pulled on the host and started alone; a sick one makes room for the last', async () => {
    const [docker, registry] = await Promise.all([useDocker(), useRegistry({ htpasswd: robot.htpasswd })]);
    providePlugin(docker);
    const host = await useShopHost({ env: docker.env });
    const shop = await useShop({ adapt: withRegistry(registry.address) });
    const port = await freePort();
    const { restart: _, repository: __, ...settings } = shop.preprod.settings;
    const composed = {
      ...{ driver: 'compose', image: `${registry.address}/acme/shop:{sha}`, services: ['web'] },
      ...{ 'registry-username': robot.username, health: [`http://127.0.0.1:${port}/health`] },
      ...{ 'health-retries': 20, 'health-interval': '100ms' },
    };
    shop.configure({ preprod: host.settings(settings, composed) });
    mkdirSync(host.path, { recursive: true });
    writeFileSync(join(host.path, 'compose.yaml'), composeFile(port));
    execFileSync('docker', ['compose', 'up', '-d', 'other'], {
      ...{ cwd: host.path, stdio: 'ignore' },
      env: { ...process.env, ...docker.env, BELAY_IMAGE: 'belay-test-base' },
    });
    const other = (): Promise<string> => containerOf('other');
    const containerOf = (service: string): Promise<string> =>
      docker.run('ps', '-q', '--no-trunc', '--filter', `label=com.docker.compose.service=${service}`);
    const version = async (): Promise<string> =>
      (await (await fetch(`http://127.0.0.1:${port}/version`)).text()).trim();
    // What the build logs in to is not what the host knows.
    const builder = join(shop.folder, 'builder');
    mkdirSync(builder);
    const env = { ...docker.env, DOCKER_CONFIG: builder, DOCKER_BUILDKIT: '0' };
    const secrets = { ...host.secrets, REGISTRY_PASSWORD: robot.password };
    const push = (sha: string): Promise<ActResult> => shop.push(sha, { secrets, env }, 'cd-image.yml');
    const before = await other();
    const good = shop.release('1.0', { Dockerfile: dockerfile });
    shop.ci(good, 'success');

    const first = await push(good);

    expect(first.exitCode, first.log).toBe(0);
    expect(first.jobs).toMatchObject({ build: 'success', deploy: 'success', settle: 'success' });
    expect(await version()).toBe('1.0');
    expect(host.lastValidated('preprod')).toBe(good);

    // An earlier attempt of the same run has pushed it; a second build would be another image, and well.
    const next = shop.release('1.1');
    const image = `${registry.address}/acme/shop:${next}`;
    await docker.buildImage(image, '1.1', { conduct: 'sick' });
    execFileSync('docker', ['push', '--quiet', image], { env: { ...process.env, ...env }, stdio: 'ignore' });
    const sick = await push(next);

    expect(sick.log).toContain(`${image} is there already.`);
    expect(sick.exitCode).toBe(1);
    expect(sick.steps['deploy/deploy'], sick.log).toMatchObject({ status: 'rolled-back', sha: good });
    expect(await version()).toBe('1.0');
    expect(await other()).toBe(before);
    expect(before).not.toBe('');
    expect(shop.told()).toEqual(['preprod: live', 'preprod: validated', 'preprod: rolled back']);
  }, 120_000);
});
