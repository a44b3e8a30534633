import type { ExchangePhase, HttpResponse, Timing } from './http.ts';

/** What is known of one exchange, however far it came. */
export interface ExchangeFacts {
  readonly durationMs: number;
  readonly timing?: Timing;
  readonly address?: string;
  readonly certificate?: NonNullable<HttpResponse['certificate']>;
}

/** Takes down how an exchange goes, part by part. */
export interface ExchangeRecord {
  /** This part begins now; the one before it has ended. */
  enter(phase: ExchangePhase): void;
  /** The part that was going on has ended, and with it the exchange. */
  finish(): void;
  /** The address that is connected to, or the only one that is tried. */
  note(facts: Partial<Pick<ExchangeFacts, 'address' | 'certificate'>>): void;
  /** The part that has begun and not ended. */
  readonly phase: ExchangePhase | undefined;
  readonly facts: ExchangeFacts;
}

const nameOfPhase: Readonly<Record<ExchangePhase, keyof Timing>> = {
  dns: 'dnsMs',
  connect: 'connectMs',
  tls: 'tlsMs',
  'first-byte': 'firstByteMs',
  body: 'bodyMs',
};

/** A record that begins now. `now` counts milliseconds and only grows. */
export function createExchangeRecord(now: () => number = () => performance.now()): ExchangeRecord {
  const startedMs = now();
  const timing: { -readonly [Name in keyof Timing]: Timing[Name] } = {};
  let noted: Partial<ExchangeFacts> = {};
  let phase: ExchangePhase | undefined;
  let sinceMs = startedMs;
  const enter = (next: ExchangePhase | undefined): void => {
    const at = now();
    if (phase !== undefined) timing[nameOfPhase[phase]] = at - sinceMs;
    phase = next;
    sinceMs = at;
  };
  return {
    enter,
    finish: () => enter(undefined),
    note: (facts) => {
      noted = { ...noted, ...facts };
    },
    get phase() {
      return phase;
    },
    get facts() {
      const timed = Object.keys(timing).length === 0 ? {} : { timing: { ...timing } };
      return { ...noted, ...timed, durationMs: now() - startedMs };
    },
  };
}
