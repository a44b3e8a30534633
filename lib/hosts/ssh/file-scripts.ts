import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { shellQuote, shellQuoteAll } from './shell-quote.ts';

/** Exit codes by which a script says what no program's message does. */
export const exitCodes = {
  link: 40,
  tooLarge: 42,
  short: 43,
  isFolder: 44,
  notFolder: 45,
  otherDisk: 46,
  failed: 47,
} as const;

const { link, tooLarge, short, isFolder, notFolder, otherDisk, failed } = exitCodes;

/** Prints the size, then the bytes. A link is told by its own mode, so it is never followed. */
export function readScript(path: string, range: { offset: number; limit: number; most: number }): string {
  return [
    `p=${shellQuote(path)}`,
    's=$(stat -c "%f %s" -- "$p") || exit 1',
    'm=$((0x${s%% *})); s=${s##* }',
    `case $((m & 61440)) in 40960) exit ${link};; 16384) exit ${isFolder};; 4096) exit ${failed};; esac`,
    `n=$((s - ${range.offset})); [ "$n" -gt 0 ] || n=0`,
    `[ "$n" -le ${range.limit} ] || n=${range.limit}`,
    `[ "$n" -le ${range.most} ] || exit ${tooLarge}`,
    'printf "%s\\n" "$s"',
    '[ "$n" -eq 0 ] && { : <"$p"; exit; }',
    `tail -c +${range.offset + 1} -- "$p" | head -c "$n"`,
  ].join('\n');
}

/** A new name beside a file, as {@link sweepScript} knows it. */
function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
}

/**
 * The content comes on standard input and is counted before the file gets its name: a connection that breaks in the
 * middle leaves the old file.
 */
export function replaceScript(path: string, size: number, keep: string | undefined): string {
  const names = [path, temporaryBeside(path), keep ?? '', keep === undefined ? '' : temporaryBeside(keep)];
  const [p, t, k, l] = names.map(shellQuote);
  const keeping = [
    `if [ -e "$p" ] || [ -L "$p" ]; then`,
    `k=${k}; l=${l}`,
    `ln -- "$p" "$l" || undo`,
    // Where both names are one file already, after a kill between two renames, there is nothing to do.
    `[ "$l" -ef "$k" ] || mv -fT -- "$l" "$k" || undo`,
    'rm -f -- "$l"; fi',
  ];
  return [
    `p=${p}; t=${t}; l=; d=${shellQuote(dirname(path))}`,
    `undo() { c=\${1-${failed}}; rm -f -- "$t"; [ -z "$l" ] || rm -f -- "$l"; exit "$c"; }`,
    // The folder is asked first: a shell's own words for a file it cannot make are its own.
    `[ -d "$d" ] || { stat -- "$d" >/dev/null || exit ${failed}; exit ${notFolder}; }`,
    'set -C; cat >"$t" || undo; set +C',
    `[ "$(stat -c %s -- "$t")" = ${size} ] || undo ${short}`,
    'sync -- "$t" || undo',
    ...(keep === undefined ? [] : keeping),
    'mv -fT -- "$t" "$p" || undo',
    `sync -- "$d" || exit ${failed}`,
  ].join('\n');
}

/** What is appended is part of the script, so it is there whole or not at all. */
export function appendScript(path: string, content: string): string {
  return [
    `p=${shellQuote(path)}; d=${shellQuote(dirname(path))}`,
    `[ ! -L "$p" ] || exit ${link}`,
    `[ ! -d "$p" ] || exit ${isFolder}`,
    's=0; [ ! -e "$p" ] || s=$(stat -c %s -- "$p") || exit 1',
    'undo() { c=$1; dd if=/dev/null of="$p" bs=1 seek="$s" count=0 2>/dev/null; exit "$c"; }',
    `printf %s ${shellQuote(content)} | cat >>"$p" || undo ${failed}`,
    `[ "$(stat -c %s -- "$p")" = $((s + ${Buffer.byteLength(content)})) ] || undo ${short}`,
    `sync -- "$p" || undo ${failed}`,
    `[ "$s" -ne 0 ] || sync -- "$d" || undo ${failed}`,
  ].join('\n');
}

