import { expect } from 'vitest';
import { type BelayFile, type EnvironmentSettings, parseBelayFile } from '../../../lib/config/belay-file.ts';

/** What the file says of one environment; fails the test where the file is refused. */
export function settingsOf(text: string, name: string): EnvironmentSettings {
  const file: BelayFile = parseBelayFile(text, 'belay.yml');
  expect(file.problems).toEqual([]);
  const found = file.environments.get(name);
  if (found === undefined) throw new Error(`the test's file has no ${name}`);
  return found;
}

/** Values by key, in their text form. */
export function textsOf(text: string, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...settingsOf(text, name).values].map(([key, value]) => [key, value.text]));
}

/** Every problem of a file; checks that a refused file has no environments. */
export function problemsOf(text: string): readonly string[] {
  const file = parseBelayFile(text, 'belay.yml');
  if (file.problems.length > 0) expect(file.environments.size).toBe(0);
  return file.problems;
}

/** A file with one environment, whose lines are given without their indentation. */
export function withLines(...lines: readonly string[]): string {
  return ['environments:', '  preprod:', ...lines.map((line) => `    ${line}`), ''].join('\n');
}

/** The file of the public contract. */
export const contractExample = `environments:
  preprod:
    url: https://preprod.example.com/
    path: /srv/app
    driver: git
    restart: docker compose -f compose.preprod.yml restart
    health:
      - url: https://preprod.example.com/
        contains: Mangetamain
    ci: { workflows: [ci.yml], timeout: 5m }
  production:
    extends: preprod
    url: https://www.example.com/
    path: /srv/app-prod
    validated-in: preprod
    confirm: DEPLOY
`;
