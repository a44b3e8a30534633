import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BundleRun } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { type Call, mutating, readCalls, repeatable } from '../support/strace.ts';
import type { PlaceHost } from './sweep-place.ts';

/**
 * A run of a program, or of a script on a host: the how-many-th of what is the same. A plain number over all would not
 * be the same twice, because what only looks runs side by side.
 */
export interface RunName {
  readonly key: string;
  readonly number: number;
}

/** What runs go by: programs of this machine, or sessions of the host. */
export interface Tapped {
  readonly host: PlaceHost;
  readonly sandbox: Pick<Sandbox, 'folder'>;
}

export interface RecordedRun {
  readonly name: RunName;
  /** What it is, for people. */
  readonly what: string;
  /** The program, or `script` on a host. */
  readonly program: string;
  readonly calls: readonly Call[];
}

const trace = ['execve', ...mutating].join(',');

/**
 * What every run goes through: numbers it, and records it, or harms it where it is the one of the orders, or just runs
 * it. Making a folder is atomic, so no two runs get the same number.
 */
const runProgram = `d=\${0%/*} key=$1; shift
number=1
until mkdir "$d/runs/$key.$number" 2>/dev/null; do [ -d "$d/runs" ] || exec "$@"; number=$((number + 1)); done
own=$d/runs/$key.$number
if [ -e "$d/record" ]; then
  printf '%s\\n' "$@" >"$own/argv"
  exec strace -f -qq -y -v -s 300 -o "$own/calls" -e trace=${trace} "$@"
fi
wanted=; [ ! -e "$d/wanted" ] || IFS= read -r wanted <"$d/wanted"
[ "$wanted" = "$key.$number" ] || exec "$@"
. "$d/orders"
exec "$@"
`;

/**
 * Reads what strace says. It lets the call fail and stops the process before it learns of that; then all of its group
 * is killed at once, so nobody has gone on.
 */
const reaper = `d=\${0%/*}
grep -q -m1 INJECTED || exit 0
: >"$d/reached"
[ "$1" = alone ] || kill -9 "$(cat "$d/bundle.pid")"
kill -9 0
`;

/**
 * For sshd's ForceCommand: takes the script that Belay sends first off the input, and names the session by it. Where
 * many scripts come over one session, it takes them one by one, and each is a run of its own; the session ends with one
 * that does not come to its end.
 */
const sessionProgram = `#!/bin/sh
d=$0.d
export BELAY_TAP_SERVER=$PPID
case $SSH_ORIGINAL_COMMAND in *__b*) ;; *) exec /bin/sh -c "$SSH_ORIGINAL_COMMAND" ;; esac
take() {
  script=$(mktemp "$d/script.XXXXXXXX")
  while [ "$lines" -gt 0 ]; do IFS= read -r line || exit 97; printf '%s\\n' "$line"; lines=$((lines - 1)); done >"$script"
  key=$(sed -e '/^{ printf %s .*| ($/d' -e '/^{ printf %s /,/| ($/d' -e 's/belay-[0-9a-f]*//g' -e 's/[0-9a-f]\\{16\\}\\.tmp/*.tmp/g' -e 's/tmp\\.[A-Za-z0-9]*/tmp.*/g' -e 's/"[a-zA-Z-]*":[0-9.]*/#/g' -e 's/#"[0-9a-f]\\{16\\}"/#/g' -e 's/pid [0-9]*, //' -e 's/20[0-9][0-9]-[0-9TZ:.-]*/#/g' -e 's/(s + [0-9]*)/#/' -e 's/" = [0-9]* \\]/#/' "$script" | cksum)
}
[ -d "$d" ] || exec /bin/sh -c "$SSH_ORIGINAL_COMMAND"
IFS= read -r reader
case $reader in *'read -r __i __w'*)
  while IFS=' ' read -r lines word; do
    take
    own=; [ -z "$word" ] || own=setsid
    ( exec $own /bin/sh "$d/run" "\${key%% *}" sh -c 'eval "$(cat "$0")"' "$script" ) </dev/null || exit 98
    [ -z "$word" ] || printf '%s\\n' "$word"
  done
  exit ;;
esac
[ -d "$d/runs" ] || exec /bin/sh -c 'eval "$0"' "$reader"
lines=\${reader#*-lt }; lines=\${lines%% *}
take
exec /bin/sh "$d/run" "\${key%% *}" sh -c 'eval "$(cat "$0")"' "$script"
`;

function writeTap(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'run'), runProgram);
  writeFileSync(join(folder, 'reaper'), reaper);
}

/** Where the tap of a place's programs, or of its host's sessions, keeps what it is told and what it saw. */
export function tapFolder({ host, sandbox }: Tapped): string {
  return host.kind === 'ssh' ? `${host.wrapper}.d` : join(sandbox.folder, 'tap');
}

/** Runs go by unseen again. */
export function closeTap(place: Tapped): void {
  const folder = tapFolder(place);
  for (const name of ['runs', 'record', 'wanted', 'orders', 'bundle.pid'])
    rmSync(join(folder, name), { recursive: true, force: true });
}

