import { claim } from './claim.ts';
import { ciIs, deploy, duration, notify, push, type Stage, says, stands, tell } from './stage.ts';
import { partsOf } from './step-log.ts';

/** A commit that is sick at once is rolled back by health, before CI has a word. */
export async function sick(stage: Stage): Promise<void> {
  const { place, served, narrator } = stage;
  const pushed = push(stage, '1.2', 'sick');
  const from = performance.now();
  const deployed = await deploy(stage, pushed);
  const seen = await served.since('1.2', from, 0);
  const back = seen === undefined ? undefined : await served.since('1.0', seen);
  const served12 =
    seen === undefined || back === undefined ? 'too briefly to be seen' : `for ${duration(back - seen)}`;
  const story = '1.2 answers 503 to its health check: rolled back';
  narrator.say('deploy', tell(deployed, { 'reason-code': 'unhealthy' }, story));
  narrator.detail(`1.2 was served ${served12}, then 1.0 again`);
  await narrator.expect(
    [
      ciIs(pushed, 'in_progress'),
      says(stage, deployed, {
        exit: 1,
        outputs: { status: 'rolled-back', sha: '1.0', 'reason-code': 'unhealthy' },
      }),
      ...(await stands(stage, { live: '1.0', validated: '1.0' })),
      claim('its health is', '200', String((await fetch(`${place.sandbox.service.url}/health`)).status)),
    ],
    deployed,
  );
  await notify(stage, {
    event: 'rolled-back',
    about: pushed,
    message: '1.2 was sick at once; 1.0 serves again.',
  });
}

/** A rollback by hand, and a last look at the service. */
export async function byHand(stage: Stage): Promise<void> {
  const { place, served, narrator } = stage;
  const { sandbox } = place;
  const left = place.pushed('1.5');
  const from = performance.now();
  const inputs = { 'if-live': left.sha, reason: 'Ada: prices are wrong' };
  const step = place.run(left, (more) => sandbox.rollback(inputs, more));
  const rolledBack = await narrator.during('rollback', 'returning to the last validated', step);
  const back = await served.since('1.4', from);
  const after = back === undefined ? 'never came back' : `is back after ${duration(back - from)}`;
  narrator.say('rollback', tell(rolledBack, { status: 'rolled-back' }, `1.4 ${after}`));
  narrator.detail(`of it ${partsOf(rolledBack)}`);
  await narrator.expect(
    [
      says(stage, rolledBack, { exit: 0, outputs: { status: 'rolled-back', 'from-sha': '1.5', sha: '1.4' } }),
      ...(await stands(stage, { live: '1.4', validated: '1.4' })),
      claim('GitHub says', 'active deployment 1.4', `active deployment ${activeOnGitHub(stage)}`),
    ],
    rolledBack,
  );
  await notify(stage, {
    event: 'rolled-back',
    about: left,
    message: 'By hand: prices are wrong. 1.4 serves.',
  });
  await lastLook(stage);
}

async function lastLook(stage: Stage): Promise<void> {
  const { place, narrator } = stage;
  const { url } = place.sandbox.service;
  const inputs = { urls: `${url}/health\n${url}/version` };
  const step = place.run(place.pushed('1.4'), (more) => place.sandbox.run('health-check', inputs, more));
  const checked = await narrator.during('health-check', 'asking both URLs', step);
  const story = `/health and /version are well, asked in ${checked.outputs['duration-ms']} ms`;
  narrator.say('health-check', tell(checked, { status: 'healthy' }, story));
  const results: readonly { readonly passed: boolean }[] = JSON.parse(checked.outputs['results'] || '[]');
  const passed = results.filter((each) => each.passed).length;
  await narrator.expect(
    [
      says(stage, checked, { exit: 0, outputs: { status: 'healthy', 'reason-code': 'healthy' } }),
      claim('checks passed', '2 of 2', `${passed} of ${results.length}`),
    ],
    checked,
  );
}

/** The versions of the deployments whose last status on GitHub is success. */
function activeOnGitHub({ place }: Stage): string {
  const { deployments } = place.sandbox.github.state;
  const active = deployments.filter(({ statuses }) => statuses.at(-1)?.state === 'success');
  return active.map(({ sha }) => place.nameOf(sha)).join(', ');
}
