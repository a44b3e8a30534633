import { describe, expect, it } from 'vitest';
import { readSnapshot } from '../../../lib/delivery/snapshot.ts';
import { a, b, c, intent } from './events.ts';
import {
  byHand,
  createStage,
  ledgerOf,
  play,
  type Rule,
  type Setting,
  settled,
  usual,
  usualRecipe,
} from './stage.ts';

const folder = '/memory/state/preprod';
const torn = '{"v":1,"event":"li';

const appended =
  (text: string): Setting =>
  async ({ disk }) => {
    await disk.host.prepareFolder(folder);
    disk.append(`${folder}/ledger.jsonl`, text);
  };

const rules: readonly Rule[] = [
  {
    rule: 'a line that was never finished is set aside before anything is added',
    given: [...usual, appended(torn)],
    when: settled('B', 'cancelled'),
    story: [
      'appends to ledger.jsonl.torn',
      'ledger: 2 verdict, sha B, verdict cancelled',
      'writes state.json',
      'none, unproven: CI gave no verdict on B (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'the ledger is gone: what state.json tells is saved with its new place before anything is added',
    given: [...usual, async ({ disk }) => disk.remove(`${folder}/ledger.jsonl`)],
    when: settled('B', 'cancelled'),
    story: [
      'warning: /memory/state/preprod/ledger.jsonl is missing; going on from state.json.',
      'writes state.json',
      'ledger: 2 verdict, sha B, verdict cancelled',
      'writes state.json',
      'none, unproven: CI gave no verdict on B (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'nothing of the ledger can be read: that is written down, although nothing ever happened as far as is known',
    given: [appended('not a line\nnor this\n')],
    when: settled('A', 'success'),
    story: [
      'warning: /memory/state/preprod/ledger.jsonl has 1 damaged lines; what they said is not known, so nothing counts as validated until CI says so again.',
      'appends to ledger.jsonl.torn',
      'writes state.json',
      'superseded, superseded: The verdict "success" on A came too late: live is nothing that Belay made live, which it does not touch.',
      '  liveSha null, validatedSha null, generation 0',
    ],
  },
];

describe('the files of an environment', () => {
  it.each(rules)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });

  it('keep what was never finished beside the ledger, and the ledger without it', async () => {
    const stage = createStage();
    for (const setting of usual) await setting(stage);
    const before = stage.disk.read(`${folder}/ledger.jsonl`)?.toString('utf8') ?? '';
    await appended(torn)(stage);

    await stage.deploy('B');

    expect(stage.disk.read(`${folder}/ledger.jsonl.torn`)?.toString('utf8')).toBe(`${torn}\n`);
    expect(stage.disk.read(`${folder}/ledger.jsonl`)?.toString('utf8')).toBe(before);
  });

  it('have a good state.json.1 again as soon as a second one was written, also where the first was damaged', async () => {
    const stage = createStage();
    for (const setting of usual) await setting(stage);
    stage.disk.write(`${folder}/state.json`, 'damaged');
    stage.disk.remove(`${folder}/state.json.1`);
    await ledgerOf(intent(3, c, { from: b, rollbackPoint: a, recipe: usualRecipe }))(stage);
    await byHand({ head: 'C', clean: false })(stage);

    await stage.settle('B', 'cancelled');

    expect(readSnapshot(stage.disk.read(`${folder}/state.json.1`)?.toString('utf8') ?? '')).toMatchObject({
      kind: 'snapshot',
      snapshot: { state: { live: { sha: b } } },
    });
  });
});
