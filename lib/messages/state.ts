import type { Message, MessageState } from './message.ts';

/** How it came out, where the event alone would not say it: as it is told, else by the cause. */
export function stateOf({ event, cause, state }: Message): MessageState | undefined {
  if (state !== undefined) return state;
  if (event === 'recovered') return cause === 'degraded' ? 'recovered-degraded' : undefined;
  if (cause === 'superseded' && (event === 'live' || event === 'custom')) return 'superseded';
  if (event !== 'custom') return undefined;
  if (cause === 'no-verdict') return 'unproven';
  return cause === 'degraded' ? 'degraded' : undefined;
}
