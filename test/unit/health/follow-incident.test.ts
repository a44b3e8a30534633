import { describe, expect, it } from 'vitest';
import { followIncident, type IncidentOutcome } from '../../../lib/health/follow-incident.ts';
import type { HealthStatus } from '../../../lib/health/health-report.ts';
import { aReport } from '../../support/health-report.ts';
import {
  createTracker,
  everyOrder,
  type IssueTracker,
  manyOrders,
  type Run,
  runAlone,
  runAtOnce,
} from '../../support/incident-turns.ts';

const subject = { key: 'production', name: 'production' };
const runUrl = 'https://github.com/acme/shop/actions/runs/1';

function seeing(
  checks: Readonly<Record<string, HealthStatus>>,
  { asker = 'one job', run = '1' }: { readonly asker?: string; readonly run?: string } = {},
): Run {
  return (ports) => followIncident({ subject, report: aReport(checks), runUrl, asker, run }, ports);
}

const down = seeing({ front: 'unhealthy', api: 'healthy' });
const well = seeing({ front: 'healthy', api: 'healthy' });
const claim = 'belay: production is down';

function openOnes({ issues }: IssueTracker): readonly number[] {
  return issues.filter(({ isOpen }) => isOpen).map(({ number }) => number);
}

function resultOf(tracker: IssueTracker, run: Run): Promise<IncidentOutcome> {
  return runAlone(tracker, run) as Promise<IncidentOutcome>;
}

/** People close every issue. */
function closeByHand({ issues }: IssueTracker): void {
  for (const issue of issues) issue.isOpen = false;
}

async function trackerAfter(...runs: readonly Run[]): Promise<IssueTracker> {
  const tracker = createTracker();
  for (const run of runs) await runAlone(tracker, run);
  return tracker;
}

describe('runs one after the other', () => {
  it('tell of a change only: opened, nothing, commented, closed, nothing', async () => {
    const tracker = createTracker();
    const did: unknown[] = [];
    const both = seeing({ front: 'unhealthy', api: 'unhealthy' });
    const other = seeing({ front: 'healthy', api: 'unhealthy' });
    const degraded = seeing({ front: 'degraded', api: 'healthy' });
    for (const run of [well, degraded, down, down, both, both, other, degraded, well]) {
      const { did: what, changed } = (await runAlone(tracker, run)) as IncidentOutcome;
      did.push([what, changed]);
    }

    expect(did).toEqual([
      ['nothing', false],
      ['nothing', false],
      ['opened', true],
      ['unchanged', false],
      ['commented', true],
      ['unchanged', false],
      ['commented', true],
      ['closed', true],
      ['nothing', false],
    ]);
    expect(tracker.issues).toHaveLength(1);
    expect(tracker.issues[0]?.comments).toHaveLength(3);
    expect([...tracker.labels]).toEqual(['belay-incident']);
  });

  it('open a new one where people closed the old one by hand', async () => {
    const tracker = await trackerAfter(down);
    closeByHand(tracker);
    await runAlone(tracker, down);

    expect(openOnes(tracker)).toEqual([2]);
  });

  it('touch no issue of people, and none of another service', async () => {
    const tracker = createTracker();
    const foreign = '<!-- belay:incident {"key":"other","lists":[]} -->';
    for (const body of ['Please look', foreign, '<!-- belay:incident {"key":5} -->'])
      tracker.issues.push({
        number: tracker.issues.length + 1,
        title: 'x',
        body,
        labels: ['belay-incident'],
        isOpen: true,
        comments: [],
      });
    for (const run of [down, well]) await runAlone(tracker, run);

    expect(tracker.issues.map(({ isOpen }) => isOpen)).toEqual([true, true, true, false]);
    expect(tracker.issues.slice(0, 3).map(({ body }) => body)).toEqual([
      'Please look',
      foreign,
      '<!-- belay:incident {"key":5} -->',
    ]);
  });

  it('keep what people wrote below', async () => {
    const tracker = await trackerAfter(down);
    for (const issue of tracker.issues) issue.body += '\n\nAnna looks at it.';
    await runAlone(tracker, seeing({ front: 'healthy', api: 'unhealthy' }));
    expect(tracker.issues[0]?.body).toMatch(/Anna looks at it\.$/);
    await runAlone(tracker, well);
    expect(tracker.issues[0]?.body).toMatch(/Anna looks at it\.$/);
    expect(tracker.issues[0]?.body).toContain('production is well again');
  });

  it('leave in a closed issue what was down', async () => {
    const tracker = await trackerAfter(down);
    const opened = tracker.issues[0]?.body.replace(/<!--.*/, '') ?? 'no issue';
    await runAlone(tracker, well);

    expect(tracker.issues[0]?.body).toMatch(/^\*\*production is well again after 1 min 0 s\.\*\*/);
    expect(tracker.issues[0]?.body).toContain(opened);
    expect(opened).toContain('| [front](https://shop.example/0) | unhealthy | answered 503 |');
  });
});

