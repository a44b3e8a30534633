import { containsLimit, headerLimit, headersLimit, jsonLimit } from '../lib/health/check.ts';
import { headerNamePattern, headerValuePattern, refusedHeaders } from '../lib/health/check-headers.ts';
import { comparisonStart } from '../lib/health/check-json.ts';
import { latencyRange, percentiles, triesRange } from '../lib/health/check-latency.ts';
import { askerPattern } from '../lib/health/check-secrets.ts';
import { statusLimit } from '../lib/health/check-status.ts';
import { secretWords } from '../lib/health/shown-value.ts';
import { fillablePattern, referencePattern } from '../lib/health/variable-references.ts';
import { anyCase, duration, type Schema, text } from './schema-forms.ts';

const range: Schema = {
  anyOf: [
    { type: 'integer', minimum: 200, maximum: 599 },
    { type: 'string', pattern: '^\\s*[2-5]\\d\\d(?:\\s*-\\s*[2-5]\\d\\d)?\\s*$' },
  ],
};

/** Statuses of HTTP. */
export const status: Schema = {
  anyOf: [
    ...(range['anyOf'] as Schema[]),
    { type: 'array', minItems: 1, maxItems: statusLimit, items: range },
  ],
};

const headerValue: Schema = {
  type: 'string',
  minLength: 1,
  maxLength: headerLimit,
  pattern: headerValuePattern.source,
  allOf: [{ type: 'string', pattern: fillablePattern.source }],
};

/** A word with signs between its letters or without: `x-api-key` is one, and so is `apikey`. */
function spread(word: string): string {
  return [...word].map(anyCase).join('[^A-Za-z0-9]*');
}

const credentialSource = `${[askerPattern.source, ...secretWords.map(spread)].join('|')}|${spread('key')}[^A-Za-z]*$`;

/** Headers by name. */
export const headers: Schema = {
  type: 'object',
  minProperties: 1,
  maxProperties: headersLimit,
  propertyNames: {
    type: 'string',
    pattern: headerNamePattern.source,
    not: { type: 'string', pattern: `^(?:${refusedHeaders.map(anyCase).join('|')})$` },
  },
  // A secret stands in a variable: "Bearer ${API_TOKEN}".
  patternProperties: {
    [credentialSource]: { allOf: [headerValue, { type: 'string', pattern: referencePattern.source }] },
  },
  additionalProperties: headerValue,
};

const scalars = ['number', 'boolean', 'null'];
/** Behind a sign that orders stands a number as JSON has them. */
const jsonNumber = '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\s*';

/** What must stand at a path. */
export const jsonExpectation: Schema = {
  anyOf: [
    { type: scalars },
    { type: 'string', maxLength: containsLimit, not: { type: 'string', pattern: comparisonStart.source } },
    {
      type: 'string',
      maxLength: containsLimit,
      pattern: `^(?:[=!]= +\\S[\\s\\S]*|[<>]=? +${jsonNumber})$`,
    },
    {
      type: 'array',
      minItems: 1,
      maxItems: jsonLimit,
      items: { anyOf: [{ type: scalars }, { type: 'string', maxLength: containsLimit }] },
    },
  ],
};

/** A latency that is not to be exceeded. */
export const latency: Schema = {
  anyOf: [
    duration(latencyRange),
    {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...Object.fromEntries(Object.keys(percentiles).map((name) => [name, duration(latencyRange)])),
        tries: {
          type: 'integer',
          minimum: triesRange.min,
          maximum: triesRange.max,
          default: triesRange.usual,
        },
      },
      oneOf: Object.keys(percentiles).map((name) => ({
        type: 'object',
        required: [name],
        properties: { [name]: {} },
      })),
    },
  ],
};

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/** A family of addresses, or one address. */
export const ipChoice: Schema = {
  anyOf: [
    { enum: [4, 6] },
    text({ pattern: `^(?:[46]|${octet}(?:\\.${octet}){3}|(?=.*:.*:)[0-9A-Fa-f:.]{2,45})$` }),
  ],
};
