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

/***/ 113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseInputs)
});

// EXTERNAL MODULE: ./lib/ports/nearest.js
var nearest = __nccwpck_require__(6661);
// EXTERNAL MODULE: ./lib/ports/value-forms.js
var value_forms = __nccwpck_require__(9544);
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

// EXTERNAL MODULE: ./lib/health/check.js
var check = __nccwpck_require__(5311);
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
    return readText(value, check/* containsLimit */.vY);
}
function readName(value) {
    const read = readText(value, check/* nameLimit */.ds);
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
    if (value.length > check/* patternLimit */.An)
        return refuseField(`expected at most ${check/* patternLimit */.An} characters, got ${value.length}`);
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

// EXTERNAL MODULE: ./lib/health/check-url.js
var check_url = __nccwpck_require__(5383);
;// CONCATENATED MODULE: ./lib/health/check-use.js

const check_use_rememberedUse = { literals: 'refused' };
const askedUse = { literals: 'allowed' };
function mostChecks({ literals }) {
    return literals === 'allowed' ? check/* checksLimit */.Rl : check/* rememberedLimit */.qV;
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
    if (bytes > check/* bodyLimit */.kR)
        return refuseField(`expected at most ${check/* bodyLimit */.kR} bytes, got ${bytes}`);
    const wrong = (0,variable_references/* whyNotFillable */.tV)(text);
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
    if (given.length > check/* headersLimit */.Ko)
        return refuseField(`expected at most ${check/* headersLimit */.Ko} headers, got ${given.length}`);
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
        return fieldValue(policy);
    const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostRedirects;
    if (isCount)
        return fieldValue({ atMost: value + 0, anyOrigin: false });
    const words = Object.keys(redirectWords).join(', ');
    return refuseField(`expected ${words} or a whole number from 0 to ${mostRedirects}, got ${shown(value)}`);
}

// EXTERNAL MODULE: ./lib/health/json-path.js
var json_path = __nccwpck_require__(8633);
;// CONCATENATED MODULE: ./lib/health/check-json.js



const comparisonPattern = /^(==|!=|<=|>=|<|>) +(\S[\s\S]*)$/;
const comparisonStart = /^(?:[=!]=|[<>])/;
const check_json_takes = 'a text, a number, true, false or null, a list of these (one of them), or a comparison like "< 5" or "!= down"';
function readJson(value) {
    if (!isMapping(value) || Object.keys(value).length === 0)
        return refuseField(`expected a mapping of paths to values, got ${kindOf(value)}`);
    const given = Object.entries(value);
    if (given.length > check/* jsonLimit */.QW)
        return refuseField(`expected at most ${check/* jsonLimit */.QW} paths, got ${given.length}`);
    const problems = [];
    const expectations = given.flatMap(([path, expected]) => {
        if ((0,json_path/* parseJsonPath */.H)(path) === undefined) {
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
        return refuseField(`expected header:NAME, or a path in the JSON of the answer${quotesHint(value)}, got ${kindOf(value)}`);
    const text = value.trim();
    const [, header] = /^header:\s*(.*)$/s.exec(text) ?? [];
    if (header === undefined)
        return (0,json_path/* parseJsonPath */.H)(text) === undefined
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
        return fieldValue(method);
    const meant = check/* httpMethods */.R.find((each) => typeof value === 'string' && each === value.toUpperCase());
    const hint = meant === undefined ? '' : `; did you mean "${meant}"`;
    return refuseField(`expected ${check/* httpMethods */.R.join(', ')}, got ${shown(value)}${hint}`);
}
function readDays(value) {
    const isDays = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= check/* mostTlsDays */.sd;
    if (isDays)
        return fieldValue(value + 0);
    const hint = typeof value === 'string' && /^\d{1,4}$/.test(value) ? ' (take the quotes away)' : '';
    return refuseField(`expected a whole number from 0 to ${check/* mostTlsDays */.sd}${hint}, got ${shown(value)}`);
}

;// CONCATENATED MODULE: ./lib/health/check-item.js












function readCheckItem(item, where, use = check_use_rememberedUse) {
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
    const latency = present('maxLatency', reader.read('max-latency', readLatency));
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

;// CONCATENATED MODULE: ./lib/health/check-list.js


function check_list_nameChecks(drafts, use = askedUse) {
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
    for (const problem of check_list_nameChecks(drafts, check_use_rememberedUse).problems) {
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
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
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
    const remote = parseRemote(text);
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
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
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

;// CONCATENATED MODULE: ./lib/drivers/command-folder.js
function commandFolder({ driver, path }) {
    return driver === 'releases' ? `${path.replace(/\/+$/, '')}/current` : path;
}

// EXTERNAL MODULE: ./lib/health/compare-health.js
var compare_health = __nccwpck_require__(3371);
// EXTERNAL MODULE: ./lib/health/fill-variables.js
var fill_variables = __nccwpck_require__(7374);
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
        const filled = (0,fill_variables/* fillVariables */.$)(text, variable);
        return filled.kind === 'missing' ? [filled.name] : [];
    });
}

;// CONCATENATED MODULE: ./lib/ports/repeated-key.js

function repeatedKey(document, text) {
    const { isScalar, visit } = yamlLibrary();
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
    return offset === undefined ? undefined : repeated_key_placeOf(text, offset);
}
function repeated_key_placeOf(text, offset) {
    const { LineCounter } = yamlLibrary();
    const lines = new LineCounter();
    lines.addNewLine(0);
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        lines.addNewLine(at + 1);
    return lines.linePos(offset);
}

;// CONCATENATED MODULE: ./lib/health/parse-checks.js








const textLimit = 1_000_000;
const parse_checks_aliasLimit = 100;
const parse_checks_problemLimit = 20;
function parseHealth(text, use = rememberedUse) {
    const isUrls = meaningfulLines(text).every(({ line }) => /^(?:[a-z][a-z0-9+.-]*:\/\/|exec:)/i.test(line));
    const { checks, problems } = parse_checks_finish(isUrls ? readUrlLines(text, use) : readCheckList(text, use), use);
    if (problems.length > 0)
        throw new Error(problems.join(' '));
    return checks;
}
function parseCheckItems(items, use = rememberedUse) {
    return parse_checks_finish(readItems(items, use), use);
}
function parse_checks_finish({ drafts, problems }, use) {
    const named = nameChecks(drafts, use);
    const all = [...problems, ...named.problems];
    return { checks: all.length === 0 ? named.checks : [], problems: limitProblems(all) };
}
function limitProblems(problems) {
    const more = problems.length - parse_checks_problemLimit;
    return more > 0 ? [...problems.slice(0, parse_checks_problemLimit), `${more} more problems like these.`] : problems;
}
function readUrlLines(text, use = askedUse) {
    if (text.length > textLimit)
        return tooLong(text);
    const drafts = [];
    const problems = [];
    for (const { line, number } of meaningfulLines(text)) {
        const where = `line ${number}`;
        const read = (0,check_url/* readCheckUrl */.uk)(line);
        const wrong = wrongWith(read, use);
        if (wrong !== undefined)
            problems.push(`${where}: ${wrong}.`);
        if (read.kind === 'refused')
            continue;
        if (read.asks === 'http')
            drafts.push({ kind: 'http', where, url: read.url, status: check/* anySuccess */.Kg });
        else
            drafts.push({ kind: read.asks, where, url: read.url });
    }
    return { drafts, problems };
}
function wrongWith(read, use) {
    if (read.kind === 'refused')
        return read.problem;
    return read.asks === 'http' ? whyNotQuery(read.url, use) : undefined;
}
function meaningfulLines(text) {
    return text
        .split(/\r?\n/)
        .map((line, index) => ({ line: line.trim(), number: index + 1 }))
        .filter(({ line }) => line !== '' && !line.startsWith('#'));
}
function readCheckList(text, use = check_use_rememberedUse) {
    if (text.length > textLimit)
        return tooLong(text);
    if (meaningfulLines(text).length === 0)
        return { drafts: [], problems: [] };
    const { parseDocument } = yamlLibrary();
    const document = parseDocument(text, { prettyErrors: true, logLevel: 'error', uniqueKeys: false });
    const wrong = document.errors[0] ?? document.warnings[0];
    if (wrong !== undefined)
        return noYaml(wrong.code, wrong.linePos?.[0]);
    const repeated = repeatedKey(document, text);
    if (repeated !== undefined)
        return noYaml('DUPLICATE_KEY', repeated);
    try {
        return readItems(document.toJS({ maxAliasCount: parse_checks_aliasLimit }), use);
    }
    catch {
        return { drafts: [], problems: [`expected at most ${parse_checks_aliasLimit} aliases, and each to a known anchor.`] };
    }
}
function noYaml(code, at) {
    const place = at === undefined ? '' : ` at line ${at.line}, column ${at.col}`;
    return { drafts: [], problems: [`expected YAML, which this is not${place} (${code}).`] };
}
function readItems(items, use) {
    if (!Array.isArray(items)) {
        return {
            drafts: [],
            problems: ['expected a list of checks, each beginning with "- url:" or "- exec:".'],
        };
    }
    const limit = mostChecks(use);
    if (items.length > limit) {
        return { drafts: [], problems: [`expected at most ${limit} checks, got ${items.length}.`] };
    }
    const read = items.map((item, index) => readCheckItem(item, `item ${index + 1}`, use));
    return {
        drafts: read.flatMap(({ draft }) => draft ?? []),
        problems: read.flatMap((each) => each.problems),
    };
}
function tooLong(text) {
    return { drafts: [], problems: [`expected at most ${textLimit} characters, got ${text.length}.`] };
}

// EXTERNAL MODULE: ./lib/health/spread-checks.js
var spread_checks = __nccwpck_require__(2156);
;// CONCATENATED MODULE: ./actions/health-check/src/configured-checks.js


function configuredChecks(read, env, { settings, reach }) {
    const all = readCheckList(read.optional('checks') ?? '');
    const outside = env['RUNNER_ENVIRONMENT'] === 'github-hosted' && !hasWayIn(reach, env);
    const drafts = outside ? all.drafts.filter((draft) => !(0,check_place/* isOfTheMachine */.eA)(draft)) : all.drafts;
    const left = all.drafts.length - drafts.length;
    if (left > 0)
        read.note(`Left out, because this runner is GitHub's${reach.hosts.length > 0 ? ' and "ssh-key" is empty' : ''}: ${left === 1 ? 'one check' : `${left} checks`} of belay.yml that only the machine itself can answer.`);
    if (drafts.length > 0 || all.problems.length > 0)
        return { drafts, problems: all.problems };
    return readUrlLines(settings?.values.get('url')?.text ?? '');
}
function hasWayIn({ hosts, ssh }, env) {
    if (hosts.length === 0)
        return false;
    return ssh.privateKey !== undefined || ssh.configLines.length > 0 || (env['SSH_AUTH_SOCK'] ?? '') !== '';
}

;// CONCATENATED MODULE: ./actions/health-check/src/inputs.js











function parseInputs(read, env) {
    const token = read.secret('token');
    read.secret('ssh-key');
    const configuration = readConfiguration(read, env, { action: 'health-check', need: 'optional' });
    const reach = readHosts(read);
    const checks = inputs_readChecks(read, configuration, () => configuredChecks(read, env, { ...configuration, reach }));
    refuseTooMany(read, checks, reach);
    refuseMissingVariables(read, checks, env);
    const policy = {
        timeoutMs: read.duration('timeout', { min: '10ms', max: '10m' }),
        retries: read.integer('retries', { min: 0, max: 100 }),
        intervalMs: read.duration('interval', { min: '0s', max: '10m' }),
        successes: read.integer('successes', { min: 1, max: 100 }),
        concurrency: read.integer('concurrency', { min: 1, max: 500 }),
    };
    return read.done({
        environment: configuration.environment,
        checks,
        policy,
        sha: read.optionalCommit('sha'),
        baseline: read.parsed('baseline', parseBaseline, undefined),
        incidentIssue: read.boolean('incident-issue'),
        token,
        folder: readFolder(read, configuration),
        ...reach,
        fail: read.boolean('fail'),
    });
}
function inputs_readChecks(read, { environment }, configured) {
    const given = { urls: read.given('urls'), checks: read.given('checks') };
    const named = given.urls !== undefined || given.checks !== undefined;
    const urls = readUrlLines(given.urls ?? '');
    const listed = named ? readCheckList(given.checks ?? '', askedUse) : configured();
    const unique = check_list_nameChecks([...urls.drafts, ...listed.drafts]);
    refuse(read, 'urls', urls.problems);
    refuse(read, 'checks', [...listed.problems, ...unique.problems]);
    const nothing = [urls, listed].every(({ drafts, problems }) => drafts.length + problems.length === 0);
    const elsewhere = environment === '' ? '' : `, or "health" or "url" of ${environment} in belay.yml`;
    if (nothing)
        read.problem('urls', `at least one URL here, or one check in "checks"${elsewhere}`, '');
    return unique.checks;
}
function readFolder(read, { settings }) {
    const path = read.optionalPath('path');
    const driver = settings?.values.get('driver')?.text ?? '';
    return path === undefined ? undefined : commandFolder({ driver, path });
}
function refuseTooMany(read, checks, { hosts }) {
    const count = (0,spread_checks/* countSpread */.X)(checks, hosts.length);
    if (count > check/* checksLimit */.Rl)
        read.problem('hosts', `at most ${check/* checksLimit */.Rl} checks over all hosts`, `${count} of them`);
}
function refuseMissingVariables(read, checks, env) {
    const missing = new Set();
    for (;;) {
        const more = missingVariables(checks, (name) => (missing.has(name) ? name : env[name]));
        if (more.length === 0)
            break;
        for (const name of more)
            missing.add(name);
    }
    if (missing.size > 0)
        read.problem('checks', `the variables its checks name (set ${[...missing].join(', ')} in the step's env, or on a self-hosted runner in its .env file; nothing was asked)`);
}
function refuse(read, input, problems) {
    for (const problem of limitProblems(problems)) {
        const fail = () => {
            throw new Error(problem);
        };
        read.parsed(input, fail, undefined);
    }
}
function parseBaseline(text) {
    const past = (0,compare_health/* readPastChecks */.q)(text);
    if (past === undefined)
        throw new Error('expected the "results" output of an earlier health-check, whole: a JSON list of checks.');
    return past;
}


/***/ }),

/***/ 8126:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _lib_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6835);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(113);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7262);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2246);




