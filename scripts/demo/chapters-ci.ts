import { claim } from './claim.ts';
import { together } from './layout.ts';
import {
  ciIs,
  concludeCi,
  deploy,
  duration,
  notify,
  push,
  type Stage,
  says,
  stands,
  tell,
  watch,
} from './stage.ts';
import { partsOf } from './step-log.ts';

/** A good commit goes live and, CI green, is validated. */
export async function good(stage: Stage): Promise<void> {
  const { narrator } = stage;
  const pushed = push(stage, '1.0');
  const deployed = await deploy(stage, pushed);
  narrator.detail('(timed from step start to the first HTTP answer)');
  await narrator.expect(
    [
      says(stage, deployed, { exit: 0, outputs: { status: 'live', sha: '1.0', 'reason-code': 'deployed' } }),
      ...(await stands(stage, { live: '1.0', validated: '' })),
    ],
    deployed,
  );
  concludeCi(stage, pushed, 'success');
  const watched = await narrator.during('watch-ci', 'asking GitHub', watch(stage, pushed));
  const took = duration(watched.durationMs);
  narrator.say('watch-ci', tell(watched, { action: 'validated' }, `1.0 is validated after ${took}`));
  await narrator.expect(
    [
      says(stage, watched, {
        exit: 0,
        outputs: { verdict: 'success', action: 'validated', 'live-sha': '1.0' },
      }),
      ...(await stands(stage, { live: '1.0', validated: '1.0' })),
    ],
    watched,
  );
  await notify(stage, {
    event: 'validated',
    about: pushed,
    message: 'CI passed: 1.0 is the rollback point.',
  });
}

/** A bad commit goes live while its CI still runs. */
export async function bad(stage: Stage): Promise<void> {
  const { narrator } = stage;
  const pushed = push(stage, '1.1');
  const deployed = await deploy(stage, pushed);
  await narrator.expect(
    [
      ciIs(pushed, 'in_progress'),
      says(stage, deployed, { exit: 0, outputs: { status: 'live', sha: '1.1', 'rollback-sha': '1.0' } }),
      ...(await stands(stage, { live: '1.1', validated: '1.0' })),
    ],
    deployed,
  );
  await notify(stage, { event: 'live', about: pushed, message: '1.1 is live; its CI still runs.' });
}

/** CI fails while watch-ci watches, and the last validated commit serves again. */
export async function comesBack(stage: Stage): Promise<void> {
  const { place, served, narrator } = stage;
  const pushed = place.pushed('1.1');
  const watching = watch(stage, pushed);
  const looks = await narrator.during('watch-ci', 'waiting for CI on 1.1', untilWatching(stage, watching));
  narrator.say('watch-ci', `waits; it has asked GitHub ${looks} times`);
  const visible = concludeCi(stage, pushed, 'failure');
  const visibleAt = Date.now();
  const watched = await narrator.during('watch-ci', 'CI failed, returning to 1.0', watching);
  const back = await served.since('1.0', visible);
  const noticed = asked(stage).find(({ at }) => at >= visibleAt)?.at;
  const parts = [
    ...(noticed === undefined ? [] : [together(`noticing ${duration(noticed - visibleAt)}`)]),
    partsOf(watched),
  ];
  const backAfter = back === undefined ? 'never' : duration(back - visible);
  const story = `1.0 serves again ${backAfter} after the failure was visible`;
  narrator.say('service', tell(watched, { action: 'rolled-back' }, story));
  narrator.detail(`of it ${parts.join(', ')}`);
  narrator.detail('(it looks every 200 ms here, at most 10 s by default)');
  await narrator.expect(
    [
      says(stage, watched, {
        exit: 1,
        outputs: { verdict: 'failure', action: 'rolled-back', 'live-sha': '1.0' },
      }),
      claim('failed runs', 'CI: failure', failedRuns(watched.outputs['failed-runs'])),
      ...(await stands(stage, { live: '1.0', validated: '1.0' })),
    ],
    watched,
  );
  await notify(stage, {
    event: 'rolled-back',
    about: pushed,
    message: 'CI failed on 1.1; 1.0 serves again.',
    fields: `Back after: ${backAfter}`,
  });
}

