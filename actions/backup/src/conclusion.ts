import type { PlannedBackup, SavedBackup } from '../../../lib/backup/backup-environment.ts';
import type { OpenPlace } from '../../../lib/backup/backup-place.ts';
import { labelOfPart } from '../../../lib/backup/find-backup.ts';
import { goingBack } from '../../../lib/backup/going-back.ts';
import type { ManifestPart } from '../../../lib/backup/manifest.ts';
import { labelOf } from '../../../lib/backup/part.ts';
import { isRestorable, type Restored, type RestorePlan } from '../../../lib/backup/restore-backup.ts';
import { formatBytes } from '../../../lib/backup/room.ts';
import type { ReasonCode } from './reason-codes.ts';

/** One part of a backup, as it is reported. */
export interface ToldPart {
  readonly part: string;
  readonly file: string;
  /** Undefined of what is only planned. */
  readonly bytes?: number;
  readonly 'duration-ms'?: number;
  readonly sha256?: string;
  /** What became of it: `verified`, `restored`, `by hand`, `planned`. */
  readonly state: string;
}

/** A backup on one host, as it is reported. */
export interface ToldHost {
  readonly host: string;
  readonly folder: string;
  readonly bytes: number;
  readonly parts: readonly ToldPart[];
  /** Older backups that went. */
  readonly removed?: readonly string[];
  /** What a restore kept of what it replaced: a backup of the databases, and the files under another name. */
  readonly undo?: {
    /** What brings the databases back; null where none was replaced. */
    readonly name: string | null;
    /** Where it takes several, all of them, in the order they are restored. */
    readonly names: readonly string[];
    readonly files: readonly { readonly path: string; readonly kept: string }[];
  };
}

export interface Conclusion {
  readonly status: 'backed-up' | 'nothing' | 'restored' | 'planned' | 'failed';
  readonly reasonCode: ReasonCode;
  readonly message: string;
  readonly name: string;
  readonly hosts: readonly ToldHost[];
  /** What is left to a person, one sentence each. */
  readonly byHand: readonly string[];
}

/** Nothing was done, and why. */
export function refused(reasonCode: ReasonCode, message: string): Conclusion {
  return { status: 'failed', reasonCode, message, name: '', hosts: [], byHand: [] };
}

function toldPart(part: ManifestPart, state: string): ToldPart {
  const { file, bytes, sha256, durationMs } = part;
  return { part: labelOfPart(part), file, bytes, 'duration-ms': durationMs, sha256, state };
}

function sum(parts: readonly { readonly bytes: number }[]): number {
  return parts.reduce((total, { bytes }) => total + bytes, 0);
}

function onHosts(places: readonly { readonly place: OpenPlace }[]): string {
  const [only] = places;
  return places.length === 1 && only !== undefined
    ? `on ${only.place.host.name}`
    : `on ${places.length} hosts`;
}

export function concludeBackup(saved: readonly SavedBackup[]): Conclusion {
  const name = saved[0]?.plan.name ?? '';
  const hosts = saved.map(({ place, parts, bytes, removed }) => ({
    host: place.host.name,
    folder: `${place.folder}/${name}`,
    bytes,
    parts: parts.map((part) => toldPart(part, 'verified')),
    removed,
  }));
  const parts = (saved[0]?.parts ?? []).map(labelOfPart).join(', ');
  const message = `Backed up ${parts} as ${name} ${onHosts(saved)}: ${formatBytes(sum(hosts))}, read back and verified.`;
  return { status: 'backed-up', reasonCode: 'backed_up', message, name, hosts, byHand: [] };
}

export function concludePlannedBackup(planned: readonly PlannedBackup[]): Conclusion {
  const hosts = planned.map(({ place, parts, found }) => ({
    host: place.host.name,
    folder: place.folder,
    bytes: found.neededBytes,
    parts: parts.map((part) => ({ part: labelOf(part), file: '', state: 'planned' })),
  }));
  const lines = planned.map(({ place, parts, found }) => {
    const unknown = found.unknown.length === 0 ? '' : ` and an unknown size of ${found.unknown.join(', ')}`;
    return `${parts.map(labelOf).join(', ')} of ${place.host.name} into ${place.folder}, about ${formatBytes(found.neededBytes)}${unknown}, ${formatBytes(found.freeBytes)} free`;
  });
  const message = `Dry run: this would save ${lines.join('; ')}. Nothing was changed.`;
  return { status: 'planned', reasonCode: 'planned', message, name: '', hosts, byHand: [] };
}

function restoredHosts(
  plans: readonly RestorePlan[] | readonly Restored[],
  state: 'restored' | 'planned',
): readonly ToldHost[] {
  return plans.map((plan) => {
    const { place, manifest } = plan;
    const undo =
      'kept' in plan ? { undo: { name: plan.undo.at(-1) ?? null, names: plan.undo, files: plan.kept } } : {};
    return {
      host: place.host.name,
      folder: `${place.folder}/${manifest.name}`,
      bytes: sum(manifest.parts),
      parts: manifest.parts.map((part) => toldPart(part, isRestorable(part) ? state : 'by hand')),
      ...undo,
    };
  });
}

function leftByHand(plans: readonly RestorePlan[] | readonly Restored[]): readonly string[] {
  return plans.flatMap(({ place, manifest }) =>
    manifest.parts
      .filter((part) => !isRestorable(part))
      .map(
        (part) =>
          `${labelOfPart(part)} is put back by hand: ${place.folder}/${manifest.name}/${part.file} on ${place.host.name}. The README of this action says how.`,
      ),
  );
}

export function concludePlannedRestore(plans: readonly RestorePlan[]): Conclusion {
  const [first] = plans;
  const name = first?.manifest.name ?? '';
  const parts = (first?.manifest.parts ?? []).filter(isRestorable).map(labelOfPart).join(', ');
  const made = (first?.databases ?? []).filter(({ exists }) => !exists).map(({ database }) => database);
  const making = made.length === 0 ? '' : `, making ${made.join(', ')} anew`;
  const message = `Dry run: ${name} is whole and verified; it would replace ${parts} ${onHosts(plans)}${making}. Nothing was changed.`;
  return {
    ...{ status: 'planned', reasonCode: 'planned', message, name },
    hosts: restoredHosts(plans, 'planned'),
    byHand: leftByHand(plans),
  };
}

export function concludeRestore(restored: readonly Restored[]): Conclusion {
  const [first] = restored;
  const name = first?.manifest.name ?? '';
  const live = first?.manifest.live ?? null;
  const parts = (first?.manifest.parts ?? []).filter(isRestorable).map(labelOfPart).join(', ');
  const back = restored.map((each) => goingBack(each, each.place)).join('');
  const commit = live === null ? '' : ` When it was made, ${live} was live.`;
  return {
    ...{ status: 'restored', reasonCode: 'restored', name },
    message: `Restored ${parts} from ${name} ${onHosts(restored)}.${commit}${back} Restart what uses it.`,
    hosts: restoredHosts(restored, 'restored'),
    byHand: leftByHand(restored),
  };
}
