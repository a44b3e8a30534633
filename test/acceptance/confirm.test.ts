import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostileTexts } from '../support/hostile-text.ts';
import { findRunnerCommands } from '../support/runner-commands.ts';
import { useConfirmPlace } from './confirm-place.ts';

test('the release that preprod has validated is confirmed by its ledger, with everything that would change', async () => {
  const place = await useConfirmPlace();
  const { sandbox } = place;
  const live = place.release('1.0');
  await place.goLive(live);
  const between = place.release('1.1', { message: 'Mend the basket\n\nIt was empty.', author: 'grace' });
  const good = place.release('1.2');
  await sandbox.validate(good);
  await sandbox.deploy(place.release('1.3'));

  const confirmed = await place.confirmOnly();

  expect(confirmed.exitCode, confirmed.log).toBe(0);
  expect(confirmed.outputs).toMatchObject({ sha: good, 'live-sha': live, 'reason-code': 'confirmed' });
  expect(JSON.parse(confirmed.outputs['commits'] ?? '')).toEqual([
    { sha: good, message: 'Release 1.2', author: 'ada', url: `https://github.com/acme/shop/commit/${good}` },
    {
      sha: between,
      message: 'Mend the basket',
      author: 'grace',
      url: `https://github.com/acme/shop/commit/${between}`,
    },
  ]);
  expect(JSON.parse(confirmed.outputs['result'] ?? '')).toMatchObject({
    'schema-version': 1,
    environment: 'production',
    sha: good,
    'validated-in': 'preprod',
    'validated-by': 'ledger',
    'live-sha': live,
    ahead: 2,
    behind: 0,
  });
  for (const told of [confirmed.log, confirmed.summary])
    expect(told).toEqual(expect.stringContaining(`https://github.com/acme/shop/compare/${live}...${good}`));
  expect(confirmed.log).toContain(`To promote: ${good} (validated in preprod since `);
  expect(confirmed.log).toContain(`Live in production: ${live} since `);
  expect(confirmed.summary).toContain('### production: confirmed');
  expect(confirmed.summary).toContain('**2 commits would go live**');
  expect(confirmed.summary).toContain('| Mend the basket | grace |');
});

test('without the ledger the same is found in GitHub Deployments', async () => {
  const place = await useConfirmPlace();
  const { sandbox } = place;
  const live = place.release('1.0');
  await place.goLive(live);
  const good = place.release('1.1');
  await sandbox.validate(good);
  const unproven = place.release('1.2');
  await sandbox.deploy(unproven);
  const elsewhere = { 'state-dir': join(sandbox.folder, 'elsewhere') };

  const confirmed = await place.confirmOnly(elsewhere);
  const named = await place.confirmOnly({ ...elsewhere, sha: good });
  const refused = await place.confirmOnly({ ...elsewhere, sha: unproven });

  expect(confirmed.exitCode, confirmed.log).toBe(0);
  expect(confirmed.outputs).toMatchObject({ sha: good, 'live-sha': live, 'reason-code': 'confirmed' });
  expect(confirmed.log).toContain("by GitHub's record");
  expect(JSON.parse(confirmed.outputs['commits'] ?? '')).toHaveLength(1);
  expect(named.outputs).toMatchObject({ sha: good, 'reason-code': 'confirmed' });
  expect(refused.outputs).toMatchObject({ sha: '', 'reason-code': 'not_validated' });
});

test('T22, T25: a commit asked for again right before the deployment must still be validated', async () => {
  const place = await useConfirmPlace();
  const { sandbox } = place;
  const first = place.release('1.0');
  await sandbox.validate(first);
  const second = place.release('1.1');
  await sandbox.validate(second);
  const earlier = await place.confirmOnly({ sha: first });
  sandbox.ci(second, 'failure');
  await sandbox.watch(second);

  const withdrawn = await place.confirmOnly({ sha: second });
  const elsewhere = await place.confirmOnly({ sha: second, 'state-dir': join(sandbox.folder, 'elsewhere') });
  const last = await place.confirmOnly();

  expect(earlier.outputs, earlier.log).toMatchObject({ sha: first, 'reason-code': 'confirmed' });
  expect(earlier.log).toContain(`A newer release is validated in preprod: ${second}.`);
  for (const refused of [withdrawn, elsewhere]) {
    expect(refused.exitCode).toBe(1);
    expect(refused.outputs).toMatchObject({ sha: '', commits: '[]', 'reason-code': 'not_validated' });
    expect(refused.summary).toContain('CI ');
  }
  expect(last.outputs).toMatchObject({ sha: first, 'reason-code': 'confirmed' });
});

test('what is live already is nothing to promote', async () => {
  const place = await useConfirmPlace();
  const good = place.release('1.0');
  await place.sandbox.validate(good);
  await place.goLive(good);

  const same = await place.confirmOnly();

  expect(same.exitCode, same.log).toBe(0);
  expect(same.outputs).toMatchObject({
    sha: good,
    'live-sha': good,
    commits: '[]',
    'reason-code': 'already_live',
  });
});

test('going back to an older release is said loudly', async () => {
  const place = await useConfirmPlace();
  const old = place.release('1.0');
  await place.sandbox.validate(old);
  place.release('1.1');
  await place.goLive(place.release('1.2'));

  const back = await place.confirmOnly();

  expect(back.exitCode, back.log).toBe(0);
  expect(findRunnerCommands(back.log)).toContainEqual({
    name: 'warning',
    data: expect.stringContaining('This goes back to an older release: 2 commits that production has now'),
  });
  expect(back.summary).toContain('2 commits would be taken away');
  expect(JSON.parse(back.outputs['result'] ?? '')).toMatchObject({ ahead: 0, behind: 2 });
});

