import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { programFolder, useUserRepository } from '../support/user-repository.ts';

const compose = "services: { web: { image: nginx, ports: ['8080:80'] } }\n";
const ci = 'name: CI\non: push\njobs: { test: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n';

test('a dry run prints every file and writes nothing', () => {
  const repository = useUserRepository();
  repository.write({ 'compose.yml': compose, '.github/workflows/ci.yml': ci });
  const before = repository.tree();

  const dry = repository.init(['--dry-run']);
  const untouched = repository.tree();
  repository.init();

  expect(dry.status).toBe(0);
  expect(untouched).toEqual(before);
  for (const path of Object.keys(repository.tree()).filter((each) => !(each in before)))
    expect(dry.out).toContain(`--- ${path}: new\n${repository.read(path)}`);
  expect(dry.out).toContain('A dry run: nothing was written.');
});

test('never touches a file that is there, and shows how to see what it would hold', () => {
  const repository = useUserRepository();
  repository.write({
    'compose.yml': compose,
    '.github/workflows/ci.yml': ci,
    'belay.yml':
      'environments:\n  preprod: { path: /srv/mine }\n  production: { extends: preprod, path: /srv/p }\n',
    '.github/workflows/cd-prod.yaml': 'mine\n',
  });
  symlinkSync('nowhere', join(repository.folder, '.github/workflows/rollback.yml'));
  const before = repository.tree();

  const { status, out } = repository.init();

  expect(status).toBe(0);
  expect(repository.tree()).toMatchObject(before);
  expect(out).toContain(
    'Left as they are (--dry-run prints what they would hold)\n  belay.yml\n  .github/workflows/cd-prod.yaml\n  .github/workflows/rollback.yml\n',
  );
  expect(Object.keys(repository.tree())).not.toContain('.github/workflows/cd-prod.yml');
});

test('writes no workflow for an environment that belay.yml does not have', () => {
  const repository = useUserRepository();
  repository.write({
    'belay.yml': 'environments: { production: { path: /srv/p, url: https://www.example.com/ } }\n',
  });

  const { status, out } = repository.init();

  expect(status).toBe(0);
  expect(out).toContain('cd-preprod.yml: belay.yml has no environment preprod');
  expect(readdirSync(join(repository.folder, '.github/workflows')).sort()).toEqual([
    'cd-prod.yml',
    'health-check.yml',
    'rollback.yml',
  ]);
});

test('writes no workflow beside a belay.yml with a problem', () => {
  const repository = useUserRepository();
  repository.write({ 'belay.yml': 'environments: [\n' });

  const { status, out } = repository.init();

  expect(status).toBe(0);
  expect(out).toMatch(/^ {2}problem +belay\.yml/m);
  expect(out).toContain('cd-prod.yml: belay.yml has a problem; mend it, then run this again.');
  expect(Object.keys(repository.tree())).toEqual(['belay.yml']);
});

describe('refuses', () => {
  it.each([
    [['--dryrun'], 'scripts/init does not know "--dryrun". It takes [FOLDER], --dry-run and --help.\n'],
    [['a', 'b'], 'scripts/init takes one folder, got "a", "b". It takes [FOLDER], --dry-run and --help.\n'],
    [[''], 'scripts/init takes a folder, got an empty name. It takes [FOLDER], --dry-run and --help.\n'],
  ])('the arguments %j', (argv, errors) => {
    const repository = useUserRepository();

    expect(repository.init(argv)).toEqual({ status: 2, out: '', errors });
  });

  it('a folder that is not there', () => {
    const repository = useUserRepository();

    const { status, errors } = repository.init(['--', '-x']);

    expect(status).toBe(1);
    expect(errors).toMatch(/^There is no folder \S+\/-x\. Name the folder of your repository\.\n$/);
  });

  it('a folder without git', () => {
    const repository = useUserRepository({ git: false });

    const { status, errors } = repository.init();

    expect(status).toBe(1);
    expect(errors).toMatch(/ is in no git repository\. Go into yours, or name its folder;/);
    expect(repository.tree()).toEqual({});
  });

  it('a bare repository, and the inside of .git', () => {
    const repository = useUserRepository();
    repository.git('init', '--quiet', '--bare', 'bare.git');

    expect(repository.init(['bare.git']).errors).toContain('is a bare repository');
    expect(repository.init(['.git']).errors).toContain('is inside a .git folder');
  });

  it.each(['.github', '.github/workflows'])('%s that leads out of the repository', (link) => {
    const repository = useUserRepository();
    const outside = programFolder({});
    mkdirSync(join(repository.folder, link, '..'), { recursive: true });
    symlinkSync(outside, join(repository.folder, link));

    const { status, errors } = repository.init();

    expect(status).toBe(1);
    expect(errors).toBe(
      `${link} is a symbolic link, and files go into the repository itself only. Make it a folder, then run this again.\n`,
    );
    expect(readdirSync(outside)).toEqual([]);
    expect(Object.keys(repository.tree())).not.toContain('belay.yml');
  });

  it('a name that looks like a secret, which belay.yml must not hold', () => {
    const repository = useUserRepository();
    const token = `ghp_${'a1B2'.repeat(9)}`;
    repository.write({ [`${token}/compose.yml`]: compose });

    const { status, errors } = repository.init();

    expect(status).toBe(1);
    expect(errors).toContain('belay.yml would not be valid, so nothing was written.');
    expect(errors).not.toContain(token);
    expect(Object.keys(repository.tree())).not.toContain('belay.yml');
  });

  it('a loop of links and a file in place of the folder', () => {
    const repository = useUserRepository();
    repository.write({ '.github/workflows': 'a file\n' });
    const file = repository.init();
    rmSync(join(repository.folder, '.github'), { recursive: true });
    symlinkSync('.github', join(repository.folder, '.github'));
    const loop = repository.init();

    expect(file.errors).toContain('.github/workflows is not a folder');
    expect(loop.errors).toContain('.github is a symbolic link');
    expect([file.status, loop.status]).toEqual([1, 1]);
  });
});

