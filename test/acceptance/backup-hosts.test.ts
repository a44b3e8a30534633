import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BundleResult, runBundle } from '../support/run-bundle.ts';
import { type Sshd, startSshd } from '../support/sshd.ts';
import { repositoryRoot } from '../support/use-sandbox.ts';
import { outcomeOf } from './backup-place.ts';

let first: Sshd;
let second: Sshd;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'belay-backup-hosts-'));
  [first, second] = await Promise.all([startSshd(), startSshd()]);
  second.letIn(first);
});
afterAll(async () => {
  await Promise.all([first.stop(), second.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

function run(hosts: readonly Sshd[], inputs: Readonly<Record<string, string>>): Promise<BundleResult> {
  return runBundle({
    root: repositoryRoot,
    action: 'backup',
    cwd: folder,
    inputs: {
      environment: 'production',
      hosts: hosts.map(({ label }) => label).join('\n'),
      'ssh-key': first.privateKey,
      'known-hosts': hosts.map(({ knownHosts }) => knownHosts).join('\n'),
      ...inputs,
    },
    env: { HOME: folder, BELAY_PASS_ENV: 'APP_TOKEN', APP_TOKEN: 'canary-of-the-step-81ef' },
  });
}

function backupsOf({ home }: Sshd): readonly string[] {
  const to = join(home, '.local/state/belay/production/backups');
  return existsSync(to) ? readdirSync(to).sort() : [];
}

it('saves on another machine, streams nothing to this one, and restores there', async () => {
  const data = join(first.home, 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'a file'), 'good');
  const inputs = {
    files: data,
    command: 'echo "$APP_TOKEN"; head -c 3000000 /dev/urandom',
    path: first.home,
  };

  const saved = await run([first], inputs);
  writeFileSync(join(data, 'a file'), 'newer');
  const restored = await run([first], { restore: 'latest', confirmation: 'RESTORE' });

  expect(outcomeOf(saved), saved.log).toEqual([0, 'backed-up', 'backed_up']);
  expect(backupsOf(first)).toEqual([saved.outputs['name']]);
  expect(outcomeOf(restored), restored.log).toEqual([0, 'restored', 'restored']);
  expect(readFileSync(join(data, 'a file'), 'utf8')).toBe('good');
  const command = join(saved.outputs['folder'] ?? '', 'command.out.zst');
  const output = execFileSync('zstd', ['-qdc', command], { maxBuffer: 10_000_000 });
  expect(output.subarray(0, 24).toString()).toBe('canary-of-the-step-81ef\n');
  expect(output).toHaveLength(3_000_024);
  expect(readdirSync(folder)).toEqual([]);
  expect(JSON.stringify([saved, restored])).not.toContain('canary-of-the-step');
});

it('saves all hosts under one name, or none of them', async () => {
  writeFileSync(join(first.home, 'ready'), 'one');
  const inputs = { command: 'cat "$HOME/ready"', path: '/' };
  const before = backupsOf(first);

  const half = await run([first, second], inputs);
  const afterHalf = [backupsOf(first), backupsOf(second)];
  writeFileSync(join(second.home, 'ready'), 'two');
  const whole = await run([first, second], inputs);

  expect(outcomeOf(half), half.log).toEqual([1, 'failed', 'backup_failed']);
  expect(half.log).toContain(second.label);
  expect(afterHalf).toEqual([before, []]);
  expect(outcomeOf(whole), whole.log).toEqual([0, 'backed-up', 'backed_up']);
  const name = whole.outputs['name'] ?? '';
  expect([backupsOf(first), backupsOf(second)].every((names) => names.includes(name))).toBe(true);
  for (const { label } of [first, second]) expect(whole.log).toContain(`${label}: command: `);
});

it('takes the backup away again where another host cannot give it its name', async () => {
  const before = [backupsOf(first), backupsOf(second)];
  // What stands under the name on the second host keeps the folder from being called so.
  const taken = `for path in "$HOME"/.local/state/belay/production/backups/.*.partial; do
  name=\${path##*/.}; if [ -e "$HOME/blocked" ]; then touch "\${path%/*}/\${name%.partial}"; fi
done; echo done`;
  writeFileSync(join(second.home, 'blocked'), '');

  const failed = await run([first, second], { command: taken, path: '/' });

  rmSync(join(second.home, 'blocked'));
  expect(outcomeOf(failed), failed.log).toEqual([1, 'failed', 'backup_failed']);
  expect(failed.log).toContain('giving it its name');
  expect([backupsOf(first), backupsOf(second)]).toEqual(before);
});

it('says of a host that cannot be reached that it cannot', async () => {
  const refused = await run([first], { 'known-hosts': second.knownHosts, command: 'echo x', path: '/' });

  expect(outcomeOf(refused), refused.log).toEqual([1, 'failed', 'host_unreachable']);
});
