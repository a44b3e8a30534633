import { createHash } from 'node:crypto';

/** One line of the ledger, as the words of domain.md have it. The product's own reading of it is not used here. */
export interface Entry {
  readonly event: string;
  readonly generation: number;
  readonly sha?: string | null;
  readonly healthy?: boolean;
  readonly recovered?: boolean;
  readonly op?: 'deploy' | 'rollback';
  readonly from?: string | null;
  readonly to?: string;
  readonly rollbackPoint?: string | null;
  readonly undoes?: number;
  readonly reason?: string;
  readonly run?: { readonly url: string };
  readonly recipe?: { readonly restart?: string };
}

interface Deployment {
  readonly sha: string;
  readonly generation: number;
}

/** An environment as somebody would keep it who reads the ledger with a pencil. */
export interface Book {
  /** The highest generation that was given. */
  readonly highest: number;
  readonly live: (Deployment & { readonly healthy: boolean }) | undefined;
  /** Validated and not taken back, newest first. */
  readonly proven: readonly Deployment[];
  /** What was announced and not concluded. */
  readonly open: Entry | undefined;
  /** What the last rollback took away. */
  readonly left: { readonly sha: string; readonly by: number; readonly reason: string } | undefined;
}

const empty: Book = { highest: 0, live: undefined, proven: [], open: undefined, left: undefined };

/** Releases that are remembered besides the last validated one. */
const earlierLimit = 10;

const words = [
  'intent',
  'live',
  'undone',
  'interrupted',
  'adopted',
  'verdict',
  'validated',
  'withdrawn',
  'recipe',
];

/** What each line says; a line that is not whole is a problem and says nothing. */
export function eventsOf(lines: readonly string[], problems: string[] = []): readonly Entry[] {
  return lines.flatMap((line, index) => {
    const entry = read(line);
    if (entry === undefined) problems.push(`line ${index + 1} of the ledger is not whole`);
    return entry ?? [];
  });
}

function read(line: string): Entry | undefined {
  try {
    const { sum, ...body } = JSON.parse(line) as Entry & { readonly sum?: string };
    const isWhole = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 16) === sum;
    return isWhole && words.includes(body.event) && Number.isInteger(body.generation) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** The book after none, one, two, … of the lines. */
export function booksOf(entries: readonly Entry[]): readonly Book[] {
  const books = [empty];
  for (const entry of entries) books.push(after(books.at(-1) ?? empty, entry));
  return books;
}

/** The book at the end. */
export function bookOf(lines: readonly string[]): Book {
  return booksOf(eventsOf(lines)).at(-1) ?? empty;
}

function after(before: Book, entry: Entry): Book {
  const { generation } = entry;
  const book = { ...before, highest: Math.max(before.highest, generation) };
  const sha = entry.sha ?? '';
  const others = book.proven.filter((each) => each.sha !== sha);
  switch (entry.event) {
    case 'intent':
      return { ...book, open: entry, live: liveWhenAnnounced(book, entry) };
    case 'live':
      return {
        ...book,
        open: undefined,
        live: { sha, generation, healthy: entry.healthy === true },
        left: leftBy(book, generation),
      };
    case 'adopted':
      return { ...book, open: undefined, live: { sha, generation, healthy: false } };
    case 'undone':
      return { ...book, open: undefined };
    case 'validated':
      return { ...book, proven: [{ sha, generation }, ...others.slice(0, earlierLimit)] };
    case 'withdrawn':
      return { ...book, proven: others };
    default:
      return book;
  }
}

/** A rollback of the very deployment that is open: that one is live, and sick. */
function liveWhenAnnounced({ open, live }: Book, { op, undoes }: Entry): Book['live'] {
  if (op !== 'rollback' || open?.op !== 'deploy' || open.generation !== undoes) return live;
  return { sha: open.to ?? '', generation: open.generation, healthy: false };
}

function leftBy({ open, live, left }: Book, generation: number): Book['left'] {
  if (open?.op !== 'rollback' || open.generation !== generation || live === undefined) return left;
  return { sha: live.sha, by: generation, reason: open.reason ?? 'requested' };
}

/** What of a state.json is not as the book has it after the lines that are in it. */
export function checkSnapshot(text: string, lines: readonly string[]): readonly string[] {
  const told = JSON.parse(text) as Told;
  let bytes = 0;
  const count = lines.findIndex((line) => {
    bytes += Buffer.byteLength(line) + 1;
    return bytes >= told.ledgerBytes;
  });
  if (bytes !== told.ledgerBytes) return [`state.json ends within line ${count + 1} of the ledger`];
  const book = bookOf(lines.slice(0, count + 1));
  const { left } = book;
  const wanted = shown(book.live, book.proven, [book.highest, book.open?.generation, left?.by, left?.sha]);
  const { live, validated, earlier, generation, pending, lastRollback } = told;
  const proven = [...(validated === undefined ? [] : [validated]), ...earlier];
  const last = [generation, pending?.generation, lastRollback?.generation, lastRollback?.sha];
  const got = shown(live, proven, last);
  return got === wanted
    ? []
    : [`state.json after line ${count + 1} says ${got}, and the ledger ${wanted} (live, validated, numbers)`];
}

interface Told {
  readonly ledgerBytes: number;
  readonly generation: number;
  readonly live?: Book['live'];
  readonly validated?: Deployment;
  readonly earlier: readonly Deployment[];
  readonly pending?: { readonly generation: number };
  readonly lastRollback?: { readonly sha: string; readonly generation: number };
}

function shown(live: Book['live'], proven: readonly Deployment[], numbers: readonly unknown[]): string {
  const healthy = live === undefined ? [] : [live.sha, live.generation, live.healthy];
  return JSON.stringify([healthy, proven.map(({ sha, generation }) => [sha, generation]), numbers]);
}
