import { padLeft } from './layout.ts';
import type { Palette } from './palette.ts';
import type { Change } from './served.ts';

/** How good a version was known to be while it was served. */
export type Standing = 'validated' | 'unproven' | 'sick';

/** Some time in which one version was served and nothing became known of it. Milliseconds. */
export interface Span {
  readonly version: string;
  readonly standing: Standing;
  readonly from: number;
  readonly to: number;
}

/** What is known of the versions: when each was validated, and which were sick. */
export interface Known {
  readonly validatedAt: ReadonlyMap<string, number>;
  readonly sick: ReadonlySet<string>;
}

const glyphs: Readonly<Record<Standing, string>> = { validated: '█', unproven: '▒', sick: '!' };

/** What was served, cut where the version changed and where it was validated. */
export function spansOf(changes: readonly Change[], end: number, known: Known): Span[] {
  return changes.flatMap(({ version, at }, index): Span[] => {
    const to = changes[index + 1]?.at ?? end;
    if (known.sick.has(version)) return [{ version, standing: 'sick', from: at, to }];
    const proven = Math.min(Math.max(known.validatedAt.get(version) ?? to, at), to);
    return [
      { version, standing: 'unproven' as const, from: at, to: proven },
      { version, standing: 'validated' as const, from: proven, to },
    ].filter((span) => span.to > span.from);
  });
}

/** Cells for each span: in proportion, at least one, `width` together. */
export function cellsOf(spans: readonly Span[], width: number): number[] {
  const total = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  const cells = spans.map(({ from, to }) => Math.max(1, Math.round(((to - from) / total) * width)));
  const surplus = cells.reduce((sum, each) => sum + each, 0) - width;
  const longest = cells.indexOf(Math.max(...cells));
  return cells.map((each, index) => (index === longest ? Math.max(1, each - surplus) : each));
}

/** The versions that were served as one bar, with their names under it and what its shades mean. */
export function renderStrip(spans: readonly Span[], at: { palette: Palette; width: number }): string[] {
  const { palette, width } = at;
  const cells = cellsOf(spans, width);
  const shade: Readonly<Record<Standing, (text: string) => string>> = {
    validated: palette.good,
    unproven: palette.fresh,
    sick: palette.bad,
  };
  const bar = spans.map(({ standing }, index) => shade[standing](glyphs[standing].repeat(cells[index] ?? 1)));
  const legend = [
    `${palette.good(glyphs.validated)} validated`,
    `${palette.fresh(glyphs.unproven)} live, not proven`,
    `${palette.bad(glyphs.sick)} sick`,
  ];
  return [bar.join(''), labelsOf(spans, cells), palette.dim(legend.join('   '))];
}

/** Each name under the beginning of its first span, moved to the right where the last one stands in its way. */
function labelsOf(spans: readonly Span[], cells: readonly number[]): string {
  let text = '';
  let start = 0;
  for (const [index, { version }] of spans.entries()) {
    if (version !== spans[index - 1]?.version) {
      const column = text === '' ? start : Math.max(start, text.length + 1);
      text += padLeft('', column - text.length) + version;
    }
    start += cells[index] ?? 1;
  }
  return text;
}
