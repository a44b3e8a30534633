/** Where a Redis answers. */
export interface RedisAddress {
  readonly hostname: string;
  readonly port: number;
}

/** One thing that is saved. */
export type Part =
  /** Absolute paths, none inside another. */
  | { readonly kind: 'files'; readonly roots: readonly string[] }
  | { readonly kind: 'command'; readonly script: string; readonly path: string }
  | { readonly kind: 'postgres' | 'mysql'; readonly database: string }
  | { readonly kind: 'redis'; readonly address: RedisAddress };

/** How a part is packed: whatever the host has, the better one first. */
export type Packing = 'zstd' | 'gzip' | 'plain';

/** What is saved of an environment. */
export interface Sources {
  readonly files: readonly string[];
  readonly command: { readonly script: string; readonly path: string } | undefined;
  readonly postgres: readonly string[];
  readonly mysql: readonly string[];
  readonly redis: RedisAddress | undefined;
}

/** In the order they are written: what is quickly done and often fails comes first. */
export function partsOf({ files, command, postgres, mysql, redis }: Sources): readonly Part[] {
  return [
    ...postgres.map((database) => ({ kind: 'postgres' as const, database })),
    ...mysql.map((database) => ({ kind: 'mysql' as const, database })),
    ...(redis === undefined ? [] : [{ kind: 'redis' as const, address: redis }]),
    ...(command === undefined ? [] : [{ kind: 'command' as const, ...command }]),
    ...(files.length === 0 ? [] : [{ kind: 'files' as const, roots: files }]),
  ];
}

/** How people know a part: `postgres shop`. */
export function labelOf(part: Part): string {
  return part.kind === 'postgres' || part.kind === 'mysql' ? `${part.kind} ${part.database}` : part.kind;
}

/** What is packed as it is written; the others are small already by their own format. */
export function packingOf(part: Part, available: Packing): Packing {
  return part.kind === 'postgres' || part.kind === 'redis' ? 'plain' : available;
}

const endings: Readonly<Record<Packing, string>> = { zstd: '.zst', gzip: '.gz', plain: '' };

/** The file a part is written to. */
export function fileOf(part: Part, packing: Packing): string {
  switch (part.kind) {
    case 'files':
      return `files.tar${endings[packing]}`;
    case 'command':
      return `command.out${endings[packing]}`;
    case 'postgres':
      return `postgres-${part.database}.dump`;
    case 'mysql':
      return `mysql-${part.database}.sql${endings[packing]}`;
    case 'redis':
      return 'redis.rdb';
  }
}

const databaseForm = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62})$/;

/** What a database may be called: no option, no connection string, and a plain part of a file name. */
export const databaseTakes =
  'names of databases of letters, digits, "_", "." and "-", at most 63 characters each';

/** Whether this is such a name. */
export function isDatabaseName(text: string): boolean {
  return databaseForm.test(text);
}

/** What {@link parseRedisAddress} takes, for a message. */
export const redisTakes = 'host:port, like 127.0.0.1:6379';

/** Reads `host:port`, the host a name or an address, an IPv6 one in brackets. */
export function parseRedisAddress(text: string): RedisAddress | undefined {
  const [, name, address, digits] =
    /^(?:([A-Za-z0-9][A-Za-z0-9.-]{0,252})|\[([0-9A-Fa-f:.]{2,45})\]):([1-9]\d{0,4})$/.exec(text) ?? [];
  const hostname = name ?? address;
  const port = Number(digits);
  return hostname === undefined || port > 65_535 ? undefined : { hostname, port };
}

/** Whether one path is the other or inside it. */
export function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(root === '/' ? '/' : `${root}/`);
}
