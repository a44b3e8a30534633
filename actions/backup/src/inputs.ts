import type { BackupRequest } from '../../../lib/backup/backup-environment.ts';
import { isBackupName, isUndoName } from '../../../lib/backup/backup-name.ts';
import {
  databaseTakes,
  isDatabaseName,
  isWithin,
  parseRedisAddress,
  type RedisAddress,
  redisTakes,
} from '../../../lib/backup/part.ts';
import { type EnvironmentInputs, readEnvironmentInputs } from '../../../lib/config/environment-inputs.ts';
import { secretsOfStep } from '../../../lib/config/step-secrets.ts';
import { absolutePath } from '../../../lib/ports/value-forms.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';

export interface Inputs {
  readonly target: EnvironmentInputs;
  readonly request: BackupRequest;
  /** The backup to restore; undefined makes one. */
  readonly restore: string | undefined;
  readonly confirmation: string;
  readonly expected: string;
  readonly dryRun: boolean;
}

/** Reads the inputs; every problem is reported at once. */
export function parseInputs(read: InputReader, env: Readonly<Record<string, string | undefined>>): Inputs {
  const asks = { action: 'backup', need: 'required', despite: 'problems-elsewhere' } as const;
  const target = readEnvironmentInputs(read, env, asks);
  const request: BackupRequest = {
    environment: target.environment,
    sources: {
      files: readFiles(read, target.path),
      command: readCommand(read, target),
      postgres: readDatabases(read, 'postgres'),
      mysql: readDatabases(read, 'mysql'),
      redis: readRedis(read),
    },
    path: target.path,
    container: readContainer(read),
    to: read.optionalPath('to'),
    keeping: {
      keep: read.integer('keep', { min: 1, max: 10_000 }),
      keepDays: read.integer('keep-days', { min: 0, max: 36_500 }),
    },
    timeoutMs: read.duration('timeout', { min: '1s', max: '24h' }),
    lockWaitMs: target.lockWaitMs,
  };
  return read.done({
    target,
    request,
    restore: readRestore(read),
    confirmation: read.optional('confirmation') ?? '',
    expected: read.required('expected', 'the word that is to be typed'),
    dryRun: read.boolean('dry-run'),
  });
}

/** Absolute paths, none twice and none inside another: that one is saved with it. */
function readFiles(read: InputReader, path: string | undefined): readonly string[] {
  const files: string[] = [];
  for (const item of read.list('files')) {
    const whole = absolutePath(item.startsWith('/') ? item : `${path ?? ''}/${item}`);
    if (!item.startsWith('/') && path === undefined)
      read.problem('files', 'absolute paths, because no "path" says what others are relative to', item);
    else if (whole === undefined || whole === '/' || item.includes('\n'))
      read.problem('files', 'paths of files and folders, without ".."', item);
    else files.push(whole);
  }
  const twice = files.find((file, index) =>
    files.some((other, at) => at !== index && isWithin(file, other) && (file !== other || at < index)),
  );
  if (twice !== undefined)
    read.problem('files', 'each path once, and none inside another, with which it is saved', twice);
  return files;
}

function readCommand(read: InputReader, { path }: EnvironmentInputs): BackupRequest['sources']['command'] {
  const script = read.optional('command');
  if (script === undefined) return undefined;
  if (path === undefined)
    read.problem('path', 'the absolute path of the folder that "command" runs in, here or in belay.yml', '');
  if (secretsOfStep(read, ['token', 'ssh-key'])(script))
    read.problem(
      'command',
      "commands without a secret in their text; pass it by the step's env and BELAY_PASS_ENV",
    );
  return { script, path: path ?? '/' };
}

function readDatabases(read: InputReader, input: 'postgres' | 'mysql'): readonly string[] {
  const names = read.list(input);
  const wrong = names.find((name) => !isDatabaseName(name));
  if (wrong !== undefined) read.problem(input, databaseTakes, wrong);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) read.problem(input, 'each database once', twice);
  return names;
}

function readRedis(read: InputReader): RedisAddress | undefined {
  const text = read.optional('redis');
  if (text === undefined) return undefined;
  const address = parseRedisAddress(text);
  if (address === undefined) read.problem('redis', redisTakes, text);
  return address;
}

function readContainer(read: InputReader): string | undefined {
  const name = read.optional('container');
  if (name !== undefined && !/^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/.test(name))
    read.problem('container', 'the name of a container', name);
  return name;
}

function readRestore(read: InputReader): string | undefined {
  const name = read.optional('restore');
  if (name !== undefined && name !== 'latest' && !isBackupName(name) && !isUndoName(name))
    read.problem(
      'restore',
      '"latest", or the name of a backup like 20261121T020000Z-0a1b2c, as its folder is called',
      name,
    );
  return name;
}
