import { formatDuration } from '../ports/duration.ts';
import { isFolderOf } from './backup-folder.ts';
import { isBackupName, isUndoName } from './backup-name.ts';
import type { OpenPlace } from './backup-place.ts';
import { backupStop } from './backup-stop.ts';
import { findTools } from './host-tools.ts';
import { latestOf, loadManifest } from './kept-backups.ts';
import type { Manifest, ManifestPart } from './manifest.ts';
import { formatBytes } from './room.ts';
import { unknownLinks } from './tar-members.ts';
import { checksums, verifyPart } from './verify-part.ts';

/** How people and logs name a part of a backup. */
export function labelOfPart({ saved }: Pick<ManifestPart, 'saved'>): string {
  return 'database' in saved ? `${saved.kind} ${saved.database}` : saved.kind;
}

/** The backup that is meant on all hosts: by its name, or the newest that every one of them has. */
export async function findBackup(places: readonly OpenPlace[], wanted: string): Promise<string> {
  const lists = await Promise.all(places.map(({ host, folder }) => host.folders(folder)));
  const [first = [], ...rest] = lists;
  const common = first.filter((name) => rest.every((names) => names.includes(name)));
  const ours = common.filter((name) => isBackupName(name) || isUndoName(name));
  const found =
    wanted === 'latest' ? latestOf(ours, places[0]?.clock.now() ?? 0) : ours.find((name) => name === wanted);
  if (found !== undefined) return found;
  const folder = places[0]?.folder ?? '';
  const some = [...ours].sort().reverse().slice(0, 10).join(', ');
  const where = places.length > 1 ? 'on all hosts' : `on ${places[0]?.host.name ?? ''}`;
  throw backupStop(
    'backup_not_found',
    `There is no backup ${wanted === 'latest' ? '' : `${JSON.stringify(wanted)} `}in ${folder} ${where}; there ${some === '' ? 'is none' : `is ${some}`}. ${await elsewhere(places)} Check "to", "environment", "path" and "state-dir". Nothing was changed.`,
  );
}

/** Backups that were made with another path, state folder or host stand beside; people find them by this. */
async function elsewhere(places: readonly OpenPlace[]): Promise<string> {
  const [place] = places;
  if (place?.to === undefined) return '';
  const { to, environment, folder } = place;
  const others = (await place.host.folders(to)).filter(
    (name) => isFolderOf(environment, name) && `${to}/${name}` !== folder,
  );
  return others.length === 0
    ? ''
    : ` Of ${environment} with another path, state folder or host there is ${others.join(', ')} in ${to}: to restore from one, move what is in it into ${folder}.`;
}

/** A backup that is whole. */
export interface ProvenBackup {
  readonly manifest: Manifest;
  /** Whose files it holds, each `user/group` in numbers. */
  readonly owners: readonly string[];
}

/** Proves a backup good: its manifest, every checksum, and every part read by its own tool. Changes nothing. */
export async function verifyBackup(place: OpenPlace, name: string): Promise<ProvenBackup> {
  const manifest = await manifestOf(place, name);
  const folder = `${place.folder}/${name}`;
  await refuseOtherBytes(place, folder, manifest);
  const saved = manifest.parts.map((part) => part.saved);
  const kinds = new Set(saved.map(({ kind }) => kind));
  // Redis is restored by hand, so its tools need not be there.
  kinds.delete('redis');
  await findTools(containerOf(place, manifest), {
    kinds,
    packings: new Set(manifest.parts.map(({ packing }) => packing)),
    code: 'restore_not_possible',
  });
  const owners: string[] = [];
  for (const part of manifest.parts)
    owners.push(...(await refuseUnsound(containerOf(place, manifest), folder, part)));
  return { manifest, owners };
}

/** Database tools run where they ran for the backup, unless the step says otherwise. */
export function containerOf(place: OpenPlace, { parts }: Manifest): OpenPlace {
  if (place.container !== undefined) return place;
  const containers = parts.flatMap(({ saved }) =>
    'container' in saved && saved.container !== undefined ? [saved.container] : [],
  );
  return { ...place, container: containers.find((name) => /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name)) };
}

async function manifestOf(place: OpenPlace, name: string): Promise<Manifest> {
  const read = await loadManifest(place, name);
  if (read.kind === 'newer')
    throw backupStop(
      'restore_not_possible',
      `${name} on ${place.host.name} was made by a later version of Belay. Use that version or a later one. Nothing was changed.`,
    );
  if (read.kind === 'damaged') throw damaged(place, name, 'its manifest.json is missing or not whole');
  if (read.manifest.name !== name) throw damaged(place, name, 'its manifest.json is of another backup');
  if (read.manifest.environment !== place.environment)
    throw backupStop(
      'restore_not_possible',
      `${name} is a backup of the environment ${JSON.stringify(read.manifest.environment)}, not of ${place.environment}. Nothing was changed.`,
    );
  return read.manifest;
}

async function refuseOtherBytes(place: OpenPlace, folder: string, manifest: Manifest): Promise<void> {
  const found = await checksums(
    place,
    folder,
    manifest.parts.map(({ file }) => file),
  );
  manifest.parts.forEach((part, index) => {
    const there = found[index];
    if (there === undefined) throw damaged(place, manifest.name, `${part.file} is missing or cannot be read`);
    if (there.bytes !== part.bytes || there.sha256 !== part.sha256)
      throw damaged(place, manifest.name, `${part.file} is not the file that was written (checksum)`);
  });
}

async function refuseUnsound(
  place: OpenPlace,
  folder: string,
  part: ManifestPart,
): Promise<readonly string[]> {
  const { saved } = part;
  const started = place.clock.monotonic();
  const roots = saved.kind === 'files' ? saved.roots.map(({ path }) => path) : [];
  const verified = await verifyPart(place, folder, { ...part, kind: saved.kind, roots });
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  if (verified.kind === 'bad') throw damaged(place, name, `${part.file} is no good: ${verified.why}`);
  const [strange] = unknownLinks(verified.links, saved.kind === 'files' ? saved.links : []);
  if (strange !== undefined)
    throw damaged(
      place,
      name,
      `${part.file} holds the link ${JSON.stringify(strange.path.slice(0, 200))}, which leads out of what was saved and was not there when the backup was made`,
    );
  const took = formatDuration(place.clock.monotonic() - started);
  place.log.info(`${place.prefix}${labelOfPart(part)}: ${formatBytes(part.bytes)}, verified in ${took}.`);
  return verified.owners;
}

function damaged(place: OpenPlace, name: string, why: string): Error {
  return backupStop(
    'backup_damaged',
    `The backup ${name} on ${place.host.name} was not used: ${why}. Restore another one. Nothing was changed.`,
  );
}
