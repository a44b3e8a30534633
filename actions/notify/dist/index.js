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

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  tk: () => (/* binding */ editsMessage),
  cQ: () => (/* binding */ joinMessageIds),
  r7: () => (/* binding */ readChannelSecrets),
  NK: () => (/* binding */ readChannels)
});

;// CONCATENATED MODULE: ./lib/messages/audience.js
const audiences = ['all', 'failures', 'down'];
const goodNews = ['started', 'live', 'validated'];
const ofTheService = ['down', 'recovered'];
function hears(audience, event) {
    if (audience === 'all')
        return true;
    return audience === 'down' ? ofTheService.includes(event) : !goodNews.includes(event);
}

;// CONCATENATED MODULE: ./lib/messages/channel.js
const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' };
const refusals = {
    400: 'the message was refused as malformed',
    401: 'the webhook is not authorised; create a new one and replace the secret',
    403: 'the webhook may not post there; check the permissions of its channel',
    404: 'the webhook does not exist any more; create a new one and replace the secret',
    410: 'the channel of the webhook is gone or archived; create a new webhook and replace the secret',
    413: 'the message was refused as too large',
};
function readRefusal(response, code) {
    const { status } = response;
    const waitMs = retryAfterMs(response);
    const wait = waitMs === undefined ? {} : { waitMs };
    if (status === 429)
        return { kind: 'limited', ...wait };
    const shown = `HTTP ${status}${code === undefined ? '' : `, ${code}`}`;
    if (status >= 500 || status === 408) {
        return { kind: 'trouble', reason: `it has a trouble of its own (${shown})`, ...wait };
    }
    const reason = refusals[status] ?? 'it gave an answer no working webhook gives';
    return { kind: 'refused', reason: `${reason} (${shown})` };
}
function retryAfterMs(response) {
    return secondsAsMs(response.headers['retry-after']);
}
function secondsAsMs(value) {
    return /^\d{1,9}(?:\.\d{1,9})?$/.test(value ?? '') ? Math.ceil(Number(value) * 1_000) : undefined;
}
function jsonField(body, name) {
    try {
        const value = JSON.parse(body);
        return typeof value === 'object' && value !== null
            ? Object.getOwnPropertyDescriptor(value, name)?.value
            : undefined;
    }
    catch {
        return undefined;
    }
}
function isLoopback(url) {
    return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}
function webhookUrl(text, hosts) {
    const url = secretUrl(text);
    if (url === undefined || isLoopback(url))
        return url;
    return url.protocol === 'https:' && url.port === '' && hosts.test(url.hostname) ? url : undefined;
}
function secretUrl(text) {
    if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text))
        return undefined;
    const url = new URL(text);
    return url.username === '' && url.password === '' && url.hash === '' ? url : undefined;
}

// EXTERNAL MODULE: ./lib/messages/link.js
var messages_link = __nccwpck_require__(793);
// EXTERNAL MODULE: ./lib/messages/wording.js + 2 modules
var wording = __nccwpck_require__(375);
;// CONCATENATED MODULE: ./lib/messages/cuts.js


const cutNoteLimit = 220;
function cuts_describeCuts(cuts, message) {
    const { cut } = (0,wording/* wordsIn */.H)(message.language);
    const parts = [
        ...(cuts.title ? [cut.title] : []),
        ...(cuts.text ? [cut.text] : []),
        ...(cuts.values > 0 ? [cut.values(cuts.values)] : []),
        ...(cuts.rows > 0 ? [cut.rows(cuts.rows)] : []),
    ];
    if (parts.length === 0)
        return undefined;
    const note = cut.note(parts);
    return (0,messages_link/* linkable */.Lj)(message.runUrl) === undefined ? note : `${note} ${cut.inRun}`;
}

// EXTERNAL MODULE: ./lib/messages/details.js
var details = __nccwpck_require__(83);
// EXTERNAL MODULE: ./lib/messages/failures.js
var failures = __nccwpck_require__(78);
// EXTERNAL MODULE: ./lib/messages/mention.js
var messages_mention = __nccwpck_require__(31);
// EXTERNAL MODULE: ./lib/messages/plain-text.js
var plain_text = __nccwpck_require__(417);
// EXTERNAL MODULE: ./lib/messages/story.js
var story = __nccwpck_require__(992);
;// CONCATENATED MODULE: ./lib/messages/tone.js
const tones = {
    started: 'progress',
    live: 'progress',
    validated: 'good',
    recovered: 'good',
    failed: 'bad',
    down: 'bad',
    'rolled-back': 'returned',
    custom: 'neutral',
};
const colours = {
    progress: '1d6fdc',
    good: '2da44e',
    bad: 'cf222e',
    returned: 'e3a008',
    neutral: '6e7781',
};
function colourOf({ event, cause }) {
    return colours[cause === 'superseded' ? 'neutral' : tones[event]];
}

;// CONCATENATED MODULE: ./lib/messages/discord.js









