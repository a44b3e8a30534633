import { shellQuote, shellQuoteAll } from './shell-quote.ts';

/**
 * All that a command line on a host ever says, the same for everything: any login shell understands it, and nothing
 * of what is done can be read in a list of processes. What is to be done follows on standard input. `read` takes a
 * pipe byte by byte, so that everything after the script is left for the command itself.
 */
export const remoteShell = 'exec sh -c \'IFS= read -r __b && eval "$__b"\'';

/** What standard input begins with: one line that reads the script, and the script. */
export function overStdin(script: string): string {
  const lines = script.split('\n').length;
  const reader = [
    "__n=$(printf '\\nx')",
    '__n=${__n%x}',
    '__s=',
    '__i=0',
    `while [ "$__i" -lt ${lines} ]; do IFS= read -r __l || exit 97; __s=$__s$__l$__n; __i=$((__i+1)); done`,
    'eval "$__s"',
  ];
  return `${reader.join('; ')}\n${script}\n`;
}

const forget = 'unset __b __n __s __i __l __w __x __g __t __c';

/** Says that the script runs: everything printed before, by a login shell for one, is none of its output. */
function begin(nonce: string, fields: string): string {
  return `printf '%s\\n' ${nonce}:begin:${fields} && printf '%s\\n' ${nonce}:begin:0 >&2 || exit 96`;
}

function end(nonce: string): string {
  return `printf '%s\\n' "${nonce}:end:$__c"; printf '%s\\n' "${nonce}:end:$__c" >&2`;
}

/** Which lock a script needs, and how it is known that this is still the one that was taken. */
export interface Fence {
  readonly path: string;
  readonly nonce: string;
  /** The connection whose end is the lock's end. */
  readonly way: string;
}

/** What a script's end says where the lock is another's by now. */
export const lockLost = '!LOST';

/** The file that says who works, beside the lock that says who may. */
export function workFileOf(lockPath: string): string {
  return `${lockPath}.work`;
}

/**
 * Holds the work file, shared, as descriptor 3 (those of further locks as 4 and on), then looks whether the lock still names the run that sends this. A
 * run that takes the lock writes its own name first and waits for the work file then: so either it waits for this
 * script, or this script refuses itself.
 */
function fenced(fences: readonly Fence[]): string {
  if (fences.length === 0) return ':';
  const proofs = fences.map(({ path, nonce }, index) => {
    const [lock, work, descriptor] = [shellQuote(path), shellQuote(workFileOf(path)), 3 + index];
    return `command exec ${descriptor}>>${work} && flock -s -n ${descriptor} && { { IFS= read -r __x; IFS= read -r __x; } <${lock}; } && [ "$__x" = ${shellQuote(nonce)} ]`;
  });
  return `{ ${proofs.join(' && ')}; } 2>/dev/null`;
}

/** A script whose whole work is small: its exit code is in the end mark. A lost connection does not stop it. */
export function workScript(nonce: string, body: string, fences: readonly Fence[] = []): string {
  return [
    forget,
    "trap '' HUP PIPE",
    'LC_ALL=C; export LC_ALL; umask 077',
    begin(nonce, '0'),
    `if ${fenced(fences)}; then (`,
    body,
    `); __c=$?; else __c=${lockLost}; fi`,
    end(nonce),
  ].join('\n');
}

/** A command of an argv, as {@link commandScript} is given it. */
export interface CommandParts {
  readonly argv: readonly string[];
  readonly cwd: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** Whether the rest of standard input is the command's. */
  readonly readsInput: boolean;
  readonly fence: Fence | undefined;
}

/** Group of processes and when its first one began: a number alone may be another's by the time it is used. */
const ownGroup = [
  '__g=$$; __t=0',
  '{ IFS= read -r __x </proc/$$/stat && __x=${__x##*) } && set -- $__x && __g=$3; } 2>/dev/null',
  '{ IFS= read -r __x </proc/$__g/stat && __x=${__x##*) } && set -- $__x && __t=${20}; } 2>/dev/null',
].join('\n');

/** Passes a stream on; where nobody reads it any more, it is taken all the same, so that no writer is stopped. */
const relay = "__r() { trap '' TERM INT PIPE; cat; cat >/dev/null; }";

