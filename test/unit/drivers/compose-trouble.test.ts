import { describe, expect, test } from 'vitest';
import { parseMemory, withRelease } from '../../../lib/drivers/compose/compose-memory.ts';
import { upFailure } from '../../../lib/drivers/compose/compose-up.ts';
import { envFileText, readEnvFile, valuesFor } from '../../../lib/drivers/compose/compose-values.ts';
import { whyDockerFails } from '../../../lib/drivers/compose/docker-command.ts';
import { parseConfig, unsetVariables, whyConfigFails } from '../../../lib/drivers/compose/project-config.ts';
import { superfluous } from '../../../lib/drivers/compose/prune-images.ts';
import { whyPullFailed } from '../../../lib/drivers/compose/pull-image.ts';
import type { CommandResult } from '../../../lib/hosts/host.ts';

const output = { stdout: '', truncated: false, durationMs: 1 };
const said = (stderr: string, exitCode = 1): CommandResult => ({
  kind: 'exited',
  exitCode,
  stderr,
  ...output,
});

test.each([
  ['Error response from daemon: manifest for ghcr.io/acme/shop:1 not found: manifest unknown', 'absent'],
  [
    "Error response from daemon: pull access denied for acme/shop, repository does not exist or may require 'docker login'",
    'denied',
  ],
  ['Error response from daemon: Get "https://ghcr.io/v2/acme/shop/manifests/1": unauthorized', 'denied'],
  ['Error response from daemon: Head "https://ghcr.io/v2/x/manifests/1": denied: denied', 'denied'],
  ['Error response from daemon: Get "http://127.0.0.1:5000/v2/": no basic auth credentials', 'denied'],
  ['Error response from daemon: toomanyrequests: You have reached your pull rate limit.', 'rate-limit'],
  [
    'failed to register layer: Error processing tar file(exit status 1): write /x: no space left on device',
    'disk-full',
  ],
  ['filesystem layer verification failed for digest sha256:0', 'damaged'],
  ['no matching manifest for linux/arm64/v8 in the manifest list entries', 'platform'],
  [
    'Error response from daemon: Get "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused',
    'unreachable',
  ],
  [
    'Error response from daemon: Get "https://x/v2/": dial tcp: lookup x on 1.1.1.1:53: no such host',
    'unreachable',
  ],
  [
    'error pulling image configuration: received unexpected HTTP status: 503 Service Unavailable',
    'unreachable',
  ],
  ['something nobody has seen', 'other'],
])('D3: a pull that says "%s"', (words, cause) => {
  expect(whyPullFailed(said(words))).toBe(cause);
});

test('D1: Docker that does not answer', () => {
  const why = (result: CommandResult): string => whyDockerFails(result, 'deploy@web1');
  expect(why(said('', 127))).toContain('Docker is not installed on deploy@web1');
  expect(why({ kind: 'not-started', code: 'ENOENT', stderr: '', ...output })).toContain('is not installed');
  const denied =
    'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock';
  expect(why(said(denied))).toContain('This user may not use Docker on deploy@web1');
  expect(
    why(said('Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?')),
  ).toContain('does not run');
  expect(why({ kind: 'killed', by: 'timeout', stderr: '', ...output })).toContain('took too long');
});

describe('the compose files', () => {
  const place = { target: { path: '/srv/shop', composeFiles: [] }, host: { name: 'web1' } } as never;

  test('the name of the project and the image of each service', () => {
    const yaml = 'name: shop\nservices:\n  web: {image: "a:1"}\n  built: {build: {context: .}}\n  odd: 3\n';
    expect(parseConfig(yaml)).toEqual({
      project: 'shop',
      images: new Map([
        ['web', 'a:1'],
        ['built', undefined],
        ['odd', undefined],
      ]),
    });
    expect(parseConfig('version: "3"\n')).toEqual({ project: undefined, images: new Map() });
    expect(parseConfig('services: [\n')).toBeUndefined();
  });

  test('variables without a value, as both Composes tell', () => {
    const old = 'WARNING: The SHOP_KEY variable is not set. Defaulting to a blank string.\n';
    const now =
      'time="2026-01-01" level=warning msg="The \\"OTHER\\" variable is not set. Defaulting to a blank string."\n';
    expect(unsetVariables(old + now + old)).toEqual(['SHOP_KEY', 'OTHER']);
  });

  test.each([
    [
      'error while interpolating services.web.environment.KEY: required variable SHOP_KEY is missing a value: hidden-word',
      'SHOP_KEY',
    ],
    [
      'ERROR: Missing mandatory value for "environment" option interpolating {"KEY": "${SHOP_KEY:?hidden-word}", "A": "${A}"} in service "web": hidden-word',
      'SHOP_KEY',
    ],
    ['yaml: line 12: did not find expected hidden-word', 'at line 12'],
    ['ERROR: services.web.ports contains an invalid type hidden-word', 'docker compose config --quiet'],
    ['no configuration file provided: not found hidden-word', 'has no compose file'],
  ])('that fail with "%s"', (words, told) => {
    expect(whyConfigFails(said(words), place)).toContain(told);
    expect(whyConfigFails(said(words), place)).not.toContain('hidden-word');
  });
});

test('an `up` that fails is told in fixed words', () => {
  expect(upFailure(said('Bind for 0.0.0.0:80 failed: port is already allocated'))).toContain('a port');
  expect(upFailure(said('secret words', 17))).toBe('it ended with exit code 17');
});

test('the values are written so that every reader takes them alike', () => {
  const target = { image: 'acme/shop:v-{sha}' } as never;
  const values = valuesFor(target, { sha: 'abc', id: 'sha256:1', reference: 'acme/shop@sha256:2' });
  const text = envFileText(values);
  expect(text).toBe(
    'BELAY_IMAGE=acme/shop@sha256:2\nBELAY_TAG=v-abc\nBELAY_SHA=abc\nBELAY_DIGEST=sha256:2\n',
  );
  expect(readEnvFile(text)).toEqual(values);
  expect(readEnvFile('PATH=/x\nBELAY_SHA=abc\n# no\nBELAY_ODD=a b\n')).toEqual({ BELAY_SHA: 'abc' });
});

test('what is remembered is read whatever it is', () => {
  const nothing = { project: undefined, folder: undefined, releases: [], before: [] };
  for (const text of ['', '{', '[]', 'null', '{"releases":3}']) expect(parseMemory(text)).toEqual(nothing);
  const release = { sha: 'abc', id: 'sha256:1', image: 'acme/shop@sha256:2' };
  const option = { sha: '--force', id: 'sha256:1' };
  expect(
    parseMemory(JSON.stringify({ project: 'shop', folder: '/srv/shop', releases: [release, option, 7] })),
  ).toEqual({
    project: 'shop',
    folder: '/srv/shop',
    releases: [release],
    before: [],
  });
  const older = { ...release, sha: 'old' };
  const again = withRelease({ ...nothing, releases: [release, older] }, { ...release, image: undefined });
  expect(again.releases).toEqual([older, { ...release, image: undefined }]);
});

test('of releases that are not needed the newest are kept', () => {
  const pins = ['1', '2', '3', '4', '5'].map((sha) => ({ sha, id: sha }));
  const removed = (keep: number, needed: readonly string[]): string =>
    superfluous(pins, keep, needed)
      .map(({ sha }) => sha)
      .join('');
  expect(removed(2, [])).toBe('123');
  expect(removed(2, ['1', '5'])).toBe('2');
  expect(removed(9, [])).toBe('');
});
