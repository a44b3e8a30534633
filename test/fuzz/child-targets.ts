import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { compose } from '../../lib/drivers/compose/compose-command.ts';
import type { ComposeContext } from '../../lib/drivers/compose/compose-context.ts';
import { valuesFor } from '../../lib/drivers/compose/compose-values.ts';
import { docker } from '../../lib/drivers/compose/docker-command.ts';
import { git } from '../../lib/drivers/git/git-command.ts';
import { createLocalHost } from '../../lib/hosts/local-host.ts';
import {
  appendScript,
  kindsScript,
  readScript,
  renameScript,
  replaceScript,
} from '../../lib/hosts/ssh/file-scripts.ts';
import { createMarkedStream } from '../../lib/hosts/ssh/marked-stream.ts';
import { commandScript, overStdin, remoteShell, workScript } from '../../lib/hosts/ssh/remote-shell.ts';
import { runUserText } from '../../lib/hosts/user-shell.ts';
import { systemClock } from '../../lib/ports/system-clock.ts';
import { createFakeLog } from '../support/fake-log.ts';
import { shortHostileText } from './hostile-values.ts';
import { type FuzzTarget, fuzz } from './target.ts';

const nonce = 'belay-0123456789abcdef0123456789abcdef';
const sha = '1'.repeat(40);

/** What a process can be given: no NUL, and as UTF-8 has it. */
const word = shortHostileText.map((text) => Buffer.from(text.replaceAll('\0', '').slice(0, 300)).toString());

/** Prints what it is given, each with a NUL behind it, and the variables `A` and `B`. */
const recorder = `#!/bin/sh\nfor each; do printf '%s\\000' "$each"; done\nprintf 'A=%s\\000B=%s\\000' "$A" "$B"\n`;

/** A folder with programs that only record, gone afterwards; nothing but what is expected may be made in it. */
async function withRecorders(act: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-fuzz-child-'));
  const path = process.env['PATH'];
  try {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    mkdirSync(join(folder, 'work'));
    for (const program of ['git', 'docker', 'docker-compose', 'recorder']) {
      writeFileSync(join(bin, program), recorder);
      chmodSync(join(bin, program), 0o755);
    }
    process.env['PATH'] = `${bin}:${path}`;
    await act(folder);
    assert.deepEqual(readdirSync(folder).sort(), ['bin', 'work']);
  } finally {
    process.env['PATH'] = path;
    rmSync(folder, { recursive: true, force: true });
  }
}

function recorded(output: string): readonly string[] {
  return output.split('\0').slice(0, -3);
}

const shells: readonly (readonly [string, ...string[]])[] = [
  ['dash'],
  ['bash', '--posix'],
  ['busybox', 'sh'],
];
const present = shells.filter(([program]) => spawnSync(program, ['--help']).error === undefined);

/** Runs a script of the host side in a shell, as ssh would have it run, and cuts out what its command wrote. */
function remotely(
  [program, ...args]: readonly [string, ...string[]],
  script: string,
  cwd: string,
  input = '',
) {
  const inner = remoteShell.replace(/^exec sh -c '(.*)'$/, '$1');
  const { stdout } = spawnSync(program, [...args, '-c', inner], {
    input: `${overStdin(script)}${input}`,
    cwd,
  });
  const seen = { out: [] as Buffer[], word: '' };
  createMarkedStream(nonce, {
    onBegin: () => undefined,
    onData: (chunk) => seen.out.push(Buffer.from(chunk)),
    onEnd: (end) => {
      seen.word = end;
    },
  })(stdout);
  return { output: Buffer.concat(seen.out), word: seen.word };
}

