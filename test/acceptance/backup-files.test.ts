import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createWorkspace } from '../support/workspace.ts';
import { outcomeOf, useBackupPlace } from './backup-place.ts';

const hostileNames = [
  '-rf',
  '--checkpoint-action=exec=touch owned',
  'a b',
  'line\nend',
  'back\\slash',
  'quote"\'',
  '$(touch owned)',
  'é中\u200b',
  '::set-output name=status::forged',
  '*',
  '.hidden',
];

/** Everything about a folder that a restore must bring back. */
function contentOf(folder: string): string {
  const argv = ['find', '.', '-printf', '%p\\0%y\\0%m\\0%l\\0%U:%G\\0%n\\0\\n'];
  const [program = '', ...args] = argv;
  const list = execFileSync(program, args, { cwd: folder, encoding: 'utf8' });
  const sums = execFileSync('sh', ['-c', 'find . -type f -exec sha256sum {} +'], { cwd: folder });
  return `${list.split('\n').sort().join('\n')}\n${String(sums).split('\n').sort().join('\n')}`;
}

it('saves hostile names, modes and links, and puts back exactly these', async () => {
  const place = useBackupPlace();
  const folder = join(place.path, 'uploads');
  mkdirSync(join(folder, 'deep/er'), { recursive: true });
  for (const name of hostileNames) writeFileSync(join(folder, name), `content of ${name}`);
  writeFileSync(join(folder, 'secret'), 'x', { mode: 0o600 });
  chmodSync(join(folder, 'deep'), 0o2750);
  writeFileSync(join(folder, 'run'), '#!/bin/sh\n', { mode: 0o4755 });
  chmodSync(join(folder, 'run'), 0o4755);
  symlinkSync('a b', join(folder, 'inside'));
  symlinkSync('../../elsewhere', join(folder, 'outside'));
  symlinkSync(join(folder, 'a b'), join(folder, 'absolute'));
  linkSync(join(folder, 'a b'), join(folder, 'hard'));
  place.write('.env', 'SECRET=1');
  const before = contentOf(folder);

  const saved = await place.run({ files: 'uploads\n.env' });
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  writeFileSync(join(folder, 'new'), 'made since');
  place.write('.env', 'SECRET=2');
  const restored = await place.restore('latest');

  expect(outcomeOf(saved)).toEqual([0, 'backed-up', 'backed_up']);
  expect(outcomeOf(restored)).toEqual([0, 'restored', 'restored']);
  expect(contentOf(folder)).toBe(before);
  expect(readFileSync(join(place.path, '.env'), 'utf8')).toBe('SECRET=1');
  expect(readdirSync(place.folder)).not.toContain('owned');
  const kept = readdirSync(place.path).filter((name) => name.includes('.before-restore-'));
  expect(kept).toHaveLength(2);
  expect(existsSync(join(place.path, kept.find((name) => name.startsWith('uploads')) ?? '', 'new'))).toBe(
    true,
  );
  expect(readdirSync(place.path).filter((name) => name.startsWith('.belay-restore'))).toEqual([]);
  expect(restored.outputs['result']).toContain('before-restore-');
});

it('T26: lets nobody else read a backup, and tells what it made', async () => {
  const place = useBackupPlace();
  place.write('data', 'x'.repeat(100_000));

  const saved = await place.run({ files: 'data' });

  const [name = ''] = place.backups();
  const folder = join(place.to, name);
  const modes = [place.to, folder, ...readdirSync(folder).map((file) => join(folder, file))].map((path) =>
    (statSync(path).mode & 0o777).toString(8),
  );
  expect(modes).toEqual(['700', '700', '600', '600']);
  expect(saved.outputs).toMatchObject({ name, folder, 'reason-code': 'backed_up' });
  expect(Number(saved.outputs['bytes'])).toBe(statSync(join(folder, 'files.tar.zst')).size);
  expect(saved.summary).toMatch(/\| files \| \d+ B \| .* \| verified \| files\.tar\.zst \|/);
  expect(saved.log).toMatch(/files: \d+ B in .*, verified\./);
});

