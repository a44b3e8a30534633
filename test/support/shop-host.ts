import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sshd, type SshdOptions, useSshd } from './sshd.ts';

type Settings = Readonly<Record<string, unknown>>;

/** A host of the shop that is reached by SSH alone: its files, state and commands are in a home of its own. */
export interface ShopHost {
  readonly sshd: Sshd;
  /** The folder deployed to. */
  readonly path: string;
  /** The secrets that lead to it, as the templates name them. */
  readonly secrets: Readonly<Record<'SSH_KEY', string>>;
  /** What belay.yml says of an environment, on this host and no longer on this machine. */
  settings(before: Settings, more?: Settings): Settings;
  /** What last-validated-sha.txt of an environment says there. */
  lastValidated(environment: string): string;
}

/** One with a real sshd, until the test ends. */
export async function useShopHost(options: SshdOptions = {}): Promise<ShopHost> {
  const sshd = await useSshd(options);
  const path = join(sshd.home, 'srv/shop');
  const state = join(sshd.home, '.local/state/belay');
  return {
    sshd,
    path,
    secrets: { SSH_KEY: sshd.privateKey },
    settings: (before, more = {}) => {
      const { 'state-dir': _, ...kept } = before;
      return { ...kept, hosts: [sshd.label], 'known-hosts': sshd.knownHosts, path, ...more };
    },
    lastValidated: (environment) => {
      const file = join(state, environment, 'last-validated-sha.txt');
      return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    },
  };
}
