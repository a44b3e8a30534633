import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { holds, type Value } from '../support/workflow-expression.ts';
import { read } from './repository.ts';
import { readWorkflow, textAt } from './workflow-shape.ts';

const ci = readWorkflow('.github/workflows/ci.yml', read('.github/workflows/ci.yml'));
const gate = ci.jobs.find((job) => job.name === 'ci-ok');
const needs = Array.isArray(gate?.values['needs']) ? gate.values['needs'].map(String) : [];
const failing = textAt(gate?.steps[0]?.values ?? {}, 'if');

const results = ['success', 'failure', 'cancelled', 'skipped'] as const;
const events = ['push', 'pull_request', 'merge_group', 'schedule', 'workflow_dispatch'];

/** Every way the jobs can end. */
function endings(count: number): string[][] {
  if (count === 0) return [[]];
  return endings(count - 1).flatMap((rest) => results.map((result) => [...rest, result]));
}

function isRed(event: string, ended: readonly string[]): boolean {
  const contexts: Record<string, Value> = {
    github: { event_name: event },
    needs: Object.fromEntries(needs.map((name, at) => [name, { result: ended[at] ?? '' }])),
  };
  const standing = { failed: ended.includes('failure'), cancelled: ended.includes('cancelled') };
  // With always() the job runs whatever became of the others; its own steps have not failed.
  const runs = holds(textAt(gate?.values ?? {}, 'if'), {
    contexts,
    ...standing,
    skipped: ended.includes('skipped'),
  });
  return runs && holds(failing, { contexts });
}

describe('the gate of CI', () => {
  it('needs every other job', () => {
    expect([...needs].sort()).toEqual(
      ci.jobs
        .map((job) => job.name)
        .filter((name) => name !== 'ci-ok')
        .sort(),
    );
  });

  it('runs whatever became of the others', () => {
    const around = { contexts: {}, failed: true, cancelled: true, skipped: true };

    expect(holds(textAt(gate?.values ?? {}, 'if'), around)).toBe(true);
  });

  it.each(events)('on %s is green only when every job passed, or was meant to be skipped', (event) => {
    const green = endings(needs.length).filter((ended) => !isRed(event, ended));
    const passed = needs.map(() => 'success');
    const withoutReview = needs.map((name) => (name === 'dependency-review' ? 'skipped' : 'success'));

    expect(green).toEqual(event === 'pull_request' ? [passed] : [passed, withoutReview]);
  });

  it.each(events)('on %s every job runs but the review of new dependencies', (event) => {
    const running = ci.jobs
      .filter((job) => holds(textAt(job.values, 'if'), { contexts: { github: { event_name: event } } }))
      .map((job) => job.name);

    expect(running.includes('dependency-review')).toBe(event === 'pull_request');
    expect(running).toEqual(
      expect.arrayContaining(ci.jobs.map(({ name }) => name).filter((name) => name !== 'dependency-review')),
    );
  });

  it('fails where its condition holds: by the exit code of a script that takes nothing from the results', () => {
    const { run = '', values = {} } = gate?.steps[0] ?? {};
    const env = { PATH: process.env['PATH'] ?? '', RESULTS: '{\n  "test": { "result": "failure" }\n}' };
    // As GitHub runs a step whose shell is bash.
    const argv = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run];
    const ended = spawnSync('bash', argv, { env, encoding: 'utf8' });

    expect(gate?.steps).toHaveLength(1);
    expect(textAt(values, 'shell')).toBe('bash');
    expect({ status: ended.status, shows: ended.stdout }).toEqual({ status: 1, shows: `${env.RESULTS}\n` });
  });

  it('judges jobs that fail when what they run fails: these commands, under no condition of their own', () => {
    const others = ci.jobs.filter(({ name }) => name !== 'ci-ok');
    const runs = others.map(({ name, steps }) => [name, steps.map(({ run }) => run).filter(Boolean)]);
    const install = 'npm ci --ignore-scripts';

    expect(Object.fromEntries(runs)).toEqual({
      test: ['./.ci/run'],
      'check-dist': [install, 'npm run build -- --check'],
      analysis: [],
      advisories: [install, 'npm run advisories'],
      'dependency-review': [],
    });
    expect(others.flatMap(({ steps }) => steps).filter(({ values }) => 'if' in values)).toEqual([]);
  });

  it('is asked about on every event that brings something to main', () => {
    expect(Object.keys(Object(ci.values['on']))).toEqual(expect.arrayContaining(events));
  });
});
