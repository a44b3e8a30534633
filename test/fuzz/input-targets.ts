import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseInputs as backup } from '../../actions/backup/src/inputs.ts';
import { parseInputs as confirm } from '../../actions/confirm/src/inputs.ts';
import { parseInputs as deploy } from '../../actions/deploy/src/inputs.ts';
import { parseInputs as healthCheck } from '../../actions/health-check/src/inputs.ts';
import { parseInputs as notify } from '../../actions/notify/src/inputs.ts';
import { parseInputs as rollback } from '../../actions/rollback/src/inputs.ts';
import { parseInputs as watchCi } from '../../actions/watch-ci/src/inputs.ts';
import { createInputReader, type InputReader, isInvalidInputs } from '../../lib/runner/input-reader.ts';
import { readWorkflowRun } from '../../lib/runner/workflow-run.ts';
import { readActionDefinition } from '../support/action-definition.ts';
import { changedBytes, changedJson, hostileText } from './hostile-values.ts';
import { assertSentence, calmly } from './oracles.ts';
import { type FuzzTarget, fuzz } from './target.ts';

type Env = Readonly<Record<string, string | undefined>>;

const parsers: Readonly<Record<string, (read: InputReader, env: Env) => unknown>> = {
  backup,
  confirm,
  deploy,
  'health-check': healthCheck,
  notify,
  rollback,
  'watch-ci': watchCi,
};

const root = join(import.meta.dirname, '../..');
const sha = '1'.repeat(40);

const canary = 'canary-secret-0123456789';

function isSecret(name: string): boolean {
  return /(?:token|password|secret|webhook|ssh-key)$/.test(name);
}

/** What makes each action's inputs whole; every run changes a few of them. */
const whole: Readonly<Record<string, string>> = {
  environment: 'preprod',
  path: '/srv/app',
  sha,
  urls: 'https://a.example/',
  event: 'live',
  expected: 'DEPLOY',
  files: 'uploads',
  'state-dir': '/srv/state',
  config: '',
};

/** Values that go far in some input or another. */
const meaningful = fc.constantFrom(
  ...[
    'compose',
    'releases',
    'command',
    'git',
    'true',
    'false',
    '0s',
    '24h',
    '25%',
    'keep',
    'latest',
    'custom',
    'rollback',
  ],
  ...[
    'ghcr.io/acme/shop:{sha}',
    'web\nworker',
    'docker compose up -d',
    'deploy@web1:22',
    '- from: Fri 16:00\n  until: Mon 08:00',
  ],
  ...[
    '- url: https://a.example/\n  matches: "(a+)+$"',
    'here',
    'xoxb-12345678',
    '#deploys',
    'https://hooks.example/x',
  ],
  ...[
    'ProxyJump jump@gate:22',
    '127.0.0.1:6379',
    '{"schema-version":1}',
    'a: 1',
    '../x',
    '-x',
    '$HOME',
    'a b',
  ],
);

const value = fc.oneof(
  { weight: 3, arbitrary: meaningful },
  // Linux takes 128 KiB of a variable, and no NUL.
  { weight: 2, arbitrary: hostileText.map((text) => text.replaceAll('\0', '').slice(0, 20_000)) },
);

