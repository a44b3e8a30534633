// Loaded before a bundle (NODE_OPTIONS=--import): tells the tap of a sweep (BELAY_TAP, see sweep-tap.ts) who it is, and
// starts each program by the tap's `run`, which knows it by its arguments. Temporary folders get the same names in every run.
import childProcess from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

const tap = process.env['BELAY_TAP'];
const { spawn } = childProcess;

/** The way to a host has sessions of its own, and the lock is taken before anything is done. */
const left = new Set(['ssh', 'flock']);

function keyOf(argv) {
  const stable = argv
    .join('\n')
    .replace(/\/tmp\.\w+/g, '/tmp.*')
    .replace(/[0-9]{13,}/g, '#');
  return createHash('sha256').update(stable).digest('hex').slice(0, 16);
}

let folders = 0;
function nextFolder(prefix) {
  folders += 1;
  return `${prefix}${String(folders).padStart(6, '0')}`;
}
fs.mkdtempSync = (prefix) => {
  const folder = nextFolder(prefix);
  fs.mkdirSync(folder, { mode: 0o700 });
  return folder;
};
fs.promises.mkdtemp = async (prefix) => {
  const folder = nextFolder(prefix);
  await fs.promises.mkdir(folder, { mode: 0o700 });
  return folder;
};

if (tap !== undefined) fs.writeFileSync(`${tap}/bundle.pid`, `${process.pid}\n`);

if (process.env['BELAY_TAP_PROGRAMS'] !== undefined) {
  childProcess.spawn = (program, args, options) => {
    if (!Array.isArray(args) || left.has(program)) return spawn(program, args, options);
    const argv = [program, ...args];
    return spawn('/bin/sh', [`${tap}/run`, keyOf(argv), ...argv], options);
  };
}
syncBuiltinESMExports();
