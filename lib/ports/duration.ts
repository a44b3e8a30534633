const millisecondsPerUnit: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Reads `500ms`, `30s`, `5m`, `1h`; a bare number is seconds. Undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)?$/.exec(text);
  if (match?.[1] === undefined) return undefined;
  const factor = millisecondsPerUnit[match[2] ?? 's'];
  return factor === undefined ? undefined : Math.round(Number(match[1]) * factor);
}

/** Writes milliseconds for people: `85 ms`, `1.4 s`, `2 min 5 s`, `1 h 3 min`. Negative values read as zero. */
export function formatDuration(ms: number): string {
  const clamped = Math.max(0, Math.round(ms));
  if (clamped < 1_000) return `${clamped} ms`;
  if (clamped < 60_000) return `${(clamped / 1_000).toFixed(1)} s`;
  const seconds = Math.round(clamped / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
}
