import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 8232:
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

/***/ 7060:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("./proxy-agent.cjs");

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 3916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 2484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseInputs)
});

// EXTERNAL MODULE: ./lib/config/environment-inputs.js + 39 modules
var environment_inputs = __nccwpck_require__(6330);
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

;// CONCATENATED MODULE: ./actions/rollback/src/inputs.js


const reasonLimit = 1_000;
function parseInputs(read, env) {
    const asks = { action: 'rollback', need: 'required', despite: 'problems-elsewhere' };
    const target = (0,environment_inputs/* readEnvironmentInputs */.J)(read, env, asks);
    const to = read.optionalCommit('to');
    const ifLive = read.optionalCommit('if-live');
    if (to !== undefined && to !== '' && to === ifLive)
        read.problem('if-live', 'another commit than "to"', ifLive);
    const note = read.optional('reason');
    if (note !== undefined && note.length > reasonLimit)
        read.problem('reason', `at most ${reasonLimit} characters`);
    if (secretsOfStep(read, ['token', 'ssh-key'])(note))
        read.problem('reason', 'words without a secret of this step in them (not shown), as they are remembered');
    return read.done({
        target,
        request: { to, ifLive, note, path: target.path },
        dryRun: read.boolean('dry-run'),
    });
}


/***/ }),

/***/ 2107:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _lib_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6835);
/* harmony import */ var _lib_wiring_delivery_wiring_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2602);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2484);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3015);




await (0,_lib_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)({
    outputNames: _run_js__WEBPACK_IMPORTED_MODULE_3__/* .outputNames */ .g,
    withoutOutcome: { status: 'failed' },
    parse: _inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInputs */ .T,
    run: async (inputs, context) => {
        const wiring = await (0,_lib_wiring_delivery_wiring_js__WEBPACK_IMPORTED_MODULE_1__/* .wireDelivery */ .Q)(inputs.target, context, { recordDeployments: !inputs.dryRun });
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

/***/ 3015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ outputNames),
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(6391);
;// CONCATENATED MODULE: ./lib/delivery/hosts/host-line.js

const order = [
    'unknown',
    'failed',
    'unreachable',
    'rolled-back',
    'kept',
    'untouched',
    'superseded',
    'live',
    'validated',
    'planned',
    'nothing-to-do',
    'unchanged',
];
function worstFirst(lines) {
    return [...lines].sort((left, right) => order.indexOf(left.status) - order.indexOf(right.status));
}
function host_line_sharedSha(lines) {
    const [first] = lines;
    return first !== undefined && !host_line_hostsDiffer(lines) && lines.every(isKnown) ? first.sha : null;
}
function host_line_hostsDiffer(lines) {
    return new Set(lines.filter(isKnown).map(({ sha }) => sha)).size > 1;
}
function isKnown({ status }) {
    return status !== 'unreachable' && status !== 'unknown';
}
function host_line_common(values) {
    const [first] = values;
    return values.every((each) => each === first) ? first : undefined;
}
const lineLimit = 100;
const byteLimit = 30_000;
const messageLimit = 300;
function briefHosts(lines) {
    const brief = [];
    let bytes = 0;
    for (const line of worstFirst(lines).slice(0, lineLimit)) {
        const entry = {
            host: line.host,
            status: line.status,
            'reason-code': line.reasonCode,
            sha: line.sha,
            'duration-ms': Math.max(0, Math.round(line.durationMs)),
            message: (0,foreign_text/* truncate */.xv)(line.message, messageLimit),
        };
        bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
        if (bytes > byteLimit)
            break;
        brief.push(entry);
    }
    return brief;
}
const toldLimit = 20;
function host_line_describeHosts(lines) {
    const told = worstFirst(lines)
        .slice(0, toldLimit)
        .map((line) => `  ${line.host}: ${describeSha(line)}`);
    const more = lines.length - told.length;
    return [...told, ...(more > 0 ? [`  and ${more} more hosts`] : [])].join('\n');
}
function describeSha({ status, sha }) {
    if (status === 'unreachable')
        return 'not reached';
    if (status === 'unknown')
        return 'not known';
    return sha ?? 'nothing';
}
function host_line_sayOf(host, message) {
    return message.startsWith(host) ? message : `${host}: ${message}`;
}
function host_line_nameHosts(names) {
    const [first = '', second, third] = names;
    if (second === undefined)
        return first;
    if (third === undefined)
        return `${first} and ${second}`;
    if (names.length === 3)
        return `${first}, ${second} and ${third}`;
    return `${first}, ${second} and ${names.length - 2} more`;
}

// EXTERNAL MODULE: ./lib/ports/duration.js
var duration = __nccwpck_require__(1439);
;// CONCATENATED MODULE: ./lib/delivery/hosts/hosts-table.js



const rowLimit = 100;
const reasonLimit = 200;
const barLength = 10;
function hostsTable(lines) {
    if (lines.length === 0)
        return '';
    const longest = Math.max(...lines.map(({ durationMs }) => durationMs));
    const rows = worstFirst(lines)
        .slice(0, rowLimit)
        .map((line) => `| ${(0,foreign_text/* escapeMarkdown */.FV)(line.host)} | ${line.status} | ${shaCell(line)} | ${tookCell(line, longest)} | ${reasonCell(line)} |`);
    const more = lines.length > rowLimit ? `\n\n${lines.length - rowLimit} more hosts are in the log.` : '';
    return `\n| Host | State | Runs | Took | Why |\n|---|---|---|---|---|\n${rows.join('\n')}${more}\n`;
}
function shaCell(line) {
    return line.sha === null ? describeSha(line) : `\`${line.sha.slice(0, 12)}\``;
}
function tookCell({ durationMs }, longest) {
    if (durationMs <= 0)
        return '';
    const length = Math.max(1, Math.round((durationMs / longest) * barLength));
    return `${'\u2588'.repeat(length)} ${(0,duration/* formatDuration */.a)(durationMs)}`;
}
const well = ['live', 'unchanged', 'validated'];
function reasonCell({ status, reasonCode, message }) {
    return well.includes(status) && reasonCode !== 'degraded'
        ? ''
        : (0,foreign_text/* escapeMarkdown */.FV)((0,foreign_text/* truncate */.xv)(message.replace(/\s+/g, ' '), reasonLimit));
}

// EXTERNAL MODULE: ./lib/health/health-report.js
var health_report = __nccwpck_require__(3684);
;// CONCATENATED MODULE: ./lib/health/describe-health.js



const namedLimit = 3;
const describe_health_reasonLimit = 300;
function describe_health_describeHealth(report) {
    const total = report.results.length;
    if (total === 0)
        return 'No health checks are set.';
    const took = (0,duration/* formatDuration */.a)(report.durationMs);
    const sorted = sortWorstFirst(report.results);
    const failed = sorted.filter(({ health }) => health === 'unhealthy');
    const degraded = sorted.filter(({ health }) => health === 'degraded');
    if (failed.length > 0) {
        const count = total === 1 ? 'The health check' : `${failed.length} of ${total} health checks`;
        return `${count} failed after ${took}: ${nameSome(failed)}${besides(degraded)}.`;
    }
    if (report.status === 'unhealthy') {
        return `The health checks took turns to fail for ${took}; they did not pass often enough in a row.`;
    }
    if (degraded.length > 0)
        return describeDegraded(degraded, total, took);
    return total === 1
        ? `The health check passed in ${took}.`
        : `All ${total} health checks passed in ${took}.`;
}
function describeDegraded(degraded, total, took) {
    const count = total === 1
        ? 'The health check is degraded'
        : `Nothing is down, but ${degraded.length} of ${total} health checks ${degraded.length === 1 ? 'is' : 'are'} degraded`;
    return `${count} after ${took}: ${nameSome(degraded)}.`;
}
function besides(degraded) {
    if (degraded.length === 0)
        return '';
    return `; besides, ${degraded.length} ${degraded.length === 1 ? 'is' : 'are'} degraded`;
}
function nameSome(results) {
    const named = results
        .slice(0, namedLimit)
        .map(({ name, reason }) => `${name} (${(0,foreign_text/* truncate */.xv)(reason, describe_health_reasonLimit)})`);
    const more = results.length - named.length;
    return `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
function describeCheck(result) {
    const tries = result.attempts === 1 ? '1 try' : `${result.attempts} tries`;
    const took = formatDuration(result.latencyMs);
    if (result.health === 'healthy')
        return `${result.name} is healthy (${tries}, the last took ${took}).`;
    const hint = result.hint === undefined ? '' : ` ${result.hint}`;
    return `${result.name} is ${result.health}: ${result.reason} (${tries}, the last took ${took}).${hint}`;
}
function sortWorstFirst(results) {
    return [...results].sort((left, right) => (0,health_report/* compareHealth */.C)(right.health, left.health) || right.latencyMs - left.latencyMs);
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __nccwpck_require__(3916);
;// CONCATENATED MODULE: ./lib/delivery/delivery-state.js
const emptyState = { generation: 0, earlier: [] };
const earlierLimit = 10;
function applyEvent(state, event) {
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
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
function writeEvent(event) {
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
function hashOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function writeSnapshot(snapshot) {
    const { state, ledgerBytes, lastLine } = snapshot;
    const body = { 'schema-version': snapshotVersion, ...state, ledgerBytes, lastLine };
    return `${JSON.stringify({ ...body, checksum: hashOf(JSON.stringify(body)) }, null, 2)}\n`;
}
function snapshot_sumOf(body) {
    try {
        return hashOf(JSON.stringify(body));
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
        lastLine: lastLine === undefined ? '' : hashOf(lastLine),
    };
}
function foldEvents(state, events) {
    return events.reduce(applyEvent, state);
}

;// CONCATENATED MODULE: ./lib/delivery/load-environment.js



const snapshotLimit = 16 * 1024 * 1024;
const load_environment_lineLimit = 512 * 1024;
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
    for (const most of [usualLine, load_environment_lineLimit]) {
        const start = Math.max(0, bytes - most);
        const file = await host.read(path, { offset: start });
        if (file === undefined || file.size < bytes)
            return undefined;
        const lines = file.bytes.subarray(0, bytes - start);
        const begins = lines.subarray(0, -1).lastIndexOf('\n') + 1;
        if (begins > 0 || start === 0 || most === load_environment_lineLimit)
            return {
                lastLine: lines.length === 0 ? '' : hashOf(lines.subarray(begins, -1).toString('utf8')),
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





function environment_store_environmentFiles(stateFolder, environment) {
    const folder = (0,posix_.join)(stateFolder, environment);
    return {
        folder,
        ledger: (0,posix_.join)(folder, 'ledger.jsonl'),
        state: (0,posix_.join)(folder, 'state.json'),
        previousState: (0,posix_.join)(folder, 'state.json.1'),
        validated: (0,posix_.join)(folder, 'last-validated-sha.txt'),
        lock: (0,posix_.join)(folder, 'lock'),
    };
}
async function openEnvironmentStore(host, files, log) {
    await host.sweep(files.folder);
    const loaded = await load_environment_loadEnvironment(host, files);
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

;// CONCATENATED MODULE: ./lib/health/compare-health.js

const compare_health_namedLimit = 5;
const textLimit = 2_000_000;
function compare_health_compareReports(before, now) {
    const past = new Map(before.map(({ name, health }) => [name, health]));
    const pairs = now.results.map(({ name, health }) => ({ name, before: past.get(name), now: health }));
    const parts = stories.flatMap(({ holds, tells }) => {
        const names = pairs.filter(holds).map(({ name }) => name);
        return names.length === 0 ? [] : [`${listNames(names)} ${tells(names.length === 1)}`];
    });
    const asWhole = worstHealth(before.map(({ health }) => health)) !== now.status;
    const changed = asWhole || pairs.some(isChange);
    return { changed, sentence: `${[...parts, ...closing(pairs, now)].join('; ')}.` };
}
function isChange({ before, now }) {
    return before === undefined ? now !== 'healthy' : before !== now;
}
const was = (one) => (one ? 'was' : 'were');
const is = (one) => (one ? 'is' : 'are');
const stories = [
    {
        holds: (pair) => pair.before === 'unhealthy' && pair.now === 'unhealthy',
        tells: (one) => `${was(one)} already unhealthy before`,
    },
    {
        holds: (pair) => pair.before === 'degraded' && pair.now === 'degraded',
        tells: (one) => `${was(one)} already degraded before`,
    },
    {
        holds: (pair) => pair.before === 'healthy' && pair.now === 'unhealthy',
        tells: () => 'became unhealthy since',
    },
    {
        holds: (pair) => pair.before === 'degraded' && pair.now === 'unhealthy',
        tells: (one) => `${was(one)} degraded before and became unhealthy since`,
    },
    {
        holds: (pair) => pair.before === 'healthy' && pair.now === 'degraded',
        tells: () => 'became degraded since',
    },
    {
        holds: (pair) => pair.before === undefined && pair.now === 'unhealthy',
        tells: (one) => `${is(one)} unhealthy and ${was(one)} not checked before`,
    },
    {
        holds: (pair) => pair.before === undefined && pair.now === 'degraded',
        tells: (one) => `${is(one)} degraded and ${was(one)} not checked before`,
    },
    {
        holds: (pair) => pair.before === 'unhealthy' && pair.now === 'degraded',
        tells: (one) => `${is(one)} better, but still degraded`,
    },
    {
        holds: (pair) => pair.before !== undefined && pair.before !== 'healthy' && pair.now === 'healthy',
        tells: (one) => `${is(one)} well again`,
    },
];
function closing(pairs, now) {
    const flapping = now.status === 'unhealthy' && pairs.every((pair) => pair.now !== 'unhealthy');
    if (flapping)
        return ['the checks took turns to fail'];
    if (pairs.every((pair) => pair.now === 'healthy' && !isChange(pair))) {
        return ['Nothing changed: everything was healthy before and is healthy now'];
    }
    return pairs.some(isChange) ? [] : ['nothing else changed'];
}
function listNames(names) {
    const shown = names.slice(0, compare_health_namedLimit);
    const more = names.length - shown.length;
    const all = more > 0 ? [...shown, `${more} more`] : shown;
    const last = all.at(-1) ?? '';
    return all.length === 1 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}
function readPastChecks(json) {
    if (json.length > textLimit)
        return undefined;
    let value;
    try {
        value = JSON.parse(json);
    }
    catch {
        return undefined;
    }
    if (!Array.isArray(value))
        return undefined;
    const checks = value.map(readPastCheck).filter((check) => check !== undefined);
    return checks.length === value.length ? checks : undefined;
}
function readPastCheck(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { name, health, passed } = value;
    if (typeof name !== 'string' || name === '')
        return undefined;
    if (health === 'healthy' || health === 'degraded' || health === 'unhealthy')
        return { name, health };
    if (health !== undefined || typeof passed !== 'boolean')
        return undefined;
    return { name, health: passed ? 'healthy' : 'unhealthy' };
}

;// CONCATENATED MODULE: ./lib/delivery/against-baseline.js


function against_baseline_comparableChecks(recipe, live) {
    const known = new Set(live?.recipe?.health.checks.map((check) => JSON.stringify(check)));
    const checks = recipe.health.checks.filter((check) => known.has(JSON.stringify(check)));
    return { ...recipe, health: { ...recipe.health, checks } };
}
function worsened(baseline, now) {
    const past = new Map(baseline?.wasWell === true ? baseline.report.results.map((result) => [result.name, result]) : []);
    return now.results.filter((result) => {
        if (result.health === 'healthy')
            return false;
        const before = past.get(result.name);
        if (before === undefined || compareHealth(result.health, before.health) !== 0)
            return true;
        return complaint(before) !== complaint(result);
    });
}
function complaint({ reason, components = [] }) {
    const parts = components.map(({ name, health }) => `${name} ${health}`).sort();
    return parts.length > 0 ? parts.join('\n') : reason.replace(/\d+(?:\.\d+)?/g, '#');
}
function sinceBaseline(baseline, now) {
    const before = baseline?.report;
    if (before === undefined || before.results.length === 0)
        return undefined;
    if (before.status === 'healthy' && now.status === 'healthy')
        return undefined;
    return compareReports(before.results, now).sentence;
}

// EXTERNAL MODULE: ./lib/hosts/host.js
var host = __nccwpck_require__(3224);
;// CONCATENATED MODULE: ./lib/delivery/lost-host.js
function lostWithin(lost) {
    return Object.assign(new Error(lost.message), { name: 'LostWithin', lost });
}
function lost_host_isLostWithin(error) {
    return error instanceof Error && error.name === 'LostWithin';
}
function overtakenBy({ isFirst, before, announced }, state) {
    const { live } = state;
    const old = before(state).live;
    if (isFirst || announced() === undefined || live === undefined)
        return undefined;
    return live.generation === old?.generation ? undefined : live.sha;
}
const waits = [500, 2_000, 5_000, 10_000, 20_000, 25_000];
async function lost_host_despiteLostHost(ports, act) {
    let first;
    let announced;
    const before = (state) => {
        first ??= state;
        return first;
    };
    const announces = (generation) => {
        announced = generation;
    };
    let lost;
    for (let index = 0;; index += 1) {
        const result = await tryOnce(() => act({ isFirst: lost === undefined, before, announces, announced: () => announced }));
        if (result.kind === 'lost')
            lost = result.error;
        else if (lost === undefined || !isRefusal(result.value))
            return result.value;
        else if (result.value.code !== 'host_unreachable')
            return afterLoss(lost, result.value);
        const wait = waits[index];
        if (wait === undefined || ports.signal.aborted)
            return unknownOf(ports, lost);
        ports.log.warning(`${lost.lost.message} Reaching it again to find out what came of it.`);
        await ports.clock.sleep(wait, ports.signal);
    }
}
async function tryOnce(act) {
    try {
        return { kind: 'done', value: await act() };
    }
    catch (error) {
        if (lost_host_isLostWithin(error))
            return { kind: 'lost', error };
        throw error;
    }
}
function isRefusal(value) {
    return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused';
}
function afterLoss({ lost }, refused) {
    const message = `${lost.message} It was reached again and what came of it could not be found out: ${refused.message}`;
    return { kind: 'refused', code: 'host_lost', message };
}
function unknownOf({ host }, { lost }) {
    return {
        kind: 'refused',
        code: 'host_lost',
        message: `${lost.message} ${host.name} did not come back in time, so it is not known what it runs now. Look at it; the next run reads back what is live, and finishes or undoes.`,
    };
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

;// CONCATENATED MODULE: ./lib/delivery/session.js





async function session_withEnvironment(ref, ports, body) {
    try {
        const files = environment_store_environmentFiles(ref.stateFolder, ref.environment);
        const problem = await stateFolderProblem(ports.host, ref.stateFolder, files);
        if (problem !== undefined)
            return session_refusal('state_folder_refused', problem);
        return await withLock(ref, ports, files, body);
    }
    catch (error) {
        if ((0,host/* isHostLost */.lM)(error))
            return session_refusal('host_unreachable', `${error.message} Nothing was changed.`);
        if (!(0,host/* isHostError */.JV)(error))
            throw error;
        return session_refusal('state_not_writable', `${error.message} Nothing was changed.`);
    }
}
function session_refusal(code, message) {
    return { kind: 'refused', code, message };
}
function session_isRefusal(value) {
    return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused';
}
async function withLock(ref, ports, files, body) {
    const owner = `pid ${process.pid}, since ${timestamp(ports)}${ref.run.url === '' ? '' : `, ${ref.run.url}`}`;
    const outcome = await ports.host.lock(files.lock, {
        owner,
        waitMs: ref.lockWaitMs,
        signal: ports.signal,
        onWait: (holder) => ports.log.info(`Environment ${ref.environment} is held by another run (${holder}); waiting up to ${(0,duration/* formatDuration */.a)(ref.lockWaitMs)}.`),
    });
    if (outcome.kind === 'unavailable')
        return session_refusal('lock_unavailable', noLockSentence(ports.host.name, outcome.reason));
    if (outcome.kind === 'busy')
        return session_refusal('lock_held', `Environment ${ref.environment} is locked by ${outcome.holder}; it did not end within ${(0,duration/* formatDuration */.a)(ref.lockWaitMs)}. Nothing was changed; run again when it has.`);
    try {
        const opened = await openEnvironmentStore(ports.host, files, ports.log);
        if (opened.kind === 'newer')
            return session_refusal('state_from_newer_version', opened.message);
        return await inSession(createSession(ref, ports, opened.store, outcome), body);
    }
    finally {
        await releaseLock(outcome.lock);
    }
}
async function releaseLock(lock) {
    await lock.release().catch((error) => {
        if (!(0,host/* isHostLost */.lM)(error))
            throw error;
    });
}
function createSession(ref, ports, store, held) {
    const { lock, waitedMs } = held;
    let quiet = {};
    return {
        ref,
        ports,
        store,
        lock,
        waitedMs,
        driver: (recipe) => {
            const state = store.state();
            const needed = neededReleases(state);
            const { validated, earlier } = state;
            return ports.openDriver(recipe, {
                lock,
                quiet,
                signal: ports.signal,
                needed,
                keep: [...needed, ...earlier.map(({ sha }) => sha)],
                ...(validated === undefined ? {} : { rollbackPoint: validated.sha }),
            });
        },
        disturbed: () => {
            quiet = {};
        },
    };
}
function neededReleases({ live, validated, earlier, pending }) {
    const proven = [validated?.sha, earlier[0]?.sha];
    const shas = [live?.sha, ...proven, pending?.from, pending?.to, pending?.rollbackPoint];
    return shas.filter((sha) => typeof sha === 'string');
}
async function inSession(session, body) {
    const { ports, store } = session;
    const before = store.state();
    try {
        const result = await body(session);
        if (session_isRefusal(result))
            ports.signal.throwIfAborted();
        await store.save();
        return result;
    }
    catch (error) {
        if ((0,host/* isHostLost */.lM)(error))
            throw lostWithin(error);
        const { pending } = store.state();
        if (ports.signal.aborted && pending !== undefined) {
            const at = timestamp(ports);
            await store.append({ event: 'interrupted', at, generation: pending.generation }).catch(() => undefined);
        }
        if (ports.signal.aborted || !(0,host/* isHostError */.JV)(error))
            throw error;
        const announced = pending !== undefined || store.state() !== before;
        if (!announced)
            return session_refusal('state_not_writable', `${error.message} Nothing was changed.`);
        return session_refusal('state_not_saved', `${error.message} The target may run the new release already; the next run reads it back and finishes. Make room or repair the disk, then run again.`);
    }
}
function timestamp(ports) {
    return new Date(ports.clock.now()).toISOString();
}
function session_record(session, event) {
    return session.store.append({ ...event, at: timestamp(session.ports) });
}
async function session_observe(driver, next) {
    const observation = await driver.current(next);
    return observation.kind === 'unreadable'
        ? session_refusal('target_unreadable', `${observation.message} Nothing was changed.`)
        : observation;
}

;// CONCATENATED MODULE: ./lib/delivery/shared-path.js



async function shared_path_refuseSharedPath({ ports, ref, store }, path) {
    if (store.state().live?.recipe !== undefined)
        return undefined;
    const { environment, stateFolder } = ref;
    const others = (await ports.host.folders(stateFolder)).filter((name) => name !== environment);
    for (const other of others) {
        const loaded = await loadEnvironment(ports.host, environmentFiles(stateFolder, other));
        if (loaded.kind === 'loaded' && loaded.state.live?.recipe?.path === path)
            return refusal('environment_taken', `path: ${path} belongs to the environment "${other}" (${stateFolder}/${other}), and two environments cannot share a folder; give ${environment} a path of its own (renamed ${other}? rename ${stateFolder}/${other} too). Nothing was changed.`);
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/hosts/user-shell.js
var user_shell = __nccwpck_require__(8126);
;// CONCATENATED MODULE: ./lib/delivery/user-command.js

async function runUserCommand(session, input, recipe, facts) {
    const script = recipe[input];
    if (script === undefined)
        return { kind: 'done' };
    const { ports, ref, lock } = session;
    const driver = session.driver(recipe);
    const variables = {
        ...(0,user_shell/* passedVariables */.a7)(input, recipe.passEnv ?? [], ref.variable, ports.log),
        ...(await driver.variables?.()),
        BELAY_ENVIRONMENT: ref.environment,
        BELAY_PATH: recipe.path,
        BELAY_SHA: facts.sha,
        BELAY_PREVIOUS_SHA: facts.previousSha ?? '',
    };
    const inContainer = input === 'after' ? driver.afterInContainer?.(script, variables) : undefined;
    const result = await (0,user_shell/* runUserText */.kC)({ ...ports, lock }, {
        script,
        folder: driver.folder,
        variables,
        timeoutMs: recipe.commandTimeoutMs,
        title: `${titles[input]} (${input})`,
        ...(inContainer === undefined ? {} : { instead: inContainer }),
    });
    session.disturbed();
    const ending = (0,user_shell/* describeEnding */.be)(result, recipe.commandTimeoutMs);
    ports.log.info(`${titles[input]}: ${ending}.`);
    if (result.kind === 'exited' && result.exitCode === 0)
        return { kind: 'done' };
    return { kind: 'failed', message: `${input}: the command ${ending}${(0,user_shell/* lastLineOf */.SH)(result)}.` };
}
function user_command_checksRunCommands({ health }) {
    return health.checks.some((check) => kindOf(check) === 'exec');
}
function kindOf(check) {
    return typeof check === 'object' && check !== null && 'kind' in check ? check.kind : 'http';
}
const titles = {
    before: 'Before the deployment',
    restart: 'Restart',
    after: 'After the deployment',
};

;// CONCATENATED MODULE: ./lib/delivery/preflight.js





async function survey(session, request, others) {
    const taken = preflight_refuseForeignTarget(session, request.recipe.path);
    if (taken !== undefined)
        return taken;
    const shared = await refuseSharedPath(session, request.recipe.path);
    if (shared !== undefined)
        return shared;
    const { ports } = session;
    const { sha, recipe } = request;
    const driver = session.driver(recipe);
    const { live } = session.store.state();
    const found = await observe(driver, live?.sha === sha ? undefined : sha);
    if (found.kind === 'refused')
        return found;
    const from = found.kind === 'release' ? found.sha : null;
    noteDrift(session, from);
    const isStanding = preflight_stands(sha, found, live);
    const known = live?.sha === from ? live : undefined;
    const baseline = glance(session, isStanding ? recipe : comparableChecks(recipe, known), from);
    baseline.catch(() => undefined);
    const health = isStanding ? await baseline : undefined;
    if (health !== undefined && health.status !== 'unhealthy')
        return { kind: 'unchanged', from, superseded: false, health };
    const ready = await ports.log.group('Prepare', () => session.driver(recipe).prepare(sha, 'deploy'));
    ports.signal.throwIfAborted();
    if (ready.kind === 'refused')
        return { kind: 'not-ready', from, code: ready.code, message: ready.message };
    if (from !== null &&
        from !== sha &&
        others !== undefined &&
        live?.generation !== others.before?.generation &&
        (await driver.isAncestor(sha, from)) === true) {
        return { kind: 'unchanged', from, superseded: true };
    }
    const before = await baseline;
    if (before !== undefined && before.status !== 'healthy')
        ports.log.warning(`Before this deployment the service was ${before.status} already: ${describeHealth(before)}`);
    const ground = { kind: 'ready', from, superseded: false };
    return before === undefined
        ? ground
        : { ...ground, baseline: { report: before, wasWell: known?.healthy === true } };
}
function preflight_stands(sha, found, live) {
    const isLive = found.kind === 'release' && found.sha === sha && found.clean && live?.sha === sha;
    return isLive && (live.healthy || live.sickness === 'degraded');
}
async function glance(session, recipe, from) {
    if (from === null)
        return undefined;
    const { ports } = session;
    const report = await ports.openHealth(recipe, { sha: from, manner: 'glance' }).check(ports.signal);
    if (checksRunCommands(recipe))
        session.disturbed();
    return report;
}
function preflight_refuseForeignTarget(session, path) {
    return preflight_refuseOtherPath(session.store.state(), session.ref, path);
}
function preflight_refuseOtherPath(state, ref, path) {
    const known = state.live?.recipe?.path;
    if (known === undefined || known === path)
        return undefined;
    const { environment, stateFolder } = ref;
    return session_refusal('environment_taken', `environment: "${environment}" in ${stateFolder} belongs to ${known}, got path ${path}; give this service another environment name or a state-dir of its own (moved it? remove ${stateFolder}/${environment} first). Nothing was changed.`);
}
function noteDrift(session, from) {
    const { live } = session.store.state();
    if (live !== undefined && live.sha !== from) {
        session.ports.log.warning(`The target runs ${from ?? 'nothing'}, not ${live.sha} that Belay made live: somebody changed it. The target counts.`);
    }
    else if (live === undefined && from !== null) {
        session.ports.log.notice(`The target runs ${from}, which Belay did not put there; it is taken over as it is, not validated.`);
    }
}

;// CONCATENATED MODULE: ./lib/delivery/plan-deploy.js






const commitLimit = 200;
async function peekEnvironment(ref, ports) {
    const loaded = await load_environment_loadEnvironment(ports.host, environment_store_environmentFiles(ref.stateFolder, ref.environment));
    return loaded.kind === 'newer' ? session_refusal('state_from_newer_version', loaded.message) : loaded.state;
}
async function tidyEnvironment(ref, ports) {
    try {
        await withEnvironment({ ...ref, lockWaitMs: 0 }, ports, async () => undefined);
    }
    catch (error) {
        if (!isLostWithin(error))
            throw error;
    }
}
async function planDeploy(ref, request, ports) {
    const state = await peekEnvironment(ref, ports);
    if ('kind' in state)
        return state;
    const { sha, recipe } = request;
    const taken = refuseOtherPath(state, ref, recipe.path);
    if (taken !== undefined)
        return taken;
    const { validated } = state;
    const driver = ports.openDriver(recipe, {
        lock: undefined,
        signal: ports.signal,
        ...(validated === undefined ? {} : { rollbackPoint: validated.sha }),
    });
    try {
        const found = await observe(driver, sha);
        if (found.kind === 'refused')
            return found;
        const from = found.kind === 'release' ? found.sha : null;
        const ready = await driver.prepare(sha, 'plan');
        const health = from === null
            ? undefined
            : await ports.openHealth(recipe, { sha: from, manner: 'glance' }).check(ports.signal);
        const known = from !== null && ready.kind === 'ready';
        return {
            kind: 'plan',
            from,
            to: sha,
            rollbackSha: state.validated?.sha ?? null,
            generation: state.generation + 1,
            unchanged: stands(sha, found, state.live) && health?.status !== 'unhealthy',
            commits: known ? await driver.commitsBetween(from, sha, commitLimit) : [],
            removed: known ? await driver.commitsBetween(sha, from, commitLimit) : [],
            health: health === undefined ? 'Nothing is live yet.' : describeHealth(health),
            ...(ready.kind === 'refused' ? { obstacle: { code: ready.code, message: ready.message } } : {}),
        };
    }
    finally {
        await driver.close();
    }
}

;// CONCATENATED MODULE: ./lib/delivery/refusal-report.js
async function refusalReport(peek, askTarget, within) {
    const state = await peek().catch(() => undefined);
    if (state === undefined || 'kind' in state)
        return nothingKnown;
    const { live, pending, validated, generation } = state;
    const remembered = live?.sha ?? null;
    const rest = { rollbackSha: validated?.sha ?? null, generation };
    if (pending === undefined)
        return { sha: remembered, previousSha: remembered, ...rest };
    const sha = askTarget === undefined ? null : await answer((signal) => askTarget(pending.recipe, signal), within);
    return { sha, previousSha: pending.from, ...rest };
}
const askMs = 3_000;
const endMs = 2_000;
async function answer(ask, { clock, signal }) {
    if (signal.aborted)
        return null;
    const late = new AbortController();
    const asked = ask(AbortSignal.any([signal, late.signal])).then((sha) => sha ?? null, () => null);
    const told = new AbortController();
    const after = (ms) => clock.sleep(ms, told.signal).then(() => null, () => null);
    const deadline = after(askMs).then(() => {
        late.abort(new Error('The target did not answer in time.'));
        return told.signal.aborted ? null : after(endMs);
    });
    const sha = await Promise.race([asked, deadline]);
    told.abort();
    return late.signal.aborted || signal.aborted ? null : sha;
}
const nothingKnown = {
    sha: null,
    previousSha: null,
    rollbackSha: null,
    generation: 0,
};

;// CONCATENATED MODULE: ./lib/delivery/hosts/known-on-hosts.js



const ofAnotherRun = ['lock_held', 'lock_unavailable'];
async function knownOnHosts(spots, { code, hosts }, within) {
    const [only, ...others] = spots;
    if (others.length > 0) {
        const sha = host_line_sharedSha(hosts);
        return { ...nothingKnown, sha, previousSha: sha };
    }
    const isForeign = code === 'untrusted_event';
    if (isForeign && !only.isHere)
        return nothingKnown;
    const askTarget = async (recipe, signal) => {
        const { ports } = await only.open();
        const driver = ports.openDriver(recipe, { lock: undefined, signal });
        try {
            return await driver.liveSha();
        }
        finally {
            await driver.close();
        }
    };
    const peek = async () => {
        const { ref, ports } = await only.open();
        return peekEnvironment(ref, ports);
    };
    return refusalReport(peek, isForeign || ofAnotherRun.includes(code) ? undefined : askTarget, within);
}

;// CONCATENATED MODULE: ./lib/delivery/go-live.js


async function goLive(session, request) {
    const { ports } = session;
    const { sha, recipe } = request;
    const facts = { sha, previousSha: request.from };
    const activation = await ports.log.group(`Activate ${sha.slice(0, 12)}`, () => session.driver(recipe).activate(sha, request.expected));
    ports.signal.throwIfAborted();
    if (activation.kind === 'failed')
        return { kind: 'not-active', code: activation.code, message: activation.message };
    const { saved, sick } = activation;
    if (sick !== undefined)
        return { kind: 'sick', code: 'unhealthy', message: sick, health: undefined, saved };
    const restarted = await runUserCommand(session, 'restart', recipe, facts);
    if (restarted.kind === 'failed')
        return { kind: 'sick', code: 'restart_failed', message: restarted.message, health: undefined, saved };
    const probe = ports.openHealth(recipe, { sha });
    const check = () => probe.check(ports.signal);
    const health = recipe.health.checks.length === 0 ? await check() : await ports.log.group('Health', check);
    session.disturbed();
    ports.log.info(describe_health_describeHealth(health));
    if (health.status === 'unhealthy')
        return { kind: 'sick', code: 'unhealthy', message: describe_health_describeHealth(health), health, saved };
    const after = await runUserCommand(session, 'after', recipe, facts);
    if (after.kind === 'failed')
        return { kind: 'sick', code: 'hook_failed', message: after.message, health, saved };
    return (await movedAway(session, request, saved)) ?? { kind: 'healthy', health, saved };
}
async function movedAway(session, { sha, recipe }, saved) {
    if (recipe.restart === undefined && recipe.after === undefined)
        return undefined;
    const found = await session.driver(recipe).liveSha();
    session.ports.signal.throwIfAborted();
    if (found === sha)
        return undefined;
    const now = found ?? 'no commit that can be read';
    const message = `The target is at ${now} after its commands ran, not at ${sha}: "restart" or "after" moved it (git pull, git checkout?). Take that out of them; Belay has moved the files already.`;
    return { kind: 'sick', code: 'wrong_commit', message, health: undefined, saved };
}

;// CONCATENATED MODULE: ./lib/delivery/mirror.js
async function mirrorRollback(session, facts) {
    const { intent, left, healthy } = facts;
    const failed = left?.deploymentId === undefined
        ? undefined
        : setStatus(session, left.deploymentId, 'failure', `Rolled back (${intent.reason}).`);
    const id = await start(session, intent.recipe, {
        sha: intent.to,
        description: `Rollback (${intent.reason}).`,
        task: 'rollback',
    });
    await failed;
    if (id === undefined)
        return undefined;
    await setStatus(session, id, healthy ? 'success' : 'failure', healthy ? 'Live again.' : 'Live again and not healthy.');
    return id;
}
async function mirrorStart(session, { sha, recipe }) {
    const id = await start(session, recipe, { sha, description: 'Deployed by Belay before CI has finished.' });
    if (id !== undefined)
        await setStatus(session, id, 'in_progress', 'Going live.');
    return id;
}
async function start(session, recipe, deployment) {
    if (recipe.recordDeployment === false)
        return undefined;
    return session.ports.deployments.start({ ...deployment, environment: session.ref.environment });
}
async function mirrorReplaced(session, replaced) {
    if (replaced?.deploymentId === undefined)
        return;
    await setStatus(session, replaced.deploymentId, 'inactive', 'Replaced by a newer deployment.');
}
async function mirror_mirrorEnd(session, id, state, description) {
    if (id !== undefined)
        await setStatus(session, id, state, description);
}
function setStatus(session, id, state, description) {
    const { run, url } = session.ref;
    return session.ports.deployments.setStatus(id, {
        state,
        description,
        ...(run.url === '' ? {} : { logUrl: run.url }),
        ...(url === undefined ? {} : { environmentUrl: url }),
    });
}

;// CONCATENATED MODULE: ./lib/delivery/rollback.js



async function rollback_rollBack(session, request) {
    const { ports, store } = session;
    const ready = await ports.log.group('Prepare the rollback', () => session.driver(request.recipe).prepare(request.sha, 'local'));
    ports.signal.throwIfAborted();
    if (ready.kind === 'refused') {
        await concludeSick(session, { sickness: sicknessOf(request.reason), deploymentId: request.deploymentId });
        return {
            kind: 'failed',
            code: 'rollback_not_possible',
            sha: request.from,
            message: `No rollback to ${request.sha} was begun: ${ready.message}`,
        };
    }
    const state = store.state();
    const since = liveSince(state);
    const intent = {
        event: 'intent',
        op: 'rollback',
        generation: state.generation + 1,
        from: request.from,
        to: request.sha,
        rollbackPoint: state.validated?.sha ?? null,
        undoes: request.undoes,
        reason: request.reason,
        recipe: request.recipe,
        run: session.ref.run,
        ...(request.note === undefined ? {} : { note: request.note }),
        ...(request.deploymentId === undefined ? {} : { leftDeploymentId: request.deploymentId }),
    };
    await session_record(session, intent);
    return finishRollback(session, intent, since);
}
async function finishRollback(session, intent, since) {
    const left = session.store.state().live;
    const wentLive = since ?? left?.at;
    const outcome = await goLive(session, {
        sha: intent.to,
        from: intent.from,
        recipe: intent.recipe,
        ...(intent.from === null ? {} : { expected: intent.from }),
    });
    if (outcome.kind === 'not-active') {
        return {
            kind: 'failed',
            code: 'rollback_failed',
            sha: await reportedSha(session, intent.recipe),
            message: `The rollback to ${intent.to} did not come about: ${outcome.message} The next run tries it again.`,
            ...(outcome.code === 'repository_busy' ? { isBusy: true } : {}),
        };
    }
    const healthy = outcome.kind === 'healthy';
    const deploymentId = await mirrorRollback(session, { intent, left, healthy });
    await session_record(session, {
        event: 'live',
        generation: intent.generation,
        sha: intent.to,
        healthy,
        ...(outcome.kind === 'sick' ? { sickness: outcome.code } : {}),
        ...(deploymentId === undefined ? {} : { deploymentId }),
        ...(outcome.saved === undefined ? {} : { savedRef: outcome.saved.ref }),
    });
    if (outcome.kind === 'healthy')
        return {
            kind: 'rolled-back',
            sha: intent.to,
            generation: intent.generation,
            health: outcome.health,
            liveMs: elapsedSince(wentLive, session.ports.clock.now()),
        };
    return {
        kind: 'failed',
        code: 'rollback_failed',
        sha: await reportedSha(session, intent.recipe),
        message: `The rollback target ${intent.to} is live and not healthy either: ${outcome.message} Belay stops here and does not try another release; a person is needed.`,
    };
}
function liveSince({ pending, live }) {
    return pending?.at ?? live?.at;
}
function elapsedSince(at, now) {
    const ms = now - Date.parse(at ?? '');
    return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : 0;
}
async function concludeSick(session, facts) {
    const { pending } = session.store.state();
    if (pending === undefined)
        return;
    const { sickness, deploymentId } = facts;
    await session_record(session, {
        event: 'live',
        generation: pending.generation,
        sha: pending.to,
        healthy: false,
        sickness,
        ...(deploymentId === undefined ? {} : { deploymentId }),
    });
}
function sicknessOf(reason) {
    return reason === 'restart_failed' || reason === 'hook_failed' || reason === 'wrong_commit'
        ? reason
        : 'unhealthy';
}
async function reportedSha(session, recipe) {
    return (await session.driver(recipe).liveSha()) ?? null;
}

;// CONCATENATED MODULE: ./lib/delivery/recover.js




async function recover_recover(session, whenStuck) {
    const { pending } = session.store.state();
    if (pending === undefined)
        return { kind: 'nothing' };
    const { log } = session.ports;
    log.warning(`An earlier run stopped in the middle of a ${pending.op} to ${pending.to}; finding out what is live.`);
    const tried = await reconcile(session, pending);
    const isStuck = tried.kind === 'refused' && tried.code === 'target_stuck';
    const recovery = isStuck && whenStuck === 'adopt' ? await recover_adopt(session, pending, tried.message) : tried;
    if (recovery.kind === 'refused')
        return recovery;
    await session.store.save();
    log.warning(recovery.message);
    return recovery;
}
async function reconcile(session, intent) {
    const found = await session_observe(session.driver(intent.recipe));
    if (found.kind === 'refused')
        return found;
    const byHand = found.kind === 'release' && found.clean && ![intent.from, intent.to].includes(found.sha);
    if (byHand)
        return recover_adopt(session, intent, 'Somebody changed the target meanwhile.');
    return intent.op === 'rollback' ? recoverRollback(session, intent) : recoverDeploy(session, intent, found);
}
async function recover_adopt(session, intent, why) {
    const found = await session_observe(session.driver(intent.recipe));
    if (found.kind === 'refused')
        return found;
    const { generation } = intent;
    if (found.kind === 'nothing') {
        await session_record(session, { event: 'undone', generation, sha: null, code: 'interrupted' });
        return { kind: 'ended', sha: null, generation, message: `${why} Nothing is live.` };
    }
    const { sha } = found;
    await session_record(session, { event: 'adopted', generation, sha });
    return {
        kind: 'adopted',
        sha,
        generation,
        message: `${why} The target runs ${sha}; it is taken over as it is, not validated.`,
    };
}
async function recoverRollback(session, intent) {
    const result = await finishRollback(session, intent);
    const open = stillOpen(session, result);
    if (open !== undefined)
        return open;
    const message = result.kind === 'failed' ? result.message : `The interrupted rollback is finished: ${intent.to} is live.`;
    return { kind: 'ended', sha: result.sha, generation: intent.generation, message };
}
function stillOpen(session, result) {
    if (result.kind !== 'failed' || session.store.state().pending?.op !== 'rollback')
        return undefined;
    return result.isBusy === true ? session_refusal('target_unreadable', result.message) : stuck(result.message);
}
function notActive({ code, message }) {
    return code === 'repository_busy'
        ? session_refusal('target_unreadable', `${message} The next run tries again.`)
        : stuck(message);
}
function stuck(message) {
    const way = 'It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to".';
    return session_refusal('target_stuck', `${message} ${way}`);
}
async function recoverDeploy(session, intent, found) {
    if (found.kind === 'release' && found.sha === intent.to && found.clean)
        return finishDeploy(session, intent);
    if (intent.from === null)
        return finishDeploy(session, intent);
    const refused = await restore(session, intent, intent.from);
    if (refused === undefined)
        return takenBack(session, intent, intent.from);
    const isGone = found.kind === 'nothing' && refused.code === 'target_stuck';
    return isGone ? takenBack(session, intent, null) : refused;
}
async function takenBack(session, intent, sha) {
    const { generation, to } = intent;
    await session_record(session, { event: 'undone', generation, sha, code: 'interrupted' });
    const what = sha === null ? 'nothing is live' : `${sha} is live, as before`;
    const message = `The interrupted deployment of ${to} is taken back: ${what}.`;
    return { kind: 'ended', sha, generation, message };
}
async function finishDeploy(session, intent) {
    const { generation, to: sha } = intent;
    const outcome = await goLive(session, { sha, from: intent.from, recipe: intent.recipe, expected: sha });
    const previous = session.store.state().live;
    if (outcome.kind === 'healthy') {
        const deploymentId = await mirrorStart(session, { sha, recipe: intent.recipe });
        const id = deploymentId === undefined ? {} : { deploymentId };
        const { status } = outcome.health;
        const well = status === 'healthy' ? { healthy: true } : { healthy: false, sickness: 'degraded' };
        await session_record(session, { event: 'live', generation, sha, ...well, recovered: true, ...id });
        await mirror_mirrorEnd(session, deploymentId, 'success', 'Live; an interrupted deployment was finished.');
        await mirrorReplaced(session, previous);
        return {
            kind: 'finished',
            sha,
            generation,
            message: `The interrupted deployment of ${sha} is finished: it is live and ${status}.`,
        };
    }
    const { validated } = session.store.state();
    if (outcome.kind === 'not-active')
        return intent.from === null ? takenBack(session, intent, null) : notActive(outcome);
    if (intent.recipe.onFailure === 'rollback' && validated !== undefined && validated.sha !== sha) {
        const result = await rollback_rollBack(session, {
            ...validated,
            from: sha,
            undoes: generation,
            reason: outcome.code,
        });
        const open = stillOpen(session, result);
        if (open !== undefined)
            return open;
        await mirrorReplaced(session, previous);
        const message = result.kind === 'failed'
            ? result.message
            : `The interrupted deployment of ${sha} was not healthy (${outcome.message}); ${validated.sha} is live again.`;
        return { kind: 'ended', sha: result.sha, generation, message };
    }
    await concludeSick(session, { sickness: outcome.code });
    await mirrorReplaced(session, previous);
    return {
        kind: 'ended',
        sha,
        generation,
        message: `The interrupted deployment of ${sha} is live and not healthy: ${outcome.message}`,
    };
}
async function restore(session, intent, from) {
    const { live } = session.store.state();
    const recipe = live?.sha === from ? (live.recipe ?? intent.recipe) : intent.recipe;
    const outcome = await goLive(session, {
        sha: from,
        from: intent.to,
        recipe: { ...recipe, path: intent.recipe.path },
        expected: intent.to,
    });
    if (outcome.kind === 'not-active')
        return notActive(outcome);
    if (outcome.kind === 'sick')
        session.ports.log.warning(`${from} is back and not healthy: ${outcome.message}`);
    return undefined;
}

;// CONCATENATED MODULE: ./lib/delivery/return-to.js





function stop(status, reasonCode, message) {
    return { kind: 'stop', status, reasonCode, message };
}
function planReturn(state, found, request) {
    const { live, validated } = state;
    if (live === undefined) {
        const message = 'Belay has deployed nothing in this environment, so there is nothing to roll back. Deploy first.';
        return stop('failed', 'nothing_live', message);
    }
    const now = found ?? live.sha;
    if (request.ifLive !== undefined && request.ifLive !== now) {
        const message = `${request.ifLive} is not live any more, ${now} is; nothing was changed.`;
        return stop('superseded', 'superseded', message);
    }
    if (request.ifGeneration !== undefined && request.ifGeneration !== live.generation)
        return stop('superseded', 'superseded', leftAlone(live.sha));
    const sha = request.to ?? request.shared?.sha ?? validated?.sha;
    if (sha === undefined) {
        const message = 'Nothing has been validated in this environment, so there is no release to return to by itself; name one with the input "to".';
        return stop('failed', 'no_rollback_target', message);
    }
    if (sha === found && live.sha === found && live.healthy)
        return stop('nothing-to-do', 'nothing_to_do', liveAlready(state, sha));
    const proven = provenReleases(state).find((each) => each.sha === sha);
    const shared = request.shared?.sha === sha ? request.shared : undefined;
    const recipe = request.recipe ?? proven?.recipe ?? shared?.recipe ?? live.recipe ?? validated?.recipe;
    if (recipe === undefined) {
        const message = 'It is not known how this environment is made live: no deployment by Belay is on record. Deploy the commit instead.';
        return stop('failed', 'no_rollback_target', message);
    }
    return { kind: 'go', sha, recipe, proven: (proven ?? shared) !== undefined, undoes: live.generation };
}
function provenReleases({ validated, earlier }) {
    return [...(validated === undefined ? [] : [validated]), ...earlier];
}
function liveAlready(state, sha) {
    const others = provenReleases(state)
        .map((each) => each.sha)
        .filter((each) => each !== sha);
    if (others.length === 0)
        return `${sha} is live already.`;
    return `${sha} is live already. To go further back, name one that was validated before: ${others.slice(0, 3).join(', ')}.`;
}
function returnTo(ref, request, ports) {
    return lost_host_despiteLostHost(ports, (attempt) => returnOnce(ref, request, ports, attempt));
}
function returnOnce(ref, request, ports, attempt) {
    return session_withEnvironment(ref, ports, async (session) => {
        const recovery = await recover_recover(session, request.to === undefined ? 'refuse' : 'adopt');
        if (recovery.kind === 'refused')
            return recovery;
        const ended = attempt.isFirst ? undefined : returnedAlready(session, attempt.announced());
        if (ended !== undefined)
            return ended;
        const taken = request.path === undefined ? undefined : preflight_refuseForeignTarget(session, request.path);
        if (taken !== undefined)
            return taken;
        const found = await liveOnTarget(session, request);
        if (found !== null && typeof found === 'object')
            return found;
        const newer = overtakenBy(attempt, session.store.state());
        const plan = newer === undefined || recovery.kind === 'adopted'
            ? planReturn(session.store.state(), found, request)
            : stop('superseded', 'superseded', leftAlone(newer));
        if (plan.kind === 'stop')
            return reportOf(session, { ...plan, fromSha: found, sha: found });
        attempt.announces(session.store.state().generation + 1);
        return carryOut(session, request, plan, found);
    });
}
function leftAlone(sha) {
    return `Another deployment went live meanwhile: ${sha}. It was left alone.`;
}
function returnedAlready(session, own) {
    const { live, lastRollback } = session.store.state();
    if (live === undefined || lastRollback === undefined || lastRollback.generation !== own)
        return undefined;
    if (live.generation !== lastRollback.generation)
        return undefined;
    const shas = { fromSha: lastRollback.sha, sha: live.sha };
    if (!live.healthy)
        return reportOf(session, {
            ...shas,
            status: 'failed',
            reasonCode: 'rollback_failed',
            message: `The rollback target ${live.sha} is live and not healthy either; a person is needed.`,
        });
    return reportOf(session, {
        ...shas,
        status: 'rolled-back',
        reasonCode: 'rolled_back',
        message: `${live.sha} is live again; ${lastRollback.sha} was taken back (the connection to the host broke meanwhile).`,
    });
}
async function liveOnTarget(session, request) {
    const state = session.store.state();
    if (session.store.ambiguous && request.to === undefined)
        return session_refusal('target_unreadable', 'The memory of this environment was damaged, so what was validated is not known for certain; a rollback by itself is refused. Deploy the commit you want, or name it: the next verdict makes the memory whole.');
    const recipe = state.live?.recipe ?? state.validated?.recipe;
    if (recipe === undefined)
        return null;
    const next = request.to ?? request.shared?.sha ?? state.validated?.sha;
    const found = await session_observe(session.driver(recipe), next);
    if (found.kind === 'refused')
        return found;
    if (found.kind === 'release')
        return found.isMissing === true ? null : found.sha;
    if (state.live !== undefined)
        session.ports.log.warning(`The target runs nothing; ${state.live.sha} was live last.`);
    return null;
}
function reportOf(session, facts) {
    const { generation, live } = session.store.state();
    const { status, reasonCode, message, fromSha, sha, liveMs } = facts;
    return {
        kind: 'returned',
        status,
        reasonCode,
        message,
        fromSha,
        sha,
        generation: live?.generation ?? generation,
        ...(liveMs === undefined ? {} : { liveMs }),
    };
}
async function carryOut(session, request, plan, found) {
    const left = found ?? session.store.state().live?.sha ?? null;
    if (!plan.proven && request.recipe === undefined)
        session.ports.log.warning(`${plan.sha} was never validated in this environment; it is made live because it was named.`);
    const result = await rollback_rollBack(session, {
        sha: plan.sha,
        recipe: plan.recipe,
        from: left,
        undoes: plan.undoes,
        reason: 'requested',
        ...(request.note === undefined ? {} : { note: request.note }),
    });
    if (result.kind === 'failed')
        return reportOf(session, {
            status: 'failed',
            reasonCode: result.code,
            message: result.message,
            fromSha: found,
            sha: result.sha,
        });
    return reportOf(session, {
        status: 'rolled-back',
        reasonCode: 'rolled_back',
        message: `${plan.sha} is live again and ${result.health.status}; ${left} was taken back.`,
        fromSha: left,
        sha: result.sha,
        liveMs: result.liveMs,
    });
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/choose-return.js
const choose_return_toldLimit = 20;
function choose_return_chooseReturn(hosts, leaving) {
    const running = hosts
        .filter(({ state }) => state.live !== undefined)
        .map(({ name, state }) => ({ name, proven: validatedOn(state).filter(({ sha }) => sha !== leaving) }));
    const last = new Set(running.map(({ proven }) => proven[0]?.sha));
    if (last.size <= 1)
        return { kind: 'own', release: running[0]?.proven[0] };
    const [first, ...others] = running.map(({ proven }) => proven).filter(({ length }) => length > 0);
    const release = first?.find(({ sha }) => others.every((list) => list.some((each) => each.sha === sha)));
    if (release !== undefined) {
        const { sha } = release;
        const where = others.length + 1 === running.length ? 'on all' : 'wherever anything is';
        const why = `The hosts do not have the same last validated release; ${sha} is the newest that is validated ${where}.`;
        return { kind: 'to', release, why };
    }
    const lines = running
        .slice(0, choose_return_toldLimit)
        .map(({ name, proven }) => `  ${name}: ${proven[0]?.sha ?? 'nothing'}`);
    return {
        kind: 'none',
        message: `No release is validated on all hosts, so there is none to return to by itself; name one with the input "to". Validated last:\n${lines.join('\n')}`,
    };
}
function choose_return_asKnownOn(state, { sha, recipe }) {
    const own = validatedOn(state).find((each) => each.sha === sha);
    return { sha, recipe: own?.recipe ?? recipe };
}
function validatedOn({ validated, earlier }) {
    return [...(validated === undefined ? [] : [validated]), ...earlier];
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/lost.js


async function lost_unlessLost(act) {
    try {
        return await act();
    }
    catch (error) {
        if (!(0,host/* isHostLost */.lM)(error))
            throw error;
        return session_refusal(error.when === 'before' ? 'host_unreachable' : 'host_lost', error.message);
    }
}
async function unlessUnreadable(act) {
    try {
        return await act();
    }
    catch (error) {
        if ((0,host/* isHostLost */.lM)(error))
            return session_refusal('host_unreachable', error.message);
        if ((0,host/* isHostError */.JV)(error))
            return session_refusal('state_not_writable', `${error.message} Nothing was changed.`);
        throw error;
    }
}
function lost_leavesUnknown({ code }) {
    return code === 'host_lost' || code === 'state_not_saved';
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/reach.js


function reach_reachHosts(spots) {
    return Promise.all(spots.map(reach));
}
async function reach(spot) {
    const found = await unlessUnreadable(async () => {
        const place = await spot.open();
        return { place, state: await peekEnvironment(place.ref, place.ports) };
    });
    if ('kind' in found)
        return { kind: 'unreached', name: spot.name, refusal: found };
    const { place, state } = found;
    if ('kind' in state)
        return { kind: 'unreached', name: spot.name, refusal: state };
    return { kind: 'reached', name: spot.name, place, state };
}
async function lookAgain(host) {
    const { name, place } = host;
    const state = await unlessUnreadable(() => peekEnvironment(place.ref, place.ports));
    return 'kind' in state ? { kind: 'unreached', name, refusal: state } : { ...host, state };
}
function reach_reachedOf(reaches) {
    return reaches.filter((each) => each.kind === 'reached');
}
function reach_unreachedOf(reaches) {
    return reaches.filter((each) => each.kind === 'unreached');
}
function unreachedLine({ name, refusal }) {
    return {
        host: name,
        status: 'unreachable',
        reasonCode: refusal.code,
        sha: null,
        durationMs: 0,
        message: refusal.message,
    };
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/cancelled.js

const lastWordMs = 3_000;
async function cancelled_leaveCancelled({ mirror, hosts }, ports) {
    const { log, clock, signal } = ports;
    log.warning(`Cancelled before all hosts were done; the next run goes on from what is there. As far as it is known, they run:\n${host_line_describeHosts(hosts)}`);
    const until = new AbortController();
    const deployments = ports.lastWord?.(until.signal) ?? ports.deployments;
    const over = new AbortController();
    const deadline = clock.sleep(lastWordMs, over.signal).catch(() => undefined);
    const description = 'Cancelled before all hosts were done.';
    await Promise.race([mirror.conclude({ cancelled: { description, deployments } }), deadline]);
    over.abort();
    until.abort();
    signal.throwIfAborted();
    throw new Error('The run was cancelled.');
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/host-logs.js

const host_logs_lineLimit = 2_000;
function host_logs_createHostLogs(base) {
    let printing = Promise.resolve();
    let isPrinting = false;
    const held = [];
    const say = (act) => {
        if (isPrinting)
            held.push(act);
        else
            act();
    };
    const print = async (title, lines) => {
        isPrinting = true;
        try {
            if (lines.length === 0)
                base.info(title);
            else
                await base.foreign(title, async (line) => {
                    for (const each of lines)
                        line(each);
                });
        }
        finally {
            isPrinting = false;
            for (const act of held.splice(0))
                act();
        }
    };
    return {
        of(host) {
            const collected = createCollector();
            return {
                log: {
                    ...collected.log,
                    notice: (message) => say(() => base.notice(host_line_sayOf(host, message))),
                    warning: (message) => say(() => base.warning(host_line_sayOf(host, message))),
                    debug: (line) => say(() => base.debug(`${host}: ${line}`)),
                },
                close(title) {
                    printing = printing.then(() => print(title, collected.lines()));
                    return printing;
                },
            };
        },
    };
}
function createCollector() {
    const kept = [];
    let dropped = 0;
    let indent = '';
    const add = (line) => {
        kept.push(`${indent}${line}`);
        if (kept.length > host_logs_lineLimit) {
            kept.shift();
            dropped += 1;
        }
    };
    const under = async (title, body) => {
        add(title);
        indent = '  ';
        try {
            return await body();
        }
        finally {
            indent = '';
        }
    };
    return {
        log: {
            info: add,
            group: under,
            foreign: (title, body) => under(title, () => body(add)),
        },
        lines: () => (dropped === 0 ? kept : [`(${dropped} earlier lines are left out)`, ...kept]),
    };
}

// EXTERNAL MODULE: ./lib/hosts/ssh/ssh-target.js
var ssh_target = __nccwpck_require__(953);
;// CONCATENATED MODULE: ./lib/delivery/hosts/hosts-lock.js










async function hosts_lock_withHostsLock(seen, ports, body) {
    const locks = createLocks(ports);
    try {
        const taken = await takeAll([...reach_reachedOf(seen)].sort(byAddress), locks);
        const busy = taken.find(isBusy);
        if (busy !== undefined)
            return { ...busy.refusal, message: host_line_sayOf(busy.name, busy.refusal.message) };
        const now = await Promise.all(seen.map(async (each) => {
            const own = taken.find(({ name }) => name === each.name);
            return own?.kind === 'reached' ? lookAgain(own) : (own ?? each);
        }));
        return await body({ now, regain: (wanted) => regainAll(now, wanted, locks, ports) });
    }
    finally {
        await locks.release(() => true);
    }
}
function createLocks(ports) {
    const { clock } = ports;
    const started = clock.monotonic();
    const owner = `pid ${process.pid} (${(0,external_node_crypto_.randomBytes)(4).toString('hex')}), since ${timestamp({ clock })}`;
    const held = new Map();
    let isTold = false;
    const onWait = (message) => {
        if (!isTold)
            ports.log.info(message);
        isTold = true;
    };
    return {
        async take(host, waitMs) {
            const taken = await lost_unlessLost(() => takeLock(host, { owner, waitMs, onWait }, ports));
            if (taken.kind === 'refused')
                return { kind: 'unreached', name: host.name, refusal: taken };
            held.set(host.name, taken.lock);
            return host;
        },
        leftMs: ({ place }) => Math.max(0, place.ref.lockWaitMs - (clock.monotonic() - started)),
        isLost: (name) => held.get(name)?.isHeld?.() === false,
        async release(which) {
            const going = [...held].filter(([name]) => which(name));
            for (const [name] of going)
                held.delete(name);
            await Promise.all(going.map(([, lock]) => lock.release().catch(() => undefined)));
        },
    };
}
function isBusy(reach) {
    return reach.kind === 'unreached' && reach.refusal.code === 'lock_held';
}
function byAddress(left, right) {
    const [one, other] = [addressOf(left), addressOf(right)];
    return one < other ? -1 : one > other ? 1 : 0;
}
function addressOf({ name }) {
    const target = (0,ssh_target/* parseSshTarget */.vW)(name);
    return target === undefined ? name : (0,ssh_target/* sshAddress */.zE)(target);
}
async function takeAll(hosts, locks) {
    const [first, ...rest] = hosts;
    if (first === undefined)
        return [];
    const head = await locks.take(first, locks.leftMs(first));
    if (isBusy(head))
        return [head];
    const tried = await allOf(rest.map((host) => locks.take(host, 0)));
    const busyAt = tried.findIndex(isBusy);
    if (busyAt === -1)
        return [head, ...tried];
    const waiting = rest.slice(busyAt);
    await locks.release((name) => waiting.some((host) => host.name === name));
    const taken = [head, ...tried.slice(0, busyAt)];
    for (const host of waiting) {
        const next = await locks.take(host, locks.leftMs(host));
        taken.push(next);
        if (isBusy(next))
            break;
    }
    return taken;
}
async function allOf(promises) {
    await Promise.allSettled(promises);
    return Promise.all(promises);
}
const hosts_lock_waits = [500, 2_000, 5_000, 10_000];
const noticeMs = 60_000;
async function regainAll(hosts, wanted, locks, ports) {
    const lost = reach_reachedOf(hosts).filter(({ name }) => wanted.has(name) && locks.isLost(name));
    return allOf(lost.map((host) => regain(host, locks, ports)));
}
async function regain(host, locks, { clock, log, signal }) {
    log.warning(`${host.name}: the connection that kept other runs away broke; taking the lock anew.`);
    await locks.release((name) => name === host.name);
    const waitMs = Math.min(host.place.ref.lockWaitMs, noticeMs);
    for (let index = 0;; index += 1) {
        const taken = await locks.take(host, waitMs);
        if (taken.kind === 'reached')
            return lookAgain(taken);
        const wait = hosts_lock_waits[index];
        if (taken.refusal.code === 'lock_held' || wait === undefined)
            return taken;
        await clock.sleep(wait, signal);
    }
}
const nameLimit = 300;
async function takeLock({ place, name }, { owner, waitMs, onWait }, { signal }) {
    const { ref, ports } = place;
    const files = environment_store_environmentFiles(ref.stateFolder, ref.environment);
    const own = `${owner}${ref.run.url === '' ? '' : `, ${ref.run.url}`}`;
    const itself = new AbortController();
    const isOwn = (holder) => holder === own.slice(0, nameLimit).trim();
    try {
        const problem = await stateFolderProblem(ports.host, ref.stateFolder, files);
        if (problem !== undefined)
            return session_refusal('state_folder_refused', problem);
        const outcome = await ports.host.lock(`${files.folder}/hosts.lock`, {
            owner: own,
            waitMs,
            signal: AbortSignal.any([signal, itself.signal]),
            onWait: (holder) => {
                if (isOwn(holder))
                    itself.abort();
                else
                    onWait(`Another run goes over the hosts of ${ref.environment} (${holder}); waiting up to ${(0,duration/* formatDuration */.a)(waitMs)}.`);
            },
        });
        if (outcome.kind === 'held')
            return outcome;
        if (outcome.kind === 'unavailable')
            return session_refusal('lock_unavailable', noLockSentence(name, outcome.reason));
        return session_refusal('lock_held', `another run goes over the hosts of ${ref.environment} (${outcome.holder}); it did not end within ${(0,duration/* formatDuration */.a)(ref.lockWaitMs)}. Nothing was changed; run again when it has.`);
    }
    catch (error) {
        if (itself.signal.aborted && !signal.aborted)
            return session_refusal('lock_held', 'another of the hosts is the same machine with the same state folder; name each machine once. Nothing was changed.');
        if (!(0,host/* isHostError */.JV)(error))
            throw error;
        return session_refusal('state_not_writable', `${error.message} Nothing was changed.`);
    }
}

;// CONCATENATED MODULE: ./lib/delivery/illness.js

async function illness_illnessOf(session, watched) {
    const { ports } = session;
    const { recipe, sickness } = watched;
    if (sickness !== undefined && sickness !== 'unhealthy' && sickness !== 'degraded')
        return ill(`something failed when it went live (${sickness}). Mend it and deploy the commit again.`);
    if (recipe === undefined)
        return ill('Belay did not make it live. Deploy it, then settle again.');
    const probe = ports.openHealth(recipe, { sha: watched.sha });
    const health = await ports.log.group('Health', () => probe.check(ports.signal));
    const again = 'A new run of this step validates it when it is.';
    if (health.status === 'unhealthy')
        return ill(`the service is not well. ${describeHealth(health)} ${again}`);
    if (health.unasked !== undefined)
        return ill(`not all of its checks could be asked here (${health.unasked.join(', ')}). ${again}`);
    if (health.status === 'healthy' || watched.healthy)
        return undefined;
    const message = `it is degraded since it went live. ${describeHealth(health)} ${again}`;
    return { code: 'degraded', message };
}
function ill(message) {
    return { code: 'unhealthy', message };
}

;// CONCATENATED MODULE: ./lib/delivery/settle.js








function settle_settle(ref, request, ports) {
    return despiteLostHost(ports, (attempt) => settleOnce(ref, request, ports, attempt));
}
function settleOnce(ref, request, ports, attempt) {
    return withEnvironment(ref, ports, async (session) => {
        const before = attempt.before(session.store.state());
        const recovery = await recover(session, 'refuse');
        if (recovery.kind === 'refused')
            return recovery;
        const ended = attempt.isFirst ? undefined : rolledBackAlready(session, request, attempt.announced());
        if (ended !== undefined)
            return ended;
        const taken = request.path === undefined ? undefined : refuseForeignTarget(session, request.path);
        if (taken !== undefined)
            return taken;
        const found = await observeLive(session, request);
        if (found?.kind === 'refused')
            return found;
        const liveSha = found === undefined ? null : liveOf(session, found);
        const watched = settle_watchedRelease(session.store.state(), request);
        if (watched === undefined || liveSha !== request.sha)
            return superseded(session, request, liveSha);
        if (!attempt.isFirst && before.validated?.generation !== watched.generation)
            await tellValidatedOnce(session, watched);
        attempt.announces(session.store.state().generation + 1);
        const concluded = await apply(session, request, watched);
        const isOwn = !attempt.isFirst && before.validated?.generation !== concluded.generation;
        return isOwn && concluded.reasonCode === 'already_validated'
            ? { ...concluded, reasonCode: 'validated', message: validatedWords(request.sha) }
            : concluded;
    });
}
async function tellValidatedOnce(session, { generation, deploymentId }) {
    if (session.store.state().validated?.generation === generation)
        await mirrorEnd(session, deploymentId, 'success', validatedDescription);
}
function rolledBackAlready(session, { sha }, own) {
    const { live, lastRollback } = session.store.state();
    if (lastRollback === undefined || lastRollback.sha !== sha || lastRollback.generation !== own)
        return undefined;
    if (live?.generation !== lastRollback.generation)
        return undefined;
    if (!live.healthy) {
        const message = `The rollback target ${live.sha} is live and not healthy either; a person is needed.`;
        return report(session, 'none', 'rollback_failed', message);
    }
    const message = `${sha} is taken back (the connection to the host broke meanwhile); ${live.sha} is live again.`;
    return report(session, 'rolled-back', 'rolled_back', message);
}
function liveOf({ store }, found) {
    return found.kind === 'release' ? found.sha : (store.state().live?.sha ?? null);
}
async function observeLive(session, { shared }) {
    const { live, validated } = session.store.state();
    const recipe = live?.recipe ?? validated?.recipe;
    const way = shared ?? validated;
    return recipe === undefined ? undefined : observe(session.driver(recipe), way?.sha);
}
function settle_watchedRelease(state, request) {
    const { live } = state;
    if (live === undefined || live.sha !== request.sha)
        return undefined;
    return request.generation === undefined || request.generation === live.generation ? live : undefined;
}
function report(session, action, reasonCode, message) {
    const { live, validated, generation } = session.store.state();
    return {
        kind: 'settled',
        action,
        reasonCode,
        message,
        liveSha: live?.sha ?? null,
        validatedSha: validated?.sha ?? null,
        generation: live?.generation ?? generation,
    };
}
function superseded(session, request, liveSha) {
    const { live, lastRollback } = session.store.state();
    if (request.verdict === 'success' && wasRolledBack(session.store.state(), request.sha)) {
        const message = `CI says yes of ${request.sha} now, but it was rolled back (${lastRollback?.reason}) and is not live; nothing was changed.`;
        return { ...report(session, 'superseded', 'passed_after_rollback', message), liveSha };
    }
    const now = live?.sha === liveSha ? `${liveSha} (deployment ${live.generation})` : notOurs(liveSha);
    const message = `The verdict "${request.verdict}" on ${request.sha} came too late: live is ${now}, which it does not touch.`;
    return { ...report(session, 'superseded', 'superseded', message), liveSha };
}
function notOurs(liveSha) {
    return liveSha === null ? 'nothing that Belay made live' : `${liveSha}, which Belay did not put there`;
}
function wasRolledBack(state, sha) {
    return state.live !== undefined && state.live.generation === takenForCi(state, sha);
}
function wentForward(state, sha) {
    return takenForCi(state, sha) !== undefined && state.live?.sha === sha;
}
function takenForCi({ lastRollback }, sha) {
    if (lastRollback === undefined || lastRollback.sha !== sha)
        return undefined;
    return ['ci_failed', 'no_verdict'].includes(lastRollback.reason) ? lastRollback.generation : undefined;
}
function apply(session, request, watched) {
    if (request.verdict === 'success')
        return settle_validate(session, watched);
    if (request.verdict === 'failure')
        return fail(session, request, watched);
    if (session.store.state().validated?.sha === watched.sha)
        return stillValidated(session, request);
    const stays = request.shared === undefined && settle_staysDespiteFailure(session.store.state(), watched.sha);
    return request.onNoVerdict === 'rollback' && !stays
        ? goBack(session, request, watched)
        : leaveUnproven(session, request, watched);
}
async function settle_validate(session, watched) {
    const { store } = session;
    const { sha, generation, deploymentId } = watched;
    if (store.state().validated?.generation === generation)
        return report(session, 'validated', 'already_validated', `${sha} was validated already.`);
    const illness = await illnessOf(session, watched);
    if (illness !== undefined) {
        const message = `CI says yes of ${sha}, but it is not validated: ${illness.message}`;
        return report(session, 'none', illness.code, message);
    }
    if (!watched.healthy)
        await record(session, { event: 'live', generation, sha, healthy: true });
    await record(session, { event: 'validated', generation, sha });
    await store.save();
    await mirrorEnd(session, deploymentId, 'success', validatedDescription);
    return report(session, 'validated', 'validated', validatedWords(sha));
}
function validatedWords(sha) {
    return `${sha} is validated: live, healthy, and CI passed.`;
}
function settle_staysDespiteFailure({ validated, live }, sha) {
    return validated !== undefined && (validated.sha === sha || live?.verdict === 'failure');
}
async function fail(session, request, watched) {
    const { sha, generation } = watched;
    const state = session.store.state();
    if (!settle_staysDespiteFailure(state, sha))
        return goBack(session, request, watched);
    if (state.validated?.sha === sha)
        await record(session, { event: 'withdrawn', generation, sha });
    if (request.shared !== undefined)
        return goBack(session, request, watched);
    await mirrorEnd(session, watched.deploymentId, 'failure', 'CI took its word back; still live.');
    const message = `CI now says no of ${sha}, which it had said yes of; it stays live and no longer counts as validated. Nothing is rolled back by itself; a person is needed.`;
    return report(session, 'none', 'validation_withdrawn', message);
}
async function goBack(session, request, watched) {
    const { verdict, shared } = request;
    const target = shared ?? session.store.state().validated;
    const { sha, generation } = watched;
    const reason = verdict === 'failure' ? 'ci_failed' : 'no_verdict';
    const why = reason === 'ci_failed' ? 'CI failed' : 'CI gave no verdict';
    if (target === undefined || target.sha === sha) {
        await record(session, { event: 'verdict', generation, sha, verdict });
        await mirrorEnd(session, watched.deploymentId, 'failure', `${why}; nothing to return to, still live.`);
        return report(session, 'none', 'no_rollback_target', `${why} for ${sha} and nothing has been validated in this environment, so there is nothing to return to: it stays live. A person is needed.`);
    }
    const result = await rollBack(session, {
        sha: target.sha,
        recipe: target.recipe,
        from: sha,
        undoes: generation,
        reason,
    });
    if (result.kind === 'failed') {
        if (session.store.state().live?.generation === generation)
            await mirrorEnd(session, watched.deploymentId, 'failure', `${why}; it could not be rolled back.`);
        const failed = report(session, 'none', result.code, `${why} for ${sha}. ${result.message}`);
        return { ...failed, liveSha: result.sha };
    }
    const message = `${why} for ${sha}; ${target.sha} is live again and ${result.health.status}.`;
    return { ...report(session, 'rolled-back', 'rolled_back', message), liveMs: result.liveMs };
}
async function stillValidated(session, { sha, verdict }) {
    const message = `CI gave no verdict on ${sha} this time (${verdict}); it had passed before, so it stays live and validated.`;
    return report(session, 'validated', 'already_validated', message);
}
async function leaveUnproven(session, request, watched) {
    const { sha, generation } = watched;
    const isKnown = watched.verdict === request.verdict || settle_staysDespiteFailure(session.store.state(), sha);
    if (!isKnown)
        await record(session, { event: 'verdict', generation, sha, verdict: request.verdict });
    return report(session, 'none', 'unproven', `CI gave no verdict on ${sha} (${request.verdict}): it stays live, is not validated and cannot be promoted.`);
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/conclude-settling.js


const gravest = (/* unused pure expression or super */ null && ([
    'host_lost',
    'rollback_failed',
    'rollback_not_possible',
    'no_rollback_target',
    'validation_withdrawn',
]));
const good = (/* unused pure expression or super */ null && ([
    'validated',
    'already_validated',
    'rolled_back',
    'superseded',
    'passed_after_rollback',
]));
function conclude_settling_concludeSettling(settled) {
    const hosts = settled.map(lineOf);
    const reports = settled.flatMap((each) => (each.kind === 'settled' ? [each.report] : []));
    const liveMs = reports.map((report) => report.liveMs).filter((ms) => ms !== undefined);
    return {
        kind: 'settled',
        ...verdictOf(hosts),
        liveSha: sharedSha(hosts),
        validatedSha: reports.length < settled.length ? null : (common(reports.map((report) => report.validatedSha)) ?? null),
        generation: Math.max(0, ...reports.map(({ generation }) => generation)),
        hosts,
        ...(liveMs.length === 0 ? {} : { liveMs: Math.max(...liveMs) }),
    };
}
function verdictOf(hosts) {
    const bad = hosts.filter(({ reasonCode }) => !good.includes(reasonCode));
    const isAny = (status) => hosts.some((line) => line.status === status);
    const isAll = (status) => hosts.every((line) => line.status === status);
    const [first] = hosts;
    if (bad.length > 0)
        return unsettled(hosts, bad);
    if (isAll('superseded'))
        return {
            action: 'superseded',
            reasonCode: common(hosts.map(({ reasonCode }) => reasonCode)) === 'passed_after_rollback'
                ? 'passed_after_rollback'
                : 'superseded',
            message: first?.message ?? '',
        };
    if (hostsDiffer(hosts) || (isAny('validated') && !isAll('validated')))
        return {
            action: isAny('rolled-back') ? 'rolled-back' : 'none',
            reasonCode: 'hosts_differ',
            message: `The hosts do not all run the same release; a person is needed.${describeDone(hosts)} Deploying a commit brings all of them to it.\n${describeHosts(hosts)}`,
        };
    const telling = hosts.find(({ status }) => status !== 'superseded') ?? first;
    const message = `On all ${hosts.length} hosts: ${telling?.message ?? ''}`;
    if (isAny('rolled-back'))
        return { action: 'rolled-back', reasonCode: 'rolled_back', message };
    const isNew = hosts.some(({ reasonCode }) => reasonCode === 'validated');
    return { action: 'validated', reasonCode: isNew ? 'validated' : 'already_validated', message };
}
const conclude_settling_toldLimit = 5;
function unsettled(hosts, bad) {
    const worst = gravest
        .map((code) => bad.find(({ reasonCode }) => reasonCode === code))
        .find((line) => line !== undefined) ?? bad[0];
    const told = bad.slice(0, conclude_settling_toldLimit).map(({ host, message }) => sayOf(host, message));
    const rest = bad.length > told.length ? ` And ${bad.length - told.length} more hosts.` : '';
    const differ = hostsDiffer(hosts) ? `\n${describeHosts(hosts)}` : '';
    const code = worst?.reasonCode ?? 'host_lost';
    const done = describeDone(hosts);
    return {
        action: hosts.some(({ status }) => status === 'rolled-back') ? 'rolled-back' : 'none',
        reasonCode: (code === 'unexpected' ? 'host_lost' : code),
        message: `${bad.length === hosts.length ? 'All hosts' : `${bad.length} of ${hosts.length} hosts`} could not be settled. ${told.join(' ')}${rest}${done}${differ}`,
    };
}
function describeDone(hosts) {
    const words = { 'rolled-back': 'Rolled back', validated: 'Validated', superseded: 'Left alone' };
    return ['rolled-back', 'validated', 'superseded']
        .map((status) => ({
        status,
        names: hosts.filter((line) => line.status === status).map(({ host }) => host),
    }))
        .filter(({ names }) => names.length > 0)
        .map(({ status, names }) => ` ${words[status]}: ${nameHosts(names)}.`)
        .join('');
}
function lineOf(settled) {
    const { name: host, durationMs } = settled;
    const base = { host, durationMs };
    switch (settled.kind) {
        case 'settled': {
            const { action, reasonCode, message, liveSha: sha } = settled.report;
            const isFailed = reasonCode === 'rollback_failed' || reasonCode === 'rollback_not_possible';
            const status = action === 'none' ? (isFailed ? 'failed' : 'kept') : action;
            return { ...base, status, reasonCode, sha, message };
        }
        case 'unreached':
        case 'refused': {
            const { code, message } = settled.refusal;
            const status = settled.kind === 'refused' && leavesUnknown(settled.refusal) ? 'unknown' : 'unreachable';
            return { ...base, status, reasonCode: code, sha: null, message };
        }
        case 'threw':
            return {
                ...base,
                status: 'unknown',
                reasonCode: 'unexpected',
                sha: null,
                message: 'A fault in Belay.',
            };
    }
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/plan-settling.js


function plan_settling_planSettling(hosts, { generationOn, ...verdict }) {
    const { sha } = verdict;
    const plain = ({ name }) => ({ ...verdict, generation: generationOn(name) });
    const isOpen = ({ state }) => state.pending?.to === sha;
    const running = hosts.filter((host) => isOpen(host) || watchedRelease(host.state, plain(host)) !== undefined);
    const isFailure = verdict.verdict === 'failure';
    const goesBack = isFailure || (verdict.verdict !== 'success' && verdict.onNoVerdict === 'rollback');
    if (!goesBack)
        return { requestOn: plain };
    if (!isFailure && running.some(({ state }) => state.validated?.sha === sha))
        return { requestOn: (host) => ({ ...plain(host), onNoVerdict: 'keep' }) };
    const stays = (host) => !isOpen(host) && staysDespiteFailure(host.state, sha);
    if (running.every(stays))
        return { requestOn: plain };
    const choice = chooseReturn(hosts, sha);
    if (choice.kind === 'none')
        return { requestOn: plain, why: `Each host goes back to its own release. ${choice.message}` };
    const { release } = choice;
    if (release === undefined)
        return { requestOn: plain };
    return { requestOn: shared(plain, release), ...(choice.kind === 'to' ? { why: choice.why } : {}) };
}
function shared(plain, release) {
    return (host) => ({ ...plain(host), shared: asKnownOn(host.state, release) });
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/shared-mirror.js
const rank = {
    failure: 4,
    error: 3,
    success: 2,
    inactive: 1,
    in_progress: 0,
};
function shared_mirror_createSharedMirror(deployments, mayRollBack) {
    const started = new Map();
    const begun = new Set();
    const ended = new Map();
    const start = (deployment) => {
        const { sha, task = 'deploy' } = deployment;
        if (task === 'rollback' && !mayRollBack())
            return Promise.resolve(undefined);
        const key = keyOf(sha, task);
        const known = started.get(key) ?? deployments.start(deployment);
        started.set(key, known);
        return known;
    };
    const setStatus = async (host, id, status) => {
        if (status.state !== 'in_progress') {
            ended.set(id, (ended.get(id) ?? new Map()).set(host, status));
        }
        else if (!begun.has(id)) {
            begun.add(id);
            await deployments.setStatus(id, status);
        }
    };
    return {
        on: (host) => ({ start, setStatus: (id, status) => setStatus(host, id, status) }),
        async conclude({ live, leaveOut, cancelled } = {}) {
            if (cancelled !== undefined) {
                const own = await Promise.all([...started.values()].map(soon));
                const told = [...ended].map(([id, statuses]) => [id, worstOf([...statuses.values()])]);
                ended.clear();
                return concludeCancelled({ own: own.filter((id) => id !== undefined), told }, cancelled);
            }
            const liveId = live === undefined ? undefined : await started.get(keyOf(live.sha, 'deploy'));
            const told = [...ended].map(async ([id, statuses]) => {
                const worst = worstOf([...statuses.values()].filter((each) => leaveOut?.(each) !== true));
                if (worst === undefined)
                    return;
                const isLive = id === liveId && live !== undefined;
                await deployments.setStatus(id, isLive ? { ...worst, state: 'success', description: live.description } : worst);
            });
            ended.clear();
            await Promise.all(told);
        },
    };
}
async function concludeCancelled({ own, told }, { description, deployments }) {
    const worst = new Map(told);
    const ids = new Set([...own, ...worst.keys()]);
    const setting = [...ids].map(async (id) => {
        const status = worst.get(id);
        const isBad = status?.state === 'failure' || status?.state === 'error';
        if (isBad)
            await deployments.setStatus(id, status);
        else if (own.includes(id))
            await deployments.setStatus(id, { ...status, state: 'error', description });
    });
    await Promise.all(setting);
}
function soon(id) {
    return Promise.race([
        id.catch(() => undefined),
        new Promise((resolve) => setImmediate(() => resolve(undefined))),
    ]);
}
function keyOf(sha, task) {
    return `${task} ${sha}`;
}
function worstOf(statuses) {
    return [...statuses].sort((left, right) => rank[right.state] - rank[left.state])[0];
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/turn.js

const unknown = { kind: 'unknown' };
function notYet(reach) {
    const { name } = reach;
    return reach.kind === 'reached'
        ? { name, before: reach.state, came: { kind: 'untouched' }, durationMs: 0 }
        : { name, before: undefined, came: { kind: 'unreached', refusal: reach.refusal }, durationMs: 0 };
}
function turn_lineOfReach(reach) {
    const line = turn_lineOf(notYet(reach));
    if (reach.kind === 'unreached' || reach.state.pending === undefined)
        return line;
    return { ...line, ...openThere };
}
const openThere = {
    status: 'unknown',
    sha: null,
    message: 'An act is open there: what it runs is not known.',
};
function hasFailed({ came }) {
    if (came.kind === 'reported')
        return came.report.status === 'failed' || came.report.status === 'rolled-back';
    return came.kind !== 'untouched';
}
function positionOf({ came, before }) {
    switch (came.kind) {
        case 'reported': {
            const { sha, previousSha } = came.report;
            return sha === null && previousSha !== null ? unknown : { kind: 'known', sha };
        }
        case 'refused':
            return lost_leavesUnknown(came.refusal) || came.refusal.code === 'host_unreachable' || isOpen(before)
                ? unknown
                : { kind: 'known', sha: before?.live?.sha ?? null };
        case 'untouched':
            return { kind: 'known', sha: before?.live?.sha ?? null };
        case 'threw':
        case 'unreached':
            return unknown;
    }
}
function isOpen(before) {
    return before?.pending !== undefined;
}
function turn_lineOf(turn) {
    const own = ownLine(turn);
    const { back } = turn;
    if (back === undefined)
        return own;
    if (back.kind === 'refused') {
        const isUnknown = lost_leavesUnknown(back) || back.code === 'host_unreachable';
        const facts = { ...own, reasonCode: back.code, message: back.message };
        return isUnknown ? { ...facts, status: 'unknown', sha: null } : { ...facts, status: 'failed' };
    }
    if (back.status === 'nothing-to-do' || back.reasonCode === 'nothing_live')
        return own;
    return {
        ...own,
        generation: back.generation,
        status: back.status,
        reasonCode: back.status === 'rolled-back' ? 'taken_back' : back.reasonCode,
        sha: back.sha,
        message: back.message,
    };
}
function ownLine(turn) {
    const { name: host, came, durationMs } = turn;
    const position = positionOf(turn);
    const sha = position.kind === 'known' ? position.sha : null;
    const base = { host, durationMs, sha };
    switch (came.kind) {
        case 'reported': {
            const { status, reasonCode, message } = came.report;
            const facts = { ...base, reasonCode, message, generation: came.report.generation };
            return { ...facts, status: position.kind === 'known' ? status : 'unknown' };
        }
        case 'refused': {
            const { code, message } = came.refusal;
            const lost = code === 'host_unreachable' ? 'unreachable' : 'unknown';
            return { ...base, status: position.kind === 'known' ? 'failed' : lost, reasonCode: code, message };
        }
        case 'unreached':
            return {
                ...base,
                status: 'unreachable',
                reasonCode: came.refusal.code,
                message: came.refusal.message,
            };
        case 'threw':
            return { ...base, status: 'unknown', reasonCode: 'unexpected', message: 'A fault in Belay.' };
        case 'untouched': {
            const line = { ...base, reasonCode: 'untouched' };
            if (!isOpen(turn.before))
                return { ...line, status: 'untouched', message: 'Its turn did not come.' };
            return { ...line, ...openThere, message: `Its turn did not come. ${openThere.message}` };
        }
    }
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/settle-on-hosts.js













async function settleOnHosts(spots, request, ports) {
    const { generationOn, ...verdict } = request;
    const [only, ...others] = spots;
    if (others.length === 0) {
        const report = await unlessLost(async () => {
            const { ref, ports: delivery } = await only.open();
            return settle(ref, { ...verdict, generation: generationOn(only.name) }, delivery);
        });
        return { ...report, hosts: [] };
    }
    const seen = await reachHosts(spots);
    if (reachedOf(seen).length === 0)
        return nobodyReached(seen);
    const report = await unlessLost(() => withHostsLock(seen, ports, ({ now }) => settleAll(now, request, ports)));
    return report.kind === 'refused' ? { hosts: seen.map(lineOfReach), ...report } : report;
}
function nobodyReached(reaches) {
    const away = reach_unreachedOf(reaches);
    const told = away.slice(0, 3).map(({ name, refusal }) => host_line_sayOf(name, refusal.message));
    const message = `None of the ${reaches.length} hosts can be reached. ${told.join(' ')}`;
    return {
        kind: 'refused',
        code: away[0]?.refusal.code ?? 'host_unreachable',
        message,
        hosts: away.map(unreachedLine),
    };
}
async function settleAll(reaches, request, ports) {
    const reached = reachedOf(reaches);
    if (reached.length === 0)
        return nobodyReached(reaches);
    const { why, ...on } = planSettling(reached, request);
    if (why !== undefined)
        ports.log.warning(why);
    const logs = createHostLogs(ports.log);
    const mirror = createSharedMirror(ports.deployments, () => true);
    for (const { name, refusal } of unreachedOf(reaches))
        ports.log.warning(sayOf(name, refusal.message));
    const settled = await Promise.all(reaches.map((reach) => reach.kind === 'unreached'
        ? Promise.resolve({ name: reach.name, kind: 'unreached', refusal: reach.refusal, durationMs: 0 })
        : settleOne(reach, on.requestOn(reach), { logs, mirror }, ports)));
    const report = concludeSettling(settled);
    if (ports.signal.aborted)
        return leaveCancelled({ mirror, hosts: report.hosts }, ports);
    for (const each of settled)
        if (each.kind === 'threw')
            throw each.error;
    const saysValidated = ({ description }) => description === validatedDescription;
    await mirror.conclude(report.action === 'validated' ? {} : { leaveOut: saysValidated });
    return report;
}
async function settleOne({ name, place }, request, { logs, mirror }, ports) {
    const { log, close } = logs.of(name);
    const delivery = place.telling({ log, deployments: mirror.on(name) });
    const started = ports.clock.monotonic();
    const settled = await come(name, { ...place, ports: delivery }, request);
    const durationMs = ports.clock.monotonic() - started;
    await close(`${name}: ${titleOf(settled)} (${formatDuration(durationMs)})`);
    return { ...settled, durationMs };
}
async function come(name, { ref, ports }, request) {
    try {
        const report = await unlessLost(() => settle(ref, request, ports));
        return report.kind === 'refused'
            ? { name, kind: 'refused', refusal: report, durationMs: 0 }
            : { name, kind: 'settled', report, durationMs: 0 };
    }
    catch (error) {
        return { name, kind: 'threw', error, durationMs: 0 };
    }
}
function titleOf(settled) {
    if (settled.kind === 'settled')
        return settled.report.action === 'none' ? settled.report.reasonCode : settled.report.action;
    return settled.kind === 'threw' ? 'broken off' : settled.refusal.code;
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/return-on-hosts.js













async function returnOnHosts(spots, request, ports) {
    const [only, ...others] = spots;
    if (others.length === 0) {
        const report = await lost_unlessLost(async () => {
            const { ref, ports: delivery } = await only.open();
            return returnTo(ref, request, delivery);
        });
        return { ...report, hosts: [] };
    }
    const seen = await reach_reachHosts(spots);
    if (reach_reachedOf(seen).length === 0)
        return nobodyReached(seen);
    const report = await lost_unlessLost(() => hosts_lock_withHostsLock(seen, ports, ({ now }) => returnAll(now, request, ports)));
    return report.kind === 'refused' ? { hosts: seen.map(turn_lineOfReach), ...report } : report;
}
function askedOn(choice, request, state) {
    return choice.kind === 'to' ? { ...request, shared: choose_return_asKnownOn(state, choice.release) } : request;
}
async function returnAll(reaches, request, ports) {
    const reached = reach_reachedOf(reaches);
    if (reached.length === 0)
        return nobodyReached(reaches);
    const choice = request.to === undefined ? choose_return_chooseReturn(reached) : asNamed;
    if (choice.kind === 'none')
        return { ...session_refusal('hosts_differ', choice.message), hosts: reaches.map(turn_lineOfReach) };
    if (choice.kind === 'to')
        ports.log.warning(choice.why);
    const logs = host_logs_createHostLogs(ports.log);
    const mirror = shared_mirror_createSharedMirror(ports.deployments, () => true);
    for (const { name, refusal: why } of reach_unreachedOf(reaches))
        ports.log.warning(host_line_sayOf(name, why.message));
    const returned = await Promise.all(reaches.map((reach) => reach.kind === 'unreached'
        ? Promise.resolve({ line: unreachedLine(reach), report: undefined })
        : returnOne(reach, askedOn(choice, request, reach.state), { logs, mirror }, ports)));
    if (ports.signal.aborted)
        return cancelled_leaveCancelled({ mirror, hosts: returned.map(({ line }) => line) }, ports);
    await mirror.conclude();
    const fault = returned.find(({ error }) => error !== undefined);
    if (fault !== undefined)
        throw fault.error;
    return concludeReturning(returned);
}
const asNamed = { kind: 'own', release: undefined };
async function returnOne({ name, place }, request, { logs, mirror }, ports) {
    const { log, close } = logs.of(name);
    const delivery = place.telling({ log, deployments: mirror.on(name) });
    const started = ports.clock.monotonic();
    try {
        const report = await lost_unlessLost(() => returnTo(place.ref, request, delivery));
        const line = return_on_hosts_lineOf(name, report, ports.clock.monotonic() - started);
        const why = line.status === 'rolled-back' ? '' : ` ${line.message}`;
        await close(`${name}: ${line.status} after ${(0,duration/* formatDuration */.a)(line.durationMs)}.${why}`);
        return { line, report: report.kind === 'refused' ? undefined : report };
    }
    catch (error) {
        const durationMs = ports.clock.monotonic() - started;
        await close(`${name}: broken off after ${(0,duration/* formatDuration */.a)(durationMs)}`);
        const message = 'A fault in Belay.';
        const line = {
            host: name,
            status: 'unknown',
            reasonCode: 'unexpected',
            sha: null,
            durationMs,
            message,
        };
        return { line, report: undefined, error };
    }
}
function return_on_hosts_lineOf(host, report, durationMs) {
    if (report.kind === 'refused') {
        const status = lost_leavesUnknown(report) ? 'unknown' : 'unreachable';
        return { host, status, reasonCode: report.code, sha: null, durationMs, message: report.message };
    }
    const { status, reasonCode, sha, message } = report;
    return { host, status, reasonCode, sha, durationMs, message };
}
const return_on_hosts_gravest = ['host_lost', 'rollback_failed', 'rollback_not_possible'];
const return_on_hosts_toldLimit = 5;
function concludeReturning(returned) {
    const hosts = returned.map(({ line }) => line);
    const reports = returned.flatMap(({ report }) => (report === undefined ? [] : [report]));
    const liveMs = reports.map((report) => report.liveMs).filter((ms) => ms !== undefined);
    return {
        kind: 'returned',
        ...return_on_hosts_verdictOf(hosts),
        fromSha: host_line_common(reports.map(({ fromSha }) => fromSha)) ?? null,
        sha: host_line_sharedSha(hosts),
        generation: Math.max(0, ...reports.map(({ generation }) => generation)),
        hosts,
        ...(liveMs.length === 0 ? {} : { liveMs: Math.max(...liveMs) }),
    };
}
function return_on_hosts_verdictOf(hosts) {
    const bad = hosts.filter(({ status }) => ['failed', 'unreachable', 'unknown'].includes(status));
    const told = bad.slice(0, return_on_hosts_toldLimit).map(({ host, message }) => host_line_sayOf(host, message));
    const trouble = [
        ...told,
        ...(bad.length > told.length ? [`And ${bad.length - told.length} more hosts.`] : []),
    ];
    if (host_line_hostsDiffer(hosts))
        return {
            status: 'failed',
            reasonCode: 'hosts_differ',
            message: `${trouble.join(' ')} The hosts do not all run the same release; a person is needed.\n${host_line_describeHosts(hosts)}`.trimStart(),
        };
    const worst = return_on_hosts_gravest
        .map((code) => bad.find(({ reasonCode }) => reasonCode === code))
        .find((line) => line !== undefined) ?? bad[0];
    if (worst !== undefined) {
        const done = hosts.filter(({ status }) => status === 'rolled-back' || status === 'nothing-to-do').length;
        return {
            status: 'failed',
            reasonCode: (worst.reasonCode === 'unexpected'
                ? 'host_lost'
                : worst.reasonCode),
            message: `${trouble.join(' ')} ${done} of ${hosts.length} hosts run what was asked for.`,
        };
    }
    const back = hosts.find(({ status }) => status === 'rolled-back');
    const telling = back ?? hosts.find(({ status }) => status === 'nothing-to-do') ?? hosts[0];
    const status = telling?.status === 'rolled-back' || telling?.status === 'superseded' ? telling.status : 'nothing-to-do';
    return {
        status,
        reasonCode: (telling?.reasonCode ?? 'nothing_to_do'),
        message: `On all ${hosts.length} hosts: ${telling?.message ?? ''}`,
    };
}

;// CONCATENATED MODULE: ./lib/delivery/hosts/plan-return-on-hosts.js










async function planReturnOnHosts(spots, request) {
    const [only, ...others] = spots;
    if (others.length === 0) {
        const report = await unlessUnreadable(async () => {
            const place = await only.open();
            const state = await peekEnvironment(place.ref, place.ports);
            return 'kind' in state ? state : planOne(place, state, request);
        });
        return { ...report, hosts: [] };
    }
    const reaches = await reach_reachHosts(spots);
    const reached = reach_reachedOf(reaches);
    if (reached.length === 0)
        return nobodyReached(reaches);
    const choice = request.to === undefined ? choose_return_chooseReturn(reached) : asNamed;
    if (choice.kind === 'none')
        return { ...session_refusal('hosts_differ', choice.message), hosts: reaches.map(turn_lineOfReach) };
    return sumUp(await Promise.all(reaches.map((reach) => planOn(reach, choice, request))));
}
async function planOn(reach, choice, request) {
    if (reach.kind === 'unreached')
        return { line: unreachedLine(reach), report: undefined };
    const { name: host, place, state } = reach;
    const asked = askedOn(choice, request, state);
    const report = await unlessUnreadable(() => planOne(place, state, asked));
    if (report.kind === 'refused') {
        const { code: reasonCode, message } = report;
        return {
            line: { host, status: 'failed', reasonCode, sha: null, durationMs: 0, message },
            report: undefined,
        };
    }
    const { reasonCode, sha, message } = report;
    const status = reasonCode === 'planned' ? 'planned' : report.status;
    return { line: { host, status, reasonCode, sha, durationMs: 0, message }, report };
}
function sumUp(planned) {
    const hosts = planned.map(({ line }) => line);
    const reports = planned.flatMap(({ report }) => (report === undefined ? [] : [report]));
    const telling = reports.find(({ status }) => status === 'failed') ??
        reports.find(({ reasonCode }) => reasonCode === 'planned') ??
        reports[0];
    const failed = hosts.find(({ status }) => status === 'failed' || status === 'unreachable');
    const sha = host_line_sharedSha(hosts);
    const facts = {
        kind: 'returned',
        fromSha: host_line_common(reports.map(({ fromSha }) => fromSha)) ?? null,
        sha,
        hosts,
    };
    const generation = Math.max(0, ...reports.map((report) => report.generation));
    if (telling === undefined || failed !== undefined) {
        const reasonCode = (failed?.reasonCode ?? 'host_unreachable');
        return {
            ...facts,
            generation,
            status: 'failed',
            reasonCode,
            message: host_line_sayOf(failed?.host ?? '', failed?.message ?? ''),
        };
    }
    const { status, reasonCode, message } = telling;
    return { ...facts, generation, status, reasonCode, message };
}
async function planOne({ ports }, state, request) {
    const live = await liveOn(ports, state);
    if (live !== null && typeof live === 'object')
        return live;
    const planned = planReturn(state, live, request);
    const facts = { kind: 'returned', fromSha: live, sha: live, generation: state.generation };
    if (planned.kind === 'stop')
        return { ...facts, status: planned.status, reasonCode: planned.reasonCode, message: planned.message };
    const instead = live ?? (state.live === undefined ? 'nothing' : `${state.live.sha}, which runs no more`);
    const message = `Dry run: ${planned.sha} would be live instead of ${instead}; nothing was changed.`;
    return { ...facts, status: 'nothing-to-do', reasonCode: 'planned', message };
}
async function liveOn(ports, { live, validated }) {
    const recipe = live?.recipe ?? validated?.recipe;
    if (recipe === undefined)
        return null;
    const driver = ports.openDriver(recipe, { lock: undefined, signal: ports.signal });
    try {
        const found = await session_observe(driver);
        if (found.kind === 'refused')
            return found;
        return found.kind === 'release' ? found.sha : null;
    }
    finally {
        await driver.close();
    }
}

;// CONCATENATED MODULE: ./actions/rollback/src/run.js







const outputNames = ['status', 'from-sha', 'sha'];
async function run(inputs, ports) {
    const { clock, log } = ports.hosts;
    const started = clock.monotonic();
    const report = await conclude(inputs, ports);
    const durationMs = Math.max(0, Math.round(clock.monotonic() - started));
    if (report.status !== 'failed')
        log.notice(report.message);
    return {
        outputs: { status: report.status, 'from-sha': report.fromSha ?? '', sha: report.sha ?? '' },
        reasonCode: report.reasonCode,
        result: {
            status: report.status,
            message: report.message,
            environment: inputs.target.environment,
            'from-sha': report.fromSha,
            sha: report.sha,
            generation: report.generation,
            'duration-ms': durationMs,
            ...(report.liveMs === undefined ? {} : { 'live-ms': report.liveMs }),
            ...(report.hosts.length === 0 ? {} : { hosts: briefHosts(report.hosts) }),
        },
        summary: summaryOf(inputs, report, durationMs),
        ...(report.status === 'failed' ? { failure: report.message } : {}),
    };
}
async function conclude(inputs, ports) {
    const { spots, hosts, workflowRun } = ports;
    const { environment } = inputs.target;
    if (workflowRun.fromFork) {
        const message = 'This run was started by code from a fork; it may not change an environment. Nothing was touched.';
        return refused(ports, { code: 'untrusted_event', message, hosts: [] });
    }
    if (inputs.dryRun) {
        const planned = await planReturnOnHosts(spots, inputs.request);
        return planned.kind === 'refused' ? refused(ports, planned) : planned;
    }
    const where = spots.length === 1 ? '' : ` on ${spots.length} hosts`;
    hosts.log.info(`Rolling back ${environment}${where} to ${inputs.request.to ?? 'its last validated release'}.`);
    const report = await returnOnHosts(spots, inputs.request, hosts);
    return report.kind === 'refused' ? refused(ports, report) : report;
}
async function refused({ spots, hosts: within }, { code: reasonCode, message, hosts, }) {
    const known = await knownOnHosts(spots, { code: reasonCode, hosts }, within);
    const { sha, previousSha: fromSha, generation } = known;
    const facts = { status: 'failed', reasonCode, message, hosts };
    return { kind: 'returned', ...facts, fromSha, sha, generation };
}
function summaryOf(inputs, report, durationMs) {
    const cell = (sha) => (sha === null ? 'nothing' : `\`${sha.slice(0, 12)}\``);
    const rows = [
        `| Live now | ${cell(report.sha)} |`,
        `| Before | ${cell(report.fromSha)} |`,
        `| Took | ${(0,duration/* formatDuration */.a)(durationMs)} |`,
    ];
    if (inputs.request.note !== undefined)
        rows.push(`| Reason | ${(0,foreign_text/* escapeMarkdown */.FV)(inputs.request.note)} |`);
    return `### ${(0,foreign_text/* escapeMarkdown */.FV)(inputs.target.environment)}: ${report.status}\n\n${(0,foreign_text/* escapeMarkdown */.FV)(report.message)}\n\n| | |\n|---|---|\n${rows.join('\n')}\n${hostsTable(report.hosts)}`;
}


/***/ }),

/***/ 6330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ readEnvironmentInputs),
  W: () => (/* binding */ usualStateFolder)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/ports/nearest.js
var nearest = __nccwpck_require__(6661);
// EXTERNAL MODULE: ./lib/ports/value-forms.js
var value_forms = __nccwpck_require__(9544);
// EXTERNAL MODULE: ./lib/runner/input-reader.js
var input_reader = __nccwpck_require__(3503);
// EXTERNAL MODULE: ./lib/health/check-fields.js
var check_fields = __nccwpck_require__(6601);
// EXTERNAL MODULE: ./lib/health/check-item.js + 11 modules
var check_item = __nccwpck_require__(9869);
// EXTERNAL MODULE: ./lib/health/check.js
var check = __nccwpck_require__(5311);
// EXTERNAL MODULE: ./lib/health/check-use.js
var check_use = __nccwpck_require__(6753);
;// CONCATENATED MODULE: ./lib/health/check-list.js


function nameChecks(drafts, use = check_use/* askedUse */.m3) {
    const limit = (0,check_use/* mostChecks */.xZ)(use);
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
    if (bytes <= check/* rememberedBytes */._L)
        return [];
    const shorter = 'take some out, or shorten their bodies and headers';
    return [`expected checks of at most ${check/* rememberedBytes */._L} bytes in all, got ${bytes}; ${shorter}.`];
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
        return (0,check/* publicUrl */.x6)(url);
    const letters = [...url.slice(5).replace(/[\s\p{Cc}]+/gu, ' ')];
    return letters.length > commandNameLimit
        ? `${letters.slice(0, commandNameLimit - 1).join('')}\u2026`
        : letters.join('');
}
function freeName(wanted, taken, counts) {
    const base = wanted.length > check/* nameLimit */.ds - 10 ? `${wanted.slice(0, check/* nameLimit */.ds - 11)}\u2026` : wanted;
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

// EXTERNAL MODULE: ./lib/health/check-url.js
var check_url = __nccwpck_require__(5383);
;// CONCATENATED MODULE: ./lib/config/read-value.js

function value(text) {
    return { kind: 'value', text };
}
function refused(node, text) {
    return { kind: 'refused', problems: [{ at: node.at, text }] };
}
function unexpected(takes, node, meant) {
    const end = meant === undefined ? '.' : `; did you mean "${meant}"?`;
    return refused(node, `expected ${takes}, got ${describeNode(node)}${end}`);
}
function textOf(node) {
    return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
function quotesHint(node) {
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
        const { draft, problems } = (0,check_item/* readCheckItem */.C)(asked.fields, where);
        if (draft !== undefined)
            drafts.push(draft);
        const unmeant = draft === undefined ? undefined : whyNotMeant(draft, asked);
        if (unmeant !== undefined)
            report({ at: placeOfUrl(item), text: unmeant });
        for (const problem of problems)
            report(toldOf(item.node, problem.slice(where.length + 2)));
    }
    const byWhere = new Map(items.map(({ node }) => [nameOf(node.at), node]));
    for (const problem of nameChecks(drafts, check_use/* rememberedUse */.ut).problems) {
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
    return named?.value.at ?? placeOfSentence(node, sentence, check_fields/* checkFields */.oA);
}
function placeOfUrl({ node, fields }) {
    return placeOfSentence(node, 'exec' in fields ? 'exec' : 'url', check_fields/* checkFields */.oA);
}
function nameOf({ line, column }) {
    return `line ${line}, column ${column}`;
}
function isRelative({ fields }) {
    return typeof fields['url'] === 'string' && relativePattern.test(fields['url'].trim());
}
function checkAt(check, url) {
    const environment = (0,check_url/* parseUrl */.Dl)(url);
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
    const parsed = (0,check_url/* parseUrl */.Dl)(url);
    if (parsed === undefined)
        return (0,value_forms/* quoteValue */.cl)(url);
    return parsed.protocol === 'tcp:' ? `tcp://${parsed.host}` : `${parsed.origin}${parsed.pathname}`;
}

;// CONCATENATED MODULE: ./lib/config/environment-name.js
const environmentPattern = /^(?!\.)[A-Za-z0-9._-]{1,64}$/;
const environmentTakes = 'a name of letters, digits, ".", "_" and "-" (at most 64)';

// EXTERNAL MODULE: ./lib/health/check-place.js
var check_place = __nccwpck_require__(3529);
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
    const urls = addressesOf(whole).filter((url) => theirs.has(url) && (0,check_place/* isUrlOfTheMachine */.ru)(url));
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
        if (!('min-tls-days' in item.fields) || (0,check_url/* parseUrl */.Dl)(asked)?.protocol !== 'http:')
            return [];
        const at = placeOfSentence(item.node, 'min-tls-days', check_fields/* checkFields */.oA);
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
    const [asked, parent, own] = [(0,check_url/* parseUrl */.Dl)(written), (0,check_url/* parseUrl */.Dl)(from), (0,check_url/* parseUrl */.Dl)(to)];
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







const depthLimit = 10;
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
        if (line.length >= depthLimit)
            return broken(`expected at most ${depthLimit} environments, each extending the next.`);
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
var foreign_text = __nccwpck_require__(6391);
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
        return Number.isNaN(value.getTime()) ? freeze_end_refused('') : readText(textOfDate(value));
    if (typeof value === 'number')
        return freeze_end_refused(', which YAML made of it; put it into quotes, like "22:00" or "2026-12-20"');
    return typeof value === 'string' ? readText(value.trim()) : freeze_end_refused('');
}
function freeze_end_refused(why) {
    return { kind: 'refused', why };
}
function textOfDate(date) {
    return date.toISOString().slice(0, 16).replace('T', ' ');
}
function readText(text) {
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
        return freeze_windows_refused(`expected a list of windows ("- from: Fri 16:00" with "until: Mon 08:00" under it), got ${shown(value)}.`);
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
        const problem = `${where}: expected "from" and "until", like { from: Fri 16:00, until: Mon 08:00 }, got ${shown(item)}.`;
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
        return `${where}: there is no ${shown(key)} in a freeze window; ${advice}${advice.endsWith('?') ? '' : '.'}`;
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
    problems.push(`${where}: expected ${formsTaken}, got ${shown(value)}${end.why}.`);
    return undefined;
}
function readTimeZone(value, where, problems) {
    if (value === undefined || value === null)
        return 'UTC';
    if (typeof value === 'string' && isTimeZone(value))
        return value;
    const meant = typeof value === 'string' ? (0,nearest/* nearest */.p)(value, [...Intl.supportedValuesOf('timeZone'), 'UTC']) : undefined;
    problems.push(`${where}: time-zone: expected a name of the IANA table like Europe/Paris, got ${shown(value)}${meant === undefined ? '' : `; did you mean "${meant}"?`}${meant === undefined ? '.' : ''}`);
    return 'UTC';
}
function readReason(value, where, problems) {
    if (value === undefined || value === null || value === '')
        return undefined;
    if (typeof value === 'string' && value.length <= reasonLimit)
        return value;
    problems.push(`${where}: reason: expected a text of at most ${reasonLimit} characters, got ${shown(value)}.`);
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
function shown(value) {
    if (value instanceof Date)
        return 'a date that YAML made of it';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object' && value !== null)
        return 'a mapping';
    const text = String(value);
    return typeof value === 'string' ? (0,value_forms/* quoteValue */.cl)(text) : `the ${typeof value} ${(0,foreign_text/* truncate */.xv)(text, 60)}`;
}

// EXTERNAL MODULE: ./lib/drivers/git/remote.js
var git_remote = __nccwpck_require__(1777);
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
        return refused(node, `expected ${takes}, and this holds the typographic quote ${quote}, which quotes nothing in a shell; write " or ' instead.`);
    return text.length <= commandLimit
        ? value(text)
        : refused(node, `expected at most ${commandLimit} characters, got ${text.length}; put more into a script.`);
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
        return refused(node, `expected ${takes}, got ${describeNode(node)}${adviceFor(items, form)}.`);
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
        return refused(node, `expected at most ${listLimit} items, got ${nodes.length}.`);
    const read = nodes.map((item) => ({ item, text: textOf(item) }));
    const problems = read
        .filter(({ text }) => text === undefined || !isGoodText(text))
        .flatMap(({ item }) => unexpected(`${takes}${quotesHint(item)}`, item).problems);
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
        return unexpected(`${takesOf(kind)}${quotesHint(node)}`, node);
    if (kind.is === 'repository')
        return readRepository(text, node);
    const whyNot = kind.is === 'word' && isGood(kind, text) ? whyNotTyped(text) : undefined;
    if (whyNot !== undefined)
        return refused(node, `expected ${whyNot}.`);
    if (isGood(kind, text))
        return value(kind.is === 'path' ? ((0,value_forms/* absolutePath */.Hi)(text) ?? text) : text);
    const whyNotPath = kind.is === 'path' ? whyNotExpanded(text) : undefined;
    if (whyNotPath !== undefined)
        return refused(node, `expected ${value_forms/* pathTakes */.Gv}, and ${whyNotPath}.`);
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
    const remote = (0,git_remote/* parseRemote */.M8)(text);
    if (remote.kind === 'url' && repositoryPattern.test(text) && !hasControlCharacter(text))
        return value(text);
    const reason = remote.kind === 'url' ? 'a control character or a blank stands in it' : remote.reason;
    return refused(node, `expected ${takesOf({ is: 'repository' })} (${reason}).`);
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
var secret_shapes = __nccwpck_require__(1302);
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

// EXTERNAL MODULE: ./lib/ports/yaml-library.js + 1 modules
var yaml_library = __nccwpck_require__(8181);
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
    const lines = new ((0,yaml_library/* yamlLibrary */.T)().LineCounter)();
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
        return (0,yaml_library/* yamlLibrary */.T)().parseDocument(text, {
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
    const { isAlias, isMap, isScalar, isSeq } = (0,yaml_library/* yamlLibrary */.T)();
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
        items: items.filter((0,yaml_library/* yamlLibrary */.T)().isNode).flatMap((item) => nodeOf(item, reading) ?? []),
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
    const { isNode, isScalar } = (0,yaml_library/* yamlLibrary */.T)();
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
var external_node_fs_ = __nccwpck_require__(3024);
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
    const environment = readName(read, asks);
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
function readName(read, { need }) {
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

// EXTERNAL MODULE: ./lib/hosts/ssh/ssh-target.js
var ssh_target = __nccwpck_require__(953);
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
        return (0,ssh_target/* parseSshTarget */.vW)(hop.includes('@') ? hop : `user@${hop}`) !== undefined;
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
    const targets = labels.map(ssh_target/* parseSshTarget */.vW);
    const wrong = labels.find((_, index) => targets[index] === undefined);
    if (wrong !== undefined)
        read.problem('hosts', ssh_target/* sshTargetTakes */.MD, wrong);
    const places = targets.map((target, index) => (target === undefined ? labels[index] : (0,ssh_target/* sshAddress */.zE)(target)));
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

/***/ 1777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ tokenEnvironment),
/* harmony export */   D9: () => (/* binding */ chosenRemote),
/* harmony export */   M8: () => (/* binding */ parseRemote)
/* harmony export */ });
const hostPattern = /^(?!-)[A-Za-z0-9._-]{1,253}$/;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
function parseRemote(text) {
    if (text === '' || text.startsWith('-') || hasControlCharacter(text))
        return unusable();
    if (text.startsWith('/'))
        return { kind: 'url', url: text, protocols: 'file', label: text };
    if (/\/\/[^/\s@]*:[^/\s]*@/.test(text))
        return withCredential();
    const scp = /^(?:([A-Za-z_][A-Za-z0-9_-]{0,31})@)?([^/:@\s]+):(?!:|\/\/)([^\s]+)$/.exec(text);
    if (scp?.[2] !== undefined && hostPattern.test(scp[2]) && !(scp[3] ?? '').startsWith('-')) {
        return { kind: 'url', url: text, protocols: 'ssh', label: text };
    }
    return parseUrl(text);
}
function chosenRemote(text) {
    return text === ''
        ? { kind: 'unusable', reason: 'none was given and the checkout has no origin' }
        : parseRemote(text);
}
function parseUrl(text) {
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
        (url.protocol === 'http:' && loopback.has(url.hostname));
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
function hasControlCharacter(text) {
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


/***/ }),

/***/ 9210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ denyAddress)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);

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

/***/ 6601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   WD: () => (/* binding */ isFieldOf),
/* harmony export */   Ys: () => (/* binding */ whyNotField),
/* harmony export */   oA: () => (/* binding */ checkFields)
/* harmony export */ });
/* unused harmony export fieldsOfKind */
/* harmony import */ var _ports_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6661);
/* harmony import */ var _field_value_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3335);


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
        return `${field}: ${askers[kind]} has no such field; it takes ${(0,_field_value_js__WEBPACK_IMPORTED_MODULE_1__/* .listWords */ .yh)(takes)}.`;
    }
    if (sharedSettings.includes(field))
        return `${field}: this is set for all checks at once, by the input of that name, not in a check.`;
    const meant = (0,_ports_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(field, checkFields);
    const hint = meant === undefined ? `it takes ${(0,_field_value_js__WEBPACK_IMPORTED_MODULE_1__/* .listWords */ .yh)(checkFields)}` : `did you mean "${meant}"`;
    return `${(0,_field_value_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(field)}: a check has no such field; ${hint}.`;
}


/***/ }),

/***/ 9869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ readCheckItem)
});

// EXTERNAL MODULE: ./lib/health/check.js
var check = __nccwpck_require__(5311);
// EXTERNAL MODULE: ./lib/health/check-fields.js
var check_fields = __nccwpck_require__(6601);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
// EXTERNAL MODULE: ./lib/health/address-policy.js
var address_policy = __nccwpck_require__(9210);
// EXTERNAL MODULE: ./lib/health/field-value.js
var field_value = __nccwpck_require__(3335);
;// CONCATENATED MODULE: ./lib/health/check-ip.js



function readIp(value) {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    if (text === '4')
        return (0,field_value/* fieldValue */.ag)({ family: 4 });
    if (text === '6')
        return (0,field_value/* fieldValue */.ag)({ family: 6 });
    if ((0,external_node_net_.isIP)(text) === 0 || text.includes('%'))
        return (0,field_value/* refuseField */.jA)(`expected 4, 6 or an IP address like 203.0.113.7 or 2001:db8::7, got ${(0,field_value/* shown */.SP)(value)}`);
    const why = (0,address_policy/* denyAddress */.X)(text);
    return why === undefined
        ? (0,field_value/* fieldValue */.ag)({ address: text.toLowerCase() })
        : (0,field_value/* refuseField */.jA)(`expected an address that may be asked: ${why}, got ${(0,field_value/* shown */.SP)(value)}`);
}

// EXTERNAL MODULE: ./lib/health/check-latency.js
var check_latency = __nccwpck_require__(2540);
// EXTERNAL MODULE: ./lib/health/check-secrets.js
var check_secrets = __nccwpck_require__(7723);
// EXTERNAL MODULE: ./lib/health/variable-references.js
var variable_references = __nccwpck_require__(2598);
;// CONCATENATED MODULE: ./lib/health/check-query.js


function whyNotQuery(url, { literals }) {
    const wrong = (0,variable_references/* whyNotFillable */.tV)(url);
    if (wrong !== undefined)
        return wrong;
    if (literals === 'allowed' || !(0,check_secrets/* hasSecretQuery */.nz)(url))
        return undefined;
    return 'expected a variable of the step in place of the secret in the query, like "?token=${API_TOKEN}", got the value itself (not shown), which would be kept with the check';
}

// EXTERNAL MODULE: ./lib/ports/value-forms.js
var value_forms = __nccwpck_require__(9544);
;// CONCATENATED MODULE: ./lib/health/check-status.js


const takes = 'a status such as 200, a range such as 200-299, or a list such as [200, 204]';
const statusLimit = 50;
function readStatus(value) {
    const items = Array.isArray(value) ? value : [value];
    const ranges = items.flatMap((item) => readRange(item) ?? []);
    const isWhole = ranges.length === items.length && items.length > 0 && items.length <= statusLimit;
    return isWhole ? (0,field_value/* fieldValue */.ag)(ranges) : (0,field_value/* refuseField */.jA)(`expected ${takes}, got ${quote(value)}`);
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
        return (0,field_value/* refuseField */.jA)(`expected text${(0,field_value/* quotesHint */.$V)(value)}, got ${(0,field_value/* shownKind */.mc)(value)}`);
    return value.length <= limit
        ? (0,field_value/* fieldValue */.ag)(value)
        : (0,field_value/* refuseField */.jA)(`expected at most ${limit} characters, got ${value.length}`);
}
function readContained(value) {
    return readText(value, check/* containsLimit */.vY);
}
function readName(value) {
    const read = readText(value, check/* nameLimit */.ds);
    if (read.kind === 'refused')
        return read;
    return /[\p{Cc}\u2028\u2029]/u.test(read.value)
        ? (0,field_value/* refuseField */.jA)('expected one line of text')
        : (0,field_value/* fieldValue */.ag)(read.value.trim());
}
const patternTakes = 'a regular expression of ECMAScript (it is read with the flag u)';
function readPattern(value) {
    if (typeof value !== 'string' || value === '')
        return (0,field_value/* refuseField */.jA)(`expected ${patternTakes}${(0,field_value/* quotesHint */.$V)(value)}, got ${(0,field_value/* kindOf */.I)(value)}`);
    if (value.length > check/* patternLimit */.An)
        return (0,field_value/* refuseField */.jA)(`expected at most ${check/* patternLimit */.An} characters, got ${value.length}`);
    const wrong = whyNoPattern(value);
    return wrong === undefined ? (0,field_value/* fieldValue */.ag)(value) : (0,field_value/* refuseField */.jA)(`expected ${patternTakes}${wrong}`);
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

// EXTERNAL MODULE: ./lib/health/check-url.js
var check_url = __nccwpck_require__(5383);
// EXTERNAL MODULE: ./lib/health/check-use.js
var check_use = __nccwpck_require__(6753);
;// CONCATENATED MODULE: ./lib/health/check-body.js



const check_body_takes = 'text, or a mapping or list that is sent as JSON';
function readBody(value) {
    const isText = typeof value === 'string';
    if (value === '' || (!isText && (typeof value !== 'object' || value === null)))
        return (0,field_value/* refuseField */.jA)(`expected ${check_body_takes}${(0,field_value/* quotesHint */.$V)(value)}, got ${(0,field_value/* kindOf */.I)(value)}`);
    const text = isText ? value : jsonOf(value);
    if (text === undefined)
        return (0,field_value/* refuseField */.jA)(`expected ${check_body_takes}, got what JSON cannot say`);
    const bytes = new TextEncoder().encode(text).length;
    if (bytes > check/* bodyLimit */.kR)
        return (0,field_value/* refuseField */.jA)(`expected at most ${check/* bodyLimit */.kR} bytes, got ${bytes}`);
    const wrong = (0,variable_references/* whyNotFillable */.tV)(text);
    if (wrong !== undefined)
        return (0,field_value/* refuseField */.jA)(wrong);
    return (0,field_value/* fieldValue */.ag)(isText ? { text } : { text, contentType: 'application/json' });
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
    if (!(0,field_value/* isMapping */.pi)(value))
        return (0,field_value/* refuseField */.jA)(`expected a mapping of names to texts, got ${(0,field_value/* kindOf */.I)(value)}`);
    const given = Object.entries(value);
    if (given.length === 0)
        return (0,field_value/* refuseField */.jA)('expected a mapping of names to texts, got an empty mapping');
    if (given.length > check/* headersLimit */.Ko)
        return (0,field_value/* refuseField */.jA)(`expected at most ${check/* headersLimit */.Ko} headers, got ${given.length}`);
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
    return problems.length > 0 ? (0,field_value/* refuseField */.jA)(...problems) : (0,field_value/* fieldValue */.ag)(Object.fromEntries(headers));
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
        return `${name}: expected text${(0,field_value/* quotesHint */.$V)(value)}, got ${(0,field_value/* kindOf */.I)(value)}`;
    if (value.length > check/* headerLimit */.Pq)
        return `${name}: expected at most ${check/* headerLimit */.Pq} characters, got ${value.length}`;
    if (!headerValuePattern.test(value))
        return `${name}: expected one line of letters, digits and signs of Western alphabets, and this holds others (not shown)`;
    const wrong = (0,variable_references/* whyNotFillable */.tV)(value);
    if (wrong !== undefined)
        return `${name}: ${wrong}`;
    if (literals === 'allowed' || !(0,check_secrets/* carriesCredentials */.gG)(name) || (0,variable_references/* hasReference */.UN)(value))
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
    'same-origin': check/* defaultRedirects */.XK,
    any: { ...check/* defaultRedirects */.XK, anyOrigin: true },
};
const mostRedirects = 10;
function readRedirects(value) {
    const [, policy] = Object.entries(redirectWords).find(([word]) => word === value) ?? [];
    if (policy !== undefined)
        return (0,field_value/* fieldValue */.ag)(policy);
    const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostRedirects;
    if (isCount)
        return (0,field_value/* fieldValue */.ag)({ atMost: value + 0, anyOrigin: false });
    const words = Object.keys(redirectWords).join(', ');
    return (0,field_value/* refuseField */.jA)(`expected ${words} or a whole number from 0 to ${mostRedirects}, got ${(0,field_value/* shown */.SP)(value)}`);
}

// EXTERNAL MODULE: ./lib/health/json-path.js
var json_path = __nccwpck_require__(8633);
;// CONCATENATED MODULE: ./lib/health/check-json.js



const comparisonPattern = /^(==|!=|<=|>=|<|>) +(\S[\s\S]*)$/;
const comparisonStart = /^(?:[=!]=|[<>])/;
const check_json_takes = 'a text, a number, true, false or null, a list of these (one of them), or a comparison like "< 5" or "!= down"';
function readJson(value) {
    if (!(0,field_value/* isMapping */.pi)(value) || Object.keys(value).length === 0)
        return (0,field_value/* refuseField */.jA)(`expected a mapping of paths to values, got ${(0,field_value/* kindOf */.I)(value)}`);
    const given = Object.entries(value);
    if (given.length > check/* jsonLimit */.QW)
        return (0,field_value/* refuseField */.jA)(`expected at most ${check/* jsonLimit */.QW} paths, got ${given.length}`);
    const problems = [];
    const expectations = given.flatMap(([path, expected]) => {
        if ((0,json_path/* parseJsonPath */.H)(path) === undefined) {
            problems.push(describePath(path));
            return [];
        }
        const expects = readComparison(expected);
        if (typeof expects === 'object')
            return [{ path, expects }];
        problems.push(`${(0,field_value/* shown */.SP)(path)}: ${expects}`);
        return [];
    });
    return problems.length > 0 ? (0,field_value/* refuseField */.jA)(...problems) : (0,field_value/* fieldValue */.ag)(expectations);
}
function describePath(path) {
    return `expected a path like status, components.database.status, items[0] or $["a.b"], got ${(0,field_value/* shown */.SP)(path)}`;
}
function readComparison(value) {
    if (Array.isArray(value))
        return readOneOf(value);
    if (typeof value === 'string')
        return readComparisonText(value);
    const scalar = scalarOf(value);
    return scalar === undefined
        ? `expected ${check_json_takes}, got ${(0,field_value/* kindOf */.I)(value)}`
        : { is: 'one-of', values: [scalar] };
}
function readOneOf(items) {
    if (items.length === 0 || items.length > check/* jsonLimit */.QW)
        return `expected 1 to ${check/* jsonLimit */.QW} values in a list, got ${items.length}`;
    const values = items.flatMap((item) => scalarOf(item) ?? (item === null ? [null] : []));
    return values.length === items.length
        ? { is: 'one-of', values }
        : 'expected a list of texts, numbers, true, false or null';
}
function readComparisonText(text) {
    if (text.length > check/* containsLimit */.vY)
        return `expected at most ${check/* containsLimit */.vY} characters, got ${text.length}`;
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
        return value.length <= check/* containsLimit */.vY ? value : undefined;
    return typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined;
}

;// CONCATENATED MODULE: ./lib/health/check-version.js




function readVersion(value) {
    if (typeof value !== 'string' || value.trim() === '')
        return (0,field_value/* refuseField */.jA)(`expected header:NAME, or a path in the JSON of the answer${(0,field_value/* quotesHint */.$V)(value)}, got ${(0,field_value/* kindOf */.I)(value)}`);
    const text = value.trim();
    const [, header] = /^header:\s*(.*)$/s.exec(text) ?? [];
    if (header === undefined)
        return (0,json_path/* parseJsonPath */.H)(text) === undefined
            ? (0,field_value/* refuseField */.jA)(`${describePath(text)}; a header is written header:NAME`)
            : (0,field_value/* fieldValue */.ag)({ in: 'json', path: text });
    return headerNamePattern.test(header)
        ? (0,field_value/* fieldValue */.ag)({ in: 'header', header: header.toLowerCase() })
        : (0,field_value/* refuseField */.jA)('expected the name of a header behind "header:", like header:x-commit');
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
    if (Object.keys(sent ?? {}).length > check/* headersLimit */.Ko)
        reader.problem('headers', `expected at most ${check/* headersLimit */.Ko} headers with the one that says the body is JSON`);
    const isUsual = redirects?.atMost === check/* defaultRedirects */.XK.atMost && redirects.anyOrigin === check/* defaultRedirects */.XK.anyOrigin;
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
    const method = check/* httpMethods */.R.find((each) => each === value);
    if (method !== undefined)
        return (0,field_value/* fieldValue */.ag)(method);
    const meant = check/* httpMethods */.R.find((each) => typeof value === 'string' && each === value.toUpperCase());
    const hint = meant === undefined ? '' : `; did you mean "${meant}"`;
    return (0,field_value/* refuseField */.jA)(`expected ${check/* httpMethods */.R.join(', ')}, got ${(0,field_value/* shown */.SP)(value)}${hint}`);
}
function readDays(value) {
    const isDays = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= check/* mostTlsDays */.sd;
    if (isDays)
        return (0,field_value/* fieldValue */.ag)(value + 0);
    const hint = typeof value === 'string' && /^\d{1,4}$/.test(value) ? ' (take the quotes away)' : '';
    return (0,field_value/* refuseField */.jA)(`expected a whole number from 0 to ${check/* mostTlsDays */.sd}${hint}, got ${(0,field_value/* shown */.SP)(value)}`);
}

;// CONCATENATED MODULE: ./lib/health/check-item.js












function readCheckItem(item, where, use = check_use/* rememberedUse */.ut) {
    if (typeof item === 'string')
        return readCheckItem({ url: item }, where, use);
    if (!(0,field_value/* isMapping */.pi)(item)) {
        const problem = `${where}: expected a URL, or a mapping that begins with "url:" or "exec:", got ${(0,field_value/* shownKind */.mc)(item)}.`;
        return { draft: undefined, problems: [problem] };
    }
    const problems = [];
    const given = new Map(Object.entries(item));
    const target = targetOf(given, use);
    const kind = target.kind === 'url' ? target.asks : target.meant;
    for (const field of given.keys()) {
        const wrong = (0,check_fields/* whyNotField */.Ys)(field, kind);
        if (wrong !== undefined)
            problems.push(wrong);
    }
    if (target.kind === 'refused')
        problems.push(`${target.problem}.`);
    const fitting = kind === undefined ? given : new Map([...given].filter(([field]) => (0,check_fields/* isFieldOf */.WD)(field, kind)));
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
        const got = given.has(field) ? (0,field_value/* shownKind */.mc)(value) : 'nothing';
        return refused(`${field}: expected ${field === 'exec' ? 'a command' : check_url/* urlTakes */._l}, got ${got}`, meant);
    }
    const read = field === 'exec' ? (0,check_url/* readCommand */.UK)(value) : (0,check_url/* readCheckUrl */.uk)(value.trim());
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
    const latency = present('maxLatency', reader.read('max-latency', check_latency/* readLatency */.B4));
    const text = readTextExpectations(reader);
    const ip = present('ip', reader.read('ip', readIp));
    const status = reader.read('status', readStatus) ?? check/* anySuccess */.Kg;
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


/***/ }),

/***/ 2540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ readLatency),
/* harmony export */   FX: () => (/* binding */ percentiles)
/* harmony export */ });
/* unused harmony exports latencyRange, triesRange */
/* harmony import */ var _ports_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6661);
/* harmony import */ var _ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9544);
/* harmony import */ var _field_value_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3335);



const latencyRange = { min: '1ms', max: '10m' };
const percentiles = { p50: 50, p75: 75, p90: 90, p95: 95, p99: 99 };
const triesRange = { min: 2, max: 100, usual: 10 };
const percentileNames = Object.keys(percentiles);
const keys = [...percentileNames, 'tries'];
function readLatency(value) {
    if ((0,_field_value_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi)(value))
        return readPercentile(value);
    const ms = durationOf(value);
    return ms === undefined
        ? (0,_field_value_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseField */ .jA)(`expected ${(0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .durationTakes */ .fi)(latencyRange)}, or { p95: 800ms, tries: ${triesRange.usual} }, got ${(0,_field_value_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(value)}`)
        : (0,_field_value_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldValue */ .ag)({ ms });
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
        problems.push(`${first[0]}: expected ${(0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .durationTakes */ .fi)(latencyRange)}, got ${(0,_field_value_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(given[first[0]])}`);
    const tries = Object.hasOwn(given, 'tries') ? given['tries'] : triesRange.usual;
    if (!isTries(tries))
        problems.push(`tries: expected a whole number from ${triesRange.min} to ${triesRange.max}, got ${(0,_field_value_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(tries)}`);
    if (problems.length > 0 || first === undefined || ms === undefined || !isTries(tries))
        return (0,_field_value_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseField */ .jA)(...problems);
    return (0,_field_value_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldValue */ .ag)({ ms, over: { percentile: first[1], tries } });
}
function isTries(value) {
    return (typeof value === 'number' && Number.isInteger(value) && value >= triesRange.min && value <= triesRange.max);
}
function durationOf(value) {
    if (typeof value !== 'string' && typeof value !== 'number')
        return undefined;
    return (0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .durationBetween */ .h9)(String(value), latencyRange);
}
function describeUnknown(key) {
    const meant = (0,_ports_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(key, keys);
    const hint = meant === undefined ? `it takes ${keys.join(', ')}` : `did you mean "${meant}"`;
    return `${(0,_field_value_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(key)}: a latency has no such key; ${hint}`;
}


/***/ }),

/***/ 3529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HA: () => (/* binding */ loopbackPlace),
/* harmony export */   mc: () => (/* binding */ isAskedOnHost),
/* harmony export */   ru: () => (/* binding */ isUrlOfTheMachine)
/* harmony export */ });
/* unused harmony export isOfTheMachine */
/* harmony import */ var _check_url_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5383);

const loopback = /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/i;
function isOfTheMachine({ kind, url, ip }) {
    if (kind === 'exec' || isUrlOfTheMachine(url))
        return true;
    return ip !== undefined && 'address' in ip && isUrlOfTheMachine(`http://${inUrl(ip.address)}/`);
}
function isUrlOfTheMachine(url) {
    return loopback.test((0,_check_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseUrl */ .Dl)(url)?.hostname ?? '');
}
const ownFamilies = { 4: '127.0.0.1', 6: '::1' };
function loopbackPlace(url, ip) {
    const asked = ip !== undefined && 'address' in ip ? (0,_check_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseUrl */ .Dl)(`http://${inUrl(ip.address)}/`)?.hostname : url.hostname;
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


/***/ }),

/***/ 7723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wh: () => (/* binding */ secretsOfChecks),
/* harmony export */   gG: () => (/* binding */ carriesCredentials),
/* harmony export */   nz: () => (/* binding */ hasSecretQuery)
/* harmony export */ });
/* unused harmony export askerPattern */
/* harmony import */ var _shown_value_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6706);
/* harmony import */ var _variable_references_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2598);


const askerPattern = /(?:^|[^A-Za-z0-9])[Oo]?[Aa][Uu][Tt][Hh](?:$|[^A-Za-z]|[Ee][Nn][Tt])/;
function carriesCredentials(header) {
    return (0,_shown_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecretName */ .eh)(header) || askerPattern.test(header);
}
function secretsOfChecks(checks) {
    const values = checks.flatMap((check) => check.kind === 'http' ? [...secretsOfHeaders(check.headers ?? {}), ...secretsOfQuery(check.url)] : []);
    return [...new Set(values)];
}
function secretsOfHeaders(headers) {
    return Object.entries(headers).flatMap(([name, value]) => carriesCredentials(name) && !(0,_variable_references_js__WEBPACK_IMPORTED_MODULE_1__/* .hasReference */ .UN)(value) ? credentialsIn(name, value) : []);
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
        if (!isSecretParameter(name) || (0,_variable_references_js__WEBPACK_IMPORTED_MODULE_1__/* .hasReference */ .UN)(value))
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


/***/ }),

/***/ 5383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ parseUrl),
/* harmony export */   UK: () => (/* binding */ readCommand),
/* harmony export */   _l: () => (/* binding */ urlTakes),
/* harmony export */   uk: () => (/* binding */ readCheckUrl)
/* harmony export */ });
/* harmony import */ var _ports_value_forms_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9544);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5311);


const urlTakes = 'a URL that begins with http://, https:// or tcp://, or exec: and a command';
function readCheckUrl(text) {
    const [, command] = /^exec:(.*)$/is.exec(text) ?? [];
    if (command !== undefined)
        return readCommand(command);
    if (text.length > _check_js__WEBPACK_IMPORTED_MODULE_1__/* .urlLimit */ .t_) {
        return refused(`expected a URL of at most ${_check_js__WEBPACK_IMPORTED_MODULE_1__/* .urlLimit */ .t_} characters, got ${text.length} characters`);
    }
    const shown = showUrl(text);
    if (!/^(?:https?|tcp):\/\/[^/\\]/i.test(text) || /\s/.test(text)) {
        return refused(`expected ${urlTakes}, got ${shown}`);
    }
    if ((text.split(/[?#]/, 1)[0] ?? '').includes('${'))
        return refused(onlyInQuery);
    if (/^tcp:/i.test(text))
        return readTcp(text, shown);
    const url = parseUrl(text);
    if (url === undefined)
        return refused(`expected a valid URL, got ${shown}`);
    if (url.username !== '' || url.password !== '')
        return refused(withoutCredentials);
    url.hash = '';
    if (url.href.length > _check_js__WEBPACK_IMPORTED_MODULE_1__/* .urlLimit */ .t_)
        return refused(`expected a URL of at most ${_check_js__WEBPACK_IMPORTED_MODULE_1__/* .urlLimit */ .t_} characters as it is sent, got ${url.href.length}`);
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
    const hostname = parseUrl(`http://${host}/`)?.host ?? '';
    const isWhole = port > 0 && port <= 65_535 && (rest === '' || rest === '/');
    if (!isWhole || hostname === '' || /:\d*$/.test(host.replace(/^\[.*\]$/, '')))
        return refused(`expected tcp://host:port, the port from 1 to 65535 and nothing behind it, got ${shown}`);
    return { kind: 'url', url: `tcp://${hostname}:${port}`, asks: 'tcp' };
}
function readCommand(text) {
    const command = text.trim();
    if (command === '')
        return refused('expected a command behind "exec:", got nothing');
    if (command.length > _check_js__WEBPACK_IMPORTED_MODULE_1__/* .execLimit */ .dh) {
        const advice = 'put more into a script';
        return refused(`expected a command of at most ${_check_js__WEBPACK_IMPORTED_MODULE_1__/* .execLimit */ .dh} characters, got ${command.length}; ${advice}`);
    }
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(command))
        return refused('expected a command without control characters');
    return { kind: 'url', url: `exec:${command}`, asks: 'exec' };
}
function parseUrl(text, base) {
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
    return visible === '' && text !== '' ? 'only a query' : (0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteValue */ .cl)(visible);
}


/***/ }),

/***/ 6753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m3: () => (/* binding */ askedUse),
/* harmony export */   ut: () => (/* binding */ rememberedUse),
/* harmony export */   xZ: () => (/* binding */ mostChecks)
/* harmony export */ });
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5311);

const rememberedUse = { literals: 'refused' };
const askedUse = { literals: 'allowed' };
function mostChecks({ literals }) {
    return literals === 'allowed' ? _check_js__WEBPACK_IMPORTED_MODULE_0__/* .checksLimit */ .Rl : _check_js__WEBPACK_IMPORTED_MODULE_0__/* .rememberedLimit */ .qV;
}


/***/ }),

/***/ 5311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ patternLimit),
/* harmony export */   JD: () => (/* binding */ isExpectedStatus),
/* harmony export */   Kg: () => (/* binding */ anySuccess),
/* harmony export */   Kn: () => (/* binding */ writeStatus),
/* harmony export */   Ko: () => (/* binding */ headersLimit),
/* harmony export */   Pq: () => (/* binding */ headerLimit),
/* harmony export */   QW: () => (/* binding */ jsonLimit),
/* harmony export */   R: () => (/* binding */ httpMethods),
/* harmony export */   Rl: () => (/* binding */ checksLimit),
/* harmony export */   XK: () => (/* binding */ defaultRedirects),
/* harmony export */   _L: () => (/* binding */ rememberedBytes),
/* harmony export */   dh: () => (/* binding */ execLimit),
/* harmony export */   ds: () => (/* binding */ nameLimit),
/* harmony export */   kR: () => (/* binding */ bodyLimit),
/* harmony export */   qV: () => (/* binding */ rememberedLimit),
/* harmony export */   sd: () => (/* binding */ mostTlsDays),
/* harmony export */   t_: () => (/* binding */ urlLimit),
/* harmony export */   vY: () => (/* binding */ containsLimit),
/* harmony export */   x6: () => (/* binding */ publicUrl)
/* harmony export */ });
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


/***/ }),

/***/ 3335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ quotesHint),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   ag: () => (/* binding */ fieldValue),
/* harmony export */   jA: () => (/* binding */ refuseField),
/* harmony export */   mc: () => (/* binding */ shownKind),
/* harmony export */   pi: () => (/* binding */ isMapping),
/* harmony export */   yh: () => (/* binding */ listWords)
/* harmony export */ });
/* unused harmony export unexpectedField */
/* harmony import */ var _ports_value_forms_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9544);

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
    return (0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteValue */ .cl)(String(value));
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


/***/ }),

/***/ 3684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ compareHealth),
/* harmony export */   s: () => (/* binding */ worstHealth)
/* harmony export */ });
const ranks = { healthy: 0, degraded: 1, unhealthy: 2 };
function compareHealth(left, right) {
    return ranks[left] - ranks[right];
}
function worstHealth(all) {
    return all.reduce((worst, each) => (compareHealth(each, worst) > 0 ? each : worst), 'healthy');
}


/***/ }),

/***/ 8633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ parseJsonPath),
/* harmony export */   T: () => (/* binding */ lookUp)
/* harmony export */ });
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


/***/ }),

/***/ 6706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X5: () => (/* binding */ cleanText),
/* harmony export */   eh: () => (/* binding */ isSecretName),
/* harmony export */   vp: () => (/* binding */ showValue)
/* harmony export */ });
/* unused harmony export secretWords */
/* harmony import */ var _ports_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6391);
/* harmony import */ var _ports_value_forms_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9544);


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
    return (0,_ports_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)((0,_ports_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .neutralise */ .$0)(text.slice(0, cleanedLimit)).trim(), limit);
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
    return (0,_ports_value_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .holdsCredentials */ .Hn)(text) ? 'a text that may hold a secret' : JSON.stringify(cleanText(text));
}


/***/ }),

/***/ 2598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I1: () => (/* binding */ referencePattern),
/* harmony export */   UN: () => (/* binding */ hasReference),
/* harmony export */   tV: () => (/* binding */ whyNotFillable)
/* harmony export */ });
/* unused harmony export fillablePattern */
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
function hasReference(text) {
    return referencePattern.test(text);
}


/***/ }),

/***/ 3224:
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

/***/ 1807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  $: () => (/* binding */ createTail),
  _: () => (/* binding */ defaultOutputLimit)
});

;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(6391);
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

/***/ 953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MD: () => (/* binding */ sshTargetTakes),
/* harmony export */   vW: () => (/* binding */ parseSshTarget),
/* harmony export */   zE: () => (/* binding */ sshAddress)
/* harmony export */ });
const form = /^([A-Za-z_][A-Za-z0-9_.-]{0,31})@(?:([A-Za-z0-9][A-Za-z0-9.-]{0,252})|\[([0-9A-Fa-f:.]{2,45})\])(?::([1-9][0-9]{0,4}))?$/;
const sshTargetTakes = 'user@host or user@host:port, the port at most 65535';
function parseSshTarget(text) {
    const [, user, name, address, digits] = form.exec(text) ?? [];
    const hostname = name ?? address;
    const port = digits === undefined ? undefined : Number(digits);
    if (user === undefined || hostname === undefined || (port ?? 0) > 65_535)
        return undefined;
    return { user, hostname, port, label: text };
}
function sshAddress({ user, hostname, port }) {
    return `${user}\n${hostname.toLowerCase()}\n${String(port ?? 22).padStart(5, '0')}`;
}


/***/ }),

/***/ 8126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SH: () => (/* binding */ lastLineOf),
/* harmony export */   a7: () => (/* binding */ passedVariables),
/* harmony export */   be: () => (/* binding */ describeEnding),
/* harmony export */   kC: () => (/* binding */ runUserText)
/* harmony export */ });
/* harmony import */ var _ports_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1439);
/* harmony import */ var _ports_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6391);


const wrapper = 'trap : TERM; ( trap "exit 143" TERM; script=$BELAY_SCRIPT; unset BELAY_SCRIPT; set -e; eval "$script" ) 3>&-; exit $?';
async function runUserText(shell, text) {
    const { host, log, signal, lock } = shell;
    const { script, folder, variables, timeoutMs, title } = text;
    const run = (print) => host.run({
        ...(text.instead ?? {
            argv: ['/bin/sh', '-c', wrapper],
            env: { ...variables, BELAY_SCRIPT: script },
        }),
        cwd: folder,
        timeoutMs,
        ...(print === undefined ? {} : { onLine: boundedPrinter(print) }),
        signal,
        ...(lock === undefined ? {} : { lock }),
    });
    const result = await (title === undefined ? run() : log.foreign(title, run));
    signal.throwIfAborted();
    return result;
}
const shownLines = 2_000;
function boundedPrinter(print) {
    let shown = 0;
    return (line) => {
        shown += 1;
        if (shown <= shownLines)
            print(line);
        else if (shown === shownLines + 1)
            print('(more output is not shown)');
    };
}
function describeEnding(result, timeoutMs) {
    const took = (0,_ports_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(result.durationMs);
    if (result.kind === 'not-started')
        return `could not be started (${result.code})`;
    if (result.kind === 'exited')
        return result.exitCode === 0
            ? `done in ${took}`
            : `ended with exit code ${result.exitCode} after ${took}`;
    return result.by === 'timeout'
        ? `did not end within ${(0,_ports_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(timeoutMs)} (command-timeout) and was ended`
        : 'was ended from outside';
}
function lastLineOf(result) {
    const lines = `${result.stdout}\n${result.stderr}`
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const last = lines.at(-1);
    return last === undefined ? '' : `; its last words: ${(0,_ports_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(last, 200)}`;
}
function passedVariables(input, names, variable, log) {
    const found = names.map((name) => [name, variable(name)]);
    const missing = found.filter(([, value]) => value === undefined).map(([name]) => name);
    if (missing.length > 0) {
        log.warning(`"${input}" runs without ${missing.join(', ')}: the deployment was given it by BELAY_PASS_ENV, and this step has no such variable. Set it in the step's env.`);
    }
    return Object.fromEntries(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}


/***/ }),

/***/ 4493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   EE: () => (/* binding */ dialTcp),
/* harmony export */   gZ: () => (/* binding */ noteConnected)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);
/* harmony import */ var _guarded_lookup_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(746);


const longestAttemptMs = 500;
function dialTcp(dial) {
    const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)(targetOf(dial));
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
    const lookup = (0,_guarded_lookup_js__WEBPACK_IMPORTED_MODULE_1__/* .guardLookup */ .sD)({ resolve, deny, family: route.family, onAllowed });
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


/***/ }),

/***/ 1439:
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

/***/ 1528:
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

/***/ 2902:
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

/***/ 6391:
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
var network_failure = __nccwpck_require__(4070);
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

/***/ 7321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ joinedHeaders)
/* harmony export */ });
function joinedHeaders(headers) {
    const joined = Object.entries(headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]);
    return Object.fromEntries(joined);
}


/***/ }),

/***/ 6661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8232);

function nearest(word, valid) {
    const ranked = valid
        .filter((name) => word.length <= 2 * name.length + 2)
        .map((name) => ({ name, edits: (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word, name) }))
        .sort((a, b) => a.edits - b.edits);
    const best = ranked[0];
    return best !== undefined && best.edits <= Math.max(2, Math.floor(word.length / 3)) ? best.name : undefined;
}


/***/ }),

/***/ 4070:
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
/* harmony export */   X: () => (/* binding */ chooseRoute),
/* harmony export */   n: () => (/* binding */ bareHost)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);

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

/***/ 1302:
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

/***/ 9544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ listItems),
/* harmony export */   Gv: () => (/* binding */ pathTakes),
/* harmony export */   Hi: () => (/* binding */ absolutePath),
/* harmony export */   Hn: () => (/* binding */ holdsCredentials),
/* harmony export */   cl: () => (/* binding */ quoteValue),
/* harmony export */   fi: () => (/* binding */ durationTakes),
/* harmony export */   h9: () => (/* binding */ durationBetween),
/* harmony export */   jU: () => (/* binding */ wholeNumberTakes),
/* harmony export */   rD: () => (/* binding */ wholeNumber)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1439);
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6391);
/* harmony import */ var _secret_shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1302);



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

/***/ 8181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ yamlLibrary)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./lib/ports/yaml-library.js

const load = (0,external_node_module_namespaceObject.createRequire)(import.meta.url);
let library;
function yamlLibrary() {
    library ??= load('./yaml.cjs');
    return library;
}


/***/ }),

/***/ 3503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Rg: () => (/* binding */ invalidInputs),
/* harmony export */   Vi: () => (/* binding */ isInvalidInputs),
/* harmony export */   ic: () => (/* binding */ createInputReader)
/* harmony export */ });
/* unused harmony exports commitPattern, inputVariable */
/* harmony import */ var _ports_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6661);
/* harmony import */ var _ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9544);


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

/***/ 6835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
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
    process.stdout.write(cmd.toString() + external_os_.EOL);
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
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
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
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
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


const { access, appendFile, writeFile } = external_fs_.promises;
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
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
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
        return this.addRaw(external_os_.EOL);
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
    process.stdout.write(external_os_.EOL);
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
    process.stdout.write(message + external_os_.EOL);
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
var foreign_text = __nccwpck_require__(6391);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
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
var input_reader = __nccwpck_require__(3503);
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
var external_node_fs_ = __nccwpck_require__(3024);
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

/***/ 2602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ wireDelivery)
});

// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(6391);
;// CONCATENATED MODULE: ./lib/github/json-fields.js
function fieldsOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value))
        : undefined;
}
function listOf(value, parse) {
    if (!Array.isArray(value))
        return undefined;
    const items = [];
    for (const each of value) {
        const item = parse(each);
        if (item === undefined)
            return undefined;
        items.push(item);
    }
    return items;
}
function wholeNumber(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
function json_fields_text(value) {
    return typeof value === 'string' ? value : undefined;
}
function filledText(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function commitId(value) {
    return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/github/retrying.js
function backoff(failures, policy, random) {
    return Math.round(random * Math.min(policy.capMs, policy.baseMs * 2 ** Math.max(0, failures - 1)));
}
function isPassing(failure) {
    return ['unavailable', 'malformed', 'limited'].includes(failure.reason);
}
async function retrying(operation, policy, ports) {
    for (let attempt = 1;; attempt += 1) {
        const result = await operation();
        if (result.kind === 'ok' || !isPassing(result) || attempt >= policy.attempts)
            return result;
        const now = ports.clock.monotonic();
        const told = result.retryAtMs === undefined ? 0 : result.retryAtMs - now;
        const wait = Math.max(told, backoff(attempt, policy, (ports.random ?? Math.random)()));
        if (now + wait >= policy.deadlineMs)
            return result;
        try {
            await ports.clock.sleep(wait, ports.signal);
        }
        catch {
            return result;
        }
    }
}

;// CONCATENATED MODULE: ./lib/github/octokit-deployments.js



const budgetMs = 10_000;
const descriptionLimit = 140;
function createGitHubDeployments(ports) {
    const warned = new Set();
    const warn = (what, failure) => {
        if (failure.reason === 'cancelled' || warned.has(failure.reason))
            return;
        warned.add(failure.reason);
        ports.log.warning(`${what}: ${failure.detail}. The deployment itself is not affected. ${advice(failure)}`);
    };
    return {
        async start(deployment) {
            const created = await create(ports, deployment);
            if (created.kind === 'ok')
                return created.data;
            warn('The deployment could not be recorded on GitHub', created);
            return undefined;
        },
        async setStatus(id, status) {
            const done = await addStatus(ports, id, status);
            if (done.kind === 'failed')
                warn(`The status of deployment ${id} could not be set on GitHub`, done);
        },
    };
}
function advice({ reason }) {
    switch (reason) {
        case 'forbidden':
        case 'not-found':
            return 'Give the job "permissions: deployments: write", or deploy with record-deployment: false.';
        case 'unauthorized':
            return 'Give a valid token, or deploy with record-deployment: false.';
        case 'invalid':
            return 'Check that the commit is pushed to this repository.';
        default:
            return "GitHub's list of deployments will lack it.";
    }
}
function create({ github, clock }, deployment) {
    return github.write({
        method: 'POST',
        path: 'deployments',
        parameters: {
            ref: deployment.sha,
            environment: deployment.environment,
            description: (0,foreign_text/* truncate */.xv)(deployment.description, descriptionLimit),
            auto_merge: false,
            required_contexts: [],
            transient_environment: false,
            payload: { 'deployed-by': 'belay' },
            ...(deployment.task === undefined ? {} : { task: deployment.task }),
        },
        parse: parseId,
        deadlineMs: clock.monotonic() + budgetMs,
    });
}
function addStatus({ github, clock, signal }, id, status) {
    const deadlineMs = clock.monotonic() + budgetMs;
    const operation = () => github.write({
        method: 'POST',
        path: 'deployments/{deployment_id}/statuses',
        parameters: {
            deployment_id: id,
            state: status.state,
            description: (0,foreign_text/* truncate */.xv)(status.description, descriptionLimit),
            ...(status.logUrl === undefined ? {} : { log_url: status.logUrl }),
            ...(status.environmentUrl === undefined ? {} : { environment_url: status.environmentUrl }),
        },
        parse: parseId,
        deadlineMs,
    });
    const policy = { attempts: 3, baseMs: 500, capMs: 2_000, deadlineMs };
    return retrying(operation, policy, signal === undefined ? { clock } : { clock, signal });
}
function parseId(value) {
    return wholeNumber(fieldsOf(value)?.['id']);
}

// EXTERNAL MODULE: ./lib/health/address-policy.js
var address_policy = __nccwpck_require__(9210);
// EXTERNAL MODULE: ./lib/health/check-secrets.js
var check_secrets = __nccwpck_require__(7723);
// EXTERNAL MODULE: ./lib/health/check.js
var health_check = __nccwpck_require__(5311);
// EXTERNAL MODULE: ./lib/health/check-item.js + 11 modules
var check_item = __nccwpck_require__(9869);
// EXTERNAL MODULE: ./lib/health/check-use.js
var check_use = __nccwpck_require__(6753);
// EXTERNAL MODULE: ./lib/health/field-value.js
var field_value = __nccwpck_require__(3335);
// EXTERNAL MODULE: ./lib/health/check-latency.js
var check_latency = __nccwpck_require__(2540);
;// CONCATENATED MODULE: ./lib/health/write-check.js


function writeCheck(check) {
    const { kind, url, name, method, headers, body, status } = check;
    const { contains, notContains, matches, json, version, maxLatency, minTlsDays, redirects, ip } = check;
    return withoutAbsent({
        url,
        name,
        method,
        headers,
        body,
        status: kind === 'http' ? writeStatus(status) : status,
        contains,
        'not-contains': notContains,
        matches,
        json: writeIf(json, writeJson),
        version: writeIf(version, writeVersion),
        'max-latency': writeIf(maxLatency, writeLatency),
        'min-tls-days': minTlsDays,
        redirects: writeIf(redirects, writeRedirects),
        ip: writeIf(ip, writeIp),
    });
}
const unwritable = null;
function textOf(value) {
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
function writeIf(value, write) {
    if (value === undefined)
        return undefined;
    return (0,field_value/* isMapping */.pi)(value) ? write(value) : Array.isArray(value) ? write({ items: value }) : unwritable;
}
function withoutAbsent(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
function writeStatus(status) {
    if (!Array.isArray(status))
        return unwritable;
    return status.map((range) => (0,field_value/* isMapping */.pi)(range) ? `${textOf(range['from'])}-${textOf(range['to'])}` : unwritable);
}
function writeJson({ items }) {
    if (!Array.isArray(items))
        return unwritable;
    const entries = items.map((item) => {
        if (!(0,field_value/* isMapping */.pi)(item) || typeof item['path'] !== 'string')
            return ['', unwritable];
        return [item['path'], (0,field_value/* isMapping */.pi)(item['expects']) ? writeComparison(item['expects']) : unwritable];
    });
    return Object.fromEntries(entries);
}
function writeComparison({ is, values, value }) {
    if (is === 'one-of')
        return values;
    if (value !== null && typeof value === 'object')
        return unwritable;
    return `${is === 'not' ? '!=' : textOf(is)} ${typeof value === 'bigint' ? '' : JSON.stringify(value)}`;
}
function writeVersion(version) {
    return version['in'] === 'header' ? `header:${textOf(version['header'])}` : version['path'];
}
function writeLatency({ ms, over }) {
    if (!(0,field_value/* isMapping */.pi)(over))
        return `${textOf(ms)}ms`;
    const [name = ''] = Object.entries(check_latency/* percentiles */.FX).find(([, percentile]) => percentile === over['percentile']) ?? [];
    return { [name]: `${textOf(ms)}ms`, tries: over['tries'] };
}
function writeRedirects({ atMost, anyOrigin }) {
    return anyOrigin === true ? 'any' : atMost;
}
function writeIp(ip) {
    return Object.hasOwn(ip, 'family') ? ip['family'] : ip['address'];
}

;// CONCATENATED MODULE: ./lib/health/remembered-checks.js





function readHealthChecks(value) {
    if (!Array.isArray(value) || value.length > health_check/* rememberedLimit */.qV || !isShallow(value, deepest))
        return undefined;
    const checks = value.flatMap((item) => readCheck(item) ?? []);
    const names = new Set(checks.map(({ name }) => name));
    return checks.length === value.length && names.size === checks.length ? checks : undefined;
}
const deepest = 20;
function isShallow(value, levels) {
    if (typeof value !== 'object' || value === null)
        return true;
    return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
function readCheck(value) {
    if (!(0,field_value/* isMapping */.pi)(value))
        return undefined;
    const remembered = Object.hasOwn(value, 'kind')
        ? value
        : { kind: 'http', ...value };
    const { draft } = (0,check_item/* readCheckItem */.C)(writeCheck(remembered), '', check_use/* askedUse */.m3);
    if (draft?.name === undefined)
        return undefined;
    const { where: _, name, ...rest } = draft;
    const check = { name, ...rest };
    return isSame(check, remembered) ? check : undefined;
}
function isSame(own, other) {
    if (typeof own !== 'object' || own === null)
        return own === other;
    if (typeof other !== 'object' || other === null || Array.isArray(own) !== Array.isArray(other))
        return false;
    const keys = Object.keys(own);
    return (keys.length === Object.keys(other).length &&
        keys.every((key) => Object.hasOwn(other, key) && isSame(Reflect.get(own, key), Reflect.get(other, key))));
}

;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
;// CONCATENATED MODULE: ./lib/ports/lookup-threads.js

const threads = '64';
function allowManyLookups() {
    external_node_process_namespaceObject.env['UV_THREADPOOL_SIZE'] ??= threads;
}

;// CONCATENATED MODULE: ./lib/ports/http-on-demand.js

function createHttpOnDemand(options) {
    allowManyLookups();
    let loading;
    const load = () => {
        loading ??= __nccwpck_require__.e(/* import() */ 116).then(__nccwpck_require__.bind(__nccwpck_require__, 5116)).then(({ createNodeHttp }) => createNodeHttp(options));
        return loading;
    };
    return {
        request: async (request) => (await load()).request(request),
        close: async () => (await loading)?.close(),
    };
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

;// CONCATENATED MODULE: ./lib/ports/worker-matcher.js
const sliceMs = 20;
const patternMs = 200;
const patience = 2;
const idleMs = 1_000;
function createWorkerMatcher() {
    const open = new Set();
    const givenUp = new Map();
    const settle = (job, answer) => {
        if (open.delete(job))
            job.settle(answer);
    };
    const slow = createLane(async (job, ask) => {
        if (!open.has(job))
            return;
        const times = givenUp.get(job.pattern) ?? 0;
        const answer = await ask(job, times < patience ? patternMs : sliceMs);
        if (answer === 'too-slow' && open.has(job))
            givenUp.set(job.pattern, times + 1);
        settle(job, answer);
    });
    const quick = createLane(async (job, ask) => {
        if (!open.has(job))
            return;
        const answer = givenUp.has(job.pattern) ? 'too-slow' : await ask(job, sliceMs);
        if (answer !== 'too-slow')
            return settle(job, answer);
        if (!open.has(job))
            return;
        givenUp.set(job.pattern, givenUp.get(job.pattern) ?? 0);
        slow.add(job);
    });
    return {
        matches: (pattern, text) => new Promise((resolve) => {
            const job = { pattern, text, settle: resolve };
            open.add(job);
            quick.add(job);
        }),
        async close() {
            for (const job of open)
                settle(job, 'too-slow');
            await Promise.all([quick.end(), slow.end()]);
        },
    };
}
async function openThread() {
    const { openMatchingThread } = await __nccwpck_require__.e(/* import() */ 13).then(__nccwpck_require__.bind(__nccwpck_require__, 1013));
    return openMatchingThread();
}
function createLane(handle) {
    const waiting = createTurns();
    let thread;
    let isWorking = false;
    let idle;
    const end = async () => {
        clearTimeout(idle);
        const ended = thread;
        thread = undefined;
        await (await ended)?.end();
    };
    const ask = async (job, limitMs) => {
        thread ??= openThread();
        const answer = await (await thread)?.ask(job, limitMs);
        if (answer === undefined)
            await end();
        return answer ?? 'too-slow';
    };
    const work = async () => {
        if (isWorking)
            return;
        isWorking = true;
        clearTimeout(idle);
        for (let job = waiting.take(); job !== undefined; job = waiting.take())
            await handle(job, ask);
        isWorking = false;
        idle = setTimeout(() => void end(), idleMs).unref();
    };
    return {
        add: (job) => {
            waiting.add(job);
            void work();
        },
        end,
    };
}
function createTurns() {
    const waiting = new Map();
    return {
        add: (job) => {
            const same = waiting.get(job.pattern);
            if (same === undefined)
                waiting.set(job.pattern, [job]);
            else
                same.push(job);
        },
        take: () => {
            for (const [pattern, [first, ...rest]] of waiting) {
                waiting.delete(pattern);
                if (rest.length > 0)
                    waiting.set(pattern, rest);
                return first;
            }
            return undefined;
        },
    };
}

;// CONCATENATED MODULE: ./lib/github/failure.js
const sentences = {
    unauthorized: 'GitHub refused the token: it is wrong, expired or revoked',
    forbidden: 'the token may not do this: a permission is missing',
    limited: "GitHub's rate limit is used up",
    'not-found': 'GitHub knows no such thing, or hides it from this token',
    conflict: 'GitHub refused because of a conflict',
    invalid: 'GitHub refused the request as invalid',
    unavailable: 'GitHub did not answer as it should',
    malformed: 'the answer was not what GitHub documents',
    cancelled: 'the run was cancelled',
};
function failed(reason, note) {
    return { kind: 'failed', reason, detail: `${sentences[reason]}${note === undefined ? '' : ` (${note})`}` };
}
function classify(refusal, at) {
    const { status } = refusal;
    if (isLimit(refusal)) {
        return { ...failed('limited', `HTTP ${status}`), retryAtMs: at.monotonic + limitEndsIn(refusal, at) };
    }
    const failure = failed(reasonOf(status), `HTTP ${status}`);
    const wait = failure.reason === 'unavailable' ? retryAfter(refusal, at) : undefined;
    return wait === undefined ? failure : { ...failure, retryAtMs: at.monotonic + wait };
}
function reasonOf(status) {
    switch (status) {
        case 401:
            return 'unauthorized';
        case 403:
            return 'forbidden';
        case 404:
        case 410:
        case 451:
            return 'not-found';
        case 408:
            return 'unavailable';
        case 409:
            return 'conflict';
        default:
            return status >= 400 && status < 500 ? 'invalid' : 'unavailable';
    }
}
function isLimit({ status, headers, message }) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return (String(headers['x-ratelimit-remaining'] ?? '') === '0' ||
        headers['retry-after'] !== undefined ||
        /rate limit|abuse detection/i.test(message));
}
const leastUnknownWaitMs = 60_000;
function limitEndsIn(refusal, at) {
    const told = retryAfter(refusal, at);
    if (told !== undefined)
        return told;
    const reset = Number(refusal.headers['x-ratelimit-reset']);
    const usedUp = String(refusal.headers['x-ratelimit-remaining'] ?? '') === '0';
    if (!usedUp || !Number.isFinite(reset) || reset <= 0)
        return leastUnknownWaitMs;
    return Math.max(1_000, reset * 1_000 - serverNow(refusal, at));
}
function retryAfter(refusal, at) {
    const header = String(refusal.headers['retry-after'] ?? '').trim();
    if (/^\d{1,9}$/.test(header))
        return Math.max(1_000, Number(header) * 1_000);
    const date = /^[A-Z][a-z]{2}/.test(header) ? Date.parse(header) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(1_000, date - serverNow(refusal, at));
}
function serverNow({ headers }, at) {
    const date = Date.parse(String(headers['date'] ?? ''));
    return Number.isNaN(date) ? at.wall : date;
}

;// CONCATENATED MODULE: ./lib/github/bounded-fetch.js
class FetchError extends Error {
    name = 'FetchError';
    problem;
    constructor(problem) {
        super(problem);
        this.problem = problem;
    }
}
const mostRedirects = 3;
async function boundedFetch(fetch, target, limits) {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), Math.max(1, limits.timeoutMs));
    const signals = limits.signal === undefined ? [deadline.signal] : [deadline.signal, limits.signal];
    try {
        limits.signal?.throwIfAborted();
        const signal = AbortSignal.any(signals);
        return await Promise.race([follow(fetch, target, { ...limits, signal }), abortOf(signal)]);
    }
    catch (error) {
        if (limits.signal?.aborted === true)
            throw new FetchError('cancelled');
        if (deadline.signal.aborted)
            throw new FetchError('timeout');
        throw error instanceof FetchError ? error : new FetchError('network');
    }
    finally {
        clearTimeout(timer);
        deadline.abort();
    }
}
function abortOf(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new FetchError('network')), { once: true });
    });
}
async function follow(fetch, target, limits) {
    const origin = new URL(target.url).origin;
    let url = target.url;
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
        limits.onSend();
        const response = await fetch(url, {
            method: target.method,
            headers: { ...target.headers },
            ...(target.body === undefined ? {} : { body: target.body }),
            redirect: 'manual',
            signal: limits.signal,
        });
        if (!isRedirect(response.status))
            return readWhole(response, limits.bodyLimit);
        url = nextUrl(response, { from: url, origin, method: target.method });
    }
    throw new FetchError('redirect');
}
function isRedirect(status) {
    return [301, 302, 303, 307, 308].includes(status);
}
function nextUrl(response, at) {
    const keepsMethod = at.method === 'GET' || response.status === 307 || response.status === 308;
    const location = response.headers.get('location') ?? '';
    const next = URL.canParse(location, at.from) ? new URL(location, at.from) : undefined;
    if (!keepsMethod || location === '' || next === undefined || next.origin !== at.origin) {
        throw new FetchError('redirect');
    }
    return next.href;
}
async function readWhole(answer, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of answer.body ?? []) {
        size += chunk.byteLength;
        if (size > limit)
            throw new FetchError('too-large');
        chunks.push(chunk);
    }
    const bytes = new Uint8Array(Buffer.concat(chunks));
    const { status, headers } = answer;
    return {
        status,
        headers,
        text: async () => new TextDecoder().decode(bytes),
        arrayBuffer: async () => bytes.buffer,
    };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: ./lib/ports/joined-headers.js
var joined_headers = __nccwpck_require__(7321);
;// CONCATENATED MODULE: ./lib/github/direct-fetch.js


const direct_fetch_idleMs = 4_000;
function createDirectFetch() {
    const agents = { keepAlive: true, timeout: direct_fetch_idleMs };
    const plain = new external_node_http_.Agent(agents);
    const overPlain = (url, init) => (0,external_node_http_.request)(url, { ...partsOf(init), agent: plain });
    let loading;
    const overTls = async () => {
        const { Agent, request } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4708, 19));
        const agent = new Agent(agents);
        return (url, init) => request(url, { ...partsOf(init), agent });
    };
    return async (address, init) => {
        const url = new URL(address);
        if (url.protocol === 'http:')
            return answerTo(overPlain(url, init), init);
        loading ??= overTls();
        return answerTo((await loading)(url, init), init);
    };
}
function partsOf({ method, headers, body, signal }) {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    return { method, headers: { ...headers, 'accept-encoding': 'gzip', ...length }, signal };
}
function answerTo(request, { body }) {
    return new Promise((resolve, reject) => {
        request.on('error', reject);
        request.on('close', () => reject(new Error('It ended without an answer.')));
        request.on('response', (response) => resolve(answerOf(response)));
        request.end(body);
    });
}
function answerOf(response) {
    const named = Object.entries((0,joined_headers/* joinedHeaders */.A)(response.headers));
    return { status: response.statusCode ?? 0, headers: new Map(named), body: plainBody(response) };
}
async function* plainBody(response) {
    if (!/^(?:x-)?gzip$/i.test(response.headers['content-encoding'] ?? ''))
        return yield* response;
    const [{ createGunzip }, { pipeline }] = await Promise.all([Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8522, 19)), Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7075, 19))]);
    let isEmpty = true;
    response.once('data', () => {
        isEmpty = false;
    });
    try {
        yield* pipeline(response, createGunzip(), () => undefined);
    }
    catch (error) {
        if (!isEmpty || !response.complete)
            throw error;
    }
}

;// CONCATENATED MODULE: ./lib/github/octokit-connection.js





const bodyLimit = 16 * 1024 * 1024;
const problems = {
    timeout: () => failed('unavailable', 'no complete answer in time'),
    cancelled: () => failed('cancelled'),
    network: () => failed('unavailable', 'no connection, or it was cut'),
    'too-large': () => failed('malformed', 'larger than any documented answer'),
    redirect: () => failed('unavailable', 'it redirected to another host or without end, which is not followed'),
};
function explainError(error, at) {
    const cause = error instanceof FetchError ? error : error instanceof Error ? error.cause : undefined;
    if (cause instanceof FetchError)
        return problems[cause.problem]();
    const refusal = refusalOf(error);
    if (refusal?.status === 304)
        return { kind: 'not-modified' };
    return refusal === undefined ? failed('malformed') : classify(refusal, at);
}
function refusalOf(error) {
    if (!(error instanceof Error) || !('status' in error) || !('response' in error))
        return undefined;
    const response = fieldsOf(error.response);
    const headers = fieldsOf(response?.['headers']);
    if (typeof error.status !== 'number' || response === undefined || headers === undefined)
        return undefined;
    const message = json_fields_text(fieldsOf(response['data'])?.['message']) ?? '';
    const plain = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    return { status: error.status, headers: Object.fromEntries(plain), message };
}
const silent = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
async function loadOctokit(options, onSend) {
    const { getOctokit } = await Promise.all(/* import() */[__nccwpck_require__.e(426), __nccwpck_require__.e(864)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7864));
    const fetch = await chooseFetch();
    const octokit = getOctokit(options.token, {
        baseUrl: options.apiUrl.replace(/\/+$/, ''),
        userAgent: 'belay',
        log: silent,
    });
    return (route, { timeoutMs, ...parameters }) => {
        const limits = { timeoutMs, bodyLimit, signal: options.signal, onSend };
        const bounded = (url, init) => boundedFetch(fetch, { ...init, url }, limits);
        return octokit.request(route, { ...parameters, request: { fetch: bounded } });
    };
}
async function chooseFetch() {
    const named = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'];
    if (!named.some((name) => external_node_process_namespaceObject.env[name]))
        return createDirectFetch();
    const { defaults } = await __nccwpck_require__.e(/* import() */ 426).then(__nccwpck_require__.bind(__nccwpck_require__, 4426));
    return defaults.request?.fetch ?? globalThis.fetch;
}

;// CONCATENATED MODULE: ./lib/github/pages.js


const pageSize = 100;
const mostPages = 10;
async function readPages(request, read) {
    const items = new Map();
    let total;
    let unchanged = true;
    for (let page = 1; page <= mostPages; page += 1) {
        const answer = await read(pageRequest(request, page));
        if (answer.kind === 'failed')
            return answer;
        unchanged &&= answer.unchanged;
        if (page > 1 && answer.data.total !== total) {
            return failed('unavailable', 'the list changed while it was read');
        }
        total = answer.data.total;
        for (const item of answer.data.items) {
            const key = request.identity(item);
            if (items.has(key))
                return failed('unavailable', 'a page came twice');
            items.set(key, item);
        }
        const end = endOf(answer.data, items.size);
        if (end === 'complete')
            return { kind: 'ok', data: [...items.values()], unchanged };
        if (end === 'broken')
            return failed('unavailable', 'the pages do not add up to the total');
    }
    return failed('unavailable', 'the list is longer than GitHub serves');
}
function endOf({ items, total }, collected) {
    if (total === undefined)
        return items.length < pageSize ? 'complete' : 'more';
    if (collected === total)
        return 'complete';
    return items.length === pageSize && collected < total ? 'more' : 'broken';
}
function pageRequest(request, page) {
    const { member, parseItem, identity: _, parameters, ...rest } = request;
    return {
        ...rest,
        parameters: { ...parameters, per_page: pageSize, page },
        parse: (value) => parsePage(value, member, parseItem),
    };
}
function parsePage(value, member, parseItem) {
    const fields = member === undefined ? undefined : fieldsOf(value);
    const list = member === undefined ? value : fields?.[member];
    const total = fields === undefined ? undefined : wholeNumber(fields['total_count']);
    const items = listOf(list, parseItem);
    return items === undefined || (member !== undefined && total === undefined) ? undefined : { items, total };
}

;// CONCATENATED MODULE: ./lib/github/octokit-client.js



const defaultTimeoutMs = 10_000;
const mostRemembered = 64;
function createGitHubClient(options) {
    const remembered = new Map();
    const counts = { sent: 0, notModified: 0 };
    let loading;
    const octokit = () => {
        loading ??= loadOctokit(options, () => {
            counts.sent += 1;
        });
        return loading;
    };
    const connection = { ...options, counts, octokit };
    async function read(request) {
        const key = JSON.stringify([request.path, request.parameters]);
        const known = remembered.get(key);
        const answer = await exchange(connection, {
            method: 'GET',
            path: request.path,
            parameters: request.parameters ?? {},
            headers: conditionalHeaders(known?.etag, request.fresh === true),
            deadlineMs: request.deadlineMs,
        });
        if (answer.kind === 'failed')
            return answer;
        const unchanged = answer.kind === 'not-modified';
        const source = unchanged ? known?.data : answer.data;
        const data = request.parse(source);
        if (data === undefined)
            return failed('malformed');
        if (!unchanged)
            remember(key, answer.etag, source);
        return { kind: 'ok', data, unchanged };
    }
    function remember(key, etag, data) {
        remembered.delete(key);
        if (etag === undefined)
            return;
        const [oldest] = remembered.keys();
        if (remembered.size >= mostRemembered && oldest !== undefined)
            remembered.delete(oldest);
        remembered.set(key, { etag, data });
    }
    return {
        repository: options.repository,
        read,
        readAll: (request) => readPages(request, read),
        write: (request) => write(connection, request),
        counts: () => ({ ...counts }),
    };
}
async function write(connection, request) {
    const { method, path, parameters, deadlineMs } = request;
    const answer = await exchange(connection, { method, path, parameters, headers: {}, deadlineMs });
    if (answer.kind === 'failed')
        return answer;
    const data = answer.kind === 'answer' ? request.parse(answer.data) : undefined;
    return data === undefined ? failed('malformed') : { kind: 'ok', data, unchanged: false };
}
function conditionalHeaders(etag, fresh) {
    if (fresh)
        return { 'cache-control': 'no-cache' };
    return etag === undefined ? {} : { 'if-none-match': etag };
}
async function exchange(connection, call) {
    const { clock, signal, counts } = connection;
    if (signal?.aborted === true)
        return failed('cancelled');
    const left = (call.deadlineMs ?? Number.POSITIVE_INFINITY) - clock.monotonic();
    if (left <= 0)
        return failed('unavailable', 'no time was left to ask');
    const timeoutMs = Math.min(connection.requestTimeoutMs ?? defaultTimeoutMs, left);
    const [owner, repo] = connection.repository.split('/');
    const suffix = call.path === '' ? '' : `/${call.path}`;
    let send;
    try {
        send = await connection.octokit();
    }
    catch {
        return failed('unavailable', 'the GitHub client could not be loaded');
    }
    try {
        const { data, headers } = await send(`${call.method} /repos/{owner}/{repo}${suffix}`, {
            ...call.parameters,
            owner,
            repo,
            headers: call.headers,
            timeoutMs,
        });
        const etag = headers['etag'];
        return { kind: 'answer', data, etag: typeof etag === 'string' && etag !== '' ? etag : undefined };
    }
    catch (error) {
        const failure = explainError(error, { wall: clock.now(), monotonic: clock.monotonic() });
        if (failure.kind === 'not-modified')
            counts.notModified += 1;
        return failure;
    }
}

;// CONCATENATED MODULE: ./lib/wiring/connect-github.js


function connectGitHub(inputs, context) {
    const { repository, apiUrl } = context.workflowRun;
    if (inputs.token === undefined || !/^[^/\s]+\/[^/\s]+$/.test(repository))
        return undefined;
    return createGitHubClient({
        apiUrl,
        repository,
        token: inputs.token,
        clock: systemClock,
        log: context.log,
        signal: context.signal,
    });
}

// EXTERNAL MODULE: ./lib/hosts/user-shell.js
var user_shell = __nccwpck_require__(8126);
;// CONCATENATED MODULE: ./lib/drivers/command/driver-command.js

const titles = {
    activate: 'Activate (activate)',
    current: undefined,
    rollback: 'Go back (rollback)',
};
function runDriverCommand(context, input, script, facts = {}) {
    const { target, session, log, host } = context;
    const { environment, path, passEnv = [], variable, commandTimeoutMs } = target;
    const quiet = { warning: () => undefined };
    const passed = (0,user_shell/* passedVariables */.a7)(input, passEnv, variable, input === 'current' ? quiet : log);
    return (0,user_shell/* runUserText */.kC)({ host, log, signal: session.signal, lock: session.lock }, {
        script,
        folder: path,
        variables: { ...passed, BELAY_ENVIRONMENT: environment, BELAY_PATH: path, ...facts },
        timeoutMs: commandTimeoutMs,
        title: titles[input],
    });
}

;// CONCATENATED MODULE: ./lib/drivers/command/report.js



function readReport(result, timeoutMs) {
    if (result.kind !== 'exited' || result.exitCode !== 0) {
        const ending = (0,user_shell/* describeEnding */.be)(result, timeoutMs);
        return unreadable(`the command ${ending}${(0,user_shell/* lastLineOf */.SH)(result)}`);
    }
    const text = result.stdout.trim();
    if (text === '')
        return { kind: 'nothing' };
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text))
        return { kind: 'release', sha: text, clean: true };
    return unreadable(`it has to print the full id of the commit that is live (40 or 64 hex characters) or nothing, got "${firstLine(text)}"`);
}
function unreadable(why) {
    return { kind: 'unreadable', message: `current: ${why}.` };
}
function firstLine(text) {
    const [line = ''] = text.split('\n');
    return (0,foreign_text/* truncate */.xv)(line, 100);
}
async function observeByCommand(context) {
    if (!(await hasFolder(context)))
        return { kind: 'nothing' };
    return askCurrent(context);
}
async function askCurrent(context) {
    const { current, commandTimeoutMs } = context.target;
    return readReport(await runDriverCommand(context, 'current', current), commandTimeoutMs);
}
async function reportedRelease(context) {
    const found = await observeByCommand(context);
    return found.kind === 'release' ? found.sha : undefined;
}
async function prepareForCommand(context) {
    const { path } = context.target;
    if (!(await hasFolder(context)))
        return {
            kind: 'refused',
            code: 'path_not_usable',
            message: `path: ${path} is not a folder on ${context.host.name}; the commands run in it, so make it first. Nothing was changed.`,
        };
    const found = await askCurrent(context);
    if (found.kind !== 'unreadable')
        return { kind: 'ready' };
    return { kind: 'refused', code: 'command_failed', message: `${found.message} Nothing was changed.` };
}
async function hasFolder({ host, target }) {
    const followed = `${target.path}/.`;
    return (await host.kinds([followed])).get(followed) === 'folder';
}

;// CONCATENATED MODULE: ./lib/drivers/command/activate-by-command.js



async function activateByCommand(context, sha, expected) {
    const { target, log } = context;
    const before = await askCurrent(context);
    const { input, script } = commandFor(target, sha, expected);
    const result = await runDriverCommand(context, input, script, {
        BELAY_SHA: sha,
        BELAY_PREVIOUS_SHA: before.kind === 'release' ? before.sha : '',
    });
    const ending = (0,user_shell/* describeEnding */.be)(result, target.commandTimeoutMs);
    log.info(`${input}: ${ending}.`);
    if (result.kind !== 'exited' || result.exitCode !== 0)
        return activate_by_command_failed(`${input}: the command ${ending}${(0,user_shell/* lastLineOf */.SH)(result)}.`);
    return readBack(context, sha, input);
}
function commandFor({ activate, rollback }, sha, expected) {
    const isWayBack = expected !== undefined && expected !== sha;
    return isWayBack && rollback !== undefined
        ? { input: 'rollback', script: rollback }
        : { input: 'activate', script: activate };
}
async function readBack(context, sha, input) {
    const now = await askCurrent(context);
    if (now.kind === 'release' && now.sha === sha) {
        context.log.info(`"current" says that ${sha} is live.`);
        return { kind: 'active', saved: undefined };
    }
    if (now.kind === 'unreadable')
        return activate_by_command_failed(`After "${input}" nobody can tell what is live: ${now.message}`);
    const live = now.kind === 'release' ? `${now.sha} is live` : 'nothing is live';
    const message = `"${input}" ended well and "current" says that ${live}, not ${sha}.`;
    return { kind: 'failed', code: 'wrong_commit', message };
}
function activate_by_command_failed(message) {
    return { kind: 'failed', code: 'activation_failed', message };
}

;// CONCATENATED MODULE: ./lib/drivers/command/command-driver.js


function createCommandDriver(target, ports, session) {
    const context = { ...ports, target, session };
    return {
        current: () => observeByCommand(context),
        liveSha: () => reportedRelease(context),
        prepare: () => prepareForCommand(context),
        activate: (sha, expected) => activateByCommand(context, sha, expected),
        folder: target.path,
        prune: async () => undefined,
        commitsBetween: async () => [],
        isAncestor: async () => undefined,
        close: async () => undefined,
    };
}

// EXTERNAL MODULE: ./lib/ports/duration.js
var duration = __nccwpck_require__(1439);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __nccwpck_require__(3916);
;// CONCATENATED MODULE: ./lib/drivers/compose/image-reference.js
const dockerHub = 'docker.io';
function parseImage(text) {
    const [named = '', digest] = text.split('@', 2);
    const slash = named.indexOf('/');
    const first = slash === -1 ? '' : named.slice(0, slash);
    const isRegistry = first === 'localhost' || /[.:]/.test(first);
    const rest = isRegistry ? named.slice(slash + 1) : named;
    const colon = rest.lastIndexOf(':');
    const path = colon === -1 ? rest : rest.slice(0, colon);
    const registry = isRegistry && first !== 'index.docker.io' ? first : dockerHub;
    return {
        registry,
        repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path,
        tag: colon === -1 ? undefined : rest.slice(colon + 1),
        digest,
    };
}
function sameImage(one, other) {
    return fullName(one) === fullName(other);
}
function fullName(text) {
    const { registry, repository, tag, digest } = parseImage(text);
    return `${registry}/${repository}${digest === undefined ? `:${tag ?? 'latest'}` : `@${digest}`}`;
}
function withoutVersion(text) {
    const [named = ''] = text.split('@', 1);
    return named.replace(/:[^/:]*$/, '');
}
function imageOf(template, sha) {
    return template.replaceAll('{sha}', sha);
}
function tagOf(template, sha) {
    return parseImage(imageOf(template, sha)).tag ?? sha;
}
function pinRepository({ environment, path }) {
    return `localhost/belay/${validName(environment)}-${shortHash(`${environment}\n${path}`)}`;
}
const allPins = 'localhost/belay/*';
function validName(environment) {
    const valid = environment
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '');
    return valid || 'environment';
}
function shortHash(text) {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text))
        hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return hash.toString(16).padStart(8, '0');
}
function pinOf(owner, sha) {
    return `${pinRepository(owner)}:${sha}`;
}

;// CONCATENATED MODULE: ./lib/drivers/compose/compose-values.js

function valuesFor(target, image) {
    return {
        BELAY_IMAGE: image.reference,
        BELAY_TAG: tagOf(target.image, image.sha),
        BELAY_SHA: image.sha,
        BELAY_DIGEST: image.reference.split('@')[1] ?? '',
    };
}
function valuesToRead(target, sha = 'none') {
    return valuesFor(target, { sha, id: '', reference: pinOf(target, sha) });
}
function envFileText(values) {
    return Object.entries(values)
        .map(([name, value]) => `${name}=${value}\n`)
        .join('');
}
function readEnvFile(text) {
    const pairs = text.split('\n').flatMap((line) => {
        const [, name, value] = /^(BELAY_[A-Z]+)=(\S*)$/.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(pairs);
}

;// CONCATENATED MODULE: ./lib/drivers/compose/compose-memory.js



const nothing = { project: undefined, folder: undefined, releases: [], before: [] };
const fileLimit = 1024 * 1024;
function belayFolder(path) {
    return (0,posix_.join)(path, '.belay');
}
function envFilePath(path) {
    return (0,posix_.join)(belayFolder(path), 'compose.env');
}
function memoryPath({ target }) {
    return (0,posix_.join)(belayFolder(target.path), `compose-${validName(target.environment)}.json`);
}
async function prepareMemory({ host, target }) {
    const folder = belayFolder(target.path);
    const check = await host.prepareFolder(folder);
    if (check.kind === 'refused')
        return check.reason;
    await host.sweep(folder);
    const ignore = (0,posix_.join)(folder, '.gitignore');
    if ((await host.read(ignore)) === undefined)
        await host.replace(ignore, '*\n');
    return undefined;
}
async function readMemory(context) {
    const text = await readText(context.host, memoryPath(context));
    return text === undefined ? nothing : parseMemory(text);
}
async function writeMemory(context, memory) {
    await context.host.replace(memoryPath(context), `${JSON.stringify({ version: 1, ...memory }, null, 1)}\n`);
}
async function readEnv({ host, target, }) {
    return readEnvFile((await readText(host, envFilePath(target.path))) ?? '');
}
async function writeEnv({ host, target }, values) {
    await host.replace(envFilePath(target.path), envFileText(values));
}
async function readText(host, path) {
    const file = await host.read(path, { limit: fileLimit });
    return file?.bytes.toString('utf8');
}
function parseMemory(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return nothing;
    }
    if (!isRecord(value))
        return nothing;
    return {
        project: word(value['project']),
        folder: absolute(value['folder']),
        releases: list(value['releases']).flatMap((item) => {
            const [sha, id, image] = [word(item['sha']), word(item['id']), word(item['image'])];
            return sha === undefined || id === undefined ? [] : [{ sha, id, image }];
        }),
        before: list(value['before']).flatMap((item) => {
            const [service, id] = [word(item['service']), word(item['id'])];
            return service === undefined || id === undefined ? [] : [{ service, id }];
        }),
    };
}
function withRelease(memory, release) {
    return { ...memory, releases: [...memory.releases.filter(({ sha }) => sha !== release.sha), release] };
}
function list(value) {
    return Array.isArray(value) ? value.filter(isRecord) : [];
}
function absolute(value) {
    return typeof value === 'string' && value.startsWith('/') ? value : undefined;
}
function word(value) {
    return typeof value === 'string' && /^[A-Za-z0-9][\w.:@/-]*$/.test(value) ? value : undefined;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./lib/drivers/compose/docker-command.js
const usualTimeoutMs = 60_000;
const versionTimeoutMs = 30_000;
function docker({ host, session }, args, options = {}) {
    return host.run({
        argv: ['docker', ...args],
        timeoutMs: usualTimeoutMs,
        signal: session.signal,
        ...(session.lock === undefined ? {} : { lock: session.lock }),
        ...options,
    });
}
function succeeded(result) {
    return result.kind === 'exited' && result.exitCode === 0;
}
function ending(result) {
    if (result.kind === 'not-started')
        return `it could not be started (${result.code})`;
    if (result.kind === 'exited')
        return `it ended with exit code ${result.exitCode}`;
    if (result.by === 'timeout')
        return 'it took too long and was ended';
    return 'it was ended from outside';
}
function isMissing(result) {
    return result.kind === 'not-started' || (result.kind === 'exited' && result.exitCode === 127);
}
async function dockerTrouble(context) {
    const result = await docker(context, ['version', '--format', '{{.Server.Version}}'], {
        timeoutMs: versionTimeoutMs,
    });
    return succeeded(result) ? undefined : whyDockerFails(result, context.host.name);
}
function whyDockerFails(result, hostName) {
    if (isMissing(result))
        return `Docker is not installed on ${hostName}: there is no program "docker"`;
    if (result.kind === 'killed')
        return `Docker on ${hostName} does not answer: ${ending(result)}`;
    const said = result.stderr;
    if (/permission denied/i.test(said))
        return `This user may not use Docker on ${hostName}: it is refused at Docker's socket; make it a member of the group "docker" (usermod -aG docker USER) and let it log in anew`;
    if (/cannot connect|connection refused|no such file|is the docker daemon running|dial unix/i.test(said))
        return `Docker does not run on ${hostName}, or listens elsewhere; look at "systemctl status docker" there`;
    return `"docker version" failed on ${hostName}: ${ending(result)}`;
}

;// CONCATENATED MODULE: ./lib/drivers/compose/compose-command.js

const compose_command_plugin = ['docker', 'compose'];
const standalone = ['docker-compose'];
const compose_command_versionTimeoutMs = 30_000;
const found = new WeakMap();
async function findCompose({ host, session }) {
    const known = found.get(host);
    if (known !== undefined)
        return known;
    for (const argv of [compose_command_plugin, standalone]) {
        const result = await host.run({
            argv: [...argv, 'version'],
            timeoutMs: compose_command_versionTimeoutMs,
            signal: session.signal,
        });
        if (!succeeded(result))
            continue;
        const compose = { argv, isOld: /version:? v?1\./i.test(result.stdout) };
        found.set(host, compose);
        return compose;
    }
    return undefined;
}
function composeArgv({ host, target }) {
    const files = target.composeFiles.flatMap((file) => ['--file', file]);
    return [...(found.get(host)?.argv ?? compose_command_plugin), ...files];
}
async function compose(context, args, options) {
    const { host, session, target } = context;
    await findCompose(context);
    const { values, ...rest } = options;
    return host.run({
        argv: [...composeArgv(context), ...args],
        cwd: target.path,
        timeoutMs: 60_000,
        signal: session.signal,
        ...(session.lock === undefined ? {} : { lock: session.lock }),
        ...rest,
        env: { ...values, ...rest.env },
    });
}

;// CONCATENATED MODULE: ./lib/drivers/compose/compose-up.js


const upTimeoutMs = 600_000;
async function up(context, values, services) {
    const run = (...more) => compose(context, ['up', '--detach', '--no-deps', '--no-build', ...more, ...services], {
        values,
        timeoutMs: upTimeoutMs,
    });
    if ((await findCompose(context))?.isOld !== false)
        return run();
    const result = await run('--pull', 'never');
    const isUnknown = !succeeded(result) && /unknown flag: --pull/.test(result.stderr);
    return isUnknown ? run() : result;
}
const upSigns = [
    [/port is already allocated|address already in use/i, 'a port it publishes is taken by something else'],
    [/no space left on device/i, 'the disk of the host is full'],
    [/exec format error/i, 'the image was built for another processor'],
    [/permission denied/i, 'a container may not start its program or use a file (permission denied)'],
    [/executable file not found|no such file or directory/i, 'a program or a file it is to use is not there'],
    [/no such image|pull access denied|manifest unknown/i, 'another image it names is not here'],
    [/network .* not found/i, 'a network it uses does not exist'],
    [/container name .* is already in use/i, 'the name of a container is taken by another one'],
];
function upFailure(result) {
    const said = `${result.stderr}\n${result.stdout}`;
    return upSigns.find(([sign]) => sign.test(said))?.[1] ?? ending(result);
}

;// CONCATENATED MODULE: ./lib/drivers/compose/project-folder.js


const folderLabel = 'com.docker.compose.project.working_dir';
function projectFolder({ path, composeFiles }) {
    const [first] = composeFiles;
    return first === undefined ? path : (0,posix_.join)(path, (0,posix_.dirname)(first));
}
async function othersAmong(context, folders, known) {
    const own = projectFolder(context.target);
    const others = [];
    for (const folder of new Set(folders))
        if (folder !== '' && folder !== own && folder !== known && !(await project_folder_isSame(context, folder, own)))
            others.push(folder);
    return others;
}
async function project_folder_isSame({ host, session }, one, other) {
    const script = 'one=$(cd -- "$1" && pwd -P) && other=$(cd -- "$2" && pwd -P) && test "$one" = "$other"';
    const argv = ['/bin/sh', '-c', script, 'sh', one, other];
    return succeeded(await host.run({ argv, timeoutMs: 20_000, signal: session.signal }));
}

;// CONCATENATED MODULE: ./lib/drivers/compose/containers.js




const outputLimit = 8 * 1024 * 1024;
async function listContainers(context, { project, folder }) {
    const ids = project === undefined ? await composeIds(context) : await projectIds(context, project);
    const all = ids === undefined ? undefined : await inspectContainers(context, ids);
    if (all === undefined)
        return undefined;
    const others = await othersAmong(context, all.map((container) => container.folder), folder);
    return all.filter((container) => !others.includes(container.folder));
}
async function composeIds(context) {
    return idsIn(await compose(context, ['ps', '--all', '--quiet'], { values: valuesToRead(context.target) }));
}
async function projectIds(context, project) {
    const filter = `label=com.docker.compose.project=${project}`;
    return idsIn(await docker(context, ['ps', '--all', '--quiet', '--no-trunc', '--filter', filter]));
}
function idsIn(listed) {
    if (!succeeded(listed))
        return undefined;
    return listed.stdout.split('\n').filter((line) => /^[0-9a-f]{12,64}$/.test(line));
}
const format = [
    '{"id":{{json .Id}}',
    '"name":{{json .Name}}',
    '"image":{{json .Image}}',
    '"restarts":{{json .RestartCount}}',
    '"state":{{json .State}}',
    '"labels":{{json .Config.Labels}}}',
].join(',');
async function inspectContainers(context, ids) {
    if (ids.length === 0)
        return [];
    const result = await docker(context, ['inspect', '--type', 'container', '--format', format, ...ids], {
        outputLimit,
    });
    if (!succeeded(result) && !isOnlyGone(result))
        return undefined;
    const { services } = context.target;
    return result.stdout
        .split('\n')
        .flatMap((line) => parseContainer(line) ?? [])
        .filter(({ service }) => services.includes(service));
}
function isOnlyGone(result) {
    return result.kind === 'exited' && /no such (?:container|object)/i.test(result.stderr);
}
function parseContainer(line) {
    let value;
    try {
        value = JSON.parse(line);
    }
    catch {
        return undefined;
    }
    const all = record(value);
    const [labels, state] = [record(all['labels']), record(all['state'])];
    const service = containers_text(labels['com.docker.compose.service']);
    if (service === '' || containers_text(labels['com.docker.compose.oneoff']).toLowerCase() === 'true')
        return undefined;
    const health = containers_text(record(state['Health'])['Status']);
    return {
        id: containers_text(all['id']),
        name: containers_text(all['name']).replace(/^\//, ''),
        service,
        project: containers_text(labels['com.docker.compose.project']),
        folder: containers_text(labels[folderLabel]),
        image: containers_text(all['image']),
        status: containers_text(state['Status']),
        exitCode: number(state['ExitCode']),
        outOfMemory: state['OOMKilled'] === true,
        restarts: number(all['restarts']),
        startedAt: containers_text(state['StartedAt']),
        health: health === '' || health === 'none' ? undefined : health,
    };
}
function record(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function containers_text(value) {
    return typeof value === 'string' ? value : '';
}
function number(value) {
    return typeof value === 'number' ? value : 0;
}

;// CONCATENATED MODULE: ./lib/drivers/compose/kept-images.js



async function inspectImage(context, name) {
    const format = '{{.Id}}{{range .RepoDigests}} {{.}}{{end}}';
    const result = await docker(context, ['image', 'inspect', '--format', format, name]);
    if (!succeeded(result))
        return undefined;
    const [id, ...names] = result.stdout.trim().split(' ');
    const digests = names.filter((name) => /^[^\s@]+@sha256:[0-9a-f]{64}$/.test(name));
    return id === undefined || id === '' ? undefined : { id, digests };
}
async function listPins(context) {
    const own = pinRepository(context.target);
    const names = await listNames(context, own);
    return names?.flatMap((each) => pinFrom(own, each) ?? []);
}
async function listNames(context, pattern) {
    const format = '{{.Repository}}:{{.Tag}} {{.ID}}';
    const args = ['image', 'ls', '--no-trunc', '--filter', `reference=${pattern}`, '--format', format];
    const result = await docker(context, args, { outputLimit: 4 * 1024 * 1024 });
    if (!succeeded(result))
        return undefined;
    return result.stdout.split('\n').flatMap((line) => {
        const [, name, id] = /^(\S+) (sha256:[0-9a-f]{64})$/.exec(line) ?? [];
        return name === undefined || id === undefined ? [] : [{ name, id }];
    });
}
function pinFrom(repository, { name, id }) {
    const sha = name.startsWith(`${repository}:`) ? name.slice(repository.length + 1) : '';
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha) ? { sha, id } : undefined;
}
async function nameImage(context, id, name) {
    return succeeded(await docker(context, ['image', 'tag', id, name]));
}
async function findKept(context, sha, memory) {
    const pin = pinOf(context.target, sha);
    const remembered = memory.releases.find((release) => release.sha === sha);
    const named = await inspectImage(context, pin);
    if (named !== undefined && (remembered === undefined || remembered.id === named.id))
        return keptImage(context, sha, named, remembered);
    const meant = remembered === undefined ? undefined : await inspectImage(context, remembered.id);
    if (meant !== undefined) {
        await nameImage(context, meant.id, pin);
        return keptImage(context, sha, meant, remembered);
    }
    if (named === undefined)
        return undefined;
    context.log.warning(`${pin} is another image than the one deployed as ${sha}, which is gone; it is used.`);
    return keptImage(context, sha, named, undefined);
}
function keptImage({ target }, sha, image, remembered) {
    const own = withoutVersion(target.image);
    const fitting = image.digests.filter((digest) => isOf(digest, own));
    const reference = fitting.find((digest) => digest === remembered?.image) ?? fitting[0];
    return { sha, id: image.id, reference: reference ?? pinOf(target, sha) };
}
function isOf(digest, repository) {
    const [one, other] = [parseImage(digest), parseImage(repository)];
    return one.registry === other.registry && one.repository === other.repository;
}
async function keep(context, image) {
    const refused = await prepareMemory(context);
    if (refused !== undefined)
        return refused;
    if (!(await nameImage(context, image.id, pinOf(context.target, image.sha))))
        return `the image of ${image.sha} could not be named on ${context.host.name}`;
    const byDigest = image.reference.includes('@') ? image.reference : undefined;
    const release = { sha: image.sha, id: image.id, image: byDigest };
    await writeMemory(context, withRelease(await readMemory(context), release));
    return undefined;
}

;// CONCATENATED MODULE: ./lib/drivers/compose/pull-image.js

const pullTimeoutMs = 900_000;
const pausesMs = [1_000, 4_000];
const signs = [
    ['disk-full', /no space left on device|disk quota exceeded/i],
    ['rate-limit', /toomanyrequests|too many requests|rate limit/i],
    [
        'denied',
        /unauthorized|authentication required|no basic auth credentials|access denied|access forbidden|denied:|: denied|403 forbidden|insufficient_scope/i,
    ],
    ['platform', /no matching manifest|does not match the specified platform/i],
    [
        'damaged',
        /verification failed|unexpected digest|digest mismatch|failed to register layer|invalid checksum/i,
    ],
    ['absent', /manifest unknown|name unknown|not found|does not exist|repository name not known/i],
    [
        'unreachable',
        /connection refused|no such host|timeout|timed out|deadline exceeded|unexpected eof|\beof\b|connection reset|network is unreachable|no route to host|server misbehaving|temporary failure|tls handshake|x509|status: 5\d\d|50[0234] |internal server error|bad gateway|service unavailable|server gave http response/i,
    ],
];
const pull_image_sentences = {
    denied: 'the registry refused: the image does not exist there, or this user may not pull it (give registry-username and registry-password, or log Docker in on the host)',
    absent: 'the registry has no such image: has it been built and pushed, and is the name right?',
    'rate-limit': 'the registry answers that too much was pulled; log in to it, or try again later',
    'disk-full': 'the disk of the host is full; make room ("docker system df" shows what takes it)',
    damaged: 'what came is not what the registry announced; try again, and look at the registry if it stays so',
    platform: 'the image was not built for the processor of this host',
    unreachable: 'the registry could not be reached or did not answer in order',
    ended: 'it was ended before it was done',
    other: 'Docker could not pull it',
};
function whyPullFailed(result) {
    if (result.kind === 'killed')
        return result.by === 'timeout' ? 'unreachable' : 'ended';
    const found = signs.find(([, sign]) => sign.test(result.stderr));
    return found?.[0] ?? 'other';
}
async function pullImage(context, image, env) {
    for (const pauseMs of [...pausesMs, undefined]) {
        const result = await docker(context, ['pull', image], { env, timeoutMs: pullTimeoutMs });
        if (succeeded(result))
            return { kind: 'pulled', digest: digestIn(result.stdout) };
        const cause = whyPullFailed(result);
        const isTimeout = result.kind === 'killed';
        if (cause !== 'unreachable' || isTimeout || pauseMs === undefined) {
            const how = cause === 'other' ? ` (${ending(result)})` : '';
            return { kind: 'failed', cause, message: `${pull_image_sentences[cause]}${how}` };
        }
        context.log.info(`${image}: ${pull_image_sentences[cause]}; trying again.`);
        await context.clock.sleep(pauseMs, context.session.signal);
    }
    return { kind: 'failed', cause: 'unreachable', message: pull_image_sentences.unreachable };
}
function digestIn(output) {
    return /^Digest: (sha256:[0-9a-f]{64})$/m.exec(output)?.[1];
}

// EXTERNAL MODULE: ./lib/hosts/host.js
var hosts_host = __nccwpck_require__(3224);
;// CONCATENATED MODULE: ./lib/drivers/compose/registry-login.js





async function loggedIn(context, registry, body) {
    const { target } = context;
    if (target.registry === undefined)
        return { kind: 'done', value: await body({}) };
    const folder = (0,posix_.join)(belayFolder(target.path), 'login');
    await removeLogin(context);
    const daemon = await daemonOf(context);
    const env = { DOCKER_CONFIG: folder, ...(daemon === undefined ? {} : { DOCKER_HOST: daemon }) };
    try {
        for (const each of [belayFolder(target.path), folder]) {
            const check = await context.host.prepareFolder(each);
            if (check.kind === 'refused')
                return { kind: 'refused', message: check.reason };
        }
        await context.host.replace((0,posix_.join)(folder, 'config.json'), '{"auths":{"belay.invalid":{}}}\n');
        const refused = await logIn(context, registry, target.registry, env);
        if (refused !== undefined)
            return { kind: 'refused', message: refused };
        const value = await body(env);
        await docker(context, ['logout', registry], { env });
        return { kind: 'done', value };
    }
    finally {
        await removeLogin(context);
    }
}
async function logIn(context, registry, { username, password }, env) {
    const result = await docker(context, ['login', '--username', username, '--password-stdin', registry], {
        env,
        stdin: password,
    });
    if (succeeded(result))
        return undefined;
    const cause = whyPullFailed(result);
    if (cause === 'denied')
        return `the registry ${registry} refused the login of registry-username; look at it and at registry-password`;
    const why = cause === 'unreachable' ? 'it could not be reached' : ending(result);
    return `could not log in to the registry ${registry}: ${why}`;
}
async function daemonOf(context) {
    const result = await docker(context, ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']);
    const text = result.stdout.trim();
    return succeeded(result) && /^\w+:\/\/\S+$/.test(text) ? text : undefined;
}
async function removeLogin({ host, target }) {
    const folder = (0,posix_.join)(belayFolder(target.path), 'login');
    try {
        if ((await host.kinds([folder])).get(folder) === 'absent')
            return;
        await host.run({ argv: ['rm', '-rf', '--', folder], timeoutMs: 20_000 });
        await host.run({ argv: ['rmdir', '--', belayFolder(target.path)], timeoutMs: 20_000 });
    }
    catch (error) {
        if (!(0,hosts_host/* isHostLost */.lM)(error))
            throw error;
    }
}

;// CONCATENATED MODULE: ./lib/drivers/compose/ensure-image.js




async function ensureImage(context, sha, memory) {
    const { log, target } = context;
    const kept = await findKept(context, sha, memory);
    if (kept !== undefined) {
        log.info(`The image of ${sha} is kept here (${kept.reference}); nothing to pull.`);
        return { kind: 'here', image: kept };
    }
    const wanted = imageOf(target.image, sha);
    const built = await inspectImage(context, wanted);
    if (built !== undefined && !built.digests.some((digest) => isOf(digest, withoutVersion(wanted))))
        return takeBuilt(context, sha, built);
    const recorded = memory.releases.find((release) => release.sha === sha)?.image;
    const again = recorded === undefined ? undefined : await pullAndKeep(context, sha, recorded);
    if (again?.kind === 'here')
        return again;
    if (again !== undefined)
        log.warning(`${recorded}, which ${sha} was deployed as before, cannot be had any more; its tag is pulled.`);
    const pulled = await pullAndKeep(context, sha, wanted);
    const isOnlyHere = pulled.kind === 'refused' && (pulled.cause === 'absent' || pulled.cause === 'denied');
    return built !== undefined && isOnlyHere ? takeBuilt(context, sha, built) : pulled;
}
function takeBuilt(context, sha, { id }) {
    const { target, log, host } = context;
    log.info(`${imageOf(target.image, sha)} was built on ${host.name} and never pushed; it is taken as it is.`);
    return keepOrRefuse(context, { sha, id, reference: pinOf(target, sha) });
}
async function ensureKept(context, sha, memory) {
    const kept = await findKept(context, sha, memory);
    if (kept !== undefined)
        return { kind: 'here', image: kept };
    const recorded = memory.releases.find((release) => release.sha === sha)?.image;
    const pulled = recorded === undefined ? undefined : await pullAndKeep(context, sha, recorded);
    if (pulled?.kind === 'here')
        return pulled;
    const pin = pinOf(context.target, sha);
    const why = recorded === undefined ? 'its digest is not known' : `${recorded} cannot be pulled`;
    const message = `The image of ${sha} is not kept on ${context.host.name} any more (docker image prune -a?) and ${why}. Bring it back there: deploy ${sha} itself, or pull it and name it with "docker tag IMAGE ${pin}".`;
    return refuse('image_not_kept', message);
}
async function pullAndKeep(context, sha, name) {
    const started = context.clock.monotonic();
    const pull = (env) => pullImage(context, name, env);
    const outcome = await loggedIn(context, parseImage(name).registry, pull);
    if (outcome.kind === 'refused')
        return refuse('image_unavailable', `${name} was not pulled: ${outcome.message}.`);
    const pulled = outcome.value;
    if (pulled.kind === 'failed') {
        const message = `${name} could not be pulled to ${context.host.name}: ${pulled.message}.`;
        return { ...refuse('image_unavailable', message), cause: pulled.cause };
    }
    const local = await inspectImage(context, name);
    if (local === undefined)
        return refuse('image_unavailable', `${name} was pulled and is not on ${context.host.name}; somebody removed it.`);
    const digest = pulled.digest === undefined ? undefined : `${withoutVersion(name)}@${pulled.digest}`;
    const image = keptImage(context, sha, local, { image: digest });
    const seconds = ((context.clock.monotonic() - started) / 1_000).toFixed(1);
    context.log.info(`${name} is here as ${image.reference} (${seconds} s).`);
    return keepOrRefuse(context, image);
}
async function keepOrRefuse(context, image) {
    const trouble = await keep(context, image);
    if (trouble === undefined)
        return { kind: 'here', image };
    return refuse('path_not_usable', `path: ${trouble}.`);
}
function refuse(code, message) {
    return { kind: 'refused', code, message };
}

;// CONCATENATED MODULE: ./lib/drivers/compose/foreign-images.js





const noSha = 'before-belay';
async function rememberForeign(context, { found }) {
    if (found.kind !== 'foreign')
        return;
    for (const { service, id } of found.images)
        await nameImage(context, id, foreignPin(context, service));
    await writeMemory(context, { ...(await readMemory(context)), before: found.images });
    context.log.info(`What the services ran until now is kept as ${found.images.map(({ service }) => foreignPin(context, service)).join(', ')}.`);
}
function foreignPin({ target }, service) {
    return `${pinRepository(target)}:${noSha}-${service}`.slice(0, 200);
}
async function putForeignBack(context, { found }, outcome) {
    if (found.kind !== 'foreign')
        return undefined;
    const why = outcome.kind === 'failed' ? outcome.message : (outcome.sick ?? '');
    const left = [];
    for (const image of found.images)
        if (!(await putBack(context, image)))
            left.push(image.service);
    const message = left.length === 0
        ? `${why} The images that ran before the first deployment run again.`
        : `${why} The images that ran before could not be started again for ${left.join(', ')}: a person is needed.`;
    return { kind: 'failed', code: 'activation_failed', message };
}
async function putBack(context, { service, id }) {
    const { target } = context;
    const reference = foreignPin(context, service);
    const values = {
        BELAY_IMAGE: reference,
        BELAY_TAG: tagOf(target.image, noSha),
        BELAY_SHA: noSha,
        BELAY_DIGEST: '',
    };
    await nameImage(context, id, imageOf(target.image, noSha));
    await writeEnv(context, values);
    return succeeded(await up(context, values, [service]));
}

;// CONCATENATED MODULE: ./lib/drivers/compose/observe.js





async function look(context) {
    const memory = await readMemory(context);
    const isNew = memory.project === undefined;
    if (isNew && (await isUnusable(context)))
        return nothingThere(context, memory);
    const [containers, env] = await Promise.all([listContainers(context, memory), readEnv(context)]);
    if (containers === undefined && isNew)
        return nothingThere(context, memory);
    const activated = env['BELAY_SHA'];
    const releases = containers === undefined ? undefined : await releasesFor(context, memory, { containers, activated });
    if (containers === undefined || releases === undefined)
        return unlisted(context);
    const found = whatRuns(context.target.services, containers, { releases, activated });
    return { kind: 'seen', scene: { memory, containers, found } };
}
async function nothingThere(context, memory) {
    const trouble = await dockerTrouble(context);
    if (trouble !== undefined)
        return { kind: 'unreadable', message: `${trouble}.` };
    return { kind: 'seen', scene: { memory, containers: [], found: { kind: 'nothing' } } };
}
async function unlisted(context) {
    const { target, host } = context;
    const could = `Docker on ${host.name} could not list the containers of ${target.services.join(', ')}`;
    return { kind: 'unreadable', message: `${(await dockerTrouble(context)) ?? could}.` };
}
async function releasesFor(context, { releases }, { containers, activated }) {
    const isKnown = ({ image }) => releases.some(({ id }) => id === image);
    if (containers.every(isKnown) && releases.some(({ sha }) => sha === activated))
        return releases;
    const pins = containers.length === 0 ? [] : await listPins(context);
    return pins && [...pins.filter(({ sha }) => !releases.some((each) => each.sha === sha)), ...releases];
}
async function isUnusable(context) {
    const { path } = context.target;
    const kind = (await context.host.kinds([path])).get(path);
    return (kind !== 'folder' && kind !== 'link') || (await findCompose(context)) === undefined;
}
function whatRuns(services, containers, known) {
    const running = containers.filter(({ status }) => status === 'running' || status === 'restarting');
    const seen = running.length > 0 ? running : containers.filter(({ status }) => status !== 'created');
    if (seen.length === 0)
        return { kind: 'nothing' };
    const shaOf = (image) => {
        const fitting = known.releases.filter(({ id }) => id === image).map(({ sha }) => sha);
        return fitting.find((sha) => sha === known.activated) ?? fitting.at(-1);
    };
    const shas = seen.map(({ image }) => shaOf(image));
    const best = mostCommon(shas, known.activated);
    if (best === undefined && running.length === 0)
        return { kind: 'nothing' };
    if (best === undefined)
        return { kind: 'foreign', images: running.map(({ service, image }) => ({ service, id: image })) };
    const isWhole = services.every((name) => containers.some(({ service }) => service === name));
    const clean = isWhole &&
        best === known.activated &&
        running.length === containers.length &&
        shas.every((sha) => sha === best);
    return { kind: 'release', sha: best, clean };
}
function mostCommon(shas, preferred) {
    const counts = new Map();
    for (const sha of shas)
        if (sha !== undefined)
            counts.set(sha, (counts.get(sha) ?? 0) + 1);
    const most = Math.max(0, ...counts.values());
    const candidates = [...counts].filter(([, count]) => count === most).map(([sha]) => sha);
    return candidates.find((sha) => sha === preferred) ?? candidates[0];
}
async function observe(context) {
    const seen = await look(context);
    if (seen.kind === 'unreadable')
        return seen;
    const { found } = seen.scene;
    if (found.kind !== 'foreign')
        return found;
    const services = [...new Set(found.images.map(({ service }) => service))].join(', ');
    context.log.info(`${services} in ${context.target.path} ${services.includes(',') ? 'run images' : 'runs an image'} that no deployment of Belay put there; the first one takes over from it.`);
    return { kind: 'nothing' };
}

;// CONCATENATED MODULE: ./lib/drivers/compose/judge-containers.js
function earlierOf(containers) {
    return new Map(containers.map(({ id, restarts, startedAt }) => [id, { restarts, startedAt }]));
}
function judgeContainers(services, containers, earlier) {
    const verdicts = containers.map((container) => judgeContainer(container, earlier.get(container.id)));
    const sick = verdicts.find(({ kind }) => kind === 'sick');
    if (sick !== undefined)
        return sick;
    const absent = services.find((name) => containers.every(({ service }) => service !== name));
    if (absent !== undefined)
        return { kind: 'waiting', message: `${absent} has no container` };
    return verdicts.find(({ kind }) => kind === 'waiting') ?? { kind: 'well' };
}
function judgeContainer(container, earlier) {
    const { name, status, exitCode, restarts, health } = container;
    const sick = (what) => ({ kind: 'sick', message: `Container ${name} ${what}` });
    if (container.outOfMemory)
        return sick('was ended because it used more memory than it may');
    if (status === 'restarting' || restarts > (earlier?.restarts ?? 0)) {
        const how = status === 'restarting' ? ` with exit code ${exitCode}` : '';
        return sick(`does not stay up: it ended${how} and Docker started it again`);
    }
    if (status === 'exited' || status === 'dead')
        return sick(`ended with exit code ${exitCode}; a service goes on running`);
    if (status === 'paused')
        return sick('is paused');
    if (health === 'unhealthy')
        return sick('is unhealthy by its own health check');
    if (status !== 'running')
        return { kind: 'waiting', message: `Container ${name} is ${status}` };
    if (health === 'healthy')
        return { kind: 'well' };
    if (health !== undefined)
        return { kind: 'waiting', message: `Container ${name} has not become healthy by its own health check` };
    const stayed = earlier?.startedAt === container.startedAt;
    return stayed ? { kind: 'well' } : { kind: 'waiting', message: `Container ${name} has only just begun` };
}

;// CONCATENATED MODULE: ./lib/drivers/compose/wait-for-containers.js



const betweenLooksMs = 1_000;
const limitMs = 300_000;
async function waitForContainers(context, { place, before, first }) {
    const { clock, session, target, host } = context;
    const deadline = clock.monotonic() + limitMs;
    let earlier = new Map(before.map(({ id, restarts }) => [id, { restarts, startedAt: '' }]));
    for (let containers = first;; containers = await lookAgain(context, place, containers)) {
        session.signal.throwIfAborted();
        if (containers === undefined)
            return {
                sick: `Docker on ${host.name} stopped answering while the containers started.`,
                containers: [],
            };
        const verdict = judgeContainers(target.services, containers, earlier);
        if (verdict.kind === 'well')
            return { sick: undefined, containers };
        if (verdict.kind === 'sick' || clock.monotonic() >= deadline)
            return { sick: describe(verdict, containers, host.name), containers };
        earlier = new Map([...earlier, ...earlierOf(containers)]);
        await clock.sleep(betweenLooksMs, session.signal);
    }
}
function lookAgain(context, place, last) {
    const isWhole = context.target.services.every((name) => last.some(({ service }) => service === name));
    if (!isWhole)
        return listContainers(context, place);
    return inspectContainers(context, last.map(({ id }) => id));
}
function describe(verdict, containers, hostName) {
    const late = verdict.kind === 'waiting' ? ` within ${(0,duration/* formatDuration */.a)(limitMs)}` : '';
    const name = containers.find((each) => verdict.message.includes(each.name))?.name;
    const see = name === undefined ? '' : ` "docker logs --tail 50 ${name}" on ${hostName} shows what it said.`;
    return `${verdict.message}${late}.${see}`;
}

;// CONCATENATED MODULE: ./lib/drivers/compose/activate.js












async function activate(context, sha) {
    const { target, clock, log } = context;
    const seen = await look(context);
    if (seen.kind === 'unreadable')
        return activate_failed(`${seen.message} Nothing was changed.`);
    const { scene } = seen;
    const refused = await prepareMemory(context);
    if (refused !== undefined)
        return activate_failed(`${refused}. Nothing was changed.`);
    const kept = await ensureKept(context, sha, scene.memory);
    if (kept.kind === 'refused')
        return activate_failed(`${kept.message} Nothing was changed.`);
    noteDifferences(context, scene);
    await rememberForeign(context, scene);
    const started = clock.monotonic();
    const activation = await replaceContainers(context, kept.image, scene);
    if (activation.kind === 'active' && activation.sick === undefined) {
        const took = (0,duration/* formatDuration */.a)(clock.monotonic() - started);
        log.info(`${target.services.join(', ')} run ${kept.image.reference} and are well (${took}).`);
        return activation;
    }
    return (await putForeignBack(context, scene, activation)) ?? activation;
}
function activate_failed(message) {
    return { kind: 'failed', code: 'activation_failed', message };
}
function noteDifferences({ log, target }, { found, containers }) {
    if (found.kind !== 'release' || found.clean)
        return;
    const states = containers.map(({ name, status, image }) => `${name} ${status} ${image.slice(7, 19)}`);
    log.info(`${target.services.join(', ')} are not all at ${found.sha}: ${states.join('; ')}.`);
}
async function replaceContainers(context, image, { memory, containers: before }) {
    const values = valuesFor(context.target, image);
    const unnamed = await nameForCompose(context, image);
    if (unnamed !== undefined)
        return activate_failed(unnamed);
    await writeEnv(context, values);
    const result = await up(context, values, context.target.services);
    const { place, containers: first } = await findContainers(context, memory, image);
    if (place.project !== memory.project || place.folder !== memory.folder)
        await writeMemory(context, { ...(await readMemory(context)), ...place });
    if (!succeeded(result))
        return activate_failed(whyUpFailed(context, result, image, first ?? []));
    const settled = await waitForContainers(context, { place, before, first });
    const wrong = wrongImage(settled.containers, image);
    if (wrong !== undefined)
        return { kind: 'failed', code: 'wrong_commit', message: wrong };
    const { sick } = settled;
    return { kind: 'active', saved: undefined, ...(sick === undefined ? {} : { sick }) };
}
async function nameForCompose(context, image) {
    const name = imageOf(context.target.image, image.sha);
    if (await nameImage(context, image.id, name))
        return undefined;
    return `Docker on ${context.host.name} would not name the image ${name}. Nothing was changed.`;
}
async function findContainers(context, memory, image) {
    const { project = memory.project } = context.learned;
    const known = { project, folder: memory.folder };
    const here = project === undefined ? [] : await listContainers(context, known);
    const fitting = here?.find((container) => container.image === image.id);
    if (fitting !== undefined)
        return { place: { project, folder: fitting.folder }, containers: here };
    const ids = await composeIds(context);
    const made = ids === undefined ? undefined : await inspectContainers(context, ids);
    const own = made?.find((container) => container.image === image.id) ?? made?.[0];
    if (own === undefined || own.project === '')
        return { place: known, containers: made };
    return { place: { project: own.project, folder: own.folder }, containers: made };
}
function whyUpFailed({ target, host }, result, image, now) {
    const why = upFailure(result);
    const state = target.services.map((name) => `${name} ${serviceState(name, now, image)}`).join(', ');
    return `Compose could not start ${image.sha} on ${host.name}: ${why}. Services now: ${state}.`;
}
function serviceState(name, containers, image) {
    const own = containers.filter(({ service }) => service === name);
    const [first] = own;
    if (first === undefined)
        return 'has no container';
    const isNew = own.every((container) => container.image === image.id);
    return `is ${first.status} with the ${isNew ? 'new' : 'earlier'} image`;
}
function wrongImage(containers, image) {
    const other = containers.find((container) => container.image !== image.id);
    if (other === undefined)
        return undefined;
    return `Compose ended well, and ${other.name} runs another image than that of ${image.sha}; give ${other.service} the line "image: \${BELAY_IMAGE}".`;
}

// EXTERNAL MODULE: ./lib/ports/yaml-library.js + 1 modules
var yaml_library = __nccwpck_require__(8181);
;// CONCATENATED MODULE: ./lib/drivers/compose/project-config.js






const project_config_outputLimit = 16 * 1024 * 1024;
async function checkConfig(context, image) {
    const { target, log } = context;
    const values = valuesFor(target, image);
    const result = await compose(context, ['config'], { values, outputLimit: project_config_outputLimit });
    if (!succeeded(result))
        return unusable(whyConfigFails(result, context));
    const unset = unsetVariables(result.stderr);
    if (unset.length > 0)
        log.warning(`The compose files in ${target.path} use variables that have no value there: ${unset.join(', ')}. Set them in its .env.`);
    const config = result.truncated ? undefined : parseConfig(result.stdout);
    if (config === undefined)
        return unusable(`Compose printed a configuration of ${target.path} that cannot be read`);
    const trouble = servicesTrouble(config.images, target, values);
    if (trouble !== undefined)
        return unusable(trouble);
    const { isOld = true } = (await findCompose(context)) ?? {};
    return { kind: 'usable', project: isOld ? undefined : config.project };
}
function unusable(message) {
    return { kind: 'unusable', message };
}
function parseConfig(yaml) {
    const value = readYaml(yaml);
    if (value === undefined)
        return undefined;
    const { name, services } = project_config_isRecord(value) ? value : {};
    const images = Object.entries(project_config_isRecord(services) ? services : {}).map(([service, facts]) => {
        const image = project_config_isRecord(facts) ? facts['image'] : undefined;
        return [service, typeof image === 'string' ? image : undefined];
    });
    return { project: typeof name === 'string' && name !== '' ? name : undefined, images: new Map(images) };
}
function readYaml(yaml) {
    const document = (0,yaml_library/* yamlLibrary */.T)().parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false });
    if (document.errors.length > 0)
        return undefined;
    try {
        return document.toJS();
    }
    catch {
        return undefined;
    }
}
function servicesTrouble(images, wanted, values) {
    const named = [...wanted.services, ...(wanted.afterIn === undefined ? [] : [wanted.afterIn])];
    const missing = named.filter((name) => !images.has(name));
    if (missing.length > 0) {
        const known = [...images.keys()].slice(0, 20).join(', ');
        return `the compose files have no service ${missing.join(', ')} (they have ${known || 'none'}; one with a profile counts only where .env sets COMPOSE_PROFILES)`;
    }
    const meant = [
        values.BELAY_IMAGE,
        imageOf(wanted.image, values.BELAY_SHA),
        pinOf(wanted, values.BELAY_SHA),
    ];
    const others = wanted.services.filter((name) => {
        const image = images.get(name);
        return image === undefined || !meant.some((each) => sameImage(each, image));
    });
    if (others.length === 0)
        return undefined;
    const [verb, whose] = others.length === 1 ? ['does', 'it'] : ['do', 'each of them'];
    return `${others.join(', ')} ${verb} not run the image of the commit; give ${whose} the line "image: \${BELAY_IMAGE}"`;
}
function unsetVariables(said) {
    const found = said.matchAll(/(?:The |\\?")([A-Za-z_][A-Za-z0-9_]*)(?:\\?")? variable is not set/g);
    return [...new Set([...found].map(([, name]) => name ?? ''))].slice(0, 20);
}
function whyConfigFails(result, { target, host }) {
    if (isMissing(result) || result.kind !== 'exited')
        return `Compose could not read its files in ${target.path}: ${ending(result)}`;
    const said = result.stderr;
    const files = target.composeFiles.length === 0 ? 'a compose file' : target.composeFiles.join(', ');
    if (/no configuration file provided|can't find a suitable configuration file|no such file or directory/i.test(said))
        return `${target.path} on ${host.name} has no ${files.replace(/^a /, '')}, or one of its files names another that is not there`;
    const names = requiredVariables(said);
    if (names.length > 0)
        return `the compose files need a value for ${names.join(' or ')}; set it in the .env in ${target.path}`;
    const line = /\bline (\d{1,6})/.exec(said)?.[1];
    const where = line === undefined ? '' : ` (at line ${line})`;
    return `Compose refuses its files${where}; this says why: cd ${target.path} && env $(cat ${belayFolder(target.path)}/compose.env) docker compose config --quiet`;
}
function requiredVariables(said) {
    const now = /required variable ([A-Za-z_]\w*) is missing a value/.exec(said)?.[1];
    if (now !== undefined)
        return [now];
    const old = /Missing mandatory value for "[^"]*" option interpolating ([\s\S]*?) in \w+ "/.exec(said)?.[1];
    const found = (old ?? '').matchAll(/\$\{([A-Za-z_]\w*):?\?/g);
    return [...new Set([...found].map(([, name]) => name ?? ''))];
}
function project_config_isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./lib/drivers/compose/shared-project.js



async function checkProject(context, named, memory) {
    const members = await membersOf(context, named);
    if (members === undefined) {
        const { name } = context.host;
        const message = (await dockerTrouble(context)) ?? `Docker on ${name} could not list its containers`;
        return { kind: 'unanswered', message };
    }
    const folders = members.map(({ folder }) => folder);
    const others = await othersAmong(context, folders, memory.folder);
    const project = named ?? members.find((member) => member.project !== '')?.project;
    if (others.length === 0)
        return { kind: 'own', project };
    const strangers = members.filter(({ folder }) => others.includes(folder));
    return { kind: 'shared', message: shared_project_describe(context, project, strangers) };
}
const shared_project_format = ['.Label "com.docker.compose.project"', `.Label "${folderLabel}"`, '.Names'];
const inspection = [
    'index .Config.Labels "com.docker.compose.project"',
    `index .Config.Labels "${folderLabel}"`,
    '.Name',
];
async function membersOf(context, named) {
    if (named !== undefined) {
        const filter = `label=com.docker.compose.project=${named}`;
        return membersIn(await docker(context, ['ps', '--all', '--filter', filter, '--format', asLine(shared_project_format)]));
    }
    const ids = await composeIds(context);
    if (ids === undefined || ids.length === 0)
        return ids === undefined ? undefined : [];
    return membersIn(await docker(context, ['inspect', '--type', 'container', '--format', asLine(inspection), ...ids]));
}
function asLine(fields) {
    return fields.map((field) => `{{${field}}}`).join('\t');
}
function membersIn(listed) {
    if (!succeeded(listed))
        return undefined;
    return listed.stdout.split('\n').flatMap((line) => {
        const [project = '', folder = '', name = ''] = line.split('\t');
        return name === '' ? [] : [{ project, folder, name: name.replace(/^\//, '') }];
    });
}
function shared_project_describe({ target, host }, project, strangers) {
    const named = strangers.slice(0, 3).map(({ name, folder }) => `${name} of ${folder}`);
    const more = strangers.length > named.length ? ' and more' : '';
    return `Compose calls the project in ${target.path} on ${host.name} "${project ?? ''}", and to it belong containers of another folder (${named.join(', ')}${more}), which it would replace; give this project a name of its own: "name: \u2026" at the top of its compose file, or COMPOSE_PROJECT_NAME=\u2026 in its .env, which docker-compose 1 reads too`;
}

;// CONCATENATED MODULE: ./lib/drivers/compose/prepare.js









async function prepare(context, sha, need) {
    const unusable = refuseNames(context) ?? (await folderTrouble(context)) ?? (await composeTrouble(context));
    if (unusable !== undefined)
        return unusable;
    if (need !== 'plan')
        await removeLogin(context);
    const memory = await readMemory(context);
    const refused = await projectRefusal(context, sha, memory);
    if (refused !== undefined)
        return refused;
    switch (need) {
        case 'plan':
            return plan(context, sha);
        case 'local': {
            const kept = await ensureKept(context, sha, memory);
            return kept.kind === 'refused' ? nothingChanged(kept) : { kind: 'ready' };
        }
        case 'deploy':
            return (await returnRefusal(context, sha, memory)) ?? (await bring(context, sha, memory));
    }
}
async function bring(context, sha, memory) {
    const ensured = await ensureImage(context, sha, memory);
    return ensured.kind === 'refused' ? nothingChanged(ensured) : { kind: 'ready' };
}
async function projectRefusal(context, sha, memory) {
    const config = await checkConfig(context, stillToCome(context, sha));
    if (config.kind === 'unusable')
        return prepare_refuse('compose_invalid', capital(config.message));
    const check = await checkProject(context, config.project, memory);
    switch (check.kind) {
        case 'own':
            if (check.project !== undefined)
                context.learned.project = check.project;
            return undefined;
        case 'shared':
            return prepare_refuse('compose_invalid', check.message);
        case 'unanswered':
            return prepare_refuse('docker_unavailable', check.message);
    }
}
function stillToCome({ target }, sha) {
    return { sha, id: '', reference: `${withoutVersion(target.image)}@sha256:${'0'.repeat(64)}` };
}
async function plan(context, sha) {
    const { target, log } = context;
    if ((await inspectImage(context, pinOf(target, sha))) === undefined)
        log.info(`${imageOf(target.image, sha)} is not kept here; it would be pulled.`);
    return { kind: 'ready' };
}
async function returnRefusal(context, sha, memory) {
    const { rollbackPoint } = context.session;
    if (rollbackPoint === undefined || rollbackPoint === sha)
        return undefined;
    const kept = await ensureKept(context, rollbackPoint, memory);
    if (kept.kind === 'here')
        return undefined;
    if (!memory.releases.some((release) => release.sha === rollbackPoint)) {
        context.log.warning(`${rollbackPoint}, the last validated release, was not made live by Compose in ${context.target.path}; a failed deployment could not return to an image of it.`);
        return undefined;
    }
    const message = `${rollbackPoint} is what a failed deployment would return to. ${kept.message}`;
    return nothingChanged({ ...kept, message });
}
function refuseNames({ target }) {
    const { services, afterIn, composeFiles, image } = target;
    const names = [...services, ...(afterIn === undefined ? [] : [afterIn])];
    const odd = names.find((name) => !/^[A-Za-z0-9][\w.-]*$/.test(name)) ??
        composeFiles.find((file) => /^[-/]|(?:^|\/)\.\.(?:\/|$)/.test(file)) ??
        (/^[A-Za-z0-9][\w.:/{}@-]*$/.test(image) ? undefined : image);
    if (odd === undefined && names.length > 0)
        return undefined;
    return prepare_refuse('compose_invalid', `"${odd ?? ''}" cannot name a service, a compose file or an image`);
}
async function folderTrouble({ host, target }) {
    const { path } = target;
    const kind = (await host.kinds([path])).get(path);
    if (kind === 'folder' || kind === 'link')
        return undefined;
    const what = kind === 'absent' ? 'does not exist' : 'is not a folder';
    return prepare_refuse('path_not_usable', `path: ${path} ${what} on ${host.name}; it holds the compose files.`);
}
async function composeTrouble(context) {
    if ((await findCompose(context)) !== undefined)
        return undefined;
    const trouble = await dockerTrouble(context);
    if (trouble !== undefined)
        return prepare_refuse('docker_unavailable', trouble);
    const message = `Docker Compose is not installed on ${context.host.name}: neither "docker compose version" nor "docker-compose version" works there; install docker-compose-plugin.`;
    return prepare_refuse('docker_unavailable', message);
}
function prepare_refuse(code, message) {
    return nothingChanged({ kind: 'refused', code, message: message.endsWith('.') ? message : `${message}.` });
}
function nothingChanged(refused) {
    return { ...refused, message: `${refused.message} Nothing was changed.` };
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./lib/drivers/prune-trouble.js

async function warnOfTrouble(log, what, prune) {
    try {
        await prune();
    }
    catch (error) {
        if (!(0,hosts_host/* isHostError */.JV)(error) && !(0,hosts_host/* isHostLost */.lM)(error))
            throw error;
        log.warning(`${what} were not removed: ${error.message}`);
    }
}

;// CONCATENATED MODULE: ./lib/drivers/compose/prune-images.js





function superfluous(releases, keep, needed) {
    const others = releases.filter(({ sha }) => !needed.includes(sha));
    return others.slice(0, Math.max(0, others.length - keep));
}
function pruneImages(context) {
    return warnOfTrouble(context.log, 'Images of old releases', () => prune(context));
}
async function prune(context) {
    const { session, target, log } = context;
    const [names, memory] = await Promise.all([listNames(context, allPins), readMemory(context)]);
    const pins = (names ?? []).flatMap((each) => pinFrom(pinRepository(target), each) ?? []);
    const inOrder = [...pins].sort((one, other) => rank(memory, one) - rank(memory, other));
    const old = superfluous(inOrder, target.keep, session.needed ?? []);
    if (old.length === 0)
        return;
    let left = names ?? [];
    const removed = [];
    for (const pin of old) {
        const name = pinOf(target, pin.sha);
        const isShared = left.some((other) => other.id === pin.id && other.name !== name);
        const isGone = isShared ? await removeName(context, pin) : await removeImage(context, pin, memory);
        if (!isGone)
            continue;
        left = left.filter((other) => other.name !== name);
        removed.push(pin.sha);
    }
    const now = await readMemory(context);
    await writeMemory(context, {
        ...now,
        releases: now.releases.filter(({ sha }) => !removed.includes(sha)),
    });
    if (removed.length > 0)
        log.info(`Removed the images of ${removed.length} old releases from ${context.host.name}.`);
}
function rank(memory, { sha }) {
    return memory.releases.findIndex((release) => release.sha === sha);
}
async function removeImage(context, pin, memory) {
    const { target } = context;
    const users = await docker(context, ['ps', '--all', '--quiet', '--filter', `ancestor=${pin.id}`]);
    if (!succeeded(users) || users.stdout.trim() !== '')
        return false;
    const digest = memory.releases.find((release) => release.sha === pin.sha)?.image;
    const given = [...(digest === undefined ? [] : [digest]), imageOf(target.image, pin.sha)];
    const names = (await namesOf(context, pin.id)).filter((name) => given.some((each) => sameImage(each, name)));
    return removeName(context, pin, names);
}
async function namesOf(context, id) {
    const format = '{{range .RepoDigests}}{{println .}}{{end}}{{range .RepoTags}}{{println .}}{{end}}';
    const { stdout } = await docker(context, ['image', 'inspect', '--format', format, id]);
    return stdout.split('\n').filter((name) => name !== '');
}
async function removeName(context, { sha }, others = []) {
    const { target, log, host } = context;
    if (others.length > 0)
        await docker(context, ['image', 'rm', ...others]);
    const result = await docker(context, ['image', 'rm', pinOf(target, sha)]);
    if (succeeded(result))
        return true;
    if (result.kind === 'exited' && /conflict/i.test(result.stderr))
        return false;
    log.warning(`The old image of ${sha} could not be removed from ${host.name}: ${ending(result)}.`);
    return false;
}

;// CONCATENATED MODULE: ./lib/drivers/compose/compose-driver.js








function createComposeDriver(target, ports, session) {
    const context = { ...ports, target, session, learned: {} };
    const { afterIn } = target;
    return {
        current: () => observe(context),
        liveSha: async () => {
            const found = await observe(context);
            return found.kind === 'release' ? found.sha : undefined;
        },
        prepare: (sha, need) => prepare(context, sha, need),
        activate: (sha) => activate(context, sha),
        folder: target.path,
        variables: () => readEnv(context),
        ...(afterIn === undefined
            ? {}
            : {
                afterInContainer: (script, variables) => containerCommand(context, afterIn, { script, variables }),
            }),
        prune: () => pruneImages(context),
        commitsBetween: async () => [],
        isAncestor: async (ancestor, descendant) => (ancestor === descendant ? true : undefined),
        close: async () => {
            if (target.registry !== undefined)
                await removeLogin(context);
        },
    };
}
function containerCommand(context, service, { script, variables }) {
    const names = Object.keys(variables).flatMap((name) => ['--env', name]);
    const sha = variables['BELAY_SHA'];
    return {
        argv: [...composeArgv(context), 'exec', '-T', ...names, service, '/bin/sh', '-e', '-s'],
        env: { ...valuesToRead(context.target, sha), ...variables },
        stdin: `{\n${script}\n} </dev/null\n`,
    };
}

;// CONCATENATED MODULE: ./lib/drivers/git/checkout.js
function repositoryOf(context) {
    const { host, target, session, log } = context;
    return { host, path: target.path, lock: session.lock, signal: session.signal, log };
}

;// CONCATENATED MODULE: ./lib/drivers/git/emptied.js
const ownRefs = 'refs/belay';
const clearingMs = 20_000;
function saysEmptied(result) {
    if (result.kind !== 'exited')
        return false;
    const { stderr } = result;
    return /object file .* is empty/i.test(stderr) || saysBrokenRef(stderr);
}
function saysBrokenRef(stderr) {
    return /(bad object|broken ref|resolve reference|bad ref for|invalid sha1 pointer) .{0,400}refs\/belay\//i.test(stderr);
}
async function clearEmptied(repository, git) {
    const asked = ['rev-parse', '--git-path', 'objects', '--git-path', ownRefs];
    const [objects = '', refs = ''] = (await git(asked)).stdout.split('\n');
    const [lostObjects, lostRefs] = await Promise.all([
        clear(repository, objects, [
            ...['-mindepth', '2', '-maxdepth', '2', '-type', 'f', '-size', '0'],
            ...['-path', '*/[0-9a-f][0-9a-f]/*', '!', '-name', '*[!0-9a-f]*'],
        ]),
        clear(repository, refs, [
            ...['-type', 'f', '!', '-name', '*.lock', '!', '-name', '*\n*'],
            ...['!', '-exec', 'grep', '-qE', '^[0-9a-f]{40}([0-9a-f]{24})?$', '{}', ';'],
        ]),
    ]);
    if (lostObjects.length > 0)
        repository.log?.warning(`${repository.path} holds objects without content, as a power cut leaves them; ${lostObjects.length} are removed, and fetched again where they are needed.`);
    for (const ref of lostRefs)
        repository.log?.warning(`${ref} names no commit, as a power cut leaves it; it is removed, and made anew where it is needed.`);
}
async function clear({ host, signal }, folder, which) {
    if (!folder.startsWith('/'))
        return [];
    const found = await host.run({
        argv: ['find', folder, ...which, '-exec', 'rm', '-f', '--', '{}', ';', '-print'],
        timeoutMs: clearingMs,
        signal,
    });
    return found.stdout.split('\n').filter((line) => line !== '');
}

;// CONCATENATED MODULE: ./lib/drivers/git/git-command.js



const nothingRuns = [
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.askPass=',
    'core.pager=cat',
    'log.showSignature=false',
    'submodule.recurse=false',
    'fetch.recurseSubmodules=false',
    'protocol.ext.allow=never',
];
const exactFiles = [
    'core.autocrlf=false',
    'core.eol=lf',
    'core.safecrlf=false',
    'core.attributesFile=/dev/null',
    'core.fileMode=true',
    'core.symlinks=true',
    'core.sparseCheckout=false',
    'core.ignoreStat=false',
    'core.trustctime=true',
    'core.checkStat=default',
    'core.untrackedCache=false',
];
const plainFetch = [
    'transfer.fsckObjects=true',
    'fetch.fsckObjects=true',
    'fetch.prune=false',
    'fetch.pruneTags=false',
    'fetch.writeCommitGraph=false',
    'gc.auto=0',
    'maintenance.auto=false',
    'advice.detachedHead=false',
    'http.lowSpeedLimit=1000',
    'http.lowSpeedTime=30',
    'http.followRedirects=initial',
];
const refsOnDisk = 'core.fsync=reference';
const hardening = [...nothingRuns, ...exactFiles, ...plainFetch];
const environment = {
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_SSH_COMMAND: 'ssh -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=10 -o ServerAliveCountMax=3',
    GIT_AUTHOR_NAME: 'Belay',
    GIT_AUTHOR_EMAIL: 'belay@localhost',
    GIT_COMMITTER_NAME: 'Belay',
    GIT_COMMITTER_EMAIL: 'belay@localhost',
};
const git_command_defaultTimeoutMs = 120_000;
async function git(repository, args, options = {}) {
    const result = await gitOnce(repository, args, options);
    if (repository.lock === undefined || !saysEmptied(result))
        return result;
    await clearEmptied(repository, (ask) => gitOnce(repository, ask, {}));
    return git_command_succeeded(result) ? result : gitOnce(repository, args, options);
}
function gitOnce(repository, args, options) {
    return repository.host.run(gitCommand(repository, args, options));
}
function gitCommand(repository, args, options = {}) {
    const { path } = repository;
    const where = options.discover === true ? [] : [`--git-dir=${(0,posix_.join)(path, '.git')}`, `--work-tree=${path}`];
    const durable = options.syncsRefs === true ? [refsOnDisk] : [];
    const settings = [...hardening, `safe.directory=${path}`, ...durable, ...(options.config ?? [])];
    return {
        argv: ['git', '-C', path, ...where, ...settings.flatMap((setting) => ['-c', setting]), ...args],
        env: { GIT_ALLOW_PROTOCOL: 'https:ssh', ...environment, ...options.env },
        timeoutMs: options.timeoutMs ?? git_command_defaultTimeoutMs,
        signal: repository.signal,
        ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
        ...(options.outputLimit === undefined ? {} : { outputLimit: options.outputLimit }),
        ...(repository.lock === undefined ? {} : { lock: repository.lock }),
    };
}
function git_command_succeeded(result) {
    return result.kind === 'exited' && result.exitCode === 0;
}
function lastWords(result, program = 'git') {
    if (result.kind === 'not-started')
        return `${program} could not be started (${result.code})`;
    if (result.kind === 'killed')
        return result.by === 'timeout' ? 'it took too long and was ended' : 'it was ended from outside';
    const lines = result.stderr
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const telling = lines
        .filter((line) => /^(fatal|error|remote):/.test(line))
        .slice(-3)
        .join(' ') || lines.at(-1);
    return telling === undefined
        ? `${program} ended with exit code ${result.exitCode}`
        : withoutCredentials(telling);
}
function withoutCredentials(text) {
    return (0,foreign_text/* truncate */.xv)(text.replace(/(\w{1,30}:\/\/)[^/\s@']+@/g, '$1***@'), 400);
}

;// CONCATENATED MODULE: ./lib/drivers/git/repository-safety.js

const dangerous = [
    /^filter\.(?!lfs\.).*\.(clean|smudge|process)$/,
    /^core\.(sshcommand|gitproxy|worktree|alternaterefscommand)$/,
    /^credential\.(.*\.)?helper$/,
    /^include\.path$/,
    /^includeif\..*$/,
    /^remote\..*\.(uploadpack|vcs|proxy)$/,
    /^url\..*\.(insteadof|pushinsteadof)$/,
    /^http\.(.*\.)?(proxy|sslverify|sslcainfo|sslcapath|sslcert|sslkey|cookiefile|savecookies|curloptresolve)$/,
    /^http\..*\.followredirects$/,
    /^(fetch|transfer)\.bundleuri$/,
    /^lfs\.(customtransfer|extension)\..*$/,
    /^lfs\.(.*\.)?(standalonetransferagent|url)$/,
];
function dangerousSettings(names) {
    const lower = [...names].map((name) => name.toLowerCase());
    return [...new Set(lower.filter((name) => dangerous.some((pattern) => pattern.test(name))))];
}
async function readSettings(repository) {
    const result = await git(repository, ['config', '--list', '-z', '--show-scope', '--no-includes'], {
        outputLimit: 4 * 1024 * 1024,
    });
    return git_command_succeeded(result) && !result.truncated ? parseSettings(result.stdout) : undefined;
}
function parseSettings(text) {
    const parts = text.split('\0');
    const settings = new Map();
    for (let index = 0; index + 1 < parts.length; index += 2) {
        const [scope, setting = ''] = [parts[index], parts[index + 1]];
        if (scope !== 'local' && scope !== 'worktree')
            continue;
        const end = setting.indexOf('\n');
        if (end === -1)
            settings.set(setting, 'true');
        else
            settings.set(setting.slice(0, end), setting.slice(end + 1));
    }
    return settings;
}
function isPartialClone(settings) {
    return [...settings.keys()].some((name) => /^remote\..*\.promisor$|^extensions\.partialclone$/i.test(name));
}
function unreadableSettings({ path }) {
    return `git cannot read ${path}/.git/config or a file it includes; repair it or move the checkout away.`;
}
function describeUnsafe(repository, settings) {
    const found = dangerousSettings(settings.keys());
    if (found.length === 0)
        return undefined;
    return `The checkout ${repository.path} has settings in .git/config that would make git run programs or go elsewhere: ${found.join(', ')}. Belay did not write them and does not run them; remove them with "git config --unset-all NAME" (actions/checkout: persist-credentials: false).`;
}

;// CONCATENATED MODULE: ./lib/drivers/git/known-checkout.js


const known = new WeakMap();
function knownCheckout({ session, target }) {
    if (session.quiet === undefined)
        return {};
    const paths = known.get(session.quiet) ?? new Map();
    known.set(session.quiet, paths);
    const found = paths.get(target.path) ?? {};
    paths.set(target.path, found);
    return found;
}
function forgetCheckout({ session, target }) {
    if (session.quiet !== undefined)
        known.get(session.quiet)?.delete(target.path);
}
function forgetSettings(context) {
    delete knownCheckout(context).settings;
}
async function settingsOf(context) {
    const about = knownCheckout(context);
    about.settings ??= readSettings(repositoryOf(context));
    const settings = await about.settings;
    if (settings === undefined || settings.size === 0)
        delete about.settings;
    return settings;
}
async function whatIsUnsafe(context) {
    const repository = repositoryOf(context);
    const settings = await settingsOf(context);
    return settings === undefined ? unreadableSettings(repository) : describeUnsafe(repository, settings);
}

;// CONCATENATED MODULE: ./lib/drivers/git/stale-locks.js

const findGit = `
for process in /proc/[0-9]*; do
  case "$(cat "$process/comm" 2>/dev/null)" in git|git-*) ;; *) continue ;; esac
  for link in "$process/cwd" "$process"/fd/*; do
    target=$(readlink "$link" 2>/dev/null) || continue
    for folder; do
      folder=$(readlink -f -- "$folder") || continue
      case "$target" in "$folder"|"$folder"/*) echo "\${process#/proc/}"; break 2 ;; esac
    done
  done
done`;
const blockedByLock = /\.lock': File exists|Unable to create .*\.lock/i;
const stale_locks_patience = { looks: 4, apartMs: 100 };
async function despiteStaleLocks(repository, ports, attempt) {
    let result = await attempt();
    for (let look = 1; isBlocked(result); look += 1) {
        if (repository.lock === undefined)
            break;
        const clearing = await clearStaleLocks(repository, ports);
        if (clearing.kind === 'busy' && look >= stale_locks_patience.looks)
            return { ...clearing, result };
        if (clearing.kind === 'busy')
            await ports.clock.sleep(stale_locks_patience.apartMs, repository.signal);
        result = await attempt();
        if (clearing.kind === 'cleared')
            break;
    }
    if (git_command_succeeded(result) && saysBlocked(result) && repository.lock !== undefined)
        await clearStaleLocks(repository, ports);
    return { kind: 'done', result };
}
function isBlocked(result) {
    return !git_command_succeeded(result) && saysBlocked(result);
}
function saysBlocked(result) {
    return result.kind === 'exited' && blockedByLock.test(result.stderr);
}
async function clearStaleLocks(repository, ports) {
    const { host, signal } = repository;
    const folders = await gitFolders(repository);
    const argv = ['sh', '-c', findGit, 'find-git', repository.path, ...folders];
    const living = await host.run({ argv, timeoutMs: 20_000, signal });
    const found = await host.run({
        argv: [
            'find',
            ...folders,
            '-name',
            'objects',
            '-prune',
            '-o',
            '-type',
            'f',
            '-name',
            '*.lock',
            '-print0',
        ],
        timeoutMs: 20_000,
        signal,
    });
    if (!git_command_succeeded(living) || !git_command_succeeded(found))
        return { kind: 'busy', message: `its lock files could not be looked at: ${lastWords(found)}` };
    const ids = living.stdout.split('\n').filter((line) => line !== '');
    if (ids.length > 0) {
        const message = `a running git holds it (process ${ids.join(', ')}); wait for that git or end it, then run again`;
        return { kind: 'busy', message };
    }
    const stamp = new Date(ports.clock.now()).toISOString().replace(/[-:.]/g, '');
    for (const lock of new Set(found.stdout.split('\0').filter((name) => name !== ''))) {
        const aside = asideOf(lock, stamp);
        ports.log.warning(`${lock} was left by a git that is not running any more; it is ${aside} now.`);
        await host.rename(lock, aside);
    }
    return { kind: 'cleared' };
}
function asideOf(lock, stamp) {
    const at = lock.lastIndexOf('/refs/');
    const place = at === -1 ? lock : `${lock.slice(0, at)}/${lock.slice(at + 1).replaceAll('/', '-')}`;
    return `${place}.stale-${stamp}`;
}
async function gitFolders(repository) {
    const result = await git(repository, ['rev-parse', '--absolute-git-dir', '--git-common-dir']);
    const folders = result.stdout.split('\n').filter((line) => line.startsWith('/'));
    return git_command_succeeded(result) && folders.length > 0 ? [...new Set(folders)] : [`${repository.path}/.git`];
}

;// CONCATENATED MODULE: ./lib/drivers/git/kept-releases.js




const folder = 'refs/belay/releases';
const kept = 100;
function releaseRef(sha) {
    return `${folder}/${sha}`;
}
async function keepRelease(repository, ports, sha) {
    await despiteStaleLocks(repository, ports, () => git(repository, ['update-ref', releaseRef(sha), sha], { syncsRefs: true }));
}
async function isKept({ host, path }, sha) {
    try {
        const file = await host.read((0,posix_.join)(path, '.git', releaseRef(sha)), { limit: 64 });
        return file?.bytes.toString().trim() === sha;
    }
    catch (error) {
        if ((0,hosts_host/* isHostError */.JV)(error))
            return false;
        throw error;
    }
}
async function listReleases(repository) {
    const format = '--format=%(refname) %(objectname) %(objecttype)';
    const listed = await git(repository, ['for-each-ref', '--sort=-creatordate', format, folder]);
    if (!git_command_succeeded(listed))
        return [];
    return listed.stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split(' '))
        .map(([ref = '', id = '', type = '']) => ({ ref, id, type }));
}
async function dropOldReleases(repository, releases, keep) {
    const old = releases.slice(kept).filter(({ id }) => !keep.includes(id));
    if (old.length === 0)
        return;
    const stdin = old.map(({ ref, id }) => `delete ${ref} ${id}\n`).join('');
    await git(repository, ['update-ref', '--stdin'], { stdin });
}

;// CONCATENATED MODULE: ./lib/drivers/git/commit-here.js


async function commitHere(repository, sha, env = {}) {
    const asked = [sha, releaseRef(sha), 'HEAD^{commit}'];
    const result = await git(repository, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], {
        stdin: asked.map((name) => `${name}\n`).join(''),
        env,
    });
    return parseCommitHere(result.stdout, sha);
}
function parseCommitHere(text, sha) {
    const [itself, kept, head] = text.split('\n').map(readObject);
    const type = itself?.id === sha ? itself.type : undefined;
    return {
        kind: type === undefined ? 'absent' : type === 'commit' ? 'commit' : 'other',
        isNamed: kept?.id === sha,
        head: head?.type === 'commit' ? head.id : undefined,
    };
}
function readObject(line) {
    const [, id, type] = /^([0-9a-f]{40,64}) (commit|tree|blob|tag)$/.exec(line) ?? [];
    return id === undefined || type === undefined ? undefined : { id, type };
}

;// CONCATENATED MODULE: ./lib/drivers/git/fetch-outcome.js

const refusedById = /not our ref|unadvertised object|does not allow request|no such remote ref|couldn't find remote ref/i;
const permanent = [
    /authentication failed|permission denied|access denied|could not read (username|password)/i,
    /repository .*not found|does not appear to be a git repository|dubious ownership/i,
    /host key verification failed|certificate (problem|verif)|server certificate/i,
    /returned error: (?!408|429)[34]\d\d/i,
    /protocol .*not (allowed|supported)|mismatched algorithms/i,
    /no space left|disk quota|read-only file system/i,
    /fsck error|hash mismatch|inflate: data stream error|pack is corrupted|pack signature mismatch/i,
];
function adviceFor(result) {
    const said = result.kind === 'exited' ? result.stderr : '';
    if (/fsck error/i.test(said))
        return 'its objects are not what git itself writes (damaged, or made to do harm); if you know them, allow that check with "git config fetch.fsck.NAME ignore" in the checkout';
    if (/no space left|disk quota|read-only file system/i.test(said))
        return 'make room on the target, then run again';
    return 'check the address, the network and the token, then run again';
}
function fetchOutcome(result) {
    if (git_command_succeeded(result))
        return 'fetched';
    if (result.kind !== 'exited')
        return 'permanent';
    if (refusedById.test(result.stderr))
        return 'refused-by-id';
    return permanent.some((pattern) => pattern.test(result.stderr)) ? 'permanent' : 'transient';
}

// EXTERNAL MODULE: ./lib/drivers/git/remote.js
var git_remote = __nccwpck_require__(1777);
;// CONCATENATED MODULE: ./lib/drivers/git/fetch-commit.js






const fetchTimeoutMs = 300_000;
const briefTimeoutMs = 60_000;
const retryDelaysMs = [200, 800];
async function objectKind(repository, sha, env = {}) {
    const result = await git(repository, ['cat-file', '-t', sha], { env });
    if (!git_command_succeeded(result))
        return 'absent';
    return result.stdout.trim() === 'commit' ? 'commit' : 'other';
}
async function fetchCommit(repository, sha, source, ports) {
    const wanted = source.scratch === undefined ? `+${sha}:${releaseRef(sha)}` : sha;
    const byId = await fetchWithRetries(repository, { refspecs: [wanted] }, source, ports);
    if (byId.kind === 'busy')
        return busy(repository, byId.message);
    const { result } = byId;
    if (git_command_succeeded(result)) {
        ports.log.info(`Fetched ${sha} from ${source.label} in ${(0,duration/* formatDuration */.a)(result.durationMs)}.`);
        return undefined;
    }
    if (fetchOutcome(result) !== 'refused-by-id')
        return unreachable(sha, source, result);
    ports.log.info(`${source.label} does not hand out ${sha} by its id; fetching its branches and tags.`);
    return fetchByBranch(repository, sha, source, ports);
}
async function fetchByBranch(repository, sha, source, ports) {
    const refspecs = source.scratch === undefined
        ? ['+refs/heads/*:refs/belay/fetched/heads/*', '+refs/tags/*:refs/belay/fetched/tags/*']
        : ['refs/heads/*', 'refs/tags/*'];
    const options = source.scratch === undefined ? ['--prune'] : [];
    const fetched = await fetchWithRetries(repository, { refspecs, options }, source, ports);
    if (fetched.kind === 'busy')
        return busy(repository, fetched.message);
    if (!git_command_succeeded(fetched.result))
        return unreachable(sha, source, fetched.result);
    if ((await objectKind(repository, sha, source.scratch)) !== 'absent') {
        const took = (0,duration/* formatDuration */.a)(fetched.result.durationMs);
        ports.log.info(`Fetched the branches and tags of ${source.label} in ${took}; ${sha} is among them.`);
        return undefined;
    }
    return {
        kind: 'refused',
        code: 'commit_not_found',
        message: `Commit ${sha} is not in ${source.label}: no branch or tag leads to it (was it force-pushed away, or never pushed?). Nothing was changed.`,
    };
}
async function fetchObjects(repository, ids, source, ports) {
    const what = { refspecs: [], options: ['--stdin'], stdin: `${ids.join('\n')}\n`, all: true };
    const fetched = await fetchWithRetries(repository, what, source, ports);
    return fetched.result;
}
async function fetchWithRetries(repository, wanted, source, ports) {
    const once = () => despiteStaleLocks(repository, ports, () => fetchOnce(repository, wanted, source));
    let fetched = await once();
    for (const delayMs of source.isBrief === true ? [] : retryDelaysMs) {
        if (fetched.kind === 'busy' || fetchOutcome(fetched.result) !== 'transient')
            return fetched;
        ports.log.info(`Fetching from ${source.label} failed (${lastWords(fetched.result)}); trying again.`);
        await ports.clock.sleep(Math.round(delayMs * (0.5 + Math.random() / 2)), repository.signal);
        fetched = await once();
    }
    return fetched;
}
function fetchOnce(repository, wanted, source) {
    const options = [
        '--no-tags',
        '--no-write-fetch-head',
        '--no-recurse-submodules',
        '--no-auto-maintenance',
        '--quiet',
        ...(wanted.options ?? []),
    ];
    return git(repository, ['fetch', ...options, '--end-of-options', source.url, ...wanted.refspecs], {
        timeoutMs: source.isBrief === true ? briefTimeoutMs : fetchTimeoutMs,
        syncsRefs: wanted.refspecs.length === 1,
        ...(wanted.stdin === undefined ? {} : { stdin: wanted.stdin }),
        ...(wanted.all === true ? { config: ['fetch.negotiationAlgorithm=noop'] } : {}),
        env: {
            GIT_ALLOW_PROTOCOL: source.protocols,
            ...(0,git_remote/* tokenEnvironment */.$u)(source.url, source.token),
            ...source.scratch,
        },
    });
}
function busy(repository, message) {
    return {
        kind: 'refused',
        code: 'repository_busy',
        message: `The checkout ${repository.path} is locked: ${message}. Nothing was changed.`,
    };
}
function unreachable(sha, source, result) {
    const message = `Could not fetch ${sha} from ${source.label}: ${lastWords(result)}. Nothing was changed; ${adviceFor(result)}.`;
    return { kind: 'refused', code: 'repository_unreachable', message };
}

;// CONCATENATED MODULE: ./lib/drivers/git/fetch-source.js

function chosenSource({ target }, settings) {
    const own = settings.get('remote.origin.url') ?? '';
    const remote = (0,git_remote/* chosenRemote */.D9)(target.repository ?? (own || (target.fallbackRepository ?? '')));
    if (remote.kind === 'unusable')
        return remote;
    const { url, protocols, label } = remote;
    return { url, protocols, label, token: target.token, scratch: undefined };
}

;// CONCATENATED MODULE: ./lib/drivers/git/git-lfs.js

const lfsConfig = [
    'filter.lfs.clean=git-lfs clean -- %f',
    'filter.lfs.smudge=git-lfs smudge -- %f',
    'filter.lfs.process=git-lfs filter-process',
    'filter.lfs.required=true',
];
const lfsLine = '^[[:space:]]*[^#[:space:]].*[[:space:]]filter=lfs([[:space:]]|$)';
async function usesLfs(repository, sha, objects) {
    const attributes = ['--', '.gitattributes', ':(glob)**/.gitattributes'];
    const found = await git(repository, ['grep', '--quiet', '--no-textconv', '-E', '-e', lfsLine, `${sha}^{commit}`, ...attributes], { env: { GIT_LITERAL_PATHSPECS: '0', ...objects } });
    if (found.kind !== 'exited' || found.exitCode > 1)
        return 'unknown';
    return found.exitCode === 0 ? 'yes' : 'no';
}
async function hasGitLfs(host, signal) {
    return git_command_succeeded(await host.run({ argv: ['git-lfs', 'version'], timeoutMs: 10_000, signal }));
}

;// CONCATENATED MODULE: ./lib/drivers/git/tree-state.js


const listLimit = 32 * 1024 * 1024;
async function readTree(repository) {
    const options = ['--porcelain=v2', '--branch', '-z', '--no-renames', '--no-ahead-behind'];
    const result = await git(repository, ['status', ...options, '--untracked-files=no', '--ignore-submodules=all'], { outputLimit: listLimit, config: lfsConfig });
    if (!git_command_succeeded(result) || result.truncated)
        return { kind: 'failed', result };
    const tree = parseStatus(result.stdout);
    return { kind: 'read', tree: { ...tree, changed: await reallyChanged(repository, tree.changed) } };
}
function parseStatus(text) {
    let head;
    let branch;
    const changed = [];
    for (const record of text.split('\0')) {
        if (record.startsWith('# branch.oid '))
            head = record.slice('# branch.oid '.length);
        if (record.startsWith('# branch.head '))
            branch = record.slice('# branch.head '.length);
        const fields = record.startsWith('1 ') ? 8 : record.startsWith('u ') ? 10 : 0;
        if (fields === 0)
            continue;
        const parts = record.split(' ');
        const [, letters = '', , headMode, , treeMode] = parts;
        changed.push({
            path: parts.slice(fields).join(' '),
            letters,
            sameMode: headMode === treeMode,
            blob: parts[6] ?? '',
        });
    }
    return {
        head: head === '(initial)' ? undefined : head,
        branch: branch === '(detached)' ? undefined : branch,
        changed,
    };
}
async function reallyChanged(repository, changed) {
    const doubtful = changed.filter(({ letters, sameMode, path }) => letters === '.M' && sameMode && !path.includes('\n'));
    if (doubtful.length === 0)
        return changed;
    const hashes = await git(repository, ['hash-object', '--no-filters', '--stdin-paths'], {
        stdin: `${doubtful.map(({ path }) => path).join('\n')}\n`,
        outputLimit: listLimit,
    });
    if (!git_command_succeeded(hashes))
        return changed;
    const ids = hashes.stdout.split('\n');
    const same = new Set(doubtful.filter(({ blob }, index) => blob === ids[index]));
    return changed.filter((file) => !same.has(file));
}
async function pathsThatDiffer(repository, commit) {
    const options = ['--name-only', '-z', '--no-renames', '--no-ext-diff', '--ignore-submodules=all'];
    const result = await git(repository, ['diff', ...options, `${commit}^{commit}`, '--'], {
        outputLimit: listLimit,
        config: lfsConfig,
    });
    return git_command_succeeded(result) && !result.truncated ? new Set(result.stdout.split('\0')) : undefined;
}

;// CONCATENATED MODULE: ./lib/drivers/git/partial-clone.js


const rounds = 10;
async function completeCommit(repository, sha, env, fetch) {
    for (let round = 0; round < rounds; round += 1) {
        const listed = await git(repository, ['rev-list', '--objects', '--no-object-names', '--missing=print', '--no-walk', `${sha}^{commit}`], { outputLimit: listLimit, env });
        if (!git_command_succeeded(listed) || listed.truncated)
            return lastWords(listed);
        const missing = listed.stdout
            .split('\n')
            .filter((line) => line.startsWith('?'))
            .map((line) => line.slice(1));
        if (missing.length === 0)
            return undefined;
        const fetched = await fetch(missing);
        if (!git_command_succeeded(fetched))
            return lastWords(fetched);
    }
    return 'objects are missing after all that was fetched';
}

;// CONCATENATED MODULE: ./lib/drivers/git/mend-commit.js






async function mendCommit(context, sha) {
    const { target, log } = context;
    const repository = repositoryOf(context);
    if (repository.lock === undefined)
        return 'failed';
    const settings = await settingsOf(context);
    if (settings === undefined || describeUnsafe(repository, settings) !== undefined)
        return 'failed';
    const chosen = chosenSource(context, settings);
    if ('kind' in chosen)
        return 'failed';
    const source = { ...chosen, isBrief: true };
    const isMissing = (await objectKind(repository, sha)) === 'absent';
    if (isMissing && (await fetchCommit(repository, sha, source, context)) !== undefined)
        return 'failed';
    let fetched = 0;
    const problem = await completeCommit(repository, sha, {}, (ids) => {
        fetched += ids.length;
        return fetchObjects(repository, ids, source, context);
    });
    if (problem !== undefined)
        return 'failed';
    if (!isMissing && fetched === 0)
        return 'whole';
    log.warning(`${isMissing ? `Commit ${sha}` : `${fetched} objects of ${sha}`} was missing in ${target.path} and is fetched again.`);
    return 'mended';
}

;// CONCATENATED MODULE: ./lib/drivers/git/observe.js








async function checkoutKind(context) {
    const { host, target } = context;
    const inside = (0,posix_.join)(target.path, '.git');
    const followed = `${target.path}/.`;
    const [mark, head] = [beginningMark(target.path), (0,posix_.join)(inside, 'HEAD')];
    const kinds = await host.kinds([target.path, followed, inside, mark, head]);
    if (kinds.get(target.path) === 'absent')
        return 'absent';
    if (kinds.get(followed) !== 'folder')
        return 'not-a-folder';
    if (kinds.get(inside) === 'folder') {
        if (kinds.get(mark) === 'file')
            return 'begun';
        if (kinds.get(head) === 'absent' && (await isEmpty(context, inside)))
            return 'begun';
    }
    const kind = kinds.get(inside);
    if (kind === 'folder' || kind === 'file') {
        knownCheckout(context).kind = kind;
        return 'checkout';
    }
    return (await isEmpty(context, target.path)) ? 'empty' : 'occupied';
}
function beginningMark(path) {
    return (0,posix_.join)(path, '.git/belay-first-deployment');
}
async function isEmpty({ host, session }, folder) {
    const listed = await host.run({
        argv: ['ls', '-A', '--', `${folder}/`],
        timeoutMs: 10_000,
        signal: session.signal,
    });
    return git_command_succeeded(listed) && listed.stdout.trim() === '';
}
async function observe_observe(context, next) {
    const kind = await checkoutKind(context);
    if (kind !== 'checkout' && kind !== 'begun')
        return { kind: 'nothing' };
    const repository = repositoryOf(context);
    const [unsafe, found] = await Promise.all([
        whatIsUnsafe(context),
        next === undefined ? readHead(repository) : readHeadAnd(context, next),
    ]);
    const head = await mendHead(context, found);
    if (head.kind !== 'commit') {
        if (kind === 'begun')
            return { kind: 'nothing' };
        if (head.kind === 'missing')
            return withoutHead(context, head);
        return head.kind === 'unreadable' && unsafe !== undefined
            ? { kind: 'unreadable', message: unsafe }
            : head;
    }
    const isCompared = unsafe === undefined && (next === undefined || next === head.sha);
    if (!isCompared)
        return { kind: 'release', sha: head.sha, clean: false };
    let reading = await readTree(repository);
    if (reading.kind === 'failed' && (await mendCommit(context, head.sha)) === 'mended')
        reading = await readTree(repository);
    const clean = reading.kind === 'read' && reading.tree.head === head.sha && reading.tree.changed.length === 0;
    return { kind: 'release', sha: head.sha, clean };
}
async function readHeadAnd(context, next) {
    const repository = repositoryOf(context);
    const here = await commitHere(repository, next);
    if (here.head === undefined)
        return readHead(repository);
    knownCheckout(context).next = { sha: next, here };
    return { kind: 'commit', sha: here.head };
}
async function readLiveSha(context) {
    const head = await readHead(repositoryOf(context));
    return head.kind === 'commit' ? head.sha : undefined;
}
async function mendHead(context, head) {
    if (head.kind !== 'missing' || (await mendCommit(context, head.sha)) !== 'mended')
        return head;
    return readHead(repositoryOf(context));
}
function withoutHead({ target, session, log }, { sha }) {
    if (session.lock === undefined) {
        const message = `The checkout ${target.path} cannot be read: it is at ${sha}, which is missing or damaged; a deployment or a rollback mends that.`;
        return { kind: 'unreadable', message };
    }
    log.warning(`${target.path} is at ${sha}, which is missing or damaged and could not be fetched again; a release that is whole can take its place.`);
    return { kind: 'release', sha, clean: false, isMissing: true };
}
function questionOf(what) {
    return ['rev-parse', '--verify', '--quiet', '--end-of-options', what];
}
const headQuestion = questionOf('HEAD^{commit}');
async function readHead(repository) {
    const commit = await git(repository, headQuestion);
    if (git_command_succeeded(commit))
        return { kind: 'commit', sha: commit.stdout.trim() };
    const unreadable = (why) => ({
        kind: 'unreadable',
        message: `The checkout ${repository.path} cannot be read: ${why}.`,
    });
    const isEmptied = saysEmptied(commit);
    if (!isEmptied && (commit.kind !== 'exited' || commit.exitCode !== 1))
        return unreadable(lastWords(commit));
    const named = await git(repository, questionOf('HEAD'));
    if (!git_command_succeeded(named))
        return { kind: 'nothing' };
    if (isEmptied && repository.lock !== undefined)
        return unreadable(lastWords(commit));
    return { kind: 'missing', sha: named.stdout.trim() };
}

;// CONCATENATED MODULE: ./lib/drivers/git/begin-checkout.js





const shortMs = 30_000;
async function beginCheckout(context, sha) {
    const { host, target } = context;
    const remote = (0,git_remote/* chosenRemote */.D9)(target.repository ?? target.fallbackRepository ?? '');
    if (remote.kind === 'unusable')
        return {
            kind: 'refused',
            code: 'repository_unreachable',
            message: `repository: ${remote.reason}. Nothing was changed.`,
        };
    const repository = repositoryOf(context);
    forgetCheckout(context);
    const failure = (await run(context, ['rm', '-rf', '--', `${target.path}/.git`])) ??
        (await run(context, ['mkdir', '-p', '--', `${target.path}/.git`]));
    if (failure !== undefined)
        return notMade(target.path, failure);
    await host.append(beginningMark(target.path), 'Belay makes this checkout; see its log.\n');
    const words = await initialise(repository, sha, remote.url);
    return words === undefined ? undefined : notMade(target.path, words);
}
function notMade(path, words) {
    const message = `path: no checkout could be made in ${path}: ${words}. Nothing was changed.`;
    return { kind: 'refused', code: 'path_not_usable', message };
}
async function run(context, argv) {
    const result = await context.host.run({ argv, timeoutMs: shortMs, signal: context.session.signal });
    return git_command_succeeded(result) ? undefined : lastWords(result);
}
async function initialise(repository, sha, url) {
    const format = sha.length === 64 ? 'sha256' : 'sha1';
    const commands = [
        ['init', '--quiet', '--initial-branch=main', '--template=', `--object-format=${format}`],
        ['config', 'remote.origin.url', url],
        ['config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*'],
    ];
    for (const command of commands) {
        const result = await git(repository, command, { discover: command[0] === 'init' });
        if (!git_command_succeeded(result))
            return lastWords(result);
    }
    return undefined;
}
async function undoBeginning(context, folderWasThere) {
    const { host, target } = context;
    forgetCheckout(context);
    await host.run({ argv: ['rm', '-rf', '--', `${target.path}/.git`], timeoutMs: shortMs });
    if (!folderWasThere)
        await host.run({ argv: ['rmdir', '--', target.path], timeoutMs: shortMs });
}
async function endBeginning(context) {
    if (knownCheckout(context).kind !== undefined)
        return undefined;
    const mark = beginningMark(context.target.path);
    if ((await context.host.kinds([mark])).get(mark) !== 'file')
        return undefined;
    return removeMark(repositoryOf(context));
}
async function removeMark({ host, path }) {
    const result = await host.run({ argv: ['rm', '-f', '--', beginningMark(path)], timeoutMs: shortMs });
    return git_command_succeeded(result) ? undefined : lastWords(result);
}

;// CONCATENATED MODULE: ./lib/drivers/git/colliding-files.js




const emptyTree = {
    40: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
    64: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};
function emptyTreeFor(sha) {
    return sha.length === 64 ? emptyTree[64] : emptyTree[40];
}
async function collidingFiles(repository, base, target, known) {
    const options = ['-r', '--name-only', '-z', '--no-renames', '--diff-filter=A'];
    const listed = await git(repository, ['diff-tree', ...options, base, `${target}^{commit}`], {
        outputLimit: listLimit,
    });
    if (!git_command_succeeded(listed) || listed.truncated)
        return undefined;
    const added = listed.stdout.split('\0').filter((name) => name !== '');
    if (added.length === 0)
        return [];
    const candidates = [...new Set(added.flatMap(withFolders))];
    const kinds = await repository.host.kinds(candidates.map((path) => (0,posix_.join)(repository.path, path)));
    const wanted = new Set(added);
    const inTheWay = candidates.filter((path) => {
        const kind = kinds.get((0,posix_.join)(repository.path, path)) ?? 'absent';
        return kind !== 'absent' && (wanted.has(path) || kind !== 'folder');
    });
    const untracked = inTheWay.length === 0 ? [] : await untrackedAmong(repository, inTheWay);
    if (untracked === undefined || untracked.length === 0)
        return untracked;
    return differingFrom(repository, known, untracked);
}
function withFolders(path) {
    const parts = path.split('/');
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
async function untrackedAmong(repository, paths) {
    const untracked = new Set();
    for (let start = 0; start < paths.length; start += 200) {
        const some = paths.slice(start, start + 200);
        const result = await git(repository, ['ls-files', '-z', '--others', '--', ...some], {
            outputLimit: listLimit,
        });
        if (!git_command_succeeded(result) || result.truncated)
            return undefined;
        for (const name of result.stdout.split('\0'))
            if (name !== '')
                untracked.add(name);
    }
    return [...untracked];
}
async function differingFrom(repository, commits, paths) {
    const kinds = await repository.host.kinds(paths.map((path) => (0,posix_.join)(repository.path, path)));
    const plain = paths.filter((path) => !path.includes('\n') && kinds.get((0,posix_.join)(repository.path, path)) === 'file');
    const hashes = await git(repository, ['hash-object', '--stdin-paths'], {
        stdin: plain.map((path) => `${path}\n`).join(''),
        outputLimit: listLimit,
        config: lfsConfig,
    });
    if (!git_command_succeeded(hashes))
        return paths;
    const ids = hashes.stdout.split('\n');
    const same = new Set();
    for (const commit of commits) {
        const tree = await git(repository, ['ls-tree', '-r', '-z', '--full-tree', `${commit}^{commit}`], {
            outputLimit: listLimit,
        });
        if (!git_command_succeeded(tree) || tree.truncated)
            return paths;
        const blobs = new Map(tree.stdout.split('\0').map(readEntry));
        for (const [index, path] of plain.entries())
            if (blobs.get(path) === ids[index])
                same.add(path);
    }
    return paths.filter((path) => !same.has(path));
}
function readEntry(line) {
    const [mode, , id = ''] = line.split(/[ \t]/);
    return [line.slice(line.indexOf('\t') + 1), mode === '120000' ? '' : id];
}

;// CONCATENATED MODULE: ./lib/drivers/git/hidden-changes.js


async function uncoverHidden(repository) {
    const listed = await git(repository, ['ls-files', '-v', '-z'], { outputLimit: listLimit });
    if (!git_command_succeeded(listed) || listed.truncated)
        return listed;
    const marked = parseMarks(listed.stdout);
    for (const [option, paths] of Object.entries(marked)) {
        if (paths.length === 0)
            continue;
        const stdin = `${paths.join('\0')}\0`;
        const cleared = await git(repository, ['update-index', option, '-z', '--stdin'], { stdin });
        if (!git_command_succeeded(cleared))
            return cleared;
    }
    return [...new Set(Object.values(marked).flat())];
}
function parseMarks(text) {
    const entries = text.split('\0').filter((entry) => /^(?:[a-z]|S) /.test(entry));
    const paths = (pattern) => entries.filter((entry) => pattern.test(entry)).map((entry) => entry.slice(2));
    return { '--no-assume-unchanged': paths(/^[a-z]/), '--no-skip-worktree': paths(/^[sS]/) };
}

;// CONCATENATED MODULE: ./lib/drivers/git/index-repair.js

const damaged = /index file (corrupt|smaller|open failed)|bad (index|signature)|bad index file|index uses|unordered stage entries/i;
function isIndexDamaged(result) {
    return result.kind === 'exited' && result.exitCode !== 0 && damaged.test(result.stderr);
}
async function remakeIndex(repository, ports, stamp) {
    const found = await git(repository, ['rev-parse', '--git-path', 'index']);
    if (!git_command_succeeded(found))
        return false;
    const index = found.stdout.trim();
    ports.log.warning(`${index} is damaged; it is ${index}.damaged-${stamp} now and is made anew from HEAD.`);
    await repository.host.rename(index, `${index}.damaged-${stamp}`);
    if (git_command_succeeded(await git(repository, ['read-tree', 'HEAD^{commit}'])))
        return true;
    return git_command_succeeded(await git(repository, ['read-tree', '--empty']));
}

;// CONCATENATED MODULE: ./lib/drivers/git/local-changes.js





const savingTimeoutMs = 600_000;
const namedPaths = 100;
async function saveLocalChanges(repository, request) {
    const { tree, target, expected } = request;
    const known = expected === undefined ? [target] : [target, expected];
    const [changed, colliding, commits] = await Promise.all([
        changedTracked(repository, request),
        collidingFiles(repository, tree.head ?? emptyTreeFor(target), target, known),
        commitsOnlyHere(repository, request),
    ]);
    if (colliding === undefined)
        return { kind: 'failed', message: 'the untracked files could not be listed' };
    const nested = colliding.find((path) => path.endsWith('/'));
    if (nested !== undefined)
        return {
            kind: 'failed',
            message: `the commit has files at ${nested}, where a git repository stands; move it`,
        };
    const paths = [...new Set([...changed, ...colliding])];
    if (paths.length === 0 && commits === 0)
        return { kind: 'nothing-to-save' };
    return commitPaths(repository, request, paths, commits);
}
async function changedTracked(repository, request) {
    const { tree, target, expected } = request;
    let differing = tree.changed.map(({ path }) => path);
    if (expected === undefined)
        return differing;
    for (const commit of [target, expected]) {
        if (differing.length === 0)
            return [];
        const fromCommit = await pathsThatDiffer(repository, commit);
        if (fromCommit !== undefined)
            differing = differing.filter((path) => fromCommit.has(path));
    }
    return withContent(repository, differing);
}
async function withContent(repository, paths) {
    const kept = [];
    for (const path of paths)
        if (!(await isMissingOrEmpty(repository, path)))
            kept.push(path);
    return kept;
}
async function isMissingOrEmpty({ host, path: folder }, path) {
    const full = (0,posix_.join)(folder, path);
    const kind = (await host.kinds([full])).get(full);
    if (kind !== 'file')
        return kind === 'absent';
    return (await host.read(full, { limit: 0 }))?.size === 0;
}
async function commitsOnlyHere(repository, { tree, target }) {
    const { head } = tree;
    if (head === undefined || head === target || (await isKept(repository, head)))
        return 0;
    const elsewhere = ['--remotes', '--tags', '--glob=refs/belay'];
    const result = await git(repository, [
        'rev-list',
        '--count',
        head,
        '--not',
        `${target}^{commit}`,
        ...elsewhere,
    ]);
    return git_command_succeeded(result) ? Number(result.stdout.trim()) : 1;
}
async function commitPaths(repository, request, paths, commits) {
    const { head } = request.tree;
    const ref = `refs/belay/saved/${request.stamp}-${request.target.slice(0, 12)}`;
    try {
        const nothingStaged = head === undefined && request.tree.changed.length === 0;
        const staged = nothingStaged ? undefined : await commitIndex(repository, request);
        const tree = paths.length === 0 ? undefined : await treeOf(repository, request, paths);
        const parents = [head, staged].filter((id) => id !== undefined);
        const commit = tree === undefined
            ? head
            : await commitTree(repository, tree, parents, `Local changes found by Belay before ${request.target}`);
        if (tree !== undefined)
            await onDisk(repository, request, commit ?? '');
        await must(repository, ['update-ref', ref, commit ?? '', '0'.repeat(request.target.length)], {
            syncsRefs: true,
        });
        return { kind: 'saved', saved: { ref, paths: paths.slice(0, namedPaths), files: paths.length, commits } };
    }
    catch (error) {
        if (isSavingFailure(error))
            return { kind: 'failed', message: error.message };
        throw error;
    }
}
function isSavingFailure(error) {
    return error instanceof Error && error.name === 'SavingFailure';
}
async function must(repository, args, options = {}) {
    const result = await git(repository, args, options);
    if (!git_command_succeeded(result))
        throw Object.assign(new Error(lastWords(result)), { name: 'SavingFailure' });
    return result.stdout.trim();
}
async function onDisk(repository, { tree, target }, commit) {
    const objects = await must(repository, ['rev-parse', '--git-path', 'objects']);
    const options = ['--revs', '--quiet', '--missing=allow-any', '--window=0'];
    const without = [tree.head, target].filter((id) => id !== undefined).map((id) => `^${id}\n`);
    await must(repository, ['pack-objects', ...options, (0,posix_.join)(objects, 'pack/pack')], {
        stdin: `${commit}\n${without.join('')}`,
        timeoutMs: savingTimeoutMs,
    });
}
function commitTree(repository, tree, parents, message) {
    return must(repository, ['commit-tree', tree, ...parents.flatMap((id) => ['-p', id]), '-F', '-'], {
        stdin: `${message}\n`,
    });
}
async function commitIndex(repository, request) {
    const { head } = request.tree;
    if (request.tree.changed.some(({ letters }) => /[UAD]{2}/.test(letters) || letters.includes('U')))
        return undefined;
    const tree = await git(repository, ['write-tree']);
    if (!git_command_succeeded(tree))
        return undefined;
    return commitTree(repository, tree.stdout.trim(), head === undefined ? [] : [head], 'What was staged');
}
async function treeOf(repository, request, paths) {
    const folder = await must(repository, ['rev-parse', '--absolute-git-dir']);
    const index = (0,posix_.join)(folder, `belay-save-${request.stamp}.index`);
    try {
        const options = { env: { GIT_INDEX_FILE: index }, timeoutMs: savingTimeoutMs };
        await must(repository, ['read-tree', request.tree.head ?? '--empty'], options);
        const add = ['update-index', '--add', '--remove', '--replace', '-z', '--stdin'];
        await must(repository, add, { ...options, stdin: `${paths.join('\0')}\0` });
        return await must(repository, ['write-tree'], options);
    }
    finally {
        await repository.host.run({ argv: ['rm', '-f', '--', index, `${index}.lock`], timeoutMs: 10_000 });
    }
}

;// CONCATENATED MODULE: ./lib/drivers/git/read-checkout.js






async function readCheckout(context, target, reading) {
    const repository = repositoryOf(context);
    if (reading.kind === 'read')
        return reading;
    const head = await readHead(repository);
    if (head.kind === 'commit')
        return (await mendCommit(context, head.sha)) === 'mended' ? readTree(repository) : reading;
    return head.kind === 'missing' ? ((await readWithoutHead(repository, target)) ?? reading) : reading;
}
async function readWithoutHead(repository, target) {
    const [differing, symbolic] = await Promise.all([
        pathsThatDiffer(repository, target),
        git(repository, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
    ]);
    if (differing === undefined)
        return undefined;
    const paths = [...differing].filter((path) => path !== '');
    const full = (path) => (0,posix_.join)(repository.path, path);
    const kinds = await repository.host.kinds(paths.map(full));
    const changed = paths
        .filter((path) => kinds.get(full(path)) !== 'absent')
        .map((path) => ({ path, letters: '.M', sameMode: true, blob: '' }));
    const branch = git_command_succeeded(symbolic) ? symbolic.stdout.trim() : undefined;
    return { kind: 'read', tree: { head: undefined, branch, changed } };
}

;// CONCATENATED MODULE: ./lib/drivers/git/activate.js
















const resetTimeoutMs = 600_000;
async function activate_activate(context, sha, expected) {
    const repository = repositoryOf(context);
    const stamp = new Date(context.clock.now()).toISOString().replace(/[-:.]/g, '');
    const tree = await readAll(context, sha, stamp);
    if ('kind' in tree)
        return tree;
    const saving = await saveLocalChanges(repository, { tree, target: sha, expected, stamp });
    if (saving.kind === 'failed')
        return git_activate_failed(`Local changes in ${repository.path} could not be saved first: ${saving.message}. Nothing was changed.`);
    const saved = saving.kind === 'saved' ? saving.saved : undefined;
    if (saved !== undefined)
        announce(context, saved);
    if (expected !== undefined && expected !== sha && expected !== tree.head)
        await takeIntoIndex(context, repository, expected);
    const started = context.clock.monotonic();
    const moved = await move(context, repository, { sha, from: tree.head });
    if (moved !== undefined) {
        if (tree.head === undefined)
            await emptyAgain(context, repository, sha);
        return moved;
    }
    const [after, left] = await Promise.all([readTree(repository), whatIsLeft(repository)]);
    const isEnded = await endOperationInProgress(repository, left);
    const wrong = verify(repository, sha, isEnded ? await readTree(repository) : after);
    if (wrong !== undefined)
        return wrong;
    if (left.has(beginningMark(repository.path)))
        await removeMark(repository);
    const took = (0,duration/* formatDuration */.a)(context.clock.monotonic() - started);
    const from = tree.head === undefined ? '' : ` from ${tree.head}`;
    const branch = tree.branch === undefined ? 'HEAD (detached)' : `Branch ${tree.branch}`;
    context.log.info(`${branch} of ${repository.path} moved${from} to ${sha} in ${took}; HEAD and files were read back.`);
    return { kind: 'active', saved };
}
function git_activate_failed(message) {
    return { kind: 'failed', code: 'activation_failed', message };
}
async function readAll(context, sha, stamp) {
    const repository = repositoryOf(context);
    const unlisted = (result) => git_activate_failed(`Local changes in ${repository.path} could not be listed: ${lastWords(result)}. Nothing was changed.`);
    forgetSettings(context);
    const unsafe = await whatIsUnsafe(context);
    if (unsafe !== undefined)
        return git_activate_failed(`${unsafe} Nothing was changed.`);
    const [marks, early] = await Promise.all([uncoverHidden(repository), readTree(repository)]);
    let hidden = marks;
    if ('kind' in hidden && isIndexDamaged(hidden) && (await remakeIndex(repository, context, stamp)))
        hidden = await uncoverHidden(repository);
    if ('kind' in hidden)
        return unlisted(hidden);
    const isWhole = marks === hidden && hidden.length === 0;
    const reading = await readCheckout(context, sha, isWhole ? early : await readTree(repository));
    if (reading.kind === 'failed')
        return unlisted(reading.result);
    if (hidden.length > 0)
        context.log.warning(`${hidden.length} files of ${repository.path} were hidden from git (assume-unchanged, skip-worktree), ${hidden.slice(0, 5).join(', ')} among them; they are deployed like all others now.`);
    return reading.tree;
}
function announce(context, saved) {
    const { path } = context.target;
    const named = saved.paths.slice(0, 5).join(', ');
    const more = saved.files > 5 ? ` and ${saved.files - 5} more` : '';
    const what = [
        ...(saved.files === 0 ? [] : [`local changes (${named}${more})`]),
        ...(saved.commits === 0 ? [] : [`${saved.commits} commits that are nowhere else`]),
    ];
    context.log.warning(`${path} had ${what.join(' and ')}; they are kept under ${saved.ref}: "git show ${saved.ref}" shows them${saved.files === 0 ? '' : `, "git stash apply ${saved.ref}" brings them back`}.`);
}
async function takeIntoIndex(context, repository, sha) {
    await despiteStaleLocks(repository, context, () => git(repository, ['read-tree', `${sha}^{commit}`]));
}
async function emptyAgain(context, repository, sha) {
    const reading = await readTree(repository);
    if (reading.kind === 'failed' || reading.tree.head !== undefined)
        return;
    await takeIntoIndex(context, repository, sha);
    await git(repository, ['read-tree', '--reset', '-u', emptyTreeFor(sha)]);
}
const leftBehind = /^warning: unable to unlink /m;
async function move(context, repository, { sha, from }) {
    const attempt = () => despiteStaleLocks(repository, context, () => git(repository, ['reset', '--hard', '--quiet', `${sha}^{commit}`, '--'], {
        config: lfsConfig,
        syncsRefs: true,
        timeoutMs: resetTimeoutMs,
    }));
    let reset = await attempt();
    const isWanting = reset.kind === 'done' && !git_command_succeeded(reset.result);
    if (isWanting && (await mendCommit(context, sha)) === 'mended')
        reset = await attempt();
    const leavesFiles = () => reset.kind === 'done' && leftBehind.test(reset.result.stderr);
    if (leavesFiles() && from !== undefined) {
        await takeIntoIndex(context, repository, from);
        reset = await attempt();
    }
    if (reset.kind === 'busy') {
        const message = `The checkout ${repository.path} is locked: ${reset.message}.`;
        return { kind: 'failed', code: 'repository_busy', message };
    }
    if (!git_command_succeeded(reset.result))
        return git_activate_failed(`git reset to ${sha} in ${repository.path} failed: ${lastWords(reset.result)}.`);
    if (leavesFiles())
        return git_activate_failed(`git reset to ${sha} left files of the release before in ${repository.path}: ${lastWords(reset.result)}. Remove them, or what keeps them there.`);
    return undefined;
}
async function whatIsLeft({ host, path }) {
    const inside = (name) => (0,posix_.join)(path, '.git', name);
    const folders = ['rebase-merge', 'rebase-apply', 'sequencer'].map(inside);
    const files = [inside('rebase-apply/applying'), beginningMark(path)];
    const kinds = await host.kinds([...folders, ...files]);
    return new Set([
        ...folders.filter((each) => kinds.get(each) === 'folder'),
        ...files.filter((each) => kinds.get(each) === 'file'),
    ]);
}
async function endOperationInProgress(repository, left) {
    const has = (name) => left.has((0,posix_.join)(repository.path, '.git', name));
    const rebase = has('rebase-merge') || has('rebase-apply') ? [['rebase', '--quit']] : [];
    const series = has('sequencer') ? [['cherry-pick', '--quit']] : [];
    const ends = [...(has('rebase-apply/applying') ? [['am', '--quit']] : rebase), ...series];
    for (const args of ends)
        await git(repository, args);
    return ends.length > 0;
}
function verify(repository, sha, reading) {
    if (reading.kind === 'failed')
        return git_activate_failed(`After the reset to ${sha} ${repository.path} cannot be read: ${lastWords(reading.result)}.`);
    const { head, changed } = reading.tree;
    if (head !== sha) {
        const message = `After the reset ${repository.path} is at ${head ?? 'no commit'}, not at ${sha}.`;
        return { kind: 'failed', code: 'wrong_commit', message };
    }
    if (changed.length === 0)
        return undefined;
    const named = changed
        .slice(0, 5)
        .map(({ path }) => path)
        .join(', ');
    return git_activate_failed(`After the reset to ${sha} ${changed.length} files in ${repository.path} differ from the commit: ${named}.`);
}

;// CONCATENATED MODULE: ./lib/drivers/git/scratch.js



async function openScratch(context) {
    const { scratch, host, session, target } = context;
    if (scratch.folder !== undefined)
        return;
    const [made, objects] = await Promise.all([
        host.run({ argv: ['mktemp', '-d'], timeoutMs: 10_000, signal: session.signal }),
        git(repositoryOf(context), ['rev-parse', '--git-path', 'objects']),
    ]);
    if (!git_command_succeeded(made))
        throw new Error('No folder for temporary files could be made on the target.');
    scratch.folder = made.stdout.trim();
    scratch.objects = git_command_succeeded(objects) ? objects.stdout.trim() : (0,posix_.join)(target.path, '.git/objects');
}
function objectsOf({ scratch }) {
    if (scratch.folder === undefined)
        return {};
    return { GIT_OBJECT_DIRECTORY: scratch.folder, GIT_ALTERNATE_OBJECT_DIRECTORIES: scratch.objects };
}
async function closeScratch({ scratch, host }) {
    const { folder } = scratch;
    if (folder === undefined)
        return;
    scratch.folder = undefined;
    await host.run({ argv: ['rm', '-rf', '--', folder], timeoutMs: 30_000 });
}

;// CONCATENATED MODULE: ./lib/drivers/git/history.js



async function commitsBetween(context, from, to, limit) {
    const result = await git(repositoryOf(context), [
        'log',
        `--max-count=${limit}`,
        '--format=%H%x1f%an%x1f%s%x1e',
        '--no-show-signature',
        `${from}..${to}`,
        '--',
    ], { outputLimit: 1024 * 1024, env: objectsOf(context) });
    if (!git_command_succeeded(result))
        return [];
    return result.stdout
        .split('\x1e')
        .map(readCommit)
        .filter((commit) => commit !== undefined);
}
function readCommit(record) {
    const [sha = '', author = '', subject = ''] = record.trim().split('\x1f');
    return /^[0-9a-f]{40,64}$/.test(sha) ? { sha, author, subject } : undefined;
}
async function isAncestor(context, ancestor, descendant) {
    const repository = repositoryOf(context);
    const result = await git(repository, ['merge-base', '--is-ancestor', ancestor, descendant]);
    if (result.kind !== 'exited')
        return undefined;
    if (result.exitCode === 0)
        return true;
    if (result.exitCode !== 1)
        return undefined;
    const shallow = await git(repository, ['rev-parse', '--is-shallow-repository']);
    return git_command_succeeded(shallow) && shallow.stdout.trim() === 'false' ? false : undefined;
}

;// CONCATENATED MODULE: ./lib/drivers/git/half-packs.js




const forgottenAfter = 60;
async function removeHalfPacks(context) {
    const { host, session } = context;
    const objects = await objectsFolder(context);
    if (objects === undefined)
        return;
    const begun = ['-type', 'f', '-name', 'tmp_*', '-mmin', `+${forgottenAfter}`];
    await host.run({
        argv: ['find', objects, '-maxdepth', '2', ...begun, '-exec', 'rm', '-f', '--', '{}', '+'],
        timeoutMs: 20_000,
        signal: session.signal,
    });
}
async function objectsFolder(context) {
    if (knownCheckout(context).kind === 'folder')
        return (0,posix_.join)(context.target.path, '.git/objects');
    const found = await git(repositoryOf(context), ['rev-parse', '--git-path', 'objects']);
    const objects = found.stdout.trim();
    return git_command_succeeded(found) && objects.startsWith('/') ? objects : undefined;
}

;// CONCATENATED MODULE: ./lib/drivers/git/prepare.js














async function prepare_prepare(context, sha, need) {
    const kind = knownCheckout(context).kind === undefined ? await checkoutKind(context) : 'checkout';
    const unusable = refuseKind(context, kind);
    if (unusable !== undefined)
        return unusable;
    const exists = kind === 'checkout' || (kind === 'begun' && (await observe_observe(context)).kind === 'release');
    if (exists)
        return prepareHere(context, sha, need);
    if (need === 'plan')
        return { kind: 'ready' };
    if (need === 'local')
        return refused('path_not_usable', `path: there is no checkout at ${context.target.path}.`);
    const begun = (await beginCheckout(context, sha)) ?? (await prepareHere(context, sha, need));
    if (begun.kind === 'refused')
        await undoBeginning(context, kind !== 'absent');
    return begun;
}
function refuseKind(context, kind) {
    const { path } = context.target;
    if (kind === 'not-a-folder')
        return refused('path_not_usable', `path: ${path} is not a folder. Nothing was changed.`);
    if (kind !== 'occupied')
        return undefined;
    const message = `path: ${path} holds files but is not a git checkout; give an empty or new folder, or move the files. Nothing was changed.`;
    return refused('path_not_usable', message);
}
function refused(code, message) {
    return { kind: 'refused', code, message };
}
async function prepareHere(context, sha, need) {
    const repository = repositoryOf(context);
    const [settings, here] = await Promise.all([settingsOf(context), askedHere(context, sha)]);
    if (settings === undefined)
        return refused('path_not_usable', `path: ${unreadableSettings(repository)} Nothing was changed.`);
    const unsafe = describeUnsafe(repository, settings);
    if (unsafe !== undefined)
        return refused('unsafe_repository', `${unsafe} Nothing was changed.`);
    if (here.kind === 'commit')
        context.log.info(`${sha} is in the checkout already; nothing to fetch.`);
    return ((here.kind === 'absent' ? await prepare_bring(context, sha, need, settings) : undefined) ??
        (isPartialClone(settings) ? await complete(context, sha, need, settings) : undefined) ??
        (await inspect(context, sha, need, here)) ?? { kind: 'ready' });
}
async function askedHere(context, sha) {
    const about = knownCheckout(context);
    const { next } = about;
    delete about.next;
    return next?.sha === sha ? next.here : commitHere(repositoryOf(context), sha);
}
async function prepare_bring(context, sha, need, settings) {
    const source = await sourceOf(context, need, settings);
    if ('kind' in source)
        return source;
    const repository = repositoryOf(context);
    const [refusal] = await Promise.all([
        fetchCommit(repository, sha, source, context),
        need === 'deploy' ? removeHalfPacks(context) : undefined,
    ]);
    return refusal;
}
async function complete(context, sha, need, settings) {
    const repository = repositoryOf(context);
    const source = await sourceOf(context, need, settings);
    if ('kind' in source)
        return source;
    const problem = await completeCommit(repository, sha, objectsOf(context), (ids) => {
        context.log.info(`Fetching ${ids.length} objects of ${sha} that this partial clone does not have.`);
        return fetchObjects(repository, ids, source, context);
    });
    if (problem === undefined)
        return undefined;
    const message = `Could not fetch all files of ${sha} from ${source.label} (the checkout is a partial clone): ${problem}. Nothing was changed.`;
    return refused('repository_unreachable', message);
}
async function sourceOf(context, need, settings) {
    const source = chosenSource(context, settings);
    if ('kind' in source)
        return refused('repository_unreachable', `repository: ${source.reason}. Nothing was changed.`);
    if (need !== 'plan')
        return source;
    await openScratch(context);
    return { ...source, scratch: objectsOf(context) };
}
async function inspect(context, sha, need, here) {
    const repository = repositoryOf(context);
    const objects = objectsOf(context);
    const [{ kind, isKept }, found] = await Promise.all([
        here.kind === 'absent' ? fetchedHere(context, sha, need) : knownHere(context, sha, here),
        usesLfs(repository, sha, objects),
    ]);
    if (kind !== 'commit')
        return refused('commit_not_found', `sha: ${sha} is not a commit${kind === 'other' ? ' (an annotated tag or a tree has an id too; give the commit it points to)' : ''}. Nothing was changed.`);
    const isMended = found === 'unknown' && (await mendCommit(context, sha)) === 'mended';
    const lfs = isMended ? await usesLfs(repository, sha, objects) : found;
    if (lfs === 'unknown')
        return refused('commit_not_found', `Commit ${sha} is here but not whole: its files cannot be read. Nothing was changed.`);
    if (lfs === 'yes' && !(await hasGitLfs(context.host, context.session.signal)))
        return refused('lfs_missing', `Commit ${sha} keeps files in Git LFS (filter=lfs in .gitattributes) and git-lfs is not installed on ${context.host.name}; install it there. Nothing was changed.`);
    if (need !== 'plan' && !isKept)
        await keepRelease(repository, context, sha);
    return undefined;
}
async function knownHere(context, sha, { kind, isNamed }) {
    return { kind, isKept: isNamed && (await isKept(repositoryOf(context), sha)) };
}
async function fetchedHere(context, sha, need) {
    const repository = repositoryOf(context);
    if (need !== 'deploy')
        return { kind: await objectKind(repository, sha, objectsOf(context)), isKept: false };
    const releases = await listReleases(repository);
    await dropOldReleases(repository, releases, [...(context.session.keep ?? []), sha]);
    const own = releases.find(({ ref, id }) => ref === releaseRef(sha) && id === sha);
    if (own === undefined)
        return { kind: await objectKind(repository, sha), isKept: false };
    return { kind: own.type === 'commit' ? 'commit' : 'other', isKept: true };
}

;// CONCATENATED MODULE: ./lib/drivers/git/git-driver.js





function createGitDriver(target, ports, session) {
    const context = { ...ports, target, session, scratch: { folder: undefined, objects: '' } };
    return {
        current: (next) => observe_observe(context, next),
        liveSha: () => readLiveSha(context),
        prepare: (sha, need) => prepare_prepare(context, sha, need),
        activate: (sha, expected) => activate_activate(context, sha, expected),
        commitsBetween: (from, to, limit) => commitsBetween(context, from, to, limit),
        isAncestor: (ancestor, descendant) => isAncestor(context, ancestor, descendant),
        folder: target.path,
        prune: async () => undefined,
        close: () => closeScratch(context),
    };
}

;// CONCATENATED MODULE: ./lib/drivers/command-folder.js
function commandFolder({ driver, path }) {
    return driver === 'releases' ? `${path.replace(/\/+$/, '')}/current` : path;
}

// EXTERNAL MODULE: ./lib/ports/value-forms.js
var value_forms = __nccwpck_require__(9544);
;// CONCATENATED MODULE: ./lib/drivers/releases/releases-context.js



function createContext(target, ports, session) {
    const { repository, fallbackRepository, token } = target;
    return {
        ...ports,
        target,
        session,
        repository: {
            ...ports,
            target: { path: (0,posix_.join)(target.path, 'repo'), repository, fallbackRepository, token },
            session,
            scratch: { folder: undefined, objects: '' },
        },
    };
}
function releaseFolder({ target }, sha) {
    return (0,posix_.join)(target.path, 'releases', sha);
}
function workTree(context, folder) {
    return { ...repositoryOf(context.repository), path: folder };
}
function checkoutContext({ repository }, folder) {
    return { ...repository, target: { ...repository.target, path: folder } };
}
function runScript({ host, session }, script, args, options = {}) {
    return host.run({
        argv: ['/bin/sh', '-c', script, 'belay', ...args],
        timeoutMs: options.timeoutMs ?? 30_000,
        outputLimit: 1024 * 1024,
        ...(options.env === undefined ? {} : { env: options.env }),
        ...(options.always === true ? {} : { signal: session.signal }),
        ...(session.lock === undefined ? {} : { lock: session.lock }),
    });
}
function scriptWords(result) {
    return lastWords(result, 'the shell').replace(/^error: /, '');
}
function releases_context_refused(message, code = 'path_not_usable') {
    return { kind: 'refused', code, message: `${message} Nothing was changed.` };
}

;// CONCATENATED MODULE: ./lib/drivers/releases/layout.js



const lookScript = `
path=$1 release=$2; shift 2
kind() {
  if [ -L "$2" ]; then echo "$1 link"; elif [ -d "$2" ]; then echo "$1 folder"
  elif [ -e "$2" ]; then echo "$1 file"; else echo "$1 absent"; fi
}
if [ -d "$path/." ]; then echo path folder; elif [ -e "$path" ] || [ -L "$path" ]; then echo path file; else echo path absent; fi
for name in repo releases shared current; do kind "$name" "$path/$name"; done
kind release "$path/releases/$release"
for item; do
  case $item in */) ;; *) [ -e "$path/shared/$item" ] || echo "missing $item" ;; esac
done
line=; [ ! -f "$path/current/.git" ] || read -r line < "$path/current/.git"
if [ -n "$line" ] && [ "\${line#gitdir: }/../.." -ef "$path/repo/.git" ]; then echo "own yes"; fi
if [ -L "$path/current" ]; then echo "link $(readlink "$path/current")"; fi
for name in "$path"/* "$path"/.[!.]* "$path"/..?*; do
  case \${name##*/} in
    repo|releases|shared|current|.current.new) ;;
    *) if [ -e "$name" ] || [ -L "$name" ]; then echo "other \${name##*/}"; break; fi ;;
  esac
done`;
async function layout_look(context, sha = '') {
    const { path, shared } = context.target;
    const result = await runScript(context, lookScript, [path, sha === '' ? '.' : sha, ...shared]);
    if (!git_command_succeeded(result))
        return { unseen: `path: ${path} cannot be looked at: ${scriptWords(result)}.` };
    return parseLayout(result.stdout);
}
const ahead = new WeakMap();
async function lookAhead(context, sha) {
    const { quiet } = context.session;
    const layout = await layout_look(context, sha);
    if (quiet !== undefined && !('unseen' in layout))
        ahead.set(quiet, { of: askedOf(context, sha), layout });
    return layout;
}
async function lookOnce(context, sha) {
    const { quiet } = context.session;
    const seen = quiet === undefined ? undefined : ahead.get(quiet);
    if (quiet !== undefined)
        ahead.delete(quiet);
    return seen?.of === askedOf(context, sha) ? seen.layout : layout_look(context, sha);
}
function askedOf({ target: { path, shared } }, sha) {
    return JSON.stringify([path, sha, ...shared]);
}
function parseLayout(text) {
    const entries = text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => [line.replace(/ .*$/, ''), line.replace(/^\S+ ?/, '')]);
    const first = (key) => entries.find(([name]) => name === key)?.[1] ?? '';
    const kindOf = (key) => {
        const found = first(key);
        return found === 'folder' || found === 'link' || found === 'file' ? found : 'absent';
    };
    return {
        path: kindOf('path'),
        repo: kindOf('repo'),
        releases: kindOf('releases'),
        shared: kindOf('shared'),
        current: kindOf('current'),
        release: kindOf('release'),
        link: first('link'),
        isOwn: first('own') === 'yes',
        missing: entries.filter(([name]) => name === 'missing').map(([, item]) => item),
        other: first('other') || undefined,
    };
}
function releaseOf(link, path) {
    const inside = link.startsWith(`${path}/`) ? link.slice(path.length + 1) : link;
    return /^releases\/([0-9a-f]{40}|[0-9a-f]{64})\/?$/.exec(inside)?.[1];
}
function refuseLayout(layout, path) {
    if (layout.path === 'file')
        return releases_context_refused(`path: ${path} is not a folder.`);
    for (const name of ['repo', 'releases'])
        if (!['absent', 'folder'].includes(layout[name]))
            return releases_context_refused(`path: ${path}/${name} is a ${layout[name]}, where the driver "releases" keeps a folder of its own; move it away.`);
    if (layout.shared === 'file')
        return releases_context_refused(`path: ${path}/shared is not a folder; move it away.`);
    const strange = describeStrangeCurrent(layout, path);
    if (strange !== undefined)
        return releases_context_refused(`path: ${strange}`);
    if (layout.repo === 'absent' && layout.other !== undefined)
        return releases_context_refused(`path: ${path} holds other files (${(0,value_forms/* quoteValue */.cl)(layout.other)} among them), and the driver "releases" needs a folder for itself and "shared"; give an empty or new one.`);
    return undefined;
}
function describeStrangeCurrent(layout, path) {
    if (layout.current === 'absent')
        return undefined;
    if (layout.current !== 'link')
        return `${path}/current is a ${layout.current}, not the link to the live release that Belay keeps there; move it away.`;
    if (releaseOf(layout.link, path) !== undefined)
        return undefined;
    return `${path}/current leads to ${layout.link.slice(0, 200)}, which is no release of Belay; remove that link and deploy again.`;
}

;// CONCATENATED MODULE: ./lib/drivers/releases/observe-releases.js







function currentFolder({ target }) {
    return commandFolder({ driver: 'releases', path: target.path });
}
async function observeReleases(context, next) {
    return next === undefined ? observeWhole(context) : observeBefore(context, next);
}
async function observeWhole(context) {
    const checkout = checkoutContext(context, currentFolder(context));
    forgetSettings(checkout);
    const [layout, unsafe] = await Promise.all([layout_look(context), whatIsUnsafe(checkout)]);
    const named = observationOf(context, layout);
    if (named.kind !== 'release')
        return named;
    if (unsafe !== undefined)
        return { ...named, sha: (await observe_releases_readHead(context)) ?? named.sha };
    const state = await releaseState(context, named.sha);
    return { ...named, sha: state.head ?? named.sha, clean: state.kind === 'whole' };
}
async function observeBefore(context, next) {
    const [layout, head] = await Promise.all([lookAhead(context, next), observe_releases_readHeadAnd(context, next)]);
    if ('unseen' in layout || !layout.isOwn)
        delete knownCheckout(context.repository).next;
    const found = observationOf(context, layout);
    if (found.kind !== 'release')
        return found;
    const sha = head ?? found.sha;
    return sha === next ? observeWhole(context) : { ...found, sha };
}
async function observe_releases_readHeadAnd(context, next) {
    const here = await commitHere(workTree(context, currentFolder(context)), next);
    if (here.head === undefined)
        return observe_releases_readHead(context);
    knownCheckout(context.repository).next = { sha: next, here };
    return here.head;
}
function observationOf({ target: { path } }, layout) {
    if ('unseen' in layout)
        return { kind: 'unreadable', message: layout.unseen };
    if (layout.current === 'absent')
        return { kind: 'nothing' };
    const strange = describeStrangeCurrent(layout, path);
    const named = releaseOf(layout.link, path);
    if (strange !== undefined || named === undefined)
        return { kind: 'unreadable', message: strange ?? `${path}/current cannot be read.` };
    return { kind: 'release', sha: named, clean: false };
}
function observe_releases_readHead(context) {
    return readLiveSha(checkoutContext(context, currentFolder(context)));
}
async function releaseState(context, sha) {
    const reading = await readTree(workTree(context, releaseFolder(context, sha)));
    if (reading.kind === 'failed' || reading.tree.head === undefined)
        return { kind: 'broken', head: undefined };
    const { head, changed } = reading.tree;
    return { kind: head === sha && changed.length === 0 ? 'whole' : 'changed', head };
}

;// CONCATENATED MODULE: ./lib/drivers/releases/shared-items.js




const linkItems = `
for item; do
  name=\${item%/}
  [ -L "$release/$name" ] && continue
  if [ -e "$release/$name" ]; then
    echo "error: $release/$name stands where the shared one is to be linked; move it to $path/shared" >&2; exit 4
  fi
  case $item in
    */) mkdir -p -- "$path/shared/$name" || exit 4 ;;
  esac
  case $name in
    */*) mkdir -p -- "$release/\${name%/*}" "$path/shared/\${name%/*}" || exit 4 ;;
    *) mkdir -p -- "$path/shared" || exit 4 ;;
  esac
  up=../.. rest=$name
  while [ "\${rest#*/}" != "$rest" ]; do up=../$up rest=\${rest#*/}; done
  ln -s -- "$up/shared/$name" "$release/$name" || exit 4
done`;
const linkScript = `path=$1 release=$2; shift 2${linkItems}`;
async function linkShared(context, sha) {
    const { path, shared } = context.target;
    if (shared.length === 0)
        return undefined;
    const result = await runScript(context, linkScript, [path, releaseFolder(context, sha), ...shared]);
    return git_command_succeeded(result) ? undefined : result;
}
function refuseItems(items) {
    const names = items.map(withoutSlash);
    const git = names.find((name) => /^\.git(?:\/|$)/i.test(name));
    if (git !== undefined)
        return releases_context_refused(`shared: "${git}" is how a release is tied to its repository; take it out.`);
    for (const name of names) {
        const above = foldersAbove(name).find((folder) => names.includes(folder));
        if (above !== undefined)
            return releases_context_refused(`shared: "${name}" lies in "${above}", which is shared already; take one of them out.`);
    }
    return undefined;
}
function withoutSlash(item) {
    return item.replace(/\/$/, '');
}
function refuseMissing({ missing }, path) {
    const [item] = missing;
    if (item === undefined)
        return undefined;
    return releases_context_refused(`shared: ${path}/shared/${item} is not there; put it there, or write "${item}/" for a folder that Belay is to make.`);
}
async function refuseOwned(context, sha, layout) {
    const { shared, path } = context.target;
    if (shared.length === 0)
        return undefined;
    const items = shared.map(withoutSlash);
    const parents = [...new Set(items.flatMap(foldersAbove))];
    const names = [...items, ...parents];
    const found = await git(repositoryOf(context.repository), ['cat-file', '--batch-check=%(objecttype)'], {
        stdin: names.map((name) => `${sha}^{commit}:${name}\n`).join(''),
        env: objectsOf(context.repository),
    });
    if (!git_command_succeeded(found))
        return releases_context_refused(`shared: the files of ${sha} cannot be listed: ${lastWords(found)}.`, 'commit_not_found');
    const kinds = found.stdout.split('\n').map((line) => (/ missing$/.test(line) ? 'absent' : line));
    const owned = items.find((_, index) => kinds[index] !== 'absent');
    if (owned !== undefined)
        return ownedItem(owned, path, layout);
    const leaf = parents.find((_, index) => !['absent', 'tree'].includes(kinds[items.length + index] ?? ''));
    return leaf === undefined
        ? undefined
        : releases_context_refused(`shared: "${leaf}" is a file or a link in the commit, so nothing below it can be shared.`);
}
function ownedItem(item, path, { shared }) {
    const keep = shared === 'absent' ? `copy what it holds to ${path}/shared/${item}, ` : '';
    return releases_context_refused(`shared: "${item}" is in the commit itself, so it cannot be shared; ${keep}take it out of the repository ("git rm -r --cached ${item}", and name it in .gitignore), or take it out of "shared".`);
}
function foldersAbove(path) {
    const parts = path.split('/');
    return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

;// CONCATENATED MODULE: ./lib/drivers/releases/build-release.js








const checkoutTimeoutMs = 600_000;
const clearLeftovers = `
for name in "$path"/releases/.new-* "$path"/releases/.old-*; do
  if [ -e "$name" ] || [ -L "$name" ]; then rm -rf -- "$name" || exit 3; fi
done
if [ -e "$path/.current.new" ] || [ -L "$path/.current.new" ]; then rm -f -- "$path/.current.new"; fi
for admin in "$path"/repo/.git/worktrees/*; do
  [ -d "$admin" ] && [ ! -L "$admin" ] || continue
  place=; [ ! -f "$admin/gitdir" ] || read -r place < "$admin/gitdir"
  [ -n "$place" ] && [ -e "$place" ] || rm -rf -- "$admin" || exit 3
done`;
const beginScript = `path=$1${clearLeftovers}
[ -d "$path/releases" ] || mkdir -p -- "$path/releases"`;
const clearScript = `path=$1${clearLeftovers}`;
const finishScript = `path=$1 sha=$2; shift 2
release=$path/releases/.new-$sha
IFS= read -r line < "$release/.git" && admin=\${line#gitdir: } && [ "$admin" != "$line" ] && [ -d "$admin" ] || exit 3
${linkItems}
sync -f "$release" 2>/dev/null || sync
printf '%s\\n' "$path/releases/$sha/.git" > "$admin/gitdir" || exit 3
mv -T -- "$release" "$path/releases/$sha" || exit 3
sync "$path/releases" 2>/dev/null || sync`;
async function buildRelease(context, sha) {
    const { clock, log, target } = context;
    const started = clock.monotonic();
    const problem = await build(context, sha);
    if (problem !== undefined) {
        await runScript(context, clearScript, [target.path], { always: true, timeoutMs: 120_000 });
        return problem;
    }
    const took = (0,duration/* formatDuration */.a)(clock.monotonic() - started);
    log.info(`${releaseFolder(context, sha)} was made in ${took}; its files were read back.`);
    return undefined;
}
async function build(context, sha) {
    const { path, shared } = context.target;
    const begun = await runScript(context, beginScript, [path], { timeoutMs: 120_000 });
    if (!git_command_succeeded(begun))
        return releases_context_refused(`path: ${path}/releases cannot be written to: ${scriptWords(begun)}.`);
    const folder = temporaryFolder(path, sha);
    const failure = (await addWorkTree(repositoryOf(context.repository), folder, sha)) ??
        (await build_release_verify(context, folder, sha));
    if (failure !== undefined)
        return releases_context_refused(`path: the files of ${sha} could not be put into ${path}/releases: ${failure}.`);
    const finished = await runScript(context, finishScript, [path, sha, ...shared], {
        timeoutMs: checkoutTimeoutMs,
    });
    if (git_command_succeeded(finished))
        return undefined;
    return releases_context_refused(`path: the release ${sha} could not be finished in ${path}: ${scriptWords(finished)}.`);
}
function temporaryFolder(path, sha) {
    return (0,posix_.join)(path, 'releases', `.new-${sha}`);
}
async function addWorkTree(repository, folder, sha, options = []) {
    const added = await git(repository, ['worktree', 'add', '--detach', ...options, '--', folder, `${sha}^{commit}`], { config: lfsConfig, timeoutMs: checkoutTimeoutMs });
    return git_command_succeeded(added) ? undefined : lastWords(added);
}
async function build_release_verify(context, folder, sha) {
    const reading = await readTree(workTree(context, folder));
    if (reading.kind === 'failed')
        return lastWords(reading.result);
    const { head, changed } = reading.tree;
    if (head !== sha)
        return `it is at ${head ?? 'no commit'} instead`;
    const [first] = changed;
    return first === undefined
        ? undefined
        : `${changed.length} files differ from the commit, ${first.path} among them`;
}

;// CONCATENATED MODULE: ./lib/drivers/releases/mend-release.js







const attachScript = `path=$1 sha=$2 stamp=$3
release=$path/releases/$sha new=$path/releases/.new-$sha
admin=$(sed -n 's/^gitdir: //p' "$new/.git") && [ -d "$admin" ] || exit 3
if [ -e "$release/.git" ] || [ -L "$release/.git" ]; then mv -T -- "$release/.git" "$release/.git.aside-$stamp" || exit 3; fi
printf '%s\\n' "$release/.git" > "$admin/gitdir" || exit 3
mv -T -- "$new/.git" "$release/.git" || exit 3
rm -rf -- "$new"`;
async function mendRelease(context, sha) {
    const state = await releaseState(context, sha);
    const problem = state.kind === 'broken' ? await attachAgain(context, sha) : undefined;
    if (problem !== undefined)
        return mend_release_failed(context, sha, problem);
    const reset = state.kind === 'whole'
        ? { kind: 'active', saved: undefined }
        : await activate_activate(checkoutContext(context, releaseFolder(context, sha)), sha, undefined);
    if (reset.kind === 'failed')
        return reset;
    const unlinked = await linkShared(context, sha);
    return unlinked === undefined ? reset : mend_release_failed(context, sha, scriptWords(unlinked));
}
async function attachAgain(context, sha) {
    const { path } = context.target;
    const folder = releaseFolder(context, sha);
    context.log.warning(`git cannot read ${folder} any more; it is made a work tree of ${path}/repo again.`);
    const cleared = await runScript(context, `path=$1${clearLeftovers}`, [path], { timeoutMs: 120_000 });
    if (!git_command_succeeded(cleared))
        return scriptWords(cleared);
    const repository = repositoryOf(context.repository);
    const added = await addWorkTree(repository, temporaryFolder(path, sha), sha, ['--no-checkout']);
    if (added !== undefined)
        return added;
    const stamp = new Date(context.clock.now()).toISOString().replace(/[-:.]/g, '');
    const attached = await runScript(context, attachScript, [path, sha, stamp]);
    if (!git_command_succeeded(attached))
        return scriptWords(attached);
    const indexed = await git(workTree(context, folder), ['read-tree', `${sha}^{commit}`]);
    return git_command_succeeded(indexed) ? undefined : lastWords(indexed);
}
function mend_release_failed(context, sha, words) {
    const message = `${releaseFolder(context, sha)} could not be brought back to its commit: ${words}.`;
    return { kind: 'failed', code: 'activation_failed', message };
}

;// CONCATENATED MODULE: ./lib/drivers/releases/prepare-release.js









const ready = { kind: 'ready' };
async function prepareRelease(context, sha, need) {
    const { path } = context.target;
    const [layout, unsafe] = await Promise.all([
        lookOnce(context, sha),
        need === 'local' ? whatIsUnsafe(checkoutContext(context, releaseFolder(context, sha))) : undefined,
    ]);
    if ('unseen' in layout)
        return releases_context_refused(layout.unseen);
    const unusable = refuseLayout(layout, path);
    if (unusable !== undefined)
        return unusable;
    const isThere = need === 'local' && layout.release === 'folder' && unsafe === undefined;
    if (isThere && (await releaseState(context, sha)).kind === 'whole')
        return finishLinks(context, sha, layout);
    const unshareable = refuseItems(context.target.shared) ?? (need === 'local' ? undefined : refuseMissing(layout, path));
    if (unshareable !== undefined)
        return unshareable;
    const prepared = await prepareAnew(context, sha, need, layout);
    if (prepared.kind === 'refused' && need !== 'plan')
        await undoFirst(context, layout);
    return prepared;
}
async function prepareAnew(context, sha, need, layout) {
    const isPlanOnly = need === 'plan';
    const fetched = await prepare_prepare(context.repository, sha, need);
    if (fetched.kind === 'refused')
        return fetched;
    if (isPlanOnly && layout.repo === 'absent')
        return ready;
    const owned = await refuseOwned(context, sha, layout);
    if (owned !== undefined || isPlanOnly)
        return owned ?? ready;
    const marked = await endBeginning(context.repository);
    if (marked !== undefined)
        return releases_context_refused(`path: the mark of the first deployment in ${context.target.path}/repo could not be removed: ${marked}.`);
    if (layout.release === 'link' || layout.release === 'file')
        return releases_context_refused(`path: ${releaseFolder(context, sha)} is a ${layout.release}; move it away.`);
    if (layout.release === 'absent')
        return (await buildRelease(context, sha)) ?? ready;
    return repair(context, sha, layout);
}
async function repair(context, sha, layout) {
    if (isLive(context, sha, layout))
        return ready;
    const mended = await mendRelease(context, sha);
    if (mended.kind === 'active')
        return ready;
    return releases_context_refused(`path: ${mended.message}`, mended.code === 'repository_busy' ? 'repository_busy' : 'path_not_usable');
}
async function finishLinks(context, sha, layout) {
    const { log, target } = context;
    if (layout.missing.length > 0)
        log.warning(`${target.path}/shared does not have ${layout.missing.join(', ')}; ${sha} is made live without.`);
    if (isLive(context, sha, layout))
        return ready;
    const unlinked = await linkShared(context, sha);
    if (unlinked !== undefined)
        log.warning(`Not all that is shared is linked into ${sha}: ${scriptWords(unlinked)}.`);
    return ready;
}
function isLive({ target }, sha, layout) {
    return layout.current === 'link' && releaseOf(layout.link, target.path) === sha;
}
const undoScript = `path=$1
if [ "$2" = absent ]; then rm -rf -- "$path/repo"; fi
if [ "$3" = absent ]; then rmdir -- "$path/releases" 2>/dev/null; fi
if [ "$4" = absent ]; then rmdir -- "$path" 2>/dev/null; fi
:`;
async function undoFirst(context, { repo, releases, path }) {
    if (repo !== 'absent')
        return undefined;
    await runScript(context, undoScript, [context.target.path, repo, releases, path], { always: true });
    return undefined;
}

;// CONCATENATED MODULE: ./lib/drivers/releases/prune-releases.js





const listScript = `path=$1
[ -d "$path/releases" ] && [ ! -L "$path/releases" ] || exit 0${clearLeftovers}
echo "live $(readlink "$path/current")"
cd -- "$path/releases" || exit 1
for name in *; do if [ -d "$name" ] && [ ! -L "$name" ]; then echo "folder $name"; fi; done
IFS='
'
made=$(ls -td -- */.git 2>/dev/null)
set -f
for name in $made; do echo "made $name"; done`;
const removeScript = `path=$1; shift
[ -d "$path/releases" ] && [ ! -L "$path/releases" ] || exit 0
for sha; do mv -T -- "$path/releases/$sha" "$path/releases/.old-$sha" || exit 3; done${clearLeftovers}`;
const removalMs = 300_000;
function pruneReleases(context) {
    return warnOfTrouble(context.log, 'Old releases', () => prune_releases_prune(context));
}
async function prune_releases_prune(context) {
    const { log, session, target } = context;
    const listed = await runScript(context, listScript, [target.path], { timeoutMs: removalMs });
    const warn = (words) => {
        if (!session.signal.aborted)
            log.warning(`Old releases in ${target.path}/releases were not removed: ${words}.`);
    };
    if (!git_command_succeeded(listed) || listed.truncated)
        return warn(scriptWords(listed));
    const old = releasesToRemove(parseReleases(listed.stdout, target.path), {
        keep: target.keep,
        needed: session.needed ?? session.keep ?? [],
    });
    if (old.length === 0)
        return;
    const removed = await runScript(context, removeScript, [target.path, ...old], { timeoutMs: removalMs });
    if (!git_command_succeeded(removed))
        return warn(scriptWords(removed));
    log.info(`Removed ${old.length} old releases: ${old.map((sha) => sha.slice(0, 12)).join(', ')}.`);
}
function parseReleases(text, path) {
    const lines = text.split('\n');
    const named = (key) => lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
    const standing = new Set(named('folder').filter((name) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)));
    const dated = named('made')
        .map((name) => name.replace(/\/\.git$/, ''))
        .filter((name) => standing.has(name));
    return {
        shas: [...new Set([...dated, ...standing])],
        live: releaseOf(named('live')[0] ?? '', path),
    };
}
function releasesToRemove({ shas, live }, { keep, needed }) {
    return shas.filter((sha) => sha !== live && !needed.includes(sha)).slice(keep);
}

;// CONCATENATED MODULE: ./lib/drivers/releases/switch-release.js







const switchScript = `path=$1 name=releases/$2; shift 2
cd -- "$path" 2>/dev/null && [ -d "$name" ] && [ ! -L "$name" ] || { echo missing; exit 0; }
if [ -L current ]; then
  if [ current -ef "$name" ]; then echo already; exit 0; fi
elif [ -e current ]; then
  echo "error: $path/current is not the link that Belay keeps there; move it away" >&2; exit 1
fi
ln -sfn -- "$name" .current.new && mv -T -- .current.new current || exit 1
sync . 2>/dev/null || sync
echo switched
exec "$@"`;
async function switchRelease(context, sha) {
    const first = await attempt(context, sha);
    const [came] = saidBy(first);
    if (came === 'switched')
        return switch_release_readBack(context, sha, first);
    if (!git_command_succeeded(first))
        return notSwitched(context, first);
    if (came === 'already')
        return stayLive(context, sha);
    const made = await prepareRelease(context, sha, 'local');
    if (made.kind === 'refused')
        return switch_release_failed(made.message);
    const second = await attempt(context, sha);
    return saidBy(second)[0] === 'switched' ? switch_release_readBack(context, sha, second) : notSwitched(context, second);
}
function attempt(context, sha) {
    const { argv, env } = gitCommand(workTree(context, currentFolder(context)), headQuestion);
    return runScript(context, switchScript, [context.target.path, sha, ...argv], { env });
}
function saidBy(result) {
    return result.kind === 'not-started' ? [] : result.stdout.split('\n');
}
function switch_release_failed(message) {
    return { kind: 'failed', code: 'activation_failed', message };
}
function notSwitched({ target }, result) {
    return switch_release_failed(`${target.path}/current could not be switched: ${scriptWords(result)}.`);
}
async function stayLive(context, sha) {
    const mended = await mendRelease(context, sha);
    return mended.kind === 'failed' ? mended : ((await wrongCommit(context, sha)) ?? mended);
}
async function switch_release_readBack(context, sha, switched) {
    const [, head] = saidBy(switched);
    const wrong = head === sha ? undefined : await wrongCommit(context, sha);
    if (wrong !== undefined)
        return wrong;
    context.log.info(`${context.target.path}/current leads to ${releaseFolder(context, sha)} now, switched in ${(0,duration/* formatDuration */.a)(switched.durationMs)}; its commit was read back.`);
    return { kind: 'active', saved: undefined };
}
async function wrongCommit(context, sha) {
    const head = await observe_releases_readHead(context);
    if (head === sha)
        return undefined;
    const message = `${context.target.path}/current is at ${head ?? 'no commit that can be read'}, not at ${sha}.`;
    return { kind: 'failed', code: 'wrong_commit', message };
}

;// CONCATENATED MODULE: ./lib/drivers/releases/releases-driver.js







function createReleasesDriver(target, ports, session) {
    const context = createContext(target, ports, session);
    const { repository } = context;
    return {
        current: (next) => observeReleases(context, next),
        liveSha: () => observe_releases_readHead(context),
        prepare: (sha, need) => prepareRelease(context, sha, need),
        activate: (sha) => switchRelease(context, sha),
        folder: currentFolder(context),
        prune: () => pruneReleases(context),
        commitsBetween: (from, to, limit) => commitsBetween(repository, from, to, limit),
        isAncestor: (ancestor, descendant) => isAncestor(repository, ancestor, descendant),
        close: () => closeScratch(repository),
    };
}

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

;// CONCATENATED MODULE: ./lib/wiring/driver-wiring.js






function openDriver(recipe, { session, inputs, context, host }) {
    const ports = { host, clock: systemClock, log: context.log };
    const { environment, registry } = inputs;
    switch (recipe.driver) {
        case 'git':
            return createGitDriver(repositoryFor(recipe, inputs, context), ports, session);
        case 'releases':
            return createReleasesDriver({ ...recipe, ...repositoryFor(recipe, inputs, context) }, ports, session);
        case 'compose':
            return createComposeDriver({ ...recipe, environment, registry }, ports, session);
        case 'command':
            return createCommandDriver({ ...recipe, environment, variable: maskedVariables(context, passedOn) }, ports, session);
    }
}
function repositoryFor(recipe, inputs, context) {
    const { serverUrl, repository } = context.workflowRun;
    return {
        path: recipe.path,
        repository: recipe.repository,
        fallbackRepository: repository === '' ? undefined : `${serverUrl}/${repository}`,
        token: inputs.token === undefined ? undefined : { token: inputs.token, serverUrl },
    };
}

;// CONCATENATED MODULE: ./lib/health/abort-fan.js
function createAbortFan(signal) {
    const running = new Set();
    const abort = () => {
        for (const controller of running)
            controller.abort(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
    return {
        async run(task) {
            const controller = new AbortController();
            running.add(controller);
            if (signal?.aborted === true)
                controller.abort(signal.reason);
            try {
                return await task(controller.signal);
            }
            finally {
                running.delete(controller);
            }
        },
        close: () => signal?.removeEventListener('abort', abort),
    };
}

// EXTERNAL MODULE: ./lib/health/health-report.js
var health_report = __nccwpck_require__(3684);
;// CONCATENATED MODULE: ./lib/health/check-progress.js



const progressLimit = 200;
const eachLimit = 20;
const eachLineLimit = 100;
const namedLimit = 3;
const reasonLimit = 160;
const leastGapMs = 2_000;
const gapShare = 0.1;
function reportProgress(total, { log, clock }) {
    const startedMs = clock.monotonic();
    const unwell = new Map();
    const asked = new Set();
    let lines = 0;
    let saidMs = startedMs;
    const say = (line) => {
        lines += 1;
        saidMs = clock.monotonic();
        if (lines < progressLimit)
            log.info(line);
        if (lines === progressLimit)
            log.info('There is more of this; the report at the end has every check.');
    };
    const isDue = () => {
        const nowMs = clock.monotonic();
        return nowMs - saidMs >= Math.max(leastGapMs, (nowMs - startedMs) * gapShare);
    };
    const tellOne = (was, now) => {
        if (now.health !== 'healthy')
            say(describeTry(now));
        else if (was !== undefined)
            say(`${now.name}: healthy on try ${now.made}`);
    };
    return {
        tried(name, seen, tries) {
            const was = unwell.get(name);
            const nextAtMs = tries.nextMs === undefined ? undefined : clock.monotonic() + tries.nextMs;
            const now = { name, ...seen, ...tries, nextAtMs };
            if (seen.health === 'healthy')
                unwell.delete(name);
            else
                unwell.set(name, now);
            const isNew = asked.size < asked.add(name).size;
            if (total <= eachLimit && lines < eachLineLimit)
                tellOne(was, now);
            else if ((isNew && asked.size === total) || isDue())
                say(describeAll(asked.size, total, [...unwell.values()], clock.monotonic()));
        },
        passed: (inARow, needed, nextMs) => say(`${unwell.size === 0 ? 'All passed' : 'Nothing is down'}, ${inARow} of ${needed} in a row; asking again in ${(0,duration/* formatDuration */.a)(nextMs)}`),
    };
}
function describeTry({ name, health, reason, made, left, nextMs }) {
    const word = health === 'degraded' ? 'degraded: ' : '';
    const next = nextMs === undefined
        ? 'no tries are left'
        : `next try in ${(0,duration/* formatDuration */.a)(nextMs)}, ${left} ${left === 1 ? 'is' : 'are'} left`;
    return `${name}: ${word}${(0,foreign_text/* truncate */.xv)(reason, reasonLimit * 2)} (try ${made}; ${next})`;
}
function describeAll(asked, total, unwell, nowMs) {
    const so = asked < total ? `${count(asked)} of ${count(total)} asked` : `All ${count(total)} asked`;
    if (unwell.length === 0)
        return `${so}, all of them are well`;
    const named = [...unwell]
        .sort((left, right) => (0,health_report/* compareHealth */.C)(right.health, left.health))
        .slice(0, namedLimit)
        .map((each) => describeUnwell(each, nowMs));
    const more = unwell.length - named.length;
    const rest = more > 0 ? [`and ${count(more)} more`] : [];
    return `${so}, ${count(unwell.length)} not well: ${[...named, ...rest].join(', ')}`;
}
function describeUnwell({ name, reason, made, nextAtMs }, nowMs) {
    const next = nextAtMs === undefined
        ? 'no tries are left'
        : nextAtMs > nowMs
            ? `next in ${(0,duration/* formatDuration */.a)(nextAtMs - nowMs)}`
            : 'next about now';
    return `${name} (${(0,foreign_text/* truncate */.xv)(reason, reasonLimit)}; try ${made}, ${next})`;
}
function count(value) {
    return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

;// CONCATENATED MODULE: ./lib/health/latency.js

function judgeLatency(budget, latenciesMs) {
    const window = lastOf(latenciesMs, triesOf(budget));
    const latencyMs = [...window].sort((left, right) => right - left)[slowAllowed(budget)] ?? 0;
    if (!isSlow(budget, latencyMs))
        return { latencyMs, problem: undefined };
    const [seen, asked] = writeApart(latencyMs, budget.ms);
    const { over } = budget;
    const isWhole = window.length === triesOf(budget);
    const took = over === undefined
        ? `took ${seen}`
        : isWhole
            ? `p${over.percentile} of ${over.tries} tries took ${seen}`
            : `p${over.percentile} of ${over.tries} tries is at least ${seen} after ${window.length}`;
    return { latencyMs, problem: `${took}, expected at most ${asked}` };
}
function exchangesNeeded(budget, latenciesMs) {
    const tries = triesOf(budget);
    const window = lastOf(latenciesMs, tries);
    const missing = tries - window.length;
    const slow = window.flatMap((ms, at) => (isSlow(budget, ms) ? [at] : []));
    const excess = slow.length - slowAllowed(budget);
    const last = excess > 0 ? slow[excess - 1] : undefined;
    return last === undefined ? missing : missing + last + 1;
}
function triesOf({ over }) {
    return over?.tries ?? 1;
}
function isSlow(budget, latencyMs) {
    return Math.round(latencyMs) > budget.ms;
}
function slowAllowed(budget) {
    const tries = triesOf(budget);
    const rank = Math.ceil(((budget.over?.percentile ?? 100) * tries) / 100);
    return tries - Math.min(tries, Math.max(1, rank));
}
function lastOf(values, count) {
    return values.slice(Math.max(0, values.length - count));
}
function writeApart(leftMs, rightMs) {
    const [left, right] = [(0,duration/* formatDuration */.a)(leftMs), (0,duration/* formatDuration */.a)(rightMs)];
    return left === right ? [`${Math.round(leftMs)} ms`, `${Math.round(rightMs)} ms`] : [left, right];
}

// EXTERNAL MODULE: ./lib/health/shown-value.js
var shown_value = __nccwpck_require__(6706);
;// CONCATENATED MODULE: ./lib/health/answered-text.js

const keptBytes = 64 * 1024;
function bodyOf(response) {
    const contentType = response.headers['content-type'];
    return {
        text: response.body,
        name: 'its body',
        kept: 'first',
        cut: response.bodyCut,
        compressed: !['identity', ''].includes((response.headers['content-encoding'] ?? '').trim().toLowerCase()),
        ...(contentType === undefined ? {} : { contentType }),
    };
}
const jsonStart = /^[[{"\-0-9tfn]/;
function readDocument(answer) {
    if (answer.compressed)
        return none(`${answer.name} is compressed unasked, so it could not be read as JSON`);
    if (answer.cut) {
        return none(`${answer.name} is longer than ${keptBytes / 1024} KiB, all that is kept, so it could not be read as JSON`);
    }
    const text = answer.text.replace(/^\ufeff/, '').trim();
    if (text === '')
        return none(`${answer.name} is empty, so it is not JSON`);
    if (!jsonStart.test(text))
        return none(describeUnreadable(answer));
    try {
        const document = JSON.parse(text);
        return { kind: 'document', document };
    }
    catch {
        return none(describeUnreadable(answer));
    }
}
function describeUnreadable(answer) {
    if (answer.name === 'its output')
        return 'its output is not JSON';
    const type = answer.contentType;
    return type === undefined
        ? 'its body is not JSON (it has no content-type)'
        : `its body is not JSON (content-type ${(0,shown_value/* showValue */.vp)(type)})`;
}
function none(reason) {
    return { kind: 'none', reason };
}

;// CONCATENATED MODULE: ./lib/health/finding.js

const finding_namedLimit = 3;
function summarise(findings) {
    const sorted = [...findings].sort((left, right) => (0,health_report/* compareHealth */.C)(right.health, left.health));
    const named = sorted.slice(0, finding_namedLimit).map(({ reason }) => reason);
    const more = sorted.length - named.length;
    const health = (0,health_report/* worstHealth */.s)(sorted.map((finding) => finding.health));
    const hint = sorted.find((finding) => finding.health === health && finding.hint !== undefined)?.hint;
    const isLasting = sorted.length > 0 && sorted.every((finding) => finding.isLasting === true);
    return {
        health,
        reason: [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; '),
        ...(hint === undefined ? {} : { hint }),
        ...(isLasting ? { isLasting } : {}),
    };
}

;// CONCATENATED MODULE: ./lib/health/component-detail.js



const detailLimit = 120;
const membersLimit = 30;
const nestedNames = ['details', 'data'];
const leftOut = ['status', 'name'];
function componentDetail(part) {
    if (typeof part !== 'object' || part === null || Array.isArray(part))
        return '';
    const facts = entriesOf(part).flatMap(([name, value]) => nestedNames.includes(name) && typeof value === 'object' && value !== null && !Array.isArray(value)
        ? entriesOf(value).flatMap(writeFact)
        : leftOut.includes(name)
            ? []
            : writeFact([name, value]));
    return (0,foreign_text/* truncate */.xv)(facts.slice(0, membersLimit).join(', '), detailLimit);
}
function entriesOf(mapping) {
    return Object.entries(mapping).slice(0, membersLimit);
}
function writeFact([name, value]) {
    if ((0,shown_value/* isSecretName */.eh)(name) || (0,value_forms/* holdsCredentials */.Hn)(name))
        return [];
    const written = writeScalar(value);
    return written === undefined ? [] : [`${(0,shown_value/* cleanText */.X5)(name, 40)} ${written}`];
}
function writeScalar(value) {
    if (typeof value === 'number' || typeof value === 'boolean')
        return String(value);
    if (typeof value !== 'string' || value.trim() === '' || (0,value_forms/* holdsCredentials */.Hn)(value))
        return undefined;
    const cleaned = (0,shown_value/* cleanText */.X5)(value, detailLimit);
    return /^[\w.:+-]{1,40}$/.test(cleaned) ? cleaned : JSON.stringify(cleaned);
}

// EXTERNAL MODULE: ./lib/health/json-path.js
var json_path = __nccwpck_require__(8633);
;// CONCATENATED MODULE: ./lib/health/health-shape.js





const componentsLimit = 1_000;
const nameLimit = 60;
const words = {
    healthy: 'healthy, up, pass, passing, passed, ok, operational, available, running, ready, alive, success, green',
    degraded: 'degraded, warn, warning, starting, unknown, maintenance',
    unhealthy: 'unhealthy, down, fail, failed, failing, failure, error, critical, unavailable, out of service, not ok, offline, dead',
};
const healthOfWord = new Map(['healthy', 'degraded', 'unhealthy'].flatMap((health) => words[health].split(', ').map((word) => [word, health])));
const componentKeys = ['components', 'checks', 'entries', 'results', 'details'];
const wordLimit = 40;
function healthOfValue(value) {
    return typeof value === 'string' ? healthOfWord.get(plainWord(value)) : undefined;
}
function plainWord(word) {
    return word
        .slice(0, wordLimit)
        .toLowerCase()
        .replace(/[-_\s]+/g, ' ')
        .trim();
}
function recogniseShape(document) {
    const word = (0,json_path/* lookUp */.T)(document, ['status'])?.value;
    if (typeof word !== 'string' || Array.isArray(document))
        return undefined;
    const health = healthOfValue(word);
    const components = readComponents(document);
    return health === undefined && components.length === 0 ? undefined : { word, health, components };
}
function readComponents(document) {
    for (const key of componentKeys) {
        const found = readParts((0,json_path/* lookUp */.T)(document, [key])?.value);
        if (found.length > 0)
            return found.sort((left, right) => (0,health_report/* compareHealth */.C)(right.health, left.health));
    }
    return [];
}
function readParts(parts) {
    if (typeof parts !== 'object' || parts === null)
        return [];
    if (Array.isArray(parts)) {
        return parts.slice(0, componentsLimit).flatMap((part) => readPart((0,json_path/* lookUp */.T)(part, ['name'])?.value, part));
    }
    return Object.entries(parts)
        .slice(0, componentsLimit)
        .flatMap(([name, part]) => Array.isArray(part)
        ? part.slice(0, componentsLimit).flatMap((each) => readPart(name, each))
        : readPart(name, part))
        .slice(0, componentsLimit);
}
function readPart(name, part) {
    const isWord = typeof part === 'string';
    const word = isWord ? part : (0,json_path/* lookUp */.T)(part, ['status'])?.value;
    const health = healthOfValue(word);
    if (typeof word !== 'string' || health === undefined)
        return [];
    if (plainWord(word) === 'unknown')
        return [];
    return [{ name: nameOf(name), health, detail: isWord ? '' : componentDetail(part) }];
}
function nameOf(name) {
    const text = typeof name === 'string' || typeof name === 'number' ? String(name) : '';
    if ((0,value_forms/* holdsCredentials */.Hn)(text))
        return 'a component whose name may hold a secret';
    const cleaned = (0,shown_value/* cleanText */.X5)(text, nameLimit);
    return cleaned === '' ? 'a component without a name' : cleaned;
}

;// CONCATENATED MODULE: ./lib/health/json-expectation.js



function judgeJson({ path, expects }, document) {
    const names = (0,json_path/* parseJsonPath */.H)(path);
    if (names === undefined)
        return [unhealthy(`${showPath(path)} is not a path that can be read`)];
    const found = (0,json_path/* lookUp */.T)(document, names);
    if (found === undefined)
        return [unhealthy(`${showPath(path)} is missing, expected ${json_expectation_write(expects)}`)];
    const { value } = found;
    const remark = compare(expects, value);
    if (remark === 'fits')
        return [];
    const shown = (0,shown_value/* isSecretName */.eh)(String(names.at(-1) ?? '')) ? 'another value' : (0,shown_value/* showValue */.vp)(value);
    const reason = `${showPath(path)} is ${shown}${explain(remark)}, expected ${json_expectation_write(expects)}`;
    return [{ health: healthOfValue(value) === 'degraded' ? 'degraded' : 'unhealthy', reason }];
}
function isOnStatus({ path }) {
    const names = (0,json_path/* parseJsonPath */.H)(path);
    return names?.length === 1 && names[0] === 'status';
}
function showPath(path) {
    return (0,shown_value/* cleanText */.X5)(path === '$' ? 'the whole document' : path, 120);
}
function compare(expects, value) {
    switch (expects.is) {
        case 'one-of':
            if (expects.values.some((each) => each === value))
                return isExact(value) ? 'fits' : 'too-large';
            return expects.values.some((each) => typeof each === 'number' && isNumeric(value))
                ? 'text-not-number'
                : 'differs';
        case 'not':
            if (expects.value === value)
                return 'differs';
            return typeof expects.value === 'number' && isNumeric(value) ? 'text-not-number' : 'fits';
        default:
            if (typeof value !== 'number')
                return isNumeric(value) ? 'text-not-number' : 'differs';
            return orders(expects.is, value, expects.value) ? 'fits' : 'differs';
    }
}
function orders(is, left, right) {
    switch (is) {
        case '<':
            return left < right;
        case '<=':
            return left <= right;
        case '>':
            return left > right;
        case '>=':
            return left >= right;
    }
}
function isExact(value) {
    return typeof value !== 'number' || Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}
function isNumeric(value) {
    return typeof value === 'string' && /^\s*-?\d{1,20}(\.\d{1,20})?\s*$/.test(value);
}
function explain(remark) {
    if (remark === 'text-not-number')
        return ' (a text, not a number)';
    return remark === 'too-large' ? ' (too large a number to be told from its neighbours)' : '';
}
function json_expectation_write(expects) {
    switch (expects.is) {
        case 'one-of':
            return expects.values.length === 1
                ? json_expectation_writeScalar(expects.values[0] ?? null)
                : `one of ${(0,shown_value/* cleanText */.X5)(expects.values.map(json_expectation_writeScalar).join(', '), 200)}`;
        case 'not':
            return `anything but ${json_expectation_writeScalar(expects.value)}`;
        default:
            return `${expects.is} ${expects.value}`;
    }
}
function json_expectation_writeScalar(value) {
    return typeof value === 'string' ? JSON.stringify((0,shown_value/* cleanText */.X5)(value)) : String(value);
}
function unhealthy(reason) {
    return { health: 'unhealthy', reason };
}

;// CONCATENATED MODULE: ./lib/health/judge-document.js

function judgeDocument({ json = [] }, read, shape) {
    if (read.kind === 'none')
        return json.length === 0 ? [] : [{ health: 'unhealthy', reason: read.reason }];
    const findings = json.flatMap((expectation) => judgeJson(expectation, read.document).map((finding) => isOnStatus(expectation) ? { ...finding, reason: `${finding.reason}${shape.explanation}` } : finding));
    return [...findings, ...shape.findings];
}

;// CONCATENATED MODULE: ./lib/health/judge-shape.js

const nothingSaid = { findings: [], explanation: '', components: [] };
const judge_shape_namedLimit = 3;
const keptLimit = 20;
function judgeShape(shape, { counts }) {
    if (shape === undefined)
        return nothingSaid;
    const unwell = shape.components.filter(({ health }) => health !== 'healthy');
    const named = unwell.length > 0 ? unwell : shape.health === 'healthy' ? [] : shape.components;
    const explanation = named.length === 0 ? '' : ` (${nameComponents(named)})`;
    return {
        findings: counts ? findingsOf(shape, unwell, explanation) : [],
        explanation,
        components: named.slice(0, keptLimit),
    };
}
const unknownHint = 'Where it means that the service is well, expect it: json with the path "status" and that word; its parts then no longer count.';
function findingsOf({ word, health }, unwell, explanation) {
    const said = `status is ${(0,shown_value/* showValue */.vp)(word)}`;
    if (health === undefined) {
        return [
            { health: 'degraded', reason: `${said}, which is not understood${explanation}`, hint: unknownHint },
        ];
    }
    if (health !== 'healthy')
        return [{ health, reason: `${said}, expected "healthy"${explanation}` }];
    if (unwell.length === 0)
        return [];
    const parts = unwell.length === 1 ? 'a part' : `${unwell.length} parts`;
    const reason = `${said}, with ${parts} not well${explanation}`;
    return [{ health: 'degraded', reason }];
}
function nameComponents(components) {
    const named = components.slice(0, judge_shape_namedLimit).map(describeComponent);
    const more = components.length - named.length;
    return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
function describeComponent({ name, health, detail }) {
    return detail === '' ? `${name}: ${health}` : `${name}: ${health}, ${detail}`;
}

;// CONCATENATED MODULE: ./lib/health/last-line.js

const shownLimit = 200;
function lastLine({ stderr, stdout }) {
    for (const stream of [stderr, stdout]) {
        const line = last_line_lastOf(stream);
        if (line !== '')
            return `: ${line}`;
    }
    return '';
}
function last_line_lastOf(text) {
    const lines = text.slice(-8_192).split(/[\r\n]+/);
    for (const line of lines.reverse()) {
        const cleaned = (0,shown_value/* cleanText */.X5)(line, shownLimit);
        if (cleaned !== '')
            return cleaned;
    }
    return '';
}

;// CONCATENATED MODULE: ./lib/health/text-expectations.js


async function judgeText(expects, answer, matcher) {
    const { contains, notContains, matches } = expects;
    if (answer.compressed)
        return judgeCompressed(expects, answer);
    const findings = [];
    if (contains !== undefined && !answer.text.includes(contains)) {
        findings.push(text_expectations_unhealthy(describeMiss(answer, { fact: 'contain', wanted: quote(contains) })));
    }
    if (notContains !== undefined && answer.text.includes(notContains)) {
        findings.push(text_expectations_unhealthy(`${answer.name} contains ${quote(notContains)}, which it must not`));
    }
    if (matches !== undefined) {
        findings.push(...describeMatch(await matcher.matches(matches, answer.text), matches, answer));
    }
    return findings;
}
function judgeCompressed({ contains, notContains, matches }, { name }) {
    const wanted = contains ?? notContains ?? matches;
    if (wanted === undefined)
        return [];
    const reason = `${name} is compressed unasked, so ${quote(wanted)} could not be looked for`;
    const hint = 'The request says "accept-encoding: identity"; look at what compresses all the same: the service, or a proxy in front of it.';
    return [{ ...text_expectations_unhealthy(reason), hint }];
}
function describeMatch(answered, pattern, answer) {
    if (answered === 'yes')
        return [];
    if (answered === 'no')
        return [text_expectations_unhealthy(describeMiss(answer, { fact: 'match', wanted: quote(pattern) }))];
    const reason = `the pattern ${quote(pattern)} took too long on ${answer.name} and was given up`;
    const hint = 'Write the pattern so that no part of it repeats what repeats already, as in (a+)+.';
    return [{ ...text_expectations_unhealthy(reason), hint }];
}
function describeMiss(answer, { fact, wanted }) {
    const { name } = answer;
    if (answer.text === '') {
        return fact === 'contain'
            ? `${name} is empty, without ${wanted}`
            : `${name} is empty, so it does not match ${wanted}`;
    }
    if (!answer.cut)
        return `${name} does not ${fact} ${wanted}`;
    const kept = answer.kept === 'first' ? 'all that is read' : 'all that is kept';
    const lack = fact === 'contain' ? 'lack' : 'do not match';
    return `the ${answer.kept} ${keptBytes / 1024} KiB of ${name}, ${kept}, ${lack} ${wanted}`;
}
function quote(text) {
    return JSON.stringify((0,shown_value/* cleanText */.X5)(text));
}
function text_expectations_unhealthy(reason) {
    return { health: 'unhealthy', reason };
}

;// CONCATENATED MODULE: ./lib/health/judge-exec.js







async function judgeExec(check, result, facts) {
    const failure = describeExec(result, facts.timeoutMs);
    if (failure !== undefined)
        return { health: 'unhealthy', ...failure };
    const output = {
        text: result.stdout,
        name: 'its output',
        kept: 'last',
        cut: result.truncated,
        compressed: false,
    };
    const { reason, ...summary } = summarise([
        ...(await judgeText(check, output, facts.matcher)),
        ...judgeDocument(check, readDocument(output), nothingSaid),
    ]);
    return { ...summary, reason: reason === '' ? '' : `exited with code 0, but ${reason}` };
}
function describeExec(result, timeoutMs) {
    switch (result.kind) {
        case 'not-started':
            return {
                reason: `could not be started (${result.code})`,
                hint: 'Look at whether /bin/sh and the folder it is to run in are on the host.',
            };
        case 'killed':
            return { reason: `${describeKill(result.by, timeoutMs)}${lastLine(result)}` };
        case 'exited':
            return result.exitCode === 0
                ? undefined
                : {
                    reason: `exited with code ${result.exitCode}${lastLine(result)}`,
                    ...hintOfExit(result.exitCode),
                };
    }
}
function describeKill(by, timeoutMs) {
    if (by === 'timeout')
        return `did not end within ${(0,duration/* formatDuration */.a)(timeoutMs)}`;
    return by === 'cancellation' ? 'was ended because the run was cancelled' : 'was ended by a signal';
}
function hintOfExit(code) {
    if (code === 127)
        return { hint: 'The shell did not find a command: look at its name and at PATH on the host.' };
    if (code !== 126)
        return {};
    return { hint: 'The shell may not execute a command: look at its permissions on the host.' };
}

;// CONCATENATED MODULE: ./lib/health/lost-host.js

function lostHost(latencyMs, error) {
    const unseen = { health: 'unhealthy', status: undefined, latencyMs };
    if (!(0,hosts_host/* isHostLost */.lM)(error))
        return { ...unseen, reason: unreached, hint: lookFirst };
    const [first = '', ...rest] = error.message.trim().split(/(?<=\.)\s+(?=[A-Z])/);
    const isWorthATry = error.cause === 'unreachable' || error.cause === 'broken';
    return {
        ...unseen,
        reason: first.replace(/\.$/, ''),
        hint: rest.length === 0 ? lookFirst : rest.join(' '),
        ...(isWorthATry ? {} : { isLasting: true }),
    };
}
const unreached = 'the host this is asked from could not be reached';
const lookFirst = 'Look at the connection to the host first; the service itself was not asked.';

;// CONCATENATED MODULE: ./lib/health/probe-exec.js



const wrapper = 'script=$BELAY_SCRIPT; unset BELAY_SCRIPT; set -e; eval "$script"';
async function probeExec(check, { timeoutMs, ports, subject }) {
    const started = ports.clock.monotonic();
    try {
        const result = await ports.host.run(probe_exec_commandFor(check, timeoutMs, { subject, signal: ports.signal }));
        const judgement = await judgeExec(check, result, { matcher: ports.matcher, timeoutMs });
        return { status: undefined, latencyMs: result.durationMs, ...judgement };
    }
    catch (error) {
        return lostHost(ports.clock.monotonic() - started, error);
    }
}
function probe_exec_commandFor(check, timeoutMs, { subject, signal }) {
    return {
        argv: ['/bin/sh', '-c', wrapper],
        ...(subject.directory === undefined ? {} : { cwd: subject.directory }),
        env: { ...passed(subject), BELAY_SCRIPT: check.url.slice('exec:'.length).trim() },
        timeoutMs,
        outputLimit: keptBytes,
        ...(signal === undefined ? {} : { signal }),
    };
}
function passed({ passEnv, variable, given = {} }) {
    const found = passEnv.map((name) => [name, variable(name)]);
    const ofStep = found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    return { ...Object.fromEntries(ofStep), ...given };
}

;// CONCATENATED MODULE: ./lib/health/hints.js
function hintFor({ cause, phase, detail, status }) {
    if (cause === undefined)
        return status === undefined ? undefined : hintForStatus(status);
    switch (cause) {
        case 'timeout':
            return hintForTimeout(phase);
        case 'tls':
            return hintForTls(detail ?? '');
        case 'refused':
            return hintForRefused(detail ?? '');
        default:
            return hintOfCause[cause];
    }
}
const hintOfCause = {
    denied: 'Belay never connects to link-local and metadata addresses: look at what the host name resolves to.',
    dns: 'Look at the host name for a typing error, at its DNS record, and at the resolver of the machine that asks.',
    reset: 'The service or a proxy hung up: look at its log, at whether it crashed or restarted, and at whether the port speaks this protocol.',
    malformed: 'Look at what listens on that port: it may not speak HTTP, or it may expect https.',
};
function hintForTimeout(phase) {
    switch (phase) {
        case 'dns':
            return 'The name lookup did not end: look at the resolver of the machine that asks.';
        case 'connect':
            return 'Nothing answered the connection: look at the firewall, the port, and whether the machine is up.';
        case 'tls':
            return 'The TLS handshake did not end: look at whether that port speaks TLS, and at how busy the machine is.';
        case 'first-byte':
            return 'It took the request and answered nothing: look at what the service waits for, such as a database or a lock.';
        case 'body':
            return 'It began to answer and did not finish: look at what the service waits for, or ask for something smaller.';
        case undefined:
            return 'Look at whether the service is up and can be reached from the machine that asks.';
    }
}
function hintForRefused(detail) {
    if (detail.includes('UNREACH') || detail.includes('EADDRNOTAVAIL'))
        return 'Look at the network and the firewall between the machine that asks and the service; with "ip: 6", at whether that machine has IPv6.';
    return 'Nothing listens there: look at whether the service runs, on which address and port, and at its log for why it stopped.';
}
const hintOfTlsCode = [
    [
        /CERT_HAS_EXPIRED/,
        'Renew the certificate, or look at why its automatic renewal does not run; then reload the server.',
    ],
    [/CERT_NOT_YET_VALID/, 'Look at the clock of the machine that asks, and at when the certificate begins.'],
    [
        /ALTNAME/,
        'Look at which certificate the server shows for this host name, and at whether the name is right.',
    ],
    [/UNABLE_TO_VERIFY_LEAF/, 'Configure the server with the full chain (fullchain.pem instead of cert.pem).'],
    [
        /SELF_SIGNED|ISSUER_CERT/,
        'Use a certificate of a public authority, or set NODE_EXTRA_CA_CERTS on the runner to the file of your own.',
    ],
    [/EPROTO|ERR_SSL/, 'Look at whether that port speaks TLS; if it does not, the URL begins with http://.'],
];
function hintForTls(detail) {
    const known = hintOfTlsCode.find(([code]) => code.test(detail));
    return known?.[1] ?? 'Look at the TLS settings and the certificate of the server.';
}
const hintOfStatus = {
    401: 'It asks for credentials: give the check a header with them, or ask a path that needs none.',
    403: 'It refuses the request: look at its access rules, and at firewalls in front of it that turn machines away.',
    404: 'Nothing is at that path: look at the path, and at whether the proxy sends it to the right service.',
    405: 'It does not take this method: set another "method".',
    407: 'A proxy asks for credentials: look at what stands between the machine that asks and the service.',
    429: 'It is asked too often: ask less often, or exempt the machine that asks.',
    500: 'The service failed inside: look at its log.',
    502: 'A proxy answered for a service it could not reach: look at whether the service behind it runs.',
    503: 'It says it cannot serve now: look at whether it is still starting, overloaded, or switched to maintenance.',
    504: 'A proxy answered for a service that took too long: look at what the service behind it waits for.',
};
function hintForStatus(status) {
    const known = hintOfStatus[status];
    if (known !== undefined)
        return known;
    if (status >= 500)
        return 'The service, or a proxy in front of it, failed: look at their logs.';
    if (status >= 300 && status < 400)
        return 'It points elsewhere: check the URL it points to, or set "redirects".';
    return undefined;
}

// EXTERNAL MODULE: ./lib/health/variable-references.js
var variable_references = __nccwpck_require__(2598);
;// CONCATENATED MODULE: ./lib/health/fill-variables.js

const references = new RegExp(variable_references/* referencePattern */.I1.source, 'g');
function fillVariables(text, variable) {
    const values = new Map();
    for (const [reference] of text.matchAll(references)) {
        const name = reference.slice(2, -1);
        const value = variable(name);
        if (value === undefined || value === '')
            return { kind: 'missing', name };
        values.set(reference, value);
    }
    return {
        kind: 'filled',
        text: text.replace(references, (reference) => values.get(reference) ?? reference),
    };
}

;// CONCATENATED MODULE: ./lib/health/http-message.js

const ownHeaders = {
    'user-agent': 'belay-health-check',
    accept: '*/*',
    'accept-encoding': 'identity',
    'cache-control': 'no-cache',
};
const headerValue = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;
function fillMessage(check, variable) {
    const address = fillVariables(check.url, (name) => withinQuery(variable(name)));
    if (address.kind === 'missing')
        return missing(address.name);
    const url = new URL(address.text);
    const headers = { ...ownHeaders };
    for (const [name, written] of Object.entries(check.headers ?? {})) {
        const filled = fillVariables(written, variable);
        if (filled.kind === 'missing')
            return missing(filled.name);
        const value = filled.text.trim();
        if (!headerValue.test(value))
            return unsendable(name);
        headers[name] = value;
    }
    const method = check.method ?? 'GET';
    if (check.body === undefined)
        return { kind: 'message', url, message: { method, headers } };
    const isJson = /[/+]json\b/i.test(headers['content-type'] ?? '');
    const filled = fillVariables(check.body, isJson ? (name) => withinJson(variable(name)) : variable);
    if (filled.kind === 'missing')
        return missing(filled.name);
    return { kind: 'message', url, message: { method, headers, body: filled.text } };
}
function withinQuery(value) {
    return value === undefined ? undefined : encodeURIComponent(Buffer.from(value.trim()).toString());
}
function withinJson(value) {
    return value === undefined ? undefined : JSON.stringify(value).slice(1, -1);
}
function missing(name) {
    return {
        kind: 'unfit',
        reason: `the variable ${name} is not set or is empty, so nothing was sent`,
        hint: `Set ${name} in the env of the step; a secret that is not there, as on a fork, is empty.`,
    };
}
function unsendable(header) {
    return {
        kind: 'unfit',
        reason: `the header ${header} would hold a line break or a sign no header can carry, so nothing was sent`,
        hint: 'Look at the secret that is filled in there: it must be one line of Latin letters, digits and signs.',
    };
}

;// CONCATENATED MODULE: ./lib/health/http-hop.js

const readingMethods = ['GET', 'HEAD', 'OPTIONS'];
function nextHop(status, message, { isOwnOrigin }) {
    const { method } = message;
    const becomesGet = (status === 303 && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST');
    const asks = becomesGet ? 'GET' : method;
    if (isOwnOrigin) {
        return { kind: 'ask', message: becomesGet ? withoutBody(message) : message };
    }
    if (!readingMethods.includes(asks)) {
        return {
            kind: 'refuse',
            reason: `answered ${status} to another origin, where a ${method} is not sent; check that URL itself if it is yours`,
        };
    }
    return { kind: 'ask', message: { method: asks, headers: ownHeaders } };
}
function withoutBody({ headers }) {
    const left = Object.entries(headers).filter(([name]) => !name.startsWith('content-'));
    return { method: 'GET', headers: Object.fromEntries(left) };
}
function connectTo({ ip }, { isOwnOrigin }) {
    return ip !== undefined && 'address' in ip && !isOwnOrigin ? undefined : ip;
}

;// CONCATENATED MODULE: ./lib/health/judge-tls.js
const dayMs = 86_400_000;
function judgeTls(minDays, certificate, now) {
    const until = certificate?.validUntilMs;
    if (until === undefined || !Number.isFinite(until)) {
        return { findings: minDays === undefined ? [] : [judge_tls_missing(minDays)] };
    }
    const daysLeft = Math.floor((until - now) / dayMs);
    if (minDays === undefined || daysLeft >= minDays)
        return { daysLeft, findings: [] };
    const reason = `its TLS certificate ${describeEnd(daysLeft)} (${writeDay(until)}), expected at least ${writeDays(minDays)} left`;
    const hint = 'Renew the certificate, or look at why its automatic renewal does not run.';
    return { daysLeft, findings: [{ health: 'degraded', reason, hint, isLasting: true }] };
}
function judge_tls_missing(minDays) {
    const reason = `it showed no TLS certificate, expected one with at least ${writeDays(minDays)} left`;
    return { health: 'unhealthy', reason };
}
function describeEnd(daysLeft) {
    if (daysLeft < 0)
        return `ended ${writeDays(-daysLeft)} ago`;
    return daysLeft === 0 ? 'ends within a day' : `ends in ${writeDays(daysLeft)}`;
}
function writeDays(days) {
    return days === 1 ? '1 day' : `${days} days`;
}
function writeDay(ms) {
    return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString().slice(0, 10) : 'beyond the calendar';
}

;// CONCATENATED MODULE: ./lib/health/version-match.js
function namesCommit(version, commit) {
    const wanted = commit.toLowerCase();
    const text = version.toLowerCase();
    if (wanted.length >= shortest && text.includes(wanted))
        return true;
    return hexRuns(text).some((run) => wanted.startsWith(run));
}
function looksLikeCommit(version) {
    return hexRuns(version.toLowerCase()).some((run) => run.length <= longest);
}
const shortest = 7;
const longest = 64;
function hexRuns(text) {
    return (text.match(/[0-9a-f]+/g) ?? []).filter((run) => run.length >= shortest);
}

;// CONCATENATED MODULE: ./lib/health/judge-version.js




function judgeVersion(source, answer, commit) {
    const wanted = commit === undefined ? 'a commit id' : `the commit ${commit.slice(0, 12)}`;
    const place = source.in === 'header' ? `the header ${source.header}` : showPath(source.path);
    if (source.in === 'json' && answer.read.kind === 'none') {
        return { findings: [judge_version_unhealthy(`${answer.read.reason}, expected ${wanted} at ${place}`)] };
    }
    const value = valueAt(source, answer);
    const text = typeof value === 'number' ? String(value) : value;
    if (text === undefined)
        return { findings: [judge_version_unhealthy(`${place} is missing, expected ${wanted}`)] };
    if (typeof text !== 'string' || (0,shown_value/* isSecretName */.eh)(lastName(source))) {
        const shown = typeof text === 'string' ? 'not shown, as its name is that of a secret' : (0,shown_value/* showValue */.vp)(text);
        return { findings: [judge_version_unhealthy(`${place} is ${shown}, expected ${wanted}`)] };
    }
    const version = (0,shown_value/* cleanText */.X5)(text);
    const fits = commit === undefined ? looksLikeCommit(text) : namesCommit(text, commit);
    if (fits)
        return { version, findings: [] };
    const reason = `${place} is ${(0,shown_value/* showValue */.vp)(text)}, expected ${wanted}`;
    const hint = commit === undefined || !looksLikeCommit(text) ? noCommitHint : otherCommitHint;
    return { version, findings: [{ ...judge_version_unhealthy(reason), hint }] };
}
const otherCommitHint = 'Another version answers: look at whether the service was restarted, and at caches and other instances behind the same address.';
const noCommitHint = 'It must hold the full commit id, or its first seven digits or more: look at what the build writes there.';
function valueAt(source, { headers, read }) {
    if (source.in === 'header') {
        return Object.hasOwn(headers, source.header) ? headers[source.header] : undefined;
    }
    const path = (0,json_path/* parseJsonPath */.H)(source.path);
    return path === undefined || read.kind === 'none' ? undefined : (0,json_path/* lookUp */.T)(read.document, path)?.value;
}
function lastName(source) {
    return source.in === 'header' ? source.header : String((0,json_path/* parseJsonPath */.H)(source.path)?.at(-1) ?? '');
}
function judge_version_unhealthy(reason) {
    return { health: 'unhealthy', reason };
}

;// CONCATENATED MODULE: ./lib/health/judge.js











async function judgeHttp(check, response, facts) {
    const { status, headers } = response;
    const body = bodyOf(response);
    const read = readDocument(body);
    const isExpected = (0,health_check/* isExpectedStatus */.JD)(status, check.status);
    const shape = selfReport(isExpected ? check : {}, read);
    const version = check.version && judgeVersion(check.version, { headers, read }, facts.commit);
    const tls = judgeTls(check.minTlsDays, facts.certificate ?? response.certificate, facts.now);
    const asked = async () => [
        ...(await judgeText(check, body, facts.matcher)),
        ...judgeDocument(check, read, shape),
        ...(version?.findings ?? []),
    ];
    const wrongs = isExpected ? await asked() : [wrongStatus(check, status), ...shape.findings];
    const { reason, ...summary } = summarise([...wrongs, ...tls.findings]);
    const opening = isExpected && reason !== '' ? `answered ${status}, but ` : '';
    return {
        ...summary,
        reason: `${opening}${reason}`,
        ...(version?.version === undefined ? {} : { version: version.version }),
        ...(tls.daysLeft === undefined ? {} : { tlsDaysLeft: tls.daysLeft }),
        ...(shape.components.length === 0 ? {} : { components: shape.components }),
    };
}
function wrongStatus(check, status) {
    const hint = hintFor({ status });
    return {
        health: 'unhealthy',
        reason: `answered ${status}, expected ${(0,health_check/* writeStatus */.Kn)(check.status)}`,
        ...(hint === undefined ? {} : { hint }),
    };
}
function selfReport(check, read) {
    const shape = read.kind === 'document' ? recogniseShape(read.document) : undefined;
    return judgeShape(shape, { counts: check.json?.some(isOnStatus) !== true });
}

// EXTERNAL MODULE: ./lib/ports/early-end.js
var early_end = __nccwpck_require__(1528);
// EXTERNAL MODULE: ./lib/health/check-place.js
var check_place = __nccwpck_require__(3529);
;// CONCATENATED MODULE: ./lib/health/passage.js




async function askThrough(hop, ports) {
    const { check, ip, request } = hop;
    const { http, host, clock } = ports;
    const direct = async () => {
        const answer = await http.request({ ...request, ...(ip === undefined ? {} : { connectTo: ip }) });
        return { answer, seen: {}, waitedMs: 0 };
    };
    const place = (0,check_place/* isAskedOnHost */.mc)(check) ? (0,check_place/* loopbackPlace */.HA)(request.url, ip) : undefined;
    if (place === undefined)
        return direct();
    const startedMs = clock.monotonic();
    const waited = () => clock.monotonic() - startedMs;
    const forward = await openForward(place, request, host);
    if (forward.kind === 'not-needed')
        return direct();
    if (forward.kind === 'none')
        return { answer: undefined, seen: forward.seen, waitedMs: waited() };
    const leftMs = () => Math.max(1, Math.ceil(request.timeoutMs - waited()));
    const { socketPath } = forward;
    const answer = await http.request({ ...request, timeoutMs: leftMs(), connectTo: { socketPath } });
    const told = await explainShut(answer, place, { host, signal: request.signal, leftMs: leftMs() });
    const seen = { ...told, ...addressOn(host, place) };
    return { answer, seen, waitedMs: Math.max(0, waited() - answer.durationMs) };
}
async function openForward(place, { timeoutMs, signal }, host) {
    const end = (0,early_end/* createEarlyEnd */.p)({ timeoutMs, signal });
    try {
        const forward = await Promise.race([host.forward(place), passage_endOf(end)]);
        if (forward === 'ended')
            return { kind: 'none', seen: passage_unreached(`${host.name} let nothing through before the deadline`) };
        return forward === undefined ? { kind: 'not-needed' } : { kind: 'open', ...forward };
    }
    catch (error) {
        return { kind: 'none', seen: unseen(lostHost(0, error)) };
    }
    finally {
        end.dispose();
    }
}
function passage_endOf(end) {
    return new Promise((resolve) => end.whenEnded(() => resolve('ended')));
}
function addressOn({ name }, { hostname, port }) {
    return { address: `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port} on ${name}` };
}
async function explainShut(answer, place, { host, signal, leftMs: timeoutMs }) {
    if (answer.kind !== 'failed')
        return undefined;
    const { cause, phase } = answer;
    if (phase === undefined && (cause === 'refused' || cause === 'other'))
        return passage_unreached(`the way to ${host.name} broke off`);
    if (cause !== 'reset' || phase === 'body')
        return undefined;
    try {
        const result = await host.connect({ ...place, timeoutMs, ...(signal === undefined ? {} : { signal }) });
        if (result.kind === 'connected')
            return notLetThrough(host);
        if (result.cause !== 'refused')
            return undefined;
        const hint = hintFor(result);
        const reason = result.detail;
        return { health: 'unhealthy', reason, phase: 'connect', ...(hint === undefined ? {} : { hint }) };
    }
    catch (error) {
        return unseen(lostHost(0, error));
    }
}
function passage_unreached(reason) {
    return { ...unseen(lostHost(0)), reason };
}
function notLetThrough({ name }) {
    return {
        health: 'unhealthy',
        reason: 'the connection was cut before any byte of an answer, though the port takes connections',
        hint: `Look at whether the SSH server of ${name} lets connections through (AllowTcpForwarding, PermitOpen and DisableForwarding in its sshd_config); if it does, at the log of the service.`,
    };
}
function unseen({ status: _, latencyMs: __, ...seen }) {
    return seen;
}

// EXTERNAL MODULE: ./lib/health/check-url.js
var check_url = __nccwpck_require__(5383);
;// CONCATENATED MODULE: ./lib/health/redirect.js



const redirectStatuses = [301, 302, 303, 307, 308];
function decideRedirect(check, response, visited) {
    const { status } = response;
    const { atMost, anyOrigin } = check.redirects ?? health_check/* defaultRedirects */.XK;
    const location = response.headers['location'];
    const current = visited.at(-1);
    const isRedirect = redirectStatuses.includes(status) && !(0,health_check/* isExpectedStatus */.JD)(status, check.status);
    if (!isRedirect || atMost === 0 || location === undefined || current === undefined)
        return { kind: 'judge' };
    const url = (0,check_url/* parseUrl */.Dl)(location, current);
    if (url === undefined)
        return redirect_refuse(`answered ${status} with a Location that is not a URL`);
    url.hash = '';
    if (url.username !== '' || url.password !== '') {
        return redirect_refuse(`answered ${status} with a Location that holds credentials, which is not followed`);
    }
    const refusal = refuseTarget(url, current, anyOrigin);
    if (refusal !== undefined)
        return { ...refusal, reason: `answered ${status} to ${refusal.reason}` };
    if (visited.some((seen) => seen.href === url.href))
        return redirect_refuse('redirects in a circle');
    if (visited.length > atMost)
        return redirect_refuse(`redirects more than ${atMost} ${atMost === 1 ? 'time' : 'times'}`);
    return { kind: 'follow', url, sameOrigin: visited.every(({ origin }) => origin === url.origin) };
}
function refuseTarget(url, current, anyOrigin) {
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
        return redirect_refuse('something that is not http or https');
    if (url.origin === current.origin)
        return undefined;
    const target = (0,foreign_text/* truncate */.xv)((0,health_check/* publicUrl */.x6)(url.href), 200);
    if (current.protocol === 'https:' && url.protocol === 'http:') {
        return redirect_refuse(`${target}, which drops the encryption and is not followed`);
    }
    if (anyOrigin)
        return undefined;
    return {
        ...redirect_refuse(`${target}, another origin, which is not followed; check that URL itself if it is yours`),
        hint: 'With "redirects: any" other origins may answer; headers and body of the check are never sent there.',
    };
}
function redirect_refuse(reason) {
    return { kind: 'refuse', reason };
}

;// CONCATENATED MODULE: ./lib/health/probe-http.js









async function probeHttp(check, asking) {
    const filled = fillMessage(check, asking.subject.variable);
    if (filled.kind === 'unfit') {
        return { ...probe_http_unhealthy(filled.reason, filled.hint), status: undefined, latencyMs: 0 };
    }
    const visited = [filled.url];
    return probe_http_follow(check, { visited, isOwnOrigin: true, message: filled.message, spentMs: 0, waitedMs: 0 }, asking);
}
async function probe_http_follow(check, from, asking) {
    const { timeoutMs, ports } = asking;
    let way = from;
    for (;;) {
        const leftMs = timeoutMs - way.spentMs - way.waitedMs;
        if (leftMs <= 0)
            return { ...probe_http_unhealthy(describeTimeout(timeoutMs)), ...probe_http_known(way, ports.clock) };
        const hop = hopOf(check, way, { leftMs, signal: ports.signal });
        const { answer, seen, waitedMs } = await askThrough(hop, ports);
        const spentMs = way.spentMs + (answer?.durationMs ?? 0);
        way = { ...way, spentMs, waitedMs: way.waitedMs + waitedMs };
        if (answer === undefined)
            return { ...probe_http_unhealthy(''), ...probe_http_known(way, ports.clock), ...seen };
        if (answer.kind === 'failed') {
            return { ...probe_http_known(way, ports.clock), ...probe_http_failed(answer, timeoutMs), ...exchangeOf(answer), ...seen };
        }
        way = { ...way, first: way.first ?? answer, last: answer };
        const step = decideWay(check, way, answer);
        if (step.kind === 'judge') {
            return { ...(await judged(check, answer, { way, asking })), ...seen, latencyMs: way.spentMs };
        }
        if (step.kind === 'refuse') {
            const refused = { ...probe_http_unhealthy(step.reason, step.hint), ...probe_http_known(way, ports.clock) };
            return { ...refused, ...exchangeOf(answer), ...seen };
        }
        way = step.way;
    }
}
function decideWay(check, way, answer) {
    const step = decideRedirect(check, answer, way.visited);
    if (step.kind !== 'follow')
        return step;
    const isOwnOrigin = way.isOwnOrigin && step.sameOrigin;
    const hop = nextHop(answer.status, way.message, { isOwnOrigin });
    if (hop.kind === 'refuse')
        return hop;
    return {
        kind: 'ask',
        way: { ...way, visited: [...way.visited, step.url], isOwnOrigin, message: hop.message },
    };
}
function hopOf(check, { visited, isOwnOrigin, message }, { leftMs, signal }) {
    const request = {
        ...message,
        url: visited.at(-1) ?? visited[0],
        timeoutMs: Math.max(1, Math.ceil(leftMs)),
        bodyLimit: keptBytes,
        ...(signal === undefined ? {} : { signal }),
    };
    return { check, ip: connectTo(check, { isOwnOrigin }), request };
}
async function judged(check, answer, { way, asking }) {
    const { certificate: _, ...rest } = answer;
    const judgement = await judgeHttp(check, rest, {
        commit: asking.subject.commit,
        now: asking.ports.clock.now(),
        matcher: asking.ports.matcher,
        certificate: way.first?.certificate,
    });
    return { status: answer.status, ...judgement, ...exchangeOf(answer) };
}
function probe_http_failed(failure, timeoutMs) {
    const reason = failure.cause === 'timeout' ? describeTimeout(timeoutMs) : failure.detail;
    const seen = probe_http_unhealthy(reason, hintFor(failure));
    return failure.phase === undefined ? seen : { ...seen, phase: failure.phase };
}
function probe_http_known({ first, last, spentMs }, clock) {
    const { daysLeft } = judgeTls(undefined, first?.certificate, clock.now());
    return {
        status: last?.status,
        latencyMs: spentMs,
        ...(daysLeft === undefined ? {} : { tlsDaysLeft: daysLeft }),
    };
}
function exchangeOf({ timing, address }) {
    return { ...(timing === undefined ? {} : { timing }), ...(address === undefined ? {} : { address }) };
}
function probe_http_unhealthy(reason, hint) {
    return { health: 'unhealthy', reason, ...(hint === undefined ? {} : { hint }) };
}
function describeTimeout(timeoutMs) {
    return `no complete answer within ${(0,duration/* formatDuration */.a)(timeoutMs)}`;
}

;// CONCATENATED MODULE: ./lib/health/probe-tcp.js



async function probeTcp(check, { timeoutMs, ports }) {
    const started = ports.clock.monotonic();
    const url = new URL(check.url);
    try {
        const result = await ports.host.connect({
            hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
            port: Number(url.port),
            timeoutMs,
            ...(check.ip === undefined ? {} : { connectTo: check.ip }),
            ...(ports.signal === undefined ? {} : { signal: ports.signal }),
        });
        return { ...judgeConnect(result, timeoutMs), ...probe_tcp_exchangeOf(result) };
    }
    catch (error) {
        return lostHost(ports.clock.monotonic() - started, error);
    }
}
function judgeConnect(result, timeoutMs) {
    if (result.kind === 'connected')
        return { health: 'healthy', reason: '' };
    const reason = result.cause === 'timeout' ? `no connection within ${(0,duration/* formatDuration */.a)(timeoutMs)}` : result.detail;
    const hint = hintFor(result);
    return {
        health: 'unhealthy',
        reason,
        ...(hint === undefined ? {} : { hint }),
        ...(result.phase === undefined ? {} : { phase: result.phase }),
    };
}
function probe_tcp_exchangeOf({ durationMs, timing, address, }) {
    return {
        status: undefined,
        latencyMs: durationMs,
        ...(timing === undefined ? {} : { timing }),
        ...(address === undefined ? {} : { address }),
    };
}

;// CONCATENATED MODULE: ./lib/health/probe.js





function createLatencySeries({ maxLatency }) {
    return { latenciesMs: [], spare: maxLatency === undefined ? 0 : triesOf(maxLatency) - 1 };
}
async function probe(check, asking, { series, later } = { series: createLatencySeries(check), later: 0 }) {
    const { signal, matcher } = asking.ports;
    const ports = { ...asking.ports, matcher: letGoOnAbort(matcher, signal) };
    let worst;
    for (;;) {
        const seen = await probe_exchange(check, { ...asking, ports });
        if (seen.health === 'unhealthy')
            return seen;
        if (worst === undefined || (0,health_report/* compareHealth */.C)(seen.health, worst.health) >= 0)
            worst = seen;
        if (isEnough(check, series, seen.latencyMs) || signal?.aborted === true)
            break;
        series.spare -= 1;
    }
    return withinBudget(check, worst, { series, later });
}
function isEnough({ maxLatency }, series, latencyMs) {
    if (maxLatency === undefined)
        return true;
    series.latenciesMs = [...series.latenciesMs, latencyMs].slice(-triesOf(maxLatency));
    const needed = exchangesNeeded(maxLatency, series.latenciesMs);
    if (needed === 0 || needed > series.spare)
        return true;
    return isSlow(maxLatency, latencyMs) && judgeLatency(maxLatency, series.latenciesMs).problem !== undefined;
}
function probe_exchange(check, asking) {
    if (check.kind === 'http')
        return probeHttp(check, asking);
    return check.kind === 'tcp' ? probeTcp(check, asking) : probeExec(check, asking);
}
function withinBudget({ maxLatency }, { isLasting, ...seen }, { series, later }) {
    const lasting = { isLasting: true };
    if (maxLatency === undefined)
        return { ...seen, ...(isLasting === true ? lasting : {}) };
    const { latencyMs, problem } = judgeLatency(maxLatency, series.latenciesMs);
    if (problem === undefined)
        return { ...seen, latencyMs, ...(isLasting === true ? lasting : {}) };
    const reason = [seen.reason, problem].filter((text) => text !== '').join('; ');
    const isLost = exchangesNeeded(maxLatency, series.latenciesMs) > series.spare + later;
    return { ...seen, latencyMs, health: 'degraded', reason, ...(isLost ? lasting : {}) };
}
function letGoOnAbort(matcher, signal) {
    if (signal === undefined)
        return matcher;
    return {
        ...matcher,
        matches: (pattern, text) => new Promise((resolve) => {
            const letGo = () => resolve('too-slow');
            signal.addEventListener('abort', letGo, { once: true });
            if (signal.aborted)
                letGo();
            void matcher.matches(pattern, text).then((answer) => {
                signal.removeEventListener('abort', letGo);
                resolve(answer);
            });
        }),
    };
}

;// CONCATENATED MODULE: ./lib/health/slots.js
function createSlots(count) {
    let free = count;
    let waiting = [];
    let first = 0;
    const take = () => {
        if (free > 0) {
            free -= 1;
            return Promise.resolve();
        }
        return new Promise((resolve) => {
            waiting.push(resolve);
        });
    };
    const release = () => {
        const next = waiting[first];
        if (next === undefined) {
            free += 1;
            return;
        }
        first += 1;
        if (first * 2 > waiting.length) {
            waiting = waiting.slice(first);
            first = 0;
        }
        next();
    };
    return {
        async run(task) {
            await take();
            try {
                return await task();
            }
            finally {
                release();
            }
        },
    };
}

;// CONCATENATED MODULE: ./lib/health/run-checks.js






async function runChecks(checks, policy, ports, subject) {
    const started = ports.clock.monotonic();
    const progress = reportProgress(checks.length, ports);
    const fan = createAbortFan(ports.signal);
    const run = { policy, ports, subject, slots: createSlots(policy.concurrency), progress, fan };
    const tracks = checks.map((check) => ({
        check,
        attempts: 0,
        setbacks: 0,
        down: 0,
        last: undefined,
        series: createLatencySeries(check),
    }));
    const isUp = checks.length === 0 || (await stayUpInARow(tracks, run).finally(fan.close));
    const results = tracks.map(resultOf);
    return {
        status: isUp ? (0,health_report/* worstHealth */.s)(results.map(({ health }) => health)) : 'unhealthy',
        results,
        durationMs: ports.clock.monotonic() - started,
    };
}
async function stayUpInARow(tracks, run) {
    const { policy, ports, progress } = run;
    let inARow = 0;
    let restarts = 0;
    for (;;) {
        const downBefore = countDown(tracks);
        await Promise.all(tracks.map((track) => askInRound(track, run)));
        ports.signal?.throwIfAborted();
        if (tracks.some(({ last }) => last === undefined || last.health === 'unhealthy'))
            return false;
        const stumbled = countDown(tracks) > downBefore;
        if (stumbled && inARow > 0)
            restarts += 1;
        inARow = stumbled ? 1 : inARow + 1;
        if (inARow >= policy.successes)
            return true;
        if (restarts > policy.retries)
            return false;
        progress.passed(inARow, policy.successes, policy.intervalMs);
        await ports.clock.sleep(policy.intervalMs, ports.signal);
    }
}
function countDown(tracks) {
    return tracks.reduce((sum, { down }) => sum + down, 0);
}
async function askInRound(track, run) {
    const { policy, progress } = run;
    for (;;) {
        const seen = await run.slots.run(() => askOnce(track, run));
        if (seen === undefined)
            return;
        track.last = seen;
        track.attempts += 1;
        if (seen.health !== 'healthy')
            track.setbacks += 1;
        if (seen.health === 'unhealthy')
            track.down += 1;
        const left = seen.isLasting === true ? 0 : triesLeft(track, policy);
        const nextMs = seen.health !== 'healthy' && left > 0 ? policy.intervalMs : undefined;
        progress.tried(track.check.name, seen, { made: track.attempts, left, nextMs });
        if (nextMs === undefined || !(await slept(nextMs, run)))
            return;
    }
}
function triesLeft({ setbacks }, { retries }) {
    return Math.max(0, retries + 1 - setbacks);
}
async function askOnce(track, { ports, subject, policy, fan }) {
    if (ports.signal?.aborted === true)
        return undefined;
    const { timeoutMs } = policy;
    const { check, series } = track;
    const inRun = { series, later: Math.max(0, triesLeft(track, policy) - 1) };
    const host = ports.hostOf?.(check) ?? ports.host;
    const seen = await fan.run((signal) => probe(check, { timeoutMs, ports: { ...ports, host, signal }, subject }, inRun));
    return ports.signal?.aborted ? undefined : seen;
}
async function slept(ms, { ports: { clock, signal }, fan }) {
    try {
        await fan.run((own) => clock.sleep(ms, own));
        return true;
    }
    catch (error) {
        if (signal?.aborted === true)
            return false;
        throw error;
    }
}
const notAsked = {
    health: 'unhealthy',
    reason: 'it was not asked',
    status: undefined,
    latencyMs: 0,
};
function resultOf({ check, attempts, last = notAsked }) {
    const { isLasting: _, ...seen } = last;
    const latencyMs = Math.round(seen.latencyMs);
    return { name: check.name, url: (0,health_check/* publicUrl */.x6)(check.url), attempts, ...seen, latencyMs };
}

;// CONCATENATED MODULE: ./lib/health/health-probe.js

function createHealthProbe(checks, policy, ports, subject) {
    return { check: (signal) => runChecks(checks, policy, { ...ports, signal }, subject) };
}

;// CONCATENATED MODULE: ./lib/health/missing-variables.js

function askableChecks(checks, variable) {
    const isAskable = (check) => missingIn(check, variable).length === 0;
    return { checks: checks.filter(isAskable), unasked: checks.filter((check) => !isAskable(check)) };
}
function missingVariables(checks, variable) {
    return [...new Set(checks.flatMap((check) => missingIn(check, variable)))];
}
function missingIn(check, variable) {
    if (check.kind !== 'http')
        return [];
    return [...Object.values(check.headers ?? {}), check.body ?? '', check.url].flatMap((text) => {
        const filled = fillVariables(text, variable);
        return filled.kind === 'missing' ? [filled.name] : [];
    });
}

;// CONCATENATED MODULE: ./lib/health/watched-host.js

function watchHost(watched) {
    let lost;
    const noting = async (act) => {
        try {
            return await act;
        }
        catch (error) {
            if ((0,hosts_host/* isHostLost */.lM)(error))
                lost = error;
            throw error;
        }
    };
    return {
        host: {
            name: watched.name,
            run: (command) => noting(watched.run(command)),
            connect: (target) => noting(watched.connect(target)),
            forward: (target) => noting(watched.forward(target)),
        },
        lost: () => lost,
    };
}

;// CONCATENATED MODULE: ./lib/wiring/health-wiring.js





const concurrency = 50;
const health_wiring_silent = { info: () => undefined };
function openRememberedChecks(recipe, about, ports) {
    const remembered = readHealthChecks(recipe.health.checks);
    if (remembered === undefined)
        throw new Error('The remembered health checks of this environment are not readable; deploy once more.');
    const isGlance = about.manner === 'glance';
    const { checks, unasked } = askableChecks(remembered, ports.variable);
    const policy = { ...recipe.health, successes: 1, concurrency };
    const subject = {
        commit: about.sha,
        directory: commandFolder(recipe),
        variable: ports.variable,
        passEnv: recipe.passEnv ?? [],
    };
    if (isGlance) {
        const brief = { ...policy, retries: 0, timeoutMs: Math.min(policy.timeoutMs, glanceMs) };
        return createProbe(checks.map(askedOnce), brief, { ...ports, log: health_wiring_silent }, { ...subject, given: ports.given });
    }
    const probe = createProbe(checks, policy, ports, { ...subject, given: ports.given });
    if (unasked.length === 0)
        return probe;
    const names = unasked.map(({ name }) => name);
    return {
        check: async (signal) => {
            const variables = missingVariables(unasked, ports.variable).join(', ');
            ports.log.warning(`Not asked, because this step has no variable ${variables}: ${names.join(', ')}. Set it in the step's env, or in that of the runner.`);
            return { ...(await probe.check(signal)), unasked: names };
        },
    };
}
function createProbe(checks, policy, ports, { given, ...subject }) {
    return {
        check: async (signal) => {
            const { host, lost } = watchHost(ports.host);
            const runsCommands = checks.some(({ url }) => url.startsWith('exec:'));
            const about = runsCommands ? { ...subject, given: await given() } : subject;
            const report = await createHealthProbe(checks, policy, { ...ports, host }, about).check(signal);
            const loss = lost();
            if (loss !== undefined && report.status === 'unhealthy')
                throw loss;
            return report;
        },
    };
}
const glanceMs = 3_000;
function askedOnce(check) {
    const { maxLatency, ...rest } = check;
    return maxLatency?.over === undefined ? check : rest;
}

// EXTERNAL MODULE: ./lib/config/environment-inputs.js + 39 modules
var environment_inputs = __nccwpck_require__(6330);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
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
var output_tail = __nccwpck_require__(1807);
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
            const tell = () => settle(local_command_resultOf(exitCode, signal, by, output()));
            if (by === undefined)
                drained(child, tell);
            else
                endGroup(child, () => drained(child, tell));
        });
    });
}
function local_command_resultOf(exitCode, signal, by, output) {
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

// EXTERNAL MODULE: ./lib/ports/dial.js
var dial = __nccwpck_require__(4493);
// EXTERNAL MODULE: ./lib/ports/exchange-record.js
var exchange_record = __nccwpck_require__(2902);
// EXTERNAL MODULE: ./lib/ports/guarded-lookup.js + 1 modules
var guarded_lookup = __nccwpck_require__(746);
// EXTERNAL MODULE: ./lib/ports/network-failure.js
var network_failure = __nccwpck_require__(4070);
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
        return local_connect_failed(route.failure, record);
    if (signal?.aborted === true)
        return local_connect_failed((0,network_failure/* networkFailure */.rd)('cancelled'), record);
    const end = (0,early_end/* createEarlyEnd */.p)({ timeoutMs, signal });
    let socket;
    try {
        socket = (0,dial/* dialTcp */.EE)({ route, port, resolve, deny, timeoutMs, record });
        await connected(socket, end.signal);
        record.finish();
        return { kind: 'connected', ...record.facts };
    }
    catch (error) {
        const { phase } = record;
        return local_connect_failed(end.cause === undefined ? (0,network_failure/* explainNetworkError */.QJ)(error, phase) : (0,network_failure/* networkFailure */.rd)(end.cause, phase), record);
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
function local_connect_failed(failure, { phase, facts }) {
    const known = phase === 'dns' || phase === 'connect' ? { phase } : {};
    return { kind: 'failed', ...failure, ...known, ...facts };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./lib/hosts/local-files.js





const privateFile = 0o600;
const readLimit = 256 * 1024 * 1024;
const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR, O_WRONLY } = external_node_fs_.constants;
function local_files_isMissing(error) {
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
        if (local_files_isMissing(error))
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
        if (!local_files_isMissing(error))
            throw error;
    }
}
async function unlinkIfThere(path) {
    await (0,promises_namespaceObject.unlink)(path).catch((error) => {
        if (!local_files_isMissing(error))
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
            return local_files_refused(`${path} is a symbolic link`);
        if (!entry.isDirectory())
            return local_files_refused(`${path} is not a folder`);
        if (process.getuid !== undefined && entry.uid !== process.getuid()) {
            return local_files_refused(`${path} belongs to another user (uid ${entry.uid})`);
        }
        if ((entry.mode & 0o022) !== 0)
            return local_files_refused(`${path} can be written by others (mode ${(entry.mode & 0o777).toString(8)})`);
        await (0,promises_namespaceObject.access)(path, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        return { kind: 'ready' };
    }
    catch (error) {
        return local_files_refused((0,hosts_host/* hostError */.FT)('use the folder', path, error).message.replace(/\.$/, ''));
    }
}
function local_files_refused(reason) {
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
    const { openSsh } = await __nccwpck_require__.e(/* import() */ 862).then(__nccwpck_require__.bind(__nccwpck_require__, 3862));
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

;// CONCATENATED MODULE: ./lib/wiring/delivery-wiring.js












async function wireDelivery(inputs, context, options) {
    const { log, signal, workflowRun } = context;
    const http = createHttpOnDemand({ deny: address_policy/* denyAddress */.X });
    const matcher = createWorkerMatcher();
    const github = connectGitHub(inputs, context);
    const deploymentsBy = (client, until) => client === undefined || !options.recordDeployments
        ? noDeployments
        : createGitHubDeployments({ github: client, clock: systemClock, log, signal: until });
    const deployments = deploymentsBy(github, signal);
    const portsOn = (host, aside) => ({
        host,
        ...aside,
        clock: systemClock,
        signal,
        openDriver: (recipe, session) => openDriver(recipe, { session, inputs, host, context: { ...context, log: aside.log } }),
        openHealth: (recipe, about) => {
            for (const secret of (0,check_secrets/* secretsOfChecks */.Wh)(readHealthChecks(recipe.health.checks) ?? []))
                context.redactor.add(secret);
            return openRememberedChecks(recipe, about, {
                ...{ http, host, matcher, clock: systemClock, log: aside.log },
                variable: maskedVariables(context, filledIn),
                given: async () => {
                    const session = { lock: undefined, signal };
                    const driver = openDriver(recipe, { session, inputs, host, context });
                    return (await driver.variables?.()) ?? {};
                },
            });
        },
    });
    const base = {
        environment: inputs.environment,
        lockWaitMs: inputs.lockWaitMs,
        run: { url: workflowRun.url, actor: workflowRun.actor },
        ...(inputs.url === undefined ? {} : { url: inputs.url }),
        variable: maskedVariables(context, passedOn),
    };
    const wired = await wireSpots(inputs, context, ({ host, stateFolder }) => ({
        ref: { ...base, stateFolder },
        ports: portsOn(host, { log, deployments }),
        telling: (aside) => portsOn(host, aside),
    }));
    const close = async () => {
        await Promise.all([http.close(), matcher.close(), wired.close()]);
    };
    const lastWord = (until) => deploymentsBy(connectGitHub(inputs, { ...context, signal: until }), until);
    const hosts = { clock: systemClock, log, signal, deployments, lastWord };
    return { spots: wired.spots, hosts, github, close };
}
const noDeployments = {
    start: async () => undefined,
    setStatus: async () => undefined,
};


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
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
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
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
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
/******/ var __webpack_exports__ = __nccwpck_require__(2107);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
