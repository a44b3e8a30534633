import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { gitIn } from '../support/git-origin.ts';
import { type GitOverHttp, startGitOverHttp } from '../support/git-over-http.ts';
import { recordGit } from '../support/recording-git.ts';
import type { BundleResult } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

async function useServer(sandbox: Sandbox): Promise<GitOverHttp> {
  const server = await startGitOverHttp(sandbox.folder);
  onTestFinished(() => server.stop());
  return server;
}

/** A server of the old kind, that gives out only what its branches and tags point at. */
async function useStrictServer(sandbox: Sandbox): Promise<GitOverHttp> {
  gitIn(sandbox.origin.path, 'config', 'uploadpack.allowAnySHA1InWant', 'false');
  const server = await useServer(sandbox);
  server.conduct = { kind: 'serve', v0: true };
  return server;
}

test('G4: where the server refuses ids, the commit comes by its branch', async () => {
  const sandbox = await useSandbox();
  const server = await useStrictServer(sandbox);
  const older = sandbox.release('1.0');
  sandbox.release('1.1');

  const result = await sandbox.deploy(older, { repository: server.url });

  expect(result.exitCode, result.log).toBe(0);
  expect(result.log).toContain('does not hand out');
  expect(sandbox.head()).toBe(older);
});

test('G4: a commit that was force-pushed away and collected is named, and nothing changes', async () => {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  await sandbox.deploy(live);
  const gone = sandbox.release('1.1');
  gitIn(sandbox.origin.path, 'update-ref', 'refs/heads/main', live);
  gitIn(sandbox.origin.path, 'gc', '--quiet', '--prune=now');
  const ledger = sandbox.ledger();

  const result = await sandbox.deploy(gone);

  expect(result.exitCode).toBe(1);
  expect(result.outputs).toMatchObject({ status: 'failed', 'reason-code': 'commit_not_found', sha: live });
  expect(sandbox.head()).toBe(live);
  expect(sandbox.ledger()).toEqual(ledger);
});

test('G4: a rollback needs no network, and no `git gc` takes its target', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  gitIn(sandbox.origin.work, 'checkout', '--quiet', '--orphan', 'other');
  gitIn(sandbox.origin.path, 'update-ref', '-d', 'refs/heads/main');
  const bad = sandbox.release('2.0');
  await sandbox.deploy(bad);
  gitIn(sandbox.path, 'reflog', 'expire', '--expire=now', '--expire-unreachable=now', '--all');
  gitIn(sandbox.path, 'gc', '--quiet', '--prune=now');
  renameSync(sandbox.origin.path, `${sandbox.origin.path}.offline`);

  const result = await sandbox.rollback();

  expect(result.exitCode, result.log).toBe(0);
  expect(result.outputs).toMatchObject({ status: 'rolled-back', sha: good });
  expect(await sandbox.service.version()).toBe('1.0');
});

test('G5: a shallow clone', async () => {
  const sandbox = await useSandbox();
  sandbox.release('0.9');
  const live = sandbox.release('1.0');
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${sandbox.origin.path}`, sandbox.path]);
  sandbox.release('1.1');
  const next = sandbox.release('1.2');

  const result = await sandbox.deploy(next);

  expect(result.exitCode, result.log).toBe(0);
  expect(result.outputs).toMatchObject({ 'previous-sha': live, sha: next });
  expect(sandbox.head()).toBe(next);
  expect((await sandbox.rollback({ to: live })).outputs).toMatchObject({ status: 'rolled-back', sha: live });
});

test('G5: in a shallow clone too a run that waited while a newer commit went live is superseded', async () => {
  const sandbox = await useSandbox();
  sandbox.release('0.9');
  sandbox.release('1.0');
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${sandbox.origin.path}`, sandbox.path]);
  await sandbox.deploy(sandbox.head());
  const older = sandbox.release('1.1');
  const newer = sandbox.release('1.2');
  const go = join(sandbox.folder, 'go');
  const restart = `while [ ! -e '${go}' ]; do sleep 0.02; done\n${sandbox.service.restart}`;
  let first: Promise<BundleResult> | undefined;
  await new Promise<void>((resolve) => {
    first = sandbox.deploy(newer, { restart }, { onLine: (line) => line.includes('Activate') && resolve() });
  });

  const waited = await sandbox.deploy(
    older,
    {},
    { onLine: (line) => line.includes('is held by another run') && writeFileSync(go, '') },
  );

  expect((await first)?.outputs).toMatchObject({ status: 'live', sha: newer });
  expect(waited.outputs, waited.log).toMatchObject({ 'reason-code': 'superseded', sha: newer });
  expect(sandbox.head()).toBe(newer);
});

