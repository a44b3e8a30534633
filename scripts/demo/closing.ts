import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { renderCard, renderMessages } from './cards.ts';
import { type Card, cardOfDiscord, cardOfSlack } from './chat.ts';
import { beside, columns, rule } from './layout.ts';
import { type LedgerLine, renderLedger } from './ledger-table.ts';
import { type Known, renderStrip, spansOf } from './served-strip.ts';
import { duration, type Stage } from './stage.ts';

/** What the story left: what was served, the ledger, and what the chats got. */
export function showWhatIsLeft(stage: Stage): void {
  const { screen } = stage.narrator;
  const heading = (title: string): void => {
    screen.line();
    screen.line(screen.palette.bold(rule(title, screen.width)));
  };
  const lines = ledgerOf(stage);
  heading(`What the service served, asked over HTTP every few milliseconds`);
  const spans = spansOf(stage.served.changes, performance.now(), knownFrom(stage, lines));
  if (spans.length > 0) for (const line of renderStrip(spans, screen)) screen.line(line);
  heading('The ledger of preprod');
  const beganAt = performance.timeOrigin + stage.narrator.began;
  const view = { ...screen, beganAt, nameOf: stage.place.nameOf };
  for (const line of renderLedger(lines, view)) screen.line(line);
  const discord = stage.place.discord.messages.map(({ payload }) => cardOfDiscord(payload));
  const slack = stage.place.slack.messages.map(({ payload }) => cardOfSlack(payload));
  heading(`What Discord and Slack got: ${discord.length} and ${slack.length} messages`);
  for (const line of renderMessages(discord, screen)) screen.line(line);
  for (const line of bothCards(stage, discord, slack)) screen.line(line);
}

const tellingTitle = 'preprod: rolled back';

/** The most telling message in full, as each chat shows it. */
function bothCards(stage: Stage, discord: readonly Card[], slack: readonly Card[]): string[] {
  const { palette, width } = stage.narrator.screen;
  const pick = (cards: readonly Card[]): Card | undefined =>
    cards.find(({ title }) => title === tellingTitle) ?? cards.at(-1);
  const [left, right] = [pick(discord), pick(slack)];
  if (left === undefined || right === undefined) return [];
  const half = Math.floor((width - 2) / 2);
  const at = { palette, width: half };
  return ['', ...beside(renderCard('Discord', left, at), renderCard('Slack', right, at), half)];
}

/** The last words: whether all was true, and where to look next. */
export function showVerdict(stage: Stage, kept: boolean): void {
  const { place, narrator } = stage;
  const { screen, tally } = narrator;
  const { palette } = screen;
  const took = duration(performance.now() - narrator.began);
  screen.line();
  screen.line(palette.bold('─'.repeat(screen.width)));
  if (tally.missed === 0) {
    screen.line(palette.bold(palette.good(`All ${tally.made} checks were true, in ${took}.`)));
  } else {
    const count = `${tally.missed} of ${tally.made} checks were not true`;
    screen.line(palette.bold(palette.bad(`${count}; the story stops there. Look for ✗ above.`)));
  }
  screen.line();
  const paint = (cell: string, column: number): string => (column === 0 ? palette.dim(cell) : cell);
  const next = [
    ['Use it', 'README.md: "Use it" to paste, "Something is wrong" for 3 a.m.'],
    ['The actions', 'actions/: deploy, watch-ci, rollback, health-check, notify, confirm, backup'],
    ['The workflows', 'workflows-templates/ to copy; scripts/init writes them for your repository'],
    ['Check it all', './scripts/test'],
    ...(kept ? lookInside(place.sandbox.folder) : [['Look inside', 'npm run demo -- --keep']]),
  ];
  for (const line of columns(next, paint, Number.POSITIVE_INFINITY)) screen.line(line);
}

function lookInside(folder: string): string[][] {
  const state = join(folder, 'state/preprod');
  return [
    ['Kept', folder],
    ['', `cat ${state}/ledger.jsonl`],
    ['', `cat ${state}/state.json`],
    ['', `git -C ${folder}/srv log --oneline --all`],
  ];
}

/** When each version was validated, and which never were healthy. */
function knownFrom({ place }: Stage, lines: readonly LedgerLine[]): Known {
  const at = (line: LedgerLine): number => Date.parse(String(line['at'])) - performance.timeOrigin;
  const name = (line: LedgerLine, key: string): string => place.nameOf(String(line[key]));
  const validated = lines.filter((line) => line['event'] === 'validated');
  const unhealthy = lines.filter((line) => line['event'] === 'intent' && line['reason'] === 'unhealthy');
  return {
    validatedAt: new Map(validated.map((line) => [name(line, 'sha'), at(line)])),
    sick: new Set(unhealthy.map((line) => name(line, 'from'))),
  };
}

function ledgerOf({ place }: Stage): readonly LedgerLine[] {
  return existsSync(join(place.sandbox.state, 'ledger.jsonl')) ? place.sandbox.ledger() : [];
}