const discordLimits = {
    content: 2_000,
    title: 256,
    description: 4_096,
    fields: 25,
    fieldName: 256,
    fieldValue: 1_024,
    footer: 2_048,
    total: 6_000,
};
const textReserve = 1_000;
const failuresReserve = 1_000;
const inlineLimit = 40;
function escapeDiscord(text) {
    return text
        .replace(/[\\*_~`|<>[\]]/g, '\\$&')
        .replaceAll('://', '\\://')
        .replace(/^(\s*)([#-])/gm, '$1\\$2')
        .replace(/^(\s*\d+)\.(?=\s|$)/gm, '$1\\.')
        .replace(/@(everyone|here)/gi, '@\u200b$1');
}
function renderDiscord(message) {
    const title = (0,plain_text/* shorten */.ml)((0,details/* titleOf */.Gg)(message), escapeDiscord, (0,plain_text/* atMost */.Tu)(discordLimits.title));
    const whole = fitBody(message, { title, noteRoom: 0 });
    const { description, fields, footer } = whole.footer === undefined ? whole : fitBody(message, { title, noteRoom: cutNoteLimit });
    const called = message.mentions.flatMap(renderMention);
    const url = title.text === '' ? undefined : ((0,messages_link/* linkable */.Lj)(message.serviceUrl) ?? (0,messages_link/* linkable */.Lj)(message.runUrl));
    const embed = {
        ...(title.text === '' ? {} : { title: title.text }),
        ...(url === undefined ? {} : { url }),
        ...(description === '' ? {} : { description }),
        color: Number.parseInt(colourOf(message), 16),
        fields,
        ...(footer === undefined ? {} : { footer: { text: footer } }),
    };
    return {
        ...(called.length === 0 ? {} : { content: called.join(' ') }),
        embeds: [embed],
        allowed_mentions: allowedMentions(message.mentions),
    };
}
const markdown = {
    link: (url, text) => `[${text}](${url})`,
    strong: (text) => `**${text}**`,
};
function fitBody(message, { title, noteRoom }) {
    const foreign = (0,plain_text/* cleanText */.X5)(message.text ?? '');
    const before = (0,story/* writeTrack */.v2)((0,story/* trackOf */.VS)(message), markdown);
    const links = (0,details/* linksOf */.hP)(message).map(({ url, text }) => markdown.link(url, text));
    const after = [...writeFailures(message), writeCommit(message), links.join(' \u00b7 ')].filter((part) => part !== '');
    const total = discordLimits.total - title.text.length - noteRoom;
    const fixed = [before, ...after].reduce((sum, part) => sum + part.length + gap.length, 0);
    const own = before === '' && after.length === 0 ? 0 : fixed;
    const most = discordLimits.description - own;
    const whole = (0,plain_text/* shorten */.ml)(foreign, escapeDiscord, (0,plain_text/* atMost */.Tu)(most));
    const rows = fitFields([...(0,details/* ownDetails */.DC)(message), ...(0,details/* senderDetails */.u7)(message)], total - own - Math.min(whole.text.length, textReserve));
    const left = Math.min(most, total - own - rows.length);
    const text = whole.text.length <= left ? whole : (0,plain_text/* shorten */.ml)(foreign, escapeDiscord, (0,plain_text/* atMost */.Tu)(left));
    const cuts = { title: title.cut, text: text.cut, values: rows.shortened, rows: rows.leftOut };
    return {
        description: [before, text.text, ...after].filter((part) => part !== '').join(gap),
        fields: rows.fields,
        footer: cuts_describeCuts(cuts, message),
    };
}
function writeCommit(message) {
    const line = (0,details/* commitLine */.w_)(message);
    if (line === undefined)
        return '';
    const { label, short, url, subject, author } = line;
    const linked = url === undefined ? short : markdown.link(url, short);
    const about = [`**${label}** ${linked}`, escapeDiscord(subject)].filter((part) => part !== '').join(' ');
    return author === '' ? about : `${about} \u00b7 ${escapeDiscord(author)}`;
}
const gap = '\n\n';
function writeFailures(message) {
    const { failures: words } = (0,wording/* wordsIn */.H)(message.language);
    const all = (0,failures/* shownFailures */.pC)(message);
    if (all.length === 0)
        return [];
    const lines = [];
    let length = 0;
    for (const failure of all.slice(0, failures/* failureLimit */.g3)) {
        const line = writeFailure(failure, message);
        if (length + line.length > failuresReserve)
            break;
        lines.push(line);
        length += line.length + 1;
    }
    const more = (0,failures/* failureTotal */.rB)(message) - lines.length;
    if (more > 0)
        lines.push(`- ${words.more(more)}`);
    return [`**${words.heading}**\n${lines.join('\n')}`];
}
function writeFailure({ name, url, reason }, { language }) {
    const { colon, links } = (0,wording/* wordsIn */.H)(language);
    const why = reason === '' ? '' : `${colon}${escapeDiscord(reason)}`;
    if (url === undefined)
        return `- ${escapeDiscord(name)}${why}`;
    if ((0,failures/* isBracketFreeName */.E0)(name))
        return `- [${name}](${url})${why}`;
    return `- ${escapeDiscord(name)}${why} (${markdown.link(url, links.failure)})`;
}
function fitFields(details, available) {
    const fields = [];
    let length = 0;
    let shortened = 0;
    for (const detail of details.slice(0, discordLimits.fields)) {
        const name = (0,plain_text/* shorten */.ml)(detail.label, escapeDiscord, (0,plain_text/* atMost */.Tu)(discordLimits.fieldName));
        const room = Math.min(discordLimits.fieldValue, available - length - name.text.length);
        const value = renderValue(detail.value, room);
        if (value === undefined)
            continue;
        fields.push({ name: name.text, value: value.text, inline: isShort(detail.value) });
        length += name.text.length + value.text.length;
        if (name.cut || value.cut)
            shortened += 1;
    }
    return { fields, length, shortened, leftOut: details.length - fields.length };
}
function isShort(value) {
    const shown = value.kind === 'text' ? value.text : (value.text ?? value.url);
    return shown.length <= inlineLimit && !shown.includes('\n');
}
function renderValue(value, room) {
    if (value.kind === 'text')
        return room < 2 ? undefined : (0,plain_text/* shorten */.ml)(value.text, escapeDiscord, (0,plain_text/* atMost */.Tu)(room));
    const link = value.text === undefined ? value.url : `[${value.text}](${value.url})`;
    return link.length <= room ? { text: link, cut: false } : undefined;
}
function renderMention(mention) {
    if (mention.kind === 'here')
        return ['@here'];
    if (mention.kind === 'channel' || mention.kind === 'everyone')
        return ['@everyone'];
    if (!(0,messages_mention/* isSnowflake */.hT)(mention.id))
        return [];
    return [mention.kind === 'user' ? `<@${mention.id}>` : `<@&${mention.id}>`];
}
function allowedMentions(mentions) {
    const ids = (kind) => [
        ...new Set(mentions.flatMap((each) => (each.kind === kind && (0,messages_mention/* isSnowflake */.hT)(each.id) ? [each.id] : []))),
    ];
    const everyone = mentions.some(({ kind }) => kind === 'here' || kind === 'channel' || kind === 'everyone');
    return { parse: everyone ? ['everyone'] : [], users: ids('user'), roles: ids('role') };
}

;// CONCATENATED MODULE: ./lib/messages/discord-ring.js



const suppressEmbeds = 4;
function renderDiscordRing(message, link) {
    const { content, allowed_mentions } = renderDiscord(message);
    const heading = (0,details/* titleOf */.Gg)(message) || (0,plain_text/* cleanLine */.Ow)(message.text ?? '');
    const title = (0,plain_text/* shorten */.ml)(heading, escapeDiscord, (0,plain_text/* atMost */.Tu)(discordLimits.title)).text;
    const parts = [content, title, link].filter((part) => part !== undefined && part !== '');
    return { content: parts.join(' '), allowed_mentions, flags: suppressEmbeds };
}

;// CONCATENATED MODULE: ./lib/messages/rings.js
const badNews = new Set(['failed', 'rolled-back', 'down', 'custom']);
function rings(message) {
    return message.mentions.length > 0 || badNews.has(message.event);
}

;// CONCATENATED MODULE: ./lib/messages/discord-webhook.js





const discord = { name: 'discord', title: 'Discord' };
const discordWebhookTakes = 'the URL Discord shows for a webhook, https://discord.com/api/webhooks/ID/TOKEN (the value is not shown: it is a secret)';
const hosts = /^(?:(?:ptb|canary)\.)?(?:discord|discordapp)\.com$/;
const path = /^\/api\/(?:v\d{1,2}\/)?webhooks\/(\d{1,21})\/([\w-]{1,200})\/?$/;
const goneCodes = new Set([
    10008,
    30046,
    50005,
    50083,
]);
const endsEverything = new Set([401, 403, 404, 408, 410, 429]);
function isGone({ status, body }) {
    if (status < 400 || status >= 500)
        return false;
    return goneCodes.has(jsonField(body, 'code')) || !endsEverything.has(status);
}
function parseDiscordWebhook(text) {
    const url = webhookUrl(text, hosts);
    const parts = url === undefined ? null : path.exec(url.pathname);
    if (url === undefined || parts === null)
        return undefined;
    const thread = url.searchParams.get('thread_id');
    const known = [...url.searchParams.keys()].every((key) => key === 'thread_id' || key === 'wait');
    if (!known || (thread !== null && !/^\d{1,21}$/.test(thread)))
        return undefined;
    const target = new URL(`/api/v10/webhooks/${parts[1]}/${parts[2]}?wait=true`, url.origin);
    if (thread !== null)
        target.searchParams.set('thread_id', thread);
    return target;
}
function isDiscordMessageId(id) {
    return (0,messages_mention/* isSnowflake */.hT)(id);
}
function createDiscordWebhook(url) {
    const edit = (message, id, courier) => editMessage({ url, message, id, courier });
    return {
        ...discord,
        post: async (message, courier) => toPosted(await courier.ask(postRequest(url, renderDiscord(message)))),
        editing: { knows: isDiscordMessageId, edit },
    };
}
const agent = { 'user-agent': 'DiscordBot (https://github.com/belay-actions/belay, 1)' };
function postRequest(url, payload) {
    return {
        method: 'POST',
        url,
        headers: { ...jsonHeaders, ...agent },
        body: JSON.stringify(payload),
        read: readSaved,
    };
}
async function editMessage({ url, message, id, courier }) {
    const edited = await courier.ask(editRequest(url, id, message));
    if (edited.kind !== 'taken')
        return edited;
    if (!rings(message))
        return { kind: 'posted', id };
    const place = await courier.ask(placeRequest(url));
    const channel = url.searchParams.get('thread_id') ?? (place.kind === 'taken' ? place.value?.channel : undefined);
    const link = place.kind === 'taken' && place.value !== undefined && channel !== undefined
        ? `https://discord.com/channels/${place.value.guild}/${channel}/${id}`
        : undefined;
    const rung = await courier.ask(postRequest(url, renderDiscordRing(message, link)));
    if (rung.kind === 'taken')
        return { kind: 'posted', id };
    const anew = toPosted(await courier.ask(postRequest(url, renderDiscord(message))));
    if (anew.kind === 'posted')
        return { id, ...anew, anew: true };
    return { kind: 'posted', id, missing: rung.kind === 'refused' ? rung.reason : 'it has no place' };
}
function editRequest(url, id, message) {
    const target = new URL(url);
    target.pathname = `${url.pathname}/messages/${id}`;
    const payload = { content: null, ...renderDiscord(message) };
    return {
        method: 'PATCH',
        url: target,
        headers: { ...jsonHeaders, ...agent },
        body: JSON.stringify(payload),
        read: (response) => (isGone(response) ? { kind: 'gone', ...restOf(response) } : readSaved(response)),
    };
}
function placeRequest(url) {
    return {
        method: 'GET',
        url: new URL(url.pathname, url),
        headers: agent,
        optional: true,
        read: (response) => {
            if (response.status !== 200)
                return unsuccessful(response);
            const [guild, channel] = ['guild_id', 'channel_id'].map((name) => jsonField(response.body, name));
            const known = isId(guild) && isId(channel) ? { guild, channel } : undefined;
            return { kind: 'taken', value: known, ...restOf(response) };
        },
    };
}
function toPosted(reply) {
    if (reply.kind !== 'taken')
        return reply;
    return { kind: 'posted', ...(reply.value === undefined ? {} : { id: reply.value }) };
}
function isId(value) {
    return typeof value === 'string' && /^\d{1,21}$/.test(value);
}
function readSaved(response) {
    if (response.status === 204)
        return { kind: 'taken', value: undefined, ...restOf(response) };
    if (response.status !== 200)
        return unsuccessful(response);
    const id = jsonField(response.body, 'id');
    return isId(id)
        ? { kind: 'taken', value: id, ...restOf(response) }
        : { kind: 'refused', reason: 'something other than Discord answered (HTTP 200 without a message)' };
}
function restOf({ headers }) {
    const restMs = secondsAsMs(headers['x-ratelimit-reset-after']);
    return headers['x-ratelimit-remaining'] === '0' && restMs !== undefined ? { restMs } : {};
}
function unsuccessful(response) {
    const code = jsonField(response.body, 'code');
    const reply = readRefusal(response, typeof code === 'number' && code > 0 ? `code ${code}` : undefined);
    if (reply.kind !== 'limited')
        return reply;
    const seconds = jsonField(response.body, 'retry_after');
    const global = response.headers['x-ratelimit-scope'] === 'global' || jsonField(response.body, 'global') === true;
    return {
        ...reply,
        ...(typeof seconds === 'number' && seconds >= 0 ? { waitMs: Math.ceil(seconds * 1_000) } : {}),
        ...(global ? { reason: "Discord's global rate limit for this machine's address is reached" } : {}),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: ./lib/messages/state.js
var state = __nccwpck_require__(688);
;// CONCATENATED MODULE: ./lib/messages/webhook-payload.js




const webhookSchemaVersion = 1;
const limits = { line: 1_000, text: 10_000, value: 4_000, failures: 100, fields: 50 };
function renderWebhook(message, sentAt) {
    return {
        'schema-version': webhookSchemaVersion,
        'sent-at': sentAt.toISOString(),
        event: message.event,
        language: message.language ?? 'en',
        title: line((0,details/* titleOf */.Gg)(message)),
        ...present('text', webhook_payload_text(message.text, limits.text)),
        ...present('environment', line(message.environment)),
        ...commitFields(message.commit),
        ...present('live-sha', message.liveCommit?.sha),
        ...present('live-for-ms', message.liveForMs),
        ...present('down-for-ms', message.downForMs),
        ...present('cause', message.cause),
        ...present('state', (0,state/* stateOf */.L)(message)),
        ...present('failure-count', message.failureCount),
        ...present('return-failed', message.returnFailed),
        ...present('duration-ms', message.durationMs),
        ...present('url', (0,messages_link/* linkable */.Lj)(message.serviceUrl)),
        ...present('run-url', (0,messages_link/* linkable */.Lj)(message.runUrl)),
        ...present('actor', line(message.actor)),
        fields: message.fields
            .slice(0, limits.fields)
            .map(({ name, value }) => ({ name: line(name), value: webhook_payload_text(value, limits.value) })),
        failures: (message.failures ?? []).slice(0, limits.failures).map(({ name, url, reason }) => ({
            name: line(name),
            ...present('url', (0,messages_link/* linkable */.Lj)(url)),
            ...present('reason', line(reason)),
        })),
        mentions: message.mentions,
    };
}
function commitFields(commit) {
    if (commit === undefined)
        return {};
    const { sha, url, author, subject } = commit;
    return {
        ...present('sha', sha),
        commit: {
            sha,
            ...present('url', (0,messages_link/* linkable */.Lj)(url)),
            ...present('author', line(author)),
            ...present('subject', line(subject)),
        },
    };
}
function present(name, value) {
    return value === undefined || value === ''
        ? {}
        : Object.fromEntries([[name, value]]);
}
function line(foreign) {
    return within((0,plain_text/* cleanLine */.Ow)(foreign ?? ''), limits.line);
}
function webhook_payload_text(foreign, limit) {
    return within((0,plain_text/* cleanText */.X5)(foreign ?? ''), limit);
}
function within(cleaned, limit) {
    return (0,plain_text/* shorten */.ml)(cleaned, (part) => part, (part) => part.length <= limit).text;
}

;// CONCATENATED MODULE: ./lib/messages/webhook-signature.js

const webhookSecretTakes = 'whsec_ and a key in base64, or another text of at least 16 characters (the value is not shown: it is a secret)';
const prefix = 'whsec_';
const shortestKey = 16;
function webhookKey(secret) {
    if (!secret.startsWith(prefix))
        return secret.length >= shortestKey ? Buffer.from(secret) : undefined;
    const text = secret.slice(prefix.length);
    const key = Buffer.from(text, 'base64');
    const plain = (base64) => base64.replace(/=+$/, '');
    return plain(key.toString('base64')) === plain(text) && key.length >= shortestKey ? key : undefined;
}
function signWebhook({ id, timestamp, body }, key) {
    return `v1,${(0,external_node_crypto_.createHmac)('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

;// CONCATENATED MODULE: ./lib/messages/json-webhook.js




const jsonWebhook = { name: 'webhook', title: 'Webhook' };
const jsonWebhookTakes = 'an https URL without user name, password and fragment, or an http one of this machine (the value is not shown: it is a secret)';
const longestUrl = 2_048;
function parseJsonWebhook(text) {
    const url = text.length <= longestUrl ? secretUrl(text) : undefined;
    return url !== undefined && (url.protocol === 'https:' || isLoopback(url)) ? url : undefined;
}
function createJsonWebhook({ url, key }) {
    return {
        ...jsonWebhook,
        async post(message, courier) {
            const now = courier.now();
            const id = `msg_${(0,external_node_crypto_.randomUUID)().replaceAll('-', '')}`;
            const timestamp = Math.floor(now / 1_000);
            const body = JSON.stringify(renderWebhook(message, new Date(now)));
            const signed = key === undefined ? {} : { 'webhook-signature': signWebhook({ id, timestamp, body }, key) };
            const headers = {
                ...jsonHeaders,
                'user-agent': 'Belay (https://github.com/belay-actions/belay, 1)',
                'webhook-id': id,
                'webhook-timestamp': String(timestamp),
                ...signed,
            };
            const reply = await courier.ask({ method: 'POST', url, headers, body, read: readJsonWebhook });
            return reply.kind === 'taken' ? { kind: 'posted', id } : reply;
        },
    };
}
const json_webhook_refusals = {
    401: 'it does not take the signature; check that both sides have the same webhook-secret',
    403: 'it does not take the signature; check that both sides have the same webhook-secret',
    404: 'nothing takes messages at this address; check the secret',
    410: 'it takes no messages any more (Standard Webhooks: 410 ends the subscription); remove the secret or replace it',
};
function readJsonWebhook(response) {
    const { status } = response;
    if (status >= 200 && status < 300)
        return { kind: 'taken', value: undefined };
    if (status >= 300 && status < 400) {
        return {
            kind: 'refused',
            reason: `it redirects, which is not followed; give the final address (HTTP ${status})`,
        };
    }
    const reason = json_webhook_refusals[status];
    return reason === undefined
        ? readRefusal(response)
        : { kind: 'refused', reason: `${reason} (HTTP ${status})` };
}

;// CONCATENATED MODULE: ./lib/messages/slack-blocks.js


const slack_blocks_slackLimits = {
    blocks: 50,
    header: 150,
    section: 3_000,
    fieldsPerSection: 10,
    field: 2_000,
    text: 4_000,
    total: 13_200,
};
const rowsPerSection = slack_blocks_slackLimits.fieldsPerSection / 2;
const rowLimit = 40;
const longestLabel = 200;
const cellOverhead = 60;
const rowOverhead = cellOverhead + 20;
function escapeSlack(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
function plain(text) {
    return { type: 'plain_text', text, emoji: false };
}
function marked(text) {
    return { type: 'mrkdwn', text, verbatim: true };
}
function slackLink(url, text) {
    return text === undefined ? `<${escapeSlack(url)}>` : `<${escapeSlack(url)}|${escapeSlack(text)}>`;
}
const encoder = new TextEncoder();
function slack_blocks_jsonBytes(value) {
    return encoder.encode(JSON.stringify(value)).length;
}
function slack_blocks_fitRows(details, available) {
    const rows = [];
    let bytes = 0;
    let shortened = 0;
    for (const detail of details.slice(0, rowLimit)) {
        const label = (0,plain_text/* shorten */.ml)(detail.label, escapeSlack, (0,plain_text/* atMost */.Tu)(longestLabel));
        const cell = labelCell(label.text);
        const room = available - bytes - slack_blocks_jsonBytes(cell) - rowOverhead;
        const value = slack_blocks_renderValue(detail.value, room);
        if (value === undefined)
            continue;
        rows.push([cell, value.cell]);
        bytes += slack_blocks_jsonBytes(cell) + slack_blocks_jsonBytes(value.cell) + rowOverhead - cellOverhead;
        if (label.cut || value.cut)
            shortened += 1;
    }
    return { sections: inSections(rows), bytes, shortened, leftOut: details.length - rows.length };
}
function inSections(rows) {
    return Array.from({ length: Math.ceil(rows.length / rowsPerSection) }, (_, index) => ({
        type: 'section',
        fields: rows.slice(index * rowsPerSection, (index + 1) * rowsPerSection).flat(),
    }));
}
function labelCell(label) {
    return /^[\p{L}\p{N}][\p{L}\p{N} .,/()-]*$/u.test(label) ? marked(`*${label}*`) : plain(label);
}
function slack_blocks_renderValue(value, room) {
    if (value.kind === 'text') {
        const fits = (rendered) => rendered.length <= slack_blocks_slackLimits.field && slack_blocks_jsonBytes(rendered) <= room;
        const fitted = (0,plain_text/* shorten */.ml)(value.text, escapeSlack, fits);
        return fits(fitted.text) ? { cell: plain(fitted.text), cut: fitted.cut } : undefined;
    }
    const link = slackLink(value.url, value.text);
    return slack_blocks_jsonBytes(link) <= room ? { cell: marked(link), cut: false } : undefined;
}
const slack_blocks_failuresReserve = 2_500;
function slack_blocks_failureBlocks(all, words, { total, most, more }) {
    const shown = fitFailures(all.slice(0, most), words);
    if (shown.length === 0)
        return [];
    const left = total - shown.length;
    const lines = shown.filter(isPlainFailure).map((failure) => plainLine(failure, words));
    const rows = shown.filter((failure) => !isPlainFailure(failure)).map((failure) => plainRow(failure, words));
    const rest = left === 0 ? [] : [`\u2022 ${more(left)}`];
    const list = [`*${words.failures.heading}*`, ...lines, ...(rows.length === 0 ? rest : [])];
    return [
        { type: 'section', text: marked(list.join('\n')) },
        ...inSections(rows),
        ...(rows.length === 0 || left === 0 ? [] : [{ type: 'section', text: marked(rest.join('')) }]),
    ];
}
function plainRow({ url, ...failure }, words) {
    const cell = url === undefined ? plain('\u2013') : marked(slackLink(url, words.links.failure));
    return [plain(escapeSlack(sentence(failure, words))), cell];
}
function fitFailures(failures, words) {
    let bytes = 0;
    const end = failures.findIndex(({ url = '', ...failure }) => {
        bytes += slack_blocks_jsonBytes(escapeSlack(sentence(failure, words))) + slack_blocks_jsonBytes(escapeSlack(url)) + 2 * rowOverhead;
        return bytes > slack_blocks_failuresReserve;
    });
    return end === -1 ? failures : failures.slice(0, end);
}
function isPlainFailure({ name, reason }) {
    return (0,failures/* isPlainName */.sh)(name) && (reason === '' || (0,failures/* isPlainText */.KA)(reason));
}
function plainLine({ url, name, reason }, words) {
    const why = reason === '' ? '' : `${words.colon}${reason}`;
    return `\u2022 ${url === undefined ? name : slackLink(url, name)}${why}`;
}
function sentence({ name, reason }, words) {
    return reason === '' ? name : `${name}${words.colon}${reason}`;
}

;// CONCATENATED MODULE: ./lib/messages/slack.js









const slack_textReserve = 2_500;
const noticeLimit = 300;
const fewFailures = 3;
const mrkdwn = { link: slackLink, strong: (text) => `*${text}*` };
function renderSlack(message, layout = { details: 'inline' }) {
    const title = (0,plain_text/* shorten */.ml)((0,details/* titleOf */.Gg)(message), escapeSlack, (0,plain_text/* atMost */.Tu)(slack_blocks_slackLimits.header));
    const called = message.mentions.flatMap(slack_renderMention);
    const top = [
        ...(title.text === '' ? [] : [{ type: 'header', text: plain(title.text) }]),
        ...(called.length === 0 ? [] : [section(called.join(' '))]),
    ];
    const before = trackBlocks(message);
    const failures = failuresOf(message, layout);
    const links = [...commitBlocks(message), ...linkBlocks(message)];
    const available = slack_blocks_slackLimits.total - slack_blocks_jsonBytes([top, before, failures, links]) - noteRoom;
    const { text, rows } = share(message, layout, available);
    const note = cuts_describeCuts({ title: title.cut, text: text.cut, values: rows.shortened, rows: rows.leftOut }, message);
    return payload(message, top, [
        ...before,
        ...(text.text === '' ? [] : [{ type: 'section', text: plain(text.text) }]),
        ...failures,
        ...rows.sections,
        ...links,
        ...noteBlocks(note),
    ]);
}
function renderSlackThread(message) {
    const words = wordsIn(message.language);
    const all = shownFailures(message);
    const layout = { total: failureTotal(message), most: failureLimit, more: words.failures.more };
    const failures = all.length > fewFailures ? failureBlocks(all, words, layout) : [];
    const available = slackLimits.total - jsonBytes(failures) - noteRoom;
    const rows = fitRows(allDetails(message), available);
    const cuts = { title: false, text: false, values: rows.shortened, rows: rows.leftOut };
    const blocks = [...failures, ...rows.sections, ...noteBlocks(describeCuts(cuts, message))];
    return blocks.length === 0 ? undefined : payload(message, [], blocks);
}
const noteRoom = 3 * cutNoteLimit + 200;
const noRows = { sections: [], bytes: 0, shortened: 0, leftOut: 0 };
function allDetails(message) {
    return [...(0,details/* ownDetails */.DC)(message), ...(0,details/* senderDetails */.u7)(message)];
}
function share(message, { details }, available) {
    const whole = fitText(message.text, available);
    if (details === 'thread')
        return { text: whole, rows: noRows };
    const rows = slack_blocks_fitRows(allDetails(message), available - Math.min(slack_blocks_jsonBytes(whole.text), slack_textReserve));
    const left = available - rows.bytes;
    return { text: slack_blocks_jsonBytes(whole.text) <= left ? whole : fitText(message.text, left), rows };
}
function fitText(text, bytes) {
    return (0,plain_text/* shorten */.ml)((0,plain_text/* cleanText */.X5)(text ?? ''), escapeSlack, (rendered) => rendered.length <= slack_blocks_slackLimits.section && slack_blocks_jsonBytes(rendered) <= bytes);
}
function section(text) {
    return { type: 'section', text: marked(text) };
}
function trackBlocks(message) {
    const track = (0,story/* writeTrack */.v2)((0,story/* trackOf */.VS)(message), mrkdwn);
    return track === '' ? [] : [section(track)];
}
function failuresOf(message, { details }) {
    const words = (0,wording/* wordsIn */.H)(message.language);
    const inThread = details === 'thread';
    return slack_blocks_failureBlocks((0,failures/* shownFailures */.pC)(message), words, {
        total: (0,failures/* failureTotal */.rB)(message),
        most: inThread ? fewFailures : failures/* failureLimit */.g3,
        more: inThread ? words.failures.inThread : words.failures.more,
    });
}
function commitBlocks(message) {
    const line = (0,details/* commitLine */.w_)(message);
    if (line === undefined)
        return [];
    const linked = line.url === undefined ? line.short : slackLink(line.url, line.short);
    const foreign = [line.subject, line.author].filter((text) => text !== '');
    const elements = [marked(`*${line.label}* ${linked}`), ...foreign.map((text) => plain(escapeSlack(text)))];
    return [{ type: 'context', elements }];
}
function linkBlocks(message) {
    const links = (0,details/* linksOf */.hP)(message).map(({ url, text }) => slackLink(url, text));
    return links.length === 0 ? [] : [{ type: 'context', elements: [marked(links.join(' \u00b7 '))] }];
}
function noteBlocks(note) {
    return note === undefined ? [] : [{ type: 'context', elements: [plain(note)] }];
}
function payload(message, top, blocks) {
    const track = (0,story/* writeTrack */.v2)((0,story/* trackOf */.VS)(message), story/* plainTrack */.ev);
    const notice = (0,plain_text/* shorten */.ml)((0,details/* noticeOf */.QJ)(message, track), escapeSlack, (0,plain_text/* atMost */.Tu)(noticeLimit)).text;
    return {
        text: notice,
        mrkdwn: false,
        unfurl_links: false,
        unfurl_media: false,
        ...(top.length === 0 ? {} : { blocks: top }),
        ...(blocks.length === 0
            ? {}
            : { attachments: [{ color: `#${colourOf(message)}`, fallback: notice, blocks }] }),
    };
}
function slack_renderMention(mention) {
    if (mention.kind === 'user')
        return (0,messages_mention/* isSnowflake */.hT)(mention.id) ? [] : [`<@${mention.id}>`];
    if (mention.kind === 'role')
        return (0,messages_mention/* isSnowflake */.hT)(mention.id) ? [] : [`<!subteam^${mention.id}>`];
    return [`<!${mention.kind}>`];
}

;// CONCATENATED MODULE: ./lib/messages/slack-errors.js
const newToken = 'copy the Bot User OAuth Token of the Slack app again and replace the secret';
const malformed = 'the message was refused as malformed';
const tooLong = 'the message was refused as too large';
const slack_errors_closed = 'the workspace does not let the bot post there; ask who administers it';
const slack_errors_refusals = {
    not_authed: `the token was not taken; ${newToken}`,
    invalid_auth: `the token is not valid; ${newToken}`,
    account_inactive: 'the bot of the token was removed from the workspace; install the Slack app again',
    token_revoked: `the token was revoked; install the Slack app again, then ${newToken}`,
    token_expired: `the token has expired; ${newToken}`,
    not_allowed_token_type: `it takes a bot token (xoxb-); ${newToken}`,
    missing_scope: 'the token lacks the scope chat:write; add it to the Slack app and install the app again',
    no_permission: 'the token lacks the scope chat:write; add it to the Slack app and install the app again',
    not_in_channel: 'the bot is not in the channel; invite it there with /invite',
    channel_not_found: 'there is no such channel, or it is private and the bot is not in it; give the id of the channel and invite the bot with /invite',
    is_archived: 'the channel is archived; unarchive it or give another slack-channel',
    messages_tab_disabled: 'the Slack app takes no direct messages; give a channel instead of a person',
    restricted_action: slack_errors_closed,
    restricted_action_read_only_channel: slack_errors_closed,
    restricted_action_thread_only_channel: slack_errors_closed,
    restricted_action_thread_locked: 'the thread of the message is locked',
    restricted_action_non_threadable_channel: 'the channel has no threads',
    cannot_reply_to_message: 'this kind of message has no thread',
    access_denied: slack_errors_closed,
    org_login_required: 'the workspace is being moved; try again when that is done',
    ekm_access_denied: slack_errors_closed,
    enterprise_is_restricted: slack_errors_closed,
    team_access_not_granted: slack_errors_closed,
    two_factor_setup_required: slack_errors_closed,
    message_limit_exceeded: 'the workspace has reached the number of messages it may hold',
    msg_too_long: tooLong,
    msg_blocks_too_long: tooLong,
    too_many_attachments: tooLong,
    no_text: malformed,
    invalid_blocks: malformed,
    invalid_blocks_format: malformed,
    invalid_attachments: malformed,
    invalid_arguments: malformed,
    invalid_json: malformed,
    json_not_object: malformed,
    message_not_found: 'the message does not exist any more',
    cant_update_message: 'the message was sent by somebody else and cannot be edited',
    edit_window_closed: 'the workspace does not let messages of this age be edited',
};
const troubles = new Set([
    'fatal_error',
    'internal_error',
    'request_timeout',
    'service_unavailable',
    'team_added_to_org',
]);
const slack_errors_limits = new Set(['ratelimited', 'rate_limited']);
const slack_errors_endsEverything = new Set([
    'not_authed',
    'invalid_auth',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'not_allowed_token_type',
    'missing_scope',
    'no_permission',
    'is_archived',
    'access_denied',
    'org_login_required',
    'ekm_access_denied',
    'enterprise_is_restricted',
    'team_access_not_granted',
    'two_factor_setup_required',
]);
function readSlackError(error, doing) {
    const code = typeof error === 'string' ? error : '';
    if (slack_errors_limits.has(code))
        return { kind: 'limited' };
    if (troubles.has(code))
        return { kind: 'trouble', reason: `it has a trouble of its own (${code})` };
    if (doing === 'edit' && !slack_errors_endsEverything.has(code))
        return { kind: 'gone' };
    const reason = Object.hasOwn(slack_errors_refusals, code) ? slack_errors_refusals[code] : undefined;
    return reason === undefined
        ? { kind: 'refused', reason: 'it gave an error that Belay does not know' }
        : { kind: 'refused', reason: `${reason} (${code})` };
}

;// CONCATENATED MODULE: ./lib/messages/slack-update.js


function slackUpdate({ text, blocks, attachments }) {
    return { text: slack_update_within(text), parse: 'none', blocks: blocks ?? [], attachments: attachments ?? [] };
}
const slack_update_encoder = new TextEncoder();
function slack_update_within(text) {
    const fits = (escaped) => slack_update_encoder.encode(escaped).length <= slack_blocks_slackLimits.text;
    if (fits(text))
        return text;
    const characters = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    return (0,plain_text/* shorten */.ml)(characters, escapeSlack, fits).text;
}

;// CONCATENATED MODULE: ./lib/messages/slack-webhook.js


const slack = { name: 'slack', title: 'Slack' };
const slackWebhookTakes = 'the URL Slack shows for an incoming webhook, https://hooks.slack.com/services/T\u2026/B\u2026/\u2026 (the value is not shown: it is a secret)';
const slack_webhook_hosts = /^hooks\.slack(?:-gov)?\.com$/;
const slack_webhook_path = /^\/services\/\w{1,40}\/\w{1,40}\/\w{1,100}\/?$/;
const errors = new Set([
    'action_prohibited',
    'channel_is_archived',
    'channel_not_found',
    'invalid_attachments',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_payload',
    'invalid_token',
    'msg_blocks_too_long',
    'no_active_hooks',
    'no_service',
    'no_service_id',
    'no_team',
    'no_text',
    'posting_to_general_channel_denied',
    'rate_limited',
    'rollup_error',
    'team_disabled',
    'too_many_attachments',
    'user_not_found',
]);
function parseSlackWebhook(text) {
    const url = webhookUrl(text, slack_webhook_hosts);
    return url !== undefined && url.search === '' && slack_webhook_path.test(url.pathname) ? url : undefined;
}
function createSlackWebhook(url) {
    return {
        ...slack,
        async post(message, courier) {
            const body = JSON.stringify(renderSlack(message));
            const reply = await courier.ask({
                method: 'POST',
                url,
                headers: jsonHeaders,
                body,
                read: readSlackWebhook,
            });
            return reply.kind === 'taken' ? { kind: 'posted' } : reply;
        },
    };
}
function readSlackWebhook(response) {
    const body = response.body.trim();
    if (response.status === 200) {
        return body === 'ok'
            ? { kind: 'taken', value: undefined }
            : { kind: 'refused', reason: 'something other than Slack answered (HTTP 200 without its "ok")' };
    }
    return readRefusal(response, errors.has(body) ? body : undefined);
}

;// CONCATENATED MODULE: ./lib/messages/slack-bot.js






const slackTokenTakes = "a Slack app's token, xoxb-\u2026 (the value is not shown: it is a secret)";
const slackChannelTakes = 'a channel by its id, like C024BE91L, or by its name, like #deploys';
const slackApi = 'https://slack.com/api/';
function isSlackToken(text) {
    return /^xox(?:[bp]|e\.xox[bp])-[\w-]{8,500}$/.test(text);
}
function isSlackChannel(text) {
    return /^(?:[CDGUW][A-Z0-9]{2,20}|#?[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]{1,80})$/u.test(text);
}
const messageId = /^([CDG][A-Z0-9]{2,20})\/(\d{10}\.\d{6})$/;
function isSlackMessageId(id) {
    return messageId.test(id);
}
function slackApiUrl(instead) {
    if (instead === undefined || instead === '')
        return new URL(slackApi);
    const url = secretUrl(instead.replace(/\/*$/, '/'));
    return url !== undefined && isLoopback(url) ? url : undefined;
}
function createSlackBot(bot) {
    return {
        ...slack,
        async post(message, courier) {
            const body = { channel: bot.channel, ...renderSlack(message) };
            return slack_bot_toPosted(await courier.ask(call(bot, 'chat.postMessage', body)));
        },
        editing: {
            knows: isSlackMessageId,
            edit: (message, id, courier) => edit(bot, { message, id, courier }),
        },
    };
}
async function edit(bot, { message, id, courier }) {
    const [, channel = '', ts = ''] = messageId.exec(id) ?? [];
    const update = { channel, ts, ...slackUpdate(renderSlack(message, { details: 'thread' })) };
    const edited = await courier.ask(call(bot, 'chat.update', update));
    if (edited.kind !== 'taken')
        return edited;
    const replied = await courier.ask(call(bot, 'chat.postMessage', { channel, thread_ts: ts, ...step(message) }));
    if (replied.kind === 'taken')
        return { kind: 'posted', id };
    if (rings(message)) {
        const anew = slack_bot_toPosted(await courier.ask(call(bot, 'chat.postMessage', { channel, ...renderSlack(message) })));
        if (anew.kind === 'posted')
            return { ...anew, anew: true };
    }
    return { kind: 'posted', id, missing: replied.kind === 'refused' ? replied.reason : 'it has no thread' };
}
function step(message) {
    if (rings(message))
        return { ...renderSlack(message), reply_broadcast: true };
    const { commit: _commit, serviceUrl: _serviceUrl, ...told } = message;
    return renderSlack(told);
}
function call(bot, method, body) {
    return {
        method: 'POST',
        url: new URL(method, bot.api),
        headers: { ...jsonHeaders, authorization: `Bearer ${bot.token}` },
        body: JSON.stringify(body),
        read: (response) => readSlackApi(response, method === 'chat.update' ? 'edit' : 'post'),
    };
}
function slack_bot_toPosted(reply) {
    return reply.kind === 'taken' ? { kind: 'posted', id: reply.value } : reply;
}
function readSlackApi(response, doing) {
    const { status, body } = response;
    const waitMs = retryAfterMs(response);
    const wait = waitMs === undefined ? {} : { waitMs };
    if (status === 429)
        return { kind: 'limited', ...wait };
    if (status >= 500 || status === 408) {
        return { kind: 'trouble', reason: `it has a trouble of its own (HTTP ${status})`, ...wait };
    }
    const ok = jsonField(body, 'ok');
    if (typeof ok !== 'boolean') {
        return { kind: 'refused', reason: `something other than Slack answered (HTTP ${status})` };
    }
    if (!ok) {
        const reply = readSlackError(jsonField(body, 'error'), doing);
        return reply.kind === 'limited' || reply.kind === 'trouble' ? { ...reply, ...wait } : reply;
    }
    const [channel, ts] = [jsonField(body, 'channel'), jsonField(body, 'ts')];
    const id = typeof channel === 'string' && typeof ts === 'string' ? `${channel}/${ts}` : '';
    return isSlackMessageId(id)
        ? { kind: 'taken', value: id }
        : { kind: 'refused', reason: 'something other than Slack answered (ok without a message)' };
}

// EXTERNAL MODULE: ./lib/health/address-policy.js
var address_policy = __nccwpck_require__(210);
// EXTERNAL MODULE: ./lib/runner/input-reader.js
var input_reader = __nccwpck_require__(503);
;// CONCATENATED MODULE: ./actions/notify/src/channel-inputs.js







function readDiscord(read) {
    const url = readUrl(read, 'discord-webhook', { takes: discordWebhookTakes, parse: parseDiscordWebhook });
    return url === undefined ? undefined : createDiscordWebhook(url);
}
function channel_inputs_readJsonWebhook(read) {
    const url = readUrl(read, 'webhook', {
        takes: `${jsonWebhookTakes}; link-local addresses and metadata services of clouds are refused`,
        parse: (text) => {
            const parsed = parseJsonWebhook(text);
            return parsed === undefined || isDeniedLiteral(parsed) ? undefined : parsed;
        },
    });
    const secret = read.secret('webhook-secret');
    const key = secret === undefined ? undefined : webhookKey(secret);
    if (secret !== undefined && key === undefined)
        read.problem('webhook-secret', webhookSecretTakes);
    return url === undefined ? undefined : createJsonWebhook({ url, key });
}
function isDeniedLiteral({ hostname }) {
    const literal = /^\[(.+)\]$|^((?:\d+\.){3}\d+)$/.exec(hostname);
    return literal !== null && (0,address_policy/* denyAddress */.X)(literal[1] ?? literal[2] ?? '') !== undefined;
}
function readSlackSecrets(read, env) {
    const token = read.secret('slack-token');
    if (token !== undefined && !isSlackToken(token))
        read.problem('slack-token', slackTokenTakes);
    const api = slackApiUrl(env['BELAY_SLACK_API']);
    if (token !== undefined && api === undefined) {
        read.problem('slack-token', 'no variable BELAY_SLACK_API, or in it an address of this machine, for tests');
    }
    const url = readUrl(read, 'slack-webhook', { takes: slackWebhookTakes, parse: parseSlackWebhook });
    const channelInput = (env[(0,input_reader/* inputVariable */.LO)('slack-channel')] ?? '').trim();
    return { token, api, channelInput, webhook: url === undefined ? undefined : createSlackWebhook(url) };
}
const noChannel = 'slack-token is given, and there is no channel it could post to: give slack-channel, or notify.slack-channel of the environment in belay.yml';
function slackChannel(read, { token, api, webhook, channelInput }, of) {
    const named = read.optional('slack-channel');
    const isChannel = named !== undefined && isSlackChannel(named);
    if (channelInput !== '' && !isChannel)
        read.problem('slack-channel', slackChannelTakes, channelInput);
    if (token === undefined || api === undefined)
        return webhook;
    const channel = isChannel ? named : webhook === undefined ? of : undefined;
    if (webhook !== undefined) {
        read.note(channel === undefined
            ? `Slack: ${noChannel}. So slack-webhook is used.`
            : 'Slack: slack-token is given, so the bot posts and slack-webhook is not used.');
    }
    if (channel !== undefined)
        return createSlackBot({ token, channel, api });
    return webhook ?? { ...slack, post: async () => ({ kind: 'refused', reason: noChannel }) };
}
function readUrl(read, input, { takes, parse }) {
    const secret = read.secret(input);
    const url = secret === undefined ? undefined : parse(secret);
    if (secret !== undefined && url === undefined)
        read.problem(input, takes);
    return url;
}

;// CONCATENATED MODULE: ./actions/notify/src/channels.js






const places = [
    { ...discord, knows: isDiscordMessageId },
    { ...slack, knows: isSlackMessageId },
    jsonWebhook,
];
function readChannelSecrets(read, env) {
    return { discord: readDiscord(read), slack: readSlackSecrets(read, env), webhook: channel_inputs_readJsonWebhook(read) };
}
function readChannels(read, secrets, { event, configuration }) {
    const messageIds = readMessageIds(read);
    const [slackPlace] = messageIds.get(slack.name)?.split('/') ?? [];
    const found = new Map([
        [discord.name, secrets.discord],
        [slack.name, slackChannel(read, secrets.slack, slackPlace)],
        [jsonWebhook.name, secrets.webhook],
    ]);
    const given = places.flatMap(({ name }) => found.get(name) ?? []);
    const wants = (channel) => {
        const audience = audienceOf(channel.name, configuration);
        return audience === undefined || hears(audience, event) || editsMessage(channel, messageIds);
    };
    return {
        channels: given.filter(wants),
        spared: given.filter((channel) => !wants(channel)),
        skipped: places.filter(({ name }) => found.get(name) === undefined),
        messageIds,
    };
}
function editsMessage({ name, editing }, messageIds) {
    const id = messageIds.get(name);
    return id !== undefined && editing?.knows(id) === true;
}
function audienceOf(channel, { settings }) {
    const text = settings?.values.get(`notify.${channel}`)?.text;
    return audiences.find((each) => each === text);
}
const messageIdTakes = 'the message-id output of an earlier notify step: at most one id a channel, with a blank between (123456789012345678 C024BE91L/1712345678.000100)';
function readMessageIds(read) {
    const input = read.optional('message-id') ?? '';
    const ids = new Map();
    for (const id of input.split(/\s+/).filter((each) => each !== '')) {
        const place = places.find(({ knows }) => knows?.(id) === true);
        if (place === undefined || ids.has(place.name)) {
            read.problem('message-id', messageIdTakes, id);
            return new Map();
        }
        ids.set(place.name, id);
    }
    return ids;
}
function joinMessageIds(before, now) {
    return places
        .flatMap(({ name, knows }) => {
        const id = now.get(name);
        return (id !== undefined && knows?.(id) === true ? id : before.get(name)) ?? [];
    })
        .join(' ');
}


/***/ }),

/***/ 52:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseInputs)
});

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

