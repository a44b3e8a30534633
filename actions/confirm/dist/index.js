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

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

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

/***/ 2232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseInputs)
});

// EXTERNAL MODULE: ./lib/config/environment-hosts.js
var environment_hosts = __nccwpck_require__(7436);
// EXTERNAL MODULE: ./lib/config/environment-inputs.js + 56 modules
var environment_inputs = __nccwpck_require__(3723);
// EXTERNAL MODULE: ./lib/config/environment-name.js
var environment_name = __nccwpck_require__(1116);
// EXTERNAL MODULE: ./lib/config/value-patterns.js
var value_patterns = __nccwpck_require__(1916);
// EXTERNAL MODULE: ./lib/delivery/freeze-windows.js + 1 modules
var freeze_windows = __nccwpck_require__(7936);
// EXTERNAL MODULE: ./lib/ports/yaml-library.js + 1 modules
var yaml_library = __nccwpck_require__(8181);
;// CONCATENATED MODULE: ./lib/ports/repeated-key.js

function repeatedKey(document, text) {
    const { isScalar, visit } = (0,yaml_library/* yamlLibrary */.T)();
    let offset;
    visit(document, {
        Map(_, { items }) {
            const seen = new Set();
            for (const { key } of items) {
                if (!isScalar(key))
                    continue;
                if (seen.has(key.value)) {
                    offset = key.range?.[0] ?? 0;
                    return visit.BREAK;
                }
                seen.add(key.value);
            }
            return undefined;
        },
    });
    return offset === undefined ? undefined : placeOf(text, offset);
}
function placeOf(text, offset) {
    const { LineCounter } = (0,yaml_library/* yamlLibrary */.T)();
    const lines = new LineCounter();
    lines.addNewLine(0);
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        lines.addNewLine(at + 1);
    return lines.linePos(offset);
}

// EXTERNAL MODULE: ./lib/runner/input-reader.js
var input_reader = __nccwpck_require__(3503);
;// CONCATENATED MODULE: ./actions/confirm/src/inputs.js








const wordLimit = 100;
const aliasLimit = 100;
function parseInputs(read, env) {
    const isRollback = read.oneOf('purpose', ['promote', 'rollback']) === 'rollback';
    const asks = { action: 'confirm', need: 'required' };
    const target = (0,environment_inputs/* readEnvironmentInputs */.J)(read, env, isRollback ? { ...asks, despite: 'problems-elsewhere' } : asks);
    const confirmation = read.optional('confirmation') ?? '';
    const expected = read.required('expected', 'the word that must be typed');
    if (expected.length > wordLimit || /[\r\n]/.test(expected))
        read.problem('expected', `one line of at most ${wordLimit} characters`, expected);
    const actors = readActors(read);
    const promotion = isRollback ? undefined : readPromotion(read, env, target);
    if (isRollback)
        leaveUnread(read);
    const purpose = promotion === undefined ? { kind: 'rollback' } : { kind: 'promote', ...promotion };
    return read.done({ target, confirmation, expected, actors, purpose });
}
function readActors(read) {
    const actors = read.list('actors');
    for (const login of actors) {
        if (/^@?[^/\s]+\/[^/\s]+$/.test(login))
            read.problem('actors', "logins of people: teams are not supported, because a job's token cannot read who is in one; name its members, or require reviewers on the environment", login);
        else if (!value_patterns/* loginPattern */.CA.test(login))
            read.problem('actors', 'GitHub logins, one a line, without "@"', login);
    }
    return actors;
}
function readPromotion(read, env, { environment, environments }) {
    const freeze = read.parsed('freeze', parseFreezeText, []);
    const validatedIn = read.optional('validated-in');
    const sha = read.optionalCommit('sha');
    const ifLive = read.optionalCommit('if-live');
    if (validatedIn === undefined)
        return { wanted: { kind: 'any', sha: sha ?? runCommit(read, env) }, freeze, ifLive };
    if (!environment_name/* environmentPattern */.g.test(validatedIn))
        read.problem('validated-in', 'the name of an environment', validatedIn);
    else if (validatedIn === environment)
        read.problem('validated-in', 'another environment than "environment"', validatedIn);
    else
        refuseHosts(read, validatedIn, (0,environment_hosts/* hostsOfEnvironment */.s)(environments.get(validatedIn)));
    return { wanted: { kind: 'validated', in: validatedIn, sha }, freeze, ifLive };
}
function refuseHosts(read, environment, { problem }) {
    if (problem === undefined)
        return;
    const { setting, takes, got } = problem;
    read.problem('validated-in', `an environment whose "${setting}" has ${takes} (${environment})`, got);
}
function runCommit(read, env) {
    const sha = env['GITHUB_SHA'] ?? '';
    if (!input_reader/* commitPattern */.O7.test(sha))
        read.problem('sha', 'a full commit id, because neither "validated-in" nor GITHUB_SHA says what to promote', '');
    return sha;
}
function leaveUnread(read) {
    read.optional('freeze');
    read.optional('validated-in');
    read.optional('if-live');
    const sha = read.optional('sha');
    if (sha !== undefined)
        read.problem('sha', 'nothing with purpose "rollback": the rollback action takes the commit as "to"', sha);
}
function parseFreezeText(text) {
    const document = (0,yaml_library/* yamlLibrary */.T)().parseDocument(text, { stringKeys: true, uniqueKeys: false });
    const [error] = document.errors;
    if (error !== undefined)
        throw noYaml(error.code, error.linePos?.[0]);
    const repeated = repeatedKey(document, text);
    if (repeated !== undefined)
        throw noYaml('DUPLICATE_KEY', repeated);
    const { windows, problems } = (0,freeze_windows/* parseFreezeWindows */.Gg)(contentOf(document));
    if (problems.length > 0)
        throw new Error(problems.join(' '));
    return windows;
}
function noYaml(code, at) {
    const where = at === undefined ? '' : ` (line ${at.line}, column ${at.col})`;
    return new Error(`expected a YAML list of windows, and this is not YAML${where}: ${code}.`);
}
function contentOf(document) {
    try {
        return document.toJS({ maxAliasCount: aliasLimit });
    }
    catch {
        throw new Error(`expected at most ${aliasLimit} aliases, and each to a known anchor.`);
    }
}


/***/ }),

/***/ 5013:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _lib_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6835);
/* harmony import */ var _lib_wiring_reading_wiring_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4851);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2232);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8687);




