import { formatDuration } from '../../lib/ports/duration.ts';
import type { BundleResult } from '../../test/support/run-bundle.ts';
import { cardOfDiscord, cardOfSlack } from './chat.ts';
import { type Claim, claim } from './claim.ts';
import { together } from './layout.ts';
import type { Narrator } from './narrator.ts';
import type { Place, Pushed } from './place.ts';
import type { Served } from './served.ts';
import { partsOf } from './step-log.ts';

/** What every chapter plays on. */
export interface Stage {
  readonly place: Place;
  readonly served: Served;
  readonly narrator: Narrator;
}

/** Somebody pushes. */
export function push({ place, narrator }: Stage, version: string, health: 'well' | 'sick' = 'well'): Pushed {
  const pushed = place.push(version, health);
  narrator.say('push', `${version} is commit ${pushed.sha.slice(0, 7)}; its CI starts`);
  return pushed;
}

/** Deploys it, and says after how long the service answered with it. */
export async function deploy(stage: Stage, pushed: Pushed): Promise<BundleResult> {
  const { place, served, narrator } = stage;
  const from = performance.now();
  const step = place.run(pushed, (more) => place.sandbox.deploy(pushed.sha, {}, more));
  const result = await narrator.during('deploy', `making ${pushed.version} live`, step);
  if (result.outputs['status'] !== 'live') return result;
  const at = await served.since(pushed.version, from);
  const after = at === undefined ? 'but the service never answered with it' : `after ${duration(at - from)}`;
  narrator.say('deploy', `${pushed.version} is live ${after}`);
  narrator.detail(`of it ${partsOf(result)}`);
  return result;
}

/** Watches CI and settles, with nothing shown yet. */
export function watch({ place }: Stage, pushed: Pushed): Promise<BundleResult> {
  return place.run(pushed, (more) => place.sandbox.watch(pushed.sha, { timeout: '30s' }, more));
}

/** CI comes to a conclusion; from now on GitHub tells it to whoever asks. */
export function concludeCi({ place, narrator }: Stage, pushed: Pushed, conclusion: string): number {
  place.sandbox.github.state.updateRun(pushed.run.id, { conclusion });
  const visible = performance.now();
  narrator.say('CI', `${conclusion} on ${pushed.version}`);
  return visible;
}

/** What is told to the chats. */
export interface Report {
  readonly event: 'live' | 'validated' | 'rolled-back' | 'custom';
  readonly about: Pushed;
  readonly message: string;
  readonly fields?: string;
}

const titleOf: Readonly<Record<Report['event'], string>> = {
  live: 'preprod: live',
  validated: 'preprod: validated',
  'rolled-back': 'preprod: rolled back',
  custom: 'preprod: live, unproven',
};

/** Tells Discord and Slack, and checks that both have it. */
export async function notify({ place, narrator }: Stage, report: Report): Promise<void> {
  const { sandbox, discord, slack } = place;
  const before = { discord: discord.messages.length, slack: slack.messages.length };
  const inputs = {
    event: report.event,
    title: report.event === 'custom' ? titleOf.custom : '',
    environment: 'preprod',
    sha: report.about.sha,
    url: sandbox.service.url,
    message: report.message,
    fields: report.fields ?? '',
    'discord-webhook': discord.url,
    'slack-webhook': slack.url,
  };
  const step = place.run(report.about, (more) => sandbox.run('notify', inputs, more));
  const result = await narrator.during('notify', 'telling Discord and Slack', step);
  narrator.say(
    'notify',
    tell(
      result,
      { 'reason-code': 'sent' },
      `${titleOf[report.event].replace('preprod: ', '')}: both chats told after ${duration(result.durationMs)}`,
    ),
  );
  const titles = [
    discord.messages.slice(before.discord).map(({ payload }) => cardOfDiscord(payload).title),
    slack.messages.slice(before.slack).map(({ payload }) => cardOfSlack(payload).title),
  ];
  const [inDiscord, inSlack] = titles.map((each) => each.join(' and ') || 'nothing');
  const title = titleOf[report.event];
  const got = `${inDiscord}${inDiscord === inSlack ? '' : ` in Discord, ${inSlack} in Slack`}`;
  await narrator.expect([claim('both chats have', title, got)], result);
}

/** Checks what a step said of itself; commits are written as their versions. */
export function says(
  { place }: Stage,
  result: BundleResult,
  expected: { readonly exit: number; readonly outputs: Readonly<Record<string, string>> },
): Claim {
  const write = (exit: number | string, outputs: Readonly<Record<string, string | undefined>>): string =>
    [...Object.entries(outputs).map(([name, value]) => `${name} ${value || '-'}`), `exit ${exit}`]
      .map(together)
      .join(', ');
  const got = Object.keys(expected.outputs).map((name) => [name, place.nameOf(result.outputs[name])]);
  return claim(
    'outputs',
    write(expected.exit, expected.outputs),
    write(result.exitCode ?? result.signal ?? '-', Object.fromEntries(got)),
  );
}

/** Checks what is really there: the answer over HTTP, the checkout, and the rollback point. */
export async function stands(
  { place }: Stage,
  expected: { readonly live: string; readonly validated: string },
): Promise<Claim[]> {
  const { sandbox } = place;
  const version = await sandbox.service.version().catch(() => 'no answer');
  return [
    claim('service answers', expected.live, version),
    claim(
      'checkout is at',
      expected.live,
      attempt(() => place.nameOf(sandbox.head())),
    ),
    claim(
      'last validated',
      expected.validated,
      attempt(() => place.nameOf(sandbox.lastValidated())),
    ),
  ];
}

/** What CI says now, by the emulated GitHub. */
export function ciIs(pushed: Pushed, expected: string): Claim {
  return claim('CI meanwhile', expected, pushed.run.conclusion ?? pushed.run.status);
}

/** What happened when it did; otherwise what the step came to, so that nothing is told that is not so. */
export function tell(
  result: BundleResult,
  happened: Readonly<Record<string, string>>,
  story: string,
): string {
  const so = Object.entries(happened).every(([name, value]) => result.outputs[name] === value);
  const code = result.outputs['reason-code'] || 'no reason code';
  return so ? story : `ended after ${duration(result.durationMs)} with ${code}`;
}

/** Milliseconds for people. */
export function duration(ms: number): string {
  return formatDuration(ms);
}

function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return 'not readable';
  }
}
