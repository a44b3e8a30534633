import type { Clock } from '../ports/clock.ts';
import type { Host } from './host.ts';
import { runLocal } from './local-command.ts';
import { createLocalConnect, type LocalConnectOptions } from './local-connect.ts';
import {
  appendLocal,
  cutLocal,
  foldersLocal,
  kindsLocal,
  prepareFolderLocal,
  readLocal,
  renameLocal,
  replaceLocal,
  sweepLocal,
} from './local-files.ts';
import { lockLocal } from './local-lock.ts';

/** The machine this process runs on. The options say which addresses its TCP connections may go to. */
export function createLocalHost(clock: Clock, options: LocalConnectOptions = {}): Host {
  return {
    name: 'this machine',
    run: runLocal,
    connect: createLocalConnect(options),
    read: readLocal,
    replace: replaceLocal,
    append: appendLocal,
    cut: cutLocal,
    kinds: kindsLocal,
    folders: foldersLocal,
    rename: renameLocal,
    prepareFolder: prepareFolderLocal,
    sweep: sweepLocal,
    lock: (path, request) => lockLocal(path, request, clock),
    variable: async (name) => process.env[name],
    forward: async () => undefined,
    close: async () => undefined,
  };
}
