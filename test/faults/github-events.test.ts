import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
