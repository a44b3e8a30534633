import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorkspace } from '../support/workspace.ts';
import { useConfirmPlace } from './confirm-place.ts';

test('T22, T25: what was shown is not confirmed once another commit is live', async () => {
  const place = await useConfirmPlace();
  const shown = place.release('1.0');
  await place.goLive(shown);
  const good = place.release('1.1');
  await place.sandbox.validate(good);
  const meanwhile = place.release('1.2');
  const before = await place.confirmOnly({ sha: good, 'if-live': shown });
  await place.goLive(meanwhile);

  const after = await place.confirmOnly({ sha: good, 'if-live': shown });

  expect(before.outputs, before.log).toMatchObject({ sha: good, 'reason-code': 'confirmed' });
  expect(after.exitCode).toBe(1);
  expect(after.outputs).toMatchObject({ sha: good, 'live-sha': meanwhile, 'reason-code': 'live_changed' });
  expect(after.log).toContain(`${meanwhile} is live in production by now, and not ${shown}`);
});

test('the ledger of the environment it must be validated in is looked for where that keeps its state', async () => {
  const place = await useConfirmPlace();
  const { sandbox } = place;
  const good = place.release('1.0');
  await sandbox.validate(good);
  const workspace = createWorkspace(sandbox.folder, {
    preprod: { path: sandbox.path, 'state-dir': join(sandbox.folder, 'state') },
    production: {
      path: join(sandbox.folder, 'production'),
      'state-dir': join(sandbox.folder, 'state-of-production'),
      'validated-in': 'preprod',
    },
  });

  const confirmed = await place.confirmOnly({ 'state-dir': '', 'validated-in': '' }, workspace.in);

  expect(confirmed.outputs, confirmed.log).toMatchObject({ sha: good, 'reason-code': 'confirmed' });
  expect(JSON.parse(confirmed.outputs['result'] ?? '')).toMatchObject({ 'validated-by': 'ledger' });
});

test('a problem of another environment keeps nobody from going back, and keeps a promotion from going on', async () => {
  const place = await useConfirmPlace();
  const good = place.release('1.0');
  await place.sandbox.validate(good);
  const content = `environments:
  preprod:
    path: ${place.sandbox.path}
    freez: []
  production:
    path: ${join(place.sandbox.folder, 'production')}
    validated-in: preprod
`;
  const workspace = createWorkspace(place.sandbox.folder, content);

  const back = await place.confirmOnly({ purpose: 'rollback' }, workspace.in);
  const promoted = await place.confirmOnly({}, workspace.in);

  expect(back.exitCode, back.log).toBe(0);
  expect(back.log).toContain('belay.yml:4:5');
  expect(promoted.outputs['reason-code']).toBe('invalid_input');
});