it('keeps so many, and those that are young enough, and never follows a link', async () => {
  const place = useBackupPlace();
  place.write('data', 'x');
  const elsewhere = join(place.folder, 'precious');
  mkdirSync(elsewhere);
  const old = ['20200101T000000Z-00000a', '20200102T000000Z-00000b'];
  mkdirSync(place.to, { recursive: true, mode: 0o700 });
  chmodSync(join(place.folder, 'state'), 0o700);
  chmodSync(join(place.folder, 'state/production'), 0o700);
  for (const name of [...old, 'mine', '20200101T000000Z']) mkdirSync(join(place.to, name));
  symlinkSync(elsewhere, join(place.to, '20190101T000000Z-00000c'));

  const aged = await place.run({ files: 'data', keep: '10', 'keep-days': '30' });
  const afterAge = place.backups();
  const counted = await place.run({ files: 'data', keep: '1' });

  expect(afterAge).toEqual(
    ['20190101T000000Z-00000c', '20200101T000000Z', 'mine', aged.outputs['name'] ?? ''].sort(),
  );
  expect(place.backups()).toEqual(
    ['20190101T000000Z-00000c', '20200101T000000Z', 'mine', counted.outputs['name'] ?? ''].sort(),
  );
  expect(existsSync(elsewhere)).toBe(true);
  expect(aged.summary).toContain(`Not kept any more: ${[...old].reverse().join(', ')}.`);
});

it('never removes the one it has just made, whatever the clock once was', async () => {
  const place = useBackupPlace();
  place.write('data', 'older');
  const first = await place.run({ files: 'data' });
  const name = first.outputs['name'] ?? '';
  const ahead = ['20991121T020000Z-0a1b2c', '20991121T030000Z-0a1b2c'];
  for (const each of ahead) cpSync(join(place.to, name), join(place.to, each), { recursive: true });
  place.write('data', 'newest');

  const made = await place.run({ files: 'data', keep: '2' });
  place.write('data', 'lost');
  const restored = await place.restore('latest');

  expect(outcomeOf(made)).toEqual([0, 'backed-up', 'backed_up']);
  expect(place.backups()).toEqual([name, made.outputs['name']]);
  expect(outcomeOf(restored), restored.log).toEqual([0, 'restored', 'restored']);
  expect(readFileSync(join(place.path, 'data'), 'utf8')).toBe('newest');
});

it('keeps two of one second in the order they were made', async () => {
  const place = useBackupPlace();
  place.write('data', 'x');
  const last = new Date(Date.now() + 60_000).toISOString().slice(0, 19).replace(/[-:]/g, '');
  mkdirSync(place.to, { recursive: true, mode: 0o700 });
  for (const folder of ['state', 'state/production']) chmodSync(join(place.folder, folder), 0o700);
  mkdirSync(join(place.to, `${last}Z-ffffff`));

  const made = await place.run({ files: 'data', keep: '1' });

  expect(place.backups()).toEqual([made.outputs['name']]);
  expect((made.outputs['name'] ?? '') > `${last}Z-ffffff`).toBe(true);
});