describe('an issue that was closed by hand while the service was down', () => {
  it('is told to be over once, and leaves nothing behind', async () => {
    const tracker = await trackerAfter(down);
    closeByHand(tracker);

    expect(await resultOf(tracker, well)).toMatchObject({
      did: 'closed',
      changed: true,
      issue: { number: 1 },
      ending: { downtime: {}, gone: 0 },
    });
    expect(await resultOf(tracker, well)).toEqual({ did: 'nothing', changed: false });
    expect([...tracker.labels]).toEqual(['belay-incident']);
    expect(tracker.issues[0]?.body).toContain('production is well again');
    expect(tracker.issues[0]?.isOpen).toBe(false);
  });

  it('is told once by two looks at once, in every order', async () => {
    await everyOrder(async (choose) => {
      const tracker = await trackerAfter(down);
      closeByHand(tracker);
      const told: IncidentOutcome[] = [];
      const look: Run = async (ports) => told.push((await well(ports)) as IncidentOutcome);
      await runAtOnce(tracker, [look, look], { choose });
      expect(told.filter(({ changed }) => changed === true)).toHaveLength(1);
    });
  });

  it('makes the next outage wait for nobody', async () => {
    const tracker = await trackerAfter(down);
    closeByHand(tracker);
    let slept = 0;
    const sleep = (): Promise<void> => {
      slept += 1;
      return Promise.resolve();
    };
    const counting: Run = (ports) => down({ ...ports, clock: { ...ports.clock, sleep } });

    expect(await resultOf(tracker, counting)).toMatchObject({ did: 'opened', changed: true });
    expect(slept).toBe(0);
    expect(openOnes(tracker)).toEqual([2]);
  });

  it('leads to one new issue where two looks see it down at once, in any order', async () => {
    await manyOrders(async (choose) => {
      const tracker = await trackerAfter(down);
      closeByHand(tracker);
      await runAtOnce(tracker, [down, down], { choose });
      expect(openOnes(tracker)).toHaveLength(1);
    });
  });
});

describe('an issue whose marker people removed', () => {
  it.each([
    ['the marker', 'Rewritten by Anna.', ['belay-incident', claim]],
    ['the marker and the label', 'Rewritten by Anna.', [claim]],
  ])('is found without %s: never a second one, and closed in the end', async (_, body, labels) => {
    const tracker = await trackerAfter(down);
    for (const issue of tracker.issues) Object.assign(issue, { body, labels });
    const still = await resultOf(tracker, down);

    expect(still.changed).toBe(false);
    expect(openOnes(tracker)).toEqual([1]);
    await runAlone(tracker, seeing({ front: 'unhealthy', api: 'unhealthy' }));
    expect(tracker.issues[0]?.comments).toHaveLength(1);
    expect(await resultOf(tracker, well)).toMatchObject({ did: 'closed', changed: true });
    expect(openOnes(tracker)).toEqual([]);
    expect(tracker.issues).toHaveLength(1);
    expect(tracker.issues[0]?.body).toContain('Rewritten by Anna.');
  });
});

describe('two lists of checks of one environment', () => {
  const shopDown = seeing({ front: 'unhealthy' }, { asker: 'shop' });
  const shopWell = seeing({ front: 'healthy' }, { asker: 'shop' });
  const searchWell = seeing({ search: 'healthy' }, { asker: 'search' });
  const searchDown = seeing({ search: 'unhealthy' }, { asker: 'search' });

  it('leave open what the other one opened, however often they look', async () => {
    const tracker = await trackerAfter(shopDown);
    for (let run = 0; run < 5; run += 1) {
      const look = seeing({ search: 'healthy' }, { asker: 'search', run: String(run) });
      expect(await resultOf(tracker, look)).toMatchObject({ did: 'waiting', changed: false });
    }
    expect(tracker.issues[0]).toMatchObject({ isOpen: true, comments: [] });
    expect(await resultOf(tracker, shopWell)).toMatchObject({ did: 'closed', changed: true });
  });

  it('tell each of their own, and the last one well closes it', async () => {
    const tracker = createTracker();
    const did: unknown[] = [];
    for (const run of [shopDown, searchDown, shopDown, searchDown, shopWell, shopWell, searchWell]) {
      const { did: what, changed } = await resultOf(tracker, run);
      did.push([what, changed]);
    }

    expect(did).toEqual([
      ['opened', true],
      ['commented', true],
      ['unchanged', false],
      ['unchanged', false],
      ['waiting', false],
      ['waiting', false],
      ['closed', true],
    ]);
    expect(tracker.issues[0]?.comments).toHaveLength(3);
    expect(tracker.issues[0]?.comments[1]).toContain('**Not down any more:** front.');
    expect(tracker.issues[0]?.body).toContain('[front](https://shop.example/0)');
  });

  it('close what the other one opened where they ask the same and see it well', async () => {
    const tracker = await trackerAfter(shopDown);
    const all = seeing({ front: 'degraded', search: 'healthy' }, { asker: 'search' });

    expect(await resultOf(tracker, all)).toMatchObject({ did: 'closed', changed: true });
  });

  it('hold also where both are jobs of one matrix, which have one name', async () => {
    const tracker = createTracker();
    const changes: unknown[] = [];
    for (const run of ['1', '2', '3', '4']) {
      for (const checks of [{ front: 'unhealthy' }, { search: 'healthy' }] as const)
        changes.push((await resultOf(tracker, seeing(checks, { run }))).changed);
    }

    expect(changes).toEqual([true, false, false, false, false, false, false, false]);
    expect(openOnes(tracker)).toEqual([1]);
    expect(tracker.issues[0]?.comments).toEqual([]);
  });
});

