import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpCheck, JsonComparison } from '../../../lib/health/check.ts';
import { compareHealth } from '../../../lib/health/health-report.ts';
import { type Judgement, judgeHttp } from '../../../lib/health/judge.ts';
import type { HttpResponse } from '../../../lib/ports/http.ts';
import { hostileTexts } from '../../support/hostile-text.ts';
import { aCheck, anAnswer, jsonAnswer, plainMatcher } from './answers.ts';

function judge(answer: HttpResponse, asked: Partial<HttpCheck> = {}): Promise<Judgement> {
  return judgeHttp(aCheck(asked), answer, { now: 0, matcher: plainMatcher });
}

function expecting(path: string, expects: JsonComparison): Partial<HttpCheck> {
  return { json: [{ path, expects }] };
}

const is = (...values: (string | number | boolean | null)[]): JsonComparison => ({ is: 'one-of', values });

describe('a value of a JSON body', () => {
  const document = { n: 98, text: '98', flag: false, none: null, list: [1, 2], map: { a: 1 }, big: 2 ** 53 };

  it.each([
    ['n', is(98)],
    ['n', is('x', 98)],
    ['text', is('98')],
    ['flag', is(false)],
    ['none', is(null)],
    ['list[-1]', is(2)],
    ['n', { is: 'not', value: 97 }],
    ['map', { is: 'not', value: 'down' }],
    ['n', { is: '<', value: 99 }],
    ['n', { is: '<=', value: 98 }],
    ['n', { is: '>', value: 97.5 }],
    ['n', { is: '>=', value: 98 }],
    ['big', { is: '>', value: 5 }],
  ] as const)('%s fits %j', async (path, expects) => {
    expect(await judge(jsonAnswer(document), expecting(path, expects))).toEqual({
      health: 'healthy',
      reason: '',
    });
  });

  it.each([
    ['n', is(99), 'n is 98, expected 99'],
    ['n', is('98'), 'n is 98, expected "98"'],
    ['n', is('a', 'b'), 'n is 98, expected one of "a", "b"'],
    ['text', is(98), 'text is "98" (a text, not a number), expected 98'],
    ['text', { is: '<', value: 100 }, 'text is "98" (a text, not a number), expected < 100'],
    ['text', { is: 'not', value: 98 }, 'text is "98" (a text, not a number), expected anything but 98'],
    ['flag', is('false'), 'flag is false, expected "false"'],
    ['none', { is: 'not', value: null }, 'none is null, expected anything but null'],
    ['list', is(1), 'list is a list of 2, expected 1'],
    ['map', is(null), 'map is a mapping, expected null'],
    ['map', { is: '>', value: 0 }, 'map is a mapping, expected > 0'],
    ['n', { is: '>', value: 98 }, 'n is 98, expected > 98'],
    [
      'big',
      is(2 ** 53),
      'big is 9007199254740992 (too large a number to be told from its neighbours), expected 9007199254740992',
    ],
    ['gone', is('x'), 'gone is missing, expected "x"'],
    ['gone', { is: 'not', value: 'x' }, 'gone is missing, expected anything but "x"'],
    ['text.length', is(2), 'text.length is missing, expected 2'],
    ['constructor.name', is('Object'), 'constructor.name is missing, expected "Object"'],
    ['..', is(1), '.. is not a path that can be read'],
  ] as const)('%s is not %j', async (path, expects, reason) => {
    expect(await judge(jsonAnswer(document), expecting(path, expects))).toMatchObject({
      health: 'unhealthy',
      reason: `answered 200, but ${reason}`,
    });
  });

  it('is degraded, not down, where the service says it is degraded', async () => {
    const answer = jsonAnswer({ database: { status: 'Degraded' } });
    expect(await judge(answer, expecting('database.status', is('healthy')))).toMatchObject({
      health: 'degraded',
      reason: 'answered 200, but database.status is "Degraded", expected "healthy"',
    });
  });

  it.each([
    [
      anAnswer(200, { body: '<p>', headers: { 'content-type': 'text/html' } }),
      'its body is not JSON (content-type "text/html")',
    ],
    [anAnswer(200, { body: 'NaN' }), 'its body is not JSON (it has no content-type)'],
    [anAnswer(200, { body: ' \n' }), 'its body is empty, so it is not JSON'],
    [
      anAnswer(200, { body: '{"a":', bodyCut: true }),
      'its body is longer than 64 KiB, all that is kept, so it could not be read as JSON',
    ],
    [
      anAnswer(200, { body: '\u001f', headers: { 'content-encoding': 'br' } }),
      'its body is compressed unasked, so it could not be read as JSON',
    ],
  ])('cannot be told without JSON, and is said once: %#', async (answer, reason) => {
    const json = [
      { path: 'a', expects: is(1) },
      { path: 'b', expects: is(1) },
    ];
    expect((await judge(answer, { json })).reason).toBe(`answered 200, but ${reason}`);
  });

  it('is cut, and not shown where it may be a secret', async () => {
    const long = await judge(jsonAnswer({ a: 'x'.repeat(500) }), expecting('a', is('y')));
    expect(long.reason).toBe(`answered 200, but a is "${'x'.repeat(79)}…", expected "y"`);
    const named = await judge(jsonAnswer({ apiToken: 'CANARY' }), expecting('apiToken', is('y')));
    const url = await judge(jsonAnswer({ db: 'pg://me:CANARY@db/x' }), expecting('db', is('y')));
    expect(JSON.stringify([named, url])).not.toContain('CANARY');
  });
});

