import type { MessageEvent } from './message.ts';

/** Every word Belay itself puts into a message. */
export const wording = {
  events: {
    started: 'deployment started',
    live: 'live',
    validated: 'validated',
    failed: 'deployment failed',
    'rolled-back': 'rolled back',
    down: 'down',
    recovered: 'recovered',
    custom: 'message',
  } satisfies Record<MessageEvent, string>,
  labels: {
    environment: 'Environment',
    commit: 'Commit',
    author: 'Author',
    subject: 'Commit message',
    run: 'Run',
    duration: 'Duration',
    service: 'Service',
  },
  openRun: 'Open the run',
  cut: {
    title: 'the title',
    text: 'the message',
    values: (count: number) => (count === 1 ? '1 value' : `${count} values`),
    rows: (count: number) => (count === 1 ? '1 field left out' : `${count} fields left out`),
    note: (parts: readonly string[]) => `Cut to the size this chat takes: ${parts.join(', ')}.`,
  },
} as const;