export function cutScript(path: string, size: number): string {
  return [
    `p=${shellQuote(path)}`,
    `[ ! -L "$p" ] || exit ${link}`,
    `[ ! -d "$p" ] || exit ${isFolder}`,
    's=$(stat -c %s -- "$p") || exit 1',
    `dd if=/dev/null of="$p" bs=1 seek=${size} count=0 || exit 1`,
    'sync -- "$p"',
  ].join('\n');
}

/** One letter for each path. */
export function kindsScript(paths: readonly string[]): string {
  return `for p in ${shellQuoteAll(paths)}; do if [ -L "$p" ]; then printf l; elif [ -f "$p" ]; then printf f; elif [ -d "$p" ]; then printf d; elif [ -e "$p" ]; then printf o; else printf a; fi; done`;
}

/** Names, each with a NUL behind it. */
export function foldersScript(path: string): string {
  return [
    `p=${shellQuote(path)}`,
    `stat -L -- "$p" >/dev/null || exit 1`,
    `[ -d "$p" ] || exit ${notFolder}`,
    '{ [ -r "$p" ] && [ -x "$p" ]; } || { ls -- "$p" >/dev/null; exit 1; }',
    'for e in "$p"/* "$p"/.*; do n=${e##*/}; case $n in .|..) continue;; esac',
    '[ ! -d "$e" ] || [ -L "$e" ] || printf "%s\\0" "$n"; done; exit 0',
  ].join('\n');
}

/** Within one file system only, where it is one step: `mv` would copy over another's border. */
export function renameScript(from: string, to: string): string {
  return [
    `p=${shellQuote(from)}; q=${shellQuote(to)}`,
    'a=$(stat -c %d -- "$p") || exit 1',
    `b=$(stat -L -c %d -- ${shellQuote(dirname(to))}) || exit 1`,
    `{ [ "$a" = "$b" ] || [ -L "$p" ]; } || exit ${otherDisk}`,
    'mv -fT -- "$p" "$q"',
  ].join('\n');
}

/** Prints what is wrong with the folder, a word and a value; nothing where it is well. */
export function prepareFolderScript(path: string): string {
  return [
    `p=${shellQuote(path)}`,
    'make() { [ -e "$1" ] || [ -L "$1" ] || [ "$1" = / ] || { make "$(dirname -- "$1")" && { mkdir -m 700 -- "$1" || [ -d "$1" ]; }; }; }',
    '[ -e "$p" ] || [ -L "$p" ] || { make "$p" || exit 1; sync -- "$(dirname -- "$p")" || exit 1; }',
    'if [ -L "$p" ]; then printf "link "; exit; fi',
    'if [ ! -d "$p" ]; then printf "not-folder "; exit; fi',
    's=$(stat -c "%f %u %a" -- "$p") || exit 1; set -- $s',
    'if [ "$2" != "$(id -u)" ]; then printf "owner %s" "$2"; exit; fi',
    'if [ $((0x$1 & 18)) -ne 0 ]; then printf "mode %s" "$3"; exit; fi',
    'if [ ! -w "$p" ] || [ ! -x "$p" ]; then printf "not-writable "; fi; exit 0',
  ].join('\n');
}

const sixteen = '[0-9a-f]'.repeat(16);

export function sweepScript(folder: string): string {
  return [
    `p=${shellQuote(folder)}`,
    'ls -- "$p" >/dev/null || exit 1',
    `for e in "$p"/.?*.${sixteen}.tmp; do [ -e "$e" ] || [ -L "$e" ] || continue; rm -f -- "$e"; done; exit 0`,
  ].join('\n');
}

/** Prints a mark and the value where the variable is set. */
export function variableScript(name: string): string {
  return `[ -z "\${${name}+x}" ] || printf '=%s' "$${name}"`;
}