describe('a check that failed and was renamed or removed', () => {
  it('keeps no incident open for longer than one more run', async () => {
    const tracker = await trackerAfter(down);
    const renamed = (run: string): Run => seeing({ 'front page': 'healthy' }, { run });

    expect(await resultOf(tracker, renamed('2'))).toMatchObject({ did: 'waiting', changed: false });
    expect(await resultOf(tracker, renamed('2'))).toMatchObject({ did: 'waiting', changed: false });
    const last = await resultOf(tracker, renamed('3'));
    expect(last).toMatchObject({ did: 'closed', changed: true, ending: { gone: 1 } });
    expect(last.ending?.downtime).toBeUndefined();
    expect(openOnes(tracker)).toEqual([]);
    expect(tracker.issues[0]?.comments[0]).toContain(
      'production: 1 check that failed is not asked any more; all that is asked is well.',
    );
  });

  it('is no news by itself while others fail', async () => {
    const both = seeing({ front: 'unhealthy', api: 'unhealthy' });
    const tracker = await trackerAfter(both);
    for (const run of ['2', '3', '4']) {
      const look = seeing({ api: 'unhealthy' }, { run });
      expect(await resultOf(tracker, look)).toMatchObject({ did: 'unchanged', changed: false });
    }
    expect(await resultOf(tracker, seeing({ api: 'healthy' }, { run: '5' }))).toMatchObject({
      did: 'closed',
      changed: true,
    });
  });
});

describe('runs at once, in every order', () => {
  it('that both see it down leave one issue open', async () => {
    const orders = await everyOrder(async (choose) => {
      const tracker = createTracker();
      const told: unknown[] = [];
      const look: Run = async (ports) => told.push(((await down(ports)) as IncidentOutcome).changed);
      await runAtOnce(tracker, [look, look], { choose });
      expect(openOnes(tracker)).toHaveLength(1);
      // One alert: only who waited in vain opens one too, and tells again.
      expect(told).toContain(true);
      if (tracker.issues.length === 1) expect(told.filter((changed) => changed === true)).toHaveLength(1);
    });

    expect(orders).toBeGreaterThan(500);
  });

  it('of which one dies at any call leave one issue open after the next run', async () => {
    for (let dies = 1; dies <= 6; dies += 1) {
      await everyOrder(async (choose) => {
        const tracker = createTracker();
        await runAtOnce(tracker, [down, down], { choose, dies });
        await runAlone(tracker, down);
        expect(openOnes(tracker)).toHaveLength(1);
      });
    }
  });

  it('that see it well close the issue, and a later failure opens the next', async () => {
    await everyOrder(async (choose) => {
      const tracker = await trackerAfter(down);
      await runAtOnce(tracker, [well, well], { choose });
      expect(openOnes(tracker)).toEqual([]);
      expect(tracker.labels.has(claim)).toBe(false);
      await runAlone(tracker, down);
      expect(openOnes(tracker)).toEqual([2]);
    });
  });

  it('that disagree are put right by the next run', async () => {
    for (const [first, last, count] of [
      [[down], down, 1],
      [[down], well, 0],
      [[], down, 1],
      [[], well, 0],
    ] as const) {
      await everyOrder(async (choose) => {
        const tracker = await trackerAfter(...first);
        await runAtOnce(tracker, [down, well], { choose });
        await runAlone(tracker, last);
        expect(openOnes(tracker)).toHaveLength(count);
      });
    }
  });

  it('of which the one that closes dies at any call: the next run closes it', async () => {
    for (let dies = 1; dies <= 4; dies += 1) {
      const tracker = await trackerAfter(down);
      await runAtOnce(tracker, [well], { choose: () => 0, dies });
      await runAlone(tracker, well);
      expect(openOnes(tracker)).toEqual([]);
    }
  });
});
