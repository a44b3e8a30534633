import type { FileScore } from './report.ts';

const head = `# Mutation scores

What the last measurement of each file came to; \`npm run mutation -- --scores FILE…\` measures and rewrites its rows. Score: killed or run into the ground (timeout), of all that the tests run and that compiles; what is justified (justified.json) counts against it. A file that is not named was not measured.

| file | killed | timeout | survived | justified | no coverage | score | on | by |
| --- | --: | --: | --: | --: | --: | --: | --- | --- |
`;

/** When and by which tests a file was measured. */
export interface Measured {
  /** ISO 8601, the day. */
  readonly on: string;
  readonly by: string;
}

function rowOf({ file, counts, score }: FileScore, { on, by }: Measured): string {
  const { killed, timeout, survived, justified } = counts;
  const cells = [
    file,
    killed,
    timeout,
    survived,
    justified,
    counts['no coverage'],
    `${score.toFixed(1)} %`,
    on,
    by,
  ];
  return `| ${cells.join(' | ')} |`;
}

function fileOf(row: string): string {
  return row.split('|')[1]?.trim() ?? '';
}

/** The text of SCORES.md with the rows of these files written anew and all others as they were. */
export function mergeScores(text: string, scores: readonly FileScore[], measured: Measured): string {
  const kept = text
    .split('\n')
    .filter((line) => line.startsWith('| lib/') && !scores.some(({ file }) => file === fileOf(line)));
  const rows = [...kept, ...scores.map((score) => rowOf(score, measured))];
  return `${head}${rows.sort((left, right) => (fileOf(left) < fileOf(right) ? -1 : 1)).join('\n')}\n`;
}
