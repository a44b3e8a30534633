import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DatabaseServer, startMariaDb, startRedis, useContainer } from './backup-databases.ts';
import { type BackupPlace, outcomeOf, useBackupPlace } from './backup-place.ts';

const passwords = { mysql: 'canary-of-mysql-77ab', redis: 'canary-of-redis-31cd' } as const;

let mysql: DatabaseServer;
let redis: DatabaseServer;
beforeAll(async () => {
  [mysql, redis] = await Promise.all([startMariaDb(passwords.mysql), startRedis(passwords.redis)]);
}, 60_000);
afterAll(async () => {
  await Promise.all([mysql.stop(), redis.stop()]);
});

function usePlace(): BackupPlace {
  return useBackupPlace({
    BELAY_PASS_ENV: 'MYSQL_HOST MYSQL_TCP_PORT MYSQL_USER MYSQL_PWD REDISCLI_AUTH',
    MYSQL_HOST: '127.0.0.1',
    MYSQL_TCP_PORT: String(mysql.port),
    MYSQL_USER: 'admin',
    MYSQL_PWD: passwords.mysql,
    REDISCLI_AUTH: passwords.redis,
  });
}

const schema = `
create table orders (id int primary key auto_increment, note text character set utf8mb4, raw blob);
insert into orders (note, raw) select concat('né 中 ', seq), unhex(md5(seq)) from seq_1_to_5000;
create trigger stamp before insert on orders for each row set new.note = upper(new.note);
create procedure twice(n int) select n * 2;`;

const digest =
  "select count(*), md5(group_concat(md5(concat(note, hex(raw))) order by id separator '')) from orders";

function fill(database: string): void {
  mysql.ask(`create database ${database}`);
  mysql.ask('set session group_concat_max_len = 1000000;', database);
  mysql.ask(schema, database);
}

function digestOf(database: string): string {
  return mysql.ask(`set session group_concat_max_len = 1000000; ${digest}`, database);
}

/** Every argv on this machine that holds one of the texts, while something runs. */
async function argvsWith<T>(
  texts: readonly string[],
  body: () => Promise<T>,
): Promise<readonly [T, string[]]> {
  const found: string[] = [];
  let looks = 0;
  const look = (): void => {
    looks += 1;
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const argv = readFileSync(`/proc/${id}/cmdline`, 'utf8');
        if (texts.some((text) => argv.includes(text))) found.push(argv.replaceAll('\0', ' '));
      } catch {
        // It has ended meanwhile.
      }
    }
  };
  const timer = setInterval(look, 10);
  try {
    const result = await body();
    expect(looks).toBeGreaterThan(5);
    return [result, found];
  } finally {
    clearInterval(timer);
  }
}

it('dumps a MySQL and a Redis, restores the first exactly, and leaves the second to people', async () => {
  const place = usePlace();
  fill('shop');
  const before = digestOf('shop');
  redis.ask('set greeting hello');
  const inputs = { mysql: 'shop', redis: `127.0.0.1:${redis.port}`, command: 'sleep 0.3; echo done' };

  const [saved, argvs] = await argvsWith(Object.values(passwords), () => place.run(inputs));
  mysql.ask('delete from orders where id % 2 = 0; drop procedure twice', 'shop');
  const restored = await place.restore('latest');
  const afterDamage = digestOf('shop');
  mysql.ask('drop database shop');
  const anew = await place.restore('latest');

  expect(outcomeOf(saved), saved.log).toEqual([0, 'backed-up', 'backed_up']);
  expect(argvs).toEqual([]);
  expect(outcomeOf(restored)).toEqual([0, 'restored', 'restored']);
  expect(afterDamage).toBe(before);
  expect(outcomeOf(anew)).toEqual([0, 'restored', 'restored']);
  expect(digestOf('shop')).toBe(before);
  expect(mysql.ask('call twice(21)', 'shop').trim()).toBe('42');
  expect(restored.log).toMatch(/::warning::redis is put back by hand: .*redis\.rdb/);
  const folder = saved.outputs['folder'] ?? '';
  expect(readFileSync(join(folder, 'redis.rdb')).subarray(0, 5).toString()).toBe('REDIS');
  const told = [saved, restored, anew].map((each) => JSON.stringify([each.log, each.summary, each.outputs]));
  const everything = [...told, readFileSync(join(folder, 'manifest.json'), 'utf8')].join('');
  for (const password of Object.values(passwords)) expect(everything).not.toContain(password);
});

