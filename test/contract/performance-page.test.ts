import { describe, expect, it } from 'vitest';
import { readOptions } from '../../scripts/bench/options.ts';
import { performancePage, renderPage } from '../../scripts/bench/page.ts';
import { reasons } from '../../scripts/bench/reasons.ts';
import { type Results, readResults } from '../../scripts/bench/results.ts';
import { type Measured, type Row, rowOf } from '../../scripts/bench/row.ts';
import { alternate } from '../../scripts/bench/spread.ts';
import { read } from './repository.ts';

const circumstances: Results['circumstances'] = {
  date: '2026-11-21T23:00:00.000Z',
  node: 'v24.0.0',
  system: 'linux 6',
  processor: 'a processor',
  processors: 2,
  memoryGB: 8,
  git: '2.47.0',
  commit: '0123456789abcdef0123456789abcdef01234567',
  changed: false,
  rounds: 3,
  load: 0.1,
};

function row(goal: Measured['goal'], belay: readonly number[], values: readonly number[] = [100]): Row {
  const reference = { name: 'the script', values };
  return rowOf({ group: 'x', name: 'a deployment', unit: 'ms', belay, reference, goal });
}

function page(rows: readonly Row[], failures: Results['failures'] = [], load = 0.1): string {
  return renderPage({ 'schema-version': 1, circumstances: { ...circumstances, load }, rows, failures });
}

describe('docs/performance.md', () => {
  it('is what was measured', () => {
    const results = readResults();

    expect(results?.rows.length).toBeGreaterThan(20);
    expect(results === undefined ? '' : renderPage(results)).toBe(read(performancePage));
  });

  it('says where a goal is not met, by how much, and what could not be measured', () => {
    const missed = page(
      [row({ kind: 'ratio', most: 1.5 }, [190, 210, 200])],
      [{ group: 'ssh', message: 'No sshd.' }],
    );

    expect(missed).toContain(
      '- a deployment: 200 ms against 100 ms (the script), 2.00 ×; the goal is ≤ 1.5 ×.\n- `ssh` could not be measured: No sshd.',
    );
    expect(missed).toContain(
      '| a deployment | 200 ms (190 to 210 ms) | the script: 100 ms | 2.00 (1.90 to 2.10) | ≤ 1.5 × | no |',
    );
    expect(page([row({ kind: 'ratio', most: 1.5 }, [150])])).toContain('Every goal is met.');
  });
});

it('docs/performance.md says why a goal is not met, and only of those', () => {
  const missed = rowOf({
    ...{ group: 'watch', name: 'requests', unit: 'requests' },
    ...{ belay: [37], goal: { kind: 'value', most: 30 } },
  });

  expect(page([missed])).toContain(`## Why, and what helps\n\n${reasons['watch']}\n\n## All rows`);
  expect(page([row({ kind: 'ratio', most: 1.5 }, [150])])).not.toContain('what helps');
  expect(page([row({ kind: 'ratio', most: 1.5 }, [190])])).not.toContain('what helps');
});

it('docs/performance.md warns of numbers that a busy machine gave', () => {
  expect(page([], [], 2)).not.toContain('more to do');
  expect(page([], [], 2.1)).toContain('The machine had more to do than it has processors');
});

describe('a row of the bench', () => {
  it.each([
    [{ kind: 'ratio', most: 2 }, 200, true],
    [{ kind: 'ratio', most: 2 }, 201, false],
    [{ kind: 'extra', most: 50 }, 150, true],
    [{ kind: 'extra', most: 50 }, 151, false],
    [{ kind: 'ratio-or-extra', ratio: 1.1, extra: 50 }, 150, true],
    [{ kind: 'ratio-or-extra', ratio: 1.6, extra: 50 }, 160, true],
    [{ kind: 'ratio-or-extra', ratio: 1.1, extra: 50 }, 151, false],
    [{ kind: 'value', most: 10 }, 11, false],
    [{ kind: 'none' }, 11, undefined],
  ] as const)('with the goal %j at %i is met: %s', (goal, belay, isMet) => {
    expect(row(goal, [belay]).isMet).toBe(isMet);
  });

  it('is the median of all rounds, and the ratio of the medians', () => {
    const { belay, ratio } = row({ kind: 'none' }, [300, 100, 1_000, 200], [100, 100, 100, 400]);

    expect(belay).toEqual({ median: 250, least: 100, most: 1_000 });
    expect(ratio).toEqual({ median: 2.5, least: 0.5, most: 10 });
  });

  it('is measured in turns with its reference, in the other order every other round, after one that warms up', async () => {
    const order: string[] = [];
    const side = (name: string) => async (): Promise<number> => order.push(name);

    const taken = await alternate(2, { one: side('one'), other: side('other') });

    expect(order).toEqual(['one', 'other', 'other', 'one', 'one', 'other']);
    expect(taken).toEqual({ one: [4, 5], other: [3, 6] });
  });
});

describe('the command line of the bench', () => {
  it('takes rows, rounds, and the action of another checkout with its inputs', () => {
    const argv = [
      '--only',
      'deploy',
      'ssh',
      '--rounds',
      '3',
      '--peer',
      '../x',
      '--input',
      'url=http://a/?b=c',
    ];

    expect(readOptions(argv, ['deploy', 'ssh'])).toEqual({
      kind: 'options',
      options: { rounds: 3, only: ['deploy', 'ssh'], peer: '../x', inputs: { url: 'http://a/?b=c' } },
    });
  });

  it.each([
    [['--only', 'nothing'], 'There is no nothing.'],
    [['--rounds', '0'], '--rounds takes a whole number from 1; got 0.'],
    [['--peer', 'x', '--input', 'y'], '--input takes NAME=VALUE.'],
    [['--input', 'a=b'], '--input is for an action of --peer.'],
    [['--quick'], 'Not understood: --quick'],
  ])('refuses %j', (argv, message) => {
    const read = readOptions(argv, ['deploy']);

    expect(read.kind === 'refused' && read.message.split('\n')[0]).toBe(message);
  });
});
