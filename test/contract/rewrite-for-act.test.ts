import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { rewriteForAct } from '../../scripts/act/rewrite.ts';
import { actionDefinitions, workflows, writeForAct } from '../../scripts/act/write-repository.ts';
import { actionNames, read, repositoryFiles, root } from './repository.ts';
import { isValues, valuesAt } from './workflow-shape.ts';

type Values = Readonly<Record<string, unknown>>;

const written = [...workflows(root), ...actionDefinitions(root)];
const templates = repositoryFiles.filter((path) => /^workflows-templates\/.*\.ya?ml$/.test(path));

/** The same done to what the text says instead of to the text. */
function meantFor(workflow: unknown): unknown {
  if (!isValues(workflow)) return workflow;
  const jobs = Object.entries(valuesAt(workflow, 'jobs')).map(([name, job]) => [
    name,
    isValues(job)
      ? {
          ...named(job),
          ...changed(job, 'concurrency', (value) => without(value, 'queue')),
          ...changed(job, 'environment', (value) => without(value, 'deployment')),
          ...changed(job, 'steps', (steps) => (Array.isArray(steps) ? steps.map(named) : steps)),
        }
      : job,
  ]);
  return {
    ...workflow,
    ...changed(workflow, 'concurrency', (value) => without(value, 'queue')),
    ...('jobs' in workflow ? { jobs: Object.fromEntries(jobs) } : {}),
  };
}

function changed(values: Values, key: string, change: (value: unknown) => unknown): Values {
  return key in values ? { [key]: change(values[key]) } : {};
}

function without(value: unknown, key: string): unknown {
  return isValues(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) : value;
}

function named(value: unknown): Values {
  if (!isValues(value)) return {};
  const uses = String(value['uses'] ?? '');
  return uses.startsWith('$/') ? { ...value, uses: `belay-actions/belay/${uses.slice(2)}@v1` } : value;
}

