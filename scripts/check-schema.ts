import {
  checkUrlPattern,
  commandLinePattern,
  jsonPathPattern,
  relativePattern,
  tcpUrlPattern,
} from '../lib/config/value-patterns.ts';
import {
  bodyLimit,
  containsLimit,
  execLimit,
  httpMethods,
  jsonLimit,
  mostTlsDays,
  nameLimit,
  patternLimit,
  rememberedLimit,
  urlLimit,
} from '../lib/health/check.ts';
import { type CheckField, fieldsOfKind } from '../lib/health/check-fields.ts';
import { headerNamePattern } from '../lib/health/check-headers.ts';
import { mostRedirects, redirectWords } from '../lib/health/check-redirects.ts';
import { bodyFields } from '../lib/health/http-check.ts';
import { fillablePattern } from '../lib/health/variable-references.ts';
import { headers, ipChoice, jsonExpectation, latency, status } from './check-value-schemas.ts';
import { anyCase, line, lines, type Schema, text } from './schema-forms.ts';

function inner(pattern: RegExp): string {
  return pattern.source.slice(1, -1);
}

const urlSource = [checkUrlPattern, relativePattern, tcpUrlPattern].map(inner).join('|');
const control = '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]';
const command = {
  maxLength: execLimit,
  pattern: '\\S',
  allOf: [{ not: { type: 'string', pattern: control } }],
};

/** What is asked, in one text. */
const checkUrl: Schema = {
  anyOf: [
    text({
      maxLength: urlLimit,
      pattern: `^\\s*(?:${urlSource})\\s*$`,
      allOf: [
        { type: 'string', pattern: `^(?:${inner(fillablePattern)})$` },
        { not: { type: 'string', pattern: '^[^?#]*\\$\\{' } },
      ],
    }),
    text({ ...command, pattern: `^\\s*${anyCase('exec')}:\\s*\\S` }),
  ],
};

const contained = text({ maxLength: containsLimit, pattern: '\\S' });
const properties: Readonly<Record<CheckField, Schema>> = {
  url: {
    ...checkUrl,
    description:
      'What is asked: a URL, a path that begins with "/" (at the environment\'s url), tcp://host:port, or exec: and a command. ${NAME} in a query is a variable of the step.',
  },
  exec: text({ ...command, description: 'A command run on the machine; exit code 0 is well.' }),
  name: line({ maxLength: nameLimit, pattern: '\\S', description: 'What people call the check.' }),
  method: { enum: httpMethods, default: 'GET', description: 'The HTTP method.' },
  headers: { ...headers, description: 'Headers by name; ${NAME} is a variable of the step.' },
  body: {
    anyOf: [
      { type: 'string', minLength: 1, maxLength: bodyLimit, pattern: fillablePattern.source },
      { type: ['object', 'array'] },
    ],
    description: 'What is sent; a mapping or a list as JSON. ${NAME} is a variable of the step.',
  },
  status: {
    ...status,
    description: 'The status expected: 200, 200-299 or [200, 204]. Any 2xx by default.',
  },
  contains: { ...contained, description: 'Text the body or the output must hold.' },
  'not-contains': { ...contained, description: 'Text it must not hold.' },
  matches: text({ maxLength: patternLimit, description: 'A regular expression that must match in it.' }),
  json: {
    type: 'object',
    minProperties: 1,
    maxProperties: jsonLimit,
    propertyNames: { type: 'string', maxLength: 500, pattern: jsonPathPattern.source },
    additionalProperties: jsonExpectation,
    description: 'What must stand at each path of the JSON: a value, a list (one of them), or like "< 5".',
  },
  version: text({
    pattern: `^\\s*(?:header:\\s*${inner(headerNamePattern)}|(?!header:)${inner(jsonPathPattern)})\\s*$`,
    description: 'Where the answer tells the commit it runs: header:NAME, or a path in its JSON.',
    examples: ['header:x-commit', 'build.commit'],
  }),
  'max-latency': {
    ...latency,
    description: 'Slower is degraded: 800ms, or a percentile over several tries.',
    examples: ['800ms'],
  },
  'min-tls-days': {
    type: 'integer',
    minimum: 0,
    maximum: mostTlsDays,
    description: 'A certificate that ends sooner is degraded.',
  },
  redirects: {
    anyOf: [{ enum: Object.keys(redirectWords) }, { type: 'integer', minimum: 0, maximum: mostRedirects }],
    default: 'same-origin',
    description: 'What is followed; a number is how many, within the origin.',
  },
  ip: {
    ...ipChoice,
    description: 'Which address is connected to: 4, 6 or one address.',
  },
};

/** Only these fields may stand there. */
function only(fields: readonly CheckField[]): Schema {
  return { type: 'object', propertyNames: { enum: fields } };
}

/** Where a field is as the schema says. */
function where(field: CheckField, schema: Schema): Schema {
  return { type: 'object', required: [field], properties: { [field]: schema } };
}

function whereUrl(scheme: string): Schema {
  return where('url', { type: 'string', pattern: `^\\s*${anyCase(scheme)}:` });
}

const commandFields = fieldsOfKind.exec.filter((field) => field !== 'url');

/** What goes together. */
const rules: readonly Schema[] = [
  {
    if: where('exec', {}),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: only(commandFields),
    else: where('url', {}),
  },
  // biome-ignore lint/suspicious/noThenProperty: as above.
  { if: whereUrl('tcp'), then: only(fieldsOfKind.tcp) },
  {
    if: whereUrl('exec'),
    // biome-ignore lint/suspicious/noThenProperty: as above.
    then: only(fieldsOfKind.exec.filter((field) => field !== 'exec')),
  },
  {
    if: whereUrl('http'),
    // biome-ignore lint/suspicious/noThenProperty: as above.
    then: only(fieldsOfKind.http.filter((field) => field !== 'min-tls-days')),
  },
  {
    if: where('method', { const: 'HEAD' }),
    // biome-ignore lint/suspicious/noThenProperty: as above.
    then: {
      ...only(fieldsOfKind.http.filter((field) => !bodyFields.some((each) => each === field))),
      properties: { version: { type: 'string', pattern: '^\\s*header:' } },
    },
  },
  {
    if: where('body', {}),
    // biome-ignore lint/suspicious/noThenProperty: as above.
    then: where('method', { enum: httpMethods.filter((method) => method !== 'GET' && method !== 'HEAD') }),
  },
];

/** The definitions of a list of checks, and of one. */
export function checkDefinitions(): Schema {
  return {
    checks: {
      anyOf: [
        lines(new RegExp(`^(?:${urlSource}|${inner(commandLinePattern)})$`)),
        {
          type: 'array',
          maxItems: rememberedLimit,
          items: { anyOf: [checkUrl, { $ref: '#/definitions/check' }] },
        },
      ],
    },
    check: { type: 'object', additionalProperties: false, properties, allOf: rules },
  };
}
