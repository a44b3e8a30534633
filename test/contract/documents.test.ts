import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBelayFile } from '../../lib/config/belay-file.ts';
import { exampleProblems } from './example-problems.ts';
import { fencedYaml } from './fenced-yaml.ts';
import { actionNames, documents, read, root } from './repository.ts';
import { calledWorkflowOf } from './reusable-workflow.ts';
import { ownActionOf, readWorkflow } from './workflow-shape.ts';

const readmeLimit = 150;
const contributingLimit = 150;
const examples = documents
  .filter((path) => !path.startsWith('test/'))
  .flatMap(fencedYaml)
  .map((example) => ({ ...example, workflow: readWorkflow(example.path, example.text) }));

function linksOf(path: string): string[] {
  const text = read(path).replace(/^( *)```[\s\S]*?^\1```/gm, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
}

/** The anchors GitHub makes of the headings of a document. */
function anchorsOf(path: string): string[] {
  return [...read(path).matchAll(/^#+ +(.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

function isBroken(path: string, link: string): boolean {
  if (/^(?:https?:|mailto:)/.test(link)) return false;
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? path : normalize(join(dirname(path), file));
  if (!existsSync(join(root, target))) return true;
  return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
}

describe('examples in documents', () => {
  it.each(examples)('is YAML, with inputs and outputs that exist: $path:$line', ({ workflow }) => {
    expect(workflow.errors).toEqual([]);
    expect(exampleProblems(workflow)).toEqual([]);
  });

  it('show in README.md one whole workflow to paste', () => {
    const whole = examples.filter(({ path, workflow }) => path === 'README.md' && workflow.jobs.length > 0);
    const called = whole.flatMap(({ workflow }) => workflow.jobs.map(calledWorkflowOf));

    expect(called).toContain('deploy-first.yml');
  });

  it.each(actionNames)('show in actions/%s/README.md how it is used', (name) => {
    const shown = examples.filter(
      ({ path, workflow }) =>
        path === `actions/${name}/README.md` && workflow.steps.some((step) => ownActionOf(step) === name),
    );

    expect(shown).not.toEqual([]);
  });
});

describe('documents', () => {
  it('are short', () => {
    const lines = (path: string): number => read(path).split('\n').length - 1;

    expect(lines('README.md')).toBeLessThanOrEqual(readmeLimit);
    expect(lines('CONTRIBUTING.md')).toBeLessThanOrEqual(contributingLimit);
  });

  it.each(documents)('%s links to what exists', (path) => {
    expect(linksOf(path).filter((link) => isBroken(path, link))).toEqual([]);
  });

  it.each(documents)('%s names files and folders that exist', (path) => {
    const named = [...read(path).matchAll(/`((?:actions|lib|scripts|test)\/[\w./-]+)`/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !/NAME|FILE/.test(name));

    expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  it('README.md goes back by hand to the production of its own example', () => {
    const examples = fencedYaml('README.md').map(
      ({ text }) => parseBelayFile(text, 'belay.yml').environments,
    );
    const production = examples.flatMap((each) => each.get('production') ?? []);
    const commands = /```sh\n(cd ~\/\.local[\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';

    expect(production).toHaveLength(1);
    const [path, restart] = ['path', 'restart'].map(
      (key) => production[0]?.values.get(key)?.text ?? 'nothing',
    );
    expect(commands).toContain(`git -C ${path} reset --hard "$(cat last-validated-sha.txt)"`);
    expect(commands).toContain(`cd ${path} && ${restart}\n`);
    expect([...commands.matchAll(/\/srv\/[\w-]+/g)].every(([found]) => found === path)).toBe(true);
  });

  it('name every command they tell to run', () => {
    const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
      read('package.json'),
    );
    const told = documents.flatMap((path) =>
      [...read(path).matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1] ?? ''),
    );

    expect(told.filter((name) => !(name in scripts))).toEqual([]);
  });
});
