import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Container, parseContainer } from '../../../lib/drivers/compose/containers.ts';
import { earlierOf, judgeContainers } from '../../../lib/drivers/compose/judge-containers.ts';
import { whatRuns } from '../../../lib/drivers/compose/observe.ts';

const base: Container = {
  ...{
    id: 'c1',
    name: 'shop-web-1',
    service: 'web',
    project: 'shop',
    folder: '/srv/shop',
    image: 'sha256:1',
  },
  status: 'running',
  ...{ exitCode: 0, outOfMemory: false, restarts: 0, startedAt: 't1', health: undefined },
};
const container = (facts: Partial<Container> = {}): Container => ({ ...base, ...facts });
const none = new Map();

describe('D4: the judgement of containers', () => {
  const judged = (facts: Partial<Container>, before: readonly Container[] = []): string => {
    const verdict = judgeContainers(['web'], [container(facts)], earlierOf(before));
    return verdict.kind === 'well' ? 'well' : `${verdict.kind}: ${verdict.message}`;
  };

  test.each([
    ['settled', {}, [base], 'well'],
    ['only just begun', {}, [], 'waiting: Container shop-web-1 has only just begun'],
    ['begun anew since', { startedAt: 't2' }, [base], 'waiting: Container shop-web-1 has only just begun'],
    ['healthy at once', { health: 'healthy' }, [], 'well'],
    ['starting', { health: 'starting' }, [base], 'waiting: Container shop-web-1 has not become healthy'],
    ['unhealthy', { health: 'unhealthy' }, [base], 'sick: Container shop-web-1 is unhealthy'],
    ['created', { status: 'created' }, [], 'waiting: Container shop-web-1 is created'],
    ['ended well', { status: 'exited' }, [], 'sick: Container shop-web-1 ended with exit code 0'],
    ['ended', { status: 'exited', exitCode: 3 }, [], 'sick: Container shop-web-1 ended with exit code 3'],
    ['dead', { status: 'dead', exitCode: 1 }, [], 'sick: Container shop-web-1 ended with exit code 1'],
    ['paused', { status: 'paused' }, [], 'sick: Container shop-web-1 is paused'],
    ['started again', { restarts: 1 }, [], 'sick: Container shop-web-1 does not stay up'],
    [
      'between two starts',
      { status: 'restarting', restarts: 1 },
      [],
      'sick: Container shop-web-1 does not stay up',
    ],
    ['started again long ago', { restarts: 4 }, [container({ restarts: 4 })], 'well'],
    [
      'out of memory',
      { outOfMemory: true, restarts: 1 },
      [],
      'sick: Container shop-web-1 was ended because it used',
    ],
  ] as const)('%s', (_, facts, before, verdict) => {
    expect(judged(facts, [...before])).toContain(verdict);
  });

  test('a service without a container is waited for; one sick container is enough', () => {
    expect(judgeContainers(['web', 'worker'], [base], earlierOf([base]))).toMatchObject({
      kind: 'waiting',
      message: 'worker has no container',
    });
    const other = container({ id: 'c2', status: 'exited' });
    expect(judgeContainers(['web'], [base, other], earlierOf([base, other])).kind).toBe('sick');
  });

  test('all is well only where each of them is', () => {
    const any = fc.record({
      id: fc.constantFrom('c1', 'c2', 'c3'),
      status: fc.constantFrom(
        'created',
        'running',
        'restarting',
        'exited',
        'dead',
        'paused',
        'removing',
        'new word',
      ),
      restarts: fc.nat(2),
      outOfMemory: fc.boolean(),
      health: fc.constantFrom(undefined, 'starting', 'healthy', 'unhealthy'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), (facts) => {
        const all = facts.map((each) => container(each));
        const { kind } = judgeContainers(['web'], all, earlierOf(all));
        const well = all.every(
          ({ status, health, outOfMemory }) =>
            status === 'running' && !outOfMemory && (health === undefined || health === 'healthy'),
        );
        expect(kind === 'well').toBe(well && all.length > 0);
        if (all.length > 0)
          expect(judgeContainers(['web'], all, none).kind === 'well').toBe(
            well && all.every((c) => c.health === 'healthy' && c.restarts === 0),
          );
      }),
    );
  });
});

describe('which release the services run', () => {
  const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];
  const releases = [
    { sha: a, id: 'sha256:1' },
    { sha: b, id: 'sha256:2' },
  ];
  const known = { releases, activated: a };
  const worker = container({ id: 'c2', service: 'worker' });
  const services = ['web', 'worker'];

  test.each([
    ['none', [], { kind: 'nothing' }],
    ['only ended ones', [{ ...base, status: 'exited' }], { kind: 'release', sha: a, clean: false }],
    [
      'all ended',
      [base, worker].map((each) => ({ ...each, status: 'dead', image: 'sha256:2' })),
      { kind: 'release', sha: b, clean: false },
    ],
    ['a paused one', [{ ...base, status: 'paused' }], { kind: 'release', sha: a, clean: false }],
    ['one that never ran', [{ ...base, status: 'created' }], { kind: 'nothing' }],
    ['ended ones that are foreign', [{ ...base, status: 'exited', image: 'sha256:9' }], { kind: 'nothing' }],
    ['all', [base, worker], { kind: 'release', sha: a, clean: true }],
    ['one service has none', [base], { kind: 'release', sha: a, clean: false }],
    ['one has ended', [base, { ...worker, status: 'exited' }], { kind: 'release', sha: a, clean: false }],
    ['half of each', [base, { ...worker, image: 'sha256:2' }], { kind: 'release', sha: a, clean: false }],
    [
      'most of another',
      [base, worker, { ...worker, id: 'c3' }].map((each, at) => ({
        ...each,
        image: at === 0 ? 'sha256:1' : 'sha256:2',
      })),
      { kind: 'release', sha: b, clean: false },
    ],
    [
      'one that is foreign',
      [base, { ...worker, image: 'sha256:9' }],
      { kind: 'release', sha: a, clean: false },
    ],
    [
      'all foreign',
      [{ ...base, image: 'sha256:9' }],
      { kind: 'foreign', images: [{ service: 'web', id: 'sha256:9' }] },
    ],
  ] as const)('%s', (_, containers, found) => {
    expect(whatRuns(services, containers, known)).toEqual(found);
  });

  test('of two commits with one image it is the one that was activated last, else the newest', () => {
    const same = releases.map(({ sha }) => ({ sha, id: 'sha256:1' }));
    const of = (activated: string | undefined): unknown =>
      whatRuns(['web'], [base], { releases: same, activated });
    expect(of(a)).toEqual({ kind: 'release', sha: a, clean: true });
    expect(of(b)).toEqual({ kind: 'release', sha: b, clean: true });
    expect(of(undefined)).toEqual({ kind: 'release', sha: b, clean: false });
  });
});

test('what Docker says of a container is read whatever it is', () => {
  const labels = {
    'com.docker.compose.service': 'web',
    'com.docker.compose.project': 'shop',
    'com.docker.compose.project.working_dir': '/srv/shop',
  };
  const said = {
    ...{ id: 'c1', name: '/shop-web-1', image: 'sha256:1', restarts: 2, labels },
    state: { Status: 'running', ExitCode: 0, OOMKilled: false, StartedAt: 't1', Health: { Status: 'none' } },
  };
  expect(parseContainer(JSON.stringify(said))).toEqual({ ...base, restarts: 2 });
  const once = { ...said, labels: { ...labels, 'com.docker.compose.oneoff': 'True' } };
  expect(parseContainer(JSON.stringify(once))).toBeUndefined();
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => parseContainer(text) === undefined));
});
