import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BundleResult } from '../support/run-bundle.ts';
import { findRunnerCommands } from '../support/runner-commands.ts';
import { useConfirmPlace } from './confirm-place.ts';

/** Every output is set, one error stands in the log, and the summary says the same. */
function expectRefusal(result: BundleResult, reasonCode: string, says: string): void {
  expect(result.exitCode, result.log).toBe(1);
  expect(result.outputs).toMatchObject({ sha: '', commits: '[]', 'reason-code': reasonCode });
  expect(Object.keys(result.outputs).sort()).toEqual(['commits', 'live-sha', 'reason-code', 'result', 'sha']);
  expect(JSON.parse(result.outputs['result'] ?? '')).toMatchObject({ 'reason-code': reasonCode, sha: null });
  const errors = findRunnerCommands(result.log).filter(({ name }) => name === 'error');
  expect(errors).toEqual([{ name: 'error', data: expect.stringContaining(says) }]);
  expect(result.summary).toMatch(/^### production: refused\n/);
}

const day = 24 * 60 * 60_000;

/** A moment in UTC as a freeze window takes it: far from now, so that no minute that passes matters. */
function daysFromNow(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, 16).replace('T', ' ');
}

const frozen = `- from: ${daysFromNow(-2)}\n  until: ${daysFromNow(2)}\n  reason: The year ends | <b>`;

test('T25: without exactly the word nothing is asked and nothing is changed', async () => {
  const place = await useConfirmPlace();
  await place.sandbox.validate(place.release('1.0'));
  const asked = place.sandbox.github.requests.length;

  const nothing = await place.confirmOnly({ confirmation: '' });
  const lower = await place.confirmOnly({ confirmation: 'deploy' });
  const hostile = await place.confirmOnly({ confirmation: '::set-output name=sha::evil\n##[error]x <b>' });
  const own = await place.confirmOnly({ expected: 'SHIP production', confirmation: 'DEPLOY' });

  expectRefusal(
    nothing,
    'wrong_confirmation',
    'Nothing was typed to confirm. Start the workflow again and type "DEPLOY"',
  );
  expectRefusal(lower, 'wrong_confirmation', 'only upper and lower case differ');
  expectRefusal(hostile, 'wrong_confirmation', 'was typed and "DEPLOY" is expected');
  expect(hostile.summary).not.toContain('<b>');
  expectRefusal(own, 'wrong_confirmation', '"SHIP production" is expected');
  expect(place.sandbox.github.requests).toHaveLength(asked);
});

test('T25: both who started the run and who pressed re-run must be among the actors', async () => {
  const place = await useConfirmPlace();
  await place.sandbox.validate(place.release('1.0'));
  const actors = 'Octocat\ngrace';
  const runBy = (actor: string, again: string) =>
    place.confirmOnly({ actors }, { env: { GITHUB_ACTOR: actor, GITHUB_TRIGGERING_ACTOR: again } });

  expectRefusal(await runBy('eve', 'eve'), 'actor_not_allowed', 'eve started this run and is not in');
  expectRefusal(await runBy('octocat', 'eve'), 'actor_not_allowed', 'eve pressed "re-run"');
  expectRefusal(await runBy('eve', 'octocat'), 'actor_not_allowed', 'eve started this run');
  expect((await runBy('octocat', 'GRACE')).outputs['reason-code']).toBe('confirmed');
});

test('a freeze holds a promotion, says until when, and never a rollback', async () => {
  const place = await useConfirmPlace();
  const good = place.release('1.0');
  await place.sandbox.validate(good);
  await place.goLive(good);

  const refused = await place.confirmOnly({ freeze: frozen });
  const over = await place.confirmOnly({
    freeze: `[{ from: ${daysFromNow(-9)}, until: ${daysFromNow(-7)} }]`,
  });
  const none = await place.confirmOnly({ freeze: '[]' });
  const back = await place.confirmOnly({ freeze: frozen, purpose: 'rollback', 'validated-in': 'nowhere' });

  expectRefusal(refused, 'frozen', 'production is frozen: ');
  expect(refused.log).toContain(`The next promotion may start at `);
  expect(refused.log).toContain(`${daysFromNow(2).slice(0, 10)} `);
  expect(refused.summary).toContain('The year ends &#124; &lt;b&gt;');
  expect(JSON.parse(refused.outputs['result'] ?? '')['frozen-until']).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/);
  expect([over, none].map(({ outputs }) => outputs['reason-code'])).toEqual(['already_live', 'already_live']);
  expect(back.outputs, back.log).toMatchObject({ 'live-sha': good, 'reason-code': 'confirmed' });
});

