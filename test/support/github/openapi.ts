/** Holds an emulated GitHub to GitHub's own OpenAPI description (npm @octokit/openapi). Tests only. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import formatsOfAjv from 'ajv-formats';
import type { Validate } from './server.ts';

type Json = Record<string, unknown>;

interface Operation {
  readonly requestBody?: { readonly content?: Json };
  readonly responses: Record<string, Json>;
}

interface Description extends Json {
  readonly paths: Record<string, Record<string, Operation>>;
}

const require = createRequire(import.meta.url);
let loaded: Description | undefined;

/** 13 MB: read when the first exchange is checked. */
function description(): Description {
  loaded ??= JSON.parse(
    readFileSync(require.resolve('@octokit/openapi/generated/api.github.com.json'), 'utf8'),
  ) as Description;
  return loaded;
}

/** A validator that compiles the schema of an answer when it is first seen. */
export function createOpenApiValidator(): Validate {
  const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: true });
  // The default export of a CommonJS package arrives one level down.
  (formatsOfAjv as unknown as { default?: (ajv: Ajv) => void }).default?.(ajv);
  const compiled = new Map<string, ValidateFunction | undefined>();
  const validatorOf = (key: string, schema: () => Json | undefined): ValidateFunction | undefined => {
    if (!compiled.has(key)) {
      const found = schema();
      compiled.set(key, found === undefined ? undefined : ajv.compile(selfContained(found)));
    }
    return compiled.get(key);
  };
  const check = (what: string, validator: ValidateFunction | undefined, value: unknown): string[] => {
    if (validator === undefined || validator(value)) return [];
    return [`${what}: ${ajv.errorsText(validator.errors)}`];
  };
  return ({ method, template, status, requestBody, body }) => {
    const operation = description().paths[template]?.[method.toLowerCase()];
    if (operation === undefined) return ['GitHub describes no such operation'];
    const key = `${method} ${template}`;
    const asked = validatorOf(`${key} request`, () => schemaOf(operation.requestBody));
    const sent = status < 400 ? check('request', asked, requestBody) : [];
    // Refusals for want of a token or permission are described for few operations, but given by all.
    const described = operation.responses[String(status)];
    if (described === undefined)
      return [401, 403, 404].includes(status) ? sent : ['no such answer is described'];
    const answered = validatorOf(`${key} ${status}`, () => schemaOf(resolve(described)));
    return [...sent, ...check('answer', answered, body)];
  };
}

function schemaOf(holder: { readonly content?: Json } | undefined): Json | undefined {
  const media = holder?.content?.['application/json'] as { schema?: Json } | undefined;
  return media?.schema;
}

function resolve(value: Json): Json {
  const reference = value['$ref'];
  if (typeof reference !== 'string') return value;
  const steps = reference.slice(2).split('/');
  return steps.reduce<Json>((at, step) => at[step] as Json, description());
}

/** The schema with every component it reaches, as JSON Schema. */
function selfContained(schema: Json): Json {
  const definitions: Json = {};
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (typeof value !== 'object' || value === null) return value;
    const reference = (value as Json)['$ref'];
    if (typeof reference === 'string') return { $ref: include(reference) };
    const { nullable, example: _, examples: __, ...rest } = value as Json;
    // An address that was not given is an empty string in real answers, and in the default the description names.
    if (rest['format'] === 'uri' && rest['default'] === '') delete rest['format'];
    const plain = Object.fromEntries(Object.entries(rest).map(([name, each]) => [name, convert(each)]));
    return nullable === true ? { anyOf: [plain, { type: 'null' }] } : plain;
  };
  const include = (reference: string): string => {
    const name = reference.split('/').at(-1) ?? reference;
    if (!(name in definitions)) {
      definitions[name] = true;
      definitions[name] = convert(resolve({ $ref: reference }));
    }
    return `#/definitions/${name}`;
  };
  const root = convert(schema) as Json;
  return { ...root, definitions };
}
