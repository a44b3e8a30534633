import { createHash } from 'node:crypto';
import { type FollowUp, followUps } from './sweep-baseline.ts';
import type { DriverName, HostKind, Place, Scenario } from './sweep-place.ts';
import { type Harm, type KillPoint, stratumOf } from './sweep-points.ts';

/** A scenario of a driver on a host. */
export interface Cell {
  readonly driver: DriverName;
  readonly host: HostKind;
  readonly scenario: Scenario;
}

/** What is done to a run, by the errors a disk can give and the death of a process. */
export function harmOf(point: KillPoint): Harm {
  const harm = 'harm' in point ? point.harm : 'kill';
  return harm === 'ENOSPC' || harm === 'EIO' ? harm : 'kill';
}

/** A number of a point that is the same in every run: its label without ports and other names that are made anew. */
function digestOf({ driver, host, scenario }: Cell, point: KillPoint): Buffer {
  const label = point.label.replace(/\d{4,}|\.[0-9a-f]{6,}/g, '#');
  const text = [driver, host, scenario.name, stratumOf(point), label].join('\n');
  return createHash('sha256').update(text).digest();
}

/** What is run after a point. */
export function followUpOf(cell: Cell, point: KillPoint): FollowUp {
  return followUps[(digestOf(cell, point)[2] ?? 0) % followUps.length] ?? 'same';
}

/** About one point in so many, always the same ones. */
export function oneIn(every: number, cell: Cell, points: readonly KillPoint[]): KillPoint[] {
  return points.filter((point) => digestOf(cell, point).readUInt32BE(4) % every === 0);
}

/** Points in an order that says nothing. */
export function shuffled(cell: Cell, points: readonly KillPoint[]): KillPoint[] {
  const keyed = points.map((point) => ({ point, key: digestOf(cell, point).toString('hex') }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ point }) => point);
}

/** The cell a place is of. */
export function cellOf({ driver, host, scenario }: Place): Cell {
  return { driver, host: host.kind, scenario };
}

/** Takes a few points of each cell so that, over all cells, every kind of point comes up. */
export interface Sample {
  /** A kind that was not taken yet first; the order within a kind says nothing. */
  take(cell: Cell, points: readonly KillPoint[], count: number): readonly KillPoint[];
}

/** A sample that begins with nothing taken. The same cells in the same order give the same points. */
export function createSample(): Sample {
  const taken = new Map<string, number>();
  const times = (point: KillPoint): number => taken.get(stratumOf(point)) ?? 0;
  return {
    take: (cell, points, count) => {
      const left = shuffled(cell, points);
      const chosen: KillPoint[] = [];
      while (chosen.length < count && left.length > 0) {
        const least = Math.min(...left.map(times));
        const [point] = left.splice(
          left.findIndex((each) => times(each) === least),
          1,
        );
        if (point === undefined) break;
        taken.set(stratumOf(point), times(point) + 1);
        chosen.push(point);
      }
      return chosen;
    },
  };
}
