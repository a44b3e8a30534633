export const id = 116;
export const ids = [116];
export const modules = {

/***/ 5116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createNodeHttp: () => (/* binding */ createNodeHttp)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./lib/ports/joined-headers.js
var joined_headers = __webpack_require__(7321);
;// CONCATENATED MODULE: ./lib/ports/converse.js


function converse(line, request) {
    const { connected, end, onFirstByte } = line;
    const endedEarly = new Promise((_, reject) => {
        end.whenEnded(() => reject(new Error('The exchange was ended early.')));
    });
    return Promise.race([connected.then((socket) => sendOver(socket, request, onFirstByte)), endedEarly]);
}
function sendOver(socket, request, onFirstByte) {
    const { url, method, body, bodyLimit } = request;
    return new Promise((resolve, reject) => {
        const sent = (0,external_node_http_.request)({
            method,
            path: `${url.pathname}${url.search}`,
            headers: headersOf(request),
            createConnection: () => socket,
            joinDuplicateHeaders: true,
        });
        sent.maxHeadersCount = 0;
        let begun;
        sent.on('error', (error) => {
            if (begun?.complete !== true)
                reject(error);
        });
        sent.on('upgrade', () => reject(unaskedUpgrade()));
        sent.on('socket', () => socket.once('data', onFirstByte));
        sent.on('response', (response) => {
            begun = response;
            response.on('error', reject);
            collect(response, bodyLimit, resolve);
        });
        sent.end(body === undefined ? undefined : Buffer.from(body));
    });
}
function unaskedUpgrade() {
    return Object.assign(new Error('The server changed the protocol.'), { code: 'HPE_UNASKED_UPGRADE' });
}
function headersOf({ url, headers, body }) {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const own = { Host: url.host, ...length };
    const given = new Set(Object.keys(headers ?? {}).map((name) => name.toLowerCase()));
    const kept = Object.entries(own).filter(([name]) => !given.has(name.toLowerCase()));
    return { ...Object.fromEntries(kept), ...headers, Connection: 'close' };
}
function collect(response, limit, done) {
    const chunks = [];
    let size = 0;
    const whole = () => ({
        status: response.statusCode ?? 0,
        headers: (0,joined_headers/* joinedHeaders */.A)(response.headers),
        body: Buffer.concat(chunks).subarray(0, limit).toString('utf8'),
        bodyCut: size > limit,
    });
    response.on('data', (chunk) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size <= limit)
            return;
        response.pause();
        done(whole());
    });
    response.on('end', () => done(whole()));
}

// EXTERNAL MODULE: ./lib/ports/early-end.js
var early_end = __webpack_require__(1528);
// EXTERNAL MODULE: ./lib/ports/exchange-record.js
var exchange_record = __webpack_require__(2902);
// EXTERNAL MODULE: ./lib/ports/guarded-lookup.js + 1 modules
var guarded_lookup = __webpack_require__(746);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./lib/ports/dial.js
var ports_dial = __webpack_require__(4493);
// EXTERNAL MODULE: ./lib/ports/route.js
var ports_route = __webpack_require__(78);
;// CONCATENATED MODULE: ./lib/ports/lines.js



function openLines(options) {
    const open = new Set();
    let isClosed = false;
    const to = (call) => {
        if (isClosed)
            return { connected: Promise.reject(new Error('All lines are closed.')), hangUp: () => { } };
        const socket = dialFor(call, options);
        const line = {
            connected: whenConnected(socket, call),
            hangUp: () => {
                open.delete(line);
                socket.destroy();
            },
        };
        open.add(line);
        return line;
    };
    const close = () => {
        isClosed = true;
        for (const line of open)
            line.hangUp();
    };
    return { to, close };
}
function dialFor(call, options) {
    const { url, route, timeoutMs, record, tls } = call;
    const port = url.port === '' ? (tls === undefined ? 80 : 443) : Number(url.port);
    const dial = { ...options, route, port, timeoutMs, record };
    return tls === undefined ? (0,ports_dial/* dialTcp */.EE)(dial) : tls.dialTls({ ...dial, ...namesOf(call) });
}
function namesOf({ url, host = '' }) {
    const hostname = (0,ports_route/* bareHost */.n)(url.hostname);
    const names = [(0,ports_route/* bareHost */.n)(host.replace(/:\d*$/, '')), hostname];
    return { hostname, servername: names.find((name) => name !== '' && (0,external_node_net_.isIP)(name) === 0) };
}
function whenConnected(socket, { tls, record }) {
    return new Promise((resolve, reject) => {
        socket.on('error', reject);
        socket.once('close', () => reject(new Error('The connection was given up.')));
        socket.once(tls === undefined ? 'connect' : 'secureConnect', () => {
            record.enter('first-byte');
            resolve(socket);
        });
    });
}

// EXTERNAL MODULE: ./lib/ports/network-failure.js
var network_failure = __webpack_require__(4070);
;// CONCATENATED MODULE: ./lib/ports/node-http.js







function createNodeHttp(options = {}) {
    const deny = options.deny ?? (() => undefined);
    const lines = openLines({ deny, resolve: (0,guarded_lookup/* shareLookups */.VP)(options.resolve ?? guarded_lookup/* resolveBySystem */.Lu) });
    return {
        request: (request) => exchange(request, lines, deny),
        close: async () => lines.close(),
    };
}
async function exchange(request, lines, deny) {
    const { url, timeoutMs, signal, connectTo } = request;
    const tls = url.protocol === 'https:' ? await __webpack_require__.e(/* import() */ 805).then(__webpack_require__.bind(__webpack_require__, 8805)) : undefined;
    const record = (0,exchange_record/* createExchangeRecord */.f)();
    const failed = (failure) => ({
        kind: 'failed',
        ...failure,
        ...(record.phase === undefined ? {} : { phase: record.phase }),
        ...record.facts,
    });
    const route = (0,ports_route/* chooseRoute */.X)(url.hostname, { connectTo, deny });
    if (route.kind === 'none')
        return failed(route.failure);
    if (signal?.aborted === true)
        return failed((0,network_failure/* networkFailure */.rd)('cancelled'));
    const end = (0,early_end/* createEarlyEnd */.p)({ timeoutMs, signal });
    const line = lines.to({ url, route, timeoutMs, record, host: hostHeaderOf(request), tls });
    const onFirstByte = () => record.enter('body');
    try {
        const answer = await converse({ connected: line.connected, end, onFirstByte }, request);
        record.finish();
        return { kind: 'response', ...answer, ...record.facts };
    }
    catch (error) {
        return failed(end.cause === undefined
            ? (0,network_failure/* explainNetworkError */.QJ)(error, record.phase)
            : (0,network_failure/* networkFailure */.rd)(end.cause, record.phase));
    }
    finally {
        end.dispose();
        line.hangUp();
    }
}
function hostHeaderOf({ headers = {} }) {
    return Object.entries(headers).find(([name]) => name.toLowerCase() === 'host')?.[1];
}


/***/ })

};
