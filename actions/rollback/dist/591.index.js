export const id = 591;
export const ids = [591];
export const modules = {

/***/ 2591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createUndiciHttp: () => (/* binding */ createUndiciHttp)
});

// EXTERNAL MODULE: ../../node_modules/undici/lib/api/index.js
var api = __webpack_require__(2531);
// EXTERNAL MODULE: ../../node_modules/undici/lib/core/connect.js
var core_connect = __webpack_require__(1332);
// EXTERNAL MODULE: ../../node_modules/undici/lib/dispatcher/agent.js
var dispatcher_agent = __webpack_require__(1745);
// EXTERNAL MODULE: ../../node_modules/undici/lib/dispatcher/client.js
var dispatcher_client = __webpack_require__(1313);
// EXTERNAL MODULE: ../../node_modules/undici/lib/dispatcher/dispatcher.js
var dispatcher = __webpack_require__(3415);
// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(610);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/ports/network-failure.js
/** The code a guarded name lookup gives its error when every address was refused. */
const deniedCode = 'BELAY_DENIED';
const causeOfCode = {
    [deniedCode]: 'denied',
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
    ECONNRESET: 'reset',
    ECONNABORTED: 'reset',
    EPIPE: 'reset',
    UND_ERR_SOCKET: 'reset',
    ETIMEDOUT: 'timeout',
    UND_ERR_CONNECT_TIMEOUT: 'timeout',
    UND_ERR_HEADERS_OVERFLOW: 'malformed',
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'malformed',
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
/** The causes a person can act on at once say more than their kind. Codes: Node's tls and OpenSSL's x509 errors. */
const sentenceOfCode = {
    ECONNREFUSED: 'the connection was refused',
    EHOSTUNREACH: 'the host is unreachable',
    ENETUNREACH: 'the network of the host is unreachable',
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
};
/**
 * Names the cause of what undici, node:net, node:tls or the resolver threw. The text of the error itself is
 * never passed on: it can hold the whole URL (security.md M10).
 */
function explainNetworkError(error) {
    const code = codeOf(error);
    // undici 7 leaves the code of its parser's errors empty.
    const unparsable = error instanceof Error && error.name === 'HTTPParserError';
    const cause = unparsable ? 'malformed' : (causeOfCode[code] ?? guessCause(code));
    if (code === deniedCode && error instanceof Error)
        return { cause, detail: error.message };
    const sentence = sentenceOfCode[code] ?? sentenceOfCause[cause];
    return { cause, detail: code === '' ? sentence : `${sentence} (${code})` };
}
/** A failure that has no error behind it. */
function networkFailure(cause) {
    return { cause, detail: sentenceOfCause[cause] };
}
function guessCause(code) {
    if (/^(ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|ERR_SSL|HOSTNAME_MISMATCH|INVALID_|EPROTO)/.test(code))
        return 'tls';
    return code.startsWith('HPE_') ? 'malformed' : 'other';
}
/** The code of an error or of what caused it; happy eyeballs wraps one error per address. */
function codeOf(error, depth = 0) {
    if (typeof error !== 'object' || error === null || depth > 5)
        return '';
    if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(error.code))
        return error.code;
    if (error instanceof AggregateError)
        return codeOf(error.errors[0], depth + 1);
    return 'cause' in error ? codeOf(error.cause, depth + 1) : '';
}

;// CONCATENATED MODULE: ./lib/ports/guarded-lookup.js



/** The resolver of this machine. */
const resolveBySystem = (hostname, options, callback) => (0,external_node_dns_.lookup)(hostname, options, callback);
/**
 * A name lookup for node:net that gives only addresses that may be connected to. As the very address that was
 * judged is the one connected to, a name that resolves differently the next time (DNS rebinding) gains nothing.
 */
function guardLookup(resolve, deny) {
    return (hostname, options, callback) => {
        resolve(hostname, { ...options, all: true }, (error, addresses) => {
            if (error !== null) {
                callback(error, []);
                return;
            }
            const allowed = addresses.filter(({ address }) => deny(address) === undefined);
            const first = addresses[0];
            if (allowed.length === 0 && first !== undefined) {
                callback(Object.assign(new Error(deny(first.address)), { code: deniedCode }), []);
                return;
            }
            if (options.all === true)
                callback(null, allowed);
            else
                callback(null, allowed[0]?.address ?? '', allowed[0]?.family);
        });
    };
}
/** A literal address is connected to without a lookup, so it is judged here. */
function denyLiteral(url, deny) {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    return (0,external_node_net_.isIP)(host) === 0 ? undefined : deny(host);
}

