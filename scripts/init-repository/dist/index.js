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

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 6745:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);
var YAMLMap = __nccwpck_require__(2938);
var YAMLSeq = __nccwpck_require__(3571);
var resolveBlockMap = __nccwpck_require__(619);
var resolveBlockSeq = __nccwpck_require__(1610);
var resolveFlowCollection = __nccwpck_require__(562);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 6183:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(7977);
var composeNode = __nccwpck_require__(413);
var resolveEnd = __nccwpck_require__(2368);
var resolveProps = __nccwpck_require__(6715);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(5525);
var identity = __nccwpck_require__(1891);
var composeCollection = __nccwpck_require__(6745);
var composeScalar = __nccwpck_require__(1337);
var resolveEnd = __nccwpck_require__(2368);
var utilEmptyScalarPosition = __nccwpck_require__(6827);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 1337:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);
var resolveBlockScalar = __nccwpck_require__(293);
var resolveFlowScalar = __nccwpck_require__(7686);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 4260:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(9082);
var Document = __nccwpck_require__(7977);
var errors = __nccwpck_require__(7460);
var identity = __nccwpck_require__(1891);
var composeDoc = __nccwpck_require__(6183);
var resolveEnd = __nccwpck_require__(2368);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 619:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(5153);
var YAMLMap = __nccwpck_require__(2938);
var resolveProps = __nccwpck_require__(6715);
var utilContainsNewline = __nccwpck_require__(3151);
var utilFlowIndentCheck = __nccwpck_require__(7319);
var utilMapIncludes = __nccwpck_require__(8279);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 293:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(4305);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 1610:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(3571);
var resolveProps = __nccwpck_require__(6715);
var utilFlowIndentCheck = __nccwpck_require__(7319);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 2368:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 562:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var YAMLMap = __nccwpck_require__(2938);
var YAMLSeq = __nccwpck_require__(3571);
var resolveEnd = __nccwpck_require__(2368);
var resolveProps = __nccwpck_require__(6715);
var utilContainsNewline = __nccwpck_require__(3151);
var utilMapIncludes = __nccwpck_require__(8279);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // \u2192 key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 7686:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(4305);
var resolveEnd = __nccwpck_require__(2368);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 6715:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 3151:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 6827:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 7319:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(3151);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 8279:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 7977:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(5525);
var Collection = __nccwpck_require__(1633);
var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var toJS = __nccwpck_require__(3119);
var Schema = __nccwpck_require__(1148);
var stringifyDocument = __nccwpck_require__(8577);
var anchors = __nccwpck_require__(7048);
var applyReviver = __nccwpck_require__(7817);
var createNode = __nccwpck_require__(7616);
var directives = __nccwpck_require__(9082);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 7048:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var visit = __nccwpck_require__(1360);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 7817:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 7616:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(5525);
var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 9082:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var visit = __nccwpck_require__(1360);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 7460:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '\u2026' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '\u2026';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '\u2026\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 3483:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(4260);
var Document = __nccwpck_require__(7977);
var Schema = __nccwpck_require__(1148);
var errors = __nccwpck_require__(7460);
var Alias = __nccwpck_require__(5525);
var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var Scalar = __nccwpck_require__(4305);
var YAMLMap = __nccwpck_require__(2938);
var YAMLSeq = __nccwpck_require__(3571);
var cst = __nccwpck_require__(3921);
var lexer = __nccwpck_require__(1893);
var lineCounter = __nccwpck_require__(2808);
var parser = __nccwpck_require__(3124);
var publicApi = __nccwpck_require__(4563);
var visit = __nccwpck_require__(1360);



__webpack_unused_export__ = composer.Composer;
exports.yo = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
__webpack_unused_export__ = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
exports.X5 = Scalar.Scalar;
exports.CA = YAMLMap.YAMLMap;
exports.Rw = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
__webpack_unused_export__ = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 6669:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 5525:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(7048);
var visit = __nccwpck_require__(1360);
var identity = __nccwpck_require__(1891);
var Node = __nccwpck_require__(5605);
var toJS = __nccwpck_require__(3119);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 1633:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(7616);
var identity = __nccwpck_require__(1891);
var Node = __nccwpck_require__(5605);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 5605:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(7817);
var identity = __nccwpck_require__(1891);
var toJS = __nccwpck_require__(3119);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 5153:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(7616);
var stringifyPair = __nccwpck_require__(9392);
var addPairToJSMap = __nccwpck_require__(1308);
var identity = __nccwpck_require__(1891);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 4305:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var Node = __nccwpck_require__(5605);
var toJS = __nccwpck_require__(3119);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 2938:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(3008);
var addPairToJSMap = __nccwpck_require__(1308);
var Collection = __nccwpck_require__(1633);
var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var Scalar = __nccwpck_require__(4305);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 3571:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(7616);
var stringifyCollection = __nccwpck_require__(3008);
var Collection = __nccwpck_require__(1633);
var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);
var toJS = __nccwpck_require__(3119);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 1308:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(6669);
var merge = __nccwpck_require__(4376);
var stringify = __nccwpck_require__(3376);
var identity = __nccwpck_require__(1891);
var toJS = __nccwpck_require__(3119);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1891:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 3119:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 6242:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(293);
var resolveFlowScalar = __nccwpck_require__(7686);
var errors = __nccwpck_require__(7460);
var stringifyString = __nccwpck_require__(3665);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 2393:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 5207:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` \u2013 Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` \u2013 Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` \u2013 Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` \u2013 The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3921:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(6242);
var cstStringify = __nccwpck_require__(2393);
var cstVisit = __nccwpck_require__(5207);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 1893:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3921);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 2808:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3124:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3921);
var lexer = __nccwpck_require__(1893);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4563:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(4260);
var Document = __nccwpck_require__(7977);
var errors = __nccwpck_require__(7460);
var log = __nccwpck_require__(6669);
var identity = __nccwpck_require__(1891);
var lineCounter = __nccwpck_require__(2808);
var parser = __nccwpck_require__(3124);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 1148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var map = __nccwpck_require__(1231);
var seq = __nccwpck_require__(814);
var string = __nccwpck_require__(3724);
var tags = __nccwpck_require__(8478);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 1231:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var YAMLMap = __nccwpck_require__(2938);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 5940:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(4305);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 814:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var YAMLSeq = __nccwpck_require__(3571);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 3724:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3665);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 5579:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(4305);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 1433:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(4305);
var stringifyNumber = __nccwpck_require__(3677);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 2790:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(3677);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 9772:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(1231);
var _null = __nccwpck_require__(5940);
var seq = __nccwpck_require__(814);
var string = __nccwpck_require__(3724);
var bool = __nccwpck_require__(5579);
var float = __nccwpck_require__(1433);
var int = __nccwpck_require__(2790);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 7331:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(4305);
var map = __nccwpck_require__(1231);
var seq = __nccwpck_require__(814);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 8478:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(1231);
var _null = __nccwpck_require__(5940);
var seq = __nccwpck_require__(814);
var string = __nccwpck_require__(3724);
var bool = __nccwpck_require__(5579);
var float = __nccwpck_require__(1433);
var int = __nccwpck_require__(2790);
var schema = __nccwpck_require__(9772);
var schema$1 = __nccwpck_require__(7331);
var binary = __nccwpck_require__(743);
var merge = __nccwpck_require__(4376);
var omap = __nccwpck_require__(6683);
var pairs = __nccwpck_require__(7221);
var schema$2 = __nccwpck_require__(3381);
var set = __nccwpck_require__(5340);
var timestamp = __nccwpck_require__(3932);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 743:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(4305);
var stringifyString = __nccwpck_require__(3665);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8514:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(4305);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 2026:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(4305);
var stringifyNumber = __nccwpck_require__(3677);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 7149:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(3677);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 4376:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 6683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var toJS = __nccwpck_require__(3119);
var YAMLMap = __nccwpck_require__(2938);
var YAMLSeq = __nccwpck_require__(3571);
var pairs = __nccwpck_require__(7221);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 7221:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var Scalar = __nccwpck_require__(4305);
var YAMLSeq = __nccwpck_require__(3571);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 3381:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(1231);
var _null = __nccwpck_require__(5940);
var seq = __nccwpck_require__(814);
var string = __nccwpck_require__(3724);
var binary = __nccwpck_require__(743);
var bool = __nccwpck_require__(8514);
var float = __nccwpck_require__(2026);
var int = __nccwpck_require__(7149);
var merge = __nccwpck_require__(4376);
var omap = __nccwpck_require__(6683);
var pairs = __nccwpck_require__(7221);
var set = __nccwpck_require__(5340);
var timestamp = __nccwpck_require__(3932);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 5340:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var YAMLMap = __nccwpck_require__(2938);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 3932:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(3677);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 6767:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 3376:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(7048);
var identity = __nccwpck_require__(1891);
var stringifyComment = __nccwpck_require__(2875);
var stringifyString = __nccwpck_require__(3665);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 3008:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var stringify = __nccwpck_require__(3376);
var stringifyComment = __nccwpck_require__(2875);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 2875:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 8577:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var stringify = __nccwpck_require__(3376);
var stringifyComment = __nccwpck_require__(2875);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 3677:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9392:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);
var stringify = __nccwpck_require__(3376);
var stringifyComment = __nccwpck_require__(2875);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3665:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(4305);
var foldFlowLines = __nccwpck_require__(6767);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 1360:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1891);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


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
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
;// CONCATENATED MODULE: ./scripts/init-repository/health-url.js
const webPorts = [80, 8080, 8000, 3000, 5000, 8501, 4000, 8888, 9000, 1337, 4173, 5173];
const otherPorts = [
    22, 25, 443, 465, 587, 1433, 1521, 2181, 3306, 4222, 5432, 5672, 6379, 8443, 9042, 9092, 11_211, 27_017,
    50_051,
];
function localHealth(compose) {
    const known = compose.ports
        .filter((port) => port.kind === 'known')
        .map((port) => ({ ...port, rank: rank(port.inside ?? port.port, compose) }))
        .filter((port) => port.rank < Number.POSITIVE_INFINITY)
        .sort((a, b) => a.rank - b.rank);
    const [best] = known;
    if (best === undefined) {
        const hidden = compose.ports.find((port) => port.kind === 'hidden');
        return hidden === undefined ? { kind: 'none' } : { kind: 'hidden', variable: hidden.variable };
    }
    const authority = best.port === 80 ? best.host : `${best.host}:${best.port}`;
    const path = compose.healthPaths.get(best.inside ?? best.port) ?? '/';
    const url = new URL(path, `http://${authority}`).href;
    return { kind: 'url', url, port: best.port, variable: best.variable };
}
function rank(inside, compose) {
    if (compose.healthPaths.has(inside))
        return -1;
    if (otherPorts.includes(inside))
        return Number.POSITIVE_INFINITY;
    const place = webPorts.indexOf(inside);
    return place === -1 ? webPorts.length : place;
}

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
// EXTERNAL MODULE: ../../node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(3483);
;// CONCATENATED MODULE: ./scripts/init-repository/yaml-value.js

