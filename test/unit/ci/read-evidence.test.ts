import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../lib/ci/evidence.ts';
import { type Look, readEvidence } from '../../../lib/ci/read-evidence.ts';
import type { GitHubClient, GitHubFailure, GitHubList, GitHubResult } from '../../../lib/github/client.ts';

type Items = readonly unknown[] | GitHubFailure;

interface Pages {
  readonly runs?: Items;
  readonly workflows?: Items;
  readonly checks?: Items;
  readonly statuses?: Items;
  /** Of which of them GitHub says that they are as they were. */
  readonly unchanged?: readonly string[];
}

const malformed: GitHubFailure = { kind: 'failed', reason: 'malformed', detail: 'An item is not one.' };
const down: GitHubFailure = { kind: 'failed', reason: 'unavailable', detail: 'GitHub is down.' };
const sha = 'a'.repeat(40);

const placesOf = {
  'actions/runs': 'runs',
  'actions/workflows': 'workflows',
  'commits/{ref}/check-runs': 'checks',
  'commits/{ref}/status': 'statuses',
} as const;

function isPlace(path: string): path is keyof typeof placesOf {
  return path in placesOf;
}

/** What GitHub would list, and what it was asked, without parseItem and with the identities of what it listed. */
function clientOf(pages: Pages): { readonly github: GitHubClient; readonly asked: object[] } {
  const asked: object[] = [];
  const readAll = async <T>(request: GitHubList<T>): Promise<GitHubResult<readonly T[]>> => {
    const { parseItem, identity, ...rest } = request;
    const place = isPlace(request.path) ? placesOf[request.path] : undefined;
    const listed = place === undefined ? down : (pages[place] ?? []);
    if ('kind' in listed) return listed;
    const data = listed.flatMap((item) => parseItem(item) ?? []);
    asked.push({ ...rest, identities: data.map(identity) });
    if (data.length < listed.length) return malformed;
    return { kind: 'ok', data, unchanged: pages.unchanged?.includes(place ?? '') ?? false };
  };
  const never = async (): Promise<GitHubFailure> => down;
  const counts = () => ({ sent: asked.length, notModified: 0 });
  return { github: { repository: 'acme/shop', read: never, readAll, write: never, counts }, asked };
}

const everything = { workflows: [], checks: [], ignore: [], askingRunId: undefined };

function read(pages: Pages, look: Partial<Look> = {}): Promise<GitHubResult<Evidence>> {
  const asked = { sha, expectation: everything, fresh: false, deadlineMs: 9, workflowNames: new Map() };
  return readEvidence(clientOf(pages).github, { ...asked, ...look });
}

async function evidenceOf(pages: Pages, look: Partial<Look> = {}): Promise<Evidence> {
  const answer = await read(pages, look);
  if (answer.kind === 'failed') throw new Error(answer.detail);
  return answer.data;
}

const run = {
  id: 7,
  head_sha: sha,
  run_attempt: 2,
  workflow_id: 3,
  path: '.github/workflows/ci.yml',
  name: 'CI',
  event: 'push',
  status: 'completed',
  conclusion: 'success',
  check_suite_id: 5,
  html_url: 'https://github.example/runs/7',
};
const check = {
  id: 8,
  name: 'test',
  status: 'completed',
  conclusion: 'failure',
  html_url: 'http://ci.example/8',
  app: { slug: 'github-actions' },
  check_suite: { id: 5 },
};
const status = { context: 'ci/other', state: 'pending', target_url: 'https://ci.example/9' };
const withChecks = { expectation: { ...everything, checks: ['test'] } };
const withStatuses = { expectation: { ...everything, checks: ['status/ci/other'] } };
const withNames = { expectation: { ...everything, workflows: ['CI'] } };

