import type { Document } from 'yaml';
import { type EnvironmentHosts, hostsOfEnvironment } from '../../../lib/config/environment-hosts.ts';
import { type EnvironmentInputs, readEnvironmentInputs } from '../../../lib/config/environment-inputs.ts';
import { environmentPattern } from '../../../lib/config/environment-name.ts';
import { loginPattern } from '../../../lib/config/value-patterns.ts';
import type { FreezeWindow } from '../../../lib/delivery/freeze.ts';
import { parseFreezeWindows } from '../../../lib/delivery/freeze-windows.ts';
import { repeatedKey } from '../../../lib/ports/repeated-key.ts';
import { yamlLibrary } from '../../../lib/ports/yaml-library.ts';
import { commitPattern, type InputReader } from '../../../lib/runner/input-reader.ts';

/** Which release is to be promoted. */
export type Wanted =
  /** One validated there: the last, or this one. */
  | { readonly kind: 'validated'; readonly in: string; readonly sha: string | undefined }
  /** This one; nothing requires that it is validated anywhere. */
  | { readonly kind: 'any'; readonly sha: string };

export interface Inputs {
  readonly target: EnvironmentInputs;
  /** What the person typed; empty where nothing was. */
  readonly confirmation: string;
  readonly expected: string;
  /** Empty is everybody. */
  readonly actors: readonly string[];
  readonly purpose:
    | {
        readonly kind: 'promote';
        readonly wanted: Wanted;
        readonly freeze: readonly FreezeWindow[];
        /** What was live when the promotion was shown. */
        readonly ifLive: string | undefined;
      }
    | { readonly kind: 'rollback' };
}

type Env = Readonly<Record<string, string | undefined>>;

const wordLimit = 100;
const aliasLimit = 100;

/** Reads the inputs; every problem is reported at once. */
export function parseInputs(read: InputReader, env: Env): Inputs {
  const isRollback = read.oneOf('purpose', ['promote', 'rollback']) === 'rollback';
  const asks = { action: 'confirm', need: 'required' } as const;
  const target = readEnvironmentInputs(
    read,
    env,
    isRollback ? { ...asks, despite: 'problems-elsewhere' } : asks,
  );
  const confirmation = read.optional('confirmation') ?? '';
  const expected = read.required('expected', 'the word that must be typed');
  if (expected.length > wordLimit || /[\r\n]/.test(expected))
    read.problem('expected', `one line of at most ${wordLimit} characters`, expected);
  const actors = readActors(read);
  const promotion = isRollback ? undefined : readPromotion(read, env, target);
  if (isRollback) leaveUnread(read);
  const purpose =
    promotion === undefined ? ({ kind: 'rollback' } as const) : ({ kind: 'promote', ...promotion } as const);
  return read.done({ target, confirmation, expected, actors, purpose });
}

function readActors(read: InputReader): readonly string[] {
  const actors = read.list('actors');
  for (const login of actors) {
    if (/^@?[^/\s]+\/[^/\s]+$/.test(login))
      read.problem(
        'actors',
        "logins of people: teams are not supported, because a job's token cannot read who is in one; name its members, or require reviewers on the environment",
        login,
      );
    else if (!loginPattern.test(login))
      read.problem('actors', 'GitHub logins, one a line, without "@"', login);
  }
  return actors;
}

function readPromotion(
  read: InputReader,
  env: Env,
  { environment, environments }: Pick<EnvironmentInputs, 'environment' | 'environments'>,
): Omit<Extract<Inputs['purpose'], { readonly kind: 'promote' }>, 'kind'> {
  const freeze = read.parsed('freeze', parseFreezeText, []);
  const validatedIn = read.optional('validated-in');
  const sha = read.optionalCommit('sha');
  const ifLive = read.optionalCommit('if-live');
  if (validatedIn === undefined)
    return { wanted: { kind: 'any', sha: sha ?? runCommit(read, env) }, freeze, ifLive };
  if (!environmentPattern.test(validatedIn))
    read.problem('validated-in', 'the name of an environment', validatedIn);
  else if (validatedIn === environment)
    read.problem('validated-in', 'another environment than "environment"', validatedIn);
  else refuseHosts(read, validatedIn, hostsOfEnvironment(environments.get(validatedIn)));
  return { wanted: { kind: 'validated', in: validatedIn, sha }, freeze, ifLive };
}

/** Its hosts are connected to from here, so what stands in the file of them is judged like an input. */
function refuseHosts(read: InputReader, environment: string, { problem }: EnvironmentHosts): void {
  if (problem === undefined) return;
  const { setting, takes, got } = problem;
  read.problem('validated-in', `an environment whose "${setting}" has ${takes} (${environment})`, got);
}

function runCommit(read: InputReader, env: Env): string {
  const sha = env['GITHUB_SHA'] ?? '';
  if (!commitPattern.test(sha))
    read.problem(
      'sha',
      'a full commit id, because neither "validated-in" nor GITHUB_SHA says what to promote',
      '',
    );
  return sha;
}

/** A freeze or a missing validation, mistyped ones too, must never keep anybody from rolling back. */
function leaveUnread(read: InputReader): void {
  read.optional('freeze');
  read.optional('validated-in');
  read.optional('if-live');
  const sha = read.optional('sha');
  if (sha !== undefined)
    read.problem('sha', 'nothing with purpose "rollback": the rollback action takes the commit as "to"', sha);
}

function parseFreezeText(text: string): readonly FreezeWindow[] {
  const document = yamlLibrary().parseDocument(text, { stringKeys: true, uniqueKeys: false });
  const [error] = document.errors;
  if (error !== undefined) throw noYaml(error.code, error.linePos?.[0]);
  const repeated = repeatedKey(document, text);
  if (repeated !== undefined) throw noYaml('DUPLICATE_KEY', repeated);
  const { windows, problems } = parseFreezeWindows(contentOf(document));
  if (problems.length > 0) throw new Error(problems.join(' '));
  return windows;
}

function noYaml(code: string, at: { readonly line: number; readonly col: number } | undefined): Error {
  const where = at === undefined ? '' : ` (line ${at.line}, column ${at.col})`;
  return new Error(`expected a YAML list of windows, and this is not YAML${where}: ${code}.`);
}

function contentOf(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: aliasLimit });
  } catch {
    // The parser's own sentence quotes the text and says nothing to do.
    throw new Error(`expected at most ${aliasLimit} aliases, and each to a known anchor.`);
  }
}
