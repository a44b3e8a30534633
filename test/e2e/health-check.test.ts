import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ActResult, runner } from '../support/act.ts';
import type { Shop, ShopOptions } from '../support/act-shop.ts';
import { useShop } from '../support/use-shop.ts';

function check(shop: Shop): Promise<ActResult> {
  return shop.run('health-check.yml', 'schedule', { payload: { schedule: '23 * * * *' } });
}

interface TwoSites {
  readonly shop: Shop;
  /** The second of them, which can be down. */
  readonly search: { isUp: boolean };
}

/** A shop whose production is two sites, both up. */
async function useTwoSites(options: Partial<ShopOptions> = {}): Promise<TwoSites> {
  const shop = await useShop(options);
  shop.github.permissions.issues = 'write';
  const search = { isUp: true };
  const server = createServer((_, response) => {
    response.writeHead(search.isUp ? 200 : 503, { connection: 'close' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const sites = [
    { url: `${shop.production.service.url}/version`, name: 'Shop' },
    { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, name: 'Search' },
  ];
  const production = { ...shop.production.settings, health: sites };
  shop.configure({ preprod: shop.preprod.settings, production });
  shop.release('1.0');
  return { shop, search };
}

/** A template as a user has it who wants no issues. */
function withoutIssue(template: string, text: string): string {
  if (template !== 'health-check.yml') return text;
  const changed = text.replace('incident-issue: true', 'incident-issue: false');
  if (changed === text) throw new Error('health-check.yml asks for no issue that could be done without.');
  return changed;
}

describe.skipIf(!runner.possible)(`the scheduled health check, run by act${runner.why}`, () => {
  it('says nothing and opens nothing while every site is up', async () => {
    const { shop } = await useTwoSites();

    const ended = await check(shop);

    expect(ended.exitCode, ended.log).toBe(0);
    expect(ended.steps['check/health']).toMatchObject({ status: 'healthy', changed: 'false', failed: '' });
    expect(shop.told()).toEqual([]);
    expect(shop.github.state.issues).toEqual([]);
  });

  it('tells when a site goes down and when it is well again, and an issue keeps what was between', async () => {
    const { shop, search } = await useTwoSites();
    const issues = (): unknown => shop.github.state.issues.map(({ title, state }) => ({ title, state }));
    search.isUp = false;

    const down = await check(shop);
    const afterDown = { told: shop.told(), issues: issues() };
    const stillDown = await check(shop);
    const afterStillDown = { told: shop.told(), issues: issues() };
    search.isUp = true;
    const recovered = await check(shop);

    expect(down.exitCode).toBe(1);
    expect(down.steps['check/health'], down.log).toMatchObject({
      ...{ status: 'unhealthy', changed: 'true', failed: 'Search' },
    });
    expect(afterDown).toEqual({
      told: ['production: down'],
      issues: [{ title: expect.stringContaining('production'), state: 'open' }],
    });
    expect(stillDown.exitCode).toBe(1);
    expect(stillDown.steps['check/health'], stillDown.log).toMatchObject({ changed: 'false' });
    expect(afterStillDown).toEqual(afterDown);
    expect(recovered.exitCode, recovered.log).toBe(0);
    expect(recovered.steps['check/health']).toMatchObject({ status: 'healthy', changed: 'true' });
    expect(shop.told()).toEqual(['production: down', 'production: recovered']);
    expect(issues()).toEqual([{ title: expect.any(String), state: 'closed' }]);
    expect(JSON.stringify(shop.discord.messages[0])).toContain('Search');
    expect(JSON.stringify(shop.slack.messages[0])).toContain('Search');
    expect(JSON.stringify(shop.discord.messages.at(-1))).toContain('Was down for');
  });

  it('tells at every look while a site is down where no issue remembers the last one', async () => {
    const { shop, search } = await useTwoSites({ adapt: withoutIssue });
    search.isUp = false;
    await check(shop);

    const ended = await check(shop);
    search.isUp = true;
    const afterwards = await check(shop);

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['check/health'], ended.log).toMatchObject({ status: 'unhealthy', failed: 'Search' });
    expect(afterwards.exitCode, afterwards.log).toBe(0);
    expect(shop.told()).toEqual(['production: down', 'production: down']);
    expect(shop.github.requests.filter(({ path }) => /\/(?:issues|labels)\b/.test(path))).toEqual([]);
  });

  it('tells it all the same where GitHub lets it open no issue', async () => {
    const { shop, search } = await useTwoSites();
    shop.github.permissions.issues = 'none';
    search.isUp = false;

    const ended = await check(shop);

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['check/health'], ended.log).toMatchObject({ status: 'unhealthy', failed: 'Search' });
    expect(shop.told()).toEqual(['production: down']);
    expect(shop.github.state.issues).toEqual([]);
  });

  it('tells that it could not look, at every look', async () => {
    const { shop } = await useTwoSites();
    const production = { ...shop.production.settings, helth: [] };
    shop.configure({ preprod: shop.preprod.settings, production });
    const tip = shop.release('1.1');

    const ended = await check(shop);

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['check/health'], ended.log).toMatchObject({ 'reason-code': 'invalid_input' });
    expect(shop.told()).toEqual(['production: could not be checked']);
    expect(JSON.stringify(shop.discord.messages.at(-1))).not.toContain(tip.slice(0, 7));
  });
});