test('G5: a partial clone gets every file before the switch, never in the middle of it', async () => {
  const sandbox = await useSandbox();
  gitIn(sandbox.origin.path, 'config', 'uploadpack.allowFilter', 'true');
  const old = sandbox.release('1.0', { 'only-in-old.txt': 'old\n', 'same.txt': 'same\n' });
  rmSync(join(sandbox.origin.work, 'only-in-old.txt'));
  const live = sandbox.release('1.1');
  execFileSync('git', [
    'clone',
    '--quiet',
    '--filter=blob:none',
    `file://${sandbox.origin.path}`,
    sandbox.path,
  ]);
  const next = sandbox.release('1.2', { 'new.txt': 'new\n' });

  const result = await sandbox.deploy(next);

  expect(result.exitCode, result.log).toBe(0);
  expect(result.outputs).toMatchObject({ 'previous-sha': live, sha: next });
  const back = await sandbox.deploy(old);
  expect(back.exitCode, back.log).toBe(0);
  expect(back.log).toContain('partial clone');
  expect(readFileSync(join(sandbox.path, 'only-in-old.txt'), 'utf8')).toBe('old\n');
  renameSync(sandbox.origin.path, `${sandbox.origin.path}.offline`);
  const ledger = sandbox.ledger();
  expect((await sandbox.deploy('1'.repeat(40))).outputs['reason-code']).toBe('repository_unreachable');
  expect(sandbox.ledger()).toEqual(ledger);
});

test('G5: grafts and replaced objects do not change what a commit holds', async () => {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  await sandbox.deploy(live);
  const wrong = sandbox.release('6.6.6');
  const right = sandbox.release('1.1');
  gitIn(sandbox.path, 'fetch', '--quiet', sandbox.origin.path, 'main');
  gitIn(sandbox.path, 'replace', right, wrong);
  mkdirSync(join(sandbox.path, '.git/info'), { recursive: true });
  writeFileSync(join(sandbox.path, '.git/info/grafts'), `${right} ${wrong}\n`);

  const result = await sandbox.deploy(right);

  expect(result.exitCode, result.log).toBe(0);
  expect(readFileSync(join(sandbox.path, 'version.txt'), 'utf8')).toBe('1.1\n');
  expect(await sandbox.service.version()).toBe('1.1');
});

test.each(['remote', 'local'] as const)(
  'G9, T4: a branch and a tag named like the commit, in the %s',
  async (where) => {
    const sandbox = await useSandbox();
    const live = sandbox.release('1.0');
    await sandbox.deploy(live);
    const wanted = sandbox.release('1.1');
    const wrong = sandbox.release('6.6.6');
    const place = where === 'remote' ? sandbox.origin.path : sandbox.path;
    if (where === 'local') gitIn(place, 'fetch', '--quiet', sandbox.origin.path, 'main');
    for (const kind of ['heads', 'tags', 'remotes'])
      gitIn(place, 'update-ref', `refs/${kind}/${wanted}`, wrong);
    gitIn(place, 'update-ref', `refs/${wanted}`, wrong);

    const result = await sandbox.deploy(wanted);

    expect(result.exitCode, result.log).toBe(0);
    expect(result.outputs).toMatchObject({ status: 'live', sha: wanted });
    expect(await sandbox.service.version()).toBe('1.1');
    expect(gitIn(sandbox.path, 'log', '-1', '--format=%s')).toBe('Release 1.1');
  },
);

