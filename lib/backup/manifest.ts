import type { Packing, Part } from './part.ts';
import { isDatabaseName } from './part.ts';

/** Version of manifest.json; a later one is refused. */
const manifestVersion = 1;
export const manifestFile = 'manifest.json';
/** A manifest lists links, of which there may be many; nothing larger is one. */
export const manifestLimit = 32 * 1024 * 1024;

/** A symbolic link that leads out of what is saved, as it was when it was saved. */
export interface OutwardLink {
  readonly path: string;
  readonly to: string;
}

/** What is remembered of a part: never the text of a command, which may be private. */
export type SavedPart =
  | {
      readonly kind: 'files';
      readonly roots: readonly SavedRoot[];
      readonly links: readonly OutwardLink[];
    }
  | { readonly kind: 'command' }
  | { readonly kind: 'postgres' | 'mysql'; readonly database: string; readonly container?: string }
  | { readonly kind: 'redis'; readonly container?: string };

export interface SavedRoot {
  readonly path: string;
  /** Room it took on the disk when it was saved. */
  readonly bytes: number;
}

/** A part with the file it is in. */
export interface ManifestPart {
  readonly saved: SavedPart;
  readonly file: string;
  readonly packing: Packing;
  readonly bytes: number;
  readonly sha256: string;
  readonly durationMs: number;
}

/** What a backup holds. */
export interface Manifest {
  readonly name: string;
  readonly environment: string;
  /** The commit that was live, where Belay knew one. */
  readonly live: string | null;
  readonly host: string;
  readonly parts: readonly ManifestPart[];
  /** What wrote it, by name. */
  readonly tools: Readonly<Record<string, string>>;
}

/** What is remembered of a part that was planned. */
export function savedPart(
  part: Part,
  facts: {
    readonly container: string | undefined;
    readonly roots: readonly SavedRoot[];
    readonly links: readonly OutwardLink[];
  },
): SavedPart {
  const container = facts.container === undefined ? {} : { container: facts.container };
  switch (part.kind) {
    case 'files':
      return { kind: 'files', roots: facts.roots, links: facts.links };
    case 'command':
      return { kind: 'command' };
    case 'redis':
      return { kind: 'redis', ...container };
    default:
      return { kind: part.kind, database: part.database, ...container };
  }
}

/** The text of manifest.json. */
export function writeManifest({ parts, ...rest }: Manifest): string {
  const written = parts.map(({ saved, file, packing, bytes, sha256, durationMs }) => ({
    ...saved,
    ...{ file, packing, bytes, sha256, 'duration-ms': durationMs },
  }));
  return `${JSON.stringify({ 'schema-version': manifestVersion, ...rest, parts: written }, null, 2)}\n`;
}

export type ReadManifest =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer' };

/** Reads manifest.json; anything that is not whole, or names what no backup of ours holds, is damaged. */
export function readManifest(text: string): ReadManifest {
  const value = parse(text);
  if (!isRecord(value)) return { kind: 'damaged' };
  const version = value['schema-version'];
  if (typeof version === 'number' && version > manifestVersion) return { kind: 'newer' };
  const { name, environment, live, host, parts, tools } = value;
  if (version !== manifestVersion || !Array.isArray(parts) || parts.length === 0) return { kind: 'damaged' };
  if (typeof name !== 'string' || typeof environment !== 'string' || typeof host !== 'string')
    return { kind: 'damaged' };
  const read = parts.map(readPart);
  const whole = read.flatMap((part) => part ?? []);
  if (whole.length !== parts.length) return { kind: 'damaged' };
  return {
    kind: 'manifest',
    manifest: {
      ...{ name, environment, host, parts: whole, tools: textsOf(tools) },
      live: typeof live === 'string' ? live : null,
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string')) as Record<
    string,
    string
  >;
}

/** A name in the backup's own folder, and no other. */
const fileForm =
  /^(?:files\.tar|command\.out|mysql-[A-Za-z0-9_][A-Za-z0-9_.-]*\.sql)(?:\.zst|\.gz)?$|^postgres-[A-Za-z0-9_][A-Za-z0-9_.-]*\.dump$|^redis\.rdb$/;

function readPart(value: unknown): ManifestPart | undefined {
  if (!isRecord(value)) return undefined;
  const { file, packing, bytes, sha256 } = value;
  const durationMs = value['duration-ms'];
  const saved = readSaved(value);
  if (saved === undefined || typeof file !== 'string' || !fileForm.test(file)) return undefined;
  if (packing !== 'zstd' && packing !== 'gzip' && packing !== 'plain') return undefined;
  if (!isSize(bytes) || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  return { saved, file, packing, bytes, sha256, durationMs: isSize(durationMs) ? durationMs : 0 };
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function readSaved(value: Fields): SavedPart | undefined {
  const { kind, database } = value;
  const container = typeof value['container'] === 'string' ? { container: value['container'] } : {};
  switch (kind) {
    case 'files':
      return readFiles(value);
    case 'command':
      return { kind };
    case 'redis':
      return { kind, ...container };
    case 'postgres':
    case 'mysql':
      return typeof database === 'string' && isDatabaseName(database)
        ? { kind, database, ...container }
        : undefined;
    default:
      return undefined;
  }
}

function readFiles({ roots, links }: Fields): SavedPart | undefined {
  if (!Array.isArray(roots) || !Array.isArray(links) || roots.length === 0) return undefined;
  const readRoots = roots.flatMap((root) => {
    if (!isRecord(root)) return [];
    const { path, bytes } = root;
    return typeof path === 'string' && isPlainPath(path) && isSize(bytes) ? [{ path, bytes }] : [];
  });
  const readLinks = links.flatMap((link) => {
    if (!isRecord(link)) return [];
    const { path, to } = link;
    return typeof path === 'string' && typeof to === 'string' ? [{ path, to }] : [];
  });
  if (readRoots.length !== roots.length || readLinks.length !== links.length) return undefined;
  return { kind: 'files', roots: readRoots, links: readLinks };
}

function isPlainPath(path: string): boolean {
  const names = path.split('/').slice(1);
  return path.startsWith('/') && names.every((name) => name !== '' && name !== '.' && name !== '..');
}