it('saves a Redis in a file that another Redis begins with, and restores none by itself', async () => {
  const place = usePlace();
  redis.ask('set greeting hello');

  const saved = await place.run({ redis: `127.0.0.1:${redis.port}` });
  const refused = await place.restore('latest');

  expect(outcomeOf(saved), saved.log).toEqual([0, 'backed-up', 'backed_up']);
  expect(outcomeOf(refused)).toEqual([1, 'failed', 'restore_not_possible']);
  expect(refused.log).toContain(place.to);
  const anew = await startRedis(passwords.redis, join(saved.outputs['folder'] ?? '', 'redis.rdb'));
  try {
    expect(anew.ask('get greeting').trim()).toBe('hello');
  } finally {
    await anew.stop();
  }
});

it('fails where a password is wrong, without saying it', async () => {
  const place = usePlace();
  fill('locked');
  const env = { MYSQL_PWD: 'canary-that-is-wrong', REDISCLI_AUTH: 'canary-that-is-wrong' };

  const noMysql = await place.run({ mysql: 'locked' }, { env });
  const noRedis = await place.run({ redis: `127.0.0.1:${redis.port}` }, { env });

  for (const failed of [noMysql, noRedis]) {
    expect(outcomeOf(failed)).toEqual([1, 'failed', 'backup_failed']);
    expect(failed.log + failed.summary + failed.outputs['result']).not.toContain(env.MYSQL_PWD);
  }
  expect(place.backups()).toEqual([]);
});

it('takes no dump of MySQL without its last line', async () => {
  const place = usePlace();
  const bin = useContainer(place.folder, 'shop-db-1');
  const env = { PATH: `${bin}:${process.env['PATH']}` };
  const tools = join(place.folder, 'tools');
  const dump =
    '#!/bin/sh\ncase $1 in --version | --help) echo 1 ;; *) echo "create table x (n int);" ;; esac\n';
  useTool(tools, 'mariadb-dump', dump);

  const cut = await place.run(
    { mysql: 'shop', container: 'shop-db-1' },
    { env: { ...env, PATH: `${tools}:${env.PATH}` } },
  );

  expect(outcomeOf(cut)).toEqual([1, 'failed', 'backup_failed']);
  expect(cut.log).toContain('was written and is no good');
});

it('knows the administrator of a container', async () => {
  const place = usePlace();
  mysql.ask(`alter user 'root'@'127.0.0.1' identified by '${passwords.mysql}'`);
  fill('boxed');
  const before = digestOf('boxed');
  // The official image has its password in its own environment.
  const bin = useContainer(place.folder, 'shop-db-1', { MARIADB_ROOT_PASSWORD: passwords.mysql });
  const env = { PATH: `${bin}:${process.env['PATH']}`, BELAY_PASS_ENV: 'MYSQL_HOST MYSQL_TCP_PORT' };

  const saved = await place.run({ mysql: 'boxed', container: 'shop-db-1' }, { env });
  mysql.ask('truncate orders', 'boxed');
  const restored = await place.run({ restore: 'latest', confirmation: 'RESTORE' }, { env });

  expect(outcomeOf(saved), saved.log).toEqual([0, 'backed-up', 'backed_up']);
  expect(outcomeOf(restored)).toEqual([0, 'restored', 'restored']);
  expect(digestOf('boxed')).toBe(before);
  expect(statSync(join(saved.outputs['folder'] ?? '', 'mysql-boxed.sql.zst')).size).toBeGreaterThan(1_000);
});

function useTool(folder: string, name: string, script: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), script, { mode: 0o755 });
}
