import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LedgerLine, toldAsIfWell, toldBy, toldWithoutRetreat } from './sweep-ledger.ts';
import type { Place } from './sweep-place.ts';

/** A release as the state remembers it. */
export interface Remembered {
  readonly sha: string;
  readonly healthy?: boolean;
  readonly sickness?: string;
  readonly recipe?: unknown;
}

/** Everything of a place that two histories with the same end must have alike. */
export interface Picture {
  /** What is served. */
  readonly version: string;
  readonly head: string | undefined;
  readonly flaws: readonly string[];
  /** What state.json says; undefined where nothing was ever begun. */
  readonly memory:
    | {
        readonly live: Remembered | undefined;
        readonly validated: Remembered | undefined;
        readonly pending: unknown;
      }
    | undefined;
  /** What last-validated-sha.txt says. */
  readonly lastValidated: string;
  readonly events: readonly LedgerLine[];
  /** Whether the last line is half: of a run that died while it wrote it. */
  readonly torn: boolean;
  /** All that stands in the target, in the state folder (with its mode) and in the runner's own. */
  readonly names: readonly string[];
}

/** Looks at a place without changing it. */
export async function takePicture(place: Place): Promise<Picture> {
  const { sandbox, target } = place;
  const ledger = join(sandbox.state, 'ledger.jsonl');
  const lines = existsSync(ledger) ? readFileSync(ledger, 'utf8') : '';
  const state = join(sandbox.state, 'state.json');
  return {
    version: await target.version(),
    head: await target.head(),
    flaws: await target.flaws(),
    memory: existsSync(state) ? memoryIn(readFileSync(state, 'utf8')) : undefined,
    lastValidated: sandbox.lastValidated(),
    events: lines
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
    torn: lines !== '' && !lines.endsWith('\n'),
    names: [...(await target.leftovers()), ...stateNames(place), ...keyFolders(place)],
  };
}

function memoryIn(text: string): Picture['memory'] {
  const { live, validated, pending } = JSON.parse(text);
  return { live: rememberedIn(live), validated: rememberedIn(validated), pending };
}

function rememberedIn(release: Remembered | undefined): Remembered | undefined {
  if (release === undefined) return undefined;
  const { sha, healthy, sickness, recipe } = release;
  return {
    sha,
    ...(healthy === undefined ? {} : { healthy }),
    ...(sickness === undefined ? {} : { sickness }),
    recipe,
  };
}

/** With the mode: nobody else reads the state. */
function stateNames({ sandbox }: Place): string[] {
  const root = join(sandbox.folder, 'state');
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true }).map((name) => {
    const mode = (lstatSync(join(root, String(name))).mode & 0o777).toString(8);
    return `state/${String(name)} ${mode}`;
  });
}

/** Folders for SSH that hold a key. One whose maker died before it wrote its name has none, and goes in an hour. */
function keyFolders({ runnerTemp }: Place): string[] {
  return readdirSync(runnerTemp).filter(
    (name) => !name.startsWith('belay-ssh-') || existsSync(join(runnerTemp, name, 'key')),
  );
}

/** What one history has otherwise than another; nothing where they came to the same. */
export function differences(picture: Picture, undisturbed: Picture, place: Place, known: number): string[] {
  const found: string[] = [];
  const same = (what: string, got: unknown, want: unknown): void => {
    const [left, right] = [JSON.stringify(got), JSON.stringify(want)];
    if (left !== right) found.push(named(`${what} is ${left}, undisturbed it is ${right}`, place));
  };
  same('the served version', picture.version, undisturbed.version);
  same('the release of the target', picture.head, undisturbed.head);
  same('what is live in state.json', picture.memory?.live, undisturbed.memory?.live);
  same('what is validated in state.json', picture.memory?.validated, undisturbed.memory?.validated);
  same('what is open in state.json', picture.memory?.pending, undisturbed.memory?.pending);
  same('last-validated-sha.txt', picture.lastValidated, undisturbed.lastValidated);
  found.push(...ledgerDifferences(picture, undisturbed, { place, known }));
  // Of prepared releases (temporary folders, locks of refs) `checkPicture` says what may stay.
  const more = picture.names.filter(
    (name) =>
      !undisturbed.names.includes(name) &&
      !/\.lock$|releases\/\.new-|worktrees\/-new-|belay-first-deployment$|state\.json\.1 600$/.test(name),
  );
  return [...found, ...more.map((name) => named(`left over, undisturbed it is not there: ${name}`, place))];
}

function ledgerDifferences(
  picture: Picture,
  undisturbed: Picture,
  { place, known }: { readonly place: Place; readonly known: number },
): string[] {
  const wanted = toldBy(undisturbed.events).join('\n');
  const { events } = picture;
  const possible = [toldBy(events), toldWithoutRetreat(events, known), toldAsIfWell(events, known)];
  if (possible.some((lines) => lines.join('\n') === wanted)) return [];
  const indented = (text: string): string => text.replace(/^/gm, '      ');
  const words = `the ledger tells\n${indented(possible[0]?.join('\n') ?? '')}\n    undisturbed it tells\n${indented(wanted)}`;
  return [named(words, place)];
}

/** Releases by their letters: the reports of two sweeps can be compared. */
export function named(text: string, { shas }: Pick<Place, 'shas'>): string {
  return Object.entries(shas).reduce((words, [name, sha]) => words.replaceAll(sha, `<${name}>`), text);
}