await (0,_lib_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)({
    outputNames: _run_js__WEBPACK_IMPORTED_MODULE_3__/* .outputNames */ .g,
    withoutOutcome: { commits: '[]' },
    parse: _inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInputs */ .T,
    run: async (inputs, context) => {
        const { log, signal, workflowRun, env } = context;
        const triggeringActor = env['GITHUB_TRIGGERING_ACTOR'] ?? '';
        const wiring = (0,_lib_wiring_reading_wiring_js__WEBPACK_IMPORTED_MODULE_1__/* .wireReading */ .m)(inputs.target, context);
        try {
            return await (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .e)(inputs, { ...wiring, log, signal, workflowRun, triggeringActor });
        }
        finally {
            await wiring.close();
        }
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ outputNames),
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/delivery/freeze.js
var freeze = __nccwpck_require__(1406);
// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(6391);
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
    return login === '' ? 'Somebody GitHub does not name' : (0,foreign_text/* truncate */.xv)((0,foreign_text/* neutralise */.$0)(login), shownLimit);
}

// EXTERNAL MODULE: ./lib/delivery/zoned-time.js
var zoned_time = __nccwpck_require__(6773);
;// CONCATENATED MODULE: ./actions/confirm/src/conclusion.js
function validatedIn({ purpose, target }) {
    return purpose.kind === 'promote' && purpose.wanted.kind === 'validated'
        ? purpose.wanted.in
        : target.environment;
}
function sourceOf({ target }, source) {
    if (source === 'github')
        return "by GitHub's record";
    return target.hosts.length === 0 ? 'by its ledger on this machine' : 'by its ledger on its hosts';
}
function dayOf(at) {
    const time = Date.parse(at);
    return Number.isNaN(time)
        ? ''
        : ` since ${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
function count(number, what) {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}
function commitUrl({ serverUrl, repository }, sha) {
    return repository === '' ? '' : `${serverUrl}/${repository}/commit/${sha}`;
}
function compareUrl({ serverUrl, repository }, base, head) {
    return repository === '' ? '' : `${serverUrl}/${repository}/compare/${base}...${head}`;
}
function goingBack({ ahead }) {
    return ahead === 0 ? 'This goes back to an older release' : 'The two have gone different ways';
}
function proofText(inputs, { proof }) {
    return proof === undefined
        ? 'nothing requires it to be validated'
        : `validated in ${validatedIn(inputs)}${dayOf(proof.at)}, ${sourceOf(inputs, proof.source)}`;
}

// EXTERNAL MODULE: ./lib/github/json-fields.js
var json_fields = __nccwpck_require__(46);
;// CONCATENATED MODULE: ./lib/github/deployment-list.js

const deploymentsAPage = 100;
async function readDeployments(github, { environment, sha, page, deadlineMs }) {
    const answer = await github.read({
        path: 'deployments',
        parameters: { environment, per_page: deploymentsAPage, page, ...(sha === undefined ? {} : { sha }) },
        parse: (value) => (0,json_fields/* listOf */.c3)(value, parseDeployment),
        fresh: true,
        deadlineMs,
    });
    return answer.kind === 'failed' ? answer : { ...answer, data: newestFirst(answer.data) };
}
async function readDeploymentStatuses(github, { id, deadlineMs }) {
    const answer = await github.read({
        path: 'deployments/{deployment_id}/statuses',
        parameters: { deployment_id: id, per_page: 100 },
        parse: (value) => (0,json_fields/* listOf */.c3)(value, parseStatus),
        fresh: true,
        deadlineMs,
    });
    return answer.kind === 'failed' ? answer : { ...answer, data: newestFirst(answer.data) };
}
function newestFirst(items) {
    return [...items].sort((left, right) => right.id - left.id);
}
const parseDeployment = (value) => {
    const fields = (0,json_fields/* fieldsOf */.Pf)(value);
    const id = (0,json_fields/* wholeNumber */.rD)(fields?.['id']);
    const sha = (0,json_fields/* commitId */.xk)(fields?.['sha']);
    const environment = (0,json_fields/* filledText */.Uq)(fields?.['environment']);
    if (id === undefined || sha === undefined || environment === undefined)
        return undefined;
    return {
        id,
        sha,
        environment,
        byBelay: isByBelay(fields?.['payload']),
    };
};
function isByBelay(payload) {
    if (typeof payload !== 'string')
        return (0,json_fields/* fieldsOf */.Pf)(payload)?.['deployed-by'] === 'belay';
    try {
        return (0,json_fields/* fieldsOf */.Pf)(JSON.parse(payload))?.['deployed-by'] === 'belay';
    }
    catch {
        return false;
    }
}
const parseStatus = (value) => {
    const fields = (0,json_fields/* fieldsOf */.Pf)(value);
    const id = (0,json_fields/* wholeNumber */.rD)(fields?.['id']);
    const state = (0,json_fields/* filledText */.Uq)(fields?.['state']);
    if (id === undefined || state === undefined)
        return undefined;
    return {
        id,
        state,
        description: (0,json_fields/* text */.Qq)(fields?.['description']) ?? '',
        at: (0,json_fields/* text */.Qq)(fields?.['created_at']) ?? '',
    };
};

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

;// CONCATENATED MODULE: ./lib/delivery/deployments.js
const validatedDescription = 'Validated: CI passed.';

;// CONCATENATED MODULE: ./lib/delivery/promotion.js
function proofInLedger(state, { environment, sha }) {
    const { validated, earlier } = state;
    const all = [...(validated === undefined ? [] : [validated]), ...earlier];
    const proven = all.filter((each) => !wasTakenBack(state, each));
    const found = sha === undefined ? proven[0] : proven.find((each) => each.sha === sha);
    if (found !== undefined) {
        const note = noteOn(state, environment, { found, newest: proven[0], takenBack: all[0] });
        return {
            kind: 'validated',
            sha: found.sha,
            at: found.at,
            source: 'ledger',
            ...(note === undefined ? {} : { note }),
        };
    }
    if (sha === undefined)
        return nothingValidated(environment, 'its ledger');
    const why = whyNot(state, sha, all);
    const last = proven[0] === undefined ? '' : ` The last one validated there is ${proven[0].sha}.`;
    return notValidated(`${sha} is not validated in ${environment}: ${why}.${last}`);
}
function nothingValidated(environment, source) {
    const message = `Nothing is validated in ${environment} (by ${source}). Deploy there, let CI pass, and promote then. Nothing was changed.`;
    return { kind: 'not-validated', code: 'nothing_validated', message };
}
function notValidated(message) {
    return {
        kind: 'not-validated',
        code: 'not_validated',
        message: `${message} Only what was live, healthy and passed by CI there may be promoted. Nothing was changed.`,
    };
}
function wasTakenBack({ lastRollback, pending }, release) {
    if (pending?.op === 'rollback' && pending.from === release.sha)
        return true;
    return (lastRollback !== undefined &&
        lastRollback.sha === release.sha &&
        lastRollback.undoes >= release.generation);
}
function whyNot({ live, lastRollback, pending }, sha, all) {
    if (pending?.op === 'rollback' && pending.from === sha)
        return 'it is being rolled back there';
    if (all.some((each) => each.sha === sha))
        return 'it was rolled back there after CI had passed';
    if (live?.sha === sha && live.verdict === 'failure')
        return 'CI says no of it, and it is still live there';
    if (live?.sha === sha)
        return live.verdict === undefined
            ? 'it is live there, and CI has not passed yet'
            : `it is live there, and CI gave no verdict (${live.verdict})`;
    if (lastRollback?.sha === sha)
        return `it was rolled back there (${lastRollback.reason})`;
    return 'it was never validated there, CI took its word back, or ten others were validated since';
}
function noteOn(state, environment, releases) {
    const { found, newest, takenBack } = releases;
    if (newest !== undefined && newest.sha !== found.sha)
        return `A newer release is validated in ${environment}: ${newest.sha}.`;
    if (takenBack !== undefined && wasTakenBack(state, takenBack))
        return `${takenBack.sha} was validated later in ${environment} and rolled back there, so it is not the one to promote.`;
    if (state.live?.sha === found.sha && !state.live.healthy)
        return `${found.sha} is live in ${environment} now and was not well when last seen there.`;
    return undefined;
}
function liveInLedger({ live, pending }) {
    const note = pending === undefined
        ? undefined
        : `A ${pending.op === 'deploy' ? 'deployment' : 'rollback'} to ${pending.to} is under way there, or was cut off.`;
    if (live === undefined)
        return { kind: 'nothing', source: 'ledger' };
    return {
        kind: 'live',
        sha: live.sha,
        at: live.at,
        source: 'ledger',
        ...(note === undefined ? {} : { note }),
    };
}

;// CONCATENATED MODULE: ./lib/delivery/promotion-mirror.js




const mostLookedAt = 60;
const mostPages = 3;
function judgeDeployment(statuses) {
    for (const { state, description, at } of statuses) {
        if (state === 'failure' || state === 'error')
            return { kind: 'taken-back' };
        if (state === 'success' && description === validatedDescription)
            return { kind: 'validated', at };
    }
    return { kind: 'silent' };
}
async function proofOnGitHub(ports, question) {
    const { environment, sha } = question;
    const takenBack = new Set();
    const walked = await walk(ports, question, (deployment, statuses) => {
        if (takenBack.has(deployment.sha))
            return undefined;
        const judged = judgeDeployment(statuses);
        if (judged.kind === 'taken-back')
            takenBack.add(deployment.sha);
        return judged.kind === 'validated' ? { sha: deployment.sha, at: judged.at } : undefined;
    });
    if (walked.kind === 'failed')
        return { kind: 'unknown', code: 'github_unknown', message: unknownProof(environment, walked) };
    if (walked.kind === 'found')
        return { kind: 'validated', ...walked.value, source: 'github' };
    const limited = walked.reach === undefined ? '' : `, as far as its newest ${walked.reach} deployments say`;
    if (sha === undefined)
        return nothingValidated(environment, `GitHub's record of its deployments${limited}; its ledger is not at hand`);
    const why = takenBack.has(sha)
        ? 'it failed there, was rolled back, or CI took its word back'
        : walked.seen === 0
            ? 'Belay has recorded no deployment of it there'
            : 'CI has not passed for its deployment there';
    return notValidated(`${sha} is not validated in ${environment}: by GitHub's record, ${why}.`);
}
async function liveOnGitHub(ports, environment) {
    let newer;
    const walked = await walk(ports, { environment, sha: undefined }, (deployment, [latest]) => {
        if (latest?.state === 'success')
            return { sha: deployment.sha, at: latest.at };
        newer ??= `A newer deployment there (${deployment.sha}) says "${latest?.state ?? 'nothing yet'}".`;
        return undefined;
    });
    if (walked.kind === 'failed')
        return {
            kind: 'unknown',
            why: `its ledger is not at hand, and GitHub could not be asked: ${walked.detail}`,
        };
    if (walked.kind === 'found')
        return {
            kind: 'live',
            ...walked.value,
            source: 'github',
            ...(newer === undefined ? {} : { note: newer }),
        };
    return walked.seen === 0 && walked.reach === undefined
        ? { kind: 'nothing', source: 'github' }
        : {
            kind: 'unknown',
            why: "its ledger is not at hand, and GitHub's record of deployments shows none as live",
        };
}
async function walk(ports, { environment, sha }, look) {
    const { github, clock } = ports;
    const deadlineMs = clock.monotonic() + ports.budgetMs;
    let seen = 0;
    for (let page = 1; page <= mostPages; page += 1) {
        const query = { environment, page, deadlineMs, ...(sha === undefined ? {} : { sha }) };
        const list = await trying(ports, deadlineMs, () => readDeployments(github, query));
        if (list.kind === 'failed')
            return list;
        const ours = list.data.filter((each) => each.byBelay && each.environment === environment && (sha === undefined || each.sha === sha));
        for (const deployment of ours) {
            if (seen >= mostLookedAt)
                return { kind: 'end', seen, reach: seen };
            seen += 1;
            const statuses = await trying(ports, deadlineMs, () => readDeploymentStatuses(github, { id: deployment.id, deadlineMs }));
            if (statuses.kind === 'failed')
                return statuses;
            const value = look(deployment, statuses.data);
            if (value !== undefined)
                return { kind: 'found', value };
        }
        if (list.data.length < deploymentsAPage)
            return { kind: 'end', seen, reach: undefined };
    }
    return { kind: 'end', seen, reach: mostPages * deploymentsAPage };
}
function trying({ clock, signal }, deadlineMs, operation) {
    return retrying(operation, { attempts: 3, baseMs: 300, capMs: 2_000, deadlineMs }, { clock, signal });
}
function unknownProof(environment, failure) {
    return `Whether a release is validated in ${environment} cannot be told: its ledger is not at hand, and GitHub gave no answer (${failure.detail}). That is not a no, but nothing is promoted unproven. ${adviceOn(failure)} Nothing was changed.`;
}
function adviceOn({ reason }) {
    switch (reason) {
        case 'unauthorized':
            return 'Give a valid token.';
        case 'forbidden':
        case 'not-found':
            return 'Give the job "permissions: deployments: read".';
        case 'limited':
            return "Run again when GitHub's limit has passed.";
        default:
            return 'Run again when GitHub answers.';
    }
}

// EXTERNAL MODULE: ./lib/github/failure.js
var failure = __nccwpck_require__(9100);
;// CONCATENATED MODULE: ./lib/github/compare-commits.js



const pageSize = 100;
const comparedLimit = 100;
const messageLimit = 200;
async function compareCommits(github, query) {
    const first = await readPage(github, query, 1);
    if (first.kind === 'failed')
        return first;
    const { ahead, behind } = first.data;
    const last = Math.max(1, Math.ceil(ahead / pageSize));
    const commits = [];
    for (let page = last; page >= 1 && commits.length < comparedLimit; page -= 1) {
        const answer = page === 1 ? first : await readPage(github, query, page);
        if (answer.kind === 'failed')
            return answer;
        if (answer.data.ahead !== ahead)
            return (0,failure/* failed */.g)('unavailable', 'the list changed while it was read');
        if (answer.data.commits.length === 0)
            break;
        commits.push(...[...answer.data.commits].reverse());
    }
    const data = { ahead, behind, commits: commits.slice(0, comparedLimit) };
    return { kind: 'ok', data, unchanged: first.unchanged };
}
function readPage(github, { base, head, deadlineMs }, page) {
    return github.read({
        path: 'compare/{basehead}',
        parameters: { basehead: `${base}...${head}`, per_page: pageSize, page },
        parse: parsePage,
        deadlineMs,
    });
}
const parsePage = (value) => {
    const fields = (0,json_fields/* fieldsOf */.Pf)(value);
    const ahead = (0,json_fields/* wholeNumber */.rD)(fields?.['ahead_by']);
    const behind = (0,json_fields/* wholeNumber */.rD)(fields?.['behind_by']);
    const commits = (0,json_fields/* listOf */.c3)(fields?.['commits'], parseCommit);
    return ahead === undefined || behind === undefined || commits === undefined
        ? undefined
        : { ahead, behind, commits };
};
const parseCommit = (value) => {
    const fields = (0,json_fields/* fieldsOf */.Pf)(value);
    const sha = (0,json_fields/* commitId */.xk)(fields?.['sha']);
    const commit = (0,json_fields/* fieldsOf */.Pf)(fields?.['commit']);
    if (sha === undefined || commit === undefined)
        return undefined;
    const login = (0,json_fields/* filledText */.Uq)((0,json_fields/* fieldsOf */.Pf)(fields?.['author'])?.['login']);
    const name = (0,json_fields/* text */.Qq)((0,json_fields/* fieldsOf */.Pf)(commit['author'])?.['name']) ?? '';
    const message = (0,foreign_text/* firstLine */.TM)((0,json_fields/* text */.Qq)(commit['message']) ?? '');
    return { sha, message: (0,foreign_text/* truncate */.xv)(message, messageLimit), author: (0,foreign_text/* truncate */.xv)(login ?? name, 100) };
};

;// CONCATENATED MODULE: ./lib/delivery/hosts/host-line.js

const order = (/* unused pure expression or super */ null && ([
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
]));
function worstFirst(lines) {
    return [...lines].sort((left, right) => order.indexOf(left.status) - order.indexOf(right.status));
}
function sharedSha(lines) {
    const [first] = lines;
    return first !== undefined && !hostsDiffer(lines) && lines.every(isKnown) ? first.sha : null;
}
function hostsDiffer(lines) {
    return new Set(lines.filter(isKnown).map(({ sha }) => sha)).size > 1;
}
function isKnown({ status }) {
    return status !== 'unreachable' && status !== 'unknown';
}
function common(values) {
    const [first] = values;
    return values.every((each) => each === first) ? first : undefined;
}
const lineLimit = 100;
const byteLimit = 30_000;
const host_line_messageLimit = 300;
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
            message: truncate(line.message, host_line_messageLimit),
        };
        bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
        if (bytes > byteLimit)
            break;
        brief.push(entry);
    }
    return brief;
}
const toldLimit = 20;
function describeHosts(lines) {
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
function sayOf(host, message) {
    return message.startsWith(host) ? message : `${host}: ${message}`;
}
function nameHosts(names) {
    const [first = '', second, third] = names;
    if (second === undefined)
        return first;
    if (third === undefined)
        return `${first} and ${second}`;
    if (names.length === 3)
        return `${first}, ${second} and ${third}`;
    return `${first}, ${second} and ${names.length - 2} more`;
}

// EXTERNAL MODULE: ./lib/hosts/host.js
var hosts_host = __nccwpck_require__(3224);
;// CONCATENATED MODULE: external "node:path/posix"
const posix_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");
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

;// CONCATENATED MODULE: ./lib/delivery/promotion-memory.js



async function rememberedHere(host, { stateFolder, environment }) {
    const files = environmentFiles(stateFolder, environment);
    try {
        const kinds = await host.kinds([files.folder]);
        if (kinds.get(files.folder) === 'absent')
            return { kind: 'not-here' };
        for (const folder of [stateFolder, files.folder]) {
            const check = await host.prepareFolder(folder);
            if (check.kind === 'refused')
                return refused('state_folder_refused', `state-dir: ${check.reason}; what stands there proves nothing. It takes a folder of this user that nobody else can write.`);
        }
        const loaded = await load_environment_loadEnvironment(host, files);
        if (loaded.kind === 'newer')
            return refused('state_from_newer_version', loaded.message);
        const { state, repairs } = loaded;
        if (state.generation === 0 && !loaded.ambiguous)
            return { kind: 'not-here' };
        return { kind: 'remembered', state, repairs };
    }
    catch (error) {
        if (!(0,hosts_host/* isHostError */.JV)(error))
            throw error;
        return refused('state_unreadable', error.message);
    }
}
function refused(code, message) {
    return { kind: 'refused', code, message };
}

;// CONCATENATED MODULE: ./actions/confirm/src/recall.js




async function recall({ memoryOf, log }, environment) {
    const { read, away } = await readAll(memoryOf, environment);
    for (const message of away)
        log.warning(`${message} What GitHub has on record of ${environment} is asked for instead.`);
    const refused = read.find((each) => each.kind === 'refused');
    if (refused !== undefined)
        return refused;
    const known = read.filter((each) => each.kind === 'remembered');
    for (const repair of known.flatMap(({ repairs }) => repairs))
        log.warning(repair);
    const [first, ...others] = known.map(({ state }) => state);
    if (first === undefined)
        return { kind: 'not-here' };
    const states = [first, ...others];
    if (known.length === read.length && away.length === 0)
        return { kind: 'remembered', states };
    if (known.length < read.length)
        log.warning(`Not every host of ${environment} has a ledger of it. GitHub's record is asked for besides.`);
    return { kind: 'partly', states };
}
async function readAll(memoryOf, environment) {
    const { hosts, away } = await memoryOf(environment);
    const found = await Promise.all(hosts.map(async ({ host, stateFolder }) => {
        try {
            return await rememberedHere(host, { stateFolder, environment });
        }
        catch (error) {
            if (!(0,hosts_host/* isHostLost */.lM)(error))
                throw error;
            return error.message;
        }
    }));
    return {
        read: found.filter((each) => typeof each !== 'string'),
        away: [...away, ...found.filter((each) => typeof each === 'string')],
    };
}
function proofOnAll(states, question) {
    const { environment } = question;
    const proofs = states.map((state) => proofInLedger(state, question));
    const against = proofs.find((proof) => proof.kind !== 'validated');
    const [first] = proofs;
    if (against !== undefined || first === undefined || first.kind !== 'validated')
        return against ?? { kind: 'unknown', code: 'state_unreadable', message: `${environment} has no host.` };
    if (proofs.every((proof) => proof.kind === 'validated' && proof.sha === first.sha))
        return first;
    return {
        kind: 'not-validated',
        code: 'not_validated',
        message: `The hosts of ${environment} do not have the same last validated release, so none counts as validated there; deploy one commit to all of them. Nothing was changed.`,
    };
}
function liveOnAll(states) {
    const records = states.map(liveInLedger);
    const [first] = records;
    const shas = records.map((record) => (record.kind === 'live' ? record.sha : null));
    if (first === undefined || common(shas) === undefined)
        return { kind: 'unknown', why: 'its hosts do not all run the same release' };
    return records.find((record) => record.kind === 'live' && record.note !== undefined) ?? first;
}

;// CONCATENATED MODULE: ./actions/confirm/src/findings.js



const noGitHub = 'its ledger is not at hand, and without a token and a repository GitHub cannot be asked';
async function findProof(ports, { budgetMs }, question) {
    const { environment } = question;
    const here = await recall(ports, environment);
    if (here.kind === 'refused')
        return {
            kind: 'unknown',
            code: here.code,
            message: `What is validated in ${environment} cannot be told. ${here.message} Nothing was changed.`,
        };
    const proof = here.kind === 'not-here' ? undefined : proofOnAll(here.states, question);
    if (proof !== undefined && (here.kind === 'remembered' || proof.kind !== 'validated'))
        return proof;
    if (ports.github === undefined)
        return {
            kind: 'unknown',
            code: 'github_unknown',
            message: `Whether a release is validated in ${environment} cannot be told: ${noGitHub}. Give "token". Nothing was changed.`,
        };
    const sha = proof?.kind === 'validated' ? proof.sha : question.sha;
    return proofOnGitHub({ ...ports, github: ports.github, budgetMs }, { environment, sha });
}
async function findLive(ports, { budgetMs }, environment) {
    const here = await recall(ports, environment);
    if (here.kind === 'refused')
        return { kind: 'unknown', why: here.message.replace(/\.$/, '') };
    const found = here.kind === 'not-here' ? undefined : liveOnAll(here.states);
    if (found !== undefined && (here.kind === 'remembered' || found.kind === 'unknown'))
        return found;
    if (ports.github === undefined)
        return { kind: 'unknown', why: noGitHub };
    const told = await liveOnGitHub({ ...ports, github: ports.github, budgetMs }, environment);
    if (found === undefined || told.kind === 'unknown' || shaIn(found) === shaIn(told))
        return told;
    return { kind: 'unknown', why: "its hosts and GitHub's record do not say the same" };
}
function shaIn(record) {
    return record.kind === 'live' ? record.sha : undefined;
}
const compareBudgetMs = 30_000;
async function findBetween(ports, base, head) {
    const { github, clock } = ports;
    if (github === undefined)
        return { kind: 'unknown', why: 'there is no token to ask GitHub with' };
    const deadlineMs = clock.monotonic() + compareBudgetMs;
    const compared = await compareCommits(github, { base, head, deadlineMs });
    if (compared.kind === 'failed')
        return { kind: 'unknown', why: compared.detail };
    const { ahead, behind, commits } = compared.data;
    return { kind: 'known', ahead, behind, commits };
}

;// CONCATENATED MODULE: ./actions/confirm/src/summary.js



function summaryOf(inputs, concluded, ports) {
    const { environment } = inputs.target;
    const { sha, proof, live, between, reasonCode } = concluded;
    const { workflowRun } = ports;
    const word = headlines[reasonCode] ?? 'refused';
    const rows = [];
    const isPromotion = inputs.purpose.kind === 'promote';
    if (sha !== undefined)
        rows.push(`| ${isPromotion ? 'To promote' : 'Last validated'} | ${commitCell(workflowRun, sha)}, ${(0,foreign_text/* escapeMarkdown */.FV)(proofText(inputs, concluded))} |`);
    if (live !== undefined)
        rows.push(`| Live now | ${liveCell(inputs, workflowRun, live)} |`);
    const notes = [proof?.note, live?.kind === 'live' ? live.note : undefined].filter((note) => note !== undefined);
    const sections = [
        `### ${(0,foreign_text/* escapeMarkdown */.FV)(environment)}: ${word}`,
        (0,foreign_text/* escapeMarkdown */.FV)(concluded.message),
        ...notes.map((note) => `**Note:** ${(0,foreign_text/* escapeMarkdown */.FV)(note)}`),
        rows.length === 0 ? '' : `| | |\n|---|---|\n${rows.join('\n')}`,
        ...(live?.kind === 'live' && sha !== undefined && between !== undefined
            ? changes(workflowRun, between, { base: live.sha, head: sha })
            : []),
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
const headlines = {
    confirmed: 'confirmed',
    already_live: 'nothing to promote',
};
function commitCell(run, sha) {
    const url = commitUrl(run, sha);
    return url === '' ? `\`${sha.slice(0, 12)}\`` : `[\`${sha.slice(0, 12)}\`](${url})`;
}
function liveCell(inputs, run, live) {
    if (live.kind === 'unknown')
        return (0,foreign_text/* escapeMarkdown */.FV)(`not known: ${live.why}`);
    if (live.kind === 'nothing')
        return (0,foreign_text/* escapeMarkdown */.FV)(`nothing yet, ${sourceOf(inputs, live.source)}`);
    return `${commitCell(run, live.sha)}${(0,foreign_text/* escapeMarkdown */.FV)(`${dayOf(live.at)}, ${sourceOf(inputs, live.source)}`)}`;
}
const summary_messageLimit = 120;
function changes(run, between, { base, head }) {
    const url = compareUrl(run, base, head);
    if (between.kind === 'unknown')
        return [
            `**The commits between are not known** (${(0,foreign_text/* escapeMarkdown */.FV)(between.why)}).${url === '' ? '' : ` [Look at them](${url}) before you go on.`}`,
        ];
    const { ahead, behind, commits } = between;
    const back = compareUrl(run, head, base);
    const list = back === '' ? '' : ` ([which ones](${back}))`;
    const taken = behind === 0 ? '' : `**${goingBack(between)}: ${count(behind, 'commit')} would be taken away**${list}.`;
    if (ahead === 0)
        return [taken];
    const rows = commits
        .slice(0, comparedLimit)
        .map(({ sha, message, author }) => `| ${commitCell(run, sha)} | ${(0,foreign_text/* escapeMarkdown */.FV)((0,foreign_text/* truncate */.xv)(message, summary_messageLimit))} | ${(0,foreign_text/* escapeMarkdown */.FV)(author)} |`);
    const more = ahead - rows.length;
    return [
        taken,
        `**${count(ahead, 'commit')} would go live**${url === '' ? '' : ` ([all changes](${url}))`}`,
        `| Commit | What | Who |\n|---|---|---|\n${rows.join('\n')}`,
        more > 0 ? `The newest ${rows.length} are shown; ${more} older ones are behind the link.` : '',
    ];
}

;// CONCATENATED MODULE: ./actions/confirm/src/tell.js

async function tell(inputs, concluded, ports) {
    const { log, workflowRun } = ports;
    const { environment } = inputs.target;
    const { sha, proof, live, between } = concluded;
    const isPromotion = inputs.purpose.kind === 'promote';
    if (sha !== undefined && isPromotion)
        log.info(`To promote: ${sha} (${proofText(inputs, concluded)}).`);
    if (proof?.note !== undefined)
        log.warning(proof.note);
    if (live !== undefined)
        tellLive(inputs, live, log);
    if (sha === undefined || live?.kind !== 'live' || between === undefined)
        return;
    if (between.kind === 'unknown') {
        log.warning(`The commits between ${live.sha} and ${sha} are not known (${between.why}); look at them before you go on.`);
        return;
    }
    const url = compareUrl(workflowRun, live.sha, sha);
    if (between.behind > 0)
        log.warning(`${goingBack(between)}: ${count(between.behind, 'commit')} that ${environment} has now would be taken away. ${compareUrl(workflowRun, sha, live.sha)}`);
    if (between.ahead === 0)
        return;
    log.info(`${count(between.ahead, 'commit')} would go live: ${url}`);
    await log.foreign('Commits, newest first', async (print) => {
        for (const commit of between.commits)
            print(`${commit.sha.slice(0, 12)}  ${commit.message}  (${commit.author})`);
        if (between.ahead > between.commits.length)
            print(`and ${between.ahead - between.commits.length} older`);
    });
}
function tellLive(inputs, live, log) {
    const { environment } = inputs.target;
    if (live.kind === 'unknown') {
        log.warning(`What is live in ${environment} is not known: ${live.why}.`);
        return;
    }
    log.info(live.kind === 'nothing'
        ? `Live in ${environment}: nothing yet (${sourceOf(inputs, live.source)}).`
        : `Live in ${environment}: ${live.sha}${dayOf(live.at)} (${sourceOf(inputs, live.source)}).`);
    if (live.kind === 'live' && live.note !== undefined)
        log.warning(live.note);
}

;// CONCATENATED MODULE: ./actions/confirm/src/run.js








const outputNames = ['sha', 'live-sha', 'commits'];
const good = ['confirmed', 'already_live'];
const budgets = { promote: 30_000, rollback: 5_000 };
async function run(inputs, ports) {
    const concluded = await conclude(inputs, ports);
    ports.signal.throwIfAborted();
    const isGood = good.includes(concluded.reasonCode);
    await tell(inputs, concluded, ports);
    if (isGood)
        ports.log.notice(concluded.message);
    const { sha, live, between, proof, frozen } = concluded;
    const commits = commitsOf(between, ports);
    const liveSha = live?.kind === 'live' ? live.sha : null;
    return {
        outputs: { sha: sha ?? '', 'live-sha': liveSha ?? '', commits: JSON.stringify(commits) },
        reasonCode: concluded.reasonCode,
        result: {
            message: concluded.message,
            purpose: inputs.purpose.kind,
            environment: inputs.target.environment,
            sha: sha ?? null,
            'validated-in': proof === undefined ? null : validatedIn(inputs),
            'validated-at': proof?.at ?? null,
            'validated-by': proof?.source ?? null,
            'live-sha': liveSha,
            ahead: between?.kind === 'known' ? between.ahead : null,
            behind: between?.kind === 'known' ? between.behind : null,
            'frozen-until': frozen?.endsAt.toISOString() ?? null,
            commits: commits.slice(0, handedOnLimit),
        },
        summary: summaryOf(inputs, concluded, ports),
        ...(isGood ? {} : { failure: concluded.message }),
    };
}
const handedOnLimit = 30;
function commitsOf(between, ports) {
    if (between?.kind !== 'known')
        return [];
    return between.commits.map(({ sha, message, author }) => ({
        sha,
        message: (0,foreign_text/* neutralise */.$0)(message),
        author: (0,foreign_text/* neutralise */.$0)(author),
        url: commitUrl(ports.workflowRun, sha),
    }));
}
async function conclude(inputs, ports) {
    const { workflowRun, triggeringActor, clock } = ports;
    const { purpose, target } = inputs;
    if (workflowRun.fromFork)
        return {
            reasonCode: 'untrusted_event',
            message: 'This run was started by code from a fork; it may confirm nothing. Nothing was changed.',
        };
    const word = checkWord(inputs.confirmation, inputs.expected);
    if (word.kind === 'shut')
        return { reasonCode: 'wrong_confirmation', message: word.message };
    const people = checkActors({ actor: workflowRun.actor, triggeringActor }, inputs.actors);
    if (people.kind === 'shut')
        return { reasonCode: 'actor_not_allowed', message: people.message };
    if (purpose.kind === 'rollback')
        return confirmRollback(inputs, ports);
    const frozen = (0,freeze/* isFrozen */.Z)(purpose.freeze, new Date(clock.now()));
    if (frozen !== undefined)
        return { reasonCode: 'frozen', message: describeFreeze(target.environment, frozen), frozen };
    return confirmPromotion(inputs, purpose, ports);
}
function describeFreeze(environment, { window, endsAt }) {
    const reason = window.reason === undefined ? '' : `, because of "${window.reason}"`;
    return `${environment} is frozen: ${window.text}${reason}. The next promotion may start at ${(0,zoned_time/* describeMoment */.oL)(window.timeZone, endsAt.getTime())}. A rollback is not held up by it. Nothing was changed.`;
}
async function confirmRollback({ target }, ports) {
    const { environment } = target;
    const budget = { budgetMs: budgets.rollback };
    const [live, proof] = await Promise.all([
        findLive(ports, budget, environment),
        findProof(ports, budget, { environment, sha: undefined }),
    ]);
    const known = proof.kind === 'validated' ? { sha: proof.sha, proof } : {};
    const last = proof.kind === 'validated'
        ? `its last validated release is ${proof.sha}`
        : 'its last validated release is not known here';
    const message = `Confirmed: ${environment} may be rolled back; ${last}.`;
    return { reasonCode: 'confirmed', message, live, ...known };
}
async function confirmPromotion(inputs, { wanted, ifLive }, ports) {
    const { environment } = inputs.target;
    const budget = { budgetMs: budgets.promote };
    const proof = wanted.kind === 'any'
        ? undefined
        : await findProof(ports, budget, { environment: wanted.in, sha: wanted.sha });
    if (proof !== undefined && proof.kind !== 'validated')
        return { reasonCode: proof.code, message: proof.message };
    const sha = proof === undefined ? wanted.sha : proof.sha;
    if (sha === undefined)
        throw new Error('There is no release to promote.');
    const live = await findLive(ports, budget, environment);
    const found = { sha, live, ...(proof === undefined ? {} : { proof }) };
    if (ifLive !== undefined && live.kind === 'live' && live.sha !== ifLive)
        return {
            ...found,
            reasonCode: 'live_changed',
            message: `${live.sha} is live in ${environment} by now, and not ${ifLive} as when this promotion was shown. Start it again to see what it would change. Nothing was changed.`,
        };
    if (live.kind === 'live' && live.sha === sha)
        return {
            ...found,
            reasonCode: 'already_live',
            message: `${sha} is live in ${environment} already; there is nothing to promote.`,
        };
    const between = live.kind === 'live' ? await findBetween(ports, live.sha, sha) : undefined;
    const message = describePromotion(inputs, { ...found, between });
    return { ...found, reasonCode: 'confirmed', message, ...(between === undefined ? {} : { between }) };
}
function describePromotion(inputs, { sha, proof, live, between }) {
    const { environment } = inputs.target;
    const proven = proof === undefined
        ? ', which nothing requires to be validated,'
        : `, validated in ${validatedIn(inputs)}${dayOf(proof.at)},`;
    const instead = live.kind === 'live'
        ? ` in place of ${live.sha}`
        : live.kind === 'nothing'
            ? ', where nothing is live yet'
            : ', where it is not known what is live';
    const changes = between?.kind === 'known'
        ? `: ${count(between.ahead, 'commit')} ${between.ahead === 1 ? 'goes' : 'go'} live${between.behind > 0 ? ` and ${count(between.behind, 'commit')} ${between.behind === 1 ? 'is' : 'are'} taken away` : ''}`
        : '';
    return `Confirmed: ${sha}${proven} may go to ${environment}${instead}${changes}.`;
}


/***/ }),

/***/ 7436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ hostsOfEnvironment)
/* harmony export */ });
/* harmony import */ var _hosts_ssh_ssh_config_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3122);
/* harmony import */ var _hosts_ssh_ssh_target_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(953);


