import type { BundleRun } from '../support/run-bundle.ts';
import { injecting, type Moment } from '../support/strace.ts';
import type { Place } from './sweep-place.ts';
import type { Harm, KillPoint } from './sweep-points.ts';
import { armRestart } from './sweep-scenarios.ts';
import { closeTap, openTap, tapReached } from './sweep-tap.ts';

/** How a run of the bundle is changed so that a point's harm is done to it. Call {@link disarm} after it. */
export function killing(place: Place, point: KillPoint): Partial<BundleRun> {
  switch (point.kind) {
    case 'bundle': {
      const { env } = openTap(place, { kind: 'none' });
      const fault = point.harm === 'kill' ? 'signal=SIGKILL' : (`error=${point.harm}` as const);
      return { wrapper: injecting(fault, point.moment), env };
    }
    case 'restart':
      armRestart(place, point.step);
      return {};
    case 'child':
    case 'remote':
      return openTap(place, { kind: 'harm', run: point.run, orders: atMoment(point) });
    case 'around-child':
    case 'around-remote':
      return openTap(place, { kind: 'harm', run: point.run, orders: around(point) });
  }
}

/** Lets everything that runs in the place from now on go by unharmed. */
export function disarm(place: Place): void {
  closeTap(place);
}

/** Whether a run got to its point; undefined where only its own death tells. */
export function wasReached(place: Place, point: KillPoint): boolean | undefined {
  return point.kind === 'bundle' || point.kind === 'restart' ? undefined : tapReached(place);
}

export type MomentPoint = Extract<KillPoint, { readonly kind: 'child' | 'remote' }>;

/** Orders for the tap: shell that runs `"$@"` and harms it. */
export function atMoment(point: MomentPoint): string {
  const { harm, moment, alone, within } = point;
  if (within !== undefined) return inGitOf(within, atMoment({ ...point, within: undefined }));
  const how = inject(harm, moment);
  if (harm !== 'kill') {
    const told = `grep -q INJECTED "$own/harm" && : >"$d/reached"`;
    return `strace -f -qq -o "$own/harm" ${how} "$@"; code=$?; ${told}; exit "$code"`;
  }
  return `exec strace -f -qq -o "|/bin/sh '$d/reaper' ${alone ? 'alone' : 'both'}" ${how} "$@"`;
}

/** Gives git another folder of its programs, in which the git that it starts carries out the orders on the one of this name. */
function inGitOf(within: string, orders: string): string {
  return `real=$(git --exec-path); export d own real GIT_EXEC_PATH="$own/programs"
mkdir "$GIT_EXEC_PATH"; ln -s "$real"/* "$GIT_EXEC_PATH"; rm "$GIT_EXEC_PATH/git"
cat >"$GIT_EXEC_PATH/git" <<'END'
#!/bin/sh
export GIT_EXEC_PATH="$real"
if [ "$1" != '${within}' ] || ! mkdir "$own/within" 2>/dev/null; then exec "$real/git" "$@"; fi
set -- "$real/git" "$@"
${orders}
END
chmod 755 "$GIT_EXEC_PATH/git"`;
}

function inject(harm: Harm, { call, when, path }: Moment): string {
  const fault = harm === 'kill' ? 'error=EIO:signal=SIGSTOP' : `error=${harm}`;
  const where = path === undefined ? '' : `-P '${path}' `;
  return `${where}-e trace=${call} -e inject=${call}:${fault}:when=${when}`;
}

export type AroundPoint = Extract<KillPoint, { readonly kind: 'around-child' | 'around-remote' }>;

/** Orders for the tap, around the run. */
export function around({ when, harm }: AroundPoint): string {
  if (harm === 'child') return ': >"$d/reached"; kill -9 0';
  if (harm === 'run') return `"$@"; code=$?; : >"$d/reached"; kill -9 "$(cat "$d/bundle.pid")"; exit "$code"`;
  const drop = 'kill -9 "$BELAY_TAP_SERVER"; : >"$d/reached"';
  // What was done is not told to anybody.
  return when === 'before' ? drop : `"$@" >"$own/out" 2>"$own/err"; ${drop}; exit`;
}
