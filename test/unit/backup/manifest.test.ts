import { describe, expect, it } from 'vitest';
import {
  type Manifest,
  type ManifestPart,
  readManifest,
  writeManifest,
} from '../../../lib/backup/manifest.ts';
import {
  fileOf,
  isDatabaseName,
  isWithin,
  labelOf,
  packingOf,
  parseRedisAddress,
  partsOf,
} from '../../../lib/backup/part.ts';
import { formatBytes, freeBytes, missingRoom, neverSaved, roomNeeded } from '../../../lib/backup/room.ts';

const sha256 = 'a'.repeat(64);
const database: ManifestPart = {
  saved: { kind: 'postgres', database: 'shop', container: 'db-1' },
  ...{ file: 'postgres-shop.dump', packing: 'plain', bytes: 5, sha256, durationMs: 7 },
};
const files: ManifestPart = {
  saved: {
    kind: 'files',
    roots: [{ path: '/srv/app', bytes: 1_000_000 }],
    links: [{ path: '/srv/app/x', to: '/etc' }],
  },
  ...{ file: 'files.tar.zst', packing: 'zstd', bytes: 250_000, sha256, durationMs: 1 },
};
const manifest: Manifest = {
  ...{ name: '20261121T020304Z-0a1b2c', environment: 'production', live: null, host: 'this machine' },
  parts: [database, files],
  tools: { tar: 'tar (GNU tar) 1.34' },
};

/** The text of a manifest with some fields of its first part replaced. */
function withPart(fields: Readonly<Record<string, unknown>>): string {
  const value: { readonly parts: readonly object[] } = JSON.parse(writeManifest(manifest));
  return JSON.stringify({ ...value, parts: [{ ...value.parts[0], ...fields }] });
}

describe('a manifest', () => {
  it('says again what was written', () => {
    expect(readManifest(writeManifest(manifest))).toEqual({ kind: 'manifest', manifest });
  });

  it('of a later version is told apart', () => {
    expect(readManifest('{"schema-version": 2}')).toEqual({ kind: 'newer' });
  });

  it.each([
    '',
    'null',
    '[]',
    '{"schema-version": 1}',
    withPart({ file: '../state.json' }),
    withPart({ file: 'files.tar/../../x' }),
    withPart({ sha256: 'x' }),
    withPart({ bytes: -1 }),
    withPart({ packing: 'sh' }),
    withPart({ database: '-x' }),
    withPart({ database: 'dbname=x' }),
    withPart({ kind: 'shell' }),
    withPart({ kind: 'files', roots: [], links: [] }),
    withPart({ kind: 'files', roots: [{ path: '/srv/../etc', bytes: 1 }], links: [] }),
    withPart({ kind: 'files', roots: [{ path: 'srv', bytes: 1 }], links: [] }),
    withPart({ kind: 'files', roots: [{ path: '/', bytes: 1 }], links: [] }),
  ])('that is not one is damaged: %s', (text) => {
    expect(readManifest(text)).toEqual({ kind: 'damaged' });
  });
});

describe('parts', () => {
  it('stand in files that say what they are', () => {
    const parts = partsOf({
      files: ['/srv/app'],
      command: { script: 'x', path: '/' },
      postgres: ['shop'],
      mysql: ['blog'],
      redis: { hostname: 'localhost', port: 1 },
    });

    expect(parts.map((part) => fileOf(part, packingOf(part, 'gzip')))).toEqual([
      'postgres-shop.dump',
      'mysql-blog.sql.gz',
      'redis.rdb',
      'command.out.gz',
      'files.tar.gz',
    ]);
  });

  it('have names that can be no option, path or connection string', () => {
    expect(['shop', '_x', 'a.b-c', 'A1'].every(isDatabaseName)).toBe(true);
    for (const name of [
      '',
      '-x',
      'a b',
      'a=b',
      'postgresql://x',
      'a/b',
      '..',
      'é',
      'x'.repeat(64),
      'a;b',
      "a'b",
    ])
      expect(isDatabaseName(name)).toBe(false);
    expect(parseRedisAddress('cache.internal:6379')).toEqual({ hostname: 'cache.internal', port: 6379 });
    expect(parseRedisAddress('[::1]:6379')).toEqual({ hostname: '::1', port: 6379 });
    for (const text of ['', 'localhost', '-h:1', 'a:0', 'a:65536', '::1:6379', 'a b:1'])
      expect(parseRedisAddress(text)).toBeUndefined();
  });

  it('are inside a path only by whole names', () => {
    expect([isWithin('/a/b', '/a'), isWithin('/a', '/a'), isWithin('/x', '/')]).toEqual([true, true, true]);
    expect([isWithin('/ab', '/a'), isWithin('/a', '/a/b')]).toEqual([false, false]);
  });
});

describe('room', () => {
  const parts = partsOf({
    files: ['/srv/app'],
    command: undefined,
    postgres: ['shop', 'new'],
    mysql: [],
    redis: undefined,
  });

  it('is reckoned by the files as they are and by what each part took the last time', () => {
    const said = new Map<string, number>();
    expect(roomNeeded(parts, { filesBytes: 1_000_000, last: [], said })).toEqual({
      bytes: 1_050_000,
      unknown: ['postgres shop', 'postgres new'],
    });
    expect(roomNeeded(parts, { filesBytes: 2_000_000, last: [database, files], said })).toEqual({
      bytes: 600_006,
      unknown: ['postgres new'],
    });
  });

  it('is what a database says of itself where it was never saved', () => {
    const said = new Map([
      ['postgres shop', 9],
      ['postgres new', 1_000],
    ]);

    expect(roomNeeded(parts, { filesBytes: 0, last: [database], said }).unknown).toEqual([]);
    expect(roomNeeded(parts, { filesBytes: 0, last: [database], said }).bytes).toBe(
      roomNeeded(parts, { filesBytes: 0, last: [database], said: new Map() }).bytes + 1_000,
    );
    expect(neverSaved(parts, [database]).map(labelOf)).toEqual(['postgres new', 'files']);
  });

  it('is kept in reserve', () => {
    expect(missingRoom(0, 20_000_000)).toBe(0);
    expect(missingRoom(5_000_000, 20_000_000)).toBe(1_777_216);
  });

  it('is read from the last line of df', () => {
    const df =
      'Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda1 100 40 60 40% /mnt/a b\n';

    expect(freeBytes(df)).toBe(61_440);
    expect(freeBytes('nonsense')).toBeUndefined();
  });

  it('is told in units', () => {
    expect([0, 812, 999, 1_000, 1_449_000, 23_400_000_000, 999_700].map(formatBytes)).toEqual([
      '0 B',
      '812 B',
      '999 B',
      '1.0 kB',
      '1.4 MB',
      '23.4 GB',
      '1.0 MB',
    ]);
  });
});
