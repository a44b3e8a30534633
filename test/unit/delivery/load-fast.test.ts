import { describe, expect, it } from 'vitest';
import { emptyState } from '../../../lib/delivery/delivery-state.ts';
import { environmentFiles } from '../../../lib/delivery/environment-store.ts';
import { type LedgerEvent, writeEvent } from '../../../lib/delivery/ledger-event.ts';
import { foldEvents } from '../../../lib/delivery/ledger-text.ts';
import { loadEnvironment } from '../../../lib/delivery/load-environment.ts';
import { hashOf, writeSnapshot } from '../../../lib/delivery/snapshot.ts';
import { createMemoryDisk } from '../../model/disk.ts';
import { startProcess } from '../../model/process.ts';
import { createTarget } from '../../model/target.ts';
import { b, c, intent, live, said, usual } from './events.ts';

const lines = usual.map(writeEvent);
const damaged = (line = ''): string => line.replace('"event"', '"evenT"');

/** state.json after so many of these events. */
function stateAfter(events: readonly LedgerEvent[], count: number): string {
  const written = events.slice(0, count).map(writeEvent);
  const ledgerBytes = Buffer.byteLength(written.join(''));
  const lastLine = count === 0 ? '' : hashOf(written.at(-1)?.slice(0, -1) ?? '');
  return writeSnapshot({ state: foldEvents(emptyState, events.slice(0, count)), ledgerBytes, lastLine });
}

interface Found {
  readonly state?: string;
  readonly previous?: string;
  readonly ledger?: string;
}

async function load({ state, previous, ledger }: Found) {
  const disk = createMemoryDisk();
  const files = environmentFiles('/memory/state', 'preprod');
  await disk.host.prepareFolder(files.folder);
  if (state !== undefined) disk.write(files.state, state);
  if (previous !== undefined) disk.write(files.previousState, previous);
  if (ledger !== undefined) disk.write(files.ledger, ledger);
  const { ports } = startProcess(createTarget(), undefined, { lock: 'kernel', disk });
  return loadEnvironment(ports.host, files);
}

const whole = lines.join('');
const lastLine = hashOf(lines.at(-1)?.slice(0, -1) ?? '');
const newer = stateAfter(usual, 5).replace('"schema-version": 1', '"schema-version": 2');

describe('what is known goes on from state.json where the ledger fits it', () => {
  it('at its end: state.json is up to date', async () => {
    // What is not needed is not looked at, whoever wrote it.
    expect(await load({ state: stateAfter(usual, 5), previous: newer, ledger: whole })).toMatchObject({
      ...{ snapshotIsCurrent: true, snapshotIsWhole: true, saveFirst: false, lastLine, repairs: [] },
    });
  });

  it('before its end: what came since is added', async () => {
    const loaded = await load({ state: stateAfter(usual, 3), ledger: whole });

    expect(loaded).toMatchObject({ snapshotIsCurrent: false, snapshotIsWhole: true, lastLine });
    expect(loaded).toMatchObject({ state: foldEvents(emptyState, usual) });
  });

  it('from state.json.1 where state.json is damaged, which is said', async () => {
    const found = { state: '{', previous: stateAfter(usual, 3), ledger: lines.slice(0, 3).join('') };

    expect(await load(found)).toMatchObject({
      ...{ snapshotIsCurrent: false, snapshotIsWhole: false },
      repairs: ['/memory/state/preprod/state.json was damaged and is made anew from the ledger.'],
    });
  });

  it('with an empty ledger beside a state that has nothing of one', async () => {
    const state = writeSnapshot({ state: foldEvents(emptyState, usual), ledgerBytes: 0, lastLine: '' });

    expect(await load({ state, ledger: '' })).toMatchObject({ saveFirst: false, ambiguous: false });
  });

  it('however long the ledger is', async () => {
    const note = 'x'.repeat(300_000);
    const events = [
      ...[1, 2, 3].map((generation) => intent(generation, b, { note, op: 'rollback' })),
      live(3, b),
    ];
    const ledger = events.map(writeEvent).join('');

    expect(await load({ state: stateAfter(events, 4), ledger })).toMatchObject({ snapshotIsCurrent: true });
    expect(await load({ state: stateAfter(events, 3), ledger })).toMatchObject({
      ...{ snapshotIsCurrent: false, saveFirst: false, ledgerBytes: Buffer.byteLength(ledger) },
      state: { live: { generation: 3 } },
    });
  });
});