await (0,_lib_runner_run_action_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)({
    outputNames: _run_js__WEBPACK_IMPORTED_MODULE_2__/* .outputNames */ .g,
    withoutOutcome: { changed: 'unknown', results: '[]', 'duration-ms': '0' },
    parse: _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInputs */ .T,
    run: async (inputs, context) => {
        const { ports, close } = await (0,_wiring_js__WEBPACK_IMPORTED_MODULE_3__/* .wireHealthCheck */ .c)(inputs, context);
        try {
            return await (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)(inputs, ports);
        }
        finally {
            await close();
        }
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ outputNames),
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/health/compare-health.js
var compare_health = __nccwpck_require__(3371);
// EXTERNAL MODULE: ./lib/ports/duration.js
var duration = __nccwpck_require__(1439);
// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(6391);
// EXTERNAL MODULE: ./lib/health/health-report.js
var health_report = __nccwpck_require__(3684);
;// CONCATENATED MODULE: ./lib/health/describe-health.js



const namedLimit = 3;
const reasonLimit = 300;
function describeHealth(report) {
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
        .map(({ name, reason }) => `${name} (${(0,foreign_text/* truncate */.xv)(reason, reasonLimit)})`);
    const more = results.length - named.length;
    return `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
function describeCheck(result) {
    const tries = result.attempts === 1 ? '1 try' : `${result.attempts} tries`;
    const took = (0,duration/* formatDuration */.a)(result.latencyMs);
    if (result.health === 'healthy')
        return `${result.name} is healthy (${tries}, the last took ${took}).`;
    const hint = result.hint === undefined ? '' : ` ${result.hint}`;
    return `${result.name} is ${result.health}: ${result.reason} (${tries}, the last took ${took}).${hint}`;
}
function sortWorstFirst(results) {
    return [...results].sort((left, right) => (0,health_report/* compareHealth */.C)(right.health, left.health) || right.latencyMs - left.latencyMs);
}

;// CONCATENATED MODULE: ./lib/health/latency-bar.js
const eighths = ['', '\u258f', '\u258e', '\u258d', '\u258c', '\u258b', '\u258a', '\u2589'];
const width = 10;
function latencyBar(ms, slowestMs) {
    if (!(ms > 0) || !(slowestMs > 0))
        return '';
    const parts = Math.max(1, Math.round((Math.min(ms, slowestMs) / slowestMs) * width * 8));
    return `${'\u2588'.repeat(Math.floor(parts / 8))}${eighths[parts % 8] ?? ''}`;
}

;// CONCATENATED MODULE: ./lib/health/health-table.js




const rowLimit = 200;
const openLimit = 20;
const sizeLimit = 150_000;
const nameLimit = 120;
const health_table_reasonLimit = 400;
const linkLimit = 400;
const componentsLimit = 8;
function healthTable(report) {
    const sorted = sortWorstFirst(report.results);
    if (sorted.length === 0)
        return '';
    const shape = {
        slowestMs: Math.max(...sorted.map(({ latencyMs }) => latencyMs)),
        certificates: sorted.some(({ tlsDaysLeft }) => tlsDaysLeft !== undefined),
        timings: sorted.some(({ timing, phase }) => timing !== undefined || phase !== undefined),
    };
    const rows = fittingRows(sorted.slice(0, rowLimit), shape);
    const head = writeHead(shape);
    const table = (some) => `${head}\n${some.join('\n')}\n`;
    const open = rows.length > openLimit + 1 ? openLimit : rows.length;
    const folded = rows.slice(open);
    const parts = [table(rows.slice(0, open))];
    if (folded.length > 0) {
        const title = `${folded.length} more, ${countByHealth(sorted.slice(open, rows.length))}`;
        parts.push(`<details><summary>${title}</summary>\n\n${table(folded)}\n</details>\n`);
    }
    const more = sorted.length - rows.length;
    if (more > 0)
        parts.push(`${more} more, ${countByHealth(sorted.slice(rows.length))}, not shown.\n`);
    return parts.join('\n');
}
function writeRow(cells, { timings, certificates }) {
    const { check, health, latency = '', timing = '', tries = '', certificate = '', reason } = cells;
    const row = [check, health, latency, ...(timings ? [timing] : []), tries];
    return `| ${[...row, ...(certificates ? [certificate] : []), reason].join(' | ')} |`;
}
function writeHead(shape) {
    const titles = {
        check: 'Check',
        health: 'Health',
        latency: 'Latency',
        timing: 'Where the time went',
        tries: 'Tries',
        certificate: 'Certificate',
        reason: 'Reason',
    };
    const lines = {
        check: '---',
        health: '---',
        latency: '---',
        timing: '---',
        tries: '--:',
        certificate: '--:',
        reason: '---',
    };
    return `${writeRow(titles, shape)}\n${writeRow(lines, shape).replaceAll(' ', '')}`;
}
function fittingRows(results, shape) {
    const rows = [];
    let size = 0;
    for (const result of results) {
        const row = [checkRow(result, shape), ...componentRows(result.components ?? [], shape)].join('\n');
        size += row.length;
        if (size > sizeLimit)
            break;
        rows.push(row);
    }
    return rows;
}
function checkRow(result, shape) {
    const bar = latencyBar(result.latencyMs, shape.slowestMs);
    const cells = {
        check: linkedName(result),
        health: result.health === 'healthy' ? 'healthy' : `**${result.health}**`,
        latency: `${bar}${bar === '' ? '' : ' '}${(0,duration/* formatDuration */.a)(result.latencyMs)}`,
        timing: whereTheTimeWent(result),
        tries: String(result.attempts),
        certificate: result.tlsDaysLeft === undefined ? '' : describeDays(result.tlsDaysLeft),
        reason: cell([result.reason, result.hint ?? ''].filter((text) => text !== '').join('. '), health_table_reasonLimit),
    };
    return writeRow(cells, shape);
}
function linkedName({ name, url }) {
    const shown = cell(name, nameLimit);
    const isLink = /^https?:/.test(url) && url.length <= linkLimit;
    return isLink ? `[${shown}](${inLink(url)})` : shown;
}
function inLink(url) {
    const encode = (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
    return url.replace(/[\s()<>|\\"'`[\]{}@]/g, encode).replaceAll('&', '&amp;');
}
const parts = [
    ['dnsMs', 'dns'],
    ['connectMs', 'connect'],
    ['tlsMs', 'tls'],
    ['firstByteMs', 'first byte'],
    ['bodyMs', 'body'],
];
function whereTheTimeWent({ timing, phase }) {
    const known = parts.flatMap(([key, word]) => {
        const ms = timing?.[key];
        return ms === undefined || ms < 0.5 ? [] : [`${word} ${(0,duration/* formatDuration */.a)(ms)}`];
    });
    const end = phase === undefined ? [] : [`broke off at ${phase.replace('-', ' ')}`];
    return [...known, ...end].join(', ');
}
function describeDays(days) {
    if (days < 0)
        return 'ended';
    return days === 1 ? '1 day' : `${days} days`;
}
function componentRows(components, shape) {
    const rows = components
        .slice(0, componentsLimit)
        .map(({ name, health, detail }) => writeRow({ check: `\u21b3 ${cell(name, nameLimit)}`, health: `**${health}**`, reason: cell(detail, health_table_reasonLimit) }, shape));
    const more = components.length - rows.length;
    const rest = { check: `\u21b3 ${more} more`, health: '', reason: '' };
    return more > 0 ? [...rows, writeRow(rest, shape)] : rows;
}
function countByHealth(results) {
    const words = ['unhealthy', 'degraded', 'healthy'];
    return words
        .map((word) => [results.filter(({ health }) => health === word).length, word])
        .filter(([count]) => count > 0)
        .map(([count, word]) => (count === results.length ? `all ${word}` : `${count} ${word}`))
        .join(', ');
}
function cell(text, limit) {
    return (0,foreign_text/* escapeMarkdown */.FV)((0,foreign_text/* truncate */.xv)(text, limit))
        .replaceAll('://', '&#58;//')
        .replace(/www\./gi, (found) => `${found.slice(0, 3)}&#46;`);
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

// EXTERNAL MODULE: ./lib/health/check.js
var health_check = __nccwpck_require__(5311);
;// CONCATENATED MODULE: ./lib/health/check-progress.js



const progressLimit = 200;
const eachLimit = 20;
const eachLineLimit = 100;
const check_progress_namedLimit = 3;
const check_progress_reasonLimit = 160;
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
    return `${name}: ${word}${(0,foreign_text/* truncate */.xv)(reason, check_progress_reasonLimit * 2)} (try ${made}; ${next})`;
}
function describeAll(asked, total, unwell, nowMs) {
    const so = asked < total ? `${count(asked)} of ${count(total)} asked` : `All ${count(total)} asked`;
    if (unwell.length === 0)
        return `${so}, all of them are well`;
    const named = [...unwell]
        .sort((left, right) => (0,health_report/* compareHealth */.C)(right.health, left.health))
        .slice(0, check_progress_namedLimit)
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
    return `${name} (${(0,foreign_text/* truncate */.xv)(reason, check_progress_reasonLimit)}; try ${made}, ${next})`;
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

// EXTERNAL MODULE: ./lib/ports/value-forms.js
var value_forms = __nccwpck_require__(9544);
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





const health_shape_componentsLimit = 1_000;
const health_shape_nameLimit = 60;
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
        return parts.slice(0, health_shape_componentsLimit).flatMap((part) => readPart((0,json_path/* lookUp */.T)(part, ['name'])?.value, part));
    }
    return Object.entries(parts)
        .slice(0, health_shape_componentsLimit)
        .flatMap(([name, part]) => Array.isArray(part)
        ? part.slice(0, health_shape_componentsLimit).flatMap((each) => readPart(name, each))
        : readPart(name, part))
        .slice(0, health_shape_componentsLimit);
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
    const cleaned = (0,shown_value/* cleanText */.X5)(text, health_shape_nameLimit);
    return cleaned === '' ? 'a component without a name' : cleaned;
}

