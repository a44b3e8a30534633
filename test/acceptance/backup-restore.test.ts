import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type BackupPlace, outcomeOf, useBackupPlace } from './backup-place.ts';

interface Member {
  readonly name: string;
  readonly type?: string;
  readonly link?: string;
  readonly content?: string;
}

/** A tar archive with exactly these members, whatever a tar program would say of them. */
function tarOf(members: readonly Member[]): Buffer {
  const blocks = members.flatMap(({ name, type = '0', link = '', content = '' }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write('0000000\0', 108);
    header.write('0000000\0', 116);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('00000000000\0', 136);
    header.write('        ', 148);
    header.write(type, 156);
    header.write(link, 157);
    header.write('ustar\x0000', 257);
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    body.write(content);
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** Puts another archive in the place of a backup's, with a manifest that says it is the right one. */
function plant(place: BackupPlace, name: string, archive: Buffer): void {
  const folder = join(place.to, name);
  const manifest = place.manifest(name);
  rmSync(join(folder, 'files.tar.zst'), { force: true });
  writeFileSync(join(folder, 'files.tar'), archive, { mode: 0o600 });
  const sha256 = createHash('sha256').update(archive).digest('hex');
  const part = { ...manifest.parts[0], file: 'files.tar', packing: 'plain', sha256, bytes: archive.length };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, parts: [part] }));
}

/** Says something of the next member, as POSIX has it. */
function pax(key: string, value: string): Member {
  const rest = ` ${key}=${value}\n`;
  const size = rest.length + String(rest.length + 3).length;
  return { name: './PaxHeaders', type: 'x', content: `${size}${rest}` };
}

/** Says the name (`L`) or the link (`K`) of the next member, as GNU has it. */
function long(type: 'L' | 'K', text: string): Member {
  return { name: '././@LongLink', type, content: `${text}\0` };
}

async function savedPlace(): Promise<{ readonly place: BackupPlace; readonly name: string }> {
  const place = useBackupPlace();
  place.write('data/file', 'good');
  const saved = await place.run({ files: 'data' });
  place.write('data/file', 'newer');
  return { place, name: saved.outputs['name'] ?? '' };
}

const at = (place: BackupPlace, name: string): string => `.${place.path}/data/${name}`;

it('T26: unpacks nothing of an archive that holds what leads out, and says what it is', async () => {
  const { place, name } = await savedPlace();
  const hostile: readonly (readonly [why: string, member: Member, before?: Member])[] = [
    ['does not stay inside', { name: `${place.folder}/owned`, content: 'x' }],
    ['does not stay inside', { name: at(place, '../../../owned'), content: 'x' }],
    ['does not stay inside', { name: at(place, '..'), type: '5' }],
    ['is none of what was saved', { name: './etc/owned', type: '2', link: '/srv' }],
    ['which leads out of what was saved', { name: at(place, 'out'), type: '2', link: '/etc/passwd' }],
    ['which leads out of what was saved', { name: at(place, 'out'), type: '2', link: '../../../x' }],
    ['is none of what was saved', { name: './x', type: '1', link: '/etc/passwd' }],
    ['is a hard link that leads out', { name: at(place, 'h'), type: '1', link: '/etc/passwd' }],
    ['is a hard link that leads out', { name: at(place, 'h'), type: '1', link: './etc/passwd' }],
    ['is a device', { name: at(place, 'device'), type: '3' }],
    ['is a device', { name: at(place, 'device'), type: '4' }],
    // Names and links that stand in a member of their own, before the one they are of.
    ['does not stay inside', { name: at(place, 'a') }, pax('path', at(place, '../../../owned'))],
    [
      'which leads out of what was saved',
      { name: at(place, 'a'), type: '2' },
      pax('linkpath', '/etc/passwd'),
    ],
    ['does not stay inside', { name: at(place, 'a') }, long('L', `${place.folder}/owned`)],
    ['which leads out of what was saved', { name: at(place, 'a'), type: '2' }, long('K', '/etc/passwd')],
    ['cannot be read for certain', { name: at(place, 'a'), type: 'V' }],
  ];
  for (const [why, member, before] of hostile) {
    const said = before === undefined ? [] : [before];
    plant(place, name, tarOf([{ name: at(place, 'file'), content: 'evil' }, ...said, member]));

    const refused = await place.restore(name);

    expect(outcomeOf(refused)).toEqual([1, 'failed', 'backup_damaged']);
    expect(refused.log).toContain(why);
  }
  expect(readFileSync(join(place.path, 'data/file'), 'utf8')).toBe('newer');
  expect(readdirSync(place.folder).sort()).toEqual(['srv', 'state']);
  expect(readdirSync(place.path)).toEqual(['data']);
}, 120_000);

it('T26: unpacks only what it saved, whatever else an archive holds, and writes through no link', async () => {
  const { place, name } = await savedPlace();
  const through = [
    { name: at(place, 'dir'), type: '2', link: `${place.path}/data` },
    { name: at(place, 'dir/through'), content: 'evil' },
  ];
  const beside = { name: './etc/cron.d/owned', content: 'evil' };
  plant(place, name, tarOf([{ name: at(place, 'file'), content: 'good' }, beside, ...through]));

  const restored = await place.restore(name);

  // Either it is refused, or only what belongs is there; never a file that came in by the link.
  expect(existsSync(join(place.path, 'data/through'))).toBe(false);
  expect(existsSync('/etc/cron.d/owned')).toBe(false);
  expect(restored.outputs['status']).toBe('failed');
  expect(readFileSync(join(place.path, 'data/file'), 'utf8')).toBe('newer');
});