// EXTERNAL MODULE: ./lib/messages/link.js
var messages_link = __nccwpck_require__(793);
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
            return `an http or https URL without user name and blanks, of at most ${messages_link/* longestLink */.Ng} characters`;
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
            return linkPattern.test(text) && (0,messages_link/* linkable */.Lj)(text) !== undefined && !hasControlCharacter(text);
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
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./lib/config/config-file.js


const config_file_sizeLimit = 1_000_000;
function readConfigFile(config, workspace) {
    if (/\p{Cc}/u.test(config) || config.split('/').includes('..'))
        return { kind: 'refused', takes: 'a path in the workspace without ".."' };
    const path = (0,external_node_path_namespaceObject.isAbsolute)(config) ? config : (0,external_node_path_namespaceObject.join)(workspace, config);
    try {
        const real = (0,external_node_fs_.realpathSync)(path);
        if (!(0,external_node_path_namespaceObject.isAbsolute)(config) && !`${real}/`.startsWith(`${(0,external_node_fs_.realpathSync)(workspace)}/`))
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

// EXTERNAL MODULE: ./lib/messages/mention.js
var messages_mention = __nccwpck_require__(31);
;// CONCATENATED MODULE: ./lib/messages/message.js
const messageEvents = [
    'started',
    'live',
    'validated',
    'failed',
    'rolled-back',
    'down',
    'recovered',
    'custom',
];
const failureCauses = (/* unused pure expression or super */ null && ([
    'ci',
    'no-verdict',
    'health',
    'degraded',
    'restart',
    'command',
    'by-hand',
    'superseded',
]));
const messageStates = (/* unused pure expression or super */ null && ([
    'unproven',
    'degraded',
    'superseded',
    'recovered-degraded',
    'confirmed',
    'not-promoted',
    'unchecked',
    'rollback-failed',
    'validation-withdrawn',
    'ci-failed-live',
    'no-verdict-live',
    'not-validated',
    'not-settled',
]));

// EXTERNAL MODULE: ./lib/messages/plain-text.js
var plain_text = __nccwpck_require__(417);
// EXTERNAL MODULE: ./lib/ports/duration.js
var duration = __nccwpck_require__(439);
// EXTERNAL MODULE: ./actions/notify/src/channels.js + 18 modules
var channels = __nccwpck_require__(340);
;// CONCATENATED MODULE: ./actions/notify/src/fields.js

const mostFields = 15;
const longestName = 100;
const longestText = 20_000;
const fields_takes = 'a YAML mapping of names to single values';
function parseFields(text) {
    if (text.length > longestText)
        throw new Error(`expected at most ${longestText} characters of YAML.`);
    const { isMap, parseDocument } = yamlLibrary();
    const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: true });
    const error = document.errors[0];
    if (error !== undefined) {
        const line = error.linePos?.[0].line;
        const where = line === undefined ? '' : ` (line ${line})`;
        throw new Error(`expected ${fields_takes}, got something that is no YAML${where}; put text you did not write in toJSON().`);
    }
    if (document.contents === null)
        return [];
    if (!isMap(document.contents))
        throw new Error(`expected ${fields_takes}, like "Version: 1.2".`);
    const pairs = document.contents.items;
    if (pairs.length > mostFields)
        throw new Error(`expected at most ${mostFields} fields, got ${pairs.length}.`);
    return pairs.map(({ key, value }, index) => {
        const name = scalarText(key);
        if (name === undefined || name.trim() === '' || name.length > longestName) {
            throw new Error(`expected ${fields_takes}, got a name that is empty or over ${longestName} characters (field ${index + 1}).`);
        }
        const content = value === null ? '' : scalarText(value);
        if (content === undefined)
            throw new Error(`expected ${fields_takes}, got a list, a mapping or an alias (field ${index + 1}).`);
        return { name, value: content };
    });
}
function scalarText(node) {
    if (!yamlLibrary().isScalar(node))
        return undefined;
    return node.value === null ? '' : String(node.value);
}

