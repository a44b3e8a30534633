// Loaded before a bundle (NODE_OPTIONS=--import): its temporary files have the same names in every run, so that
// a system call on one can be told by its path.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

let made = 0;
crypto.randomBytes = (size) => {
  made += 1;
  return Buffer.from(made.toString(16).padStart(size * 2, '0'), 'hex');
};
syncBuiltinESMExports();
