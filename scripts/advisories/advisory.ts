/** A known weakness of a package, as the registry tells it. */
export interface Advisory {
  /** `GHSA-xxxx-xxxx-xxxx`. */
  readonly id: string;
  readonly package: string;
  readonly severity: Severity;
  readonly title: string;
  /** Which versions have it. */
  readonly range: string;
  readonly url: string;
}

export const severities = ['info', 'low', 'moderate', 'high', 'critical'] as const;

export type Severity = (typeof severities)[number];

/**
 * Reads the answer to a question about many packages: by package, what is known of the versions that were asked for
 * (`POST /-/npm/v1/security/advisories/bulk`, which `npm audit` asks too). Throws for what it does not understand:
 * that nothing is known must not be read out of an error page.
 */
export function readAdvisories(answer: unknown): Advisory[] {
  if (!isRecord(answer)) throw new Error('The registry did not answer with a list of advisories.');
  return Object.entries(answer).flatMap(([name, list]) => {
    if (!Array.isArray(list)) throw new Error(`The registry told no list of advisories for ${name}.`);
    return list.map((each) => readAdvisory(name, each));
  });
}

function readAdvisory(name: string, value: unknown): Advisory {
  const { url, title, severity, vulnerable_versions: range } = isRecord(value) ? value : {};
  if (typeof url !== 'string' || typeof title !== 'string' || typeof range !== 'string')
    throw new Error(`The registry told of ${name} what is no advisory.`);
  return {
    ...{ package: name, title, range, url },
    id: /GHSA(?:-[0-9a-z]{4}){3}/.exec(url)?.[0] ?? url,
    // A word that is not known yet is no reason to take it lightly.
    severity: severities.find((known) => known === severity) ?? 'critical',
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
