import type { BundleResult } from '../../test/support/run-bundle.ts';
import { type Claim, holds } from './claim.ts';
import { hang, pad, padLeft, rule, widthOf, wrap } from './layout.ts';
import type { Screen } from './screen.ts';
import { stepLog } from './step-log.ts';

/** Tells the story as it happens, and remembers what was not true. */
export interface Narrator {
  readonly screen: Screen;
  /** When the story began, on the clock of performance.now. */
  readonly began: number;
  /** How many claims were made and how many of them did not hold. */
  readonly tally: { readonly made: number; readonly missed: number };
  chapter(number: number, title: string): void;
  /** Something that happened now: who, and what. */
  say(who: string, what: string): void;
  /** A step that takes a while; `what` is shown only while it runs. */
  during<T>(who: string, what: string, work: Promise<T>): Promise<T>;
  /** What is worth knowing of it. */
  detail(text: string): void;
  /** Prints each claim with its mark. On a miss it prints what the step wrote, and throws `StoryStopped`. */
  expect(claims: readonly Claim[], step: BundleResult): Promise<void>;
}

const timeWidth = 8;
const whoWidth = 14;
const subjectWidth = 16;
const detailColumn = timeWidth + 2 + whoWidth;

/** Something was not as it must be; what follows stands on it. */
export class StoryStopped extends Error {
  override readonly name = 'StoryStopped';
}

/** Starts the clock of the story. */
export function createNarrator(screen: Screen, pauseMs: number): Narrator {
  const { palette } = screen;
  const began = performance.now();
  const tally = { made: 0, missed: 0 };
  const elapsed = (): string => padLeft(`${((performance.now() - began) / 1_000).toFixed(2)} s`, timeWidth);
  const beginning = (who: string): string => `${palette.dim(elapsed())}  ${palette.bold(pad(who, whoWidth))}`;
  const print = (lines: readonly string[]): void => {
    for (const line of lines) screen.line(line);
  };
  const indent = ' '.repeat(timeWidth + 2);
  return {
    screen,
    began,
    tally,
    chapter: (number, title) => print(['', palette.bold(rule(`${number}  ${title}`, screen.width))]),
    say: (who, what) => print(hang(beginning(who), what, screen.width)),
    detail: (text) =>
      print(
        wrap(text, screen.width - detailColumn).map((line) => ' '.repeat(detailColumn) + palette.dim(line)),
      ),
    during: (who, what, work) => screen.during(() => `${beginning(who)}${palette.dim(`${what} …`)}`, work),
    async expect(claims, step) {
      print(claims.flatMap((each) => renderClaim(each, screen)).map((line) => indent + line));
      const missed = claims.filter((each) => !holds(each)).length;
      tally.made += claims.length;
      tally.missed += missed;
      if (missed > 0) {
        print(stepLog(step).map((line) => `${indent}${palette.dim('│')} ${line}`));
        throw new StoryStopped();
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    },
  };
}

/** One line; two where expected and got differ. */
function renderClaim(each: Claim, { palette, width }: Screen): string[] {
  const subject = pad(each.subject, subjectWidth);
  const room = width - timeWidth - 2;
  if (holds(each)) return hang(`${palette.good('✓')} ${palette.dim(subject)} `, each.got, room);
  const begin = `${palette.bad('✗')} ${palette.bold(subject)} `;
  return [
    ...hang(`${begin}${palette.dim('expected')} `, each.expected, room),
    ...hang(`${' '.repeat(widthOf(begin))}${palette.bad('got     ')} `, each.got, room),
  ];
}