function inputsOf(action: string): readonly FuzzTarget[] {
  const { inputs } = readActionDefinition(root, action);
  const names = Object.keys(inputs);
  const defaults = Object.fromEntries(
    names.map((name) => [name, (inputs[name]?.default ?? '').replace(/\$\{\{[^}]*\}\}/g, '')]),
  );
  return [
    fuzz({
      name: `T1: inputs of ${action} are understood, or refused in sentences that each name their input; secrets are masked and not told`,
      runs: 60,
      given: fc.array(fc.tuple(fc.constantFrom(...names), value), { minLength: 1, maxLength: 4 }),
      examples: [
        [['config', 'absent.yml'], ...names.filter(isSecret).map((name): [string, string] => [name, 'x'])],
      ],
      holds(changes) {
        const given = Object.fromEntries(names.map((name) => [name, whole[name] ?? defaults[name] ?? '']));
        for (const [name, text] of changes) given[name] = isSecret(name) ? `${text}${canary}` : text;
        if (names.includes('token')) given['token'] = canary;
        const env: Record<string, string> = { HOME: '/root', GITHUB_SHA: sha, GITHUB_WORKSPACE: tmpdir() };
        for (const [name, text] of Object.entries(given)) env[`INPUT_${name.toUpperCase()}`] = text;
        const masked: string[] = [];
        const read = createInputReader({ env, mask: (secret) => masked.push(secret) });
        try {
          const understood = calmly(() => parsers[action]?.(read, env));
          assertUsable(understood);
        } catch (error) {
          if (!isInvalidInputs(error)) throw error;
          for (const problem of error.problems) {
            assertSentence(problem, /^[\w./-]+(?:[:, ]|$)/);
            assert.ok(!problem.includes(canary), 'it tells a secret');
          }
        }
        for (const [name, text] of Object.entries(given))
          if (isSecret(name) && text !== '') assert.ok(masked.includes(text.trim()), `${name} is not masked`);
      },
    }),
  ];
}

/** Of what is understood, everything that becomes a word of a command line or a path. */
function assertUsable(understood: unknown): void {
  for (const [key, text] of wordsIn(understood)) {
    if (['sha', 'ifLive', 'to'].includes(key) && /^[0-9a-f]+$/.test(text))
      assert.match(text, /^(?:.{40}|.{64})$/);
    if (
      [
        'image',
        'afterIn',
        'container',
        'user',
        'hostname',
        'database',
        'services',
        'composeFiles',
        'shared',
      ].includes(key)
    )
      assert.doesNotMatch(text, /^-|[\s\0]$|\n/, `${key}: ${JSON.stringify(text)}`);
    if (['path', 'stateFolder'].includes(key) && text.startsWith('/'))
      assert.ok(!text.split('/').includes('..'));
    if (key === 'repository') assert.doesNotMatch(text, /^-|^ext::|\n/);
    if (key === 'passEnv') assert.doesNotMatch(text, /^(?:INPUT_|ACTIONS_|BELAY_)/);
  }
}

function wordsIn(value: unknown, key = ''): (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]];
  if (Array.isArray(value)) return value.flatMap((item) => wordsIn(item, key));
  if (typeof value !== 'object' || value === null || value instanceof Map) return [];
  return Object.entries(value).flatMap(([name, inner]) => wordsIn(inner, name));
}

const event = {
  head_commit: { id: sha, message: 'Fix\n\nmore', author: { name: 'A', username: 'a' } },
  workflow_run: { head_commit: { id: sha }, head_repository: { full_name: 'acme/shop' } },
  pull_request: { head: { repo: { full_name: 'mallory/shop' } } },
  commits: [{ id: sha, message: 'x', author: { name: 'B' } }],
};

const runner: readonly FuzzTarget[] = [
  fuzz({
    name: 'T16: whatever stands in the event, its commit is told as texts, and what is not known to be ours is of a fork',
    runs: 100,
    given: fc.oneof(
      changedJson(event),
      changedBytes(JSON.stringify(event)).map((bytes) => bytes.toString('latin1')),
    ),
    holds(text) {
      const folder = mkdtempSync(join(tmpdir(), 'belay-fuzz-event-'));
      try {
        const path = join(folder, 'event.json');
        writeFileSync(path, text);
        const run = calmly(() =>
          readWorkflowRun({ GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: 'acme/shop' }),
        );
        const facts = calmly(() => run.commitOf(sha));
        if (facts !== undefined)
          assert.deepEqual([typeof facts.message, typeof facts.author], ['string', 'string']);
        const parsed = parsedOf(text);
        const head = (parsed as typeof event | undefined)?.pull_request?.head?.repo?.full_name;
        if (head === 'mallory/shop') assert.ok(run.fromFork);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  }),
];

function parsedOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What an action is started with. */
export const inputTargets: readonly FuzzTarget[] = [...Object.keys(parsers).flatMap(inputsOf), ...runner];
