import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ActResult, runner } from '../support/act.ts';
import type { Shop, Start } from '../support/act-shop.ts';
import { useShopHost } from '../support/shop-host.ts';
import { useDeliveredShop, useShop } from '../support/use-shop.ts';

/** The production template as its comment tells a user of `hosts` to change it. */
function overSsh(template: string, text: string): string {
  if (template !== 'cd-prod.yml') return text;
  const changed = text
    .replace(`runner: '["self-hosted"]'`, `runner: '["ubuntu-24.04"]'`)
    .replace('    secrets:\n', '    secrets:\n      ssh-key: ${{ secrets.SSH_KEY }}\n');
  if (changed === text) throw new Error('cd-prod.yml cannot be changed as its comment says.');
  return changed;
}

function promote(shop: Shop, start: Start): Promise<ActResult> {
  const payload = { inputs: { confirmation: 'DEPLOY' } };
  return shop.run('cd-prod.yml', 'workflow_dispatch', { ...start, payload });
}

describe.skipIf(!runner.possible)(`a server over SSH, run by act${runner.why}`, () => {
  it('delivers every push, redeploys what belongs to it, and takes back what CI or a hook refuses', async () => {
    const shop = await useShop();
    const host = await useShopHost();
    const after = 'printf "%s\\n" "$BELAY_SHA" >> "$HOME/flows"\n[ ! -e broken-flows ]';
    shop.configure({ preprod: host.settings(shop.preprod.settings, { after }) });
    const push = (sha: string): Promise<ActResult> => shop.push(sha, { secrets: host.secrets }, 'cd-vps.yml');
    const good = shop.release('1.0');
    shop.ci(good, 'success');

    const first = await push(good);

    expect(first.exitCode, first.log).toBe(0);
    expect(first.jobs).toMatchObject({ deploy: 'success', watch: 'success', settle: 'success' });
    expect(await shop.preprod.service.version()).toBe('1.0');
    expect(readFileSync(join(host.sshd.home, 'flows'), 'utf8')).toBe(`${good}\n`);
    expect(host.lastValidated('preprod')).toBe(good);
    expect(existsSync(join(shop.folder, 'state'))).toBe(false);

    const red = shop.release('1.1');
    shop.ci(red, 'failure');
    const second = await push(red);

    expect(second.steps['settle/settle'], second.log).toMatchObject({
      ...{ action: 'rolled-back', 'live-sha': good },
    });
    expect(await shop.preprod.service.version()).toBe('1.0');

    const third = await push(shop.release('1.2', { 'broken-flows': 'yes\n' }));

    expect(third.steps['deploy/deploy'], third.log).toMatchObject({ status: 'rolled-back', sha: good });
    expect(await shop.preprod.service.version()).toBe('1.0');
    expect(host.lastValidated('preprod')).toBe(good);
    expect(shop.told()).toEqual([
      ...['preprod: live', 'preprod: validated', 'preprod: live', 'preprod: rolled back'],
      'preprod: rolled back',
    ]);
  }, 120_000);

  it('promotes after a backup, and nothing where the backup fails', async () => {
    const { shop, good } = await useDeliveredShop({ adapt: overSsh });
    const host = await useShopHost();
    const to = join(host.sshd.home, 'backups');
    const production = (files: readonly string[]) =>
      host.settings(shop.production.settings, {
        ...{ 'state-dir': join(host.sshd.home, 'state'), backup: { files, to } },
      });
    const configure = (files: readonly string[]): void =>
      shop.configure({ preprod: shop.preprod.settings, production: production(files) });
    configure(['uploads', 'not-there']);
    await shop.deliver('production', good, { 'ssh-key': host.sshd.privateKey });
    mkdirSync(join(host.path, 'uploads'));
    writeFileSync(join(host.path, 'uploads/photo'), 'a photo\n');
    const next = shop.release('1.1');
    await shop.deliver('preprod', next);

    const failed = await promote(shop, { secrets: host.secrets });

    expect(failed.exitCode).toBe(1);
    expect(failed.steps['promote/backup'], failed.log).toMatchObject({ 'reason-code': 'backup_failed' });
    expect(failed.steps['promote/deploy']).toBeUndefined();
    expect(await shop.production.service.version()).toBe('1.0');
    expect(shop.stories()).toEqual([['production: promotion confirmed', 'production: deployment failed']]);
    expect(JSON.stringify(shop.slack.messages.at(-1))).toContain('not-there');

    configure(['uploads']);
    shop.release('1.2');
    const promoted = await promote(shop, { secrets: host.secrets });

    expect(promoted.exitCode, promoted.log).toBe(0);
    expect(promoted.steps['promote/backup']).toMatchObject({ 'reason-code': 'backed_up' });
    expect(promoted.steps['promote/settle']).toMatchObject({ action: 'validated', 'live-sha': next });
    expect(await shop.production.service.version()).toBe('1.1');
    expect(readdirSync(to)).toEqual([promoted.steps['promote/backup']?.['name']]);
    expect(readFileSync(join(host.path, 'uploads/photo'), 'utf8')).toBe('a photo\n');
  }, 120_000);
});
