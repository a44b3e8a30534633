import { describe, expect, it } from 'vitest';
import type { DeployReport } from '../../../../lib/delivery/deploy-report.ts';
import { concludeHosts, type Finish } from '../../../../lib/delivery/hosts/conclude-hosts.ts';
import type { Turn } from '../../../../lib/delivery/hosts/turn.ts';
import { a, b, c } from '../events.ts';
import { memory, reported, turn } from './a-turn.ts';

const conclude = (turns: readonly Turn[], finish: Partial<Finish> = {}) =>
  concludeHosts(turns, { sha: c, stopped: false, ...finish });
const stopped = { stopped: true };

const on = (name: string, report: Partial<DeployReport> = {}): Turn =>
  turn(name, reported({ sha: c, previousSha: b, ...report }), memory(b, [a]));
const had = (name: string): Turn =>
  on(name, { status: 'unchanged', reasonCode: 'unchanged', previousSha: c, message: 'It was live.' });
const sick = (name: string, report: Partial<DeployReport> = {}): Turn =>
  on(name, { status: 'rolled-back', reasonCode: 'unhealthy', sha: a, message: 'It was sick.', ...report });
const failed = (name: string, report: Partial<DeployReport> = {}): Turn =>
  on(name, { status: 'failed', reasonCode: 'activation_failed', sha: b, message: 'It failed.', ...report });
const untouched = (name: string, runs = b): Turn => turn(name, { kind: 'untouched' }, memory(runs, [a]));
const away = (name: string): Turn =>
  turn(name, {
    kind: 'unreached',
    refusal: { kind: 'refused', code: 'host_unreachable', message: 'It is away.' },
  });
const lost = (name: string): Turn =>
  turn(name, { kind: 'refused', refusal: { kind: 'refused', code: 'host_lost', message: 'It was lost.' } });
const back = (from: Turn, sha = a): Turn => ({
  ...from,
  back: {
    kind: 'returned',
    ...{ status: 'rolled-back', reasonCode: 'rolled_back', message: 'Back.', fromSha: c, sha, generation: 9 },
    liveMs: 50,
  },
});

describe('a release that went over all hosts', () => {
  it('is live on all of them', () => {
    expect(conclude([on('web1'), on('web2', { generation: 8 })])).toMatchObject({
      ...{ kind: 'deployed', status: 'live', reasonCode: 'deployed', sha: c, previousSha: b, rollbackSha: a },
      message: `${c} is live on all 2 hosts.`,
      generation: 8,
      hosts: [{ host: 'web1' }, { host: 'web2' }],
    });
  });

  it('names who had it already; on all already, nothing was changed', () => {
    expect(conclude([on('web1'), had('web2')]).message).toBe(
      `${c} is live on all 2 hosts (web2 had it already).`,
    );
    expect(conclude([had('web1'), had('web2')])).toMatchObject({
      ...{ status: 'unchanged', reasonCode: 'unchanged' },
      message: `${c} is live on all 2 hosts already; nothing was changed.`,
    });
  });

  it('is degraded where a host is, and says which', () => {
    const degraded = on('web2', { reasonCode: 'degraded', message: 'It is slow.' });

    expect(conclude([on('web1'), degraded])).toMatchObject({
      reasonCode: 'degraded',
      message: `${c} is live on all 2 hosts. Degraded: web2. It is slow.`,
    });
  });

  it('is superseded where a newer one is live', () => {
    const newer = on('web1', {
      status: 'unchanged',
      reasonCode: 'superseded',
      message: 'A newer one is live.',
    });

    expect(conclude([newer, had('web2')])).toMatchObject({
      ...{ status: 'unchanged', reasonCode: 'superseded', message: 'A newer one is live.' },
    });
  });

  it('differs where a host may fail and did, and says how many have it', () => {
    expect(conclude([on('web1'), failed('web2'), away('web3')])).toMatchObject({
      ...{ status: 'live', reasonCode: 'hosts_differ', sha: null },
      message: `${c} is live on 1 of 3 hosts. web2: It failed. web3: It is away.`,
    });
    expect(conclude([had('web1'), failed('web2')])).toMatchObject({ status: 'unchanged' });
  });

  it('differs where one has another release live for a newer one', () => {
    const newer = on('web2', { status: 'unchanged', reasonCode: 'superseded', sha: a });
    const report = conclude([on('web1'), newer]);

    expect(report).toMatchObject({ status: 'live', reasonCode: 'hosts_differ' });
    expect(report.message).toMatch(/^The hosts do not all run the same release:\n {2}web/);
  });

  it('five hosts tell what was wrong, and the others are counted', () => {
    const many = Array.from({ length: 7 }, (_, index) => failed(`web${index + 2}`));

    expect(conclude([on('web1'), ...many]).message).toMatch(/web6: It failed\. And 2 more hosts\.$/);
    expect(conclude([on('web1'), ...many.slice(0, 5)]).message).toMatch(/web6: It failed\.$/);
  });
});