function isValues(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function valuesAt(values, key) {
    const value = values[key];
    return isValues(value) ? value : {};
}
function readMapping(text) {
    try {
        const document = (0,dist/* parseDocument */.Tp)(text, { merge: true, logLevel: 'silent' });
        const value = document.errors.length > 0 ? undefined : document.toJS();
        return isValues(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function textsOf(value) {
    const all = Array.isArray(value) ? value : [value];
    return all.filter((each) => typeof each === 'string');
}

;// CONCATENATED MODULE: ./scripts/init-repository/published-port.js


function readPort(entry) {
    const parts = isValues(entry) ? longForm(entry) : shortForm(entry);
    if (parts === undefined || (parts.protocol !== '' && parts.protocol !== 'tcp'))
        return undefined;
    const published = substitute(parts.published);
    if (published.text === '' && published.variable === undefined)
        return undefined;
    const port = portOf(published.text);
    if (port === undefined)
        return published.variable === undefined ? undefined : { kind: 'hidden', variable: published.variable };
    const ip = substitute(parts.ip);
    const host = hostOf(ip.text);
    if (host === undefined)
        return ip.variable === undefined ? undefined : { kind: 'hidden', variable: ip.variable };
    return {
        kind: 'known',
        host,
        port,
        inside: portOf(substitute(parts.target).text),
        variable: published.variable,
    };
}
function longForm(entry) {
    const text = (key) => {
        const value = entry[key];
        return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    };
    return {
        ip: text('host_ip'),
        published: text('published'),
        target: text('target'),
        protocol: text('protocol'),
    };
}
function shortForm(entry) {
    if (typeof entry !== 'string')
        return undefined;
    const [address = '', protocol = ''] = splitOutside(entry.trim(), '/');
    const fields = splitOutside(address, ':');
    if (fields.length < 2)
        return undefined;
    const target = fields.at(-1) ?? '';
    const published = fields.at(-2) ?? '';
    return { ip: fields.slice(0, -2).join(':'), published, target, protocol };
}
function splitOutside(text, separator) {
    const parts = [''];
    let depth = 0;
    for (const character of text) {
        if (character === '{' || character === '[')
            depth += 1;
        if (character === '}' || character === ']')
            depth -= 1;
        if (character === separator && depth === 0)
            parts.push('');
        else
            parts.push(`${parts.pop() ?? ''}${character}`);
    }
    return parts;
}
function substitute(text) {
    let variable;
    let current = text;
    for (let rounds = 0; rounds < 10; rounds += 1) {
        const next = current.replace(/\$\{([A-Za-z_]\w*)(?::?-([^{}]*)|:?[?+][^{}]*)?\}|\$([A-Za-z_]\w*)/g, (_, braced, fallback, bare) => {
            variable = braced ?? bare;
            return fallback ?? '';
        });
        if (next === current)
            break;
        current = next;
    }
    return { text: current.trim(), variable };
}
function portOf(text) {
    const first = /^(\d{1,5})(?:-\d{1,5})?$/.exec(text)?.[1];
    const port = Number(first);
    return first !== undefined && port >= 1 && port <= 65_535 ? port : undefined;
}
function hostOf(ip) {
    const bare = ip.replace(/^\[(.*)\]$/, '$1');
    if (bare === '' || bare === '0.0.0.0' || bare === '::')
        return '127.0.0.1';
    if ((0,external_node_net_namespaceObject.isIPv4)(bare))
        return bare;
    return (0,external_node_net_namespaceObject.isIPv6)(bare) && !bare.includes('%') ? `[${bare}]` : undefined;
}

;// CONCATENATED MODULE: ./scripts/init-repository/compose-file.js


function readComposeFile(path, content) {
    const services = Object.values(valuesAt(content, 'services')).filter(isValues);
    const includes = 'include' in content;
    if (services.length === 0 && !includes)
        return undefined;
    return {
        path,
        builds: services.some((service) => 'build' in service),
        complete: includes ||
            services.every((service) => 'build' in service || 'image' in service || 'extends' in service),
        named: 'name' in content,
        ports: services.flatMap(portsOf),
        healthPaths: new Map(services.flatMap(healthPathOf)),
        environmentFiles: [...new Set(services.flatMap(environmentFilesOf))],
    };
}
function portsOf(service) {
    const ports = Array.isArray(service['ports']) ? service['ports'] : [];
    return ports.map(readPort).filter((port) => port !== undefined);
}
const localUrl = /\bhttp:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d{1,5}))?(\/[\w./-]*)/;
function healthPathOf(service) {
    const found = localUrl.exec(textsOf(valuesAt(service, 'healthcheck')['test']).join(' '));
    const path = found?.[2];
    return path === undefined || path.split('/').includes('..') ? [] : [[Number(found?.[1] ?? 80), path]];
}
function environmentFilesOf(service) {
    const value = service['env_file'];
    const all = Array.isArray(value) ? value : [value];
    return all.flatMap((each) => {
        if (isValues(each))
            return each['required'] === false ? [] : textsOf(each['path']);
        return textsOf(each);
    });
}
function combine(base, change) {
    return {
        path: change.path,
        builds: base.builds || change.builds,
        complete: true,
        named: base.named || change.named,
        ports: [...change.ports, ...base.ports],
        healthPaths: new Map([...base.healthPaths, ...change.healthPaths]),
        environmentFiles: [...new Set([...base.environmentFiles, ...change.environmentFiles])],
    };
}

;// CONCATENATED MODULE: ./scripts/init-repository/shell-word.js
const plain = /^[A-Za-z0-9_./:@%+=,-]+$/;
function shellWord(text) {
    return plain.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./scripts/init-repository/running.js



const fileName = /^(?:docker-)?compose(?:[._-](.+))?\.ya?ml$/;
const notDelivered = /(?:^|\/)(?:\.[^/]*|tests?|e2e|examples?|samples?|fixtures?|docs?|vendor|node_modules|third_party)\//i;
const plainNames = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
const variants = {
    preprod: /^(?:pre-?prod|pre-?production|staging|stage|uat)$/i,
    production: /^(?:prod|production|live)$/i,
};
function isComposePath(path) {
    return fileName.test(external_node_path_namespaceObject.posix.basename(path)) && !notDelivered.test(path);
}
function chooseRunning(environment, files) {
    const usable = files.filter(({ path }) => roleOf(path) !== 'other');
    const folders = [...new Set(usable.map(({ path }) => external_node_path_namespaceObject.posix.dirname(path)))].sort();
    const [only] = folders;
    if (only === undefined)
        return { kind: 'none' };
    const folder = folders.includes('.') ? '.' : only;
    if (folder !== '.' && folders.length > 1)
        return { kind: 'several', folders };
    const here = usable.filter(({ path }) => external_node_path_namespaceObject.posix.dirname(path) === folder);
    const plain = plainNames
        .map((name) => here.find(({ path }) => external_node_path_namespaceObject.posix.basename(path) === name))
        .find((file) => file !== undefined);
    const variant = (name) => here.find(({ path }) => roleOf(path) === name);
    const other = environment === 'preprod' ? 'production' : 'preprod';
    const chosen = variant(environment) ?? plain ?? variant(other);
    if (chosen === undefined)
        return { kind: 'none' };
    if (chosen === plain || chosen.complete || plain === undefined)
        return { kind: 'compose', compose: chosen, files: [chosen.path] };
    return { kind: 'compose', compose: combine(plain, chosen), files: [plain.path, chosen.path] };
}
function roleOf(path) {
    const word = fileName.exec(external_node_path_namespaceObject.posix.basename(path))?.[1];
    if (word === undefined)
        return 'plain';
    if (variants.preprod.test(word))
        return 'preprod';
    return variants.production.test(word) ? 'production' : 'other';
}
function restartCommand({ compose, files }, project) {
    const inFolder = files.some((file) => file.includes('/')) && !compose.named;
    return [
        'docker compose',
        ...files.map((file) => `-f ${shellWord(file)}`),
        ...(inFolder && project !== undefined ? [`-p ${shellWord(project)}`] : []),
        compose.builds ? 'up --detach --build' : 'up --detach --force-recreate',
    ].join(' ');
}

;// CONCATENATED MODULE: ./scripts/init-repository/environment-plan.js



function planEnvironment(name, survey) {
    const { repository, compose, workflows } = survey;
    const running = chooseRunning(name, compose);
    const path = `/srv/${repository.name.text}${name === 'production' ? '-prod' : ''}`;
    const project = projectName(repository.name.text, name);
    const known = running.kind === 'compose' ? running : undefined;
    return {
        name,
        path,
        project,
        running,
        restart: known === undefined ? undefined : restartCommand(known, project),
        health: known === undefined ? { kind: 'none' } : localHealth(known.compose),
        runner: runnerLabels(name, workflows),
        missingFiles: known === undefined
            ? []
            : missingFiles(known.files, known.compose.environmentFiles, repository.tracked),
    };
}
function projectName(repository, environment) {
    return `${repository.toLowerCase().replace(/[^a-z0-9_-]+/g, '-')}-${environment}`.replace(/^[^a-z0-9]+/, '');
}
const labelWords = {
    preprod: /(?:^|[^a-z])(?:pre-?prod(?:uction)?|staging)(?![a-z])/i,
    production: /(?<!pre-?)(?<![a-z])(?:prod|production)(?![a-z])/i,
};
function namesEnvironment(environment, text) {
    return labelWords[environment].test(text);
}
function runnerLabels(name, workflows) {
    const used = workflows
        .flatMap(({ runners }) => runners)
        .filter((labels) => labels.every((label) => /^[A-Za-z0-9][\w.-]*$/.test(label)))
        .filter((labels) => labels.some((label) => namesEnvironment(name, label)));
    const distinct = new Set(used.map((labels) => JSON.stringify(labels)));
    return distinct.size === 1 && used[0] !== undefined ? used[0] : ['self-hosted', name];
}
function missingFiles(composeFiles, environmentFiles, tracked) {
    const folder = external_node_path_namespaceObject.posix.dirname(composeFiles[0] ?? '.');
    return environmentFiles
        .filter((file) => /^[\w.][\w./-]*$/.test(file))
        .map((file) => external_node_path_namespaceObject.posix.normalize(external_node_path_namespaceObject.posix.join(folder, file)))
        .filter((file) => !file.startsWith('..') && !tracked.has(file));
}
function ciOf(workflows) {
    const all = workflows.filter(({ role }) => role.kind === 'ci' || role.kind === 'partial-ci');
    const plainName = /^[A-Za-z0-9_][\w .()+-]*\.ya?ml$/;
    return { all, always: all.filter(({ role, file }) => role.kind === 'ci' && plainName.test(file)) };
}

;// CONCATENATED MODULE: ./lib/ports/foreign-text.js
const escapeSequences = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
function unicodeEscape(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
function withoutControls(text) {
    return text.replace(escapeSequences, '').replace(controlCharacters, '');
}
function foreign_text_neutralise(text) {
    const line = withoutControls(text.replace(/\r\n?/g, '\n')).replace(/\n+/g, ' ').replaceAll('##[', '# #[');
    return /^\s*::/.test(line) ? line.replace('::', ': :') : line;
}
const cutMark = '\u2026';
function foreign_text_truncate(text, limit) {
    if (text.length <= limit)
        return text;
    const points = [...text];
    return points.length <= limit ? text : `${points.slice(0, Math.max(0, limit - 1)).join('')}${cutMark}`;
}
function firstLine(text) {
    return (text.trim().split(/\r?\n/, 1)[0] ?? '').trim();
}
function escapeMarkdown(text) {
    return foreign_text_neutralise(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[\\`*_{}[\]()#+!|~@]/g, (character) => `&#${character.codePointAt(0)};`);
}

;// CONCATENATED MODULE: ./scripts/init-repository/report.js

const shownAtMost = 20;
const widest = 120;
function describeFindings(survey, environments) {
    const { repository, workflows, skipped, belayFile } = survey;
    const rows = [
        ['branch', `${repository.branch.name} (${repository.branch.from})`],
        ['name', `${repository.name.text} (${repository.name.from})`],
        ...ciRows(workflows),
        ...environments,
        ...rowsOf('problem', belayFile?.problems ?? []),
        ...rowsOf('skipped', skipped.map(({ path, why }) => `${path}: ${why}`)),
    ];
    return [`Belay looked at ${shown(repository.root)}`, '', ...table(rows), ''].join('\n');
}
function ciRows(workflows) {
    const foreign = workflows.filter(({ role }) => role.kind !== 'belay');
    const isCi = ({ role }) => role.kind === 'ci' || role.kind === 'partial-ci';
    const ci = foreign.filter(isCi).map(describeCi);
    const rest = foreign.flatMap(({ file, role }) => (role.kind === 'other' ? [`${file}: ${role.why}`] : []));
    return [...rowsOf('CI', ci.length > 0 ? ci : ['none found']), ...rowsOf('not CI', rest)];
}
function describeCi({ file, name, role }) {
    const title = `${file} (${JSON.stringify(name)})`;
    if (role.kind === 'partial-ci')
        return `${title}: has a filter on paths, so it is not waited for by name`;
    return role.kind === 'ci' && role.delivers ? `${title}: it delivers too; take that part out of it` : title;
}
function describeEnvironments({ files, settings }, planned) {
    if (files.some(({ kind, path }) => kind === 'new' && path === 'belay.yml'))
        return [planned.preprod, planned.production].flatMap(runningRows);
    if (settings === undefined)
        return [['problem', 'belay.yml cannot be read']];
    return [...settings.environments.values()].map(({ name, values }) => {
        const said = ['path', 'restart', 'url', 'health'].flatMap((key) => {
            const text = values.get(key)?.text ?? '';
            return text === '' ? [] : [`${key} ${text}`];
        });
        return [name, `belay.yml: ${said.join(', ')}`];
    });
}
function runningRows({ name, running, health, runner }) {
    const from = {
        compose: () => (running.kind === 'compose' ? running.files.join(' with ') : ''),
        several: () => 'compose files in several folders; choose one in belay.yml',
        none: () => 'no compose file; say in belay.yml how it restarts',
    }[running.kind]();
    const asked = health.kind === 'url' ? `, health ${health.url}` : ', nothing to check yet';
    return [[name, `${from}${asked}, runner ${JSON.stringify(runner)}`]];
}
function rowsOf(label, texts) {
    const rows = texts.slice(0, shownAtMost).map((text, index) => [index === 0 ? label : '', text]);
    const more = texts.length - rows.length;
    return more > 0 ? [...rows, ['', `and ${more} more`]] : rows;
}
function describeFiles(files) {
    const paths = (kind) => files.flatMap((file) => {
        const state = file.kind === 'there' ? (file.same ? 'same' : 'differs') : file.kind;
        return state === kind ? [`  ${file.path}`] : [];
    });
    const withheld = files.flatMap((file) => file.kind === 'withheld' ? [`  ${file.path}: ${shown(file.why)}`] : []);
    return [
        ...section('Written', paths('new')),
        ...section('There already, as they would be written', paths('same')),
        ...section('Left as they are (--dry-run prints what they would hold)', paths('differs')),
        ...section('Not written', withheld),
    ].join('\n');
}
function printFiles(files) {
    const printed = files.map((file) => {
        if (file.kind === 'withheld')
            return `--- ${file.path}: not written; ${shown(file.why)}\n`;
        const state = file.kind === 'new'
            ? 'new'
            : file.same
                ? 'there already, the same'
                : 'there already, stays as it is; it would be';
        return `--- ${file.path}: ${state}\n${file.kind === 'there' && file.same ? '' : file.text}`;
    });
    return `${printed.join('\n')}\nA dry run: nothing was written.\n`;
}
function section(title, lines) {
    return lines.length === 0 ? [] : [title, ...lines, ''];
}
function table(rows) {
    const width = Math.max(...rows.map(([label]) => label.length));
    return rows.map(([label, text]) => `  ${label.padEnd(width)}  ${shown(text)}`);
}
function shown(text) {
    return foreign_text_truncate(foreign_text_neutralise(text), widest);
}

;// CONCATENATED MODULE: ./scripts/init-repository/branch-pattern.js
const longest = 250;
function letsBranchIn(branch, filter) {
    if (filter.only !== undefined)
        return lastMatch(branch, filter.only);
    return filter.never === undefined || !lastMatch(branch, filter.never);
}
function lastMatch(branch, patterns) {
    return patterns.reduce((matched, pattern) => {
        if (pattern.startsWith('!'))
            return matched && !matches(branch, pattern.slice(1));
        return matched || matches(branch, pattern);
    }, false);
}
function matches(branch, pattern) {
    if (pattern.length > longest)
        return false;
    const source = pattern.replace(/\\(.)|(\*\*\/?|\*|\?|\+|\[[^\]]*\])|([^\w/-])/gsu, (_, escaped, special, other) => {
        if (special === undefined)
            return `\\u{${(escaped ?? other).codePointAt(0).toString(16)}}`;
        if (special.startsWith('**'))
            return special.endsWith('/') ? '(?:.*/)?' : '.*';
        return special === '*' ? '[^/]*' : special;
    });
    try {
        return new RegExp(`^(?:${source})$`, 'su').test(branch);
    }
    catch {
        return false;
    }
}
function branchPattern(branch) {
    return branch.replace(/[*?+[\]!\\]/g, '\\$&');
}

;// CONCATENATED MODULE: ./scripts/init-repository/workflow-file.js


const deliveryWords = /(?:^|[^a-z])(?:deploy\w*|deliver\w*|releas\w*|publish\w*|promot\w*|rollback|pages|cd)(?![a-z])/i;
const ciWords = /(?:^|[^a-z])(?:ci|tests?|testing|checks?|lint\w*|verify)(?![a-z])/i;
function readWorkflowFile(file, content, branch) {
    const jobs = Object.values(valuesAt(content, 'jobs')).filter(isValues);
    if (!('on' in content) || jobs.length === 0)
        return undefined;
    const name = content['name'];
    const calls = jobs.flatMap(belayCalls);
    const shown = typeof name === 'string' && name.trim() !== '' ? name : `.github/workflows/${file}`;
    return {
        file,
        name: shown,
        role: calls.length > 0 ? { kind: 'belay', calls } : workflow_file_roleOf({ file, shown, on: content['on'], branch }),
        runners: jobs.map(workflow_file_runnerLabels).filter((labels) => labels.includes('self-hosted')),
    };
}
function workflow_file_roleOf(workflow) {
    const { on, branch } = workflow;
    const events = isValues(on) ? Object.keys(on) : textsOf(on);
    if (!events.includes('push'))
        return { kind: 'other', why: withoutPush(events) };
    const push = isValues(on) ? valuesAt(on, 'push') : {};
    const missed = missesBranch(push, branch);
    if (missed !== undefined)
        return { kind: 'other', why: missed };
    const words = `${workflow.file.replace(/\.ya?ml$/, '')} ${workflow.shown.replace(/^\.github\/workflows\/.*$/, '')}`;
    const delivers = deliveryWords.test(words);
    if (delivers && !ciWords.test(words))
        return { kind: 'other', why: 'by its name it delivers rather than tests' };
    if ('paths' in push || 'paths-ignore' in push)
        return { kind: 'partial-ci' };
    return { kind: 'ci', delivers };
}
function withoutPush(events) {
    if (events.includes('pull_request'))
        return 'it runs for pull requests, not on push';
    return events.length === 1 && events[0] === 'schedule'
        ? 'it runs on a schedule'
        : 'it does not run on push';
}
function missesBranch(push, branch) {
    const named = 'branches' in push || 'branches-ignore' in push;
    if (!named && ('tags' in push || 'tags-ignore' in push))
        return 'it runs for tags only';
    const runs = letsBranchIn(branch, {
        ...('branches' in push ? { only: textsOf(push['branches']) } : {}),
        ...('branches-ignore' in push ? { never: textsOf(push['branches-ignore']) } : {}),
    });
    return runs ? undefined : `it does not run on pushes to ${branch}`;
}
function belayCalls(job) {
    const steps = Array.isArray(job['steps']) ? job['steps'].filter(isValues) : [];
    return [
        ...belayCall(job, readLabels(valuesAt(job, 'with')['runner'])),
        ...steps.flatMap((step) => belayCall(step, workflow_file_runnerLabels(job))),
    ];
}
function belayCall(caller, runner) {
    const { uses } = caller;
    if (typeof uses !== 'string' || !uses.startsWith('belay-actions/belay/'))
        return [];
    return [{ uses, environment: textsOf(valuesAt(caller, 'with')['environment'])[0], runner }];
}
function readLabels(value) {
    try {
        return textsOf(JSON.parse(typeof value === 'string' ? value : '[]'));
    }
    catch {
        return [];
    }
}
function workflow_file_runnerLabels(job) {
    const on = job['runs-on'];
    return textsOf(isValues(on) ? on['labels'] : on);
}

;// CONCATENATED MODULE: ./scripts/init-repository/next-steps.js



function describeNextSteps(survey, setup, planned) {
    const { settings, files } = setup;
    if (settings === undefined || settings.problems.length > 0)
        return written([['Mend belay.yml, then run this again.']]);
    const environments = [...settings.environments.values()];
    const calls = callsOf(survey, files);
    const idle = environments.filter((each) => each.values.has('path') && !isDelivered(each.name, calls));
    return written([
        copySteps(idle),
        machineStep(calls, environments, next_steps_missingFiles(environments, planned)),
        fillInStep(files, calls.length + idle.length > 0),
        pinStep(calls, idle.length > 0),
        commitStep(survey, files, idle.length > 0),
    ]);
}
function written(steps) {
    const lines = steps
        .filter((step) => step.length > 0)
        .flatMap((step, index) => step.map((line, row) => `  ${row === 0 ? `${index + 1}.` : '  '} ${line}`));
    return ['Next', ...lines, ''].join('\n');
}
function callsOf({ workflows, repository }, files) {
    const made = files.flatMap((file) => {
        if (file.kind !== 'new' || file.path === 'belay.yml')
            return [];
        return readWorkflowFile(file.path, readMapping(file.text) ?? {}, repository.branch.name) ?? [];
    });
    return [...workflows, ...made].flatMap(({ role }) => (role.kind === 'belay' ? role.calls : []));
}
function isDelivered(name, calls) {
    return calls.some(({ uses, environment = '' }) => {
        const delivers = /\/(?:workflows\/(?:deploy-first|promote)\.yml|actions\/deploy)@/.test(uses);
        return delivers && (environment === name || environment.includes('${{'));
    });
}
function copySteps(idle) {
    if (idle.length === 0)
        return [];
    return [
        `No workflow delivers ${shown(idle.map(({ name }) => name).join(' and '))} yet. Copy what you need from workflows-templates/ of Belay`,
        'to .github/workflows, and change in it what its first lines name.',
    ];
}
function machineStep(calls, environments, missing) {
    const hosted = /^(?:self-hosted|(?:ubuntu|windows|macos)-.*)$/;
    const labels = [...new Set(calls.flatMap(({ runner }) => runner))].filter((label) => !hosted.test(label));
    const paths = [...new Set(environments.flatMap(({ values }) => values.get('path')?.text ?? []))];
    const docker = environments.some(({ values }) => /\bdocker\b/.test(values.get('restart')?.text ?? ''));
    return [
        'Make the machine ready: a runner of GitHub Actions (in your repository: Settings > Actions > Runners) with',
        `${labels.length > 0 ? `the labels ${shown(labels.join(' and '))}` : 'the labels that the workflows name'}, as a user that can write ${paths.length > 0 ? shown(paths.join(' and ')) : 'where it delivers'};`,
        `with git${docker ? ', flock and docker' : ' and flock'}.`,
        ...(missing.length > 0
            ? ['Clone the repository to these folders first, for what git does not hold:', ...missing.map(shown)]
            : []),
    ];
}
function next_steps_missingFiles(environments, planned) {
    const files = environments.flatMap(({ name, values }) => {
        const plan = [planned.preprod, planned.production].find((each) => each.name === name);
        const path = values.get('path')?.text;
        if (plan === undefined || path === undefined || values.get('restart')?.text !== plan.restart)
            return [];
        return plan.missingFiles.map((file) => `${path}/${file}`);
    });
    return [...new Set(files)];
}
function fillInStep(files, notifies) {
    const asWritten = files.some((file) => file.path === 'belay.yml' && (file.kind === 'new' || (file.kind === 'there' && file.same)));
    return [
        ...(asWritten ? ['Fill in what stands as a comment in belay.yml.'] : []),
        ...(notifies
            ? [
                'For messages, add the secrets DISCORD_WEBHOOK or SLACK_WEBHOOK (Settings > Secrets and variables > Actions).',
            ]
            : []),
    ];
}
function pinStep(calls, copies) {
    if (!copies && calls.every(({ uses }) => /@[0-9a-f]{40}$/.test(uses)))
        return [];
    return [
        'For production, and if zizmor says `unpinned-uses`: replace @v1 by @COMMIT # v1.2.3, COMMIT being the 40 hex of the',
        'release (docs/workflows.md of Belay, "Versions and secrets").',
    ];
}
function commitStep({ repository }, files, copies) {
    const open = files.filter(({ kind, path }) => kind === 'new' || (kind === 'there' && !repository.tracked.has(path)));
    const parts = [
        ...(open.some(({ path }) => path === 'belay.yml') ? ['belay.yml'] : []),
        ...(copies || open.some(({ path }) => path !== 'belay.yml') ? ['.github/workflows'] : []),
    ];
    if (parts.length === 0)
        return [];
    const origin = repository.hasOrigin ? '' : ' (this repository has no origin yet)';
    return [`Commit ${parts.join(' and ')}, and push to ${shown(repository.branch.name)}${origin}.`];
}

;// CONCATENATED MODULE: ./scripts/init-repository/options.js
const helpText = `scripts/init [FOLDER] [--dry-run]

Sets Belay up in the git repository at FOLDER (without it: where you are). It looks at compose files,
workflows and branches, and writes belay.yml and .github/workflows/ with the names it found. It asks
nothing, needs no network, commits nothing, and never changes a file that exists.

  --dry-run   print the files instead of writing them
  --help      this text

Needs git and Node.js >= 20.19. Run it again at any time: it only adds what is missing.
`;
const known = ['--dry-run', '--help', '-h'];
function parseOptions(argv) {
    const end = argv.indexOf('--');
    const before = end === -1 ? argv : argv.slice(0, end);
    const isOption = (argument) => argument.startsWith('-');
    const unknown = before.filter((argument) => isOption(argument) && !known.includes(argument));
    if (unknown.length > 0)
        return refused(`scripts/init does not know ${listed(unknown)}.`);
    if (before.includes('--help') || before.includes('-h'))
        return { kind: 'help' };
    const folders = [
        ...before.filter((argument) => !isOption(argument)),
        ...(end === -1 ? [] : argv.slice(end + 1)),
    ];
    if (folders.length > 1)
        return refused(`scripts/init takes one folder, got ${listed(folders)}.`);
    if (folders[0] === '')
        return refused('scripts/init takes a folder, got an empty name.');
    return { kind: 'set-up', folder: folders[0] ?? '.', dryRun: before.includes('--dry-run') };
}
function refused(sentence) {
    return { kind: 'refused', message: `${sentence} It takes [FOLDER], --dry-run and --help.` };
}
function listed(words) {
    return words.map((word) => JSON.stringify(word)).join(', ');
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./lib/hosts/host.js
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

;// CONCATENATED MODULE: ./scripts/init-repository/refusal.js
function refusal(message) {
    return Object.assign(new Error(message), { name: 'Refusal' });
}
function isRefusal(error) {
    return error instanceof Error && error.name === 'Refusal';
}

;// CONCATENATED MODULE: ./scripts/init-repository/place-files.js





function isThere(root, path) {
    try {
        return (0,external_node_fs_namespaceObject.lstatSync)((0,external_node_path_namespaceObject.join)(root, path), { throwIfNoEntry: false }) !== undefined;
    }
    catch {
        return false;
    }
}
function refuseOddFolders(root, path) {
    const parts = (0,external_node_path_namespaceObject.dirname)(path).split('/');
    for (const depth of parts.keys()) {
        const folder = parts.slice(0, depth + 1).join('/');
        const found = look(root, folder, path);
        if (found === undefined)
            return;
        if (found.isSymbolicLink())
            throw refusal(`${folder} is a symbolic link, and files go into the repository itself only. Make it a folder, then run this again.`);
        if (!found.isDirectory())
            throw refusal(`${folder} is not a folder. Move it away, then run this again.`);
    }
}
function look(root, folder, path) {
    try {
        return (0,external_node_fs_namespaceObject.lstatSync)((0,external_node_path_namespaceObject.join)(root, folder), { throwIfNoEntry: false });
    }
    catch (error) {
        throw cannotWrite(path, error);
    }
}
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'];
function placeFile({ root, scratch }, { path, text }) {
    const target = (0,external_node_path_namespaceObject.join)(root, path);
    const making = (0,external_node_path_namespaceObject.join)(scratch, `belay-${(0,external_node_crypto_namespaceObject.randomBytes)(8).toString('hex')}`);
    refuseOddFolders(root, path);
    try {
        (0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_namespaceObject.dirname)(target), { recursive: true });
        writeWhole(making, text);
    }
    catch (error) {
        throw cannotWrite(path, error);
    }
    try {
        (0,external_node_fs_namespaceObject.linkSync)(making, target);
        return 'written';
    }
    catch (error) {
        if (codeOf(error) === 'EEXIST')
            return 'there';
        if (noLinks.includes(codeOf(error)))
            return placeDirectly(target, path, text);
        throw cannotWrite(path, error);
    }
    finally {
        (0,external_node_fs_namespaceObject.rmSync)(making, { force: true });
    }
}
function placeDirectly(target, path, text) {
    try {
        writeWhole(target, text);
        return 'written';
    }
    catch (error) {
        if (codeOf(error) === 'EEXIST')
            return 'there';
        throw cannotWrite(path, error);
    }
}
function writeWhole(file, text) {
    const descriptor = (0,external_node_fs_namespaceObject.openSync)(file, 'wx', 0o666);
    try {
        const bytes = Buffer.from(text);
        for (let done = 0; done < bytes.length;)
            done += (0,external_node_fs_namespaceObject.writeSync)(descriptor, bytes, done);
        (0,external_node_fs_namespaceObject.fsyncSync)(descriptor);
    }
    catch (error) {
        (0,external_node_fs_namespaceObject.rmSync)(file, { force: true });
        throw error;
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(descriptor);
    }
}
function cannotWrite(path, error) {
    return refusal(`${hostError('write', path, error).message} Mend that and run this again; it adds what is missing.`);
}
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

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

;// CONCATENATED MODULE: ./lib/ports/secret-shapes.js
const start = '(?<![A-Za-z0-9_])';
const secret_shapes_plain = '[A-Za-z0-9+/_=.~^!?#@:,%*-]';
const literal = '(?![a-z][a-z0-9+-]{1,20}:|[A-Za-z0-9_./-]{1,200}\\.[a-z]{2,8}(?![A-Za-z0-9_.-]))' +
    `[A-Za-z0-9+_]${secret_shapes_plain}{15}(?!${secret_shapes_plain}{0,200}[$\`(<{])`;
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
    return JSON.stringify(foreign_text_truncate(value, 60)).replace(unseen, unicodeEscape);
}
function mayHoldSecret(text) {
    const names = text.replaceAll('@sha256:', '');
    const colon = names.indexOf(':');
    if (colon !== -1 && names.includes('@', colon))
        return true;
    return value_forms_holdsCredentials(text) || secretIn(text.slice(0, judgedLimit)) !== undefined;
}
const judgedLimit = 2_000;
function value_forms_holdsCredentials(text) {
    const start = text.slice(0, judgedLimit);
    return (/:\/\/[^\s/?#]*@/.test(start) ||
        /(pass(word|wd|phrase)?|pwd|token|secret|api[_-]?key|signature)["']?\s*[=:]/i.test(start) ||
        /\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]{8,}/i.test(start));
}

// EXTERNAL MODULE: ../../node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(8232);
;// CONCATENATED MODULE: ./lib/ports/nearest.js

function nearest(word, valid) {
    const ranked = valid
        .filter((name) => word.length <= 2 * name.length + 2)
        .map((name) => ({ name, edits: (0,mod/* distance */.Io)(word, name) }))
        .sort((a, b) => a.edits - b.edits);
    const best = ranked[0];
    return best !== undefined && best.edits <= Math.max(2, Math.floor(word.length / 3)) ? best.name : undefined;
}

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
function field_value_shown(value) {
    if (value === null || value === undefined || typeof value === 'object')
        return kindOf(value);
    return quoteValue(String(value));
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
    const meant = nearest(field, checkFields);
    const hint = meant === undefined ? `it takes ${listWords(checkFields)}` : `did you mean "${meant}"`;
    return `${field_value_shown(field)}: a check has no such field; ${hint}.`;
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

;// CONCATENATED MODULE: ./lib/health/address-policy.js

const metadata = new external_node_net_namespaceObject.BlockList();
metadata.addSubnet('169.254.0.0', 16, 'ipv4');
metadata.addSubnet('fe80::', 10, 'ipv6');
metadata.addAddress('fd00:ec2::254', 'ipv6');
metadata.addAddress('fd20:ce::254', 'ipv6');
metadata.addAddress('100.100.100.200', 'ipv4');
metadata.addAddress('168.63.129.16', 'ipv4');
metadata.addAddress('192.0.0.192', 'ipv4');
const neverAService = new external_node_net_namespaceObject.BlockList();
neverAService.addSubnet('0.0.0.0', 8, 'ipv4');
neverAService.addSubnet('224.0.0.0', 4, 'ipv4');
neverAService.addSubnet('240.0.0.0', 4, 'ipv4');
neverAService.addAddress('::', 'ipv6');
neverAService.addSubnet('ff00::', 8, 'ipv6');
function denyAddress(address) {
    const bare = address.split('%', 1)[0] ?? '';
    const family = (0,external_node_net_namespaceObject.isIP)(bare);
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
    return list.check(address, (0,external_node_net_namespaceObject.isIPv4)(address) ? 'ipv4' : 'ipv6');
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

;// CONCATENATED MODULE: ./lib/health/check-ip.js



function readIp(value) {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    if (text === '4')
        return fieldValue({ family: 4 });
    if (text === '6')
        return fieldValue({ family: 6 });
    if ((0,external_node_net_namespaceObject.isIP)(text) === 0 || text.includes('%'))
        return refuseField(`expected 4, 6 or an IP address like 203.0.113.7 or 2001:db8::7, got ${field_value_shown(value)}`);
    const why = denyAddress(text);
    return why === undefined
        ? fieldValue({ address: text.toLowerCase() })
        : refuseField(`expected an address that may be asked: ${why}, got ${field_value_shown(value)}`);
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
        ? refuseField(`expected ${durationTakes(latencyRange)}, or { p95: 800ms, tries: ${triesRange.usual} }, got ${field_value_shown(value)}`)
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
        problems.push(`${first[0]}: expected ${durationTakes(latencyRange)}, got ${field_value_shown(given[first[0]])}`);
    const tries = Object.hasOwn(given, 'tries') ? given['tries'] : triesRange.usual;
    if (!isTries(tries))
        problems.push(`tries: expected a whole number from ${triesRange.min} to ${triesRange.max}, got ${field_value_shown(tries)}`);
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
    return durationBetween(String(value), latencyRange);
}
function describeUnknown(key) {
    const meant = nearest(key, keys);
    const hint = meant === undefined ? `it takes ${keys.join(', ')}` : `did you mean "${meant}"`;
    return `${field_value_shown(key)}: a latency has no such key; ${hint}`;
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
    return quoteValue(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value));
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
        return check_url_refused(`expected a URL of at most ${urlLimit} characters, got ${text.length} characters`);
    }
    const shown = showUrl(text);
    if (!/^(?:https?|tcp):\/\/[^/\\]/i.test(text) || /\s/.test(text)) {
        return check_url_refused(`expected ${urlTakes}, got ${shown}`);
    }
    if ((text.split(/[?#]/, 1)[0] ?? '').includes('${'))
        return check_url_refused(onlyInQuery);
    if (/^tcp:/i.test(text))
        return readTcp(text, shown);
    const url = check_url_parseUrl(text);
    if (url === undefined)
        return check_url_refused(`expected a valid URL, got ${shown}`);
    if (url.username !== '' || url.password !== '')
        return check_url_refused(withoutCredentials);
    url.hash = '';
    if (url.href.length > urlLimit)
        return check_url_refused(`expected a URL of at most ${urlLimit} characters as it is sent, got ${url.href.length}`);
    return { kind: 'url', url: url.href, asks: 'http' };
}
const onlyInQuery = 'expected "${NAME}" in the query alone, behind "?", as a variable must not say who is asked';
const withoutCredentials = 'expected a URL without a user name or password: credentials do not belong in URLs';
function readTcp(text, shown) {
    const [, authority = '', rest = ''] = /^tcp:\/\/([^/?#\\]*)(.*)$/is.exec(text) ?? [];
    if (authority.includes('@'))
        return check_url_refused(withoutCredentials);
    const [, host = '', digits = ''] = /^(.*):(\d{1,5})$/s.exec(authority) ?? [];
    const port = Number(digits);
    const hostname = check_url_parseUrl(`http://${host}/`)?.host ?? '';
    const isWhole = port > 0 && port <= 65_535 && (rest === '' || rest === '/');
    if (!isWhole || hostname === '' || /:\d*$/.test(host.replace(/^\[.*\]$/, '')))
        return check_url_refused(`expected tcp://host:port, the port from 1 to 65535 and nothing behind it, got ${shown}`);
    return { kind: 'url', url: `tcp://${hostname}:${port}`, asks: 'tcp' };
}
function readCommand(text) {
    const command = text.trim();
    if (command === '')
        return check_url_refused('expected a command behind "exec:", got nothing');
    if (command.length > execLimit) {
        const advice = 'put more into a script';
        return check_url_refused(`expected a command of at most ${execLimit} characters, got ${command.length}; ${advice}`);
    }
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(command))
        return check_url_refused('expected a command without control characters');
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
function check_url_refused(problem) {
    return { kind: 'refused', problem };
}
function showUrl(text) {
    if (text.includes('@'))
        return 'text with "@" in it (not shown, as it may hold a password)';
    const visible = text.split(/[?#]/, 1)[0] ?? '';
    return visible === '' && text !== '' ? 'only a query' : quoteValue(visible);
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
    return refuseField(`expected ${words} or a whole number from 0 to ${mostRedirects}, got ${field_value_shown(value)}`);
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
        problems.push(`${field_value_shown(path)}: ${expects}`);
        return [];
    });
    return problems.length > 0 ? refuseField(...problems) : fieldValue(expectations);
}
function describePath(path) {
    return `expected a path like status, components.database.status, items[0] or $["a.b"], got ${field_value_shown(path)}`;
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
    return refuseField(`expected ${httpMethods.join(', ')}, got ${field_value_shown(value)}${hint}`);
}
function readDays(value) {
    const isDays = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostTlsDays;
    if (isDays)
        return fieldValue(value + 0);
    const hint = typeof value === 'string' && /^\d{1,4}$/.test(value) ? ' (take the quotes away)' : '';
    return refuseField(`expected a whole number from 0 to ${mostTlsDays}${hint}, got ${field_value_shown(value)}`);
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
    return typeof node.value === 'string' ? quoteValue(node.value) : `the ${typeof node.value} ${node.value}`;
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
    const urls = node.kind === 'scalar' && typeof node.value === 'string' ? listItems(node.value) : [];
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
        return quoteValue(url);
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
    return `${own.name} is deployed into the same folder as ${parent.name} (${quoteValue(path)}) ${onOneMachine}, as "path" is inherited; give ${own.name} a "path" of its own.`;
}
function describeRestart(parent, own) {
    const [theirs, ours] = [inherited_notes_folderOf(parent), inherited_notes_folderOf(own)];
    const isElsewhere = theirs !== undefined && ours !== undefined && theirs !== ours;
    if (!isElsewhere || !hasCommands(parent) || own.values.has('restart'))
        return undefined;
    return `${own.name} restarts what ${parent.name} restarts ${onOneMachine}, as "restart" is inherited; give ${own.name} a "restart" of its own.`;
}
function inherited_notes_folderOf({ values }) {
    return absolutePath(values.get('path')?.text ?? '');
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
    const text = `${key}: expected a folder that is neither in "${other}" (${quoteValue(folder)}) nor holds it, got ${quoteValue(values.get(key)?.text ?? '')}.`;
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
    return `tcp://${own.hostname}:${asked.port === moved_checks_portOf(parent) ? moved_checks_portOf(own) : asked.port}`;
}
function moved_checks_portOf({ port, protocol }) {
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
    const likely = nearest(name, names);
    const advice = likely === undefined ? `there are ${names.join(', ')}.` : `did you mean "${likely}"?`;
    return `there is no environment ${quoteValue(name)}; ${advice}`;
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
        const meant = nearest(key, windowKeys);
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
    const meant = typeof value === 'string' ? nearest(value, [...Intl.supportedValuesOf('timeZone'), 'UTC']) : undefined;
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
    return typeof value === 'string' ? quoteValue(text) : `the ${typeof value} ${foreign_text_truncate(text, 60)}`;
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
    const texts = read_list_textsOf(node, takes, isCommand);
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
        const items = listItems(text);
        if (items.length > 0 && items.every((item) => isItemOf(lonePattern, item)))
            return value(items.join('\n'));
        return read_value_refused(node, `expected ${takes}, got ${describeNode(node)}${adviceFor(items, form)}.`);
    }
    const texts = read_list_textsOf(node, takes, isItem);
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
function read_list_textsOf(node, takes, isGoodText) {
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
const typed_word_unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;
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
    return typed_word_unseen.exec(text)?.[0];
}
function describeHidden(what, character) {
    return `this ${what} holds the character ${typed_word_codeOf(character)}, which does not show or looks like a space; write the line anew by hand.`;
}
function whyNotTyped(text) {
    const hidden = hiddenIn(text);
    if (hidden !== undefined)
        return `a word that people can type, and this one holds the character ${typed_word_codeOf(hidden)}, which does not show or looks like a space; write it anew by hand`;
    const mixed = text
        .split(/[^\p{L}\p{M}]+/u)
        .some((word) => alike.filter((script) => script.test(word)).length > 1);
    if (mixed)
        return 'a word that people can type, and this one mixes letters of several alphabets that look alike; write it anew by hand';
    if (text !== text.normalize('NFC'))
        return 'a word that people can type, and this one has an accent apart from its letter; write it anew by hand';
    return undefined;
}
function typed_word_codeOf(character) {
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
        return value(kind.is === 'path' ? (absolutePath(text) ?? text) : text);
    const whyNotPath = kind.is === 'path' ? whyNotExpanded(text) : undefined;
    if (whyNotPath !== undefined)
        return read_value_refused(node, `expected ${pathTakes}, and ${whyNotPath}.`);
    const meant = kind.is === 'choice' ? nearest(text, kind.values) : undefined;
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
            return pathTakes;
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
            return absolutePath(text) !== undefined && pathPattern.test(text) && !hasControlCharacter(text);
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
    return text !== undefined && durationBetween(text, range) !== undefined
        ? value(text)
        : unexpected(durationTakes(range), node);
}
function readInteger(range, node) {
    const number = node.kind === 'scalar' && typeof node.value === 'number' ? String(node.value) : '';
    if (wholeNumber(number, range) !== undefined)
        return value(number);
    const hint = wholeNumber(textOf(node) ?? '', range) === undefined ? '' : ' (take the quotes away)';
    return unexpected(`${wholeNumberTakes(range)}${hint}`, node);
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
    for (const { line, column, ...secret } of findSecrets(text))
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
    const secret = secretIn(text);
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
    return secretIn(text) !== undefined || isExpression(text);
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
    const shown = `${quoteValue(key)}: ${owner} has no such key`;
    if (prefix === '' && inputsAlone.includes(key))
        return `${shown}; pass it as an input in the workflow.`;
    const elsewhere = placeOf(key, prefix);
    if (elsewhere !== undefined)
        return `${shown}; it stands ${elsewhere}.`;
    const meant = (prefix === '' ? calledHere.get(key) : undefined) ?? nearest(key, keysOf(prefix));
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
            reading.report(at, `${quoteValue(environment)}: ${text}`);
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
        const names = keys.map((each) => quoteValue(each.key)).join(', ');
        const these = keys.length === 1 ? 'this' : 'these';
        if (first !== undefined)
            tell(key, first.keyAt, `${names}: indent ${these} below ${quoteValue(key)}, by two more blanks.`);
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
        const meant = nearest(key, ['environments']);
        const advice = meant === undefined ? 'put it below "environments".' : `did you mean "${meant}"?`;
        reading.report(keyAt, `${quoteValue(key)}: only "environments" stands at the top; ${advice}`);
    }
    return environmentsOf(root, reading);
}
function environmentsOf({ entries, at, isPartial }, reading) {
    const environments = entries.find(({ key }) => key === 'environments');
    if (environments === undefined) {
        if (!isPartial && entries.every(({ key }) => nearest(key, ['environments']) === undefined))
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
    return `${quoteValue(source)}: YAML reads the number ${value} here; write a number in decimal digits alone${like}, and a text in quotes.`;
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
            text: `${quoteValue(`*${alias.source}`)}: no anchor of that name stands before it; put quotes around a text that begins with "*".`,
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
            text: `${quoteValue(`*${alias.source}`)}: an alias cannot stand for what it stands in.`,
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
    return `${quoteValue(key)}: this key stands here a second time (first in line ${line}); keep one of the two.`;
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
            reading.report(keyAt, `${quoteValue(key)}: expected ${environmentTakes}.`);
        const twin = [...written.values()].find(({ name }) => name.toLowerCase() === key.toLowerCase());
        if (twin !== undefined)
            reading.report(keyAt, describeTwin(key, twin));
        written.set(key, readEnvironment(entry, reading));
    }
    return [...inherit(written, finding.report).values()];
}
function describeTwin(name, { name: other, at }) {
    return `${quoteValue(name)}: differs from ${quoteValue(other)} (line ${at.line}) in upper and lower case alone, which GitHub takes for one environment; give it another name.`;
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

;// CONCATENATED MODULE: ./scripts/init-repository/remarked-yaml.js

function setting(key, value, behind) {
    return { kind: 'setting', key, value, ...(behind === undefined ? {} : { behind }) };
}
function remark(text) {
    return { kind: 'remark', text };
}
function mapping(lines) {
    const map = new dist/* YAMLMap */.CA();
    let waiting = [];
    for (const line of lines) {
        if (line.kind === 'remark') {
            waiting.push(` ${line.text}`);
            continue;
        }
        const key = new dist/* Scalar */.X5(line.key);
        if (waiting.length > 0)
            key.commentBefore = waiting.join('\n');
        waiting = [];
        map.add({ key, value: remarked_yaml_nodeOf(line) });
    }
    if (waiting.length > 0)
        map.comment = waiting.join('\n');
    return map;
}
function remarked_yaml_nodeOf({ value, behind }) {
    const node = (0,dist/* isMap */.jh)(value) || (0,dist/* isSeq */.oP)(value) ? value : new dist/* Scalar */.X5(value);
    if (behind !== undefined)
        node.comment = ` ${behind}`;
    return node;
}
function sequence(items, style) {
    const list = new dist/* YAMLSeq */.Rw();
    list.flow = style === 'flow';
    for (const item of items)
        list.add((0,dist/* isMap */.jh)(item) ? item : new dist/* Scalar */.X5(item));
    return list;
}

;// CONCATENATED MODULE: ./scripts/init-repository/restart-lines.js


const guessedPort = 8080;
function portBeside(port) {
    return port === 65_535 ? port - 1 : port + 1;
}
function restartLines(environment, hints) {
    const { restart, running, name, project } = environment;
    if (restart !== undefined)
        return [setting('restart', restart)];
    const opening = openings[name].map(remark);
    if (running.kind !== 'several') {
        const shown = examples(environment, hints).map((example) => remark(`restart: ${example}`));
        return [...opening, remark('For example:'), ...shown];
    }
    const folder = running.folders.find((each) => /^[\w.][\w./-]*$/.test(each)) ?? 'FOLDER';
    return [
        ...opening,
        remark('There are compose files in several folders; name the one to deliver:'),
        remark(`restart: docker compose -f ${folder}/compose.yml -p ${project} up --detach --build`),
    ];
}
const openings = {
    preprod: ['The shell command, run in `path`, after which the service runs the new files.'],
    production: [
        "Without a command of its own production takes preprod's, and a promotion may then replace what runs on preprod.",
        'Give it one with names and ports that are not those of preprod.',
    ],
};
function examples({ name, project }, hints) {
    const port = name === 'preprod' ? guessedPort : portBeside(guessedPort);
    const found = [
        ...unitsOf(name, hints.units).map((unit) => `systemctl --user restart ${unit}`),
        ...(hints.startScript ? [`npm ci --omit=dev && systemctl --user restart ${project}`] : []),
        ...(hints.dockerfile
            ? [
                `docker build -t ${project} . && docker rm -f ${project} && docker run -d --name ${project} -p 127.0.0.1:${port}:80 ${project}`,
            ]
            : []),
    ];
    return found.length > 0 ? found : [`systemctl --user restart ${project}`];
}
function unitsOf(name, units) {
    const own = units.filter((unit) => namesEnvironment(name, unit));
    if (own.length > 0)
        return own;
    const other = name === 'preprod' ? 'production' : 'preprod';
    const free = units.filter((unit) => !namesEnvironment(other, unit));
    return name === 'preprod' ? free : free.map((unit) => `${unit}-production`);
}

;// CONCATENATED MODULE: ./scripts/init-repository/belay-yml.js



const schema = 'https://raw.githubusercontent.com/belay-actions/belay/v1/belay.schema.json';
const opening = [
    `yaml-language-server: $schema=${schema}`,
    'Where this repository is delivered to, and how. What could not be found out stands as a comment: fill it in.',
    'Secrets never stand here; they are secrets of the repository.',
];
function renderBelayFile(plan) {
    const document = new dist/* Document */.yo(mapping([
        setting('environments', mapping([
            setting('preprod', mapping(preprodLines(plan))),
            setting('production', mapping(productionLines(plan))),
        ])),
    ]));
    document.commentBefore = opening.map((line) => ` ${line}`).join('\n');
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
function preprodLines(plan) {
    const { preprod } = plan;
    return [
        remark('The address people use:'),
        remark('url: https://preprod.example.com/'),
        setting('path', preprod.path, 'the folder on the machine; the first deployment makes it'),
        setting('driver', 'git'),
        ...restartLines(preprod, plan.hints),
        ...preprodHealthLines(preprod),
        ...ciLines(plan.ci),
    ];
}
function productionLines(plan) {
    const { preprod, production } = plan;
    const inherited = production.restart !== undefined && production.restart === preprod.restart;
    return [
        setting('extends', 'preprod'),
        remark('url: https://www.example.com/'),
        setting('path', production.path),
        ...(inherited ? [] : restartLines(production, plan.hints)),
        ...productionHealthLines(plan),
        ...sharedProjectLines(plan),
        setting('validated-in', 'preprod', 'only what preprod has validated goes live here'),
        setting('confirm', 'DEPLOY', 'the word a person types to promote'),
    ];
}
function preprodHealthLines({ health }) {
    if (health.kind === 'url')
        return [knownHealth(health)];
    const why = health.kind === 'hidden'
        ? `What must answer for a release to count as well; only ${health.variable} knows the port:`
        : 'What must answer for a release to count as well; without it nothing is checked:';
    return [remark(why), ...healthRemarks(guessedPort)];
}
function productionHealthLines({ preprod, production }) {
    if (production.health.kind === 'url') {
        const same = preprod.health.kind === 'url' && preprod.health.url === production.health.url;
        return same ? sharedPortLines(production.health.port) : [knownHealth(production.health)];
    }
    const knows = production.health.kind === 'hidden' ? `; only ${production.health.variable} knows the port` : '';
    const port = portBeside(preprod.health.kind === 'url' ? preprod.health.port : guessedPort);
    const remarks = [
        remark(`What must answer here, on production's own port${knows}. An inherited check asks preprod:`),
        ...healthRemarks(port),
    ];
    if (preprod.health.kind !== 'url')
        return remarks;
    return [...remarks, setting('health', sequence([], 'flow'), "else it would ask preprod's")];
}
function knownHealth({ url, variable }) {
    const check = mapping([
        setting('url', url, defaultOf(variable)),
        remark('contains: a word that only the right page has'),
    ]);
    return setting('health', sequence([check], 'block'));
}
function healthRemarks(port) {
    return [remark('health:'), remark(`  - url: http://127.0.0.1:${port}/`)];
}
function defaultOf(variable) {
    return variable === undefined ? undefined : `the default of ${variable}`;
}
function sharedPortLines(port) {
    return [
        remark(`On one machine the two cannot share port ${port}: give production its own, and check that one:`),
        ...healthRemarks(portBeside(port)),
    ];
}
function sharedProjectLines({ preprod, production }) {
    const named = [preprod, production].every(({ running }) => running.kind === 'compose' && running.compose.named);
    if (!named)
        return [];
    return [
        remark('The compose file has a `name:`. On one machine Docker would take preprod and production for the same;'),
        remark('take `name:` out, or give each `restart` a `-p` of its own.'),
    ];
}
function ciLines(files) {
    if (files.length > 0) {
        return [
            setting('ci', mapping([
                setting('workflows', sequence(files, 'flow')),
                setting('timeout', '30m', 'the longest CI takes'),
            ])),
        ];
    }
    return [
        remark('The workflows that judge a pushed commit; without it all that run for it count:'),
        remark('ci: { workflows: [ci.yml], timeout: 30m }'),
    ];
}

;// CONCATENATED MODULE: ./scripts/init-repository/read-text.js


const read_text_sizeLimit = 1_000_000;
function read_text_readText(root, path) {
    try {
        const real = (0,external_node_fs_namespaceObject.realpathSync)((0,external_node_path_namespaceObject.join)(root, path));
        if (!real.startsWith(`${root}${external_node_path_namespaceObject.sep}`))
            return { kind: 'skipped', why: 'it is a link out of the repository' };
        const file = (0,external_node_fs_namespaceObject.statSync)(real);
        if (!file.isFile())
            return { kind: 'skipped', why: 'it is not a file' };
        if (file.size > read_text_sizeLimit)
            return { kind: 'skipped', why: `it is larger than ${read_text_sizeLimit} bytes` };
        return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode((0,external_node_fs_namespaceObject.readFileSync)(real)) };
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        if (code === 'ENOENT')
            return { kind: 'absent' };
        return {
            kind: 'skipped',
            why: code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8' : `it cannot be read (${code})`,
        };
    }
}

;// CONCATENATED MODULE: ./scripts/init-repository/workflow-templates.js


const templateNames = ['cd-preprod', 'ci-verdict', 'cd-prod', 'rollback', 'health-check'];
function fillTemplate(name, template, names) {
    const document = (0,dist/* parseDocument */.Tp)(template);
    if (document.errors.length > 0)
        throw new Error(`The template ${name}.yml is not YAML.`);
    fillIn[name](document, names);
    sayWhatWasFilledIn(name, document);
    return document.toString({ lineWidth: 110 });
}
const fillIn = {
    'cd-preprod'(document, names) {
        replace(document, ['on', 'push', 'branches'], [branchPattern(names.branch)]);
        setRunner(document, 'deliver', names.runners.preprod);
    },
    'ci-verdict'(document, names) {
        replace(document, ['on', 'workflow_run', 'workflows'], names.ci);
        setRunner(document, 'settle', names.runners.preprod);
    },
    'cd-prod'(document, names) {
        setRunner(document, 'promote', names.runners.production);
    },
    rollback(document, names) {
        setRunner(document, 'rollback', names.runners.production);
    },
    'health-check'(document, names) {
        if (!names.localHealthOnly)
            return;
        setRunner(document, 'check', names.runners.production);
        const runner = document.getIn(['jobs', 'check', 'with', 'runner'], true);
        if ((0,dist/* isScalar */.jn)(runner))
            runner.comment = ` health in belay.yml answers on the machine only; from outside: '["ubuntu-24.04"]'`;
    },
};
const filledIn = {
    'cd-preprod': 'Found by scripts/init, to check:',
    'ci-verdict': 'Found by scripts/init, to check:',
    'cd-prod': 'Found by scripts/init, to check:',
    rollback: 'Found by scripts/init, to check:',
    'health-check': 'Filled in by scripts/init, to check:',
};
function sayWhatWasFilledIn(name, document) {
    const first = (0,dist/* isMap */.jh)(document.contents) ? document.contents.items[0]?.key : undefined;
    const comment = (0,dist/* isScalar */.jn)(first) ? (first.commentBefore ?? '') : '';
    if (!(0,dist/* isScalar */.jn)(first) || !/^ Change: /m.test(comment))
        throw new Error(`The template ${name}.yml does not say at its top what to change.`);
    first.commentBefore = comment.replace(/^ Change: /m, ` ${filledIn[name]}\n `);
}
function setRunner(document, job, labels) {
    const scalar = new dist/* Scalar */.X5(JSON.stringify(labels));
    scalar.type = 'QUOTE_SINGLE';
    replace(document, ['jobs', job, 'with', 'runner'], scalar);
}
function replace(document, path, value) {
    if (!document.hasIn(path))
        throw new Error(`The template has nothing at ${path.join('.')}.`);
    document.setIn(path, value instanceof dist/* Scalar */.X5 ? value : document.createNode(value, { flow: true }));
}

;// CONCATENATED MODULE: ./scripts/init-repository/planned-files.js







const environmentOf = {
    'cd-preprod': 'preprod',
    'ci-verdict': 'preprod',
    'cd-prod': 'production',
    rollback: 'production',
    'health-check': 'production',
};
function planFiles(survey, environments, templateOf) {
    const { all, always } = ciOf(survey.workflows);
    const text = renderBelayFile({
        ...environments,
        ci: always.map(({ file }) => file),
        hints: survey.hints,
    });
    const rendered = parseBelayFile(text, 'belay.yml');
    const [problem] = rendered.problems;
    if (problem !== undefined)
        throw refusal(`belay.yml would not be valid, so nothing was written. What stands in the way: ${problem}`);
    const root = survey.repository.root;
    const belayYml = planned(root, 'belay.yml', text);
    const settings = belayYml.kind === 'new' ? rendered : survey.belayFile;
    const ci = [...new Set(all.map(({ name }) => name).filter((name) => !name.includes('${{')))];
    const names = {
        branch: survey.repository.branch.name,
        ci,
        runners: { preprod: environments.preprod.runner, production: environments.production.runner },
        localHealthOnly: asks(settings, 'production') === 'locally',
    };
    const workflows = templateNames.map((name) => planWorkflow({ root, name, names, settings, templateOf }));
    return { files: [belayYml, ...workflows], settings };
}
function planWorkflow(plan) {
    const { root, name, names } = plan;
    const path = workflowPath(name);
    const existing = standing(root, name);
    const why = existing === undefined ? whyWithheld(plan) : undefined;
    if (why !== undefined)
        return { kind: 'withheld', path, why };
    return planned(root, existing ?? path, fillTemplate(name, plan.templateOf(name), names));
}
function workflowPath(name) {
    return `.github/workflows/${name}.yml`;
}
function standing(root, name) {
    const path = workflowPath(name);
    return [path, path.replace(/yml$/, 'yaml')].find((each) => isThere(root, each));
}
function whyWithheld({ name, names, settings }) {
    if (settings === undefined)
        return 'belay.yml cannot be read; mend it, then run this again.';
    if (settings.problems.length > 0)
        return 'belay.yml has a problem; mend it, then run this again.';
    const environment = environmentOf[name];
    if (!settings.environments.has(environment))
        return `belay.yml has no environment ${environment}; copy it from workflows-templates/ and change the name in it.`;
    if (name === 'ci-verdict' && names.ci.length === 0)
        return 'no workflow was found that judges a pushed commit. Until there is one, every release stays unproven.';
    if (name === 'health-check' && asks(settings, environment) === 'nothing')
        return 'nothing says yet what to ask; fill in url or health in belay.yml, then run this again.';
    return undefined;
}
function planned(root, path, text) {
    if (!isThere(root, path))
        return { kind: 'new', path, text };
    const read = read_text_readText(root, path);
    return { kind: 'there', path, text, same: read.kind === 'text' && read.text === text };
}
const privateHost = /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]|\[f[cd])/i;
function asks(settings, environment) {
    const values = settings?.environments.get(environment)?.values;
    const url = values?.get('url')?.text ?? '';
    const health = values?.get('health')?.text ?? '';
    const asked = health === '' || health === '[]' ? url : health;
    if (asked === '')
        return 'nothing';
    const hosts = [...asked.matchAll(/https?:\/\/([^/\s"']+)/g)].map((match) => match[1] ?? '');
    return hosts.length > 0 && hosts.every((host) => privateHost.test(host)) ? 'locally' : 'outside';
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./scripts/init-repository/git-repository.js






function readGitRepository(folder) {
    if ((0,external_node_fs_namespaceObject.statSync)(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
        throw refusal(`There is no folder ${foreign_text_neutralise(folder)}. Name the folder of your repository.`);
    const root = topFolder(folder);
    const git = gitIn(root);
    const list = (...args) => (git('ls-files', '-z', ...args) ?? '').split('\0').filter((path) => path !== '');
    const tracked = list('--cached');
    const files = [...new Set([...tracked, ...list('--others', '--exclude-standard')])].sort();
    return {
        root,
        gitFolder: git('rev-parse', '--absolute-git-dir') ?? (0,external_node_path_namespaceObject.join)(root, '.git'),
        files,
        tracked: new Set(tracked),
        branch: defaultBranch(git),
        name: git_repository_nameOf(git, root),
        hasOrigin: git('remote', 'get-url', 'origin') !== undefined,
    };
}
function topFolder(folder) {
    const bare = run(folder, ['rev-parse', '--is-bare-repository']);
    if (bare.kind === 'failed')
        throw refusal(whyNot(folder, bare.said));
    if (bare.text === 'true')
        throw refusal(`${foreign_text_neutralise(folder)} is a bare repository: it has no files to look at. Run this in a clone with a work tree.`);
    const top = run(folder, ['rev-parse', '--show-toplevel']);
    if (top.kind === 'failed' || top.text === '')
        throw refusal(`${foreign_text_neutralise(folder)} is inside a .git folder. Run this in the work tree.`);
    const inside = run(folder, ['rev-parse', '--is-inside-work-tree']);
    if (inside.kind === 'failed' || inside.text !== 'true')
        throw refusal(`The repository at ${foreign_text_neutralise(folder)} keeps its files in another folder, ${foreign_text_neutralise(top.text)} (core.worktree). If that is right, run this there.`);
    return (0,external_node_fs_namespaceObject.realpathSync)(top.text);
}
function whyNot(folder, said) {
    if (/not a git repository/i.test(said))
        return `${foreign_text_neutralise(folder)} is in no git repository. Go into yours, or name its folder; a new one begins with: git init`;
    if (/dubious ownership/.test(said))
        return `The repository at ${foreign_text_neutralise(folder)} belongs to another user, so git does not read it. Run this as that user, or, if you trust it, first: git config --global --add safe.directory FOLDER`;
    return `git cannot read the repository at ${foreign_text_neutralise(folder)}: ${foreign_text_neutralise(firstLine(said))}`;
}
function defaultBranch(git) {
    const onServer = git('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD')?.replace(/^origin\//, '');
    if (onServer !== undefined)
        return { name: onServer, from: 'origin/HEAD' };
    const exists = (name) => ['refs/heads', 'refs/remotes/origin'].some((kind) => git('rev-parse', '--quiet', '--verify', `${kind}/${name}`) !== undefined);
    const configured = git('config', '--get', 'init.defaultBranch') ?? '';
    if (configured !== '' && exists(configured))
        return { name: configured, from: 'init.defaultBranch of git; origin/HEAD is not set' };
    const usual = ['main', 'master'].find(exists);
    if (usual !== undefined)
        return { name: usual, from: 'a branch of that name exists; origin/HEAD is not set' };
    const current = git('symbolic-ref', '--quiet', '--short', 'HEAD') ?? '';
    if (current !== '')
        return { name: current, from: 'the current branch; origin/HEAD is not set' };
    return { name: 'main', from: "GitHub's own default; nothing here names one" };
}
function git_repository_nameOf(git, root) {
    const last = (git('remote', 'get-url', 'origin') ?? '').replace(/\/+$/, '').split(/[/:]/).at(-1) ?? '';
    const fromOrigin = plainName(last.replace(/\.git$/, ''));
    if (fromOrigin !== '')
        return { text: fromOrigin, from: 'origin' };
    const fromFolder = plainName((0,external_node_path_namespaceObject.basename)(root));
    return fromFolder === ''
        ? { text: 'app', from: 'a name to change' }
        : { text: fromFolder, from: 'the folder' };
}
function plainName(name) {
    const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '');
    return plain.slice(0, 64);
}
function gitIn(folder) {
    return (...args) => {
        const result = run(folder, args);
        return result.kind === 'ok' ? result.text : undefined;
    };
}
function run(folder, args) {
    const { GIT_DIR: _1, GIT_WORK_TREE: _2, GIT_INDEX_FILE: _3, GIT_COMMON_DIR: _4, ...env } = external_node_process_namespaceObject.env;
    try {
        const text = (0,external_node_child_process_namespaceObject.execFileSync)('git', ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args], {
            cwd: folder,
            encoding: 'utf8',
            env: { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
            stdio: ['ignore', 'pipe', 'pipe'],
            maxBuffer: 256 * 1024 * 1024,
        });
        return { kind: 'ok', text: text.replace(/\n$/, '') };
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            throw refusal('git is not on the PATH. Install it and run this again.');
        const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
        return { kind: 'failed', said };
    }
}

;// CONCATENATED MODULE: ./scripts/init-repository/survey.js








const survey_workflowPath = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const unreadable = 'it is not YAML that can be read';
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd]/;
function survey(folder) {
    const repository = readGitRepository(folder);
    const skipped = [];
    const contents = (wanted) => repository.files.filter(wanted).flatMap((path) => {
        const read = readValues(repository.root, path);
        if (read.kind === 'values')
            return [{ path, content: read.values }];
        if (read.kind === 'skipped')
            skipped.push({ path, why: read.why });
        return [];
    });
    const compose = contents(isComposePath).map(({ path, content }) => readComposeFile(path, content));
    const workflows = contents((path) => survey_workflowPath.test(path)).map(({ path, content }) => readWorkflowFile(external_node_path_namespaceObject.posix.basename(path), content, repository.branch.name));
    return {
        repository,
        compose: compose.filter((file) => file !== undefined),
        workflows: workflows.filter((file) => file !== undefined),
        skipped,
        hints: readHints(repository),
        belayFile: readBelayFile(repository.root),
    };
}
function readValues(root, path) {
    if (unprintable.test(path) || path.includes('${{'))
        return { kind: 'skipped', why: 'its name cannot stand in a file of settings' };
    const read = read_text_readText(root, path);
    if (read.kind !== 'text')
        return read;
    const values = readMapping(read.text);
    return values === undefined ? { kind: 'skipped', why: unreadable } : { kind: 'values', values };
}
function readHints({ root, files }) {
    const unit = /^(?:[^/]+\/){0,3}([A-Za-z0-9][A-Za-z0-9_.-]*)\.service$/;
    const units = files.map((path) => unit.exec(path)?.[1]).filter((name) => name !== undefined);
    const read = files.includes('package.json') ? read_text_readText(root, 'package.json') : undefined;
    const manifest = read?.kind === 'text' ? readMapping(read.text) : undefined;
    return {
        units: [...new Set(units)].slice(0, 3),
        dockerfile: files.includes('Dockerfile'),
        startScript: manifest !== undefined && 'start' in valuesAt(manifest, 'scripts'),
    };
}
function readBelayFile(root) {
    const read = read_text_readText(root, 'belay.yml');
    if (read.kind !== 'text')
        return undefined;
    return parseBelayFile(read.text, 'belay.yml');
}

;// CONCATENATED MODULE: ./scripts/init-repository/main.js











function main(argv) {
    const options = parseOptions(argv);
    if (options.kind === 'help') {
        external_node_process_namespaceObject.stdout.write(helpText);
        return 0;
    }
    if (options.kind === 'refused') {
        console.error(options.message);
        return 2;
    }
    setUp((0,external_node_path_namespaceObject.resolve)(options.folder), options.dryRun);
    return 0;
}
function setUp(folder, dryRun) {
    const belay = rootAbove(import.meta.dirname);
    const found = survey(folder);
    if ((0,external_node_fs_namespaceObject.existsSync)((0,external_node_path_namespaceObject.join)(found.repository.root, 'scripts/init-repository/dist/index.js')))
        throw refusal(`${found.repository.root} is Belay itself. Go into your own repository, or name its folder.`);
    const environments = {
        preprod: planEnvironment('preprod', found),
        production: planEnvironment('production', found),
    };
    const { files, settings } = planFiles(found, environments, (name) => readTemplate(belay, name));
    console.log(describeFindings(found, describeEnvironments({ files, settings }, environments)));
    if (dryRun) {
        external_node_process_namespaceObject.stdout.write(printFiles(files));
        return;
    }
    const placed = write(found, files);
    console.log(describeFiles(placed));
    external_node_process_namespaceObject.stdout.write(describeNextSteps(found, { files: placed, settings }, environments));
}
function write({ repository }, files) {
    const { root, gitFolder: scratch } = repository;
    for (const { kind, path } of files)
        if (kind === 'new')
            refuseOddFolders(root, path);
    const written = [];
    try {
        return files.map((file) => {
            if (file.kind !== 'new')
                return file;
            if (placeFile({ root, scratch }, file) === 'there')
                return { ...file, kind: 'there', same: false };
            written.push(file.path);
            return file;
        });
    }
    catch (error) {
        if (isRefusal(error) && written.length > 0)
            throw refusal(`${error.message} Written before that: ${written.join(', ')}.`);
        throw error;
    }
}
function readTemplate(belay, name) {
    return (0,external_node_fs_namespaceObject.readFileSync)((0,external_node_path_namespaceObject.join)(belay, 'workflows-templates', `${name}.yml`), 'utf8');
}
function rootAbove(folder) {
    if ((0,external_node_fs_namespaceObject.existsSync)((0,external_node_path_namespaceObject.join)(folder, 'workflows-templates/cd-preprod.yml')))
        return folder;
    const above = (0,external_node_path_namespaceObject.dirname)(folder);
    if (above === folder)
        throw refusal('workflows-templates/ is missing beside scripts/. Clone the whole of Belay, then run this again.');
    return rootAbove(above);
}
try {
    external_node_process_namespaceObject.exitCode = main(external_node_process_namespaceObject.argv.slice(2));
}
catch (error) {
    console.error(isRefusal(error)
        ? error.message
        : `scripts/init itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    external_node_process_namespaceObject.exitCode = 1;
}

