import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { readActionDefinition } from '../support/action-definition.ts';
import { runBundle } from '../support/run-bundle.ts';
import { actionNames, root } from './repository.ts';

/** Bytes of JavaScript a bundle may have: every start of the action reads them. */
const smallBudget = 1_300_000;
const budget = 2_000_000;
const smallActions = ['notify', 'health-check'];

/** Node 24, which GitHub runs actions with, and the machine's own where it is another. */
function runtimes(): readonly (readonly [version: string, program: string])[] {
  const own = execFileSync('node', ['--version'], { encoding: 'utf8' }).trim();
  const all = [[process.version, process.execPath] as const, [own, 'node'] as const];
  return own === process.version ? all.slice(0, 1) : all;
}

/** What only the libraries hold that stand beside a bundle. */
const libraryMarks = { 'yaml.cjs': 'class YAMLParseError', 'proxy-agent.cjs': 'class UndiciError' };

function scriptsOf(name: string): readonly string[] {
  const dist = join(root, 'actions', name, 'dist');
  if (!existsSync(dist)) return [];
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.c?js$/.test(file))
    .map((file) => join(dist, file));
}

describe.each(actionNames)('actions/%s/dist', (name) => {
  it('stays within its size', () => {
    const bytes = scriptsOf(name).reduce((sum, file) => sum + statSync(file).size, 0);

    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(smallActions.includes(name) ? smallBudget : budget);
  });

  it('loads what talks to GitHub only when GitHub is asked', () => {
    const start = readFileSync(join(root, 'actions', name, 'dist/index.js'), 'utf8');

    expect(start.includes('class Octokit')).toBe(false);
  });

  it('loads large libraries only when they are needed, from beside it', () => {
    const dist = join(root, 'actions', name, 'dist');
    const own = scriptsOf(name).filter((file) => file.endsWith('.js'));
    const asksGitHub = own.some((file) => readFileSync(file, 'utf8').includes('class Octokit'));
    const beside = scriptsOf(name).filter((file) => file.endsWith('.cjs'));
    const text = own.map((file) => readFileSync(file, 'utf8')).join('');

    expect(beside.map((file) => basename(file)).sort()).toEqual(
      asksGitHub ? ['proxy-agent.cjs', 'yaml.cjs'] : ['yaml.cjs'],
    );
    expect(text).not.toMatch(/['"]#(?:yaml|proxy-agent)['"]/);
    for (const [file, mark] of Object.entries(libraryMarks)) {
      expect(text).not.toContain(mark);
      if (!beside.includes(join(dist, file))) continue;
      expect(text).toMatch(new RegExp(`['"]\\./${file}['"]`));
      expect(readFileSync(join(dist, file), 'utf8')).toContain(mark);
    }
  });

  it('is ASCII, so that V8 reads one byte a letter', () => {
    const wide = scriptsOf(name).filter((file) => /[^\0-\x7f]/.test(readFileSync(file, 'utf8')));

    expect(wide).toEqual([]);
  });

  it('holds every module it asks for', () => {
    const broken = scriptsOf(name).filter((file) =>
      readFileSync(file, 'utf8').includes('webpackMissingModule'),
    );

    expect(broken).toEqual([]);
  });

  it.each(runtimes())('starts under Node %s and refuses an unknown input', async (_, node) => {
    const result = await runBundle({ root, action: name, node, inputs: { 'no-such-input': 'x' } });

    expect(result.outputs['reason-code']).toBe('invalid_input');
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('no-such-input: this action has no such input');
    expect(Object.keys(result.outputs).sort()).toEqual(
      Object.keys(readActionDefinition(root, name).outputs).sort(),
    );
    expect(JSON.parse(result.outputs['result'] ?? '')).toMatchObject({
      'schema-version': 1,
      'reason-code': 'invalid_input',
    });
  });
});
