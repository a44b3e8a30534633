import type { IncidentPorts } from '../../lib/health/follow-incident.ts';
import type { IncidentIssue, IncidentIssues, Tried } from '../../lib/health/incident-issues.ts';
import { createFakeClock } from './fake-clock.ts';

/** The issues of a repository in memory, that several runs work on at once, one call at a time. */
export interface IssueTracker {
  readonly labels: Set<string>;
  readonly issues: TrackedIssue[];
}

export interface TrackedIssue {
  number: number;
  title: string;
  body: string;
  labels: string[];
  isOpen: boolean;
  comments: string[];
}

export function createTracker(): IssueTracker {
  return { labels: new Set(), issues: [] };
}

/** Gives a call the turn it waits for. */
type Turn = () => Promise<void>;

const startedAt = Date.parse('2026-11-21T12:00:00Z');

function portsOf(tracker: IssueTracker, turn: Turn): IncidentPorts {
  const on = async <T>(act: () => T): Promise<Tried<T>> => {
    await turn();
    return { kind: 'done', value: act() };
  };
  const find = (number: number): TrackedIssue => {
    const issue = tracker.issues[number - 1];
    if (issue === undefined) throw new Error(`There is no issue ${number}`);
    return issue;
  };
  const shown = (number: number): IncidentIssue => {
    const { body, labels, isOpen } = find(number);
    const url = `https://github.test/${number}`;
    return { number, url, body, labels: [...labels], isOpen, createdAtMs: startedAt };
  };
  const issues: IncidentIssues = {
    list: (label, state) =>
      on(() =>
        tracker.issues
          .filter(({ labels, isOpen }) => labels.includes(label) && (isOpen || state === 'all'))
          .map(({ number }) => shown(number)),
      ),
    read: (number) => on(() => shown(number)),
    createLabel: ({ name }) =>
      on(() => {
        const exists = tracker.labels.has(name);
        tracker.labels.add(name);
        return exists ? 'exists' : 'created';
      }),
    deleteLabel: (name) =>
      on(() => {
        for (const issue of tracker.issues) issue.labels = issue.labels.filter((own) => own !== name);
        return tracker.labels.delete(name) ? 'deleted' : 'absent';
      }),
    create: ({ title, body, labels }) =>
      on(() => {
        const number = tracker.issues.length + 1;
        // GitHub makes labels that are not there.
        for (const label of labels) tracker.labels.add(label);
        tracker.issues.push({ number, title, body, labels: [...labels], isOpen: true, comments: [] });
        return shown(number);
      }),
    update: (number, { body, closeAs }) =>
      on(() => {
        Object.assign(find(number), { body, ...(closeAs === undefined ? {} : { isOpen: false }) });
        return 'written';
      }),
    comment: (number, body) =>
      on(() => {
        find(number).comments.push(body);
        return 'written';
      }),
  };
  const clock = createFakeClock(startedAt + 60_000);
  return { issues, clock: { ...clock, sleep: turn } };
}

export type Run = (ports: IncidentPorts) => Promise<unknown>;

/** One run by itself, from beginning to end. */
export function runAlone(tracker: IssueTracker, run: Run): Promise<unknown> {
  return run(portsOf(tracker, () => Promise.resolve()));
}

/**
 * Lets the runs work at the same time, in the order `choose` says: it is asked which of so many takes the next turn.
 * One whose turn is number `dies` of the first run's never goes on.
 */
export async function runAtOnce(
  tracker: IssueTracker,
  runs: readonly Run[],
  { choose, dies }: { readonly choose: (options: number) => number; readonly dies?: number },
): Promise<void> {
  const waiting = new Map<number, () => void>();
  let taken = 0;
  let going = runs.length;
  for (const [index, run] of runs.entries()) {
    const turn: Turn = () => new Promise((resolve) => waiting.set(index, resolve));
    void run(portsOf(tracker, turn)).then(() => {
      going -= 1;
    });
  }
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    const ready = [...waiting.keys()].sort();
    if (ready.length === 0 || going === 0) return;
    const index = ready[ready.length === 1 ? 0 : choose(ready.length)] ?? 0;
    const go = waiting.get(index);
    waiting.delete(index);
    if (index === 0) taken += 1;
    if (index === 0 && taken === dies) going -= 1;
    else go?.();
  }
}

/** Every order in which turns can be taken: calls `simulate` once for each. Tells how many there were. */
export async function everyOrder(
  simulate: (choose: (options: number) => number) => Promise<void>,
): Promise<number> {
  let path: { taken: number; options: number }[] = [];
  for (let count = 1; ; count += 1) {
    let at = 0;
    await simulate((options) => {
      const known = path[at];
      if (known === undefined) path.push({ taken: 0, options });
      at += 1;
      return known?.taken ?? 0;
    });
    while (path.length > 0 && isLast(path.at(-1))) path = path.slice(0, -1);
    const last = path.at(-1);
    if (last === undefined) return count;
    last.taken += 1;
  }
}

function isLast(step: { readonly taken: number; readonly options: number } | undefined): boolean {
  return step !== undefined && step.taken === step.options - 1;
}

/** A thousand orders, the same in every run of the tests: for what has too many to try them all. */
export async function manyOrders(
  simulate: (choose: (options: number) => number) => Promise<void>,
): Promise<void> {
  let state = 1;
  for (let count = 0; count < 1_000; count += 1) {
    await simulate((options) => {
      // Numerical Recipes' generator; its low bits repeat soon.
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * options);
    });
  }
}