// EXTERNAL MODULE: ./actions/notify/src/result-fields.js
var result_fields = __nccwpck_require__(163);
// EXTERNAL MODULE: ./actions/notify/src/told-causes.js
var told_causes = __nccwpck_require__(121);
;// CONCATENATED MODULE: ./actions/notify/src/told-failures.js

const mostFailures = 50;
const mostCounted = 1_000;
function failuresOf(result) {
    const jobs = (0,result_fields/* listAt */.gT)(result, 'failed-runs', mostCounted).flatMap(failedJobs);
    if (jobs.length > 0)
        return counted(jobs, undefined);
    const health = (0,result_fields/* objectAt */.lJ)(result, 'health');
    const checks = (0,result_fields/* listAt */.gT)(result, 'failures', mostCounted).flatMap((each) => failureOf(each, 'reason'));
    const count = (0,result_fields/* numberAt */.tk)(result, 'failed-count') ?? (0,result_fields/* numberAt */.tk)(health, 'not-healthy-count');
    if (checks.length > 0)
        return counted(checks, count);
    const results = (0,result_fields/* listAt */.gT)(health, 'results', mostCounted)
        .filter((each) => each['health'] === 'unhealthy' || each['health'] === 'degraded')
        .flatMap((each) => failureOf(each, 'reason'));
    return counted(results, count);
}
function counted(failures, said) {
    const isCount = said !== undefined && Number.isInteger(said) && said < 1_000_000;
    const count = Math.max(failures.length, isCount && failures.length > 0 ? said : 0);
    return { failures: failures.slice(0, mostFailures), count };
}
function failedJobs(run) {
    const [whole] = failureOf(run, 'conclusion');
    const jobs = (0,result_fields/* listAt */.gT)(run, 'jobs', mostCounted).flatMap((job) => failureOf(job, 'conclusion'));
    if (whole === undefined || jobs.length === 0)
        return whole === undefined ? jobs : [whole];
    return jobs.map((job) => ({
        ...(whole.url === undefined ? {} : { url: whole.url }),
        ...job,
        name: `${whole.name} / ${job.name}`,
    }));
}
function failureOf(entry, reasonKey) {
    const name = (0,result_fields/* textAt */.$6)(entry, 'name', 500);
    const url = (0,result_fields/* textAt */.$6)(entry, 'url', 2_000);
    const reason = (0,result_fields/* textAt */.$6)(entry, reasonKey, 1_000);
    if (name === undefined)
        return [];
    return [{ name, ...(url === undefined ? {} : { url }), ...(reason === undefined ? {} : { reason }) }];
}

;// CONCATENATED MODULE: ./actions/notify/src/told-result.js




const nothing = { failures: [] };
const longestResult = 200_000;
const mostResults = 5;
const leftOut = 'the message is sent without it';
function readResult(text) {
    const lines = linesOf(text ?? '');
    const read = lines.slice(0, mostResults).map(readOne);
    const notes = read.flatMap((each) => (typeof each === 'string' ? [each] : []));
    const more = lines.length > mostResults ? [describeRefusal(`more than ${mostResults} of them`)] : [];
    const [first = nothing, ...others] = read.flatMap((each) => (typeof each === 'string' ? [] : [each]));
    return { told: others.reduce(fillIn, first), notes: [...notes, ...more] };
}
function linesOf(text) {
    const isOne = text.length > longestResult || (0,result_fields/* resultOf */.Bg)(text) !== undefined;
    const lines = isOne ? [text] : text.split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '' && line !== '{}' && line !== 'null');
}
function readOne(text) {
    if (text.length > longestResult)
        return describeRefusal(`more than ${longestResult} characters`);
    const result = (0,result_fields/* resultOf */.Bg)(text);
    if (result === undefined)
        return describeRefusal('something that is no JSON object');
    const version = result['schema-version'];
    if (version !== 1) {
        const isNumber = typeof version === 'number';
        return describeRefusal(isNumber ? `one of schema-version ${version}` : 'JSON without a schema-version');
    }
    const told = told_result_tell(result);
    return told.action === undefined && told.message === undefined ? describeRefusal('something else') : told;
}
function describeRefusal(got) {
    return `result: expected the result output of deploy, watch-ci, rollback, confirm or health-check, got ${got}; ${leftOut}.`;
}
function fillIn(first, later) {
    const { sha, liveSha, liveForMs, downForMs, cause, failures, failureCount } = later;
    const isReason = cause !== undefined && (first.cause ?? 'by-hand') === 'by-hand';
    return {
        ...known({ sha, liveSha, liveForMs, downForMs }),
        ...first,
        ...(isReason ? { cause } : {}),
        ...(first.failures.length > 0 ? {} : { failures, ...known({ failureCount }) }),
    };
}
function told_result_tell(result) {
    const action = (0,result_fields/* actionOf */.qj)(result);
    const reasonCode = (0,result_fields/* textAt */.$6)(result, 'reason-code', 60);
    const message = (0,result_fields/* textAt */.$6)(result, 'message', 10_000);
    const { failures, count } = failuresOf(result);
    const ended = { action, reasonCode, result, failed: failures.length > 0 };
    return {
        failures,
        ...known({
            action,
            reasonCode,
            variant: (0,told_causes/* variantOf */.Bp)(ended),
            ...wordsOf(result),
            frozenUntil: (0,result_fields/* timeAt */.lC)(result, 'frozen-until'),
            message: message === undefined ? undefined : withShortCommits(message),
            sha: commitAt(result, subjectKeys[action ?? ''] ?? []),
            liveSha: commitAt(result, liveKeys[action ?? ''] ?? []),
            failureCount: count > failures.length ? count : undefined,
            cause: (0,told_causes/* causeOf */.rl)(ended),
            returnFailed: reasonCode === 'rollback_failed' ? true : undefined,
            liveForMs: (0,result_fields/* numberAt */.tk)(result, 'live-ms'),
            downForMs: (0,result_fields/* numberAt */.tk)(result, 'down-ms'),
            durationMs: action === 'health-check' ? undefined : (0,result_fields/* numberAt */.tk)(result, 'duration-ms'),
        }),
    };
}
function wordsOf(result) {
    const [purpose, status, verdict] = ['purpose', 'status', 'verdict'].map((key) => (0,result_fields/* textAt */.$6)(result, key, 60));
    return known({ purpose, status, verdict });
}
function known(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
const subjectKeys = {
    deploy: ['requested'],
    'watch-ci': ['sha'],
    rollback: ['from-sha'],
    confirm: ['sha'],
};
const liveKeys = {
    deploy: ['live-sha', 'sha'],
    'watch-ci': ['live-sha'],
    rollback: ['live-sha', 'sha'],
    confirm: ['live-sha'],
};
function commitAt(result, keys) {
    return keys
        .map((key) => (0,result_fields/* textAt */.$6)(result, key, 64))
        .find((value) => value !== undefined && input_reader/* commitPattern */.O7.test(value));
}
function withShortCommits(text) {
    return text.replace(/\b([0-9a-f]{7})(?:[0-9a-f]{33}|[0-9a-f]{57})\b/g, '$1');
}

;// CONCATENATED MODULE: ./actions/notify/src/inputs.js










const longestEnvironment = 255;
const mostMentions = 20;
function parseInputs(read, env) {
    const secrets = (0,channels/* readChannelSecrets */.r7)(read, env);
    const event = read.oneOf('event', messageEvents);
    const environment = inputs_readEnvironment(read);
    const configuration = readConfiguration(read, env, { action: 'notify', need: 'told' });
    const inputs = {
        event,
        environment,
        sha: read.optionalCommit('sha'),
        url: readUrl(read),
        title: read.optional('title'),
        message: read.optional('message'),
        fields: read.parsed('fields', parseFields, []),
        ...readTold(read),
        language: read.oneOf('language', languages),
        durationMs: inputs_readDuration(read),
        mentions: readMentions(read),
        ...(0,channels/* readChannels */.NK)(read, secrets, { event, configuration }),
        required: read.boolean('required'),
    };
    const { title = '', message = '', told, untold } = inputs;
    const says = (0,plain_text/* cleanText */.X5)(`${title}${message}${told.message ?? ''}`) !== '' || told.reasonCode !== undefined;
    if (inputs.event === 'custom' && !says && !untold) {
        read.problem('event', 'a title, a message or a result when it is custom: there is nothing to say otherwise');
    }
    return read.done(inputs);
}
function readTold(read) {
    const { told, notes } = readResult(read.optional('result'));
    for (const note of notes)
        read.note(note);
    return { told, untold: notes.length > 0 };
}
function inputs_readDuration(read) {
    const text = read.optional('duration');
    if (text === undefined || text === 'ms')
        return undefined;
    const ms = (0,duration/* parseDuration */.E)(text);
    if (ms === undefined)
        read.problem('duration', 'a duration like 850ms, 12s or 2m', text);
    return ms;
}
function inputs_readEnvironment(read) {
    const environment = read.optional('environment');
    if (environment !== undefined && (environment.length > longestEnvironment || /[\r\n]/.test(environment))) {
        read.problem('environment', `one line of at most ${longestEnvironment} characters`, environment);
    }
    return environment;
}
function readUrl(read) {
    const url = read.optional('url');
    if (url !== undefined && (0,messages_link/* linkable */.Lj)(url) === undefined) {
        read.problem('url', 'an http or https URL without user name, of at most 900 characters', url);
    }
    return url;
}
function readMentions(read) {
    const lines = read.list('mention');
    if (lines.length > mostMentions)
        read.problem('mention', `at most ${mostMentions} lines`, String(lines.length));
    return lines.flatMap((line) => {
        const mention = (0,messages_mention/* parseMention */.WZ)(line);
        if (mention === undefined)
            read.problem('mention', messages_mention/* mentionTakes */.Jp, line);
        return mention === undefined ? [] : [mention];
    });
}


/***/ }),

/***/ 796:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _lib_health_address_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(210);
/* harmony import */ var _lib_ports_node_http_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(319);
/* harmony import */ var _lib_ports_system_clock_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(821);
/* harmony import */ var _lib_runner_run_action_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(712);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(52);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(954);






const http = (0,_lib_ports_node_http_js__WEBPACK_IMPORTED_MODULE_1__/* .createNodeHttp */ .B)({ deny: _lib_health_address_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .denyAddress */ .X });
await (0,_lib_runner_run_action_js__WEBPACK_IMPORTED_MODULE_3__/* .runAction */ .C)({
    outputNames: _run_js__WEBPACK_IMPORTED_MODULE_5__/* .outputNames */ .g,
    parse: _inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .parseInputs */ .T,
    run: (inputs, context) => (0,_run_js__WEBPACK_IMPORTED_MODULE_5__/* .run */ .e)(inputs, { ...context, http, clock: _lib_ports_system_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m }),
});
await http.close();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Bg: () => (/* binding */ resultOf),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   lC: () => (/* binding */ timeAt),
/* harmony export */   lJ: () => (/* binding */ objectAt),
/* harmony export */   qj: () => (/* binding */ actionOf),
/* harmony export */   tk: () => (/* binding */ numberAt)
/* harmony export */ });
function resultOf(text) {
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function at(result, key) {
    return Object.hasOwn(result, key) ? result[key] : undefined;
}
function textAt(result, key, limit) {
    const value = at(result, key);
    return typeof value === 'string' && value.trim() !== '' ? value.slice(0, limit) : undefined;
}
function numberAt(result, key) {
    const value = at(result, key);
    return typeof value === 'number' && value >= 0 && value < 3_200_000_000_000 ? value : undefined;
}
function objectAt(result, key) {
    const value = at(result, key);
    return isObject(value) ? value : {};
}
function timeAt(result, key) {
    const text = textAt(result, key, 40);
    if (text === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text))
        return undefined;
    const time = new Date(text);
    return Number.isNaN(time.getTime()) ? undefined : time;
}
function listAt(result, key, limit) {
    const value = at(result, key);
    return Array.isArray(value) ? value.slice(0, limit).filter(isObject) : [];
}
const marks = [
    ['watch-ci', 'verdict'],
    ['deploy', 'requested'],
    ['rollback', 'from-sha'],
    ['confirm', 'validated-in'],
];
function actionOf(result) {
    const marked = marks.find(([, key]) => Object.hasOwn(result, key))?.[0];
    if (marked !== undefined)
        return marked;
    const status = textAt(result, 'status', 60);
    return ['healthy', 'degraded', 'unhealthy'].includes(status ?? '') ? 'health-check' : undefined;
}


/***/ }),

/***/ 954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ outputNames),
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/ports/duration.js
var duration = __nccwpck_require__(439);
;// CONCATENATED MODULE: ./lib/messages/courier.js

const mostRequests = 8;
const bodyLimit = 256 * 1024;
const defaultLimitWaitMs = 1_000;
const optionalMs = 2_000;
const cancelled = 'the run was cancelled';
function createCourier(options) {
    const started = options.clock.monotonic();
    const elapsedMs = () => options.clock.monotonic() - started;
    const spent = { ...options, elapsedMs, requests: 0, restUntil: 0 };
    return {
        ask: (request) => ask(request, spent),
        now: () => options.clock.now(),
        elapsedMs,
        get requests() {
            return spent.requests;
        },
    };
}
async function ask(request, spent) {
    const { policy } = spent;
    for (let troubles = 0, tries = 1;; tries += 1) {
        const reply = await attempt(request, spent);
        if (reply.kind !== 'limited' && reply.kind !== 'trouble')
            return reply;
        if (reply.kind === 'trouble')
            troubles += 1;
        const reason = reply.reason ?? usualLimit;
        if (request.optional === true)
            return refused(reason);
        if (troubles >= policy.tries || spent.requests >= mostRequests) {
            return refused(`${reason}, after ${tries === 1 ? 'one try' : `${tries} tries`}`);
        }
        const stopped = await pause(pauseBefore(reply, troubles, policy), reason, spent);
        if (stopped !== undefined)
            return stopped;
    }
}
async function attempt(request, spent) {
    const { policy, signal } = spent;
    const rest = spent.restUntil - spent.elapsedMs();
    const stopped = rest > 0 ? await pause(rest, usualLimit, spent) : undefined;
    if (stopped !== undefined)
        return stopped;
    const leftMs = policy.totalMs - spent.elapsedMs();
    if (leftMs <= 0)
        return refused(`it did not take the message within ${(0,duration/* formatDuration */.a)(policy.totalMs)}`);
    if (spent.requests >= mostRequests)
        return refused(`it did not take the message in ${mostRequests} requests`);
    spent.requests += 1;
    const { read, optional, ...what } = request;
    const mostMs = optional === true ? optionalMs : policy.attemptMs;
    const answer = await spent.http.request({
        ...what,
        timeoutMs: Math.ceil(Math.min(policy.attemptMs, mostMs, leftMs)),
        bodyLimit,
        ...(signal === undefined ? {} : { signal }),
    });
    const reply = answer.kind === 'response' ? read(answer) : readFailure(answer);
    if ('restMs' in reply && reply.restMs !== undefined)
        spent.restUntil = spent.elapsedMs() + reply.restMs;
    return reply;
}
async function pause(ms, because, spent) {
    const { clock, policy, signal } = spent;
    if (spent.elapsedMs() + ms >= policy.totalMs) {
        const next = `the next try would be in ${(0,duration/* formatDuration */.a)(ms)}`;
        return refused(`${because} and ${next}, past the ${(0,duration/* formatDuration */.a)(policy.totalMs)} allowed`);
    }
    return (await slept(clock, ms, signal)) ? undefined : refused(cancelled);
}
const usualLimit = 'its rate limit is reached';
function refused(reason) {
    return { kind: 'refused', reason };
}
function pauseBefore(reply, troubles, policy) {
    if (reply.waitMs !== undefined)
        return reply.waitMs;
    if (reply.kind === 'limited')
        return defaultLimitWaitMs;
    return policy.pausesMs[troubles - 1] ?? policy.pausesMs.at(-1) ?? 0;
}
async function slept(clock, ms, signal) {
    try {
        await clock.sleep(ms, signal);
        return true;
    }
    catch {
        return false;
    }
}
function readFailure(failure) {
    if (failure.cause === 'cancelled')
        return refused(cancelled);
    if (failure.cause === 'tls' || failure.cause === 'denied')
        return refused(failure.detail);
    return { kind: 'trouble', reason: failure.detail };
}