function hostsOfEnvironment(settings) {
    const textOf = (key) => settings?.values.get(key)?.text ?? '';
    const linesOf = (key) => textOf(key)
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const labels = linesOf('hosts').filter((line) => !line.startsWith('#'));
    const configLines = linesOf('ssh-config');
    const allowedOptions = linesOf('ssh-config-allow').filter((line) => !line.startsWith('#'));
    const wrong = labels.find((label) => (0,_hosts_ssh_ssh_target_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSshTarget */ .vW)(label) === undefined);
    const refused = (0,_hosts_ssh_ssh_config_js__WEBPACK_IMPORTED_MODULE_0__/* .refusedConfigLine */ .d)(configLines, allowedOptions);
    const knownHosts = textOf('known-hosts');
    const found = {
        hosts: labels.flatMap((label) => (0,_hosts_ssh_ssh_target_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSshTarget */ .vW)(label) ?? []),
        access: { knownHosts: knownHosts === '' ? undefined : knownHosts, configLines, allowedOptions },
    };
    if (wrong !== undefined)
        return { ...found, problem: { setting: 'hosts', takes: _hosts_ssh_ssh_target_js__WEBPACK_IMPORTED_MODULE_1__/* .sshTargetTakes */ .MD, got: wrong } };
    if (refused === undefined)
        return found;
    return { ...found, problem: { setting: 'ssh-config', takes: refused.takes, got: refused.line } };
}


