import { expect, test } from 'vitest';
import type { DeliveryPorts } from '../../../lib/delivery/delivery-ports.ts';
import { deploy } from '../../../lib/delivery/deploy.ts';
import type { Recipe } from '../../../lib/delivery/recipe.ts';
import { settle } from '../../../lib/delivery/settle.ts';
import { shaOf } from '../../model/target.ts';
import { createStage, is, usual, usualRecipe } from './stage.ts';

/** Drivers that note of each call in which quiet it is made, by its number. */
function noting(ports: DeliveryPorts, calls: string[]): DeliveryPorts {
  const seen: (object | undefined)[] = [];
  return {
    ...ports,
    openDriver: (way, session) => {
      if (!seen.includes(session.quiet)) seen.push(session.quiet);
      const note = (call: string): number => calls.push(`${call} ${seen.indexOf(session.quiet)}`);
      const driver = ports.openDriver(way, session);
      return {
        ...driver,
        current: (next) => {
          note('looks');
          return driver.current(next);
        },
        prepare: (sha, need) => {
          note('prepares');
          return driver.prepare(sha, need);
        },
        activate: (sha, expected) => {
          note('activates');
          return driver.activate(sha, expected);
        },
        liveSha: () => {
          note('reads back');
          return driver.liveSha();
        },
      };
    },
  };
}

const { before: _before, after: _after, ...plain } = usualRecipe;
const { restart: _restart, ...silent } = plain;
const checks = (kind: string): Pick<Recipe, 'health'> => ({
  health: { ...plain.health, checks: [{ kind, name: 'one', url: 'exec:true' }] },
});

test.each<[string, Recipe, readonly string[]]>([
  ['no command before the switch', plain, ['looks 0', 'prepares 0', 'activates 0', 'reads back 1']],
  ['"before"', { ...plain, before: 'before' }, ['looks 0', 'prepares 0', 'activates 1', 'reads back 2']],
  [
    'a restart and "after"',
    { ...plain, after: 'after' },
    ['looks 0', 'prepares 0', 'activates 0', 'reads back 2'],
  ],
])('what was read holds until a command of the user has run: %s', async (_, recipe, expected) => {
  const stage = createStage();
  for (const setting of usual) await setting(stage);
  const calls: string[] = [];

  await stage.act((ref, ports) => deploy(ref, { sha: shaOf('C'), recipe }, noting(ports, calls)));

  expect(calls).toEqual(expected);
});

test.each([
  ['http', ['looks 0', 'prepares 0', 'activates 0', 'prepares 1', 'activates 1', 'reads back 3']],
  ['exec', ['looks 0', 'prepares 0', 'activates 1', 'prepares 2', 'activates 2', 'reads back 4']],
])(
  'or a check that is a command has, and after the release was made live any: %s',
  async (kind, expected) => {
    const stage = createStage();
    const recipe = { ...silent, ...checks(kind) };
    await stage.deploy('A', { recipe });
    await stage.settle('A', 'success');
    await is('B', 'unhealthy')(stage);
    const calls: string[] = [];

    await stage.act((ref, ports) => deploy(ref, { sha: shaOf('B'), recipe }, noting(ports, calls)));

    expect(calls).toEqual(expected);
  },
);

test('between the look and the switch of a rollback no command runs', async () => {
  const stage = createStage();
  for (const setting of usual) await setting(stage);
  const calls: string[] = [];
  const request = {
    ...{ sha: shaOf('B'), generation: undefined, verdict: 'failure' as const },
    ...{ onNoVerdict: 'keep' as const, path: undefined },
  };

  await stage.act((ref, ports) => settle(ref, request, noting(ports, calls)));

  expect(calls).toEqual(['looks 0', 'prepares 0', 'activates 0', 'reads back 2']);
});