test('G12: a SHA-256 repository, from the first deployment on', async () => {
  const sandbox = await useSandbox({ objectFormat: 'sha256' });
  const first = sandbox.release('1.0');
  expect(first).toHaveLength(64);

  const result = await sandbox.deploy(first);

  expect(result.exitCode, result.log).toBe(0);
  expect(sandbox.head()).toBe(first);
  const next = sandbox.release('1.1');
  writeFileSync(join(sandbox.path, 'version.txt'), 'changed\n');
  expect((await sandbox.deploy(next)).outputs).toMatchObject({ status: 'live', sha: next });
  expect(gitIn(sandbox.path, 'for-each-ref', '--format=%(refname)', 'refs/belay/saved')).not.toBe('');
});

test('G12: an id of the other length leaves nothing that would block the right one', async () => {
  const sandbox = await useSandbox();
  const first = sandbox.release('1.0');

  const wrong = await sandbox.deploy('a'.repeat(64));

  expect(wrong.exitCode).toBe(1);
  expect(existsSync(sandbox.path)).toBe(false);
  expect((await sandbox.deploy(first)).outputs).toMatchObject({ status: 'live', sha: first });
});

test.each(['tag', 'tree', 'blob'] as const)(
  'G12: the id of a %s is refused, though git would take it',
  async (kind) => {
    const sandbox = await useSandbox();
    const live = sandbox.release('1.0');
    await sandbox.deploy(live);
    const next = sandbox.release('1.1');
    gitIn(sandbox.origin.work, 'tag', '-a', 'v1.1', '-m', 'v1.1');
    gitIn(sandbox.origin.work, 'push', '--quiet', 'origin', 'v1.1');
    const ids = { tag: 'v1.1', tree: `${next}^{tree}`, blob: `${next}:version.txt` };

    const result = await sandbox.deploy(gitIn(sandbox.origin.work, 'rev-parse', ids[kind]));

    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ 'reason-code': 'commit_not_found', sha: live });
    expect(sandbox.head()).toBe(live);
  },
);

test('G12, T3: whatever is not a full id or an address never reaches git', async () => {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  const recorded = recordGit(sandbox.folder);
  const shas = [
    live.slice(0, 12),
    live.toUpperCase(),
    'HEAD',
    'main',
    'v1.0',
    '--upload-pack=touch x',
    `${live}^{}`,
    'é'.repeat(40),
  ];
  const repositories = [
    '--upload-pack=touch x',
    'ext::sh -c touch% x',
    'EXT::sh -c x',
    'fd::7',
    'git://example.com/x',
    'http://example.com/x',
    'https://user:secret@example.com/x',
    'ssh://-oProxyCommand=touch/x',
    '-oProxyCommand=touch:x',
    'file://host/x',
    'relative/path',
    'https://exa\nmple.com/x',
  ];

  for (const inputs of [
    ...shas.map((sha) => ({ sha })),
    ...repositories.map((repository) => ({ repository })),
  ]) {
    const result = await sandbox.deploy(live, inputs, { env: { PATH: recorded.path } });
    expect([result.outputs['reason-code'], inputs]).toEqual(['invalid_input', inputs]);
    expect(result.log).not.toContain('secret');
    expect(recorded.calls()).toEqual([]);
  }
  expect(readdirSync(sandbox.folder)).not.toContain('x');
});

test('D14: a validated release is kept however many came after it', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const tree = gitIn(sandbox.path, 'rev-parse', 'HEAD^{tree}');
  const refs = Array.from({ length: 120 }, (_, index) => {
    const sha = gitIn(sandbox.path, 'commit-tree', tree, '-m', `later ${index}`);
    return `create refs/belay/releases/${sha} ${sha}`;
  });
  execFileSync('git', ['-C', sandbox.path, 'update-ref', '--stdin'], { input: `${refs.join('\n')}\n` });

  const deployed = await sandbox.deploy(sandbox.release('1.1'));

  expect(deployed.exitCode, deployed.log).toBe(0);
  const kept = gitIn(sandbox.path, 'for-each-ref', '--format=%(objectname)', 'refs/belay/releases').split(
    '\n',
  );
  expect(kept).toContain(good);
  expect(kept.length).toBeLessThanOrEqual(102);
});
