import type { Accepted } from './accepted.ts';
import { type Advisory, readAdvisories } from './advisory.ts';
import { judge, type UsedPackage } from './judge.ts';
import { questionAbout } from './used-packages.ts';

/** Sends a question to the registry; throws where there is no answer. */
export type Ask = (question: Readonly<Record<string, readonly string[]>>) => Promise<unknown>;

/** What the check needs besides what it asks. */
export interface Concern {
  readonly packages: readonly UsedPackage[];
  readonly accepted: readonly Accepted[];
  readonly today: string;
  readonly say: (text: string) => void;
}

/** Asks what is known of the packages and tells it; whether nothing stands in the way. No answer is not "nothing known". */
export async function checkAdvisories(ask: Ask, concern: Concern): Promise<boolean> {
  const { packages, accepted, today, say } = concern;
  let advisories: readonly Advisory[];
  try {
    advisories = readAdvisories(await ask(questionAbout(packages)));
  } catch (error) {
    say(
      `What is known of the packages could not be found out: ${error instanceof Error ? error.message : 'no answer'}`,
    );
    return false;
  }
  const { blocking, noted } = judge({ packages, advisories, accepted, today });
  for (const each of noted) say(`Noted: ${each}`);
  for (const each of blocking) say(`To be mended: ${each}`);
  const bundled = packages.filter(({ bundles }) => bundles.length > 0).length;
  say(
    `${packages.length} packages asked for, ${bundled} of them bundled: ${blocking.length} to be mended, ${noted.length} noted.`,
  );
  return blocking.length === 0;
}
