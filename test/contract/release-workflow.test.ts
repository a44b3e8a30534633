import { describe, expect, it } from 'vitest';
import { read, repositoryFiles } from './repository.ts';
import { type Job, readWorkflow, textAt, valuesAt } from './workflow-shape.ts';

const release = readWorkflow('.github/workflows/release.yml', read('.github/workflows/release.yml'));
const own = ['ci', 'release', 'scorecard'].map((name) => {
  const path = `.github/workflows/${name}.yml`;
  return readWorkflow(path, read(path));
});

function jobNamed(name: string): Job {
  const job = release.jobs.find((each) => each.name === name);
  if (job === undefined) throw new Error(`release.yml has no job ${name}`);
  return job;
}

function mayWrite(job: Job): boolean {
  return Object.values(valuesAt(job.values, 'permissions')).includes('write');
}

describe('T19: release.yml', () => {
  it('gives each job the least it needs', () => {
    const permissions = Object.fromEntries(
      release.jobs.map((job) => [job.name, valuesAt(job.values, 'permissions')]),
    );

    expect(permissions).toEqual({
      plan: { contents: 'read' },
      test: { contents: 'read' },
      rebuild: { contents: 'read' },
      attest: { contents: 'read', 'id-token': 'write', attestations: 'write' },
      publish: { contents: 'write', attestations: 'read' },
    });
  });

  it('signs after the tests and the rebuild, and publishes after that', () => {
    expect(jobNamed('attest').values['needs']).toEqual(['plan', 'test', 'rebuild']);
    expect(jobNamed('publish').values['needs']).toEqual(['plan', 'attest']);
    // Without a condition of their own, both are skipped when what they need failed or was skipped.
    expect(['attest', 'publish'].filter((name) => 'if' in jobNamed(name).values)).toEqual([]);
  });

  it('installs nothing where it may write, and runs nothing there but its own program', () => {
    const runs = release.jobs
      .filter(mayWrite)
      .flatMap((job) => job.steps.map((step) => step.run).filter((run) => run !== ''));

    expect(runs).toEqual(
      ['checksums', 'publish', 'major'].map((step) => `node scripts/release/main.ts ${step}`),
    );
  });

  it('runs one at a time, to the end, and asks a person before it publishes', () => {
    expect(valuesAt(release.values, 'concurrency')).toEqual({
      group: 'release',
      'cancel-in-progress': false,
      queue: 'max',
    });
    expect(textAt(jobNamed('publish').values, 'environment')).toBe('release');
  });

  it('has a program that needs no package', () => {
    const sources = repositoryFiles.filter((path) => path.startsWith('scripts/release/'));
    const imports = sources.flatMap((path) =>
      [...read(path).matchAll(/ from '([^']+)'/g)].map((found) => found[1] ?? ''),
    );

    expect(imports.length).toBeGreaterThan(10);
    expect(imports.filter((name) => !/^(?:node:|\.\/)/.test(name))).toEqual([]);
  });
});

describe('T19: docs/releasing.md', () => {
  const document = read('docs/releasing.md');

  it('has users verify what the release itself verifies: workflow, branch, commit and kind of machine', () => {
    const [command = ''] = /gh attestation verify [\s\S]*?[^\\]\n/.exec(document) ?? [];
    const shown = [...command.matchAll(/ (--[a-z-]+)/g)].map((found) => found[1]);
    const asked =
      /'attestation', 'verify'[\s\S]*?\]\)/.exec(read('scripts/release/github-release.ts'))?.[0] ?? '';

    expect(shown.sort()).toEqual([...asked.matchAll(/'(--[a-z-]+)'/g)].map((found) => found[1]).sort());
    expect(shown).toEqual(expect.arrayContaining(['--source-ref', '--source-digest', '--signer-workflow']));
  });

  it('asks for rules that keep tags from being made, moved and deleted', () => {
    const rules = document.split('\n').filter((line) => /^- Rule .*for tags/.test(line));

    expect(rules).toEqual([
      expect.stringContaining('`v*.*.*`: no update, no deletion, for nobody'),
      expect.stringContaining('`v*`: no creation, no update, no deletion'),
    ]);
  });
});

describe('our own workflows', () => {
  it.each(own)('$path may do nothing by itself: each job says what it needs', ({ values, jobs }) => {
    expect(values['permissions']).toEqual({});
    expect(jobs.filter((job) => !('permissions' in job.values)).map((job) => job.name)).toEqual([]);
  });

  it('use one version of each action of others', () => {
    const versions = own
      .flatMap((workflow) => workflow.scalars.filter((each) => each.key === 'uses'))
      .map((each) => ({
        action: each.value.replace(/^([^/]+\/[^/@]+).*@.*$/, '$1'),
        pin: `${each.value.split('@')[1]} ${each.comment}`,
      }));
    const several = versions.filter(({ action, pin }) =>
      versions.some((other) => other.action === action && other.pin !== pin),
    );

    expect(several).toEqual([]);
  });
});
