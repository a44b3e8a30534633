import { describe, expect, it } from 'vitest';
import { type ActResult, runner } from '../support/act.ts';
import type { Shop } from '../support/act-shop.ts';
import { useShop } from '../support/use-shop.ts';

function check(shop: Shop): Promise<ActResult> {
  return shop.run('health-check.yml', 'schedule', { payload: { schedule: '23 * * * *' } });
}

/** A shop whose production is two sites, both up. */
async function useTwoSites(): Promise<Shop> {
  const shop = await useShop();
  const sites = [
    { url: `${shop.production.service.url}/version`, name: 'Shop' },
    { url: `${shop.preprod.service.url}/version`, name: 'Search' },
  ];
  const production = { ...shop.production.settings, health: sites };
  shop.configure({ preprod: shop.preprod.settings, production });
  shop.release('1.0');
  return shop;
}

describe.skipIf(!runner.possible)(`the scheduled health check, run by act${runner.why}`, () => {
  it('says nothing while every site is up', async () => {
    const shop = await useTwoSites();

    const ended = await check(shop);

    expect(ended.exitCode, ended.log).toBe(0);
    expect(ended.steps['check/health']).toMatchObject({ status: 'healthy', failed: '' });
    expect(shop.told()).toEqual([]);
  });

  it('fails and tells which site is down', async () => {
    const shop = await useTwoSites();
    await shop.preprod.service.stop();

    const ended = await check(shop);

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['check/health'], ended.log).toMatchObject({ status: 'unhealthy', failed: 'Search' });
    expect(shop.told()).toEqual(['production: down']);
    expect(JSON.stringify(shop.discord.messages)).toContain('Search');
    expect(JSON.stringify(shop.slack.messages)).toContain('Search');
  });
});
