import { environmentFiles } from '../delivery/environment-store.ts';
import { loadEnvironment } from '../delivery/load-environment.ts';
import { isHostError } from '../hosts/host.ts';
import { formatDuration } from '../ports/duration.ts';
import { unfinishedName } from './backup-name.ts';
import { type OpenPlace, runShell } from './backup-place.ts';
import { type BackupStopCode, backupStop } from './backup-stop.ts';
import { findTools, type HostTools } from './host-tools.ts';
import { removeUnfinished } from './kept-backups.ts';
import { type ManifestPart, manifestFile, savedPart, writeManifest } from './manifest.ts';
import { labelOf, type Part } from './part.ts';
import { formatBytes } from './room.ts';
import { refuseWithoutRoom, type Survey, survey } from './survey.ts';
import { tellEnd } from './tool-words.ts';
import { verifyPart } from './verify-part.ts';
import { noSpace, writePart } from './write-part.ts';

/** What is asked for. */
export interface BackupPlan {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** A backup that is whole and verified, still under its temporary name. */
export interface PreparedBackup {
  readonly place: OpenPlace;
  readonly plan: BackupPlan;
  readonly parts: readonly ManifestPart[];
  readonly bytes: number;
}

/** Writes and verifies every part. Whatever goes wrong, nothing of it stays; throws a BackupStop that says what. */
export async function prepareBackup(place: OpenPlace, plan: BackupPlan): Promise<PreparedBackup> {
  await prepareFolders(place);
  await removeUnfinished(place);
  const tools = await findTools(place, { kinds: kindsOf(plan.parts), code: 'backup_failed' });
  const found = await survey(place, plan.parts);
  refuseWithoutRoom(place, found);
  try {
    return await fill(place, plan, { tools, found });
  } catch (error) {
    await discard(place, [unfinishedName(plan.name)]);
    if (isHostError(error) && (error.code === 'ENOSPC' || error.code === 'EDQUOT'))
      throw noSpace(place, manifestFile);
    throw error;
  }
}

async function prepareFolders({ host, to, folder }: OpenPlace): Promise<void> {
  for (const path of to === undefined ? [folder] : [to, folder]) {
    const check = await host.prepareFolder(path);
    if (check.kind === 'refused')
      throw backupStop(
        'backup_failed',
        `to: ${check.reason}, on ${host.name}; it takes a folder of this user that nobody else can write. Nothing was changed.`,
      );
  }
}

/** The kinds of parts, for what they need of the host. */
export function kindsOf(parts: readonly { readonly kind: string }[]): ReadonlySet<string> {
  return new Set(parts.map(({ kind }) => kind));
}

async function fill(
  place: OpenPlace,
  plan: BackupPlan,
  { tools, found }: { readonly tools: HostTools; readonly found: Survey },
): Promise<PreparedBackup> {
  const folder = `${place.folder}/${unfinishedName(plan.name)}`;
  await insist(place, { script: 'umask 077; mkdir "$1"', args: [folder], doing: 'making the folder' });
  const parts: ManifestPart[] = [];
  for (const part of plan.parts) parts.push(await savePart(place, part, { folder, tools, found }));
  const manifest = writeManifest({
    name: plan.name,
    environment: place.environment,
    live: await liveCommit(place),
    host: place.host.name,
    parts,
    tools: tools.versions,
  });
  await place.host.replace(`${folder}/${manifestFile}`, manifest);
  await insist(place, { script: 'sync "$1"', args: [folder], doing: 'writing it to the disk' });
  return { place, plan, parts, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function savePart(
  place: OpenPlace,
  part: Part,
  { folder, tools, found }: { readonly folder: string; readonly tools: HostTools; readonly found: Survey },
): Promise<ManifestPart> {
  const { log, prefix, clock } = place;
  const started = clock.monotonic();
  log.info(`${prefix}${labelOf(part)}: saving.`);
  const written = await writePart(place, part, { folder, packing: tools.packing });
  const roots = part.kind === 'files' ? part.roots : [];
  const verified = await verifyPart(place, folder, { ...written, kind: part.kind, roots });
  if (verified.kind === 'bad')
    throw backupStop(
      'backup_failed',
      `${labelOf(part)} on ${place.host.name} was written and is no good: ${verified.why}.`,
    );
  const durationMs = Math.max(0, Math.round(clock.monotonic() - started));
  log.info(
    `${prefix}${labelOf(part)}: ${formatBytes(written.bytes)} in ${formatDuration(durationMs)}, verified.`,
  );
  if (verified.links.length > 0)
    log.info(
      `${prefix}${labelOf(part)}: ${verified.links.length} symbolic links lead out of what is saved; they are saved as links, what they lead to is not.`,
    );
  const facts = { container: place.container, roots: found.roots, links: verified.links };
  return { ...written, saved: savedPart(part, facts), durationMs };
}

/** What Belay knows to be live; the target itself is not asked. */
async function liveCommit({ host, stateFolder, environment }: OpenPlace): Promise<string | null> {
  const loaded = await loadEnvironment(host, environmentFiles(stateFolder, environment));
  return loaded.kind === 'loaded' ? (loaded.state.live?.sha ?? null) : null;
}

/** Gives a prepared backup its name. From then on it is one. */
export async function commitBackup({ place, plan }: PreparedBackup): Promise<void> {
  const args = [place.folder, unfinishedName(plan.name), plan.name];
  const script = 'cd "$1" && mv -- "$2" "$3" && sync "$1"';
  await insist(place, { script, args, doing: 'giving it its name' });
}

/** Takes a backup away again that other hosts have not, whether it has its name already or not. */
export async function takeBack({ place, plan }: PreparedBackup): Promise<void> {
  await discard(place, [unfinishedName(plan.name), plan.name]);
}

async function discard(place: OpenPlace, names: readonly string[]): Promise<void> {
  const paths = names.map((name) => `${place.folder}/${name}`);
  try {
    // Also after a cancellation, which gives ten seconds.
    await place.host.run({
      argv: ['/bin/sh', '-c', 'rm -rf -- "$@"', 'belay', ...paths],
      timeoutMs: place.signal.aborted ? 4_000 : 60_000,
      ...(place.lock === undefined ? {} : { lock: place.lock }),
    });
  } catch {
    place.log.warning(
      `${place.prefix}What was written of the backup could not be removed now: ${paths.join(', ')} on ${place.host.name}. The next run removes what is unfinished.`,
    );
  }
}

interface Insisted {
  readonly script: string;
  readonly args: readonly string[];
  /** For the sentence about its failure. */
  readonly doing: string;
  readonly code?: Extract<BackupStopCode, 'backup_failed' | 'restore_not_possible' | 'restore_failed'>;
}

/** Runs what must not fail. Throws a BackupStop. */
export async function insist(
  place: OpenPlace,
  { script, args, doing, code = 'backup_failed' }: Insisted,
): Promise<void> {
  const result = await runShell(place, { script, args });
  if (result.kind === 'exited' && result.exitCode === 0) return;
  throw backupStop(
    code,
    `On ${place.host.name}, in ${place.folder}: ${doing} ${await tellEnd(place, result, { during: doing })}.`,
  );
}
