import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { createWorkspace, settingsOf, type Workspace } from '../support/workspace.ts';

async function configured(
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ sandbox: Sandbox; workspace: Workspace }> {
  const sandbox = await useSandbox();
  const workspace = createWorkspace(sandbox.folder, { preprod: { ...settingsOf(sandbox), ...more } });
  return { sandbox, workspace };
}

describe('belay.yml', () => {
  it('is all a deployment, its verdict and its rollback need besides the name and the commit', async () => {
    const { sandbox, workspace } = await configured();
    const [good, next] = [sandbox.release('1.0'), ''];
    const environment = { environment: 'preprod' };

    const deployed = await sandbox.run('deploy', { ...environment, sha: good }, workspace.in);
    sandbox.ci(good, 'success');
    const watched = await sandbox.run('watch-ci', { ...environment, sha: good }, workspace.in);
    const newer = sandbox.release(`1.1${next}`);
    await sandbox.run('deploy', { ...environment, sha: newer }, workspace.in);
    const returned = await sandbox.run('rollback', environment, workspace.in);

    expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: good });
    expect(watched.outputs, watched.log).toMatchObject({ action: 'validated' });
    expect(returned.outputs, returned.log).toMatchObject({ status: 'rolled-back', sha: good });
    expect(await sandbox.service.version()).toBe('1.0');
    expect(existsSync(join(sandbox.state, 'ledger.jsonl'))).toBe(true);
    const statuses = sandbox.github.requests.filter(({ path }) => path.endsWith('/statuses'));
    expect(statuses.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ environment_url: `${sandbox.service.url}/` }),
    );
  });

  it('gives way to an input, also to one that says what the default says', async () => {
    const { sandbox, workspace } = await configured({ 'on-failure': 'keep' });
    await sandbox.validate(sandbox.release('1.0'));
    const sick = sandbox.sickRelease('1.1');
    const deploy = (inputs: Record<string, string>) =>
      sandbox.run('deploy', { environment: 'preprod', sha: sick, ...inputs }, workspace.in);

    const kept = await deploy({});
    const back = await deploy({ 'on-failure': 'rollback' });

    expect(kept.outputs, kept.log).toMatchObject({ status: 'failed', sha: sick });
    expect(back.outputs, back.log).toMatchObject({ status: 'rolled-back' });
  });

  it('tells which workflows are waited for', async () => {
    const { sandbox, workspace } = await configured({ ci: { workflows: ['ci.yml'], interval: '200ms' } });
    const good = sandbox.release('1.0');
    await sandbox.deploy(good);
    sandbox.ci(good, 'success');
    sandbox.github.state.addRun({ sha: good, workflow: 'slow.yml', status: 'in_progress' });

    const watched = await sandbox.run('watch-ci', { environment: 'preprod', sha: good }, workspace.in);

    expect(watched.outputs, watched.log).toMatchObject({ verdict: 'success', action: 'validated' });
  });

  it('need not be there', async () => {
    const sandbox = await useSandbox();
    const good = sandbox.release('1.0');

    const workspace = join(sandbox.folder, 'empty');
    mkdirSync(workspace);
    const deployed = await sandbox.deploy(good, {}, { env: { GITHUB_WORKSPACE: workspace } });

    expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live' });
  });
});

const webhook = `https://discord.com/api/webhooks/1300000000000000007/${'c4nary'.repeat(11)}`;

test.each([
  [
    'a mistyped key',
    'environments:\n  preprod:\n    path: /srv/x\n    helth: []\n',
    /^belay\.yml:4:5\b.*helth.*did you mean "health"/,
  ],
  [
    'an environment it does not have',
    'environments:\n  production:\n    path: /srv/x\n  preprod2:\n    path: /srv/y\n',
    /^environment: belay\.yml has no environment "preprod"; it has production, preprod2\. Did you mean "preprod2"\?$/,
  ],
  [
    'extends in a circle',
    'environments:\n  preprod:\n    extends: b\n  b:\n    extends: preprod\n',
    /^belay\.yml:\d+:\d+.*preprod → b → preprod|^belay\.yml:\d+:\d+.*b → preprod → b/,
  ],
  [
    'an expression',
    'environments:\n  preprod:\n    path: ${{ vars.PATH }}\n',
    /^belay\.yml:3:11: path: GitHub expands .* in workflows alone, not in this file/,
  ],
  [
    'a bad value of another environment',
    'environments:\n  preprod:\n    path: /srv/x\n  b:\n    path: /srv/b\n    health-retries: many\n',
    /^belay\.yml:6:21\b.*health-retries.*a whole number from 0 to 100.*"many"/,
  ],
  ['no YAML', 'environments:\n\tpreprod: {}\n', /^belay\.yml:2:\d+\b/],
  [
    'a secret',
    `environments:\n  preprod:\n    path: /srv/x\n    restart: curl ${webhook}\n`,
    /^belay\.yml:4:14\b.*secret/i,
  ],
])('%s in belay.yml is refused with its place, and nothing is changed', async (_, text, sentence) => {
  const sandbox = await useSandbox();
  const workspace = createWorkspace(sandbox.folder, text);
  const inputs = { environment: 'preprod', path: sandbox.path, 'state-dir': join(sandbox.folder, 'state') };

  const ended = await sandbox.run('deploy', { ...inputs, sha: sandbox.release('1.0') }, workspace.in);

  expect(ended.exitCode).toBe(1);
  expect(ended.outputs).toMatchObject({ status: 'failed', 'reason-code': 'invalid_input' });
  const { problems } = JSON.parse(ended.outputs['result'] ?? '{}');
  expect(problems).toEqual([expect.stringMatching(sentence)]);
  expect([existsSync(sandbox.path), existsSync(join(sandbox.folder, 'state'))]).toEqual([false, false]);
  expect(ended.log + ended.summary + ended.outputs['result']).not.toContain('c4nary');
});

