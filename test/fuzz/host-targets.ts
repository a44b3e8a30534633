import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { clientConfig } from '../../lib/hosts/ssh/client-config.ts';
import { createMarkedStream } from '../../lib/hosts/ssh/marked-stream.ts';
import { missingParts } from '../../lib/hosts/ssh/preflight.ts';
import { refusedConfigLine } from '../../lib/hosts/ssh/ssh-config.ts';
import { parseSshTarget, sshAddress } from '../../lib/hosts/ssh/ssh-target.ts';
import { changedText, hostileText, pieces, shortHostileText } from './hostile-values.ts';
import { calmly } from './oracles.ts';
import { type FuzzTarget, fuzz } from './target.ts';

const nonce = 'belay-0123456789abcdef0123456789abcdef';

const words = fc.constantFrom(
  ...[
    'Host',
    'Match',
    'Include',
    'ProxyCommand',
    'ProxyJump',
    'HostName',
    'User',
    'Port',
    'IdentityFile',
    'Ciphers',
  ],
  ...[
    'ServerAliveInterval',
    'StrictHostKeyChecking',
    'LocalCommand',
    'PermitLocalCommand',
    'KnownHostsCommand',
    'SendEnv',
  ],
  ...[
    '=',
    ' ',
    '\t',
    '"',
    "'",
    '#',
    '\\',
    ',',
    '%h',
    '%r',
    '*',
    'exec',
    'all',
    'final',
    'no',
    'yes',
    'none',
    '22',
    'gate.example',
  ],
  ...[
    'touch pwned',
    '$(x)',
    '`x`',
    ';',
    '|',
    '-oProxyCommand=x',
    'jump@gate:22',
    '/dev/null',
    '~/.ssh/id',
    '!',
    '\u000b',
    '\u000c',
    '\u00a0',
  ],
);

const configLine = fc.oneof(
  fc.array(words, { minLength: 1, maxLength: 7 }).map((parts) => parts.join('')),
  fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' ')),
  changedText(
    'ProxyJump jump@gate.example.com',
    'IdentityFile "~/.ssh/id"',
    'Host *.example.com',
    'Port=2222',
  ),
);

/** What no line that is let through may change, as `ssh -G` tells it. */
const held = [
  'batchmode yes',
  'stricthostkeychecking true',
  'permitlocalcommand no',
  'forwardagent no',
  'clearallforwardings yes',
  'userknownhostsfile /srv/known_hosts',
  'globalknownhostsfile /dev/null',
  'verifyhostkeydns false',
  'hostbasedauthentication no',
];

