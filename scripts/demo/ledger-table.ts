import { columns } from './layout.ts';
import type { Palette } from './palette.ts';

/** One line of ledger.jsonl, as JSON reads it. */
export type LedgerLine = Readonly<Record<string, unknown>>;

export interface LedgerView {
  readonly palette: Palette;
  readonly width: number;
  /** Wall time at which the story began, in milliseconds. */
  readonly beganAt: number;
  /** The version of a commit. */
  nameOf(sha: string): string;
}

const reasons: Readonly<Record<string, string>> = {
  ci_failed: 'CI failed',
  unhealthy: 'it was not healthy',
  restart_failed: 'its restart failed',
  hook_failed: 'its hook failed',
  no_verdict: 'CI gave no verdict',
  requested: 'somebody asked for it',
};

/** The ledger as a table: time, generation, event, version, what for. */
export function renderLedger(lines: readonly LedgerLine[], view: LedgerView): string[] {
  const { palette } = view;
  const heading = ['time', 'gen', 'event', 'version', 'what for'];
  const rows = lines.map((line) => rowOf(line, view));
  const paint = (cell: string, column: number, row: number): string => {
    if (row === 0 || column === 0) return palette.dim(cell);
    return column === 2 ? paintEvent(cell, lines[row - 1] ?? {}, palette) : cell;
  };
  return columns([heading, ...rows], paint, view.width);
}

function rowOf(line: LedgerLine, view: LedgerView): string[] {
  const seconds = (Date.parse(textOf(line['at'])) - view.beganAt) / 1_000;
  const sha = textOf(line['event'] === 'intent' ? line['to'] : line['sha']);
  return [
    `${seconds.toFixed(2)} s`.padStart(8),
    textOf(line['generation']).padStart(3),
    textOf(line['event']),
    sha === '' ? '' : view.nameOf(sha),
    purposeOf(line, view.nameOf),
  ];
}

/** What an event is for, in a few words. */
export function purposeOf(line: LedgerLine, nameOf: LedgerView['nameOf']): string {
  switch (line['event']) {
    case 'intent':
      return line['op'] === 'rollback' ? purposeOfRollback(line, nameOf) : purposeOfDeploy(line, nameOf);
    case 'live':
      return line['healthy'] === true ? 'the target runs it, healthy' : 'the target runs it, NOT healthy';
    case 'validated':
      return 'CI passed: a failure returns to it';
    case 'verdict':
      return `CI said ${textOf(line['verdict'])}: it stays live, unproven`;
    case 'undone':
      return `nothing changed (${textOf(line['code'])})`;
    case 'interrupted':
      return 'the run was cancelled';
    case 'adopted':
      return 'found on the target';
    default:
      return '';
  }
}

function purposeOfDeploy(line: LedgerLine, nameOf: LedgerView['nameOf']): string {
  const point = textOf(line['rollbackPoint']);
  return point === '' ? 'deploy; nothing to return to yet' : `deploy; a failure returns to ${nameOf(point)}`;
}

function purposeOfRollback(line: LedgerLine, nameOf: LedgerView['nameOf']): string {
  const note = textOf(line['note']);
  const why = note === '' ? (reasons[textOf(line['reason'])] ?? textOf(line['reason'])) : `"${note}"`;
  return `roll back from ${nameOf(textOf(line['from']))}: ${why}`;
}

function paintEvent(cell: string, line: LedgerLine, palette: Palette): string {
  if (line['event'] === 'validated') return palette.good(cell);
  if (line['event'] === 'live') return line['healthy'] === true ? palette.fresh(cell) : palette.bad(cell);
  if (line['event'] === 'intent') return line['op'] === 'rollback' ? palette.back(cell) : palette.dim(cell);
  return palette.back(cell);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