describe('a release that was broken off', () => {
  it('is taken back where every host is back', () => {
    expect(conclude([back(on('web1')), sick('web2'), untouched('web3', a)], stopped)).toMatchObject({
      ...{ status: 'rolled-back', reasonCode: 'unhealthy', sha: a, generation: 9, liveMs: 50 },
      message: `web2: It was sick. Taken back with it: web1. Not touched: web3. ${a} is live on all 3 hosts.`,
    });
  });

  it('has failed where nothing had gone live, with the reason of the first that failed', () => {
    expect(
      conclude([failed('web1'), failed('web2', { reasonCode: 'restart_failed' })], stopped),
    ).toMatchObject({
      ...{ status: 'failed', reasonCode: 'activation_failed', sha: b },
      message: `web1: It failed. web2: It failed. ${b} is live on all 2 hosts.`,
    });
  });

  it('also without being stopped, where it is on no host', () => {
    expect(conclude([failed('web1')])).toMatchObject({ status: 'failed', reasonCode: 'activation_failed' });
  });

  it('keeps the reason of the host that was taken further back afterwards', () => {
    expect(conclude([back(sick('web1', { sha: b })), untouched('web2', a)], stopped)).toMatchObject({
      ...{ status: 'rolled-back', reasonCode: 'unhealthy' },
    });
  });

  it('tells of a refusal by its code, and of those that were never reached only where nothing else failed', () => {
    const busy: Turn = turn(
      'web2',
      { kind: 'refused', refusal: { kind: 'refused', code: 'lock_held', message: 'Busy.' } },
      memory(b, [a]),
    );

    expect(conclude([away('web1'), busy], stopped).reasonCode).toBe('lock_held');
    expect(conclude([away('web1'), untouched('web2')], stopped)).toMatchObject({
      ...{ status: 'failed', reasonCode: 'host_unreachable', sha: null },
      message: `web1: It is away. Not touched: web2. ${b} is live on web2.`,
    });
    expect(conclude([untouched('web1'), away('web2')], stopped).reasonCode).toBe('host_unreachable');
    expect(conclude([away('web1'), away('web2')], stopped).message).toBe(
      'web1: It is away. web2: It is away. ',
    );
  });

  it('a host that was lost, or could not go back, comes before all other reasons', () => {
    expect(conclude([failed('web1'), lost('web2')], stopped)).toMatchObject({
      ...{ status: 'failed', reasonCode: 'host_lost', sha: null },
      message: `web1: It failed. web2: It was lost. ${b} is live on web1.`,
    });
    const worse = failed('web2', { reasonCode: 'rollback_failed' });
    expect(conclude([failed('web1'), worse], stopped).reasonCode).toBe('rollback_failed');
    const stuck = failed('web2', { reasonCode: 'rollback_not_possible' });
    expect(conclude([failed('web1'), stuck], stopped).reasonCode).toBe('rollback_not_possible');
    expect(conclude([stuck, worse, lost('web3')], stopped).reasonCode).toBe('host_lost');
    expect(conclude([stuck, worse], stopped).reasonCode).toBe('rollback_failed');
  });

  it('a fault in Belay leaves it unknown what runs there', () => {
    const report = conclude([turn('web1', { kind: 'threw', error: new Error('secret') })], stopped);

    expect(report).toMatchObject({ status: 'failed', reasonCode: 'host_lost', sha: null });
    expect(report.message).toBe('web1: A fault in Belay. ');
  });

  it('hosts that differ at the end need a person', () => {
    expect(conclude([on('web1'), failed('web2')], stopped)).toMatchObject({
      ...{ status: 'failed', reasonCode: 'hosts_differ', sha: null },
      message: `web2: It failed. The hosts do not all run the same release; a person is needed. Deploying a commit brings all of them to it.\n  web2: ${b}\n  web1: ${c}`,
    });
  });

  it('a first release that failed everywhere leaves nothing live', () => {
    const first = (name: string): Turn => turn(name, reported({ ...failing, sha: null }), memory(undefined));
    const failing = { status: 'failed', reasonCode: 'activation_failed', message: 'It failed.' } as const;

    expect(conclude([first('web1'), first('web2')], stopped)).toMatchObject({
      ...{ sha: null, previousSha: null, rollbackSha: null },
      message: 'web1: It failed. web2: It failed. Nothing is live on all 2 hosts.',
    });
  });

  it('is left to another run that has the hosts', () => {
    expect(conclude([on('web1')], { overtaken: 'web1: another run made it live.' })).toMatchObject({
      ...{ status: 'failed', reasonCode: 'host_lost' },
      message: `web1: another run made it live.\n  web1: ${c}`,
    });
  });
});