/** Asks the real ssh what it makes of the configuration; undefined where it refuses it. */
function asSshReads(lines: readonly string[], hostname: string): readonly string[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'belay-fuzz-ssh-'));
  try {
    const access = { privateKey: undefined, knownHosts: undefined, configLines: lines, allowedOptions: [] };
    const config = join(folder, 'config');
    writeFileSync(config, clientConfig(access, { key: undefined, knownHosts: '/srv/known_hosts' }));
    const env = { PATH: process.env['PATH'] ?? '', HOME: folder };
    return execFileSync('ssh', ['-G', '-F', config, '--', hostname], {
      env,
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\n');
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What comes from and goes to other machines. */
export const hostTargets: readonly FuzzTarget[] = [
  fuzz({
    name: 'T5: a host is a user, a name and a port, none of which ssh could take for an option or a shell for more',
    runs: 300,
    given: fc.oneof(
      hostileText,
      changedText('deploy@web1.example.com:2222', 'deploy@[::1]:22', 'root@10.0.0.1'),
      fc.tuple(shortHostileText, shortHostileText).map(([user, host]) => `${user}@${host}`),
    ),
    holds(text) {
      const target = calmly(() => parseSshTarget(text));
      if (target === undefined) return;
      assert.match(target.user, /^[A-Za-z_][A-Za-z0-9_.-]*$/);
      assert.match(target.hostname, /^[A-Za-z0-9:.-]+$/);
      assert.doesNotMatch(target.hostname, /^-/);
      assert.ok(target.port === undefined || (target.port > 0 && target.port <= 65_535));
      assert.equal(sshAddress(target).split('\n').length, 3);
    },
  }),
  fuzz({
    name: 'T5: lines of ssh-config are refused or harmless: none that is let through has a word that runs commands',
    runs: 400,
    given: fc.oneof(configLine, hostileText),
    holds(line) {
      if (calmly(() => refusedConfigLine([line], [])) !== undefined) return;
      assert.doesNotMatch(line, /[\n\r\0]/);
      if (/^[ \t]*(?:#|$)/.test(line)) return;
      assert.doesNotMatch(
        line.trim().split(/[\s=]/)[0] ?? '',
        /command|match|include|forward|tunnel|env|strict|knownhostsf|pkcs|provider/i,
      );
    },
  }),
  fuzz({
    name: 'T5, T11: whatever lines of ssh-config are let through, the real ssh keeps to what Belay promises of host keys',
    runs: 10,
    given: fc.array(configLine, { minLength: 1, maxLength: 4 }),
    examples: [
      ['Host web1', 'ProxyJump jump@gate.example.com', 'Port 2222'],
      ['Host *', 'User "root"', 'HostName %h.example.com'],
      ['IdentityFile /x" "UserKnownHostsFile /y'],
    ],
    holds(lines) {
      const accepted = lines.filter((line) => refusedConfigLine([line], []) === undefined);
      const said = asSshReads(accepted, 'web1');
      if (said === undefined) return;
      for (const line of held)
        assert.ok(said.includes(line), `${line} is no longer so with ${JSON.stringify(accepted)}`);
      assert.ok(
        !said.some((line) =>
          /^(?:proxycommand|localcommand|knownhostscommand|localforward|remoteforward|dynamicforward) (?!none)/.test(
            line,
          ),
        ),
      );
    },
  }),
  fuzz({
    name: 'T8: what a command on a host writes is taken apart from what others write, however it is cut into pieces',
    runs: 150,
    given: fc.record({
      before: shortHostileText,
      output: fc.oneof(shortHostileText, fc.constantFrom(nonce, `${nonce}:en`, `${nonce}:end`, `:end:0\n`)),
      after: shortHostileText,
      cuts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }),
    }),
    holds({ before, output, after, cuts }) {
      const whole = Buffer.from(`${before}${nonce}:begin:12:34\n${output}${nonce}:end:0\n${after}`);
      const seen: { fields?: readonly string[]; word?: string; data: Buffer[] } = { data: [] };
      const stream = createMarkedStream(nonce, {
        onBegin: (fields) => {
          seen.fields = fields;
        },
        onData: (chunk) => seen.data.push(Buffer.from(chunk)),
        onEnd: (word) => {
          seen.word = word;
        },
      });
      for (let at = 0, cut = 0; at < whole.length; cut += 1) {
        const size = cuts[cut % cuts.length] ?? 1;
        calmly(() => stream(whole.subarray(at, at + size)));
        at += size;
      }
      assert.deepEqual(seen.fields, ['12', '34']);
      assert.equal(Buffer.concat(seen.data).toString(), Buffer.from(output).toString());
      assert.equal(seen.word, '0');
    },
  }),
  fuzz({
    name: 'D9: what is missing on a host is told in fixed words, whatever the host prints',
    runs: 150,
    given: fc.oneof(
      hostileText,
      fc
        .array(fc.oneof(pieces, fc.constantFrom('flock', 'dd', '\n')), { maxLength: 9 })
        .map((all) => all.join('')),
    ),
    holds(printed) {
      const missing = calmly(() => missingParts(printed)) ?? '';
      assert.match(missing, /^[\w\s"'(),./;:-]*$/);
      assert.ok(missing.length < 1_000);
    },
  }),
];
