import { factsOf, type OpenPlace, runShell } from './backup-place.ts';
import { type BackupStopCode, backupStop } from './backup-stop.ts';
import { type DatabaseKind, databaseArgv, databaseProbe } from './database-shell.ts';
import type { Packing } from './part.ts';
import { tellEnd } from './tool-words.ts';

/** What a host has for making backups. */
export interface HostTools {
  readonly packing: Packing;
  /** Names and versions, for the manifest. */
  readonly versions: Readonly<Record<string, string>>;
}

const probe = `for tool in zstd gzip tar sha256sum sync stat du df; do
  if command -v "$tool" > /dev/null; then echo "has-$tool=yes"; fi
done
if command -v tar > /dev/null; then echo "tar=$(tar --version 2> /dev/null | head -n 1)"; fi
if command -v zstd > /dev/null; then echo "zstd=$(zstd --version 2> /dev/null | head -n 1)"; fi`;

const needed = ['sha256sum', 'sync', 'stat', 'du', 'df'] as const;

/** What only some parts ask for. */
export interface Wanted {
  readonly kinds: ReadonlySet<string>;
  /** The packing an archive was made with, where it is to be read. */
  readonly packings?: ReadonlySet<Packing>;
  /** What it is called when something is missing. */
  readonly code: Extract<BackupStopCode, 'backup_failed' | 'restore_not_possible'>;
}

/** Finds what the parts need, before anything is changed. Throws a BackupStop that names what is missing. */
export async function findTools(place: OpenPlace, wanted: Wanted): Promise<HostTools> {
  const { kinds, packings, code } = wanted;
  const result = await runShell(place, { script: probe, timeoutMs: 30_000 });
  const facts = factsOf(result.stdout);
  const has = (tool: string): boolean => facts.get(`has-${tool}`) === 'yes';
  const stop = (what: string): Error =>
    backupStop(code, `${place.host.name} has no ${what}. Install it and run again. Nothing was changed.`);
  const missing = needed.find((tool) => !has(tool));
  if (missing !== undefined) throw stop(`"${missing}" (coreutils)`);
  if (kinds.has('files') && !(facts.get('tar') ?? '').includes('GNU tar'))
    throw stop('GNU tar, which "files" needs to tell every member of an archive for certain');
  for (const packing of packings ?? [])
    if (packing !== 'plain' && !has(packing)) throw stop(`"${packing}", which this backup is packed with`);
  const versions: Record<string, string> = {};
  for (const tool of ['tar', 'zstd']) {
    const version = facts.get(tool);
    if (version !== undefined) versions[tool] = version;
  }
  for (const kind of ['postgres', 'mysql', 'redis'] as const)
    if (kinds.has(kind)) Object.assign(versions, await findDatabaseTools(place, kind, code));
  return { packing: has('zstd') ? 'zstd' : has('gzip') ? 'gzip' : 'plain', versions };
}

async function findDatabaseTools(
  place: OpenPlace,
  kind: DatabaseKind,
  code: Wanted['code'],
): Promise<Record<string, string>> {
  const [program = '', ...args] = databaseArgv(kind, { script: databaseProbe[kind], args: [] }, place);
  const result = await runShell(place, {
    script: 'exec "$@" 3>&-',
    args: [program, ...args],
    env: place.variables,
    timeoutMs: 60_000,
  });
  if (result.kind === 'exited' && result.exitCode === 0) return Object.fromEntries(factsOf(result.stdout));
  const where = place.container === undefined ? place.host.name : `the container "${place.container}"`;
  const end = await tellEnd(place, result, { during: `asking for the tools for ${kind}` });
  throw backupStop(
    code,
    `The tools for ${kind} cannot be used in ${where}: asking for them ${end}. ${adviceFor(place)} Nothing was changed.`,
  );
}

function adviceFor({ container }: OpenPlace): string {
  return container === undefined
    ? 'Install them there, or name the container that has them by "container".'
    : 'Check "container", and that it runs and this user may use Docker.';
}
