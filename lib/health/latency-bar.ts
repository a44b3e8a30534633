/** Blocks from an eighth to a whole, as every monospaced and proportional font has them. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Blocks of the slowest. */
const width = 10;

/** A bar of text blocks, as long as `ms` is of `slowestMs`: ten blocks for the slowest, at least a sliver. */
export function latencyBar(ms: number, slowestMs: number): string {
  if (!(ms > 0) || !(slowestMs > 0)) return '';
  const parts = Math.max(1, Math.round((Math.min(ms, slowestMs) / slowestMs) * width * 8));
  return `${'█'.repeat(Math.floor(parts / 8))}${eighths[parts % 8] ?? ''}`;
}
