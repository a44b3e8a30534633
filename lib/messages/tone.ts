import type { Message, MessageEvent } from './message.ts';

/** How an event reads at a glance. Live is not yet good: only a verdict makes it green. */
export type Tone = 'progress' | 'good' | 'bad' | 'returned' | 'neutral';

const tones: Readonly<Record<MessageEvent, Tone>> = {
  started: 'progress',
  live: 'progress',
  validated: 'good',
  recovered: 'good',
  failed: 'bad',
  down: 'bad',
  'rolled-back': 'returned',
  custom: 'neutral',
};

const colours: Readonly<Record<Tone, string>> = {
  progress: '1d6fdc',
  good: '2da44e',
  bad: 'cf222e',
  returned: 'e3a008',
  neutral: '6e7781',
};

/** The colour of a message: six hex digits, red green blue. What was superseded is nobody's business any more. */
export function colourOf({ event, cause }: Pick<Message, 'event' | 'cause'>): string {
  return colours[cause === 'superseded' ? 'neutral' : tones[event]];
}
