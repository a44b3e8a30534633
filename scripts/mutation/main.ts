/**
 * `npm run mutation -- [--tests PATH]… [--model N [--kind NAME]] [--workers N] [--timeout SECONDS] [--report PATH]
 * [--scores] [FILE|FOLDER…]`: changes lib/ci and lib/delivery in
 * small ways, one at a time, and reports what no test notices. In a copy of the tree outside the checkout; nothing here
 * is changed. `--model 100` lets a hundred random histories judge as well: far slower, for the acts around the decisions.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readJustified } from './justified.ts';
import { refusedByCompiler } from './refused.ts';
import { changesOf, type FileScore, printReport, type StrykerReport } from './report.ts';
import { mergeScores } from './scores.ts';

const root = join(import.meta.dirname, '../..');
const tools = join(root, 'build/mutation');
const defaultTests = ['test/unit/ci', 'test/unit/delivery'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tests: { type: 'string', multiple: true },
    model: { type: 'string' },
    kind: { type: 'string' },
    timeout: { type: 'string', default: '120' },
    report: { type: 'string' },
    scores: { type: 'boolean', default: false },
    workers: { type: 'string', default: '2' },
  },
});

/** Installed apart, so that the main install stays small. */
function installTools(): void {
  const files = ['package.json', 'package-lock.json'].map((name) => [
    readFileSync(join(import.meta.dirname, name), 'utf8'),
    join(tools, name),
  ]);
  const isThere =
    existsSync(join(tools, 'node_modules/.package-lock.json')) &&
    files.every(
      ([text, path]) => path !== undefined && existsSync(path) && readFileSync(path, 'utf8') === text,
    );
  if (isThere) return;
  mkdirSync(tools, { recursive: true });
  for (const [text, path] of files) if (text !== undefined && path !== undefined) writeFileSync(path, text);
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: tools,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('Stryker could not be installed; see above.');
}

/** The parts of the checkout that the tests need, without what others build in it meanwhile. */
function copyTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'belay-mutation-'));
  for (const part of ['actions', 'lib', 'test', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(tree, part), {
      recursive: true,
      filter: (path) => basename(path) !== 'dist',
    });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  return tree;
}

function sourcesIn(tree: string): readonly string[] {
  const asked = positionals.length > 0 ? positionals : ['lib/ci', 'lib/delivery'];
  return asked.flatMap((path) =>
    path.endsWith('.ts') ? [path] : globSync(`${path}/**/*.ts`, { cwd: tree }).sort(),
  );
}

function testsIn(tree: string): readonly string[] {
  const model =
    values.model === undefined ? [] : ['test/model/delivery.test.ts', 'test/model/random-histories.test.ts'];
  return [...(values.tests ?? defaultTests), ...model].flatMap((path) =>
    path.endsWith('.ts') ? [path] : globSync(`${path}/**/*.test.ts`, { cwd: tree }).sort(),
  );
}

function mutate(tree: string): StrykerReport {
  const reportFile = join(tools, `report-${process.pid}.json`);
  rmSync(reportFile, { force: true });
  const configuration = {
    testRunner: 'hot',
    plugins: [join(import.meta.dirname, 'hot-runner.ts')],
    ignorers: ['log-wording'],
    mutate: sourcesIn(tree),
    inPlace: true,
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    disableTypeChecks: false,
    checkers: [],
    concurrency: Number(values.workers),
    // The runner notices by itself what waits for nothing and what loops; this is for the rest, on a busy machine too.
    timeoutMS: Number(values.timeout) * 1_000,
    // Random histories take minutes where the machine is busy.
    dryRunTimeoutMinutes: 40,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: reportFile },
    allowEmpty: true,
  };
  writeFileSync(join(tree, 'stryker.config.json'), JSON.stringify(configuration));
  const stryker = join(tools, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const env = {
    ...process.env,
    BELAY_MUTATION_TESTS: testsIn(tree).join('\n'),
    BELAY_MODEL_RUNS: values.model ?? '0',
    ...(values.kind === undefined ? {} : { BELAY_MODEL_KIND: values.kind }),
    BELAY_SEED: '1',
    BELAY_FLEET_RUNS: '8',
  };
  const { status } = spawnSync(process.execPath, [stryker, 'run'], { cwd: tree, env, stdio: 'inherit' });
  if (!existsSync(reportFile))
    throw new Error(`Stryker ended with ${status} and without a report; see above.`);
  const kept = values.report ?? join(tools, 'report.json');
  renameSync(reportFile, kept);
  return JSON.parse(readFileSync(kept, 'utf8'));
}

function writeScores(scores: readonly FileScore[]): void {
  const histories = values.model === undefined ? '' : `, ${values.model} histories`;
  const by = (values.tests ?? defaultTests).map((path) => basename(path, '.test.ts')).join(', ') + histories;
  const file = join(import.meta.dirname, 'SCORES.md');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, mergeScores(before, scores, { on: new Date().toISOString().slice(0, 10), by }));
}

installTools();
const tree = copyTree();
try {
  const changes = changesOf(mutate(tree));
  const survivors = changes.filter(({ status }) => status === 'Survived');
  const { isSound, scores } = printReport(changes, refusedByCompiler(tree, survivors), readJustified());
  if (values.scores) writeScores(scores);
  if (!isSound) process.exitCode = 1;
} finally {
  rmSync(tree, { recursive: true, force: true });
}