it('shares the folder it is given with other environments, and touches nothing of theirs', async () => {
  const place = useBackupPlace();
  const to = join(place.folder, 'mounted');
  place.write('data', 'production');
  const saved = await place.run({ files: 'data', to });
  const unfinished = join(to, '.20261121T020000Z-0a1b2c.partial');
  const theirs = join(saved.outputs['folder'] ?? '', '..', '.20261121T020000Z-0a1b2c.partial');
  for (const folder of [unfinished, theirs]) mkdirSync(folder);

  const preprod = { environment: 'preprod', files: 'data', to, keep: '1' };
  for (let each = 0; each < 2; each += 1) await place.run(preprod);
  const another = await place.run({ files: 'data', to, keep: '1', 'state-dir': join(place.folder, 'other') });
  place.write('data', 'lost');
  const elsewhere = await place.restore('latest', { to, 'state-dir': join(place.folder, 'third') });
  const restored = await place.restore('latest', { to });

  expect([another, restored].map(outcomeOf)).toEqual([
    [0, 'backed-up', 'backed_up'],
    [0, 'restored', 'restored'],
  ]);
  expect(readFileSync(join(place.path, 'data'), 'utf8')).toBe('production');
  expect(existsSync(theirs)).toBe(true);
  const folders = readdirSync(to).filter((name) => !name.startsWith('.'));
  expect(folders.map((name) => name.replace(/[0-9a-f]{8}$/, 'HASH'))).toEqual([
    'preprod-HASH',
    'production-HASH',
    'production-HASH',
  ]);
  expect(outcomeOf(elsewhere)).toEqual([1, 'failed', 'backup_not_found']);
  for (const name of folders.slice(1)) expect(elsewhere.log).toContain(name);
});

it.skipIf(process.getuid?.() !== 0)('gives files their owners back or refuses before it begins', async () => {
  const place = useBackupPlace();
  place.write('data/mine', 'x');
  place.write('data/theirs', 'x');
  for (const path of ['.', 'srv', 'srv/data', 'srv/data/mine'])
    chownSync(join(place.folder, path), 65_534, 65_534);
  chownSync(join(place.path, 'data/theirs'), 4_242, 4_243);
  chmodSync(place.folder, 0o755);
  const asNobody = `chown -R 65534:65534 "$RUNNER_TEMP"; exec setpriv --reuid=65534 --regid=65534 --clear-groups "$@"`;
  // A plain sh drops variables with a "-" in their names.
  const wrapper = ['bash', '-c', asNobody, 'bash'];
  const saved = await place.run({ files: 'data' });
  execFileSync('chown', ['-R', '65534:65534', join(place.folder, 'state')]);

  const word = { restore: 'latest', confirmation: 'RESTORE' };
  const dry = await place.run({ ...word, 'dry-run': 'true' }, { wrapper });
  const refused = await place.run(word, { wrapper });
  execFileSync('chown', ['-R', '0:0', join(place.folder, 'state')]);
  const restored = await place.restore('latest');

  expect(outcomeOf(saved)).toEqual([0, 'backed-up', 'backed_up']);
  for (const each of [dry, refused]) {
    expect(outcomeOf(each), each.log).toEqual([1, 'failed', 'restore_not_possible']);
    expect(each.log).toContain('belong to others than this user (uid 65534)');
    expect(each.log).toContain('4242/4243');
  }
  expect(outcomeOf(restored), restored.log).toEqual([0, 'restored', 'restored']);
  const { uid, gid } = statSync(join(place.path, 'data/theirs'));
  expect([uid, gid]).toEqual([4_242, 4_243]);
});

it.each([
  [{ files: 'gone' }, 'does not exist'],
  [{ files: '/etc/passwd/x' }, 'does not exist'],
  [{ files: 'link' }, 'is a symbolic link'],
  [{ files: '.' }, 'holds'],
  [{ command: 'echo half; exit 3' }, 'exit code 3'],
  [{ command: 'true' }, 'wrote nothing'],
  [{ command: 'echo slow; sleep 5', timeout: '1s' }, 'did not end within "timeout"'],
] as const)('fails, and leaves nothing, for %j', async (inputs, why) => {
  const place = useBackupPlace();
  symlinkSync('/etc', join(place.path, 'link'));
  const to = inputs['files' as keyof typeof inputs] === '.' ? { to: join(place.path, 'backups') } : {};

  const failed = await place.run({ ...inputs, ...to });

  expect(outcomeOf(failed)).toEqual([1, 'failed', 'backup_failed']);
  expect(failed.log).toContain(why);
  expect(existsSync(place.to) ? place.backups() : []).toEqual([]);
});