describe('what is told of several hosts', () => {
  const health = { status: 'unhealthy', results: [], durationMs: 1 } as const;
  const saved = { ref: 'refs/belay/saved', files: 1 } as never;

  it('is the health of the first that failed, else of one that is degraded, else of the first', () => {
    const other = { ...health, status: 'healthy' as const };
    const degraded = { ...health, status: 'degraded' as const };

    expect(conclude([on('web1', { health: other }), failed('web2', { health })]).health).toBe(health);
    expect(
      conclude([on('web1', { health: other }), on('web2', { reasonCode: 'degraded', health: degraded })])
        .health,
    ).toBe(degraded);
    expect(conclude([on('web1', { health: other, saved }), on('web2')])).toMatchObject({
      health: other,
      saved,
    });
    expect(conclude([on('web1'), on('web2', { health })])).not.toHaveProperty('health');
  });

  it('is the one deployment on GitHub, and the longest time that something was live', () => {
    const report = conclude([on('web1', { liveMs: 10 }), sick('web2', { liveMs: 30, deploymentId: 4 })]);

    expect(report).toMatchObject({ deploymentId: 4, liveMs: 30 });
    expect(conclude([on('web1')])).not.toHaveProperty('liveMs');
    expect(conclude([on('web1')])).not.toHaveProperty('deploymentId');
  });

  it('is what was recovered and what was sick before, by name, of five hosts at most', () => {
    const six = Array.from({ length: 6 }, (_, index) => on(`web${index}`, { recovered: 'Undone.' }));

    expect(
      conclude([on('web1', { recovered: 'Undone.' }), on('web2', { wasSick: 'It was sick.' })]),
    ).toMatchObject({
      ...{ recovered: 'web1: Undone.', wasSick: 'web2: It was sick.' },
    });
    expect(conclude(six).recovered?.match(/Undone/g)).toHaveLength(5);
    expect(conclude(six.slice(0, 2)).recovered).toBe('web0: Undone. web1: Undone.');
    expect(conclude([on('web1')])).not.toHaveProperty('recovered');
  });

  it('is no commit before or to return to where the hosts differ in it', () => {
    expect(conclude([on('web1'), had('web2')])).toMatchObject({ previousSha: null, rollbackSha: a });
    expect(conclude([on('web1'), turn('web2', { kind: 'untouched' }, memory(b, [b]))])).toMatchObject({
      ...{ previousSha: b, rollbackSha: null },
    });
    expect(conclude([turn('web1', { kind: 'untouched' })]).generation).toBe(0);
  });
});