;// CONCATENATED MODULE: ./lib/health/json-expectation.js



function judgeJson({ path, expects }, document) {
    const names = (0,json_path/* parseJsonPath */.H)(path);
    if (names === undefined)
        return [unhealthy(`${showPath(path)} is not a path that can be read`)];
    const found = (0,json_path/* lookUp */.T)(document, names);
    if (found === undefined)
        return [unhealthy(`${showPath(path)} is missing, expected ${write(expects)}`)];
    const { value } = found;
    const remark = compare(expects, value);
    if (remark === 'fits')
        return [];
    const shown = (0,shown_value/* isSecretName */.eh)(String(names.at(-1) ?? '')) ? 'another value' : (0,shown_value/* showValue */.vp)(value);
    const reason = `${showPath(path)} is ${shown}${explain(remark)}, expected ${write(expects)}`;
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
function write(expects) {
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

// EXTERNAL MODULE: ./lib/hosts/host.js
var host = __nccwpck_require__(3224);
;// CONCATENATED MODULE: ./lib/health/lost-host.js

function lostHost(latencyMs, error) {
    const unseen = { health: 'unhealthy', status: undefined, latencyMs };
    if (!(0,host/* isHostLost */.lM)(error))
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
        const result = await ports.host.run(commandFor(check, timeoutMs, { subject, signal: ports.signal }));
        const judgement = await judgeExec(check, result, { matcher: ports.matcher, timeoutMs });
        return { status: undefined, latencyMs: result.durationMs, ...judgement };
    }
    catch (error) {
        return lostHost(ports.clock.monotonic() - started, error);
    }
}
function commandFor(check, timeoutMs, { subject, signal }) {
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

// EXTERNAL MODULE: ./lib/health/fill-variables.js
var fill_variables = __nccwpck_require__(7374);
;// CONCATENATED MODULE: ./lib/health/http-message.js

const ownHeaders = {
    'user-agent': 'belay-health-check',
    accept: '*/*',
    'accept-encoding': 'identity',
    'cache-control': 'no-cache',
};
const headerValue = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;
function fillMessage(check, variable) {
    const address = (0,fill_variables/* fillVariables */.$)(check.url, (name) => withinQuery(variable(name)));
    if (address.kind === 'missing')
        return missing(address.name);
    const url = new URL(address.text);
    const headers = { ...ownHeaders };
    for (const [name, written] of Object.entries(check.headers ?? {})) {
        const filled = (0,fill_variables/* fillVariables */.$)(written, variable);
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
    const filled = (0,fill_variables/* fillVariables */.$)(check.body, isJson ? (name) => withinJson(variable(name)) : variable);
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
        const forward = await Promise.race([host.forward(place), endOf(end)]);
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
function endOf(end) {
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
        return refuse(`answered ${status} with a Location that is not a URL`);
    url.hash = '';
    if (url.username !== '' || url.password !== '') {
        return refuse(`answered ${status} with a Location that holds credentials, which is not followed`);
    }
    const refusal = refuseTarget(url, current, anyOrigin);
    if (refusal !== undefined)
        return { ...refusal, reason: `answered ${status} to ${refusal.reason}` };
    if (visited.some((seen) => seen.href === url.href))
        return refuse('redirects in a circle');
    if (visited.length > atMost)
        return refuse(`redirects more than ${atMost} ${atMost === 1 ? 'time' : 'times'}`);
    return { kind: 'follow', url, sameOrigin: visited.every(({ origin }) => origin === url.origin) };
}
function refuseTarget(url, current, anyOrigin) {
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
        return refuse('something that is not http or https');
    if (url.origin === current.origin)
        return undefined;
    const target = (0,foreign_text/* truncate */.xv)((0,health_check/* publicUrl */.x6)(url.href), 200);
    if (current.protocol === 'https:' && url.protocol === 'http:') {
        return refuse(`${target}, which drops the encryption and is not followed`);
    }
    if (anyOrigin)
        return undefined;
    return {
        ...refuse(`${target}, another origin, which is not followed; check that URL itself if it is yours`),
        hint: 'With "redirects: any" other origins may answer; headers and body of the check are never sent there.',
    };
}
function refuse(reason) {
    return { kind: 'refuse', reason };
}

;// CONCATENATED MODULE: ./lib/health/probe-http.js









async function probeHttp(check, asking) {
    const filled = fillMessage(check, asking.subject.variable);
    if (filled.kind === 'unfit') {
        return { ...probe_http_unhealthy(filled.reason, filled.hint), status: undefined, latencyMs: 0 };
    }
    const visited = [filled.url];
    return follow(check, { visited, isOwnOrigin: true, message: filled.message, spentMs: 0, waitedMs: 0 }, asking);
}
async function follow(check, from, asking) {
    const { timeoutMs, ports } = asking;
    let way = from;
    for (;;) {
        const leftMs = timeoutMs - way.spentMs - way.waitedMs;
        if (leftMs <= 0)
            return { ...probe_http_unhealthy(describeTimeout(timeoutMs)), ...known(way, ports.clock) };
        const hop = hopOf(check, way, { leftMs, signal: ports.signal });
        const { answer, seen, waitedMs } = await askThrough(hop, ports);
        const spentMs = way.spentMs + (answer?.durationMs ?? 0);
        way = { ...way, spentMs, waitedMs: way.waitedMs + waitedMs };
        if (answer === undefined)
            return { ...probe_http_unhealthy(''), ...known(way, ports.clock), ...seen };
        if (answer.kind === 'failed') {
            return { ...known(way, ports.clock), ...failed(answer, timeoutMs), ...exchangeOf(answer), ...seen };
        }
        way = { ...way, first: way.first ?? answer, last: answer };
        const step = decideWay(check, way, answer);
        if (step.kind === 'judge') {
            return { ...(await judged(check, answer, { way, asking })), ...seen, latencyMs: way.spentMs };
        }
        if (step.kind === 'refuse') {
            const refused = { ...probe_http_unhealthy(step.reason, step.hint), ...known(way, ports.clock) };
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
function failed(failure, timeoutMs) {
    const reason = failure.cause === 'timeout' ? describeTimeout(timeoutMs) : failure.detail;
    const seen = probe_http_unhealthy(reason, hintFor(failure));
    return failure.phase === undefined ? seen : { ...seen, phase: failure.phase };
}
function known({ first, last, spentMs }, clock) {
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
        const seen = await exchange(check, { ...asking, ports });
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
function exchange(check, asking) {
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

// EXTERNAL MODULE: ./lib/health/spread-checks.js
var spread_checks = __nccwpck_require__(2156);
;// CONCATENATED MODULE: ./lib/health/write-results.js


const listLimit = 120_000;
const textLimit = 500;
const write_results_componentsLimit = 20;
function writeResults(report) {
    const sorted = sortWorstFirst(report.results);
    const whole = sorted.map((result) => JSON.stringify(writeEntry(result)));
    const fits = whole.reduce((sum, text) => sum + byteLength(text) + 1, 1) <= listLimit;
    const entries = fits
        ? whole
        : sorted.map((result, at) => result.health === 'healthy' ? JSON.stringify(briefEntry(result)) : (whole[at] ?? ''));
    return `[${fitting(entries, listLimit - 2).join(',')}]`;
}
function failedNames(report) {
    const failed = sortWorstFirst(report.results).filter(({ health }) => health === 'unhealthy');
    return fitting(failed.map(({ name }) => name), listLimit);
}
function fitting(texts, limit) {
    let size = -1;
    const overflow = texts.findIndex((text) => {
        size += byteLength(text) + 1;
        return size > limit;
    });
    return overflow === -1 ? texts : texts.slice(0, overflow);
}
function byteLength(text) {
    return Buffer.byteLength(text);
}
function writeEntry(result) {
    return {
        ...briefEntry(result),
        hint: cut(result.hint),
        phase: result.phase,
        address: result.address,
        version: cut(result.version),
        'tls-days-left': result.tlsDaysLeft,
        components: result.components?.slice(0, write_results_componentsLimit).map(writeComponent),
        timing: result.timing === undefined ? undefined : writeTiming(result.timing),
    };
}
function briefEntry(result) {
    return {
        name: result.name,
        url: result.url,
        kind: kindOf(result.url),
        health: result.health,
        passed: result.health !== 'unhealthy',
        reason: cut(result.reason),
        attempts: result.attempts,
        status: result.status ?? null,
        'latency-ms': round(result.latencyMs),
    };
}
function kindOf(url) {
    if (url.startsWith('exec:'))
        return 'exec';
    return url.startsWith('tcp:') ? 'tcp' : 'http';
}
function writeComponent({ name, health, detail }) {
    return { name: cut(name), health, detail: detail === '' ? undefined : cut(detail) };
}
function writeTiming(timing) {
    return {
        'dns-ms': round(timing.dnsMs),
        'connect-ms': round(timing.connectMs),
        'tls-ms': round(timing.tlsMs),
        'first-byte-ms': round(timing.firstByteMs),
        'body-ms': round(timing.bodyMs),
    };
}
function cut(text) {
    return text === undefined ? undefined : (0,foreign_text/* truncate */.xv)(text, textLimit);
}
function round(ms) {
    return ms === undefined ? undefined : Math.max(0, Math.round(ms));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./lib/health/incident.js


const incidentLabel = {
    name: 'belay-incident',
    description: 'Opened and closed by Belay: a service is or was down.',
    color: 'b60205',
};
const labelKeyLimit = 35;
function incidentSubject({ environment, workflow, }) {
    if (environment !== '')
        return { key: environment, name: environment };
    const slug = workflow
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 20);
    const key = `${slug === '' ? 'checks' : slug}-${fingerprint(workflow).slice(0, 8)}`;
    return {
        key,
        name: workflow === '' ? 'what is checked' : `what workflow "${(0,foreign_text/* truncate */.xv)(workflow, 200)}" checks`,
    };
}
function claimLabel({ key }) {
    const isPlain = key.length <= labelKeyLimit && key === key.toLowerCase();
    const short = `${key.slice(0, labelKeyLimit - 9)}-${fingerprint(key).slice(0, 8)}`;
    return {
        name: `belay: ${isPlain ? key : short} is down`,
        description: (0,foreign_text/* truncate */.xv)(`Exists while ${key} is down, so that one issue is opened. Do not remove.`, 100),
        color: incidentLabel.color,
    };
}
function fingerprint(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 12);
}

;// CONCATENATED MODULE: ./lib/health/incident-marker.js

const markerPattern = /<!-- belay:incident (\{[^<>]{1,30000}\}) -->/;
const bodyLimit = 65_000;
function writeMarker(record) {
    const json = JSON.stringify(record).replace(/[^A-Za-z0-9"{}[\]:,._\\]/g, foreign_text/* unicodeEscape */.RT);
    return `<!-- belay:incident ${json} -->`;
}
function readMarker(body) {
    const found = markerPattern.exec(body)?.[1];
    if (found === undefined)
        return undefined;
    let value;
    try {
        value = JSON.parse(found);
    }
    catch {
        return undefined;
    }
    const { key, lists } = value;
    return typeof key === 'string' && Array.isArray(lists) && lists.every(isList) ? { key, lists } : undefined;
}
function isList(value) {
    if (!isMapping(value))
        return false;
    const { by, failing, count, set, missed } = value;
    const isFilled = typeof by === 'string' && typeof count === 'number' && typeof set === 'string';
    return (isFilled &&
        Array.isArray(failing) &&
        failing.every(isText) &&
        isMapping(missed) &&
        Object.values(missed).every(isText));
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isText(value) {
    return typeof value === 'string';
}
function replaceWritten(body, written) {
    const found = markerPattern.exec(body);
    const below = found === null ? `\n\n${body}` : body.slice(found.index + found[0].length);
    return incident_marker_fitting(`${written}${below}`, body);
}
function replaceMarker(body, record) {
    const marker = writeMarker(record);
    return markerPattern.test(body)
        ? incident_marker_fitting(body.replace(markerPattern, () => marker), body)
        : incident_marker_fitting(`${marker}\n\n${body}`, body);
}
function putOnTop(body, sentence) {
    return incident_marker_fitting(`${sentence}\n\n${body}`, body);
}
function incident_marker_fitting(wanted, body) {
    return wanted.length <= bodyLimit ? wanted : body;
}

;// CONCATENATED MODULE: ./lib/health/incident-record.js

const rememberedLimit = 500;
const incident_record_listLimit = 20;
function assess(before, look) {
    const by = fingerprint(look.asker);
    const asked = new Map(look.report.results.map(({ name, health }) => [
        fingerprint(name),
        { name, isDown: health === 'unhealthy' },
    ]));
    const own = before.lists.find((list) => list.by === by) ?? listOf(by, []);
    const others = before.lists.filter((list) => list.by !== by).flatMap((list) => withoutWell(list, asked));
    const elsewhere = new Set(others.flatMap(({ failing }) => failing));
    const down = [...asked].filter(([, { isDown }]) => isDown).map(([print]) => print);
    const unasked = own.failing.filter((print) => !asked.has(print));
    const gone = unasked.filter((print) => (own.missed[print] ?? look.run) !== look.run);
    const waiting = unasked.filter((print) => !gone.includes(print));
    const next = {
        ...listOf(by, [...waiting, ...down.filter((print) => !elsewhere.has(print))]),
        missed: Object.fromEntries(waiting.map((print) => [print, look.run])),
    };
    const takesTurns = look.report.status === 'unhealthy' && down.length === 0;
    const isEmpty = next.count === 0 && !takesTurns;
    const lists = isEmpty ? others : [next, ...others];
    const known = new Set(before.lists.flatMap(({ failing }) => failing));
    const nameOf = (print) => asked.get(print)?.name ?? '';
    const isWhole = own.failing.length === own.count;
    const change = {
        worse: isWhole ? down.filter((print) => !known.has(print)).map(nameOf) : [],
        better: [...known].filter((print) => asked.get(print)?.isDown === false).map(nameOf),
        stillFailing: down.filter((print) => !isWhole || known.has(print)).map(nameOf),
        gone: gone.length,
    };
    const differs = change.worse.length + change.better.length > 0 || (!isWhole && next.set !== own.set);
    return {
        record: { key: before.key, lists: incident_record_fitting(lists) },
        change: differs ? change : undefined,
        unasked: waiting.length + others.flatMap(({ failing }) => failing).filter((print) => !asked.has(print)).length,
        isOver: lists.length === 0,
        gone: gone.length,
    };
}
function withoutWell(list, asked) {
    const left = list.failing.filter((print) => asked.get(print)?.isDown !== false);
    if (left.length === list.failing.length || list.failing.length < list.count)
        return [list];
    return left.length === 0 ? [] : [{ ...listOf(list.by, left), missed: picked(list.missed, left) }];
}
function listOf(by, failing) {
    const sorted = [...failing].sort();
    return { by, failing: sorted, count: sorted.length, set: fingerprint(sorted.join('\n')), missed: {} };
}
function incident_record_fitting(lists) {
    const kept = lists.slice(0, incident_record_listLimit);
    const share = Math.floor(rememberedLimit / Math.max(1, kept.length));
    return kept.map((list) => {
        const failing = list.failing.slice(0, share);
        return { ...list, failing, missed: picked(list.missed, failing) };
    });
}
function picked(missed, prints) {
    const kept = new Set(prints);
    return Object.fromEntries(Object.entries(missed).filter(([print]) => kept.has(print)));
}
function isSameRecord(left, right) {
    const written = ({ lists }) => JSON.stringify([...lists].sort((one, other) => one.by.localeCompare(other.by)));
    return written(left) === written(right);
}

;// CONCATENATED MODULE: ./lib/health/incident-text.js



const incident_text_rowLimit = 20;
const incident_text_namedLimit = 8;
const incident_text_nameLimit = 160;
const incident_text_reasonLimit = 300;
const listedLimit = 60;
const hintLimit = 3;
const tableLimit = 25_000;
const titleLimit = 200;
function inertOnGitHub(text) {
    return (0,foreign_text/* escapeMarkdown */.FV)(text)
        .replaceAll('&#64;', '&#64;&#8203;')
        .replaceAll('&#35;', '&#35;&#8203;')
        .replaceAll('://', ':&#8203;//')
        .replace(/\b(www)\./gi, '$1&#8203;.')
        .replace(/\b(GH)-/gi, '$1&#8203;-');
}
function incidentTitle({ name }) {
    return `${(0,foreign_text/* truncate */.xv)((0,foreign_text/* neutralise */.$0)(name), titleLimit)} is down`;
}
function openBody(story, sinceMs, record) {
    const { subject, report } = story;
    const parts = [
        `**${inertOnGitHub(subject.name)} is down** since ${writeTime(sinceMs)}: ${countFailing(report)}.`,
        table(report.results.filter(({ health }) => health !== 'healthy')),
        hints(report.results),
        runLine(story, 'Seen by'),
        whatToDo(sinceMs),
        writeMarker(record),
    ];
    return joined(parts);
}
function closingLine(story, ending) {
    return [`${recovery(story, ending)} ${runLine(story, 'Seen by')}`.trim(), '---'].join('\n\n');
}
function closingComment(story, ending) {
    const unwell = story.report.results.filter(({ health }) => health !== 'healthy');
    return joined([recovery(story, ending), table(unwell), runLine(story, 'Seen by')]);
}
function duplicateBody(number) {
    return `Two runs opened an issue at once. The other one is #${number}.`;
}
function changeComment(story, change, { unasked }) {
    const { results, status } = story.report;
    const named = (names) => {
        const wanted = new Set(names);
        return results.filter(({ name }) => wanted.has(name));
    };
    const { worse, better, stillFailing, gone } = change;
    const parts = [
        worse.length === 0
            ? ''
            : `**Worse:** ${counted(worse.length, 'more check fails', 'more checks fail')} now.`,
        table(named(worse)),
        better.length === 0 ? '' : `**Not down any more:** ${listNames(named(better))}.`,
        gone === 0 ? '' : `${countGone(gone)} not asked any more.`,
        stillFailing.length === 0 ? '' : `Still failing: ${listNames(named(stillFailing))}.`,
        status === 'unhealthy'
            ? `Together: ${countFailing(story.report)}.`
            : 'Nothing that this run asked is down. The issue stays open for what other runs ask.',
        status === 'unhealthy' && unasked > 0
            ? `${counted(unasked, 'more that failed was', 'more that failed were')} not asked by this run.`
            : '',
        runLine(story, 'Seen by'),
    ];
    return joined(parts);
}
function recoverySentence(name, { status }, { downtime, gone }) {
    const now = status === 'degraded'
        ? 'nothing that is asked is down, but something is degraded'
        : 'all that is asked is well';
    if (downtime === undefined)
        return gone === 0 ? `${name}: ${now}.` : `${name}: ${countGone(gone)} not asked any more; ${now}.`;
    const took = (0,duration/* formatDuration */.a)(downtime.toMs - downtime.fromMs);
    const back = status === 'degraded'
        ? `${name} is no longer down after ${took}, but degraded.`
        : `${name} is well again after ${took}.`;
    return gone === 0 ? back : `${back} ${countGone(gone)} not asked any more.`;
}
function recovery({ subject, report }, ending) {
    const { downtime } = ending;
    const total = report.results.length;
    const isWell = report.results.every(({ health }) => health === 'healthy');
    return [
        `**${inertOnGitHub(recoverySentence(subject.name, report, ending))}**`,
        downtime === undefined
            ? ''
            : `It was down from ${writeTime(downtime.fromMs)} to ${writeTime(downtime.toMs)}, as far as the runs saw.`,
        isWell ? (total === 1 ? 'Its check passes.' : `All ${total} checks pass.`) : '',
    ]
        .filter((part) => part !== '')
        .join(' ');
}
function countGone(gone) {
    return counted(gone, 'check that failed is', 'checks that failed are');
}
function joined(parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}
function countFailing({ results }) {
    const failing = results.filter(({ health }) => health === 'unhealthy').length;
    if (failing === 0)
        return 'its health checks take turns to fail';
    if (results.length === 1)
        return 'its health check fails';
    return `${failing} of ${results.length} health checks ${failing === 1 ? 'fails' : 'fail'}`;
}
function table(results) {
    if (results.length === 0)
        return '';
    const sorted = [...results].sort((left, right) => rank(right) - rank(left));
    const rows = [];
    let size = 0;
    for (const result of sorted.slice(0, incident_text_rowLimit)) {
        const row = `| ${nameCell(result)} | ${result.health} | ${inert(reasonOf(result), incident_text_reasonLimit)} |`;
        size += row.length;
        if (size > tableLimit)
            break;
        rows.push(row);
    }
    const more = results.length - rows.length;
    const rest = more > 0 ? `\n\nAnd ${more} more: the run has them all.` : '';
    return `| Check | State | Reason |\n|---|---|---|\n${rows.join('\n')}${rest}`;
}
function rank({ health }) {
    return health === 'unhealthy' ? 1 : 0;
}
function reasonOf({ reason, components }) {
    const told = (components ?? [])
        .filter(({ name }) => !reason.includes(name))
        .slice(0, 3)
        .map(({ name, health }) => `${name}: ${health}`);
    return told.length === 0 ? reason : `${reason} (${told.join(', ')})`;
}
function nameCell({ name, url }) {
    const shown = inert(name, incident_text_nameLimit);
    if (!/^https?:/.test(url) || !URL.canParse(url))
        return shown;
    const address = new URL(url).href.replace(/[()|<>\s]/g, (character) => encodeURIComponent(character));
    const safe = address.replaceAll('(', '%28').replaceAll(')', '%29');
    return `[${shown}](${safe})`;
}
function inert(text, limit) {
    return inertOnGitHub((0,foreign_text/* truncate */.xv)(text, limit));
}
function listNames(results) {
    const named = results.slice(0, incident_text_namedLimit).map(({ name, health, reason }) => {
        const now = health === 'healthy' ? '' : ` (${inert(reason === '' ? health : reason, listedLimit)})`;
        return `${inert(name, listedLimit)}${now}`;
    });
    const more = results.length - named.length;
    return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}
function hints(results) {
    const known = new Map();
    for (const { name, health, hint } of results)
        if (health === 'unhealthy' && hint !== undefined && !known.has(hint))
            known.set(hint, name);
    return [...known]
        .slice(0, hintLimit)
        .map(([hint, name]) => `- ${inert(name, listedLimit)}: ${inert(hint, incident_text_reasonLimit)}`)
        .join('\n');
}
function runLine({ runUrl }, verb) {
    return runUrl === '' ? '' : `${verb} [this run](${runUrl}).`;
}
function whatToDo(sinceMs) {
    return [
        '**What to do**',
        '',
        '1. Open the run: its summary has every check, the worst first, with what was seen.',
        `2. Read the log of the check named first, from ${writeTime(sinceMs)} on.`,
        '3. If a deployment made it sick, bring the last validated release back with your rollback workflow.',
        '',
        'Belay comments here when something changes and closes this issue when the checks pass again. Closed by hand while the service is down, it is opened anew by the next run. Write below this text or in comments: what stands above is written anew.',
    ].join('\n');
}
function counted(count, one, many) {
    return `${count} ${count === 1 ? one : many}`;
}
function writeTime(ms) {
    return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

;// CONCATENATED MODULE: ./lib/health/follow-incident.js




const looksForWinnerMs = [500, 1_500, 3_000, 5_000];
const looksForCloserMs = [500, 1_500];
const duplicateLimit = 10;
async function followIncident(look, ports) {
    const found = await findOpen(look, ports);
    if (found.kind === 'failed')
        return failure(found.problem, undefined);
    const isDown = look.report.status === 'unhealthy';
    if (found.value !== undefined)
        return isDown ? carryOn(found.value, look, ports) : settle(found.value, look, ports);
    if (isDown)
        return begin(look, ports);
    const left = await findClaimed(look, ports);
    if (left.kind === 'failed')
        return failure(left.problem, undefined);
    return left.value === undefined ? { did: 'nothing', changed: false } : settle(left.value, look, ports);
}
function failure(problem, changed) {
    return { did: 'failed', changed, problem };
}
async function findOpen(look, { issues }) {
    const listed = await issues.list(incidentLabel.name, 'open');
    if (listed.kind === 'failed')
        return listed;
    const [oldest, ...duplicates] = listed.value
        .filter((issue) => issue.isOpen && isAbout(issue, look))
        .sort((left, right) => left.number - right.number);
    if (oldest === undefined)
        return { kind: 'done', value: undefined };
    for (const { number } of duplicates.slice(0, duplicateLimit)) {
        await issues.update(number, { body: duplicateBody(oldest.number), closeAs: 'duplicate' });
    }
    return { kind: 'done', value: oldest };
}
function isAbout({ body, labels }, { subject }) {
    const marker = readMarker(body);
    if (marker !== undefined)
        return marker.key === subject.key;
    const claim = claimLabel(subject).name;
    return labels.some((name) => name.toLowerCase() === claim.toLowerCase());
}
async function findClaimed(look, { issues }) {
    const listed = await issues.list(claimLabel(look.subject).name, 'all');
    if (listed.kind === 'failed')
        return listed;
    const own = listed.value.filter((issue) => isAbout(issue, look));
    const [first] = own.sort((left, right) => follow_incident_rank(right) - follow_incident_rank(left) || right.number - left.number);
    return { kind: 'done', value: first };
}
function follow_incident_rank({ isOpen, body }) {
    return (isOpen ? 2 : 0) + (readMarker(body) === undefined ? 0 : 1);
}
async function begin(look, ports) {
    const { issues } = ports;
    const known = await issues.createLabel(incidentLabel);
    if (known.kind === 'failed')
        return failure(known.problem, true);
    const claim = claimLabel(look.subject);
    let claimed = await issues.createLabel(claim);
    if (claimed.kind === 'done' && claimed.value === 'exists') {
        const left = await findClaimed(look, ports);
        if (left.kind === 'failed')
            return failure(left.problem, true);
        if (left.value?.isOpen === true)
            return join(left.value, look, ports);
        if (left.value !== undefined) {
            const released = await issues.deleteLabel(claim.name);
            claimed = released.kind === 'failed' ? released : await issues.createLabel(claim);
        }
    }
    if (claimed.kind === 'failed')
        return failure(claimed.problem, true);
    return claimed.value === 'created' ? follow_incident_open(look, ports) : waitForWinner(look, ports);
}
async function waitForWinner(look, ports) {
    for (const ms of looksForWinnerMs) {
        if (!(await follow_incident_slept(ms, ports)))
            return failure('The run was cancelled.', true);
        const found = await findOpen(look, ports);
        if (found.kind === 'failed')
            return failure(found.problem, true);
        if (found.value !== undefined)
            return join(found.value, look, ports);
    }
    return follow_incident_open(look, ports);
}
async function join(issue, look, ports) {
    const outcome = await carryOn(issue, look, ports);
    return outcome.did === 'unchanged' ? { ...outcome, did: 'joined' } : outcome;
}
async function follow_incident_open(look, ports) {
    const claim = claimLabel(look.subject);
    const { record } = assess(recordOf(undefined, look), look);
    const created = await ports.issues.create({
        title: incidentTitle(look.subject),
        body: openBody(look, ports.clock.now(), record),
        labels: [incidentLabel.name, claim.name],
    });
    if (created.kind === 'failed' && created.nothingDone) {
        await ports.issues.deleteLabel(claim.name);
        return failure(created.problem, true);
    }
    const seen = await findOpen(look, ports);
    const oldest = seen.kind === 'done' ? seen.value : undefined;
    if (created.kind === 'failed') {
        return oldest === undefined
            ? failure(created.problem, true)
            : { did: 'opened', changed: true, issue: oldest };
    }
    return oldest !== undefined && oldest.number < created.value.number
        ? join(oldest, look, ports)
        : { did: 'opened', changed: true, issue: created.value };
}
function recordOf(issue, { subject }) {
    return (issue === undefined ? undefined : readMarker(issue.body)) ?? { key: subject.key, lists: [] };
}
async function carryOn(issue, look, ports) {
    const assessment = assess(recordOf(issue, look), look);
    const { change, record, unasked } = assessment;
    if (change === undefined || readMarker(issue.body) === undefined)
        return { did: 'unchanged', changed: false, issue, ...(await remember(issue, record, ports)) };
    const told = await ports.issues.comment(issue.number, changeComment(look, change, assessment));
    if (told.kind === 'failed')
        return { ...failure(told.problem, true), issue };
    const body = unasked > 0
        ? replaceMarker(issue.body, record)
        : replaceWritten(issue.body, openBody(look, issue.createdAtMs, record));
    const written = await ports.issues.update(issue.number, { body });
    if (written.kind === 'failed')
        return { ...failure(written.problem, true), issue };
    return { did: 'commented', changed: true, issue };
}
async function remember(issue, record, { issues }) {
    const before = readMarker(issue.body);
    if (before !== undefined && isSameRecord(before, record))
        return {};
    const written = await issues.update(issue.number, { body: replaceMarker(issue.body, record) });
    return written.kind === 'failed' ? { problem: written.problem } : {};
}
async function settle(issue, look, ports) {
    const assessment = assess(recordOf(issue, look), look);
    if (assessment.isOver)
        return end(issue, look, { assessment, ...ports });
    const waiting = issue.isOpen
        ? { did: 'waiting', changed: false, issue }
        : { did: 'nothing', changed: false };
    if (issue.isOpen && assessment.change !== undefined) {
        const comment = changeComment(look, assessment.change, assessment);
        const told = await ports.issues.comment(issue.number, comment);
        if (told.kind === 'failed')
            return { ...waiting, problem: told.problem };
    }
    return { ...waiting, ...(await remember(issue, assessment.record, ports)) };
}
async function end(issue, look, ports) {
    const { issues } = ports;
    const ending = endingOf(issue, ports);
    const released = await issues.deleteLabel(claimLabel(look.subject).name);
    if (released.kind === 'failed')
        return { ...failure(released.problem, true), issue };
    const closed = { did: 'closed', changed: true, issue, ending };
    if (released.value === 'absent') {
        const by = await closedByAnother(issue, ports);
        if (by.kind === 'failed')
            return { ...failure(by.problem, true), issue };
        if (by.value)
            return { ...closed, changed: false };
    }
    const kept = replaceMarker(issue.body, { key: look.subject.key, lists: [] });
    const body = putOnTop(kept, closingLine(look, ending));
    const done = await issues.update(issue.number, {
        body,
        ...(issue.isOpen ? { closeAs: 'completed' } : {}),
    });
    if (done.kind === 'failed')
        return { ...failure(done.problem, true), issue };
    const told = await issues.comment(issue.number, closingComment(look, ending));
    return told.kind === 'failed' ? { ...closed, problem: told.problem } : closed;
}
function endingOf({ createdAtMs }, { assessment, clock }) {
    const { gone, change } = assessment;
    const sawWell = gone === 0 || (change?.better.length ?? 0) > 0;
    const downtime = { fromMs: createdAtMs, toMs: Math.max(createdAtMs, clock.now()) };
    return { gone, downtime: sawWell ? downtime : undefined };
}
async function closedByAnother(issue, ports) {
    if (!issue.isOpen)
        return { kind: 'done', value: true };
    for (const ms of looksForCloserMs) {
        if (!(await follow_incident_slept(ms, ports)))
            return { kind: 'failed', problem: 'The run was cancelled.', nothingDone: true };
        const read = await ports.issues.read(issue.number);
        if (read.kind === 'failed')
            return read;
        if (!read.value.isOpen)
            return { kind: 'done', value: true };
    }
    return { kind: 'done', value: false };
}
async function follow_incident_slept(ms, { clock, signal }) {
    try {
        await clock.sleep(ms, signal);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./actions/health-check/src/keep-incident.js



async function keepIncident({ environment }, report, place) {
    const { issues, clock, signal, redact, runUrl, asker, run } = place;
    const subject = incidentSubject({ environment, workflow: place.workflow });
    const look = { subject, report: withoutSecrets(report, redact), runUrl, asker, run };
    const outcome = issues === undefined
        ? { did: 'failed', changed: undefined, problem: noToken }
        : await followIncident(look, { issues, clock, signal });
    if (outcome.problem !== undefined && !signal.aborted)
        place.log.warning(`The incident issue could not be kept up to date: ${outcome.problem} What the checks said is not changed by it.`);
    return { ...outcome, sentence: describe(outcome, subject.name, report) };
}
const noToken = 'There is no token, as in runs of forks. Leave the input "token" to its default, or set "incident-issue: false" there.';
function withoutSecrets(report, redact) {
    const clean = (result) => ({
        ...result,
        name: redact(result.name),
        url: redact(result.url),
        reason: redact(result.reason),
        ...(result.hint === undefined ? {} : { hint: redact(result.hint) }),
        ...(result.components === undefined
            ? {}
            : {
                components: result.components.map((component) => ({
                    ...component,
                    name: redact(component.name),
                    detail: redact(component.detail),
                })),
            }),
    });
    return { ...report, results: report.results.map(clean) };
}
function describe(outcome, name, report) {
    const issue = outcome.issue === undefined ? '' : `Incident #${outcome.issue.number}`;
    switch (outcome.did) {
        case 'opened':
            return `${issue} was opened.`;
        case 'joined':
            return `${issue} was opened by another run at the same time.`;
        case 'commented':
            return `${issue} is still open; what changed is told there.`;
        case 'unchanged':
            return `${issue} is still open; nothing changed.`;
        case 'waiting':
            return `${issue} stays open: checks that failed were not asked by this run. What their own job asks no more in two runs counts no longer.`;
        case 'closed': {
            const { ending } = outcome;
            const back = ending === undefined ? '' : ` ${recoverySentence(name, report, ending)}`;
            return `${issue} was closed.${back}`;
        }
        default:
            return '';
    }
}

;// CONCATENATED MODULE: ./actions/health-check/src/write-result.js


const namesLimit = 50;
const failuresLimit = 20;
const namesBytes = 15_000;
const failuresBytes = 25_000;
const sentenceLimit = 1_000;
const write_result_reasonLimit = 300;
function writeResult(conclusion) {
    const { report, incident } = conclusion;
    const sorted = sortWorstFirst(report.results);
    const failed = sorted.filter(({ health }) => health === 'unhealthy');
    const degraded = sorted.filter(({ health }) => health === 'degraded');
    const downtime = incident?.ending?.downtime;
    return {
        status: report.status,
        message: (0,foreign_text/* truncate */.xv)(conclusion.message, sentenceLimit),
        changed: conclusion.changed,
        ...(conclusion.comparison === undefined
            ? {}
            : { comparison: (0,foreign_text/* truncate */.xv)(conclusion.comparison, sentenceLimit) }),
        failed: write_result_fitting(failed.slice(0, namesLimit).map(({ name }) => name), namesBytes),
        failures: write_result_fitting(failed.slice(0, failuresLimit).map(failureOf), failuresBytes),
        'failed-count': failed.length,
        'degraded-count': degraded.length,
        'check-count': sorted.length,
        'duration-ms': Math.round(report.durationMs),
        ...(downtime === undefined ? {} : { 'down-ms': Math.max(0, downtime.toMs - downtime.fromMs) }),
        ...(incident?.issue === undefined
            ? {}
            : { incident: { number: incident.issue.number, url: incident.issue.url } }),
    };
}
function failureOf({ name, url, reason }) {
    const address = /^https?:/.test(url) ? { url } : {};
    return { name, ...address, reason: (0,foreign_text/* truncate */.xv)(reason, write_result_reasonLimit) };
}
function write_result_fitting(items, limit) {
    let size = 0;
    const overflow = items.findIndex((item) => {
        size += Buffer.byteLength(JSON.stringify(item)) + 1;
        return size > limit;
    });
    return overflow === -1 ? items : items.slice(0, overflow);
}

;// CONCATENATED MODULE: ./actions/health-check/src/run.js









const outputNames = ['status', 'changed', 'failed', 'results', 'duration-ms'];
const annotationLimit = 10;
async function run(inputs, ports) {
    const { policy, sha } = inputs;
    const { checks, hostOf } = (0,spread_checks/* spreadChecks */.$)(inputs.checks, ports.hosts);
    const title = checks.length === 1 ? 'Health: 1 check' : `Health: ${checks.length} checks`;
    const subject = { ...ports.subject, ...(sha === undefined ? {} : { commit: sha }) };
    const report = await ports.log.group(title, () => runChecks(checks, policy, { ...ports, hostOf }, subject));
    annotate(report, ports.log, inputs.incidentIssue ? annotationLimit - 1 : annotationLimit);
    const incident = inputs.incidentIssue ? await keepIncident(inputs, report, ports) : undefined;
    const comparison = inputs.baseline === undefined ? undefined : (0,compare_health/* compareReports */.l)(inputs.baseline, report);
    const conclusion = {
        report,
        message: run_describe(report, incident),
        changed: String(comparison?.changed ?? incident?.changed ?? 'unknown'),
        comparison: comparison?.sentence,
        incident,
    };
    tell(conclusion, ports.log, inputs.fail);
    return conclude(conclusion, inputs.fail);
}
function run_describe(report, incident) {
    const sentence = describeHealth(report);
    return incident?.did === 'closed' ? `${sentence} ${incident.sentence}` : sentence;
}
function annotate(report, log, limit) {
    const unwell = sortWorstFirst(report.results).filter(({ health }) => health !== 'healthy');
    for (const result of unwell.slice(0, limit))
        log.warning(describeCheck(result));
}
function tell({ report, comparison, incident }, log, fail) {
    if (!failsStep(report, fail))
        log.info(describeHealth(report));
    if (comparison !== undefined)
        log.info(comparison);
    if (incident !== undefined && incident.sentence !== '')
        log.info(incident.sentence);
}
function failsStep(report, fail) {
    return fail && report.status === 'unhealthy';
}
function conclude(conclusion, fail) {
    const { report, message, changed } = conclusion;
    const reasonCode = report.status;
    return {
        outputs: {
            status: report.status,
            changed,
            failed: failedNames(report).join('\n'),
            results: writeResults(report),
            'duration-ms': String(Math.round(report.durationMs)),
        },
        reasonCode,
        result: writeResult(conclusion),
        summary: run_summarise(conclusion),
        ...(failsStep(report, fail) ? { failure: message } : {}),
    };
}
function run_summarise({ report, comparison, incident }) {
    const issue = incident?.issue;
    const parts = [
        `### Health: ${report.status}`,
        (0,foreign_text/* escapeMarkdown */.FV)(describeHealth(report)),
        comparison === undefined ? '' : (0,foreign_text/* escapeMarkdown */.FV)(comparison),
        incident === undefined || issue === undefined
            ? ''
            : `${(0,foreign_text/* escapeMarkdown */.FV)(incident.sentence)} [Open the issue](${issue.url}).`,
        healthTable(report),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}


/***/ }),

/***/ 2246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ wireHealthCheck)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
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

;// CONCATENATED MODULE: ./lib/github/octokit-incident-issues.js


const budgetMs = 60_000;
const callBudgetMs = 15_000;
function createGitHubIncidentIssues(ports) {
    let endsAtMs;
    const deadline = () => {
        const now = ports.clock.monotonic();
        endsAtMs ??= now + budgetMs;
        return Math.min(endsAtMs, now + callBudgetMs);
    };
    const { github } = ports;
    return {
        list: async (label, state) => {
            const parameters = { labels: label, state, sort: 'created', direction: 'asc' };
            const list = { path: 'issues', parameters, member: undefined, parseItem, identity, fresh: true };
            const answer = await again(ports, deadline(), (deadlineMs) => github.readAll({ ...list, deadlineMs }));
            return answer.kind === 'failed'
                ? refused(answer)
                : done(answer.data.flatMap(({ issue }) => issue ?? []));
        },
        read: async (number) => {
            const request = { path: 'issues/{issue_number}', parameters: { issue_number: number }, fresh: true };
            return tried(await again(ports, deadline(), (deadlineMs) => github.read({ ...request, parse: parseIssue, deadlineMs })));
        },
        createLabel: (label) => createLabel(github, label, deadline()),
        deleteLabel: (name) => deleteLabel(github, name, deadline()),
        create: async (issue) => tried(await createIssue(github, issue, deadline())),
        update: async (number, change) => tried(await again(ports, deadline(), (deadlineMs) => update(github, { number, ...change }, deadlineMs))),
        comment: async (number, body) => tried(await comment(github, { number, body }, deadline())),
    };
}
function again({ clock, signal, random }, deadlineMs, operation) {
    const policy = { attempts: 3, baseMs: 500, capMs: 2_000, deadlineMs };
    const ports = {
        clock,
        ...(signal === undefined ? {} : { signal }),
        ...(random === undefined ? {} : { random }),
    };
    return retrying(() => operation(deadlineMs), policy, ports);
}
async function createLabel(github, label, deadlineMs) {
    const parameters = { ...label };
    const created = await github.write({
        method: 'POST',
        path: 'labels',
        parameters,
        parse: anything,
        deadlineMs,
    });
    if (created.kind === 'ok')
        return done('created');
    if (created.reason !== 'invalid')
        return refused(created);
    const found = await github.read({
        path: 'labels/{name}',
        parameters: { name: label.name },
        parse: anything,
        deadlineMs,
    });
    return found.kind === 'ok' ? done('exists') : refused(created);
}
async function deleteLabel(github, name, deadlineMs) {
    const deleted = await github.write({
        method: 'DELETE',
        path: 'labels/{name}',
        parameters: { name },
        parse: anything,
        deadlineMs,
    });
    if (deleted.kind === 'ok')
        return done('deleted');
    return deleted.reason === 'not-found' ? done('absent') : refused(deleted);
}
function createIssue(github, issue, deadlineMs) {
    const parameters = { ...issue };
    return github.write({ method: 'POST', path: 'issues', parameters, parse: parseIssue, deadlineMs });
}
function update(github, { number, body, closeAs }, deadlineMs) {
    return github.write({
        method: 'PATCH',
        path: 'issues/{issue_number}',
        parameters: {
            issue_number: number,
            body,
            ...(closeAs === undefined ? {} : { state: 'closed', state_reason: closeAs }),
        },
        parse: written,
        deadlineMs,
    });
}
function comment(github, { number, body }, deadlineMs) {
    const parameters = { issue_number: number, body };
    const path = 'issues/{issue_number}/comments';
    return github.write({ method: 'POST', path, parameters, parse: written, deadlineMs });
}
const anything = () => true;
const written = () => 'written';
const parseIssue = (value) => {
    const fields = fieldsOf(value);
    const number = wholeNumber(fields?.['number']);
    const url = filledText(fields?.['html_url']);
    const createdAtMs = Date.parse(json_fields_text(fields?.['created_at']) ?? '');
    if (number === undefined || url === undefined || Number.isNaN(createdAtMs))
        return undefined;
    return {
        number,
        url,
        body: json_fields_text(fields?.['body']) ?? '',
        labels: listOf(fields?.['labels'], parseLabel) ?? [],
        isOpen: fields?.['state'] === 'open',
        createdAtMs,
    };
};
const parseLabel = (value) => json_fields_text(value) ?? json_fields_text(fieldsOf(value)?.['name']);
const parseItem = (value) => {
    const issue = parseIssue(value);
    const isPull = fieldsOf(fieldsOf(value)?.['pull_request']) !== undefined;
    return issue === undefined ? undefined : { number: issue.number, issue: isPull ? undefined : issue };
};
const identity = ({ number }) => number;
function done(value) {
    return { kind: 'done', value };
}
function tried(answer) {
    return answer.kind === 'failed' ? refused(answer) : done(answer.data);
}
function refused(failure) {
    const nothingDone = ['unauthorized', 'forbidden', 'limited', 'not-found', 'invalid'].includes(failure.reason);
    return { kind: 'failed', problem: `${capital(failure.detail)}. ${advice(failure)}`, nothingDone };
}
function capital(sentence) {
    return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
function advice({ reason }) {
    switch (reason) {
        case 'forbidden':
            return 'Give the job "permissions: issues: write"; runs of forks never have it.';
        case 'not-found':
            return 'Give the job "permissions: issues: write", and see that the repository has issues switched on.';
        case 'unauthorized':
            return 'Give a valid token, or leave the input "token" out.';
        case 'limited':
            return 'The next run tries again; ask less often if this stays.';
        default:
            return 'The next run tries again.';
    }
}

// EXTERNAL MODULE: ./lib/health/address-policy.js
var address_policy = __nccwpck_require__(9210);
// EXTERNAL MODULE: ./lib/health/check-secrets.js
var check_secrets = __nccwpck_require__(7723);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: ./lib/hosts/host.js
var host = __nccwpck_require__(3224);
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
        throw (0,host/* hostError */.FT)('open the lock', path, error);
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
        throw (0,host/* hostError */.FT)('open the lock', path, error);
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
        throw (0,host/* hostError */.FT)('lock', path, error);
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
        throw (0,host/* hostError */.FT)('lock', path, error);
    }
    throw (0,host/* hostError */.FT)('lock', path, Object.assign(new Error('replaced'), { code: 'ESTALE' }));
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

// EXTERNAL MODULE: ./lib/ports/dial.js
var dial = __nccwpck_require__(4493);
// EXTERNAL MODULE: ./lib/ports/early-end.js
var early_end = __nccwpck_require__(1528);
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
        return failed(route.failure, record);
    if (signal?.aborted === true)
        return failed((0,network_failure/* networkFailure */.rd)('cancelled'), record);
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
        throw (0,host/* hostError */.FT)('read', path, error);
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
        throw (0,host/* hostError */.FT)('write', path, error);
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
        throw (0,host/* hostError */.FT)('append to', path, error);
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
        throw (0,host/* hostError */.FT)('cut', path, error);
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
        throw (0,host/* hostError */.FT)('list', path, error);
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
        throw (0,host/* hostError */.FT)('rename', from, error);
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
        return local_files_refused((0,host/* hostError */.FT)('use the folder', path, error).message.replace(/\.$/, ''));
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
        throw (0,host/* hostError */.FT)('list', folder, error);
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
function failure_failed(reason, note) {
    return { kind: 'failed', reason, detail: `${sentences[reason]}${note === undefined ? '' : ` (${note})`}` };
}
function classify(refusal, at) {
    const { status } = refusal;
    if (isLimit(refusal)) {
        return { ...failure_failed('limited', `HTTP ${status}`), retryAtMs: at.monotonic + limitEndsIn(refusal, at) };
    }
    const failure = failure_failed(reasonOf(status), `HTTP ${status}`);
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
    timeout: () => failure_failed('unavailable', 'no complete answer in time'),
    cancelled: () => failure_failed('cancelled'),
    network: () => failure_failed('unavailable', 'no connection, or it was cut'),
    'too-large': () => failure_failed('malformed', 'larger than any documented answer'),
    redirect: () => failure_failed('unavailable', 'it redirected to another host or without end, which is not followed'),
};
function explainError(error, at) {
    const cause = error instanceof FetchError ? error : error instanceof Error ? error.cause : undefined;
    if (cause instanceof FetchError)
        return problems[cause.problem]();
    const refusal = refusalOf(error);
    if (refusal?.status === 304)
        return { kind: 'not-modified' };
    return refusal === undefined ? failure_failed('malformed') : classify(refusal, at);
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
            return failure_failed('unavailable', 'the list changed while it was read');
        }
        total = answer.data.total;
        for (const item of answer.data.items) {
            const key = request.identity(item);
            if (items.has(key))
                return failure_failed('unavailable', 'a page came twice');
            items.set(key, item);
        }
        const end = endOf(answer.data, items.size);
        if (end === 'complete')
            return { kind: 'ok', data: [...items.values()], unchanged };
        if (end === 'broken')
            return failure_failed('unavailable', 'the pages do not add up to the total');
    }
    return failure_failed('unavailable', 'the list is longer than GitHub serves');
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
            return failure_failed('malformed');
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
    return data === undefined ? failure_failed('malformed') : { kind: 'ok', data, unchanged: false };
}
function conditionalHeaders(etag, fresh) {
    if (fresh)
        return { 'cache-control': 'no-cache' };
    return etag === undefined ? {} : { 'if-none-match': etag };
}
async function exchange(connection, call) {
    const { clock, signal, counts } = connection;
    if (signal?.aborted === true)
        return failure_failed('cancelled');
    const left = (call.deadlineMs ?? Number.POSITIVE_INFINITY) - clock.monotonic();
    if (left <= 0)
        return failure_failed('unavailable', 'no time was left to ask');
    const timeoutMs = Math.min(connection.requestTimeoutMs ?? defaultTimeoutMs, left);
    const [owner, repo] = connection.repository.split('/');
    const suffix = call.path === '' ? '' : `/${call.path}`;
    let send;
    try {
        send = await connection.octokit();
    }
    catch {
        return failure_failed('unavailable', 'the GitHub client could not be loaded');
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
const masked_variables_passedOn = { shortest: 11 };

// EXTERNAL MODULE: ./lib/health/check-place.js
var check_place = __nccwpck_require__(3529);
;// CONCATENATED MODULE: ./actions/health-check/src/reach-hosts.js




async function reachHosts({ hosts: targets, ssh: access, checks }, { log, signal }) {
    if (targets.length === 0 || !checks.some(check_place/* isAskedOnHost */.mc))
        return { hosts: [], close: async () => undefined };
    const { openSsh } = await __nccwpck_require__.e(/* import() */ 862).then(__nccwpck_require__.bind(__nccwpck_require__, 3862));
    try {
        const ssh = await openSsh(access, { clock: systemClock, log, signal, deny: address_policy/* denyAddress */.X });
        return { hosts: targets.map((target) => ssh.host(target)), close: () => ssh.close() };
    }
    catch (error) {
        if (!(0,host/* isHostLost */.lM)(error))
            throw error;
        return { hosts: targets.map(({ label }) => lostHost(label, error)), close: async () => undefined };
    }
}
function lostHost(name, error) {
    const lost = () => Promise.reject(error);
    return { name, run: lost, connect: lost, forward: lost };
}

;// CONCATENATED MODULE: ./actions/health-check/src/wiring.js













async function wireHealthCheck(inputs, context) {
    const { log, signal, workflowRun, redactor, env } = context;
    const clock = systemClock;
    for (const secret of (0,check_secrets/* secretsOfChecks */.Wh)(inputs.checks))
        redactor.add(secret);
    const http = createHttpOnDemand({ deny: address_policy/* denyAddress */.X });
    const matcher = createWorkerMatcher();
    const reached = await reachHosts(inputs, context);
    const github = inputs.incidentIssue ? connectGitHub(inputs, context) : undefined;
    const ports = {
        http,
        matcher,
        host: createLocalHost(clock, { deny: address_policy/* denyAddress */.X }),
        hosts: reached.hosts,
        clock,
        log,
        signal,
        subject: {
            ...directoryOf(inputs, env),
            passEnv: passedNames(env),
            variable: maskedVariables(context, filledIn),
        },
        issues: github === undefined ? undefined : createGitHubIncidentIssues({ github, clock, signal }),
        workflow: workflowRun.workflow,
        runUrl: workflowRun.url,
        asker: JSON.stringify([workflowRun.workflow, env['GITHUB_JOB'] ?? '', env['GITHUB_ACTION'] ?? '']),
        run: String(workflowRun.runId ?? ''),
        redact: (text) => redactor.redact(text),
    };
    const close = async () => {
        await Promise.all([http.close(), matcher.close(), reached.close()]);
    };
    return { ports, close };
}
function directoryOf({ folder, hosts }, env) {
    const isThere = (path) => hosts.length > 0 || (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true;
    if (folder !== undefined && isThere(folder))
        return { directory: folder };
    return hosts.length > 0 ? {} : { directory: env['GITHUB_WORKSPACE'] ?? external_node_process_namespaceObject.cwd() };
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

/***/ 3529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HA: () => (/* binding */ loopbackPlace),
/* harmony export */   eA: () => (/* binding */ isOfTheMachine),
/* harmony export */   mc: () => (/* binding */ isAskedOnHost),
/* harmony export */   ru: () => (/* binding */ isUrlOfTheMachine)
/* harmony export */ });
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

/***/ 3371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ compareReports),
/* harmony export */   q: () => (/* binding */ readPastChecks)
/* harmony export */ });
/* harmony import */ var _health_report_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3684);

const namedLimit = 5;
const textLimit = 2_000_000;
function compareReports(before, now) {
    const past = new Map(before.map(({ name, health }) => [name, health]));
    const pairs = now.results.map(({ name, health }) => ({ name, before: past.get(name), now: health }));
    const parts = stories.flatMap(({ holds, tells }) => {
        const names = pairs.filter(holds).map(({ name }) => name);
        return names.length === 0 ? [] : [`${listNames(names)} ${tells(names.length === 1)}`];
    });
    const asWhole = (0,_health_report_js__WEBPACK_IMPORTED_MODULE_0__/* .worstHealth */ .s)(before.map(({ health }) => health)) !== now.status;
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
    const shown = names.slice(0, namedLimit);
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


/***/ }),

/***/ 7374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ fillVariables)
/* harmony export */ });
/* harmony import */ var _variable_references_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2598);

const references = new RegExp(_variable_references_js__WEBPACK_IMPORTED_MODULE_0__/* .referencePattern */ .I1.source, 'g');
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

/***/ 2156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ spreadChecks),
/* harmony export */   X: () => (/* binding */ countSpread)
/* harmony export */ });
/* harmony import */ var _check_place_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3529);

