import { type HostLost, isHostLost } from '../hosts/host.ts';
import type { AskingHost } from './health-ports.ts';

/** A host, and whether it was lost to those who asked it. */
export interface WatchedHost {
  readonly host: AskingHost;
  /** What was last thrown for it; undefined where it was there each time. */
  lost(): (Error & HostLost) | undefined;
}

/** Does as the host does, and remembers when it cannot be talked to. */
export function watchHost(watched: AskingHost): WatchedHost {
  let lost: (Error & HostLost) | undefined;
  const noting = async <T>(act: Promise<T>): Promise<T> => {
    try {
      return await act;
    } catch (error) {
      if (isHostLost(error)) lost = error;
      throw error;
    }
  };
  return {
    host: {
      name: watched.name,
      run: (command) => noting(watched.run(command)),
      connect: (target) => noting(watched.connect(target)),
      forward: (target) => noting(watched.forward(target)),
    },
    lost: () => lost,
  };
}
