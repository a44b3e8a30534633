import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useSandbox } from '../support/use-sandbox.ts';

const degraded = JSON.stringify({
  status: 'degraded',
  components: { database: { status: 'healthy' }, cache: { status: 'degraded', hits: 3 } },
});
const well = JSON.stringify({ status: 'healthy', components: { cache: { status: 'healthy' } } });

test('a release that makes the service degraded is live, is not validated, and is validated once it is well', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0', { 'health.json': well });
  await sandbox.validate(good);
  const worse = sandbox.release('1.1', { 'health.json': degraded });

  const deployed = await sandbox.deploy(worse);

  expect(deployed.exitCode, deployed.log).toBe(0);
  expect(deployed.outputs).toMatchObject({ status: 'live', sha: worse, 'reason-code': 'degraded' });
  expect(deployed.log).toMatch(/cache/);
  expect(deployed.log).toMatch(/became degraded since/);
  sandbox.ci(worse, 'success');
  const watched = await sandbox.watch(worse);
  expect(watched.exitCode).toBe(1);
  expect(watched.outputs).toMatchObject({ action: 'none', 'live-sha': worse, 'reason-code': 'degraded' });
  expect(sandbox.lastValidated()).toBe(good);
  sandbox.service.answerHealth(well);
  const again = await sandbox.watch(worse);
  expect(again.outputs, again.log).toMatchObject({ action: 'validated', 'live-sha': worse });
  expect(sandbox.lastValidated()).toBe(worse);
});

test('what was degraded before the deployment does not stand in the way of its validation', async () => {
  const sandbox = await useSandbox();
  const first = sandbox.release('1.0', { 'health.json': well });
  await sandbox.validate(first);
  sandbox.service.answerHealth(degraded);
  const next = sandbox.release('1.1', { 'health.json': degraded });

  const deployed = await sandbox.deploy(next);

  expect(deployed.outputs).toMatchObject({ status: 'live', 'reason-code': 'degraded' });
  expect(deployed.log).toMatch(/already degraded before/);
  sandbox.ci(next, 'success');
  expect((await sandbox.watch(next)).outputs).toMatchObject({ action: 'validated', 'live-sha': next });
});

test('what made it degraded is not validated in the shape of its successor, nor by being degraded elsewhere', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0', { 'health.json': well });
  await sandbox.validate(good);
  const worse = sandbox.release('1.1', { 'health.json': degraded });
  await sandbox.deploy(worse);
  const next = sandbox.release('1.2', { 'health.json': degraded });
  await sandbox.deploy(next);
  sandbox.ci(next, 'success');

  expect((await sandbox.watch(next)).outputs).toMatchObject({ action: 'none', 'reason-code': 'degraded' });
  expect(sandbox.lastValidated()).toBe(good);

  await sandbox.deploy(good);
  sandbox.service.answerHealth(degraded);
  const elsewhere = sandbox.release('1.3', { 'health.json': degraded.replaceAll('cache', 'queue') });
  expect((await sandbox.deploy(elsewhere)).outputs['reason-code']).toBe('degraded');
  sandbox.ci(elsewhere, 'success');
  expect((await sandbox.watch(elsewhere)).outputs).toMatchObject({
    action: 'none',
    'reason-code': 'degraded',
  });
  expect(sandbox.lastValidated()).toBe(good);
});

test('the same degraded release once more is unchanged, and not called well', async () => {
  const sandbox = await useSandbox();
  await sandbox.validate(sandbox.release('1.0', { 'health.json': well }));
  const worse = sandbox.release('1.1', { 'health.json': degraded });
  await sandbox.deploy(worse);
  const before = sandbox.ledger();

  const again = await sandbox.deploy(worse);

  expect(again.outputs).toMatchObject({ status: 'unchanged', sha: worse, 'reason-code': 'degraded' });
  expect(again.log).toMatch(/live already; nothing was changed\. It is degraded/);
  expect(sandbox.ledger()).toEqual(before);
});