describe('any answer', () => {
  const words = fc.constantFrom('healthy', 'degraded', 'DOWN', 'ok', 'warn', 'nonsense');
  const part = fc.oneof(
    words,
    fc.jsonValue(),
    fc.record({ status: words, name: fc.string(), x: fc.jsonValue() }),
  );
  const shaped = fc.record({
    status: words,
    components: fc.oneof(fc.array(part), fc.dictionary(fc.string(), part), fc.jsonValue()),
  });
  const comparison: fc.Arbitrary<JsonComparison> = fc.oneof(
    fc.record({ is: fc.constant('one-of' as const), values: fc.array(fc.oneof(fc.string(), fc.integer())) }),
    fc.record({ is: fc.constant('not' as const), value: fc.constantFrom(null, 1, 'x') }),
    fc.record({ is: fc.constantFrom('<' as const, '>=' as const), value: fc.double() }),
  );
  const path = fc.oneof(fc.constantFrom('status', '$', 'components', '__proto__', 'a[0]'), fc.string());
  const asked = fc.record(
    {
      contains: fc.string(),
      notContains: fc.string({ minLength: 1 }),
      json: fc.array(fc.record({ path, expects: comparison }), { maxLength: 4 }),
      version: fc.record({ in: fc.constant('json' as const), path }),
      minTlsDays: fc.integer(),
    },
    { requiredKeys: [] },
  );
  const anyText = fc.array(fc.integer({ max: 0xffff, min: 0 })).map((codes) => String.fromCharCode(...codes));
  const answered = fc
    .record({
      status: fc.constantFrom(200, 204, 503),
      body: fc.oneof(
        fc.json(),
        anyText,
        shaped.map((value) => JSON.stringify(value)),
      ),
      headers: fc.dictionary(fc.constantFrom('content-type', 'content-encoding'), fc.string()),
    })
    .map(({ status, ...parts }) => anAnswer(status, parts));

  it('is judged without an error, in one line, with a reason just where it is not healthy', async () => {
    await fc.assert(
      fc.asyncProperty(asked, answered, async (check, answer) => {
        const { health, reason, components = [] } = await judge(answer, check);
        expect(reason === '').toBe(health === 'healthy');
        expect(reason).not.toMatch(/[^\P{Cc}\t]|\u2028/u);
        expect(components.length).toBeLessThanOrEqual(20);
        for (const { detail } of components) expect([...detail].length).toBeLessThanOrEqual(120);
      }),
    );
  });

  it('is never better for what else is asked', async () => {
    await fc.assert(
      fc.asyncProperty(asked, answered, async (check, answer) => {
        const { json: _, ...others } = check;
        const [few, all] = [await judge(answer, others), await judge(answer, check)];
        const explicit = check.json?.some((each) => /^(\$\.)?status$|\[["']status["']\]/.test(each.path));
        if (explicit !== true) expect(compareHealth(all.health, few.health)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each(hostileTexts.map((text) => [text.slice(0, 30), text]))('is shown inert: %s', async (_, text) => {
    const body = {
      status: 'degraded',
      components: { [text]: { status: text, a: text }, b: { status: 'down', [text]: text, message: text } },
    };
    const answer = jsonAnswer(body, 503);
    const seen = [
      await judge({ ...answer, headers: { 'content-type': text } }),
      await judge(jsonAnswer({ v: text }), expecting('v', is('x'))),
      await judge(anAnswer(200, { body: '<', headers: { 'content-type': text } }), expecting('v', is('x'))),
      await judge(jsonAnswer({ v: text }), { version: { in: 'json', path: 'v' } }),
      await judge(anAnswer(200, { headers: { v: text } }), { version: { in: 'header', header: 'v' } }),
    ];
    for (const { reason, version = '', components = [] } of seen) {
      const shown = [reason, version, ...components.flatMap(({ name, detail }) => [name, detail])];
      for (const each of shown) {
        expect(each).not.toMatch(/[^\P{Cc}\t]|[\u202e\u2066\u2028]|##\[/u);
        expect(each).not.toMatch(/^\s*::/);
        expect(each.length).toBeLessThan(1_500);
      }
    }
  });

  it.each([
    '{"a":1e999}',
    `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    `{"status":"degraded","components":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
    `{${Array.from({ length: 3_000 }, (_, index) => `"k${index}":${index}`).join()}}`,
    '{"__proto__":{"status":"down"},"constructor":1,"hasOwnProperty":1,"toString":null}',
    '{"status":"ok","status":"down"}',
    'null',
    '"down"',
    '[]',
    '\ufeff{"status":"degraded"}',
  ])('is judged: %#', async (body) => {
    const seen = await judge(anAnswer(200, { body }), expecting('a', { is: '<', value: 5 }));
    expect(seen.health).toBe('unhealthy');
  });
});
