import { describe, expect, it } from 'vitest';
import { runner } from '../support/act.ts';
import { settledByEvent, useDeliveredShop, useShop } from '../support/use-shop.ts';

const adapt = settledByEvent;

/** Without the guards of the template, as a user may have dropped them: those of settle.yml are left. */
function withoutGuards(template: string, text: string): string {
  if (template !== 'ci-verdict.yml') return adapt(template, text);
  const changed = text.replace(/^ {4}if: \$\{\{.*?\}\}\n/ms, '');
  if (changed === text) throw new Error('ci-verdict.yml has no guards to drop.');
  return changed;
}

describe.skipIf(!runner.possible)(`settling by event, run by act${runner.why}`, () => {
  it('validates when CI has ended green, without a job that waits', async () => {
    const shop = await useShop({ adapt });
    const good = shop.release('1.0');
    const pushed = await shop.push(good);
    const validatedBefore = shop.preprod.lastValidated();
    shop.ci(good, 'success');

    const ended = await shop.ciEnded(good, 'success');

    expect(pushed.jobs, pushed.log).toEqual({ deploy: 'success' });
    expect(validatedBefore).toBe('');
    expect(ended.exitCode, ended.log).toBe(0);
    expect(ended.steps['settle/settle']).toMatchObject({ verdict: 'success', action: 'validated' });
    expect(shop.preprod.lastValidated()).toBe(good);
    expect(shop.told()).toEqual(['preprod: live', 'preprod: validated']);
  });

  it('rolls back when CI has ended red', async () => {
    const { shop, good } = await useDeliveredShop({ adapt });
    const bad = shop.release('1.1');
    await shop.push(bad);
    shop.ci(bad, 'failure');

    const ended = await shop.ciEnded(bad, 'failure');

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['settle/settle'], ended.log).toMatchObject({
      action: 'rolled-back',
      'live-sha': good,
    });
    expect(await shop.preprod.service.version()).toBe('1.0');
    expect(shop.told().at(-1)).toBe('preprod: rolled back');
    expect(shop.preprod.deployments().at(-1)).toEqual({ sha: good, state: 'success' });
  });

  it.each([
    ['a fork whose branch is called main too', { head_repository: { full_name: 'mallory/shop' } }, adapt],
    [
      'a fork, past a template without its guards',
      { head_repository: { full_name: 'mallory/shop' } },
      withoutGuards,
    ],
    ['a pull request, past a template without its guards', { event: 'pull_request' }, withoutGuards],
    ['another branch, past a template without its guards', { head_branch: 'topic' }, withoutGuards],
  ])('does not listen to %s', async (_, more, adapting) => {
    const { shop, good } = await useDeliveredShop({ adapt: adapting });
    const next = shop.release('1.1');
    await shop.deploy('preprod', next);
    shop.ci(next, 'failure');
    const before = { ledger: shop.preprod.ledger(), requests: shop.github.requests.length };

    const ended = await shop.ciEnded(next, 'failure', more);

    expect(ended.exitCode, ended.log).toBe(0);
    expect(ended.jobs).toEqual({});
    expect({ ledger: shop.preprod.ledger(), requests: shop.github.requests.length }).toEqual(before);
    expect(await shop.preprod.service.version()).toBe('1.1');
    expect(shop.preprod.lastValidated()).toBe(good);
  });

  it('changes nothing while another workflow of the commit is not done', async () => {
    const { shop, good } = await useDeliveredShop({ adapt });
    shop.configure({
      preprod: { ...shop.preprod.settings, ci: { workflows: ['ci.yml', 'slow.yml'], interval: '200ms' } },
    });
    const next = shop.release('1.1');
    await shop.push(next);
    shop.ci(next, 'success');
    const slow = shop.github.state.addRun({ sha: next, workflow: 'slow.yml', status: 'in_progress' });
    const before = { ledger: shop.preprod.ledger(), told: shop.told() };

    const first = await shop.ciEnded(next, 'success');
    const between = { ledger: shop.preprod.ledger(), told: shop.told() };
    shop.github.state.updateRun(slow.id, { conclusion: 'failure' });
    const second = await shop.ciEnded(next, 'failure', { name: 'Slow' });

    expect(first.exitCode, first.log).toBe(0);
    expect(first.steps['settle/settle']).toMatchObject({ 'reason-code': 'ci_pending', action: 'none' });
    expect(between).toEqual(before);
    expect(second.steps['settle/settle'], second.log).toMatchObject({
      action: 'rolled-back',
      'live-sha': good,
    });
    expect(await shop.preprod.service.version()).toBe('1.0');
  });
});
