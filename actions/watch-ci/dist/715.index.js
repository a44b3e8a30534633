export const id = 715;
export const ids = [715];
export const modules = {

/***/ 1715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createUndiciHttp: () => (/* binding */ createUndiciHttp)
});

// EXTERNAL MODULE: ./lib/ports/early-end.js
var early_end = __webpack_require__(1528);
// EXTERNAL MODULE: ./lib/ports/exchange-record.js
var exchange_record = __webpack_require__(2902);
// EXTERNAL MODULE: ./lib/ports/guarded-lookup.js + 1 modules
var guarded_lookup = __webpack_require__(746);
// EXTERNAL MODULE: ./lib/ports/network-failure.js
var network_failure = __webpack_require__(4070);
// EXTERNAL MODULE: ./lib/ports/route.js
var ports_route = __webpack_require__(78);
;// CONCATENATED MODULE: ./lib/ports/undici-converse.js
function converse(dispatcher, request, signal) {
    return new Promise((resolve, reject) => {
        const answer = collectAnswer(request.bodyLimit);
        let abort;
        const endEarly = () => {
            const reason = new Error('The exchange was ended early.');
            reject(reason);
            abort?.(reason);
        };
        signal.addEventListener('abort', endEarly, { once: true });
        const handler = {
            onRequestStart: (controller) => {
                abort = (reason) => controller.abort(reason);
                if (signal.aborted)
                    endEarly();
            },
            onResponseStart: (_, status, headers) => answer.begin(status, headers),
            onResponseData: (controller, chunk) => {
                if (answer.add(chunk))
                    return;
                resolve(answer.whole());
                controller.abort(new Error('The rest of the body is not read.'));
            },
            onResponseEnd: () => resolve(answer.whole()),
            onResponseError: (_, error) => reject(error),
        };
        dispatcher.dispatch({
            origin: request.url.origin,
            path: `${request.url.pathname}${request.url.search}`,
            method: request.method,
            headers: { ...request.headers },
            body: request.body ?? null,
        }, handler);
    });
}
function collectAnswer(limit) {
    const chunks = [];
    let size = 0;
    let head = { status: 0, headers: {} };
    return {
        begin: (status, headers) => {
            head = { status, headers: joinHeaders(headers) };
        },
        add: (chunk) => {
            chunks.push(chunk);
            size += chunk.length;
            return size <= limit;
        },
        whole: () => ({
            ...head,
            body: Buffer.concat(chunks).subarray(0, limit).toString('utf8'),
            bodyCut: size > limit,
        }),
    };
}
function joinHeaders(headers) {
    const joined = Object.entries(headers).map(([name, value]) => [
        name.toLowerCase(),
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]);
    return Object.fromEntries(joined);
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/client.js
var dispatcher_client = __webpack_require__(1230);
// EXTERNAL MODULE: ./lib/ports/dial.js
var ports_dial = __webpack_require__(4493);
;// CONCATENATED MODULE: ./lib/ports/undici-lines.js




const noTimers = { headersTimeout: 0, bodyTimeout: 0 };
function openLines(options) {
    const open = new Set();
    const to = (call) => {
        let socket;
        const connect = (target, callback) => {
            socket = dialFor(call, options, target.servername);
            answerWhenConnected(socket, call, callback);
        };
        const client = new dispatcher_client(call.url.origin, { connect, pipelining: 0, ...noTimers });
        const line = {
            dispatcher: client,
            hangUp: async () => {
                open.delete(line);
                socket?.destroy();
                await client.destroy();
            },
        };
        open.add(line);
        return line;
    };
    const close = async () => {
        await Promise.all([...open].map((line) => line.hangUp()));
    };
    return { to, close };
}
function dialFor(call, options, servername) {
    const { url, route, timeoutMs, record } = call;
    const isTls = url.protocol === 'https:';
    const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
    const dial = { ...options, route, port, timeoutMs, record };
    if (!isTls)
        return (0,ports_dial/* dialTcp */.E)(dial);
    const hostname = (0,ports_route/* bareHost */.n)(url.hostname);
    const name = servername || ((0,external_node_net_.isIP)(hostname) === 0 ? hostname : undefined);
    return (0,ports_dial/* dialTls */.u)({ ...dial, hostname, servername: name });
}
function answerWhenConnected(socket, { url, record }, callback) {
    let isAnswered = false;
    socket.on('error', (error) => {
        if (!isAnswered)
            callback(error, null);
        isAnswered = true;
    });
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        isAnswered = true;
        record.enter('first-byte');
        const readable = () => {
            if (socket.readableLength === 0)
                return;
            socket.removeListener('readable', readable);
            record.enter('body');
        };
        socket.on('readable', readable);
        callback(null, socket);
    });
}

;// CONCATENATED MODULE: ./lib/ports/undici-http.js







function createUndiciHttp(options = {}) {
    const deny = options.deny ?? (() => undefined);
    const lines = openLines({ deny, resolve: (0,guarded_lookup/* shareLookups */.VP)(options.resolve ?? guarded_lookup/* resolveBySystem */.Lu) });
    return {
        request: (request) => exchange(request, lines, deny),
        close: () => lines.close(),
    };
}
async function exchange(request, lines, deny) {
    const { url, timeoutMs, signal, connectTo } = request;
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
    const line = lines.to({ url, route, timeoutMs, record });
    try {
        const answer = await converse(line.dispatcher, request, end.signal);
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
        await line.hangUp();
    }
}


/***/ })

};
