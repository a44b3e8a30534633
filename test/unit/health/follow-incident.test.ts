import { describe, expect, it } from 'vitest';
import { followIncident, type IncidentOutcome } from '../../../lib/health/follow-incident.ts';
import type { HealthStatus } from '../../../lib/health/health-report.ts';
import { aReport } from '../../support/health-report.ts';
import {
  createTracker,
  everyOrder,
  type IssueTracker,
  type Run,
  runAlone,
  runAtOnce,
} from '../../support/incident-turns.ts';

const subject = { key: 'production', name: 'production' };
const runUrl = 'https://github.com/acme/shop/actions/runs/1';

function seeing(checks: Readonly<Record<string, HealthStatus>>): Run {
  return (ports) => followIncident({ subject, report: aReport(checks), runUrl }, ports);
}

const down = seeing({ front: 'unhealthy', api: 'healthy' });
const well = seeing({ front: 'healthy', api: 'healthy' });
const claim = 'belay: production is down';

function openOnes({ issues }: IssueTracker): readonly number[] {
  return issues.filter(({ isOpen }) => isOpen).map(({ number }) => number);
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
    for (const issue of tracker.issues) issue.isOpen = false;
    await runAlone(tracker, down);

    expect(openOnes(tracker)).toEqual([2]);
  });

  it('touch no issue of people, and none of another service', async () => {
    const tracker = createTracker();
    const foreign = '<!-- belay:incident {"key":"other","failing":[],"count":0,"set":""} -->';
    for (const body of ['Please look', foreign, '<!-- belay:incident {"key":5} -->'])
      tracker.issues.push({
        number: tracker.issues.length + 1,
        title: 'x',
        body,
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
});

describe('runs at once, in every order', () => {
  it('that both see it down leave one issue open', async () => {
    const orders = await everyOrder(async (choose) => {
      const tracker = createTracker();
      await runAtOnce(tracker, [down, down], { choose });
      expect(openOnes(tracker)).toHaveLength(1);
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
