import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { straceProblem } from '../support/strace.ts';
import { programFolder, type UserRepository, useUserRepository } from '../support/user-repository.ts';

const problem = straceProblem();
const why = problem === undefined ? '' : ` - ${problem}`;

function anyRepository(): UserRepository {
  const repository = useUserRepository();
  repository.write({
    'compose.yml': "services: { web: { image: nginx, ports: ['8080:80'] } }\n",
    '.github/workflows/ci.yml':
      'name: CI\non: push\njobs: { test: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n',
  });
  return repository;
}

/** A Node to which this is done at the calls of this kind that it makes itself. */
function troubledNode(calls: string, fault: string, when: string): string {
  const inject = `-e trace=${calls} -e 'inject=${calls}:${fault}:when=${when}'`;
  const node = `#!/bin/sh\nexec strace -f -qq -o /dev/null ${inject} '${process.execPath}' "$@"\n`;
  return `${programFolder({ node })}/node`;
}

function contents(repository: UserRepository): Readonly<Record<string, string>> {
  const files = Object.keys(repository.tree()).filter((path) => path.endsWith('.yml'));
  return Object.fromEntries(files.map((path) => [path, repository.read(path)]));
}

function temporaryFiles(repository: UserRepository): string[] {
  const inGit = readdirSync(join(repository.folder, '.git'));
  return [...inGit, ...Object.keys(repository.tree())].filter((path) => path.includes('belay-'));
}

describe.skipIf(problem !== undefined)(`scripts/init on a disk with trouble${why}`, () => {
  test.each([
    ['fsync', 'error=EIO', '1', 'EIO'],
    ['fsync', 'error=ENOSPC', '3', 'ENOSPC'],
    ['link,linkat', 'error=EDQUOT', '2', 'EDQUOT'],
    ['link,linkat', 'error=EROFS', '6', 'EROFS'],
    ['fsync', 'signal=SIGKILL', '2', undefined],
    ['link,linkat', 'signal=SIGKILL', '4', undefined],
  ])(
    '%s with %s at call %s leaves whole files only, and the next run adds the rest',
    (calls, fault, when, code) => {
      const expected = anyRepository();
      expected.init();
      const repository = anyRepository();

      const troubled = repository.init([], { node: troubledNode(calls, fault, when) });
      const left = contents(repository);
      const beside = temporaryFiles(repository);
      const next = repository.init();

      expect(troubled.status).not.toBe(0);
      expect(contents(expected)).toMatchObject(left);
      expect(Object.keys(left).length).toBeLessThan(Object.keys(contents(expected)).length);
      if (code !== undefined) {
        expect(troubled.errors).toMatch(new RegExp(`^Could not write \\S+: .* \\(${code}\\)\\. Mend that`));
        expect(beside).toEqual([]);
      }
      expect(next.status).toBe(0);
      expect(contents(repository)).toEqual(contents(expected));
    },
  );

  test('writes all the same where the file system has no hard links', () => {
    const expected = anyRepository();
    expected.init();
    const repository = anyRepository();

    const { status } = repository.init([], { node: troubledNode('link,linkat', 'error=EPERM', '1+') });

    expect(status).toBe(0);
    expect(contents(repository)).toEqual(contents(expected));
    expect(temporaryFiles(repository)).toEqual([]);
  });
});
