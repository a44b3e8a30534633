import { readConfiguration } from '../../../lib/config/configuration.ts';
import { type Language, languages } from '../../../lib/messages/language.ts';
import { linkable } from '../../../lib/messages/link.ts';
import { type Mention, mentionTakes, parseMention } from '../../../lib/messages/mention.ts';
import { type MessageEvent, type MessageField, messageEvents } from '../../../lib/messages/message.ts';
import { cleanText } from '../../../lib/messages/plain-text.ts';
import { parseDuration } from '../../../lib/ports/duration.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';
import { readChannelSecrets, readChannels, type ToldChannels } from './channels.ts';
import { parseFields } from './fields.ts';
import { readResult, type ToldResult } from './told-result.ts';

export interface Inputs extends ToldChannels {
  readonly event: MessageEvent;
  readonly environment: string | undefined;
  readonly sha: string | undefined;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly message: string | undefined;
  readonly fields: readonly MessageField[];
  /** What the `result` of another action tells. */
  readonly told: ToldResult;
  /** A result was given, and tells nothing. */
  readonly untold: boolean;
  readonly language: Language;
  /** How long it took. Milliseconds. */
  readonly durationMs: number | undefined;
  readonly mentions: readonly Mention[];
  readonly required: boolean;
}

const longestEnvironment = 255;
const mostMentions = 20;

/** Reads every input of the action and reports all problems at once. */
export function parseInputs(read: InputReader, env: Readonly<Record<string, string | undefined>>): Inputs {
  const secrets = readChannelSecrets(read, env);
  const event = read.oneOf('event', messageEvents);
  const environment = readEnvironment(read);
  const configuration = readConfiguration(read, env, { action: 'notify', need: 'told' });
  const inputs = {
    event,
    environment,
    sha: read.optionalCommit('sha'),
    url: readUrl(read),
    title: read.optional('title'),
    message: read.optional('message'),
    fields: read.parsed<readonly MessageField[]>('fields', parseFields, []),
    ...readTold(read),
    language: read.oneOf('language', languages),
    durationMs: readDuration(read),
    mentions: readMentions(read),
    ...readChannels(read, secrets, { event, configuration }),
    required: read.boolean('required'),
  };
  const { title = '', message = '', told, untold } = inputs;
  const says = cleanText(`${title}${message}${told.message ?? ''}`) !== '' || told.reasonCode !== undefined;
  if (inputs.event === 'custom' && !says && !untold) {
    read.problem(
      'event',
      'a title, a message or a result when it is custom: there is nothing to say otherwise',
    );
  }
  return read.done(inputs);
}

/** Another action's result may be anything; what is wrong with it is said in the log. */
function readTold(read: InputReader): Pick<Inputs, 'told' | 'untold'> {
  const { told, notes } = readResult(read.optional('result'));
  for (const note of notes) read.note(note);
  return { told, untold: notes.length > 0 };
}

/** `${{ steps.deploy.outputs.duration-ms }}ms` is the unit alone where there was no such step. */
function readDuration(read: InputReader): number | undefined {
  const text = read.optional('duration');
  if (text === undefined || text === 'ms') return undefined;
  const ms = parseDuration(text);
  if (ms === undefined) read.problem('duration', 'a duration like 850ms, 12s or 2m', text);
  return ms;
}

function readEnvironment(read: InputReader): string | undefined {
  const environment = read.optional('environment');
  if (environment !== undefined && (environment.length > longestEnvironment || /[\r\n]/.test(environment))) {
    read.problem('environment', `one line of at most ${longestEnvironment} characters`, environment);
  }
  return environment;
}

function readUrl(read: InputReader): string | undefined {
  const url = read.optional('url');
  if (url !== undefined && linkable(url) === undefined) {
    read.problem('url', 'an http or https URL without user name, of at most 900 characters', url);
  }
  return url;
}

function readMentions(read: InputReader): readonly Mention[] {
  const lines = read.list('mention');
  if (lines.length > mostMentions)
    read.problem('mention', `at most ${mostMentions} lines`, String(lines.length));
  return lines.flatMap((line) => {
    const mention = parseMention(line);
    if (mention === undefined) read.problem('mention', mentionTakes, line);
    return mention === undefined ? [] : [mention];
  });
}