describe('what is known where the ledger does not fit state.json', () => {
  it('a line since cannot be read: it may have taken something back', async () => {
    const ledger = [...lines.slice(0, 3), damaged(lines[3]), lines[4]].join('');

    expect(await load({ state: stateAfter(usual, 3), ledger })).toMatchObject({
      ...{ ambiguous: true, saveFirst: false, snapshotIsWhole: true },
      repairs: [
        '/memory/state/preprod/ledger.jsonl has 1 damaged lines; what they said is not known, so nothing counts as validated until CI says so again.',
      ],
    });
  });

  it('a line since cannot be read, and no later one is left: state.json stands, without what was validated', async () => {
    const ledger = [...lines.slice(0, 3), damaged(lines[3]), damaged(lines[3])].join('');
    const loaded = await load({ state: stateAfter(usual, 3), ledger });

    expect(loaded).toMatchObject({ ambiguous: true, saveFirst: true, state: { generation: 1, earlier: [] } });
    expect(loaded).not.toHaveProperty('state.validated');
  });

  it('a line that state.json knows cannot be read, and the end is cut off: state.json is whole and stands', async () => {
    const ledger = [lines[0], damaged(lines[1]), ...lines.slice(2, 4)].join('');

    expect(await load({ state: stateAfter(usual, 5), ledger })).toMatchObject({
      ...{ ambiguous: false, saveFirst: true, state: foldEvents(emptyState, usual) },
    });
  });

  it('the ledger was replaced by a longer one: it counts', async () => {
    const others = [
      ...[intent(1, c), live(1, c), said('validated', 1, c), intent(2, b), live(2, b), intent(3, c)],
    ];
    const ledger = others.map(writeEvent).join('');

    expect(await load({ state: stateAfter(usual, 5), ledger })).toMatchObject({
      ...{ state: foldEvents(emptyState, others), saveFirst: false, ambiguous: false, repairs: [] },
    });
  });

  it('no state.json can be read: the ledger tells it all', async () => {
    const state = foldEvents(emptyState, usual);

    expect(await load({ state: '{', ledger: whole })).toMatchObject({ state, snapshotIsWhole: false });
  });

  it('the ledger is gone, which is said; an empty one alone says that something was there', async () => {
    expect(await load({ state: stateAfter(usual, 5) })).toMatchObject({
      ...{ ambiguous: false, saveFirst: true },
      repairs: ['/memory/state/preprod/ledger.jsonl is missing; going on from state.json.'],
    });
    expect(await load({ ledger: '' })).toMatchObject({ ambiguous: true, repairs: [] });
  });

  it('the ledger was replaced by one that tells no more: state.json is whole and stands', async () => {
    const ledger = writeEvent(intent(2, c, { note: 'x'.repeat(5_000) }));
    const state = foldEvents(emptyState, usual);

    expect(await load({ state: stateAfter(usual, 5), ledger })).toMatchObject({
      ...{ state, ambiguous: false, saveFirst: true },
    });
  });

  it('a line that state.json knows cannot be read, and nothing came since: state.json stands', async () => {
    const ledger = [lines[0], damaged(lines[1]), lines[2], lines[4], lines[3]].join('');

    expect(await load({ state: stateAfter(usual, 5), ledger })).toMatchObject({ ambiguous: false });
  });

  it('a later version wrote a line since, or state.json.1', async () => {
    const { sum: _, ...body } = JSON.parse(lines[4] ?? '');
    const text = JSON.stringify({ ...body, v: 2 });
    const line = `${text.slice(0, -1)},"sum":"${hashOf(text).slice(0, 16)}"}\n`;

    expect(await load({ state: stateAfter(usual, 5), ledger: whole + line })).toMatchObject({
      kind: 'newer',
    });
    expect(await load({ previous: newer, ledger: whole })).toMatchObject({
      ...{ kind: 'newer', message: expect.stringContaining('state.json.1 was written by a later version') },
    });
  });
});
