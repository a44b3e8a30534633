import { describe, expect, it } from 'vitest';
import { validatedDescription } from '../../../lib/delivery/deployments.ts';
import { liveOnGitHub, proofOnGitHub } from '../../../lib/delivery/promotion-mirror.ts';
import type { GitHubClient } from '../../../lib/github/client.ts';
import { commitOf, emulateClient } from '../../support/github/emulated-client.ts';

const [a, b, c] = ['a', 'b', 'c'].map(commitOf) as [string, string, string];
const ours = { 'deployed-by': 'belay' };

async function emulateMirror() {
  const { server, github, clock } = await emulateClient();
  const ports = { github, clock, signal: new AbortController().signal, budgetMs: 30_000 };
  return {
    server,
    clock,
    /** A deployment with its statuses, oldest first: `state` or `state: description`. */
    deployed(
      sha: string,
      said: readonly string[],
      more: Partial<(typeof server.state.deployments)[number]> = {},
    ) {
      const id = server.state.nextId();
      server.state.addCommit({ sha });
      const statuses = said.map((each) => {
        const [state = '', description = ''] =
          each.split(': ', 2).length === 2
            ? [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 2)]
            : [each];
        return { id: server.state.nextId(), state, description, logUrl: '', environmentUrl: '' };
      });
      const base = {
        id,
        sha,
        ref: sha,
        task: 'deploy',
        environment: 'preprod',
        description: '',
        payload: ours,
      };
      server.state.deployments.push({ ...base, transient: false, production: false, statuses, ...more });
    },
    proof: (sha?: string) => proofOnGitHub(ports, { environment: 'preprod', sha }),
    live: () => liveOnGitHub(ports, 'preprod'),
    ports,
  };
}

/** GitHub as a server that does not know these filters. */
function deafTo(filters: readonly string[], github: GitHubClient): GitHubClient {
  return {
    ...github,
    read: (request) => {
      const kept = Object.entries(request.parameters ?? {}).filter(([name]) => !filters.includes(name));
      return github.read({ ...request, parameters: Object.fromEntries(kept) });
    },
  };
}

const validated = `success: ${validatedDescription}`;
const alive = 'success: Live; CI has not spoken yet.';

