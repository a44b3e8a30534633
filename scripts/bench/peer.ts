import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';
import type { ActionDefinition } from '../../test/support/action-definition.ts';
import type { SmallPlace } from './smallest-runs.ts';
import { startToEnd } from './start-to-end.ts';

/** An action of somebody else, in a checkout. */
export interface Peer {
  readonly name: string;
  /** Milliseconds of one run of its main program. Throws where it does not end well. */
  run(): Promise<number>;
}

const commandFiles = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];

/**
 * Reads the action of a folder. In its inputs `{url}` is a server on loopback that answers everything with 200,
 * `{sha}` a commit whose CI is green on the emulated GitHub, and `{token}` a token for it.
 */
export function readPeer(folder: string, inputs: Readonly<Record<string, string>>, place: SmallPlace): Peer {
  const peer = resolve(folder);
  const definition = readDefinition(peer);
  if (!definition.runs.using.startsWith('node'))
    throw new Error(`${peer} runs by "${definition.runs.using}"; only JavaScript actions are measured.`);
  const fill = (text: string): string =>
    text
      .replaceAll('{url}', place.url)
      .replaceAll('{sha}', place.sha)
      .replaceAll('{token}', jobToken)
      .replaceAll(/\$\{\{\s*github\.token\s*\}\}/g, jobToken)
      .replaceAll(/\$\{\{\s*github\.sha\s*\}\}/g, place.sha);
  const defaults = Object.entries(definition.inputs ?? {}).map(([name, { default: text }]) => [
    name,
    text ?? '',
  ]);
  const values: Readonly<Record<string, string>> = { ...Object.fromEntries(defaults), ...inputs };
  const filled = Object.entries(values).map(([name, value]) => [name, fill(String(value))] as const);
  refuseExpressions(peer, filled);
  const variables = filled.map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  const main = join(peer, definition.runs.main);
  return {
    name: `${basename(peer)} (${definition.name})`,
    run: () => runPeer(main, Object.fromEntries(variables), place),
  };
}

/** Only GitHub evaluates expressions; what it would say has to be told. */
function refuseExpressions(peer: string, inputs: readonly (readonly [name: string, value: string])[]): void {
  const open = inputs.filter(([, value]) => value.includes('${{'));
  if (open.length === 0) return;
  const told = open.map(([name, value]) => `--input ${name}=… in place of ${value}`).join(', ');
  throw new Error(`${peer} has inputs with expressions, which nobody evaluates here; give ${told}.`);
}

const jobToken = 'token-of-the-job-0123456789';

function readDefinition(folder: string): ActionDefinition {
  for (const name of ['action.yml', 'action.yaml']) {
    try {
      return parse(readFileSync(join(folder, name), 'utf8'));
    } catch {
      // The other name, then.
    }
  }
  throw new Error(`${folder} has no action.yml that can be read.`);
}

async function runPeer(
  main: string,
  inputs: Readonly<Record<string, string>>,
  { sha, sandbox }: SmallPlace,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-peer-'));
  try {
    const event = join(folder, 'event.json');
    writeFileSync(event, JSON.stringify({ head_commit: { id: sha, message: 'Release 1.0' } }));
    const files = commandFiles.map((name) => [name, join(folder, name)] as const);
    for (const [, file] of files) writeFileSync(file, '');
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTOR: 'octocat',
      GITHUB_API_URL: sandbox.github.url,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: event,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_RUN_ID: '1',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_SHA: sha,
      GITHUB_WORKFLOW: 'deploy',
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: folder,
      RUNNER_TOOL_CACHE: join(folder, 'tools'),
      ...Object.fromEntries(files),
      ...inputs,
    };
    const { ms, exitCode, output } = await startToEnd({ argv: [process.execPath, main], env, cwd: folder });
    if (exitCode !== 0) throw new Error(`The peer ended with ${exitCode}:\n${output.slice(0, 2_000)}`);
    return ms;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