/***/ }),

/***/ 3723:
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
// EXTERNAL MODULE: ./lib/ports/value-forms.js + 1 modules
var value_forms = __nccwpck_require__(8806);
// EXTERNAL MODULE: ./lib/runner/input-reader.js
var input_reader = __nccwpck_require__(3503);
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
var external_node_net_ = __nccwpck_require__(7030);
// EXTERNAL MODULE: ./lib/health/address-policy.js
var address_policy = __nccwpck_require__(9210);
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

// EXTERNAL MODULE: ./lib/config/value-patterns.js
var value_patterns = __nccwpck_require__(1916);
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
    const pattern = kind === 'tcp' ? value_patterns/* tcpUrlPattern */.Ld : value_patterns/* checkUrlPattern */.c6;
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
    return typeof fields['url'] === 'string' && value_patterns/* relativePattern */.TX.test(fields['url'].trim());
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

// EXTERNAL MODULE: ./lib/config/environment-name.js
var environment_name = __nccwpck_require__(1116);
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

// EXTERNAL MODULE: ./lib/delivery/freeze-windows.js + 1 modules
var freeze_windows = __nccwpck_require__(7936);
;// CONCATENATED MODULE: ./lib/drivers/git/remote.js
const hostPattern = /^(?!-)[A-Za-z0-9._-]{1,253}$/;
const remote_loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
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
        pattern: value_patterns/* itemPattern */.ac,
        lonePattern: value_patterns/* loneItemPattern */.aK,
    },
    host: {
        takes: 'user@host or user@host:port, the port at most 65535',
        pattern: value_patterns/* hostPattern */.JF,
        lonePattern: value_patterns/* hostPattern */.JF,
    },
    service: {
        takes: 'the name of a service of the compose file',
        pattern: value_patterns/* servicePattern */.Cr,
        lonePattern: value_patterns/* servicePattern */.Cr,
    },
    'inner-path': {
        takes: 'a path inside the folder, without ".." and not absolute',
        pattern: value_patterns/* innerPathPattern */.OP,
        lonePattern: value_patterns/* innerPathPattern */.OP,
    },
    login: { takes: 'a GitHub login without "@"', pattern: value_patterns/* loginPattern */.CA, lonePattern: value_patterns/* loginPattern */.CA },
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
    return text.length <= itemLimit && pattern.test(text) && !(0,value_patterns/* hasControlCharacter */.Fd)(text);
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
            return environment_name/* environmentTakes */.m;
        case 'lines':
            return `lines of text, at most ${kind.limit} characters`;
        case 'image':
            return 'an image whose tag holds {sha}, like ghcr.io/acme/shop:{sha}';
    }
}
function isGood(kind, text) {
    switch (kind.is) {
        case 'word':
            return text.length <= kind.limit && value_patterns/* linePattern */.HE.test(text) && !(0,value_patterns/* hasControlCharacter */.Fd)(text);
        case 'path':
            return (0,value_forms/* absolutePath */.Hi)(text) !== undefined && value_patterns/* pathPattern */.s$.test(text) && !(0,value_patterns/* hasControlCharacter */.Fd)(text);
        case 'url':
            return value_patterns/* linkPattern */.Xf.test(text) && linkable(text) !== undefined && !(0,value_patterns/* hasControlCharacter */.Fd)(text);
        case 'choice':
            return kind.values.includes(text);
        case 'environment':
            return environment_name/* environmentPattern */.g.test(text);
        case 'lines':
            return text.length <= kind.limit && /\S/.test(text) && !(0,value_patterns/* hasStrayControl */.Hb)(text);
        case 'image':
            return value_patterns/* imagePattern */.Ks.test(text);
    }
}
function readRepository(text, node) {
    const remote = parseRemote(text);
    if (remote.kind === 'url' && value_patterns/* repositoryPattern */.Z0.test(text) && !(0,value_patterns/* hasControlCharacter */.Fd)(text))
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
    return text !== undefined && value_patterns/* sharePattern */.mx.test(text)
        ? value(text)
        : unexpected('a number of hosts like 2, or a percentage like 25%', node);
}
function readWindows(node) {
    const windows = plainValue(node);
    const problems = (0,freeze_windows/* parseFreezeWindows */.Gg)(windows).problems.map((problem) => {
        const [, number, sentence] = /^window (\d+): ?(.*)$/s.exec(problem) ?? [];
        const item = node.kind === 'list' ? node.items[Number(number) - 1] : undefined;
        if (item === undefined || sentence === undefined)
            return { at: node.at, text: problem };
        return { at: placeOfSentence(item, sentence, freeze_windows/* windowKeys */.Dl), text: sentence };
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
        if (!environment_name/* environmentPattern */.g.test(key))
            reading.report(keyAt, `${(0,value_forms/* quoteValue */.cl)(key)}: expected ${environment_name/* environmentTakes */.m}.`);
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
            read.problem('environment', environment_name/* environmentTakes */.m, '');
        return '';
    }
    if (environment_name/* environmentPattern */.g.test(name) || need === 'told')
        return name;
    read.problem('environment', environment_name/* environmentTakes */.m, name);
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

// EXTERNAL MODULE: ./lib/hosts/ssh/ssh-config.js
var ssh_config = __nccwpck_require__(3122);
// EXTERNAL MODULE: ./lib/hosts/ssh/ssh-target.js
var ssh_target = __nccwpck_require__(953);
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
    const refused = (0,ssh_config/* refusedConfigLine */.d)(configLines, allowedOptions);
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

/***/ 1116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ environmentPattern),
/* harmony export */   m: () => (/* binding */ environmentTakes)
/* harmony export */ });
const environmentPattern = /^(?!\.)[A-Za-z0-9._-]{1,64}$/;
const environmentTakes = 'a name of letters, digits, ".", "_" and "-" (at most 64)';


