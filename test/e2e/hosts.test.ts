import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ActResult, runner } from '../support/act.ts';
import type { Shop, Start } from '../support/act-shop.ts';
import { providePlugin } from '../support/compose-project.ts';
import { useDocker } from '../support/docker.ts';
import { freePort } from '../support/free-port.ts';
import { startPostgres } from '../support/postgres.ts';
import { type ShopHost, useShopHost } from '../support/shop-host.ts';
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

/** A service that loads the checkout when it is started, as a program does, and serves what it loaded. */
function composeFile(port: number): string {
  const load = 'cat /checkout/version.txt > /www/version; echo ok > /www/health';
  return `services:
  web:
    image: belay-test-base
    network_mode: host
    volumes: [".:/checkout:ro"]
    command: [sh, -c, "${load}; exec httpd -f -p 127.0.0.1:${port} -h /www"]
    stop_signal: SIGKILL
`;
}

/** What a commit brings along for `after`: within the running service, so the service must be the commit's. */
const redeployFlows = `set -e
[ ! -e /checkout/broken-flows ]
cat /www/version > /www/flows
`;

const password = 'canary-of-pgpass-7c41';

/** A host with a database `shop` that asks for a password, which stands in `~/.pgpass` there and nowhere else. */
async function useDatabaseHost(): Promise<{ readonly host: ShopHost }> {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const port = String(postgres.port);
  const administrator = process.getuid?.() === 0 ? 'nobody' : userInfo().username;
  const access = ['host all shop 127.0.0.1/32 scram-sha-256', 'host all all 127.0.0.1/32 trust'];
  const sql = `create role shop login password '${password}';
create database shop owner shop;
select current_setting('hba_file') as access \\gset
copy (values ${access.map((line) => `('${line}')`).join(', ')}) to :'access';
select pg_reload_conf();
\\connect shop
create table orders (of text);
alter table orders owner to shop;
`;
  const connection = ['-h', '127.0.0.1', '-p', port, '-U', administrator, '-d', 'postgres'];
  execFileSync('psql', ['-Xq', '-v', 'ON_ERROR_STOP=1', ...connection], {
    ...{ input: sql, stdio: ['pipe', 'ignore', 'inherit'] },
  });
  // What /etc/environment gives every session.
  const host = await useShopHost({ env: { PGHOST: '127.0.0.1', PGPORT: port, PGUSER: 'shop' } });
  writeFileSync(join(host.sshd.home, '.pgpass'), `127.0.0.1:${port}:*:shop:${password}\n`, { mode: 0o600 });
  return { host };
}

describe.skipIf(!runner.possible)(`a server over SSH, run by act${runner.why}`, () => {
  it('restarts by Compose, redeploys the flows, tells Slack, and takes back what CI or a hook refuses', async () => {
    const [docker, port, shop] = await Promise.all([useDocker(), freePort(), useShop()]);
    providePlugin(docker);
    const host = await useShopHost({ env: docker.env });
    const settings = host.settings(shop.preprod.settings, {
      restart: 'docker compose up --detach --force-recreate web',
      after: 'docker compose exec -T web sh /checkout/redeploy-flows',
      health: [`http://127.0.0.1:${port}/health`],
      ...{ 'health-retries': 20, 'health-interval': '100ms' },
    });
    shop.configure({ preprod: settings });
    const page = async (name: string): Promise<string> =>
      (await (await fetch(`http://127.0.0.1:${port}/${name}`)).text()).trim();
    const push = (sha: string): Promise<ActResult> => shop.push(sha, { secrets: host.secrets }, 'cd-vps.yml');
    const good = shop.release('1.0', { 'compose.yaml': composeFile(port), 'redeploy-flows': redeployFlows });
    shop.ci(good, 'success');

    const first = await push(good);

    expect(first.exitCode, first.log).toBe(0);
    expect(first.jobs).toMatchObject({ deploy: 'success', watch: 'success', settle: 'success' });
    expect([await page('version'), await page('flows')]).toEqual(['1.0', '1.0']);
    expect(host.lastValidated('preprod')).toBe(good);
    expect(existsSync(join(shop.folder, 'state'))).toBe(false);

    const red = shop.release('1.1');
    shop.ci(red, 'failure');
    const second = await push(red);

    expect(second.steps['deploy/deploy'], second.log).toMatchObject({ status: 'live', sha: red });
    expect(second.steps['settle/settle'], second.log).toMatchObject({
      ...{ action: 'rolled-back', 'live-sha': good },
    });
    expect([await page('version'), await page('flows')]).toEqual(['1.0', '1.0']);

    const third = await push(shop.release('1.2', { 'broken-flows': 'yes\n' }));

    expect(third.steps['deploy/deploy'], third.log).toMatchObject({ status: 'rolled-back', sha: good });
    expect([await page('version'), await page('flows')]).toEqual(['1.0', '1.0']);
    expect(host.lastValidated('preprod')).toBe(good);
    expect(shop.slack.messages[0]?.payload).toMatchObject({
      text: expect.stringContaining(good.slice(0, 7)),
    });
    expect(shop.told()).toEqual([
      ...['preprod: live', 'preprod: validated', 'preprod: live', 'preprod: rolled back'],
      'preprod: rolled back',
    ]);
  }, 120_000);

  it('promotes after a backup of the database and of files, and nothing where the backup fails', async () => {
    const { shop, good } = await useDeliveredShop({ adapt: overSsh });
    const { host } = await useDatabaseHost();
    const to = join(host.sshd.home, 'backups');
    const configure = (postgres: readonly string[]): void => {
      const production = host.settings(shop.production.settings, {
        after: `psql -Xq -d shop -c "insert into orders values ('$BELAY_SHA')"`,
        ...{ 'state-dir': join(host.sshd.home, 'state'), backup: { postgres, files: ['uploads'], to } },
      });
      shop.configure({ preprod: shop.preprod.settings, production });
    };
    configure(['shop', 'not-there']);
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
    const [own = ''] = readdirSync(to);
    expect(readdirSync(join(to, own))).toEqual([]);

    configure(['shop']);
    shop.release('1.2');
    const promoted = await promote(shop, { secrets: host.secrets });

    expect(promoted.exitCode, promoted.log).toBe(0);
    expect(promoted.steps['promote/backup']).toMatchObject({ 'reason-code': 'backed_up' });
    expect(promoted.steps['promote/settle']).toMatchObject({ action: 'validated', 'live-sha': next });
    expect(await shop.production.service.version()).toBe('1.1');
    const name = promoted.steps['promote/backup']?.['name'] ?? '';
    expect(readdirSync(join(to, own))).toEqual([name]);
    const dump = join(to, own, name, 'postgres-shop.dump');
    const saved = execFileSync('pg_restore', ['--data-only', '--file=-', dump], { encoding: 'utf8' });
    expect(saved).toContain(`\n${good}\n`);
    expect(saved).not.toContain(next);
    expect(`${failed.log}${promoted.log}`).not.toContain(password);
    expect(readFileSync(join(host.path, 'uploads/photo'), 'utf8')).toBe('a photo\n');
  }, 120_000);
});