;// CONCATENATED MODULE: ./lib/ports/undici-http.js







// undici's own index.js gives its dispatchers their request methods this way.
Object.assign(dispatcher.prototype, api);
/** HTTP by undici: one total deadline a request, bounded bodies, fixed failure texts, nothing left open. */
function createUndiciHttp(options) {
    const lines = options.keepAlive ? sharedLines(options) : ownLines(options);
    return {
        request: (request) => exchange(request, lines, options.deny ?? allowAll),
        close: () => lines.close(),
    };
}
const allowAll = () => undefined;
// The one deadline of a request covers all of it; these would only add timers of their own.
const noTimers = { headersTimeout: 0, bodyTimeout: 0 };
function sharedLines(options) {
    const wires = trackWires(options);
    const limit = options.connections === undefined ? {} : { connections: options.connections };
    const agent = new dispatcher_agent({ connect: wires.connect, ...limit, ...noTimers });
    return {
        to: () => ({ dispatcher: agent, hangUp: () => Promise.resolve() }),
        close: async () => {
            await agent.destroy();
            wires.cut();
        },
    };
}
/** Every request on a connection of its own, so that no answer comes over a socket of an old process. */
function ownLines(options) {
    const open = new Set();
    const to = (origin) => {
        const wires = trackWires(options);
        const client = new dispatcher_client(origin, { connect: wires.connect, pipelining: 0, ...noTimers });
        const line = {
            dispatcher: client,
            hangUp: async () => {
                open.delete(line);
                await client.destroy();
                wires.cut();
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
/** undici forgets a socket that is still connecting when its client ends; it would keep the process alive. */
function trackWires(options) {
    const sockets = new Set();
    const build = core_connect({
        lookup: guardLookup(options.resolve ?? resolveBySystem, options.deny ?? allowAll),
        autoSelectFamily: true,
        // A resumed TLS session would not show the certificate again.
        ...(options.keepAlive ? {} : { timeout: 0, maxCachedSessions: 0 }),
    });
    const connect = (target, callback) => {
        const socket = build(target, callback);
        const wire = socket;
        sockets.add(wire);
        wire.once('close', () => sockets.delete(wire));
        return socket;
    };
    const cut = () => {
        for (const socket of sockets)
            socket.destroy();
    };
    return { connect, cut };
}
async function exchange(request, lines, deny) {
    const started = performance.now();
    const failed = (failure) => ({
        kind: 'failed',
        ...failure,
        durationMs: performance.now() - started,
    });
    const refusal = denyLiteral(request.url, deny);
    if (refusal !== undefined)
        return failed({ cause: 'denied', detail: refusal });
    if (isAborted(request.signal))
        return failed(networkFailure('cancelled'));
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), request.timeoutMs);
    const signals = request.signal === undefined ? [] : [request.signal];
    const line = lines.to(request.url.origin);
    try {
        const signal = AbortSignal.any([deadline.signal, ...signals]);
        // undici hears of an abort only once it has a connection; one that never comes must not outlast the deadline.
        const answer = await Promise.race([ask(line.dispatcher, request, signal), whenAborted(signal)]);
        return { kind: 'response', ...answer, durationMs: performance.now() - started };
    }
    catch (error) {
        if (deadline.signal.aborted)
            return failed(networkFailure('timeout'));
        if (isAborted(request.signal))
            return failed(networkFailure('cancelled'));
        return failed(explainNetworkError(error));
    }
    finally {
        clearTimeout(timer);
        deadline.abort();
        await line.hangUp();
    }
}
function isAborted(signal) {
    return signal?.aborted === true;
}
function whenAborted(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}
async function ask(dispatcher, request, signal) {
    const answer = await dispatcher.request({
        origin: request.url.origin,
        path: `${request.url.pathname}${request.url.search}`,
        method: request.method,
        headers: { ...request.headers },
        body: request.body ?? null,
        signal,
    });
    const body = await readBounded(answer.body, request.bodyLimit);
    return { status: answer.statusCode, headers: joinHeaders(answer.headers), ...body };
}
/** Reads at most one chunk more than `limit` bytes; leaving the loop ends the stream and its connection. */
async function readBounded(stream, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of stream) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > limit)
            break;
    }
    return { body: Buffer.concat(chunks).subarray(0, limit).toString('utf8'), bodyCut: size > limit };
}
function joinHeaders(headers) {
    const joined = Object.entries(headers).map(([name, value]) => [
        name.toLowerCase(),
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]);
    return Object.fromEntries(joined);
}


/***/ })

};