test('without validated-in the commit of the run is confirmed, and that is said', async () => {
  const place = await useConfirmPlace();
  const sha = place.release('1.0');

  const confirmed = await place.confirmOnly({ 'validated-in': '' }, { env: { GITHUB_SHA: sha } });
  const named = await place.confirmOnly({ 'validated-in': '', sha }, { env: { GITHUB_SHA: 'main' } });

  expect(confirmed.outputs, confirmed.log).toMatchObject({ sha, 'live-sha': '', 'reason-code': 'confirmed' });
  expect(confirmed.log).toContain('nothing requires it to be validated');
  expect(confirmed.summary).toContain('nothing requires it to be validated');
  expect(named.outputs).toMatchObject({ sha, 'reason-code': 'confirmed' });
});

test('hundreds of commits: the newest are shown, the rest is counted', async () => {
  const place = await useConfirmPlace();
  const { github } = place.sandbox;
  const live = place.release('1.0');
  await place.goLive(live);
  let parent = live;
  for (let number = 1; number < 230; number += 1) {
    const sha = `e${number.toString(16).padStart(39, '0')}`;
    github.state.addCommit({ sha, parents: [parent], message: `Change ${number}`, author: 'ada' });
    parent = sha;
  }
  const good = place.release('1.1');
  github.state.addCommit({ sha: good, parents: [parent], message: 'Release 1.1', author: 'ada' });
  await place.sandbox.validate(good);

  const confirmed = await place.confirmOnly();

  expect(confirmed.outputs['reason-code'], confirmed.log).toBe('confirmed');
  expect(JSON.parse(confirmed.outputs['commits'] ?? '')).toHaveLength(100);
  expect(JSON.parse(confirmed.outputs['commits'] ?? '')[1]).toMatchObject({ message: 'Change 229' });
  expect(confirmed.summary).toContain('**230 commits would go live**');
  expect(confirmed.summary).toContain('The newest 100 are shown; 130 older ones are behind the link.');
});

test('T8, T20: messages and authors of commits command nobody and break no table', async () => {
  const place = await useConfirmPlace();
  const { github } = place.sandbox;
  const live = place.release('1.0');
  await place.goLive(live);
  let parent = live;
  for (const [index, message] of hostileTexts.entries()) {
    const sha = `d${index.toString(16).padStart(39, '0')}`;
    github.state.addCommit({ sha, parents: [parent], message, author: 'ada' });
    parent = sha;
  }
  const good = place.release('1.1');
  github.state.addCommit({ sha: good, parents: [parent], message: '| a | b |', author: 'ada' });
  await place.sandbox.validate(good);

  const confirmed = await place.confirmOnly();

  expect(confirmed.outputs['reason-code'], confirmed.log).toBe('confirmed');
  const commands = findRunnerCommands(confirmed.log).map(({ name }) => name);
  expect(
    commands.filter((name) => !['notice', 'group', 'endgroup', 'stop-commands', 'add-mask'].includes(name)),
  ).toEqual([]);
  expect(commands.filter((name) => name === 'notice')).toHaveLength(1);
  const rows = confirmed.summary.split('\n').filter((line) => line.startsWith('| [`'));
  expect(rows).toHaveLength(hostileTexts.length + 1);
  for (const row of rows) {
    expect(row.split('|')).toHaveLength(5);
    expect(
      row.replace(/^\| \[`[0-9a-f]{12}`\]\(https:\/\/github\.com\/acme\/shop\/commit\/[0-9a-f]{40}\)/, ''),
    ).not.toMatch(/[<>@[\]`*]/);
  }
  expect(JSON.parse(confirmed.outputs['commits'] ?? '')).toHaveLength(hostileTexts.length + 1);
});

test('belay.yml says the word, who, and where it must be validated', async () => {
  const place = await useConfirmPlace();
  const good = place.release('1.0');
  await place.sandbox.validate(good);
  const workspace = join(place.sandbox.folder, 'workspace');
  mkdirSync(workspace);
  writeFileSync(
    join(workspace, 'belay.yml'),
    'environments:\n  preprod:\n    path: /srv/app\n  production:\n    path: /srv/prod\n    validated-in: preprod\n    confirm: SHIP IT\n    actors: [octocat]\n    freeze:\n      - { from: 2020-01-01, until: 2020-01-02, time-zone: Europe/Paris }\n',
  );
  const env = { GITHUB_WORKSPACE: workspace };

  const confirmed = await place.confirmOnly({ 'validated-in': '', confirmation: 'SHIP IT' }, { env });
  const refused = await place.confirmOnly({ confirmation: 'DEPLOY' }, { env });
  const stranger = await place.confirmOnly(
    { confirmation: 'SHIP IT' },
    { env: { ...env, GITHUB_ACTOR: 'eve' } },
  );

  expect(confirmed.outputs, confirmed.log).toMatchObject({ sha: good, 'reason-code': 'confirmed' });
  expect(refused.outputs['reason-code']).toBe('wrong_confirmation');
  expect(stranger.outputs['reason-code']).toBe('actor_not_allowed');
});
