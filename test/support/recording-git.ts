import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A `git` that writes down how it was called and then is the real one. */
export interface RecordingGit {
  /** To be the PATH of a run. */
  readonly path: string;
  /** Arguments of every call, in order. */
  calls(): readonly (readonly string[])[];
  /** The subcommand of every call. */
  commands(): readonly string[];
  /** Everything written down: arguments and environments. */
  everything(): string;
}

/** Puts it into a folder. `environment` writes the environment down too. */
export function recordGit(folder: string): RecordingGit {
  const bin = join(folder, 'recording-bin');
  const record = join(folder, 'git-calls');
  const environments = join(folder, 'git-environments');
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  mkdirSync(bin, { recursive: true });
  // One write a call: calls run side by side.
  writeFileSync(
    join(bin, 'git'),
    `#!/bin/sh\nenv >> '${environments}'\nline=\nfor word; do line="$line$word\t"; done\nprintf '%s\\036' "$line" >> '${record}'\nexec '${real}' "$@"\n`,
  );
  chmodSync(join(bin, 'git'), 0o755);
  const text = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const calls = (): string[][] =>
    text(record)
      .split('\u001e')
      .filter((line) => line !== '')
      .map((line) => line.split('\t').slice(0, -1));
  return {
    path: `${bin}:${process.env['PATH'] ?? ''}`,
    calls,
    commands: () => calls().map(commandOf),
    everything: () => text(record) + text(environments),
  };
}

function commandOf(call: readonly string[]): string {
  for (let at = 0; at < call.length; at += 1) {
    const word = call[at] ?? '';
    if (word === '-C' || word === '-c') at += 1;
    else if (!word.startsWith('--')) return word;
  }
  return '';
}
