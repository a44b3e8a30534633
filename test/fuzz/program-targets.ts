import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { judgeMembers } from '../../lib/backup/tar-members.ts';
import { readReport } from '../../lib/drivers/command/report.ts';
import type { ComposeContext } from '../../lib/drivers/compose/compose-context.ts';
import { envFileText, readEnvFile, valuesFor } from '../../lib/drivers/compose/compose-values.ts';
import { parseContainer } from '../../lib/drivers/compose/containers.ts';
import { earlierOf, judgeContainers } from '../../lib/drivers/compose/judge-containers.ts';
import { inspectImage, keptImage } from '../../lib/drivers/compose/kept-images.ts';
import {
  parseConfig,
  servicesTrouble,
  unsetVariables,
  whyConfigFails,
} from '../../lib/drivers/compose/project-config.ts';
import { whyPullFailed } from '../../lib/drivers/compose/pull-image.ts';
import { adviceFor, fetchOutcome } from '../../lib/drivers/git/fetch-outcome.ts';
import { lastWords } from '../../lib/drivers/git/git-command.ts';
import { parseMarks } from '../../lib/drivers/git/hidden-changes.ts';
import { dangerousSettings, parseSettings } from '../../lib/drivers/git/repository-safety.ts';
import { parseStatus } from '../../lib/drivers/git/tree-state.ts';
import { describeStrangeCurrent, parseLayout, releaseOf } from '../../lib/drivers/releases/layout.ts';
import { parseReleases, releasesToRemove } from '../../lib/drivers/releases/prune-releases.ts';
import type { CommandResult, Host } from '../../lib/hosts/host.ts';
import { createTail } from '../../lib/hosts/output-tail.ts';
import { createFakeLog } from '../support/fake-log.ts';
import { changedJson, changedText, hostileText, shortHostileText, yamlTraps } from './hostile-values.ts';
import { calmly, calmlyLater } from './oracles.ts';
import { type FuzzTarget, fuzz } from './target.ts';

const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
const isSha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Of each stream a host keeps the last 64 KiB. */
function ended(stdout: string, stderr = '', exitCode = 0): CommandResult {
  const [out, err] = [stdout, stderr].map((text) => text.slice(-65_536));
  return { kind: 'exited', exitCode, stdout: out ?? '', stderr: err ?? '', truncated: false, durationMs: 1 };
}

const target = {
  environment: 'preprod',
  path: '/srv/app',
  image: 'ghcr.io/acme/shop:{sha}',
  services: ['web'],
  composeFiles: [],
  keep: 3,
  registry: undefined,
};

/** A host on which every command prints this. */
function hostThatSays(stdout: string): Pick<Host, 'name' | 'run'> {
  return { name: 'this machine', run: async () => ended(stdout) };
}

const dockerImage = `sha256:${'a'.repeat(64)} ghcr.io/acme/shop@sha256:${'b'.repeat(64)} other@sha256:${'c'.repeat(64)}`;

const container = {
  id: 'a'.repeat(64),
  name: '/shop-web-1',
  image: `sha256:${'b'.repeat(64)}`,
  restarts: 0,
  state: { Status: 'running', ExitCode: 0, OOMKilled: false, StartedAt: 'x', Health: { Status: 'healthy' } },
  labels: { 'com.docker.compose.service': 'web', 'com.docker.compose.project': 'shop' },
};