/***/ }),

/***/ 1916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ loginPattern),
/* harmony export */   Cr: () => (/* binding */ servicePattern),
/* harmony export */   Fd: () => (/* binding */ hasControlCharacter),
/* harmony export */   HE: () => (/* binding */ linePattern),
/* harmony export */   Hb: () => (/* binding */ hasStrayControl),
/* harmony export */   JF: () => (/* binding */ hostPattern),
/* harmony export */   Ks: () => (/* binding */ imagePattern),
/* harmony export */   Ld: () => (/* binding */ tcpUrlPattern),
/* harmony export */   OP: () => (/* binding */ innerPathPattern),
/* harmony export */   TX: () => (/* binding */ relativePattern),
/* harmony export */   Xf: () => (/* binding */ linkPattern),
/* harmony export */   Z0: () => (/* binding */ repositoryPattern),
/* harmony export */   aK: () => (/* binding */ loneItemPattern),
/* harmony export */   ac: () => (/* binding */ itemPattern),
/* harmony export */   c6: () => (/* binding */ checkUrlPattern),
/* harmony export */   mx: () => (/* binding */ sharePattern),
/* harmony export */   s$: () => (/* binding */ pathPattern)
/* harmony export */ });
/* unused harmony exports commandLinePattern, jsonPathPattern */
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