describe('what names say', () => {
  it('obeys no terminal sequence and reads nothing outside of the repository', () => {
    const repository = useUserRepository();
    const outside = programFolder({ secret: compose });
    repository.write({
      'a\u001b[31m/compose.yml': compose,
      '${{ x }}/compose.yml': compose,
      '.github/workflows/ci.yml': ci.replace('name: CI', 'name: "C\\e[31mI"'),
    });
    symlinkSync(join(outside, 'secret'), join(repository.folder, 'compose.yml'));

    const { status, out } = repository.init();

    expect(status).toBe(0);
    expect(out).not.toContain('\u001b');
    expect(out).toContain('compose.yml: it is a link out of the repository');
    expect(out).toContain('its name cannot stand in a file of settings');
  });
});

describe('the default branch', () => {
  it("is the server's own where it is known", () => {
    const repository = useUserRepository({ branch: 'feature' });
    repository.git(
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@b',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'x',
    );
    repository.git('update-ref', 'refs/remotes/origin/trunk', 'HEAD');
    repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');

    expect(repository.init(['--dry-run']).out).toContain('trunk (origin/HEAD)');
  });

  it('is not the branch of the day where one of a usual name exists', () => {
    const repository = useUserRepository({ branch: 'feature' });
    repository.git('commit', '--quiet', '--allow-empty', '-m', 'x');
    repository.git('branch', 'master');

    expect(repository.init(['--dry-run']).out).toContain('master (a branch of that name exists;');

    repository.git('config', 'init.defaultBranch', 'feature');
    expect(repository.init(['--dry-run']).out).toContain('feature (init.defaultBranch of git;');
  });

  it('is asked of nothing where the head is loose', () => {
    const repository = useUserRepository({ branch: 'feature' });
    repository.git('commit', '--quiet', '--allow-empty', '-m', 'x');
    repository.git('checkout', '--quiet', '--detach');

    expect(repository.init(['--dry-run']).out).toContain("main (GitHub's own default;");
  });
});

describe('scripts/init itself', () => {
  const tools = (): string =>
    programFolder({ dirname: which('dirname'), readlink: which('readlink'), sh: which('sh') });

  it('says when Node.js is missing or too old', () => {
    const repository = useUserRepository();
    const old = programFolder({ node: '#!/bin/sh\necho v20.18.9\n' });

    const missing = repository.init([], { path: [tools()] });
    const tooOld = repository.init([], { path: [old, tools()] });

    expect(missing).toEqual({
      status: 1,
      out: '',
      errors: 'Node.js is not installed. Install 20.19 or newer, then run this again.\n',
    });
    expect(tooOld).toEqual({
      status: 1,
      out: '',
      errors: 'Node.js v20.18.9 is too old. Install 20.19 or newer, then run this again.\n',
    });
  });

  it('says when git is missing', () => {
    const repository = useUserRepository();

    const { status, errors } = repository.init([], {
      path: [programFolder({ node: process.execPath }), tools()],
    });

    expect({ status, errors }).toEqual({
      status: 1,
      errors: 'git is not on the PATH. Install it and run this again.\n',
    });
  });

  it('takes nodejs where node is too old, and the folder it is told', () => {
    const repository = useUserRepository();
    const programs = programFolder({
      node: '#!/bin/sh\necho v18.0.0\n',
      nodejs: process.execPath,
      git: which('git'),
    });

    const { status, out } = repository.init([repository.folder], { path: [programs, tools()], cwd: '/' });

    expect(status).toBe(0);
    expect(out).toContain('belay.yml');
    expect(Object.keys(repository.tree())).toContain('belay.yml');
  });

  it('explains itself', () => {
    const { status, out } = useUserRepository().init(['--help']);

    expect(status).toBe(0);
    expect(out).toMatch(/^scripts\/init \[FOLDER\] \[--dry-run\]\n/);
  });
});

function which(program: string): string {
  return execFileSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', program], { encoding: 'utf8' }).trim();
}
