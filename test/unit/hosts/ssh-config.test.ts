import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clientConfig } from '../../../lib/hosts/ssh/client-config.ts';
import { refusedConfigLine } from '../../../lib/hosts/ssh/ssh-config.ts';

describe('lines of ssh-config', () => {
  test.each([
    [['ProxyJump deploy@gate.example.com']],
    [['ProxyJump gate:2222,deploy@[2001:db8::1]:22']],
    [['ProxyJump none', 'ServerAliveInterval 5', 'ServerAliveCountMax 10']],
    [['Host web* !web9', '  ProxyJump gate', '# a comment', '', 'Host gate', '\tUser=jump', 'Port = 2222']],
    [
      [
        'hostname 10.0.0.1',
        'HostName %h.internal',
        'IdentityFile "~/.ssh/my key"',
        'Ciphers aes256-gcm@openssh.com',
      ],
    ],
  ])('that only choose a way are let through: %j', (lines) => {
    expect(refusedConfigLine(lines, [])).toBeUndefined();
  });

  const dangerous = [
    'ProxyCommand',
    'LocalCommand',
    'PermitLocalCommand',
    'KnownHostsCommand',
    'Match',
    'Include',
    'ProxyUseFdpass',
    'PKCS11Provider',
    'SecurityKeyProvider',
    'XAuthLocation',
    'ForwardAgent',
    'ForwardX11',
    'ForwardX11Trusted',
    'LocalForward',
    'RemoteForward',
    'DynamicForward',
    'Tunnel',
    'TunnelDevice',
    'SendEnv',
    'SetEnv',
    'StrictHostKeyChecking',
    'UserKnownHostsFile',
    'GlobalKnownHostsFile',
    'IdentityAgent',
    'ControlMaster',
    'ControlPath',
    'ControlPersist',
    'BatchMode',
    'VerifyHostKeyDNS',
    'NoHostAuthenticationForLocalhost',
    'RemoteCommand',
    'GSSAPIDelegateCredentials',
    'EnableSSHKeysign',
    'UpdateHostKeys',
    'CheckHostIP',
    'AddKeysToAgent',
    'IgnoreUnknown',
    'SomethingNew',
  ];
  const spellings = (name: string): readonly string[] => [
    `${name} yes`,
    `${name.toLowerCase()} yes`,
    `${name.toUpperCase()}=yes`,
    `  ${name} = "yes"`,
    `\t${name}\tyes`,
    `"${name}" yes`,
    `${name}\u000byes`,
    `Host x\r${name} yes`,
  ];

  test.each(dangerous)('%s is refused in every spelling', (name) => {
    for (const line of spellings(name)) {
      expect(refusedConfigLine(['Host *', line], [])).toMatchObject({ line, takes: expect.any(String) });
    }
  });

  test('one is let through where it is allowed by name, and only that one', () => {
    const lines = ['proxycommand nc %h %p', 'LocalCommand x'];

    expect(refusedConfigLine(lines, ['PROXYCommand'])).toMatchObject({ line: 'LocalCommand x' });
    expect(refusedConfigLine(lines, ['ProxyCommand', 'localcommand'])).toBeUndefined();
  });

  test.each([
    'ProxyJump $(touch x)',
    "ProxyJump a'b",
    'ProxyJump -oProxyCommand=x',
    'ProxyJump "a b"',
    "HostName x'y",
    'HostName $(x)',
    'User `x`',
    'User -l',
    'Port 22;x',
    'ProxyJump',
    'ServerAliveInterval 0',
    'ServerAliveInterval none',
    'ServerAliveInterval 61',
    'ServerAliveCountMax 0',
    'ServerAliveCountMax 1000000',
  ])('a value that a shell would read, or that would hide a silent host, is refused: %s', (line) => {
    expect(refusedConfigLine([line], [])).toMatchObject({ line });
  });
});

/** What ssh itself makes of the configuration. */
function meant(configLines: readonly string[], allowedOptions: readonly string[] = []): string {
  const access = { privateKey: 'k', knownHosts: '', configLines, allowedOptions };
  const text = clientConfig(access, { key: '/tmp/key', knownHosts: '/tmp/known' });
  const folder = mkdtempSync(join(tmpdir(), 'belay-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'config'), text);
  return execFileSync('ssh', ['-G', '-F', join(folder, 'config'), 'web1'], { encoding: 'utf8' });
}

describe('the whole configuration', () => {
  test('holds what Belay promises whatever a user adds', () => {
    const sshSays = meant([
      'StrictHostKeyChecking no',
      'Host web1',
      'BatchMode no',
      'UserKnownHostsFile /etc/x',
      'ForwardAgent yes',
    ]);

    for (const line of [
      'batchmode yes',
      'stricthostkeychecking true',
      'userknownhostsfile /tmp/known',
      'globalknownhostsfile /dev/null',
      'forwardagent no',
      'identitiesonly yes',
      'identityagent none',
      'permitlocalcommand no',
      'clearallforwardings yes',
      'connecttimeout 10',
      'updatehostkeys false',
    ])
      expect(sshSays.split('\n')).toContain(line);
  });

  test('gives way where a user may choose, or was allowed to', () => {
    const sshSays = meant(['ConnectTimeout 3', 'ForwardAgent yes'], ['forwardagent']);

    expect(sshSays).toMatch(/^connecttimeout 3$/m);
    expect(sshSays).toMatch(/^forwardagent yes$/m);
  });
});
