import { describe, expect, it } from 'vitest';
import { fencedYaml } from './fenced-yaml.ts';
import { documents, read, repositoryFiles } from './repository.ts';
import { judge, rules } from './workflow-rules.ts';
import { readWorkflow } from './workflow-shape.ts';

const workflows = repositoryFiles.filter((path) =>
  /^(?:\.github\/workflows|workflows-templates)\/[^/]+\.ya?ml$/.test(path),
);
const examples = documents.flatMap(fencedYaml);

function judgeFixture(name: string): string[] {
  return judge(readWorkflow(`${name}.yml`, read(`test/contract/policy/${name}.yml`)));
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
  it('lets a workflow that keeps it pass every rule', () => {
    expect(judgeFixture(`${id}.good`)).toEqual([]);
  });

  it('finds the workflow that breaks it, and nothing else wrong there', () => {
    const broken = new Set(judgeFixture(`${id}.bad`).map((problem) => problem.slice(0, id.length)));

    expect([...broken]).toEqual([id]);
  });
});
