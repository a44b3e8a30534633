import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type IntentEvent, writeEvent } from '../../lib/delivery/ledger-event.ts';
import { lockLocal } from '../../lib/hosts/local-lock.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import type { BundleResult } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

/** As GitHub sends it of a pull request whose branch is in this repository. */
function pullRequestOf(repo: { readonly full_name: string } | null): unknown {
  return { action: 'synchronize', pull_request: { number: 7, head: { ref: 'main', repo } } };
}

/** As GitHub sends it of a run that has ended. */
function runOf(full_name: string, event = 'push'): unknown {
  const run = { event, head_branch: 'main', conclusion: 'success', head_repository: { full_name } };
  return { action: 'completed', workflow_run: run };
}

/** Every action that touches an environment, or says that one may be touched. */
const actions: Readonly<Record<string, (place: Sandbox, sha: string) => Record<string, string>>> = {
  deploy: ({ origin, path }, sha) => ({ sha, path, repository: origin.path, restart: 'touch ../owned' }),
  'watch-ci': (_, sha) => ({ sha, timeout: '5s', interval: '100ms' }),
  rollback: () => ({}),
  confirm: (_, sha) => ({ sha, confirmation: 'DEPLOY' }),
  backup: ({ path }) => ({ path, files: 'version.txt' }),
};

test.each([
  ['a pull request of a fork', 'pull_request', pullRequestOf({ full_name: 'mallory/shop' })],
  [
    'a pull request of a fork with rights',
    'pull_request_target',
    pullRequestOf({ full_name: 'mallory/shop' }),
  ],
  ['a review in a fork that was deleted', 'pull_request_review', pullRequestOf(null)],
  ['a run of a fork whose branch is called main', 'workflow_run', runOf('mallory/shop')],
  ["a run of a fork's pull request", 'workflow_run', runOf('mallory/shop', 'pull_request')],
])('T16, T17: no action listens to %s', async (_, name, event) => {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  await sandbox.deploy(live);
  const next = sandbox.release('1.1');
  const before = { ledger: sandbox.ledger(), asked: sandbox.github.requests.length };

  const refused = await Promise.all(
    Object.entries(actions).map(async ([action, inputs]) => {
      const place = { environment: 'preprod', 'state-dir': join(sandbox.folder, 'state') };
      const given = { ...place, ...inputs(sandbox, action === 'deploy' ? next : live) };
      const ended = await sandbox.run(action, given, { event, env: { GITHUB_EVENT_NAME: name } });
      return [action, ended.exitCode, ended.outputs['reason-code']];
    }),
  );

  expect(refused).toEqual(Object.keys(actions).map((action) => [action, 1, 'untrusted_event']));
  expect({ ledger: sandbox.ledger(), asked: sandbox.github.requests.length }).toEqual(before);
  expect(sandbox.head()).toBe(live);
  expect(readdirSync(sandbox.folder)).not.toContain('owned');
  expect(existsSync(join(sandbox.state, 'backups'))).toBe(false);
});

test('T17: events of this repository are listened to, however its name is written', async () => {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  await sandbox.deploy(live);
  const own: readonly (readonly [name: string, event: unknown])[] = [
    ['workflow_dispatch', { inputs: {} }],
    ['schedule', { schedule: '0 * * * *' }],
    ['pull_request', pullRequestOf({ full_name: 'Acme/Shop' })],
    ['workflow_run', runOf('acme/shop')],
    ['push', 'no object at all'],
  ];

  const ended = await Promise.all(
    own.map(async ([name, event]) => {
      const deployed = await sandbox.deploy(live, {}, { event, env: { GITHUB_EVENT_NAME: name } });
      return [name, deployed.outputs['status']];
    }),
  );

  expect(ended).toEqual(own.map(([name]) => [name, 'unchanged']));
});

/** A release of the driver `command`, whose `current` leaves a mark, with an act open that nobody has ended. */
async function openAct(): Promise<{
  sandbox: Sandbox;
  deploy(more?: object, sha?: string): Promise<BundleResult>;
  asked: string;
}> {
  const sandbox = await useSandbox();
  mkdirSync(sandbox.path);
  const asked = join(sandbox.folder, 'asked');
  const platform = {
    driver: 'command',
    repository: '',
    activate: 'echo "$BELAY_SHA" > live',
    current: `touch '${asked}'; cat live 2>/dev/null || :`,
    rollback: 'echo "$BELAY_SHA" > live',
    restart: '',
    health: '',
    'lock-timeout': '200ms',
  };
  const good = sandbox.release('1.0');
  const deploy = (more: object = {}, sha = good): Promise<BundleResult> =>
    sandbox.deploy(sha, platform, more);
  await deploy();
  const intent = sandbox.ledger().find(({ event }) => event === 'intent') as unknown as IntentEvent;
  const next = sandbox.release('1.1');
  const { op, at, rollbackPoint, recipe } = intent;
  const open = {
    event: 'intent',
    op,
    at,
    rollbackPoint,
    recipe,
    generation: 2,
    from: good,
    to: next,
  } as const;
  appendFileSync(join(sandbox.state, 'ledger.jsonl'), writeEvent(open));
  rmSync(asked);
  return { sandbox, deploy, asked };
}

test('T16: an event of a fork runs no command of the recipe, not even to tell what is live', async () => {
  const { deploy, asked } = await openAct();
  const event = pullRequestOf({ full_name: 'mallory/shop' });

  const refused = await deploy({ event, env: { GITHUB_EVENT_NAME: 'pull_request' } });

  expect(refused.outputs, refused.log).toMatchObject({ 'reason-code': 'untrusted_event', sha: '' });
  expect(existsSync(asked)).toBe(false);
});

test('F10: while another run holds the environment its target is not asked, and nothing is claimed to be live', async () => {
  const { sandbox, deploy, asked } = await openAct();
  const held = await lockLocal(
    join(sandbox.state, 'lock'),
    { owner: 'another run', waitMs: 0 },
    createFakeClock(),
  );
  if (held.kind !== 'held') throw new Error('The lock is not free.');
  onTestFinished(() => held.lock.release());

  const refused = await deploy();

  expect(refused.outputs, refused.log).toMatchObject({ 'reason-code': 'lock_held', sha: '' });
  expect(existsSync(asked)).toBe(false);
});