it('touches nothing where the word is not typed, and says which it is', async () => {
  const { place, name } = await savedPlace();

  const wrong = await place.restore(name, { confirmation: 'restore' });
  const none = await place.restore(name, { confirmation: '' });
  const other = await place.restore(name, { expected: 'PRODUCTION' });

  for (const refused of [wrong, none, other])
    expect(outcomeOf(refused)).toEqual([1, 'failed', 'wrong_confirmation']);
  expect(other.log).toContain('PRODUCTION');
  expect(readFileSync(join(place.path, 'data/file'), 'utf8')).toBe('newer');
});

it('names the backups there are where the one that is meant is not', async () => {
  const { place, name } = await savedPlace();

  const refused = await place.restore('20200101T000000Z-aaaaaa');

  expect(outcomeOf(refused)).toEqual([1, 'failed', 'backup_not_found']);
  expect(refused.log).toContain(name);
});

function replaceByLink(path: string): void {
  rmSync(path);
  symlinkSync('/etc/hostname', path);
}

it('T26: does not use a backup that is not what was written', async () => {
  const { place, name } = await savedPlace();
  const folder = join(place.to, name);
  const archive = join(folder, 'files.tar.zst');
  const manifest = join(folder, 'manifest.json');
  const [good, whole] = [readFileSync(archive), readFileSync(manifest)];
  const damages: readonly (readonly [why: string, damage: () => void])[] = [
    ['checksum', () => writeFileSync(archive, Buffer.concat([good, Buffer.from('x')]))],
    ['checksum', () => writeFileSync(archive, good.subarray(0, -1))],
    ['is missing', () => rmSync(archive)],
    ['is missing', () => replaceByLink(archive)],
    ['manifest.json is missing', () => writeFileSync(manifest, '{"schema-version": 1')],
    ['manifest.json is missing', () => rmSync(manifest)],
  ];
  for (const [why, damage] of damages) {
    rmSync(archive, { force: true });
    writeFileSync(archive, good);
    writeFileSync(manifest, whole);
    damage();

    const refused = await place.restore('latest');

    expect(outcomeOf(refused)).toEqual([1, 'failed', 'backup_damaged']);
    expect(refused.log).toContain(why);
  }
  expect(readFileSync(join(place.path, 'data/file'), 'utf8')).toBe('newer');
});

it('proves a backup good in a dry run, and changes nothing', async () => {
  const { place } = await savedPlace();

  const dry = await place.restore('latest', { 'dry-run': 'true', confirmation: '' });

  expect(outcomeOf(dry)).toEqual([0, 'planned', 'planned']);
  expect(readFileSync(join(place.path, 'data/file'), 'utf8')).toBe('newer');
});

it('goes back by what it says, and keeps only what the last restore replaced', async () => {
  const { place } = await savedPlace();
  mkdirSync(join(place.path, 'data.before-restore-20200101T000000Z'));
  // What a restore that was killed left.
  mkdirSync(join(place.path, '.belay-restore-production-20200101T000000Z-aaaaaa-1/srv'), { recursive: true });

  const restored = await place.restore('latest');

  const kept = readdirSync(place.path).filter((name) => name !== 'data');
  expect(outcomeOf(restored)).toEqual([0, 'restored', 'restored']);
  expect(kept).toHaveLength(1);
  expect(kept).not.toContain('data.before-restore-20200101T000000Z');
  expect(readFileSync(join(place.path, kept[0] ?? '', 'file'), 'utf8')).toBe('newer');
});

it('moves nothing onto what another restore kept', async () => {
  const place = useBackupPlace();
  place.write('file', 'good');
  await place.run({ files: 'file' });
  place.write('file', 'newer');
  const taken = new Map<string, string>();
  for (let second = -2; second < 30; second += 1) {
    const at = new Date(Date.now() + second * 1_000).toISOString().slice(0, 19).replace(/[-:]/g, '');
    taken.set(`file.before-restore-${at}Z`, `kept ${second}`);
  }
  const files = [...taken].map(([name]) => ({
    path: join(place.path, 'file'),
    kept: join(place.path, name),
  }));
  for (const [name, content] of taken) place.write(name, content);
  const mark = { 'schema-version': 1, databases: [], files };
  writeFileSync(join(place.folder, 'state/production/restore.json'), JSON.stringify(mark));

  const restored = await place.restore('latest');

  expect(outcomeOf(restored), restored.log).toEqual([0, 'restored', 'restored']);
  for (const [name, content] of taken) expect(readFileSync(join(place.path, name), 'utf8')).toBe(content);
  const own = readdirSync(place.path).filter((name) => name !== 'file' && !taken.has(name));
  expect(own.map((name) => readFileSync(join(place.path, name), 'utf8'))).toEqual(['newer']);
});

it('refuses what only people can put back, and says of a part that is left to them', async () => {
  const place = useBackupPlace();
  place.write('data', 'good');
  await place.run({ command: 'echo dump' });
  const refused = await place.restore('latest');
  await place.run({ command: 'echo dump', files: 'data' });

  const restored = await place.restore('latest');

  expect(outcomeOf(refused)).toEqual([1, 'failed', 'restore_not_possible']);
  expect(outcomeOf(restored)).toEqual([0, 'restored', 'restored']);
  expect(restored.log).toMatch(/::warning::command is put back by hand: .*command\.out\.zst/);
});
