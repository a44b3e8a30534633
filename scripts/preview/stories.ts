import type { Language } from '../../lib/messages/language.ts';
import type { Message, MessageCommit } from '../../lib/messages/message.ts';
import { reasonSentence, wordsIn } from '../../lib/messages/wording.ts';

/** One message to look at. */
export interface Scene {
  readonly title: string;
  readonly message: Message;
}

const repository = 'https://github.com/acme/shop';

function commit(sha: string, subject?: string): MessageCommit {
  const url = `${repository}/commit/${sha}`;
  return subject === undefined ? { sha, url } : { sha, url, author: 'Ada Lovelace', subject };
}

const bad = commit('1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d', 'Make the checkout faster for large carts');
const good = commit('9f8e7d6c5b4a39281706f5e4d3c2b1a098765432');

function base(language: Language): Message {
  return {
    event: 'custom',
    language,
    environment: 'preprod',
    commit: bad,
    actor: 'ada',
    runUrl: `${repository}/actions/runs/4711`,
    serviceUrl: 'https://preprod.example.com/',
    fields: [],
    mentions: [],
  };
}

function job(number: number, name: string, reason: string): NonNullable<Message['failures']>[number] {
  return { name, url: `${repository}/actions/runs/4711/job/${number}`, reason };
}

const failedJobs = [
  job(1, 'CI / test (node 24, ubuntu-latest)', 'failure'),
  job(2, 'CI / unit_tests', 'timed_out'),
  job(3, 'Lint / biome', 'failure'),
  job(4, 'E2E / checkout [chromium]', 'failure'),
  job(5, 'E2E / checkout [firefox]', 'cancelled'),
];

const sick = [
  { name: 'API', url: 'https://preprod.example.com/health', reason: 'answered 503 instead of 200' },
  { name: 'database', reason: 'degraded: 240 ms, 3 of 4 replicas' },
];

const hostile =
  '@everyone <!channel> [your bank](https://evil.example) **b** *b* _i_ `c` ||s|| <@U12345678> \u202egnp.exe';

function say(language: Language, action: string, code: string): { readonly text: string } {
  return { text: reasonSentence(wordsIn(language), { code, action }) ?? code };
}

/** A deployment that goes well, and two that do not: what each event looks like with all that is known. */
export function scenesIn(language: Language): readonly Scene[] {
  const said = (action: string, code: string): { readonly text: string } => say(language, action, code);
  const scene = (title: string, changes: Partial<Message>): Scene => ({
    title,
    message: { ...base(language), ...changes },
  });
  return [
    scene('started', { event: 'started' }),
    scene('live', { event: 'live', liveCommit: bad, durationMs: 4_200, ...said('deploy', 'deployed') }),
    scene('validated', { event: 'validated', liveCommit: bad, ...said('watch-ci', 'validated') }),
    scene('superseded', {
      event: 'live',
      liveCommit: good,
      cause: 'superseded',
      ...said('watch-ci', 'superseded'),
    }),
    scene('rolled-back', {
      event: 'rolled-back',
      liveCommit: good,
      liveForMs: 80_000,
      cause: 'ci',
      failures: failedJobs,
      ...said('watch-ci', 'rolled_back'),
    }),
    scene('rolled-back by health', {
      event: 'rolled-back',
      liveCommit: good,
      durationMs: 31_400,
      liveForMs: 12_000,
      cause: 'health',
      failures: sick,
      ...said('deploy', 'unhealthy'),
    }),
    scene('failed', {
      event: 'failed',
      liveCommit: good,
      durationMs: 900,
      ...said('deploy', 'repository_unreachable'),
    }),
    scene('failed, nothing to return to', {
      event: 'failed',
      liveCommit: bad,
      cause: 'ci',
      state: 'ci-failed-live',
      failures: failedJobs.slice(0, 1),
      mentions: [{ kind: 'here' }],
      ...said('watch-ci', 'no_rollback_target'),
    }),
    scene('failed, both are sick', {
      event: 'failed',
      liveCommit: good,
      cause: 'ci',
      state: 'rollback-failed',
      returnFailed: true,
      failures: failedJobs.slice(0, 2),
      mentions: [{ kind: 'channel' }],
      ...said('watch-ci', 'rollback_failed'),
    }),
    ...unsettled(scene, said),
    ...outside(language, scene),
  ];
}

