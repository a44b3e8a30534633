import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfigFile } from '../../../lib/config/config-file.ts';
import { type EnvironmentNeed, readConfiguration } from '../../../lib/config/configuration.ts';
import { createInputReader, inputVariable, isInvalidInputs } from '../../../lib/runner/input-reader.ts';

let workspace: string;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'belay-configuration-'));
});

afterEach(() => rmSync(workspace, { recursive: true }));

interface Found {
  /** What was read; undefined where it was refused. */
  readonly configuration?: ReturnType<typeof readConfiguration>;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

function configure(
  text: string | undefined,
  asks: EnvironmentNeed,
  inputs: Readonly<Record<string, string>> = {},
): Found {
  if (text !== undefined) writeFileSync(join(workspace, 'belay.yml'), text);
  const all = { environment: 'preprod', config: 'belay.yml', ...inputs };
  const given = Object.entries(all).map(([name, value]) => [inputVariable(name), value]);
  const env = { ...Object.fromEntries(given), GITHUB_WORKSPACE: workspace };
  const read = createInputReader({ env, mask: () => undefined });
  try {
    const configuration = readConfiguration(read, env, asks);
    return { configuration: read.done(configuration), problems: [], notes: read.notes() };
  } catch (error) {
    if (!isInvalidInputs(error)) throw error;
    return { problems: error.problems, notes: read.notes() };
  }
}

const deploy: EnvironmentNeed = { action: 'deploy', need: 'required' };
const back: EnvironmentNeed = { action: 'rollback', need: 'required', despite: 'problems-elsewhere' };
const message: EnvironmentNeed = { action: 'notify', need: 'told' };

describe('the notes on an environment', () => {
  const text =
    'environments:\n  production: { path: /srv/a, restart: make up }\n  preprod: { extends: production, path: /srv/b }\n';

  it('are told to whoever runs an action there, and those on others are not', () => {
    expect(configure(text, deploy).notes).toEqual([
      expect.stringMatching(/^preprod restarts what production restarts/),
    ]);
    expect(configure(text, deploy, { environment: 'production' }).notes).toEqual([]);
  });
});

describe('a message', () => {
  it.each(['preprod', 'an environment, in words'])(
    'is sent of "%s" though belay.yml knows only others',
    (environment) => {
      const found = configure('environments:\n  production:\n    path: /srv/x\n', message, { environment });

      expect(found).toMatchObject({ problems: [], notes: [] });
      expect(found.configuration).toMatchObject({ environment, settings: undefined });
      expect([...(found.configuration?.environments.keys() ?? [])]).toEqual(['production']);
    },
  );

  it('is sent though the file is wrong, and says so', () => {
    const found = configure('environments:\n  preprod:\n    pth: /srv/x\n', message);

    expect(found.problems).toEqual([]);
    expect(found.notes).toEqual([expect.stringMatching(/^belay\.yml:3:5\b.*did you mean "path"/)]);
  });

  it('is sent though the file that was named is not there', () => {
    const found = configure(undefined, message, { config: 'deploy.yml' });

    expect(found.problems).toEqual([]);
    expect(found.notes).toEqual([expect.stringContaining('config: expected a file, and there is none at')]);
  });
});

describe('an environment that belay.yml does not know', () => {
  const text = 'environments:\n  production:\n    path: /srv/x\n';

  it.each([deploy, back])('is refused by %j', (asks) => {
    expect(configure(text, asks).problems).toEqual([
      'environment: belay.yml has no environment "preprod"; it has production.',
    ]);
  });
});

describe('problems of the file', () => {
  function wrongIn(environment: string, count: number): string {
    const lines = Array.from({ length: count }, (_, index) => `    wrong-${index}: x\n`);
    const others = environment === 'preprod' ? '' : '  preprod:\n    path: /srv/x\n';
    return `environments:\n${others}  ${environment}:\n    path: /srv/y\n${lines.join('')}`;
  }

  it.each([
    [20, 20, 'wrong-19'],
    [21, 21, 'belay.yml: 1 more problems like these.'],
    [500, 21, 'belay.yml: 480 more problems like these.'],
  ])('%i of them are told in %i sentences', (count, told, last) => {
    const { problems } = configure(wrongIn('preprod', count), deploy);

    expect(problems).toHaveLength(told);
    expect(problems.at(-1)).toContain(last);
  });

  it('are as few where they are notes, because something must go on all the same', () => {
    for (const asks of [message, back]) {
      const { configuration, notes } = configure(wrongIn('production', 30), asks);
      expect(configuration?.settings?.values.get('path')?.text).toBe('/srv/x');
      expect(notes).toHaveLength(21);
    }
  });
});

describe('the file', () => {
  // A pipe would be the worst: it is waited for without end. A device shows the same, and nothing hangs.
  it.each(['belay.yml', '/dev/null'])('is refused where it is a folder or a device: %s', (config) => {
    mkdirSync(join(workspace, 'belay.yml'));

    expect(readConfigFile(config, workspace)).toEqual({ kind: 'refused', takes: 'a file' });
  });

  it('is refused where it is larger than anybody writes', () => {
    writeFileSync(join(workspace, 'belay.yml'), '#'.repeat(1_000_001));

    expect(readConfigFile('belay.yml', workspace)).toEqual({
      kind: 'refused',
      takes: 'a file of at most 1000000 bytes',
    });
  });
});