test('a variable that a step does not have makes no release sick: what can be asked decides', async () => {
  const sandbox = await useSandbox();
  const health = `- { name: api, url: "${sandbox.service.url}/health", headers: { authorization: "Bearer \${HEALTH_TOKEN}" } }`;
  const env = { HEALTH_TOKEN: 'canary-token-0123456789' };
  const good = sandbox.release('1.0');
  expect((await sandbox.deploy(good, { health }, { env })).outputs, 'live').toMatchObject({ status: 'live' });
  sandbox.ci(good, 'success');

  const unproven = await sandbox.watch(good);
  expect(unproven.outputs).toMatchObject({ action: 'none', 'reason-code': 'unhealthy' });
  expect(unproven.log).toMatch(/no variable HEALTH_TOKEN/);
  expect((await sandbox.watch(good, {}, { env })).outputs['action']).toBe('validated');
  const bad = sandbox.release('1.1');
  await sandbox.deploy(bad, { health }, { env });
  sandbox.ci(bad, 'failure');

  const rolledBack = await sandbox.watch(bad);

  expect(rolledBack.outputs).toMatchObject({ action: 'rolled-back', 'live-sha': good });
  expect(JSON.stringify(sandbox.ledger())).not.toContain('canary-token');
});

test('a sick release is taken back, and the message says whether it was sick before', async () => {
  const sandbox = await useSandbox();
  const up = join(sandbox.folder, 'up');
  const health = `- { name: api, url: "${sandbox.service.url}/health" }\n- { name: queue, exec: "test -e '${up}'" }`;
  writeFileSync(up, '');
  const good = sandbox.release('1.0');
  await sandbox.deploy(good, { health });
  sandbox.ci(good, 'success');
  await sandbox.watch(good);
  rmSync(up);
  const added = `${health}\n- { name: added, url: "http://127.0.0.1:1/" }`;

  const deployed = await sandbox.deploy(sandbox.release('1.1'), { health: added });

  expect(deployed.outputs).toMatchObject({ 'reason-code': 'rollback_failed' });
  const result = JSON.parse(deployed.outputs['result'] ?? '');
  expect(result.message).toMatch(
    /queue was already unhealthy before; added is unhealthy and was not checked before/,
  );
  expect(result.failures.map(({ name }: { readonly name: string }) => name)).toEqual(['queue', 'added']);
});

test('D11: a restart that leaves the old process running is seen by its version, and by nothing else', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  const health = `- { url: "${sandbox.service.url}/health", version: "header:x-commit" }`;
  expect((await sandbox.deploy(good, { health })).outputs['status']).toBe('live');
  sandbox.ci(good, 'success');
  expect((await sandbox.watch(good)).outputs['action']).toBe('validated');
  const next = sandbox.release('1.1');

  const blind = await sandbox.deploy(next, { health, restart: 'true' });

  expect(blind.outputs, blind.log).toMatchObject({
    status: 'rolled-back',
    sha: good,
    'reason-code': 'unhealthy',
  });
  expect(blind.log).toContain(good.slice(0, 7));
  expect((await sandbox.deploy(next, { health })).outputs).toMatchObject({ status: 'live', sha: next });
});

test('exec and tcp checks are asked on the host, and a rollback asks them again', async () => {
  const sandbox = await useSandbox();
  const port = new URL(sandbox.service.url).port;
  const health = `- { name: port, url: "tcp://127.0.0.1:${port}" }\n- { name: files, exec: "test -e version.txt && echo ready", contains: ready }`;
  const good = sandbox.release('1.0');
  expect((await sandbox.deploy(good, { health })).outputs, 'live').toMatchObject({ status: 'live' });
  sandbox.ci(good, 'success');
  await sandbox.watch(good);
  const next = sandbox.release('1.1');
  await sandbox.deploy(next, { health });
  sandbox.ci(next, 'failure');

  const watched = await sandbox.watch(next);

  expect(watched.outputs).toMatchObject({ action: 'rolled-back', 'live-sha': good });
  expect(watched.log).not.toContain('not readable');
});

test('the jobs that failed and how long the commit was live stand in the result', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const bad = sandbox.release('1.1');
  await sandbox.deploy(bad);
  const run = sandbox.github.state.addRun({
    sha: bad,
    workflow: 'ci.yml',
    workflowName: 'CI',
    conclusion: 'failure',
  });
  const job = { sha: bad, runId: run.id };
  sandbox.github.state.addCheckRun({ ...job, name: 'unit', conclusion: 'failure' });
  sandbox.github.state.addCheckRun({ ...job, name: 'lint', conclusion: 'success' });

  const watched = await sandbox.watch(bad);

  const result = JSON.parse(watched.outputs['result'] ?? '');
  expect(result['failed-runs']).toMatchObject([
    { name: 'CI', jobs: [{ name: 'unit', conclusion: 'failure' }] },
  ]);
  expect(result['failed-runs'][0].jobs[0].url).toMatch(/^https?:/);
  expect(result['live-ms']).toBeGreaterThan(0);
  expect(watched.summary).toContain('CI / unit');
});
