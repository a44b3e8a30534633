import type { BundleResult } from '../../test/support/run-bundle.ts';
import { type Claim, holds } from './claim.ts';
import { pad, padLeft, rule } from './layout.ts';
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
  /** Prints each claim with its mark; on a miss also what the step wrote. */
  expect(claims: readonly Claim[], step?: BundleResult): void;
  /** For whoever watches. */
  pause(): Promise<void>;
}

const timeWidth = 8;
const whoWidth = 12;
const subjectWidth = 16;

/** Starts the clock of the story. */
export function createNarrator(screen: Screen, pauseMs: number): Narrator {
  const { palette } = screen;
  const began = performance.now();
  const tally = { made: 0, missed: 0 };
  const elapsed = (): string => padLeft(`${((performance.now() - began) / 1_000).toFixed(2)} s`, timeWidth);
  const row = (who: string, what: string): string =>
    `${palette.dim(elapsed())}  ${palette.bold(pad(who, whoWidth))}${what}`;
  return {
    screen,
    began,
    tally,
    chapter: (number, title) => {
      screen.line();
      screen.line(palette.bold(rule(`${number}  ${title}`, screen.width)));
    },
    say: (who, what) => screen.line(row(who, what)),
    during: (who, what, work) => screen.during(() => row(who, palette.dim(`${what} …`)), work),
    expect(claims, step) {
      const indent = ' '.repeat(timeWidth + 2);
      for (const each of claims) screen.line(`${indent}${renderClaim(each, screen)}`);
      const missed = claims.filter((each) => !holds(each)).length;
      tally.made += claims.length;
      tally.missed += missed;
      if (missed > 0 && step !== undefined) {
        for (const line of stepLog(step)) screen.line(`${indent}${palette.dim('│')} ${line}`);
      }
    },
    pause: () => new Promise((resolve) => setTimeout(resolve, pauseMs)),
  };
}

function renderClaim(each: Claim, { palette }: Screen): string {
  const subject = pad(each.subject, subjectWidth);
  if (holds(each)) return `${palette.good('✓')} ${palette.dim(subject)} ${each.got}`;
  const missed = `${palette.bad('✗')} ${palette.bold(subject)} expected ${palette.good(each.expected)}`;
  return `${missed}, got ${palette.bad(each.got)}`;
}