test('a rollback asks for the word and the people only, and tells what it can', async () => {
  const place = await useConfirmPlace();
  const good = place.release('1.0');
  await place.sandbox.validate(good);
  const live = place.release('1.1');
  await place.sandbox.deploy(live);
  const rollback = { environment: 'preprod', purpose: 'rollback', 'validated-in': '' };
  const down = { GITHUB_API_URL: 'http://127.0.0.1:9' };

  const known = await place.confirmOnly(rollback);
  const unknown = await place.confirmOnly(
    { ...rollback, 'state-dir': join(place.sandbox.folder, 'elsewhere'), freeze: 'not a list' },
    { env: down },
  );
  const wrong = await place.confirmOnly({ ...rollback, confirmation: 'ROLLBACK' });

  expect(known.outputs, known.log).toMatchObject({ sha: good, 'live-sha': live, 'reason-code': 'confirmed' });
  expect(unknown.exitCode, unknown.log).toBe(0);
  expect(unknown.outputs).toMatchObject({ sha: '', 'live-sha': '', 'reason-code': 'confirmed' });
  expect(wrong.outputs['reason-code']).toBe('wrong_confirmation');
});

test('T25: nothing is promoted that preprod has not validated', async () => {
  const place = await useConfirmPlace();
  const sha = place.release('1.0');
  await place.sandbox.deploy(sha);

  const nothing = await place.confirmOnly();
  const named = await place.confirmOnly({ sha });
  const nowhere = await place.confirmOnly({ 'validated-in': 'staging' });

  expectRefusal(nothing, 'nothing_validated', 'Nothing is validated in preprod (by its ledger)');
  expectRefusal(named, 'not_validated', 'it is live there, and CI has not passed yet');
  expectRefusal(nowhere, 'nothing_validated', "Nothing is validated in staging (by GitHub's record");
});

test('T25: what was rolled back in preprod is not promoted, by either record', async () => {
  const place = await useConfirmPlace();
  const { sandbox } = place;
  const good = place.release('1.0');
  await sandbox.validate(good);
  const bad = place.release('1.1');
  await sandbox.validate(bad);
  await sandbox.rollback({ to: good });
  const elsewhere = { 'state-dir': join(sandbox.folder, 'elsewhere') };

  for (const inputs of [{}, elsewhere]) {
    expect((await place.confirmOnly(inputs)).outputs).toMatchObject({
      sha: good,
      'reason-code': 'confirmed',
    });
    expectRefusal(await place.confirmOnly({ ...inputs, sha: bad }), 'not_validated', 'rolled back');
  }
});

test('trouble with GitHub is not "not validated", and where the ledger is here it stops nothing', async () => {
  const place = await useConfirmPlace();
  const { sandbox } = place;
  const live = place.release('1.0');
  await place.goLive(live);
  const good = place.release('1.1');
  await sandbox.validate(good);
  const elsewhere = { 'state-dir': join(sandbox.folder, 'elsewhere') };
  const down = { GITHUB_API_URL: 'http://127.0.0.1:9' };

  const offline = await place.confirmOnly(elsewhere, { env: down });
  const unauthorized = await place.confirmOnly({ ...elsewhere, token: 'wrong-token-0123456789' });
  const noToken = await place.confirmOnly({ ...elsewhere, token: '' });
  sandbox.github.permissions.deployments = 'none';
  const forbidden = await place.confirmOnly(elsewhere);
  const ledger = await place.confirmOnly({}, { env: down });

  expectRefusal(offline, 'github_unknown', 'That is not a no');
  expectRefusal(unauthorized, 'github_unknown', 'Give a valid token');
  expectRefusal(noToken, 'github_unknown', 'Give "token"');
  expectRefusal(forbidden, 'github_unknown', 'deployments: read');
  expect(ledger.exitCode, ledger.log).toBe(0);
  expect(ledger.outputs).toMatchObject({
    sha: good,
    'live-sha': live,
    commits: '[]',
    'reason-code': 'confirmed',
  });
  expect(ledger.log).toContain('are not known');
  expect(ledger.summary).toContain('The commits between are not known');
});

