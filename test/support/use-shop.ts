import { expect, onTestFinished } from 'vitest';
import type { ActResult } from './act.ts';
import { createShop, type Shop, type ShopOptions } from './act-shop.ts';
import { eventually } from './eventually.ts';
import { createOpenApiValidator } from './github/openapi.ts';
import { repositoryRoot } from './use-sandbox.ts';

const validate = createOpenApiValidator();

/** A shop until the test ends; then it fails if GitHub would have answered otherwise than the emulated one. */
export async function useShop(options: Partial<ShopOptions> = {}): Promise<Shop> {
  const shop = await createShop({
    root: repositoryRoot,
    ...options,
    github: { validate, ...options.github },
  });
  onTestFinished(async () => {
    await shop.stop();
    expect(shop.github.problems).toEqual([]);
  });
  return shop;
}

/** A shop whose preprod runs a validated 1.0. */
export async function useDeliveredShop(
  options: Partial<ShopOptions> = {},
): Promise<{ readonly shop: Shop; readonly good: string }> {
  const shop = await useShop(options);
  const good = shop.release('1.0');
  await shop.deliver('preprod', good);
  return { shop, good };
}

/** CI of a commit that runs until a test ends it. */
export interface RunningCi {
  /** One of its jobs has ended; returns its page. */
  jobEnded(name: string, conclusion: string): string;
  end(conclusion: string): void;
}

export function startCi(shop: Shop, sha: string): RunningCi {
  const { state } = shop.github;
  const { id } = state.addRun({
    ...{ sha, workflow: 'ci.yml', workflowName: 'CI', branch: 'main', status: 'in_progress' },
  });
  return {
    jobEnded: (name, conclusion) => {
      const job = state.addCheckRun({ sha, name, conclusion, runId: id });
      return `https://github.com/acme/shop/runs/${job.id}`;
    },
    end: (conclusion) => void state.updateRun(id, { conclusion }),
  };
}

/** Resolves when GitHub has been asked for the workflow runs of a commit: it is being judged. */
export function isJudged(shop: Shop, sha: string, run: Promise<ActResult>): Promise<void> {
  return during(run, `${sha} is judged`, () =>
    shop.github.requests.some(({ path }) => path.includes(`head_sha=${sha}`)),
  );
}

/** Resolves when something holds while a run goes on; throws with its log when the run ends before. */
export async function during(
  run: Promise<ActResult>,
  what: string,
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  const ended = run.then(({ log }) => {
    throw new Error(`The run ended before ${what}:\n${log}`);
  });
  await Promise.race([eventually(what, holds), ended]);
}

/** A template as a user of ci-verdict.yml changes it. */
export function settledByEvent(template: string, text: string): string {
  if (template !== 'cd-preprod.yml') return text;
  const changed = text.replace(`runner: '["self-hosted"]' }`, `runner: '["self-hosted"]', watch: false }`);
  if (changed === text) throw new Error('cd-preprod.yml cannot be changed as ci-verdict.yml says.');
  return changed;
}
