import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runner } from '../support/act.ts';
import { stepProcesses } from '../support/step-processes.ts';
import { during, isJudged, startCi, useDeliveredShop } from '../support/use-shop.ts';

/** Ends a process as a lost machine does: it has no last word. */
function killStep(processes: readonly number[]): void {
  if (processes.length !== 1) throw new Error(`Expected one process to kill, found ${processes.length}.`);
  for (const id of processes) process.kill(id, 'SIGKILL');
}

describe.skipIf(!runner.possible)(`a watch that brings no verdict, run by act${runner.why}`, () => {
  it('is made up for by the job after it when GitHub refused to answer it', async () => {
    const { shop, good } = await useDeliveredShop();
    const bad = shop.release('1.1');
    shop.ci(bad, 'failure');
    shop.github.faults.add({ kind: 'answer', status: 401 }, { path: `head_sha=${bad}` });

    const ended = await shop.push(bad);

    expect(ended.steps['watch/watch'], ended.log).toMatchObject({ 'reason-code': 'ci_unknown' });
    expect(ended.jobs).toEqual({ deploy: 'success', watch: 'failure', settle: 'failure' });
    expect(ended.steps['settle/settle']).toMatchObject({ verdict: 'failure', action: 'rolled-back' });
    expect(await shop.preprod.service.version()).toBe('1.0');
    expect(shop.preprod.lastValidated()).toBe(good);
    expect(shop.told()).toEqual(['preprod: live', 'preprod: rolled back']);
  });

  it('is made up for when its machine was lost', async () => {
    const { shop, good } = await useDeliveredShop();
    const bad = shop.release('1.1');
    const ci = startCi(shop, bad);
    const running = shop.push(bad);
    await isJudged(shop, bad, running);
    killStep(stepProcesses(shop, 'watch-ci'));
    ci.end('failure');

    const ended = await running;

    expect(ended.jobs, ended.log).toEqual({ deploy: 'success', watch: 'failure', settle: 'failure' });
    expect(ended.steps['watch/watch']).toBeUndefined();
    expect(ended.steps['settle/settle']).toMatchObject({ verdict: 'failure', action: 'rolled-back' });
    expect(await shop.preprod.service.version()).toBe('1.0');
    expect(shop.preprod.lastValidated()).toBe(good);
  });

  it('validates nothing and takes nothing back where nobody can tell', async () => {
    const { shop, good } = await useDeliveredShop();
    const unproven = shop.release('1.1');
    shop.ci(unproven, 'cancelled');

    const ended = await shop.push(unproven);

    expect(ended.exitCode).toBe(1);
    expect(ended.steps['settle/settle'], ended.log).toMatchObject({
      verdict: 'cancelled',
      'reason-code': 'unproven',
    });
    expect(await shop.preprod.service.version()).toBe('1.1');
    expect(shop.preprod.lastValidated()).toBe(good);
    expect(shop.told()).toEqual(['preprod: live', 'preprod: live, unproven']);
  });

  it('is made up for by the next event when the whole run was cancelled', async () => {
    const { shop, good } = await useDeliveredShop();
    const bad = shop.release('1.1');
    const ci = startCi(shop, bad);
    let cancel = (): void => {};
    const running = shop.push(bad, {
      onStart: (act) => {
        cancel = () => void act.kill('SIGINT');
      },
    });
    await isJudged(shop, bad, running);
    cancel();
    const cancelled = await running;
    const servedAfterwards = await shop.preprod.service.version();
    ci.end('failure');

    const settled = await shop.ciEnded(bad, 'failure');

    expect(cancelled.exitCode).toBe(1);
    expect(cancelled.steps['settle/settle'], cancelled.log).toBeUndefined();
    expect(servedAfterwards).toBe('1.1');
    expect(settled.steps['settle/settle'], settled.log).toMatchObject({ action: 'rolled-back' });
    expect(await shop.preprod.service.version()).toBe('1.0');
    expect(shop.preprod.lastValidated()).toBe(good);
  });
});

describe.skipIf(!runner.possible)(`a deployment that dies, run by act${runner.why}`, () => {
  it('is finished or undone by the job after it, and judged by CI all the same', async () => {
    const { shop, good } = await useDeliveredShop();
    const held = join(shop.folder, 'held');
    const restart = `${shop.preprod.service.restart}\nwhile [ -e '${held}' ]; do sleep 0.02; done`;
    shop.configure({ preprod: { ...shop.preprod.settings, restart } });
    const bad = shop.release('1.1');
    const ci = startCi(shop, bad);
    writeFileSync(held, '');
    const running = shop.push(bad);
    await during(running, '1.1 is served', async () => (await shop.preprod.service.version()) === '1.1');
    killStep(stepProcesses(shop, 'deploy'));
    // The shell it left behind holds the environment until it ends.
    rmSync(held);
    ci.end('failure');

    const ended = await running;

    expect(ended.exitCode).toBe(1);
    expect(ended.jobs, ended.log).toEqual({ deploy: 'failure', settle: 'failure' });
    expect(ended.steps['deploy/deploy']).toBeUndefined();
    expect(ended.steps['settle/settle']).toMatchObject({ action: 'rolled-back', 'live-sha': good });
    expect(await shop.preprod.service.version()).toBe('1.0');
    expect(shop.preprod.lastValidated()).toBe(good);
    expect(shop.told().at(-1)).toBe('preprod: rolled back');
  });
});
