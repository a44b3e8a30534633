import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type LedgerEvent, readEvent, writeEvent } from '../../../lib/delivery/ledger-event.ts';
import { readLedgerText } from '../../../lib/delivery/ledger-text.ts';
import { hashOf } from '../../../lib/delivery/snapshot.ts';
import { a, at, intent, live, recipe, said, usual } from './events.ts';

/** A line with a sum that fits, of any text that ends in a brace. */
function lineOf(body: string): string {
  const sum = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return `${body.slice(0, -1)},"sum":"${sum}"}`;
}

const stamp = { at, generation: 1 };
const every: readonly LedgerEvent[] = [
  intent(1, a),
  live(1, a),
  { ...stamp, event: 'undone', sha: null, code: 'interrupted' },
  { ...stamp, event: 'interrupted' },
  { ...stamp, event: 'adopted', sha: a },
  { ...stamp, event: 'verdict', sha: a, verdict: 'timeout' },
  said('validated', 1, a),
  said('withdrawn', 1, a),
  { ...stamp, event: 'recipe', sha: a, recipe },
];

describe('a line of the ledger', () => {
  it.each(every.map((event) => [event.event, event] as const))('of %s is read as written', (_, event) => {
    expect(readEvent(writeEvent(event).slice(0, -1))).toStrictEqual({ kind: 'event', event });
  });

  it('holds its version first and its sum last', () => {
    expect(writeEvent(live(1, a))).toMatch(/^\{"v":1,"event":"live",.*,"sum":"[0-9a-f]{16}"\}\n$/);
  });

  it.each([
    ['of a later version', '{"v":2,"event":"live"}', 'newer'],
    ['of a later version, of something not known yet', '{"v":2,"event":"paused"}', 'newer'],
    ['of an earlier version', '{"v":0,"event":"interrupted"}', 'event'],
    ['of something that does not exist', '{"v":1,"event":"paused"}', 'damaged'],
    ['of something without a name', '{"v":1,"event":7}', 'damaged'],
    ['without a version', '{"event":"live"}', 'damaged'],
    ['with a version that is no number', '{"v":"2","event":"live"}', 'event'],
    ['without an event', '{"v":1}', 'damaged'],
    ['that is no JSON', '{"v":1,"event":live}', 'damaged'],
  ])('%s is %s', (_, body, kind) => {
    expect(readEvent(lineOf(body)).kind).toBe(kind);
  });

  it('with anything before it or after it is damaged', () => {
    const line = writeEvent(live(1, a)).slice(0, -1);

    for (const text of [` ${line}`, `${line} `, `x${line}`, `${line}}`, line.slice(0, -1), `${line}\n`, ''])
      expect(readEvent(text)).toEqual({ kind: 'damaged' });
  });

  it('of which one digit was changed is damaged', () => {
    const line = writeEvent(live(1, a)).slice(0, -1);

    expect(readEvent(line.replace('"generation":1', '"generation":2'))).toEqual({ kind: 'damaged' });
  });

  it('without a sum, or with one that is too short, is damaged', () => {
    const line = writeEvent(live(1, a)).slice(0, -1);

    expect(readEvent('{"v":1,"event":"live"}')).toEqual({ kind: 'damaged' });
    expect(readEvent(line.replace(/"\}$/, '').slice(0, -1).concat('"}'))).toEqual({ kind: 'damaged' });
  });
});

describe('a stretch of the ledger', () => {
  const lines = usual.map(writeEvent);
  const text = lines.join('');
  const lastOf = (line: string | undefined): string => hashOf((line ?? '').slice(0, -1));
  const unknown = `${lineOf('{"v":2,"event":"paused"}')}\n`;

  it('is nothing where there is nothing, and where no line is whole', () => {
    const nothing = { events: [], wholeBytes: 0, tornBytes: 0, damaged: 0, newer: 0, lastLine: '' };

    expect(readLedgerText(Buffer.alloc(0))).toStrictEqual(nothing);
    expect(readLedgerText(Buffer.from('{"v":1,'))).toStrictEqual({ ...nothing, tornBytes: 7 });
    expect(readLedgerText(Buffer.from('what\n'))).toStrictEqual({ ...nothing, tornBytes: 5 });
    expect(readLedgerText(Buffer.from('\n'))).toStrictEqual({ ...nothing, tornBytes: 1 });
  });

  it('knows its last whole line', () => {
    const whole = { events: usual, wholeBytes: text.length, damaged: 0, newer: 0 };

    expect(readLedgerText(Buffer.from(text))).toStrictEqual({
      ...{ ...whole, tornBytes: 0, lastLine: lastOf(lines.at(-1)) },
    });
    expect(readLedgerText(Buffer.from(`${text}{"v"`))).toStrictEqual({
      ...{ ...whole, tornBytes: 4, lastLine: lastOf(lines.at(-1)) },
    });
    expect(readLedgerText(Buffer.from(`${text}what\n`))).toStrictEqual({
      ...{ ...whole, tornBytes: 5, lastLine: lastOf(lines.at(-1)) },
    });
  });

  it('counts what is damaged in the middle and what a later version wrote, and reads the rest', () => {
    const read = readLedgerText(Buffer.from(`what\n${text}\n${unknown}${lines[0]}`));

    expect(read).toMatchObject({ damaged: 2, newer: 1, tornBytes: 0, lastLine: lastOf(lines[0]) });
    expect(read.events).toStrictEqual([...usual, usual[0]]);
  });

  it('of two damaged lines at its end drops the last and counts the one before', () => {
    expect(readLedgerText(Buffer.from(`${text}what\nnow\n`))).toMatchObject({
      ...{ damaged: 1, wholeBytes: text.length + 5, tornBytes: 4, lastLine: hashOf('what') },
    });
  });
});