/***/ }),

/***/ 7936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Gg: () => (/* binding */ parseFreezeWindows),
  Dl: () => (/* binding */ windowKeys)
});

// UNUSED EXPORTS: mostWindows, reasonLimit

// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(6391);
// EXTERNAL MODULE: ./lib/ports/nearest.js
var nearest = __nccwpck_require__(6661);
// EXTERNAL MODULE: ./lib/ports/value-forms.js + 1 modules
var value_forms = __nccwpck_require__(8806);
// EXTERNAL MODULE: ./lib/delivery/freeze.js
var freeze = __nccwpck_require__(1406);
;// CONCATENATED MODULE: ./lib/delivery/freeze-end.js
const formsTaken = 'a date with or without a time (2026-12-20, 2026-12-20 18:00), a weekday with a time (Fri 16:00) or a time of day (22:00)';
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const timePattern = /^([01]?\d|2[0-3]):([0-5]\d)(?::00(?:\.0+)?)?$/;
function readFreezeEnd(value) {
    if (value instanceof Date)
        return Number.isNaN(value.getTime()) ? refused('') : readText(textOfDate(value));
    if (typeof value === 'number')
        return refused(', which YAML made of it; put it into quotes, like "22:00" or "2026-12-20"');
    return typeof value === 'string' ? readText(value.trim()) : refused('');
}
function refused(why) {
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
    return time === undefined ? refused(hintOf(text)) : { kind: 'daily', minutes: time, text: clock(time) };
}
function readDate(text) {
    const match = /^(\d{4}-\d{2}-\d{2})(?:(?:[Tt]|\s+)(\S.*))?$/.exec(text);
    const [, day = '', rest] = match ?? [];
    const at = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day)
        return refused(match === null ? '' : ', a day that is in no calendar');
    if (rest !== undefined && /(?:z|[+-]\d{1,2}:?\d{0,2})$/i.test(rest))
        return refused('; the zone belongs into "time-zone"');
    const time = rest === undefined ? 0 : readTime(rest);
    if (time === undefined)
        return refused(hintOf(rest ?? ''));
    return { kind: 'dates', minutes: at / 60_000 + time, text: `${day} ${clock(time)}` };
}
function readWeekday(text) {
    const [, name = '', rest] = /^([a-z]+)(?:\s+(.+))?$/i.exec(text) ?? [];
    const word = name.toLowerCase();
    const day = weekdays.findIndex((each) => each === word || each.slice(0, 3) === word);
    if (day < 0)
        return refused(rest === undefined ? '' : '; the weekdays are Mon, Tue, Wed, Thu, Fri, Sat and Sun');
    if (rest === undefined)
        return refused('; the time of that day is missing');
    const time = readTime(rest);
    if (time === undefined)
        return refused(hintOf(rest));
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

// EXTERNAL MODULE: ./lib/delivery/zoned-time.js
var zoned_time = __nccwpck_require__(6773);
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
    if (typeof value === 'string' && (0,zoned_time/* isTimeZone */.kQ)(value))
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
        const frozen = (0,freeze/* isFrozen */.Z)(repeated, new Date(start));
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


/***/ }),

