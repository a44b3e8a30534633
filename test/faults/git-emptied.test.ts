import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gitIn } from '../support/git-origin.ts';
import { recording, straceProblem } from '../support/strace.ts';
import { useSandbox } from '../support/use-sandbox.ts';

const problem = straceProblem();

test('G3: objects that a power cut emptied are removed and fetched again', async () => {
  const sandbox = await useSandbox();
  await sandbox.deploy(sandbox.release('1.0'));
  const next = sandbox.release('1.1');
  // As git by itself fetches: object by object, and not synced.
  gitIn(sandbox.path, 'fetch', '--quiet', sandbox.origin.path, `+${next}:refs/belay/releases/${next}`);
  const objects = join(sandbox.path, '.git/objects');
  const ids = gitIn(sandbox.path, 'rev-list', '--objects', '--no-object-names', `${next}^!`).split('\n');
  const loose = ids.map((id) => join(objects, id.slice(0, 2), id.slice(2)));
  for (const file of loose) {
    rmSync(file);
    writeFileSync(file, '');
  }

  const deployed = await sandbox.deploy(next);

  expect(loose.length).toBeGreaterThanOrEqual(3);
  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: next });
  expect(deployed.log).toContain('objects without content');
  expect(await sandbox.service.version()).toBe('1.1');
  expect(gitIn(sandbox.path, 'fsck', '--connectivity-only', '--no-dangling')).toBe('');
});

test.skipIf(problem !== undefined)(
  `F11: refs, and what is saved of local changes, are synced before they take their names${problem === undefined ? '' : ` - ${problem}`}`,
  async () => {
    const sandbox = await useSandbox();
    await sandbox.deploy(sandbox.release('1.0'));
    writeFileSync(join(sandbox.path, 'version.txt'), 'the only copy\n');
    const next = sandbox.release('1.1');
    const log = join(sandbox.folder, 'calls');

    const deployed = await sandbox.deploy(next, {}, { wrapper: recording(log) });

    expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: next });
    const lines = readFileSync(log, 'utf8').split('\n');
    const first = (sign: RegExp): number => lines.findIndex((line) => sign.test(line));
    const git = `${sandbox.path}/.git`;
    for (const [synced, named] of [
      [/objects\/pack\/tmp_pack_/, /objects\/pack\/tmp_pack_/],
      [/refs\/belay\/saved\/[^>]*\.lock/, /refs\/belay\/saved\/[^"]*\.lock/],
      [/refs\/belay\/releases\/[^>]*\.lock/, /refs\/belay\/releases\/[^"]*\.lock/],
    ] as const) {
      const sync = first(new RegExp(`f(?:data)?sync\\(\\d+<${git}/${synced.source}`));
      const name = first(new RegExp(`(?:rename|link)(?:at2?)?\\(.*"[^"]*${named.source}`));
      expect([synced.source, sync >= 0 && sync < name]).toEqual([synced.source, true]);
    }
    // What is saved is in a pack of its own before a ref leads to it.
    const packing = first(/execve\(.*"pack-objects", "--revs"/);
    const packed = lines.findIndex(
      (line, at) => at > packing && /fsync\(\d+<[^>]*\/pack\/tmp_pack_/.test(line),
    );
    const saved = first(/(?:rename|link)(?:at2?)?\(.*refs\/belay\/saved\/[^"]*\.lock/);
    expect([packing >= 0, packed > packing, packed < saved]).toEqual([true, true, true]);
  },
  120_000,
);
