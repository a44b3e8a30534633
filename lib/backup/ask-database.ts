import { factsOf, type OpenPlace, runShell } from './backup-place.ts';
import { type DatabaseKind, databaseArgv, databaseSize, mysqlOptions, redisArgs } from './database-shell.ts';
import { labelOf, type Part } from './part.ts';

/** A small question to a database, answered within a minute. */
export async function askDatabase(
  place: OpenPlace,
  {
    kind,
    ...call
  }: { readonly kind: DatabaseKind; readonly script: string; readonly args: readonly string[] },
): ReturnType<typeof runShell> {
  return runShell(place, {
    script: 'exec "$@" 3>&-',
    args: databaseArgv(kind, call, place),
    env: place.variables,
    timeoutMs: 60_000,
  });
}

/** What databases take on their server, by label; one that does not say is not in it. */
export async function sizesOf(
  place: OpenPlace,
  parts: readonly Part[],
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for (const part of parts) {
    if (part.kind === 'files' || part.kind === 'command') continue;
    const script = databaseSize[part.kind];
    const result = await askDatabase(place, { kind: part.kind, script, args: argsOf(part, place) });
    const bytes = /^\d{1,15}$/.exec(factsOf(result.stdout).get('bytes') ?? '')?.[0];
    if (result.kind === 'exited' && result.exitCode === 0 && bytes !== undefined)
      sizes.set(labelOf(part), Number(bytes));
  }
  return sizes;
}

type DatabasePart = Exclude<Part, { readonly kind: 'files' | 'command' }>;

function argsOf(part: DatabasePart, place: OpenPlace): readonly string[] {
  if (part.kind === 'redis') return redisArgs(part.address);
  return [part.database, ...(part.kind === 'mysql' ? mysqlOptions(place) : [])];
}
