import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ActResult, runner } from '../support/act.ts';
import type { Shop } from '../support/act-shop.ts';
import { during, useDeliveredShop, useShop } from '../support/use-shop.ts';

/** How the message of a promotion begins. */
const begun = 'production: promotion confirmed';

function promote(
  shop: Shop,
  confirmation: string,
  secrets: Readonly<Record<string, string>> = {},
): Promise<ActResult> {
  const payload = { ref: 'refs/heads/main', inputs: { confirmation } };
  return shop.run('cd-prod.yml', 'workflow_dispatch', { payload, secrets });
}

async function expectUntouched(shop: Shop): Promise<void> {
  expect(await shop.production.service.version()).toBe('');
  expect(shop.production.ledger()).toEqual([]);
  expect(shop.production.deployments()).toEqual([]);
  expect(shop.told().filter((title) => title.startsWith('production'))).toEqual([]);
}

const day = 24 * 60 * 60_000;
const dayIn = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

describe.skipIf(!runner.possible)(`promoting to production, run by act${runner.why}`, () => {
  it.each(['deploy', 'DEPLOYED', ''])('is refused without the word, as with %o', async (typed) => {
    const { shop } = await useDeliveredShop();

    const ended = await promote(shop, typed);

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['confirm/confirm'], ended.log).toMatchObject({ 'reason-code': 'wrong_confirmation' });
    expect(ended.jobs).toEqual({ confirm: 'failure' });
    await expectUntouched(shop);
  });

  it('is refused when preprod has validated nothing', async () => {
    const shop = await useShop();
    await shop.deploy('preprod', shop.release('1.0'));

    const ended = await promote(shop, 'DEPLOY');

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['confirm/confirm'], ended.log).toMatchObject({ 'reason-code': 'nothing_validated' });
    await expectUntouched(shop);
  });

  it('is refused in a freeze, which says until when', async () => {
    const { shop } = await useDeliveredShop();
    const freeze = [{ from: dayIn(-2), until: dayIn(2), 'time-zone': 'Europe/Paris', reason: 'Audit' }];
    shop.configure({ preprod: shop.preprod.settings, production: { ...shop.production.settings, freeze } });
    await shop.deliver('preprod', shop.release('1.1'));

    const ended = await promote(shop, 'DEPLOY');

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['confirm/confirm'], ended.log).toMatchObject({ 'reason-code': 'frozen' });
    expect(JSON.parse(ended.steps['confirm/confirm']?.['result'] ?? '{}').message).toMatch(/Audit/);
    await expectUntouched(shop);
  });

  it('makes live what preprod has validated, not what it runs', async () => {
    const { shop, good } = await useDeliveredShop();
    await shop.deploy('preprod', shop.release('1.1'));

    const ended = await promote(shop, 'DEPLOY');

    expect(ended.exitCode, ended.log).toBe(0);
    expect(ended.steps['confirm/confirm']).toMatchObject({ sha: good, 'reason-code': 'confirmed' });
    expect(await shop.preprod.service.version()).toBe('1.1');
    expect(await shop.production.service.version()).toBe('1.0');
    expect(shop.production.lastValidated()).toBe(good);
    expect(shop.production.deployments()).toEqual([{ sha: good, state: 'success' }]);
    expect(shop.told()).toEqual([begun, 'production: validated']);
    expect(shop.stories()).toEqual([[begun, 'production: validated']]);
    expect(JSON.stringify(shop.slack.messages[0])).toContain(
      `Confirmed: ${good.slice(0, 7)}, validated in preprod`,
    );
  });

  it('shows the commits between, and replaces what was live', async () => {
    const { shop, good } = await useDeliveredShop();
    await shop.deliver('production', good);
    const between = shop.release('1.1');
    const next = shop.release('1.2');
    await shop.deliver('preprod', next);

    const ended = await promote(shop, 'DEPLOY');

    expect(ended.exitCode, ended.log).toBe(0);
    const commits = JSON.parse(ended.steps['confirm/confirm']?.['commits'] ?? '[]');
    expect(commits).toMatchObject([
      { sha: next, author: 'ada', url: `https://github.com/acme/shop/commit/${next}` },
      { sha: between, message: 'Release 1.1' },
    ]);
    expect(await shop.production.service.version()).toBe('1.2');
    expect(shop.production.deployments().map(({ state }) => state)).toEqual(['inactive', 'success']);
  });

  it('takes back what is sick in production, though it was well in preprod', async () => {
    const { shop, good } = await useDeliveredShop();
    const { url } = shop.production.service;
    const health = [{ url: `${url}/health` }, { url: `${url}/version`, name: 'Version', contains: '1.' }];
    shop.configure({ preprod: shop.preprod.settings, production: { ...shop.production.settings, health } });
    await shop.deliver('production', good);
    await shop.deliver('preprod', shop.release('2.0'));

    const ended = await promote(shop, 'DEPLOY');

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['promote/deploy'], ended.log).toMatchObject({ status: 'rolled-back', sha: good });
    expect(await shop.production.service.version()).toBe('1.0');
    expect(shop.production.lastValidated()).toBe(good);
    expect(shop.told()).toEqual([begun, 'production: rolled back']);
    expect(shop.stories()).toEqual([[begun, 'production: rolled back']]);
  });

  it('takes back what falls sick right after its deployment', async () => {
    const { shop, good } = await useDeliveredShop();
    const health = [{ url: await wellOnce(shop, '2.0'), name: 'Checkout' }];
    shop.configure({ preprod: shop.preprod.settings, production: { ...shop.production.settings, health } });
    await shop.deliver('production', good);
    const sick = shop.release('2.0');
    await shop.deliver('preprod', sick);

    const ended = await promote(shop, 'DEPLOY');

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['promote/deploy'], ended.log).toMatchObject({ status: 'live', sha: sick });
    expect(ended.steps['promote/health']).toMatchObject({ status: 'unhealthy', failed: 'Checkout' });
    expect(ended.steps['promote/rollback']).toMatchObject({ status: 'rolled-back', sha: good });
    expect(await shop.production.service.version()).toBe('1.0');
    expect(shop.stories()).toEqual([[begun, 'production: rolled back']]);
    const edited = JSON.stringify(shop.discord.messages[0]);
    expect(edited).toContain('Checkout');
    expect(edited).toContain(`${good.slice(0, 7)} is live again`);
    expect(edited).not.toContain('by hand');
  });

  it('says what is sick and why where there is nothing to return to', async () => {
    const { shop } = await useDeliveredShop();
    const health = [{ url: await wellOnce(shop, '2.0'), name: 'Checkout' }];
    shop.configure({ preprod: shop.preprod.settings, production: { ...shop.production.settings, health } });
    const sick = shop.release('2.0');
    await shop.deliver('preprod', sick);

    const ended = await promote(shop, 'DEPLOY');

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['promote/rollback'], ended.log).toMatchObject({ 'reason-code': 'no_rollback_target' });
    expect(await shop.production.service.version()).toBe('2.0');
    expect(shop.stories()).toEqual([[begun, 'production: rollback failed']]);
    const edited = JSON.stringify(shop.discord.messages[0]);
    expect(edited).toContain('Checkout');
    expect(edited).toContain('503');
  });

  it('says in the message of its beginning that nothing came of it', async () => {
    const { shop } = await useDeliveredShop();
    const freeze = [{ from: dayIn(-2), until: dayIn(2), 'time-zone': 'Europe/Paris', reason: 'Audit' }];
    const production = { ...shop.production.settings, freeze };
    // Slack is slow to take the beginning, so that the freeze is there before it is confirmed once more.
    shop.slack.fail({ kind: 'limited', seconds: 2 });
    const running = promote(shop, 'DEPLOY');
    await during(running, 'its beginning is told', () => shop.stories().length > 0);
    shop.configure({ preprod: shop.preprod.settings, production });
    shop.release('1.1');

    const ended = await running;

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['promote/confirm'], ended.log).toMatchObject({ 'reason-code': 'frozen' });
    expect(shop.stories()).toEqual([[begun, 'production: nothing was promoted']]);
    expect(JSON.stringify(shop.slack.messages.at(-1))).toContain('Audit');
    expect(await shop.production.service.version()).toBe('');
    expect(shop.production.ledger()).toEqual([]);
  });

  it('goes on whatever its chat says', async () => {
    const { shop, good } = await useDeliveredShop();

    const ended = await promote(shop, 'DEPLOY', { DISCORD_WEBHOOK: 'https://chat.example/mistyped' });

    expect(ended.steps['confirm/tell'], ended.log).toMatchObject({ 'reason-code': 'invalid_input' });
    expect(ended.steps['promote/settle']).toMatchObject({ action: 'validated', 'live-sha': good });
    expect(await shop.production.service.version()).toBe('1.0');
  });
});

/** A page that answers well once while production runs a version, and then no more; well with any other. */
async function wellOnce(shop: Shop, version: string): Promise<string> {
  let asked = 0;
  const server = createServer(async (_, response) => {
    if ((await shop.production.service.version()) === version) asked += 1;
    const well = (await shop.production.service.version()) !== version || asked === 1;
    response.writeHead(well ? 200 : 503, { connection: 'close' });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