/***/ 1406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ isFrozen)
/* harmony export */ });
/* harmony import */ var _zoned_time_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6773);

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
    const wall = (0,_zoned_time_js__WEBPACK_IMPORTED_MODULE_0__/* .wallMinutesAt */ .Z9)(timeZone, atMs);
    const ends = occurrences(window, wall)
        .filter(({ from, until }) => wall >= from - slack && wall < until + slack)
        .filter(({ from }) => (0,_zoned_time_js__WEBPACK_IMPORTED_MODULE_0__/* .instantOf */ .B9)(timeZone, from, 'earlier') <= atMs)
        .map(({ until }) => (0,_zoned_time_js__WEBPACK_IMPORTED_MODULE_0__/* .instantOf */ .B9)(timeZone, until, 'later'))
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


/***/ }),

/***/ 6773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ instantOf),
/* harmony export */   Z9: () => (/* binding */ wallMinutesAt),
/* harmony export */   kQ: () => (/* binding */ isTimeZone),
/* harmony export */   oL: () => (/* binding */ describeMoment)
/* harmony export */ });
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


/***/ }),

/***/ 9100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ classify),
/* harmony export */   g: () => (/* binding */ failed)
/* harmony export */ });
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


/***/ }),

/***/ 46:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Uq: () => (/* binding */ filledText),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   xk: () => (/* binding */ commitId)
/* harmony export */ });
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
function text(value) {
    return typeof value === 'string' ? value : undefined;
}
function filledText(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function commitId(value) {
    return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : undefined;
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

/***/ 3122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ refusedConfigLine)
/* harmony export */ });
/* harmony import */ var _ssh_target_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(953);

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
        return (0,_ssh_target_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSshTarget */ .vW)(hop.includes('@') ? hop : `user@${hop}`) !== undefined;
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
const form = /^[ \t]*([A-Za-z][A-Za-z0-9]*)(?:[ \t]*=[ \t]*|[ \t]+)(\S.*)$/;
function whyRefused(line, named, known) {
    if (/^[ \t]*(?:#[^\n\r]*)?$/.test(line))
        return undefined;
    const [, option = '', rest = ''] = form.exec(line) ?? [];
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
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   xv: () => (/* binding */ truncate)
/* harmony export */ });
/* unused harmony export escapeSequences */
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
/* harmony export */   X: () => (/* binding */ chooseRoute)
/* harmony export */ });
/* unused harmony export bareHost */
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

/***/ 8806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Hi: () => (/* binding */ absolutePath),
  h9: () => (/* binding */ durationBetween),
  fi: () => (/* binding */ durationTakes),
  Dw: () => (/* binding */ listItems),
  Gv: () => (/* binding */ pathTakes),
  cl: () => (/* binding */ quoteValue),
  rD: () => (/* binding */ wholeNumber),
  jU: () => (/* binding */ wholeNumberTakes)
});

// UNUSED EXPORTS: holdsCredentials

;// CONCATENATED MODULE: ./lib/ports/duration.js
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

// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(6391);
// EXTERNAL MODULE: ./lib/ports/secret-shapes.js
var secret_shapes = __nccwpck_require__(1302);
;// CONCATENATED MODULE: ./lib/ports/value-forms.js



const pathTakes = 'an absolute path without ".."';
function durationTakes({ min, max }) {
    return `a duration from ${min} to ${max} (like 500ms, 30s, 5m)`;
}
function wholeNumberTakes({ min, max }) {
    return `a whole number from ${min} to ${max}`;
}
function durationBetween(text, { min, max }) {
    const ms = parseDuration(text);
    return ms !== undefined && ms >= (parseDuration(min) ?? 0) && ms <= (parseDuration(max) ?? 0)
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
    return JSON.stringify((0,foreign_text/* truncate */.xv)(value, 60)).replace(unseen, foreign_text/* unicodeEscape */.RT);
}
function mayHoldSecret(text) {
    const names = text.replaceAll('@sha256:', '');
    const colon = names.indexOf(':');
    if (colon !== -1 && names.includes('@', colon))
        return true;
    return holdsCredentials(text) || (0,secret_shapes/* secretIn */.u)(text.slice(0, judgedLimit)) !== undefined;
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
/* harmony export */   O7: () => (/* binding */ commitPattern),
/* harmony export */   Rg: () => (/* binding */ invalidInputs),
/* harmony export */   Vi: () => (/* binding */ isInvalidInputs),
/* harmony export */   ic: () => (/* binding */ createInputReader)
/* harmony export */ });
/* unused harmony export inputVariable */
/* harmony import */ var _ports_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6661);
/* harmony import */ var _ports_value_forms_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8806);


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

