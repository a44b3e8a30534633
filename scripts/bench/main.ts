/**
 * Measures what Belay is for, each row in turns with its reference, prints a table and writes bench/results.json and
 * docs/performance.md. `--only NAME …` measures some rows and writes nothing; `--rounds N`; `--peer DIR` with
 * `--input NAME=VALUE …` runs the action of another checkout beside ours. Exits 1 where something could not be measured.
 */
import process from 'node:process';
import type { Group } from './group.ts';
import { readOptions } from './options.ts';
import { performancePage, settlePage } from './page.ts';
import { circumstancesNow, type Failure, resultsFile, writeResults } from './results.ts';
import { type Row, rowOf } from './row.ts';
import { back } from './rows/back.ts';
import { deploy } from './rows/deploy.ts';
import { hosts } from './rows/hosts.ts';
import { memory } from './rows/memory.ts';
import { besidePeer } from './rows/peer.ts';
import { sizes } from './rows/sizes.ts';
import { ssh } from './rows/ssh.ts';
import { start } from './rows/start.ts';
import { state } from './rows/state.ts';
import { urls } from './rows/urls.ts';
import { watching } from './rows/watch.ts';
import { textTable } from './table.ts';

/** In the order of the table. */
const groups: readonly Group[] = [start, deploy, ssh, back, watching, urls, hosts, state, sizes, memory];

/** The rows of a group, or why there are none. */
async function measure(group: Group, rounds: number): Promise<readonly Row[] | Failure> {
  console.error(`${group.name}: ${group.about}`);
  try {
    return (await group.measure(rounds)).map((measured) => rowOf({ group: group.name, ...measured }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    return { group: group.name, message: message.split('\n', 1)[0] ?? '' };
  }
}

async function bench(chosen: readonly Group[], rounds: number): Promise<void> {
  const circumstances = circumstancesNow(rounds);
  const rows: Row[] = [];
  const failures: Failure[] = [];
  for (const group of chosen) {
    const measured = await measure(group, rounds);
    if ('message' in measured) failures.push(measured);
    else rows.push(...measured);
  }
  const { node, processors, load } = circumstances;
  console.log(`\nNode ${node}, ${processors} processors, load ${load}; medians (least to most)\n`);
  console.log(textTable(rows));
  const missed = rows.filter(({ isMet }) => isMet === false).length;
  const unmeasured = failures.map(({ group }) => `${group} could not be measured. `).join('');
  const verdict = missed === 0 ? 'Every goal that was measured is met' : `Goals that are not met: ${missed}`;
  console.log(`\n${unmeasured}${verdict}.`);
  if (chosen === groups) {
    writeResults({ 'schema-version': 1, circumstances, rows, failures });
    settlePage(false);
    console.log(`Written: ${resultsFile}, ${performancePage}`);
  }
  if (failures.length > 0) process.exitCode = 1;
}

const read = readOptions(
  process.argv.slice(2),
  groups.map(({ name }) => name),
);
if (read.kind === 'refused') {
  console.error(read.message);
  process.exitCode = 1;
} else {
  const { only, rounds, peer, inputs } = read.options;
  if (peer !== undefined) await bench([besidePeer(peer, inputs)], rounds);
  else await bench(only.length === 0 ? groups : groups.filter(({ name }) => only.includes(name)), rounds);
}
