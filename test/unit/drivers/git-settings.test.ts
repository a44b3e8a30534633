import { expect, test } from 'vitest';
import {
  dangerousSettings,
  isPartialClone,
  parseSettings,
} from '../../../lib/drivers/git/repository-safety.ts';

test('settings of the checkout are read, those of the command line are not', () => {
  const text =
    'local\0core.bare\nfalse\0command\0core.sshcommand\nx\0worktree\0a.b\nline\nfeed\0local\0c.d\0';

  expect([...parseSettings(text)]).toEqual([
    ['core.bare', 'false'],
    ['a.b', 'line\nfeed'],
    ['c.d', 'true'],
  ]);
});

test.each([
  'filter.x.clean',
  'FILTER.X.SMUDGE',
  'filter.a.b.process',
  'core.sshCommand',
  'http.proxy',
  'http.https://github.com/.proxy',
  'http.https://github.com/.followRedirects',
  'url.ext::sh.insteadOf',
  'credential.helper',
  'credential.https://github.com.helper',
  'includeIf.gitdir:/srv/.path',
  'remote.a.b.uploadpack',
  'lfs.https://x.standalonetransferagent',
  'core.gitProxy',
  'core.worktree',
  'core.alternateRefsCommand',
  'include.path',
  'remote.origin.uploadpack',
  'remote.origin.vcs',
  'remote.origin.proxy',
  'http.https://github.com/.sslVerify',
  'http.curloptResolve',
  'fetch.bundleURI',
  'lfs.customtransfer.x.path',
  'lfs.extension.x.clean',
  'lfs.standalonetransferagent',
])('%s stands in the way', (name) => {
  expect(dangerousSettings([name])).toEqual([name.toLowerCase()]);
});

test.each([
  'filter.lfs.clean',
  'filter.x.required',
  'core.filemode',
  'remote.origin.url',
  'branch.main.merge',
  'http.https://github.com/.extraheader',
  'http.followRedirects',
  'merge.ours.driver',
  'alias.st',
  'user.email',
  'credential.username',
  'lfs.repositoryformatversion',
])('%s does not', (name) => {
  expect(dangerousSettings([name])).toEqual([]);
});

test('a clone is partial when a remote has promised objects', () => {
  expect(isPartialClone(new Map([['remote.origin.promisor', 'true']]))).toBe(true);
  expect(isPartialClone(new Map([['extensions.partialclone', 'origin']]))).toBe(true);
  expect(isPartialClone(new Map([['remote.origin.url', 'x']]))).toBe(false);
});
