import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sshd, startSshd } from './sshd.ts';

/** Several real SSH servers that are several hosts: the same path is another folder on each. */
export interface SshFleet {
  readonly hosts: readonly Sshd[];
  /** The folder that is each host's own, under the same path. */
  readonly shared: string;
  /** The inputs that lead to them. */
  readonly inputs: Readonly<Record<'hosts' | 'ssh-key' | 'known-hosts', string>>;
  stop(): Promise<void>;
}

/**
 * Starts them. Every session has mounts of its own (util-linux `unshare`), so that one path leads into each host's
 * home. Whoever starts them stops them.
 */
export async function startSshFleet(size: number): Promise<SshFleet> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-fleet-'));
  const shared = join(folder, 'srv');
  mkdirSync(shared);
  const enter = join(folder, 'enter');
  const script = `#!/bin/sh\nmkdir -p "$HOME/srv"\nmount --bind "$HOME/srv" '${shared}' || exit 254\nexec /bin/sh -c "\${SSH_ORIGINAL_COMMAND:-/bin/sh}"\n`;
  writeFileSync(enter, script, { mode: 0o755 });
  const keys = join(folder, 'first');
  const started: Sshd[] = [];
  for (let index = 0; index < size; index += 1) {
    const own = index === 0 ? keys : join(folder, `host${index + 1}`);
    mkdirSync(own);
    const authorized = index === 0 ? [] : [`AuthorizedKeysFile ${join(keys, 'authorized_keys')}`];
    const config = [`ForceCommand exec unshare --mount --propagation private ${enter}`, ...authorized];
    started.push(await startSshd({ folder: own, config }));
  }
  return {
    hosts: started,
    shared,
    inputs: {
      hosts: started.map(({ label }) => label).join('\n'),
      'ssh-key': started[0]?.privateKey ?? '',
      'known-hosts': started.map(({ knownHosts }) => knownHosts).join(''),
    },
    stop: async () => {
      for (const sshd of started) await sshd.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
