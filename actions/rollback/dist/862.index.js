export const id = 862;
export const ids = [862];
export const modules = {

/***/ 3862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSsh: () => (/* binding */ openSsh)
});

// EXTERNAL MODULE: ./lib/ports/early-end.js
var early_end = __webpack_require__(1528);
// EXTERNAL MODULE: ./lib/hosts/host.js
var host = __webpack_require__(3224);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/hosts/ssh/shell-quote.js
function shellQuote(text) {
    if (text.includes('\0'))
        throw new Error('A text with a NUL byte cannot be given to a command.');
    return `'${text.replaceAll("'", "'\\''")}'`;
}
function shellQuoteAll(texts) {
    return texts.map(shellQuote).join(' ');
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/remote-shell.js

const remoteShell = 'exec sh -c \'IFS= read -r __b && eval "$__b"\'';
function overStdin(script) {
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
function begin(nonce, fields) {
    return `printf '%s\\n' ${nonce}:begin:${fields} && printf '%s\\n' ${nonce}:begin:0 >&2 || exit 96`;
}
function end(nonce) {
    return `printf '%s\\n' "${nonce}:end:$__c"; printf '%s\\n' "${nonce}:end:$__c" >&2`;
}
const lockLost = '!LOST';
function workFileOf(lockPath) {
    return `${lockPath}.work`;
}
function fenced(fences) {
    if (fences.length === 0)
        return ':';
    const proofs = fences.map(({ path, nonce }, index) => {
        const [lock, work, descriptor] = [shellQuote(path), shellQuote(workFileOf(path)), 3 + index];
        return `command exec ${descriptor}>>${work} && flock -s -n ${descriptor} && { { IFS= read -r __x; IFS= read -r __x; } <${lock}; } && [ "$__x" = ${shellQuote(nonce)} ]`;
    });
    return `{ ${proofs.join(' && ')}; } 2>/dev/null`;
}
function workScript(nonce, body, fences = []) {
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
const ownGroup = [
    '__g=$$; __t=0',
    '{ IFS= read -r __x </proc/$$/stat && __x=${__x##*) } && set -- $__x && __g=$3; } 2>/dev/null',
    '{ IFS= read -r __x </proc/$__g/stat && __x=${__x##*) } && set -- $__x && __t=${20}; } 2>/dev/null',
].join('\n');
const relay = "__r() { trap '' TERM INT PIPE; cat; cat >/dev/null; }";
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
const enter = (cwd) => `{ cd -- ${shellQuote(cwd)} 2>/dev/null || { if [ ! -e ${shellQuote(cwd)} ]; then __c=!ENOENT; elif [ ! -d ${shellQuote(cwd)} ]; then __c=!ENOTDIR; else __c=!EACCES; fi; false; }; }`;
function commandScript(nonce, parts) {
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
        `{ ( trap - TERM INT; exec ${shellQuoteAll(argv)} 7>&- ) 2>&7${readsInput ? '' : ' </dev/null'}; __c=$?; } 7>&2 2>/dev/null`,
        `}; else __c=${lockLost}; fi`,
        end(nonce),
        '} 2>&1 >&9 9>&- | __r >&2 9>&-; } 9>&1 | __r',
    ].join('\n');
}
function endGroupsScript(nonce, groups) {
    return workScript(nonce, [livesOn, ...groups.map(endGroup), 'wait', 'exit 0'].join('\n'));
}
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
function endGroup({ id: group, began }) {
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

;// CONCATENATED MODULE: ./lib/hosts/ssh/preflight.js

const needs = [
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
const noGroups = 'no-groups';
const trialOfGroups = `{ [ "$(setsid sh -c 'echo x')" = x ]; } >/dev/null 2>&1 || printf '%s\\n' ${noGroups}`;
const stay = 'cat >/dev/null; __x=; { IFS= read -r __x </proc/$PPID/comm; } 2>/dev/null; case $__x in sshd*) kill "$PPID";; esac';
function preflightScript(nonce) {
    const trials = needs.map(([word, trial]) => `{ ${trial}; } >/dev/null 2>&1 || printf '%s\\n' ${word}`);
    return `${workScript(nonce, [...trials, trialOfGroups, 'exit 0'].join('\n'))}\n${stay}`;
}
function hasGroups(printed) {
    return !printed.split('\n').includes(noGroups);
}
function missingParts(printed) {
    const words = new Set(printed.split('\n'));
    const missing = needs.filter(([word]) => words.has(word)).map(([, , text]) => text);
    return missing.length === 0 ? undefined : missing.join(', ');
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/marked-stream.js
const searchLimit = 1024 * 1024;
function createMarkedStream(nonce, marks) {
    let state = 'before';
    let held = Buffer.alloc(0);
    const step = () => {
        const mark = Buffer.from(`${nonce}:${state === 'before' ? 'begin' : 'end'}:`);
        const at = held.indexOf(mark);
        const lineEnd = at === -1 ? -1 : held.indexOf('\n', at);
        if (state === 'within')
            passOn(mark, at);
        if (lineEnd === -1) {
            if (state === 'before' && at === -1)
                held = held.subarray(-searchLimit);
            return false;
        }
        const from = held.indexOf(mark) + mark.length;
        const to = held.indexOf('\n', from);
        const word = held.subarray(from, to).toString('latin1').replace(/\r$/, '');
        held = held.subarray(to + 1);
        if (state === 'before')
            marks.onBegin(word.split(':'));
        else
            marks.onEnd(word);
        state = state === 'before' ? 'within' : 'after';
        return state === 'within';
    };
    const passOn = (mark, at) => {
        const upTo = at === -1 ? held.length - startOf(mark, held) : at;
        if (upTo > 0)
            marks.onData(held.subarray(0, upTo));
        held = held.subarray(upTo);
    };
    return (chunk) => {
        if (state === 'after')
            return;
        held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
        while (step())
            ;
    };
}
function startOf(mark, bytes) {
    for (let length = Math.min(mark.length - 1, bytes.length); length > 0; length -= 1) {
        if (bytes.subarray(bytes.length - length).equals(mark.subarray(0, length)))
            return length;
    }
    return 0;
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/ssh-process.js

const graceMs = 300;
const running = new Set();
const endRunning = () => {
    for (const each of running)
        killGroup(each);
};
function keepTrack(child) {
    if (running.size === 0)
        process.on('exit', endRunning);
    running.add(child);
}
function ssh_process_forget(child) {
    running.delete(child);
    if (running.size === 0)
        process.off('exit', endRunning);
}
function startSsh(args) {
    const child = spawnSsh(args);
    if (child === undefined)
        return notStarted();
    keepTrack(child);
    child.stdin?.on('error', () => undefined);
    let listener;
    child.stdout?.on('data', (chunk) => listener?.onOut(chunk));
    child.stderr?.on('data', (chunk) => listener?.onErr(chunk));
    let hasNoProgram = false;
    let isGoing = false;
    const goes = () => {
        isGoing = true;
    };
    child.once('exit', goes);
    child.stdout?.once('end', goes);
    const closed = new Promise((resolve) => {
        child.once('error', () => {
            hasNoProgram = child.pid === undefined;
            if (hasNoProgram)
                resolve();
        });
        child.once('close', () => resolve());
    });
    let isClosed = false;
    void closed.then(() => {
        ssh_process_forget(child);
        isClosed = true;
        listener?.onClosed();
    });
    return {
        closed,
        isGoing: () => hasNoProgram || isGoing,
        hasNoProgram: () => hasNoProgram,
        listen: (to) => {
            listener = to;
            if (isClosed)
                to.onClosed();
        },
        write: (text) => void child.stdin?.write(text),
        finishInput: () => void child.stdin?.end(),
        kill: () => endSsh(child, closed),
    };
}
function endSsh(child, closed) {
    child.kill('SIGTERM');
    const timer = setTimeout(() => {
        killGroup(child);
        child.stdout?.destroy();
        child.stderr?.destroy();
    }, graceMs);
    void closed.then(() => clearTimeout(timer));
}
function killGroup({ pid }) {
    try {
        if (pid !== undefined)
            process.kill(-pid, 'SIGKILL');
    }
    catch {
    }
}
function spawnSsh(args) {
    try {
        return (0,external_node_child_process_.spawn)('ssh', args, { env: sshEnvironment(), detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    }
    catch {
        return undefined;
    }
}
function sshEnvironment() {
    const env = { LC_ALL: 'C' };
    for (const name of ['PATH', 'HOME', 'USER', 'LOGNAME', 'SSH_AUTH_SOCK', 'KRB5CCNAME']) {
        const value = process.env[name];
        if (value !== undefined)
            env[name] = value;
    }
    return env;
}
function notStarted() {
    const nothing = () => undefined;
    return {
        closed: Promise.resolve(),
        isGoing: () => true,
        hasNoProgram: () => true,
        listen: ({ onClosed }) => onClosed(),
        write: nothing,
        finishInput: nothing,
        kill: nothing,
    };
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/session.js


const saidLimit = 64 * 1024;
const lingerMs = 150;
function startSession(spec) {
    const ssh = startSsh(spec.args);
    const script = followScript(ssh, spec);
    ssh.write(spec.input);
    if (spec.keepsInput !== true) {
        ssh.finishInput();
        void script.ended.then(() => {
            const timer = setTimeout(ssh.kill, lingerMs);
            void ssh.closed.then(() => clearTimeout(timer));
        });
    }
    const { closed, write, finishInput, kill } = ssh;
    return { ...script, closed, write, finishInput, kill };
}
function followScript(ssh, spec) {
    let said = '';
    let begun = false;
    const ended = new Promise((resolve) => {
        let open = 2;
        const onEnd = (word) => {
            open -= 1;
            if (open === 0)
                resolve({ kind: 'ended', word });
        };
        const onBegin = (fields) => {
            begun = true;
            spec.onBegin?.(fields);
        };
        const ignore = () => undefined;
        const out = createMarkedStream(spec.nonce, { onBegin, onData: spec.onOut ?? ignore, onEnd });
        const err = createMarkedStream(spec.nonce, { onBegin: ignore, onData: spec.onErr ?? ignore, onEnd });
        const onErr = (chunk) => {
            if (said.length < saidLimit)
                said += chunk.toString('latin1');
            err(chunk);
        };
        const onClosed = () => resolve({ kind: 'cut', begun, said, noProgram: ssh.hasNoProgram() });
        ssh.listen({ onOut: out, onErr, onClosed });
    });
    return { ended, hasBegun: () => begun };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/hosts/ssh/script-loop.js

const takeWhole = 'while [ "$__i" -gt 0 ]; do IFS= read -r __l || exit 97; __s=$__s$__l$__n; __i=$((__i-1)); done';
const inOwnGroup = `( exec setsid sh -c '__i=$1; __n=$2; __s=; ${takeWhole}; exec </dev/null; eval "$__s"' sh "$__i" "$__n" )`;
const scriptLoop = `command unset TMOUT; __n=$(printf '\\nx'); __n=\${__n%x}; while IFS=' ' read -r __i __w; do case $__w in '') __s=; ${takeWhole}; ( eval "$__s" ) </dev/null ;; *) ${inOwnGroup} && printf '%s\\n' "$__w" ;; esac || exit 98; done\n`;
function oneOfMany(script, word = '') {
    return `${script.split('\n').length} ${word}\n${script}\n`;
}
const mostBytes = 24 * 1024;
function fitsLoop(body, input = '') {
    return Buffer.byteLength(body) + Buffer.byteLength(input) <= mostBytes && !input.includes('\0');
}
function bodyWith(input, body) {
    return input === undefined ? body : `{ printf %s ${shellQuote(input)}; } 2>/dev/null | (\n${body}\n)`;
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/shared-shell.js



const usualPatienceMs = 100;
function createSharedShell(start, patienceMs = usualPatienceMs) {
    let ssh;
    let isForgone = false;
    const turns = createTurns(patienceMs);
    const leave = (gone) => {
        if (ssh === gone)
            ssh = undefined;
    };
    const open = () => {
        const opened = start();
        ssh = opened;
        void opened.closed.then(() => leave(opened));
        opened.write(scriptLoop);
        return opened;
    };
    return {
        begin: async ({ text, lastWord, ...script }) => {
            if (isForgone || !(await turns.take()))
                return undefined;
            if (ssh !== undefined)
                await (0,promises_.setImmediate)();
            if (isForgone) {
                ssh?.finishInput();
                turns.giveBack();
                return undefined;
            }
            const there = ssh?.isGoing() === false ? ssh : undefined;
            const wasThere = there !== undefined;
            const shell = there ?? open();
            const said = lastWord === undefined ? undefined : hearWord(shell, lastWord);
            const run = followScript(said?.heard ?? shell, script);
            shell.write(oneOfMany(text, lastWord));
            let isOver = false;
            const kill = () => {
                if (isOver)
                    return;
                leave(shell);
                shell.kill();
            };
            const over = run.ended.then(async ({ kind }) => {
                if (kind === 'cut')
                    leave(shell);
                else if (said !== undefined && !(await said.within(lingerMs)))
                    kill();
                if (isForgone)
                    shell.finishInput();
                isOver = true;
                turns.giveBack();
            });
            return { ...run, wasThere, closed: over, kill, write: () => undefined, finishInput: () => undefined };
        },
        forgo: () => {
            isForgone = true;
            if (turns.isFree())
                ssh?.finishInput();
            return ssh;
        },
        kill: () => {
            isForgone = true;
            ssh?.kill();
        },
    };
}
function hearWord(shell, word) {
    let tail = '';
    let tell = () => undefined;
    const came = new Promise((resolve) => {
        tell = resolve;
    });
    const heard = {
        ...shell,
        listen: ({ onOut, onErr, onClosed }) => shell.listen({
            onOut: (chunk) => {
                onOut(chunk);
                tail = (tail + chunk.toString('latin1')).slice(-2 * word.length);
                if (tail.endsWith(`${word}\n`))
                    tell(true);
            },
            onErr,
            onClosed: () => {
                onClosed();
                tell(false);
            },
        }),
    };
    const within = (ms) => {
        const timer = setTimeout(() => tell(false), ms);
        return came.finally(() => clearTimeout(timer));
    };
    return { heard, within };
}
function createTurns(patienceMs) {
    let isFree = true;
    const waiting = [];
    const wait = () => new Promise((resolve) => {
        const come = () => {
            clearTimeout(timer);
            resolve(true);
        };
        const timer = setTimeout(() => {
            waiting.splice(waiting.indexOf(come), 1);
            resolve(false);
        }, patienceMs);
        waiting.push(come);
    });
    return {
        isFree: () => isFree,
        take: async () => {
            if (!isFree)
                return await wait();
            isFree = false;
            return true;
        },
        giveBack: () => {
            const next = waiting.shift();
            if (next === undefined)
                isFree = true;
            else
                next();
        },
    };
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/ssh-failure.js
function explainFailure(failed) {
    if (failed.ended === 'not-started')
        return ssh_failure_final('unsuited', 'the program "ssh" could not be started on this machine; install the OpenSSH client (package openssh-client)');
    const said = `${failed.saidOnTheWay}\n${failed.said}`;
    for (const [pattern, words] of known)
        if (pattern.test(said))
            return words(failed);
    return unknownFailure(failed);
}
function ssh_failure_final(why, sentence) {
    return { why, sentence, passing: false };
}
function passing(sentence) {
    return { why: 'unreachable', sentence, passing: true };
}
const known = [
    [
        /^@ +WARNING: REVOKED HOST KEY|^(?:The )?\S+ host key for .{1,300} revoked|^Host key .{1,300} revoked by file/m,
        () => ssh_failure_final('changed-host-key', 'its host key is marked as revoked in "known-hosts"; do not trust this host before somebody has looked at it'),
    ],
    [/^@ +WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED|^Host key for .{1,300} has changed/m, changedKey],
    [/^No \S+ host key is known for |^Host key verification failed/m, unknownKey],
    [
        /^Unable to negotiate with/m,
        () => ssh_failure_final('unsuited', 'it and the ssh of this machine know no common algorithm; update its OpenSSH, or choose algorithms by lines of "ssh-config"'),
    ],
    [
        /^\S+: terminating, \d+ bad configuration|^\S+:? line \d+: (?:Bad |keyword .{1,60} extra arguments|[Uu]nsupported )/m,
        () => ssh_failure_final('unsuited', 'ssh does not understand a line of "ssh-config"; correct it, "man ssh_config" names what it takes'),
    ],
    [/^Load key "[^"\n]*": (?:error in libcrypto|invalid format|unsupported)/m, unreadableKey],
    [/^Load key "[^"\n]*": (?:incorrect|bad) passphrase/m, lockedKey],
    [/^Received disconnect from .{1,300}: Too many authentication failures/m, notLetIn],
    [
        /^[^\s:]{1,300}: Permission denied \(|^debug1: No more authentication methods|^Received disconnect from .{1,300}: No supported authentication methods/m,
        notLetIn,
    ],
    [
        /^ssh: Could not resolve hostname /m,
        ({ hostname }) => passing(`the name of ${viaWhom(hostname)} could not be resolved on this machine; correct it or give an address`),
    ],
    [
        /^ssh: connect to host .{1,300}: Connection refused/m,
        ({ port }) => passing(`the connection to port ${port} was refused; see that sshd runs there and listens on this port`),
    ],
    [
        /^ssh: connect to host .{1,300}: (?:No route to host|Network is unreachable)/m,
        () => passing('no way leads to it from this machine; look at its address, the network and its firewall'),
    ],
    [
        /^Connection timed out during banner exchange/m,
        ({ port }) => passing(`port ${port} takes connections, but no SSH server answers there; look at sshd on that host, or at the port`),
    ],
    [
        /^ssh: connect to host .{1,300}: (?:Connection|Operation) timed out/m,
        ({ port }) => passing(`nothing answers at port ${port}; see that the host is up and its firewall lets this machine in`),
    ],
    [
        /^stdio forwarding failed|^channel \d+: open failed: /m,
        ({ saidOnTheWay }) => saidOnTheWay === ''
            ? ssh_failure_final('unsuited', fewSessions)
            : passing('the jump host could not connect on to it; see that it may forward TCP (AllowTcpForwarding) and reaches the host'),
    ],
    [
        /^Bad owner or permissions|^unix_listener: |^ControlPath too long/m,
        () => ssh_failure_final('unsuited', 'ssh could not make its socket on this machine; see that RUNNER_TEMP, or /tmp, is on a usual file system'),
    ],
];
const fewSessions = 'its sshd opens too few sessions over one connection; set MaxSessions there to 10, as OpenSSH does';
function viaWhom(hostname) {
    return /^[A-Za-z0-9.:-]{1,253}$/.test(hostname) ? `the host "${hostname}"` : 'the host';
}
function askedFor({ said, saidOnTheWay, hostname, port }) {
    const [, bracketed, digits, bare] = /host key (?:is known )?for (?:\[([A-Za-z0-9.:%_-]+)\]:(\d{1,5})|([A-Za-z0-9.:%_-]+))[ .]/.exec([saidOnTheWay, said].join('\n')) ?? [];
    const name = bracketed ?? bare ?? hostname;
    const found = digits === undefined ? (bare === undefined ? port : 22) : Number(digits);
    return { name, port: found, isTarget: name === hostname && found === port };
}
function unknownKey(failed) {
    const { name, port, isTarget } = askedFor(failed);
    const scan = `ssh-keyscan -p ${port} ${name}`;
    const [hop] = (failed.jump ?? '').split(',').slice(-1);
    const command = isTarget && hop !== undefined && hop !== '' ? `ssh ${hopCommand(hop)} ${scan}` : scan;
    const whose = isTarget
        ? 'its host key is not in "known-hosts"'
        : `the host key of the jump host ${name} is not in "known-hosts"`;
    return ssh_failure_final('unknown-host-key', `${whose}. Get the line with "${command}", compare what "${command} | ssh-keygen -lf -" prints with what "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub" prints on the host's own console, and add the line to "known-hosts" only if they are the same`);
}
function hopCommand(hop) {
    const [, host = hop, port] = /^(?:ssh:\/\/)?(.*?)(?::(\d+))?$/.exec(hop) ?? [];
    return port === undefined ? host : `-p ${port} ${host}`;
}
function changedKey(failed) {
    const { name, port } = askedFor(failed);
    return ssh_failure_final('changed-host-key', `the host key of ${name} (port ${port}) is not the one in "known-hosts". Somebody may be between this machine and the host, or the host was set up anew; nothing was sent to it. Ask whoever runs the host, compare with what "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub" prints on its own console, and only then replace the line`);
}
function notLetIn({ keyGiven }) {
    return ssh_failure_final('not-let-in', keyGiven
        ? 'it did not let this key in; see that the public half is in ~/.ssh/authorized_keys of this user there, that the user is right and that the key has no passphrase ("ssh-keygen -y -f KEY" prints the public half)'
        : 'no key that this machine offers is let in; give one with "ssh-key", or start an ssh agent that has it');
}
function unreadableKey() {
    return ssh_failure_final('not-let-in', 'the given "ssh-key" could not be read as a private key; store the whole file, from its BEGIN line to its END line');
}
function lockedKey() {
    return ssh_failure_final('not-let-in', 'the given "ssh-key" has a passphrase, which nobody can type here; make a key of its own for deployments with "ssh-keygen -t ed25519 -N \'\'"');
}
function unknownFailure({ said, ended, port }) {
    const isIn = /^Authenticated to /m.test(said);
    if (isIn && ended === 'by-itself')
        return ssh_failure_final('unsuited', 'it lets this key in, but its login shell ran nothing; see that the user has a usual shell and that authorized_keys forces no other command');
    if (isIn)
        return passing('it lets this key in, but its login shell gave no sign; look at what its profile files do without a terminal');
    if (/^debug1: Remote protocol version/m.test(said))
        return passing('the SSH server there broke off or stopped answering while the connection was made; look at its log');
    if (/^debug1: Connection established/m.test(said) || /^kex_exchange_identification/m.test(said))
        return passing(`port ${port} takes connections, but no SSH server answers there; look at sshd on that host, or at the port`);
    return ended === 'out-of-time'
        ? passing(`nothing answers at port ${port}; see that the host is up and its firewall lets this machine in`)
        : passing('the connection could not be made; look at the log of sshd on the host');
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/master.js










function newNonce() {
    return `belay-${(0,external_node_crypto_.randomBytes)(16).toString('hex')}`;
}
function baseArgs({ target, means }, socket) {
    const port = target.port === undefined ? [] : ['-p', String(target.port)];
    return ['-F', means.folder.config, '-S', socket, '-T', '-l', target.user, ...port];
}
function sessionArgs(way, socket) {
    return [...baseArgs(way, socket), '-o', 'ProxyCommand=false', '--', way.target.hostname, remoteShell];
}
async function connectWithRetries(way, lost) {
    const { target, means } = way;
    const { clock, signal, log } = means.ports;
    const { attempts, connectMs } = means.limits;
    const started = clock.monotonic();
    for (let attempt = 1;; attempt += 1) {
        way.giveUp?.throwIfAborted();
        const made = await connectOnce(way);
        if (!('why' in made))
            return made;
        way.giveUp?.throwIfAborted();
        const isLast = attempt >= attempts || clock.monotonic() - started >= connectMs || signal.aborted;
        if (!made.passing || isLast)
            throw lost('before', made.why, made.sentence);
        const delayMs = Math.round(500 * attempt * (1 + Math.random()));
        log.debug(`${target.label} cannot be reached yet; the next try is in ${delayMs} ms.`);
        await clock.sleep(delayMs, signal).catch(() => undefined);
    }
}
async function connectOnce(way) {
    const { folder } = way.means;
    if (folder.problem !== undefined)
        return { why: 'unsuited', passing: false, sentence: folder.problem };
    const nonce = newNonce();
    const socket = folder.socket();
    const printed = [];
    const words = `${socket}.log`;
    const args = ['-v', '-E', words, ...baseArgs(way, socket), '-o', 'ControlMaster=yes'];
    const session = startSession({
        args: [...args, '--', way.target.hostname, remoteShell],
        nonce,
        input: overStdin(preflightScript(nonce)),
        keepsInput: true,
        onOut: (chunk) => printed.push(chunk),
    });
    const end = await within(session, way.means.limits.connectMs, way.giveUp);
    if (end.kind === 'cut')
        return wordsFor({ ...end, own: readOwn(words) }, way);
    const trials = Buffer.concat(printed).toString('utf8');
    const missing = missingParts(trials);
    const newShell = () => createSharedShell(() => startSsh(sessionArgs(way, socket)));
    const shells = { scripts: newShell(), commands: hasGroups(trials) ? newShell() : undefined };
    const master = { socket, session, shells, forwards: new Map(), isUp: true };
    if (missing === undefined)
        return master;
    await endMaster(master, way);
    return { why: 'unsuited', passing: false, sentence: `it lacks ${missing}; install what is missing there` };
}
async function within(session, limitMs, giveUp) {
    const early = (0,early_end/* createEarlyEnd */.p)({ timeoutMs: limitMs, signal: giveUp });
    early.signal.addEventListener('abort', () => session.kill(), { once: true });
    if (early.signal.aborted)
        session.kill();
    const end = await session.ended;
    early.dispose();
    return early.cause === 'timeout' && end.kind === 'cut' ? { ...end, late: true } : end;
}
function readOwn(words) {
    try {
        return (0,external_node_fs_.readFileSync)(words, 'latin1');
    }
    catch {
        return '';
    }
}
function wordsOnTheWay(said) {
    return said
        .split('\n')
        .filter((line) => line.endsWith('\r'))
        .join('\n');
}
async function wordsFor(end, way) {
    const { label, hostname } = way.target;
    const meant = end.noProgram ? {} : await resolvedConfig(way);
    const isDirect = meant['proxyjump'] === undefined && meant['proxycommand'] === undefined;
    return explainFailure({
        label,
        hostname: meant['hostname'] ?? hostname,
        port: Number(meant['port'] ?? way.target.port ?? 22),
        jump: meant['proxyjump'],
        keyGiven: way.means.keyGiven,
        said: end.own,
        saidOnTheWay: isDirect ? '' : wordsOnTheWay(end.said),
        ended: end.noProgram ? 'not-started' : 'late' in end ? 'out-of-time' : 'by-itself',
    });
}
function resolvedConfig(way) {
    const args = ['-G', ...baseArgs(way, 'none'), '--', way.target.hostname];
    const asked = new Promise((resolve) => {
        (0,external_node_child_process_.execFile)('ssh', args, { env: sshEnvironment(), timeout: 5_000 }, (_error, stdout) => {
            const pairs = stdout.split('\n').map((line) => /^(\S+) (.*)$/.exec(line) ?? []);
            resolve(Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value])));
        });
    });
    return asked.catch(() => ({}));
}
async function forwardOver(master, to, way) {
    const socket = way.means.folder.socket();
    const args = ['-o', 'ClearAllForwardings=no', '-O', 'forward', '-L', `${socket}:${to}`];
    if (await control(master, args, way))
        return socket;
    throw new Error('ssh did not forward.');
}
function control(master, args, way) {
    const all = [...baseArgs(way, master.socket), ...args, '--', way.target.hostname];
    const done = new Promise((resolve) => {
        (0,external_node_child_process_.execFile)('ssh', all, { env: sshEnvironment(), timeout: 5_000, killSignal: 'SIGKILL' }, (error) => resolve(error === null));
    });
    return done.catch(() => false);
}
async function endMaster(master, way) {
    if (!master.isUp)
        return;
    const timer = setTimeout(() => master.session.kill(), way.means.ports.signal.aborted ? 200 : 1_000);
    await control(master, ['-O', 'exit'], way);
    await master.session.closed;
    clearTimeout(timer);
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/open-sessions.js
const triesAlone = 3;
const mostTries = 12;
function createOpenSessions() {
    const passing = new Set();
    const lasting = new Set();
    return {
        add: (session, isPassing) => {
            const among = isPassing ? passing : lasting;
            among.add(session);
            void session.closed.then(() => among.delete(session));
        },
        killAll: () => {
            for (const each of [...passing, ...lasting])
                each.kill();
        },
        roomAgain: async (tries) => {
            if (tries >= mostTries || (passing.size === 0 && tries >= triesAlone))
                return false;
            if (passing.size > 0)
                await Promise.race([...[...passing].map(({ closed }) => closed), after(500)]);
            await after(Math.min(50 * (tries + 1), 500));
            return true;
        },
    };
}
function after(ms) {
    return new Promise((resolve) => {
        setTimeout(resolve, ms);
    });
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/slots.js
function createSlots(count) {
    let free = count;
    const waiting = [];
    const giveBack = () => {
        const next = waiting.shift();
        if (next === undefined)
            free += 1;
        else
            next();
    };
    return {
        take: async () => {
            if (free > 0)
                free -= 1;
            else
                await new Promise((resolve) => waiting.push(resolve));
            return giveBack;
        },
    };
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/connection.js







const lockLostSentence = 'the lock was lost with the connection that held it, so nothing more is changed there; run it again';
const silentSentence = 'it did not answer any more once the run was cancelled, so nothing more is begun there; look at what it runs';
const sessionsAtOnce = 4;
function createConnection(target, means) {
    let master;
    const slots = createSlots(sessionsAtOnce);
    const open = createOpenSessions();
    const { signal } = means.ports;
    const { cancelMs } = means.limits;
    const lost = (when, why, sentence) => (0,host/* hostLost */.f3)({ host: target.label, when, why }, `${target.label}: ${sentence}.`);
    let wasUp = false;
    let isOver = false;
    const ending = new AbortController();
    const abandon = () => {
        if (!signal.aborted || isOver)
            return;
        isOver = true;
        ending.abort();
        open.killAll();
        void master
            ?.then((there) => {
            for (const shell of [there.shells.scripts, there.shells.commands])
                shell?.kill();
            there.session.kill();
        })
            .catch(() => undefined);
    };
    const connect = async () => {
        const forget = afterAbort(signal, wasUp ? 2 * cancelMs : 0, abandon);
        const made = await connectWithRetries({ target, means, giveUp: ending.signal }, lost).finally(forget);
        wasUp = true;
        void made.session.closed.then(() => {
            made.isUp = false;
            master = undefined;
        });
        return made;
    };
    const current = () => {
        if (isOver)
            return Promise.reject(overAlready());
        if (master === undefined) {
            const begun = connect().catch((error) => {
                throw isOver ? overAlready() : error;
            });
            master = begun;
            begun.catch(() => {
                if (master === begun)
                    master = undefined;
            });
        }
        return master;
    };
    const currentFor = async ({ way }) => {
        const there = await current();
        if (way !== undefined && way !== there.socket)
            throw lost('within', 'broken', lockLostSentence);
        return there;
    };
    const overAlready = () => wasUp || !signal.aborted ? lost('before', 'broken', silentSentence) : signal.reason;
    return {
        label: target.label,
        lost,
        abandon,
        ready: async () => void (await current()),
        start: async (errand) => {
            if (errand.sharing !== undefined) {
                const { shells, socket } = await currentFor(errand);
                const nonce = newNonce();
                const lastWord = errand.sharing === 'commands' ? newNonce() : undefined;
                const run = await shells[errand.sharing]?.begin({
                    ...errand,
                    nonce,
                    text: errand.script(nonce),
                    lastWord,
                });
                if (run !== undefined)
                    return { ...run, way: socket };
            }
            const done = errand.urgent === true ? undefined : await slots.take();
            try {
                const there = await currentFor(errand);
                const session = startOver(there, errand, { target, means });
                open.add(session, errand.keepsInput !== true);
                if (done !== undefined)
                    void session.closed.then(done);
                return { ...session, way: there.socket };
            }
            catch (error) {
                done?.();
                throw error;
            }
        },
        stands: async () => {
            const there = await master;
            if (there === undefined)
                return false;
            await Promise.race([there.session.closed, pause(300)]);
            return there.isUp;
        },
        watch: (session, until) => afterAbort(signal, cancelMs, () => {
            if (!session.hasBegun())
                return abandon();
            if (until === 'begins')
                return;
            const timer = setTimeout(abandon, 2 * cancelMs);
            void session.ended.then(() => clearTimeout(timer));
        }),
        roomAgain: async (tries) => {
            const there = await master?.catch(() => undefined);
            for (const each of [there?.shells.scripts, there?.shells.commands]) {
                const shell = each?.forgo();
                if (shell !== undefined)
                    open.add(shell, true);
            }
            return !isOver && open.roomAgain(tries);
        },
        patience: (usualMs) => (signal.aborted ? Math.min(cancelMs, usualMs) : usualMs),
        forward: async (hostname, port) => {
            const there = await current();
            const to = `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
            const made = there.forwards.get(to) ?? forwardOver(there, to, { target, means });
            there.forwards.set(to, made);
            return made.catch(() => {
                there.forwards.delete(to);
                throw lost('before', 'broken', `no connection could be forwarded to port ${port} as it sees it`);
            });
        },
        close: async () => {
            ending.abort();
            abandon();
            isOver = true;
            const there = await master?.catch(() => undefined);
            master = undefined;
            if (there !== undefined)
                await endMaster(there, { target, means });
        },
    };
}
function startOver(master, errand, way) {
    const nonce = newNonce();
    return startSession({
        ...errand,
        args: sessionArgs(way, master.socket),
        nonce,
        input: overStdin(errand.script(nonce)) + (errand.input ?? ''),
    });
}
function afterAbort(signal, ms, act) {
    let timer;
    const forget = (0,early_end/* whenAborted */.e)(signal, () => {
        if (ms === 0)
            act();
        else
            timer = setTimeout(act, ms);
    });
    return () => {
        forget();
        clearTimeout(timer);
    };
}
function pause(ms) {
    return new Promise((resolve) => {
        setTimeout(resolve, ms);
    });
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/errand.js





function neverBegan(end) {
    return end.kind === 'cut' && !end.begun && !isRefused(end) && /UNKNOWN port 65535/.test(end.said);
}
function isRefused(end) {
    return (end?.kind === 'cut' && !end.begun && /^mux_client_.{1,100}: Session open refused by peer/m.test(end.said));
}
async function untilBegun(connection, begin) {
    let wasGone = false;
    for (let tries = 0;;) {
        const begun = await begin();
        if (begun.by !== undefined)
            return begun;
        if (isRefused(begun.end)) {
            if (!(await connection.roomAgain(tries)))
                return begun;
            tries += 1;
        }
        else if (begun.end !== undefined && neverBegan(begun.end) && !wasGone)
            wasGone = true;
        else
            return begun;
    }
}
const stderrLimit = 16 * 1024;
async function workOver(connection, work) {
    const { end, stdout, stderr } = await untilBegun(connection, () => worked(connection, work));
    if (end.kind === 'cut')
        throw cutOff(connection, end);
    if (end.word === lockLost)
        throw lostLock(connection);
    return { stdout, stderr, exitCode: Number(end.word) };
}
async function worked(connection, work) {
    const first = await workOnce(connection, work);
    const isAgain = work.isRepeatable === true && first.mayBeUnheard;
    return isAgain ? workOnce(connection, { ...work, isSmall: false }) : first;
}
async function workOnce(connection, work) {
    const { fences = [], body, input } = work;
    const isSmall = work.isSmall === true && fitsLoop(body, input);
    const out = [];
    let stderr = '';
    const session = await connection.start({
        script: (nonce) => workScript(nonce, isSmall ? bodyWith(input, body) : body, fences),
        ...(isSmall ? { sharing: 'scripts' } : { input }),
        way: fences[0]?.way,
        onOut: (chunk) => out.push(chunk),
        onErr: (chunk) => {
            if (stderr.length < stderrLimit)
                stderr += chunk.toString('utf8');
        },
    });
    let isGivenUp = false;
    const giveUp = () => {
        isGivenUp = true;
        session.kill();
    };
    const timer = setTimeout(giveUp, work.limitMs);
    const forget = work.signal === undefined ? undefined : (0,early_end/* whenAborted */.e)(work.signal, giveUp);
    const unwatch = connection.watch(session, 'ends');
    const end = await session.ended;
    clearTimeout(timer);
    forget?.();
    unwatch();
    const mayBeUnheard = session.wasThere === true && end.kind === 'cut' && !end.begun && !isGivenUp;
    return { end, stdout: Buffer.concat(out), stderr, mayBeUnheard };
}
const broke = 'the connection broke, or the host was silent for too long';
function cutOff(connection, end, within = 'work') {
    if (neverBegan(end))
        return connection.lost('before', 'broken', 'the connection broke, and nothing was begun; run it again');
    if (isRefused(end))
        return connection.lost('before', 'unsuited', fewSessions);
    const sentence = within === 'work'
        ? broke
        : `${broke}, while a command ran there; ask the host what is live before anything else`;
    return connection.lost('within', 'broken', sentence);
}
function lostLock(connection) {
    return connection.lost('within', 'broken', lockLostSentence);
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/group-ender.js


const endingMs = 5_000;
function createGroupEnder(connection) {
    let wanted = [];
    let isAtWork = false;
    const work = async () => {
        if (isAtWork)
            return;
        isAtWork = true;
        while (wanted.length > 0) {
            const now = wanted;
            wanted = [];
            const end = await endAll(connection, now.map(({ group }) => group)).catch(() => 'unknown');
            for (const { tell } of now)
                tell(end);
        }
        isAtWork = false;
    };
    return (group) => new Promise((tell) => {
        wanted.push({ group, tell });
        void work();
    });
}
async function endAll(connection, groups) {
    const { end } = await untilBegun(connection, () => endOnce(connection, groups));
    if (end?.kind === 'ended')
        return 'ended';
    return isRefused(end) ? 'no-session' : 'unknown';
}
async function endOnce(connection, groups) {
    const starting = connection.start({ script: (nonce) => endGroupsScript(nonce, groups), urgent: true });
    const killer = await ofAtMost(starting.catch(() => undefined), endingMs);
    if (killer === undefined)
        return { end: undefined };
    const unwatch = connection.watch(killer, 'ends');
    const end = await ofAtMost(killer.ended, endingMs);
    killer.kill();
    unwatch();
    return { end };
}
function ofAtMost(promise, limitMs) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => resolve(undefined), limitMs);
        promise.then((value) => {
            clearTimeout(timer);
            resolve(value);
        }, (error) => {
            clearTimeout(timer);
            reject(error);
        });
    });
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/hosts/ssh/client-config.js
function clientConfig(access, files) {
    const allowed = new Set(access.allowedOptions.map((each) => each.toLowerCase()));
    const held = [...safety, ...identity(files), `UserKnownHostsFile ${files.knownHosts}`];
    return [
        ...held.filter((line) => !allowed.has(line.split(' ')[0]?.toLowerCase() ?? '')),
        ...access.configLines,
        'Host *',
        ...held.filter((line) => allowed.has(line.split(' ')[0]?.toLowerCase() ?? '')),
        ...defaults,
        '',
    ].join('\n');
}
const safety = [
    'BatchMode yes',
    'StrictHostKeyChecking yes',
    'GlobalKnownHostsFile /dev/null',
    'VerifyHostKeyDNS no',
    'NoHostAuthenticationForLocalhost no',
    'UpdateHostKeys no',
    'ForwardAgent no',
    'ForwardX11 no',
    'ClearAllForwardings yes',
    'PermitLocalCommand no',
    'AddKeysToAgent no',
    'RequestTTY no',
    'EscapeChar none',
    'HostbasedAuthentication no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'ControlPersist no',
    'StreamLocalBindMask 0177',
    'ExitOnForwardFailure yes',
];
function identity({ key }) {
    if (key === undefined)
        return ['IdentityFile none'];
    return [`IdentityFile ${key}`, 'IdentitiesOnly yes', 'IdentityAgent none'];
}
const defaults = [
    'ConnectTimeout 10',
    'ConnectionAttempts 1',
    'ServerAliveInterval 10',
    'ServerAliveCountMax 3',
    'TCPKeepAlive yes',
];

;// CONCATENATED MODULE: ./lib/hosts/ssh/private-folder.js




const prefix = 'belay-ssh-';
const longest = 70;
const plain = /^\/[A-Za-z0-9._/-]+$/;
function createPrivateFolder(access) {
    const parents = parentFolders();
    for (const parent of parents)
        sweepFolders(parent);
    let failure;
    for (const parent of parents) {
        try {
            return makeIn(parent, access);
        }
        catch (error) {
            if (codeOf(error) === undefined)
                throw error;
            failure = error;
        }
    }
    return notMade(codeOf(failure));
}
function makeIn(parent, access) {
    const path = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(parent, prefix));
    const remove = () => removed(path);
    const onExit = () => void remove();
    process.on('exit', onExit);
    try {
        writePrivate((0,external_node_path_.join)(path, 'owner'), `${process.pid} ${beganOf(process.pid) ?? ''} ${pidSpace()}\n`);
        const key = access.privateKey === undefined ? undefined : (0,external_node_path_.join)(path, 'key');
        if (key !== undefined)
            writePrivate(key, keyText(access.privateKey ?? ''));
        const knownHosts = (0,external_node_path_.join)(path, 'known_hosts');
        writePrivate(knownHosts, `${access.knownHosts ?? ''}\n`);
        writePrivate((0,external_node_path_.join)(path, 'config'), clientConfig(access, { key, knownHosts }));
    }
    catch (error) {
        process.off('exit', onExit);
        remove();
        throw error;
    }
    let sockets = 0;
    return {
        path,
        config: (0,external_node_path_.join)(path, 'config'),
        socket: () => {
            sockets += 1;
            return (0,external_node_path_.join)(path, `s${sockets}`);
        },
        forgetKey: () => void removed((0,external_node_path_.join)(path, 'key')),
        remove: () => {
            const isGone = remove();
            if (isGone)
                process.off('exit', onExit);
            return isGone;
        },
    };
}
function notMade(code) {
    const nothing = () => '/nonexistent';
    return {
        ...{ path: nothing(), config: nothing(), socket: nothing },
        problem: `this machine has no folder for the key and the connections of SSH: neither in RUNNER_TEMP nor in /tmp could its files be written (${code ?? 'no such folder'}); make room there, or make one of them writable`,
        forgetKey: () => undefined,
        remove: () => true,
    };
}
function removed(path) {
    try {
        (0,external_node_fs_.rmSync)(path, { recursive: true, force: true });
        return true;
    }
    catch {
        return false;
    }
}
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
function keyText(text) {
    return `${text.replaceAll('\r\n', '\n').trim()}\n`;
}
function parentFolders() {
    const wanted = [process.env['RUNNER_TEMP'], (0,external_node_os_.tmpdir)(), '/tmp'];
    const fitting = wanted.filter((each) => each !== undefined && plain.test(each) && each.length <= longest - prefix.length);
    return [...new Set(fitting)];
}
function writePrivate(path, text) {
    const descriptor = (0,external_node_fs_.openSync)(path, 'wx', 0o600);
    try {
        (0,external_node_fs_.writeFileSync)(descriptor, text);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
function sweepFolders(parent) {
    let names = [];
    try {
        names = (0,external_node_fs_.readdirSync)(parent).filter((name) => name.startsWith(prefix));
    }
    catch {
    }
    for (const name of names) {
        const path = (0,external_node_path_.join)(parent, name);
        if (isLeftBehind(path))
            removed(path);
    }
}
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
function isLeftBehind(path) {
    try {
        const entry = (0,external_node_fs_.lstatSync)(path);
        if (!entry.isDirectory() || entry.uid !== process.getuid?.())
            return false;
        const owner = readOwner(path);
        if (owner === undefined)
            return Date.now() - entry.mtimeMs > hourMs;
        if (owner.space !== pidSpace() || owner.space === unknownSpace)
            return Date.now() - entry.mtimeMs > dayMs;
        return beganOf(owner.pid) !== owner.began;
    }
    catch {
        return false;
    }
}
function readOwner(path) {
    try {
        const text = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(path, 'owner'), 'utf8');
        const [, pid, began, space] = /^(\d+) (\d*) (\S+)\n$/.exec(text) ?? [];
        if (pid === undefined || began === undefined || space === undefined)
            return undefined;
        return { pid: Number(pid), began, space };
    }
    catch {
        return undefined;
    }
}
const unknownSpace = 'unknown';
function pidSpace() {
    try {
        const boot = (0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/boot_id', 'latin1').trim();
        return `${boot}/${(0,external_node_fs_.readlinkSync)('/proc/self/ns/pid')}`;
    }
    catch {
        return unknownSpace;
    }
}
function beganOf(pid) {
    try {
        const stat = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/hosts/output-tail.js + 1 modules
var output_tail = __webpack_require__(1807);
;// CONCATENATED MODULE: ./lib/hosts/ssh/ssh-command.js






const lastWordsMs = 2_000;
async function runOver(means, command, fence) {
    const { connection } = means;
    if (command.signal?.aborted === true) {
        const nothing = { stdout: '', stderr: '', truncated: false, durationMs: 0 };
        return { kind: 'killed', by: 'cancellation', ...nothing };
    }
    const { end, by, output } = await untilBegun(connection, () => runOnce(means, command, fence));
    if (by !== undefined)
        return { kind: 'killed', by, ...output };
    if (end.kind === 'ended')
        return resultOf(connection, end.word, output);
    if (end.begun && (await connection.stands()))
        return { kind: 'killed', by: 'signal', ...output };
    throw cutOff(connection, end, 'command');
}
function resultOf(connection, word, output) {
    if (word === lockLost)
        throw lostLock(connection);
    return word.startsWith('!')
        ? { kind: 'not-started', code: word.slice(1), ...output }
        : { kind: 'exited', exitCode: Number(word), ...output };
}
async function runOnce(means, command, fence) {
    const { connection } = means;
    await connection.ready();
    const started = performance.now();
    const limit = command.outputLimit ?? output_tail/* defaultOutputLimit */._;
    const stdout = (0,output_tail/* createTail */.$)(limit, command.onLine);
    const stderr = (0,output_tail/* createTail */.$)(limit, command.onLine);
    let begin = () => undefined;
    const group = new Promise((resolve) => {
        begin = resolve;
    });
    const parts = partsOf(command, fence);
    const isShared = fence !== undefined && !parts.readsInput && fitsLoop(commandScript('', parts));
    const session = await connection.start({
        script: (nonce) => commandScript(nonce, parts),
        sharing: isShared ? 'commands' : undefined,
        input: command.stdin,
        way: fence?.way,
        onBegin: ([id = '', began = '']) => {
            if (/^[1-9]\d*$/.test(id) && id !== '1')
                begin({ id: Number(id), began });
        },
        onOut: stdout.add,
        onErr: stderr.add,
    });
    const unwatch = connection.watch(session, 'begins');
    const [end, by] = await untilEnded(means, { command, session, group }).finally(unwatch);
    const output = { stdout: stdout.text(), stderr: stderr.text() };
    const truncated = stdout.truncated() || stderr.truncated();
    return { end, by, output: { ...output, truncated, durationMs: performance.now() - started } };
}
function partsOf(command, fence) {
    const env = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ...command.env };
    for (const name of Object.keys(env)) {
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
            throw new Error('A variable for a command on a host needs a name of letters, digits and "_".');
    }
    return { argv: command.argv, cwd: command.cwd, env, readsInput: command.stdin !== undefined, fence };
}
async function untilEnded(means, going) {
    const { command, session } = going;
    const early = (0,early_end/* createEarlyEnd */.p)(command);
    const interrupted = new Promise((resolve) => {
        if (early.signal.aborted)
            resolve(undefined);
        early.signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    const first = await Promise.race([session.ended, interrupted]);
    early.dispose();
    if (first !== undefined)
        return [first, undefined];
    await endRemote(means, going);
    const end = await ofAtMost(session.ended, means.connection.patience(lastWordsMs));
    session.kill();
    return [end ?? (await session.ended), early.cause === 'timeout' ? 'timeout' : 'cancellation'];
}
async function endRemote({ connection, endGroup }, { session, group }) {
    const begun = Promise.race([group, session.ended.then(() => undefined)]);
    const known = await ofAtMost(begun, connection.patience(lastWordsMs));
    const came = known === undefined ? undefined : await endGroup(known);
    if (came === 'ended')
        return;
    const end = await ofAtMost(session.ended, 0);
    session.kill();
    if (known === undefined && (end?.kind === 'ended' || (end !== undefined && neverBegan(end))))
        return;
    connection.abandon();
    throw notEnded(connection, came === 'no-session' ? noSession : noAnswer);
}
const noAnswer = 'the host did not answer, so it may still run; look at the host before anything else';
const noSession = 'its sshd opened no session for that, so it may still run; look at the host, and set MaxSessions of its sshd to 10, as OpenSSH does';
function notEnded(connection, why) {
    return connection.lost('within', 'broken', `a command there was to be ended and ${why}`);
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./lib/ports/exchange-record.js
var exchange_record = __webpack_require__(2902);
// EXTERNAL MODULE: ./lib/ports/guarded-lookup.js + 1 modules
var guarded_lookup = __webpack_require__(746);
// EXTERNAL MODULE: ./lib/ports/network-failure.js
var network_failure = __webpack_require__(4070);
// EXTERNAL MODULE: ./lib/ports/route.js
var ports_route = __webpack_require__(78);
;// CONCATENATED MODULE: ./lib/hosts/ssh/ssh-connect.js









function createSshConnect(connection, { deny = () => undefined, resolve }) {
    return async (target) => {
        await connection.ready();
        const record = (0,exchange_record/* createExchangeRecord */.f)();
        const route = (0,ports_route/* chooseRoute */.X)(target.hostname, { connectTo: target.connectTo, deny });
        if (route.kind === 'none')
            return failed(route.failure, record);
        if (target.signal?.aborted === true)
            return failed((0,network_failure/* networkFailure */.rd)('cancelled'), record);
        const end = (0,early_end/* createEarlyEnd */.p)(target);
        try {
            const attempt = attemptOver(connection, { target, route, record, end, deny, resolve });
            const failure = await Promise.race([attempt, whenEnded(end)]);
            if (failure === undefined) {
                record.finish();
                return { kind: 'connected', ...record.facts };
            }
            return failed(failure === 'ended' ? (0,network_failure/* networkFailure */.rd)(end.cause ?? 'timeout', record.phase) : failure, record);
        }
        catch (error) {
            if ((0,host/* isHostLost */.lM)(error))
                throw error;
            return failed((0,network_failure/* explainNetworkError */.QJ)(error, record.phase), record);
        }
        finally {
            end.dispose();
        }
    };
}
async function attemptOver(connection, attempt) {
    const { route, record } = attempt;
    if (route.kind === 'socket')
        return { cause: 'other', detail: 'a host over SSH connects to no socket' };
    const addresses = route.kind === 'address' ? [route.address] : await addressesOf(connection, attempt);
    record.enter('connect');
    const [only] = addresses;
    if (only !== undefined && addresses.length === 1)
        record.note({ address: only });
    let last = (0,network_failure/* networkFailure */.rd)('dns');
    for (const address of addresses) {
        if (attempt.end.signal.aborted)
            return last;
        last = await tryAddress(connection, attempt, address);
        if (last === undefined) {
            record.note({ address });
            return undefined;
        }
    }
    return last;
}
function addressesOf(connection, attempt) {
    const { route, record, deny } = attempt;
    record.enter('dns');
    const resolve = attempt.resolve ?? resolveOver(connection, attempt);
    const { hostname, family } = route.kind === 'name' ? route : { hostname: '', family: undefined };
    return new Promise((settle, reject) => {
        (0,guarded_lookup/* guardLookup */.sD)({ resolve, deny, family })(hostname, { all: true }, (error, found) => {
            if (error !== null)
                reject(error);
            else
                settle(Array.isArray(found) ? found.map(({ address }) => address) : [found]);
        });
    });
}
function resolveOver(connection, { target, end }) {
    return (hostname, _options, callback) => {
        const body = `command -v getent >/dev/null || exit 3; getent ahosts ${shellQuote(hostname)}`;
        workOver(connection, { body, limitMs: target.timeoutMs + 1_000, signal: end.signal }).then(({ exitCode, stdout }) => {
            const words = stdout
                .toString('latin1')
                .split('\n')
                .map((line) => line.split(/\s/)[0] ?? '');
            const addresses = [...new Set(words)].filter((word) => (0,external_node_net_.isIP)(word) !== 0);
            const code = exitCode === 3 ? 'BELAY_NO_GETENT' : 'ENOTFOUND';
            const error = addresses.length === 0 ? Object.assign(new Error('not resolved'), { code }) : null;
            callback(error, addresses.map((address) => ({ address, family: (0,external_node_net_.isIP)(address) })));
        }, (error) => callback(error, []));
    };
}
async function tryAddress(connection, { target, end }, address) {
    const seconds = Math.max(1, Math.ceil(target.timeoutMs / 1_000));
    const body = connectScript(address, target.port, seconds);
    const limitMs = target.timeoutMs + 1_000;
    const { exitCode, stderr } = await workOver(connection, { body, limitMs, signal: end.signal });
    if (exitCode === 0)
        return undefined;
    if (exitCode === noTool)
        return { cause: 'other', detail: 'the host has neither bash, nc nor python3 to make a connection with' };
    if (exitCode === outOfTime)
        return (0,network_failure/* networkFailure */.rd)('timeout', 'connect');
    const code = words.find(([pattern]) => pattern.test(stderr))?.[1] ?? 'ECONNREFUSED';
    return (0,network_failure/* explainNetworkError */.QJ)(Object.assign(new Error('failed on the host'), { code }), 'connect');
}
const noTool = 3;
const outOfTime = 124;
const words = [
    [/Connection refused/i, 'ECONNREFUSED'],
    [/No route to host/i, 'EHOSTUNREACH'],
    [/Network is unreachable/i, 'ENETUNREACH'],
    [/timed out/i, 'ETIMEDOUT'],
    [/Cannot assign requested address/i, 'EADDRNOTAVAIL'],
];
function connectScript(address, port, seconds) {
    const [to, at] = [shellQuote(address), String(port)];
    const python = `import socket,sys; socket.create_connection((sys.argv[1],int(sys.argv[2])),float(sys.argv[3])).close()`;
    return [
        `if command -v bash >/dev/null; then timeout ${seconds} bash -c 'exec 3<>"/dev/tcp/$1/$2"' bash ${to} ${at}`,
        `elif command -v nc >/dev/null; then timeout ${seconds} nc -z -w ${seconds} ${to} ${at}`,
        `elif command -v python3 >/dev/null; then timeout ${seconds} python3 -c ${shellQuote(python)} ${to} ${at} ${seconds}`,
        `else exit ${noTool}; fi`,
    ].join('\n');
}
function whenEnded(end) {
    return new Promise((resolve) => {
        if (end.signal.aborted)
            resolve('ended');
        else
            end.signal.addEventListener('abort', () => resolve('ended'), { once: true });
    });
}
function failed(failure, { phase, facts }) {
    const known = phase === 'dns' || phase === 'connect' ? { phase } : {};
    return { kind: 'failed', ...failure, ...known, ...facts };
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/file-scripts.js



const exitCodes = {
    link: 40,
    tooLarge: 42,
    short: 43,
    isFolder: 44,
    notFolder: 45,
    otherDisk: 46,
    failed: 47,
};
const { link: file_scripts_link, tooLarge, short: file_scripts_short, isFolder, notFolder, otherDisk, failed: file_scripts_failed } = exitCodes;
function readScript(path, range) {
    return [
        `p=${shellQuote(path)}`,
        's=$(stat -c "%f %s" -- "$p") || exit 1',
        'm=$((0x${s%% *})); s=${s##* }',
        `case $((m & 61440)) in 40960) exit ${file_scripts_link};; 16384) exit ${isFolder};; 4096) exit ${file_scripts_failed};; esac`,
        `n=$((s - ${range.offset})); [ "$n" -gt 0 ] || n=0`,
        `[ "$n" -le ${range.limit} ] || n=${range.limit}`,
        `[ "$n" -le ${range.most} ] || exit ${tooLarge}`,
        'printf "%s\\n" "$s"',
        '[ "$n" -eq 0 ] && { : <"$p"; exit; }',
        `tail -c +${range.offset + 1} -- "$p" | head -c "$n"`,
    ].join('\n');
}
function temporaryBeside(path) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.tmp`);
}
function replaceScript(path, size, keep) {
    const names = [path, temporaryBeside(path), keep ?? '', keep === undefined ? '' : temporaryBeside(keep)];
    const [p, t, k, l] = names.map(shellQuote);
    const keeping = [
        `if [ -e "$p" ] || [ -L "$p" ]; then`,
        `k=${k}; l=${l}`,
        `ln -- "$p" "$l" || undo`,
        `[ "$l" -ef "$k" ] || mv -fT -- "$l" "$k" || undo`,
        'rm -f -- "$l"; fi',
    ];
    return [
        `p=${p}; t=${t}; l=; d=${shellQuote((0,external_node_path_.dirname)(path))}`,
        `undo() { c=\${1-${file_scripts_failed}}; rm -f -- "$t"; [ -z "$l" ] || rm -f -- "$l"; exit "$c"; }`,
        `[ -d "$d" ] || { stat -- "$d" >/dev/null || exit ${file_scripts_failed}; exit ${notFolder}; }`,
        'set -C; cat >"$t" || undo; set +C',
        `[ "$(stat -c %s -- "$t")" = ${size} ] || undo ${file_scripts_short}`,
        'sync -- "$t" || undo',
        ...(keep === undefined ? [] : keeping),
        'mv -fT -- "$t" "$p" || undo',
        `sync -- "$d" || exit ${file_scripts_failed}`,
    ].join('\n');
}
function appendScript(path, content) {
    return [
        `p=${shellQuote(path)}; d=${shellQuote((0,external_node_path_.dirname)(path))}`,
        `[ ! -L "$p" ] || exit ${file_scripts_link}`,
        `[ ! -d "$p" ] || exit ${isFolder}`,
        's=0; [ ! -e "$p" ] || s=$(stat -c %s -- "$p") || exit 1',
        'undo() { c=$1; dd if=/dev/null of="$p" bs=1 seek="$s" count=0 2>/dev/null; exit "$c"; }',
        `printf %s ${shellQuote(content)} | cat >>"$p" || undo ${file_scripts_failed}`,
        `[ "$(stat -c %s -- "$p")" = $((s + ${Buffer.byteLength(content)})) ] || undo ${file_scripts_short}`,
        `sync -- "$p" || undo ${file_scripts_failed}`,
        `[ "$s" -ne 0 ] || sync -- "$d" || undo ${file_scripts_failed}`,
    ].join('\n');
}
function cutScript(path, size) {
    return [
        `p=${shellQuote(path)}`,
        `[ ! -L "$p" ] || exit ${file_scripts_link}`,
        `[ ! -d "$p" ] || exit ${isFolder}`,
        's=$(stat -c %s -- "$p") || exit 1',
        `dd if=/dev/null of="$p" bs=1 seek=${size} count=0 || exit 1`,
        'sync -- "$p"',
    ].join('\n');
}
function kindsScript(paths) {
    return `for p in ${shellQuoteAll(paths)}; do if [ -L "$p" ]; then printf l; elif [ -f "$p" ]; then printf f; elif [ -d "$p" ]; then printf d; elif [ -e "$p" ]; then printf o; else printf a; fi; done`;
}
function foldersScript(path) {
    return [
        `p=${shellQuote(path)}`,
        `stat -L -- "$p" >/dev/null || exit 1`,
        `[ -d "$p" ] || exit ${notFolder}`,
        '{ [ -r "$p" ] && [ -x "$p" ]; } || { ls -- "$p" >/dev/null; exit 1; }',
        'for e in "$p"/* "$p"/.*; do n=${e##*/}; case $n in .|..) continue;; esac',
        '[ ! -d "$e" ] || [ -L "$e" ] || printf "%s\\0" "$n"; done; exit 0',
    ].join('\n');
}
function renameScript(from, to) {
    return [
        `p=${shellQuote(from)}; q=${shellQuote(to)}`,
        'a=$(stat -c %d -- "$p") || exit 1',
        `b=$(stat -L -c %d -- ${shellQuote((0,external_node_path_.dirname)(to))}) || exit 1`,
        `{ [ "$a" = "$b" ] || [ -L "$p" ]; } || exit ${otherDisk}`,
        'mv -fT -- "$p" "$q"',
    ].join('\n');
}
function prepareFolderScript(path) {
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
function sweepScript(folder) {
    return [
        `p=${shellQuote(folder)}`,
        'ls -- "$p" >/dev/null || exit 1',
        `for e in "$p"/.?*.${sixteen}.tmp; do [ -e "$e" ] || [ -L "$e" ] || continue; rm -f -- "$e"; done; exit 0`,
    ].join('\n');
}
function variableScript(name) {
    return `[ -z "\${${name}+x}" ] || printf '=%s' "$${name}"`;
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/ssh-files.js



const readLimit = 256 * 1024 * 1024;
function createSshFiles({ connection, limitMs, fencesFor }) {
    const ask = (body) => workOver(connection, { body, limitMs, isSmall: true, isRepeatable: true });
    const change = async (doing, path, parts) => {
        const fences = fencesFor(path);
        const done = await workOver(connection, { ...parts, fences, limitMs, isSmall: fences.length > 0 });
        if (done.exitCode !== 0)
            throw failure(doing, path, done);
    };
    return {
        read: async (path, range = {}) => {
            const limit = range.limit ?? Number.MAX_SAFE_INTEGER;
            const done = await ask(readScript(path, { offset: range.offset ?? 0, limit, most: readLimit }));
            const code = ssh_files_codeOf(done);
            if (done.exitCode !== 0 && code === 'ENOENT')
                return undefined;
            if (done.exitCode !== 0 || code !== 'unknown')
                throw failure('read', path, done);
            const lineEnd = done.stdout.indexOf('\n');
            return {
                size: Number(done.stdout.subarray(0, lineEnd).toString('latin1')),
                bytes: done.stdout.subarray(lineEnd + 1),
            };
        },
        replace: (path, content, keep) => change('write', path, { body: replaceScript(path, Buffer.byteLength(content), keep), input: content }),
        append: (path, content) => change('append to', path, { body: appendScript(path, content) }),
        cut: (path, size) => change('cut', path, { body: cutScript(path, size) }),
        kinds: async (paths) => {
            if (paths.length === 0)
                return new Map();
            const letters = (await ask(kindsScript(paths))).stdout.toString('latin1');
            return new Map(paths.map((path, index) => [path, kindOfLetter[letters[index] ?? ''] ?? 'absent']));
        },
        folders: async (path) => {
            const done = await ask(foldersScript(path));
            if (done.exitCode !== 0 && ssh_files_codeOf(done) === 'ENOENT')
                return [];
            if (done.exitCode !== 0)
                throw failure('list', path, done);
            return done.stdout.toString('utf8').split('\0').slice(0, -1);
        },
        rename: (from, to) => change('rename', from, { body: renameScript(from, to) }),
        prepareFolder: async (path) => folderCheck(path, await ask(prepareFolderScript(path))),
        sweep: (folder) => change('list', folder, { body: sweepScript(folder) }),
        variable: async (name) => {
            if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
                return undefined;
            const printed = (await ask(variableScript(name))).stdout.toString('utf8');
            return printed.startsWith('=') ? printed.slice(1) : undefined;
        },
    };
}
const kindOfLetter = {
    f: 'file',
    d: 'folder',
    l: 'link',
    o: 'other',
    a: 'absent',
};
function folderCheck(path, done) {
    const refused = (reason) => ({ kind: 'refused', reason });
    if (done.exitCode !== 0)
        return refused(failure('use the folder', path, done).message.replace(/\.$/, ''));
    const [word = '', value = ''] = done.stdout.toString('latin1').split(' ');
    const digits = /^\d{1,10}$/.test(value) ? value : 'unknown';
    if (word === 'link')
        return refused(`${path} is a symbolic link`);
    if (word === 'not-folder')
        return refused(`${path} is not a folder`);
    if (word === 'owner')
        return refused(`${path} belongs to another user (uid ${digits})`);
    if (word === 'mode')
        return refused(`${path} can be written by others (mode ${digits})`);
    if (word === 'not-writable') {
        const cause = Object.assign(new Error('not writable'), { code: 'EACCES' });
        return refused((0,host/* hostError */.FT)('use the folder', path, cause).message.replace(/\.$/, ''));
    }
    return { kind: 'ready' };
}
function failure(doing, path, done) {
    return (0,host/* hostError */.FT)(doing, path, Object.assign(new Error('failed on the host'), { code: ssh_files_codeOf(done) }));
}
const codeOfExit = {
    [exitCodes.link]: 'ELOOP',
    [exitCodes.tooLarge]: 'EFBIG',
    [exitCodes.isFolder]: 'EISDIR',
    [exitCodes.notFolder]: 'ENOTDIR',
    [exitCodes.otherDisk]: 'EXDEV',
};
const codeOfWords = [
    [/: No space left on device$/m, 'ENOSPC'],
    [/: Disk quota exceeded$/m, 'EDQUOT'],
    [/: Read-only file system$/m, 'EROFS'],
    [/: Permission denied$/m, 'EACCES'],
    [/: Operation not permitted$/m, 'EPERM'],
    [/: Input\/output error$/m, 'EIO'],
    [/: Too many levels of symbolic links$/m, 'ELOOP'],
    [/: File too large$/m, 'EFBIG'],
    [/: Not a directory$/m, 'ENOTDIR'],
    [/: Is a directory$/m, 'EISDIR'],
    [/: Directory not empty$/m, 'ENOTEMPTY'],
    [/: File name too long$/m, 'ENAMETOOLONG'],
    [/: Stale file handle$/m, 'ESTALE'],
    [/: File exists$/m, 'EEXIST'],
    [/: (?:No such file or directory|No such file|Directory nonexistent|nonexistent directory)$/m, 'ENOENT'],
];
function ssh_files_codeOf({ exitCode, stderr }) {
    const byExit = codeOfExit[exitCode];
    if (byExit !== undefined)
        return byExit;
    const byWords = codeOfWords.find(([pattern]) => pattern.test(stderr))?.[1];
    return byWords ?? (exitCode === exitCodes.short ? 'ENOSPC' : 'unknown');
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/lock-script.js


const triesPerSecond = 10;
function lockScript(mark, facts) {
    const { path, owner, nonce, waitMs, silenceSeconds } = facts;
    const name = owner.replaceAll(/[\r\n]+/g, ' ');
    return [
        'umask 077; LC_ALL=C; export LC_ALL',
        `L=${shellQuote(path)}; W=${shellQuote(workFileOf(path))}; left=${Math.ceil((waitMs / 1000) * triesPerSecond)}; told=`,
        `printf '%s\\n' ${mark}:begin:0; printf '%s\\n' ${mark}:begin:0 >&2`,
        'holder() { IFS= read -r h <"$L" || :; printf "%s %s\\n" "$1" "$h"; }',
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

;// CONCATENATED MODULE: ./lib/hosts/ssh/take-lock.js





async function endSession({ connection, limits }, session) {
    session.finishInput();
    const timer = setTimeout(() => {
        session.kill();
        connection.abandon();
    }, connection.patience(limits.releaseMs));
    await session.closed;
    clearTimeout(timer);
}
async function takeLock(taking) {
    const { clock, connection, request, path, keep } = taking;
    request.signal?.throwIfAborted();
    const nonce = newNonce();
    const started = clock.monotonic();
    const attempt = await untilBegun(connection, () => ask(taking, nonce));
    const { session, word, announced, end: cut, stderr } = attempt;
    if (word?.[0] === 'held') {
        const waitedMs = announced === undefined ? 0 : clock.monotonic() - started;
        return { kind: 'held', lock: keep(session, { path, nonce, way: session.way }), waitedMs };
    }
    if (word === undefined)
        session.kill();
    await endSession(taking, session);
    request.signal?.throwIfAborted();
    if (word?.[0] === 'busy')
        return { kind: 'busy', holder: word[1] };
    if (word === undefined && announced !== undefined && cut === undefined)
        return { kind: 'busy', holder: announced };
    if (word?.[0] === 'unavailable')
        return { kind: 'unavailable', reason: unavailable(Number(word[1])) };
    if (word === undefined)
        throw cutOff(connection, cut ?? { kind: 'cut', begun: true, said: '', noProgram: false });
    throw (0,host/* hostError */.FT)(word[0] === 'replaced' ? 'lock' : 'open the lock', path, {
        code: word[0] === 'link'
            ? 'ELOOP'
            : word[0] === 'replaced'
                ? 'ESTALE'
                : ssh_files_codeOf({ exitCode: 1, stderr: stderr() }),
    });
}
function unavailable(code) {
    return code === 127
        ? 'the program "flock" (util-linux) is not installed'
        : `"flock" failed with exit code ${Number.isInteger(code) ? code : 'unknown'}`;
}
const answerMs = 30_000;
async function ask({ connection, clock, limits, path, request }, nonce) {
    let announced;
    let stderr = '';
    let decide = () => undefined;
    const decided = new Promise((resolve) => {
        decide = resolve;
    });
    const hear = createLineReader((line) => {
        const [word = '', ...rest] = line.split(' ');
        const value = rest.join(' ').slice(0, 300).trim() || 'an unnamed process';
        if (word === '')
            return;
        if (word !== 'wait')
            return decide([word, value]);
        announced ??= value;
        request.onWait?.(value);
    });
    const facts = {
        path,
        owner: request.owner,
        nonce,
        waitMs: request.waitMs,
        silenceSeconds: limits.silenceSeconds,
    };
    const session = await connection.start({
        script: (mark) => lockScript(mark, facts),
        keepsInput: true,
        urgent: true,
        onOut: hear,
        onErr: (chunk) => {
            stderr = (stderr + chunk.toString('latin1')).slice(-4_096);
        },
    });
    const late = new AbortController();
    const overdue = setTimeout(() => decide(undefined), request.waitMs + answerMs);
    const waiting = clock
        .sleep(Math.max(request.waitMs, 1), anyOf(late.signal, request.signal))
        .catch(() => undefined)
        .then(() => {
        if (announced !== undefined || request.signal?.aborted === true)
            decide(undefined);
    });
    const end = await Promise.race([decided, session.ended]);
    clearTimeout(overdue);
    late.abort();
    await waiting;
    const cut = end !== undefined && 'kind' in end && end.kind === 'cut' ? end : undefined;
    return { session, word: isWord(end) ? end : undefined, announced, end: cut, stderr: () => stderr };
}
function isWord(end) {
    return Array.isArray(end);
}
function anyOf(one, other) {
    if (other === undefined)
        return one;
    const both = new AbortController();
    const abort = () => both.abort();
    if (one.aborted || other.aborted)
        abort();
    one.addEventListener('abort', abort, { once: true });
    other.addEventListener('abort', abort, { once: true, signal: one });
    return both.signal;
}
function createLineReader(onLine) {
    let partial = '';
    return (chunk) => {
        const lines = (partial + chunk.toString('utf8')).split('\n');
        partial = (lines.pop() ?? '').slice(-1_000);
        for (const line of lines)
            onLine(line);
    };
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/ssh-lock.js


function createSshLocks(means) {
    const { connection } = means;
    const locks = new Map();
    const proven = ({ fence, isLost }) => {
        if (isLost)
            throw lostLock(connection);
        return fence;
    };
    const keep = (session, fence) => {
        for (const each of locks.values())
            if (replaces(fence, each))
                each.isReplaced = true;
        const held = { fence, session, isLost: false, isReplaced: false };
        const beat = setInterval(() => session.write('\n'), means.limits.heartbeatMs);
        beat.unref();
        void session.closed.then(() => {
            held.isLost = true;
            clearInterval(beat);
        });
        const lock = {
            isHeld: () => !held.isLost,
            async release() {
                if (!locks.delete(lock))
                    return;
                clearInterval(beat);
                await endSession(means, session);
            },
        };
        locks.set(lock, held);
        return lock;
    };
    return {
        take: (path, request) => takeLock({ ...means, path, request, keep }),
        fenceOf: (lock) => {
            const held = locks.get(lock);
            return held === undefined ? undefined : proven(held);
        },
        fencesFor: (path) => {
            const around = [...locks.values()].filter(({ fence, isReplaced }) => !isReplaced && isIn(folderOf(fence.path), path));
            const fences = around.map(proven);
            if (new Set(fences.map(({ way }) => way)).size > 1)
                throw lostLock(connection);
            return fences;
        },
        close: async () => {
            await Promise.all([...locks.keys()].map((lock) => lock.release()));
        },
    };
}
const ownLockName = 'lock';
function replaces(taken, { fence, isLost }) {
    if (taken.path === fence.path)
        return true;
    const folder = folderOf(taken.path);
    const isGone = isLost || taken.way !== fence.way;
    return isGone && taken.path === `${folder}/${ownLockName}` && folderOf(fence.path) === folder;
}
function isIn(folder, path) {
    return path === folder || path.startsWith(`${folder}/`);
}
function folderOf(path) {
    return path.slice(0, path.lastIndexOf('/'));
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/ssh-ports.js
const usualLimits = {
    connectMs: 30_000,
    attempts: 3,
    fileMs: 60_000,
    heartbeatMs: 10_000,
    silenceSeconds: 60,
    releaseMs: 3_000,
    cancelMs: 1_500,
};

;// CONCATENATED MODULE: ./lib/hosts/ssh/open-ssh.js








async function openSsh(access, ports) {
    const folder = createPrivateFolder(access);
    const limits = { ...usualLimits, ...ports.limits };
    const means = { folder, ports, limits, keyGiven: access.privateKey !== undefined };
    const hosts = [];
    return {
        host: (target) => {
            const host = createSshHost(createConnection(target, means), ports, limits);
            hosts.push(host);
            return host;
        },
        close: async () => {
            folder.forgetKey();
            try {
                await Promise.all(hosts.map((host) => host.close()));
            }
            finally {
                if (!folder.remove())
                    ports.log.warning(notRemoved(folder.path));
            }
        },
    };
}
function notRemoved(path) {
    return `${path} could not be removed: it holds what SSH was given, maybe the key, and only this user can read it. The next run tries again; or remove it by hand.`;
}
function createSshHost(connection, ports, limits) {
    const locks = createSshLocks({ connection, clock: ports.clock, limits });
    const means = { connection, endGroup: createGroupEnder(connection) };
    return {
        name: connection.label,
        run: async (command) => runOver(means, command, command.lock === undefined ? undefined : locks.fenceOf(command.lock)),
        connect: createSshConnect(connection, ports),
        ...createSshFiles({ connection, limitMs: limits.fileMs, fencesFor: locks.fencesFor }),
        lock: locks.take,
        forward: async ({ hostname, port }) => ({ socketPath: await connection.forward(hostname, port) }),
        close: async () => {
            await locks.close();
            await connection.close();
        },
    };
}


/***/ })

};
