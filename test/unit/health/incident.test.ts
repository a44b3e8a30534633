import { describe, expect, it } from 'vitest';
import {
  changeSince,
  claimLabel,
  incidentSubject,
  readMarker,
  recordOf,
  writeMarker,
} from '../../../lib/health/incident.ts';
import { aReport } from '../../support/health-report.ts';
import { hostileTexts } from '../../support/hostile-text.ts';

/** With the beginning as a name: some are long. */
function shortly(texts: readonly string[]): readonly (readonly [string, string])[] {
  return texts.map((text) => [text.slice(0, 30), text]);
}

const subject = { key: 'production', name: 'production' };

describe('what an incident is called', () => {
  it('is the environment, whatever is checked', () => {
    expect(incidentSubject({ environment: 'production', workflow: 'health', names: ['a', 'b'] })).toEqual(
      subject,
    );
  });

  it('is the workflow and the names without one, in any order', () => {
    const about = { environment: '', workflow: 'Nightly: Health!' };
    const one = incidentSubject({ ...about, names: ['a', 'b'] });

    expect(one.key).toMatch(/^nightly-health-[0-9a-f]{8}$/);
    expect(one.name).toBe('what workflow "Nightly: Health!" checks');
    expect(incidentSubject({ ...about, names: ['b', 'a'] }).key).toBe(one.key);
    expect(incidentSubject({ ...about, names: ['a', 'c'] }).key).not.toBe(one.key);
    expect(incidentSubject({ ...about, workflow: 'other', names: ['a', 'b'] }).key).not.toBe(one.key);
    expect(incidentSubject({ ...about, workflow: '', names: ['a'] })).toEqual({
      key: expect.stringMatching(/^checks-[0-9a-f]{8}$/),
      name: 'a',
    });
  });
});

describe('the label of a claim', () => {
  it.each(['a', 'production', 'x'.repeat(35), 'x'.repeat(36), 'x'.repeat(64), 'Production'])(
    'fits into what GitHub takes: %s',
    (key) => {
      const { name, description } = claimLabel({ key, name: key });
      expect(name.length).toBeLessThanOrEqual(50);
      expect(description.length).toBeLessThanOrEqual(100);
    },
  );

  it('is another one for every key, whatever its case', () => {
    const keys = ['production', 'Production', `${'x'.repeat(63)}a`, `${'x'.repeat(63)}b`];
    const names = keys.map((key) => claimLabel({ key, name: key }).name.toLowerCase());
    expect(new Set(names).size).toBe(keys.length);
    expect(claimLabel(subject).name).toBe('belay: production is down');
  });
});

describe('the marker', () => {
  it.each(shortly(hostileTexts))('holds nothing of anybody else: %j', (_, text) => {
    const marker = writeMarker(recordOf(subject, aReport({ [text]: 'unhealthy' })));

    expect(marker).toMatch(/^<!-- belay:incident \{[\w"{}[\]:,.\\]+\} -->$/);
    expect(readMarker(`Text\n\n${marker}\nMore`)).toEqual(
      recordOf(subject, aReport({ [text]: 'unhealthy' })),
    );
  });

  it('cannot be ended by a key', () => {
    const record = { key: '-->', failing: [], count: 0, set: '' };
    expect(writeMarker(record).match(/-->/g)).toHaveLength(1);
    expect(readMarker(writeMarker(record))).toEqual(record);
  });

  it('remembers 500 names at most, and that there were more', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`check ${index}`, 'unhealthy']),
    );
    const report = aReport(many as Record<string, 'unhealthy'>);
    const marker = writeMarker(recordOf(subject, report));

    expect(marker.length).toBeLessThan(10_000);
    expect(changeSince(readMarker(marker) ?? recordOf(subject, aReport({})), report)).toBeUndefined();
  });

  it.each([
    '',
    '<!-- belay:incident {} -->',
    '<!-- belay:incident {"key":1} -->',
    '<!-- belay:incident { -->',
  ])('is not read where it is broken: %j', (body) => expect(readMarker(body)).toBeUndefined());
});

describe('a change', () => {
  const before = recordOf(
    subject,
    aReport({ a: 'unhealthy', b: 'unhealthy', c: 'healthy', gone: 'unhealthy' }),
  );

  it('names what is worse, what is better, and what stays', () => {
    const now = aReport({ a: 'unhealthy', b: 'degraded', c: 'unhealthy' });
    expect(changeSince(before, now)).toEqual({ worse: ['c'], better: ['b'], stillFailing: ['a'], gone: 1 });
  });

  it('is none where the same checks fail, in any order and for any reason', () => {
    const same = aReport(
      { gone: 'unhealthy', c: 'degraded', b: 'unhealthy', a: 'unhealthy' },
      { reason: 'other' },
    );
    expect(changeSince(before, same)).toBeUndefined();
  });
});
