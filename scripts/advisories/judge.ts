import type { Accepted } from './accepted.ts';
import type { Advisory } from './advisory.ts';

/** A package that is installed or bundled. */
export interface UsedPackage {
  readonly name: string;
  readonly version: string;
  /** Folders whose bundle holds it, `actions/deploy`; none for a tool. */
  readonly bundles: readonly string[];
}

export interface Judgement {
  /** What has to be done something about, as sentences. */
  readonly blocking: readonly string[];
  /** What is worth knowing. */
  readonly noted: readonly string[];
}

/** What is known, on a day. */
export interface Known {
  readonly packages: readonly UsedPackage[];
  readonly advisories: readonly Advisory[];
  readonly accepted: readonly Accepted[];
  /** `2026-11-21`. */
  readonly today: string;
}

/**
 * What is bundled runs with the secrets of users, so every advisory counts there; of tools, only the severe ones.
 * Which of several installed versions is meant is not looked into: rather one look too many.
 */
export function judge({ packages, advisories, accepted, today }: Known): Judgement {
  const blocking: string[] = [];
  const noted: string[] = [];
  for (const advisory of advisories) {
    const used = packages.filter(({ name }) => name === advisory.package);
    const bundles = [...new Set(used.flatMap((each) => each.bundles))].sort();
    const acceptance = accepted.find(({ id }) => id === advisory.id);
    const sentence = describe(advisory, used, bundles);
    if (acceptance !== undefined && today <= acceptance.until)
      noted.push(`${sentence} Accepted until ${acceptance.until}: ${acceptance.reason}`);
    else if (bundles.length > 0 || advisory.severity === 'high' || advisory.severity === 'critical')
      blocking.push(
        acceptance === undefined ? sentence : `${sentence} It was accepted until ${acceptance.until}.`,
      );
    else noted.push(sentence);
  }
  for (const { id } of accepted.filter((each) => !advisories.some((advisory) => advisory.id === each.id)))
    blocking.push(`${id} is accepted in scripts/advisories/accepted.ts and nothing has it: take it out.`);
  return { blocking, noted };
}

function describe(advisory: Advisory, used: readonly UsedPackage[], bundles: readonly string[]): string {
  const versions = [...new Set(used.map(({ version }) => version))].join(', ');
  const where = bundles.length === 0 ? 'a tool' : `bundled in ${bundles.join(', ')}`;
  return `${advisory.package} ${versions} (${where}): ${advisory.title} (${advisory.severity}, ${advisory.range}), ${advisory.url}.`;
}
