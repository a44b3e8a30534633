import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { useContainer } from './backup-databases.ts';
import { type BackupPlace, outcomeOf, useBackupPlace } from './backup-place.ts';

const password = 'canary-of-postgres-5f2e';

if (!hasPostgres) throw new Error('PostgreSQL is missing: these tests run against a real one.');

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const user = process.getuid?.() === 0 ? 'nobody' : (process.env['USER'] ?? 'nobody');

function psql(database: string, sql: string): string {
  const argv = [
    '-XAtq',
    '-h',
    '127.0.0.1',
    '-p',
    String(postgres.port),
    '-U',
    user,
    '-d',
    database,
    '-c',
    sql,
  ];
  return execFileSync('psql', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function usePlace(): BackupPlace {
  return useBackupPlace({
    BELAY_PASS_ENV: 'PGHOST PGPORT PGUSER PGPASSWORD',
    PGHOST: '127.0.0.1',
    PGPORT: String(postgres.port),
    PGUSER: user,
    PGPASSWORD: password,
  });
}

const schema = `
create table orders (id serial primary key, note text, at timestamptz default '2026-01-01');
insert into orders (note) select 'note ' || n || repeat('é', n % 50) from generate_series(1, 20000) n;
create index on orders (note);
create view recent as select * from orders where id > 19000;
create function twice(n int) returns int language sql as 'select n * 2';
create sequence tickets start 42;
`;

const digest = 'select md5(string_agg(o::text, chr(10) order by id)) || count(*) from orders o';

it('dumps, and after everything is destroyed restores exactly what was there', async () => {
  const place = usePlace();
  psql('postgres', 'create database shop');
  psql('shop', schema);
  const before = psql('shop', digest);

  const saved = await place.run({ postgres: 'shop' });
  psql('shop', 'drop view recent; delete from orders where id % 2 = 0; drop function twice');
  const damaged = await place.restore('latest');
  const afterDamage = psql('shop', digest);
  psql('postgres', 'drop database shop');
  const lost = await place.restore('latest');

  expect(outcomeOf(saved)).toEqual([0, 'backed-up', 'backed_up']);
  expect(outcomeOf(damaged)).toEqual([0, 'restored', 'restored']);
  expect(afterDamage).toBe(before);
  expect(outcomeOf(lost)).toEqual([0, 'restored', 'restored']);
  expect(psql('shop', digest)).toBe(before);
  expect(psql('shop', "select twice(21), count(*), nextval('tickets') from recent")).toBe('42|1000|42');
  const everything = [saved, damaged, lost].map(({ log, summary, outputs }) =>
    JSON.stringify({ log, summary, outputs }),
  );
  expect(everything.join('')).not.toContain(password);
  expect(readFileSync(join(place.to, saved.outputs['name'] ?? '', 'manifest.json'), 'utf8')).not.toContain(
    password,
  );
});

it('goes back to what a restore replaced, under the name it says', async () => {
  const place = usePlace();
  psql('postgres', 'create database notes');
  psql('notes', "create table n (text text); insert into n values ('old')");
  await place.run({ postgres: 'notes' });
  psql('notes', "update n set text = 'new'");
  const restored = await place.restore('latest');
  const afterRestore = psql('notes', 'select text from n');
  const { hosts }: { readonly hosts: readonly { readonly undo: { readonly name: string } }[] } = JSON.parse(
    restored.outputs['result'] ?? '',
  );

  const undone = await place.restore(hosts[0]?.undo.name ?? '');

  expect(afterRestore).toBe('old');
  expect(restored.outputs['result']).toContain('-before-restore');
  expect(outcomeOf(undone)).toEqual([0, 'restored', 'restored']);
  expect(psql('notes', 'select text from n')).toBe('new');
});

it('leaves a database as it was where the restore breaks off, and says so', async () => {
  const place = usePlace();
  psql('postgres', 'create database fragile');
  psql('fragile', "create table a (text text); insert into a values ('old'); create table b (n int)");
  await place.run({ postgres: 'fragile' });
  // What hangs on a table that is not in the dump keeps that table from being dropped.
  psql('fragile', "update a set text = 'new'; create view on_b as select * from b");

  const broken = await place.restore('latest');

  expect(outcomeOf(broken)).toEqual([1, 'failed', 'restore_failed']);
  expect(broken.log).toContain('It is as it was');
  expect(psql('fragile', 'select text from a')).toBe('new');
});

it('takes no dump that was cut, whatever its manifest says', async () => {
  const place = usePlace();
  psql('postgres', 'create database cut');
  psql('cut', schema);
  const saved = await place.run({ postgres: 'cut' });
  const folder = saved.outputs['folder'] ?? '';
  const file = join(folder, 'postgres-cut.dump');
  const half = readFileSync(file).subarray(0, -10_000);
  writeFileSync(file, half);
  const manifest = place.manifest(saved.outputs['name'] ?? '');
  const sha256 = createHash('sha256').update(half).digest('hex');
  const parts = manifest.parts.map((part) => ({ ...part, sha256, bytes: half.length }));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, parts }));

  const listed = execFileSync('pg_restore', ['--list', file], { encoding: 'utf8' });
  const refused = await place.restore('latest');

  // Its table of contents is whole: the list alone would have let it through.
  expect(listed).toContain('orders');
  expect(outcomeOf(refused)).toEqual([1, 'failed', 'backup_damaged']);
});

it('saves nothing of several where one is not there', async () => {
  const place = usePlace();

  const failed = await place.run({ postgres: 'postgres\nno_such_database' });

  expect(outcomeOf(failed)).toEqual([1, 'failed', 'backup_failed']);
  expect(failed.log).toContain('no_such_database');
  expect(place.backups()).toEqual([]);
});

it('works in a container, which gets the variables by name and knows its own', async () => {
  const place = usePlace();
  psql('postgres', 'create database boxed');
  psql('boxed', schema);
  const before = psql('boxed', digest);
  const inside = { POSTGRES_USER: user, PGHOST: '127.0.0.1', PGPORT: String(postgres.port) };
  const bin = useContainer(place.folder, 'shop-db-1', inside);
  const env = { PATH: `${bin}:${process.env['PATH']}`, BELAY_PASS_ENV: 'PGPASSWORD' };

  const saved = await place.run({ postgres: 'boxed', container: 'shop-db-1' }, { env });
  psql('boxed', 'truncate orders');
  // The container is remembered: at night nobody has to know it.
  const restored = await place.run({ restore: 'latest', confirmation: 'RESTORE' }, { env });
  const wrong = await place.run({ postgres: 'boxed', container: 'gone' }, { env });

  expect(outcomeOf(saved)).toEqual([0, 'backed-up', 'backed_up']);
  expect(outcomeOf(restored)).toEqual([0, 'restored', 'restored']);
  expect(psql('boxed', digest)).toBe(before);
  expect(outcomeOf(wrong)).toEqual([1, 'failed', 'backup_failed']);
  expect(wrong.log).toContain('No such container: gone');
  expect(existsSync(join(place.to, `.${saved.outputs['name']}.partial`))).toBe(false);
});
