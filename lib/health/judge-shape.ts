import type { Finding } from './finding.ts';
import type { ComponentHealth } from './health-report.ts';
import type { HealthShape } from './health-shape.ts';
import { showValue } from './shown-value.ts';

/** What a service's own word for its health comes to. */
export interface ShapeJudgement {
  readonly findings: readonly Finding[];
  /** Its parts, in brackets, for behind a sentence about its status; empty when there is none to name. */
  readonly explanation: string;
  /** Parts that are not well; all of them where the whole is not and no part is to blame. */
  readonly components: readonly ComponentHealth[];
}

/** Of an answer that says nothing of its health. */
export const nothingSaid: ShapeJudgement = { findings: [], explanation: '', components: [] };

/** Parts named in one sentence. */
const namedLimit = 3;

/** Parts that are kept. */
const keptLimit = 20;

/**
 * Judges a service by its own word. A part that is not well while the whole says it is makes the check degraded: the
 * service lives with it, but somebody should know. Where the check expects a status of its own, this only explains.
 */
export function judgeShape(
  shape: HealthShape | undefined,
  { counts }: { readonly counts: boolean },
): ShapeJudgement {
  if (shape === undefined) return nothingSaid;
  const unwell = shape.components.filter(({ health }) => health !== 'healthy');
  const named = unwell.length > 0 ? unwell : shape.health === 'healthy' ? [] : shape.components;
  const explanation = named.length === 0 ? '' : ` (${nameComponents(named)})`;
  return {
    findings: counts ? findingsOf(shape, unwell, explanation) : [],
    explanation,
    components: named.slice(0, keptLimit),
  };
}

const unknownHint =
  'Where it means that the service is well, expect it: json with the path "status" and that word; its parts then no longer count.';

function findingsOf(
  { word, health }: HealthShape,
  unwell: readonly ComponentHealth[],
  explanation: string,
): readonly Finding[] {
  const said = `status is ${showValue(word)}`;
  if (health === undefined) {
    return [
      { health: 'degraded', reason: `${said}, which is not understood${explanation}`, hint: unknownHint },
    ];
  }
  if (health !== 'healthy') return [{ health, reason: `${said}, expected "healthy"${explanation}` }];
  if (unwell.length === 0) return [];
  const parts = unwell.length === 1 ? 'a part' : `${unwell.length} parts`;
  const reason = `${said}, with ${parts} not well${explanation}`;
  return [{ health: 'degraded', reason }];
}

function nameComponents(components: readonly ComponentHealth[]): string {
  const named = components.slice(0, namedLimit).map(describeComponent);
  const more = components.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function describeComponent({ name, health, detail }: ComponentHealth): string {
  return detail === '' ? `${name}: ${health}` : `${name}: ${health}, ${detail}`;
}
