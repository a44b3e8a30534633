import { shellQuote } from './shell-quote.ts';

const takeWhole =
  'while [ "$__i" -gt 0 ]; do IFS= read -r __l || exit 97; __s=$__s$__l$__n; __i=$((__i-1)); done';

/**
 * Out of the way of who sent it: what it starts can be ended without this shell. It takes the script itself: handed on
 * in the environment, it would stand in /proc with all its secrets for as long as a service it leaves behind runs.
 */
const inOwnGroup = `( exec setsid sh -c '__i=$1; __n=$2; __s=; ${takeWhole}; exec </dev/null; eval "$__s"' sh "$__i" "$__n" )`;

/**
 * What standard input begins with where many scripts follow: one line that takes a script whole, as {@link oneOfMany}
 * sends it, runs it in a shell of its own, and takes the next one. A script has the ways out of it and nothing else,
 * neither its input nor its variables. Where one does not come to its end, or the input is over, this ends: what is
 * sent after that is never begun. One with a word beside its length is a group of processes of its own, and the word
 * is said when all of it has let go of the ways out.
 */
export const scriptLoop = `command unset TMOUT; __n=$(printf '\\nx'); __n=\${__n%x}; while IFS=' ' read -r __i __w; do case $__w in '') __s=; ${takeWhole}; ( eval "$__s" ) </dev/null ;; *) ${inOwnGroup} && printf '%s\\n' "$__w" ;; esac || exit 98; done\n`;

/** A script, for {@link scriptLoop}; with a word, a group of its own. */
export function oneOfMany(script: string, word = ''): string {
  return `${script.split('\n').length} ${word}\n${script}\n`;
}

/** Beyond it a script goes by itself: a shell takes each byte by a system call of its own, while others wait. */
const mostBytes = 24 * 1024;

/** Whether a script can be one of many, with what it reads; a word of a shell holds no NUL. */
export function fitsLoop(body: string, input = ''): boolean {
  return Buffer.byteLength(body) + Buffer.byteLength(input) <= mostBytes && !input.includes('\0');
}

/** A body with what it reads, so that all of it is there before anything is begun. */
export function bodyWith(input: string | undefined, body: string): string {
  return input === undefined ? body : `{ printf %s ${shellQuote(input)}; } 2>/dev/null | (\n${body}\n)`;
}
