import { expect, it } from 'vitest';
import { evaluateExpression, holds, type Value } from '../support/workflow-expression.ts';

const contexts: Readonly<Record<string, Value>> = {
  needs: { build: { result: 'Success', outputs: { 'live-sha': 'abc', empty: '' } } },
  inputs: { watch: true, count: 1 },
};

// The right-hand column is what GitHub's documentation says of literals, operators and coercion.
it.each<[string, Value]>([
  ["'it''s'", "it's"],
  ['${{ 1 }}', 1],
  ['null == 0', true],
  ["'' == 0", true],
  ["null == ''", true],
  ["'abc' == 'ABC'", true],
  ["'abc' == 0", false],
  ["true == '1'", true],
  ['needs.build.result', 'Success'],
  ["needs.build.outputs['live-sha']", 'abc'],
  ['needs.build.outputs.live-sha', 'abc'],
  ['needs.BUILD.outputs.Live-SHA', 'abc'],
  ['needs.nobody.outputs.live-sha', null],
  ["needs.build.outputs.empty && 'a' || 'b'", 'b'],
  ["needs.build.outputs.live-sha && 'a' || 'b'", 'a'],
  ["true || false && 'never'", true],
  ["(true || false) && 'both'", 'both'],
  ['!needs.build.outputs.empty', true],
  ["!inputs.watch || 'other'", 'other'],
  ['contains(fromJSON(\'["success","cancelled"]\'), needs.build.result)', true],
  ['contains(fromJSON(\'["success","cancelled"]\'), \'cancel\')', false],
  ["contains('Hello world', 'WORLD')", true],
  ["format('{0} is {1}', 'a', 2)", 'a is 2'],
  ['fromJSON(\'{"message":"m"}\').message', 'm'],
  ["fromJSON(needs.build.outputs.empty || '{}').message", null],
])('%s is %j', (text, expected) => {
  expect(evaluateExpression(text, { contexts })).toEqual(expected);
});

it('means success() where a condition has no status function', () => {
  expect(holds('inputs.watch', { contexts, failed: true })).toBe(false);
  expect(holds('inputs.watch', { contexts, cancelled: true })).toBe(false);
  expect(holds('inputs.watch', { contexts, skipped: true })).toBe(false);
  expect(holds('', { contexts, failed: true })).toBe(false);
  expect(holds('always() && inputs.watch', { contexts, failed: true, cancelled: true })).toBe(true);
  expect(holds('!cancelled() && inputs.watch', { contexts, failed: true })).toBe(true);
  expect(holds('failure()', { contexts, failed: true })).toBe(true);
  expect(holds('failure()', { contexts, failed: true, cancelled: true })).toBe(false);
});

it.each(['hashFiles(1)', 'secrets.x', '1 +', 'inputs.watch inputs.watch', "contains('a'", 'a.*', '&& 1'])(
  'refuses what it does not know: %s',
  (text) => {
    expect(() => evaluateExpression(text, { contexts })).toThrow();
  },
);
