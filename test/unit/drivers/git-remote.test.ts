import { expect, test } from 'vitest';
import { fetchOutcome } from '../../../lib/drivers/git/fetch-outcome.ts';
import { parseRemote, tokenEnvironment } from '../../../lib/drivers/git/remote.ts';
import type { CommandResult } from '../../../lib/hosts/host.ts';

const token = { token: 'canary', serverUrl: 'https://github.com' };

test.each([
  ['https://github.com/acme/shop', 'https'],
  ['https://github.com:8443/acme/shop.git', 'https'],
  ['ssh://git@github.com/acme/shop', 'ssh'],
  ['git@github.com:acme/shop.git', 'ssh'],
  ['github.com:acme/shop.git', 'ssh'],
  ['/srv/git/shop.git', 'file'],
  ['file:///srv/git/shop.git', 'file'],
  ['http://127.0.0.1:3000/x', 'http'],
])('%s is fetched over %s alone', (url, protocols) => {
  expect(parseRemote(url)).toMatchObject({ kind: 'url', url, protocols });
});

test.each([
  '',
  '-x',
  '--upload-pack=x',
  'ext::x',
  'ext::sh -c x',
  'fd::3',
  'https::x',
  'git://example.com/x',
  'ftp://example.com/x',
  'http://example.com/x',
  'https://user@example.com/x',
  'https://u:p@example.com/x',
  'ssh://u:p@example.com/x',
  'ssh://-oProxyCommand=x/y',
  '-oProxyCommand=x:y',
  'git@-oX:y',
  'host:-x',
  'file://host/x',
  'a b',
  'relative',
  '../up',
  'https://exa\nmple.com/',
  '/srv/\u0000x',
])('%j is no address', (text) => {
  expect(parseRemote(text).kind).toBe('unusable');
});

test.each([
  'https://github.com.evil.example/acme/shop',
  'http://github.com/acme/shop',
  'https://github.com:8443/acme/shop',
  'git@github.com:acme/shop.git',
  '/srv/git',
])('the token is not offered to %s', (url) => {
  expect(tokenEnvironment(url, token)).toEqual({});
});

test('git is told to ask for the token for its own server only', () => {
  const env = tokenEnvironment('https://github.com/acme/shop', token);

  expect(env['GIT_CONFIG_KEY_1']).toBe('credential.https://github.com.helper');
  expect(Object.entries(env).filter(([, value]) => value.includes('canary'))).toEqual([
    ['BELAY_GIT_TOKEN', 'canary'],
  ]);
});

function ended(stderr: string): CommandResult {
  return { kind: 'exited', exitCode: 128, stdout: '', stderr, truncated: false, durationMs: 1 };
}

test.each([
  ["fatal: unable to access 'http://127.0.0.1:40403/x/': Failed to connect", 'transient'],
  ['error: RPC failed; curl 18 transfer closed\nfatal: early EOF\nfatal: index-pack failed', 'transient'],
  ['fatal: The requested URL returned error: 503', 'transient'],
  ['fatal: The requested URL returned error: 429', 'transient'],
  ['ssh: connect to host example.com port 22: Connection timed out', 'transient'],
  ['fatal: The requested URL returned error: 403', 'permanent'],
  ['fatal: The requested URL returned error: 302', 'permanent'],
  ["fatal: Authentication failed for 'https://github.com/x/'", 'permanent'],
  ['SSL certificate problem: self-signed certificate', 'permanent'],
  ['fatal: fsck error in packed object\nfatal: index-pack failed', 'permanent'],
  ['error: file write error: No space left on device', 'permanent'],
  ['fatal: remote error: upload-pack: not our ref 4034034034034034', 'refused-by-id'],
  ['error: Server does not allow request for unadvertised object 1', 'refused-by-id'],
])('%j is %s', (stderr, outcome) => {
  expect(fetchOutcome(ended(stderr))).toBe(outcome);
});

test('a fetch that was ended is not begun again', () => {
  const killed = { ...ended(''), kind: 'killed', by: 'timeout' } as const;

  expect(fetchOutcome(killed)).toBe('permanent');
});
