import { describe, expect, it } from 'vitest';
import { type ActResult, runner } from '../support/act.ts';
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
    expect(shop.preprod.deployments()).toEqual([{ sha: good, state: 'success' }]);
  });

  it('brings the last validated release back when CI is red', async () => {
    const { shop, good } = await useDeliveredShop();
    const bad = shop.release('1.1');
    const ci = startCi(shop, bad);
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
    const [, last] = shop.discord.messages.map(({ payload }) => JSON.stringify(payload));
    expect(last).toContain(`CI failed for ${bad}; ${good} is live again and healthy.`);
    expect(last).toMatch(/https:\/\/github\.com\/acme\/shop\/actions\/runs\/\d+/);
    expect(shop.preprod.deployments()).toEqual([
      { sha: good, state: 'inactive' },
      { sha: bad, state: 'failure' },
      { sha: good, state: 'success' },
    ]);
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
    expect(shop.told()).toEqual(['preprod: live', 'preprod: live', 'preprod: validated']);
  });
});
