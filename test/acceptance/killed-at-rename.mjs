/** Kills the process as soon as the first path of a restore is moved aside, as a machine that loses its power does. */
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

const { rename } = fs;
fs.rename = async (from, to) => {
  await rename(from, to);
  if (String(to).includes('.before-restore-')) process.kill(process.pid, 'SIGKILL');
};
syncBuiltinESMExports();
