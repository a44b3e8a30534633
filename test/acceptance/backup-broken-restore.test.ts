import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { privileged } from '../faults/privileged.ts';
import { type BackupPlace, outcomeOf } from './backup-place.ts';
import { postgresPlaces } from './backup-postgres-place.ts';

const { psql, usePlace } = postgresPlaces();

const killing = {
  NODE_OPTIONS: `--import ${join(import.meta.dirname, 'killed-at-rename.mjs')}`,
};

function database(name: string, content: string): void {
  psql('postgres', `create database ${name}`);
  psql(name, `create table t (v text); insert into t values ('${content}')`);
}

function set(name: string, content: string): void {
  psql(name, `update t set v = '${content}'`);
}

function valueIn(name: string): string {
  return psql(name, 'select v from t');
}

/** What every undo holds of a database, by name. */
function undosOf(place: BackupPlace, name: string): Record<string, string> {
  const undos = place.backups().filter((each) => each.endsWith('-before-restore'));
  return Object.fromEntries(
    undos.map((undo) => {
      const file = join(place.to, undo, `postgres-${name}.dump`);
      if (!existsSync(file)) return [undo, ''];
      const sql = execFileSync('pg_restore', ['--data-only', '--file=-', file], { encoding: 'utf8' });
      return [undo, /^(OLD|LIVE)$/m.exec(sql)?.[0] ?? '?'];
    }),
  );
}

function keptOf(place: BackupPlace): readonly string[] {
  return readdirSync(place.path).filter((name) => name.includes('.before-restore-'));
}

it('never removes the only copy of the live data when a killed restore is run again', async () => {
  const place = usePlace();
  database('again', 'OLD');
  place.write('up/f', 'OLD');
  await place.run({ files: 'up', postgres: 'again' });
  set('again', 'LIVE');
  place.write('up/f', 'LIVE');

  await place.run({ restore: 'latest', confirmation: 'RESTORE' }, { env: killing });
  const gone = existsSync(join(place.path, 'up'));
  const rerun = await place.restore('latest');

  expect(gone).toBe(false);
  expect(outcomeOf(rerun), rerun.log).toEqual([0, 'restored', 'restored']);
  expect([valueIn('again'), readFileSync(join(place.path, 'up/f'), 'utf8')]).toEqual(['OLD', 'OLD']);
  const undos = undosOf(place, 'again');
  const [live = ''] = Object.keys(undos).filter((name) => undos[name] === 'LIVE');
  const [kept = ''] = keptOf(place);
  expect(live).not.toBe('');
  expect(readFileSync(join(place.path, kept, 'f'), 'utf8')).toBe('LIVE');
  // And that is what it says one goes back by.
  expect(rerun.log).toContain(`restore: ${live}`);
  expect(rerun.log).toContain(`mv ${join(place.path, kept)} ${join(place.path, 'up')}`);
  expect(existsSync(join(place.folder, 'state/production/restore.json'))).toBe(false);

  await place.restore(live);
  expect(valueIn('again')).toBe('LIVE');
});

it('says how far it came where it breaks off, and the next one keeps what it kept', async () => {
  const place = usePlace();
  for (const name of ['first', 'second']) database(name, 'OLD');
  place.write('up/f', 'OLD');
  await place.run({ files: 'up', postgres: 'first\nsecond' });
  for (const name of ['first', 'second']) set(name, 'LIVE');
  place.write('up/f', 'LIVE');
  // What hangs on a table that is in the dump keeps it from being dropped.
  psql('second', 'create view on_t as select * from t');

  const broken = await place.restore('latest');
  const undo = Object.keys(undosOf(place, 'first'))[0] ?? '';
  psql('second', 'drop view on_t');
  const rerun = await place.restore('latest');

  expect(outcomeOf(broken)).toEqual([1, 'failed', 'restore_failed']);
  expect(broken.log).toContain('Restored already: postgres first.');
  expect(broken.log).toContain('postgres second: It is as it was');
  expect(broken.log).toContain(`Not touched: ${place.path}/up.`);
  expect(broken.log).toContain(`restore: ${undo}`);
  expect(readdirSync(place.path)).toEqual(['up', ...keptOf(place)]);
  expect(outcomeOf(rerun), rerun.log).toEqual([0, 'restored', 'restored']);
  expect([undosOf(place, 'first')[undo], undosOf(place, 'second')[undo]]).toEqual(['LIVE', 'LIVE']);
  expect(rerun.log).toContain(`restore: ${undo}`);
});

it('leaves the undo of databases alone where it restores files only, and removes it with the next of its own', async () => {
  const place = usePlace();
  database('alone', 'OLD');
  place.write('up/f', 'OLD');
  const saved = await place.run({ postgres: 'alone' });
  set('alone', 'LIVE');
  const name = saved.outputs['name'] ?? '';
  await place.restore(name);
  const [undo = ''] = Object.keys(undosOf(place, 'alone'));
  await place.run({ files: 'up' });

  const files = await place.restore('latest');
  const after = undosOf(place, 'alone');
  await place.restore(name);

  expect(outcomeOf(files)).toEqual([0, 'restored', 'restored']);
  expect(after).toEqual({ [undo]: 'LIVE' });
  expect(Object.keys(undosOf(place, 'alone'))).toHaveLength(1);
  expect(undosOf(place, 'alone')).not.toHaveProperty(undo);
});

it.skipIf(!privileged.possible).each([
  ['up', 'is a mount point'],
  ['up/deep', 'has the mount point'],
] as const)(
  `refuses what cannot be renamed before anything is replaced: a mount at %s${privileged.why}`,
  async (mounted, why) => {
    const place = usePlace();
    const name = `mounted_${mounted.length}`;
    database(name, 'OLD');
    mkdirSync(join(place.path, mounted), { recursive: true });
    const other = join(place.folder, 'other');
    mkdirSync(other);
    // On the same disk: only the system's table of mounts tells.
    privileged.run('mount', '--bind', other, join(place.path, mounted));
    onTestFinished(() => privileged.run('umount', join(place.path, mounted)));
    writeFileSync(join(place.path, mounted, 'f'), 'OLD');
    await place.run({ files: 'up', postgres: name });
    set(name, 'LIVE');

    const dry = await place.restore('latest', { 'dry-run': 'true' });
    const refused = await place.restore('latest');

    for (const each of [dry, refused]) {
      expect(outcomeOf(each)).toEqual([1, 'failed', 'restore_not_possible']);
      expect(each.log).toContain(why);
    }
    expect(valueIn(name)).toBe('LIVE');
    expect(readdirSync(place.path)).toEqual(['up']);
    expect(undosOf(place, name)).toEqual({});
  },
);
