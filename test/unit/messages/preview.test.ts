import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { messageEvents } from '../../../lib/messages/message.ts';
import { discordMarkdown } from '../../../scripts/preview/markup-discord.ts';
import { slackMrkdwn } from '../../../scripts/preview/markup-slack.ts';

const script = join(import.meta.dirname, '../../../scripts/preview/main.ts');

describe('npm run preview', () => {
  it('writes one page with every event on every channel, in both languages and themes, that loads nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'belay-preview-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'page.html');

    const printed = execFileSync(process.execPath, [script, file], { encoding: 'utf8' });

    const page = readFileSync(file, 'utf8');
    expect(printed.trim()).toBe(file);
    const articles = page.match(/<article[\s\S]*?<\/article>/g) ?? [];
    for (const language of ['en', 'fr']) {
      for (const event of messageEvents) {
        const found =
          articles.find((each) => each.includes(`lang="${language}" data-event="${event}"`)) ?? '';
        for (const channel of ['Discord', 'Slack webhook', 'Slack bot', 'JSON webhook']) {
          expect(found.split(`data-channel="${channel}"`), `${language} ${event} ${channel}`).toHaveLength(3);
        }
        expect(found).toMatch(/class="theme light"[\s\S]*class="theme dark"/);
      }
    }
    expect(page).not.toMatch(/<(?:script|img|link|iframe)|@import|url\(|@font-face/);
  });
});

describe('the clients it draws', () => {
  it('obey what the real ones obey, so that foreign text that is not inert would show', () => {
    expect(discordMarkdown('**b** [x](https://a.example/) @everyone \\*c\\*\n- i')).toBe(
      '<div class="line"><strong>b</strong> <a href="https://a.example/" title="https://a.example/">x</a> <span class="called">@everyone</span> *c*</div><div class="item">i</div>',
    );
    expect(slackMrkdwn('*b* <https://a.example/|x> <!here> &lt;!here&gt;')).toBe(
      '<strong>b</strong> <a href="https://a.example/" title="https://a.example/">x</a> <span class="called">@here</span> &lt;!here&gt;',
    );
  });
});