/** Codes of a command that was not begun, as node:child_process names them. */
const findProgram = [
  '__f() {',
  '  case $1 in',
  '    -*) __c=!EINVAL; return 1;;',
  '    */*) __x=$1; [ -e "$1" ] || { __c=!ENOENT; return 1; }; [ -x "$1" ] && [ ! -d "$1" ] || { __c=!EACCES; return 1; };;',
  '    *) set -f; IFS=:; for __x in $PATH; do [ -f "$__x/$1" ] && [ -x "$__x/$1" ] && { unset IFS; set +f; return 0; }; done',
  '      unset IFS; set +f; __c=!ENOENT; return 1;;',
  '  esac',
  '}',
].join('\n');

const enter = (cwd: string): string =>
  `{ cd -- ${shellQuote(cwd)} 2>/dev/null || { if [ ! -e ${shellQuote(cwd)} ]; then __c=!ENOENT; elif [ ! -d ${shellQuote(cwd)} ]; then __c=!ENOTDIR; else __c=!EACCES; fi; false; }; }`;

/**
 * Runs a command beside what passes its output on, so that it outlives the connection. The end marks go the way of
 * the output: what the command wrote stands before them, what a service it left behind writes comes after.
 */
export function commandScript(nonce: string, parts: CommandParts): string {
  const { argv, cwd, env, readsInput, fence } = parts;
  const [program = ''] = argv;
  const exports = Object.entries(env).map(([name, value]) => `export ${name}=${shellQuote(value)}`);
  return [
    forget,
    "trap '' HUP",
    'trap : TERM INT',
    ownGroup,
    relay,
    findProgram,
    begin(nonce, '$__g:$__t'),
    '{ trap : TERM INT; { trap : TERM INT',
    `if ${fenced(fence === undefined ? [] : [fence])}; then`,
    ...exports,
    `${cwd === undefined ? ':' : enter(cwd)} && __f ${shellQuote(program)} && {`,
    // The shell's own words about how it ended are none of the command's.
    `{ ( trap - TERM INT; exec ${shellQuoteAll(argv)} 7>&- ) 2>&7${readsInput ? '' : ' </dev/null'}; __c=$?; } 7>&2 2>/dev/null`,
    `}; else __c=${lockLost}; fi`,
    end(nonce),
    '} 2>&1 >&9 9>&- | __r >&2 9>&-; } 9>&1 | __r',
  ].join('\n');
}

/** Processes that belong together, and when their first one began: the number may be another's later. */
export interface Group {
  readonly id: number;
  readonly began: string;
}

/** Ends groups of processes, all at once: asked first, a second later made to. */
export function endGroupsScript(nonce: string, groups: readonly Group[]): string {
  return workScript(nonce, [livesOn, ...groups.map(endGroup), 'wait', 'exit 0'].join('\n'));
}

/** What has ended stays in its group until its parent has asked how, which the first process of a container may never. */
const livesOn = [
  '__a() {',
  '  __g=$1',
  '  for __l in /proc/[0-9]*/stat; do',
  '    { IFS= read -r __x <"$__l"; } 2>/dev/null || continue',
  '    set -- ${__x##*) }',
  '    [ "$3" = "$__g" ] && case $1 in Z|X) ;; *) return 0;; esac',
  '  done',
  '  return 1',
  '}',
].join('\n');

function endGroup({ id: group, began }: Group): string {
  return [
    '(',
    `__x=; { IFS= read -r __x </proc/${group}/stat && __x=\${__x##*) } && set -- $__x && __x=\${20}; } 2>/dev/null`,
    `[ -n "$__x" ] && [ "$__x" != ${shellQuote(began)} ] && exit 0`,
    '{',
    `kill -TERM -${group} || exit 0`,
    `__i=0; while kill -0 -${group} && __a ${group} && [ "$__i" -lt 20 ]; do sleep 0.05; __i=$((__i+1)); done`,
    `kill -KILL -${group} && { __i=0; while kill -0 -${group} && __a ${group} && [ "$__i" -lt 20 ]; do sleep 0.02; __i=$((__i+1)); done; }`,
    '} 2>/dev/null',
    ') &',
  ].join('\n');
}
