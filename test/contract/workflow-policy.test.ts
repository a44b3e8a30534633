import { describe, expect, it } from 'vitest';
import { readActionDefinition } from '../support/action-definition.ts';
import { fencedYaml } from './fenced-yaml.ts';
import { actionNames, documents, read, repositoryFiles, root } from './repository.ts';
import { judge, rules } from './workflow-rules.ts';
import { readWorkflow } from './workflow-shape.ts';

const workflows = repositoryFiles.filter((path) =>
  /^(?:\.github\/workflows|workflows-templates)\/[^/]+\.ya?ml$/.test(path),
);
const examples = documents.flatMap(fencedYaml);

/** The fixtures of a rule: `R07.good.yml`, and `R07-caller.good.yml` for one more way to keep or break it. */
function fixturesOf(id: string, kind: 'good' | 'bad'): readonly string[] {
  return repositoryFiles.filter((path) => {
    const name = path.replace('test/contract/policy/', '');
    return (
      path !== name &&
      (name === `${id}.${kind}.yml` || (name.startsWith(`${id}-`) && name.endsWith(`.${kind}.yml`)))
    );
  });
}

function judgeFixture(path: string): string[] {
  return judge(readWorkflow(path, read(path)));
}

describe('the policy over workflows', () => {
  it.each(workflows)('holds in %s', (path) => {
    expect(judge(readWorkflow(path, read(path)))).toEqual([]);
  });

  it.each(examples)('holds in the example at $path:$line', ({ path, text }) => {
    expect(judge(readWorkflow(path, text))).toEqual([]);
  });

  it('has a workflow of our own to hold in', () => {
    expect(workflows).toContain('.github/workflows/ci.yml');
  });
});

describe.each(rules)('$id $says', ({ id }) => {
  it.each(fixturesOf(id, 'good'))('lets a workflow that keeps it pass every rule: %s', (path) => {
    expect(judgeFixture(path)).toEqual([]);
  });

  it.each(fixturesOf(id, 'bad'))(
    'finds the workflow that breaks it, and nothing else wrong there: %s',
    (path) => {
      const broken = new Set(judgeFixture(path).map((problem) => problem.slice(0, id.length)));

      expect([...broken]).toEqual([id]);
    },
  );

  it('has a workflow that keeps it and one that breaks it', () => {
    expect(fixturesOf(id, 'good')).toContain(`test/contract/policy/${id}.good.yml`);
    expect(fixturesOf(id, 'bad')).toContain(`test/contract/policy/${id}.bad.yml`);
  });
});

it('R16 An action runs on Node 24, and its inputs and outputs are those of its code and its document.', () => {
  // The names are compared in action-definitions.test.ts, the tables by `scripts/docs.ts --check`.
  const using = actionNames.map((name) => readActionDefinition(root, name).runs.using);

  expect(new Set(using)).toEqual(new Set(['node24']));
});
