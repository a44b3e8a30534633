import { applyEvent, type DeliveryState, emptyState } from '../../lib/delivery/delivery-state.ts';
import { type IntentEvent, type LedgerEvent, readEvent } from '../../lib/delivery/ledger-event.ts';
import type { EndedRun } from './many-runs.ts';
import { urlOf } from './many-runs-place.ts';
import type { StormPlan } from './many-runs-plan.ts';

export interface LedgerFacts {
  readonly shas: readonly string[];
  readonly plan: StormPlan;
  readonly ended: readonly EndedRun[];
  readonly lines: readonly string[];
}

/** What each line says; a line that cannot be read is a problem and says nothing. */
export function eventsOf(lines: readonly string[], problems: string[] = []): readonly LedgerEvent[] {
  return lines.flatMap((line, index) => {
    const read = readEvent(line);
    if (read.kind === 'event') return [read.event];
    problems.push(`line ${index + 1} of the ledger is ${read.kind}`);
    return [];
  });
}

/** The state after none, one, two, … of the events. */
export function statesOf(events: readonly LedgerEvent[]): readonly DeliveryState[] {
  const states = [emptyState];
  for (const event of events) states.push(applyEvent(states.at(-1) ?? emptyState, event));
  return states;
}

/** Every line whole, and every event allowed after those before it. */
export function checkLedger(facts: LedgerFacts): readonly string[] {
  const problems: string[] = [];
  const events = eventsOf(facts.lines, problems);
  const states = statesOf(events);
  const undone = new Set<number>();
  for (const [index, event] of events.entries()) {
    const state = states[index] ?? emptyState;
    const wrong = wrongWith(event, state, facts);
    if (event.event === 'intent' && isAutomatic(event)) {
      if (undone.has(event.undoes ?? 0)) wrong.push('this deployment was rolled back by itself before');
      undone.add(event.undoes ?? 0);
    }
    for (const each of wrong) problems.push(`ledger line ${index + 1}, ${briefly(event)}: ${each}`);
  }
  return problems;
}

function briefly(event: LedgerEvent): string {
  const what = event.event === 'intent' ? `${event.op} to ${event.to.slice(0, 8)}` : event.event;
  return `${what} (${event.generation})`;
}

function isAutomatic({ op, reason }: IntentEvent): boolean {
  return op === 'rollback' && reason !== 'requested';
}

function wrongWith(event: LedgerEvent, state: DeliveryState, facts: LedgerFacts): string[] {
  switch (event.event) {
    case 'intent':
      return event.op === 'deploy' ? wrongDeploy(event, state, facts) : wrongRollback(event, state, facts);
    case 'live':
      return wrongLive(event, state);
    case 'validated':
      return wrongValidated(event, state, facts);
    case 'undone':
    case 'interrupted':
      return state.pending?.generation === event.generation ? [] : ['nothing of that generation is open'];
    case 'adopted':
    case 'withdrawn':
      return ['nobody gave a reason for it'];
    case 'verdict':
    case 'recipe':
      return state.live?.generation === event.generation && state.live.sha === event.sha
        ? []
        : ['it is about something that is not live'];
  }
}

function wrongDeploy(event: IntentEvent, state: DeliveryState, facts: LedgerFacts): string[] {
  const wrong = wrongNumber(event, state);
  if (state.pending !== undefined) wrong.push(`deployment ${state.pending.generation} is open still`);
  const known = facts.ended.some(({ run }) => urlOf(run) === event.run?.url);
  const isBefore = event.run?.url.endsWith('/runs/1') === true;
  if (!known && !isBefore) wrong.push(`no run ${String(event.run?.url)} was started`);
  return wrong;
}

function wrongNumber({ generation }: IntentEvent, state: DeliveryState): string[] {
  return generation === state.generation + 1 ? [] : [`it comes after generation ${state.generation}`];
}

function kindOf(sha: string | undefined, { shas, plan }: LedgerFacts): string {
  return plan.commits[shas.indexOf(sha ?? '')]?.kind ?? 'unknown';
}

function wrongRollback(event: IntentEvent, state: DeliveryState, facts: LedgerFacts): string[] {
  const wrong = wrongNumber(event, state);
  const { live, pending, validated } = state;
  if (event.reason !== 'requested' && event.to !== validated?.sha)
    wrong.push(`it returns to what is not the validated release ${String(validated?.sha)}`);
  if (event.reason === 'ci_failed') {
    if (pending !== undefined) wrong.push('something else is open');
    if (live?.generation !== event.undoes) wrong.push(`live is generation ${String(live?.generation)}`);
    if (!['bad', 'sick', 'late-bad'].includes(kindOf(live?.sha, facts)))
      wrong.push(`CI never failed of ${String(live?.sha)}`);
    wrong.push(...wrongWatcher(event, facts));
  } else if (event.reason === 'requested') {
    if (pending !== undefined) wrong.push('something else is open');
  } else if (pending?.op !== 'deploy' || pending.generation !== event.undoes) {
    wrong.push('the deployment it undoes is not open');
  } else if (event.reason === 'unhealthy' && kindOf(pending.to, facts) !== 'sick') {
    wrong.push('its release was never sick');
  }
  return wrong;
}

/** A verdict is about what was live when the watcher looked first: never about a later deployment. */
function wrongWatcher(event: IntentEvent, { ended, lines, shas }: LedgerFacts): string[] {
  const watcher = ended.find(({ run }) => urlOf(run) === event.run?.url);
  if (watcher === undefined) return ['no watcher was started that rolled it back'];
  const { task } = watcher.run;
  if (task.kind !== 'watch' || shas[task.commit] !== event.from)
    return [`run ${watcher.run.id} did not watch ${String(event.from)}`];
  if (watcher.watchedFrom === undefined) return [];
  const highest = statesOf(eventsOf(lines.slice(0, watcher.watchedFrom))).at(-1)?.generation ?? 0;
  return (event.undoes ?? 0) > highest
    ? [`the watcher began when ${highest} was the last generation, and took back a later one`]
    : [];
}

function wrongLive(
  { generation, sha }: { readonly generation: number; readonly sha: string },
  { pending, live }: DeliveryState,
): string[] {
  if (pending?.generation === generation && pending.to === sha) return [];
  // A release that has recovered is said to be well before it is validated.
  if (pending === undefined && live?.generation === generation && live.sha === sha) return [];
  return ['it was not announced'];
}

function wrongValidated(
  { generation, sha }: { readonly generation: number; readonly sha: string },
  { live, pending }: DeliveryState,
  facts: LedgerFacts,
): string[] {
  const wrong: string[] = [];
  if (!['good', 'late-good'].includes(kindOf(sha, facts))) wrong.push('CI never said yes of it');
  if (pending !== undefined) wrong.push('something is open');
  if (live?.sha !== sha || live.generation !== generation) wrong.push('it is not live');
  if (live?.healthy !== true) wrong.push('it was not healthy');
  return wrong;
}
