import type { LiveRecord } from '../../../lib/delivery/promotion.ts';
import { comparedLimit } from '../../../lib/github/compare-commits.ts';
import { escapeMarkdown, truncate } from '../../../lib/ports/foreign-text.ts';
import type { WorkflowRun } from '../../../lib/runner/workflow-run.ts';
import {
  type Concluded,
  commitUrl,
  compareUrl,
  count,
  dayOf,
  goingBack,
  proofText,
  sourceOf,
} from './conclusion.ts';
import type { Between, ConfirmPorts } from './findings.ts';
import type { Inputs } from './inputs.ts';

/** The job summary: what is to be decided comes first, then everything that would change. */
export function summaryOf(inputs: Inputs, concluded: Concluded, ports: ConfirmPorts): string {
  const { environment } = inputs.target;
  const { sha, proof, live, between, reasonCode } = concluded;
  const { workflowRun } = ports;
  const word = headlines[reasonCode] ?? 'refused';
  const rows: string[] = [];
  const isPromotion = inputs.purpose.kind === 'promote';
  if (sha !== undefined)
    rows.push(
      `| ${isPromotion ? 'To promote' : 'Last validated'} | ${commitCell(workflowRun, sha)}, ${escapeMarkdown(proofText(inputs, concluded))} |`,
    );
  if (live !== undefined) rows.push(`| Live now | ${liveCell(inputs, workflowRun, live)} |`);
  const notes = [proof?.note, live?.kind === 'live' ? live.note : undefined].filter(
    (note) => note !== undefined,
  );
  const sections = [
    `### ${escapeMarkdown(environment)}: ${word}`,
    escapeMarkdown(concluded.message),
    ...notes.map((note) => `**Note:** ${escapeMarkdown(note)}`),
    rows.length === 0 ? '' : `| | |\n|---|---|\n${rows.join('\n')}`,
    ...(live?.kind === 'live' && sha !== undefined && between !== undefined
      ? changes(workflowRun, between, { base: live.sha, head: sha })
      : []),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const headlines: Readonly<Partial<Record<Concluded['reasonCode'], string>>> = {
  confirmed: 'confirmed',
  already_live: 'nothing to promote',
};

function commitCell(run: WorkflowRun, sha: string): string {
  const url = commitUrl(run, sha);
  return url === '' ? `\`${sha.slice(0, 12)}\`` : `[\`${sha.slice(0, 12)}\`](${url})`;
}

function liveCell(inputs: Inputs, run: WorkflowRun, live: LiveRecord): string {
  if (live.kind === 'unknown') return escapeMarkdown(`not known: ${live.why}`);
  if (live.kind === 'nothing') return escapeMarkdown(`nothing yet, ${sourceOf(inputs, live.source)}`);
  return `${commitCell(run, live.sha)}${escapeMarkdown(`${dayOf(live.at)}, ${sourceOf(inputs, live.source)}`)}`;
}

/** Characters of a message in a row: a table must stay readable. */
const messageLimit = 120;

function changes(
  run: WorkflowRun,
  between: Between,
  { base, head }: { readonly base: string; readonly head: string },
): string[] {
  const url = compareUrl(run, base, head);
  if (between.kind === 'unknown')
    return [
      `**The commits between are not known** (${escapeMarkdown(between.why)}).${url === '' ? '' : ` [Look at them](${url}) before you go on.`}`,
    ];
  const { ahead, behind, commits } = between;
  const back = compareUrl(run, head, base);
  const list = back === '' ? '' : ` ([which ones](${back}))`;
  const taken =
    behind === 0 ? '' : `**${goingBack(between)}: ${count(behind, 'commit')} would be taken away**${list}.`;
  if (ahead === 0) return [taken];
  const rows = commits
    .slice(0, comparedLimit)
    .map(
      ({ sha, message, author }) =>
        `| ${commitCell(run, sha)} | ${escapeMarkdown(truncate(message, messageLimit))} | ${escapeMarkdown(author)} |`,
    );
  const more = ahead - rows.length;
  return [
    taken,
    `**${count(ahead, 'commit')} would go live**${url === '' ? '' : ` ([all changes](${url}))`}`,
    `| Commit | What | Who |\n|---|---|---|\n${rows.join('\n')}`,
    more > 0 ? `The newest ${rows.length} are shown; ${more} older ones are behind the link.` : '',
  ];
}