describe('a run', () => {
  it('is read with all that a verdict needs', async () => {
    expect((await evidenceOf({ runs: [run] })).runs).toStrictEqual([
      {
        ...{ id: 7, sha, attempt: 2, workflowId: 3, path: '.github/workflows/ci.yml', name: 'CI' },
        ...{ event: 'push', status: 'completed', conclusion: 'success', checkSuiteId: 5 },
        ...{ url: 'https://github.example/runs/7', fromFork: false, delivers: false },
      },
    ]);
  });

  it.each([
    ['without an attempt is its first', { run_attempt: undefined }, { attempt: 1 }],
    ['without a name has that of its file', { name: '' }, { name: run.path }],
    ['without a status has an empty one', { status: null }, { status: '' }],
    ['without a conclusion has none yet', { conclusion: null }, { conclusion: undefined }],
    ['without a check suite has none', { check_suite_id: null }, { checkSuiteId: undefined }],
    ['without a link has none', { html_url: null }, { url: '' }],
    ['with a link that is none has none', { html_url: 'javascript:https://x' }, { url: '' }],
    ['with a link over HTTP has it', { html_url: 'http://x.example/' }, { url: 'http://x.example/' }],
  ])('%s', async (_, change, says) => {
    expect((await evidenceOf({ runs: [{ ...run, ...change }] })).runs).toMatchObject([says]);
  });

  it.each([
    { id: null },
    { workflow_id: null },
    { run_attempt: 'x' },
    { head_sha: '' },
    { path: '' },
    { event: '' },
    { status: 7 },
    { conclusion: undefined },
    { conclusion: 7 },
  ])('with %j is no answer', async (change) => {
    expect(await read({ runs: [{ ...run, ...change }] })).toBe(malformed);
  });

  it('of another commit does not count', async () => {
    const runs = [run, { ...run, id: 8, head_sha: 'b'.repeat(40) }];

    expect((await evidenceOf({ runs })).runs.map(({ id }) => id)).toEqual([7]);
  });

  const repository = { id: 1 };
  it.each([
    ['of the same repository', { repository, head_repository: { id: 1 } }, false],
    ['of another', { repository, head_repository: { id: 2 } }, true],
    ['of one that was deleted', { repository, head_repository: null }, true],
    ['of one without a number', { repository: {}, head_repository: {} }, true],
    ['where GitHub does not say of which', { repository }, false],
    ['where GitHub does not say in which', { head_repository: { id: 2 } }, false],
  ])('%s: of a fork or not', async (_, repositories, fromFork) => {
    expect((await evidenceOf({ runs: [{ ...run, ...repositories }] })).runs).toMatchObject([{ fromFork }]);
  });

  const workflows = 'acme/belay/.github/workflows';
  it.each([
    [[{ path: `${workflows}/deploy-first.yml@v1` }], true],
    [[{ path: `${workflows}/promote.yml@refs/heads/main` }], true],
    [[{ path: `${workflows}/settle.yml` }], true],
    [[{ path: 'x/y/.github/workflows/z.yml@v1' }, { path: `${workflows}/rollback.yml@v1` }], true],
    [[{ path: `${workflows}/rollback.yml.bak` }], false],
    [[{ path: `${workflows}/ci.yml@v1` }], false],
    [[{ path: 'acme/notbelay/.github/workflows/settle.yml' }], false],
    [[{ path: 'acme/belay/xgithub/workflows/settle.yml' }], false],
    [[{ path: 7 }, null, 'x'], false],
    [[], false],
    ['settle.yml', false],
  ])('that calls %j delivers or not', async (called, delivers) => {
    const runs = [{ ...run, referenced_workflows: called }];

    expect((await evidenceOf({ runs })).runs).toMatchObject([{ delivers }]);
  });
});

describe('a check and a status', () => {
  it('are read with all that a verdict needs', async () => {
    expect((await evidenceOf({ checks: [check] }, withChecks)).checks).toStrictEqual([
      {
        ...{ id: 8, name: 'test', app: 'github-actions', suiteId: 5, status: 'completed' },
        ...{ conclusion: 'failure', url: 'http://ci.example/8' },
      },
    ]);
    expect((await evidenceOf({ statuses: [status] }, withStatuses)).statuses).toStrictEqual([
      { context: 'ci/other', state: 'pending', url: 'https://ci.example/9' },
    ]);
  });

  it('of nobody, in no suite, without a link, not ended', async () => {
    const bare = { id: 8, name: 'test', status: 'queued', conclusion: null };
    const { checks } = await evidenceOf({ checks: [{ ...bare, app: null, check_suite: null }] }, withChecks);

    expect(checks).toStrictEqual([{ ...bare, app: '', suiteId: undefined, conclusion: undefined, url: '' }]);
    const { statuses } = await evidenceOf({ statuses: [{ ...status, target_url: null }] }, withStatuses);
    expect(statuses).toMatchObject([{ url: '' }]);
  });

  it.each([
    null,
    'x',
    [check],
    ...['id', 'name', 'status', 'conclusion'].map((key) => ({ ...check, [key]: undefined })),
  ])('a check of %j is no answer', async (item) => {
    expect(await read({ checks: [item] }, withChecks)).toBe(malformed);
  });

  it.each([null, { ...status, context: '' }, { ...status, state: '' }])(
    'a status of %j is no answer',
    async (item) => {
      expect(await read({ statuses: [item] }, withStatuses)).toBe(malformed);
    },
  );

  it('a run that is no mapping is no answer', async () => {
    expect(await read({ runs: [null] })).toBe(malformed);
  });
});

