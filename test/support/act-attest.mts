/**
 * Stands in for actions/attest where act runs release.yml: tells the `gh` that stands in what was signed. It takes the
 * checksums alone, and refuses every other input.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const { env } = process;
const given = Object.keys(env).filter((name) => name.startsWith('INPUT_'));
if (given.join() !== 'INPUT_SUBJECT-CHECKSUMS')
  throw new Error(`The stand-in for actions/attest does not know ${given.join(', ')}`);

const file = env['FAKE_GH_STATE'] ?? '';
const state = JSON.parse(readFileSync(file, 'utf8'));
const lines = readFileSync(env['INPUT_SUBJECT-CHECKSUMS'] ?? '', 'utf8')
  .trim()
  .split('\n');
for (const line of lines)
  state.attestations.push({
    ...{ digest: line.slice(0, 64), name: line.slice(66) },
    ...{ commit: env['GITHUB_SHA'], ref: env['GITHUB_REF'] },
  });
writeFileSync(file, JSON.stringify(state));