const docker: readonly FuzzTarget[] = [
  fuzz({
    name: 'D2: what Compose prints as its configuration is read, or said to be unreadable, aliases of aliases too',
    runs: 50,
    given: fc.oneof(
      changedText(`name: shop\nservices:\n  web:\n    image: ghcr.io/acme/shop:${one}\n    build: .\n`),
      changedJson({ name: 'shop', services: { web: { image: 'a' }, db: {} } }),
      hostileText,
    ),
    examples: [...yamlTraps],
    holds(text) {
      const config = calmly(() => parseConfig(text));
      if (config === undefined) return;
      assert.ok(config.project === undefined || config.project !== '');
      for (const [service, image] of config.images)
        assert.ok(typeof service === 'string' && (image === undefined || typeof image === 'string'));
      const values = valuesFor(target, {
        sha: one,
        id: 'x',
        reference: `ghcr.io/acme/shop@sha256:${'a'.repeat(64)}`,
      });
      calmly(() => servicesTrouble(config.images, target, values));
    },
  }),
  fuzz({
    name: 'D3: what Docker and Compose complain of becomes fixed words: nothing they print is repeated but names of variables',
    runs: 200,
    given: fc.oneof(
      hostileText,
      changedText(
        'The "canary-value" variable is not set. The FOO variable is not set',
        'required variable API_KEY is missing a value: canary-value',
        'services.web.image must be a string: canary-value at line 12',
        'Missing mandatory value for "environment" option interpolating {"X": "${X:?canary-value}"} in service "web"',
      ),
    ),
    examples: [
      `Missing mandatory value for "${'a" option interpolating '.repeat(3_000)}`,
      `The ${'"'.repeat(20_000)}`,
    ],
    holds(said) {
      for (const name of calmly(() => unsetVariables(said))) assert.match(name, /^[A-Za-z_]\w*$/);
      const host = hostThatSays('') as Host;
      const words = calmly(() => whyConfigFails(ended('', said, 1), { target, host }));
      assert.ok(!words.includes('canary-value'), words);
      assert.ok(words.length < 2_000);
      calmly(() => whyPullFailed(ended('', said, 1)));
    },
  }),
  fuzz({
    name: 'D4: a line of the inspection is a container or nothing, and any of them can be judged',
    runs: 200,
    given: changedJson(container),
    holds(line) {
      const read = calmly(() => parseContainer(line));
      if (read === undefined) return;
      for (const value of [
        read.id,
        read.name,
        read.service,
        read.project,
        read.folder,
        read.image,
        read.status,
      ])
        assert.equal(typeof value, 'string');
      assert.notEqual(read.service, '');
      calmly(() => judgeContainers(['web'], [read], earlierOf([read])));
    },
  }),
  fuzz({
    name: 'T6: whatever Docker says an image is called, the environment file has one line a variable and no other',
    runs: 200,
    given: fc.oneof(
      changedText(dockerImage),
      shortHostileText.map((text) => `sha256:x ghcr.io/acme/shop@${text}`),
    ),
    examples: [
      `${dockerImage} ghcr.io/acme/shop@sha256:x\nLD_PRELOAD=/tmp/x.so`,
      'x ghcr.io/acme/shop@\nLD_PRELOAD=1',
    ],
    async holds(said) {
      const session = { signal: new AbortController().signal, lock: undefined };
      const context = {
        host: hostThatSays(said),
        session,
        target,
        log: createFakeLog(),
      } as unknown as ComposeContext;
      const image = await calmlyLater(() => inspectImage(context, 'x'));
      if (image === undefined) return;
      const values = valuesFor(target, keptImage(context, one, image, undefined));
      const text = envFileText(values);
      assert.deepEqual(
        text.split('\n').map((line) => line.split('=')[0]),
        ['BELAY_IMAGE', 'BELAY_TAG', 'BELAY_SHA', 'BELAY_DIGEST', ''],
      );
      assert.deepEqual(readEnvFile(text), { ...values });
    },
  }),
];

