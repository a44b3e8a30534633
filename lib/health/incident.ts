import { createHash } from 'node:crypto';
import { truncate } from '../ports/foreign-text.ts';
import type { IncidentLabel } from './incident-issues.ts';

/** What an incident is about. The same service has the same key in every run. */
export interface IncidentSubject {
  /** Letters, digits, `.`, `_` and `-` only. */
  readonly key: string;
  /** What people call it. May be foreign text. */
  readonly name: string;
}

/** The label every incident has, for finding them again. */
export const incidentLabel: IncidentLabel = {
  name: 'belay-incident',
  description: 'Opened and closed by Belay: a service is or was down.',
  color: 'b60205',
};

/** Most characters of a key in the name of a label, of which GitHub takes 50. */
const labelKeyLimit = 35;

/**
 * The environment; without one, the workflow: never what is checked, so that a check may be renamed while it fails.
 */
export function incidentSubject({
  environment,
  workflow,
}: {
  readonly environment: string;
  readonly workflow: string;
}): IncidentSubject {
  if (environment !== '') return { key: environment, name: environment };
  const slug = workflow
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 20);
  const key = `${slug === '' ? 'checks' : slug}-${fingerprint(workflow).slice(0, 8)}`;
  return {
    key,
    name: workflow === '' ? 'what is checked' : `what workflow "${truncate(workflow, 200)}" checks`,
  };
}

/**
 * The label that exists while the service is down. GitHub makes a name once, whatever its case, so who creates it is
 * the one who opens the issue, and who deletes it the one who closes it.
 */
export function claimLabel({ key }: IncidentSubject): IncidentLabel {
  const isPlain = key.length <= labelKeyLimit && key === key.toLowerCase();
  const short = `${key.slice(0, labelKeyLimit - 9)}-${fingerprint(key).slice(0, 8)}`;
  return {
    name: `belay: ${isPlain ? key : short} is down`,
    description: truncate(`Exists while ${key} is down, so that one issue is opened. Do not remove.`, 100),
    color: incidentLabel.color,
  };
}

/** Stands for a text, so that the text of nobody else gets into a marker. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
