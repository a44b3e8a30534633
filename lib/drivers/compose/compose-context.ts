import type { Host } from '../../hosts/host.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { DriverSession } from '../driver.ts';
import type { RegistryLogin } from './registry-login.ts';

/** Which services run which image. */
export interface ComposeTarget {
  readonly environment: string;
  /** The folder of the compose files on the host. */
  readonly path: string;
  /** With `{sha}` in its tag. */
  readonly image: string;
  readonly services: readonly string[];
  /** Relative to the path; empty takes the file Compose finds there. */
  readonly composeFiles: readonly string[];
  readonly afterIn?: string;
  readonly keep: number;
  readonly registry: RegistryLogin | undefined;
}

export interface ComposePorts {
  readonly host: Host;
  readonly clock: Clock;
  readonly log: Log;
}

/** What every part of the driver is given. */
export interface ComposeContext extends ComposePorts {
  readonly target: ComposeTarget;
  readonly session: DriverSession;
  /** What the preparation learned for the activation. */
  readonly learned: { project?: string };
}
