import { describe, expect, it } from 'vitest';
import type { HealthStatus } from '../../../lib/health/health-report.ts';
import {
  putOnTop,
  readMarker,
  replaceMarker,
  replaceWritten,
  writeMarker,
} from '../../../lib/health/incident-marker.ts';
import { type Assessment, assess, type IncidentRecord } from '../../../lib/health/incident-record.ts';
import { aReport } from '../../support/health-report.ts';
import { hostileTexts } from '../../support/hostile-text.ts';

const nothing: IncidentRecord = { key: 'production', lists: [] };
type Checks = Readonly<Record<string, HealthStatus>>;

function lookAt(
  before: IncidentRecord,
  checks: Checks,
  { asker = 'shop', run = '1' }: { readonly asker?: string; readonly run?: string } = {},
): Assessment {
  return assess(before, { asker, run, report: aReport(checks) });
}

function many(count: number): Checks {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`check ${index}`, 'unhealthy']));
}

describe('the marker', () => {
  const texts = hostileTexts.map((text) => [text.slice(0, 30), text] as const);

  it.each(texts)('holds nothing of anybody else: %j', (_, text) => {
    const { record } = lookAt(nothing, { [text]: 'unhealthy' });
    const marker = writeMarker(record);

    expect(marker).toMatch(/^<!-- belay:incident \{[\w"{}[\]:,.\\]+\} -->$/);
    expect(readMarker(`Text\n\n${marker}\nMore`)).toEqual(record);
  });

  it('cannot be ended by a key', () => {
    const record = { key: '-->', lists: [] };
    expect(writeMarker(record).match(/-->/g)).toHaveLength(1);
    expect(readMarker(writeMarker(record))).toEqual(record);
  });

  it('fits into an issue and can be read, however many fail and are asked no more in however many lists', () => {
    let record = nothing;
    for (let list = 0; list < 30; list += 1) {
      const about = { asker: `job ${list}`, run: '99999999999' };
      record = lookAt(record, { ...many(2_000), [`own ${list}`]: 'unhealthy' }, about).record;
      record = lookAt(record, { fine: 'healthy' }, about).record;
      expect(writeMarker(record).length).toBeLessThan(30_000);
      expect(readMarker(writeMarker(record))).toEqual(record);
    }
  });

  it.each([
    '',
    '<!-- belay:incident {} -->',
    '<!-- belay:incident {"key":1,"lists":[]} -->',
    '<!-- belay:incident {"key":"a","lists":[{"by":"b"}]} -->',
    '<!-- belay:incident {"key":"a","failing":[],"count":0,"set":""} -->',
    '<!-- belay:incident { -->',
  ])('is not read where it is broken: %j', (body) => expect(readMarker(body)).toBeUndefined());

  it('leaves what people wrote alone where there is no room for more', () => {
    const body = `${writeMarker(nothing)}\n\n${'x'.repeat(64_950)}`;

    expect(putOnTop(body, 'It is over. '.repeat(10))).toBe(body);
    expect(replaceWritten(body, `${'y'.repeat(100)}${writeMarker(nothing)}`)).toBe(body);
    expect(replaceMarker('Anna wrote this.', nothing)).toBe(`${writeMarker(nothing)}\n\nAnna wrote this.`);
  });
});

describe('a look at an incident', () => {
  const { record: before } = lookAt(nothing, { a: 'unhealthy', b: 'unhealthy', c: 'healthy' });

  it('names what is worse, what is better, and what stays', () => {
    expect(lookAt(before, { a: 'unhealthy', b: 'degraded', c: 'unhealthy' }).change).toEqual({
      worse: ['c'],
      better: ['b'],
      stillFailing: ['a'],
      gone: 0,
    });
  });

  it('changes nothing where the same checks fail, in any order', () => {
    const same = lookAt(before, { c: 'degraded', b: 'unhealthy', a: 'unhealthy' });
    expect(same).toMatchObject({ change: undefined, record: before, isOver: false });
  });

  it('changes nothing where 20,000 fail and go on failing', () => {
    const first = lookAt(nothing, many(20_000));
    expect(lookAt(first.record, many(20_000))).toMatchObject({ change: undefined, isOver: false });
    expect(lookAt(first.record, many(20_001)).change).toBeDefined();
    expect(lookAt(first.record, { fine: 'healthy' }, { run: '2' }).isOver).toBe(false);
  });

  it('is the end where nothing that failed is down', () => {
    expect(lookAt(before, { a: 'healthy', b: 'degraded' })).toMatchObject({ isOver: true, gone: 0 });
    expect(lookAt(nothing, { a: 'healthy' }).isOver).toBe(true);
  });

  it('is not where checks that failed were not asked, and is where two runs in a row did not', () => {
    const first = lookAt(before, { a: 'healthy' }, { run: '2' });
    expect(first).toMatchObject({ isOver: false, unasked: 1 });
    expect(lookAt(first.record, { a: 'healthy' }, { run: '2' }).isOver).toBe(false);
    expect(lookAt(first.record, { a: 'healthy' }, { run: '3', asker: 'other' }).isOver).toBe(false);
    expect(lookAt(first.record, { a: 'healthy' }, { run: '3' })).toMatchObject({ isOver: true, gone: 1 });
  });

  it('starts counting anew where it is asked in between', () => {
    const missed = lookAt(before, { a: 'unhealthy' }, { run: '2' });
    const asked = lookAt(missed.record, { b: 'unhealthy', a: 'unhealthy' }, { run: '3' });
    expect(lookAt(asked.record, { a: 'healthy' }, { run: '4' }).isOver).toBe(false);
  });

  it('remembers checks that take turns to fail until their list is well', () => {
    const turns = { ...aReport({ a: 'healthy' }), status: 'unhealthy' } as const;
    const { record } = assess(nothing, { asker: 'shop', run: '1', report: turns });

    expect(lookAt(record, { z: 'healthy' }, { asker: 'other' }).isOver).toBe(false);
    expect(lookAt(record, { a: 'healthy' }).isOver).toBe(true);
  });

  it('says of a check of two lists once that it fails, and lets either end it', () => {
    const second = lookAt(before, { a: 'unhealthy', b: 'unhealthy' }, { asker: 'other' });
    expect(second).toMatchObject({ change: undefined, record: before });
    expect(lookAt(second.record, { a: 'healthy', b: 'healthy' }, { asker: 'other' }).isOver).toBe(true);
  });
});