describe('rewriting for act', () => {
  it.each(written)('changes nothing of %s but what act cannot do', (path) => {
    const before = read(path);

    const after = rewriteForAct(before);

    // Ours are written in blocks, one key a line: so it can be told without knowing YAML what must come out.
    const expected = before
      .split('\n')
      .filter((line) => !/^ +(?:queue: max|deployment: false)( +#.*)?$/.test(line))
      .map((line) => line.replace(/^( +(?:- )?uses: )\$\/(\S+)/, '$1belay-actions/belay/$2@v1'))
      .join('\n');
    expect(after).toBe(expected);
    expect(parse(after)).toEqual(meantFor(parse(before)));
    expect(rewriteForAct(after)).toBe(after);
  });

  it('has something to do', () => {
    const all = written.map(read).join('\n');

    expect(all).toContain('uses: $/actions/');
    expect(all).toContain('queue: max');
    expect(all).toContain('deployment: false');
    expect(written.map((path) => rewriteForAct(read(path))).join('\n')).not.toMatch(
      /uses: ["']?\$\/|queue: max|deployment: false/,
    );
  });

  it.each(templates)('leaves %s as it is: users run their own workflows without it', (path) => {
    expect(rewriteForAct(read(path))).toBe(read(path));
  });
});

const lookAlikes = `# uses: $/actions/deploy and queue: max stay in comments
on: push
env: { queue: max, deployment: 'false' }
jobs:
  a:
    env:
      queue: max
      deployment: false # here too
      uses: $/actions/deploy
    # queue: max
    environment: "deployment: false"
    concurrency: 'queue: max'
    steps:
      - run: |
          uses: $/actions/deploy
          queue: max
        with: { uses: $/actions/deploy, queue: max }
      - uses: ./actions/deploy # not $/actions/deploy
      - uses: acme/x@v1
        with: { concurrency: { queue: max }, environment: { deployment: false } }
      - if: contains('job.workflow_sha', 'x')
        run: "echo job.workflow_sha \${{ 'job.workflow_sha' }}"
`;

const forms: readonly (readonly [string, string, string])[] = [
  [
    'in braces, last',
    'jobs: { a: { concurrency: { group: x, queue: max } } }\n',
    'jobs: { a: { concurrency: { group: x } } }\n',
  ],
  [
    'in braces, first',
    'jobs: { a: { environment: { deployment: false, name: x } } }\n',
    'jobs: { a: { environment: { name: x } } }\n',
  ],
  [
    'in braces, between, quoted',
    'concurrency: { group: "a, b", "queue": "max" , cancel-in-progress: false } # why\n',
    'concurrency: { group: "a, b", cancel-in-progress: false } # why\n',
  ],
  [
    'in a block, with a comment behind it and at the end of the file',
    'jobs:\n  a:\n    concurrency:\n      group: x # kept\n\n      queue: max # gone',
    'jobs:\n  a:\n    concurrency:\n      group: x # kept\n\n',
  ],
  [
    'uses in quotes, with a comment',
    "jobs:\n  a:\n    steps:\n    - uses: '$/actions/deploy' # why\n    - {uses: $/actions/notify, with: {a: b}}\n",
    "jobs:\n  a:\n    steps:\n    - uses: 'belay-actions/belay/actions/deploy@v1' # why\n    - {uses: belay-actions/belay/actions/notify@v1, with: {a: b}}\n",
  ],
  [
    'a workflow of ours called by another, and a composite action',
    'jobs:\n  a:\n    uses: $/.github/workflows/settle.yml\nruns:\n  steps: [{ uses: $/actions/deploy }]\n',
    'jobs:\n  a:\n    uses: belay-actions/belay/.github/workflows/settle.yml@v1\nruns:\n  steps: [{ uses: belay-actions/belay/actions/deploy@v1 }]\n',
  ],
  [
    'Windows line ends',
    'concurrency:\r\n  group: x\r\n  queue: max\r\non: push\r\n',
    'concurrency:\r\n  group: x\r\non: push\r\n',
  ],
];

describe('whatever its form', () => {
  it.each(forms)('rewrites %s', (_, before, after) => {
    expect(rewriteForAct(before)).toBe(after);
    expect(parse(after)).toEqual(withRuns(meantFor(parse(before))));
  });

  it('leaves everything that only looks like it', () => {
    expect(rewriteForAct(lookAlikes)).toBe(lookAlikes);
  });

  it.each([
    [
      'in an expression',
      'jobs:\n  a:\n    steps:\n      - run: x\n        env:\n          A: ${{ job.workflow_sha }}\n',
      6,
    ],
    ['in a condition', "jobs:\n  a:\n    if: job.workflow_repository == 'x'\n", 3],
  ])('refuses what act would silently leave empty, %s', (_, text, line) => {
    expect(() => rewriteForAct(text)).toThrow(
      new RegExp(`^line ${line}: act knows no job\\.workflow_(?:sha|repository)\\b`),
    );
  });
});

/** The steps of a composite action, which only one form has. */
function withRuns(values: unknown): unknown {
  if (!isValues(values) || !isValues(values['runs'])) return values;
  const { steps } = values['runs'];
  return { ...values, runs: { steps: Array.isArray(steps) ? steps.map(named) : steps } };
}

describe('the folder for act', () => {
  it('holds every action with its bundle and every workflow, and nothing else', () => {
    const folder = temporaryFolder();

    const said = runScript(join(folder, 'belay'));

    expect(said).toContain(`--local-repository belay-actions/belay@v1=${join(folder, 'belay')}`);
    for (const path of written) {
      expect(readFileSync(join(folder, 'belay', path), 'utf8')).toBe(rewriteForAct(read(path)));
    }
    expect(readdirSync(join(folder, 'belay')).sort()).toEqual(['.github', 'actions']);
    expect(readdirSync(join(folder, 'belay/actions')).sort()).toEqual(actionNames);
    for (const name of actionNames) {
      expect(readdirSync(join(folder, 'belay/actions', name)).sort()).toEqual(['action.yml', 'dist']);
      expect(existsSync(join(folder, 'belay/actions', name, 'dist/index.js'))).toBe(true);
    }
  });

  it('is never written over anything', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mine.txt'), 'mine');

    expect(() => writeForAct(root, folder)).toThrow(`${folder} is not empty`);
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });
});

function runScript(folder: string): string {
  return execFileSync(process.execPath, [join(root, 'scripts/rewrite-for-act.ts'), folder], {
    encoding: 'utf8',
  });
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'belay-for-act-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
