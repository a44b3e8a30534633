import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyState } from '../../../lib/delivery/delivery-state.ts';
import { type EnvironmentFiles, environmentFiles } from '../../../lib/delivery/environment-store.ts';
import { writeEvent } from '../../../lib/delivery/ledger-event.ts';
import { foldEvents } from '../../../lib/delivery/ledger-text.ts';
import { type Remembered, rememberedHere } from '../../../lib/delivery/promotion-memory.ts';
import { writeSnapshot } from '../../../lib/delivery/snapshot.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { a, b, usual } from './events.ts';

let parent: string;
let stateFolder: string;
let files: EnvironmentFiles;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'belay-memory-'));
  stateFolder = join(parent, 'state');
  files = environmentFiles(stateFolder, 'preprod');
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));

function remembered(): Promise<Remembered> {
  return rememberedHere(createLocalHost(createFakeClock()), { stateFolder, environment: 'preprod' });
}

function writeLedger(text: string): void {
  mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  writeFileSync(files.ledger, text, { mode: 0o600 });
}

const whole = usual.map(writeEvent).join('');

describe('what this machine remembers of an environment', () => {
  it('is what its ledger says', async () => {
    writeLedger(whole);

    expect(await remembered()).toMatchObject({
      kind: 'remembered',
      state: { live: { sha: b }, validated: { sha: a } },
      repairs: [],
    });
  });

  it.each<[string, () => void]>([
    ['without a state folder', () => undefined],
    ['without a folder of the environment', () => mkdirSync(stateFolder, { mode: 0o700 })],
    [
      'where a run that was refused left its folder and its lock',
      () => {
        mkdirSync(files.folder, { recursive: true, mode: 0o700 });
        writeFileSync(files.lock, '');
      },
    ],
  ])('is nothing %s', async (_, prepare) => {
    prepare();
    const before = readdirSync(parent, { recursive: true });

    expect(await remembered()).toEqual({ kind: 'not-here' });
    expect(readdirSync(parent, { recursive: true })).toEqual(before);
  });

  it('is what state.json says, where the ledger beside it was lost', async () => {
    mkdirSync(files.folder, { recursive: true, mode: 0o700 });
    const state = foldEvents(emptyState, usual);
    writeFileSync(files.state, writeSnapshot({ state, ledgerBytes: 0, lastLine: '' }), { mode: 0o600 });

    expect(await remembered()).toMatchObject({ kind: 'remembered', state });
  });

  it.each([
    ['is empty', ''],
    ['holds nothing whole', '{"v":1,"ev'],
    ['holds nothing that can be read', 'not a line of a ledger\n'],
  ])('is that a ledger was here, where it %s: GitHub’s record does not stand in for it', async (_, text) => {
    writeLedger(text);

    const found = await remembered();

    expect(found).toMatchObject({ kind: 'remembered', state: { generation: 0 } });
    expect('state' in found && found.state.validated).toBe(undefined);
  });

  it.each<[string, () => string]>([
    ['the state folder', () => stateFolder],
    ['the folder of the environment', () => files.folder],
  ])('proves nothing where others can write %s', async (_, folder) => {
    writeLedger(whole);
    chmodSync(folder(), 0o777);

    expect(await remembered()).toMatchObject({
      kind: 'refused',
      code: 'state_folder_refused',
      message: expect.stringMatching(/^state-dir: .*\(mode 777\).*proves nothing/),
    });
  });

  it('is refused where a later version wrote it, or it cannot be read', async () => {
    writeLedger('');
    writeFileSync(files.state, '{"schema-version": 99}', { mode: 0o600 });
    expect(await remembered()).toMatchObject({ code: 'state_from_newer_version' });

    rmSync(files.state);
    rmSync(files.ledger);
    mkdirSync(files.ledger);
    expect(await remembered()).toMatchObject({ code: 'state_unreadable' });
  });
});
