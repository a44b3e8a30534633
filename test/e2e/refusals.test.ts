import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runner } from '../support/act.ts';
import type { Shop } from '../support/act-shop.ts';
import { repositoryRoot } from '../support/use-sandbox.ts';
import { useDeliveredShop, useShop } from '../support/use-shop.ts';

async function expectNothingDone(shop: Shop): Promise<void> {
  expect(await shop.preprod.service.version()).toBe('');
  expect(existsSync(join(shop.folder, 'state'))).toBe(false);
  expect(existsSync(join(shop.folder, 'preprod/srv'))).toBe(false);
  expect(shop.github.state.deployments).toEqual([]);
}

describe.skipIf(!runner.possible)(`what cannot go well, run by act${runner.why}`, () => {
  it('names the place of a mistyped key in belay.yml, and changes nothing', async () => {
    const shop = await useShop();
    const { health, ...rest } = shop.preprod.settings;
    shop.configure({ preprod: { ...rest, helth: health } });

    const ended = await shop.push(shop.release('1.0'));

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['deploy/deploy'], ended.log).toMatchObject({ 'reason-code': 'invalid_input' });
    expect(ended.log).toMatch(/belay\.yml:\d+:\d+\b.*helth.*did you mean "health"/);
    await expectNothingDone(shop);
  });

  it('names the environments there are when asked for another, and changes nothing', async () => {
    const shop = await useShop({
      adapt: (_, text) => text.replace('environment: preprod,', 'environment: staging,'),
    });

    const ended = await shop.push(shop.release('1.0'));

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['deploy/deploy'], ended.log).toMatchObject({ 'reason-code': 'invalid_input' });
    expect(ended.log).toMatch(/environment: .*"staging".*preprod, production/);
    await expectNothingDone(shop);
  });

  it('says which permission is missing, and neither validates nor takes back', async () => {
    const { shop, good } = await useDeliveredShop();
    shop.github.permissions.actions = 'none';
    const next = shop.release('1.1');
    shop.ci(next, 'failure');

    const ended = await shop.push(next);

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['settle/settle'], ended.log).toMatchObject({ 'reason-code': 'unproven' });
    expect(ended.log).toMatch(/actions: read/);
    expect(await shop.preprod.service.version()).toBe('1.1');
    expect(shop.preprod.lastValidated()).toBe(good);
  });

  it('lets no chat change what happened, and shows no webhook where one fails', async () => {
    const { shop, good } = await useDeliveredShop();
    await shop.discord.close();
    shop.slack.failAlways({ kind: 'status', status: 404, body: 'no_service' });

    const ended = await shop.push(shop.sickRelease('1.1'));

    // Every run fails where its log shows a secret: see act-shop.ts.
    expect(ended.log).toMatch(/Discord/);
    expect(ended.steps['deploy/deploy'], ended.log).toMatchObject({ status: 'rolled-back', sha: good });
    expect(ended.steps['deploy/tell']).toMatchObject({ delivered: '', 'reason-code': 'not_delivered' });
    expect(await shop.preprod.service.version()).toBe('1.0');
  });
});

it('every template is run by a scenario', () => {
  const scenarios = ['e2e', 'support'].flatMap((folder) => {
    const path = join(repositoryRoot, 'test', folder);
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => readFileSync(join(path, name), 'utf8'));
  });
  const run = scenarios.flatMap((text) =>
    [...text.matchAll(/(?:\brun\(|\.push\([^)]*|\bworkflow = )'([\w-]+\.yml)'/g)].map(([, name]) => name),
  );
  const templates = readdirSync(join(repositoryRoot, 'workflows-templates')).filter((name) =>
    name.endsWith('.yml'),
  );

  expect([...new Set(run)].sort()).toEqual(templates.sort());
});