/***/ 4851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ wireReading)
});

// EXTERNAL MODULE: ./lib/config/environment-hosts.js
var environment_hosts = __nccwpck_require__(7436);
// EXTERNAL MODULE: ./lib/config/environment-inputs.js + 56 modules
var environment_inputs = __nccwpck_require__(3723);
// EXTERNAL MODULE: ./lib/hosts/host.js
var hosts_host = __nccwpck_require__(3224);
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

// EXTERNAL MODULE: ./lib/ports/value-forms.js + 1 modules
var value_forms = __nccwpck_require__(8806);
// EXTERNAL MODULE: ./lib/runner/input-reader.js
var input_reader = __nccwpck_require__(3503);
// EXTERNAL MODULE: ./lib/github/failure.js
var failure = __nccwpck_require__(9100);
;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
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

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: ./lib/ports/joined-headers.js
function joinedHeaders(headers) {
    const joined = Object.entries(headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]);
    return Object.fromEntries(joined);
}

;// CONCATENATED MODULE: ./lib/github/direct-fetch.js


const idleMs = 4_000;
function createDirectFetch() {
    const agents = { keepAlive: true, timeout: idleMs };
    const plain = new external_node_http_namespaceObject.Agent(agents);
    const overPlain = (url, init) => (0,external_node_http_namespaceObject.request)(url, { ...partsOf(init), agent: plain });
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
    const named = Object.entries(joinedHeaders(response.headers));
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

// EXTERNAL MODULE: ./lib/github/json-fields.js
var json_fields = __nccwpck_require__(46);
;// CONCATENATED MODULE: ./lib/github/octokit-connection.js





const bodyLimit = 16 * 1024 * 1024;
const problems = {
    timeout: () => (0,failure/* failed */.g)('unavailable', 'no complete answer in time'),
    cancelled: () => (0,failure/* failed */.g)('cancelled'),
    network: () => (0,failure/* failed */.g)('unavailable', 'no connection, or it was cut'),
    'too-large': () => (0,failure/* failed */.g)('malformed', 'larger than any documented answer'),
    redirect: () => (0,failure/* failed */.g)('unavailable', 'it redirected to another host or without end, which is not followed'),
};
function explainError(error, at) {
    const cause = error instanceof FetchError ? error : error instanceof Error ? error.cause : undefined;
    if (cause instanceof FetchError)
        return problems[cause.problem]();
    const refusal = refusalOf(error);
    if (refusal?.status === 304)
        return { kind: 'not-modified' };
    return refusal === undefined ? (0,failure/* failed */.g)('malformed') : (0,failure/* classify */.L)(refusal, at);
}
function refusalOf(error) {
    if (!(error instanceof Error) || !('status' in error) || !('response' in error))
        return undefined;
    const response = (0,json_fields/* fieldsOf */.Pf)(error.response);
    const headers = (0,json_fields/* fieldsOf */.Pf)(response?.['headers']);
    if (typeof error.status !== 'number' || response === undefined || headers === undefined)
        return undefined;
    const message = (0,json_fields/* text */.Qq)((0,json_fields/* fieldsOf */.Pf)(response['data'])?.['message']) ?? '';
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
            return (0,failure/* failed */.g)('unavailable', 'the list changed while it was read');
        }
        total = answer.data.total;
        for (const item of answer.data.items) {
            const key = request.identity(item);
            if (items.has(key))
                return (0,failure/* failed */.g)('unavailable', 'a page came twice');
            items.set(key, item);
        }
        const end = endOf(answer.data, items.size);
        if (end === 'complete')
            return { kind: 'ok', data: [...items.values()], unchanged };
        if (end === 'broken')
            return (0,failure/* failed */.g)('unavailable', 'the pages do not add up to the total');
    }
    return (0,failure/* failed */.g)('unavailable', 'the list is longer than GitHub serves');
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
    const fields = member === undefined ? undefined : (0,json_fields/* fieldsOf */.Pf)(value);
    const list = member === undefined ? value : fields?.[member];
    const total = fields === undefined ? undefined : (0,json_fields/* wholeNumber */.rD)(fields['total_count']);
    const items = (0,json_fields/* listOf */.c3)(list, parseItem);
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
            return (0,failure/* failed */.g)('malformed');
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
    return data === undefined ? (0,failure/* failed */.g)('malformed') : { kind: 'ok', data, unchanged: false };
}
function conditionalHeaders(etag, fresh) {
    if (fresh)
        return { 'cache-control': 'no-cache' };
    return etag === undefined ? {} : { 'if-none-match': etag };
}
async function exchange(connection, call) {
    const { clock, signal, counts } = connection;
    if (signal?.aborted === true)
        return (0,failure/* failed */.g)('cancelled');
    const left = (call.deadlineMs ?? Number.POSITIVE_INFINITY) - clock.monotonic();
    if (left <= 0)
        return (0,failure/* failed */.g)('unavailable', 'no time was left to ask');
    const timeoutMs = Math.min(connection.requestTimeoutMs ?? defaultTimeoutMs, left);
    const [owner, repo] = connection.repository.split('/');
    const suffix = call.path === '' ? '' : `/${call.path}`;
    let send;
    try {
        send = await connection.octokit();
    }
    catch {
        return (0,failure/* failed */.g)('unavailable', 'the GitHub client could not be loaded');
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

// EXTERNAL MODULE: ./lib/health/address-policy.js
var address_policy = __nccwpck_require__(9210);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/hosts/passed-on.js
const passedOn = [
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
    for (const name of passedOn) {
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
var external_node_net_ = __nccwpck_require__(7030);
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
var early_end = __nccwpck_require__(1528);
// EXTERNAL MODULE: ./lib/ports/exchange-record.js
var exchange_record = __nccwpck_require__(2902);
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

;// CONCATENATED MODULE: ./lib/wiring/reading-wiring.js








function wireReading(inputs, context) {
    const wired = new Map();
    const hostsOf = (environment) => {
        const about = environment === inputs.environment ? inputs : another(inputs, context, environment);
        const known = wired.get(environment) ?? wireSpots(about, context, (found) => found);
        wired.set(environment, known);
        return known;
    };
    return {
        memoryOf: async (environment) => reach(await hostsOf(environment)),
        clock: systemClock,
        github: connectGitHub(inputs, context),
        close: async () => {
            await Promise.all([...wired.values()].map(async (each) => (await each).close()));
        },
    };
}
async function reach({ spots }) {
    const found = await Promise.all(spots.map(async (spot) => {
        try {
            return await spot.open();
        }
        catch (error) {
            if (!(0,hosts_host/* isHostLost */.lM)(error))
                throw error;
            return error.message;
        }
    }));
    return {
        hosts: found.filter((each) => typeof each !== 'string'),
        away: found.filter((each) => typeof each === 'string'),
    };
}
function another(inputs, { env }, environment) {
    const { hosts, access, problem } = (0,environment_hosts/* hostsOfEnvironment */.s)(inputs.environments.get(environment));
    if (problem !== undefined)
        throw (0,input_reader/* invalidInputs */.Rg)([
            `${problem.setting} of ${environment}: takes ${problem.takes}; got ${(0,value_forms/* quoteValue */.cl)(problem.got)}.`,
        ]);
    const usual = hosts.length > 0 ? undefined : (0,environment_inputs/* usualStateFolder */.W)((name) => env[name]);
    const stateFolder = inputs.stateFolderOf(environment) ?? usual;
    const { privateKey, knownHosts } = inputs.ssh;
    return {
        ...inputs,
        environment,
        hosts,
        stateFolder,
        ssh: { ...access, privateKey, knownHosts: access.knownHosts ?? knownHosts },
    };
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
/******/ var __webpack_exports__ = __nccwpck_require__(5013);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
