import { workScript } from './remote-shell.ts';

/** What a host must have: how it is tried, and what is said where it is missing. */
const needs: readonly (readonly [word: string, trial: string, missing: string])[] = [
  ['proc', '[ -r /proc/$$/stat ]', '/proc (Belay works on Linux hosts)'],
  ['flock', 'flock -s -n 9 9</', 'the program "flock" (package util-linux)'],
  ['stat', '[ "$(stat -c %f /)" ]', '"stat" with -c (package coreutils)'],
  ['sync', 'sync /', '"sync" of one file (package coreutils 8.24 or later)'],
  ['mv', 'mv --help 2>&1 | grep -q -e -T', '"mv" with -T (package coreutils)'],
  ['head', '[ "$(printf abc | head -c 2)" = ab ]', '"head" with -c (package coreutils)'],
  ['tail', '[ "$(printf abc | tail -c +2)" = bc ]', '"tail" with -c (package coreutils)'],
  ['sleep', 'sleep 0.01', '"sleep" of parts of a second (package coreutils)'],
  ['timeout', 'timeout 5 true', 'the program "timeout" (package coreutils)'],
  ['dd', 'command -v dd', 'the program "dd" (package coreutils)'],
  ['sh', '[ / -ef /proc/$$/root ] || [ / -ef / ]', 'a shell "sh" whose "test" knows -ef (package dash)'],
];

/** What it can be without. */
const noGroups = 'no-groups';
const trialOfGroups = `{ [ "$(setsid sh -c 'echo x')" = x ]; } >/dev/null 2>&1 || printf '%s\\n' ${noGroups}`;

/**
 * When this run is gone, however it ended, the connection goes too: ssh would keep it for as long as a command that
 * was begun runs there.
 */
const stay =
  'cat >/dev/null; __x=; { IFS= read -r __x </proc/$PPID/comm; } 2>/dev/null; case $__x in sshd*) kill "$PPID";; esac';

/** Tries everything once, prints the words of what is missing, and stays until its input ends. */
export function preflightScript(nonce: string): string {
  const trials = needs.map(([word, trial]) => `{ ${trial}; } >/dev/null 2>&1 || printf '%s\\n' ${word}`);
  return `${workScript(nonce, [...trials, trialOfGroups, 'exit 0'].join('\n'))}\n${stay}`;
}

/** Whether a shell of the host can start a group of processes beside itself. */
export function hasGroups(printed: string): boolean {
  return !printed.split('\n').includes(noGroups);
}

/** What is missing, for a sentence; undefined where nothing is. */
export function missingParts(printed: string): string | undefined {
  const words = new Set(printed.split('\n'));
  const missing = needs.filter(([word]) => words.has(word)).map(([, , text]) => text);
  return missing.length === 0 ? undefined : missing.join(', ');
}
