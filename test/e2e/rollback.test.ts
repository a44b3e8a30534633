import { describe, expect, it } from 'vitest';
import { type ActResult, runner } from '../support/act.ts';
import type { Shop } from '../support/act-shop.ts';
import { useDeliveredShop } from '../support/use-shop.ts';

function rollBack(shop: Shop, inputs: Readonly<Record<string, string>>): Promise<ActResult> {
  const payload = { ref: 'refs/heads/main', inputs };
  return shop.run('rollback.yml', 'workflow_dispatch', { payload });
}

/** A shop whose production runs 1.1, with 1.0 before it. */
async function usePromotedShop(): Promise<{
  readonly shop: Shop;
  readonly first: string;
  readonly second: string;
}> {
  const { shop, good: first } = await useDeliveredShop();
  await shop.deliver('production', first);
  const second = shop.release('1.1');
  await shop.deliver('preprod', second);
  await shop.deliver('production', second);
  return { shop, first, second };
}

describe.skipIf(!runner.possible)(`rolling back by hand, run by act${runner.why}`, () => {
  it('brings back the commit that was named', async () => {
    const { shop, first } = await usePromotedShop();

    const ended = await rollBack(shop, { confirmation: 'DEPLOY', to: first, reason: 'The cart is empty' });

    expect(ended.exitCode, ended.log).toBe(0);
    expect(ended.steps['rollback/rollback']).toMatchObject({ status: 'rolled-back', sha: first });
    expect(await shop.production.service.version()).toBe('1.0');
    expect(await shop.preprod.service.version()).toBe('1.1');
    expect(shop.production.ledger()).toContainEqual(
      expect.objectContaining({ event: 'intent', op: 'rollback', to: first, note: 'The cart is empty' }),
    );
    expect(shop.production.deployments().map(({ state }) => state)).toEqual([
      'inactive',
      'failure',
      'success',
    ]);
    expect(shop.told().at(-1)).toBe('production: rolled back');
  });

  it('has nothing to do where the last validated release is live', async () => {
    const { shop } = await usePromotedShop();
    const told = shop.told();

    const ended = await rollBack(shop, { confirmation: 'DEPLOY' });

    expect(ended.steps['rollback/rollback'], ended.log).toMatchObject({ status: 'nothing-to-do' });
    expect(await shop.production.service.version()).toBe('1.1');
    expect(shop.told()).toEqual(told);
  });

  it.each(['deploy', ''])('changes nothing without the word, as with %o', async (typed) => {
    const { shop, first } = await usePromotedShop();
    const before = { ledger: shop.production.ledger(), told: shop.told() };

    const ended = await rollBack(shop, { confirmation: typed, to: first });

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['rollback/confirm'], ended.log).toMatchObject({ 'reason-code': 'wrong_confirmation' });
    expect(ended.steps['rollback/rollback']).toBeUndefined();
    expect(await shop.production.service.version()).toBe('1.1');
    expect({ ledger: shop.production.ledger(), told: shop.told() }).toEqual(before);
  });
});
