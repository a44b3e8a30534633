import type { MessageEvent } from './message.ts';

/** What a channel wants to hear: everything, what is not as it should be, or outages alone. */
export const audiences = ['all', 'failures', 'down'] as const;

export type Audience = (typeof audiences)[number];

/** Everything goes as planned: nobody has to do anything. */
const goodNews: readonly MessageEvent[] = ['started', 'live', 'validated'];
const ofTheService: readonly MessageEvent[] = ['down', 'recovered'];

/** Whether an event is for an audience. The end of an outage belongs to it; what is custom may matter to anybody. */
export function hears(audience: Audience, event: MessageEvent): boolean {
  if (audience === 'all') return true;
  return audience === 'down' ? ofTheService.includes(event) : !goodNews.includes(event);
}