function spreadChecks(checks, hosts) {
    const hostOf = new Map();
    const taken = new Set(checks.map(({ name }) => name));
    const spread = checks.flatMap((check) => {
        if (hosts.length === 0 || !(0,_check_place_js__WEBPACK_IMPORTED_MODULE_0__/* .isAskedOnHost */ .mc)(check))
            return [check];
        return hosts.map((host) => {
            const name = hosts.length === 1 ? check.name : freeName(`${check.name} on ${host.name}`, taken);
            const asked = { ...check, name };
            hostOf.set(asked, host);
            return asked;
        });
    });
    return { checks: spread, hostOf: (check) => hostOf.get(check) };
}
function freeName(wanted, taken) {
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1)
        name = `${wanted} (${count})`;
    taken.add(name);
    return name;
}
function countSpread(checks, hosts) {
    const onHosts = checks.filter(_check_place_js__WEBPACK_IMPORTED_MODULE_0__/* .isAskedOnHost */ .mc).length;
    return checks.length - onHosts + onHosts * Math.max(1, hosts);
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
/* harmony export */   f3: () => (/* binding */ hostLost),
/* harmony export */   lM: () => (/* binding */ isHostLost)
/* harmony export */ });
/* unused harmony export isHostError */
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
/******/ var __webpack_exports__ = __nccwpck_require__(8126);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