it('does nothing where nothing is named, and takes what belay.yml names', async () => {
  const place = useBackupPlace();
  place.write('data', 'x');
  const nothing = await place.run();
  const dry = await place.run({ files: 'data', 'dry-run': 'true' });
  const after = readdirSync(place.folder);
  const workspace = createWorkspace(place.folder, {
    production: {
      path: place.path,
      backup: { files: ['data'], command: 'echo $BELAY_ENVIRONMENT', keep: 3 },
    },
  });

  const saved = await place.run({ path: '' }, workspace.in);

  expect(outcomeOf(nothing)).toEqual([0, 'nothing', 'nothing_to_back_up']);
  expect(outcomeOf(dry)).toEqual([0, 'planned', 'planned']);
  expect(after).toEqual(['srv']);
  expect(outcomeOf(saved)).toEqual([0, 'backed-up', 'backed_up']);
  const command = join(saved.outputs['folder'] ?? '', 'command.out.zst');
  expect(execFileSync('zstd', ['-qdc', command], { encoding: 'utf8' })).toBe('production\n');
});

it('refuses what is no name of a file, a database or a backup, all at once', async () => {
  const place = useBackupPlace();

  const refused = await place.run({
    files: '../up\na\na/b',
    postgres: '-x\nshop',
    mysql: 'dbname=x host=evil',
    redis: '--eval:1',
    container: '--privileged',
    restore: '../..',
  });

  expect(outcomeOf(refused)).toEqual([1, 'failed', 'invalid_input']);
  for (const input of ['files', 'postgres', 'mysql', 'redis', 'container', 'restore'])
    expect(refused.outputs['result']).toContain(`${input}: expected`);
});

it('does nothing for code of a fork', async () => {
  const place = useBackupPlace();
  const event = { pull_request: { head: { repo: { full_name: 'evil/shop' } } } };

  const refused = await place.run({ files: 'data' }, { event });

  expect(outcomeOf(refused)).toEqual([1, 'failed', 'untrusted_event']);
});

it('packs with what the host has, and says what it lacks', async () => {
  const place = useBackupPlace();
  place.write('data/file', 'good');
  const bin = join(place.folder, 'bin');
  mkdirSync(bin);
  const coreutils = [
    'sha256sum',
    'sync',
    'stat',
    'du',
    'df',
    'rm',
    'mkdir',
    'mv',
    'head',
    'tail',
    'cut',
    'wc',
  ];
  for (const tool of ['sh', 'tar', 'gzip', 'flock', 'dirname', 'cat', 'awk', ...coreutils])
    symlinkSync(
      execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(),
      join(bin, tool),
    );
  const env = { PATH: bin };

  const saved = await place.run({ files: 'data' }, { env });
  place.write('data/file', 'newer');
  const restored = await place.run({ restore: 'latest', confirmation: 'RESTORE' }, { env });
  rmSync(join(bin, 'gzip'));
  const packed = await place.run({ restore: 'latest', confirmation: 'RESTORE' }, { env });
  rmSync(join(bin, 'tar'));
  const without = await place.run({ files: 'data' }, { env });

  expect(outcomeOf(saved), saved.log).toEqual([0, 'backed-up', 'backed_up']);
  expect(readdirSync(saved.outputs['folder'] ?? '')).toEqual(['files.tar.gz', 'manifest.json']);
  expect(outcomeOf(restored), restored.log).toEqual([0, 'restored', 'restored']);
  expect(readFileSync(join(place.path, 'data/file'), 'utf8')).toBe('good');
  expect(outcomeOf(packed)).toEqual([1, 'failed', 'restore_not_possible']);
  expect(packed.log).toContain('no "gzip"');
  expect(outcomeOf(without)).toEqual([1, 'failed', 'backup_failed']);
  expect(without.log).toContain('no GNU tar');
});