/** An old commit's red verdict arrives while a newer one is live. */
export async function superseded(stage: Stage): Promise<void> {
  const { place, narrator } = stage;
  const old = push(stage, '1.3');
  const first = await deploy(stage, old);
  await narrator.expect(await stands(stage, { live: '1.3', validated: '1.0' }), first);
  const watching = watch(stage, old);
  await narrator.during('watch-ci', 'waiting for CI on 1.3', untilWatching(stage, watching));
  narrator.say('watch-ci', 'waits for CI on 1.3');
  const newer = push(stage, '1.4');
  const deployed = await deploy(stage, newer);
  await narrator.expect(await stands(stage, { live: '1.4', validated: '1.0' }), deployed);
  const before = JSON.stringify([place.sandbox.ledger(), place.sandbox.snapshot()]);
  concludeCi(stage, old, 'failure');
  const watched = await narrator.during('watch-ci', 'CI failed on 1.3', watching);
  const story = '1.3 is not live any more: its verdict touches nothing';
  narrator.say('watch-ci', tell(watched, { action: 'superseded' }, story));
  const after = JSON.stringify([place.sandbox.ledger(), place.sandbox.snapshot()]);
  await narrator.expect(
    [
      says(stage, watched, {
        exit: 0,
        outputs: { verdict: 'failure', action: 'superseded', 'live-sha': '1.4' },
      }),
      claim('ledger, state', 'unchanged', before === after ? 'unchanged' : 'changed'),
      ...(await stands(stage, { live: '1.4', validated: '1.0' })),
    ],
    watched,
  );
  concludeCi(stage, newer, 'success');
  const proven = await narrator.during('watch-ci', 'asking GitHub', watch(stage, newer));
  const took = duration(proven.durationMs);
  narrator.say('watch-ci', tell(proven, { action: 'validated' }, `1.4 is validated after ${took}`));
  await narrator.expect(await stands(stage, { live: '1.4', validated: '1.4' }), proven);
  await notify(stage, { event: 'validated', about: newer, message: 'CI passed: 1.4 is the rollback point.' });
}

/** A cancelled CI says nothing: neither validated nor rolled back. */
export async function unproven(stage: Stage): Promise<void> {
  const { narrator } = stage;
  const pushed = push(stage, '1.5');
  const deployed = await deploy(stage, pushed);
  await narrator.expect(await stands(stage, { live: '1.5', validated: '1.4' }), deployed);
  concludeCi(stage, pushed, 'cancelled');
  const watched = await narrator.during('watch-ci', 'asking GitHub', watch(stage, pushed));
  const story = 'nobody can tell: 1.5 stays live, unproven';
  narrator.say('watch-ci', tell(watched, { 'reason-code': 'unproven' }, story));
  await narrator.expect(
    [
      says(stage, watched, {
        exit: 1,
        outputs: { verdict: 'cancelled', action: 'none', 'reason-code': 'unproven' },
      }),
      ...(await stands(stage, { live: '1.5', validated: '1.4' })),
    ],
    watched,
  );
  await notify(stage, {
    event: 'custom',
    about: pushed,
    message: 'CI was cancelled: 1.5 stays live, and is no rollback point.',
  });
}

const looksFirst = 3;

/** Until it has asked a few times, so that the failure comes while it watches. Ends when the step does. */
async function untilWatching(stage: Stage, watching: Promise<unknown>): Promise<number> {
  const already = asked(stage).length;
  let ended = false;
  const done = watching.finally(() => {
    ended = true;
  });
  while (!ended && asked(stage).length - already < looksFirst) {
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 20))]);
  }
  return asked(stage).length - already;
}

/** The requests for workflow runs so far. */
function asked({ place }: Stage): readonly { readonly at: number }[] {
  return place.sandbox.github.requests.filter(({ path }) => path.includes('/actions/runs'));
}

function failedRuns(json: string | undefined): string {
  const runs: readonly { readonly name: string; readonly conclusion: string }[] = JSON.parse(json || '[]');
  return runs.map(({ name, conclusion }) => `${name}: ${conclusion}`).join(', ');
}