/** What is neither good nor bad news, or ended before it could be either. */
function unsettled(
  scene: (title: string, changes: Partial<Message>) => Scene,
  said: (action: string, code: string) => { readonly text: string },
): readonly Scene[] {
  return [
    scene('promotion confirmed', { event: 'started', state: 'confirmed', ...said('confirm', 'confirmed') }),
    scene('nothing promoted', {
      event: 'custom',
      state: 'not-promoted',
      liveCommit: good,
      ...said('confirm', 'frozen'),
    }),
    scene('custom, superseded', {
      event: 'custom',
      cause: 'superseded',
      liveCommit: good,
      ...said('deploy', 'superseded'),
    }),
    scene('unproven', {
      event: 'custom',
      cause: 'no-verdict',
      liveCommit: bad,
      ...said('watch-ci', 'unproven'),
    }),
    scene('degraded', {
      event: 'custom',
      cause: 'degraded',
      liveCommit: bad,
      failures: sick.slice(1),
      ...said('watch-ci', 'degraded'),
    }),
    scene('not validated', {
      event: 'failed',
      state: 'not-validated',
      liveCommit: bad,
      ...said('watch-ci', 'unhealthy'),
    }),
    scene('rollback failed', {
      event: 'failed',
      state: 'rollback-failed',
      liveCommit: good,
      returnFailed: true,
      failures: sick,
      failureCount: 7,
      ...said('rollback', 'rollback_failed'),
    }),
  ];
}

function outside(
  language: Language,
  scene: (title: string, changes: Partial<Message>) => Scene,
): readonly Scene[] {
  const { commit: _commit, ...service } = base(language);
  return [
    {
      title: 'down',
      message: { ...service, event: 'down', failures: sick, ...say(language, 'health-check', 'unhealthy') },
    },
    {
      title: 'recovered',
      message: {
        ...service,
        event: 'recovered',
        downForMs: 743_000,
        ...say(language, 'health-check', 'healthy'),
      },
    },
    {
      title: 'could not be checked',
      message: {
        ...service,
        event: 'custom',
        state: 'unchecked',
        ...say(language, 'health-check', 'invalid_input'),
      },
    },
    scene('custom', {
      event: 'custom',
      cause: 'no-verdict',
      title: language === 'fr' ? 'preprod est en ligne, sans preuve' : 'preprod is live, unproven',
      fields: [
        { name: 'Version', value: '2.14.0' },
        { name: 'Dashboard', value: 'https://grafana.example.com/d/shop' },
      ],
      ...say(language, 'watch-ci', 'unproven'),
    }),
    scene('foreign text', {
      event: 'failed',
      cause: 'ci',
      text: hostile,
      commit: { ...bad, subject: hostile, author: hostile },
      failures: [
        { name: hostile, url: `${repository}/actions/runs/1/job/1`, reason: hostile },
        { name: 'login.github.com', url: 'https://evil.example/', reason: 'failure' },
      ],
      fields: [{ name: hostile, value: hostile }],
    }),
    scene('too long', {
      event: 'failed',
      cause: 'ci',
      text: 'The output of the restart command, all of it. '.repeat(300),
      failures: Array.from({ length: 40 }, (_, index) =>
        job(index, `CI / shard ${index + 1} of 40`, 'failure'),
      ),
      fields: Array.from({ length: 15 }, (_, index) => ({
        name: `Fact ${index + 1}`,
        value: 'value '.repeat(200),
      })),
    }),
  ];
}
