import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { repositoryRoot } from '../support/use-sandbox.ts';

const actions = ['deploy', 'health-check', 'notify', 'rollback', 'watch-ci'];
/** The whole story takes about twelve seconds; a busy machine is given more. */
const storyLimitMs = 120_000;

let clone = '';
let temporary = '';

/** What the demo needs of a fresh clone, where no package can be found; and its own temporary folder. */
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'belay-demo-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  clone = join(folder, 'clone');
  temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const parts = ['package.json', 'scripts/demo/dist', ...actions.flatMap(committedParts)];
  for (const part of parts) cpSync(join(repositoryRoot, part), join(clone, part), { recursive: true });
});

function committedParts(action: string): string[] {
  return [`actions/${action}/action.yml`, `actions/${action}/dist`];
}

interface Told {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly text: string;
  readonly errors: string;
}

function runDemo(
  options: readonly string[] = [],
  how: { readonly node?: string; readonly onText?: (text: string, child: ChildProcess) => void } = {},
): Promise<Told> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: temporary, TMPDIR: temporary };
  const program = join(clone, 'scripts/demo/dist/index.js');
  const child = spawn(how.node ?? process.execPath, [program, ...options], { cwd: clone, env });
  let [text, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    how.onText?.(text, child);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, text, errors }));
  });
}

/** Node 24, which GitHub runs actions with, and the machine's own where it is another. */
function runtimes(): readonly (readonly [version: string, program: string])[] {
  const own = execFileSync('node', ['--version'], { encoding: 'utf8' }).trim();
  const all = [[process.version, process.execPath] as const, [own, 'node'] as const];
  return own === process.version ? all.slice(0, 1) : all;
}

function breakBundle(action: string, program: string): void {
  writeFileSync(join(clone, 'actions', action, 'dist/index.js'), program);
}

describe('npm run demo', () => {
  test.each(runtimes())(
    'tells the whole story under Node %s, and all of it is true',
    async (_, node) => {
      const told = await runDemo([], { node });

      expect(told.exitCode, told.text + told.errors).toBe(0);
      expect(told.text).toMatch(/1\.1 is live after \d/);
      expect(told.text).toMatch(/1\.0 serves again \d+(?:\.\d)? m?s after the failure was visible/);
      expect(told.text).toMatch(/1\.2 was served for \d|1\.2 was served too briefly/);
      expect(told.text).toContain('verdict failure, action superseded, live-sha 1.4, exit 0');
      expect(told.text).toContain('verdict cancelled, action none, reason-code unproven, exit 1');
      expect(told.text).toContain('status rolled-back, from-sha 1.5, sha 1.4, exit 0');
      expect(told.text).toContain('roll back from 1.1: CI failed');
      expect(told.text).toContain('What Discord and Slack got: 7 and 7 messages');
      expect(told.text).toMatch(/All \d+ checks were true/);
      expect(told.text).not.toContain('✗');
      expect(stripVTControlCharacters(told.text)).toBe(told.text);
      expect(Math.max(...told.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(96);
      expect(told.errors).toBe('');
      expect(readdirSync(temporary)).toEqual([]);
    },
    storyLimitMs,
  );

  test('with --keep leaves what it says it leaves, also when something was not true', async () => {
    breakBundle('notify', '');

    const told = await runDemo(['--keep']);

    const folder = /^Kept\s+(\S+)$/m.exec(told.text)?.[1] ?? '';
    expect(told.exitCode).toBe(1);
    for (const left of ['state/preprod/ledger.jsonl', 'state/preprod/state.json', 'srv/.git']) {
      expect(existsSync(join(folder, left)), left).toBe(true);
    }
  });

  test('fails, says what was not so, and stops there when a bundle does nothing', async () => {
    breakBundle('watch-ci', '');

    const told = await runDemo();

    expect(told.exitCode).toBe(1);
    expect(told.text).toContain('expected verdict success, action validated, live-sha 1.0, exit 0');
    expect(told.text).toContain('got      verdict -, action -, live-sha -, exit 0');
    expect(told.text).toContain("The step's log (exit code 0):");
    expect(told.text).toContain('2 of 8 checks were not true');
    expect(told.text).not.toContain('1.0 is validated after');
    expect(told.text).not.toContain('A bad commit goes live');
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('does not believe a bundle that only says so', async () => {
    const claims = "status=live\\nsha=' + process.env.INPUT_SHA + '\\nreason-code=deployed\\n";
    breakBundle(
      'deploy',
      `import { appendFileSync } from 'node:fs';\nappendFileSync(process.env.GITHUB_OUTPUT, '${claims}');\n`,
    );

    const told = await runDemo();

    expect(told.exitCode).toBe(1);
    expect(told.text).toContain('✓ outputs          status live, sha 1.0, reason-code deployed, exit 0');
    expect(told.text).toMatch(/✗ service answers\s+expected 1\.0\n\s+got {6}nothing/);
    expect(told.text).toContain('but the service never answered with it');
  });

  test('shows the log of a bundle that crashes', async () => {
    breakBundle('notify', "throw new Error('a fault in notify');\n");

    const told = await runDemo();

    expect(told.exitCode).toBe(1);
    expect(told.text).toMatch(/✗ both chats have\s+expected preprod: validated\n\s+got {6}nothing/);
    expect(told.text).toContain('a fault in notify');
  });

  test('leaves nothing behind when it is interrupted', async () => {
    const interrupt = (text: string, child: ChildProcess): void => {
      if (text.includes('1.0 is live')) child.kill('SIGINT');
    };

    const told = await runDemo([], { onText: interrupt });

    expect(told.signal).toBe('SIGINT');
    expect(told.errors).toBe('Interrupted. Nothing is left behind.\n');
    expect(told.text).not.toContain('✗');
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('names an option it does not know, and explains those it does', async () => {
    const refused = await runDemo(['--fast']);
    const help = await runDemo(['--help']);

    expect(refused.errors).toBe('The demo does not know "--fast". It takes --keep, --slow and --help.\n');
    expect(refused.exitCode).toBe(2);
    expect(help.text).toContain('--slow   pause after every step');
    expect(help.exitCode).toBe(0);
  });
});