const git: readonly FuzzTarget[] = [
  fuzz({
    name: 'G10: settings of a checkout are read to their end, and a dangerous one is found wherever it stands',
    runs: 200,
    given: fc.tuple(
      fc.array(fc.tuple(shortHostileText, shortHostileText), { maxLength: 5 }),
      fc.constantFrom(
        'filter.x.smudge',
        'core.sshcommand',
        'credential.helper',
        'include.path',
        'url.https://x.insteadof',
      ),
      fc.nat(5),
    ),
    holds([others, dangerous, at]) {
      const clean = others.map(
        ([name, value]) => [name.replace(/[\0\n]/g, ''), value.replaceAll('\0', '')] as const,
      );
      const all = [...clean.slice(0, at), [dangerous, 'x'] as const, ...clean.slice(at)];
      const text = all.map(([name, value]) => `local\0${name}\n${value}\0`).join('');
      const settings = calmly(() => parseSettings(text));
      assert.ok(dangerousSettings(settings.keys()).includes(dangerous));
      for (const [name] of all) assert.ok(settings.has(name), JSON.stringify(name));
    },
  }),
  fuzz({
    name: 'G6: names of changed files are told apart whatever is in them',
    runs: 200,
    given: fc.array(shortHostileText, { maxLength: 5 }),
    holds(names) {
      const clean = names.map((name) => name.replaceAll('\0', '')).filter((name) => name !== '');
      const records = clean.map((name) => `1 .M N... 100644 100644 100644 ${one} ${two} ${name}`);
      const text = [`# branch.oid ${one}`, '# branch.head (detached)', ...records, ''].join('\0');
      const { head, branch, changed } = calmly(() => parseStatus(text));
      assert.deepEqual([head, branch], [one, undefined]);
      assert.deepEqual(
        changed.map(({ path }) => path),
        clean,
      );
      const marks = calmly(() =>
        parseMarks(clean.map((name) => `h ${name}\0S ${name}\0H ${name}\0`).join('')),
      );
      assert.deepEqual(marks['--no-assume-unchanged'], clean);
      assert.deepEqual(marks['--no-skip-worktree'], clean);
    },
  }),
  fuzz({
    name: 'T9: the last words of git show no credential of an address and are one short line',
    runs: 200,
    given: fc.oneof(
      hostileText,
      changedText(
        "fatal: unable to access 'https://user:canary-value@github.com/acme/shop/': The requested URL returned error: 403",
        'remote: https://x-access-token:canary-value@github.com not our ref',
      ),
    ),
    examples: [`error: ${'https://a:b'.repeat(4_000)}`, `fatal: ${'a'.repeat(60_000)}://`],
    holds(said) {
      const result = ended('', said, 128);
      const words = calmly(() => lastWords(result));
      assert.ok(words.length <= 800);
      assert.doesNotMatch(words, /\w:\/\/[^/\s@']*canary-value@/);
      calmly(() => [fetchOutcome(result), adviceFor(result)]);
    },
  }),
];

const layout = `path folder\nrepo folder\nreleases folder\nshared absent\ncurrent link\nrelease absent\nmissing .env\nlink releases/${one}\nother notes.txt\n`;

const others: readonly FuzzTarget[] = [
  fuzz({
    name: 'T12: no name of a file forges what stands at the path of releases, and a link leads to a release or nowhere',
    runs: 300,
    given: fc.oneof(
      changedText(layout),
      shortHostileText.map((text) => `${layout}${text}`),
    ),
    holds(text) {
      const found = calmly(() => parseLayout(text));
      for (const kind of [found.path, found.repo, found.releases, found.current])
        assert.ok(['absent', 'folder', 'link', 'file'].includes(kind));
      const release = calmly(() => releaseOf(found.link, '/srv/app'));
      if (release !== undefined) assert.match(release, isSha);
      calmly(() => describeStrangeCurrent(found, '/srv/app'));
      if (text.startsWith(layout.trimEnd()))
        assert.deepEqual([found.repo, found.link], ['folder', `releases/${one}`]);
    },
  }),
  fuzz({
    name: 'D14: only folders named by a commit are ever removed, and never the live or a needed one',
    runs: 300,
    given: fc.oneof(
      changedText(`folder ${one}\nfolder ${two}\nfolder x\nmade ${one}/.git\nlive releases/${two}\n`),
      hostileText,
    ),
    holds(text) {
      const standing = calmly(() => parseReleases(text, '/srv/app'));
      const gone = releasesToRemove(standing, { keep: 0, needed: [one] });
      for (const sha of gone) assert.match(sha, isSha);
      assert.ok(!gone.includes(one) && (standing.live === undefined || !gone.includes(standing.live)));
    },
  }),
  fuzz({
    name: 'T2: what a command prints as the live commit is one, nothing, or refused in a sentence',
    runs: 200,
    given: fc.oneof(hostileText, changedText(`${one}\n`, '', `${one}\n${two}`)),
    holds(text) {
      const read = calmly(() => readReport(ended(text), 1_000));
      if (read.kind === 'release') assert.match(read.sha, isSha);
      else if (read.kind === 'unreadable')
        assert.ok(read.message.startsWith('current: ') && read.message.length < 600);
    },
  }),
  fuzz({
    name: 'T8: of any output at most the limit is kept, and its lines are whole and bounded',
    runs: 60,
    given: fc.tuple(fc.array(hostileText, { maxLength: 6 }), fc.integer({ min: 1, max: 400 })),
    holds([texts, limit]) {
      const lines: string[] = [];
      const tail = createTail(limit, (line) => lines.push(line));
      for (const text of texts) calmly(() => tail.add(Buffer.from(text)));
      // Half a character reads as the mark of one, which has three bytes.
      assert.ok(Buffer.byteLength(tail.text()) <= limit * 3 + 3);
      for (const line of lines) assert.ok(line.length <= 4_096 && !line.includes('\n'));
    },
  }),
  fuzz({
    name: 'T26: no list of an archive lets a member out of what was saved',
    runs: 300,
    given: changedText(
      '-rw-r--r-- 0/0 12 2026-11-21 12:00 "./srv/app/x"',
      'lrwxrwxrwx 0/0 0 2026-11-21 12:00 "./srv/app/l" -> "../../etc/passwd"',
      'hrw-r--r-- 0/0 0 2026-11-21 12:00 "./srv/app/h" link to "./srv/app/x"',
      'crw-r--r-- 0/0 1,3 2026-11-21 12:00 "./srv/app/dev"',
    ),
    examples: [`-rw-r--r-- 0/0 12 2026-11-21 12:00 "${'\\\\'.repeat(20_000)}`],
    holds(line) {
      const { refused, links } = calmly(() => judgeMembers(line.split('\n'), ['/srv/app']));
      for (const sentence of refused) assert.ok(sentence.length < 2_000);
      for (const { path } of links) assert.ok(path.startsWith('/srv/app'));
      const plain = /^-\S* +\S+ +\S+ +\S+ +\S+ "([^"\\]*)"$/.exec(line)?.[1];
      if (plain?.split('/').includes('..') === true) assert.notEqual(refused.length, 0);
    },
  }),
  fuzz({
    name: 'T26: files of any name that tar saves are known again as what was saved',
    runs: 4,
    given: fc.array(
      shortHostileText.map((text) => Buffer.from(text.replace(/[\0/]/g, '').slice(0, 60)).toString()),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
    examples: [['😀 shop', 'é', '\u2028', 'a\nb', '"\\"', '-> "x"']],
    holds: savedNamesAreKnown,
  }),
];

function savedNamesAreKnown(names: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'belay-fuzz-tar-'));
  try {
    const root = join(folder, '😀 root');
    mkdirSync(root);
    for (const [index, name] of names.entries()) {
      const inside = join(root, `d${index}`);
      mkdirSync(inside);
      if (name !== '' && name !== '.' && name !== '..') writeFileSync(join(inside, name), '');
    }
    const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' };
    const archive = execFileSync('tar', ['-C', '/', '--create', '--file=-', '--', `.${root}`], { env });
    // As lib/backup/verify-part.ts lists it.
    const plain = { ...env, LC_ALL: 'C' };
    const list = ['--list', '--verbose', '--quoting-style=c', '--numeric-owner', '--file=-'];
    const lines = execFileSync('tar', list, { env: plain, input: archive, encoding: 'utf8' })
      .split('\n')
      .slice(0, -1);
    assert.deepEqual(
      calmly(() => judgeMembers(lines, [root])),
      { links: [], refused: [] },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What programs print: git, Docker, Compose, tar, shells. */
export const programTargets: readonly FuzzTarget[] = [...docker, ...git, ...others];
