import { parseArgs } from 'node:util';

/** What was asked for. */
export interface Options {
  readonly rounds: number;
  /** Names of groups; empty is all. */
  readonly only: readonly string[];
  /** A folder with an action.yml. */
  readonly peer: string | undefined;
  /** Its inputs. */
  readonly inputs: Readonly<Record<string, string>>;
}

export type ReadOptions =
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'refused'; readonly message: string };

/** Fewer give a median that chance moves. */
const defaultRounds = 11;

const usage = (groups: readonly string[]): string =>
  `npm run bench -- [--only NAME …] [--rounds N] [--peer DIR [--input NAME=VALUE …]]; a NAME is one of ${groups.join(', ')}`;

/** Reads the command line. */
export function readOptions(argv: readonly string[], groups: readonly string[]): ReadOptions {
  const refused = (message: string): ReadOptions => ({
    kind: 'refused',
    message: `${message}\n${usage(groups)}`,
  });
  const parsed = parse(argv);
  if (parsed === undefined) return refused(`Not understood: ${argv.join(' ')}`);
  const { values, positionals } = parsed;
  const only = [...(values.only ?? []), ...positionals];
  const unknown = only.filter((name) => !groups.includes(name));
  if (unknown.length > 0) return refused(`There is no ${unknown.join(', ')}.`);
  const rounds = values.rounds ?? String(defaultRounds);
  if (!/^[1-9]\d{0,3}$/.test(rounds)) return refused(`--rounds takes a whole number from 1; got ${rounds}.`);
  const inputs = (values.input ?? []).map((text) => /^([^=]+)=(.*)$/s.exec(text));
  if (inputs.includes(null)) return refused('--input takes NAME=VALUE.');
  if (inputs.length > 0 && values.peer === undefined) return refused('--input is for an action of --peer.');
  return {
    kind: 'options',
    options: {
      rounds: Number(rounds),
      only,
      peer: values.peer,
      inputs: Object.fromEntries(inputs.map((match) => [match?.[1] ?? '', match?.[2] ?? ''])),
    },
  };
}

function parse(argv: readonly string[]) {
  try {
    const options = {
      only: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      peer: { type: 'string' },
      input: { type: 'string', multiple: true },
    } as const;
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch {
    return undefined;
  }
}
