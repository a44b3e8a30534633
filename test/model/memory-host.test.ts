import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryDisk, createRealDisk, type Disk } from './disk.ts';

type Act = (disk: Disk) => Promise<unknown>;

const aName = fc.constantFrom('ledger.jsonl', 'state.json', 'state.json.1', 'nowhere/file');
const aText = fc.constantFrom('', 'one\n', 'two lines\nof it\n', 'é…\n');
const at = (disk: Disk, name: string): string => join(disk.root, 'state/preprod', name);

const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(aName, aText).map(
    ([name, text]): Act =>
      (disk) =>
        disk.host.append(at(disk, name), text),
  ),
  fc.tuple(aName, aText, fc.boolean()).map(
    ([name, text, keeps]): Act =>
      (disk) =>
        disk.host.replace(at(disk, name), text, keeps ? at(disk, 'kept') : undefined),
  ),
  fc.tuple(aName, fc.nat(4)).map(
    ([name, size]): Act =>
      (disk) =>
        disk.host.cut(at(disk, name), size),
  ),
  fc.tuple(aName, fc.nat(3), fc.nat(9)).map(
    ([name, offset, limit]): Act =>
      (disk) =>
        disk.host.read(at(disk, name), { offset, limit }),
  ),
  fc.constant<Act>((disk) => disk.host.folders(disk.root)),
  fc.constant<Act>(async (disk) => [...(await disk.host.kinds([at(disk, 'kept'), at(disk, '')])).values()]),
  fc.constant<Act>(async (disk) => {
    disk.write(at(disk, '.state.json.0123456789abcdef.tmp'), 'half');
    await disk.host.sweep(at(disk, '.'));
    return disk.names(at(disk, '.').replace(/\/$/, '')).filter((name) => name.endsWith('.tmp'));
  }),
);

/** What came of it; of a failure the code. */
async function come(act: Act, disk: Disk): Promise<unknown> {
  try {
    return (await act(disk)) ?? null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

test('files in memory do what real ones do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { maxLength: 12 }), async (acts) => {
      const [real, memory] = [createRealDisk(), createMemoryDisk()];
      try {
        for (const disk of [real, memory]) await disk.host.prepareFolder(at(disk, '').replace(/\/$/, ''));
        for (const act of acts) expect(await come(act, memory)).toEqual(await come(act, real));
        for (const name of ['ledger.jsonl', 'state.json', 'state.json.1', 'kept'])
          expect(memory.read(at(memory, name))).toEqual(real.read(at(real, name)));
      } finally {
        real.dispose();
      }
    }),
    { numRuns: 60 },
  );
});