describe("the proof in GitHub's record", () => {
  it('is the newest deployment that was validated and not taken back', async () => {
    const mirror = await emulateMirror();
    mirror.deployed(a, [alive, validated, 'inactive']);
    mirror.deployed(b, [alive, validated, 'failure: Rolled back (ci_failed).']);
    mirror.deployed(a, ['in_progress', 'success: Live again.'], { task: 'rollback' });
    mirror.deployed(c, [alive]);

    expect(await mirror.proof()).toMatchObject({ kind: 'validated', sha: a, source: 'github' });
    expect(await mirror.proof(a)).toMatchObject({ kind: 'validated', sha: a });
    expect(await mirror.proof(b)).toMatchObject({
      code: 'not_validated',
      message: expect.stringContaining('CI took its word back'),
    });
    expect(await mirror.proof(c)).toMatchObject({
      code: 'not_validated',
      message: expect.stringContaining('CI has not passed'),
    });
    expect(await mirror.proof(commitOf('d'))).toMatchObject({
      code: 'not_validated',
      message: expect.stringContaining('no deployment of it'),
    });
  });

  it('of one commit is what its newest deployment says, rollbacks included', async () => {
    const mirror = await emulateMirror();
    mirror.deployed(a, [alive, validated]);
    mirror.deployed(a, ['success: Live again.', 'failure: CI took its word back; still live.'], {
      task: 'rollback',
    });

    expect(await mirror.proof(a)).toMatchObject({ code: 'not_validated' });
    expect(await mirror.proof()).toMatchObject({ code: 'nothing_validated' });
    mirror.deployed(a, ['success: Live again.', validated], { task: 'rollback' });
    expect(await mirror.proof(a)).toMatchObject({ kind: 'validated' });
  });

  it('is not in the deployments of others, nor in those of another environment', async () => {
    const mirror = await emulateMirror();
    mirror.deployed(a, [validated], { payload: {} });
    mirror.deployed(a, [validated], { payload: '' });
    mirror.deployed(a, [validated], { payload: '{"deployed-by":"somebody"}' });
    mirror.deployed(b, [validated], { environment: 'staging' });

    expect(await mirror.proof()).toMatchObject({ code: 'nothing_validated' });
    mirror.deployed(c, [validated], { payload: JSON.stringify(ours) });
    expect(await mirror.proof()).toMatchObject({ kind: 'validated', sha: c });
  });

  it('is looked for on three pages and among sixty deployments, and says where it stopped', async () => {
    const mirror = await emulateMirror();
    mirror.deployed(a, [validated]);
    for (let index = 0; index < 70; index += 1) mirror.deployed(b, [alive]);

    expect(await mirror.proof()).toMatchObject({
      code: 'nothing_validated',
      message: expect.stringContaining('newest 60'),
    });
    expect(mirror.server.requests).toHaveLength(61);
    expect(await mirror.proof(a)).toMatchObject({ kind: 'validated' });
  });

  it('goes on past pages of other people’s deployments', async () => {
    const mirror = await emulateMirror();
    mirror.deployed(a, [validated]);
    for (let index = 0; index < 150; index += 1) mirror.deployed(b, [], { payload: '' });

    expect(await mirror.proof()).toMatchObject({ kind: 'validated', sha: a });
    expect(mirror.server.requests).toHaveLength(3);
  });

  it('is looked for on three pages and no further', async () => {
    const mirror = await emulateMirror();
    mirror.deployed(a, [validated]);
    for (let index = 0; index < 300; index += 1) mirror.deployed(b, [], { payload: '' });

    expect(await mirror.proof()).toMatchObject({
      code: 'nothing_validated',
      message: expect.stringContaining('as far as its newest 300 deployments say'),
    });
    expect(await mirror.live()).toMatchObject({ kind: 'unknown' });
    expect(mirror.server.requests).toHaveLength(6);
  });

  it('is that of the environment and the commit in question also where a server answers with all of them', async () => {
    const mirror = await emulateMirror();
    mirror.deployed(a, [validated]);
    mirror.deployed(b, [validated], { environment: 'staging' });
    mirror.deployed(c, [alive]);
    const github = deafTo(['environment', 'sha'], mirror.ports.github);
    const ask = (sha?: string) => proofOnGitHub({ ...mirror.ports, github }, { environment: 'preprod', sha });

    expect(await ask()).toMatchObject({ kind: 'validated', sha: a });
    expect(await ask(b)).toMatchObject({ code: 'not_validated' });
    expect(await ask(c)).toMatchObject({ code: 'not_validated' });
    expect(await liveOnGitHub({ ...mirror.ports, github }, 'staging')).toMatchObject({
      kind: 'live',
      sha: b,
    });
  });

  it.each([
    [401, 'unknown', 'Give a valid token'],
    [403, 'unknown', 'deployments: read'],
    [404, 'unknown', 'deployments: read'],
    [502, 'unknown', 'Run again when GitHub answers'],
  ])('is unknown, not missing, when GitHub answers %s', async (status, kind, says) => {
    const mirror = await emulateMirror();
    mirror.deployed(a, [validated]);
    mirror.server.faults.add({ kind: 'answer', status }, { times: Number.POSITIVE_INFINITY });

    expect(await mirror.proof()).toMatchObject({
      kind,
      code: 'github_unknown',
      message: expect.stringContaining(says),
    });
  });

  it.each([
    ['the list', '/deployments?'],
    ['the statuses', '/statuses'],
  ])('is unknown when %s came broken, and read again first', async (_, path) => {
    const mirror = await emulateMirror();
    mirror.deployed(a, [validated]);
    mirror.server.faults.add({ kind: 'tamper', change: () => [{ id: 'x' }] }, { path });
    expect(await mirror.proof()).toMatchObject({ kind: 'validated' });
    mirror.server.faults.add({ kind: 'half-json' }, { path, times: 3 });
    expect(await mirror.proof()).toMatchObject({ code: 'github_unknown' });
  });

  it('never takes longer than its budget', async () => {
    const mirror = await emulateMirror();
    mirror.server.faults.add({ kind: 'answer', status: 503, headers: { 'retry-after': '20' } }, { times: 9 });

    expect(await mirror.proof()).toMatchObject({ code: 'github_unknown' });
    expect(mirror.clock.monotonic()).toBeLessThanOrEqual(30_000);
  });
});

describe("the live release in GitHub's record", () => {
  it('is the newest deployment whose last word is success', async () => {
    const mirror = await emulateMirror();
    expect(await mirror.live()).toEqual({ kind: 'nothing', source: 'github' });
    mirror.deployed(a, [alive, validated, 'inactive']);
    expect(await mirror.live()).toMatchObject({ kind: 'unknown' });
    mirror.deployed(b, [alive]);
    expect(await mirror.live()).toMatchObject({ kind: 'live', sha: b, source: 'github' });
    mirror.deployed(c, ['in_progress']);
    expect(await mirror.live()).toMatchObject({ sha: b, note: expect.stringContaining('"in_progress"') });
    mirror.deployed(a, ['success: Live again.'], { task: 'rollback' });
    expect(await mirror.live()).toMatchObject({ kind: 'live', sha: a });
  });

  it('is told with the newest of the deployments after it', async () => {
    const mirror = await emulateMirror();
    mirror.deployed(a, [alive]);
    mirror.deployed(b, ['failure: Rolled back (unhealthy).']);
    mirror.deployed(c, ['in_progress']);

    expect(await mirror.live()).toMatchObject({
      kind: 'live',
      sha: a,
      note: `A newer deployment there (${c}) says "in_progress".`,
    });
  });

  it('is unknown when GitHub cannot be asked', async () => {
    const mirror = await emulateMirror();
    mirror.server.faults.add({ kind: 'answer', status: 401 });

    expect(await mirror.live()).toMatchObject({
      kind: 'unknown',
      why: expect.stringContaining('refused the token'),
    });
  });
});
