import { environmentFiles } from '../delivery/environment-store.ts';
import { isUndoName } from './backup-name.ts';
import { type OpenPlace, runShell } from './backup-place.ts';

/** A database a restore was about to replace, and the backup of what it was. */
export interface MarkedDatabase {
  readonly kind: 'postgres' | 'mysql';
  readonly database: string;
  readonly undo: string;
}

/** A path a restore was about to replace, and where what stood there goes. */
export interface KeptFiles {
  readonly path: string;
  readonly kept: string;
}

/**
 * What restores that have begun and not ended well keep of what they replaced, the oldest first. It stands on the disk
 * before the first thing is replaced; whatever it names may be the only copy there is, and is never removed.
 */
export interface RestoreMark {
  readonly databases: readonly MarkedDatabase[];
  readonly files: readonly KeptFiles[];
  /** False where the mark could not be read: then nothing at all is removed. */
  readonly isWhole: boolean;
}

const markVersion = 1;
/** Nothing larger is a mark. */
const markLimit = 4 * 1024 * 1024;

function markFile({ stateFolder, environment }: OpenPlace): string {
  return `${environmentFiles(stateFolder, environment).folder}/restore.json`;
}

/** The open mark of an environment; an empty one where every restore ended well. */
export async function readMark(place: OpenPlace): Promise<RestoreMark> {
  const file = await place.host.read(markFile(place), { limit: markLimit });
  return file === undefined ? { databases: [], files: [], isWhole: true } : parseMark(file.bytes.toString());
}

/** Reads the text of a mark. */
export function parseMark(text: string): RestoreMark {
  const value = parsed(text);
  const [databases, files] = [listOf(value, 'databases'), listOf(value, 'files')];
  const read = {
    databases: (databases ?? []).flatMap((each) => markedDatabase(each) ?? []),
    files: (files ?? []).flatMap((each) => keptFiles(each) ?? []),
  };
  const isWhole =
    isRecord(value) &&
    value['schema-version'] === markVersion &&
    read.databases.length === databases?.length &&
    read.files.length === files?.length;
  return { ...read, isWhole };
}

/** Writes the mark durably; one that names nothing is removed. */
export async function writeMark(place: OpenPlace, { databases, files }: RestoreMark): Promise<void> {
  const path = markFile(place);
  if (databases.length + files.length > 0) {
    const mark = { 'schema-version': markVersion, databases, files };
    await place.host.replace(path, `${JSON.stringify(mark, null, 2)}\n`);
    return;
  }
  const script = 'rm -f -- "$1" && sync "$2"';
  await runShell(place, {
    script,
    args: [path, environmentFiles(place.stateFolder, place.environment).folder],
  });
}

/** What is still open once these databases and paths are restored well. */
export function withoutRestored(
  mark: RestoreMark,
  restored: {
    readonly databases: readonly Pick<MarkedDatabase, 'kind' | 'database'>[];
    readonly paths: readonly string[];
  },
): RestoreMark {
  return {
    isWhole: true,
    databases: mark.databases.filter((each) => !restored.databases.some((other) => isSame(each, other))),
    files: mark.files.filter(({ path }) => !restored.paths.includes(path)),
  };
}

/** Whether two mean one database. */
export function isSame(
  a: Pick<MarkedDatabase, 'kind' | 'database'>,
  b: Pick<MarkedDatabase, 'kind' | 'database'>,
): boolean {
  return a.kind === b.kind && a.database === b.database;
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOf(value: unknown, key: string): readonly unknown[] | undefined {
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : undefined;
}

function markedDatabase(value: unknown): MarkedDatabase | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, database, undo } = value;
  if (kind !== 'postgres' && kind !== 'mysql') return undefined;
  return typeof database === 'string' && typeof undo === 'string' && isUndoName(undo)
    ? { kind, database, undo }
    : undefined;
}

function keptFiles(value: unknown): KeptFiles | undefined {
  if (!isRecord(value)) return undefined;
  const { path, kept } = value;
  return typeof path === 'string' && typeof kept === 'string' ? { path, kept } : undefined;
}