;// CONCATENATED MODULE: ./lib/messages/send.js

const sendPolicy = {
    totalMs: 30_000,
    attemptMs: 10_000,
    tries: 3,
    pausesMs: [200, 4_000],
};
async function send(channel, message, options) {
    const courier = createCourier(options);
    const { outcome, edit } = await deliver(channel, { message, edits: options.edits, courier });
    return {
        channel: { name: channel.name, title: channel.title },
        ...judge(outcome, message),
        ...(outcome.kind === 'posted' && edit !== undefined ? { edit } : {}),
        requests: courier.requests,
        durationMs: Math.round(courier.elapsedMs()),
    };
}
async function deliver(channel, { message, edits, courier }) {
    if (edits === undefined || channel.editing?.knows(edits) !== true) {
        return { outcome: await channel.post(message, courier) };
    }
    const outcome = await channel.editing.edit(message, edits, courier);
    if (outcome.kind === 'posted')
        return { outcome, edit: outcome.anew === true ? 'replaced' : 'edited' };
    if (outcome.kind === 'refused')
        return { outcome };
    return { outcome: await channel.post(message, courier), edit: 'replaced' };
}
function judge(outcome, message) {
    if (outcome.kind === 'gone')
        return { delivered: false, reason: 'there is nothing to post to' };
    if (outcome.kind === 'refused')
        return { delivered: false, reason: outcome.reason };
    const { id, missing } = outcome;
    const found = id === undefined ? {} : { id };
    if (missing === undefined)
        return { delivered: true, ...found };
    return message.mentions.length > 0
        ? { delivered: false, ...found, reason: `the message was edited, but nobody was called: ${missing}` }
        : { delivered: true, ...found, missing };
}

// EXTERNAL MODULE: ./actions/notify/src/channels.js + 18 modules
var src_channels = __nccwpck_require__(340);
// EXTERNAL MODULE: ./lib/messages/wording.js + 2 modules
var wording = __nccwpck_require__(375);
// EXTERNAL MODULE: ./lib/ports/foreign-text.js
var foreign_text = __nccwpck_require__(391);
// EXTERNAL MODULE: ./lib/runner/input-reader.js
var input_reader = __nccwpck_require__(503);
// EXTERNAL MODULE: ./actions/notify/src/told-causes.js
var told_causes = __nccwpck_require__(121);
;// CONCATENATED MODULE: ./actions/notify/src/compose-message.js




function composeMessage(inputs, workflowRun, redact) {
    const { environment, title, url, told } = inputs;
    const text = textOf(inputs);
    const durationMs = inputs.durationMs ?? told.durationMs;
    const state = (0,told_causes/* stateFor */.Dp)(inputs.event, told, { named: inputs.sha !== undefined });
    const commit = composeCommit(subjectOf(inputs, state, workflowRun), workflowRun, redact);
    const liveCommit = composeCommit(told.liveSha ?? '', workflowRun, redact);
    return {
        event: inputs.event,
        language: inputs.language,
        ...(environment === undefined ? {} : { environment: redact(environment) }),
        ...(commit === undefined ? {} : { commit }),
        ...(liveCommit === undefined ? {} : { liveCommit }),
        ...(workflowRun.actor === '' ? {} : { actor: redact(workflowRun.actor) }),
        ...(workflowRun.url === '' ? {} : { runUrl: workflowRun.url }),
        ...(url === undefined ? {} : { serviceUrl: redact(url) }),
        ...(durationMs === undefined ? {} : { durationMs }),
        ...(title === undefined ? {} : { title: redact(title) }),
        ...(text === undefined ? {} : { text: redact(text) }),
        ...(told.failures.length === 0 ? {} : { failures: told.failures.map((each) => redacted(each, redact)) }),
        ...(told.failureCount === undefined ? {} : { failureCount: told.failureCount }),
        ...(state === undefined ? {} : { state }),
        ...(told.cause === undefined ? {} : { cause: told.cause }),
        ...(told.returnFailed === undefined ? {} : { returnFailed: told.returnFailed }),
        ...(told.liveForMs === undefined ? {} : { liveForMs: told.liveForMs }),
        ...(told.downForMs === undefined ? {} : { downForMs: told.downForMs }),
        fields: inputs.fields.map(({ name, value }) => ({ name: redact(name), value: redact(value) })),
        mentions: inputs.mentions,
    };
}
function textOf({ message, language, told, event, title, untold }) {
    if (message !== undefined)
        return message;
    const words = (0,wording/* wordsIn */.H)(language);
    const { reasonCode: code = '', action, variant, frozenUntil } = told;
    const meaning = (0,wording/* reasonSentence */.U)(words, { code, action, variant });
    const until = frozenUntil === undefined || code !== 'frozen' ? [] : [words.frozenUntil(utcTime(frozenUntil))];
    const sentence = meaning === undefined ? undefined : [meaning, ...until].join(' ');
    const text = language === 'en' ? (told.message ?? sentence) : (sentence ?? told.message);
    return text ?? (event === 'custom' && untold && title === undefined ? words.events.custom : undefined);
}
function utcTime(time) {
    return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
function redacted({ name, url, reason }, redact) {
    return {
        name: redact(name),
        ...(url === undefined ? {} : { url: redact(url) }),
        ...(reason === undefined ? {} : { reason: redact(reason) }),
    };
}
const eventsOfTheService = new Set(['down', 'recovered']);
function subjectOf({ sha, event, told }, state, workflowRun) {
    const isOther = eventsOfTheService.has(event) || state === 'unchecked' || told.action === 'rollback';
    return sha ?? told.sha ?? (isOther ? '' : workflowRun.sha);
}
function composeCommit(sha, workflowRun, redact) {
    if (!input_reader/* commitPattern */.O7.test(sha))
        return undefined;
    const { serverUrl, repository } = workflowRun;
    const facts = workflowRun.commitOf(sha);
    return {
        sha,
        ...(repository === '' ? {} : { url: `${serverUrl}/${repository}/commit/${sha}` }),
        ...(facts === undefined
            ? {}
            : { author: redact(facts.author), subject: redact((0,foreign_text/* firstLine */.TM)(facts.message)) }),
    };
}

// EXTERNAL MODULE: ./lib/messages/details.js
var details = __nccwpck_require__(83);
;// CONCATENATED MODULE: ./actions/notify/src/report.js



function describeDelivery(delivery) {
    const { title } = delivery.channel;
    if (!delivery.delivered)
        return `${title} did not take the message: ${delivery.reason}.`;
    const requests = delivery.requests === 1 ? '' : ` with ${delivery.requests} requests`;
    const incomplete = delivery.missing === undefined ? '' : `; ${describeMissing(delivery.missing)}.`;
    return `${title}: ${describeTaken(delivery)}${requests}${incomplete}`;
}
function renderSummary(message, deliveries, { skipped, spared }) {
    const rows = [
        ...deliveries.map((delivery) => `| ${delivery.channel.title} | ${describeResult(delivery)} |`),
        ...skipped.map(({ title }) => `| ${title} | skipped: no secret was given |`),
        ...spared.map(({ title }) => `| ${title} | not told: belay.yml asks for no such event there |`),
    ];
    const heading = (0,details/* titleOf */.Gg)(message) || 'Message';
    return `### ${(0,foreign_text/* escapeMarkdown */.FV)(heading)}\n\n| Channel | Message |\n| --- | --- |\n${rows.join('\n')}\n`;
}
function describeResult(delivery) {
    if (!delivery.delivered)
        return `not delivered: ${delivery.reason}`;
    const { missing } = delivery;
    return `${describeTaken(delivery)}${missing === undefined ? '' : `; ${describeMissing(missing)}`}`;
}
function describeTaken({ edit, durationMs }) {
    const took = (0,duration/* formatDuration */.a)(durationMs);
    if (edit === 'edited')
        return `edited in ${took}`;
    return edit === 'replaced'
        ? `delivered anew in ${took}, as the earlier message could not be edited or answered`
        : `delivered in ${took}`;
}
function describeMissing(reason) {
    return `what should tell of the edit was not taken: ${reason}`;
}

;// CONCATENATED MODULE: ./actions/notify/src/run.js




const outputNames = ['delivered', 'skipped', 'message-id'];
async function run(inputs, ports) {
    const message = composeMessage(inputs, ports.workflowRun, (text) => ports.redactor.redact(text));
    if (inputs.skipped.length > 0) {
        const titles = inputs.skipped.map(({ title }) => title).join(', ');
        ports.log.info(`Skipped, because no secret was given: ${titles}`);
    }
    for (const channel of inputs.spared) {
        ports.log.info(`${channel.title}: not told, belay.yml asks for no "${inputs.event}" there`);
    }
    const channels = channelsToTell(inputs, message);
    for (const { title } of inputs.channels.filter((channel) => !channels.includes(channel))) {
        ports.log.info(`${title}: not told, there is no message of this deployment to edit`);
    }
    const deliveries = await Promise.all(channels.map((channel) => tell(channel, message, { inputs, ports })));
    if (inputs.channels.length + inputs.spared.length === 0) {
        ports.log.notice('No webhook and no token was given (as on pull requests from forks), so no message was sent.');
    }
    return describeOutcome(inputs, message, { deliveries, aborted: ports.signal.aborted });
}
function channelsToTell({ channels, messageIds }, { event, cause }) {
    const isNews = event !== 'live' || cause !== 'superseded';
    return isNews ? channels : channels.filter((channel) => (0,src_channels/* editsMessage */.tk)(channel, messageIds));
}
async function tell(channel, message, { inputs, ports }) {
    const edits = inputs.messageIds.get(channel.name);
    const delivery = await send(channel, message, {
        ...ports,
        policy: sendPolicy,
        ...(edits === undefined ? {} : { edits }),
    });
    const line = describeDelivery(delivery);
    const fails = !delivery.delivered && inputs.required;
    if (fails || (delivery.delivered && delivery.missing === undefined))
        ports.log.info(line);
    else
        ports.log.warning(`${line} The outcome of the deployment is not changed by it.`);
    return delivery;
}
function describeOutcome(inputs, message, ended) {
    const { deliveries } = ended;
    const taken = deliveries.flatMap(({ delivered, channel }) => (delivered ? [channel] : []));
    const missed = deliveries.filter(({ delivered }) => !delivered);
    const cancelled = missed.length > 0 && ended.aborted;
    const failure = cancelled
        ? 'The run was cancelled before every channel had taken the message.'
        : missed.map(describeDelivery).join(' ');
    const ids = new Map(deliveries.map(({ channel, id }) => [channel.name, id]));
    return {
        outputs: {
            delivered: namesOf(taken).join('\n'),
            skipped: namesOf(inputs.skipped).join('\n'),
            'message-id': (0,src_channels/* joinMessageIds */.cQ)(inputs.messageIds, ids),
        },
        reasonCode: reasonOf(deliveries, cancelled),
        result: {
            event: inputs.event,
            channels: deliveries.map(describeForScripts),
            skipped: namesOf(inputs.skipped),
            ...(inputs.spared.length === 0 ? {} : { spared: namesOf(inputs.spared) }),
        },
        summary: renderSummary(message, deliveries, inputs),
        ...(missed.length > 0 && (inputs.required || cancelled) ? { failure } : {}),
    };
}
function reasonOf(deliveries, cancelled) {
    if (cancelled)
        return 'cancelled';
    if (deliveries.length === 0)
        return 'nothing_to_send';
    return deliveries.every(({ delivered }) => delivered) ? 'sent' : 'not_delivered';
}
function namesOf(channels) {
    return channels.map(({ name }) => name);
}
function describeForScripts(delivery) {
    const { channel, delivered, edit, id, reason, missing, requests, durationMs } = delivery;
    return { channel: channel.name, delivered, edit, id, reason, missing, requests, 'duration-ms': durationMs };
}


/***/ }),

/***/ 121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ variantOf),
/* harmony export */   Dp: () => (/* binding */ stateFor),
/* harmony export */   rl: () => (/* binding */ causeOf)
/* harmony export */ });
/* harmony import */ var _result_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(163);