describe('config', () => {
  it('names another file, which then has to be there', async () => {
    const sandbox = await useSandbox();
    const sha = sandbox.release('1.0');
    const workspace = createWorkspace(sandbox.folder, { preprod: settingsOf(sandbox) }, 'deploy.yml');
    const deploy = (config: string) =>
      sandbox.run('deploy', { environment: 'preprod', config, sha }, workspace.in);

    const absent = await deploy('deploi.yml');
    const present = await deploy('deploy.yml');

    expect(absent.log).toContain('config: expected a file, and there is none at');
    expect(present.outputs, present.log).toMatchObject({ status: 'live' });
  });

  it.each([
    ['climbs', '../belay.yml', /without "\.\."/],
    ['leads out of the workspace', 'link.yml', /a link that leads out of it/],
    ['is a folder', 'folder', /expected a file/],
  ])('is refused where it %s', async (_, config, sentence) => {
    const sandbox = await useSandbox();
    const workspace = createWorkspace(sandbox.folder, { preprod: settingsOf(sandbox) });
    mkdirSync(join(workspace.folder, 'folder'));
    writeFileSync(join(sandbox.folder, 'outside.yml'), 'environments: {}\n');
    symlinkSync(join(sandbox.folder, 'outside.yml'), join(workspace.folder, 'link.yml'));

    const ended = await sandbox.run(
      'deploy',
      { environment: 'preprod', config, sha: sandbox.release('1.0') },
      workspace.in,
    );

    expect(ended.outputs['reason-code']).toBe('invalid_input');
    expect(ended.log).toMatch(sentence);
  });
});

test('a detached watcher goes by belay.yml also when the workspace is gone', async () => {
  const token = 'token-of-an-app-0123456789';
  const sandbox = await useSandbox({ github: { token } });
  const workspace = createWorkspace(sandbox.folder, { preprod: settingsOf(sandbox) });
  const good = sandbox.release('1.0');
  await sandbox.deploy(good, { token });
  const run = sandbox.github.state.addRun({ sha: good, workflow: 'ci.yml', status: 'in_progress' });
  sandbox.github.state.addRun({ sha: good, workflow: 'slow.yml', status: 'in_progress' });

  const job = await sandbox.run(
    'watch-ci',
    { environment: 'preprod', sha: good, detach: 'true', token },
    { env: { ...workspace.in.env, RUNNER_TOOL_CACHE: join(sandbox.folder, 'tools') } },
  );
  rmSync(workspace.folder, { recursive: true });
  sandbox.github.state.updateRun(run.id, { conclusion: 'success' });

  expect(job.outputs, job.log).toMatchObject({ 'reason-code': 'detached' });
  await expect.poll(() => sandbox.lastValidated(), { timeout: 20_000 }).toBe(good);
});

test('a commit CI has not judged is not deployed first where belay.yml wants it validated elsewhere', async () => {
  const { sandbox } = await configured();
  const production = {
    ...settingsOf(sandbox),
    path: join(sandbox.folder, 'production'),
    'validated-in': 'preprod',
  };
  const workspace = createWorkspace(sandbox.folder, { preprod: settingsOf(sandbox), production });
  const inputs = { environment: 'production', sha: sandbox.release('1.0') };

  const first = await sandbox.run('deploy', { ...inputs, 'deploy-first': 'true' }, workspace.in);
  const promoted = await sandbox.run('deploy', inputs, workspace.in);

  expect(first.outputs['reason-code']).toBe('invalid_input');
  expect(first.log).toContain('production takes only what preprod has validated (belay.yml:');
  expect(promoted.outputs, promoted.log).toMatchObject({ status: 'live' });
});

test('what is live is settled and taken back though another environment has a problem in belay.yml', async () => {
  const { sandbox, workspace } = await configured();
  await sandbox.validate(sandbox.release('1.0'));
  const bad = sandbox.release('1.1');
  await sandbox.deploy(bad);
  sandbox.ci(bad, 'failure');
  const file = join(workspace.folder, 'belay.yml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}  production:\n    pth: /srv/x\n`);

  const deployed = await sandbox.run('deploy', { environment: 'preprod', sha: bad }, workspace.in);
  const watched = await sandbox.run('watch-ci', { environment: 'preprod', sha: bad }, workspace.in);

  expect(deployed.outputs['reason-code']).toBe('invalid_input');
  expect(watched.outputs, watched.log).toMatchObject({ action: 'rolled-back' });
  expect(watched.log).toContain('pth');
});
