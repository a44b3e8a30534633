import { describe, expect, it, onTestFinished } from 'vitest';
import { type ActResult, runner } from '../support/act.ts';
import { startSlackBotReceiver } from '../support/slack-bot-receiver.ts';
import { isJudged, startCi, useDeliveredShop, useShop } from '../support/use-shop.ts';

/** A job of the user's after ours, which keeps what deploy-first.yml gives it. */
const jobAfterwards = `
  afterwards:
    name: Afterwards
    needs: deliver
    if: \${{ always() }}
    runs-on: ubuntu-24.04
    steps:
      - id: outputs
        run: echo "all=$OUTPUTS" | tr -d '\\n' >> "$GITHUB_OUTPUT"
        shell: bash
        env: { OUTPUTS: '\${{ toJSON(needs.deliver.outputs) }}' }
`;

const withJobAfterwards = {
  adapt: (template: string, text: string): string =>
    template === 'cd-preprod.yml' ? `${text}${jobAfterwards}` : text,
};

/** A template as its comment tells a user of a Slack bot to change it. */
function withSlackBot(template: string, text: string): string {
  if (template !== 'cd-preprod.yml') return text;
  const changed = text.replace(
    'slack-webhook: "${{secrets.SLACK_WEBHOOK}}"',
    'slack-token: "${{secrets.SLACK_TOKEN}}"',
  );
  if (changed === text) throw new Error('cd-preprod.yml cannot be changed as its comment says.');
  return changed;
}

function outputsOf(ended: ActResult): unknown {
  return JSON.parse(ended.steps['afterwards/outputs']?.['all'] ?? '{}');
}