export type TapOrder =
  | { readonly kind: 'record' }
  /** `orders` is shell, run by the one run in the place of the program: `"$@"` is the program, `$d` the tap's folder. */
  | { readonly kind: 'harm'; readonly run: RunName; readonly orders: string }
  /** Only the names of temporary files are made the same. */
  | { readonly kind: 'none' };

/** Sets the tap of a place for one run of a bundle; what is given is how the bundle must be run for that. */
export function openTap(place: Tapped, order: TapOrder): Required<Pick<BundleRun, 'env'>> {
  const folder = tapFolder(place);
  closeTap(place);
  rmSync(join(folder, 'reached'), { force: true });
  writeTap(folder);
  if (place.host.kind === 'ssh') writeFileSync(place.host.wrapper, sessionProgram, { mode: 0o755 });
  mkdirSync(join(folder, 'runs'));
  if (order.kind === 'record') writeFileSync(join(folder, 'record'), '');
  if (order.kind === 'harm') {
    writeFileSync(join(folder, 'wanted'), `${order.run.key}.${order.run.number}\n`);
    writeFileSync(join(folder, 'orders'), `${order.orders}\n`);
  }
  const programs = place.host.kind === 'local' ? { BELAY_TAP_PROGRAMS: 'true' } : {};
  return {
    env: {
      ...repeatable,
      NODE_OPTIONS: `${repeatable.NODE_OPTIONS} --import=${preload}`,
      BELAY_TAP: folder,
      ...programs,
    },
  };
}

const preload = pathToFileURL(join(import.meta.dirname, '../support/tap-children.mjs')).href;

/** Whether a run came to what it was told to do. */
export function tapReached(place: Tapped): boolean {
  return existsSync(join(tapFolder(place), 'reached'));
}

/** The runs that were recorded, in no order. */
export function readRuns(place: Tapped): readonly RecordedRun[] {
  const folder = join(tapFolder(place), 'runs');
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'calls')))
    .map((name) => {
      const [key = '', number = ''] = name.split('.');
      const argv = readFileSync(join(folder, name, 'argv'), 'utf8')
        .trimEnd()
        .split('\n');
      const described = place.host.kind === 'ssh' ? describeScript(argv.at(-1)) : describeArgv(argv);
      return {
        name: { key, number: Number(number) },
        ...described,
        calls: readCalls(join(folder, name, 'calls')),
      };
    })
    .sort((a, b) => (`${a.name.key}` < `${b.name.key}` ? -1 : 1) || a.name.number - b.name.number);
}

type Described = Pick<RecordedRun, 'what' | 'program'>;

function describeArgv(argv: readonly string[]): Described {
  const [program = '', ...args] = argv;
  if (program === '/bin/sh' || program === 'sh') return { program: 'sh', what: scriptWords(args.join('\n')) };
  const short = program.split('/').at(-1) ?? program;
  return { program: short, what: `${short} ${commandOf(args)}`.trim() };
}

/** The first words that are no options: git's `-C` and `-c` take a value. */
function commandOf(args: readonly string[]): string {
  const words = args.filter(
    (arg, index) => !arg.startsWith('-') && !/^-[Cc]$|^--file$/.test(args[index - 1] ?? ''),
  );
  return words[0] === 'compose' || words[0] === 'image' ? words.slice(0, 2).join(' ') : (words[0] ?? '');
}

function scriptWords(script: string): string {
  if (script.includes('script=')) return 'restart';
  const verbs = /\b(?:ln|mv|rm|mkdir|sync|cp|dd|cat|printf)\b/g;
  return `sh (${[...new Set(script.match(verbs) ?? [])].join(', ')})`;
}

/** A line that only the script for this holds, and what it does. */
const fileVerbs: readonly (readonly [sign: string, verb: string])[] = [
  ['cat >>"$p"', 'append'],
  ['cat >"$t"', 'replace'],
  ['until flock', 'take'],
  ['mkdir -m 700', 'make'],
  ['tmp; do [ -e', 'sweep'],
  ['mv -fT', 'rename'],
  ['sleep 0.01', 'preflight'],
  ['kill -TERM', 'end groups'],
];

/** What a script on a host does: the program it runs, or what it does to a file. */
function describeScript(file: string | undefined): Described {
  const script = file === undefined ? '' : readFileSync(file, 'utf8');
  const command = /^\{ \( trap - TERM INT; exec (.*) 7>&- \)/m.exec(script)?.[1];
  if (command !== undefined) {
    const argv = [...command.matchAll(/'((?:[^']|'\\'')*)'/g)].map(([, word = '']) => word);
    return describeArgv(argv);
  }
  const path = /\b[pL]='([^']*)'/.exec(script)?.[1]?.split('/').at(-1) ?? '';
  const event = /"event":"(\w+)"/.exec(script)?.[1] ?? '';
  const verb = fileVerbs.find(([sign]) => script.includes(sign))?.[1] ?? 'look at';
  return { program: 'script', what: [verb, event, path].filter((word) => word !== '').join(' ') };
}