const local: readonly FuzzTarget[] = [
  fuzz({
    name: 'T2: git, Docker and Compose are given exactly the words they are meant to get, and no shell in between',
    runs: 6,
    given: fc.array(word, { minLength: 1, maxLength: 5 }),
    async holds(words) {
      await withRecorders(async (folder) => {
        const host = createLocalHost(systemClock);
        const session = { signal: new AbortController().signal, lock: undefined };
        const path = join(folder, 'work');
        const repository = { host, path, lock: undefined, signal: session.signal };
        const target = {
          environment: 'a',
          path,
          image: 'a:{sha}',
          services: ['web'],
          composeFiles: ['x.yml'],
          keep: 1,
        };
        const context = { host, session, target } as unknown as ComposeContext;
        const values = valuesFor(context.target, { sha, id: 'x', reference: 'a' });
        const said = await git(repository, words);
        assert.deepEqual(recorded(said.stdout).slice(-words.length), words);
        assert.deepEqual(recorded(said.stdout).slice(0, 2), ['-C', path]);
        assert.deepEqual(recorded((await docker(context, words)).stdout), words);
        const composed = await compose(context, words, { values });
        assert.deepEqual(recorded(composed.stdout), ['compose', '--file', 'x.yml', ...words]);
      });
    },
  }),
  fuzz({
    name: 'T2: a value that a command of the user is given stays a value, and what this step holds besides stays here',
    runs: 6,
    given: fc.tuple(word, word),
    async holds([a, b]) {
      await withRecorders(async (folder) => {
        process.env['INPUT_TOKEN'] = 'canary-value';
        const host = createLocalHost(systemClock);
        const { signal } = new AbortController();
        const text = {
          script: 'printf "%s\\000%s\\000" "$A" "$B"; env -0',
          folder: join(folder, 'work'),
          variables: { A: a, B: b },
          timeoutMs: 20_000,
          title: undefined,
        };
        const { stdout } = await runUserText({ host, log: createFakeLog(), signal, lock: undefined }, text);
        delete process.env['INPUT_TOKEN'];
        assert.deepEqual(stdout.split('\0').slice(0, 2), [a, b]);
        for (const entry of stdout.split('\0').slice(2))
          assert.doesNotMatch(entry, /canary-value|^(?:LD_PRELOAD|NODE_OPTIONS|GITHUB_\w+|BELAY_SCRIPT)=/);
      });
    },
  }),
];

const remote: readonly FuzzTarget[] = present.map((shell) =>
  fuzz({
    name: `T5: words, variables and folders reach a command on a host as they are, and files of any name are theirs: ${shell[0]}`,
    runs: 3,
    given: fc.record({ words: fc.array(word, { maxLength: 4 }), a: word, b: word, name: word }),
    examples: [
      { words: ["'", '\n', '-n', '$(touch pwned)'], a: '\\', b: "'\\''", name: "a'b\n$(touch pwned)" },
    ],
    async holds({ words, a, b, name }) {
      await withRecorders((folder) => {
        const work = join(folder, 'work');
        const parts = { cwd: work, env: { A: a, B: b }, readsInput: false, fence: undefined };
        const ran = remotely(shell, commandScript(nonce, { ...parts, argv: ['recorder', ...words] }), folder);
        assert.equal(ran.word, '0');
        assert.deepEqual(ran.output.toString().split('\0').slice(0, -1), [...words, `A=${a}`, `B=${b}`]);
        filesAreTheirs({ shell, work, name, content: `${a}${b}` });
      });
    },
  }),
);

function filesAreTheirs(given: {
  shell: readonly [string, ...string[]];
  work: string;
  name: string;
  content: string;
}): void {
  const { shell, work, content } = given;
  const safe = Buffer.from(given.name.replace(/[/\0]/g, '').slice(0, 40)).toString();
  const name = ['', '.', '..'].includes(safe) ? 'x' : safe;
  const path = join(work, name);
  const run = (body: string, input = '') => remotely(shell, workScript(nonce, body), work, input);
  assert.equal(
    run(replaceScript(path, Buffer.byteLength(content), undefined), content).word,
    '0',
    JSON.stringify(name),
  );
  assert.equal(readFileSync(path, 'utf8'), content);
  assert.equal(run(appendScript(path, 'more\n')).word, '0');
  const read = run(readScript(path, { offset: 0, limit: 100_000, most: 100_000 })).output.toString();
  assert.equal(read.slice(read.indexOf('\n') + 1), `${content}more\n`);
  assert.equal(run(kindsScript([path, `${path}.absent`])).output.toString(), 'fa');
  assert.equal(run(renameScript(path, join(work, 'moved'))).word, '0');
  assert.deepEqual(readdirSync(work), ['moved']);
}

/** What is handed to programs and shells, here and on hosts. */
export const childTargets: readonly FuzzTarget[] = [...local, ...remote];
