import { expect, test } from 'vitest';
import { gitIn } from '../support/git-origin.ts';
import { useSandbox } from '../support/use-sandbox.ts';

test('T22: whatever branches do while a commit is deployed and judged, it is that commit', async () => {
  const sandbox = await useSandbox();
  await sandbox.deploy(sandbox.release('1.0'));
  const wanted = sandbox.release('1.1');
  const stranger = sandbox.release('6.6.6');
  gitIn(sandbox.path, 'fetch', '--quiet', sandbox.origin.path, 'main');
  const move = (sha: string): string =>
    [sandbox.origin.path, '.'].map((at) => `git -C '${at}' update-ref refs/heads/main ${sha}`).join('\n');
  gitIn(sandbox.origin.path, 'update-ref', 'refs/heads/main', wanted);

  const deployed = await sandbox.deploy(wanted, {
    before: move(stranger),
    after: `test "$(git rev-parse HEAD)" = ${wanted}`,
  });
  sandbox.github.state.setBranch('main', stranger);
  sandbox.ci(stranger, 'failure');
  sandbox.ci(wanted, 'success');
  const watched = await sandbox.watch(wanted);

  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: wanted });
  expect(sandbox.head()).toBe(wanted);
  expect(await sandbox.service.version()).toBe('1.1');
  expect(watched.outputs, watched.log).toMatchObject({ action: 'validated', 'live-sha': wanted });
  expect(sandbox.lastValidated()).toBe(wanted);
});

test('T22: a checkout that somebody moves between the look and the switch ends on the commit, and theirs is kept', async () => {
  const sandbox = await useSandbox();
  const live = sandbox.release('1.0');
  await sandbox.deploy(live);
  const wanted = sandbox.release('1.1');

  const deployed = await sandbox.deploy(wanted, {
    before:
      "echo theirs > version.txt\ngit -c user.name=x -c user.email=x@x commit --quiet --all --message 'Theirs'",
  });

  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: wanted });
  expect(sandbox.head()).toBe(wanted);
  const [saved = ''] = gitIn(sandbox.path, 'for-each-ref', '--format=%(refname)', 'refs/belay/saved').split(
    '\n',
  );
  expect(gitIn(sandbox.path, 'show', `${saved}:version.txt`)).toBe('theirs');
  expect(deployed.log).toContain(saved);
});
