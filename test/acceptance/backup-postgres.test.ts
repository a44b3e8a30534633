import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { privileged } from '../faults/privileged.ts';
import { useContainer } from './backup-databases.ts';
import { outcomeOf, useBackupPlace } from './backup-place.ts';
import { postgresPlaces } from './backup-postgres-place.ts';

const { user, password, port, psql, usePlace, placeIn } = postgresPlaces();

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
  const inside = { POSTGRES_USER: user, PGHOST: '127.0.0.1', PGPORT: String(port()) };
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

it('keeps the words of a tool in the log, and says the cause in its own', async () => {
  const place = usePlace();

  const noDatabase = await place.run({ postgres: 'no_such_database' });
  const noServer = await place.run({ postgres: 'postgres' }, { env: { PGPORT: '1' } });

  for (const [failed, cause, words] of [
    [noDatabase, 'there is no such database', 'FATAL'],
    [noServer, 'the server does not answer there', 'Is the server running'],
  ] as const) {
    expect(outcomeOf(failed)).toEqual([1, 'failed', 'backup_failed']);
    expect(failed.outputs['result']).toContain(cause);
    expect(failed.summary).toContain(cause);
    expect(failed.log).toContain(words);
    expect(failed.summary + failed.outputs['result']).not.toContain(words);
  }
});

it.skipIf(!privileged.possible)(
  `asks a database it never saved how large it is, and begins nothing without room${privileged.why}`,
  async () => {
    psql('postgres', 'create database large');
    psql('large', 'create table t as select md5(n::text) as v from generate_series(1, 700000) n');
    const holder = useBackupPlace();
    const disk = join(holder.folder, 'disk');
    mkdirSync(disk);
    const options = `size=40m,mode=700,uid=${process.getuid?.()}`;
    privileged.run('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', disk);
    onTestFinished(() => privileged.run('umount', disk));
    const place = placeIn(holder.folder);

    const refused = await place.run({ postgres: 'large', to: join(disk, 'backups') });

    expect(outcomeOf(refused)).toEqual([1, 'failed', 'no_space']);
    expect(refused.log).toMatch(/about \d+(?:\.\d)? MB are needed/);
    expect(refused.log).toContain('Nothing was changed');
  },
);
