/** fake-gh.ts as a program, for runs whose steps are processes; what GitHub would keep is in the file FAKE_GH_STATE. */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { answerGh, type FakeGitHub } from './fake-gh.ts';

const file = process.env['FAKE_GH_STATE'] ?? '';
const state: FakeGitHub = JSON.parse(readFileSync(file, 'utf8'));
const token = process.env['GH_TOKEN'] ?? '';
const answer = answerGh(state, process.argv.slice(2), { token, folder: process.cwd() });
writeFileSync(file, JSON.stringify(state));
if (answer.output !== '') console.log(answer.output);
if (!answer.succeeded) {
  console.error(answer.complaint);
  process.exitCode = 1;
}