describe.skipIf(!runner.possible)(`deploy first, run by act${runner.why}`, () => {
  it('makes a push live while its CI runs, and validates it when CI is green', async () => {
    const shop = await useShop(withJobAfterwards);
    const good = shop.release('1.0');
    const ci = startCi(shop, good);
    const running = shop.push(good);
    await isJudged(shop, good, running);
    const servedWhileJudged = await shop.preprod.service.version();
    ci.end('success');

    const ended = await running;

    expect(ended.exitCode, ended.log).toBe(0);
    expect(ended.jobs).toMatchObject({ deploy: 'success', watch: 'success', settle: 'success' });
    expect(outputsOf(ended)).toEqual({
      ...{ status: 'live', sha: good, verdict: 'success', action: 'validated' },
      ...{ 'live-sha': good, 'failed-runs': '[]', 'reason-code': 'validated' },
    });
    expect(servedWhileJudged).toBe('1.0');
    expect(shop.preprod.lastValidated()).toBe(good);
    expect(shop.preprod.ledger().map(({ event }) => event)).toEqual(['intent', 'live', 'validated']);
    expect(shop.told()).toEqual(['preprod: live', 'preprod: validated']);
    expect(shop.stories()).toEqual([['preprod: live', 'preprod: validated']]);
    expect(shop.discord.requests.map(({ method }) => method)).toEqual(['POST', 'PATCH']);
    expect(shop.preprod.deployments()).toEqual([{ sha: good, state: 'success' }]);
  });

  it('brings the last validated release back when CI is red', async () => {
    const { shop, good } = await useDeliveredShop();
    const bad = shop.release('1.1');
    const ci = startCi(shop, bad);
    const failedJob = ci.jobEnded('Unit tests', 'failure');
    ci.jobEnded('Lint', 'success');
    const running = shop.push(bad);
    await isJudged(shop, bad, running);
    const servedWhileJudged = await shop.preprod.service.version();
    ci.end('failure');

    const ended = await running;

    expect(ended.exitCode).toBe(1);
    expect(ended.jobs).toEqual({ deploy: 'success', watch: 'failure', settle: 'failure' });
    expect(servedWhileJudged).toBe('1.1');
    expect(await shop.preprod.service.version()).toBe('1.0');
    expect(shop.preprod.lastValidated()).toBe(good);
    expect(shop.preprod.ledger()).toContainEqual(
      expect.objectContaining({ event: 'intent', op: 'rollback', from: bad, to: good, reason: 'ci_failed' }),
    );
    expect(shop.told()).toEqual(['preprod: live', 'preprod: rolled back']);
    expect(shop.stories()).toEqual([['preprod: live', 'preprod: rolled back']]);
    const edited = shop.discord.requests.find(({ method }) => method === 'PATCH')?.body.toString() ?? '';
    expect(edited).toContain('Unit tests');
    expect(edited).not.toContain('Lint');
    expect(edited).toContain(failedJob);
    expect(edited).toContain('Was live for');
    expect(edited).toContain(good.slice(0, 7));
    expect(shop.preprod.deployments()).toEqual([
      { sha: good, state: 'inactive' },
      { sha: bad, state: 'failure' },
      { sha: good, state: 'success' },
    ]);
  });

  it('tells it all in one message of a Slack bot, where a user has one', async () => {
    const slack = await startSlackBotReceiver();
    onTestFinished(() => slack.close());
    const { shop } = await useDeliveredShop({ adapt: withSlackBot });
    const notify = { 'slack-channel': 'C024BE91L', language: 'fr' };
    shop.configure({ preprod: { ...shop.preprod.settings, notify } });
    const bad = shop.release('1.1');
    shop.ci(bad, 'failure');
    const secrets = { SLACK_TOKEN: slack.token };

    const ended = await shop.push(bad, { secrets, env: { BELAY_SLACK_API: slack.api } });

    expect(ended.steps['settle/settle'], ended.log).toMatchObject({ action: 'rolled-back' });
    const [message, ...others] = slack.messages.filter(({ thread }) => thread === undefined);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ edits: 1 });
    expect(JSON.stringify(message?.payload)).toContain('retour arrière');
    expect(slack.messages.map(({ thread }) => thread)).toContain(message?.ts);
    expect(shop.slack.requests).toEqual([]);
  });

  it('takes back what is sick at once, before CI has a word', async () => {
    const { shop, good } = await useDeliveredShop();
    const sick = shop.sickRelease('1.1');
    startCi(shop, sick);

    const ended = await shop.push(sick);

    expect(ended.exitCode).toBe(1);
    expect(ended.jobs).toEqual({ deploy: 'failure' });
    expect(await shop.preprod.service.version()).toBe('1.0');
    expect(shop.preprod.lastValidated()).toBe(good);
    expect(shop.told()).toEqual(['preprod: rolled back']);
  });

  it('makes the next push live while the last is still judged, whose verdict then touches nothing', async () => {
    const { shop } = await useDeliveredShop();
    const first = shop.release('1.1');
    const ciOfFirst = startCi(shop, first);
    let firstEnded = false;
    const runOfFirst = shop.push(first).finally(() => {
      firstEnded = true;
    });
    await isJudged(shop, first, runOfFirst);
    const second = shop.release('1.2');
    const ciOfSecond = startCi(shop, second);
    const runOfSecond = shop.push(second);
    await isJudged(shop, second, runOfSecond);
    const servedWhileFirstIsJudged = await shop.preprod.service.version();
    const firstWasStillJudged = !firstEnded;
    ciOfFirst.end('failure');
    const endOfFirst = await runOfFirst;
    const servedAfterFirst = await shop.preprod.service.version();
    ciOfSecond.end('success');

    const endOfSecond = await runOfSecond;

    expect({ servedWhileFirstIsJudged, firstWasStillJudged }).toEqual({
      servedWhileFirstIsJudged: '1.2',
      firstWasStillJudged: true,
    });
    expect(endOfFirst.jobs, endOfFirst.log).toEqual({
      deploy: 'success',
      watch: 'failure',
      settle: 'success',
    });
    expect(servedAfterFirst).toBe('1.2');
    expect(endOfSecond.exitCode, endOfSecond.log).toBe(0);
    expect(await shop.preprod.service.version()).toBe('1.2');
    expect(shop.preprod.lastValidated()).toBe(second);
    expect(shop.stories()).toEqual([
      ['preprod: live', 'preprod: superseded'],
      ['preprod: live', 'preprod: validated'],
    ]);
    // Slack's webhook cannot edit: there it would be news of its own, and is none.
    expect(shop.slack.messages).toHaveLength(3);
  });
});
