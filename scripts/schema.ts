/**
 * Writes belay.schema.json, which completes and checks belay.yml in editors, from the definition that parses it.
 * `--check` compares instead of writing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { environmentPattern } from '../lib/config/environment-name.ts';
import { commandLimit, itemLimit, listLimit } from '../lib/config/read-list.ts';
import type { Setting } from '../lib/config/setting.ts';
import type { ItemForm, SettingKind } from '../lib/config/setting-kind.ts';
import { groups, settings } from '../lib/config/settings.ts';
import {
  hostPattern,
  imagePattern,
  innerPathPattern,
  itemPattern,
  linePattern,
  linkPattern,
  loginPattern,
  loneItemPattern,
  pathPattern,
  repositoryPattern,
  servicePattern,
  sharePattern,
} from '../lib/config/value-patterns.ts';
import { timePattern, weekdays } from '../lib/delivery/freeze-end.ts';
import { mostWindows, reasonLimit, type windowKeys } from '../lib/delivery/freeze-windows.ts';
import { longestLink } from '../lib/messages/link.ts';
import { checkDefinitions } from './check-schema.ts';
import {
  anyCase,
  controlInLines,
  duration,
  line,
  lines,
  type Schema,
  text,
  without,
} from './schema-forms.ts';

const address = 'https://raw.githubusercontent.com/belay-actions/belay/v1/belay.schema.json';
const file = join(import.meta.dirname, '../belay.schema.json');

const itemForms: Readonly<Record<ItemForm, RegExp>> = {
  text: itemPattern,
  host: hostPattern,
  login: loginPattern,
  service: servicePattern,
  'inner-path': innerPathPattern,
};

/** One, or a list of them. */
function oneOrMany(item: Schema, one: Schema = item): Schema {
  return { anyOf: [one, { type: 'array', maxItems: listLimit, items: item }] };
}

function schemaOf(kind: SettingKind): Schema {
  switch (kind.is) {
    case 'word':
      return line({ maxLength: kind.limit, pattern: linePattern.source });
    case 'path':
      return line({ pattern: pathPattern.source });
    case 'url':
      return line({ maxLength: longestLink, pattern: linkPattern.source });
    case 'repository':
      return line({ pattern: repositoryPattern.source });
    case 'environment':
      return text({ pattern: environmentPattern.source });
    case 'choice':
      return { enum: kind.values };
    case 'lines':
      return without(controlInLines, {
        maxLength: kind.limit,
        pattern: '\\S',
      });
    case 'image':
      return line({ pattern: imagePattern.source });
    case 'share':
      return {
        anyOf: [{ type: 'integer', minimum: 1, maximum: 9_999 }, text({ pattern: sharePattern.source })],
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      return { type: 'integer', minimum: kind.min, maximum: kind.max };
    case 'duration':
      return duration(kind);
    case 'commands':
      return oneOrMany(without('\\u0000', { maxLength: commandLimit, pattern: '\\S' }));
    case 'list':
      return oneOrMany(
        line({ maxLength: itemLimit, pattern: itemForms[kind.of].source }),
        lines(kind.of === 'text' ? loneItemPattern : itemForms[kind.of]),
      );
    case 'checks':
      return { $ref: '#/definitions/checks' };
    case 'windows':
      return { type: 'array', maxItems: mostWindows, items: { $ref: '#/definitions/window' } };
  }
}

const time = `(?:${timePattern.source.slice(1, -1)})`;
const date = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
/** In any case, whole or the first three letters. */
const weekday = `(?:${weekdays.map((day) => `${anyCase(day.slice(0, 3))}(?:${anyCase(day.slice(3))})?`).join('|')})`;

const windowEnd = text({
  description: 'A date with or without a time, a weekday with a time, or a time of day.',
  examples: ['2026-12-20', '2026-12-20 18:00', 'Fri 16:00', '22:00'],
  pattern: `^\\s*(?:${date}(?:(?:[Tt]|\\s+)${time})?|${weekday}\\s+${time}|${time})\\s*$`,
});

function freezeWindow(): Schema {
  const properties: Record<(typeof windowKeys)[number], Schema> = {
    from: windowEnd,
    until: windowEnd,
    'time-zone': {
      description: 'A name of the IANA table, like Europe/Paris; UTC by default.',
      default: 'UTC',
      anyOf: [text({}), { type: 'null' }],
    },
    reason: {
      description: 'What people are told.',
      anyOf: [text({ minLength: 0, maxLength: reasonLimit }), { type: 'null' }],
    },
  };
  return { type: 'object', required: ['from', 'until'], additionalProperties: false, properties };
}

function definitions(): Schema {
  return {
    environment: environment(),
    ...checkDefinitions(),
    window: freezeWindow(),
  };
}

function property(setting: Setting): Schema {
  const { kind, fallback, describes } = setting;
  const schema = schemaOf(kind);
  const typed = kind.is === 'boolean' || kind.is === 'integer' ? JSON.parse(fallback ?? 'null') : fallback;
  // Beside a reference draft-07 reads nothing.
  const bare = '$ref' in schema ? { allOf: [schema] } : schema;
  return {
    title: setting.key,
    description: describes.replaceAll('`', ''),
    // VS Code shows this one where it is there.
    markdownDescription: describes,
    ...bare,
    ...(fallback === undefined ? {} : { default: typed }),
  };
}

function environment(): Schema {
  const top = settings
    .filter(({ key }) => !key.includes('.'))
    .map((setting) => [setting.key, property(setting)]);
  const grouped = [...groups].map(([group, description]) => {
    const inner = settings
      .filter(({ key }) => key.startsWith(`${group}.`))
      .map((setting) => [setting.key.slice(group.length + 1), property(setting)]);
    const properties = Object.fromEntries(inner);
    return [
      group,
      {
        title: group,
        description: description.replaceAll('`', ''),
        markdownDescription: description,
        type: 'object',
        additionalProperties: false,
        properties,
      },
    ];
  });
  return {
    title: 'An environment',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries([...top, ...grouped]),
  };
}

/** The schema of belay.yml. */
export function belaySchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: address,
    title: 'belay.yml',
    description: 'Where a service runs, how it is delivered there, and what must be well.',
    type: 'object',
    required: ['environments'],
    additionalProperties: false,
    properties: {
      environments: {
        description: 'The places where the service runs, by name.',
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        patternProperties: { [environmentPattern.source]: { $ref: '#/definitions/environment' } },
      },
    },
    definitions: definitions(),
  };
}

function main(compare: boolean): void {
  const wanted = `${JSON.stringify(belaySchema(), null, 2)}\n`;
  const now = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (now === wanted) return;
  if (!compare) {
    writeFileSync(file, wanted);
    return;
  }
  console.error(
    'belay.schema.json: is not what lib/config/settings.ts says; run "./scripts/node scripts/schema.ts".',
  );
  process.exitCode = 1;
}

if (import.meta.main) main(process.argv.includes('--check'));
