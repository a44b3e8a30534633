/** `npm run demo`: Belay's story on real parts of this machine, told as it happens. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { showVerdict, showWhatIsLeft } from './closing.ts';
import { columns, hang } from './layout.ts';
import { createNarrator } from './narrator.ts';
import { helpText, parseOptions } from './options.ts';
import { createPlace, type Place } from './place.ts';
import { createScreen, type Screen } from './screen.ts';
import { watchServed } from './served.ts';
import { playStory } from './story.ts';

const slowPauseMs = 1_500;
const promise =
  'puts the exact commit live at once, lets CI judge it in parallel, and brings the last validated one back by itself when CI or health says no.';

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  if (options.kind === 'help') {
    process.stdout.write(helpText);
    return 0;
  }
  const problem = options.kind === 'refused' ? options.message : missing();
  if (options.kind === 'refused' || problem !== undefined) {
    console.error(problem);
    return options.kind === 'refused' ? 2 : 1;
  }
  const screen = createScreen(process.stdout, process.env);
  const place = await createPlace(rootAbove(import.meta.dirname));
  const interruption = listenForSignals();
  try {
    const end = await Promise.race([tell(place, screen, options), interruption.signal]);
    if (typeof end === 'number') return end;
    screen.close();
    await place.close(options.keep);
    console.error(
      `Interrupted. ${options.keep ? `What was made is in ${place.sandbox.folder}.` : 'Nothing is left behind.'}`,
    );
    interruption.release();
    process.kill(process.pid, end);
    return 1;
  } finally {
    interruption.release();
    screen.close();
    await place.close(options.keep);
  }
}

async function tell(
  place: Place,
  screen: Screen,
  options: { readonly keep: boolean; readonly slow: boolean },
): Promise<number> {
  introduce(place, screen);
  const served = watchServed(place.sandbox.service.url);
  const narrator = createNarrator(screen, options.slow ? slowPauseMs : 0);
  const stage = { place, served, narrator };
  try {
    await playStory(stage);
    showWhatIsLeft(stage);
    showVerdict(stage, options.keep);
  } finally {
    await served.stop();
  }
  return narrator.tally.missed === 0 ? 0 : 1;
}

function introduce({ sandbox }: Place, { line, palette, width }: Screen): void {
  const git = execFileSync('git', ['--version'], { encoding: 'utf8' }).trim().replace('git version', 'git');
  const setting = [
    ['bundles', "as committed, run the way GitHub's runner does"],
    ['with', `Node ${process.version}, ${git}, nothing beyond this machine`],
    ['service', `${sandbox.service.url}, emulated GitHub at ${sandbox.github.url}`],
  ];
  line();
  for (const each of hang('Belay  ', promise, width)) line(each.replace('Belay', palette.bold('Belay')));
  line();
  for (const row of columns(setting, (cell) => palette.dim(cell), width)) line(`       ${row}`);
}

/** Ctrl-C, or a reader of the output that went away: everything is taken away before the process ends by it. */
function listenForSignals(): { readonly signal: Promise<NodeJS.Signals>; release(): void } {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let resolve: (signal: NodeJS.Signals) => void = () => undefined;
  const promise = new Promise<NodeJS.Signals>((settle) => {
    resolve = settle;
  });
  for (const signal of signals) process.on(signal, resolve);
  process.stdout.on('error', () => resolve('SIGPIPE'));
  return {
    signal: promise,
    release: () => {
      for (const signal of signals) process.off(signal, resolve);
    },
  };
}

/** The nearest folder above that holds the actions: this runs from the source and from the bundle. */
function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'actions/deploy/action.yml'))) return folder;
  const above = dirname(folder);
  if (above === folder)
    throw new Error('The folder actions/ is not where the demo looks for it, above scripts/demo.');
  return rootAbove(above);
}

/** What the demo cannot do without, in one sentence. */
function missing(): string | undefined {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    return `The demo needs Node >= 20.19; this is ${process.version}. Install a newer one and run it again.`;
  }
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
  } catch {
    return 'The demo needs git, which is not on the PATH. Install it and run it again.';
  }
  return undefined;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(
    `The demo itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 1;
}