const causes = {
    'deploy.unhealthy': 'health',
    'deploy.degraded': 'degraded',
    'deploy.restart_failed': 'restart',
    'deploy.hook_failed': 'command',
    'deploy.superseded': 'superseded',
    'watch-ci.degraded': 'degraded',
    'watch-ci.superseded': 'superseded',
    'watch-ci.passed_after_rollback': 'superseded',
    'rollback.rolled_back': 'by-hand',
    'health-check.unhealthy': 'health',
    'health-check.degraded': 'degraded',
};
const notWell = new Set([
    'deploy.no_rollback_target',
    'deploy.rollback_failed',
    'deploy.rollback_not_possible',
    'watch-ci.unhealthy',
]);
function causeOf({ action, reasonCode, result, failed }) {
    const key = `${action}.${reasonCode}`;
    if (notWell.has(key))
        return failed ? 'health' : undefined;
    const known = Object.hasOwn(causes, key) ? causes[key] : undefined;
    if (known !== undefined || action !== 'watch-ci')
        return known;
    const verdict = (0,_result_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(result, 'verdict', 60);
    if (verdict === 'failure')
        return 'ci';
    return verdict !== undefined && verdict !== 'success' ? 'no-verdict' : undefined;
}
function variantOf({ action, reasonCode, result }) {
    if (action === 'watch-ci')
        return (0,_result_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(result, 'verdict', 60) === 'failure' ? undefined : 'unproven';
    if (action !== 'deploy' || (0,_result_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(result, 'status', 60) !== 'failed')
        return undefined;
    if (reasonCode !== 'hook_failed')
        return 'kept';
    const [now, before, requested] = ['sha', 'previous-sha', 'requested'].map((key) => (0,_result_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(result, key, 64));
    if (now === requested && now !== before)
        return 'kept';
    return now === before && now !== requested ? 'untouched' : 'unclear';
}
const withoutOutcome = new Set(['invalid_input', 'cancelled', 'unexpected']);
function stateFor(event, told, { named }) {
    const { action, reasonCode = '', purpose } = told;
    const isPromotion = action === 'confirm' && purpose !== 'rollback';
    if (event === 'started')
        return isPromotion ? 'confirmed' : undefined;
    if (event === 'failed')
        return failedState(told);
    if (event !== 'custom')
        return undefined;
    if (isPromotion)
        return reasonCode === 'confirmed' ? undefined : 'not-promoted';
    const isLook = action === undefined || action === 'health-check';
    if (isLook && withoutOutcome.has(reasonCode)) {
        if (!named)
            return 'unchecked';
        return told.liveSha === undefined ? undefined : 'unproven';
    }
    const isLive = action === 'deploy' && (told.status === 'live' || told.status === 'unchanged');
    return isLive && told.cause === undefined ? 'unproven' : undefined;
}
function failedState({ action, reasonCode = '', verdict }) {
    if (action === 'rollback')
        return 'rollback-failed';
    if (action !== 'watch-ci')
        return undefined;
    switch (reasonCode) {
        case 'validation_withdrawn':
            return 'validation-withdrawn';
        case 'no_rollback_target':
            return verdict === 'failure' ? 'ci-failed-live' : 'no-verdict-live';
        case 'rollback_failed':
        case 'rollback_not_possible':
            return 'rollback-failed';
        case 'roll_forward_failed':
            return undefined;
        case 'unhealthy':
        case 'degraded':
        case 'unproven':
            return 'not-validated';
        default:
            return reasonCode.startsWith('ci_') ? 'not-validated' : 'not-settled';
    }
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

/***/ 83:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ ownDetails),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   QJ: () => (/* binding */ noticeOf),
/* harmony export */   hP: () => (/* binding */ linksOf),
/* harmony export */   u7: () => (/* binding */ senderDetails),
/* harmony export */   w_: () => (/* binding */ commitLine)
/* harmony export */ });
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(78);
/* harmony import */ var _link_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(793);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(417);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(688);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(992);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(375);






const ownTextLimit = 300;
const ownLinkLimit = 500;
function foreignDetail(label, foreign) {
    const text = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .shortLine */ .tl)(foreign, ownTextLimit);
    return text === '' ? [] : [{ label, value: { kind: 'text', text } }];
}
function commitDetail(label, commit) {
    const short = (0,_story_js__WEBPACK_IMPORTED_MODULE_1__/* .shortCommit */ .Ax)(commit?.sha ?? '');
    const url = (0,_link_js__WEBPACK_IMPORTED_MODULE_4__/* .linkable */ .Lj)(commit?.url);
    if (short === '')
        return [];
    return [
        { label, value: url === undefined ? { kind: 'text', text: short } : { kind: 'link', url, text: short } },
    ];
}
function durationDetail(message, label, ms) {
    if (ms === undefined)
        return [];
    return [{ label, value: { kind: 'text', text: (0,_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .wordsIn */ .H)(message.language).duration(ms) } }];
}
function liveDetail(message) {
    const isNews = message.liveCommit?.sha !== message.commit?.sha || message.event === 'failed';
    return isNews ? commitDetail((0,_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .wordsIn */ .H)(message.language).labels.liveNow, message.liveCommit) : [];
}
function environmentDetail(message) {
    const environment = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanLine */ .Ow)(message.environment ?? '');
    if (titleOf(message).includes(environment))
        return [];
    return foreignDetail((0,_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .wordsIn */ .H)(message.language).labels.environment, environment);
}
function ownDetails(message) {
    const { labels } = (0,_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .wordsIn */ .H)(message.language);
    return [
        ...environmentDetail(message),
        ...liveDetail(message),
        ...durationDetail(message, labels.liveFor, message.liveForMs),
        ...durationDetail(message, labels.downFor, message.downForMs),
        ...durationDetail(message, labels.duration, message.durationMs),
    ];
}
const subjectLimit = 150;
const authorLimit = 60;
function commitLine({ commit, event, language }) {
    const short = (0,_story_js__WEBPACK_IMPORTED_MODULE_1__/* .shortCommit */ .Ax)(commit?.sha ?? '');
    if (short === '')
        return undefined;
    const url = (0,_link_js__WEBPACK_IMPORTED_MODULE_4__/* .linkWithin */ .qt)(commit?.url, ownLinkLimit);
    const { labels } = (0,_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .wordsIn */ .H)(language);
    return {
        label: event === 'rolled-back' ? labels.takenBack : labels.commit,
        short,
        ...(url === undefined ? {} : { url }),
        subject: (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .shortLine */ .tl)(commit?.subject, subjectLimit),
        author: (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .shortLine */ .tl)(commit?.author, authorLimit),
    };
}
function senderDetails(message) {
    return message.fields.flatMap(({ name, value }) => {
        const label = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanLine */ .Ow)(name);
        const text = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanText */ .X5)(value);
        if (label === '' || text === '')
            return [];
        const url = (0,_link_js__WEBPACK_IMPORTED_MODULE_4__/* .linkable */ .Lj)(text);
        return [{ label, value: url === undefined ? { kind: 'text', text } : { kind: 'link', url } }];
    });
}
function linksOf(message) {
    const { links } = (0,_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .wordsIn */ .H)(message.language);
    const run = (0,_link_js__WEBPACK_IMPORTED_MODULE_4__/* .linkWithin */ .qt)(message.runUrl, ownLinkLimit);
    const service = (0,_link_js__WEBPACK_IMPORTED_MODULE_4__/* .linkWithin */ .qt)(message.serviceUrl, ownLinkLimit);
    return [
        ...(run === undefined ? [] : [{ text: links.run, url: run }]),
        ...(service === undefined ? [] : [{ text: links.service, url: service }]),
    ];
}
function titleOf(message) {
    const own = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanLine */ .Ow)(message.title ?? '');
    if (own !== '')
        return own;
    const environment = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanLine */ .Ow)(message.environment ?? '');
    const { events, states, colon } = (0,_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .wordsIn */ .H)(message.language);
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_5__/* .stateOf */ .L)(message);
    const words = state === undefined ? events[message.event] : states[state];
    if (state === undefined &&
        message.event === 'custom' &&
        (environment !== '' || (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanText */ .X5)(message.text ?? '') !== '')) {
        return environment;
    }
    return environment === ''
        ? `${words.charAt(0).toUpperCase()}${words.slice(1)}`
        : `${environment}${colon}${words}`;
}
function noticeOf(message, track) {
    return [titleOf(message), track, failureNotice(message), message.text ?? '', message.commit?.subject ?? '']
        .map((part) => (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanText */ .X5)(part).split('\n', 1)[0] ?? '')
        .filter((part) => part !== '')
        .slice(0, 3)
        .join(' - ');
}
function failureNotice(message) {
    const [worst] = (0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .shownFailures */ .pC)(message);
    if (worst === undefined)
        return '';
    const others = (0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .failureTotal */ .rB)(message) - 1;
    const { colon } = (0,_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .wordsIn */ .H)(message.language);
    const why = worst.reason === '' ? worst.name : `${worst.name}${colon}${worst.reason}`;
    return others === 0 ? why : `${why} (+${others})`;
}


/***/ }),

/***/ 78:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E0: () => (/* binding */ isBracketFreeName),
/* harmony export */   KA: () => (/* binding */ isPlainText),
/* harmony export */   g3: () => (/* binding */ failureLimit),
/* harmony export */   pC: () => (/* binding */ shownFailures),
/* harmony export */   rB: () => (/* binding */ failureTotal),
/* harmony export */   sh: () => (/* binding */ isPlainName)
/* harmony export */ });
/* harmony import */ var _link_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(793);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(417);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(375);



const failureLimit = 10;
const nameLimit = 100;
const reasonLimit = 150;
const linkLimit = 300;
function shownFailures(message) {
    const words = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsIn */ .H)(message.language);
    return (message.failures ?? []).flatMap((failure) => shown(failure, words));
}
function failureTotal(message) {
    return Math.max(shownFailures(message).length, message.failureCount ?? 0);
}
function shown(failure, words) {
    const url = (0,_link_js__WEBPACK_IMPORTED_MODULE_1__/* .linkable */ .Lj)(failure.url);
    const name = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shortLine */ .tl)(failure.name, nameLimit) || (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shortLine */ .tl)(url ?? '', nameLimit);
    if (name === '')
        return [];
    const reason = reasonOf(failure.reason ?? '', words);
    return [url === undefined || url.length > linkLimit ? { name, reason } : { name, url, reason }];
}
function reasonOf(reason, { conclusions }) {
    return isConclusion(reason, conclusions) ? conclusions[reason] : (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shortLine */ .tl)(reason, reasonLimit);
}
function isConclusion(reason, conclusions) {
    return Object.hasOwn(conclusions, reason);
}
const hostLike = /[\p{L}\p{N}]\.(?!ya?ml\b)\p{L}{2,}/u;
const harmless = /^(?:[\p{L}\p{M}\p{N} .,;/()[\]{}'"=%+!?\u2026-]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])|:(?= ))+$/u;
function isPlainText(text) {
    return harmless.test(text);
}
function isPlainName(name) {
    return /^[\p{L}\p{N}]/u.test(name) && isPlainText(name) && !hostLike.test(name);
}
function isBracketFreeName(name) {
    return isPlainName(name) && !/[[\]]/.test(name);
}


/***/ }),

/***/ 793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lj: () => (/* binding */ linkable),
/* harmony export */   Ng: () => (/* binding */ longestLink),
/* harmony export */   qt: () => (/* binding */ linkWithin)
/* harmony export */ });
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


/***/ }),

/***/ 31:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jp: () => (/* binding */ mentionTakes),
/* harmony export */   WZ: () => (/* binding */ parseMention),
/* harmony export */   hT: () => (/* binding */ isSnowflake)
/* harmony export */ });
const groups = {
    here: { kind: 'here' },
    '@here': { kind: 'here' },
    '<!here>': { kind: 'here' },
    channel: { kind: 'channel' },
    '@channel': { kind: 'channel' },
    '<!channel>': { kind: 'channel' },
    everyone: { kind: 'everyone' },
    '@everyone': { kind: 'everyone' },
    '<!everyone>': { kind: 'everyone' },
};
const people = [
    { kind: 'user', pattern: /^user:(\d{15,21}|[UW][A-Z0-9]{5,20})$/ },
    { kind: 'user', pattern: /^<@!?(\d{15,21}|[UW][A-Z0-9]{5,20})>$/ },
    { kind: 'role', pattern: /^role:(\d{15,21}|S[A-Z0-9]{5,20})$/ },
    { kind: 'role', pattern: /^<@&(\d{15,21})>$/ },
    { kind: 'role', pattern: /^<!subteam\^(S[A-Z0-9]{5,20})>$/ },
];
const mentionTakes = 'here, channel, everyone, user:ID or role:ID, one a line (Discord ids are 15 to 21 digits, Slack ids begin with U, W or S)';
function parseMention(text) {
    const group = Object.hasOwn(groups, text) ? groups[text] : undefined;
    if (group !== undefined)
        return group;
    for (const { kind, pattern } of people) {
        const id = pattern.exec(text)?.[1];
        if (id !== undefined)
            return { kind, id };
    }
    return undefined;
}
function isSnowflake(id) {
    return /^\d{15,21}$/.test(id);
}


/***/ }),

/***/ 417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ow: () => (/* binding */ cleanLine),
/* harmony export */   Tu: () => (/* binding */ atMost),
/* harmony export */   X5: () => (/* binding */ cleanText),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   tl: () => (/* binding */ shortLine)
/* harmony export */ });
/* harmony import */ var _ports_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(391);

const longest = 16_000;
const longestGrapheme = 32;
function cleanText(text) {
    return text
        .replace(/\p{Surrogate}/gu, '\ufffd')
        .replace(_ports_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeSequences */ .qE, '')
        .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
        .replaceAll('\t', ' ')
        .replace(/[^\P{Cc}\n]/gu, '')
        .replace(/(?!\u200c|\u200d|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu, '')
        .replace(/(?<=^|\s)\p{Variation_Selector}+/gu, '')
        .replace(/(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{M}|\p{Script=Arabic})(?:\u200c|\u200d)+/gu, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
}
function cleanLine(text) {
    return cleanText(text).replace(/\s+/g, ' ');
}
function shorten(text, render, fits) {
    const whole = render(text);
    if (fits(whole))
        return { text: whole, cut: false };
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const pieces = [...graphemes.segment(text.slice(0, longest))].flatMap(({ segment }) => segment.length > longestGrapheme ? [...segment] : [segment]);
    const start = (count) => `${render(pieces.slice(0, count).join('').trimEnd())}\u2026`;
    let [fitting, tooMany] = [0, pieces.length];
    while (tooMany - fitting > 1) {
        const middle = Math.floor((fitting + tooMany) / 2);
        if (fits(start(middle)))
            fitting = middle;
        else
            tooMany = middle;
    }
    return { text: start(fitting), cut: true };
}
function atMost(limit) {
    return (rendered) => rendered.length <= limit;
}
const lineSource = 2_000;
function shortLine(foreign, limit) {
    const line = cleanLine((foreign ?? '').slice(0, lineSource));
    return shorten(line, (part) => part, atMost(limit)).text;
}


/***/ }),

/***/ 688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ stateOf)
/* harmony export */ });
function stateOf({ event, cause, state }) {
    if (state !== undefined)
        return state;
    if (event === 'recovered')
        return cause === 'degraded' ? 'recovered-degraded' : undefined;
    if (cause === 'superseded' && (event === 'live' || event === 'custom'))
        return 'superseded';
    if (event !== 'custom')
        return undefined;
    if (cause === 'no-verdict')
        return 'unproven';
    return cause === 'degraded' ? 'degraded' : undefined;
}


/***/ }),

/***/ 992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ax: () => (/* binding */ shortCommit),
/* harmony export */   VS: () => (/* binding */ trackOf),
/* harmony export */   ev: () => (/* binding */ plainTrack),
/* harmony export */   v2: () => (/* binding */ writeTrack)
/* harmony export */ });
/* harmony import */ var _link_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(793);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(688);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(375);



function shortCommit(sha) {
    return sha.replace(/[^0-9a-f]/g, '').slice(0, 7);
}
function trackOf(message) {
    const { track } = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsIn */ .H)(message.language);
    const live = { text: track.live, mark: '\u2713' };
    switch (message.event) {
        case 'started':
            return [
                ...(message.state === 'confirmed' ? [{ text: track.confirmed, mark: '\u2713' }] : []),
                message.state === 'confirmed'
                    ? { text: lowerFirst(track.starting), mark: '' }
                    : { text: track.starting, mark: '\u2026' },
                { text: track.ci, mark: '' },
                { text: track.toValidate, mark: '' },
            ];
        case 'live':
            if (message.cause === 'superseded')
                return [live, superseded(message)];
            return [
                live,
                ...degraded(message),
                { text: track.ci, mark: '\u2026' },
                { text: track.toValidate, mark: '' },
            ];
        case 'validated':
            return [live, { text: track.ciPassed, mark: '\u2713' }, { text: track.validated, mark: '\u2713' }];
        case 'rolled-back':
            return rolledBack(message, live);
        case 'failed':
            return failed(message, live);
        case 'custom':
            return custom(message, live);
        default:
            return [];
    }
}
function lowerFirst(text) {
    return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
function custom(message, live) {
    const { track } = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsIn */ .H)(message.language);
    switch ((0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L)(message)) {
        case 'unproven':
            return [live, ...why(message), { text: track.notValidated, mark: '' }];
        case 'degraded':
            return message.liveCommit === undefined
                ? []
                : [live, ...degraded(message), { text: track.notValidated, mark: '' }];
        case 'superseded':
            return [superseded(message)];
        case 'not-promoted': {
            const commit = commitOf(message.liveCommit);
            return commit === undefined ? [] : [stillLive(track, commit)];
        }
        default:
            return [];
    }
}
function stillLive({ stillLive: text }, commit) {
    return { text, mark: '\u2713', commit, commitFirst: true };
}
function degraded(message) {
    return message.cause === 'degraded' ? why(message) : [];
}
function superseded({ liveCommit, language }) {
    const commit = commitOf(liveCommit);
    const { causes, states } = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsIn */ .H)(language);
    return commit === undefined
        ? { text: states.superseded, mark: '', now: true }
        : { text: causes.superseded, mark: '', commit, now: true };
}
const uncertain = new Set(['no-verdict', 'degraded', 'by-hand']);
function why({ cause, language }) {
    if (cause === undefined)
        return [];
    const text = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsIn */ .H)(language).causes[cause];
    if (cause === 'by-hand')
        return [{ text, mark: '' }];
    return [{ text, mark: uncertain.has(cause) ? '?' : '\u2717' }];
}
function rolledBack(message, live) {
    const { track } = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsIn */ .H)(message.language);
    const commit = commitOf(message.liveCommit);
    const back = commit === undefined ? { text: track.back, mark: '\u2713' } : { text: track.backTo, mark: '\u2713', commit };
    return [live, ...why(message), back];
}
function failed(message, live) {
    const { track } = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsIn */ .H)(message.language);
    const commit = commitOf(message.liveCommit);
    const reason = why(message);
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L)(message);
    if (state === 'not-validated' || state === 'not-settled')
        return unsettled(message, live);
    if (commit === undefined)
        return reason;
    if (message.liveCommit?.sha === message.commit?.sha) {
        return [live, ...reason, { text: track.staysLive, mark: '', now: true }];
    }
    if (message.returnFailed === true)
        return [live, ...reason, { text: track.backTo, mark: '\u2717', commit }];
    if (state === 'rollback-failed')
        return [...reason, stillLive(track, commit)];
    return [{ text: track.notLive, mark: '\u2717' }, ...reason, stillLive(track, commit)];
}
function unsettled(message, live) {
    const { track } = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsIn */ .H)(message.language);
    const isLive = message.liveCommit !== undefined && message.liveCommit.sha === message.commit?.sha;
    const before = isLive ? [live] : [];
    if ((0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L)(message) === 'not-settled') {
        return [...before, ...why(message), { text: track.notSettled, mark: '', now: true }];
    }
    const saysNo = message.cause === 'ci' || message.cause === 'no-verdict';
    const ci = saysNo ? [] : [{ text: track.ciPassed, mark: '\u2713' }];
    return [...before, ...ci, ...why(message), { text: track.notValidated, mark: '', now: true }];
}
function commitOf(commit) {
    const short = shortCommit(commit?.sha ?? '');
    if (short === '')
        return undefined;
    const url = (0,_link_js__WEBPACK_IMPORTED_MODULE_2__/* .linkWithin */ .qt)(commit?.url, linkLimit);
    return url === undefined ? { short } : { short, url };
}
const linkLimit = 300;
function writeTrack(steps, style) {
    const current = Math.max(0, steps.findLastIndex(({ mark, now }) => mark !== '' || now === true));
    return steps
        .map((step, index) => {
        const text = writeStep(step, style);
        return index === current && steps.length > 1 ? style.strong(text) : text;
    })
        .join(' \u00b7 ');
}
function writeStep({ text, mark, commit, commitFirst }, style) {
    const shown = commit === undefined
        ? []
        : [commit.url === undefined ? commit.short : style.link(commit.url, commit.short)];
    const parts = commitFirst === true ? [...shown, text] : [text, ...shown];
    return [...parts, ...(mark === '' ? [] : [mark])].join(' ');
}
const plainTrack = { link: (_, text) => text, strong: (text) => text };


