import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { programFolder, useUserRepository } from '../support/user-repository.ts';

const image = "services: { web: { image: nginx, ports: ['8080:80'] } }\n";

describe("a repository of somebody else's", () => {
  it('has its fsmonitor not started', () => {
    const repository = useUserRepository();
    const outside = programFolder({ monitor: `#!/bin/sh\n: >"\${0%/*}/started"\nexit 1\n` });
    const marker = join(outside, 'started');
    repository.write({ 'compose.yml': image });
    repository.git('add', '--all');
    repository.git('config', 'core.fsmonitor', join(outside, 'monitor'));

    const { status } = repository.init();
    const started = existsSync(marker);
    repository.git('ls-files');

    expect({ status, started }).toEqual({ status: 0, started: false });
    expect(existsSync(marker), 'git without the guard starts it').toBe(true);
  });

  it('has neither monitor nor hooks for any question it is asked', () => {
    const repository = useUserRepository();
    repository.write({ 'compose.yml': image });
    const git = execFileSync('/bin/sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const own = programFolder({
      git: `#!/bin/sh\nprintf '%s\\n' "$*" >>"\${0%/*}/asked"\nexec '${git}' "$@"\n`,
      node: process.execPath,
    });

    const { status } = repository.init([], { path: [own, process.env['PATH'] ?? ''] });
    const asked = readFileSync(join(own, 'asked'), 'utf8').trim().split('\n');

    expect(status).toBe(0);
    expect(asked.length).toBeGreaterThan(5);
    expect(
      asked.filter((each) => !each.startsWith('-c core.fsmonitor=false -c core.hooksPath=/dev/null ')),
    ).toEqual([]);
  });

  it('that keeps its files elsewhere gets nothing written there', () => {
    const repository = useUserRepository();
    const elsewhere = programFolder({});
    repository.git('config', 'core.worktree', elsewhere);

    const { status, errors } = repository.init();

    expect(status).toBe(1);
    expect(errors).toContain(`keeps its files in another folder, ${elsewhere} (core.worktree).`);
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(repository.tree()).toEqual({});
  });
});

describe('a caller inside of another repository, as a hook is', () => {
  function another(): ReturnType<typeof useUserRepository> {
    const repository = useUserRepository({ name: 'other', branch: 'other' });
    repository.write({ 'compose.preprod.yml': image, 'ops/other.service': '' });
    repository.git('add', '--all');
    repository.git('remote', 'add', 'origin', 'https://github.com/acme/elsewhere.git');
    return repository;
  }

  it.each<[variables: readonly string[]]>([
    [['GIT_DIR']],
    [['GIT_WORK_TREE']],
    [['GIT_INDEX_FILE']],
    [['GIT_COMMON_DIR']],
    [['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE']],
  ])('with %j has nothing read or written there', (variables) => {
    const repository = useUserRepository();
    const other = another();
    const before = other.tree();
    const places: Readonly<Record<string, string>> = {
      GIT_DIR: '.git',
      GIT_COMMON_DIR: '.git',
      GIT_WORK_TREE: '.',
      GIT_INDEX_FILE: '.git/index',
    };
    const env = Object.fromEntries(variables.map((name) => [name, join(other.folder, places[name] ?? '')]));

    const expected = repository.init(['--dry-run']);
    const said = repository.init(['--dry-run'], { env });
    const { status } = repository.init([], { env });

    expect(said).toEqual(expected);
    expect(status).toBe(0);
    expect(Object.keys(repository.tree())).toContain('belay.yml');
    expect(other.tree()).toEqual(before);
  });
});

it('sets up a submodule, whose files are elsewhere than its .git', () => {
  const part = useUserRepository({ name: 'part' });
  part.git('commit', '--quiet', '--allow-empty', '-m', 'x');
  const whole = useUserRepository({ name: 'whole' });
  whole.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', part.folder, 'part');
  mkdirSync(join(whole.folder, 'part/deep'));

  const { status } = whole.init(['part/deep']);

  expect(status).toBe(0);
  expect(Object.keys(whole.tree())).toContain('part/belay.yml');
  expect(Object.keys(whole.tree())).not.toContain('belay.yml');
});
