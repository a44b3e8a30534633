import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isScalar, parseDocument } from 'yaml';
import {
  createInputReader,
  type InputReader,
  inputVariable,
  isInvalidInputs,
} from '../../lib/runner/input-reader.ts';
import { readActionDefinition } from '../support/action-definition.ts';
import { commonOutputs, publicNames } from './public-names.ts';
import { actionNames, read, root } from './repository.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Parse = (read: InputReader, env: Env) => unknown;

/** What a runner sets besides the inputs. */
const runnerEnv: Env = { HOME: '/home/runner', GITHUB_WORKSPACE: '/home/runner/work/shop/shop' };

async function parseInputsOf(name: string): Promise<Parse> {
  const module: { readonly parseInputs: Parse } = await import(join(root, 'actions', name, 'src/inputs.ts'));
  return module.parseInputs;
}

/** What the code finds wrong with an environment. */
function problemsOf(parse: Parse, env: Env): readonly string[] {
  try {
    parse(createInputReader({ env, mask: () => {} }), runnerEnv);
    return [];
  } catch (error) {
    if (isInvalidInputs(error)) return error.problems;
    throw error;
  }
}

/** The variables the code looks up in the environment the runner gives it. */
function variablesAskedFor(parse: Parse): readonly string[] {
  const asked = new Set<string>();
  const env = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get(_, key) {
        asked.add(String(key));
        return undefined;
      },
    },
  );
  problemsOf(parse, env);
  return [...asked].filter((key) => key.startsWith('INPUT_')).sort();
}

function missingFrom(names: readonly string[], wanted: readonly string[]): string[] {
  return wanted.filter((name) => !names.includes(name));
}

/** Paths of scalars under `inputs.*.default` that stand without quotes. */
function unquotedDefaults(name: string): string[] {
  const document = parseDocument(read(`actions/${name}/action.yml`));
  return Object.keys(readActionDefinition(root, name).inputs).filter((input) => {
    const node = document.getIn(['inputs', input, 'default'], true);
    return isScalar(node) && node.type === 'PLAIN';
  });
}

it('has every action of the contract, and a contract for every action', () => {
  expect(actionNames).toEqual(Object.keys(publicNames).sort());
});

describe.each(actionNames)('actions/%s', (name) => {
  const definition = readActionDefinition(root, name);
  const inputs = Object.keys(definition.inputs);
  const outputs = Object.keys(definition.outputs);
  const contract = publicNames[name] ?? { inputs: [], outputs: [] };

  it('declares the inputs and outputs of the contract and no others', () => {
    const later = contract.later ?? [];

    expect({
      unknownInputs: missingFrom(contract.inputs, inputs),
      missingInputs: missingFrom([...inputs, ...later], contract.inputs),
      unknownOutputs: missingFrom([...contract.outputs, ...commonOutputs], outputs),
      missingOutputs: missingFrom([...outputs, ...later], [...contract.outputs, ...commonOutputs]),
    }).toEqual({ unknownInputs: [], missingInputs: [], unknownOutputs: [], missingOutputs: [] });
  });

  it('reads exactly the inputs it declares', async () => {
    const asked = variablesAskedFor(await parseInputsOf(name));

    expect(asked).toEqual(inputs.map(inputVariable).sort());
  });

  it('accepts every default of its own action.yml', async () => {
    const sample = (text: string): string =>
      text.replace('${{ github.sha }}', 'a'.repeat(40)).replace('${{ github.token }}', 'ghs_sample_token');
    const env = Object.fromEntries(
      Object.entries(definition.inputs).map(([input, { default: text = '' }]) => [
        inputVariable(input),
        sample(text),
      ]),
    );
    const withDefault = inputs.filter((input) => (definition.inputs[input]?.default ?? '') !== '');

    const blamed = problemsOf(await parseInputsOf(name), env).filter((problem) =>
      withDefault.some((input) => problem.startsWith(`${input}: expected`)),
    );

    expect(blamed).toEqual([]);
  });

  it('keeps its defaults in action.yml only', () => {
    const source = read(`actions/${name}/src/inputs.ts`);

    // A literal behind what a reader returned is a second default; undefined and empty lists say "not given".
    expect(source.match(/\)\s*(?:\?\?|\|\|)\s*(?:'[^']+'|\d+|true|false)/g) ?? []).toEqual([]);
  });

  it('is described the way all actions are', () => {
    const raw = read(`actions/${name}/action.yml`);
    const described = { '': definition.description, ...descriptions(definition) };

    expect(parseDocument(raw).errors).toEqual([]);
    expect(definition.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(Object.keys(parseDocument(raw).toJS())).toEqual(
      ['name', 'description', 'author', 'inputs', 'outputs', 'runs', 'branding'].filter((key) =>
        new RegExp(`^${key}:`, 'm').test(raw),
      ),
    );
    expect(Object.entries(described).filter(([, text]) => !/[^.]\.$/.test(text.trim()))).toEqual([]);
    expect(unquotedDefaults(name)).toEqual([]);
    expect(raw).toMatch(/^branding:/m);
  });

  it('requires no input that has a default', () => {
    const both = inputs.filter((input) => {
      const { required, default: fallback } = definition.inputs[input] ?? {};
      return required === true && (fallback ?? '') !== '';
    });

    expect(both).toEqual([]);
  });

  it('lists the reason codes of the runner beside its own, each with a sentence', async () => {
    const { reasonCodes }: { readonly reasonCodes: Readonly<Record<string, string>> } = await import(
      join(root, 'actions', name, 'src/reason-codes.ts')
    );

    expect(Object.keys(reasonCodes)).toEqual(
      expect.arrayContaining(['invalid_input', 'cancelled', 'unexpected']),
    );
    expect(Object.keys(reasonCodes).filter((code) => !/^[a-z]+(?:_[a-z]+)*$/.test(code))).toEqual([]);
    expect(Object.values(reasonCodes).filter((text) => !text.endsWith('.'))).toEqual([]);
  });

  it('has the files every action has', () => {
    const files = ['README.md', 'src/main.ts', 'src/inputs.ts', 'src/run.ts', 'src/reason-codes.ts'];

    expect(files.filter((file) => !existsSync(join(root, 'actions', name, file)))).toEqual([]);
  });
});

function descriptions(definition: ReturnType<typeof readActionDefinition>): Record<string, string> {
  return Object.fromEntries(
    [...Object.entries(definition.inputs), ...Object.entries(definition.outputs)].map(
      ([name, { description }]) => [name, description ?? ''],
    ),
  );
}