/***/ }),

/***/ 375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ reasonSentence),
  H: () => (/* binding */ wordsIn)
});

// EXTERNAL MODULE: ./lib/ports/duration.js
var duration = __nccwpck_require__(439);
;// CONCATENATED MODULE: ./lib/messages/wording/en.js

const english = {
    events: {
        started: 'deployment started',
        live: 'live',
        validated: 'validated',
        failed: 'deployment failed',
        'rolled-back': 'rolled back',
        down: 'down',
        recovered: 'recovered',
        custom: 'message',
    },
    states: {
        unproven: 'live, unproven',
        degraded: 'live, degraded',
        superseded: 'superseded',
        'recovered-degraded': 'up again, degraded',
        confirmed: 'promotion confirmed',
        'not-promoted': 'nothing was promoted',
        unchecked: 'could not be checked',
        'rollback-failed': 'rollback failed',
        'validation-withdrawn': 'validation withdrawn',
        'ci-failed-live': 'CI failed, still live',
        'no-verdict-live': 'no verdict from CI, still live',
        'not-validated': 'not validated',
        'not-settled': 'not settled',
    },
    colon: ': ',
    labels: {
        environment: 'Environment',
        liveNow: 'Live now',
        commit: 'Commit',
        takenBack: 'Taken back',
        liveFor: 'Was live for',
        downFor: 'Was down for',
        duration: 'Duration',
    },
    links: { run: 'Open the run', service: 'Open the service', failure: 'open' },
    track: {
        starting: 'Going live',
        confirmed: 'Confirmed',
        live: 'Live',
        ci: 'CI',
        ciPassed: 'CI passed',
        toValidate: 'validated',
        validated: 'Validated',
        notValidated: 'not validated',
        notSettled: 'verdict not applied',
        back: 'Rolled back',
        backTo: 'back to',
        notLive: 'Not live',
        stillLive: 'still live',
        staysLive: 'stays live',
    },
    causes: {
        ci: 'CI failed',
        'no-verdict': 'no verdict from CI',
        health: 'unhealthy',
        degraded: 'degraded',
        restart: 'restart failed',
        command: 'command failed',
        'by-hand': 'taken back by hand',
        superseded: 'superseded by',
    },
    conclusions: {
        failure: 'failed',
        timed_out: 'timed out',
        startup_failure: 'could not start',
        cancelled: 'cancelled',
        action_required: 'waits for somebody',
        stale: 'went stale',
    },
    failures: {
        heading: 'What failed',
        more: (count) => `and ${count} more`,
        inThread: (count) => `and ${count} more in the thread`,
    },
    frozenUntil: (time) => `It ends at ${time}.`,
    duration: duration/* formatDuration */.a,
    cut: {
        title: 'the title',
        text: 'the message',
        values: (count) => (count === 1 ? '1 value' : `${count} values`),
        rows: (count) => (count === 1 ? '1 field left out' : `${count} fields left out`),
        note: (parts) => `Cut to the size this chat takes: ${parts.join(', ')}.`,
        inRun: 'The run has all of it.',
    },
    reasons: {
        planned: 'A dry run: nothing was changed.',
        superseded: 'Another release is live by now. Nothing was done.',
        no_rollback_target: 'Nothing is validated here, so there is nothing to return to.',
        rollback_failed: 'The rollback did not end well. Look at the service now.',
        rollback_not_possible: 'The release to return to could not be prepared. Nothing was touched.',
        nothing_live: 'Belay has deployed nothing in this environment.',
        environment_taken: 'The environment belongs to another path. Nothing was changed.',
        lock_held: 'Another run held the environment for too long. Nothing was changed; run again.',
        lock_unavailable: 'The target has no flock. Install util-linux. Nothing was changed.',
        state_folder_refused: 'The state folder cannot be used or trusted. Nothing was changed.',
        state_from_newer_version: 'A later version of Belay wrote the state. Use that version.',
        state_not_writable: 'The ledger cannot be written (disk full, read-only). Nothing was changed.',
        state_not_saved: 'The ledger could not be written afterwards. Make room and run again.',
        target_unreadable: 'What is live cannot be read, so nothing is decided.',
        target_stuck: 'An earlier run stopped halfway. Deploy a commit, or roll back to one by name.',
        host_unreachable: 'A host could not be reached. Nothing was changed there.',
        host_lost: 'The connection to a host broke. What runs there is not known; look at it now.',
        hosts_differ: 'The hosts do not all run the same release. Look at them now.',
        untrusted_event: 'Code from a fork started the run. Nothing was changed.',
        invalid_input: 'An input was refused; the run says which. Nothing was changed.',
        cancelled: 'The run was cancelled. The next one finds out what is live.',
        unexpected: 'Belay met something unexpected. Look at the run and the service.',
        'deploy.deployed': 'The commit is live. CI decides whether it is validated.',
        'deploy.unchanged': 'The commit was live and healthy already. Nothing was done.',
        'deploy.degraded': 'The commit is live, and the service is degraded. Look at it.',
        'deploy.unhealthy': 'The new release was not healthy and was taken back.',
        'deploy.unhealthy.kept': 'The release is not healthy and stays live. Look at the service now.',
        'deploy.restart_failed': 'The restart failed, and the release was taken back. Look at its output in the run.',
        'deploy.restart_failed.kept': 'The restart failed, and the release stays live. Look at the service now.',
        'deploy.hook_failed': 'The command after the deployment failed, and the release was taken back. Look at its output in the run.',
        'deploy.hook_failed.kept': 'The command after the deployment failed, and the release stays live. Look at the service now.',
        'deploy.hook_failed.untouched': 'The command before the deployment failed. Nothing was changed. Look at its output in the run.',
        'deploy.hook_failed.unclear': 'The command before or after the deployment failed. Look at the run.',
        'deploy.no_rollback_target': 'The release is not well and nothing else is validated here, so it stays live. Look at the service now.',
        'deploy.rollback_failed': 'The release was not well, and the rollback did not end well either. Look at the service now.',
        'deploy.rollback_not_possible': 'The release is not well and the validated one could not be prepared, so it stays live. Look at the service now.',
        'deploy.activation_failed': 'The files could not be moved to the commit. The run says what is live.',
        'deploy.wrong_commit': 'The checkout is on another commit than the one asked for. Look at the run.',
        'deploy.repository_busy': 'Another git process is using the checkout. Run again when it has ended.',
        'deploy.path_not_usable': 'The path is no folder, or holds files of somebody else. Nothing was changed.',
        'deploy.unsafe_repository': "The checkout's own settings would run programs. Nothing was changed.",
        'deploy.repository_unreachable': 'The commit could not be fetched. Nothing was changed; run again.',
        'deploy.commit_not_found': 'The repository does not have the commit. Nothing was changed.',
        'deploy.lfs_missing': 'The commit needs git-lfs and the target has none. Nothing was changed.',
        'deploy.docker_unavailable': 'Docker or Compose does not answer on the host. Nothing was changed.',
        'deploy.compose_invalid': 'The compose files cannot be used. Nothing was changed.',
        'deploy.image_unavailable': 'The image could not be pulled. Nothing was changed.',
        'deploy.image_not_kept': 'The image a rollback would need is not kept any more. Nothing was changed.',
        'deploy.command_failed': 'The command that asks what is live failed. Nothing was changed.',
        'backup.backed_up': 'The backup is made and verified.',
        'backup.nothing_to_back_up': 'There is nothing to back up: belay.yml names nothing.',
        'backup.restored': 'The backup is restored.',
        'backup.backup_failed': 'The backup failed. Nothing else was changed.',
        'backup.no_space': 'There is not enough room for the backup. Nothing was changed.',
        'backup.backup_not_found': 'There is no backup of that name. Nothing was changed.',
        'backup.backup_damaged': 'The backup is damaged and was not used. Nothing was changed.',
        'backup.wrong_confirmation': 'The word was not typed exactly. Nothing was changed.',
        'backup.restore_not_possible': 'The restore could not begin. Nothing was replaced.',
        'backup.restore_failed': 'The restore broke off. Look at the data now.',
        'watch-ci.ci_passed': 'CI passed.',
        'watch-ci.ci_failed': 'CI failed.',
        'watch-ci.ci_cancelled': 'CI was cancelled, so it said nothing. Run it again.',
        'watch-ci.ci_missing': 'No run of CI appeared for this commit.',
        'watch-ci.ci_timeout': 'CI was not done in the time allowed.',
        'watch-ci.ci_pending': 'CI is not done yet.',
        'watch-ci.ci_unknown': 'GitHub could not be asked what CI says. Nothing was rolled back for it.',
        'watch-ci.validated': 'Live, and CI passed. Nothing to do.',
        'watch-ci.already_validated': 'It was validated before. Nothing to do.',
        'watch-ci.rolled_back': 'CI failed: the last validated release is live again. Fix the commit and push again.',
        'watch-ci.rolled_back.unproven': 'CI gave no verdict: the last validated release is live again. Run CI again, then deploy it again.',
        'watch-ci.rolled_forward': 'A re-run of CI turned green: the commit is live again and validated.',
        'watch-ci.roll_forward_failed': 'CI turned green, but deploying the commit again failed.',
        'watch-ci.passed_after_rollback': 'CI passed after the commit had been rolled back. Deploy it again.',
        'watch-ci.unproven': 'CI gave no verdict: the commit stays live and is not validated. Run CI again.',
        'watch-ci.unhealthy': 'CI passed, but it is not well, so not validated. Look at the service.',
        'watch-ci.degraded': 'CI passed, but the service is degraded: not validated. Look at the service.',
        'watch-ci.validation_withdrawn': 'CI now fails for a commit it had passed. It stays live; a person decides.',
        'watch-ci.no_rollback_target': 'CI failed and nothing else is validated here, so the commit stays live. Look at it now.',
        'watch-ci.no_rollback_target.unproven': 'CI gave no verdict and nothing else is validated here, so the commit stays live. Run CI again.',
        'watch-ci.rollback_failed': 'CI failed, and the rollback did not end well. Look at the service now.',
        'watch-ci.rollback_failed.unproven': 'CI gave no verdict, and the rollback did not end well. Look at the service now.',
        'watch-ci.rollback_not_possible': 'CI failed, and the validated release could not be prepared: the commit stays live. Look at it now.',
        'watch-ci.rollback_not_possible.unproven': 'CI gave no verdict, and the validated release could not be prepared: the commit stays live. Look at it now.',
        'watch-ci.detached': 'The watcher goes on without the job.',
        'watch-ci.detach_failed': 'The watcher could not be started in the background.',
        'rollback.rolled_back': 'The release is live again.',
        'rollback.nothing_to_do': 'The release is live already.',
        'health-check.healthy': 'Every check passes.',
        'health-check.degraded': 'The service answers and is degraded. Look at it.',
        'health-check.unhealthy': 'The service is not healthy. Look at it now.',
        'confirm.confirmed': 'Everything that was asked for is there.',
        'confirm.already_live': 'The release is live already. Nothing to do.',
        'confirm.wrong_confirmation': 'The word was not typed exactly. Start again.',
        'confirm.actor_not_allowed': 'Who started the run may not. Ask somebody who may.',
        'confirm.live_changed': 'Another commit is live by now. Start again.',
        'confirm.frozen': 'A freeze window holds. A rollback is not held up by it.',
        'confirm.not_validated': 'The commit is not validated in the environment it comes from. Deploy it there first.',
        'confirm.nothing_validated': 'No release is validated in the environment to promote from.',
        'confirm.github_unknown': 'GitHub could not be asked what is validated.',
        'confirm.state_unreadable': 'The ledger cannot be read.',
    },
};

;// CONCATENATED MODULE: ./lib/messages/wording/fr.js