describe('what GitHub is asked', () => {
  const common = { fresh: true, deadlineMs: 9 };
  const runsAsked = {
    ...common,
    path: 'actions/runs',
    parameters: { head_sha: sha, exclude_pull_requests: true },
    member: 'workflow_runs',
    identities: [7],
  };
  const listed = {
    runs: [run],
    workflows: [{ id: 3, name: 'CI' }],
    checks: [check],
    statuses: [status],
  };
  const askedFor = async (look: Partial<Look>): Promise<readonly object[]> => {
    const { github, asked } = clientOf(listed);
    const defaults = { sha, expectation: everything, deadlineMs: 9, workflowNames: new Map() };
    await readEvidence(github, { ...defaults, fresh: true, ...look });
    return asked;
  };

  it('is the runs of the commit, and no more than is expected', async () => {
    expect(await askedFor({})).toStrictEqual([runsAsked]);
  });

  it('is the checks and the statuses where they are named', async () => {
    expect(
      await askedFor({ expectation: { ...everything, checks: ['test', 'status/ci/other'] } }),
    ).toStrictEqual([
      runsAsked,
      {
        ...common,
        path: 'commits/{ref}/check-runs',
        parameters: { ref: sha, filter: 'latest' },
        member: 'check_runs',
        identities: [8],
      },
      {
        ...common,
        path: 'commits/{ref}/status',
        parameters: { ref: sha },
        member: 'statuses',
        identities: ['ci/other'],
      },
    ]);
  });

  it('is the names of workflows where one is asked for by its name, and only until all are known', async () => {
    const workflowsAsked = {
      ...{ path: 'actions/workflows', member: 'workflows', deadlineMs: 9, identities: [3] },
    };

    expect(await askedFor(withNames)).toStrictEqual([runsAsked, workflowsAsked]);
    expect(await askedFor({ ...withNames, workflowNames: new Map([[3, 'CI']]) })).toStrictEqual([runsAsked]);
    expect(await askedFor({ ...withNames, workflowNames: new Map([[4, 'CI']]) })).toHaveLength(2);
  });
});

describe('the names of workflows', () => {
  const runName = { ...run, name: 'CI of octocat' };

  it('stand in for those of runs, and are kept from look to look', async () => {
    const workflowNames = new Map<number, string>();
    const workflows = [
      { id: 3, name: 'CI' },
      { id: 4, name: '' },
    ];
    const { runs } = await evidenceOf({ runs: [runName], workflows }, { ...withNames, workflowNames });

    expect(runs).toMatchObject([{ name: 'CI' }]);
    expect([...workflowNames]).toEqual([
      [3, 'CI'],
      [4, ''],
    ]);
  });

  it('that GitHub does not list are those of the runs, and are not asked for again', async () => {
    const workflowNames = new Map<number, string>();
    await evidenceOf({ runs: [runName] }, { ...withNames, workflowNames });

    expect([...workflowNames]).toEqual([[3, 'CI of octocat']]);
  });

  it.each([null, { id: null, name: 'CI' }, { id: 3 }])('%j is no answer', async (workflow) => {
    expect(await read({ runs: [run], workflows: [workflow] }, withNames)).toBe(malformed);
  });
});

describe('a look', () => {
  const all = { expectation: { ...everything, workflows: ['CI'], checks: ['test', 'status/ci/other'] } };
  const listed = { runs: [run], workflows: [], checks: [check], statuses: [status] };

  it.each(['runs', 'workflows', 'checks', 'statuses'])('without its %s is none', async (place) => {
    expect(await read({ ...listed, [place]: down }, all)).toBe(down);
  });

  it('is unchanged only where all of it is', async () => {
    const names = ['runs', 'checks', 'statuses'];

    expect(await read({ ...listed, unchanged: names }, all)).toMatchObject({ unchanged: true });
    for (const changed of names) {
      const unchanged = names.filter((name) => name !== changed);
      expect(await read({ ...listed, unchanged }, all)).toMatchObject({ unchanged: false });
    }
    expect(await read({ runs: [run], unchanged: ['runs'] })).toMatchObject({ unchanged: true });
  });
});