test('T12: a state folder that others can write proves nothing', async () => {
  const place = await useConfirmPlace();
  await place.sandbox.validate(place.release('1.0'));
  chmodSync(place.sandbox.state, 0o777);

  expectRefusal(await place.confirmOnly(), 'state_folder_refused', 'can be written by others (mode 777)');
});

test('a ledger of a later version, or one that cannot be read, is said and nothing is guessed', async () => {
  const place = await useConfirmPlace();
  await place.sandbox.validate(place.release('1.0'));
  const state = join(place.sandbox.state, 'state.json');
  const ledger = join(place.sandbox.state, 'ledger.jsonl');
  for (const file of [state, join(place.sandbox.state, 'state.json.1'), ledger])
    rmSync(file, { force: true });
  mkdirSync(ledger);
  expectRefusal(
    await place.confirmOnly(),
    'state_unreadable',
    'What is validated in preprod cannot be told.',
  );
  rmSync(ledger, { recursive: true });

  const body = '{"v":99,"event":"validated"}';
  const sum = createHash('sha256').update(body).digest('hex').slice(0, 16);
  writeFileSync(ledger, `${body.slice(0, -1)},"sum":"${sum}"}\n`, { mode: 0o600 });
  expectRefusal(await place.confirmOnly(), 'state_from_newer_version', 'later version of Belay');
});

test('T16: an event of a fork confirms nothing', async () => {
  const place = await useConfirmPlace();
  await place.sandbox.validate(place.release('1.0'));

  const refused = await place.confirmOnly(
    {},
    { event: { pull_request: { head: { repo: { full_name: 'eve/shop' } } } } },
  );

  expectRefusal(refused, 'untrusted_event', 'code from a fork');
});

test('bad inputs are named all at once, each with what it takes', async () => {
  const place = await useConfirmPlace();

  const refused = await place.confirmOnly({
    purpose: 'deploy',
    'validated-in': 'production',
    actors: '@acme/ops\n-x',
    sha: 'main',
    freeze: '- { from: Fri 16:00 }\n- { from: 22:00, until: 06:00, timezone: Europe/Paris }',
  });
  const unreadable = await place.confirmOnly({ freeze: '- { from: ', sha: 'x' });
  const rollback = await place.confirmOnly({ purpose: 'rollback', sha: 'a'.repeat(40) });

  expect(refused.outputs).toMatchObject({ 'reason-code': 'invalid_input', commits: '[]' });
  const { problems } = JSON.parse(refused.outputs['result'] ?? '');
  expect(problems).toEqual([
    'purpose: expected promote or rollback, got "deploy".',
    expect.stringMatching(/^actors: .*teams are not supported.*"@acme\/ops"/),
    expect.stringMatching(/^actors: expected GitHub logins.*"-x"/),
    expect.stringMatching(
      /^freeze: window 1: until is missing, or the freeze would never end.*window 2: there is no "timezone" .* did you mean "time-zone"\?$/,
    ),
    expect.stringMatching(/^sha: expected a full commit id/),
    'validated-in: expected another environment than "environment", got "production".',
  ]);
  expect(unreadable.log).toContain('freeze: expected a YAML list of windows, and this is not YAML (line ');
  expect(rollback.outputs['reason-code']).toBe('invalid_input');
  expect(rollback.log).toContain('sha: expected nothing with purpose "rollback"');
});

test('a run that is cancelled while it asks says so and has changed nothing', async () => {
  const place = await useConfirmPlace();
  place.sandbox.github.faults.add({ kind: 'hang' });

  const cancelled = await place.confirmOnly(
    { 'state-dir': join(place.sandbox.folder, 'elsewhere') },
    {
      onStart: (child) => {
        const wait = setInterval(() => {
          if (place.sandbox.github.requests.length === 0) return;
          clearInterval(wait);
          child.kill('SIGINT');
        }, 10);
      },
    },
  );

  expect(cancelled.exitCode, cancelled.log).toBe(1);
  expect(cancelled.outputs).toMatchObject({ sha: '', 'reason-code': 'cancelled' });
});
