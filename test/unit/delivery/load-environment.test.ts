import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyState } from '../../../lib/delivery/delivery-state.ts';
import { type EnvironmentFiles, environmentFiles } from '../../../lib/delivery/environment-store.ts';
import { writeEvent } from '../../../lib/delivery/ledger-event.ts';
import { foldEvents } from '../../../lib/delivery/ledger-text.ts';
import { loadEnvironment, snapshotLimit } from '../../../lib/delivery/load-environment.ts';
import { hashOf, readSnapshot, writeSnapshot } from '../../../lib/delivery/snapshot.ts';
import { rememberedBytes } from '../../../lib/health/check.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { intent, usual } from './events.ts';

const host = createLocalHost(createFakeClock());
const lines = usual.map(writeEvent);

/** state.json as it was after so many events. */
function snapshotAfter(count: number): string {
  const state = foldEvents(emptyState, usual.slice(0, count));
  const ledgerBytes = Buffer.byteLength(lines.slice(0, count).join(''));
  return writeSnapshot({ state, ledgerBytes, lastLine: hashOf(lines[count - 1]?.slice(0, -1) ?? '') });
}

const newerSnapshot = snapshotAfter(5).replace('"schema-version": 1', '"schema-version": 2');

const states = {
  current: snapshotAfter(5),
  behind: snapshotAfter(3),
  damaged: snapshotAfter(5).replace(/a{40}/, 'f'.repeat(40)),
  empty: '',
  lost: undefined,
  newer: newerSnapshot,
} as const;

const previousStates = { whole: snapshotAfter(3), damaged: '{', lost: undefined } as const;

const ledgers = {
  whole: lines.join(''),
  torn: `${lines.join('')}{"v":1,"ev`,
  'torn with its newline': `${lines.join('')}{"v":1,"ev\n`,
  lost: undefined,
} as const;

let files: EnvironmentFiles;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'belay-load-'));
  files = environmentFiles(folder, 'preprod');
  mkdirSync(files.folder);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string | undefined): void {
  if (text !== undefined) writeFileSync(path, text);
}

describe('what is known of an environment', () => {
  const everyCombination = Object.keys(states).flatMap((state) =>
    Object.keys(previousStates).flatMap((previous) =>
      Object.keys(ledgers).map((ledger) => ({ state, previous, ledger })),
    ),
  ) as {
    readonly state: keyof typeof states;
    readonly previous: keyof typeof previousStates;
    readonly ledger: keyof typeof ledgers;
  }[];

  it.each(everyCombination)('with state $state, .1 $previous, ledger $ledger', async (given) => {
    write(files.state, states[given.state]);
    write(files.previousState, previousStates[given.previous]);
    write(files.ledger, ledgers[given.ledger]);
    const loaded = await loadEnvironment(host, files);

    if (given.state === 'newer') {
      expect(loaded).toMatchObject({ kind: 'newer', message: expect.stringContaining(files.state) });
      return;
    }
    const stateTells = { current: 5, behind: 3, damaged: 0, empty: 0, lost: 0 }[given.state];
    const snapshotTells = stateTells > 0 ? stateTells : given.previous === 'whole' ? 3 : 0;
    const expected = foldEvents(emptyState, usual.slice(0, given.ledger === 'lost' ? snapshotTells : 5));
    const nothingWasEver = given.state === 'lost' && given.previous === 'lost';
    expect(loaded).toMatchObject({
      kind: 'loaded',
      ambiguous: given.ledger === 'lost' && snapshotTells === 0 && !nothingWasEver,
      snapshotIsCurrent: given.state === 'current' && given.ledger !== 'lost',
      saveFirst: given.ledger === 'lost' && snapshotTells > 0,
      tornBytes: { whole: 0, torn: 10, 'torn with its newline': 11, lost: 0 }[given.ledger],
    });
    expect('state' in loaded ? loaded.state : undefined).toEqual(expected);
  });

  it.each([15_000, 17_000, 500_000])(
    'goes on from state.json where the last line has %i letters more than usual',
    async (length) => {
      const events = [...usual, intent(9, 'f'.repeat(40), { note: 'x'.repeat(length) })];
      const state = foldEvents(emptyState, events);
      const text = events.map(writeEvent).join('');
      const lastLine = hashOf(writeEvent(events.at(-1) ?? intent(9, '')).slice(0, -1));
      write(files.state, writeSnapshot({ state, ledgerBytes: Buffer.byteLength(text), lastLine }));
      // Told of only by state.json: a ledger that is read as a whole would have a damaged line.
      write(files.ledger, text.replace('"live"', '"lIve"'));

      expect(await loadEnvironment(host, files)).toMatchObject({
        repairs: [],
        snapshotIsCurrent: true,
        state,
      });
    },
  );

  it('is not validated any more when a line in the middle cannot be read and no state.json is left', async () => {
    write(files.ledger, lines.join('').replace('"live"', '"lIve"'));
    const loaded = await loadEnvironment(host, files);

    expect(loaded).toMatchObject({ ambiguous: true, state: { generation: 2, live: { generation: 2 } } });
    expect(loaded).not.toHaveProperty('state.validated');
  });

  it('is refused when a later version wrote a line', async () => {
    const later = { ...JSON.parse(lines[0] ?? ''), v: 2 };
    const { sum: _, ...body } = later;
    const text = JSON.stringify(body);
    const line = `${text.slice(0, -1)},"sum":"${hashOf(text).slice(0, 16)}"}\n`;
    write(files.ledger, lines.join('') + line);

    expect(await loadEnvironment(host, files)).toMatchObject({ kind: 'newer' });
  });
});

describe('state.json', () => {
  it('with any byte changed is damaged or refused, never another state', () => {
    const text = states.current;
    const read = readSnapshot(text);
    for (let place = 0; place < text.length; place += 1) {
      const changed = `${text.slice(0, place)}${text[place] === '7' ? '8' : '7'}${text.slice(place + 1)}`;
      const got = readSnapshot(changed);

      if (got.kind === 'snapshot') expect(got).toEqual(read);
    }
  });
});

it('reads back every snapshot it can write: fourteen recipes, each with its checks and commands at their limits', () => {
  // live, validated, ten earlier ones, the last rollback, and one that is pending; a character has up to four bytes.
  const commands = 3 * 32_000 * 4;
  expect(14 * (rememberedBytes + commands)).toBeLessThan(snapshotLimit);
});
