import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleRun } from '../support/run-bundle.ts';
import { injecting, repeatable } from '../support/strace.ts';
import type { KillPoint } from './sweep-points.ts';
import { armRestart, type Place } from './sweep-scenarios.ts';

/** How a run of the bundle is changed so that it dies at a point. */
export function killing(place: Place, point: KillPoint): Partial<BundleRun> {
  if (point.kind === 'bundle') return { wrapper: injecting('signal=SIGKILL', point.moment), env: repeatable };
  if (point.kind === 'restart') {
    armRestart(place, point.step);
    return {};
  }
  return { env: { PATH: `${fatalGit(place, point)}:${process.env['PATH'] ?? ''}` } };
}

/** A folder with a `git` that is the real one but for one run, at which it dies. */
function fatalGit(place: Place, point: KillPoint & { readonly kind: 'git' | 'after-git' }): string {
  const folder = join(place.sandbox.folder, 'fatal-git');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const script = [
    '#!/bin/sh',
    'command= skip=',
    'for word; do',
    '  if [ -n "$skip" ]; then skip=; continue; fi',
    '  case "$word" in -C|-c) skip=1 ;; -*) ;; *) command=$word; break ;; esac',
    'done',
    `[ "$command" = '${point.run.command}' ] || exec ${real} "$@"`,
    // Making a folder is atomic: no two runs get the same number.
    `number=1; until mkdir '${folder}'/run.$number 2>/dev/null; do number=$((number + 1)); done`,
    `[ "$number" -eq ${point.run.number} ] || exec ${real} "$@"`,
    ...death(point, real),
  ];
  writeFileSync(join(folder, 'git'), `${script.join('\n')}\n`);
  chmodSync(join(folder, 'git'), 0o755);
  return folder;
}

function death(point: KillPoint & { readonly kind: 'git' | 'after-git' }, real: string): string[] {
  if (point.kind === 'after-git') return [`${real} "$@"`, 'kill -9 "$PPID"'];
  const { call, when } = point.moment;
  const inject = `strace -f -qq -o /dev/null -e trace=${call} -e inject=${call}:signal=SIGKILL:when=${when}`;
  return [`${inject} ${real} "$@"`, ...(point.alone ? ['exit $?'] : ['kill -9 "$PPID"'])];
}
