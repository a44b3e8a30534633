import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 232:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 30:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseInputs)
});

// EXTERNAL MODULE: ./lib/backup/backup-name.js
var backup_name = __nccwpck_require__(637);
// EXTERNAL MODULE: ./lib/backup/part.js
var part = __nccwpck_require__(558);
// EXTERNAL MODULE: ./lib/config/environment-inputs.js + 66 modules
var environment_inputs = __nccwpck_require__(667);
;// CONCATENATED MODULE: ./lib/config/step-secrets.js
const shortest = 5;
const shortestLine = 16;
function secretsOfStep(read, inputs) {
    const secrets = inputs.flatMap((input) => read.secret(input) ?? []);
    const forms = [...new Set(secrets.flatMap(formsOf))];
    return (remembered) => textsIn(remembered).some((text) => forms.some((form) => text.includes(form)));
}
function formsOf(secret) {
    if (secret.length < shortest)
        return [];
    const lines = secret
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line.length >= shortestLine && !line.startsWith('-----') && line !== secret);
    const bytes = Buffer.from(secret);
    return [
        secret,
        encodeURIComponent(bytes.toString()),
        bytes.toString('base64').replace(/=+$/, ''),
        ...lines,
    ];
}
function textsIn(value) {
    if (typeof value === 'string')
        return [value];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).flatMap(([name, each]) => [name, ...textsIn(each)]);
}

// EXTERNAL MODULE: ./lib/ports/value-forms.js
var value_forms = __nccwpck_require__(544);
;// CONCATENATED MODULE: ./actions/backup/src/inputs.js





function parseInputs(read, env) {
    const asks = { action: 'backup', need: 'required', despite: 'problems-elsewhere' };
    const target = (0,environment_inputs/* readEnvironmentInputs */.J)(read, env, asks);
    const request = {
        environment: target.environment,
        sources: {
            files: readFiles(read, target.path),
            command: readCommand(read, target),
            postgres: readDatabases(read, 'postgres'),
            mysql: readDatabases(read, 'mysql'),
            redis: readRedis(read),
        },
        path: target.path,
        container: readContainer(read),
        to: read.optionalPath('to'),
        keeping: {
            keep: read.integer('keep', { min: 1, max: 10_000 }),
            keepDays: read.integer('keep-days', { min: 0, max: 36_500 }),
        },
        timeoutMs: read.duration('timeout', { min: '1s', max: '24h' }),
        lockWaitMs: target.lockWaitMs,
    };
    return read.done({
        target,
        request,
        restore: readRestore(read),
        confirmation: read.optional('confirmation') ?? '',
        expected: read.required('expected', 'the word that is to be typed'),
        dryRun: read.boolean('dry-run'),
    });
}
function readFiles(read, path) {
    const files = [];
    for (const item of read.list('files')) {
        const whole = (0,value_forms/* absolutePath */.Hi)(item.startsWith('/') ? item : `${path ?? ''}/${item}`);
        if (!item.startsWith('/') && path === undefined)
            read.problem('files', 'absolute paths, because no "path" says what others are relative to', item);
        else if (whole === undefined || whole === '/' || item.includes('\n'))
            read.problem('files', 'paths of files and folders, without ".."', item);
        else
            files.push(whole);
    }
    const twice = files.find((file, index) => files.some((other, at) => at !== index && (0,part/* isWithin */.UO)(file, other) && (file !== other || at < index)));
    if (twice !== undefined)
        read.problem('files', 'each path once, and none inside another, with which it is saved', twice);
    return files;
}
function readCommand(read, { path }) {
    const script = read.optional('command');
    if (script === undefined)
        return undefined;
    if (path === undefined)
        read.problem('path', 'the absolute path of the folder that "command" runs in, here or in belay.yml', '');
    if (secretsOfStep(read, ['token', 'ssh-key'])(script))
        read.problem('command', "commands without a secret in their text; pass it by the step's env and BELAY_PASS_ENV");
    return { script, path: path ?? '/' };
}
function readDatabases(read, input) {
    const names = read.list(input);
    const wrong = names.find((name) => !(0,part/* isDatabaseName */.lH)(name));
    if (wrong !== undefined)
        read.problem(input, part/* databaseTakes */.EN, wrong);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined)
        read.problem(input, 'each database once', twice);
    return names;
}
function readRedis(read) {
    const text = read.optional('redis');
    if (text === undefined)
        return undefined;
    const address = (0,part/* parseRedisAddress */.t_)(text);
    if (address === undefined)
        read.problem('redis', part/* redisTakes */.I7, text);
    return address;
}
function readContainer(read) {
    const name = read.optional('container');
    if (name !== undefined && !/^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/.test(name))
        read.problem('container', 'the name of a container', name);
    return name;
}
function readRestore(read) {
    const name = read.optional('restore');
    if (name !== undefined && name !== 'latest' && !(0,backup_name/* isBackupName */.iY)(name) && !(0,backup_name/* isUndoName */.oH)(name))
        read.problem('restore', '"latest", or the name of a backup like 20261121T020000Z-0a1b2c, as its folder is called', name);
    return name;
}


/***/ }),

/***/ 101:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _lib_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(712);
/* harmony import */ var _lib_wiring_backup_wiring_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(831);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(150);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(472);




await (0,_lib_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)({
    outputNames: _run_js__WEBPACK_IMPORTED_MODULE_3__/* .outputNames */ .g,
    withoutOutcome: { status: 'failed' },
    parse: _inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInputs */ .T,
    run: async (inputs, context) => {
        const wiring = await (0,_lib_wiring_backup_wiring_js__WEBPACK_IMPORTED_MODULE_1__/* .wireBackup */ .y)(inputs.target, context);
        try {
            return await (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .e)(inputs, { ...wiring, workflowRun: context.workflowRun });
        }
        finally {
            await wiring.close();
        }
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ outputNames),
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/hosts/host.js
var hosts_host = __nccwpck_require__(224);
// EXTERNAL MODULE: ./lib/backup/backup-name.js
var backup_name = __nccwpck_require__(637);
;// CONCATENATED MODULE: ./lib/backup/backup-stop.js
function backupStop(code, message) {
    return Object.assign(new Error(message), { name: 'BackupStop', code });
}
function isBackupStop(error) {
    return error instanceof Error && error.name === 'BackupStop';
}

// EXTERNAL MODULE: ./lib/ports/duration.js
var duration = __nccwpck_require__(439);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./lib/backup/backup-folder.js

function backupFolderIn(to, { environment, stateFolder, path, host }) {
    const owner = JSON.stringify([stateFolder, path ?? '', host]);
    return `${to}/${environment}-${(0,external_node_crypto_.createHash)('sha256').update(owner).digest('hex').slice(0, 8)}`;
}
function isFolderOf(environment, name) {
    return name.startsWith(`${environment}-`) && /^[0-9a-f]{8}$/.test(name.slice(environment.length + 1));
}

;// CONCATENATED MODULE: ./lib/backup/backup-place.js
async function runShell(place, call) {
    const result = await place.host.run({
        argv: ['/bin/sh', '-c', call.script, 'belay', ...(call.args ?? [])],
        timeoutMs: call.timeoutMs ?? place.timeoutMs,
        signal: place.signal,
        ...(call.env === undefined ? {} : { env: call.env }),
        ...(call.cwd === undefined ? {} : { cwd: call.cwd }),
        ...(call.outputLimit === undefined ? {} : { outputLimit: call.outputLimit }),
        ...(place.lock === undefined ? {} : { lock: place.lock }),
    });
    place.signal.throwIfAborted();
    return result;
}
function factsOf(output) {
    return new Map(output.split('\n').flatMap((line) => {
        const at = line.indexOf('=');
        return at > 0 ? [[line.slice(0, at), line.slice(at + 1)]] : [];
    }));
}

;// CONCATENATED MODULE: ./lib/backup/database-shell.js
const readBy = {
    postgres: /^PG[A-Z]+$/,
    mysql: /^MYSQL_(?:PWD|USER|HOST|TCP_PORT)$/,
    redis: /^REDISCLI_AUTH$/,
};
const inContainer = {
    postgres: `[ -n "\${PGUSER:-}" ] || PGUSER=\${POSTGRES_USER:-postgres}
[ -n "\${PGPASSWORD:-}" ] || PGPASSWORD=\${POSTGRES_PASSWORD:-}
export PGUSER PGPASSWORD
`,
    mysql: `[ -n "\${MYSQL_PWD:-}" ] || MYSQL_PWD=\${MARIADB_ROOT_PASSWORD:-\${MYSQL_ROOT_PASSWORD:-}}
export MYSQL_PWD
`,
    redis: '',
};
function databaseArgv(kind, { script, args }, { container, variables }) {
    const whole = container === undefined ? script : `${inContainer[kind]}${script}`;
    const inner = ['/bin/sh', '-c', whole, 'belay', ...args];
    if (container === undefined)
        return inner;
    const names = Object.keys(variables).filter((name) => readBy[kind].test(name));
    return ['docker', 'exec', '-i', ...names.flatMap((name) => ['-e', name]), container, ...inner];
}
function mysqlOptions({ container, variables }) {
    const user = variables['MYSQL_USER'];
    const { MYSQL_HOST: host, MYSQL_TCP_PORT: port, MYSQL_PWD: password } = variables;
    const fallback = container !== undefined && password === undefined ? ['--user=root'] : [];
    return [
        ...(user === undefined ? fallback : [`--user=${user}`]),
        ...(host === undefined ? [] : [`--host=${host}`]),
        ...(port === undefined ? [] : [`--port=${port}`]),
    ];
}
const databaseProbe = {
    postgres: `for tool in pg_dump pg_restore psql; do
  command -v "$tool" > /dev/null || { echo "$tool is not installed" >&2; exit 127; }
done
echo "pg_dump=$(pg_dump --version)"`,
    mysql: `dump=$(command -v mariadb-dump || command -v mysqldump) || { echo 'neither mariadb-dump nor mysqldump is installed' >&2; exit 127; }
client=$(command -v mariadb || command -v mysql) || { echo 'neither mariadb nor mysql is installed' >&2; exit 127; }
echo "mysqldump=$("$dump" --version)"`,
    redis: `command -v redis-cli > /dev/null || { echo 'redis-cli is not installed' >&2; exit 127; }
echo "redis-cli=$(redis-cli --version)"`,
};
const dumpPostgres = 'exec pg_dump --format=custom --no-password --dbname="$1"';
const dumpMysql = `database=$1; shift
dump=$(command -v mariadb-dump || command -v mysqldump) || exit 127
gtid=; if "$dump" --help 2> /dev/null | grep -q -e '--set-gtid-purged'; then gtid=--set-gtid-purged=OFF; fi
exec "$dump" "$@" $gtid --single-transaction --quick --routines --triggers --events --hex-blob --no-tablespaces --comments --dump-date "$database"`;
const dumpRedis = 'exec redis-cli -h "$1" -p "$2" --rdb -';
function redisArgs({ hostname, port }) {
    return [hostname, String(port)];
}
const databaseSize = {
    postgres: `found=$(psql -XAtq --no-password --dbname="$1" -c "select coalesce(sum(pg_table_size(c.oid)), 0)::bigint from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'm') and (n.nspname not in ('pg_catalog', 'information_schema') or c.relname = 'pg_largeobject')") || exit 1
echo "bytes=$found"`,
    mysql: `database=$1; shift
client=$(command -v mariadb || command -v mysql) || exit 127
found=$("$client" "$@" --batch --skip-column-names --execute="select cast(coalesce(sum(data_length), 0) as unsigned) from information_schema.tables where table_schema = '$database'") || exit 1
echo "bytes=$found"`,
    redis: `redis-cli -h "$1" -p "$2" INFO memory | tr -d '\\r' | while IFS=: read -r key value; do
  if [ "$key" = used_memory ]; then echo "bytes=$value"; fi
done`,
};
const askPostgres = `if psql -XAtq --no-password --dbname="$1" -c 'select 1' > /dev/null 2>&1; then echo exists=yes; exit 0; fi
found=$(psql -XAtq --no-password --dbname=postgres -c "select 1 from pg_database where datname = '$1'") || exit 1
if [ "$found" = 1 ]; then echo "$1 is there and cannot be connected to" >&2; exit 1; fi
echo exists=no`;
const askMysql = `database=$1; shift
client=$(command -v mariadb || command -v mysql) || exit 127
found=$("$client" "$@" --batch --skip-column-names --execute="select count(*) from information_schema.schemata where schema_name = '$database'") || exit 1
if [ "$found" = 1 ]; then echo exists=yes; else echo exists=no; fi`;
const createPostgres = 'exec psql -XAtq --no-password --dbname=postgres -c "create database \\"$1\\""';
const createMysql = `database=$1; shift
client=$(command -v mariadb || command -v mysql) || exit 127
exec "$client" "$@" --execute="create database \\\`$database\\\`"`;
const loadPostgres = `limit=; if command -v timeout > /dev/null 2>&1; then limit="timeout $2"; fi
exec $limit pg_restore --clean --if-exists --single-transaction --exit-on-error --no-password --dbname="$1"`;
const loadMysql = `database=$1; seconds=$2; shift 2
client=$(command -v mariadb || command -v mysql) || exit 127
limit=; if command -v timeout > /dev/null 2>&1; then limit="timeout $seconds"; fi
exec $limit "$client" "$@" --database="$database"`;
const listPostgres = 'exec pg_restore --list > /dev/null';
const readPostgres = 'exec pg_restore --file=/dev/null';

;// CONCATENATED MODULE: ./lib/backup/tool-words.js
const causes = [
    [/No space left on device|Disk quota exceeded/i, 'the disk is full'],
    [/server version mismatch/i, 'its tools are older than the server; install those of its version'],
    [
        /authentication failed|no password supplied|no pg_hba\.conf entry|Access denied|NOAUTH|WRONGPASS|AUTH failed/i,
        'it was not let in; check user, password and rights',
    ],
    [/database .{1,200} does not exist|Unknown database/i, 'there is no such database'],
    [/No such container|container \S+ is not running/i, 'there is no such container, or it does not run'],
    [/is not installed/, 'a tool is not installed'],
    [/is there and cannot be connected to/, 'the database is there and takes no connection'],
    [
        /Connection refused|Connection timed out|No route to host|could not translate host name|Can't connect|Unknown (?:MySQL )?server host|Name or service not known|connection to server|Could not connect/i,
        'the server does not answer there; check host and port, and that it runs',
    ],
    [
        /permission denied|Operation not permitted|must be owner|command denied|NOPERM/i,
        'it is not permitted to this user',
    ],
    [
        /like an RDB file|redis-check-rdb does not take|unexpected end of (?:file|input)|premature end|not in gzip format|unsupported format|corrupt/i,
        'the file is cut or damaged',
    ],
];
function describeEnd(result, code) {
    const cause = causes.find(([says]) => says.test(result.stderr))?.[1];
    const why = cause === undefined ? '' : `: ${cause}`;
    const words = result.stderr.trim() === '' ? '' : ' (the log has its own words)';
    if (result.kind === 'not-started')
        return `could not be started (${result.code})`;
    if (result.kind === 'killed')
        return result.by === 'timeout'
            ? 'did not end within "timeout" and was ended'
            : `was ended from outside${why}${words}`;
    return `ended with exit code ${code ?? result.exitCode}${why}${words}`;
}
async function tellEnd(place, result, { during, code }) {
    await tellWords(place, during, result.stderr);
    return describeEnd(result, code);
}
const shownLines = 50;
async function tellWords({ log, prefix }, during, stderr) {
    const lines = stderr.split('\n').filter((line) => line.trim() !== '');
    if (lines.length === 0)
        return;
    await log.foreign(`${prefix}What was said during: ${during}`, async (print) => {
        for (const line of lines.slice(-shownLines))
            print(line);
    });
}
function isFullDisk({ stderr }) {
    return /No space left on device|Disk quota exceeded/i.test(stderr);
}

;// CONCATENATED MODULE: ./lib/backup/host-tools.js




const probe = `for tool in zstd gzip tar sha256sum sync stat du df; do
  if command -v "$tool" > /dev/null; then echo "has-$tool=yes"; fi
done
if command -v tar > /dev/null; then echo "tar=$(tar --version 2> /dev/null | head -n 1)"; fi
if command -v zstd > /dev/null; then echo "zstd=$(zstd --version 2> /dev/null | head -n 1)"; fi`;
const needed = ['sha256sum', 'sync', 'stat', 'du', 'df'];
async function findTools(place, wanted) {
    const { kinds, packings, code } = wanted;
    const result = await runShell(place, { script: probe, timeoutMs: 30_000 });
    const facts = factsOf(result.stdout);
    const has = (tool) => facts.get(`has-${tool}`) === 'yes';
    const stop = (what) => backupStop(code, `${place.host.name} has no ${what}. Install it and run again. Nothing was changed.`);
    const missing = needed.find((tool) => !has(tool));
    if (missing !== undefined)
        throw stop(`"${missing}" (coreutils)`);
    if (kinds.has('files') && !(facts.get('tar') ?? '').includes('GNU tar'))
        throw stop('GNU tar, which "files" needs to tell every member of an archive for certain');
    for (const packing of packings ?? [])
        if (packing !== 'plain' && !has(packing))
            throw stop(`"${packing}", which this backup is packed with`);
    const versions = {};
    for (const tool of ['tar', 'zstd']) {
        const version = facts.get(tool);
        if (version !== undefined)
            versions[tool] = version;
    }
    for (const kind of ['postgres', 'mysql', 'redis'])
        if (kinds.has(kind))
            Object.assign(versions, await findDatabaseTools(place, kind, code));
    return { packing: has('zstd') ? 'zstd' : has('gzip') ? 'gzip' : 'plain', versions };
}
async function findDatabaseTools(place, kind, code) {
    const [program = '', ...args] = databaseArgv(kind, { script: databaseProbe[kind], args: [] }, place);
    const result = await runShell(place, {
        script: 'exec "$@" 3>&-',
        args: [program, ...args],
        env: place.variables,
        timeoutMs: 60_000,
    });
    if (result.kind === 'exited' && result.exitCode === 0)
        return Object.fromEntries(factsOf(result.stdout));
    const where = place.container === undefined ? place.host.name : `the container "${place.container}"`;
    const end = await tellEnd(place, result, { during: `asking for the tools for ${kind}` });
    throw backupStop(code, `The tools for ${kind} cannot be used in ${where}: asking for them ${end}. ${adviceFor(place)} Nothing was changed.`);
}
function adviceFor({ container }) {
    return container === undefined
        ? 'Install them there, or name the container that has them by "container".'
        : 'Check "container", and that it runs and this user may use Docker.';
}

// EXTERNAL MODULE: ./lib/backup/part.js
var backup_part = __nccwpck_require__(558);
;// CONCATENATED MODULE: ./lib/backup/manifest.js

const manifestVersion = 1;
const manifestFile = 'manifest.json';
const manifestLimit = 32 * 1024 * 1024;
function savedPart(part, facts) {
    const container = facts.container === undefined ? {} : { container: facts.container };
    switch (part.kind) {
        case 'files':
            return { kind: 'files', roots: facts.roots, links: facts.links };
        case 'command':
            return { kind: 'command' };
        case 'redis':
            return { kind: 'redis', ...container };
        default:
            return { kind: part.kind, database: part.database, ...container };
    }
}
function writeManifest({ parts, ...rest }) {
    const written = parts.map(({ saved, file, packing, bytes, sha256, durationMs }) => ({
        ...saved,
        ...{ file, packing, bytes, sha256, 'duration-ms': durationMs },
    }));
    return `${JSON.stringify({ 'schema-version': manifestVersion, ...rest, parts: written }, null, 2)}\n`;
}
function readManifest(text) {
    const value = parse(text);
    if (!isRecord(value))
        return { kind: 'damaged' };
    const version = value['schema-version'];
    if (typeof version === 'number' && version > manifestVersion)
        return { kind: 'newer' };
    const { name, environment, live, host, parts, tools } = value;
    if (version !== manifestVersion || !Array.isArray(parts) || parts.length === 0)
        return { kind: 'damaged' };
    if (typeof name !== 'string' || typeof environment !== 'string' || typeof host !== 'string')
        return { kind: 'damaged' };
    const read = parts.map(readPart);
    const whole = read.flatMap((part) => part ?? []);
    if (whole.length !== parts.length)
        return { kind: 'damaged' };
    return {
        kind: 'manifest',
        manifest: {
            ...{ name, environment, host, parts: whole, tools: textsOf(tools) },
            live: typeof live === 'string' ? live : null,
        },
    };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function textsOf(value) {
    if (!isRecord(value))
        return {};
    return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
}
const fileForm = /^(?:files\.tar|command\.out|mysql-[A-Za-z0-9_][A-Za-z0-9_.-]*\.sql)(?:\.zst|\.gz)?$|^postgres-[A-Za-z0-9_][A-Za-z0-9_.-]*\.dump$|^redis\.rdb$/;
function readPart(value) {
    if (!isRecord(value))
        return undefined;
    const { file, packing, bytes, sha256 } = value;
    const durationMs = value['duration-ms'];
    const saved = readSaved(value);
    if (saved === undefined || typeof file !== 'string' || !fileForm.test(file))
        return undefined;
    if (packing !== 'zstd' && packing !== 'gzip' && packing !== 'plain')
        return undefined;
    if (!isSize(bytes) || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))
        return undefined;
    return { saved, file, packing, bytes, sha256, durationMs: isSize(durationMs) ? durationMs : 0 };
}
function isSize(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
function readSaved(value) {
    const { kind, database } = value;
    const container = typeof value['container'] === 'string' ? { container: value['container'] } : {};
    switch (kind) {
        case 'files':
            return readFiles(value);
        case 'command':
            return { kind };
        case 'redis':
            return { kind, ...container };
        case 'postgres':
        case 'mysql':
            return typeof database === 'string' && (0,backup_part/* isDatabaseName */.lH)(database)
                ? { kind, database, ...container }
                : undefined;
        default:
            return undefined;
    }
}
function readFiles({ roots, links }) {
    if (!Array.isArray(roots) || !Array.isArray(links) || roots.length === 0)
        return undefined;
    const readRoots = roots.flatMap((root) => {
        if (!isRecord(root))
            return [];
        const { path, bytes } = root;
        return typeof path === 'string' && isPlainPath(path) && isSize(bytes) ? [{ path, bytes }] : [];
    });
    const readLinks = links.flatMap((link) => {
        if (!isRecord(link))
            return [];
        const { path, to } = link;
        return typeof path === 'string' && typeof to === 'string' ? [{ path, to }] : [];
    });
    if (readRoots.length !== roots.length || readLinks.length !== links.length)
        return undefined;
    return { kind: 'files', roots: readRoots, links: readLinks };
}
function isPlainPath(path) {
    const names = path.split('/').slice(1);
    return path.startsWith('/') && names.every((name) => name !== '' && name !== '.' && name !== '..');
}

;// CONCATENATED MODULE: ./lib/backup/outdated.js

const dayMs = 86_400_000;
function outdated(names, { keep, keepDays }, { made, nowMs }) {
    const oldest = keepDays === 0 ? Number.NEGATIVE_INFINITY : nowMs - keepDays * dayMs;
    const older = (0,backup_name/* newestFirst */.ll)(names, nowMs).filter((name) => name !== made);
    return older.filter((name, index) => {
        const at = (0,backup_name/* madeAt */.ZM)(name);
        return index + 1 >= keep || (at !== undefined && at < oldest && !(0,backup_name/* isAhead */.Y0)(name, nowMs));
    });
}

;// CONCATENATED MODULE: ./lib/backup/kept-backups.js




async function loadManifest(place, name) {
    const path = `${place.folder}/${name}/${manifestFile}`;
    const file = await place.host.read(path, { limit: manifestLimit });
    return file === undefined ? { kind: 'damaged' } : readManifest(file.bytes.toString('utf8'));
}
async function removeUnfinished(place) {
    const left = (await place.host.folders(place.folder)).filter(backup_name/* isUnfinishedName */.lh);
    if (left.length === 0)
        return;
    await removeFolders(place, left);
    place.log.info(`${place.prefix}Removed what an earlier run left unfinished: ${left.join(', ')}.`);
}
async function removeOutdated(place, keeping, made) {
    const { log, prefix, folder } = place;
    const nowMs = place.clock.now();
    const all = await place.host.folders(folder);
    const names = outdated(all, keeping, { made, nowMs });
    const ahead = all.filter((name) => (0,backup_name/* isAhead */.Y0)(name, nowMs) && !names.includes(name));
    if (ahead.length > 0)
        log.warning(`${prefix}${ahead.join(', ')} in ${folder} is dated in the future: a clock was or is wrong. It counts as older than all others, and "latest" does not mean it.`);
    if (names.length === 0)
        return [];
    if (await removeFolders(place, names))
        return names;
    log.warning(`${prefix}Some backups that are not kept any more could not be removed from ${folder}; look at their owners and modes.`);
    return [];
}
async function removeOlderUndo(place, { undo, of, spared }) {
    const older = (await place.host.folders(place.folder)).filter((name) => (0,backup_name/* isUndoName */.oH)(name) && name !== undo && !spared.includes(name));
    const covered = new Set(of.map(({ kind, database }) => `${kind} ${database}`));
    const names = [];
    for (const name of older) {
        const read = await loadManifest(place, name);
        const parts = read.kind === 'manifest' ? read.manifest.parts : [];
        const isCovered = parts.every(({ saved }) => 'database' in saved && covered.has(`${saved.kind} ${saved.database}`));
        if (parts.length > 0 && isCovered)
            names.push(name);
    }
    if (names.length > 0)
        await removeFolders(place, names);
}
async function removeFolders(place, names) {
    const ours = names.filter((name) => (0,backup_name/* isBackupName */.iY)(name) || (0,backup_name/* isUndoName */.oH)(name) || (0,backup_name/* isUnfinishedName */.lh)(name));
    const paths = ours.map((name) => `${place.folder}/${name}`);
    const result = await runShell(place, { script: 'rm -rf -- "$@"', args: paths });
    return result.kind === 'exited' && result.exitCode === 0;
}
function latestOf(names, nowMs) {
    return (0,backup_name/* newestFirst */.ll)(names, nowMs)[0];
}

;// CONCATENATED MODULE: ./lib/backup/room.js

const reserveBytes = 16 * 1024 * 1024;
const growth = 1.2;
const archiveFactor = 1.05;
function roomNeeded(parts, { filesBytes, last, said }) {
    let bytes = 0;
    const unknown = [];
    for (const part of parts) {
        const before = last.find(({ saved }) => labelOfSaved(saved) === (0,backup_part/* labelOf */.Wy)(part));
        if (part.kind === 'files')
            bytes += filesRoom(filesBytes, before);
        else if (before !== undefined)
            bytes += before.bytes * growth;
        else if (said.has((0,backup_part/* labelOf */.Wy)(part)))
            bytes += said.get((0,backup_part/* labelOf */.Wy)(part)) ?? 0;
        else
            unknown.push((0,backup_part/* labelOf */.Wy)(part));
    }
    return { bytes: Math.ceil(bytes), unknown };
}
function neverSaved(parts, last) {
    const known = new Set(last.map(({ saved }) => labelOfSaved(saved)));
    return parts.filter((part) => !known.has((0,backup_part/* labelOf */.Wy)(part)));
}
function labelOfSaved(saved) {
    return 'database' in saved ? `${saved.kind} ${saved.database}` : saved.kind;
}
function filesRoom(filesBytes, before) {
    const whole = filesBytes * archiveFactor;
    if (before?.saved.kind !== 'files')
        return whole;
    const had = before.saved.roots.reduce((sum, { bytes }) => sum + bytes, 0);
    return had === 0 ? whole : Math.min(whole, filesBytes * (before.bytes / had) * growth);
}
function missingRoom(needed, free) {
    return Math.max(0, needed + reserveBytes - free);
}
function freeBytes(df) {
    const line = df.trim().split('\n').at(-1) ?? '';
    const [, available] = /\s\d+\s+\d+\s+(\d+)\s+\d+%\s/.exec(line) ?? [];
    return available === undefined ? undefined : Number(available) * 1024;
}
function formatBytes(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1_000;
        unit += 1;
    }
    return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

;// CONCATENATED MODULE: external "node:path/posix"
const posix_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");
;// CONCATENATED MODULE: ./lib/backup/tar-members.js


const lineForm = /^(.)\S* +\S+ +\S+ +\S+ +\S+ "((?:[^"\\]|\\.)*)"(?: (?:->|link to) "((?:[^"\\]|\\.)*)")?$/;
const refusedLimit = 20;
function judgeMembers(lines, roots) {
    const links = [];
    const refused = [];
    for (const line of lines) {
        const judged = judge(line, roots);
        if (typeof judged === 'string')
            refused.push(judged);
        else if (judged !== undefined)
            links.push(judged);
    }
    return { links, refused: refused.slice(0, refusedLimit) };
}
function judge(line, roots) {
    const [, type = '', quotedName, quotedTarget] = lineForm.exec(line) ?? [];
    if (quotedName === undefined)
        return 'a member that cannot be read for certain';
    const name = unquote(quotedName);
    const path = pathOf(name);
    const shown = JSON.stringify(name.slice(0, 200));
    if (path === undefined)
        return `${shown} does not stay inside the archive`;
    if (!roots.some((root) => (0,backup_part/* isWithin */.UO)(path, root)))
        return `${shown} is none of what was saved`;
    const target = quotedTarget === undefined ? undefined : unquote(quotedTarget);
    switch (type) {
        case '-':
        case 'd':
        case 'p':
            return undefined;
        case 'h': {
            const linked = target === undefined ? undefined : pathOf(target);
            const isInside = linked !== undefined && roots.some((root) => (0,backup_part/* isWithin */.UO)(linked, root));
            return isInside ? undefined : `${shown} is a hard link that leads out of what was saved`;
        }
        case 'l':
            return target === undefined ? `${shown} is a link to nowhere` : outward({ path, to: target }, roots);
        case 'b':
        case 'c':
            return `${shown} is a device`;
        default:
            return `${shown} is neither file, folder nor link`;
    }
}
function outward(link, roots) {
    const leads = link.to.startsWith('/') ? (0,posix_namespaceObject.normalize)(link.to) : (0,posix_namespaceObject.join)(link.path, '..', link.to);
    return roots.some((root) => (0,backup_part/* isWithin */.UO)(leads.replace(/(?<=.)\/$/, ''), root)) ? undefined : link;
}
function pathOf(name) {
    if (!name.startsWith('./') || name.includes('\0'))
        return undefined;
    const parts = name.slice(2).replace(/\/$/, '').split('/');
    return parts.some((part) => part === '' || part === '.' || part === '..')
        ? undefined
        : `/${parts.join('/')}`;
}
const escapes = {
    a: 7,
    b: 8,
    t: 9,
    n: 10,
    v: 11,
    f: 12,
    r: 13,
};
function unquote(quoted) {
    const bytes = [];
    for (let at = 0; at < quoted.length; at += 1) {
        const character = quoted[at] ?? '';
        if (character !== '\\') {
            bytes.push(...Buffer.from(character));
            continue;
        }
        const [octal] = /^[0-7]{1,3}/.exec(quoted.slice(at + 1)) ?? [];
        const next = quoted[at + 1] ?? '';
        bytes.push(octal === undefined ? (escapes[next] ?? next.charCodeAt(0)) : Number.parseInt(octal, 8) & 255);
        at += octal?.length ?? 1;
    }
    return Buffer.from(bytes).toString('utf8');
}
function unknownLinks(found, known) {
    const keys = new Set(known.map(({ path, to }) => `${path}\0${to}`));
    return found.filter(({ path, to }) => !keys.has(`${path}\0${to}`));
}

;// CONCATENATED MODULE: ./lib/backup/read-packed.js


const reading = `in=$1 packing=$2; shift 2
open() { case $packing in zstd) zstd -q -d -c ;; *) gzip -d -c ;; esac; }
exec 6>&1
if [ "$packing" = plain ]; then "$@" < "$in" 3>&- 6>&-; codes="reader=$?"
else codes=$( { { open < "$in" 3>&- 5>&- 6>&-; echo "opener=$?" >&5; } | { "$@" >&6 3>&- 5>&-; echo "reader=$?" >&5; }; } 5>&1 )
fi
printf '%s\\n' "$codes"`;
const outputLimit = 16 * 1024 * 1024;
async function readPacked(place, folder, { file, packing }, reader) {
    const result = await runShell(place, {
        script: reading,
        args: [`${folder}/${file}`, packing, ...reader],
        env: place.variables,
        outputLimit,
    });
    const failed = async (doing, code) => {
        const end = await tellEnd(place, result, { during: `${doing} (${file})`, code });
        return { kind: 'failed', why: `${doing} ${end}`, result };
    };
    if (result.kind !== 'exited' || result.exitCode !== 0)
        return failed('reading it');
    const { opener = '0', reader: ended } = Object.fromEntries(factsOf(result.stdout.slice(-200)));
    if (opener !== '0' && opener !== '141')
        return failed('unpacking it', opener);
    if (ended !== '0' || opener !== '0')
        return failed('reading it', ended);
    return { kind: 'read', stdout: result.stdout, truncated: result.truncated };
}

;// CONCATENATED MODULE: ./lib/backup/verify-part.js




const listing = `LC_ALL=C; export LC_ALL
{ tar --list --verbose --quoting-style=c --numeric-owner --file=-; echo "tar=$?"; } | awk '
$2 ~ /^[0-9]+\\/[0-9]+$/ { owners[$2] = 1 }
/^[-d][^ ]* +[0-9]+\\/[0-9]+ +[0-9]+ +[-0-9]+ +[0-9:.]+ "\\.\\// && !/\\/\\.\\.(\\/|")/ && !/\\/\\// { members++; plain = 1 }
/^l/ && / -> "[A-Za-z0-9_]/ && !/\\.\\./ && / "\\.\\// && !/\\/\\// { members++; plain = 1 }
{ if (!plain) print; plain = 0 }
END { for (owner in owners) all = all " " owner; print "owners=" all; print "members=" members + 0 }'`;
const endOfMysql = "tail -n 5 | grep -q '^-- Dump completed'";
const countBytes = 'echo "raw=$(wc -c)"';
const checkRedis = `[ "$(head -c 5 "$1")" = REDIS ] || { echo 'it does not begin like an RDB file' >&2; exit 1; }
[ "$(tail -c 9 "$1" | od -An -tx1 | tr -d ' \\n' | cut -c 1-2)" = ff ] || { echo 'it does not end like an RDB file' >&2; exit 1; }
if command -v redis-check-rdb > /dev/null; then redis-check-rdb "$1" > /dev/null || { echo 'redis-check-rdb does not take it' >&2; exit 1; }; fi`;
async function verifyPart(place, folder, part) {
    const path = `${folder}/${part.file}`;
    const read = (...reader) => readWith(place, part, { folder, reader });
    switch (part.kind) {
        case 'files':
            return read('/bin/sh', '-c', listing);
        case 'command':
            return read('/bin/sh', '-c', countBytes);
        case 'mysql':
            return read('/bin/sh', '-c', endOfMysql);
        case 'redis':
            return read('/bin/sh', '-c', checkRedis, 'belay', path);
        case 'postgres': {
            const listed = await read(...databaseArgv('postgres', { script: listPostgres, args: [] }, place));
            return listed.kind === 'bad'
                ? listed
                : read(...databaseArgv('postgres', { script: readPostgres, args: [] }, place));
        }
    }
}
async function readWith(place, part, { folder, reader }) {
    const read = await readPacked(place, folder, part, reader);
    if (read.kind === 'failed')
        return { kind: 'bad', why: read.why };
    if (part.kind === 'command' && factsOf(read.stdout).get('raw') === '0')
        return { kind: 'bad', why: 'the command wrote nothing' };
    return part.kind === 'files' ? judgeListing(read, part.roots) : { kind: 'good', links: [], owners: [] };
}
function judgeListing({ stdout, truncated }, roots) {
    if (truncated)
        return { kind: 'bad', why: 'it holds more links than Belay judges' };
    const lines = stdout.split('\n').filter((line) => line !== '');
    const facts = factsOf(stdout);
    if (facts.get('tar') !== '0')
        return { kind: 'bad', why: 'tar cannot read it to its end' };
    if (facts.get('members') === undefined)
        return { kind: 'bad', why: 'its list ends too early' };
    const members = lines.filter((line) => !/^[a-z]+=[\d/ ]*$/.test(line));
    if (members.length === 0 && facts.get('members') === '0')
        return { kind: 'bad', why: 'it is empty' };
    const { links, refused } = judgeMembers(members, roots);
    if (refused.length > 0)
        return { kind: 'bad', why: refused.join('; ') };
    const owners = (facts.get('owners') ?? '').split(' ').filter((owner) => owner !== '');
    return { kind: 'good', links, owners };
}
async function checksums(place, folder, files) {
    const script = `for file; do
  if [ -f "$file" ] && [ ! -L "$file" ] && sum=$(sha256sum < "$file"); then echo "$(stat -c %s "$file") \${sum%% *}"; else echo none; fi
done`;
    const args = files.map((file) => `${folder}/${file}`);
    const { stdout } = await runShell(place, { script, args });
    const lines = stdout.split('\n');
    return files.map((_, index) => {
        const [, bytes, sha256] = /^(\d+) ([0-9a-f]{64})$/.exec(lines[index] ?? '') ?? [];
        return bytes === undefined || sha256 === undefined ? undefined : { bytes: Number(bytes), sha256 };
    });
}

;// CONCATENATED MODULE: ./lib/backup/find-backup.js









function labelOfPart({ saved }) {
    return 'database' in saved ? `${saved.kind} ${saved.database}` : saved.kind;
}
async function findBackup(places, wanted) {
    const lists = await Promise.all(places.map(({ host, folder }) => host.folders(folder)));
    const [first = [], ...rest] = lists;
    const common = first.filter((name) => rest.every((names) => names.includes(name)));
    const ours = common.filter((name) => (0,backup_name/* isBackupName */.iY)(name) || (0,backup_name/* isUndoName */.oH)(name));
    const found = wanted === 'latest' ? latestOf(ours, places[0]?.clock.now() ?? 0) : ours.find((name) => name === wanted);
    if (found !== undefined)
        return found;
    const folder = places[0]?.folder ?? '';
    const some = [...ours].sort().reverse().slice(0, 10).join(', ');
    const where = places.length > 1 ? 'on all hosts' : `on ${places[0]?.host.name ?? ''}`;
    throw backupStop('backup_not_found', `There is no backup ${wanted === 'latest' ? '' : `${JSON.stringify(wanted)} `}in ${folder} ${where}; there ${some === '' ? 'is none' : `is ${some}`}. ${await elsewhere(places)} Check "to", "environment", "path" and "state-dir". Nothing was changed.`);
}
async function elsewhere(places) {
    const [place] = places;
    if (place?.to === undefined)
        return '';
    const { to, environment, folder } = place;
    const others = (await place.host.folders(to)).filter((name) => isFolderOf(environment, name) && `${to}/${name}` !== folder);
    return others.length === 0
        ? ''
        : ` Of ${environment} with another path, state folder or host there is ${others.join(', ')} in ${to}: to restore from one, move what is in it into ${folder}.`;
}
async function verifyBackup(place, name) {
    const manifest = await manifestOf(place, name);
    const folder = `${place.folder}/${name}`;
    await refuseOtherBytes(place, folder, manifest);
    const saved = manifest.parts.map((part) => part.saved);
    const kinds = new Set(saved.map(({ kind }) => kind));
    kinds.delete('redis');
    await findTools(containerOf(place, manifest), {
        kinds,
        packings: new Set(manifest.parts.map(({ packing }) => packing)),
        code: 'restore_not_possible',
    });
    const owners = [];
    for (const part of manifest.parts)
        owners.push(...(await refuseUnsound(containerOf(place, manifest), folder, part)));
    return { manifest, owners };
}
function containerOf(place, { parts }) {
    if (place.container !== undefined)
        return place;
    const containers = parts.flatMap(({ saved }) => 'container' in saved && saved.container !== undefined ? [saved.container] : []);
    return { ...place, container: containers.find((name) => /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name)) };
}
async function manifestOf(place, name) {
    const read = await loadManifest(place, name);
    if (read.kind === 'newer')
        throw backupStop('restore_not_possible', `${name} on ${place.host.name} was made by a later version of Belay. Use that version or a later one. Nothing was changed.`);
    if (read.kind === 'damaged')
        throw damaged(place, name, 'its manifest.json is missing or not whole');
    if (read.manifest.name !== name)
        throw damaged(place, name, 'its manifest.json is of another backup');
    if (read.manifest.environment !== place.environment)
        throw backupStop('restore_not_possible', `${name} is a backup of the environment ${JSON.stringify(read.manifest.environment)}, not of ${place.environment}. Nothing was changed.`);
    return read.manifest;
}
async function refuseOtherBytes(place, folder, manifest) {
    const found = await checksums(place, folder, manifest.parts.map(({ file }) => file));
    manifest.parts.forEach((part, index) => {
        const there = found[index];
        if (there === undefined)
            throw damaged(place, manifest.name, `${part.file} is missing or cannot be read`);
        if (there.bytes !== part.bytes || there.sha256 !== part.sha256)
            throw damaged(place, manifest.name, `${part.file} is not the file that was written (checksum)`);
    });
}
async function refuseUnsound(place, folder, part) {
    const { saved } = part;
    const started = place.clock.monotonic();
    const roots = saved.kind === 'files' ? saved.roots.map(({ path }) => path) : [];
    const verified = await verifyPart(place, folder, { ...part, kind: saved.kind, roots });
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    if (verified.kind === 'bad')
        throw damaged(place, name, `${part.file} is no good: ${verified.why}`);
    const [strange] = unknownLinks(verified.links, saved.kind === 'files' ? saved.links : []);
    if (strange !== undefined)
        throw damaged(place, name, `${part.file} holds the link ${JSON.stringify(strange.path.slice(0, 200))}, which leads out of what was saved and was not there when the backup was made`);
    const took = (0,duration/* formatDuration */.a)(place.clock.monotonic() - started);
    place.log.info(`${place.prefix}${labelOfPart(part)}: ${formatBytes(part.bytes)}, verified in ${took}.`);
    return verified.owners;
}
function damaged(place, name, why) {
    return backupStop('backup_damaged', `The backup ${name} on ${place.host.name} was not used: ${why}. Restore another one. Nothing was changed.`);
}

;// CONCATENATED MODULE: ./lib/backup/going-back.js
function goingBack({ undo, kept }, { host, prefix }) {
    const alone = prefix === '' ? '' : `, and ${host.name} alone in "hosts"`;
    const ways = [
        ...(undo.length === 0
            ? []
            : [`databases: run this action with restore: ${undo.join(', then with restore: ')}${alone}`]),
        ...(kept.length === 0 ? [] : [`files: on ${host.name}: ${kept.map(undoCommand).join('; ')}`]),
    ];
    return ways.length === 0 ? '' : ` To go back to what was there: ${ways.join('. ')}.`;
}
function undoCommand({ path, kept }) {
    const [there, aside, before] = [path, `${path}.restored`, kept].map(quoted);
    return `mv ${there} ${aside} && mv ${before} ${there}`;
}
function quoted(path) {
    return /^[A-Za-z0-9_./:@%+,=-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./lib/delivery/delivery-state.js
const emptyState = { generation: 0, earlier: [] };
const earlierLimit = 10;
function delivery_state_applyEvent(state, event) {
    const next = { ...state, generation: Math.max(state.generation, event.generation) };
    switch (event.event) {
        case 'intent':
            return applyIntent(next, event);
        case 'live':
            return applyLive(next, event);
        case 'undone':
            return without(next, 'pending');
        case 'interrupted':
            return next;
        case 'adopted':
            return adopt(next, event);
        case 'verdict':
            return isLive(next, event) ? { ...next, live: { ...next.live, verdict: event.verdict } } : next;
        case 'validated':
            return isLive(next, event) ? validate(next, next.live, event.at) : next;
        case 'withdrawn':
            return withdraw(next, event.sha);
        case 'recipe':
            return isLive(next, event) ? remember(next, next.live, event.recipe) : next;
    }
}
function without(state, key) {
    const { [key]: _, ...rest } = state;
    return rest;
}
function isLive(state, event) {
    return state.live?.sha === event.sha && state.live.generation === event.generation;
}
function applyIntent(state, event) {
    const { pending } = state;
    if (event.op !== 'rollback')
        return { ...state, pending: event };
    const sick = pending !== undefined && pending.op === 'deploy' && pending.generation === event.undoes;
    const live = sick ? sickRelease(pending, event) : state.live;
    return { ...state, pending: event, ...(live === undefined ? {} : { live }) };
}
function adopt(state, { sha, generation, at }) {
    const recipe = state.pending?.recipe ?? state.live?.recipe;
    const live = { sha, generation, at, healthy: false, ...(recipe === undefined ? {} : { recipe }) };
    return { ...without(state, 'pending'), live };
}
function sickRelease(deployed, rollback) {
    const { reason, leftDeploymentId } = rollback;
    const sickness = sicknesses.find((code) => code === reason);
    return {
        sha: deployed.to,
        generation: deployed.generation,
        at: rollback.at,
        healthy: false,
        recipe: deployed.recipe,
        ...(sickness === undefined ? {} : { sickness }),
        ...(leftDeploymentId === undefined ? {} : { deploymentId: leftDeploymentId }),
    };
}
const sicknesses = ['restart_failed', 'unhealthy', 'hook_failed', 'wrong_commit'];
function applyLive(state, event) {
    const { pending } = state;
    const own = pending?.generation === event.generation ? pending : undefined;
    const recipe = own?.recipe ?? (isLive(state, event) ? state.live.recipe : undefined);
    const deploymentId = event.deploymentId ?? (isLive(state, event) ? state.live.deploymentId : undefined);
    const live = {
        sha: event.sha,
        generation: event.generation,
        at: event.at,
        healthy: event.healthy,
        ...(event.sickness === undefined ? {} : { sickness: event.sickness }),
        ...(recipe === undefined ? {} : { recipe }),
        ...(deploymentId === undefined ? {} : { deploymentId }),
    };
    const left = own?.op === 'rollback' && state.live !== undefined ? rollbackOf(own, state.live) : undefined;
    return { ...without(state, 'pending'), live, ...(left === undefined ? {} : { lastRollback: left }) };
}
function rollbackOf(intent, left) {
    return {
        sha: left.sha,
        undoes: intent.undoes ?? left.generation,
        generation: intent.generation,
        reason: intent.reason ?? 'requested',
        recipe: left.recipe ?? intent.recipe,
    };
}
function validate(state, live, at) {
    if (!live.healthy || live.recipe === undefined)
        return state;
    const validated = { sha: live.sha, generation: live.generation, at, recipe: live.recipe };
    const before = state.validated === undefined ? state.earlier : [state.validated, ...state.earlier];
    const earlier = before.filter((each) => each.sha !== live.sha).slice(0, earlierLimit);
    const { verdict: _, ...proven } = live;
    return { ...state, live: proven, validated, earlier };
}
function remember(state, live, recipe) {
    const { validated } = state;
    const isValidated = validated !== undefined && validated.generation === live.generation;
    return {
        ...state,
        live: { ...live, recipe },
        ...(isValidated ? { validated: { ...validated, recipe } } : {}),
    };
}
function withdraw(state, sha) {
    const remaining = [...(state.validated === undefined ? [] : [state.validated]), ...state.earlier].filter((each) => each.sha !== sha);
    const [validated, ...earlier] = remaining;
    const { live } = state;
    const refused = live?.sha === sha ? { live: { ...live, verdict: 'failure' } } : {};
    const cleared = { ...without(state, 'validated'), ...refused };
    return validated === undefined ? { ...cleared, earlier: [] } : { ...cleared, validated, earlier };
}

;// CONCATENATED MODULE: ./lib/delivery/ledger-event.js

const names = new Set([
    'intent',
    'live',
    'undone',
    'interrupted',
    'adopted',
    'verdict',
    'validated',
    'withdrawn',
    'recipe',
]);
const ledgerVersion = 1;
function sumOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}
function ledger_event_writeEvent(event) {
    const body = JSON.stringify({ v: ledgerVersion, ...event });
    return `${body.slice(0, -1)},"sum":"${sumOf(body)}"}\n`;
}
function readEvent(line) {
    const match = /^(\{.*),"sum":"([0-9a-f]{16})"\}$/s.exec(line);
    const body = match?.[1] === undefined ? undefined : `${match[1]}}`;
    if (body === undefined || sumOf(body) !== match?.[2])
        return { kind: 'damaged' };
    let parsed;
    try {
        parsed = JSON.parse(body);
    }
    catch {
        return { kind: 'damaged' };
    }
    if (typeof parsed !== 'object' || parsed === null || !('v' in parsed) || !('event' in parsed))
        return { kind: 'damaged' };
    const { v, ...event } = parsed;
    if (typeof v === 'number' && v > ledgerVersion)
        return { kind: 'newer' };
    return typeof event.event === 'string' && names.has(event.event)
        ? { kind: 'event', event: event }
        : { kind: 'damaged' };
}

;// CONCATENATED MODULE: ./lib/delivery/snapshot.js


const snapshotVersion = 1;
function snapshot_hashOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function snapshot_writeSnapshot(snapshot) {
    const { state, ledgerBytes, lastLine } = snapshot;
    const body = { 'schema-version': snapshotVersion, ...state, ledgerBytes, lastLine };
    return `${JSON.stringify({ ...body, checksum: snapshot_hashOf(JSON.stringify(body)) }, null, 2)}\n`;
}
function snapshot_sumOf(body) {
    try {
        return snapshot_hashOf(JSON.stringify(body));
    }
    catch {
        return undefined;
    }
}
function readSnapshot(text) {
    let parsed;
    try {
        parsed = JSON.parse(text);
    }
    catch {
        return { kind: 'damaged' };
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
        return { kind: 'damaged' };
    const { checksum, ...body } = parsed;
    const version = body['schema-version'];
    if (typeof version === 'number' && version > snapshotVersion)
        return { kind: 'newer' };
    if (version !== snapshotVersion || checksum !== snapshot_sumOf(body))
        return { kind: 'damaged' };
    const { 'schema-version': _, ledgerBytes, lastLine, ...state } = body;
    if (typeof ledgerBytes !== 'number' || typeof lastLine !== 'string')
        return { kind: 'damaged' };
    return {
        kind: 'snapshot',
        snapshot: { state: { ...emptyState, ...state }, ledgerBytes, lastLine },
    };
}

;// CONCATENATED MODULE: ./lib/delivery/ledger-text.js



function readLedgerText(bytes) {
    const end = bytes.lastIndexOf(0x0a) + 1;
    const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
    const read = lines.map(readEvent);
    const lastDamaged = read.at(-1)?.kind === 'damaged';
    const whole = lastDamaged ? read.slice(0, -1) : read;
    const lastStart = end === 0 ? 0 : bytes.subarray(0, end - 1).lastIndexOf(0x0a) + 1;
    const lastLength = lastDamaged ? end - lastStart : 0;
    const lastLine = lines[whole.length - 1];
    return {
        events: whole.filter((each) => each.kind === 'event').map((each) => each.event),
        wholeBytes: end - lastLength,
        tornBytes: bytes.length - end + lastLength,
        damaged: whole.filter((each) => each.kind === 'damaged').length,
        newer: whole.filter((each) => each.kind === 'newer').length,
        lastLine: lastLine === undefined ? '' : snapshot_hashOf(lastLine),
    };
}
function foldEvents(state, events) {
    return events.reduce(delivery_state_applyEvent, state);
}

;// CONCATENATED MODULE: ./lib/delivery/load-environment.js



const snapshotLimit = 16 * 1024 * 1024;
const lineLimit = 512 * 1024;
const usualLine = 16 * 1024;
async function load_environment_loadEnvironment(host, files) {
    const repairs = [];
    const current = await snapshotIn(host, files.state);
    if (current === 'newer')
        return newer(files.state);
    if (current === 'damaged')
        repairs.push(`${files.state} was damaged and is made anew from the ledger.`);
    const previous = current === 'absent' || current === 'damaged' ? await snapshotIn(host, files.previousState) : 'absent';
    if (previous === 'newer')
        return newer(files.previousState);
    const usable = typeof current === 'object' ? current : typeof previous === 'object' ? previous : undefined;
    const fast = usable === undefined ? undefined : await continueFrom(host, files, usable, typeof current === 'object');
    if (fast?.kind === 'newer')
        return newer(files.ledger);
    if (fast?.kind === 'loaded')
        return { ...fast, repairs };
    return rebuild(host, files, usable, {
        repairs,
        hadSnapshot: current !== 'absent' || previous !== 'absent',
        snapshotIsWhole: typeof current === 'object',
    });
}
function newer(path) {
    return {
        kind: 'newer',
        message: `${path} was written by a later version of Belay. Nothing was changed; use that version or a later one.`,
    };
}
async function snapshotIn(host, path) {
    const file = await host.read(path, { limit: snapshotLimit });
    if (file === undefined)
        return 'absent';
    const read = readSnapshot(file.bytes.toString('utf8'));
    return read.kind === 'snapshot' ? read.snapshot : read.kind;
}
async function continueFrom(host, files, snapshot, isCurrent) {
    const end = await readEnd(host, files.ledger, snapshot.ledgerBytes);
    if (end === undefined || end.lastLine !== snapshot.lastLine)
        return undefined;
    const rest = readLedgerText(end.after);
    if (rest.newer > 0)
        return { kind: 'newer' };
    if (rest.damaged > 0)
        return undefined;
    return {
        kind: 'loaded',
        state: foldEvents(snapshot.state, rest.events),
        ledgerBytes: snapshot.ledgerBytes + rest.wholeBytes,
        tornBytes: rest.tornBytes,
        lastLine: rest.lastLine === '' ? snapshot.lastLine : rest.lastLine,
        snapshotIsCurrent: isCurrent && rest.events.length === 0,
        snapshotIsWhole: isCurrent,
        saveFirst: false,
        ambiguous: false,
        repairs: [],
    };
}
async function readEnd(host, path, bytes) {
    for (const most of [usualLine, lineLimit]) {
        const start = Math.max(0, bytes - most);
        const file = await host.read(path, { offset: start });
        if (file === undefined || file.size < bytes)
            return undefined;
        const lines = file.bytes.subarray(0, bytes - start);
        const begins = lines.subarray(0, -1).lastIndexOf('\n') + 1;
        if (begins > 0 || start === 0 || most === lineLimit)
            return {
                lastLine: lines.length === 0 ? '' : snapshot_hashOf(lines.subarray(begins, -1).toString('utf8')),
                after: file.bytes.subarray(bytes - start),
            };
    }
    return undefined;
}
async function rebuild(host, files, snapshot, found) {
    const file = await host.read(files.ledger);
    const ledger = readLedgerText(file?.bytes ?? Buffer.alloc(0));
    if (ledger.newer > 0)
        return newer(files.ledger);
    const repairs = [...found.repairs, ...ledgerRepairs(files, file !== undefined, ledger, found.hadSnapshot)];
    const base = {
        kind: 'loaded',
        ledgerBytes: ledger.wholeBytes,
        tornBytes: ledger.tornBytes,
        lastLine: ledger.lastLine,
        snapshotIsCurrent: false,
        snapshotIsWhole: found.snapshotIsWhole,
        repairs,
    };
    const rebuilt = foldEvents(emptyState, ledger.events);
    if (snapshot !== undefined && snapshot.state.generation >= rebuilt.generation) {
        const lostSince = ledger.damaged > 0 && ledger.wholeBytes > snapshot.ledgerBytes;
        const state = lostSince ? unproven(snapshot.state) : snapshot.state;
        return { ...base, state, saveFirst: true, ambiguous: lostSince };
    }
    const lost = ledger.damaged > 0 || (ledger.events.length === 0 && (found.hadSnapshot || file !== undefined));
    return { ...base, state: lost ? unproven(rebuilt) : rebuilt, saveFirst: false, ambiguous: lost };
}
function unproven(state) {
    const { validated: _, ...rest } = state;
    return { ...rest, earlier: [] };
}
function ledgerRepairs(files, exists, ledger, hadSnapshot) {
    const repairs = [];
    if (ledger.damaged > 0)
        repairs.push(`${files.ledger} has ${ledger.damaged} damaged lines; what they said is not known, so nothing counts as validated until CI says so again.`);
    if (!exists && hadSnapshot)
        repairs.push(`${files.ledger} is missing; going on from state.json.`);
    return repairs;
}

;// CONCATENATED MODULE: ./lib/delivery/environment-store.js





function environmentFiles(stateFolder, environment) {
    const folder = (0,posix_namespaceObject.join)(stateFolder, environment);
    return {
        folder,
        ledger: (0,posix_namespaceObject.join)(folder, 'ledger.jsonl'),
        state: (0,posix_namespaceObject.join)(folder, 'state.json'),
        previousState: (0,posix_namespaceObject.join)(folder, 'state.json.1'),
        validated: (0,posix_namespaceObject.join)(folder, 'last-validated-sha.txt'),
        lock: (0,posix_namespaceObject.join)(folder, 'lock'),
    };
}
async function openEnvironmentStore(host, files, log) {
    await host.sweep(files.folder);
    const loaded = await loadEnvironment(host, files);
    if (loaded.kind === 'newer')
        return loaded;
    for (const repair of loaded.repairs)
        log.warning(repair);
    if (loaded.tornBytes > 0)
        await setTornTailAside(host, files, loaded);
    const store = createStore(host, files, loaded);
    if (loaded.saveFirst)
        await store.save();
    return { kind: 'open', store };
}
async function setTornTailAside(host, files, loaded) {
    const torn = await host.read(files.ledger, { offset: loaded.ledgerBytes });
    if (torn !== undefined)
        await host.append(`${files.ledger}.torn`, `${torn.bytes.toString('utf8')}\n`);
    await host.cut(files.ledger, loaded.ledgerBytes);
}
function createStore(host, files, loaded) {
    let { state, ledgerBytes, lastLine } = loaded;
    let saved = loaded.snapshotIsCurrent;
    let worthKeeping = loaded.snapshotIsWhole;
    const saveValidated = async () => {
        const wanted = state.validated === undefined ? '' : `${state.validated.sha}\n`;
        const there = (await host.read(files.validated, { limit: 200 }))?.bytes.toString('utf8') ?? '';
        if (there !== wanted)
            await host.replace(files.validated, wanted);
    };
    return {
        files,
        state: () => state,
        repairs: loaded.repairs,
        ambiguous: loaded.ambiguous,
        async append(event) {
            const line = writeEvent(event);
            await host.append(files.ledger, line);
            ledgerBytes += Buffer.byteLength(line);
            lastLine = hashOf(line.slice(0, -1));
            state = applyEvent(state, event);
            saved = false;
        },
        async save() {
            const isNew = ledgerBytes === 0 && state.generation === 0;
            const snapshot = writeSnapshot({ state, ledgerBytes, lastLine });
            if (!saved && !isNew) {
                await host.replace(files.state, snapshot, worthKeeping ? files.previousState : undefined);
                saved = true;
                worthKeeping = true;
            }
            await saveValidated();
        },
    };
}

;// CONCATENATED MODULE: ./lib/backup/ask-database.js



async function askDatabase(place, { kind, ...call }) {
    return runShell(place, {
        script: 'exec "$@" 3>&-',
        args: databaseArgv(kind, call, place),
        env: place.variables,
        timeoutMs: 60_000,
    });
}
async function sizesOf(place, parts) {
    const sizes = new Map();
    for (const part of parts) {
        if (part.kind === 'files' || part.kind === 'command')
            continue;
        const script = databaseSize[part.kind];
        const result = await askDatabase(place, { kind: part.kind, script, args: argsOf(part, place) });
        const bytes = /^\d{1,15}$/.exec(factsOf(result.stdout).get('bytes') ?? '')?.[0];
        if (result.kind === 'exited' && result.exitCode === 0 && bytes !== undefined)
            sizes.set((0,backup_part/* labelOf */.Wy)(part), Number(bytes));
    }
    return sizes;
}
function argsOf(part, place) {
    if (part.kind === 'redis')
        return redisArgs(part.address);
    return [part.database, ...(part.kind === 'mysql' ? mysqlOptions(place) : [])];
}

;// CONCATENATED MODULE: ./lib/backup/survey.js









async function survey(place, parts) {
    const paths = parts.flatMap((part) => (part.kind === 'files' ? part.roots : []));
    await refuseUnfit(place, paths);
    const roots = await measure(place, paths);
    const total = roots.reduce((sum, { bytes }) => sum + bytes, 0);
    const last = await lastParts(place);
    const said = await sizesOf(place, neverSaved(parts, last));
    const { bytes, unknown } = roomNeeded(parts, { filesBytes: total, last, said });
    return {
        roots,
        neededBytes: bytes,
        freeBytes: await freeIn(place, place.folder, 'backup_failed'),
        unknown,
    };
}
function refuseWithoutRoom(place, found) {
    const missing = missingRoom(found.neededBytes, found.freeBytes);
    if (missing === 0)
        return;
    throw backupStop('no_space', `There is not enough room in ${place.folder} on ${place.host.name}: about ${formatBytes(found.neededBytes)} are needed, ${formatBytes(found.freeBytes)} are free, ${formatBytes(missing)} are missing. Make room, lower "keep", or choose another "to". Nothing was changed.`);
}
async function refuseUnfit(place, paths) {
    const kinds = await place.host.kinds(paths);
    const state = environmentFiles(place.stateFolder, place.environment).folder;
    for (const path of paths) {
        const why = unfitness(path, kinds.get(path) ?? 'absent');
        if (why !== undefined)
            throw backupStop('backup_failed', `files: ${path} ${why} on ${place.host.name}. Nothing was changed.`);
        const inside = [place.folder, state].find((folder) => (0,backup_part/* isWithin */.UO)(folder, path));
        if (inside !== undefined)
            throw backupStop('backup_failed', `files: ${path} holds ${inside}, where Belay keeps backups or state; a backup of backups grows without end, and restoring it would take them away. Name the folders inside it, or choose another "to". Nothing was changed.`);
    }
}
function unfitness(path, kind) {
    if (path === '/')
        return 'is the whole file system; name the folders in it';
    if (kind === 'absent')
        return 'does not exist';
    if (kind === 'link')
        return 'is a symbolic link; name what it points to';
    return kind === 'file' || kind === 'folder' ? undefined : 'is neither a file nor a folder';
}
async function measure(place, paths) {
    if (paths.length === 0)
        return [];
    const script = 'for path; do du -sk "$path" 2> /dev/null | head -n 1 | cut -f 1; done';
    const result = await runShell(place, { script, args: paths });
    const lines = result.stdout.trim().split('\n');
    if (result.kind !== 'exited' || lines.length !== paths.length)
        throw backupStop('backup_failed', `files: their size cannot be told on ${place.host.name}: "du" ${await tellEnd(place, result, { during: 'du' })}. Nothing was changed.`);
    return paths.map((path, index) => ({ path, bytes: Number(lines[index]) * 1024 || 0 }));
}
async function lastParts(place) {
    const [newest] = (0,backup_name/* newestFirst */.ll)(await place.host.folders(place.folder), place.clock.now());
    if (newest === undefined)
        return [];
    const found = await loadManifest(place, newest);
    return found.kind === 'manifest' ? found.manifest.parts : [];
}
async function freeIn(place, folder, code) {
    const script = 'at=$1; while [ ! -d "$at" ]; do at=$(dirname "$at"); done; df -P -k "$at"';
    const result = await runShell(place, { script, args: [folder], timeoutMs: 60_000 });
    const free = freeBytes(result.stdout);
    if (free !== undefined)
        return free;
    throw backupStop(code, `The free room in ${folder} on ${place.host.name} cannot be told: "df" ${await tellEnd(place, result, { during: 'df' })}. Nothing was changed.`);
}

;// CONCATENATED MODULE: ./lib/backup/part-progress.js

const everyMs = 30_000;
async function telling(place, { label, path }, body) {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, place.signal]);
    const told = tell(place, { label, path }, signal);
    try {
        return await body();
    }
    finally {
        over.abort();
        await told;
    }
}
async function tell({ host, clock, log, prefix }, { label, path }, signal) {
    try {
        for (;;) {
            await clock.sleep(everyMs, signal);
            const size = await host.run({ argv: ['stat', '-c', '%s', path], timeoutMs: everyMs, signal });
            if (size.kind === 'exited' && size.exitCode === 0)
                log.info(`${prefix}${label}: ${formatBytes(Number(size.stdout))} so far.`);
        }
    }
    catch {
    }
}

;// CONCATENATED MODULE: ./lib/backup/write-part.js






const writing = `umask 077
out=$1 packing=$2; shift 2
pack() { case $packing in zstd) zstd -q -c ;; gzip) gzip -c ;; *) cat ;; esac; }
cut_mark() {
  tail -c 40 "$out" | LC_ALL=C grep -Eqx '[0-9a-f]{40}' || return 0
  [ "$(tail -c 49 "$out" | head -c 1 | od -An -tx1 | tr -d ' \\n')" = ff ] || return 0
  size=$(stat -c %s "$out") && truncate -s "$((size - 40))" "$out"
}
codes=$( { { "$@" 3>&- 5>&-; echo "producer=$?" >&5; } | { pack 3>&- 5>&- > "$out"; echo "packer=$?" >&5; }; } 5>&1 )
printf '%s\\n' "$codes"
case $codes in *=[1-9]*) exit 0 ;; esac
case $out in */redis.rdb) cut_mark || exit 1 ;; esac
sync "$out" || exit 1
echo "bytes=$(stat -c %s "$out")"
echo "sha256=$(sha256sum < "$out" | cut -d ' ' -f 1)"`;
const archiving = `tar --create --file=- --directory=/ --format=posix --numeric-owner --no-unquote -- "$@"
code=$?
if [ "$code" -eq 1 ]; then echo 'belay: changed while read' >&2; code=0; fi
exit "$code"`;
const commanding = 'cd "$1" || exit 1; shift; script=$BELAY_SCRIPT; unset BELAY_SCRIPT; set -e; eval "$script"';
async function writePart(place, part, into) {
    const packing = (0,backup_part/* packingOf */.bp)(part, into.packing);
    const file = (0,backup_part/* fileOf */.W7)(part, packing);
    const path = `${into.folder}/${file}`;
    const result = await telling(place, { label: (0,backup_part/* labelOf */.Wy)(part), path }, () => runShell(place, {
        script: writing,
        args: [path, packing, ...producerOf(part, place)],
        env: { ...place.variables, ...(part.kind === 'command' ? commandVariables(part, place) : {}) },
        cwd: into.folder,
    }));
    const facts = factsOf(result.stdout);
    await tellSaying(place, (0,backup_part/* labelOf */.Wy)(part), result.stderr);
    const [producer, packer] = [facts.get('producer'), facts.get('packer')];
    const bytes = Number(facts.get('bytes'));
    const sha256 = facts.get('sha256') ?? '';
    const isWhole = producer === '0' && packer === '0' && /^[0-9a-f]{64}$/.test(sha256) && bytes > 0;
    if (result.kind === 'exited' && result.exitCode === 0 && isWhole)
        return { file, packing, bytes, sha256, durationMs: result.durationMs };
    if (isFullDisk(result))
        throw noSpace(place, (0,backup_part/* labelOf */.Wy)(part));
    const failed = producer === undefined || producer === '0' ? 'writing it' : 'what saves it';
    const code = producer === undefined || producer === '0' ? packer : producer;
    const end = result.kind === 'exited' && producer === '0' && packer === '0' && result.exitCode === 0
        ? 'left nothing'
        : describeEnd(result, code);
    throw backupStop('backup_failed', `${(0,backup_part/* labelOf */.Wy)(part)} on ${place.host.name}: ${failed} ${end}.`);
}
function noSpace(place, what) {
    return backupStop('no_space', `The disk of ${place.folder} on ${place.host.name} became full while ${what} was written; what was written of this backup is removed. Make room, lower "keep", or choose another "to".`);
}
function producerOf(part, place) {
    switch (part.kind) {
        case 'files':
            return ['/bin/sh', '-c', archiving, 'belay', ...part.roots.map((root) => `.${root}`)];
        case 'command':
            return ['/bin/sh', '-c', commanding, 'belay', part.path];
        case 'postgres':
            return databaseArgv('postgres', { script: dumpPostgres, args: [part.database] }, place);
        case 'mysql':
            return databaseArgv('mysql', { script: dumpMysql, args: [part.database, ...mysqlOptions(place)] }, place);
        case 'redis':
            return databaseArgv('redis', { script: dumpRedis, args: redisArgs(part.address) }, place);
    }
}
function commandVariables(part, { environment }) {
    return { BELAY_SCRIPT: part.script, BELAY_ENVIRONMENT: environment, BELAY_PATH: part.path };
}
async function tellSaying(place, label, stderr) {
    const lines = stderr.split('\n');
    const shown = lines.filter((line) => line !== 'belay: changed while read');
    if (shown.length < lines.length)
        place.log.info(`${place.prefix}${label}: some of it changed while it was read, and is saved as it was at that moment.`);
    await tellWords(place, `saving ${label}`, shown.join('\n'));
}

;// CONCATENATED MODULE: ./lib/backup/make-backup.js
















async function prepareBackup(place, plan) {
    await prepareFolders(place);
    await removeUnfinished(place);
    const tools = await findTools(place, { kinds: kindsOf(plan.parts), code: 'backup_failed' });
    const found = await survey(place, plan.parts);
    refuseWithoutRoom(place, found);
    try {
        return await fill(place, plan, { tools, found });
    }
    catch (error) {
        await discard(place, [(0,backup_name/* unfinishedName */.D0)(plan.name)]);
        if ((0,hosts_host/* isHostError */.JV)(error) && (error.code === 'ENOSPC' || error.code === 'EDQUOT'))
            throw noSpace(place, manifestFile);
        throw error;
    }
}
async function prepareFolders({ host, to, folder }) {
    for (const path of to === undefined ? [folder] : [to, folder]) {
        const check = await host.prepareFolder(path);
        if (check.kind === 'refused')
            throw backupStop('backup_failed', `to: ${check.reason}, on ${host.name}; it takes a folder of this user that nobody else can write. Nothing was changed.`);
    }
}
function kindsOf(parts) {
    return new Set(parts.map(({ kind }) => kind));
}
async function fill(place, plan, { tools, found }) {
    const folder = `${place.folder}/${(0,backup_name/* unfinishedName */.D0)(plan.name)}`;
    await insist(place, { script: 'umask 077; mkdir "$1"', args: [folder], doing: 'making the folder' });
    const parts = [];
    for (const part of plan.parts)
        parts.push(await savePart(place, part, { folder, tools, found }));
    const manifest = writeManifest({
        name: plan.name,
        environment: place.environment,
        live: await liveCommit(place),
        host: place.host.name,
        parts,
        tools: tools.versions,
    });
    await place.host.replace(`${folder}/${manifestFile}`, manifest);
    await insist(place, { script: 'sync "$1"', args: [folder], doing: 'writing it to the disk' });
    return { place, plan, parts, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) };
}
async function savePart(place, part, { folder, tools, found }) {
    const { log, prefix, clock } = place;
    const started = clock.monotonic();
    log.info(`${prefix}${(0,backup_part/* labelOf */.Wy)(part)}: saving.`);
    const written = await writePart(place, part, { folder, packing: tools.packing });
    const roots = part.kind === 'files' ? part.roots : [];
    const verified = await verifyPart(place, folder, { ...written, kind: part.kind, roots });
    if (verified.kind === 'bad')
        throw backupStop('backup_failed', `${(0,backup_part/* labelOf */.Wy)(part)} on ${place.host.name} was written and is no good: ${verified.why}.`);
    const durationMs = Math.max(0, Math.round(clock.monotonic() - started));
    log.info(`${prefix}${(0,backup_part/* labelOf */.Wy)(part)}: ${formatBytes(written.bytes)} in ${(0,duration/* formatDuration */.a)(durationMs)}, verified.`);
    if (verified.links.length > 0)
        log.info(`${prefix}${(0,backup_part/* labelOf */.Wy)(part)}: ${verified.links.length} symbolic links lead out of what is saved; they are saved as links, what they lead to is not.`);
    const facts = { container: place.container, roots: found.roots, links: verified.links };
    return { ...written, saved: savedPart(part, facts), durationMs };
}
async function liveCommit({ host, stateFolder, environment }) {
    const loaded = await load_environment_loadEnvironment(host, environmentFiles(stateFolder, environment));
    return loaded.kind === 'loaded' ? (loaded.state.live?.sha ?? null) : null;
}
async function commitBackup({ place, plan }) {
    const args = [place.folder, (0,backup_name/* unfinishedName */.D0)(plan.name), plan.name];
    const script = 'cd "$1" && mv -- "$2" "$3" && sync "$1"';
    await insist(place, { script, args, doing: 'giving it its name' });
}
async function takeBack({ place, plan }) {
    await discard(place, [(0,backup_name/* unfinishedName */.D0)(plan.name), plan.name]);
}
async function discard(place, names) {
    const paths = names.map((name) => `${place.folder}/${name}`);
    try {
        await place.host.run({
            argv: ['/bin/sh', '-c', 'rm -rf -- "$@"', 'belay', ...paths],
            timeoutMs: place.signal.aborted ? 4_000 : 60_000,
            ...(place.lock === undefined ? {} : { lock: place.lock }),
        });
    }
    catch {
        place.log.warning(`${place.prefix}What was written of the backup could not be removed now: ${paths.join(', ')} on ${place.host.name}. The next run removes what is unfinished.`);
    }
}
async function insist(place, { script, args, doing, code = 'backup_failed' }) {
    const result = await runShell(place, { script, args });
    if (result.kind === 'exited' && result.exitCode === 0)
        return;
    throw backupStop(code, `On ${place.host.name}, in ${place.folder}: ${doing} ${await tellEnd(place, result, { during: doing })}.`);
}

;// CONCATENATED MODULE: ./lib/delivery/state-folders.js
async function stateFolderProblem(host, stateFolder, { folder }) {
    for (const each of [stateFolder, folder]) {
        const check = await host.prepareFolder(each);
        if (check.kind === 'refused')
            return `state-dir: ${check.reason}; it takes a folder of this user that nobody else can write. Nothing was changed.`;
    }
    return undefined;
}
function noLockSentence(hostName, reason) {
    return `The environment cannot be locked on ${hostName}: ${reason}. Install it and run again. Nothing was changed.`;
}

;// CONCATENATED MODULE: ./lib/backup/hold-environment.js





async function holdEnvironment(place, holding, ports) {
    try {
        return await hold(place, holding, ports);
    }
    catch (error) {
        if (!(0,hosts_host/* isHostError */.JV)(error))
            throw error;
        throw backupStop('state_not_writable', `${error.message} Nothing was changed.`);
    }
}
async function hold({ host, stateFolder }, { environment, lockWaitMs }, { clock, log, signal, runUrl }) {
    const files = environmentFiles(stateFolder, environment);
    const problem = await stateFolderProblem(host, stateFolder, files);
    if (problem !== undefined)
        throw backupStop('state_folder_refused', problem);
    const since = new Date(clock.now()).toISOString();
    const outcome = await host.lock(files.lock, {
        owner: `backup, pid ${process.pid}, since ${since}${runUrl === '' ? '' : `, ${runUrl}`}`,
        waitMs: lockWaitMs,
        signal,
        onWait: (holder) => log.info(`Environment ${environment} is held by another run (${holder}); waiting up to ${(0,duration/* formatDuration */.a)(lockWaitMs)}.`),
    });
    if (outcome.kind === 'held')
        return outcome.lock;
    if (outcome.kind === 'unavailable')
        throw backupStop('lock_unavailable', noLockSentence(host.name, outcome.reason));
    throw backupStop('lock_held', `Environment ${environment} is locked by ${outcome.holder}; it did not end within ${(0,duration/* formatDuration */.a)(lockWaitMs)}. Nothing was changed; run again when it has.`);
}

;// CONCATENATED MODULE: ./lib/backup/open-places.js





function withPlaces(spots, request, ports, body) {
    return stoppingOnHosts(async () => {
        const found = await Promise.all(spots.map((spot) => spot.open()));
        const locks = [];
        try {
            for (const place of found)
                locks.push(await holdEnvironment(place, request, ports));
            return await body(found.map((place, index) => opened(place, request, ports, { several: found.length > 1, lock: locks[index] })));
        }
        finally {
            await Promise.allSettled(locks.map((lock) => lock.release()));
        }
    });
}
function withoutLock(spots, request, ports, body) {
    return stoppingOnHosts(async () => {
        const found = await Promise.all(spots.map((spot) => spot.open()));
        return body(found.map((place) => opened(place, request, ports, { several: found.length > 1, lock: undefined })));
    });
}
function opened(place, { environment, path, container, to, timeoutMs }, ports, { several, lock }) {
    const { host, stateFolder } = place;
    return {
        ...ports,
        ...place,
        ...{ environment, container, timeoutMs, lock, to },
        folder: to === undefined
            ? `${environmentFiles(stateFolder, environment).folder}/backups`
            : backupFolderIn(to, { environment, stateFolder, path, host: host.name }),
        prefix: several ? `${host.name}: ` : '',
    };
}
async function stoppingOnHosts(body) {
    try {
        return await body();
    }
    catch (error) {
        if (isBackupStop(error))
            throw error;
        if ((0,hosts_host/* isHostLost */.lM)(error))
            throw backupStop(error.when === 'before' ? 'host_unreachable' : 'host_lost', error.message);
        if ((0,hosts_host/* isHostError */.JV)(error))
            throw backupStop('state_not_writable', error.message);
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/backup/broken-restore.js



function describeBroken(place, error, broken) {
    const told = `${stateOf(error, broken)}${goingBack(broken.back, place)}`;
    if (isBackupStop(error))
        return backupStop('restore_failed', `${error.message} ${told}`);
    if ((0,hosts_host/* isHostError */.JV)(error))
        return backupStop('restore_failed', `${error.message} ${told}`);
    if ((0,hosts_host/* isHostLost */.lM)(error))
        return backupStop('host_lost', `${error.message} ${told}`);
    place.log.warning(`${place.prefix}The restore broke off. ${told}`);
    return error;
}
function stateOf(error, { restored, broken, wanted, kept }) {
    const partly = [
        ...(broken === undefined ? [] : [labelOf(broken)]),
        ...kept.map(({ path }) => path).filter((path) => !restored.includes(path)),
    ];
    const untouched = wanted.filter((label) => !restored.includes(label) && !partly.includes(label));
    return [
        ...(broken === undefined ? [] : [stateOfDatabase(error, broken)]),
        ...kept
            .filter(({ path }) => !restored.includes(path))
            .map((each) => `${each.path} is moved aside to ${each.kept}, and nothing may be in its place.`),
        restored.length === 0 ? 'Nothing else is restored.' : `Restored already: ${restored.join(', ')}.`,
        ...(untouched.length === 0 ? [] : [`Not touched: ${untouched.join(', ')}.`]),
        'What was there before is kept until a restore of the same ends well.',
    ].join(' ');
}
function labelOf({ kind, database }) {
    return `${kind} ${database}`;
}
function stateOfDatabase(error, database) {
    const label = labelOf(database);
    if (!isBackupStop(error))
        return database.kind === 'postgres'
            ? `${label} is either restored or as it was: its restore is one transaction, and it is not known how it ended.`
            : `${label} may be restored in part.`;
    return database.kind === 'postgres'
        ? `${label}: It is as it was, its restore is one transaction.`
        : `${label} may be restored in part: MySQL has no transaction over tables.`;
}

;// CONCATENATED MODULE: ./lib/backup/movable-roots.js





const asking = `for path; do parent=$(dirname "$path")
  if [ -d "$parent" ] && [ -w "$parent" ]; then df -P -k "$parent" | tail -n 1; else echo none; fi
  (cd -P "$parent" 2> /dev/null && pwd -P) || echo none
  stat -c %d "$parent/." 2> /dev/null || echo none
  stat -c %d "$path" 2> /dev/null || echo none
done
echo mounts; cat /proc/self/mountinfo
echo process; cat /proc/self/status`;
const linesOfRoot = 4;
async function refuseUnrestorable(place, roots, owners) {
    const args = roots.map(({ path }) => path);
    const { stdout } = await runShell(place, { script: asking, args, outputLimit: 16 * 1024 * 1024 });
    const lines = stdout.split('\n');
    const mounts = mountPoints(lines);
    const needed = new Map();
    roots.forEach(({ path, bytes }, index) => {
        const [df = '', real = '', parentDevice, pathDevice] = lines.slice(index * linesOfRoot);
        const [, device, free] = /^(\S+)\s+\d+\s+\d+\s+(\d+)\s/.exec(df) ?? [];
        if (device === undefined)
            throw impossible(`${(0,posix_namespaceObject.dirname)(path)} on ${place.host.name} is not there or cannot be written by this user, and ${path} belongs in it. Make it, then restore again.`);
        const whole = `${real === '/' ? '' : real}/${(0,posix_namespaceObject.basename)(path)}`;
        const mount = mounts.find((point) => (0,backup_part/* isWithin */.UO)(point, whole));
        const isElsewhere = pathDevice !== 'none' && pathDevice !== parentDevice;
        if (mount === whole || isElsewhere)
            throw immovable(place, `${path} is a mount point, or on another disk than its folder`);
        if (mount !== undefined)
            throw immovable(place, `${path} has the mount point ${mount} in it`);
        const before = needed.get(device)?.bytes ?? 0;
        needed.set(device, { bytes: before + bytes, free: Number(free) * 1024 });
    });
    refuseFullDisks(place, needed);
    refuseOwners(place, owners, lines);
}
function impossible(sentence) {
    return backupStop('restore_not_possible', `${sentence} Nothing was changed.`);
}
function immovable(place, what) {
    return impossible(`${what}, on ${place.host.name}: it cannot be switched by renaming. Unpack the archive by hand (the README of this action says how), and name the folders inside the mount in "files" from now on.`);
}
function refuseFullDisks(place, needed) {
    for (const [device, { bytes, free }] of needed)
        if (missingRoom(bytes, free) > 0)
            throw backupStop('no_space', `There is not enough room on ${device} of ${place.host.name} to unpack beside what is there: ${formatBytes(bytes)} are needed, ${formatBytes(free)} are free. Make room, then restore again. Nothing was changed.`);
}
function refuseOwners(place, owners, lines) {
    const status = lines.slice(lines.lastIndexOf('process'));
    const numbers = (key) => status.find((line) => line.startsWith(`${key}:`))?.match(/\d+/g) ?? [];
    const [, user] = numbers('Uid');
    const [, group] = numbers('Gid');
    if (user === '0')
        return;
    const groups = [group, ...numbers('Groups')];
    const foreign = owners.filter((owner) => {
        const [ownerUser, ownerGroup] = owner.split('/');
        return ownerUser !== user || !groups.includes(ownerGroup);
    });
    if (foreign.length > 0)
        throw impossible(`The files belong to others than this user (uid ${user ?? 'unknown'}) on ${place.host.name}: user/group ${foreign.slice(0, 5).join(', ')}. Only root can give them back their owners, and with others the service may not read or write them. Run the restore as root, or chown the files to this user and make a backup that is restored without root; or unpack files.tar by hand.`);
}
function mountPoints(lines) {
    const from = lines.indexOf('mounts');
    const to = lines.lastIndexOf('process');
    return lines.slice(from + 1, to).flatMap((line) => {
        const point = line.split(' ')[4];
        return point === undefined
            ? []
            : [
                point.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))),
            ];
    });
}

;// CONCATENATED MODULE: ./lib/backup/restore-databases.js







const scripts = {
    postgres: { ask: askPostgres, create: createPostgres, load: loadPostgres },
    mysql: { ask: askMysql, create: createMysql, load: loadMysql },
};
function optionsFor(place, kind) {
    return kind === 'mysql' ? mysqlOptions(place) : [];
}
async function findDatabases(place, parts) {
    const found = [];
    for (const part of parts) {
        const { saved } = part;
        if (saved.kind !== 'postgres' && saved.kind !== 'mysql')
            continue;
        const { kind, database } = saved;
        const args = [database, ...optionsFor(place, kind)];
        const result = await askDatabase(place, { kind, script: scripts[kind].ask, args });
        const exists = factsOf(result.stdout).get('exists');
        if (result.kind !== 'exited' || result.exitCode !== 0 || exists === undefined)
            throw backupStop('restore_not_possible', `${kind} ${database} on ${place.host.name}: asking whether it is there ${await tellEnd(place, result, { during: `asking for ${kind} ${database}` })}. Nothing was changed.`);
        found.push({ kind, database, part, exists: exists === 'yes' });
    }
    return found;
}
async function replaceDatabase(place, folder, found) {
    const label = `${found.kind} ${found.database}`;
    const started = place.clock.monotonic();
    const why = await loadDatabase(place, folder, found);
    if (why !== undefined)
        throw backupStop('restore_failed', `${label} on ${place.host.name} could not be restored: ${why}.`);
    const took = (0,duration/* formatDuration */.a)(place.clock.monotonic() - started);
    place.log.info(`${place.prefix}${label}: restored in ${took}.`);
}
async function loadDatabase(place, folder, { kind, database, part, exists }) {
    const options = optionsFor(place, kind);
    if (!exists) {
        const args = [database, ...options];
        const made = await askDatabase(place, { kind, script: scripts[kind].create, args });
        if (made.kind !== 'exited' || made.exitCode !== 0)
            return `making the database ${await tellEnd(place, made, { during: `making ${kind} ${database}` })}`;
    }
    const seconds = String(Math.ceil(place.timeoutMs / 1_000));
    const call = { script: scripts[kind].load, args: [database, seconds, ...options] };
    const read = await readPacked(place, folder, part, databaseArgv(kind, call, place));
    return read.kind === 'read' ? undefined : read.why;
}

;// CONCATENATED MODULE: ./lib/backup/restore-files.js







const extracting = `staging=$1 member=$2; umask 077
mkdir "$staging" || exit 1
exec tar --extract --file=- --directory="$staging" --no-unquote --same-permissions --same-owner --numeric-owner --delay-directory-restore -- "$member"`;
async function stageFiles(place, { folder, name }, part, roots) {
    const paths = roots.map(({ path }) => path);
    const stamp = await unusedStamp(place, paths, place.clock.now());
    const staged = roots.map(({ path }, index) => ({
        path,
        staging: `${(0,posix_namespaceObject.dirname)(path)}/.belay-restore-${place.environment}-${name}-${index + 1}`,
        kept: `${path}.before-restore-${stamp}`,
    }));
    await removeStaging(place, staged);
    try {
        for (const root of staged)
            await stageRoot(place, root, { folder, part });
    }
    catch (error) {
        await removeStaging(place, staged);
        throw error;
    }
    return staged;
}
async function unusedStamp(place, paths, nowMs) {
    const stamp = (0,backup_name/* stampOf */.Zs)(nowMs);
    const kinds = await place.host.kinds(paths.map((path) => `${path}.before-restore-${stamp}`));
    return [...kinds.values()].every((kind) => kind === 'absent')
        ? stamp
        : unusedStamp(place, paths, nowMs + 1_000);
}
async function stageRoot(place, { path, staging }, { folder, part }) {
    const argv = ['/bin/sh', '-c', extracting, 'belay', staging, `.${path}`];
    const read = await readPacked(place, folder, part, argv);
    const unpacked = `${staging}${path}`;
    const kind = (await place.host.kinds([unpacked])).get(unpacked);
    if (read.kind !== 'read' || (kind !== 'file' && kind !== 'folder'))
        throw notUnpacked(place, path, read);
}
function notUnpacked(place, path, read) {
    if (read.kind === 'read')
        return backupStop('backup_damaged', `The archive does not hold ${path} as a file or folder. Nothing was changed.`);
    if (isFullDisk(read.result))
        return backupStop('no_space', `The disk of ${place.host.name} became full while ${path} was unpacked beside what is there; that is removed again. Make room, then restore again. Nothing was changed.`);
    return backupStop('restore_not_possible', `${path} could not be unpacked on ${place.host.name}: ${read.why}. Nothing was changed.`);
}
async function removeStaging(place, staged) {
    const script = `prefix=$1; shift
for path; do for left in "$(dirname "$path")/.belay-restore-$prefix-"[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]T[0-9]*Z-*; do
  if [ -d "$left" ] && [ ! -L "$left" ]; then rm -rf -- "$left"; fi
done; done`;
    if (staged.length === 0)
        return;
    try {
        await place.host.run({
            argv: ['/bin/sh', '-c', script, 'belay', place.environment, ...staged.map(({ path }) => path)],
            timeoutMs: place.signal.aborted ? 4_000 : place.timeoutMs,
            ...(place.lock === undefined ? {} : { lock: place.lock }),
        });
    }
    catch {
        place.log.info(`${place.prefix}What was unpacked could not be removed now; the next restore removes it.`);
    }
}
async function switchFiles(place, staged) {
    const { host, signal } = place;
    const undo = [];
    const move = async (from, to) => {
        await host.rename(from, to);
        undo.unshift([to, from]);
    };
    const kept = [];
    const paths = [];
    try {
        for (const root of staged) {
            signal.throwIfAborted();
            if ((await host.kinds([root.path])).get(root.path) !== 'absent') {
                kept.push({ path: root.path, kept: root.kept });
                await move(root.path, root.kept);
            }
            await move(`${root.staging}${root.path}`, root.path);
            paths.push(root.path);
        }
        return { kept, paths, broken: undefined };
    }
    catch (error) {
        const isBack = (0,hosts_host/* isHostError */.JV)(error) && (await moveBack(place, undo));
        return isBack
            ? { kept: [], paths: [], broken: { error, isBack } }
            : { kept, paths, broken: { error, isBack } };
    }
}
async function moveBack({ host }, undo) {
    try {
        for (const [from, to] of undo)
            await host.rename(from, to);
        return true;
    }
    catch {
        return false;
    }
}
async function removeOlderKept(place, kept, spared) {
    const script = `path=$1; shift
for old in "$path".before-restore-[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]T[0-9]*Z; do
  for keep; do if [ "$old" = "$keep" ]; then continue 2; fi; done
  if [ -e "$old" ] || [ -L "$old" ]; then rm -rf -- "$old"; fi
done`;
    const keep = [...kept, ...spared].map((each) => each.kept);
    for (const { path } of kept)
        await runShell(place, { script, args: [path, ...keep] });
}

;// CONCATENATED MODULE: ./lib/backup/restore-mark.js



const markVersion = 1;
const markLimit = 4 * 1024 * 1024;
function markFile({ stateFolder, environment }) {
    return `${environmentFiles(stateFolder, environment).folder}/restore.json`;
}
async function readMark(place) {
    const file = await place.host.read(markFile(place), { limit: markLimit });
    return file === undefined ? { databases: [], files: [], isWhole: true } : parseMark(file.bytes.toString());
}
function parseMark(text) {
    const value = parsed(text);
    const [databases, files] = [listOf(value, 'databases'), listOf(value, 'files')];
    const read = {
        databases: (databases ?? []).flatMap((each) => markedDatabase(each) ?? []),
        files: (files ?? []).flatMap((each) => keptFiles(each) ?? []),
    };
    const isWhole = restore_mark_isRecord(value) &&
        value['schema-version'] === markVersion &&
        read.databases.length === databases?.length &&
        read.files.length === files?.length;
    return { ...read, isWhole };
}
async function writeMark(place, { databases, files }) {
    const path = markFile(place);
    if (databases.length + files.length > 0) {
        const mark = { 'schema-version': markVersion, databases, files };
        await place.host.replace(path, `${JSON.stringify(mark, null, 2)}\n`);
        return;
    }
    const script = 'rm -f -- "$1" && sync "$2"';
    await runShell(place, {
        script,
        args: [path, environmentFiles(place.stateFolder, place.environment).folder],
    });
}
function withoutRestored(mark, restored) {
    return {
        isWhole: true,
        databases: mark.databases.filter((each) => !restored.databases.some((other) => isSame(each, other))),
        files: mark.files.filter(({ path }) => !restored.paths.includes(path)),
    };
}
function isSame(a, b) {
    return a.kind === b.kind && a.database === b.database;
}
function restore_mark_isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function listOf(value, key) {
    const list = restore_mark_isRecord(value) ? value[key] : undefined;
    return Array.isArray(list) ? list : undefined;
}
function markedDatabase(value) {
    if (!restore_mark_isRecord(value))
        return undefined;
    const { kind, database, undo } = value;
    if (kind !== 'postgres' && kind !== 'mysql')
        return undefined;
    return typeof database === 'string' && typeof undo === 'string' && (0,backup_name/* isUndoName */.oH)(undo)
        ? { kind, database, undo }
        : undefined;
}
function keptFiles(value) {
    if (!restore_mark_isRecord(value))
        return undefined;
    const { path, kept } = value;
    return typeof path === 'string' && typeof kept === 'string' ? { path, kept } : undefined;
}

;// CONCATENATED MODULE: ./lib/backup/way-back.js

async function wayBack({ place, databases, open, staged, undo, kept }) {
    const names = databases.flatMap((each) => {
        const before = open.databases.find((other) => isSame(each, other))?.undo;
        return before ?? (each.exists ? (undo ?? []) : []);
    });
    const earlier = open.files.filter(({ path }) => staged.some((root) => root.path === path));
    const paths = earlier.map((each) => each.kept);
    const there = await kindsOrAll(place, paths);
    const first = [...earlier.filter((each) => there.has(each.kept)), ...kept];
    return {
        undo: [...new Set(names)].sort().reverse(),
        kept: first.filter((each, index) => first.findIndex(({ path }) => path === each.path) === index),
    };
}
async function kindsOrAll({ host }, paths) {
    if (paths.length === 0)
        return new Set();
    try {
        const kinds = await host.kinds(paths);
        return new Set(paths.filter((path) => kinds.get(path) !== 'absent'));
    }
    catch {
        return new Set(paths);
    }
}

;// CONCATENATED MODULE: ./lib/backup/restore-backup.js











function isRestorable({ saved }) {
    return saved.kind === 'files' || saved.kind === 'postgres' || saved.kind === 'mysql';
}
async function planRestore(place, { manifest, owners }) {
    const there = containerOf(place, manifest);
    if (!manifest.parts.some(isRestorable))
        throw backupStop('restore_not_possible', `${manifest.name} holds only what is put back by hand (${manifest.parts.map(labelOfPart).join(', ')}). It is in ${place.folder}/${manifest.name} on ${place.host.name}, whole and verified; the README of this action says how. Nothing was changed.`);
    const databases = await findDatabases(there, manifest.parts);
    const roots = manifest.parts.flatMap(({ saved }) => (saved.kind === 'files' ? saved.roots : []));
    if (roots.length > 0)
        await refuseUnrestorable(there, roots, owners);
    return { place: there, manifest, databases };
}
async function restoreBackup(plan) {
    const { place, manifest } = plan;
    const prepared = await prepare(plan);
    const progress = { restored: [], broken: undefined, kept: [] };
    try {
        for (const each of plan.databases) {
            progress.broken = each;
            await replaceDatabase(place, folderOf(plan), each);
            progress.broken = undefined;
            progress.restored.push(`${each.kind} ${each.database}`);
        }
        const switched = await switchFiles(place, prepared.staged);
        progress.kept.push(...switched.kept);
        progress.restored.push(...switched.paths);
        if (switched.broken !== undefined)
            throw switched.broken.error;
    }
    catch (error) {
        await removeStaging(place, prepared.staged);
        throw describeBroken(place, error, {
            ...progress,
            wanted: [
                ...plan.databases.map(({ kind, database }) => `${kind} ${database}`),
                ...prepared.staged.map(({ path }) => path),
            ],
            back: await wayBack({ ...plan, ...prepared, kept: progress.kept }),
        });
    }
    const back = await wayBack({ ...plan, ...prepared, kept: progress.kept });
    await cleanUp(plan, prepared, progress);
    return { place, manifest, ...back };
}
async function prepare(plan) {
    const { place, databases } = plan;
    const open = await readMark(place);
    const staged = await stage(plan);
    try {
        const undo = await saveDatabases(plan, open);
        const marked = databases.flatMap(({ kind, database, exists }) => exists && undo !== undefined ? [{ kind, database, undo }] : []);
        await writeMark(place, {
            isWhole: true,
            databases: [...open.databases, ...marked],
            files: [...open.files, ...staged.map(({ path, kept }) => ({ path, kept }))],
        });
        return { open, staged, undo };
    }
    catch (error) {
        await removeStaging(place, staged);
        throw error;
    }
}
async function saveDatabases({ place, databases }, open) {
    const parts = databases.filter(({ exists }) => exists).map(({ kind, database }) => ({ kind, database }));
    if (parts.length === 0)
        return undefined;
    const name = (0,backup_name/* undoName */.ao)(place.clock.now(), place.newId());
    place.log.info(`${place.prefix}Saving what is there now as ${name}.`);
    try {
        await commitBackup(await prepareBackup(place, { name, parts }));
        return name;
    }
    catch (error) {
        if (!isBackupStop(error) || error.code !== 'backup_failed')
            throw error;
        const before = [...new Set(open.databases.map(({ undo }) => undo))];
        const kept = before.length === 0
            ? ''
            : ` What was there before a restore broke off is kept as ${before.join(', ')}.`;
        throw backupStop('restore_not_possible', `What is there now could not be saved first, so it was not replaced: ${error.message} If it is lost anyway, drop the database by hand and restore again.${kept} Nothing was changed.`);
    }
}
async function stage({ place, manifest }) {
    const at = { folder: folderOf({ place, manifest }), name: manifest.name };
    for (const part of manifest.parts) {
        if (part.saved.kind !== 'files')
            continue;
        place.log.info(`${place.prefix}files: unpacking beside what is there.`);
        return stageFiles(place, at, part, part.saved.roots);
    }
    return [];
}
function folderOf({ place, manifest }) {
    return `${place.folder}/${manifest.name}`;
}
async function cleanUp({ place, databases }, { open, staged, undo }, { kept }) {
    try {
        await removeStaging(place, staged);
        if (open.isWhole) {
            const spared = open.databases.map((each) => each.undo);
            if (undo !== undefined)
                await removeOlderUndo(place, { undo, spared, of: databases.filter(({ exists }) => exists) });
            await removeOlderKept(place, kept, open.files);
        }
        await writeMark(place, withoutRestored(open, { databases, paths: staged.map(({ path }) => path) }));
    }
    catch {
        place.log.info(`${place.prefix}What earlier restores kept could not be removed now; the next one does it.`);
    }
}

;// CONCATENATED MODULE: ./lib/backup/backup-environment.js












function backUp(spots, request, ports) {
    return withPlaces(spots, request, ports, async (places) => {
        const plan = { name: await nextName(places, ports), parts: (0,backup_part/* partsOf */.CI)(request.sources) };
        const settled = await Promise.allSettled(places.map((place) => prepareBackup(place, plan)));
        const prepared = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
        const failed = settled.find((each) => each.status === 'rejected');
        if (failed !== undefined) {
            await Promise.all(prepared.map(takeBack));
            throw failed.reason;
        }
        await commitAll(prepared);
        return Promise.all(prepared.map(async (each) => ({
            ...each,
            removed: await removeOutdated(each.place, request.keeping, plan.name),
        })));
    });
}
async function nextName(places, { clock, newId }) {
    const names = await Promise.all(places.map(({ host, folder }) => host.folders(folder)));
    return (0,backup_name/* backupName */.aw)((0,backup_name/* momentAfter */.hc)(names.flat(), clock.now()), newId());
}
async function commitAll(prepared) {
    try {
        for (const each of prepared)
            await commitBackup(each);
    }
    catch (error) {
        await Promise.all(prepared.map(takeBack));
        throw error;
    }
}
function planBackup(spots, request, ports) {
    return withoutLock(spots, request, ports, async (places) => {
        const parts = (0,backup_part/* partsOf */.CI)(request.sources);
        return Promise.all(places.map(async (place) => {
            await findTools(place, { kinds: kindsOf(parts), code: 'backup_failed' });
            const found = await survey(place, parts);
            refuseWithoutRoom(place, found);
            return { place, parts, found };
        }));
    });
}
function restore(spots, request, ports) {
    return withPlaces(spots, request, ports, async (places) => {
        const restored = [];
        for (const plan of await provenPlans(places, request.restore)) {
            try {
                restored.push(await restoreBackup(plan));
            }
            catch (error) {
                throw restored.length === 0 ? error : describeHalf(plan.place, error, { restored, places });
            }
        }
        return restored;
    });
}
function describeHalf(place, error, { restored, places }) {
    const done = restored.map((each) => `${each.place.host.name} is restored already.${goingBack(each, each.place)}`);
    const left = places.slice(restored.length + 1).map(({ host }) => host.name);
    const untouched = left.length === 0 ? '' : ` Not touched: ${left.join(', ')}.`;
    const told = `The hosts differ now: ${done.join(' ')}${untouched}`;
    if (isBackupStop(error) || (0,hosts_host/* isHostError */.JV)(error) || (0,hosts_host/* isHostLost */.lM)(error)) {
        const code = (0,hosts_host/* isHostLost */.lM)(error) || (isBackupStop(error) && error.code === 'host_lost');
        return backupStop(code ? 'host_lost' : 'restore_failed', `On ${place.host.name}: ${error.message.replace(/ Nothing was changed\.$/, ' Nothing was changed there.')} ${told}`);
    }
    place.log.warning(`The restore broke off. ${told}`);
    return error;
}
function planRestores(spots, request, ports) {
    return withoutLock(spots, request, ports, (places) => provenPlans(places, request.restore));
}
async function provenPlans(places, wanted) {
    const name = await findBackup(places, wanted);
    const proven = await Promise.all(places.map(async (place) => {
        place.log.info(`${place.prefix}Verifying ${name}.`);
        return { place, backup: await verifyBackup(place, name) };
    }));
    return Promise.all(proven.map(({ place, backup }) => planRestore(place, backup)));
}

// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(391);
;// CONCATENATED MODULE: ./lib/delivery/promotion-gates.js

const promotion_gates_open = { kind: 'open' };
function shut(message) {
    return { kind: 'shut', message: `${message} Nothing was changed.` };
}
const shownLimit = 60;
function shown(text) {
    return JSON.stringify((0,foreign_text/* truncate */.xv)((0,foreign_text/* neutralise */.$0)(text), shownLimit));
}
function checkWord(typed, expected) {
    if (typed === expected)
        return promotion_gates_open;
    const wanted = shown(expected);
    if (typed === '')
        return shut(`Nothing was typed to confirm. Start the workflow again and type ${wanted}.`);
    if (visible(typed) === visible(expected))
        return shut(`What was typed looks like ${wanted} and holds characters that do not show, as copied text may. Type it by hand.`);
    if (typed.toLowerCase() === expected.toLowerCase())
        return shut(`${shown(typed)} was typed, and only upper and lower case differ from ${wanted}: they count. Type ${wanted}.`);
    return shut(`${shown(typed)} was typed and ${wanted} is expected. Start the workflow again and type ${wanted}.`);
}
function visible(text) {
    return text.normalize('NFKC').replace(/[\s\p{C}\p{M}]/gu, '');
}
function checkActors({ actor, triggeringActor }, allowed) {
    if (allowed.length === 0)
        return promotion_gates_open;
    const isAllowed = (login) => allowed.some((each) => each.toLowerCase() === login.toLowerCase());
    const list = allowed.slice(0, 10).join(', ') + (allowed.length > 10 ? ` and ${allowed.length - 10} more` : '');
    if (actor === '' && triggeringActor === '')
        return shut(`GitHub does not say who started this run, and only ${list} may.`);
    if (actor === '' || !isAllowed(actor))
        return shut(`${nameOf(actor)} started this run and is not in "actors" (${list}). Ask one of them to start it.`);
    if (triggeringActor !== '' && !isAllowed(triggeringActor))
        return shut(`${nameOf(triggeringActor)} pressed "re-run" and is not in "actors" (${list}). Ask one of them to start it.`);
    return promotion_gates_open;
}
function nameOf(login) {
    return login === '' ? 'Somebody GitHub does not name' : truncate(neutralise(login), shownLimit);
}

;// CONCATENATED MODULE: ./actions/backup/src/conclusion.js





function refused(reasonCode, message) {
    return { status: 'failed', reasonCode, message, name: '', hosts: [], byHand: [] };
}
function toldPart(part, state) {
    const { file, bytes, sha256, durationMs } = part;
    return { part: labelOfPart(part), file, bytes, 'duration-ms': durationMs, sha256, state };
}
function sum(parts) {
    return parts.reduce((total, { bytes }) => total + bytes, 0);
}
function onHosts(places) {
    const [only] = places;
    return places.length === 1 && only !== undefined
        ? `on ${only.place.host.name}`
        : `on ${places.length} hosts`;
}
function concludeBackup(saved) {
    const name = saved[0]?.plan.name ?? '';
    const hosts = saved.map(({ place, parts, bytes, removed }) => ({
        host: place.host.name,
        folder: `${place.folder}/${name}`,
        bytes,
        parts: parts.map((part) => toldPart(part, 'verified')),
        removed,
    }));
    const parts = (saved[0]?.parts ?? []).map(labelOfPart).join(', ');
    const message = `Backed up ${parts} as ${name} ${onHosts(saved)}: ${formatBytes(sum(hosts))}, read back and verified.`;
    return { status: 'backed-up', reasonCode: 'backed_up', message, name, hosts, byHand: [] };
}
function concludePlannedBackup(planned) {
    const hosts = planned.map(({ place, parts, found }) => ({
        host: place.host.name,
        folder: place.folder,
        bytes: found.neededBytes,
        parts: parts.map((part) => ({ part: (0,backup_part/* labelOf */.Wy)(part), file: '', state: 'planned' })),
    }));
    const lines = planned.map(({ place, parts, found }) => {
        const unknown = found.unknown.length === 0 ? '' : ` and an unknown size of ${found.unknown.join(', ')}`;
        return `${parts.map(backup_part/* labelOf */.Wy).join(', ')} of ${place.host.name} into ${place.folder}, about ${formatBytes(found.neededBytes)}${unknown}, ${formatBytes(found.freeBytes)} free`;
    });
    const message = `Dry run: this would save ${lines.join('; ')}. Nothing was changed.`;
    return { status: 'planned', reasonCode: 'planned', message, name: '', hosts, byHand: [] };
}
function restoredHosts(plans, state) {
    return plans.map((plan) => {
        const { place, manifest } = plan;
        const undo = 'kept' in plan ? { undo: { name: plan.undo.at(-1) ?? null, names: plan.undo, files: plan.kept } } : {};
        return {
            host: place.host.name,
            folder: `${place.folder}/${manifest.name}`,
            bytes: sum(manifest.parts),
            parts: manifest.parts.map((part) => toldPart(part, isRestorable(part) ? state : 'by hand')),
            ...undo,
        };
    });
}
function leftByHand(plans) {
    return plans.flatMap(({ place, manifest }) => manifest.parts
        .filter((part) => !isRestorable(part))
        .map((part) => `${labelOfPart(part)} is put back by hand: ${place.folder}/${manifest.name}/${part.file} on ${place.host.name}. The README of this action says how.`));
}
function concludePlannedRestore(plans) {
    const [first] = plans;
    const name = first?.manifest.name ?? '';
    const parts = (first?.manifest.parts ?? []).filter(isRestorable).map(labelOfPart).join(', ');
    const made = (first?.databases ?? []).filter(({ exists }) => !exists).map(({ database }) => database);
    const making = made.length === 0 ? '' : `, making ${made.join(', ')} anew`;
    const message = `Dry run: ${name} is whole and verified; it would replace ${parts} ${onHosts(plans)}${making}. Nothing was changed.`;
    return {
        ...{ status: 'planned', reasonCode: 'planned', message, name },
        hosts: restoredHosts(plans, 'planned'),
        byHand: leftByHand(plans),
    };
}
function concludeRestore(restored) {
    const [first] = restored;
    const name = first?.manifest.name ?? '';
    const live = first?.manifest.live ?? null;
    const parts = (first?.manifest.parts ?? []).filter(isRestorable).map(labelOfPart).join(', ');
    const back = restored.map((each) => goingBack(each, each.place)).join('');
    const commit = live === null ? '' : ` When it was made, ${live} was live.`;
    return {
        ...{ status: 'restored', reasonCode: 'restored', name },
        message: `Restored ${parts} from ${name} ${onHosts(restored)}.${commit}${back} Restart what uses it.`,
        hosts: restoredHosts(restored, 'restored'),
        byHand: leftByHand(restored),
    };
}

;// CONCATENATED MODULE: ./actions/backup/src/summary.js



function summaryOf(environment, told, durationMs) {
    const { status, message, name, hosts, byHand } = told;
    const called = name === '' ? '' : ` ${name}`;
    const head = `### ${(0,foreign_text/* escapeMarkdown */.FV)(environment)}: ${status}${called}\n\n${(0,foreign_text/* escapeMarkdown */.FV)(message)}\n`;
    const hand = byHand.map((sentence) => `\n- ${(0,foreign_text/* escapeMarkdown */.FV)(sentence)}`).join('');
    const took = `\nTook ${(0,duration/* formatDuration */.a)(durationMs)}.\n`;
    return [head, ...hosts.map(tableOf), ...(hand === '' ? [] : [`${hand}\n`]), took].join('');
}
function tableOf({ host, folder, bytes, parts, removed = [] }) {
    const rows = parts.map((part) => `| ${(0,foreign_text/* escapeMarkdown */.FV)(part.part)} | ${part.bytes === undefined ? '' : formatBytes(part.bytes)} | ${part['duration-ms'] === undefined ? '' : (0,duration/* formatDuration */.a)(part['duration-ms'])} | ${part.state} | ${(0,foreign_text/* escapeMarkdown */.FV)(part.file)} |`);
    const gone = removed.length === 0 ? '' : `\nNot kept any more: ${removed.join(', ')}.\n`;
    return `\n**${(0,foreign_text/* escapeMarkdown */.FV)(host)}**, ${(0,foreign_text/* escapeMarkdown */.FV)(folder)}, ${formatBytes(bytes)}\n\n| Part | Size | Took | State | File |\n|---|---|---|---|---|\n${rows.join('\n')}\n${gone}`;
}

;// CONCATENATED MODULE: ./actions/backup/src/run.js







const outputNames = ['status', 'name', 'folder', 'bytes', 'duration-ms'];
async function run(inputs, wiring) {
    const { clock, log } = wiring.ports;
    const started = clock.monotonic();
    const concluded = await conclude(inputs, wiring);
    const durationMs = Math.max(0, Math.round(clock.monotonic() - started));
    const { status, reasonCode, message, name, hosts, byHand } = concluded;
    if (status !== 'failed')
        log.notice(message);
    for (const sentence of byHand)
        log.warning(sentence);
    const bytes = hosts.reduce((sum, host) => sum + host.bytes, 0);
    return {
        outputs: {
            ...{ status, name, folder: hosts[0]?.folder ?? '', bytes: hosts.length === 0 ? '' : String(bytes) },
            'duration-ms': String(durationMs),
        },
        reasonCode,
        result: {
            ...{ status, message, environment: inputs.target.environment, name: name || null, bytes },
            'duration-ms': durationMs,
            hosts,
            'by-hand': byHand,
        },
        summary: summaryOf(inputs.target.environment, concluded, durationMs),
        ...(status === 'failed' ? { failure: message } : {}),
    };
}
async function conclude(inputs, wiring) {
    try {
        return await decide(inputs, wiring);
    }
    catch (error) {
        wiring.ports.signal.throwIfAborted();
        if (isBackupStop(error))
            return refused(error.code, error.message);
        if ((0,hosts_host/* isHostLost */.lM)(error))
            return refused('host_unreachable', error.message);
        if ((0,hosts_host/* isHostError */.JV)(error))
            return refused('state_not_writable', error.message);
        throw error;
    }
}
async function decide(inputs, { spots, ports, workflowRun }) {
    const { request, restore: wanted, dryRun } = inputs;
    if (workflowRun.fromFork)
        return refused('untrusted_event', 'This run was started by code from a fork; it may neither save nor restore an environment. Nothing was touched.');
    if (wanted !== undefined) {
        const asked = { ...request, restore: wanted };
        if (dryRun)
            return concludePlannedRestore(await planRestores(spots, asked, ports));
        const gate = checkWord(inputs.confirmation, inputs.expected);
        if (gate.kind === 'shut')
            return refused('wrong_confirmation', gate.message);
        return concludeRestore(await restore(spots, asked, ports));
    }
    if ((0,backup_part/* partsOf */.CI)(request.sources).length === 0)
        return {
            ...refused('nothing_to_back_up', 'Nothing to save: neither the inputs nor the group "backup" of belay.yml name anything.'),
            status: 'nothing',
        };
    return dryRun
        ? concludePlannedBackup(await planBackup(spots, request, ports))
        : concludeBackup(await backUp(spots, request, ports));
}


/***/ }),

/***/ 637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D0: () => (/* binding */ unfinishedName),
/* harmony export */   Y0: () => (/* binding */ isAhead),
/* harmony export */   ZM: () => (/* binding */ madeAt),
/* harmony export */   Zs: () => (/* binding */ stampOf),
/* harmony export */   ao: () => (/* binding */ undoName),
/* harmony export */   aw: () => (/* binding */ backupName),
/* harmony export */   hc: () => (/* binding */ momentAfter),
/* harmony export */   iY: () => (/* binding */ isBackupName),
/* harmony export */   lh: () => (/* binding */ isUnfinishedName),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   oH: () => (/* binding */ isUndoName)
/* harmony export */ });
const form = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-[0-9a-f]{6}$/;
const undoForm = /^\d{8}T\d{6}Z-[0-9a-f]{6}-before-restore$/;
const unfinishedForm = /^\.\d{8}T\d{6}Z-[0-9a-f]{6}(?:-before-restore)?\.partial$/;
function stampOf(nowMs) {
    return `${new Date(nowMs).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
function backupName(nowMs, id) {
    return `${stampOf(nowMs)}-${id}`;
}
function isBackupName(name) {
    return form.test(name);
}
function undoName(nowMs, id) {
    return `${backupName(nowMs, id)}-before-restore`;
}
function isUndoName(name) {
    return undoForm.test(name);
}
function madeAt(name) {
    const [, year, month, day, hour, minute, second] = form.exec(name) ?? [];
    if (year === undefined)
        return undefined;
    const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(at) ? undefined : at;
}
function unfinishedName(name) {
    return `.${name}.partial`;
}
function isUnfinishedName(name) {
    return unfinishedForm.test(name);
}
const aheadMs = 10 * 60_000;
function isAhead(name, nowMs) {
    return (madeAt(name) ?? 0) > nowMs + aheadMs;
}
function newestFirst(names, nowMs) {
    const rank = (name) => `${isAhead(name, nowMs) ? 0 : 1}${name}`;
    return names.filter(isBackupName).sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
}
function momentAfter(names, nowMs) {
    const [newest = ''] = newestFirst(names, nowMs);
    const made = isAhead(newest, nowMs) ? 0 : (madeAt(newest) ?? 0);
    return Math.max(nowMs, made + 1_000);
}


/***/ }),

/***/ 558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   EN: () => (/* binding */ databaseTakes),
/* harmony export */   I7: () => (/* binding */ redisTakes),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   W7: () => (/* binding */ fileOf),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   bp: () => (/* binding */ packingOf),
/* harmony export */   lH: () => (/* binding */ isDatabaseName),
/* harmony export */   t_: () => (/* binding */ parseRedisAddress)
/* harmony export */ });
function partsOf({ files, command, postgres, mysql, redis }) {
    return [
        ...postgres.map((database) => ({ kind: 'postgres', database })),
        ...mysql.map((database) => ({ kind: 'mysql', database })),
        ...(redis === undefined ? [] : [{ kind: 'redis', address: redis }]),
        ...(command === undefined ? [] : [{ kind: 'command', ...command }]),
        ...(files.length === 0 ? [] : [{ kind: 'files', roots: files }]),
    ];
}
function labelOf(part) {
    return part.kind === 'postgres' || part.kind === 'mysql' ? `${part.kind} ${part.database}` : part.kind;
}
function packingOf(part, available) {
    return part.kind === 'postgres' || part.kind === 'redis' ? 'plain' : available;
}
const endings = { zstd: '.zst', gzip: '.gz', plain: '' };
function fileOf(part, packing) {
    switch (part.kind) {
        case 'files':
            return `files.tar${endings[packing]}`;
        case 'command':
            return `command.out${endings[packing]}`;
        case 'postgres':
            return `postgres-${part.database}.dump`;
        case 'mysql':
            return `mysql-${part.database}.sql${endings[packing]}`;
        case 'redis':
            return 'redis.rdb';
    }
}
const databaseForm = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62})$/;
const databaseTakes = 'names of databases of letters, digits, "_", "." and "-", at most 63 characters each';
function isDatabaseName(text) {
    return databaseForm.test(text);
}
const redisTakes = 'host:port, like 127.0.0.1:6379';
function parseRedisAddress(text) {
    const [, name, address, digits] = /^(?:([A-Za-z0-9][A-Za-z0-9.-]{0,252})|\[([0-9A-Fa-f:.]{2,45})\]):([1-9]\d{0,4})$/.exec(text) ?? [];
    const hostname = name ?? address;
    const port = Number(digits);
    return hostname === undefined || port > 65_535 ? undefined : { hostname, port };
}
function isWithin(path, root) {
    return path === root || path.startsWith(root === '/' ? '/' : `${root}/`);
}


/***/ }),

/***/ 667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ readEnvironmentInputs),
  W: () => (/* binding */ usualStateFolder)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./lib/ports/nearest.js
var nearest = __nccwpck_require__(661);
// EXTERNAL MODULE: ./lib/ports/value-forms.js
var value_forms = __nccwpck_require__(544);
// EXTERNAL MODULE: ./lib/runner/input-reader.js
var input_reader = __nccwpck_require__(503);
;// CONCATENATED MODULE: ./lib/health/field-value.js

function fieldValue(value) {
    return { kind: 'value', value };
}
function refuseField(...problems) {
    return { kind: 'refused', problems };
}
function unexpectedField(takes, value) {
    return refuseField(`expected ${takes}${quotesHint(value)}, got ${kindOf(value)}`);
}
function quotesHint(value) {
    return typeof value === 'number' || typeof value === 'boolean' ? ' (put quotes around it)' : '';
}
function kindOf(value) {
    if (value === null || value === undefined || value === '')
        return 'nothing';
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    if (typeof value === 'string')
        return value.trim() === '' ? 'only blanks' : 'text';
    if (typeof value === 'object')
        return isEmpty(value) ? 'an empty mapping' : 'a mapping';
    return `a ${typeof value}`;
}
function shownKind(value) {
    return typeof value === 'number' || typeof value === 'boolean'
        ? `the ${typeof value} ${value}`
        : kindOf(value);
}
function shown(value) {
    if (value === null || value === undefined || typeof value === 'object')
        return kindOf(value);
    return (0,value_forms/* quoteValue */.cl)(String(value));
}
function isEmpty(value) {
    return Object.keys(value).length === 0;
}
function isMapping(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}
function listWords(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

;// CONCATENATED MODULE: ./lib/health/check-fields.js


const checkFields = [
    'url',
    'exec',
    'name',
    'method',
    'headers',
    'body',
    'status',
    'contains',
    'not-contains',
    'matches',
    'json',
    'version',
    'max-latency',
    'min-tls-days',
    'redirects',
    'ip',
];
const fieldsOfKind = {
    http: checkFields.filter((field) => field !== 'exec'),
    tcp: ['url', 'name', 'max-latency', 'ip'],
    exec: ['url', 'exec', 'name', 'contains', 'not-contains', 'matches', 'json', 'max-latency'],
};
function isFieldOf(field, kind) {
    return fieldsOfKind[kind].some((each) => each === field);
}
const askers = {
    http: 'a check of a URL',
    tcp: 'a check of a TCP port',
    exec: 'a check that runs a command',
};
const sharedSettings = ['timeout', 'retries', 'interval', 'successes', 'concurrency'];
function whyNotField(field, kind) {
    const known = checkFields.find((each) => each === field);
    if (known !== undefined) {
        if (kind === undefined || isFieldOf(known, kind))
            return undefined;
        const takes = fieldsOfKind[kind].filter((each) => each !== 'exec' || kind === 'exec');
        return `${field}: ${askers[kind]} has no such field; it takes ${listWords(takes)}.`;
    }
    if (sharedSettings.includes(field))
        return `${field}: this is set for all checks at once, by the input of that name, not in a check.`;
    const meant = (0,nearest/* nearest */.p)(field, checkFields);
    const hint = meant === undefined ? `it takes ${listWords(checkFields)}` : `did you mean "${meant}"`;
    return `${shown(field)}: a check has no such field; ${hint}.`;
}

;// CONCATENATED MODULE: ./lib/health/check.js
const httpMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const anySuccess = [{ from: 200, to: 299 }];
const defaultRedirects = { atMost: 5, anyOrigin: false };
const checksLimit = 20_000;
const rememberedLimit = 2_000;
const rememberedBytes = 350_000;
const nameLimit = 200;
const urlLimit = 2_048;
const containsLimit = 1_000;
const patternLimit = 500;
const headersLimit = 50;
const headerLimit = 8_192;
const bodyLimit = 65_536;
const jsonLimit = 50;
const execLimit = 2_000;
const mostTlsDays = 3_650;
function isExpectedStatus(status, expected) {
    return expected.some(({ from, to }) => status >= from && status <= to);
}
function writeStatus(expected) {
    return expected.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
function publicUrl(url) {
    if (url.startsWith('exec:'))
        return url;
    const parsed = new URL(url);
    return parsed.protocol === 'tcp:' ? `tcp://${parsed.host}` : `${parsed.origin}${parsed.pathname}`;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(30);
// EXTERNAL MODULE: ./lib/health/address-policy.js
var address_policy = __nccwpck_require__(210);
;// CONCATENATED MODULE: ./lib/health/check-ip.js



function readIp(value) {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    if (text === '4')
        return fieldValue({ family: 4 });
    if (text === '6')
        return fieldValue({ family: 6 });
    if ((0,external_node_net_.isIP)(text) === 0 || text.includes('%'))
        return refuseField(`expected 4, 6 or an IP address like 203.0.113.7 or 2001:db8::7, got ${shown(value)}`);
    const why = (0,address_policy/* denyAddress */.X)(text);
    return why === undefined
        ? fieldValue({ address: text.toLowerCase() })
        : refuseField(`expected an address that may be asked: ${why}, got ${shown(value)}`);
}

;// CONCATENATED MODULE: ./lib/health/check-latency.js



const latencyRange = { min: '1ms', max: '10m' };
const percentiles = { p50: 50, p75: 75, p90: 90, p95: 95, p99: 99 };
const triesRange = { min: 2, max: 100, usual: 10 };
const percentileNames = Object.keys(percentiles);
const keys = [...percentileNames, 'tries'];
function readLatency(value) {
    if (isMapping(value))
        return readPercentile(value);
    const ms = durationOf(value);
    return ms === undefined
        ? refuseField(`expected ${(0,value_forms/* durationTakes */.fi)(latencyRange)}, or { p95: 800ms, tries: ${triesRange.usual} }, got ${shown(value)}`)
        : fieldValue({ ms });
}
function readPercentile(given) {
    const problems = Object.keys(given)
        .filter((key) => !keys.includes(key))
        .map((key) => describeUnknown(key));
    const named = Object.entries(percentiles).filter(([name]) => Object.hasOwn(given, name));
    const [first] = named;
    if (first === undefined || named.length > 1)
        problems.push(`expected one of ${percentileNames.join(', ')}, got ${named.length}`);
    const ms = first === undefined ? undefined : durationOf(given[first[0]]);
    if (first !== undefined && ms === undefined)
        problems.push(`${first[0]}: expected ${(0,value_forms/* durationTakes */.fi)(latencyRange)}, got ${shown(given[first[0]])}`);
    const tries = Object.hasOwn(given, 'tries') ? given['tries'] : triesRange.usual;
    if (!isTries(tries))
        problems.push(`tries: expected a whole number from ${triesRange.min} to ${triesRange.max}, got ${shown(tries)}`);
    if (problems.length > 0 || first === undefined || ms === undefined || !isTries(tries))
        return refuseField(...problems);
    return fieldValue({ ms, over: { percentile: first[1], tries } });
}
function isTries(value) {
    return (typeof value === 'number' && Number.isInteger(value) && value >= triesRange.min && value <= triesRange.max);
}
function durationOf(value) {
    if (typeof value !== 'string' && typeof value !== 'number')
        return undefined;
    return (0,value_forms/* durationBetween */.h9)(String(value), latencyRange);
}
function describeUnknown(key) {
    const meant = (0,nearest/* nearest */.p)(key, keys);
    const hint = meant === undefined ? `it takes ${keys.join(', ')}` : `did you mean "${meant}"`;
    return `${shown(key)}: a latency has no such key; ${hint}`;
}

;// CONCATENATED MODULE: ./lib/health/shown-value.js


const shownLimit = 80;
const cleanedLimit = 2_000;
function showValue(value) {
    if (typeof value === 'string')
        return showText(value);
    if (Array.isArray(value))
        return value.length === 1 ? 'a list of 1' : `a list of ${value.length}`;
    if (typeof value === 'object' && value !== null)
        return 'a mapping';
    return String(value);
}
function cleanText(text, limit = shownLimit) {
    return truncate(neutralise(text.slice(0, cleanedLimit)).trim(), limit);
}
const secretWords = [
    'password',
    'passwd',
    'passphrase',
    'pwd',
    'token',
    'secret',
    'credential',
    'authorization',
    'cookie',
    'private',
    'dsn',
    'connectionstring',
];
function isSecretName(name) {
    const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
    return secretWords.some((word) => plain.includes(word)) || /key\d*$/.test(plain);
}
function showText(text) {
    return holdsCredentials(text) ? 'a text that may hold a secret' : JSON.stringify(cleanText(text));
}

;// CONCATENATED MODULE: ./lib/health/variable-references.js
const nameSource = '(?!(?:INPUT|ACTIONS|GITHUB|RUNNER|BELAY)_)[A-Z_][A-Z0-9_]*';
const referencePattern = new RegExp(`\\$\\{${nameSource}\\}`);
const fillablePattern = new RegExp(`^(?:[^$]|\\$(?!\\{)|\\$\\{${nameSource}\\})*$`);
function whyNotFillable(text) {
    if (fillablePattern.test(text))
        return undefined;
    const taken = /\$\{((?:INPUT|ACTIONS|GITHUB|RUNNER|BELAY)_)[A-Z0-9_]*\}/.exec(text)?.[1];
    if (taken !== undefined)
        return `expected a variable of your own: names that begin with ${taken} are those of the runner and of Belay`;
    return 'expected behind "${" the name of a variable of the step in capital letters, digits and "_", and then "}", like "${API_TOKEN}"';
}
function variable_references_hasReference(text) {
    return referencePattern.test(text);
}

;// CONCATENATED MODULE: ./lib/health/check-secrets.js


const askerPattern = /(?:^|[^A-Za-z0-9])[Oo]?[Aa][Uu][Tt][Hh](?:$|[^A-Za-z]|[Ee][Nn][Tt])/;
function carriesCredentials(header) {
    return isSecretName(header) || askerPattern.test(header);
}
function secretsOfChecks(checks) {
    const values = checks.flatMap((check) => check.kind === 'http' ? [...secretsOfHeaders(check.headers ?? {}), ...secretsOfQuery(check.url)] : []);
    return [...new Set(values)];
}
function secretsOfHeaders(headers) {
    return Object.entries(headers).flatMap(([name, value]) => carriesCredentials(name) && !hasReference(value) ? credentialsIn(name, value) : []);
}
function secretsOfQuery(url) {
    return secretParameters(url).map(([, value]) => value);
}
function hasSecretQuery(url) {
    return secretParameters(url).length > 0;
}
function secretParameters(url) {
    const query = url.split('#', 1)[0]?.split('?').slice(1).join('?') ?? '';
    return [...new URLSearchParams(query)].filter(([name, value]) => {
        if (!isSecretParameter(name) || variable_references_hasReference(value))
            return false;
        return looksSecret(value) || (isCertain(name) && value.length >= shortest && !/^[a-z]+$/.test(value));
    });
}
function isSecretParameter(name) {
    return carriesCredentials(name) || /^(?:code|pass|pw|sig|.*signature)$/i.test(name);
}
function isCertain(name) {
    return /pass|pwd?|token|secret|credential|api[^a-z]?key/i.test(name);
}
function looksSecret(value) {
    return value.length >= shortestParameter && !/^(?:[0-9a-f]+|[a-z]+(?:[-_.][a-z]+)*)$/.test(value);
}
const shortestParameter = 12;
const shortest = 5;
function credentialsIn(name, value) {
    const parts = name === 'cookie'
        ? value.split(';').map((each) => each.slice(each.indexOf('=') + 1))
        : [value.replace(/^[A-Za-z][A-Za-z0-9-]*\s+/, '')];
    return [value, ...parts].map((each) => each.trim()).filter((each) => each.length >= shortest);
}

;// CONCATENATED MODULE: ./lib/health/check-query.js


function whyNotQuery(url, { literals }) {
    const wrong = whyNotFillable(url);
    if (wrong !== undefined)
        return wrong;
    if (literals === 'allowed' || !hasSecretQuery(url))
        return undefined;
    return 'expected a variable of the step in place of the secret in the query, like "?token=${API_TOKEN}", got the value itself (not shown), which would be kept with the check';
}

;// CONCATENATED MODULE: ./lib/health/check-status.js


const takes = 'a status such as 200, a range such as 200-299, or a list such as [200, 204]';
const statusLimit = 50;
function readStatus(value) {
    const items = Array.isArray(value) ? value : [value];
    const ranges = items.flatMap((item) => readRange(item) ?? []);
    const isWhole = ranges.length === items.length && items.length > 0 && items.length <= statusLimit;
    return isWhole ? fieldValue(ranges) : refuseField(`expected ${takes}, got ${quote(value)}`);
}
function quote(value) {
    return (0,value_forms/* quoteValue */.cl)(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value));
}
function readRange(value) {
    const match = /^([2-5]\d\d)(?:\s*-\s*([2-5]\d\d))?$/.exec(typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '');
    if (match === null)
        return undefined;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    return from <= to ? { from, to } : undefined;
}

;// CONCATENATED MODULE: ./lib/health/check-text.js


function readText(value, limit) {
    if (typeof value !== 'string' || value.trim() === '')
        return refuseField(`expected text${quotesHint(value)}, got ${shownKind(value)}`);
    return value.length <= limit
        ? fieldValue(value)
        : refuseField(`expected at most ${limit} characters, got ${value.length}`);
}
function readContained(value) {
    return readText(value, containsLimit);
}
function readName(value) {
    const read = readText(value, nameLimit);
    if (read.kind === 'refused')
        return read;
    return /[\p{Cc}\u2028\u2029]/u.test(read.value)
        ? refuseField('expected one line of text')
        : fieldValue(read.value.trim());
}
const patternTakes = 'a regular expression of ECMAScript (it is read with the flag u)';
function readPattern(value) {
    if (typeof value !== 'string' || value === '')
        return refuseField(`expected ${patternTakes}${quotesHint(value)}, got ${kindOf(value)}`);
    if (value.length > patternLimit)
        return refuseField(`expected at most ${patternLimit} characters, got ${value.length}`);
    const wrong = whyNoPattern(value);
    return wrong === undefined ? fieldValue(value) : refuseField(`expected ${patternTakes}${wrong}`);
}
function whyNoPattern(source) {
    try {
        new RegExp(source, 'u');
        return undefined;
    }
    catch (error) {
        const message = error instanceof Error ? error.message : '';
        const reason = message.slice(message.lastIndexOf('/u: ') + 4);
        const known = message.includes('/u: ') && /^[A-Z][A-Za-z ()'-]{2,60}$/.test(reason);
        const told = `${reason.slice(0, 1).toLowerCase()}${reason.slice(1)}`;
        return known ? `, and in this one there is something wrong: ${told}` : ', which this is not';
    }
}

;// CONCATENATED MODULE: ./lib/health/check-url.js


const urlTakes = 'a URL that begins with http://, https:// or tcp://, or exec: and a command';
function readCheckUrl(text) {
    const [, command] = /^exec:(.*)$/is.exec(text) ?? [];
    if (command !== undefined)
        return readCommand(command);
    if (text.length > urlLimit) {
        return refused(`expected a URL of at most ${urlLimit} characters, got ${text.length} characters`);
    }
    const shown = showUrl(text);
    if (!/^(?:https?|tcp):\/\/[^/\\]/i.test(text) || /\s/.test(text)) {
        return refused(`expected ${urlTakes}, got ${shown}`);
    }
    if ((text.split(/[?#]/, 1)[0] ?? '').includes('${'))
        return refused(onlyInQuery);
    if (/^tcp:/i.test(text))
        return readTcp(text, shown);
    const url = check_url_parseUrl(text);
    if (url === undefined)
        return refused(`expected a valid URL, got ${shown}`);
    if (url.username !== '' || url.password !== '')
        return refused(withoutCredentials);
    url.hash = '';
    if (url.href.length > urlLimit)
        return refused(`expected a URL of at most ${urlLimit} characters as it is sent, got ${url.href.length}`);
    return { kind: 'url', url: url.href, asks: 'http' };
}
const onlyInQuery = 'expected "${NAME}" in the query alone, behind "?", as a variable must not say who is asked';
const withoutCredentials = 'expected a URL without a user name or password: credentials do not belong in URLs';
function readTcp(text, shown) {
    const [, authority = '', rest = ''] = /^tcp:\/\/([^/?#\\]*)(.*)$/is.exec(text) ?? [];
    if (authority.includes('@'))
        return refused(withoutCredentials);
    const [, host = '', digits = ''] = /^(.*):(\d{1,5})$/s.exec(authority) ?? [];
    const port = Number(digits);
    const hostname = check_url_parseUrl(`http://${host}/`)?.host ?? '';
    const isWhole = port > 0 && port <= 65_535 && (rest === '' || rest === '/');
    if (!isWhole || hostname === '' || /:\d*$/.test(host.replace(/^\[.*\]$/, '')))
        return refused(`expected tcp://host:port, the port from 1 to 65535 and nothing behind it, got ${shown}`);
    return { kind: 'url', url: `tcp://${hostname}:${port}`, asks: 'tcp' };
}
function readCommand(text) {
    const command = text.trim();
    if (command === '')
        return refused('expected a command behind "exec:", got nothing');
    if (command.length > execLimit) {
        const advice = 'put more into a script';
        return refused(`expected a command of at most ${execLimit} characters, got ${command.length}; ${advice}`);
    }
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(command))
        return refused('expected a command without control characters');
    return { kind: 'url', url: `exec:${command}`, asks: 'exec' };
}
function check_url_parseUrl(text, base) {
    try {
        return new URL(text, base);
    }
    catch {
        return undefined;
    }
}
function refused(problem) {
    return { kind: 'refused', problem };
}
function showUrl(text) {
    if (text.includes('@'))
        return 'text with "@" in it (not shown, as it may hold a password)';
    const visible = text.split(/[?#]/, 1)[0] ?? '';
    return visible === '' && text !== '' ? 'only a query' : (0,value_forms/* quoteValue */.cl)(visible);
}

;// CONCATENATED MODULE: ./lib/health/check-use.js

const rememberedUse = { literals: 'refused' };
const askedUse = { literals: 'allowed' };
function mostChecks({ literals }) {
    return literals === 'allowed' ? checksLimit : rememberedLimit;
}

;// CONCATENATED MODULE: ./lib/health/check-body.js



const check_body_takes = 'text, or a mapping or list that is sent as JSON';
function readBody(value) {
    const isText = typeof value === 'string';
    if (value === '' || (!isText && (typeof value !== 'object' || value === null)))
        return refuseField(`expected ${check_body_takes}${quotesHint(value)}, got ${kindOf(value)}`);
    const text = isText ? value : jsonOf(value);
    if (text === undefined)
        return refuseField(`expected ${check_body_takes}, got what JSON cannot say`);
    const bytes = new TextEncoder().encode(text).length;
    if (bytes > bodyLimit)
        return refuseField(`expected at most ${bodyLimit} bytes, got ${bytes}`);
    const wrong = whyNotFillable(text);
    if (wrong !== undefined)
        return refuseField(wrong);
    return fieldValue(isText ? { text } : { text, contentType: 'application/json' });
}
function jsonOf(value) {
    try {
        return JSON.stringify(value);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/health/check-headers.js




const headerNamePattern = /^[A-Za-z0-9][A-Za-z0-9!#$%&'*+.^_`|~-]{0,99}$/;
const headerValuePattern = /^[\u0020-\u007e\u00a0-\u00ff]*$/;
const refusedHeaders = [
    'host',
    'content-length',
    'connection',
    'transfer-encoding',
    'trailer',
    'upgrade',
    'keep-alive',
    'expect',
];
function readHeaders(value, use) {
    if (!isMapping(value))
        return refuseField(`expected a mapping of names to texts, got ${kindOf(value)}`);
    const given = Object.entries(value);
    if (given.length === 0)
        return refuseField('expected a mapping of names to texts, got an empty mapping');
    if (given.length > headersLimit)
        return refuseField(`expected at most ${headersLimit} headers, got ${given.length}`);
    const headers = new Map();
    const problems = [];
    for (const [index, [written, content]] of given.entries()) {
        const name = written.toLowerCase();
        const wrong = whyNotName(written, index) ?? whyNotValue(name, content, use);
        if (wrong !== undefined)
            problems.push(wrong);
        else if (headers.has(name))
            problems.push(`${name}: expected it once, in capital or in small letters`);
        else if (typeof content === 'string')
            headers.set(name, content);
    }
    return problems.length > 0 ? refuseField(...problems) : fieldValue(Object.fromEntries(headers));
}
function whyNotName(name, index) {
    if (!headerNamePattern.test(name))
        return `expected the name of a header in place ${index + 1} (letters, digits and "-"), and its value behind a colon and a blank`;
    if (refusedHeaders.includes(name.toLowerCase()))
        return `${name.toLowerCase()}: expected another header, as this one is set by the connection itself`;
    return undefined;
}
function whyNotValue(name, value, { literals }) {
    if (typeof value !== 'string' || value === '')
        return `${name}: expected text${quotesHint(value)}, got ${kindOf(value)}`;
    if (value.length > headerLimit)
        return `${name}: expected at most ${headerLimit} characters, got ${value.length}`;
    if (!headerValuePattern.test(value))
        return `${name}: expected one line of letters, digits and signs of Western alphabets, and this holds others (not shown)`;
    const wrong = whyNotFillable(value);
    if (wrong !== undefined)
        return `${name}: ${wrong}`;
    if (literals === 'allowed' || !carriesCredentials(name) || variable_references_hasReference(value))
        return undefined;
    return `${name}: expected a variable of the step in place of the secret, like ${formOf(name)}, got the value itself (not shown), which would be kept with the check`;
}
function formOf(name) {
    if (name.endsWith('authorization'))
        return '"Bearer ${API_TOKEN}"';
    return name === 'cookie' ? '"session=${SESSION}"' : '"${API_KEY}"';
}

;// CONCATENATED MODULE: ./lib/health/check-redirects.js


const redirectWords = {
    none: { atMost: 0, anyOrigin: false },
    'same-origin': defaultRedirects,
    any: { ...defaultRedirects, anyOrigin: true },
};
const mostRedirects = 10;
function readRedirects(value) {
    const [, policy] = Object.entries(redirectWords).find(([word]) => word === value) ?? [];
    if (policy !== undefined)
        return fieldValue(policy);
    const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostRedirects;
    if (isCount)
        return fieldValue({ atMost: value + 0, anyOrigin: false });
    const words = Object.keys(redirectWords).join(', ');
    return refuseField(`expected ${words} or a whole number from 0 to ${mostRedirects}, got ${shown(value)}`);
}

;// CONCATENATED MODULE: ./lib/health/json-path.js
const textLimit = 500;
const depthLimit = 64;
const dottedName = /[^\s.[\]"'`*?,()<>=!&|\\@#$]+/y;
const position = /\[(0|-?[1-9]\d{0,14})\]/y;
const quotedName = /\[(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\]/y;
function parseJsonPath(text) {
    if (text === '' || text.length > textLimit)
        return undefined;
    const rooted = /^\$(?=$|[.[])/.test(text);
    const path = [];
    let at = rooted ? 1 : 0;
    while (at < text.length) {
        const step = readStep(text, at, !rooted && at === 0);
        if (step === undefined || path.length === depthLimit)
            return undefined;
        path.push(step.name);
        at = step.end;
    }
    return path;
}
function lookUp(document, path) {
    let value = document;
    for (const name of path) {
        if (typeof value !== 'object' || value === null)
            return undefined;
        const key = Array.isArray(value) ? positionIn(value.length, name) : String(name);
        if (key === undefined || !Object.hasOwn(value, key))
            return undefined;
        value = Reflect.get(value, key);
    }
    return { value };
}
function positionIn(length, name) {
    const index = typeof name === 'number' ? name : /^(0|[1-9]\d{0,14})$/.test(name) ? Number(name) : undefined;
    if (index === undefined)
        return undefined;
    return String(index < 0 ? length + index : index);
}
function readStep(text, at, isFirst) {
    if (text[at] !== '[') {
        if (!isFirst && text[at] !== '.')
            return undefined;
        const found = matchAt(dottedName, text, isFirst ? at : at + 1);
        return found === undefined ? undefined : { name: found.all, end: found.end };
    }
    const index = matchAt(position, text, at);
    if (index?.groups[0] !== undefined)
        return { name: Number(index.groups[0]), end: index.end };
    const quoted = matchAt(quotedName, text, at);
    if (quoted === undefined)
        return undefined;
    const [double, single] = quoted.groups;
    const name = readEscapes(double ?? asDoubleQuoted(single ?? ''));
    return name === undefined ? undefined : { name, end: quoted.end };
}
function matchAt(pattern, text, at) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    return match === null ? undefined : { all: match[0], groups: match.slice(1), end: at + match[0].length };
}
function asDoubleQuoted(inner) {
    return inner.replace(/\\.|"/gs, (found) => (found === "\\'" ? "'" : found === '"' ? '\\"' : found));
}
function readEscapes(inner) {
    try {
        const value = JSON.parse(`"${inner}"`);
        return typeof value === 'string' ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/health/check-json.js



const comparisonPattern = /^(==|!=|<=|>=|<|>) +(\S[\s\S]*)$/;
const comparisonStart = /^(?:[=!]=|[<>])/;
const check_json_takes = 'a text, a number, true, false or null, a list of these (one of them), or a comparison like "< 5" or "!= down"';
function readJson(value) {
    if (!isMapping(value) || Object.keys(value).length === 0)
        return refuseField(`expected a mapping of paths to values, got ${kindOf(value)}`);
    const given = Object.entries(value);
    if (given.length > jsonLimit)
        return refuseField(`expected at most ${jsonLimit} paths, got ${given.length}`);
    const problems = [];
    const expectations = given.flatMap(([path, expected]) => {
        if (parseJsonPath(path) === undefined) {
            problems.push(describePath(path));
            return [];
        }
        const expects = readComparison(expected);
        if (typeof expects === 'object')
            return [{ path, expects }];
        problems.push(`${shown(path)}: ${expects}`);
        return [];
    });
    return problems.length > 0 ? refuseField(...problems) : fieldValue(expectations);
}
function describePath(path) {
    return `expected a path like status, components.database.status, items[0] or $["a.b"], got ${shown(path)}`;
}
function readComparison(value) {
    if (Array.isArray(value))
        return readOneOf(value);
    if (typeof value === 'string')
        return readComparisonText(value);
    const scalar = scalarOf(value);
    return scalar === undefined
        ? `expected ${check_json_takes}, got ${kindOf(value)}`
        : { is: 'one-of', values: [scalar] };
}
function readOneOf(items) {
    if (items.length === 0 || items.length > jsonLimit)
        return `expected 1 to ${jsonLimit} values in a list, got ${items.length}`;
    const values = items.flatMap((item) => scalarOf(item) ?? (item === null ? [null] : []));
    return values.length === items.length
        ? { is: 'one-of', values }
        : 'expected a list of texts, numbers, true, false or null';
}
function readComparisonText(text) {
    if (text.length > containsLimit)
        return `expected at most ${containsLimit} characters, got ${text.length}`;
    const [, sign, operand = ''] = comparisonPattern.exec(text) ?? [];
    if (sign === undefined && comparisonStart.test(text))
        return 'expected a blank and a value behind the sign of a comparison, like "< 5"; a text that begins with such a sign is written "== <5"';
    const value = operandOf(operand);
    switch (sign) {
        case undefined:
            return { is: 'one-of', values: [text] };
        case '==':
            return { is: 'one-of', values: [value] };
        case '!=':
            return { is: 'not', value };
        case '<':
        case '<=':
        case '>':
        case '>=':
            return typeof value === 'number' ? { is: sign, value } : `expected a number behind "${sign}", got text`;
        default:
            return `expected ${check_json_takes}, got text`;
    }
}
function operandOf(text) {
    try {
        const value = scalarOf(JSON.parse(text));
        return value === undefined ? text : value;
    }
    catch {
        return text;
    }
}
function scalarOf(value) {
    if (value === null || typeof value === 'boolean')
        return value;
    if (typeof value === 'string')
        return value.length <= containsLimit ? value : undefined;
    return typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined;
}

;// CONCATENATED MODULE: ./lib/health/check-version.js




function readVersion(value) {
    if (typeof value !== 'string' || value.trim() === '')
        return refuseField(`expected header:NAME, or a path in the JSON of the answer${quotesHint(value)}, got ${kindOf(value)}`);
    const text = value.trim();
    const [, header] = /^header:\s*(.*)$/s.exec(text) ?? [];
    if (header === undefined)
        return parseJsonPath(text) === undefined
            ? refuseField(`${describePath(text)}; a header is written header:NAME`)
            : fieldValue({ in: 'json', path: text });
    return headerNamePattern.test(header)
        ? fieldValue({ in: 'header', header: header.toLowerCase() })
        : refuseField('expected the name of a header behind "header:", like header:x-commit');
}

;// CONCATENATED MODULE: ./lib/health/read-fields.js


function fieldReader(given, problems) {
    const problem = (field, text) => {
        problems.push(`${field}: ${text}.`);
    };
    return {
        has: (field) => given.has(field),
        read: (field, by) => {
            if (!given.has(field))
                return undefined;
            const value = by(given.get(field));
            if (value.kind === 'value')
                return value.value;
            for (const text of value.problems)
                problem(field, text);
            return undefined;
        },
        problem,
    };
}
function present(key, value) {
    return value === undefined ? {} : { [key]: value };
}
function readTextExpectations({ read, problem }) {
    const contains = read('contains', readContained);
    const notContains = read('not-contains', readContained);
    if (notContains !== undefined && contains?.includes(notContains) === true)
        problem('not-contains', 'expected text that "contains" does not ask for, or the check could never pass');
    return {
        ...present('contains', contains),
        ...present('notContains', notContains),
        ...present('matches', read('matches', readPattern)),
        ...present('json', read('json', readJson)),
    };
}

;// CONCATENATED MODULE: ./lib/health/http-check.js







function readHttpFields(reader, { url, use }) {
    const method = reader.read('method', readMethod);
    const headers = reader.read('headers', (value) => readHeaders(value, use));
    const body = reader.read('body', readBody);
    const version = reader.read('version', readVersion);
    const minTlsDays = reader.read('min-tls-days', readDays);
    const redirects = reader.read('redirects', readRedirects);
    judgeMethod(reader, { method, body, version });
    if (minTlsDays !== undefined && url.startsWith('http:'))
        reader.problem('min-tls-days', 'expected an https:// URL beside it: without TLS there is no certificate');
    const sent = headersFor(headers, body);
    if (Object.keys(sent ?? {}).length > headersLimit)
        reader.problem('headers', `expected at most ${headersLimit} headers with the one that says the body is JSON`);
    const isUsual = redirects?.atMost === defaultRedirects.atMost && redirects.anyOrigin === defaultRedirects.anyOrigin;
    return {
        ...present('method', method === 'GET' ? undefined : method),
        ...present('headers', sent),
        ...present('body', body?.text),
        ...present('version', version),
        ...present('minTlsDays', minTlsDays),
        ...present('redirects', isUsual ? undefined : redirects),
    };
}
const bodyFields = ['contains', 'not-contains', 'matches', 'json'];
function judgeMethod(reader, { method = 'GET', body, version }) {
    if (body !== undefined && (method === 'GET' || method === 'HEAD'))
        reader.problem('body', `expected "method: POST" or another one beside it, as ${method} sends no body`);
    if (method !== 'HEAD')
        return;
    for (const field of bodyFields)
        if (reader.has(field))
            reader.problem(field, 'expected another method, as the answer to HEAD has no body');
    if (version?.in === 'json')
        reader.problem('version', 'expected header:NAME, as the answer to HEAD has no body');
}
function headersFor(headers, body) {
    if (body?.contentType === undefined || Object.hasOwn(headers ?? {}, 'content-type'))
        return headers;
    return { ...headers, 'content-type': body.contentType };
}
function readMethod(value) {
    const method = httpMethods.find((each) => each === value);
    if (method !== undefined)
        return fieldValue(method);
    const meant = httpMethods.find((each) => typeof value === 'string' && each === value.toUpperCase());
    const hint = meant === undefined ? '' : `; did you mean "${meant}"`;
    return refuseField(`expected ${httpMethods.join(', ')}, got ${shown(value)}${hint}`);
}
function readDays(value) {
    const isDays = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostTlsDays;
    if (isDays)
        return fieldValue(value + 0);
    const hint = typeof value === 'string' && /^\d{1,4}$/.test(value) ? ' (take the quotes away)' : '';
    return refuseField(`expected a whole number from 0 to ${mostTlsDays}${hint}, got ${shown(value)}`);
}

;// CONCATENATED MODULE: ./lib/health/check-item.js












function readCheckItem(item, where, use = rememberedUse) {
    if (typeof item === 'string')
        return readCheckItem({ url: item }, where, use);
    if (!isMapping(item)) {
        const problem = `${where}: expected a URL, or a mapping that begins with "url:" or "exec:", got ${shownKind(item)}.`;
        return { draft: undefined, problems: [problem] };
    }
    const problems = [];
    const given = new Map(Object.entries(item));
    const target = targetOf(given, use);
    const kind = target.kind === 'url' ? target.asks : target.meant;
    for (const field of given.keys()) {
        const wrong = whyNotField(field, kind);
        if (wrong !== undefined)
            problems.push(wrong);
    }
    if (target.kind === 'refused')
        problems.push(`${target.problem}.`);
    const fitting = kind === undefined ? given : new Map([...given].filter(([field]) => isFieldOf(field, kind)));
    const reader = fieldReader(fitting, problems);
    const draft = draftOf(target, where, { reader, use });
    return problems.length > 0 || draft === undefined
        ? { draft: undefined, problems: problems.map((text) => `${where}, ${text}`) }
        : { draft, problems: [] };
}
function targetOf(given, use) {
    const refused = (problem, meant) => ({
        kind: 'refused',
        problem,
        meant,
    });
    const field = given.has('exec') ? 'exec' : 'url';
    if (given.has('exec') && given.has('url'))
        return refused('exec: expected either "url" or "exec", got both; make two checks of it');
    const value = given.get(field);
    const meant = field === 'exec' ? 'exec' : meantBy(value);
    if (typeof value !== 'string' || value.trim() === '') {
        const got = given.has(field) ? shownKind(value) : 'nothing';
        return refused(`${field}: expected ${field === 'exec' ? 'a command' : urlTakes}, got ${got}`, meant);
    }
    const read = field === 'exec' ? readCommand(value) : readCheckUrl(value.trim());
    if (read.kind === 'refused')
        return refused(`${field}: ${read.problem}`, meant);
    const wrong = read.asks === 'http' ? whyNotQuery(read.url, use) : undefined;
    return wrong === undefined ? read : refused(`${field}: ${wrong}`, meant);
}
function meantBy(value) {
    const [, scheme] = /^\s*(https?|tcp|exec):/i.exec(typeof value === 'string' ? value : '') ?? [];
    switch (scheme?.toLowerCase()) {
        case undefined:
            return undefined;
        case 'tcp':
            return 'tcp';
        case 'exec':
            return 'exec';
        default:
            return 'http';
    }
}
function draftOf(target, where, { reader, use }) {
    const name = present('name', reader.read('name', readName));
    const latency = present('maxLatency', reader.read('max-latency', readLatency));
    const text = readTextExpectations(reader);
    const ip = present('ip', reader.read('ip', readIp));
    const status = reader.read('status', readStatus) ?? anySuccess;
    const http = readHttpFields(reader, { url: target.kind === 'url' ? target.url : '', use });
    if (target.kind === 'refused')
        return undefined;
    const { url } = target;
    switch (target.asks) {
        case 'tcp':
            return { kind: 'tcp', where, url, ...name, ...latency, ...ip };
        case 'exec':
            return { kind: 'exec', where, url, ...name, ...text, ...latency };
        case 'http':
            return { kind: 'http', where, url, status, ...name, ...http, ...text, ...latency, ...ip };
    }
}

;// CONCATENATED MODULE: ./lib/health/check-list.js


function nameChecks(drafts, use = askedUse) {
    const limit = mostChecks(use);
    if (drafts.length > limit) {
        return { checks: [], problems: [`expected at most ${limit} checks, got ${drafts.length}.`] };
    }
    const distinct = withoutRepeats(drafts);
    const problems = repeatedNames(distinct);
    const taken = new Set(distinct.flatMap(({ name }) => name ?? []));
    const counts = new Map();
    const checks = distinct.map(({ where: _, name, ...check }) => ({
        name: name ?? freeName(usualName(check.url), taken, counts),
        ...check,
    }));
    if (use.literals === 'refused')
        problems.push(...tooManyBytes(checks));
    return { checks, problems };
}
function tooManyBytes(checks) {
    const bytes = new TextEncoder().encode(JSON.stringify(checks)).length;
    if (bytes <= rememberedBytes)
        return [];
    const shorter = 'take some out, or shorten their bodies and headers';
    return [`expected checks of at most ${rememberedBytes} bytes in all, got ${bytes}; ${shorter}.`];
}
function withoutRepeats(drafts) {
    const seen = new Map();
    for (const draft of drafts) {
        const key = JSON.stringify({ ...draft, where: '' });
        if (!seen.has(key))
            seen.set(key, draft);
    }
    return [...seen.values()];
}
function repeatedNames(drafts) {
    const first = new Map();
    const problems = [];
    for (const { name, where } of drafts) {
        if (name === undefined)
            continue;
        const earlier = first.get(name);
        if (earlier === undefined)
            first.set(name, where);
        else
            problems.push(`${where}, name: expected a name of its own, got the one of ${earlier} again.`);
    }
    return problems;
}
const commandNameLimit = 60;
function usualName(url) {
    if (!url.startsWith('exec:'))
        return publicUrl(url);
    const letters = [...url.slice(5).replace(/[\s\p{Cc}]+/gu, ' ')];
    return letters.length > commandNameLimit
        ? `${letters.slice(0, commandNameLimit - 1).join('')}\u2026`
        : letters.join('');
}
function freeName(wanted, taken, counts) {
    const base = wanted.length > nameLimit - 10 ? `${wanted.slice(0, nameLimit - 11)}\u2026` : wanted;
    let count = counts.get(base) ?? 1;
    let name = count === 1 ? base : `${base} (${count})`;
    while (taken.has(name)) {
        count += 1;
        name = `${base} (${count})`;
    }
    counts.set(base, count);
    taken.add(name);
    return name;
}

;// CONCATENATED MODULE: ./lib/config/read-value.js

function value(text) {
    return { kind: 'value', text };
}
function read_value_refused(node, text) {
    return { kind: 'refused', problems: [{ at: node.at, text }] };
}
function unexpected(takes, node, meant) {
    const end = meant === undefined ? '.' : `; did you mean "${meant}"?`;
    return read_value_refused(node, `expected ${takes}, got ${describeNode(node)}${end}`);
}
function textOf(node) {
    return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
function read_value_quotesHint(node) {
    const isOther = node.kind === 'scalar' && (typeof node.value === 'number' || typeof node.value === 'boolean');
    return isOther ? ' (put quotes around it)' : '';
}
const dashHint = 'a list item begins with "- ", a dash and a blank';
function describeNode(node) {
    if (node.kind === 'list')
        return node.items.length === 0 ? 'an empty list' : 'a list';
    if (node.kind === 'map')
        return node.entries.length === 0 ? 'an empty mapping' : 'a mapping';
    if (node.value === null || node.value === '')
        return 'nothing';
    return typeof node.value === 'string' ? (0,value_forms/* quoteValue */.cl)(node.value) : `the ${typeof node.value} ${node.value}`;
}

;// CONCATENATED MODULE: ./lib/config/tree.js
function environmentAt([top, environment]) {
    return top === 'environments' ? environment : undefined;
}
function plainValue(node) {
    if (node.kind === 'scalar')
        return node.value;
    if (node.kind === 'list')
        return node.items.map(plainValue);
    return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]));
}
function placeOfSentence(node, sentence, known) {
    const [, word] = /^(?:there is no )?"?([^"\s:]+)/.exec(sentence) ?? [];
    const entry = node.kind === 'map' ? node.entries.find(({ key }) => key === word) : undefined;
    if (entry === undefined)
        return node.at;
    return known.includes(entry.key) ? entry.value.at : entry.keyAt;
}

;// CONCATENATED MODULE: ./lib/config/typographic-quote.js
function typographicQuoteIn(commands) {
    if (commands.includes('<<'))
        return undefined;
    const bare = commands.replace(/'[^']*'|"[^"]*"|(?<!\S)#.*/g, ' ');
    return /[\u201c-\u201f\u2018\u201a\u201b]|(?<=[\s=])\u2019|^\u2019/u.exec(bare)?.[0];
}

;// CONCATENATED MODULE: ./lib/config/value-patterns.js
const loginPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:_[A-Za-z0-9]{1,10})?(?:\[bot\])?$/;
const hostPattern = /^[A-Za-z_][A-Za-z0-9_.-]{0,31}@(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?$/;
const servicePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/;
const innerPathPattern = /^(?![-/~#])(?!\.{1,2}(?:\/|$))(?:(?!\/\.{1,2}(?:\/|$)|\/\/)[^$\r\n\\])*(?<!\s)(?<!\s\/)$/;
const sharePattern = /^(?:[1-9]\d{0,3}|(?:[1-9]\d?|100)%)$/;
const imageName = '(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})(?::\\d{1,5})?\\/)?[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:\\/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*';
const imagePattern = new RegExp(`^(?=.{1,255}$)${imageName}:(?:\\{sha\\}|[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}\\{sha\\})[A-Za-z0-9_.-]{0,40}$`);
const itemPattern = /^(?!#)\S(?:.*\S)?$/;
const loneItemPattern = /^(?![#-])(?!.*\.ya?ml[ \t]*,)(?![\w./-]+(?:[ \t]*,[ \t]*[\w./-]+)+[ \t]*(?:[\r\n]|$))\S(?:.*\S)?$/;
const linePattern = /^\S(?:.*\S)?$/;
const pathPattern = /^\/(?!\.\.(?:\/|$))(?:(?!\/\.\.(?:\/|$))[^$\r\n])*(?<!\s)$/;
const linkPattern = /^[Hh][Tt][Tt][Pp][Ss]?:\/\/(?:[^\s/\\?#@:$"'(),;<>[\]{}|^`]+|\[[0-9A-Fa-f:.]+\])(?::\d{0,5})?(?:[/\\?#]\S*)?$/;
const checkUrlPattern = /^[Hh][Tt][Tt][Pp][Ss]?:\/\/(?:[^\s/\\?#@:$<>[\]{}|^`]+|\[[0-9A-Fa-f:.]+\])(?::\d{0,5})?(?:[/\\?#]\S*)?$/;
const tcpUrlPattern = /^[Tt][Cc][Pp]:\/\/(?:[^\s/\\?#@:$<>[\]{}|^`]+|\[[0-9A-Fa-f:.]+\]):0{0,4}(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])\/?$/;
const repositoryPattern = /^(?:\/.*|file:\/\/\/.*|https:\/\/[^\s/\\?#@]+(?:[/\\?#].*)?|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:[/\\?#].*)?|ssh:\/\/(?:[^\s/\\?#@:]*@)?[^\s/\\?#@-][^\s/\\?#@]*(?:[/\\?#].*)?|(?:[A-Za-z_][A-Za-z0-9_-]{0,31}@)?(?!-)[A-Za-z0-9._-]{1,253}:(?!:|\/\/|-)\S+)$/;
const relativePattern = /^\/(?![/\\])\S*$/;
const commandLinePattern = /^[Ee][Xx][Ee][Cc]:[ \t]*\S[^\r\n]*$/;
const jsonStep = '\\[(?:0|-?[1-9]\\d{0,14}|"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\')\\]';
const jsonName = '[^\\s.[\\]"\'`*?,()<>=!&|\\\\@#$]+';
const jsonPathPattern = new RegExp(`^(?:\\$(?=$|[.[])|${jsonName}|${jsonStep})(?:\\.${jsonName}|${jsonStep})*$`);
function hasStrayControl(text) {
    return hasControlCharacter(text.replace(/[\t\r\n]/g, ''));
}
function hasControlCharacter(text) {
    return /\p{Cc}/u.test(text);
}

;// CONCATENATED MODULE: ./lib/config/environment-checks.js










function readChecks(node, report) {
    if (node.kind === 'list')
        return { at: node.at, items: node.items.flatMap((item) => readItem(item, report) ?? []) };
    const urls = node.kind === 'scalar' && typeof node.value === 'string' ? (0,value_forms/* listItems */.Dw)(node.value) : [];
    if (urls.length > 0)
        return { at: node.at, items: urls.map((url) => ({ fields: { url }, node })) };
    const hint = node.kind === 'map' && node.entries.length > 0 ? `; ${dashHint}` : '';
    const text = `expected a list of checks, or URLs one a line, got ${describeNode(node)}${hint}.`;
    report({ at: node.at, text });
    return undefined;
}
function readItem(node, report) {
    if (node.kind === 'map')
        return {
            fields: Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)])),
            node,
        };
    if (node.kind === 'scalar' && typeof node.value === 'string')
        return { fields: { url: node.value }, node };
    const text = `expected a URL, or a mapping that begins with "url:" or "exec:", got ${describeNode(node)}.`;
    report({ at: node.at, text });
    return undefined;
}
function judgeChecks({ at, items }, url, report) {
    const drafts = [];
    for (const item of items) {
        const asked = checkAt(item, url ?? 'https://no-url.invalid');
        const where = nameOf(item.node.at);
        const { draft, problems } = readCheckItem(asked.fields, where);
        if (draft !== undefined)
            drafts.push(draft);
        const unmeant = draft === undefined ? undefined : whyNotMeant(draft, asked);
        if (unmeant !== undefined)
            report({ at: placeOfUrl(item), text: unmeant });
        for (const problem of problems)
            report(toldOf(item.node, problem.slice(where.length + 2)));
    }
    const byWhere = new Map(items.map(({ node }) => [nameOf(node.at), node]));
    for (const problem of nameChecks(drafts, rememberedUse).problems) {
        const where = /^line \d+, column \d+/.exec(problem)?.[0] ?? '';
        const node = byWhere.get(where);
        report(node === undefined ? { at, text: problem } : toldOf(node, problem.slice(where.length + 2)));
    }
}
function whyNotMeant({ kind, url }, { fields }) {
    if (kind === 'exec') {
        const quote = typographicQuoteIn(url);
        return quote === undefined
            ? undefined
            : `exec: expected a command, and this holds the typographic quote ${quote}, which quotes nothing in a shell; write " or ' instead.`;
    }
    const pattern = kind === 'tcp' ? tcpUrlPattern : checkUrlPattern;
    return pattern.test(String(fields['url']).trim())
        ? undefined
        : 'url: expected a URL with a host; nothing is expanded here.';
}
function toldOf(node, sentence) {
    const text = sentence.replace('https:// or tcp://,', 'https:// or tcp://, or with "/" for what stands below "url",');
    return { at: placeWithin(node, sentence), text };
}
function placeWithin(node, sentence) {
    const field = node.kind === 'map' ? node.entries.find(({ key }) => sentence.startsWith(`${key}: `)) : undefined;
    const rest = field === undefined ? '' : sentence.slice(field.key.length + 2);
    const named = field?.value.kind === 'map'
        ? field.value.entries.find(({ key }) => [`${key.toLowerCase()}: `, `${JSON.stringify(key).toLowerCase()}: `].some((start) => rest.toLowerCase().startsWith(start)))
        : undefined;
    return named?.value.at ?? placeOfSentence(node, sentence, checkFields);
}
function placeOfUrl({ node, fields }) {
    return placeOfSentence(node, 'exec' in fields ? 'exec' : 'url', checkFields);
}
function nameOf({ line, column }) {
    return `line ${line}, column ${column}`;
}
function isRelative({ fields }) {
    return typeof fields['url'] === 'string' && relativePattern.test(fields['url'].trim());
}
function checkAt(check, url) {
    const environment = check_url_parseUrl(url);
    const path = check.fields['url'];
    if (environment === undefined || typeof path !== 'string' || !isRelative(check))
        return check;
    return { ...check, fields: { ...check.fields, url: `${folderOf(environment)}${path.trim()}` } };
}
function folderOf({ origin, pathname }) {
    return `${origin}${pathname.replace(/\/+$/, '')}`;
}
function writeChecks(items) {
    return `[${items.map(({ fields }) => JSON.stringify(fields)).join(',\n')}]`;
}
function shownUrl(url) {
    const parsed = check_url_parseUrl(url);
    if (parsed === undefined)
        return (0,value_forms/* quoteValue */.cl)(url);
    return parsed.protocol === 'tcp:' ? `tcp://${parsed.host}` : `${parsed.origin}${parsed.pathname}`;
}

;// CONCATENATED MODULE: ./lib/config/environment-name.js
const environmentPattern = /^(?!\.)[A-Za-z0-9._-]{1,64}$/;
const environmentTakes = 'a name of letters, digits, ".", "_" and "-" (at most 64)';

;// CONCATENATED MODULE: ./lib/health/check-place.js

const loopback = /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/i;
function isOfTheMachine({ kind, url, ip }) {
    if (kind === 'exec' || isUrlOfTheMachine(url))
        return true;
    return ip !== undefined && 'address' in ip && isUrlOfTheMachine(`http://${inUrl(ip.address)}/`);
}
function isUrlOfTheMachine(url) {
    return loopback.test(check_url_parseUrl(url)?.hostname ?? '');
}
const ownFamilies = { 4: '127.0.0.1', 6: '::1' };
function loopbackPlace(url, ip) {
    const asked = ip !== undefined && 'address' in ip ? parseUrl(`http://${inUrl(ip.address)}/`)?.hostname : url.hostname;
    if (asked === undefined || !loopback.test(asked) || asked === '0.0.0.0' || asked === '[::]')
        return undefined;
    const bare = asked.replace(/^\[(.*)\]$/, '$1');
    const family = ip !== undefined && 'family' in ip ? ip.family : undefined;
    const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
    if (!/^[\d.]+$|:/.test(bare))
        return { hostname: family === undefined ? 'localhost' : ownFamilies[family], port };
    const isOtherFamily = family !== undefined && (family === 6) !== bare.includes(':');
    return isOtherFamily ? undefined : { hostname: bare, port };
}
function isAskedOnHost({ kind, url, ip }) {
    return kind !== 'http' || loopbackPlace(new URL(url), ip) !== undefined;
}
function inUrl(address) {
    return address.includes(':') ? `[${address}]` : address;
}

;// CONCATENATED MODULE: ./lib/config/inherited-notes.js



const onOneMachine = 'where both are on one machine';
function describeSharing(parent, own) {
    return [describeFolder(parent, own), describeRestart(parent, own)].filter((note) => note !== undefined);
}
function describeFolder(parent, own) {
    const path = inherited_notes_folderOf(parent);
    const isEnvironment = parent.values.has('url') || hasCommands(parent);
    if (path === undefined || own.values.has('path') || !isEnvironment)
        return undefined;
    return `${own.name} is deployed into the same folder as ${parent.name} (${(0,value_forms/* quoteValue */.cl)(path)}) ${onOneMachine}, as "path" is inherited; give ${own.name} a "path" of its own.`;
}
function describeRestart(parent, own) {
    const [theirs, ours] = [inherited_notes_folderOf(parent), inherited_notes_folderOf(own)];
    const isElsewhere = theirs !== undefined && ours !== undefined && theirs !== ours;
    if (!isElsewhere || !hasCommands(parent) || own.values.has('restart'))
        return undefined;
    return `${own.name} restarts what ${parent.name} restarts ${onOneMachine}, as "restart" is inherited; give ${own.name} a "restart" of its own.`;
}
function inherited_notes_folderOf({ values }) {
    return (0,value_forms/* absolutePath */.Hi)(values.get('path')?.text ?? '');
}
function hasCommands({ values }) {
    return (values.get('restart')?.text ?? '') !== '';
}
function describeSameAddress(parent, own, whole) {
    const hasItsPlace = own.values.has('path') || own.values.has('url');
    if (own.checks !== undefined || !hasItsPlace)
        return [];
    const theirs = new Set(addressesOf(parent));
    const urls = addressesOf(whole).filter((url) => theirs.has(url) && isUrlOfTheMachine(url));
    if (urls.length === 0)
        return [];
    const [what, asks] = urls.length === 1 ? ['check', 'asks'] : ['checks', 'ask'];
    return [
        `the health ${what} ${urls.map(shownUrl).join(', ')} of ${own.name} ${asks} the same address as ${parent.name}, from which "health" is inherited: ${onOneMachine}, ${parent.name} answers for ${own.name}; give ${own.name} a "health" of its own.`,
    ];
}
function addressesOf({ values, checks }) {
    const url = values.get('url')?.text;
    const items = checks?.items ?? [];
    return (url === undefined ? items : items.map((item) => checkAt(item, url))).map(({ fields }) => String(fields['url']));
}

;// CONCATENATED MODULE: ./lib/config/inherited-tls.js




function describeWithoutTls({ name, checks }, url) {
    return (checks?.items ?? []).flatMap((item) => {
        const asked = String(checkAt(item, url).fields['url']);
        if (!('min-tls-days' in item.fields) || check_url_parseUrl(asked)?.protocol !== 'http:')
            return [];
        const at = placeOfSentence(item.node, 'min-tls-days', checkFields);
        const text = `min-tls-days: ${name} inherits this check and asks it at ${shownUrl(asked)}, where there is no certificate; give ${name} a "health" of its own.`;
        return [{ at, text }];
    });
}

;// CONCATENATED MODULE: ./lib/config/judge-values.js

function judgeWayOfPromotion(environment, { whole, report }) {
    const way = [];
    let each = environment;
    while (each !== undefined && !way.includes(each)) {
        way.push(each);
        each = whole.get(each.values.get('validated-in')?.text ?? '');
    }
    if (each !== environment || way.length < 2)
        return;
    const start = [...whole.values()].find((one) => way.includes(one)) ?? environment;
    const from = way.indexOf(start);
    const names = [...way.slice(from), ...way.slice(0, from), start].map(({ name }) => name);
    report({
        at: start.values.get('validated-in')?.at,
        text: `validated-in: environments cannot wait for one another in a circle (${names.join(' \u2192 ')}): nothing could ever be promoted.`,
        environment: environment.name,
    });
}
function judgeFolders(own, { values }, report) {
    const [path, state] = [values.get('path')?.text, values.get('state-dir')?.text];
    if (path === undefined || state === undefined)
        return;
    const key = own.values.has('state-dir') ? 'state-dir' : own.values.has('path') ? 'path' : undefined;
    if (key === undefined || !(isWithin(state, path) || isWithin(path, state)))
        return;
    const [other, folder] = key === 'path' ? ['state-dir', state] : ['path', path];
    const text = `${key}: expected a folder that is neither in "${other}" (${(0,value_forms/* quoteValue */.cl)(folder)}) nor holds it, got ${(0,value_forms/* quoteValue */.cl)(values.get(key)?.text ?? '')}.`;
    report({ at: own.values.get(key)?.at, text, environment: own.name });
}
function isWithin(inner, outer) {
    return `${inner}/`.startsWith(outer === '/' ? '/' : `${outer}/`);
}

;// CONCATENATED MODULE: ./lib/config/moved-checks.js


function moveCheck(check, { from, to }) {
    const written = String(check.fields['url']).trim();
    const [asked, parent, own] = [check_url_parseUrl(written), check_url_parseUrl(from), check_url_parseUrl(to)];
    if (asked === undefined ||
        parent === undefined ||
        own === undefined ||
        asked.hostname.toLowerCase() !== parent.hostname)
        return check;
    const url = asked.protocol === 'tcp:' ? movedPort(asked, parent, own) : movedUrl(asked, parent, own);
    return url === asked.href || url === written ? check : { ...check, fields: { ...check.fields, url } };
}
function movedUrl(asked, parent, own) {
    const rest = `${asked.search}${asked.hash}`;
    if (asked.origin !== parent.origin) {
        const elsewhere = new URL(asked);
        elsewhere.hostname = own.hostname;
        return elsewhere.href;
    }
    if (asked.pathname === parent.pathname)
        return `${own.origin}${own.pathname}${rest}`;
    const folder = folderOf(parent).slice(parent.origin.length);
    return asked.pathname.startsWith(`${folder}/`)
        ? `${folderOf(own)}${asked.pathname.slice(folder.length)}${rest}`
        : `${own.origin}${asked.pathname}${rest}`;
}
function movedPort(asked, parent, own) {
    return `tcp://${own.hostname}:${asked.port === portOf(parent) ? portOf(own) : asked.port}`;
}
function portOf({ port, protocol }) {
    return port === '' ? (protocol === 'https:' ? '443' : '80') : port;
}
function describeMove(moved, parent, { from, to }) {
    const checks = moved === 1 ? '1 health check' : `${moved} health checks`;
    const asked = moved === 1 ? 'is asked' : 'are asked';
    return `${checks} inherited from ${parent} ${asked} at ${shownUrl(to)} instead of ${shownUrl(from)}.`;
}

;// CONCATENATED MODULE: ./lib/config/inherit.js







const inherit_depthLimit = 10;
function inherit(written, report) {
    const whole = new Map();
    const reported = new Set();
    for (const environment of written.values()) {
        const line = lineage(environment, written);
        if (line.kind === 'line')
            whole.set(environment.name, wholeOf(line.environments));
        else if (!reported.has(line.text)) {
            reported.add(line.text);
            report({ at: line.at, text: `extends: ${line.text}`, environment: environment.name });
        }
    }
    const parents = new Set([...written.values()].map(({ values }) => values.get('extends')?.text));
    for (const environment of written.values()) {
        const result = whole.get(environment.name);
        if (result === undefined)
            continue;
        judgeValidatedIn(environment, result, { written, report });
        judgeWayOfPromotion(result, { whole, report });
        judgeFolders(environment, result, report);
        judgeHealth(environment, result, { isParent: parents.has(environment.name), report });
    }
    return whole;
}
function lineage(environment, written) {
    const line = [environment];
    for (;;) {
        const [first = environment] = line;
        const parent = first.values.get('extends');
        if (parent === undefined)
            return { kind: 'line', environments: line };
        const broken = (text) => ({ kind: 'broken', at: parent.at, text });
        const next = written.get(parent.text);
        if (next === undefined)
            return broken(describeMissing(parent.text, written));
        if (next === first)
            return broken('an environment cannot extend itself; take the line out.');
        if (line.includes(next))
            return describeCircle(line.slice(0, line.indexOf(next) + 1), written);
        if (line.length >= inherit_depthLimit)
            return broken(`expected at most ${inherit_depthLimit} environments, each extending the next.`);
        line.unshift(next);
    }
}
function describeMissing(name, written) {
    const names = [...written.keys()];
    const likely = (0,nearest/* nearest */.p)(name, names);
    const advice = likely === undefined ? `there are ${names.join(', ')}.` : `did you mean "${likely}"?`;
    return `there is no environment ${(0,value_forms/* quoteValue */.cl)(name)}; ${advice}`;
}
function describeCircle(members, written) {
    const start = [...written.values()].find((each) => members.includes(each)) ?? members[0];
    const names = [];
    let each = start;
    do {
        names.push(each?.name ?? '');
        each = written.get(each?.values.get('extends')?.text ?? '');
    } while (each !== undefined && each !== start);
    const circle = [...names, start?.name ?? ''].join(' \u2192 ');
    const at = start?.values.get('extends')?.at ?? start?.at ?? { line: 1, column: 1 };
    return { kind: 'broken', at, text: `environments cannot extend one another in a circle (${circle}).` };
}
function wholeOf(line) {
    const [first, ...younger] = line;
    const begin = {
        name: '',
        line: [],
        values: new Map(),
        checks: undefined,
        moves: [],
        notes: [],
    };
    return [...(first === undefined ? [] : [first]), ...younger].reduce(addTo, begin);
}
function addTo(parent, own) {
    const values = new Map([...parent.values, ...own.values]);
    const begin = { name: own.name, line: [...parent.line, own.name], values };
    if (parent.line.length === 0)
        return { ...begin, checks: own.checks, moves: [], notes: [] };
    const { checks, moves } = inheritChecks(parent, own);
    const whole = { ...begin, checks, moves };
    return {
        ...whole,
        notes: [...moves, ...describeSameAddress(parent, own, whole), ...describeSharing(parent, own)],
    };
}
function inheritChecks(parent, own) {
    if (own.checks !== undefined)
        return { checks: own.checks, moves: [] };
    const [from, to] = [parent.values.get('url')?.text, own.values.get('url')?.text];
    if (parent.checks === undefined || from === undefined || to === undefined)
        return { checks: parent.checks, moves: parent.moves };
    const { at, items } = parent.checks;
    const moved = items.map((item) => (isRelative(item) ? item : moveCheck(item, { from, to })));
    const count = moved.filter((item, index) => item !== items[index]).length;
    return {
        checks: { at, items: moved },
        moves: count === 0 ? [] : [describeMove(count, parent.name, { from, to })],
    };
}
function judgeValidatedIn(own, whole, { written, report }) {
    const named = own.values.get('validated-in');
    if (named !== undefined && !written.has(named.text))
        report({
            at: named.at,
            text: `validated-in: ${describeMissing(named.text, written)}`,
            environment: own.name,
        });
    if (whole.values.get('validated-in')?.text !== own.name)
        return;
    const at = named?.at ?? own.values.get('extends')?.at;
    const key = named === undefined ? 'extends: with it comes "validated-in", and' : 'validated-in:';
    const text = `${key} a release cannot be validated in the environment it is promoted to; name another.`;
    report({ at, text, environment: own.name });
}
function judgeHealth(own, whole, { isParent, report }) {
    const url = whole.values.get('url')?.text;
    const tell = ({ at, text }) => report({ at, text: `health: ${text}`, environment: own.name });
    if (own.checks !== undefined)
        judgeChecks(own.checks, url, tell);
    else if (url !== undefined)
        for (const problem of describeWithoutTls(whole, url))
            tell(problem);
    if (url !== undefined || isParent)
        return;
    for (const item of whole.checks?.items ?? []) {
        if (isRelative(item))
            tell({
                at: placeOfUrl(item),
                text: `a URL that begins with "/" is asked at the environment's "url", and ${own.name} has none; add one, or write the whole URL.`,
            });
    }
}

// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(391);
;// CONCATENATED MODULE: ./lib/delivery/zoned-time.js
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const formats = new Map();
function formatOf(zone) {
    const known = formats.get(zone);
    if (known !== undefined)
        return known;
    const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
        timeZone: zone,
        hourCycle: 'h23',
        weekday: 'short',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
    });
    formats.set(zone, made);
    return made;
}
function isTimeZone(zone) {
    if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(zone))
        return false;
    try {
        formatOf(zone);
        return true;
    }
    catch {
        return false;
    }
}
function partsAt(zone, instantMs) {
    return Object.fromEntries(formatOf(zone)
        .formatToParts(instantMs)
        .map(({ type, value }) => [type, value]));
}
function wallMinutesAt(zone, instantMs) {
    const { year, month, day, hour, minute } = partsAt(zone, instantMs);
    return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)) / minuteMs;
}
function offsetAt(zone, instantMs) {
    return wallMinutesAt(zone, instantMs) * minuteMs - Math.floor(instantMs / minuteMs) * minuteMs;
}
function instantOf(zone, wallMinutes, choice) {
    const wallMs = wallMinutes * minuteMs;
    const before = offsetAt(zone, wallMs - dayMs);
    const after = offsetAt(zone, wallMs + dayMs);
    const found = [wallMs - before, wallMs - after].filter((at) => offsetAt(zone, at) === wallMs - at);
    if (found.length === 0)
        return changeBetween(zone, wallMs - after, wallMs - before);
    return choice === 'earlier' ? Math.min(...found) : Math.max(...found);
}
function changeBetween(zone, startMs, endMs) {
    const offset = offsetAt(zone, startMs);
    let [same, other] = [startMs, endMs];
    while (other - same > minuteMs) {
        const middle = same + Math.floor((other - same) / (2 * minuteMs)) * minuteMs;
        if (offsetAt(zone, middle) === offset)
            same = middle;
        else
            other = middle;
    }
    return other;
}
function describeMoment(zone, instantMs) {
    const shown = (name) => {
        const { weekday, year, month, day, hour, minute } = partsAt(name, instantMs);
        return `${weekday} ${year}-${month}-${day} ${hour}:${minute}`;
    };
    return zone === 'UTC' ? `${shown('UTC')} UTC` : `${shown(zone)} ${zone} (${shown('UTC')} UTC)`;
}

;// CONCATENATED MODULE: ./lib/delivery/freeze.js

const minutesOf = { weekly: 7 * 24 * 60, daily: 24 * 60 };
const firstMonday = 4 * 24 * 60;
const slack = 3 * 60;
const mostFollowed = 400;
function isFrozen(windows, now) {
    const first = longestAt(windows, now.getTime());
    if (first === undefined)
        return undefined;
    let end = first.endMs;
    for (let step = 0; step < mostFollowed; step += 1) {
        const next = longestAt(windows, end);
        if (next === undefined)
            break;
        end = next.endMs;
    }
    return { window: first.window, endsAt: new Date(end) };
}
function longestAt(windows, atMs) {
    return windows
        .map((window) => ({ window, endMs: endOf(window, atMs) }))
        .filter((held) => held.endMs !== undefined)
        .sort((left, right) => right.endMs - left.endMs)[0];
}
function endOf(window, atMs) {
    const { timeZone } = window;
    const wall = wallMinutesAt(timeZone, atMs);
    const ends = occurrences(window, wall)
        .filter(({ from, until }) => wall >= from - slack && wall < until + slack)
        .filter(({ from }) => instantOf(timeZone, from, 'earlier') <= atMs)
        .map(({ until }) => instantOf(timeZone, until, 'later'))
        .filter((endMs) => atMs < endMs);
    return ends.length === 0 ? undefined : Math.max(...ends);
}
function occurrences({ kind, from, until }, wall) {
    if (kind === 'dates')
        return [{ from, until }];
    const period = minutesOf[kind];
    const start = Math.floor((wall - firstMonday) / period) * period + firstMonday;
    const length = (until - from + period) % period;
    return [-1, 0, 1].map((turn) => {
        const begins = start + turn * period + from;
        return { from: begins, until: begins + length };
    });
}

;// CONCATENATED MODULE: ./lib/delivery/freeze-end.js
const formsTaken = 'a date with or without a time (2026-12-20, 2026-12-20 18:00), a weekday with a time (Fri 16:00) or a time of day (22:00)';
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const timePattern = /^([01]?\d|2[0-3]):([0-5]\d)(?::00(?:\.0+)?)?$/;
function readFreezeEnd(value) {
    if (value instanceof Date)
        return Number.isNaN(value.getTime()) ? freeze_end_refused('') : freeze_end_readText(textOfDate(value));
    if (typeof value === 'number')
        return freeze_end_refused(', which YAML made of it; put it into quotes, like "22:00" or "2026-12-20"');
    return typeof value === 'string' ? freeze_end_readText(value.trim()) : freeze_end_refused('');
}
function freeze_end_refused(why) {
    return { kind: 'refused', why };
}
function textOfDate(date) {
    return date.toISOString().slice(0, 16).replace('T', ' ');
}
function freeze_end_readText(text) {
    if (/^\d{4}-/.test(text))
        return readDate(text);
    if (/^[a-z]/i.test(text))
        return readWeekday(text);
    const time = readTime(text);
    return time === undefined ? freeze_end_refused(hintOf(text)) : { kind: 'daily', minutes: time, text: clock(time) };
}
function readDate(text) {
    const match = /^(\d{4}-\d{2}-\d{2})(?:(?:[Tt]|\s+)(\S.*))?$/.exec(text);
    const [, day = '', rest] = match ?? [];
    const at = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day)
        return freeze_end_refused(match === null ? '' : ', a day that is in no calendar');
    if (rest !== undefined && /(?:z|[+-]\d{1,2}:?\d{0,2})$/i.test(rest))
        return freeze_end_refused('; the zone belongs into "time-zone"');
    const time = rest === undefined ? 0 : readTime(rest);
    if (time === undefined)
        return freeze_end_refused(hintOf(rest ?? ''));
    return { kind: 'dates', minutes: at / 60_000 + time, text: `${day} ${clock(time)}` };
}
function readWeekday(text) {
    const [, name = '', rest] = /^([a-z]+)(?:\s+(.+))?$/i.exec(text) ?? [];
    const word = name.toLowerCase();
    const day = weekdays.findIndex((each) => each === word || each.slice(0, 3) === word);
    if (day < 0)
        return freeze_end_refused(rest === undefined ? '' : '; the weekdays are Mon, Tue, Wed, Thu, Fri, Sat and Sun');
    if (rest === undefined)
        return freeze_end_refused('; the time of that day is missing');
    const time = readTime(rest);
    if (time === undefined)
        return freeze_end_refused(hintOf(rest));
    const short = (weekdays[day] ?? '').slice(0, 3);
    const shown = `${short.charAt(0).toUpperCase()}${short.slice(1)} ${clock(time)}`;
    return { kind: 'weekly', minutes: day * 24 * 60 + time, text: shown };
}
function hintOf(text) {
    if (/^24:00(?::00)?$/.test(text))
        return '; 24:00 is 00:00 of the next day';
    const [, hour = '', minute = '00', half = ''] = /^(\d{1,2})(?:[:.h](\d{2})?)?\s*([ap])?\.?(?:m\.?)?$/i.exec(text) ?? [];
    const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
    const isHour = hour !== '' && Number(hour) <= (half === '' ? 23 : 12) && Number(minute) < 60;
    return isHour ? `; write "${clock(hours * 60 + Number(minute))}"` : '';
}
function readTime(text) {
    const match = timePattern.exec(text);
    const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
    return match === null ? undefined : hour * 60 + minute;
}
function clock(minutes) {
    const two = (number) => String(number).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

;// CONCATENATED MODULE: ./lib/delivery/freeze-windows.js






const mostWindows = 50;
const reasonLimit = 200;
const windowKeys = ['from', 'until', 'time-zone', 'reason'];
const longestDays = 366;
function parseFreezeWindows(value) {
    if (value === undefined || value === null)
        return { windows: [], problems: [] };
    if (!Array.isArray(value))
        return freeze_windows_refused(`expected a list of windows ("- from: Fri 16:00" with "until: Mon 08:00" under it), got ${freeze_windows_shown(value)}.`);
    if (value.length > mostWindows)
        return freeze_windows_refused(`expected at most ${mostWindows} windows, got ${value.length}.`);
    const read = value.map((item, index) => readWindow(item, `window ${index + 1}`));
    const problems = read.flatMap((each) => (each.kind === 'refused' ? each.problems : []));
    const windows = read.flatMap((each) => (each.kind === 'window' ? [each.window] : []));
    if (problems.length > 0)
        return { windows: [], problems };
    if (coverEveryMinute(windows))
        return freeze_windows_refused('together these windows cover every minute of the week, so the freeze never ends.');
    return { windows, problems: [] };
}
function freeze_windows_refused(problem) {
    return { windows: [], problems: [problem] };
}
function readWindow(item, where) {
    if (typeof item !== 'object' || item === null || Array.isArray(item) || item instanceof Date) {
        const problem = `${where}: expected "from" and "until", like { from: Fri 16:00, until: Mon 08:00 }, got ${freeze_windows_shown(item)}.`;
        return { kind: 'refused', problems: [problem] };
    }
    const fields = Object.fromEntries(Object.entries(item));
    const problems = unknownKeys(fields, where);
    const from = readEnd(fields['from'], `${where}: from`, problems);
    const until = readEnd(fields['until'], `${where}: until`, problems);
    const timeZone = readTimeZone(fields['time-zone'], where, problems);
    const reason = readReason(fields['reason'], where, problems);
    if (from !== undefined && until !== undefined) {
        const contradiction = contradictionOf(from, until);
        if (contradiction !== undefined)
            problems.push(`${where}: ${contradiction}`);
    }
    if (problems.length > 0 || from === undefined || until === undefined)
        return { kind: 'refused', problems };
    const window = {
        kind: from.kind,
        from: from.minutes,
        until: until.minutes,
        timeZone,
        ...(reason === undefined ? {} : { reason }),
        text: `${from.text} until ${until.text} (${timeZone})`,
    };
    return { kind: 'window', window };
}
function unknownKeys(fields, where) {
    return Object.keys(fields)
        .filter((key) => !windowKeys.some((known) => known === key))
        .map((key) => {
        const meant = (0,nearest/* nearest */.p)(key, windowKeys);
        const advice = meant === undefined ? `it takes ${windowKeys.join(', ')}` : `did you mean "${meant}"?`;
        return `${where}: there is no ${freeze_windows_shown(key)} in a freeze window; ${advice}${advice.endsWith('?') ? '' : '.'}`;
    });
}
function readEnd(value, where, problems) {
    if (value === undefined || value === null) {
        const why = where.endsWith('until') ? ', or the freeze would never end' : '';
        problems.push(`${where} is missing${why}; it takes ${formsTaken}.`);
        return undefined;
    }
    const end = readFreezeEnd(value);
    if (end.kind !== 'refused')
        return end;
    problems.push(`${where}: expected ${formsTaken}, got ${freeze_windows_shown(value)}${end.why}.`);
    return undefined;
}
function readTimeZone(value, where, problems) {
    if (value === undefined || value === null)
        return 'UTC';
    if (typeof value === 'string' && isTimeZone(value))
        return value;
    const meant = typeof value === 'string' ? (0,nearest/* nearest */.p)(value, [...Intl.supportedValuesOf('timeZone'), 'UTC']) : undefined;
    problems.push(`${where}: time-zone: expected a name of the IANA table like Europe/Paris, got ${freeze_windows_shown(value)}${meant === undefined ? '' : `; did you mean "${meant}"?`}${meant === undefined ? '.' : ''}`);
    return 'UTC';
}
function readReason(value, where, problems) {
    if (value === undefined || value === null || value === '')
        return undefined;
    if (typeof value === 'string' && value.length <= reasonLimit)
        return value;
    problems.push(`${where}: reason: expected a text of at most ${reasonLimit} characters, got ${freeze_windows_shown(value)}.`);
    return undefined;
}
const formNames = { dates: 'a date', weekly: 'a weekday with a time', daily: 'a time of day' };
function contradictionOf(from, until) {
    if (from.kind !== until.kind)
        return `"from" is ${formNames[from.kind]} (${from.text}) and "until" is ${formNames[until.kind]} (${until.text}); write both in one form.`;
    const span = until.minutes - from.minutes;
    if (from.kind !== 'dates')
        return span === 0
            ? `"from" and "until" are the same (${from.text}), so the freeze would never end; write the time at which it ends.`
            : undefined;
    if (span <= 0)
        return `"until" (${until.text}) is not after "from" (${from.text}). A date alone is its 00:00; to freeze that whole day, write the next day in "until".`;
    return span > longestDays * 24 * 60
        ? `from ${from.text} until ${until.text} is longer than a year; check the year, or leave the environment's workflow out for that time.`
        : undefined;
}
const weeks = [Date.UTC(2026, 0, 12), Date.UTC(2026, 6, 13)];
const longerThanAWeekMs = 8 * 24 * 60 * 60_000;
function coverEveryMinute(windows) {
    const repeated = windows.filter(({ kind }) => kind !== 'dates');
    return weeks.some((start) => {
        const frozen = isFrozen(repeated, new Date(start));
        return frozen !== undefined && frozen.endsAt.getTime() - start > longerThanAWeekMs;
    });
}
function freeze_windows_shown(value) {
    if (value instanceof Date)
        return 'a date that YAML made of it';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object' && value !== null)
        return 'a mapping';
    const text = String(value);
    return typeof value === 'string' ? (0,value_forms/* quoteValue */.cl)(text) : `the ${typeof value} ${(0,foreign_text/* truncate */.xv)(text, 60)}`;
}

;// CONCATENATED MODULE: ./lib/drivers/git/remote.js
const remote_hostPattern = /^(?!-)[A-Za-z0-9._-]{1,253}$/;
const remote_loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
function parseRemote(text) {
    if (text === '' || text.startsWith('-') || remote_hasControlCharacter(text))
        return unusable();
    if (text.startsWith('/'))
        return { kind: 'url', url: text, protocols: 'file', label: text };
    if (/\/\/[^/\s@]*:[^/\s]*@/.test(text))
        return withCredential();
    const scp = /^(?:([A-Za-z_][A-Za-z0-9_-]{0,31})@)?([^/:@\s]+):(?!:|\/\/)([^\s]+)$/.exec(text);
    if (scp?.[2] !== undefined && remote_hostPattern.test(scp[2]) && !(scp[3] ?? '').startsWith('-')) {
        return { kind: 'url', url: text, protocols: 'ssh', label: text };
    }
    return remote_parseUrl(text);
}
function chosenRemote(text) {
    return text === ''
        ? { kind: 'unusable', reason: 'none was given and the checkout has no origin' }
        : parseRemote(text);
}
function remote_parseUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined)
        return unusable();
    if (url.password !== '' || (url.protocol !== 'ssh:' && url.username !== '')) {
        return withCredential();
    }
    if (url.protocol === 'file:' && url.hostname === '') {
        return { kind: 'url', url: text, protocols: 'file', label: text };
    }
    const usable = url.protocol === 'https:' ||
        url.protocol === 'ssh:' ||
        (url.protocol === 'http:' && remote_loopback.has(url.hostname));
    if (!usable || url.hostname.startsWith('-'))
        return unusable();
    return {
        kind: 'url',
        url: text,
        protocols: url.protocol.slice(0, -1),
        label: `${url.host}${url.pathname}`,
    };
}
function withCredential() {
    return { kind: 'unusable', reason: 'it holds a credential; pass it as the input "token" instead' };
}
function unusable() {
    return { kind: 'unusable', reason: 'it is not an https or ssh address nor an absolute path' };
}
function remote_hasControlCharacter(text) {
    return [...text].some((character) => (character.codePointAt(0) ?? 0) < 0x20 || character === '\u007f');
}
const helper = '!answer() { test "$1" != get || printf "username=x-access-token\\npassword=%s\\n" "$BELAY_GIT_TOKEN"; }; answer';
function tokenEnvironment(url, token) {
    if (token === undefined || !URL.canParse(url) || !URL.canParse(token.serverUrl))
        return {};
    const { origin } = new URL(token.serverUrl);
    if (new URL(url).origin !== origin || origin === 'null')
        return {};
    return {
        BELAY_GIT_TOKEN: token.token,
        GIT_CONFIG_COUNT: '2',
        GIT_CONFIG_KEY_0: `http.${origin}/.extraheader`,
        GIT_CONFIG_VALUE_0: '',
        GIT_CONFIG_KEY_1: `credential.${origin}.helper`,
        GIT_CONFIG_VALUE_1: helper,
    };
}

;// CONCATENATED MODULE: ./lib/messages/link.js
const longestLink = 900;
const host = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;
function linkable(address) {
    if (address === undefined || !/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address))
        return undefined;
    const url = new URL(address);
    if (url.username !== '' || url.password !== '' || !host.test(url.hostname))
        return undefined;
    const path = url.href.slice(url.origin.length).replace(/[()<>|"`\\[\]]/g, percentEncode);
    const href = `${url.origin}${path}`;
    return href.length <= longestLink ? href : undefined;
}
function linkWithin(address, limit) {
    const url = linkable(address);
    return url === undefined || url.length > limit ? undefined : url;
}
function percentEncode(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

;// CONCATENATED MODULE: ./lib/config/read-list.js




const commandLimit = 32_000;
const listLimit = 100;
const itemLimit = 255;
function readCommands(node) {
    const takes = 'commands, as text or as a list of texts';
    const texts = textsOf(node, takes, isCommand);
    if (texts.kind === 'refused')
        return texts;
    const text = texts.items.join('\n');
    const quote = typographicQuoteIn(text);
    if (quote !== undefined)
        return read_value_refused(node, `expected ${takes}, and this holds the typographic quote ${quote}, which quotes nothing in a shell; write " or ' instead.`);
    return text.length <= commandLimit
        ? value(text)
        : read_value_refused(node, `expected at most ${commandLimit} characters, got ${text.length}; put more into a script.`);
}
function isCommand(text) {
    return text.trim() !== '' && !text.includes('\0');
}
const itemForms = {
    text: {
        takes: 'one line of text that does not begin with "#"',
        pattern: itemPattern,
        lonePattern: loneItemPattern,
    },
    host: {
        takes: 'user@host or user@host:port, the port at most 65535',
        pattern: hostPattern,
        lonePattern: hostPattern,
    },
    service: {
        takes: 'the name of a service of the compose file',
        pattern: servicePattern,
        lonePattern: servicePattern,
    },
    'inner-path': {
        takes: 'a path inside the folder, without ".." and not absolute',
        pattern: innerPathPattern,
        lonePattern: innerPathPattern,
    },
    login: { takes: 'a GitHub login without "@"', pattern: loginPattern, lonePattern: loginPattern },
};
function readList(form, node) {
    const { takes, pattern, lonePattern } = itemForms[form];
    const isItem = (text) => isItemOf(pattern, text);
    const text = textOf(node);
    if (text !== undefined) {
        const items = (0,value_forms/* listItems */.Dw)(text);
        if (items.length > 0 && items.every((item) => isItemOf(lonePattern, item)))
            return value(items.join('\n'));
        return read_value_refused(node, `expected ${takes}, got ${describeNode(node)}${adviceFor(items, form)}.`);
    }
    const texts = textsOf(node, takes, isItem);
    if (texts.kind === 'refused')
        return texts;
    return value(texts.items.join('\n'));
}
function isItemOf(pattern, text) {
    return text.length <= itemLimit && pattern.test(text) && !hasControlCharacter(text);
}
function adviceFor(items, form) {
    const [several = ''] = items.filter((item) => item.includes(','));
    const names = several.split(',').map((name) => name.trim());
    const isShort = several.length <= 60 && names.every((name) => /^[\w./@-]+$/.test(name));
    if (several !== '') {
        const whole = form === 'text' ? `, or ["${isShort ? several : '\u2026'}"] where that is one name` : '';
        return `; write several as a list, ${isShort ? `[${names.join(', ')}]` : '[\u2026, \u2026]'}${whole}`;
    }
    return items.some((item) => item.startsWith('-')) ? `; ${dashHint}` : '';
}
function textsOf(node, takes, isGoodText) {
    const nodes = node.kind === 'list' ? node.items : [node];
    if (nodes.length > listLimit)
        return read_value_refused(node, `expected at most ${listLimit} items, got ${nodes.length}.`);
    const read = nodes.map((item) => ({ item, text: textOf(item) }));
    const problems = read
        .filter(({ text }) => text === undefined || !isGoodText(text))
        .flatMap(({ item }) => unexpected(`${takes}${read_value_quotesHint(item)}`, item).problems);
    return problems.length > 0
        ? { kind: 'refused', problems }
        : { kind: 'texts', items: read.flatMap(({ text }) => text ?? []) };
}

;// CONCATENATED MODULE: ./lib/config/typed-word.js
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;
const alike = [
    /\p{Script=Latin}/u,
    /\p{Script=Cyrillic}/u,
    /\p{Script=Greek}/u,
    /\p{Script=Armenian}/u,
    /\p{Script=Cherokee}/u,
    /\p{Script=Coptic}/u,
    /\p{Script=Lisu}/u,
];
function hiddenIn(text) {
    return unseen.exec(text)?.[0];
}
function describeHidden(what, character) {
    return `this ${what} holds the character ${codeOf(character)}, which does not show or looks like a space; write the line anew by hand.`;
}
function whyNotTyped(text) {
    const hidden = hiddenIn(text);
    if (hidden !== undefined)
        return `a word that people can type, and this one holds the character ${codeOf(hidden)}, which does not show or looks like a space; write it anew by hand`;
    const mixed = text
        .split(/[^\p{L}\p{M}]+/u)
        .some((word) => alike.filter((script) => script.test(word)).length > 1);
    if (mixed)
        return 'a word that people can type, and this one mixes letters of several alphabets that look alike; write it anew by hand';
    if (text !== text.normalize('NFC'))
        return 'a word that people can type, and this one has an accent apart from its letter; write it anew by hand';
    return undefined;
}
function codeOf(character) {
    return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./lib/config/read-setting.js











function readSetting(kind, node) {
    switch (kind.is) {
        case 'duration':
            return readDuration(kind, node);
        case 'integer':
            return readInteger(kind, node);
        case 'boolean':
            return readBoolean(node);
        case 'commands':
            return readCommands(node);
        case 'list':
            return readList(kind.of, node);
        case 'windows':
            return readWindows(node);
        case 'share':
            return readShare(node);
        default:
            return read_setting_readText(kind, node);
    }
}
function read_setting_readText(kind, node) {
    const text = textOf(node);
    if (text === undefined)
        return unexpected(`${takesOf(kind)}${read_value_quotesHint(node)}`, node);
    if (kind.is === 'repository')
        return readRepository(text, node);
    const whyNot = kind.is === 'word' && isGood(kind, text) ? whyNotTyped(text) : undefined;
    if (whyNot !== undefined)
        return read_value_refused(node, `expected ${whyNot}.`);
    if (isGood(kind, text))
        return value(kind.is === 'path' ? ((0,value_forms/* absolutePath */.Hi)(text) ?? text) : text);
    const whyNotPath = kind.is === 'path' ? whyNotExpanded(text) : undefined;
    if (whyNotPath !== undefined)
        return read_value_refused(node, `expected ${value_forms/* pathTakes */.Gv}, and ${whyNotPath}.`);
    const meant = kind.is === 'choice' ? (0,nearest/* nearest */.p)(text, kind.values) : undefined;
    return unexpected(takesOf(kind), node, meant);
}
function whyNotExpanded(text) {
    if (text.startsWith('~'))
        return '"~" is not expanded here; write the home folder out, like "/home/deploy/app"';
    return text.includes('$') ? '"$" is not expanded here; write the path itself' : undefined;
}
function takesOf(kind) {
    switch (kind.is) {
        case 'word':
            return `one line of at most ${kind.limit} characters, without blanks at its ends`;
        case 'path':
            return value_forms/* pathTakes */.Gv;
        case 'url':
            return `an http or https URL without user name and blanks, of at most ${longestLink} characters`;
        case 'repository':
            return 'an https or ssh address without credentials, or an absolute path';
        case 'choice':
            return kind.values.join(' or ');
        case 'environment':
            return environmentTakes;
        case 'lines':
            return `lines of text, at most ${kind.limit} characters`;
        case 'image':
            return 'an image whose tag holds {sha}, like ghcr.io/acme/shop:{sha}';
    }
}
function isGood(kind, text) {
    switch (kind.is) {
        case 'word':
            return text.length <= kind.limit && linePattern.test(text) && !hasControlCharacter(text);
        case 'path':
            return (0,value_forms/* absolutePath */.Hi)(text) !== undefined && pathPattern.test(text) && !hasControlCharacter(text);
        case 'url':
            return linkPattern.test(text) && linkable(text) !== undefined && !hasControlCharacter(text);
        case 'choice':
            return kind.values.includes(text);
        case 'environment':
            return environmentPattern.test(text);
        case 'lines':
            return text.length <= kind.limit && /\S/.test(text) && !hasStrayControl(text);
        case 'image':
            return imagePattern.test(text);
    }
}
function readRepository(text, node) {
    const remote = parseRemote(text);
    if (remote.kind === 'url' && repositoryPattern.test(text) && !hasControlCharacter(text))
        return value(text);
    const reason = remote.kind === 'url' ? 'a control character or a blank stands in it' : remote.reason;
    return read_value_refused(node, `expected ${takesOf({ is: 'repository' })} (${reason}).`);
}
function readBoolean(node) {
    if (node.kind === 'scalar' && typeof node.value === 'boolean')
        return value(String(node.value));
    const hint = /^(?:true|false)$/i.test(textOf(node) ?? '') ? ' (take the quotes away)' : '';
    return unexpected(`true or false${hint}`, node);
}
function readDuration(range, node) {
    const text = node.kind === 'scalar' && typeof node.value === 'number' ? String(node.value) : textOf(node);
    return text !== undefined && (0,value_forms/* durationBetween */.h9)(text, range) !== undefined
        ? value(text)
        : unexpected((0,value_forms/* durationTakes */.fi)(range), node);
}
function readInteger(range, node) {
    const number = node.kind === 'scalar' && typeof node.value === 'number' ? String(node.value) : '';
    if ((0,value_forms/* wholeNumber */.rD)(number, range) !== undefined)
        return value(number);
    const hint = (0,value_forms/* wholeNumber */.rD)(textOf(node) ?? '', range) === undefined ? '' : ' (take the quotes away)';
    return unexpected(`${(0,value_forms/* wholeNumberTakes */.jU)(range)}${hint}`, node);
}
function readShare(node) {
    const text = node.kind === 'scalar' && typeof node.value === 'number' ? String(node.value) : textOf(node);
    return text !== undefined && sharePattern.test(text)
        ? value(text)
        : unexpected('a number of hosts like 2, or a percentage like 25%', node);
}
function readWindows(node) {
    const windows = plainValue(node);
    const problems = parseFreezeWindows(windows).problems.map((problem) => {
        const [, number, sentence] = /^window (\d+): ?(.*)$/s.exec(problem) ?? [];
        const item = node.kind === 'list' ? node.items[Number(number) - 1] : undefined;
        if (item === undefined || sentence === undefined)
            return { at: node.at, text: problem };
        return { at: placeOfSentence(item, sentence, windowKeys), text: sentence };
    });
    return problems.length > 0 ? { kind: 'refused', problems } : value(JSON.stringify(windows));
}

// EXTERNAL MODULE: ./lib/ports/secret-shapes.js
var secret_shapes = __nccwpck_require__(302);
;// CONCATENATED MODULE: ./lib/config/backup-settings.js
function backup(name) {
    return { backup: name };
}
const backupSettings = [
    {
        key: 'backup.files',
        kind: { is: 'list', of: 'text' },
        describes: 'Files and folders that are saved, absolute or relative to `path`; none that holds the state folder or `to`.',
        inputs: backup('files'),
    },
    {
        key: 'backup.command',
        kind: { is: 'commands' },
        describes: 'Shell command(s) run in `path` whose standard output is saved as it comes.',
        inputs: backup('command'),
    },
    {
        key: 'backup.postgres',
        kind: { is: 'list', of: 'text' },
        describes: 'PostgreSQL databases saved by `pg_dump`; host, user and password come by `PGHOST`, `PGUSER`, `PGPASSWORD` and the like, which `BELAY_PASS_ENV` names, by `~/.pgpass` on the host, or by the container.',
        inputs: backup('postgres'),
    },
    {
        key: 'backup.mysql',
        kind: { is: 'list', of: 'text' },
        describes: 'MySQL or MariaDB databases saved by `mysqldump` or `mariadb-dump`; host, user and password come by `MYSQL_HOST`, `MYSQL_USER` and `MYSQL_PWD`, which `BELAY_PASS_ENV` names.',
        inputs: backup('mysql'),
    },
    {
        key: 'backup.redis',
        kind: { is: 'word', limit: 255 },
        describes: 'A Redis saved by `redis-cli --rdb`, `host:port`; the password comes by `REDISCLI_AUTH`, which `BELAY_PASS_ENV` names.',
        inputs: backup('redis'),
    },
    {
        key: 'backup.container',
        kind: { is: 'word', limit: 128 },
        describes: 'The running container in which the database tools run, by `docker exec`; none runs them on the host.',
        inputs: backup('container'),
    },
    {
        key: 'backup.to',
        kind: { is: 'path' },
        describes: 'Absolute path of a folder on the host, in which the backups of each environment have a folder of their own; by default `backups` in the state folder of the environment.',
        inputs: backup('to'),
    },
    {
        key: 'backup.keep',
        kind: { is: 'integer', min: 1, max: 10_000 },
        fallback: '7',
        describes: 'How many backups are kept, the newest ones.',
        inputs: backup('keep'),
    },
    {
        key: 'backup.keep-days',
        kind: { is: 'integer', min: 0, max: 36_500 },
        fallback: '0',
        describes: 'Backups older than this are removed, but never the newest; 0 keeps them whatever their age.',
        inputs: backup('keep-days'),
    },
    {
        key: 'backup.timeout',
        kind: { is: 'duration', min: '1s', max: '24h' },
        fallback: '30m',
        describes: 'The longest time one part of a backup may take.',
        inputs: backup('timeout'),
    },
];

;// CONCATENATED MODULE: ./lib/config/ci-settings.js
const ciSettings = [
    {
        key: 'ci.workflows',
        kind: { is: 'list', of: 'text' },
        describes: 'Workflows to wait for, by file or display name; `[]` is all that the commit started, without those that deliver it.',
        inputs: { 'watch-ci': 'workflows' },
    },
    {
        key: 'ci.checks',
        kind: { is: 'list', of: 'text' },
        describes: 'Checks to wait for besides, `name` (of GitHub Actions), `app/name` or `status/context` (a commit status); for CI outside GitHub Actions.',
        inputs: { 'watch-ci': 'checks' },
    },
    {
        key: 'ci.ignore',
        kind: { is: 'list', of: 'text' },
        describes: 'Workflows to leave out, by file or display name.',
        inputs: { 'watch-ci': 'ignore' },
    },
    {
        key: 'ci.timeout',
        kind: { is: 'duration', min: '1s', max: '24h' },
        fallback: '5m',
        describes: 'How long to watch before the verdict is `timeout`.',
        inputs: { 'watch-ci': 'timeout' },
    },
    {
        key: 'ci.appear-timeout',
        kind: { is: 'duration', min: '0s', max: '24h' },
        fallback: '60s',
        describes: 'How long an expected run may stay away before the verdict is `missing`.',
        inputs: { 'watch-ci': 'appear-timeout' },
    },
    {
        key: 'ci.interval',
        kind: { is: 'duration', min: '100ms', max: '10m' },
        fallback: '10s',
        describes: 'The longest wait between two looks.',
        inputs: { 'watch-ci': 'interval' },
    },
    {
        key: 'ci.on-no-verdict',
        kind: { is: 'choice', values: ['keep', 'rollback'] },
        fallback: 'keep',
        describes: 'What to do when CI says neither yes nor no, `keep` the commit live and unproven or `rollback`.',
        inputs: { 'watch-ci': 'on-no-verdict' },
    },
    {
        key: 'ci.roll-forward',
        kind: { is: 'boolean' },
        fallback: 'false',
        describes: 'Whether a commit that was rolled back for its CI is deployed again when a re-run turns green and it still is the head of its branch.',
        inputs: { 'watch-ci': 'roll-forward' },
    },
];

;// CONCATENATED MODULE: ./lib/config/driver-settings.js
const drivers = ['git', 'releases', 'compose', 'command'];
const driverSettings = [
    {
        key: 'shared',
        kind: { is: 'list', of: 'inner-path' },
        describes: 'For `releases`: files and folders all releases share, like `.env` or `storage/`; they stand in `shared` in `path` and are linked into each release.',
        inputs: { deploy: 'shared' },
    },
    {
        key: 'image',
        kind: { is: 'image' },
        describes: 'For `compose`: the image of a commit, with `{sha}` where its id stands, like `ghcr.io/acme/shop:{sha}`.',
        inputs: { deploy: 'image' },
    },
    {
        key: 'services',
        kind: { is: 'list', of: 'service' },
        describes: 'For `compose`: the services that run the image; only these are restarted.',
        inputs: { deploy: 'services' },
    },
    {
        key: 'compose-files',
        kind: { is: 'list', of: 'inner-path' },
        describes: 'For `compose`: the compose files in `path`; none takes the one Compose finds there.',
        inputs: { deploy: 'compose-files' },
    },
    {
        key: 'after-in',
        kind: { is: 'word', limit: 128 },
        describes: 'For `compose`: the service whose container `after` runs in, by `compose exec`; none is the host itself.',
        inputs: { deploy: 'after-in' },
    },
    {
        key: 'registry-username',
        kind: { is: 'word', limit: 255 },
        describes: "For `compose`: who logs in to the image's registry, with the input `registry-password`; none pulls without.",
        inputs: { deploy: 'registry-username' },
    },
    {
        key: 'activate',
        kind: { is: 'commands' },
        describes: 'For `command`: shell command(s) that make the commit `$BELAY_SHA` live.',
        inputs: { deploy: 'activate' },
    },
    {
        key: 'current',
        kind: { is: 'commands' },
        describes: 'For `command`: shell command(s) that print the full id of the commit that is live, and nothing where nothing is.',
        inputs: { deploy: 'current' },
    },
    {
        key: 'rollback',
        kind: { is: 'commands' },
        describes: 'For `command`: shell command(s) that make the earlier commit `$BELAY_SHA` live again; none takes those of `activate`.',
        inputs: { deploy: 'rollback' },
    },
];

;// CONCATENATED MODULE: ./lib/config/health-settings.js
const healthSettings = [
    {
        key: 'health',
        kind: { is: 'checks' },
        describes: 'What must be well: URLs, `tcp://host:port`, `exec:` and a command, or checks with fields of their own. A URL that begins with `/` is asked at `url`. `[]` is none.',
        inputs: { deploy: 'health', 'health-check': 'checks' },
    },
    {
        key: 'health-retries',
        kind: { is: 'integer', min: 0, max: 100 },
        fallback: '3',
        describes: 'How often a failed check is tried again after its first try.',
        inputs: { deploy: 'health-retries', 'health-check': 'retries' },
    },
    {
        key: 'health-interval',
        kind: { is: 'duration', min: '0s', max: '10m' },
        fallback: '2s',
        describes: 'The wait between two tries of a check.',
        inputs: { deploy: 'health-interval', 'health-check': 'interval' },
    },
    {
        key: 'health-timeout',
        kind: { is: 'duration', min: '10ms', max: '10m' },
        fallback: '10s',
        describes: 'Deadline of one try of one check.',
        inputs: { deploy: 'health-timeout', 'health-check': 'timeout' },
    },
    {
        key: 'on-failure',
        kind: { is: 'choice', values: ['rollback', 'keep'] },
        fallback: 'rollback',
        describes: 'What happens when the new release is not well, `rollback` to the last validated one or `keep` it live.',
        inputs: { deploy: 'on-failure' },
    },
];

;// CONCATENATED MODULE: ./lib/messages/language.js
const languages = ['en', 'fr'];

;// CONCATENATED MODULE: ./lib/config/notify-settings.js

const notifySettings = [
    {
        key: 'notify.discord',
        kind: { is: 'choice', values: ['all', 'failures', 'down'] },
        fallback: 'all',
        describes: 'What Discord hears of: `all` events, `failures` (what is not as it should be) or only that the service is `down` and up again.',
        inputs: {},
    },
    {
        key: 'notify.slack',
        kind: { is: 'choice', values: ['all', 'failures', 'down'] },
        fallback: 'all',
        describes: 'What Slack hears of: `all` events, `failures` (what is not as it should be) or only that the service is `down` and up again.',
        inputs: {},
    },
    {
        key: 'notify.webhook',
        kind: { is: 'choice', values: ['all', 'failures', 'down'] },
        fallback: 'all',
        describes: 'What the plain JSON webhook hears of: `all` events, `failures` (what is not as it should be) or only that the service is `down` and up again.',
        inputs: {},
    },
    {
        key: 'notify.slack-channel',
        kind: { is: 'word', limit: 80 },
        describes: "The channel a Slack bot token posts to, best by its id (`C024BE91L`); a name stands in quotes (`'#deploys'`).",
        inputs: { notify: 'slack-channel' },
    },
    {
        key: 'notify.language',
        kind: { is: 'choice', values: languages },
        fallback: 'en',
        describes: "The language of Belay's own words in messages.",
        inputs: { notify: 'language' },
    },
];

;// CONCATENATED MODULE: ./lib/config/ssh-settings.js
function onHosts(name) {
    return { 'health-check': name, backup: name };
}
function reaching(name) {
    return { deploy: name, 'watch-ci': name, rollback: name, confirm: name, ...onHosts(name) };
}
const sshSettings = [
    {
        key: 'known-hosts',
        kind: { is: 'lines', limit: 64_000 },
        describes: 'The public keys of `hosts`, as lines of a known_hosts file; `ssh-keyscan HOST` prints them, and you compare them with the host. No host without its key is talked to.',
        inputs: reaching('known-hosts'),
    },
    {
        key: 'ssh-config',
        kind: { is: 'lines', limit: 16_000 },
        describes: 'Lines of ssh_config for reaching `hosts`, like `ProxyJump jump@gate.example.com`; options that run commands are refused unless `ssh-config-allow` names them.',
        inputs: reaching('ssh-config'),
    },
    {
        key: 'ssh-config-allow',
        kind: { is: 'list', of: 'text' },
        describes: 'Options of `ssh-config` that are let through although they are dangerous, like `ProxyCommand`.',
        inputs: reaching('ssh-config-allow'),
    },
    {
        key: 'batch',
        kind: { is: 'share' },
        fallback: '1',
        describes: 'How many of `hosts` are changed at a time, a number or a percentage like `25%`; each of them must be well before the next.',
        inputs: { deploy: 'batch' },
    },
    {
        key: 'max-failures',
        kind: { is: 'integer', min: 0, max: 1_000 },
        fallback: '0',
        describes: 'How many of `hosts` may fail before the deployment stops and those already done go back.',
        inputs: { deploy: 'max-failures' },
    },
];

;// CONCATENATED MODULE: ./lib/config/settings.js






function everywhere(name) {
    return { deploy: name, 'watch-ci': name, rollback: name, confirm: name };
}
const groups = new Map([
    ['ci', 'How CI is watched and what its verdict does. Inherited key by key.'],
    [
        'notify',
        'Which events each chat hears of. Inherited key by key. The webhooks themselves are secrets and are inputs.',
    ],
    ['backup', 'What is saved before a deployment, and how long it is kept. Inherited key by key.'],
]);
const place = [
    {
        key: 'extends',
        kind: { is: 'environment' },
        describes: 'Another environment whose values hold where this one says nothing. `ci`, `notify` and `backup` are taken over key by key, every other value whole.',
        inputs: {},
    },
    {
        key: 'url',
        kind: { is: 'url' },
        describes: 'Where people see the service. Links point there, health checks that begin with `/` are asked there, and health-check asks for it where there is no `health`.',
        inputs: { notify: 'url' },
    },
    {
        key: 'path',
        kind: { is: 'path' },
        describes: 'Absolute path of the service on the target; the first deployment makes it.',
        inputs: { ...everywhere('path'), ...onHosts('path') },
    },
    {
        key: 'hosts',
        kind: { is: 'list', of: 'host' },
        describes: 'The machines it runs on, `user@host[:port]` each, reached by SSH; none is the machine of the runner.',
        inputs: { ...everywhere('hosts'), ...onHosts('hosts') },
    },
    ...sshSettings,
    {
        key: 'driver',
        kind: { is: 'choice', values: drivers },
        fallback: 'git',
        describes: 'How a release becomes live: `git` resets a checkout, `releases` switches a link between folders, `compose` restarts services with the image of the commit, `command` runs commands of yours.',
        inputs: { deploy: 'driver' },
    },
    ...driverSettings,
    {
        key: 'repository',
        kind: { is: 'repository' },
        describes: "Where commits come from, an https or ssh address or an absolute path; by default the checkout's own origin, else this repository.",
        inputs: { deploy: 'repository' },
    },
    {
        key: 'state-dir',
        kind: { is: 'path' },
        describes: 'Absolute path of the folder that keeps state; by default `$XDG_STATE_HOME/belay`, else `~/.local/state/belay`.',
        inputs: { ...everywhere('state-dir'), backup: 'state-dir' },
    },
    {
        key: 'lock-timeout',
        kind: { is: 'duration', min: '0s', max: '6h' },
        fallback: '5m',
        describes: 'How long to wait while another run changes the same environment.',
        inputs: { ...everywhere('lock-timeout'), backup: 'lock-timeout' },
    },
];
const delivery = [
    {
        key: 'before',
        kind: { is: 'commands' },
        describes: 'Shell command(s) run in `path` before anything changes; when they fail, nothing does.',
        inputs: { deploy: 'before' },
    },
    {
        key: 'restart',
        kind: { is: 'commands' },
        describes: 'Shell command(s) that make the service run the new files, run by `/bin/sh -e` in `path`.',
        inputs: { deploy: 'restart' },
    },
    {
        key: 'after',
        kind: { is: 'commands' },
        describes: 'Shell command(s) run in `path` after the health check; when they fail, the release counts as not well.',
        inputs: { deploy: 'after' },
    },
    {
        key: 'command-timeout',
        kind: { is: 'duration', min: '1s', max: '6h' },
        fallback: '5m',
        describes: 'The longest time `before`, `restart` or `after` may take each.',
        inputs: { deploy: 'command-timeout' },
    },
    {
        key: 'keep',
        kind: { is: 'integer', min: 1, max: 1_000 },
        fallback: '5',
        describes: 'How many releases (folders, images) the target keeps besides those that are live or validated; the git driver keeps its history whole.',
        inputs: { deploy: 'keep' },
    },
    {
        key: 'record-deployment',
        kind: { is: 'boolean' },
        fallback: 'true',
        describes: "Whether GitHub's list of deployments is kept in step; needs `deployments` write permission.",
        inputs: { deploy: 'record-deployment' },
    },
];
const promotion = [
    {
        key: 'validated-in',
        kind: { is: 'environment' },
        describes: 'The environment a release must be validated in before it may be promoted to this one.',
        inputs: { confirm: 'validated-in' },
    },
    {
        key: 'confirm',
        kind: { is: 'word', limit: 100 },
        fallback: 'DEPLOY',
        describes: 'The word a person types to promote to this environment or roll it back.',
        inputs: { confirm: 'expected' },
    },
    {
        key: 'actors',
        kind: { is: 'list', of: 'login' },
        describes: 'GitHub logins that may promote to this environment or roll it back; `[]` is everybody who may run the workflow.',
        inputs: { confirm: 'actors' },
    },
    {
        key: 'freeze',
        kind: { is: 'windows' },
        describes: 'Times in which nothing is promoted, each with `from` and `until`, and where wanted `time-zone` (else UTC) and `reason`. `[]` is none.',
        inputs: { confirm: 'freeze' },
    },
];
const settings = [
    ...place,
    ...delivery,
    ...healthSettings,
    ...ciSettings,
    ...promotion,
    ...backupSettings,
    ...notifySettings,
];
function settingFor(action, input) {
    return settings.find(({ inputs }) => Object.entries(inputs).some(([asking, name]) => asking === action && name === input));
}

;// CONCATENATED MODULE: ./lib/config/refused-texts.js



function findRefusedTexts(text, root) {
    const finding = { problems: [], nodes: new Set(), kinds: new Set() };
    if (root !== undefined)
        search(root, [], finding);
    for (const { line, column, ...secret } of (0,secret_shapes/* findSecrets */.d)(text))
        if (!finding.kinds.has(secret.what))
            finding.problems.push({ at: { line, column }, text: describeSecret(secret), environment: undefined });
    return finding;
}
function search(node, path, finding) {
    const isRefused = searchInside(node, path, finding);
    if (isRefused)
        finding.nodes.add(node);
    return isRefused;
}
function searchInside(node, path, finding) {
    if (node.kind === 'scalar')
        return typeof node.value === 'string' && judge(node.value, { at: node.at, path }, finding);
    if (node.kind === 'list')
        return node.items.map((item) => search(item, path, finding)).includes(true);
    const found = node.entries.map(({ key, keyAt, value }) => {
        const inKey = judge(key, { at: keyAt, path }, finding);
        return search(value, inKey ? path : [...path, key], finding) || inKey;
    });
    return found.includes(true);
}
function judge(text, spot, finding) {
    const secret = (0,secret_shapes/* secretIn */.u)(text);
    if (secret !== undefined)
        finding.kinds.add(secret.what);
    const sentence = secret !== undefined
        ? describeSecret(secret)
        : isExpression(text)
            ? describeExpression(text, spot.path)
            : undefined;
    if (sentence === undefined)
        return false;
    const key = keyOf(spot.path);
    finding.problems.push({
        at: spot.at,
        text: key === '' ? sentence : `${key}: ${sentence}`,
        environment: environmentAt(spot.path),
    });
    return true;
}
function isRefusedText(text) {
    return (0,secret_shapes/* secretIn */.u)(text) !== undefined || isExpression(text);
}
function isExpression(text) {
    return text.includes('${{');
}
function keyOf(path) {
    return path.slice(2).join('.');
}
function describeExpression(text, path) {
    const key = keyOf(path);
    const isInQuery = /^health(?:\.url)?$/.test(key) && /\?.*\$\{\{/.test(text);
    if (isInQuery || /^health\.(?:headers|body)(?:\.|$)/.test(key))
        return `${refused_texts_whyNotExpanded} ${fillAdvice}`;
    const setting = settings.find((each) => key === each.key || key.startsWith(`${each.key}.`));
    const inputs = [...new Set(Object.values(setting?.inputs ?? {}))];
    const instead = inputs.length === 0
        ? 'Write the value itself.'
        : `Write the value itself, or pass it in the workflow as the input ${inputs.map((input) => `"${input}"`).join(' or ')}, which wins over this file.`;
    return `${refused_texts_whyNotExpanded} ${instead}`;
}
const refused_texts_whyNotExpanded = 'GitHub expands "${{ \u2026 }}" in workflows alone, not in this file, so it would be taken as it stands.';
const fillAdvice = 'Write "${NAME}" here, and give the step that asks the variable NAME ("env" in the workflow).';
function describeSecret({ what, input }) {
    const pass = input === undefined ? 'to the step that needs it' : `as the input "${input}"`;
    return `this looks like ${what} (not shown), and no secret may stand in this file. Revoke it, as it stays in the history of git; keep a new one as a secret of the repository, and in the workflow pass it ${pass}.`;
}

;// CONCATENATED MODULE: ./lib/config/unknown-key.js



const inputsAlone = [
    'sha',
    'token',
    'ssh-key',
    'known-hosts',
    'discord-webhook',
    'slack-webhook',
    'slack-token',
    'webhook-secret',
    'dry-run',
    'settle',
    'detach',
    'mention',
];
const calledHere = new Map([
    ['urls', 'health'],
    ['retries', 'health-retries'],
    ['expected', 'confirm'],
    ['<<', 'extends'],
]);
function describeUnknownKey(key, prefix) {
    const owner = prefix === '' ? 'an environment' : `"${prefix.slice(0, -1)}"`;
    const shown = `${(0,value_forms/* quoteValue */.cl)(key)}: ${owner} has no such key`;
    if (prefix === '' && inputsAlone.includes(key))
        return `${shown}; pass it as an input in the workflow.`;
    const elsewhere = placeOf(key, prefix);
    if (elsewhere !== undefined)
        return `${shown}; it stands ${elsewhere}.`;
    const meant = (prefix === '' ? calledHere.get(key) : undefined) ?? (0,nearest/* nearest */.p)(key, keysOf(prefix));
    return meant === undefined
        ? `${shown}; it takes ${keysOf(prefix).join(', ')}.`
        : `${shown}; did you mean "${meant}"?`;
}
function keysOf(prefix) {
    const inner = settings
        .filter(({ key }) => key.startsWith(prefix))
        .map(({ key }) => key.slice(prefix.length));
    return [...inner.filter((key) => !key.includes('.')), ...(prefix === '' ? groups.keys() : [])];
}
function placeOf(key, prefix) {
    if (prefix !== '' && keysOf('').includes(key))
        return 'in the environment itself, one level up';
    const dotted = settings.find((setting) => setting.key === key && key.includes('.'));
    const group = dotted?.key.split('.')[0] ?? [...groups.keys()].find((each) => keysOf(`${each}.`).includes(key));
    const isElsewhere = group !== undefined && `${group}.` !== prefix;
    return isElsewhere ? `below "${group}", as "${key.split('.').at(-1)}"` : undefined;
}

;// CONCATENATED MODULE: ./lib/config/read-environment.js








function readEnvironment({ key, keyAt, value }, reading) {
    const values = new Map();
    let checks;
    for (const { setting, node } of settingsIn(key, value, reading)) {
        if (reading.refused.has(node))
            continue;
        const report = ({ at, text }) => reading.report(at, `${setting.key}: ${text}`);
        const { kind } = setting;
        if (node.kind === 'scalar' && node.value === null)
            report({ at: node.at, text: describeNothing(setting) });
        else if (kind.is === 'checks')
            checks = readChecks(node, report);
        else {
            const read = readSetting(kind, node);
            if (read.kind === 'value')
                values.set(setting.key, { text: read.text, at: node.at });
            else
                for (const problem of read.problems)
                    report(problem);
        }
    }
    return { name: key, at: keyAt, values, checks };
}
const emptiable = ['list', 'commands', 'checks', 'windows'];
function describeNothing({ kind }) {
    const none = emptiable.includes(kind.is) ? ', write [] for none' : '';
    return `nothing stands here; give it a value${none}, or take the line out.`;
}
function settingsIn(environment, node, reading) {
    if (node.kind !== 'map') {
        const takes = 'a mapping with what the environment is ({} for nothing)';
        const { problems } = unexpected(takes, node);
        for (const { at, text } of problems)
            reading.report(at, `${(0,value_forms/* quoteValue */.cl)(environment)}: ${text}`);
        return [];
    }
    return node.entries.flatMap((entry) => groups.has(entry.key) ? settingsOfGroup(entry, reading) : settingOf(entry, '', reading));
}
function settingsOfGroup({ key, value }, reading) {
    if (value.kind === 'map')
        return value.entries.flatMap((entry) => settingOf(entry, `${key}.`, reading));
    if (reading.refused.has(value))
        return [];
    const inner = settings.filter((setting) => setting.key.startsWith(`${key}.`));
    const names = inner.map((setting) => setting.key.slice(key.length + 1)).join(', ');
    for (const { at, text } of unexpected(`a mapping with any of ${names}`, value).problems)
        reading.report(at, `${key}: ${text}`);
    return [];
}
function settingOf({ key, keyAt, value }, prefix, reading) {
    const setting = key.includes('.') ? undefined : settings.find((each) => each.key === `${prefix}${key}`);
    if (setting !== undefined)
        return [{ setting, node: value }];
    if (!isRefusedText(key))
        reading.report(keyAt, describeUnknownKey(key, prefix));
    return [];
}
function withoutMisplaced({ entries }, tell) {
    const kept = [];
    const misplaced = new Map();
    let empty;
    for (const entry of entries) {
        const isKey = groups.has(entry.key) || settings.some(({ key }) => key === entry.key);
        if (isKey && empty !== undefined)
            misplaced.set(empty, [...(misplaced.get(empty) ?? []), entry]);
        else {
            kept.push(entry);
            empty = isNothing(entry.value) ? entry : undefined;
        }
    }
    for (const [{ key }, keys] of misplaced) {
        const [first] = keys;
        const names = keys.map((each) => (0,value_forms/* quoteValue */.cl)(each.key)).join(', ');
        const these = keys.length === 1 ? 'this' : 'these';
        if (first !== undefined)
            tell(key, first.keyAt, `${names}: indent ${these} below ${(0,value_forms/* quoteValue */.cl)(key)}, by two more blanks.`);
    }
    return kept.map((entry) => misplaced.has(entry)
        ? { ...entry, value: { kind: 'map', entries: [], isPartial: true, at: entry.keyAt } }
        : entry);
}
function isNothing(node) {
    return node.kind === 'scalar' && node.value === null;
}
function readTop(root, reading) {
    if (root.kind !== 'map') {
        for (const { at, text } of unexpected('"environments:" and below it one mapping an environment', root)
            .problems)
            if (!reading.refused.has(root))
                reading.report(at, text);
        return undefined;
    }
    for (const { key, keyAt } of root.entries) {
        if (key === 'environments' || isRefusedText(key))
            continue;
        const meant = (0,nearest/* nearest */.p)(key, ['environments']);
        const advice = meant === undefined ? 'put it below "environments".' : `did you mean "${meant}"?`;
        reading.report(keyAt, `${(0,value_forms/* quoteValue */.cl)(key)}: only "environments" stands at the top; ${advice}`);
    }
    return environmentsOf(root, reading);
}
function environmentsOf({ entries, at, isPartial }, reading) {
    const environments = entries.find(({ key }) => key === 'environments');
    if (environments === undefined) {
        if (!isPartial && entries.every(({ key }) => (0,nearest/* nearest */.p)(key, ['environments']) === undefined))
            reading.report(at, 'expected "environments:" at the top, and below it one mapping an environment.');
        return undefined;
    }
    const { value } = environments;
    if (value.kind === 'map' && value.entries.length > 0)
        return value;
    if (isPartial || (value.kind === 'map' && value.isPartial))
        return undefined;
    const takes = 'one mapping an environment, each below its name';
    for (const problem of unexpected(takes, value).problems)
        if (!reading.refused.has(value))
            reading.report(problem.at, `environments: ${problem.text}`);
    return undefined;
}

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./lib/ports/yaml-library.js

const load = (0,external_node_module_namespaceObject.createRequire)(import.meta.url);
let library;
function yamlLibrary() {
    library ??= load('./yaml.cjs');
    return library;
}

;// CONCATENATED MODULE: ./lib/config/decimal.js

function isDecimal(source) {
    return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(source);
}
function describeNumber(source, value) {
    const like = Number.isFinite(value) && isDecimal(String(value)) ? `, like ${value}` : '';
    return `${(0,value_forms/* quoteValue */.cl)(source)}: YAML reads the number ${value} here; write a number in decimal digits alone${like}, and a text in quotes.`;
}

;// CONCATENATED MODULE: ./lib/config/yaml-syntax.js
const sentences = {
    BAD_ALIAS: 'an alias ("*name") is broken here; put quotes around a text that begins with "*".',
    BAD_DIRECTIVE: 'a line that begins with "%" is no YAML this file may have; take it out.',
    BAD_DQ_ESCAPE: 'YAML knows no such escape after "\\"; use single quotes, which have none.',
    BAD_INDENT: 'this line is indented like nothing above it; line it up with its neighbours.',
    BAD_SCALAR_START: 'a text cannot begin with this character; put quotes around the text.',
    BLOCK_AS_IMPLICIT_KEY: 'a ":" that makes no sense here; put quotes around the text, or begin a new line.',
    BLOCK_IN_FLOW: 'an indented block cannot stand within brackets; close the bracket first.',
    MISSING_CHAR: 'something is missing here: a closing quote or bracket, a comma, or the blank after a ":".',
    MULTILINE_IMPLICIT_KEY: 'this line has no ":" and so is neither a key nor a value; or its indentation is wrong.',
    MULTIPLE_DOCS: 'a second document begins here; take the "---" and what follows out.',
    RESOURCE_EXHAUSTION: 'this is nested too deeply.',
    TAB_AS_INDENT: 'a tab stands here; YAML is indented with blanks alone.',
    TAG_RESOLVE_FAILED: 'a tag ("!name") means nothing here; put quotes around a text that begins with "!".',
    UNEXPECTED_TOKEN: 'this does not belong here; is the line indented like its neighbours?',
};
function describeSyntax(code) {
    return sentences[code] ?? `expected YAML, which this is not (${code}).`;
}

;// CONCATENATED MODULE: ./lib/config/yaml-tree.js






const aliasLimit = 100;
const nodeLimit = 200_000;
const yaml_tree_depthLimit = 30;
const syntaxLimit = 5;
function readTree(text) {
    const lines = new (yamlLibrary().LineCounter)();
    const document = parse(text, lines);
    if (document === undefined)
        return yaml_tree_refused(undefined, `expected at most ${yaml_tree_depthLimit} levels of nesting.`);
    const place = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line: Math.max(1, line), column: Math.max(1, col) };
    };
    const wrong = [...document.errors, ...document.warnings].map(({ code, pos }) => ({
        at: place(pos[0]),
        text: describeSyntax(code),
        environment: undefined,
    }));
    const hidden = wrong.length > 0 ? hiddenIndents(text) : [];
    if (hidden.length > 0)
        return { root: undefined, problems: hidden };
    if (wrong.length > 0)
        return { root: undefined, problems: firstOfEachLine(wrong) };
    if (document.contents === null)
        return { root: undefined, problems: [] };
    return convert(document.contents, place);
}
function hiddenIndents(text) {
    return text
        .split(/\r\n|\n|\r/)
        .flatMap((content, index) => {
        const [indent = ''] = /^[^\p{L}\p{N}\p{P}\p{S}]+/u.exec(content) ?? [];
        const hidden = hiddenIn(indent.replaceAll('\t', ''));
        if (hidden === undefined)
            return [];
        const at = { line: index + 1, column: content.indexOf(hidden) + 1 };
        return [{ at, text: describeHidden('indentation', hidden), environment: undefined }];
    })
        .slice(0, syntaxLimit);
}
function firstOfEachLine(wrong) {
    const byLine = new Map();
    for (const problem of wrong)
        if (!byLine.has(problem.at.line))
            byLine.set(problem.at.line, problem);
    return [...byLine.values()].slice(0, syntaxLimit);
}
function yaml_tree_refused(at, text) {
    return { root: undefined, problems: [{ at, text, environment: undefined }] };
}
function parse(text, lineCounter) {
    try {
        return yamlLibrary().parseDocument(text, {
            lineCounter,
            schema: 'core',
            merge: false,
            resolveKnownTags: false,
            uniqueKeys: false,
            prettyErrors: false,
            logLevel: 'error',
        });
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
function convert(contents, place) {
    const reading = {
        place,
        problems: [],
        path: [],
        anchors: new Map(),
        anchored: new Set(),
        targets: new Map(),
        open: [],
        nodes: 0,
        aliases: 0,
        excess: undefined,
    };
    const root = nodeOf(contents, reading);
    return reading.excess === undefined
        ? { root, problems: reading.problems }
        : yaml_tree_refused(reading.excess.at, reading.excess.text);
}
function report({ problems, path }, { at, text }) {
    problems.push({ at, text, environment: environmentAt(path) });
}
function below(key, { path }, read) {
    if (key === undefined)
        return read();
    path.push(key);
    try {
        return read();
    }
    finally {
        path.pop();
    }
}
function nodeOf(node, reading) {
    const { isAlias, isMap, isScalar, isSeq } = yamlLibrary();
    const at = reading.place(node.range?.[0] ?? 0);
    const nothing = { kind: 'scalar', value: null, at };
    reading.nodes += 1;
    if (reading.nodes > nodeLimit)
        reading.excess ??= { at, text: `expected at most ${nodeLimit} values, with what aliases stand for.` };
    if (reading.open.length > yaml_tree_depthLimit)
        reading.excess ??= { at, text: `expected at most ${yaml_tree_depthLimit} levels of nesting.` };
    if (reading.excess !== undefined)
        return nothing;
    if (isAlias(node))
        return aliasOf(node, at, reading);
    if (node.anchor !== undefined && !reading.anchored.has(node)) {
        reading.anchored.add(node);
        reading.anchors.set(node.anchor, node);
    }
    if (isScalar(node)) {
        if (typeof node.value === 'number' && !isDecimal(node.source ?? '')) {
            report(reading, { at, text: describeNumber(node.source ?? '', node.value) });
            return undefined;
        }
        return { kind: 'scalar', value: scalarValue(node.value), at };
    }
    reading.open.push(node);
    const inner = isMap(node)
        ? mapOf(node.items, at, reading)
        : isSeq(node)
            ? listOf(node.items, at, reading)
            : nothing;
    reading.open.pop();
    return inner;
}
function aliasOf(alias, at, reading) {
    const target = reading.targets.get(alias) ?? reading.anchors.get(alias.source);
    reading.aliases += 1;
    if (target === undefined) {
        report(reading, {
            at,
            text: `${(0,value_forms/* quoteValue */.cl)(`*${alias.source}`)}: no anchor of that name stands before it; put quotes around a text that begins with "*".`,
        });
        return undefined;
    }
    if (reading.aliases > aliasLimit)
        reading.excess ??= {
            at,
            text: `expected at most ${aliasLimit} aliases, counted as often as they are read.`,
        };
    if (reading.open.includes(target))
        reading.excess ??= {
            at,
            text: `${(0,value_forms/* quoteValue */.cl)(`*${alias.source}`)}: an alias cannot stand for what it stands in.`,
        };
    if (reading.excess !== undefined)
        return undefined;
    reading.targets.set(alias, target);
    return nodeOf(target, reading);
}
function listOf(items, at, reading) {
    return {
        kind: 'list',
        items: items.filter(yamlLibrary().isNode).flatMap((item) => nodeOf(item, reading) ?? []),
        at,
    };
}
function mapOf(pairs, at, reading) {
    const entries = new Map();
    let isPartial = false;
    for (const pair of pairs) {
        const entry = entryOf(pair, at, reading);
        if (entry === undefined) {
            isPartial = true;
            continue;
        }
        const { key, keyAt } = entry;
        const earlier = entries.get(key);
        if (earlier === undefined)
            entries.set(key, entry);
        else
            below(key, reading, () => report(reading, { at: keyAt, text: describeRepeat(key, earlier.keyAt) }));
    }
    return { kind: 'map', entries: [...entries.values()], isPartial, at };
}
function entryOf({ key, value }, mapAt, reading) {
    const { isNode, isScalar } = yamlLibrary();
    const keyAt = isNode(key) ? reading.place(key.range?.[0] ?? 0) : mapAt;
    const name = isScalar(key) && key.value !== null ? String(key.value) : undefined;
    const isNothing = !isNode(value) || (isScalar(value) && value.value === null);
    const read = isNothing
        ? { kind: 'scalar', value: null, at: keyAt }
        : below(name, reading, () => nodeOf(value, reading));
    const wrong = describeKey(isScalar(key) ? key.value : undefined);
    if (wrong === undefined)
        return read === undefined || name === undefined ? undefined : { key: name, keyAt, value: read };
    below(name, reading, () => report(reading, { at: keyAt, text: wrong }));
    return undefined;
}
function describeKey(key) {
    if (typeof key !== 'string') {
        const hint = key === undefined || key === null ? '' : ' (put quotes around it)';
        return `expected a key that is text${hint}.`;
    }
    const hidden = hiddenIn(key);
    return hidden === undefined ? undefined : describeHidden('key', hidden);
}
function describeRepeat(key, { line }) {
    return `${(0,value_forms/* quoteValue */.cl)(key)}: this key stands here a second time (first in line ${line}); keep one of the two.`;
}
function scalarValue(value) {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

;// CONCATENATED MODULE: ./lib/config/belay-file.js







const sizeLimit = 1_000_000;
function parseBelayFile(text, name) {
    if (text.length > sizeLimit) {
        const tooLong = `expected at most ${sizeLimit} characters, got ${text.length}.`;
        return outcome([], [{ at: undefined, text: tooLong, environment: undefined }], name);
    }
    const content = text.replace(/^\uFEFF/, '');
    const { root, problems: syntax } = readTree(content);
    const refusedTexts = findRefusedTexts(content, root);
    const problems = [...syntax, ...refusedTexts.problems];
    const finding = { report: (problem) => problems.push(problem), refused: refusedTexts.nodes };
    if (root === undefined && syntax.length === 0)
        finding.report({
            at: undefined,
            text: 'this file is empty; it begins with "environments:", and below it stands one mapping an environment.',
            environment: undefined,
        });
    const environments = root === undefined ? [] : readEnvironments(root, finding);
    return outcome(environments, problems, name);
}
function readingOf(environment, { report, refused }) {
    return { report: (at, text) => report({ at, text, environment }), refused };
}
function readEnvironments(root, finding) {
    const written = new Map();
    const top = readTop(root, readingOf(undefined, finding));
    const entries = top === undefined
        ? []
        : withoutMisplaced(top, (environment, at, text) => finding.report({ at, text, environment }));
    for (const entry of entries) {
        const { key, keyAt } = entry;
        if (isRefusedText(key))
            continue;
        const reading = readingOf(key, finding);
        if (!environmentPattern.test(key))
            reading.report(keyAt, `${(0,value_forms/* quoteValue */.cl)(key)}: expected ${environmentTakes}.`);
        const twin = [...written.values()].find(({ name }) => name.toLowerCase() === key.toLowerCase());
        if (twin !== undefined)
            reading.report(keyAt, describeTwin(key, twin));
        written.set(key, readEnvironment(entry, reading));
    }
    return [...inherit(written, finding.report).values()];
}
function describeTwin(name, { name: other, at }) {
    return `${(0,value_forms/* quoteValue */.cl)(name)}: differs from ${(0,value_forms/* quoteValue */.cl)(other)} (line ${at.line}) in upper and lower case alone, which GitHub takes for one environment; give it another name.`;
}
function finish({ name, values, checks, notes }, file) {
    const where = (at, key) => `${file}:${at.line}:${at.column}: ${key}`;
    const found = new Map();
    for (const [key, { text, at }] of values)
        if (key !== 'extends')
            found.set(key, { text, where: where(at, key) });
    if (checks !== undefined) {
        const url = values.get('url')?.text;
        const items = url === undefined ? checks.items : checks.items.map((item) => checkAt(item, url));
        found.set('health', { text: writeChecks(items), where: where(checks.at, 'health') });
    }
    return { name, values: found, notes };
}
function outcome(whole, problems, file) {
    const broken = new Set(problems.map(({ environment }) => environment));
    const sound = broken.has(undefined)
        ? []
        : whole.filter(({ line }) => !line.some((each) => broken.has(each)));
    const usable = new Map(sound.map((each) => [each.name, finish(each, file)]));
    const sorted = [...problems].sort(({ at: a }, { at: b }) => (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0));
    return {
        environments: problems.length === 0 ? usable : new Map(),
        usable,
        problems: [...new Set(sorted.map((problem) => tell(problem, file)))],
    };
}
function tell({ at, text }, name) {
    const shown = isRefusedText(text.replaceAll('"${{ \u2026 }}"', ''))
        ? 'expected something else (not shown, as it looks like a secret).'
        : text;
    return at === undefined ? `${name}: ${shown}` : `${name}:${at.line}:${at.column}: ${shown}`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: ./lib/config/config-file.js


const config_file_sizeLimit = 1_000_000;
function readConfigFile(config, workspace) {
    if (/\p{Cc}/u.test(config) || config.split('/').includes('..'))
        return { kind: 'refused', takes: 'a path in the workspace without ".."' };
    const path = (0,external_node_path_.isAbsolute)(config) ? config : (0,external_node_path_.join)(workspace, config);
    try {
        const real = (0,external_node_fs_.realpathSync)(path);
        if (!(0,external_node_path_.isAbsolute)(config) && !`${real}/`.startsWith(`${(0,external_node_fs_.realpathSync)(workspace)}/`))
            return { kind: 'refused', takes: 'a file in the workspace, and this is a link that leads out of it' };
        const file = (0,external_node_fs_.lstatSync)(real);
        if (!file.isFile())
            return { kind: 'refused', takes: 'a file' };
        if (file.size > config_file_sizeLimit)
            return { kind: 'refused', takes: `a file of at most ${config_file_sizeLimit} bytes` };
        return { kind: 'text', text: (0,external_node_fs_.readFileSync)(real, 'utf8') };
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return { kind: 'absent', path };
        return { kind: 'refused', takes: `a file that can be read (${code})` };
    }
}

;// CONCATENATED MODULE: ./lib/config/configuration.js







const usualFile = 'belay.yml';
const problemLimit = 20;
function readConfiguration(read, env, asks) {
    const environment = configuration_readName(read, asks);
    const config = read.optional('config');
    const environments = environment === '' || config === undefined
        ? noEnvironments
        : configuration_readEnvironments(read, env, { environment, config, asks });
    const found = environments.get(environment);
    const standIns = new Map();
    for (const { key, inputs } of settings) {
        const value = found?.values.get(key);
        const input = inputs[asks.action];
        if (value !== undefined && input !== undefined)
            standIns.set(input, value.text);
    }
    read.fallBackTo((name) => fallbackOf(asks.action, name, found));
    for (const note of found?.notes ?? [])
        read.note(note);
    return { environment, settings: found, environments, standIns };
}
function configuration_readName(read, { need }) {
    const name = read.optional('environment');
    if (name === undefined) {
        if (need === 'required')
            read.problem('environment', environmentTakes, '');
        return '';
    }
    if (environmentPattern.test(name) || need === 'told')
        return name;
    read.problem('environment', environmentTakes, name);
    return '';
}
function fallbackOf(action, input, found) {
    const setting = settingFor(action, input);
    if (setting === undefined)
        return undefined;
    const value = found?.values.get(setting.key);
    if (value !== undefined)
        return value;
    return setting.fallback === undefined ? undefined : { text: setting.fallback };
}
const noEnvironments = new Map();
function configuration_readEnvironments(read, env, wanted) {
    const found = environmentsFrom(env, wanted);
    const more = found.problems.length - problemLimit;
    const told = found.problems.slice(0, problemLimit);
    const problems = more > 0 ? [...told, `${wanted.config}: ${more} more problems like these.`] : told;
    if (problems.length > 0 && !mayGoOn(found, wanted))
        throw (0,input_reader/* invalidInputs */.Rg)(problems);
    for (const problem of problems)
        read.note(problem);
    return found.environments;
}
function mayGoOn({ environments }, { environment, asks }) {
    if (asks.need === 'told')
        return true;
    return asks.despite === 'problems-elsewhere' && environments.has(environment);
}
function environmentsFrom(env, { environment, config, asks }) {
    const wrong = (problem) => ({ environments: noEnvironments, problems: [problem] });
    const file = readConfigFile(config, env['GITHUB_WORKSPACE'] ?? process.cwd());
    if (file.kind === 'absent' && config === usualFile)
        return { environments: noEnvironments, problems: [] };
    if (file.kind === 'absent')
        return wrong(`config: expected a file, and there is none at ${file.path}. Check the repository out before this step, or correct the name.`);
    if (file.kind === 'refused')
        return wrong(`config: expected ${file.takes}, got ${(0,value_forms/* quoteValue */.cl)(config)}.`);
    const { environments, usable, problems } = parseBelayFile(file.text, config);
    if (problems.length > 0)
        return { environments: usable, problems };
    if (environments.has(environment) || asks.need === 'told')
        return { environments, problems };
    return wrong(describeNames(config, environment, [...environments.keys()]));
}
function describeNames(config, environment, names) {
    const likely = (0,nearest/* nearest */.p)(environment, names);
    const hint = likely === undefined ? '' : ` Did you mean "${likely}"?`;
    return `environment: ${config} has no environment ${(0,value_forms/* quoteValue */.cl)(environment)}; it has ${names.join(', ') || 'none'}.${hint}`;
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/ssh-target.js
const ssh_target_form = /^([A-Za-z_][A-Za-z0-9_.-]{0,31})@(?:([A-Za-z0-9][A-Za-z0-9.-]{0,252})|\[([0-9A-Fa-f:.]{2,45})\])(?::([1-9][0-9]{0,4}))?$/;
const sshTargetTakes = 'user@host or user@host:port, the port at most 65535';
function parseSshTarget(text) {
    const [, user, name, address, digits] = ssh_target_form.exec(text) ?? [];
    const hostname = name ?? address;
    const port = digits === undefined ? undefined : Number(digits);
    if (user === undefined || hostname === undefined || (port ?? 0) > 65_535)
        return undefined;
    return { user, hostname, port, label: text };
}
function sshAddress({ user, hostname, port }) {
    return `${user}\n${hostname.toLowerCase()}\n${String(port ?? 22).padStart(5, '0')}`;
}

;// CONCATENATED MODULE: ./lib/hosts/ssh/ssh-config.js

const harmless = [
    'AddressFamily',
    'BindAddress',
    'BindInterface',
    'CASignatureAlgorithms',
    'CertificateFile',
    'Ciphers',
    'Compression',
    'ConnectTimeout',
    'GSSAPIAuthentication',
    'Host',
    'HostKeyAlgorithms',
    'HostKeyAlias',
    'HostName',
    'IdentityFile',
    'IPQoS',
    'KexAlgorithms',
    'MACs',
    'Port',
    'PreferredAuthentications',
    'ProxyJump',
    'PubkeyAcceptedAlgorithms',
    'PubkeyAcceptedKeyTypes',
    'PubkeyAuthentication',
    'RekeyLimit',
    'RequiredRSASize',
    'RevokedHostKeys',
    'ServerAliveCountMax',
    'ServerAliveInterval',
    'TCPKeepAlive',
    'User',
];
const takesOption = `one of ${harmless.join(', ')}; what else ssh_config knows is refused unless "ssh-config-allow" names it`;
const strictValues = {
    proxyjump: { fits: isJump, takes: 'ProxyJump with user@host:port, several with commas, or none' },
    hostname: {
        fits: (value) => /^(?:%h|[A-Za-z0-9])(?:%h|[A-Za-z0-9.:-])*$/.test(value),
        takes: 'HostName with a name or an address',
    },
    user: {
        fits: (value) => /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/.test(value),
        takes: 'User with a name of letters, digits, ".", "_" and "-"',
    },
    serveraliveinterval: {
        fits: (value) => /^(?:[1-9]|[1-5][0-9]|60)$/.test(value),
        takes: 'ServerAliveInterval with 1 to 60 seconds',
    },
    serveralivecountmax: {
        fits: (value) => /^(?:[1-9]|10)$/.test(value),
        takes: 'ServerAliveCountMax with 1 to 10',
    },
    port: { fits: (value) => /^[1-9][0-9]{0,4}$/.test(value), takes: 'Port with a number' },
};
function isJump(value) {
    if (value.toLowerCase() === 'none')
        return true;
    return value.split(',').every((each) => {
        const hop = each.replace(/^ssh:\/\//, '');
        return parseSshTarget(hop.includes('@') ? hop : `user@${hop}`) !== undefined;
    });
}
function refusedConfigLine(lines, allowed) {
    const named = new Set(allowed.map((each) => each.toLowerCase()));
    const known = new Set(harmless.map((each) => each.toLowerCase()));
    for (const line of lines) {
        const takes = whyRefused(line, named, known);
        if (takes !== undefined)
            return { line, takes };
    }
    return undefined;
}
const ssh_config_form = /^[ \t]*([A-Za-z][A-Za-z0-9]*)(?:[ \t]*=[ \t]*|[ \t]+)(\S.*)$/;
function whyRefused(line, named, known) {
    if (/^[ \t]*(?:#[^\n\r]*)?$/.test(line))
        return undefined;
    const [, option = '', rest = ''] = ssh_config_form.exec(line) ?? [];
    const key = option.toLowerCase();
    if (option === '' || hasControl(line))
        return 'lines of ssh_config like "ProxyJump jump@gate.example.com"';
    if (named.has(key))
        return undefined;
    if (!known.has(key))
        return takesOption;
    const value = rest.trim().replace(/^"([^"]*)"$/, '$1');
    const strict = strictValues[key];
    return strict === undefined || strict.fits(value) ? undefined : strict.takes;
}
function hasControl(line) {
    return [...line].some((each) => each !== '\t' && (each < ' ' || each === '\u007f'));
}

;// CONCATENATED MODULE: ./lib/config/hosts-inputs.js


function readHosts(read) {
    const labels = read.list('hosts');
    const targets = labels.map(parseSshTarget);
    const wrong = labels.find((_, index) => targets[index] === undefined);
    if (wrong !== undefined)
        read.problem('hosts', sshTargetTakes, wrong);
    const places = targets.map((target, index) => (target === undefined ? labels[index] : sshAddress(target)));
    const twice = labels.find((_, index) => places.indexOf(places[index]) !== index);
    if (twice !== undefined)
        read.problem('hosts', 'each host once', twice);
    const configLines = (read.optional('ssh-config') ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
    const allowedOptions = read.list('ssh-config-allow');
    const refused = refusedConfigLine(configLines, allowedOptions);
    if (refused !== undefined)
        read.problem('ssh-config', refused.takes, refused.line);
    return {
        hosts: targets.flatMap((target) => target ?? []),
        ssh: {
            privateKey: read.secret('ssh-key'),
            knownHosts: read.optional('known-hosts'),
            configLines,
            allowedOptions,
        },
    };
}

;// CONCATENATED MODULE: ./lib/config/environment-inputs.js



function readEnvironmentInputs(read, env, asks) {
    const token = read.secret('token');
    read.secret('ssh-key');
    const configuration = readConfiguration(read, env, asks);
    const { hosts, ssh } = readHosts(read);
    const usualFolder = hosts.length > 0 ? undefined : usualStateFolder((name) => env[name]);
    const stateFolder = read.optionalPath('state-dir') ?? usualFolder;
    const workspace = env['GITHUB_WORKSPACE'] ?? '';
    if (hosts.length > 0) {
    }
    else if (stateFolder === undefined) {
        read.problem('state-dir', 'an absolute path, because neither HOME nor XDG_STATE_HOME says where state belongs', '');
    }
    else if (workspace !== '' && `${stateFolder}/`.startsWith(`${workspace}/`)) {
        read.problem('state-dir', 'a folder outside the workspace, which a job may wipe', stateFolder);
    }
    return {
        ...configuration,
        url: configuration.settings?.values.get('url')?.text,
        path: read.optionalPath('path'),
        hosts,
        ssh,
        stateFolder,
        stateFolderOf: (environment) => read.given('state-dir') ?? configuration.environments.get(environment)?.values.get('state-dir')?.text,
        lockWaitMs: read.duration('lock-timeout', { min: '0s', max: '6h' }),
        token,
    };
}
function usualStateFolder(variable) {
    const base = variable('XDG_STATE_HOME') ?? '';
    if (base.startsWith('/'))
        return (0,external_node_path_.join)(base, 'belay');
    const home = variable('HOME') ?? '';
    return home.startsWith('/') ? (0,external_node_path_.join)(home, '.local/state/belay') : undefined;
}


/***/ }),

/***/ 210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ denyAddress)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30);

const metadata = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
metadata.addSubnet('169.254.0.0', 16, 'ipv4');
metadata.addSubnet('fe80::', 10, 'ipv6');
metadata.addAddress('fd00:ec2::254', 'ipv6');
metadata.addAddress('fd20:ce::254', 'ipv6');
metadata.addAddress('100.100.100.200', 'ipv4');
metadata.addAddress('168.63.129.16', 'ipv4');
metadata.addAddress('192.0.0.192', 'ipv4');
const neverAService = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
neverAService.addSubnet('0.0.0.0', 8, 'ipv4');
neverAService.addSubnet('224.0.0.0', 4, 'ipv4');
neverAService.addSubnet('240.0.0.0', 4, 'ipv4');
neverAService.addAddress('::', 'ipv6');
neverAService.addSubnet('ff00::', 8, 'ipv6');
function denyAddress(address) {
    const bare = address.split('%', 1)[0] ?? '';
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(bare);
    if (family === 0)
        return 'what the host name resolves to is not an IP address';
    const forms = family === 4 ? [bare] : [bare, ...embeddedIPv4(bare)];
    if (forms.some((form) => isListed(metadata, form))) {
        return 'link-local addresses and metadata services of clouds are never asked';
    }
    if (forms.some((form) => isListed(neverAService, form))) {
        return 'unspecified, multicast, broadcast and reserved addresses are never asked';
    }
    return undefined;
}
function isListed(list, address) {
    return list.check(address, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv4)(address) ? 'ipv4' : 'ipv6');
}
function embeddedIPv4(address) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groupsOf(address);
    const zeroed = (groups) => groups.every((group) => group === 0);
    const last = dotted(g, h);
    const found = [];
    if (zeroed([a, b, c, d, e]) && (f === 0xffff || (f === 0 && (g !== 0 || h > 1))))
        found.push(last);
    if (zeroed([a, b, c, d, f]) && e === 0xffff)
        found.push(last);
    if (a === 0x64 && b === 0xff9b) {
        found.push(last);
        if (c === 1)
            found.push(dotted(d, ((e & 0xff) << 8) | (f >> 8)));
    }
    if (a === 0x2002)
        found.push(dotted(b, c));
    if (a === 0x2001 && b === 0)
        found.push(dotted(g ^ 0xffff, h ^ 0xffff));
    return found;
}
function dotted(high, low) {
    return `${high >> 8}.${high & 0xff}.${low >> 8}.${low & 0xff}`;
}
function groupsOf(address) {
    const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts) => {
        const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
        return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
    });
    const [left = '', right] = hex.split('::', 2);
    const read = (text) => text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
    if (right === undefined)
        return read(left);
    const [head, tail] = [read(left), read(right)];
    return [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill(0), ...tail];
}


/***/ }),

/***/ 224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FT: () => (/* binding */ hostError),
/* harmony export */   JV: () => (/* binding */ isHostError),
/* harmony export */   f3: () => (/* binding */ hostLost),
/* harmony export */   lM: () => (/* binding */ isHostLost)
/* harmony export */ });
function hostLost(facts, message) {
    const { host, when, why } = facts;
    return Object.assign(new Error(message), { name: 'HostLost', host, when, cause: why });
}
function isHostLost(error) {
    return error instanceof Error && error.name === 'HostLost';
}
const meanings = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EROFS: 'the file system is read-only',
    EACCES: 'permission denied',
    EPERM: 'not permitted',
    EIO: 'the disk reported an error',
    ELOOP: 'it is a symbolic link, which is not followed here',
    ENOTDIR: 'a part of the path is not a folder',
    EISDIR: 'it is a folder',
    EFBIG: 'it is larger than anything Belay writes',
};
const unnamed = { 'Unknown system error -122': 'EDQUOT' };
function hostError(doing, path, cause) {
    const found = typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string'
        ? cause.code
        : 'unknown';
    const code = unnamed[found] ?? found;
    const meaning = meanings[code] ?? 'the system refused';
    const error = new Error(`Could not ${doing} ${path}: ${meaning} (${code}).`, { cause });
    return Object.assign(error, { name: 'HostError', code, path });
}
function isHostError(error) {
    return error instanceof Error && error.name === 'HostError';
}


/***/ }),

/***/ 807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  $: () => (/* binding */ createTail),
  _: () => (/* binding */ defaultOutputLimit)
});

;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(391);
;// CONCATENATED MODULE: ./lib/hosts/output-tail.js


const defaultOutputLimit = 64 * 1024;
const lineLimit = 4_096;
function createTail(limit, onLine) {
    let chunks = [];
    let size = 0;
    let dropped = false;
    let partial = '';
    const decoder = new external_node_string_decoder_namespaceObject.StringDecoder('utf8');
    const report = (text) => {
        const lines = (partial + text).split('\n');
        partial = endOf(lines.pop() ?? '');
        for (const line of lines)
            onLine?.(beginningOf(line));
    };
    return {
        add(chunk) {
            if (onLine !== undefined)
                report(decoder.write(chunk));
            chunks.push(chunk);
            size += chunk.length;
            if (size > limit * 2) {
                chunks = [Buffer.concat(chunks).subarray(-limit)];
                size = limit;
                dropped = true;
            }
        },
        text() {
            if (partial !== '')
                onLine?.(partial);
            partial = '';
            const kept = Buffer.concat(chunks).subarray(-limit);
            return dropped || size > limit ? fromALine(kept.toString('utf8')) : kept.toString('utf8');
        },
        truncated: () => dropped || size > limit,
    };
}
function beginningOf(line) {
    return line.length <= lineLimit ? line : `${line.slice(0, lineLimit - 1)}${foreign_text/* cutMark */.K1}`;
}
function endOf(line) {
    return line.length <= lineLimit ? line : `${foreign_text/* cutMark */.K1}${line.slice(1 - lineLimit)}`;
}
function fromALine(text) {
    const end = text.indexOf('\n');
    return end < 0 || end === text.length - 1 ? `${foreign_text/* cutMark */.K1}${text.slice(1)}` : text.slice(end + 1);
}


/***/ }),

/***/ 439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
const millisecondsPerUnit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
function parseDuration(text) {
    const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)?$/.exec(text);
    if (match?.[1] === undefined)
        return undefined;
    const factor = millisecondsPerUnit[match[2] ?? 's'];
    return factor === undefined ? undefined : Math.round(Number(match[1]) * factor);
}
function formatDuration(ms) {
    const clamped = Math.max(0, Math.round(ms));
    if (clamped < 1_000)
        return `${clamped} ms`;
    if (clamped < 60_000)
        return `${(clamped / 1_000).toFixed(1)} s`;
    const seconds = Math.round(clamped / 1_000);
    if (seconds < 3_600)
        return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
}


/***/ }),

/***/ 528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ whenAborted),
/* harmony export */   p: () => (/* binding */ createEarlyEnd)
/* harmony export */ });
const waiting = new WeakMap();
function createEarlyEnd(limits) {
    const { timeoutMs, signal } = limits;
    const told = [];
    let controller;
    let cause;
    const end = (why) => {
        if (cause !== undefined)
            return;
        cause = why;
        for (const tell of told)
            tell();
    };
    const whenEnded = (callback) => {
        if (cause === undefined)
            told.push(callback);
        else
            callback();
    };
    const makeController = () => {
        const made = new AbortController();
        whenEnded(() => made.abort());
        return made;
    };
    const timer = setTimeout(() => end('timeout'), timeoutMs);
    const forget = signal === undefined ? undefined : whenAborted(signal, () => end('cancelled'));
    return {
        get signal() {
            controller ??= makeController();
            return controller.signal;
        },
        get cause() {
            return cause;
        },
        whenEnded,
        dispose: () => {
            clearTimeout(timer);
            forget?.();
        },
    };
}
function whenAborted(signal, callback) {
    if (signal.aborted)
        callback();
    const known = waiting.get(signal);
    const all = known ?? new Set();
    if (known === undefined) {
        waiting.set(signal, all);
        signal.addEventListener('abort', () => {
            for (const each of all)
                each();
        });
    }
    all.add(callback);
    return () => {
        all.delete(callback);
    };
}


/***/ }),

/***/ 902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ createExchangeRecord)
/* harmony export */ });
const nameOfPhase = {
    dns: 'dnsMs',
    connect: 'connectMs',
    tls: 'tlsMs',
    'first-byte': 'firstByteMs',
    body: 'bodyMs',
};
function createExchangeRecord(now = () => performance.now()) {
    const startedMs = now();
    const timing = {};
    let noted = {};
    let phase;
    let sinceMs = startedMs;
    const enter = (next) => {
        const at = now();
        if (phase !== undefined)
            timing[nameOfPhase[phase]] = at - sinceMs;
        phase = next;
        sinceMs = at;
    };
    return {
        enter,
        finish: () => enter(undefined),
        note: (facts) => {
            noted = { ...noted, ...facts };
        },
        get phase() {
            return phase;
        },
        get facts() {
            const timed = Object.keys(timing).length === 0 ? {} : { timing: { ...timing } };
            return { ...noted, ...timed, durationMs: now() - startedMs };
        },
    };
}


/***/ }),

/***/ 391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ neutralise),
/* harmony export */   DJ: () => (/* binding */ withoutControls),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   K1: () => (/* binding */ cutMark),
/* harmony export */   RT: () => (/* binding */ unicodeEscape),
/* harmony export */   xv: () => (/* binding */ truncate)
/* harmony export */ });
/* unused harmony exports escapeSequences, firstLine */
const escapeSequences = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
function unicodeEscape(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
function withoutControls(text) {
    return text.replace(escapeSequences, '').replace(controlCharacters, '');
}
function neutralise(text) {
    const line = withoutControls(text.replace(/\r\n?/g, '\n')).replace(/\n+/g, ' ').replaceAll('##[', '# #[');
    return /^\s*::/.test(line) ? line.replace('::', ': :') : line;
}
const cutMark = '\u2026';
function truncate(text, limit) {
    if (text.length <= limit)
        return text;
    const points = [...text];
    return points.length <= limit ? text : `${points.slice(0, Math.max(0, limit - 1)).join('')}${cutMark}`;
}
function firstLine(text) {
    return (text.trim().split(/\r?\n/, 1)[0] ?? '').trim();
}
function escapeMarkdown(text) {
    return neutralise(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[\\`*_{}[\]()#+!|~@]/g, (character) => `&#${character.codePointAt(0)};`);
}


/***/ }),

/***/ 746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  sD: () => (/* binding */ guardLookup),
  Lu: () => (/* binding */ resolveBySystem),
  VP: () => (/* binding */ shareLookups)
});

;// CONCATENATED MODULE: external "node:dns"
const external_node_dns_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
// EXTERNAL MODULE: ./lib/ports/network-failure.js
var network_failure = __nccwpck_require__(70);
;// CONCATENATED MODULE: ./lib/ports/guarded-lookup.js


const resolveBySystem = (hostname, options, callback) => (0,external_node_dns_namespaceObject.lookup)(hostname, options, callback);
function shareLookups(resolve) {
    const waiting = new Map();
    return (hostname, options, callback) => {
        const key = `${hostname} ${options.family} ${options.hints}`;
        const others = waiting.get(key);
        if (others !== undefined) {
            others.push(callback);
            return;
        }
        const callbacks = [callback];
        waiting.set(key, callbacks);
        resolve(hostname, options, (error, addresses) => {
            waiting.delete(key);
            for (const each of callbacks)
                each(error, addresses);
        });
    };
}
function guardLookup({ resolve, deny, family, onAllowed }) {
    return (hostname, options, callback) => {
        const asked = family === undefined ? {} : { hints: 0 };
        resolve(hostname, { ...options, ...asked, all: true }, (error, found) => {
            if (error !== null) {
                callback(error, []);
                return;
            }
            const fitting = found.filter((each) => family === undefined || each.family === family);
            const allowed = fitting.filter(({ address }) => deny(address) === undefined);
            const [first] = fitting;
            if (first === undefined && family !== undefined) {
                callback(fixedError(network_failure/* noFamilyCode */.v2, `the host name has no IPv${family} address`), []);
            }
            else if (allowed.length === 0 && first !== undefined) {
                callback(fixedError(network_failure/* deniedCode */.$s, deny(first.address) ?? ''), []);
            }
            else {
                onAllowed?.(allowed.map(({ address }) => address));
                if (options.all === true)
                    callback(null, allowed);
                else
                    callback(null, allowed[0]?.address ?? '', allowed[0]?.family);
            }
        });
    };
}
function fixedError(code, sentence) {
    return Object.assign(new Error(sentence), { code });
}


/***/ }),

/***/ 661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(232);

function nearest(word, valid) {
    const ranked = valid
        .filter((name) => word.length <= 2 * name.length + 2)
        .map((name) => ({ name, edits: (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word, name) }))
        .sort((a, b) => a.edits - b.edits);
    const best = ranked[0];
    return best !== undefined && best.edits <= Math.max(2, Math.floor(word.length / 3)) ? best.name : undefined;
}


/***/ }),

/***/ 70:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $s: () => (/* binding */ deniedCode),
/* harmony export */   QJ: () => (/* binding */ explainNetworkError),
/* harmony export */   rd: () => (/* binding */ networkFailure),
/* harmony export */   v2: () => (/* binding */ noFamilyCode)
/* harmony export */ });
const deniedCode = 'BELAY_DENIED';
const noFamilyCode = 'BELAY_NO_FAMILY';
const causeOfCode = {
    [deniedCode]: 'denied',
    [noFamilyCode]: 'dns',
    ENOTFOUND: 'dns',
    EAI_AGAIN: 'dns',
    EAI_FAIL: 'dns',
    EAI_NODATA: 'dns',
    ENODATA: 'dns',
    ECONNREFUSED: 'refused',
    EHOSTUNREACH: 'refused',
    EHOSTDOWN: 'refused',
    ENETUNREACH: 'refused',
    ENETDOWN: 'refused',
    EADDRNOTAVAIL: 'refused',
    ETIMEDOUT: 'refused',
    ECONNRESET: 'reset',
    ECONNABORTED: 'reset',
    EPIPE: 'reset',
};
const sentenceOfCause = {
    denied: 'the address must not be connected to',
    dns: 'the host name could not be resolved',
    refused: 'the connection was refused or the host is unreachable',
    tls: 'the TLS handshake failed',
    timeout: 'no complete answer before the deadline',
    reset: 'the connection was cut before a complete answer',
    malformed: 'the answer was not valid HTTP',
    cancelled: 'the run was cancelled',
    other: 'the request failed',
};
const sentenceOfPhase = {
    timeout: {
        dns: 'the name lookup did not end before the deadline',
        connect: 'no TCP connection before the deadline',
        tls: 'the TLS handshake did not end before the deadline',
        'first-byte': 'connected, but no byte of an answer before the deadline',
        body: 'the answer began, but did not end before the deadline',
    },
    reset: {
        connect: 'the connection was cut while it was made',
        tls: 'the connection was cut during the TLS handshake',
        'first-byte': 'the connection was cut before any byte of an answer',
        body: 'the connection was cut in the middle of the answer',
    },
};
const sentenceOfCode = {
    ENOTFOUND: 'the host name could not be resolved: it does not exist or has no address',
    EAI_AGAIN: 'the host name could not be resolved: the resolver of this machine gave no answer',
    ECONNREFUSED: 'the connection was refused',
    EHOSTUNREACH: 'the host is unreachable',
    ENETUNREACH: 'the network of the host is unreachable',
    ETIMEDOUT: 'the host is unreachable: nothing answered the connection',
    EMFILE: 'this machine allows this process no more open connections',
    CERT_HAS_EXPIRED: 'the TLS certificate has expired',
    CERT_NOT_YET_VALID: 'the TLS certificate is not valid yet',
    ERR_TLS_CERT_ALTNAME_INVALID: 'the TLS certificate is for another host name',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'the TLS certificate is self-signed',
    SELF_SIGNED_CERT_IN_CHAIN: 'the TLS certificate was issued by an authority this machine does not trust',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the TLS certificate was issued by an authority this machine does not trust',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server does not send the whole chain of its TLS certificate',
    EPROTO: 'the TLS handshake failed; the server may not speak TLS there',
    ERR_SSL_WRONG_VERSION_NUMBER: 'the TLS handshake failed; the server may not speak TLS there',
    ERR_SSL_PACKET_LENGTH_TOO_LONG: 'the TLS handshake failed; the server may not speak TLS there',
    ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'the server asks for a TLS certificate of the client',
    ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'the server has no TLS certificate for this host name',
};
function explainNetworkError(error, phase) {
    const code = codeOf(error);
    const cause = causeOfCode[code] ?? guessCause(code);
    if ((code === deniedCode || code === noFamilyCode) && error instanceof Error)
        return { cause, detail: error.message };
    const sentence = sentenceOfCode[code] ?? networkFailure(cause, phase).detail;
    return { cause, detail: code === '' ? sentence : `${sentence} (${code})` };
}
function networkFailure(cause, phase) {
    const inPhase = phase === undefined ? undefined : sentenceOfPhase[cause]?.[phase];
    return { cause, detail: inPhase ?? sentenceOfCause[cause] };
}
function guessCause(code) {
    if (/^(ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|ERR_SSL|HOSTNAME_MISMATCH|INVALID_|EPROTO)/.test(code))
        return 'tls';
    return code.startsWith('HPE_') ? 'malformed' : 'other';
}
function codeOf(error, depth = 0) {
    if (typeof error !== 'object' || error === null || depth > 5)
        return '';
    if (error instanceof AggregateError)
        return mostTelling(error.errors.map((each) => codeOf(each, depth + 1)));
    if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_/]{1,60}$/.test(error.code))
        return error.code;
    return 'cause' in error ? codeOf(error.cause, depth + 1) : '';
}
function mostTelling(codes) {
    const rank = (code) => /UNREACH|EADDRNOTAVAIL/.test(code) ? 2 : code === 'ETIMEDOUT' ? 1 : 0;
    return codes.toSorted((a, b) => rank(a) - rank(b))[0] ?? '';
}


/***/ }),

/***/ 78:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ chooseRoute)
/* harmony export */ });
/* unused harmony export bareHost */
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30);

function chooseRoute(host, { connectTo, deny }) {
    if (connectTo !== undefined && 'socketPath' in connectTo)
        return { kind: 'socket', socketPath: connectTo.socketPath };
    const hostname = bareHost(host);
    if (connectTo !== undefined && 'address' in connectTo)
        return toAddress(connectTo.address, deny);
    const ownFamily = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(hostname);
    const family = connectTo?.family;
    if (ownFamily === 0)
        return { kind: 'name', hostname, family };
    if (family !== undefined && family !== ownFamily) {
        const detail = `the host is an IPv${ownFamily} address, and only IPv${family} was asked for`;
        return { kind: 'none', failure: { cause: 'dns', detail } };
    }
    return toAddress(hostname, deny);
}
function bareHost(host) {
    return host.replace(/^\[(.*)\]$/, '$1');
}
function toAddress(address, deny) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 0) {
        const detail = 'what was to be connected to instead of the host is not an IP address';
        return { kind: 'none', failure: { cause: 'dns', detail } };
    }
    const refusal = deny(address);
    return refusal === undefined
        ? { kind: 'address', address }
        : { kind: 'none', failure: { cause: 'denied', detail: refusal } };
}


/***/ }),

/***/ 302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ findSecrets),
/* harmony export */   u: () => (/* binding */ secretIn)
/* harmony export */ });
const start = '(?<![A-Za-z0-9_])';
const plain = '[A-Za-z0-9+/_=.~^!?#@:,%*-]';
const literal = '(?![a-z][a-z0-9+-]{1,20}:|[A-Za-z0-9_./-]{1,200}\\.[a-z]{2,8}(?![A-Za-z0-9_.-]))' +
    `[A-Za-z0-9+_]${plain}{15}(?!${plain}{0,200}[$\`(<{])`;
const secretNames = [
    '(?<![A-Za-z0-9])(?:TOKEN|SECRET|PASSWORD|PASSPHRASE)',
    '_(?:TOKEN|SECRET|PASSWORD|PASSPHRASE|PASSWD|PWD|token|secret|password|passphrase)',
    'PGPASSWORD|SECRET_KEY_BASE',
    '(?<!CACHE|PUBLIC|PUBLISHABLE|PRIMARY|FOREIGN|PARTITION|SORT)_KEY',
    '(?<!cache|public|publishable|primary|foreign|partition|sort)_key',
    '-(?:token|password|(?:api|access|secret)-key)',
];
const assigned = `(?:${secretNames.join('|')})=\\\\?["']?`;
const shapes = [
    {
        what: 'a Discord webhook',
        input: 'discord-webhook',
        pattern: /discord(?:app)?\.com\/api\/(?:v\d{1,3}\/)?webhooks\/\d/i,
    },
    {
        what: 'a Slack webhook',
        input: 'slack-webhook',
        pattern: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/\w/i,
    },
    { what: 'a Teams webhook', pattern: /\.webhook\.office\.com\/webhook/i },
    {
        what: 'a GitHub token',
        input: 'token',
        pattern: new RegExp(`${start}(?:gh[opsur]_|github_pat_)[A-Za-z0-9_]{16}`),
    },
    { what: 'a GitLab token', pattern: new RegExp(`${start}gl(?:pat|ptt|dt|rt|ft|agent|oas)-[\\w-]{16}`) },
    { what: 'a Slack token', pattern: new RegExp(`${start}(?:xox[a-z]|xapp)(?:\\.xox[a-z])?-[\\w-]{8}`) },
    { what: 'an npm token', pattern: new RegExp(`${start}npm_[A-Za-z0-9]{30}`) },
    { what: 'a PyPI token', pattern: new RegExp(`${start}pypi-[\\w-]{30}`) },
    { what: 'a Docker token', pattern: new RegExp(`${start}dckr_[a-z]{2,4}_[\\w-]{16}`) },
    { what: 'an AWS key', pattern: new RegExp(`${start}(?:AKIA|ASIA)[0-9A-Z]{16}`) },
    { what: 'a Google API key', pattern: new RegExp(`${start}AIza[\\w-]{35}`) },
    { what: 'a Stripe key', pattern: new RegExp(`${start}[rs]k_(?:live|test)_[A-Za-z0-9]{16}`) },
    { what: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY/ },
    { what: 'a SendGrid key', pattern: new RegExp(`${start}SG\\.[\\w-]{16,64}\\.[\\w-]{16}`) },
    { what: 'a DigitalOcean token', pattern: new RegExp(`${start}do[opr]_v1_[a-f0-9]{32}`) },
    { what: 'a Vault token', pattern: new RegExp(`${start}hv[sb]\\.[\\w-]{24}`) },
    { what: 'an Azure storage key', pattern: /AccountKey=[A-Za-z0-9+/]{40}/ },
    { what: 'an age key', pattern: /AGE-SECRET-KEY-1[A-Z0-9]{16}/ },
    { what: 'a JSON web token', pattern: /(?<![\w-])eyJ[\w-]{10,400}\.eyJ[\w-]{8}/ },
    {
        what: 'an Authorization header',
        pattern: new RegExp(`${start}Authorization["']?\\s{0,4}[:=]\\s{0,4}["']?(?:Bearer|Basic|Token)\\s{1,4}${literal}`, 'i'),
    },
    {
        what: 'a bearer token',
        pattern: new RegExp(`${start}Bearer\\s{1,4}(?=[^\\s\\d]{0,100}\\d)${literal}`, 'i'),
    },
    { what: 'a variable with a secret in it', pattern: new RegExp(`${assigned}${literal}`) },
    {
        what: 'a URL with a password',
        pattern: /:\/\/[^\s/?#:@"'<>]{0,100}:(?![$<{*%])[^\s/?#@"'<>]{1,200}@/,
    },
];
function secretIn(text) {
    return shapes.find(({ pattern }) => pattern.test(text));
}
function findSecrets(text) {
    return text.split(/\r\n|\n|\r/).flatMap((line, index) => shapes.flatMap((shape) => {
        const column = line.search(shape.pattern) + 1;
        return column === 0 ? [] : [{ ...shape, line: index + 1, column }];
    }));
}


/***/ }),

/***/ 544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ listItems),
/* harmony export */   Gv: () => (/* binding */ pathTakes),
/* harmony export */   Hi: () => (/* binding */ absolutePath),
/* harmony export */   cl: () => (/* binding */ quoteValue),
/* harmony export */   fi: () => (/* binding */ durationTakes),
/* harmony export */   h9: () => (/* binding */ durationBetween),
/* harmony export */   jU: () => (/* binding */ wholeNumberTakes),
/* harmony export */   rD: () => (/* binding */ wholeNumber)
/* harmony export */ });
/* unused harmony export holdsCredentials */
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(439);
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(391);
/* harmony import */ var _secret_shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(302);



const pathTakes = 'an absolute path without ".."';
function durationTakes({ min, max }) {
    return `a duration from ${min} to ${max} (like 500ms, 30s, 5m)`;
}
function wholeNumberTakes({ min, max }) {
    return `a whole number from ${min} to ${max}`;
}
function durationBetween(text, { min, max }) {
    const ms = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(text);
    return ms !== undefined && ms >= ((0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(min) ?? 0) && ms <= ((0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(max) ?? 0)
        ? ms
        : undefined;
}
function wholeNumber(text, { min, max }) {
    if (!/^\d{1,12}$/.test(text))
        return undefined;
    const number = Number(text);
    return number >= min && number <= max ? number : undefined;
}
function absolutePath(text) {
    const names = text.split('/').filter((name) => name !== '' && name !== '.');
    if (!text.startsWith('/') || text.includes('\0') || names.includes('..'))
        return undefined;
    return `/${names.join('/')}`;
}
function listItems(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
const unseen = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
function quoteValue(value) {
    if (mayHoldSecret(value))
        return 'text (not shown, as it may hold a password)';
    return JSON.stringify((0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_2__/* .truncate */ .xv)(value, 60)).replace(unseen, _foreign_text_js__WEBPACK_IMPORTED_MODULE_2__/* .unicodeEscape */ .RT);
}
function mayHoldSecret(text) {
    const names = text.replaceAll('@sha256:', '');
    const colon = names.indexOf(':');
    if (colon !== -1 && names.includes('@', colon))
        return true;
    return holdsCredentials(text) || (0,_secret_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .secretIn */ .u)(text.slice(0, judgedLimit)) !== undefined;
}
const judgedLimit = 2_000;
function holdsCredentials(text) {
    const start = text.slice(0, judgedLimit);
    return (/:\/\/[^\s/?#]*@/.test(start) ||
        /(pass(word|wd|phrase)?|pwd|token|secret|api[_-]?key|signature)["']?\s*[=:]/i.test(start) ||
        /\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]{8,}/i.test(start));
}


/***/ }),

/***/ 503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Rg: () => (/* binding */ invalidInputs),
/* harmony export */   Vi: () => (/* binding */ isInvalidInputs),
/* harmony export */   ic: () => (/* binding */ createInputReader)
/* harmony export */ });
/* unused harmony exports commitPattern, inputVariable */
/* harmony import */ var _ports_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(661);
/* harmony import */ var _ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(544);


function invalidInputs(problems) {
    return Object.assign(new Error(problems.join('\n')), { name: 'InvalidInputs', problems });
}
function isInvalidInputs(error) {
    return error instanceof Error && error.name === 'InvalidInputs' && 'problems' in error;
}
const commitPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const commitTakes = 'a full commit id (40 or 64 lower-case hex digits)';
function inputVariable(name) {
    return `INPUT_${name.replace(/ /g, '_').toUpperCase()}`;
}
function createInputReader(source) {
    const asked = new Set();
    const problems = [];
    const notes = [];
    let standIn = () => undefined;
    const given = (name) => {
        asked.add(name);
        return (source.env[inputVariable(name)] ?? '').trim();
    };
    const text = (name) => given(name) || (standIn(name)?.text.trim() ?? '');
    const nameOf = (name) => (given(name) === '' ? standIn(name)?.where : undefined) ?? name;
    const problem = (name, takes, got) => {
        problems.push(`${nameOf(name)}: expected ${takes}${got === undefined ? '' : `, got ${got === '' ? 'nothing' : (0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteValue */ .cl)(got)}`}.`);
    };
    const checked = (name, takes, parse, fallback) => {
        const value = text(name);
        const parsed = value === '' ? undefined : parse(value);
        if (parsed === undefined)
            problem(name, takes, value);
        return parsed ?? fallback;
    };
    const reader = {
        fallBackTo(find) {
            standIn = find;
        },
        given: (name) => given(name) || undefined,
        note: (sentence) => notes.push(sentence),
        notes: () => notes,
        optional: (name) => text(name) || undefined,
        required: (name, takes) => checked(name, takes, (value) => value, ''),
        secret(name) {
            const value = text(name);
            if (value !== '')
                source.mask(value);
            return value || undefined;
        },
        boolean: (name) => checked(name, 'true or false', (value) => (value === 'true' ? true : value === 'false' ? false : undefined), false),
        integer: (name, range) => checked(name, (0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .wholeNumberTakes */ .jU)(range), (value) => (0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .wholeNumber */ .rD)(value, range), range.min),
        duration: (name, range) => checked(name, (0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .durationTakes */ .fi)(range), (value) => (0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .durationBetween */ .h9)(value, range), 0),
        oneOf: (name, values) => checked(name, values.join(' or '), (value) => values.find((each) => each === value), values[0]),
        list: (name) => (0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .listItems */ .Dw)(text(name)),
        commit: (name) => checked(name, commitTakes, (value) => (commitPattern.test(value) ? value : undefined), ''),
        optionalCommit: (name) => (text(name) === '' ? undefined : reader.commit(name)),
        optionalPath(name) {
            if (text(name) === '')
                return undefined;
            return checked(name, _ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .pathTakes */ .Gv, _ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .absolutePath */ .Hi, '/');
        },
        parsed(name, parse, whenEmpty) {
            const value = text(name);
            if (value === '')
                return whenEmpty;
            try {
                return parse(value);
            }
            catch (error) {
                problems.push(`${nameOf(name)}: ${error instanceof Error ? error.message : String(error)}`);
                return whenEmpty;
            }
        },
        problem,
        done(inputs) {
            problems.push(...unknownInputs(source.env, asked));
            if (problems.length > 0)
                throw invalidInputs(problems);
            return inputs;
        },
    };
    return reader;
}
function unknownInputs(env, asked) {
    const known = new Set([...asked].map(inputVariable));
    return Object.keys(env)
        .filter((key) => key.startsWith('INPUT_') && !known.has(key) && (env[key] ?? '') !== '')
        .map((key) => {
        const name = key.slice('INPUT_'.length).toLowerCase();
        const suggestion = (0,_ports_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(name, [...asked]);
        return `${name}: this action has no such input${suggestion === undefined ? '' : `; did you mean "${suggestion}"`}.`;
    });
}


/***/ }),

/***/ 712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
// scripts/build.ts puts this file in the place of @actions/core's own, which loads what makes requests (http, https,
// tls, tunnel; 20 ms of every start) for a token Belay does not ask for.
const oidc_utils_OidcClient = {
  getIDToken() {
    throw new Error('An identity token was asked for, which Belay does not do.');
  },
};

;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(391);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./lib/runner/actions-log.js



const annotationLimit = 4_000;
function createActionsLog(redactor) {
    const clean = (line) => (0,foreign_text/* neutralise */.$0)(redactor.redact(line));
    return {
        info: (line) => info(clean(line)),
        notice: (message) => notice((0,foreign_text/* truncate */.xv)(clean(message), annotationLimit)),
        warning: (message) => warning((0,foreign_text/* truncate */.xv)(clean(message), annotationLimit)),
        debug: (line) => debug(clean(line)),
        group: (title, body) => group(clean(title), body),
        foreign: (title, body) => group(clean(title), async () => {
            const resume = (0,external_node_crypto_.randomBytes)(16).toString('hex');
            info(`::stop-commands::${resume}`);
            try {
                return await body((line) => info(`  ${clean(line)}`));
            }
            finally {
                info(`::${resume}::`);
            }
        }),
    };
}

// EXTERNAL MODULE: ./lib/runner/input-reader.js
var input_reader = __nccwpck_require__(503);
;// CONCATENATED MODULE: ./lib/runner/redactor.js

const shortestForm = 5;
function disguises(secret) {
    const whole = [
        secret,
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64'),
        Buffer.from(secret).toString('base64url'),
        ...jsonForms(secret),
        ...[secret, ...jsonForms(secret)].map(foreign_text/* escapeMarkdown */.FV),
        ...[0, 1, 2].flatMap((offset) => base64Within(secret, offset)),
    ];
    const lines = secret.includes('\n') ? secret.split(/\r?\n/).map((line) => line.trim()) : [];
    const key = secret.startsWith('whsec_') ? [secret.slice('whsec_'.length)] : [];
    const quoted = lines.map((line) => JSON.stringify(line).slice(1, -1));
    return [...whole, ...lines, ...quoted, ...key, ...urlParts(secret)];
}
function jsonForms(secret) {
    const once = JSON.stringify(secret).slice(1, -1);
    const ascii = once.replace(/[^ -~]/g, foreign_text/* unicodeEscape */.RT);
    return [once, ascii].flatMap((form) => [form, JSON.stringify(form).slice(1, -1)]);
}
const shortestBase64 = 8;
function base64Within(secret, offset) {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    return ['base64', 'base64url']
        .map((encoding) => encoded
        .toString(encoding)
        .replace(/=+$/, '')
        .slice(offset === 0 ? 0 : offset + 1, -1))
        .filter((piece) => piece.length >= shortestBase64);
}
function urlParts(secret) {
    if (!/^https?:\/\//i.test(secret))
        return [];
    const [path = '', query = ''] = secret.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/);
    const parts = [path, ...path.split('/'), ...query.split(/[&=]/)];
    return parts.filter((part) => part.length >= 16);
}
function redactCut(text, forms) {
    const parts = text.split(foreign_text/* cutMark */.K1);
    return parts
        .map((part, index) => (index === parts.length - 1 ? part : withoutBeginning(part, forms)))
        .map((part, index) => (index === 0 ? part : withoutEnd(part, forms)))
        .join(foreign_text/* cutMark */.K1);
}
function withoutBeginning(part, forms) {
    const length = Math.max(0, ...forms.map((form) => beginningAtEnd(part, form)));
    return length === 0 ? part : `${part.slice(0, -length)}***`;
}
function withoutEnd(part, forms) {
    const length = Math.max(0, ...forms.map((form) => endAtBeginning(part, form)));
    return length === 0 ? part : `***${part.slice(length)}`;
}
function beginningAtEnd(text, form) {
    for (let length = Math.min(text.length, form.length - 1); length >= shortestForm; length -= 1)
        if (text.endsWith(form.slice(0, length)))
            return length;
    return 0;
}
function withoutForms(text, forms) {
    const whole = forms.reduce((cleaned, form) => cleaned.replaceAll(form, '***'), text);
    return whole.includes(foreign_text/* cutMark */.K1) ? redactCut(whole, forms) : whole;
}
function endAtBeginning(text, form) {
    for (let length = Math.min(text.length, form.length - 1); length >= shortestForm; length -= 1)
        if (text.startsWith(form.slice(-length)))
            return length;
    return 0;
}
function createRedactor() {
    let forms = [];
    return {
        add(secret) {
            const usable = [...new Set([secret, secret.trim()].flatMap(disguises))].filter((form) => form.trim().length >= shortestForm);
            const added = usable.filter((form) => !forms.includes(form));
            forms = [...new Set([...forms, ...added])].sort((a, b) => b.length - a.length);
            return added.sort((a, b) => b.length - a.length);
        },
        redact(text) {
            const redacted = withoutForms(text, forms);
            const plain = (0,foreign_text/* withoutControls */.DJ)(redacted);
            const again = plain === redacted ? redacted : withoutForms(plain, forms);
            return again === plain ? redacted : again;
        },
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: ./lib/runner/workflow-run.js

const eventLimit = 8 * 1024 * 1024;
function readEvent(path) {
    if (path === undefined || path === '')
        return undefined;
    try {
        const text = (0,external_node_fs_.readFileSync)(path, 'utf8');
        return text.length > eventLimit ? undefined : JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function field(value, name) {
    return typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, name)?.value
        : undefined;
}
function commitFacts(event, sha) {
    const listed = field(event, 'commits');
    const candidates = [
        field(event, 'head_commit'),
        field(field(event, 'workflow_run'), 'head_commit'),
        ...(Array.isArray(listed) ? listed : []),
    ];
    const commit = candidates.find((each) => field(each, 'id') === sha);
    const message = field(commit, 'message');
    const author = field(field(commit, 'author'), 'name') ?? field(field(commit, 'author'), 'username');
    if (typeof message !== 'string')
        return undefined;
    return { message, author: typeof author === 'string' ? author : '' };
}
function isFromFork(event, repository) {
    const pull = field(event, 'pull_request');
    const run = field(event, 'workflow_run');
    const heads = [
        ...(pull === undefined ? [] : [field(field(pull, 'head'), 'repo')]),
        ...(run === undefined ? [] : [field(run, 'head_repository')]),
    ];
    const ours = repository.toLowerCase();
    return heads
        .map((head) => field(head, 'full_name'))
        .some((name) => typeof name !== 'string' || name.toLowerCase() !== ours);
}
function readWorkflowRun(env) {
    const serverUrl = (env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, '');
    const repository = env['GITHUB_REPOSITORY'] ?? '';
    const runId = /^\d+$/.test(env['GITHUB_RUN_ID'] ?? '') ? Number(env['GITHUB_RUN_ID']) : undefined;
    const attempt = /^\d+$/.test(env['GITHUB_RUN_ATTEMPT'] ?? '') ? Number(env['GITHUB_RUN_ATTEMPT']) : 1;
    const event = readEvent(env['GITHUB_EVENT_PATH']);
    return {
        repository,
        runId,
        attempt,
        workflow: env['GITHUB_WORKFLOW'] ?? '',
        eventName: env['GITHUB_EVENT_NAME'] ?? '',
        ref: env['GITHUB_REF'] ?? '',
        sha: env['GITHUB_SHA'] ?? '',
        actor: env['GITHUB_ACTOR'] ?? '',
        serverUrl,
        apiUrl: (env['GITHUB_API_URL'] ?? 'https://api.github.com').replace(/\/+$/, ''),
        url: repository === '' || runId === undefined ? '' : `${serverUrl}/${repository}/actions/runs/${runId}`,
        fromFork: isFromFork(event, repository),
        commitOf: (sha) => commitFacts(event, sha),
    };
}

;// CONCATENATED MODULE: ./lib/runner/run-action.js






const resultSchemaVersion = 1;
const summaryLimit = 1_000_000;
const outputLimit = 200_000;
async function runAction(action) {
    const env = process.env;
    const redactor = createRedactor();
    const mask = (secret) => {
        for (const form of redactor.add(secret))
            setSecret(form);
    };
    const cancellation = listenForCancellation();
    try {
        const log = createActionsLog(redactor);
        const inputs = parseInputs(action, (0,input_reader/* createInputReader */.ic)({ env, mask }), log);
        const context = {
            log,
            signal: cancellation.signal,
            workflowRun: readWorkflowRun(env),
            redactor,
            env,
        };
        await report(action, redactor, await action.run(inputs, context));
    }
    catch (error) {
        await report(action, redactor, failedOutcome(action, { error, redactor, signal: cancellation.signal }));
    }
    finally {
        cancellation.stop();
    }
}
function parseInputs({ parse }, read, log) {
    try {
        return parse(read, process.env);
    }
    finally {
        for (const note of read.notes())
            log.info(note);
    }
}
async function report(action, redactor, outcome) {
    for (const name of action.outputNames) {
        setOutput(name, (0,foreign_text/* truncate */.xv)(redactedOutput(outcome.outputs[name], redactor), outputLimit));
    }
    const result = {
        'schema-version': resultSchemaVersion,
        'reason-code': outcome.reasonCode,
        ...outcome.result,
    };
    setOutput('reason-code', outcome.reasonCode);
    setOutput('result', redactedJson(result, redactor));
    await writeSummary(redactor.redact(outcome.summary));
    if (outcome.failure !== undefined)
        setFailed(neutraliseLines(redactor.redact(outcome.failure)));
}
function redactedOutput(text, redactor) {
    const value = /^[[{]/.test(text) ? parseJson(text) : undefined;
    return value === undefined ? redactedValue(text, redactor) : redactedJson(value, redactor);
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function redactedJson(value, redactor) {
    return JSON.stringify(redactedTree(value, redactor));
}
function redactedTree(value, redactor) {
    if (typeof value === 'string')
        return redactedValue(value, redactor);
    if (Array.isArray(value))
        return value.map((each) => redactedTree(each, redactor));
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value).map(([name, each]) => [redactedValue(name, redactor), redactedTree(each, redactor)]);
    return Object.fromEntries(entries);
}
function redactedValue(text, redactor) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64}|\d+|[a-z][a-z_-]{0,30})$/.test(text) ? text : redactor.redact(text);
}
async function writeSummary(markdown) {
    if (markdown === '' || (process.env['GITHUB_STEP_SUMMARY'] ?? '') === '')
        return;
    const cut = Buffer.byteLength(markdown) > summaryLimit;
    const text = cut ? `${(0,foreign_text/* truncate */.xv)(markdown, summaryLimit / 4)}\n\n*Cut: the rest is in the log.*` : markdown;
    try {
        await summary.addRaw(text, true).write();
    }
    catch {
        warning('The job summary could not be written; the outcome is not changed by it.');
    }
}
function neutraliseLines(text) {
    return text.split('\n').map(foreign_text/* neutralise */.$0).join('\n');
}
function outputsWithoutOutcome({ outputNames, withoutOutcome, }) {
    const entries = outputNames.map((name) => [name, withoutOutcome?.[name] ?? '']);
    return Object.fromEntries(entries);
}
function failedOutcome(action, { error, redactor, signal, }) {
    const outputs = outputsWithoutOutcome(action);
    if ((0,input_reader/* isInvalidInputs */.Vi)(error)) {
        const summary = `### Inputs refused\n\n${error.problems.map((problem) => `- ${(0,foreign_text/* escapeMarkdown */.FV)(problem)}`).join('\n')}\n`;
        return {
            outputs,
            reasonCode: 'invalid_input',
            result: { message: error.message, problems: error.problems },
            failure: error.message,
            summary,
        };
    }
    if (signal.aborted) {
        const message = 'The run was cancelled; nothing more was started.';
        return {
            outputs,
            reasonCode: 'cancelled',
            result: { message },
            failure: message,
            summary: `${message}\n`,
        };
    }
    const message = `Belay met something it did not expect: ${describeError(error)}`;
    if (error instanceof Error && error.stack !== undefined)
        debug((0,foreign_text/* neutralise */.$0)(redactor.redact(error.stack)));
    return {
        outputs,
        reasonCode: 'unexpected',
        result: { message },
        failure: message,
        summary: `${message}\n`,
    };
}
function describeError(error) {
    if (!(error instanceof Error))
        return typeof error;
    const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
    const place = /\n\s+at ([^\n]+)/.exec(error.stack ?? '')?.[1] ?? 'an unknown place';
    return `${error.name}${code} at ${place}; run again with debug logging to see all of it.`;
}
function listenForCancellation() {
    const controller = new AbortController();
    const onSignal = () => controller.abort(new Error('The run was cancelled.'));
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    const stop = () => {
        process.off('SIGINT', onSignal);
        process.off('SIGTERM', onSignal);
    };
    return { signal: controller.signal, stop };
}


/***/ }),

/***/ 831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* binding */ wireBackup)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./lib/ports/passed-variables.js
function passedNames(env) {
    const names = (env['BELAY_PASS_ENV'] ?? '')
        .split(/[\s,]+/)
        .filter((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
    return [...new Set(names)].filter((name) => !/^(INPUT_|ACTIONS_|BELAY_)/.test(name));
}

;// CONCATENATED MODULE: ./lib/ports/system-clock.js
function sleep(ms, signal) {
    return new Promise((resolve, reject) => {
        if (signal?.aborted) {
            reject(signal.reason);
            return;
        }
        const onAbort = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
        }, ms);
        signal?.addEventListener('abort', onAbort, { once: true });
    });
}
const systemClock = {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep,
};

;// CONCATENATED MODULE: ./lib/wiring/masked-variables.js
function maskedVariables({ env, redactor }, { shortest }) {
    return (name) => {
        const value = env[name];
        if (value !== undefined && (value.length >= shortest || secretName.test(name)))
            redactor.add(value);
        return value;
    };
}
const secretName = /PASS|PWD|AUTH|SECRET|TOKEN|KEY|CREDENTIAL/i;
const filledIn = { shortest: 0 };
const passedOn = { shortest: 11 };

// EXTERNAL MODULE: ./lib/config/environment-inputs.js + 66 modules
var environment_inputs = __nccwpck_require__(667);
// EXTERNAL MODULE: ./lib/health/address-policy.js
var address_policy = __nccwpck_require__(210);
// EXTERNAL MODULE: ./lib/hosts/host.js
var hosts_host = __nccwpck_require__(224);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: ./lib/hosts/passed-on.js
const passed_on_passedOn = [
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'SHELL',
    'TZ',
    'TMPDIR',
    'SSH_AUTH_SOCK',
    'XDG_RUNTIME_DIR',
    'XDG_CONFIG_HOME',
    'DBUS_SESSION_BUS_ADDRESS',
    'DOCKER_HOST',
    'DOCKER_CONFIG',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'GIT_SSL_CAINFO',
];
function childEnvironment(extra) {
    const base = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
    for (const name of passed_on_passedOn) {
        const value = process.env[name];
        if (value !== undefined)
            base[name] = value;
    }
    return { ...base, ...extra };
}

;// CONCATENATED MODULE: ./lib/hosts/local-lock.js




const descriptors = new WeakMap();
function lockDescriptor(lock) {
    return descriptors.get(lock);
}
const firstPauseMs = 100;
const longestPauseMs = 1_000;
const growth = 1.5;
async function lockLocal(path, request, clock) {
    const descriptor = openLockFile(path);
    const started = clock.monotonic();
    let announced = false;
    let isHeld = false;
    let pauseMs = firstPauseMs;
    try {
        for (;;) {
            const attempt = isHeld ? await awaitWork(descriptor, path) : await tryLock(descriptor);
            if (attempt.kind === 'unavailable') {
                (0,external_node_fs_.closeSync)(descriptor);
                return attempt;
            }
            if (attempt.kind === 'locked' && !isHeld) {
                isHeld = true;
                pauseMs = firstPauseMs;
                continue;
            }
            const waitedMs = clock.monotonic() - started;
            if (attempt.kind === 'locked')
                return held(descriptor, path, request.owner, announced ? waitedMs : 0);
            if (waitedMs >= request.waitMs) {
                const holder = holderOf(path);
                (0,external_node_fs_.closeSync)(descriptor);
                return { kind: 'busy', holder };
            }
            if (!announced)
                request.onWait?.(holderOf(path));
            announced = true;
            await clock.sleep(Math.min(jittered(pauseMs), request.waitMs - waitedMs), request.signal);
            pauseMs = Math.min(pauseMs * growth, longestPauseMs);
        }
    }
    catch (error) {
        closeQuietly(descriptor);
        throw error;
    }
}
function jittered(ms) {
    return ms * (0.5 + Math.random() / 2);
}
function openLockFile(path) {
    try {
        return (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_NOFOLLOW, 0o600);
    }
    catch (error) {
        throw (0,hosts_host/* hostError */.FT)('open the lock', path, error);
    }
}
async function awaitWork(descriptor, path) {
    const work = openWorkFile(`${path}.work`);
    if (work === undefined)
        return { kind: 'locked' };
    try {
        nameNobodyElse(descriptor, path);
        return await tryLock(work);
    }
    finally {
        (0,external_node_fs_.closeSync)(work);
    }
}
function openWorkFile(path) {
    try {
        return (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_NOFOLLOW);
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return undefined;
        throw (0,hosts_host/* hostError */.FT)('open the lock', path, error);
    }
}
function nameNobodyElse(descriptor, path) {
    try {
        const bytes = (0,external_node_fs_.readFileSync)(path);
        const lineEnd = bytes.indexOf('\n');
        if (lineEnd !== -1)
            (0,external_node_fs_.ftruncateSync)(descriptor, lineEnd + 1);
    }
    catch (error) {
        throw (0,hosts_host/* hostError */.FT)('lock', path, error);
    }
}
const busyCode = 1;
function tryLock(descriptor) {
    return new Promise((resolve) => {
        const notStarted = (error) => resolve({ kind: 'unavailable', reason: whyNotStarted(error) });
        try {
            const child = (0,external_node_child_process_.spawn)('flock', ['-x', '-n', '3'], {
                env: childEnvironment({}),
                stdio: ['ignore', 'ignore', 'ignore', descriptor],
            });
            child.on('error', notStarted);
            child.on('exit', (code) => {
                if (code === 0)
                    resolve({ kind: 'locked' });
                else if (code === null || code === busyCode)
                    resolve({ kind: 'busy' });
                else
                    resolve({ kind: 'unavailable', reason: `"flock" failed with exit code ${code}` });
            });
        }
        catch (error) {
            notStarted(error);
        }
    });
}
function whyNotStarted(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return code === 'ENOENT'
        ? 'the program "flock" (util-linux) is not installed'
        : `the program "flock" could not be started (${code})`;
}
function held(descriptor, path, owner, waitedMs) {
    refuseReplaced(descriptor, path);
    nameOwner(descriptor, owner);
    const lock = {
        async release() {
            if (descriptors.delete(lock))
                (0,external_node_fs_.closeSync)(descriptor);
        },
    };
    descriptors.set(lock, descriptor);
    return { kind: 'held', lock, waitedMs };
}
function refuseReplaced(descriptor, path) {
    try {
        const [ours, there] = [(0,external_node_fs_.fstatSync)(descriptor), (0,external_node_fs_.statSync)(path)];
        if (ours.ino === there.ino && ours.dev === there.dev)
            return;
    }
    catch (error) {
        throw (0,hosts_host/* hostError */.FT)('lock', path, error);
    }
    throw (0,hosts_host/* hostError */.FT)('lock', path, Object.assign(new Error('replaced'), { code: 'ESTALE' }));
}
function nameOwner(descriptor, owner) {
    try {
        (0,external_node_fs_.ftruncateSync)(descriptor, 0);
        (0,external_node_fs_.writeSync)(descriptor, `${owner}\n`, 0);
    }
    catch {
    }
}
function holderOf(path) {
    try {
        const [line = ''] = (0,external_node_fs_.readFileSync)(path, 'utf8').split('\n');
        return line.slice(0, 300).trim() || 'an unnamed process';
    }
    catch {
        return 'an unnamed process';
    }
}
function closeQuietly(descriptor) {
    try {
        (0,external_node_fs_.closeSync)(descriptor);
    }
    catch {
    }
}

// EXTERNAL MODULE: ./lib/hosts/output-tail.js + 1 modules
var output_tail = __nccwpck_require__(807);
;// CONCATENATED MODULE: ./lib/hosts/local-command.js




const graceMs = 1_000;
const drainMs = 150;
const looks = 50;
const lookMs = 10;
function runLocal(command) {
    const started = performance.now();
    let child;
    try {
        child = start(command);
    }
    catch (error) {
        const nothing = { stdout: '', stderr: '', truncated: false, durationMs: performance.now() - started };
        return Promise.resolve({ kind: 'not-started', code: codeOf(error), ...nothing });
    }
    if (command.stdin !== undefined)
        feed(child, command.stdin);
    const collected = collectOutput(child, command);
    const output = () => ({ ...collected(), durationMs: performance.now() - started });
    return conclude(child, command, output);
}
function start(command) {
    const [program, ...args] = command.argv;
    const descriptor = command.lock === undefined ? undefined : lockDescriptor(command.lock);
    return (0,external_node_child_process_.spawn)(program, args, {
        cwd: command.cwd,
        env: childEnvironment(command.env ?? {}),
        detached: true,
        stdio: [
            command.stdin === undefined ? 'ignore' : 'pipe',
            'pipe',
            'pipe',
            ...(descriptor === undefined ? [] : [descriptor]),
        ],
    });
}
function feed(child, text) {
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(text);
}
function conclude(child, command, output) {
    return new Promise((resolve) => {
        let by;
        let hardKill;
        const end = (reason) => {
            if (by !== undefined)
                return;
            by = reason;
            signalGroup(child, 'SIGTERM');
            hardKill = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
        };
        const onAbort = () => end('cancellation');
        const deadline = setTimeout(() => end('timeout'), command.timeoutMs);
        const settle = (result) => {
            clearTimeout(deadline);
            clearTimeout(hardKill);
            command.signal?.removeEventListener('abort', onAbort);
            resolve(result);
        };
        command.signal?.addEventListener('abort', onAbort, { once: true });
        if (command.signal?.aborted === true)
            onAbort();
        child.on('error', (error) => settle({ kind: 'not-started', code: codeOf(error), ...output() }));
        child.on('exit', (exitCode, signal) => {
            const tell = () => settle(resultOf(exitCode, signal, by, output()));
            if (by === undefined)
                drained(child, tell);
            else
                endGroup(child, () => drained(child, tell));
        });
    });
}
function resultOf(exitCode, signal, by, output) {
    if (by !== undefined)
        return { kind: 'killed', by, ...output };
    if (exitCode === null || signal !== null)
        return { kind: 'killed', by: 'signal', ...output };
    return { kind: 'exited', exitCode, ...output };
}
function drained(child, done) {
    const timer = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        done();
    }, drainMs);
    child.once('close', () => {
        clearTimeout(timer);
        done();
    });
}
function endGroup(child, done, looksLeft = looks) {
    if (looksLeft > 0 && signalGroup(child, 'SIGKILL'))
        setTimeout(() => endGroup(child, done, looksLeft - 1), lookMs);
    else
        done();
}
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return false;
    try {
        return process.kill(-child.pid, signal);
    }
    catch {
        return false;
    }
}
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
function collectOutput(child, command) {
    const limit = command.outputLimit ?? output_tail/* defaultOutputLimit */._;
    const stdout = (0,output_tail/* createTail */.$)(limit, command.onLine);
    const stderr = (0,output_tail/* createTail */.$)(limit, command.onLine);
    child.stdout?.on('data', stdout.add);
    child.stderr?.on('data', stderr.add);
    return () => ({
        stdout: stdout.text(),
        stderr: stderr.text(),
        truncated: stdout.truncated() || stderr.truncated(),
    });
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(30);
// EXTERNAL MODULE: ./lib/ports/guarded-lookup.js + 1 modules
var guarded_lookup = __nccwpck_require__(746);
;// CONCATENATED MODULE: ./lib/ports/dial.js


const longestAttemptMs = 500;
function dialTcp(dial) {
    const socket = (0,external_node_net_.connect)(targetOf(dial));
    noteConnected(socket, dial.record);
    return socket;
}
function targetOf({ route, port, resolve, deny, timeoutMs, record }) {
    if (route.kind === 'socket')
        return { path: route.socketPath };
    if (route.kind === 'address') {
        record.note({ address: route.address });
        record.enter('connect');
        return { host: route.address, port, noDelay: true };
    }
    const onAllowed = (addresses) => {
        const [only, ...more] = addresses;
        if (only !== undefined && more.length === 0)
            record.note({ address: only });
        record.enter('connect');
    };
    record.enter('dns');
    const lookup = (0,guarded_lookup/* guardLookup */.sD)({ resolve, deny, family: route.family, onAllowed });
    return {
        host: route.hostname,
        port,
        lookup,
        noDelay: true,
        autoSelectFamily: true,
        autoSelectFamilyAttemptTimeout: Math.max(10, Math.min(longestAttemptMs, Math.floor(timeoutMs / 4))),
    };
}
function noteConnected(socket, record) {
    socket.once('connect', () => {
        if (socket.remoteAddress !== undefined)
            record.note({ address: socket.remoteAddress });
    });
}

// EXTERNAL MODULE: ./lib/ports/early-end.js
var early_end = __nccwpck_require__(528);
// EXTERNAL MODULE: ./lib/ports/exchange-record.js
var exchange_record = __nccwpck_require__(902);
// EXTERNAL MODULE: ./lib/ports/network-failure.js
var network_failure = __nccwpck_require__(70);
// EXTERNAL MODULE: ./lib/ports/route.js
var ports_route = __nccwpck_require__(78);
;// CONCATENATED MODULE: ./lib/hosts/local-connect.js






function createLocalConnect(options) {
    const deny = options.deny ?? (() => undefined);
    const resolve = (0,guarded_lookup/* shareLookups */.VP)(options.resolve ?? guarded_lookup/* resolveBySystem */.Lu);
    return (target) => connectOnce(target, deny, resolve);
}
async function connectOnce(target, deny, resolve) {
    const { hostname, port, timeoutMs, connectTo, signal } = target;
    const record = (0,exchange_record/* createExchangeRecord */.f)();
    const route = (0,ports_route/* chooseRoute */.X)(hostname, { connectTo, deny });
    if (route.kind === 'none')
        return failed(route.failure, record);
    if (signal?.aborted === true)
        return failed((0,network_failure/* networkFailure */.rd)('cancelled'), record);
    const end = (0,early_end/* createEarlyEnd */.p)({ timeoutMs, signal });
    let socket;
    try {
        socket = dialTcp({ route, port, resolve, deny, timeoutMs, record });
        await connected(socket, end.signal);
        record.finish();
        return { kind: 'connected', ...record.facts };
    }
    catch (error) {
        const { phase } = record;
        return failed(end.cause === undefined ? (0,network_failure/* explainNetworkError */.QJ)(error, phase) : (0,network_failure/* networkFailure */.rd)(end.cause, phase), record);
    }
    finally {
        end.dispose();
        socket?.destroy();
    }
}
function connected(socket, signal) {
    return new Promise((resolve, reject) => {
        socket.on('error', reject);
        socket.once('connect', resolve);
        signal.addEventListener('abort', () => reject(new Error('The connection was ended early.')), {
            once: true,
        });
    });
}
function failed(failure, { phase, facts }) {
    const known = phase === 'dns' || phase === 'connect' ? { phase } : {};
    return { kind: 'failed', ...failure, ...known, ...facts };
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: ./lib/hosts/local-files.js





const privateFile = 0o600;
const readLimit = 256 * 1024 * 1024;
const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR, O_WRONLY } = external_node_fs_.constants;
function isMissing(error) {
    return local_files_codeOf(error) === 'ENOENT';
}
async function readLocal(path, range = {}) {
    let handle;
    try {
        handle = await (0,promises_namespaceObject.open)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        const stat = await handle.stat();
        if (stat.isFIFO() || stat.isSocket())
            throw Object.assign(new Error('no file'), { code: 'EINVAL' });
        const { size } = stat;
        const offset = range.offset ?? 0;
        if (range.limit === undefined && size - offset > readLimit)
            throw Object.assign(new Error('too large'), { code: 'EFBIG' });
        const wanted = Math.max(0, Math.min(range.limit ?? readLimit, size - offset));
        const bytes = Buffer.alloc(wanted);
        let filled = 0;
        while (filled < wanted) {
            const { bytesRead } = await handle.read(bytes, filled, wanted - filled, offset + filled);
            if (bytesRead === 0)
                break;
            filled += bytesRead;
        }
        return { bytes: bytes.subarray(0, filled), size };
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw (0,hosts_host/* hostError */.FT)('read', path, error);
    }
    finally {
        await handle?.close();
    }
}
async function replaceLocal(path, content, keep) {
    const folder = (0,external_node_path_.dirname)(path);
    const temporary = temporaryBeside(path);
    try {
        await writeWhole(temporary, content);
        if (keep !== undefined)
            await keepCopy(path, keep);
        await (0,promises_namespaceObject.rename)(temporary, path);
        await syncFolder(folder);
    }
    catch (error) {
        await (0,promises_namespaceObject.unlink)(temporary).catch(() => undefined);
        throw (0,hosts_host/* hostError */.FT)('write', path, error);
    }
}
function temporaryBeside(path) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.tmp`);
}
async function writeWhole(path, content) {
    const handle = await (0,promises_namespaceObject.open)(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, privateFile);
    try {
        await handle.writeFile(content);
        const { size } = await handle.stat();
        if (size !== Buffer.byteLength(content))
            throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
async function keepCopy(path, keep) {
    const temporary = temporaryBeside(keep);
    try {
        await (0,promises_namespaceObject.link)(path, temporary);
        await (0,promises_namespaceObject.rename)(temporary, keep);
        await unlinkIfThere(temporary);
    }
    catch (error) {
        await (0,promises_namespaceObject.unlink)(temporary).catch(() => undefined);
        if (!isMissing(error))
            throw error;
    }
}
async function unlinkIfThere(path) {
    await (0,promises_namespaceObject.unlink)(path).catch((error) => {
        if (!isMissing(error))
            throw error;
    });
}
async function syncFolder(path) {
    const handle = await (0,promises_namespaceObject.open)(path, O_RDONLY);
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
async function appendLocal(path, content) {
    let handle;
    try {
        handle = await (0,promises_namespaceObject.open)(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, privateFile);
        const { size } = await handle.stat();
        try {
            await handle.writeFile(content);
            await handle.sync();
            if (size === 0)
                await syncFolder((0,external_node_path_.dirname)(path));
        }
        catch (error) {
            await handle.truncate(size).catch(() => undefined);
            throw error;
        }
    }
    catch (error) {
        throw (0,hosts_host/* hostError */.FT)('append to', path, error);
    }
    finally {
        await handle?.close();
    }
}
async function cutLocal(path, size) {
    let handle;
    try {
        handle = await (0,promises_namespaceObject.open)(path, O_RDWR | O_NOFOLLOW);
        await handle.truncate(size);
        await handle.sync();
    }
    catch (error) {
        throw (0,hosts_host/* hostError */.FT)('cut', path, error);
    }
    finally {
        await handle?.close();
    }
}
async function kindsLocal(paths) {
    const kinds = new Map();
    for (const path of paths)
        kinds.set(path, await kindOf(path));
    return kinds;
}
async function foldersLocal(path) {
    try {
        const entries = await (0,promises_namespaceObject.readdir)(path, { withFileTypes: true });
        return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return [];
        throw (0,hosts_host/* hostError */.FT)('list', path, error);
    }
}
async function kindOf(path) {
    try {
        const entry = await (0,promises_namespaceObject.lstat)(path);
        if (entry.isFile())
            return 'file';
        if (entry.isDirectory())
            return 'folder';
        return entry.isSymbolicLink() ? 'link' : 'other';
    }
    catch {
        return 'absent';
    }
}
async function renameLocal(from, to) {
    try {
        await (0,promises_namespaceObject.rename)(from, to);
    }
    catch (error) {
        throw (0,hosts_host/* hostError */.FT)('rename', from, error);
    }
}
async function makeFolders(path) {
    const missing = [];
    for (let each = path; (await kindOf(each)) === 'absent' && each !== (0,external_node_path_.dirname)(each); each = (0,external_node_path_.dirname)(each))
        missing.push(each);
    for (const each of missing.reverse()) {
        await (0,promises_namespaceObject.mkdir)(each, { mode: 0o700 }).catch((error) => {
            if (local_files_codeOf(error) !== 'EEXIST')
                throw error;
        });
    }
    if (missing.length > 0)
        await syncFolder((0,external_node_path_.dirname)(path));
}
function local_files_codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
async function prepareFolderLocal(path) {
    try {
        await makeFolders(path);
        const entry = await (0,promises_namespaceObject.lstat)(path);
        if (entry.isSymbolicLink())
            return refused(`${path} is a symbolic link`);
        if (!entry.isDirectory())
            return refused(`${path} is not a folder`);
        if (process.getuid !== undefined && entry.uid !== process.getuid()) {
            return refused(`${path} belongs to another user (uid ${entry.uid})`);
        }
        if ((entry.mode & 0o022) !== 0)
            return refused(`${path} can be written by others (mode ${(entry.mode & 0o777).toString(8)})`);
        await (0,promises_namespaceObject.access)(path, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        return { kind: 'ready' };
    }
    catch (error) {
        return refused((0,hosts_host/* hostError */.FT)('use the folder', path, error).message.replace(/\.$/, ''));
    }
}
function refused(reason) {
    return { kind: 'refused', reason };
}
async function sweepLocal(folder) {
    let names;
    try {
        names = await (0,promises_namespaceObject.readdir)(folder);
    }
    catch (error) {
        throw (0,hosts_host/* hostError */.FT)('list', folder, error);
    }
    for (const name of names) {
        if (/^\..+\.[0-9a-f]{16}\.tmp$/.test(name))
            await (0,promises_namespaceObject.unlink)((0,external_node_path_.join)(folder, name)).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./lib/hosts/local-host.js




function createLocalHost(clock, options = {}) {
    return {
        name: 'this machine',
        run: runLocal,
        connect: createLocalConnect(options),
        read: readLocal,
        replace: replaceLocal,
        append: appendLocal,
        cut: cutLocal,
        kinds: kindsLocal,
        folders: foldersLocal,
        rename: renameLocal,
        prepareFolder: prepareFolderLocal,
        sweep: sweepLocal,
        lock: (path, request) => lockLocal(path, request, clock),
        variable: async (name) => process.env[name],
        forward: async () => undefined,
        close: async () => undefined,
    };
}

;// CONCATENATED MODULE: ./lib/wiring/spots-wiring.js





async function wireSpots(inputs, context, furnish) {
    const [first, ...rest] = inputs.hosts;
    if (first === undefined) {
        const host = createLocalHost(systemClock, { deny: address_policy/* denyAddress */.X });
        const place = furnish({ host, stateFolder: inputs.stateFolder ?? '/' });
        const spot = { name: host.name, isHere: true, open: async () => place };
        return { spots: [spot], close: () => host.close() };
    }
    const { log, signal } = context;
    const { openSsh } = await __nccwpck_require__.e(/* import() */ 862).then(__nccwpck_require__.bind(__nccwpck_require__, 862));
    const ssh = await openSsh(inputs.ssh, { clock: systemClock, log, signal, deny: address_policy/* denyAddress */.X });
    const spotOf = (target) => remoteSpot(ssh, target, inputs.stateFolder, furnish);
    return { spots: [spotOf(first), ...rest.map(spotOf)], close: () => ssh.close() };
}
function remoteSpot(ssh, target, given, furnish) {
    const host = ssh.host(target);
    let opened;
    const open = async () => {
        const stateFolder = await stateFolderOn(host, given);
        return furnish({ host, stateFolder });
    };
    return {
        name: host.name,
        isHere: false,
        open: () => {
            opened ??= open().catch((error) => {
                opened = undefined;
                throw error;
            });
            return opened;
        },
    };
}
async function stateFolderOn(host, given) {
    if (given !== undefined)
        return given;
    const [state, home] = await Promise.all([host.variable('XDG_STATE_HOME'), host.variable('HOME')]);
    const folder = (0,environment_inputs/* usualStateFolder */.W)((name) => (name === 'HOME' ? home : state));
    if (folder !== undefined)
        return folder;
    throw (0,hosts_host/* hostLost */.f3)({ host: host.name, when: 'before', why: 'unsuited' }, `${host.name} has neither HOME nor XDG_STATE_HOME, which say where state belongs; give "state-dir". Nothing was changed.`);
}

;// CONCATENATED MODULE: ./lib/wiring/backup-wiring.js





async function wireBackup(inputs, context) {
    const { log, signal, workflowRun, env } = context;
    const variable = maskedVariables(context, passedOn);
    const variables = Object.fromEntries(passedNames(env).flatMap((name) => {
        const value = variable(name);
        return value === undefined ? [] : [[name, value]];
    }));
    const { spots, close } = await wireSpots(inputs, context, (found) => found);
    const ports = {
        ...{ clock: systemClock, log, signal, variables },
        runUrl: workflowRun.url,
        newId: () => (0,external_node_crypto_.randomBytes)(3).toString('hex'),
    };
    return { spots, ports, close };
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(101);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
