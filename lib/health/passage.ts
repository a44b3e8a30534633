import type { Clock } from '../ports/clock.ts';
import { createEarlyEnd, type EarlyEnd } from '../ports/early-end.ts';
import type { Http, HttpFailure, HttpRequest, HttpResponse } from '../ports/http.ts';
import type { HttpCheck, IpChoice } from './check.ts';
import { isAskedOnHost, type LoopbackPlace, loopbackPlace } from './check-place.ts';
import type { AskingHost } from './health-ports.ts';
import type { Observation } from './health-report.ts';
import { hintFor } from './hints.ts';
import { lostHost } from './lost-host.ts';

/** One request on the way of a check. */
export interface Hop {
  readonly check: HttpCheck;
  readonly ip: IpChoice | undefined;
  /** With what is left of the deadline. */
  readonly request: Omit<HttpRequest, 'connectTo'>;
}

export interface PassagePorts {
  readonly http: Http;
  readonly host: AskingHost;
  readonly clock: Clock;
}

/** What came of a request. */
export interface Asked {
  /** Undefined where the host let nothing through, so that nothing was asked. */
  readonly answer: HttpResponse | HttpFailure | undefined;
  /** What is told instead of what the answer says, part by part. */
  readonly seen: Partial<Unseen>;
  /** What went by besides the answer's own time. Milliseconds. */
  readonly waitedMs: number;
}

type Unseen = Omit<Observation, 'status' | 'latencyMs'>;

/**
 * Makes a request. Where a check is of a loopback address, that is the host's own, wherever this process runs: then the
 * request goes through the host. Not so for a check of somewhere else whose redirects lead to one: nobody outside points
 * into the host. Waits no longer than the deadline of the request, and never throws.
 */
export async function askThrough(hop: Hop, ports: PassagePorts): Promise<Asked> {
  const { check, ip, request } = hop;
  const { http, host, clock } = ports;
  const direct = async (): Promise<Asked> => {
    const answer = await http.request({ ...request, ...(ip === undefined ? {} : { connectTo: ip }) });
    return { answer, seen: {}, waitedMs: 0 };
  };
  const place = isAskedOnHost(check) ? loopbackPlace(request.url, ip) : undefined;
  if (place === undefined) return direct();
  const startedMs = clock.monotonic();
  const waited = (): number => clock.monotonic() - startedMs;
  const forward = await openForward(place, request, host);
  if (forward.kind === 'not-needed') return direct();
  if (forward.kind === 'none') return { answer: undefined, seen: forward.seen, waitedMs: waited() };
  const leftMs = (): number => Math.max(1, Math.ceil(request.timeoutMs - waited()));
  const { socketPath } = forward;
  const answer = await http.request({ ...request, timeoutMs: leftMs(), connectTo: { socketPath } });
  const told = await explainShut(answer, place, { host, signal: request.signal, leftMs: leftMs() });
  const seen = { ...told, ...addressOn(host, place) };
  return { answer, seen, waitedMs: Math.max(0, waited() - answer.durationMs) };
}

type Forward =
  | { readonly kind: 'open'; readonly socketPath: string }
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'none'; readonly seen: Unseen };

async function openForward(
  place: LoopbackPlace,
  { timeoutMs, signal }: Pick<HttpRequest, 'timeoutMs' | 'signal'>,
  host: AskingHost,
): Promise<Forward> {
  const end = createEarlyEnd({ timeoutMs, signal });
  try {
    const forward = await Promise.race([host.forward(place), endOf(end)]);
    if (forward === 'ended')
      return { kind: 'none', seen: unreached(`${host.name} let nothing through before the deadline`) };
    return forward === undefined ? { kind: 'not-needed' } : { kind: 'open', ...forward };
  } catch (error) {
    return { kind: 'none', seen: unseen(lostHost(0, error)) };
  } finally {
    end.dispose();
  }
}

function endOf(end: EarlyEnd): Promise<'ended'> {
  return new Promise((resolve) => end.whenEnded(() => resolve('ended')));
}

/** The address that was asked, as people know it: `127.0.0.1:8080 on deploy@web1`. */
function addressOn({ name }: AskingHost, { hostname, port }: LoopbackPlace): Pick<Unseen, 'address'> {
  return { address: `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port} on ${name}` };
}

interface Surroundings {
  readonly host: AskingHost;
  readonly signal: AbortSignal | undefined;
  readonly leftMs: number;
}

/**
 * What was really seen where a forward was shut at once. It takes every connection, and closes it again when nothing
 * takes it at the far end, which looks like a service that hangs up: so the host itself is asked. Undefined where the
 * answer tells as much.
 */
async function explainShut(
  answer: HttpResponse | HttpFailure,
  place: LoopbackPlace,
  { host, signal, leftMs: timeoutMs }: Surroundings,
): Promise<Unseen | undefined> {
  if (answer.kind !== 'failed') return undefined;
  const { cause, phase } = answer;
  if (phase === undefined && (cause === 'refused' || cause === 'other'))
    return unreached(`the way to ${host.name} broke off`);
  if (cause !== 'reset' || phase === 'body') return undefined;
  try {
    const result = await host.connect({ ...place, timeoutMs, ...(signal === undefined ? {} : { signal }) });
    if (result.kind === 'connected') return notLetThrough(host);
    if (result.cause !== 'refused') return undefined;
    const hint = hintFor(result);
    const reason = result.detail;
    return { health: 'unhealthy', reason, phase: 'connect', ...(hint === undefined ? {} : { hint }) };
  } catch (error) {
    return unseen(lostHost(0, error));
  }
}

function unreached(reason: string): Unseen {
  return { ...unseen(lostHost(0)), reason };
}

function notLetThrough({ name }: AskingHost): Unseen {
  return {
    health: 'unhealthy',
    reason: 'the connection was cut before any byte of an answer, though the port takes connections',
    hint: `Look at whether the SSH server of ${name} lets connections through (AllowTcpForwarding, PermitOpen and DisableForwarding in its sshd_config); if it does, at the log of the service.`,
  };
}

function unseen({ status: _, latencyMs: __, ...seen }: Observation): Unseen {
  return seen;
}
