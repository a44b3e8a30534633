import { workFileOf } from './remote-shell.ts';
import { shellQuote } from './shell-quote.ts';

export interface LockFacts {
  readonly path: string;
  readonly owner: string;
  /** Names this holder in the lock file's second line. */
  readonly nonce: string;
  readonly waitMs: number;
  readonly silenceSeconds: number;
}

/** How often the lock is tried for; a tenth of a second. */
const triesPerSecond = 10;

/**
 * Takes the kernel's lock and keeps it for as long as somebody at the other end says so. It says words, one a line:
 * `wait` and `busy` with the holder's name, `unavailable` with an exit code, `link`, `denied`, `replaced`, `held`.
 *
 * The descriptor is not handed on to what works under the lock, which runs in sessions of its own. These hold the
 * work file, shared; whoever takes the lock writes its name first and then waits for the work file. So what a lost
 * run left behind keeps the next one out until it has ended, and what comes late finds another's name.
 */
export function lockScript(mark: string, facts: LockFacts): string {
  const { path, owner, nonce, waitMs, silenceSeconds } = facts;
  const name = owner.replaceAll(/[\r\n]+/g, ' ');
  return [
    'umask 077; LC_ALL=C; export LC_ALL',
    `L=${shellQuote(path)}; W=${shellQuote(workFileOf(path))}; left=${Math.ceil((waitMs / 1000) * triesPerSecond)}; told=`,
    `printf '%s\\n' ${mark}:begin:0; printf '%s\\n' ${mark}:begin:0 >&2`,
    'holder() { IFS= read -r h <"$L" || :; printf "%s %s\\n" "$1" "$h"; }',
    // A newline each time: where nobody listens any more, it ends this script.
    'again() { case $1 in 1) ;; *) printf "unavailable %s\\n" "$1"; exit;; esac; [ "$left" -gt 0 ] || { holder busy; exit; }; [ "$told" ] || holder wait; told=1; left=$((left-1)); sleep 0.1; echo; }',
    'stays() { [ -f "$L" ] && [ ! -L "$L" ] && [ "$L" -ef /proc/$$/fd/9 ] || { echo replaced; exit; }; }',
    'if [ -L "$L" ] || [ -L "$W" ]; then echo link; exit; fi',
    'command exec 9<>"$L" || { stat -- "$(dirname -- "$L")" >/dev/null; echo denied; exit; }',
    'until flock -x -n 9; do again $?; done',
    'stays',
    'h=; IFS= read -r h <"$L" || :',
    `printf '%s\\n%s\\n' "$h" ${nonce} >"$L" || { echo denied; exit; }`,
    'command exec 8<>"$W" || { echo denied; exit; }',
    'until flock -x -n 8 9>&-; do again $?; done',
    'exec 8>&-; stays',
    `printf '%s\\n%s\\n' ${shellQuote(name)} ${nonce} >"$L" || { echo denied; exit; }`,
    'echo held',
    `while timeout ${silenceSeconds} sh -c 'IFS= read -r x' 9>&-; do :; done`,
  ].join('\n');
}