function counted(count, one, more) {
    return `${count}\u00a0${count < 2 ? one : more}`;
}
const french = {
    events: {
        started: 'd\u00e9ploiement lanc\u00e9',
        live: 'en ligne',
        validated: 'valid\u00e9',
        failed: '\u00e9chec du d\u00e9ploiement',
        'rolled-back': 'retour arri\u00e8re',
        down: 'hors service',
        recovered: 'r\u00e9tabli',
        custom: 'message',
    },
    states: {
        unproven: 'en ligne, non valid\u00e9',
        degraded: 'en ligne, d\u00e9grad\u00e9',
        superseded: 'remplac\u00e9',
        'recovered-degraded': 'r\u00e9tabli, mais d\u00e9grad\u00e9',
        confirmed: 'promotion confirm\u00e9e',
        'not-promoted': 'rien n\u2019a \u00e9t\u00e9 promu',
        unchecked: 'v\u00e9rification impossible',
        'rollback-failed': '\u00e9chec du retour arri\u00e8re',
        'validation-withdrawn': 'validation retir\u00e9e',
        'ci-failed-live': 'CI en \u00e9chec, toujours en ligne',
        'no-verdict-live': 'CI sans verdict, toujours en ligne',
        'not-validated': 'non valid\u00e9',
        'not-settled': 'verdict non appliqu\u00e9',
    },
    colon: '\u00a0: ',
    labels: {
        environment: 'Environnement',
        liveNow: 'Version en ligne',
        commit: 'Commit',
        takenBack: 'Retir\u00e9',
        liveFor: 'Rest\u00e9 en ligne',
        downFor: 'Interruption',
        duration: 'Dur\u00e9e',
    },
    links: { run: 'Voir l\u2019ex\u00e9cution', service: 'Ouvrir le service', failure: 'voir' },
    track: {
        starting: 'Mise en ligne',
        confirmed: 'Confirm\u00e9',
        live: 'En ligne',
        ci: 'CI',
        ciPassed: 'CI r\u00e9ussie',
        toValidate: 'valid\u00e9',
        validated: 'Valid\u00e9',
        notValidated: 'non valid\u00e9',
        notSettled: 'verdict non appliqu\u00e9',
        back: 'Retour arri\u00e8re',
        backTo: 'retour \u00e0',
        notLive: 'Pas en ligne',
        stillLive: 'toujours en ligne',
        staysLive: 'reste en ligne',
    },
    causes: {
        ci: 'CI en \u00e9chec',
        'no-verdict': 'CI sans verdict',
        health: 'en mauvaise sant\u00e9',
        degraded: 'd\u00e9grad\u00e9',
        restart: 'red\u00e9marrage en \u00e9chec',
        command: 'commande en \u00e9chec',
        'by-hand': 'retir\u00e9 \u00e0 la main',
        superseded: 'remplac\u00e9 par',
    },
    conclusions: {
        failure: 'en \u00e9chec',
        timed_out: 'd\u00e9lai d\u00e9pass\u00e9',
        startup_failure: 'n\u2019a pas pu d\u00e9marrer',
        cancelled: 'annul\u00e9',
        action_required: 'attend quelqu\u2019un',
        stale: 'p\u00e9rim\u00e9',
    },
    failures: {
        heading: 'Ce qui a \u00e9chou\u00e9',
        more: (count) => `et ${counted(count, 'autre', 'autres')}`,
        inThread: (count) => `et ${counted(count, 'autre', 'autres')} dans le fil`,
    },
    frozenUntil: (time) => `Elle prend fin le ${time}.`,
    duration: (ms) => (0,duration/* formatDuration */.a)(ms).replace('.', ',').replaceAll(' ', '\u00a0'),
    cut: {
        title: 'le titre',
        text: 'le message',
        values: (count) => counted(count, 'valeur', 'valeurs'),
        rows: (count) => counted(count, 'champ omis', 'champs omis'),
        note: (parts) => `Raccourci \u00e0 la taille que cette messagerie accepte\u00a0: ${parts.join(', ')}.`,
        inRun: 'Tout est dans l\u2019ex\u00e9cution.',
    },
    reasons: {
        planned: 'Simulation\u00a0: rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        superseded: 'Une autre version est en ligne \u00e0 pr\u00e9sent. Rien n\u2019a \u00e9t\u00e9 fait.',
        no_rollback_target: 'Rien n\u2019est valid\u00e9 ici\u00a0: il n\u2019y a rien vers quoi revenir.',
        rollback_failed: 'Le retour arri\u00e8re s\u2019est mal termin\u00e9. Regardez le service maintenant.',
        rollback_not_possible: 'La version \u00e0 laquelle revenir n\u2019a pas pu \u00eatre pr\u00e9par\u00e9e. Rien n\u2019a \u00e9t\u00e9 touch\u00e9.',
        nothing_live: 'Belay n\u2019a rien d\u00e9ploy\u00e9 dans cet environnement.',
        environment_taken: 'Cet environnement appartient \u00e0 un autre chemin. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        lock_held: 'Une autre ex\u00e9cution a tenu l\u2019environnement trop longtemps. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9\u202f; relancez.',
        lock_unavailable: 'La cible n\u2019a pas flock. Installez util-linux. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        state_folder_refused: 'Le dossier d\u2019\u00e9tat est inutilisable ou n\u2019est pas s\u00fbr. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        state_from_newer_version: 'L\u2019\u00e9tat a \u00e9t\u00e9 \u00e9crit par une version plus r\u00e9cente de Belay. Utilisez cette version.',
        state_not_writable: 'Le journal ne peut pas \u00eatre \u00e9crit (disque plein, lecture seule). Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        state_not_saved: 'Le journal n\u2019a pas pu \u00eatre \u00e9crit apr\u00e8s coup. Lib\u00e9rez de la place et relancez.',
        target_unreadable: 'Impossible de lire ce qui est en ligne\u00a0: rien n\u2019est d\u00e9cid\u00e9.',
        target_stuck: 'Une ex\u00e9cution s\u2019est arr\u00eat\u00e9e \u00e0 mi-chemin. D\u00e9ployez un commit, ou revenez \u00e0 un commit que vous nommez.',
        host_unreachable: 'Un h\u00f4te est injoignable. Rien n\u2019y a \u00e9t\u00e9 modifi\u00e9.',
        host_lost: 'La connexion \u00e0 un h\u00f4te a \u00e9t\u00e9 perdue. On ne sait pas ce qui y tourne\u202f; regardez-le maintenant.',
        hosts_differ: 'Les h\u00f4tes n\u2019ont pas tous la m\u00eame version. Regardez-les maintenant.',
        untrusted_event: 'L\u2019ex\u00e9cution vient du code d\u2019un fork. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        invalid_input: 'Une entr\u00e9e a \u00e9t\u00e9 refus\u00e9e\u202f; l\u2019ex\u00e9cution dit laquelle. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        cancelled: 'L\u2019ex\u00e9cution a \u00e9t\u00e9 annul\u00e9e. La prochaine constatera ce qui est en ligne.',
        unexpected: 'Belay a rencontr\u00e9 un impr\u00e9vu. Regardez l\u2019ex\u00e9cution et le service.',
        'deploy.deployed': 'Le commit est en ligne. La CI dira s\u2019il est valid\u00e9.',
        'deploy.unchanged': 'Le commit \u00e9tait d\u00e9j\u00e0 en ligne et en bonne sant\u00e9. Rien n\u2019a \u00e9t\u00e9 fait.',
        'deploy.degraded': 'Le commit est en ligne, et le service est d\u00e9grad\u00e9. \u00c0 regarder.',
        'deploy.unhealthy': 'La nouvelle version \u00e9tait en mauvaise sant\u00e9 et a \u00e9t\u00e9 retir\u00e9e.',
        'deploy.unhealthy.kept': 'La version est en mauvaise sant\u00e9 et reste en ligne. Regardez le service maintenant.',
        'deploy.restart_failed': 'Le red\u00e9marrage a \u00e9chou\u00e9 et la version a \u00e9t\u00e9 retir\u00e9e. Regardez sa sortie dans l\u2019ex\u00e9cution.',
        'deploy.restart_failed.kept': 'Le red\u00e9marrage a \u00e9chou\u00e9 et la version reste en ligne. Regardez le service maintenant.',
        'deploy.hook_failed': 'La commande d\u2019apr\u00e8s d\u00e9ploiement a \u00e9chou\u00e9 et la version a \u00e9t\u00e9 retir\u00e9e. Regardez sa sortie dans l\u2019ex\u00e9cution.',
        'deploy.hook_failed.kept': 'La commande d\u2019apr\u00e8s d\u00e9ploiement a \u00e9chou\u00e9 et la version reste en ligne. Regardez le service maintenant.',
        'deploy.hook_failed.untouched': 'La commande d\u2019avant d\u00e9ploiement a \u00e9chou\u00e9. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9. Regardez sa sortie dans l\u2019ex\u00e9cution.',
        'deploy.hook_failed.unclear': 'La commande d\u2019avant ou d\u2019apr\u00e8s d\u00e9ploiement a \u00e9chou\u00e9. Regardez l\u2019ex\u00e9cution.',
        'deploy.no_rollback_target': 'La version ne va pas bien et rien d\u2019autre n\u2019est valid\u00e9 ici\u00a0: elle reste en ligne. Regardez le service maintenant.',
        'deploy.rollback_failed': 'La version n\u2019allait pas bien, et le retour arri\u00e8re s\u2019est mal termin\u00e9. Regardez le service maintenant.',
        'deploy.rollback_not_possible': 'La version ne va pas bien et la version valid\u00e9e n\u2019a pas pu \u00eatre pr\u00e9par\u00e9e\u00a0: elle reste en ligne. Regardez le service maintenant.',
        'deploy.activation_failed': 'Les fichiers n\u2019ont pas pu \u00eatre amen\u00e9s au commit. L\u2019ex\u00e9cution dit ce qui est en ligne.',
        'deploy.wrong_commit': 'Le d\u00e9p\u00f4t de travail est sur un autre commit que celui demand\u00e9. Regardez l\u2019ex\u00e9cution.',
        'deploy.repository_busy': 'Un autre processus git utilise d\u00e9j\u00e0 le d\u00e9p\u00f4t. Relancez quand il aura termin\u00e9.',
        'deploy.path_not_usable': 'Le chemin n\u2019est pas un dossier, ou contient d\u2019autres fichiers. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'deploy.unsafe_repository': 'La configuration du d\u00e9p\u00f4t lancerait des programmes. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'deploy.repository_unreachable': 'Le commit n\u2019a pas pu \u00eatre r\u00e9cup\u00e9r\u00e9. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9\u202f; relancez.',
        'deploy.commit_not_found': 'Le d\u00e9p\u00f4t distant n\u2019a pas ce commit. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'deploy.lfs_missing': 'Le commit a besoin de git-lfs, absent de la cible. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'deploy.docker_unavailable': 'Docker ou Compose ne r\u00e9pond pas sur l\u2019h\u00f4te. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'deploy.compose_invalid': 'Les fichiers compose sont inutilisables. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'deploy.image_unavailable': 'L\u2019image n\u2019a pas pu \u00eatre t\u00e9l\u00e9charg\u00e9e. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'deploy.image_not_kept': 'L\u2019image n\u00e9cessaire \u00e0 un retour arri\u00e8re n\u2019est plus conserv\u00e9e. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'deploy.command_failed': 'La commande qui dit ce qui est en ligne a \u00e9chou\u00e9. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'backup.backed_up': 'La sauvegarde est faite et v\u00e9rifi\u00e9e.',
        'backup.nothing_to_back_up': 'Rien \u00e0 sauvegarder n\u2019est nomm\u00e9 dans belay.yml.',
        'backup.restored': 'La sauvegarde est restaur\u00e9e.',
        'backup.backup_failed': 'La sauvegarde a \u00e9chou\u00e9. Rien d\u2019autre n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'backup.no_space': 'Il n\u2019y a pas assez de place pour la sauvegarde. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'backup.backup_not_found': 'Aucune sauvegarde ne porte ce nom. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'backup.backup_damaged': 'La sauvegarde est ab\u00eem\u00e9e et n\u2019a pas \u00e9t\u00e9 utilis\u00e9e. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'backup.wrong_confirmation': 'Le mot n\u2019a pas \u00e9t\u00e9 saisi exactement. Rien n\u2019a \u00e9t\u00e9 modifi\u00e9.',
        'backup.restore_not_possible': 'La restauration n\u2019a pas pu commencer. Rien n\u2019a \u00e9t\u00e9 remplac\u00e9.',
        'backup.restore_failed': 'La restauration s\u2019est interrompue. Regardez les donn\u00e9es maintenant.',
        'watch-ci.ci_passed': 'La CI a r\u00e9ussi.',
        'watch-ci.ci_failed': 'La CI a \u00e9chou\u00e9.',
        'watch-ci.ci_cancelled': 'La CI a \u00e9t\u00e9 annul\u00e9e et n\u2019a donc rien dit. Relancez-la.',
        'watch-ci.ci_missing': 'Aucune ex\u00e9cution de la CI n\u2019est apparue pour ce commit.',
        'watch-ci.ci_timeout': 'La CI n\u2019a pas fini dans le temps imparti.',
        'watch-ci.ci_pending': 'La CI n\u2019a pas encore fini.',
        'watch-ci.ci_unknown': 'GitHub n\u2019a pas pu dire ce qu\u2019il en est de la CI. Aucun retour arri\u00e8re pour cela.',
        'watch-ci.validated': 'En ligne, et CI r\u00e9ussie. Rien \u00e0 faire.',
        'watch-ci.already_validated': 'D\u00e9j\u00e0 valid\u00e9 auparavant. Rien \u00e0 faire.',
        'watch-ci.rolled_back': 'La CI a \u00e9chou\u00e9\u00a0: la derni\u00e8re version valid\u00e9e est de nouveau en ligne. Corrigez, puis poussez \u00e0 nouveau.',
        'watch-ci.rolled_back.unproven': 'La CI n\u2019a pas rendu de verdict\u00a0: la derni\u00e8re version valid\u00e9e est de nouveau en ligne. Relancez la CI, puis red\u00e9ployez.',
        'watch-ci.rolled_forward': 'La CI relanc\u00e9e est pass\u00e9e au vert\u00a0: le commit est de nouveau en ligne, et valid\u00e9.',
        'watch-ci.roll_forward_failed': 'La CI est pass\u00e9e au vert, mais red\u00e9ployer le commit a \u00e9chou\u00e9.',
        'watch-ci.passed_after_rollback': 'La CI a r\u00e9ussi apr\u00e8s le retour arri\u00e8re. Red\u00e9ployez le commit.',
        'watch-ci.unproven': 'La CI n\u2019a pas rendu de verdict\u00a0: le commit reste en ligne, non valid\u00e9. Relancez la CI.',
        'watch-ci.unhealthy': 'La CI a r\u00e9ussi, mais le commit n\u2019est pas valid\u00e9, car tout ne va pas bien. Regardez le service.',
        'watch-ci.degraded': 'La CI a r\u00e9ussi, mais le service est d\u00e9grad\u00e9\u00a0: non valid\u00e9. Regardez le service.',
        'watch-ci.validation_withdrawn': 'La CI \u00e9choue pour un commit qu\u2019elle avait accept\u00e9. Il reste en ligne\u202f; \u00e0 vous de d\u00e9cider.',
        'watch-ci.no_rollback_target': 'La CI a \u00e9chou\u00e9 et rien d\u2019autre n\u2019est valid\u00e9 ici\u00a0: le commit reste en ligne. \u00c0 regarder maintenant.',
        'watch-ci.no_rollback_target.unproven': 'La CI n\u2019a pas rendu de verdict et rien d\u2019autre n\u2019est valid\u00e9 ici\u00a0: le commit reste en ligne. Relancez la CI.',
        'watch-ci.rollback_failed': 'La CI a \u00e9chou\u00e9, et le retour arri\u00e8re s\u2019est mal termin\u00e9. Regardez le service maintenant.',
        'watch-ci.rollback_failed.unproven': 'La CI n\u2019a pas rendu de verdict, et le retour arri\u00e8re s\u2019est mal termin\u00e9. Regardez le service maintenant.',
        'watch-ci.rollback_not_possible': 'La CI a \u00e9chou\u00e9 et la version valid\u00e9e n\u2019a pas pu \u00eatre pr\u00e9par\u00e9e\u00a0: le commit reste en ligne. \u00c0 regarder maintenant.',
        'watch-ci.rollback_not_possible.unproven': 'La CI n\u2019a pas rendu de verdict et la version valid\u00e9e n\u2019a pas pu \u00eatre pr\u00e9par\u00e9e\u00a0: le commit reste en ligne. \u00c0 regarder maintenant.',
        'watch-ci.detached': 'La surveillance continue sans le job.',
        'watch-ci.detach_failed': 'La surveillance n\u2019a pas pu \u00eatre lanc\u00e9e en arri\u00e8re-plan.',
        'rollback.rolled_back': 'La version est de nouveau en ligne.',
        'rollback.nothing_to_do': 'Cette version est d\u00e9j\u00e0 en ligne.',
        'health-check.healthy': 'Toutes les v\u00e9rifications passent.',
        'health-check.degraded': 'Le service r\u00e9pond, mais il est d\u00e9grad\u00e9. \u00c0 regarder.',
        'health-check.unhealthy': 'Le service est en mauvaise sant\u00e9. Regardez-le maintenant.',
        'confirm.confirmed': 'Tout ce qui \u00e9tait demand\u00e9 est l\u00e0.',
        'confirm.already_live': 'Cette version est d\u00e9j\u00e0 en ligne. Rien \u00e0 faire.',
        'confirm.wrong_confirmation': 'Le mot n\u2019a pas \u00e9t\u00e9 saisi exactement. Recommencez.',
        'confirm.actor_not_allowed': 'La personne qui a lanc\u00e9 l\u2019ex\u00e9cution n\u2019y est pas autoris\u00e9e. Demandez \u00e0 quelqu\u2019un qui l\u2019est.',
        'confirm.live_changed': 'Un autre commit est en ligne \u00e0 pr\u00e9sent. Recommencez.',
        'confirm.frozen': 'Une p\u00e9riode de gel est en cours. Un retour arri\u00e8re reste possible.',
        'confirm.not_validated': 'Le commit n\u2019est pas valid\u00e9 dans l\u2019environnement pr\u00e9c\u00e9dent. D\u00e9ployez-le d\u2019abord dans celui-ci.',
        'confirm.nothing_validated': 'Aucune version n\u2019est encore valid\u00e9e dans l\u2019environnement pr\u00e9c\u00e9dent.',
        'confirm.github_unknown': 'GitHub n\u2019a pas pu dire ce qui est valid\u00e9.',
        'confirm.state_unreadable': 'Le journal est illisible.',
    },
};

;// CONCATENATED MODULE: ./lib/messages/wording.js


const words = { en: english, fr: french };
function wordsIn(language) {
    return words[language ?? 'en'];
}
function reasonSentence({ reasons }, { code, action, variant }) {
    const known = (key) => Object.hasOwn(reasons, key);
    const key = [`${action}.${code}.${variant}`, `${action}.${code}`, code].find(known);
    return key === undefined ? undefined : reasons[key];
}


/***/ }),

/***/ 493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   EE: () => (/* binding */ dialTcp),
/* harmony export */   gZ: () => (/* binding */ noteConnected)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30);
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

/***/ 391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ neutralise),
/* harmony export */   DJ: () => (/* binding */ withoutControls),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   K1: () => (/* binding */ cutMark),
/* harmony export */   RT: () => (/* binding */ unicodeEscape),
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   qE: () => (/* binding */ escapeSequences),
/* harmony export */   xv: () => (/* binding */ truncate)
/* harmony export */ });
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

/***/ 319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  B: () => (/* binding */ createNodeHttp)
});

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
        const sent = (0,external_node_http_namespaceObject.request)({
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
        headers: joinedHeaders(response.headers),
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

;// CONCATENATED MODULE: ./lib/ports/early-end.js
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

;// CONCATENATED MODULE: ./lib/ports/exchange-record.js
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

// EXTERNAL MODULE: ./lib/ports/guarded-lookup.js + 1 modules
var guarded_lookup = __nccwpck_require__(746);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(30);
// EXTERNAL MODULE: ./lib/ports/dial.js
var ports_dial = __nccwpck_require__(493);
;// CONCATENATED MODULE: ./lib/ports/route.js

function chooseRoute(host, { connectTo, deny }) {
    if (connectTo !== undefined && 'socketPath' in connectTo)
        return { kind: 'socket', socketPath: connectTo.socketPath };
    const hostname = bareHost(host);
    if (connectTo !== undefined && 'address' in connectTo)
        return toAddress(connectTo.address, deny);
    const ownFamily = (0,external_node_net_.isIP)(hostname);
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
    if ((0,external_node_net_.isIP)(address) === 0) {
        const detail = 'what was to be connected to instead of the host is not an IP address';
        return { kind: 'none', failure: { cause: 'dns', detail } };
    }
    const refusal = deny(address);
    return refusal === undefined
        ? { kind: 'address', address }
        : { kind: 'none', failure: { cause: 'denied', detail: refusal } };
}

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
    const hostname = bareHost(url.hostname);
    const names = [bareHost(host.replace(/:\d*$/, '')), hostname];
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
var network_failure = __nccwpck_require__(70);
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
    const tls = url.protocol === 'https:' ? await __nccwpck_require__.e(/* import() */ 805).then(__nccwpck_require__.bind(__nccwpck_require__, 805)) : undefined;
    const record = createExchangeRecord();
    const failed = (failure) => ({
        kind: 'failed',
        ...failure,
        ...(record.phase === undefined ? {} : { phase: record.phase }),
        ...record.facts,
    });
    const route = chooseRoute(url.hostname, { connectTo, deny });
    if (route.kind === 'none')
        return failed(route.failure);
    if (signal?.aborted === true)
        return failed((0,network_failure/* networkFailure */.rd)('cancelled'));
    const end = createEarlyEnd({ timeoutMs, signal });
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

/***/ 821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
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
/* harmony export */   LO: () => (/* binding */ inputVariable),
/* harmony export */   O7: () => (/* binding */ commitPattern),
/* harmony export */   Rg: () => (/* binding */ invalidInputs),
/* harmony export */   Vi: () => (/* binding */ isInvalidInputs),
/* harmony export */   ic: () => (/* binding */ createInputReader)
/* harmony export */ });
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
/******/ var __webpack_exports__ = __nccwpck_require__(796);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
