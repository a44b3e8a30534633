import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../lib/health/health-report.ts';
import { failedNames, writeResults } from '../../../lib/health/write-results.ts';
import { report, result, sick, slow } from './health-results.ts';

const schema: object = JSON.parse(readFileSync('actions/health-check/results.schema.json', 'utf8'));
const validate = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

function expectValid(text: string): void {
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
}

const statuses = fc.constantFrom('healthy' as const, 'degraded' as const, 'unhealthy' as const);
const ms = fc.double({ min: 0, max: 1e6, noNaN: true });
const timing = fc.record(
  { dnsMs: ms, connectMs: ms, tlsMs: ms, firstByteMs: ms, bodyMs: ms },
  { requiredKeys: [] },
);
const component = fc.record({
  name: fc.string(),
  health: fc.constantFrom('degraded' as const, 'unhealthy' as const),
  detail: fc.string({ maxLength: 2_000 }),
});
const someResult: fc.Arbitrary<CheckResult> = fc.record(
  {
    name: fc.string({ minLength: 1, maxLength: 200 }),
    url: fc.constantFrom('http://a.example/x', 'https://a.example/', 'tcp://db:5432', 'exec:pg_isready -q'),
    attempts: fc.nat(500),
    health: statuses,
    reason: fc.string({ maxLength: 2_000 }),
    hint: fc.string(),
    status: fc.option(fc.integer({ min: 100, max: 599 }), { nil: undefined }),
    latencyMs: ms,
    phase: fc.constantFrom(
      'dns' as const,
      'connect' as const,
      'tls' as const,
      'first-byte' as const,
      'body' as const,
    ),
    timing,
    address: fc.constantFrom('127.0.0.1', '2001:db8::7'),
    tlsDaysLeft: fc.integer({ min: -5_000, max: 5_000 }),
    version: fc.string({ maxLength: 1_000 }),
    components: fc.array(component, { maxLength: 40 }),
  },
  { requiredKeys: ['name', 'url', 'attempts', 'health', 'reason', 'status', 'latencyMs'] },
);

describe('writeResults', () => {
  it('writes one entry a check, worst first, with absent things left out but for the status', () => {
    const written = writeResults(
      report(
        result('web', {
          url: 'https://web.example/health',
          latencyMs: 340.4,
          timing: { dnsMs: 2.4, connectMs: 5, tlsMs: 20, firstByteMs: 300, bodyMs: 0.2 },
          address: '203.0.113.7',
          tlsDaysLeft: 40,
          version: 'abc1234',
        }),
        result('api', { ...slow, components: [{ name: 'database', health: 'degraded', detail: '' }] }),
        result('db', { ...sick, url: 'tcp://db:5432', status: undefined, hint: 'Look.', phase: 'connect' }),
      ),
    );

    expectValid(written);
    expect(JSON.parse(written)).toEqual([
      {
        name: 'db',
        url: 'tcp://db:5432',
        kind: 'tcp',
        health: 'unhealthy',
        passed: false,
        reason: 'answered 503, expected 200-299',
        attempts: 4,
        status: null,
        'latency-ms': 12,
        hint: 'Look.',
        phase: 'connect',
      },
      {
        name: 'api',
        url: 'http://api.example/',
        kind: 'http',
        health: 'degraded',
        passed: true,
        reason: 'took 900 ms, expected at most 800 ms',
        attempts: 4,
        status: 200,
        'latency-ms': 900,
        components: [{ name: 'database', health: 'degraded' }],
      },
      {
        name: 'web',
        url: 'https://web.example/health',
        kind: 'http',
        health: 'healthy',
        passed: true,
        reason: '',
        attempts: 1,
        status: 200,
        'latency-ms': 340,
        address: '203.0.113.7',
        version: 'abc1234',
        'tls-days-left': 40,
        timing: { 'dns-ms': 2, 'connect-ms': 5, 'tls-ms': 20, 'first-byte-ms': 300, 'body-ms': 0 },
      },
    ]);
  });

  it('is what the schema says, whatever was seen', () => {
    fc.assert(
      fc.property(fc.array(someResult, { maxLength: 40 }), (results) => {
        const written = writeResults(report(...results));
        expectValid(written);
        expect(Buffer.byteLength(written)).toBeLessThanOrEqual(120_000);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses by its schema what is misspelt, missing or new', () => {
    const [entry] = JSON.parse(writeResults(report(result('a')))) as Record<string, unknown>[];

    expect(validate([{ ...entry, helth: 'healthy' }])).toBe(false);
    expect(validate([{ ...entry, health: 'fine' }])).toBe(false);
    expect(validate([{ ...entry, status: undefined }])).toBe(false);
    expect(validate(entry)).toBe(false);
  });

  it('lets healthy checks go short before it leaves any out, and never one that failed before one that is well', () => {
    const details = { timing: { dnsMs: 1, connectMs: 2, tlsMs: 3, firstByteMs: 4, bodyMs: 5 } };
    const many = (count: number): ReturnType<typeof report> =>
      report(
        ...Array.from({ length: count }, (_, at) =>
          result(`n${at}`, at % 50 === 0 ? { ...sick, ...details } : details),
        ),
      );
    const entries = (count: number): Record<string, unknown>[] => JSON.parse(writeResults(many(count)));

    expect(entries(100).every((entry) => entry['timing'] !== undefined)).toBe(true);
    expect(entries(600)).toHaveLength(600);
    expect(entries(600).filter((entry) => entry['timing'] !== undefined)).toHaveLength(12);
    const cut = entries(10_000);
    expect(cut.filter((entry) => entry['passed'] === false)).toHaveLength(200);
    expect(cut.slice(0, 200).every((entry) => entry['passed'] === false)).toBe(true);
    expect(Buffer.byteLength(writeResults(many(10_000)))).toBeLessThanOrEqual(120_000);
  });
});

describe('failedNames', () => {
  it('names what failed, worst first, and not what is degraded', () => {
    const late = { ...sick, latencyMs: 99 };

    expect(failedNames(report(result('a'), result('b', sick), result('c', slow), result('d', late)))).toEqual(
      ['d', 'b'],
    );
  });

  it('names no more than fit into an output', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => result(`${at}`.padEnd(200, 'é'), sick));

    const names = failedNames(report(...many));

    expect(Buffer.byteLength(names.join('\n'))).toBeLessThanOrEqual(120_000);
    expect(names.length).toBeGreaterThan(200);
  });
});
