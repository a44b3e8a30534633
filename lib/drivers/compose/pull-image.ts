import type { CommandResult } from '../../hosts/host.ts';
import type { ComposeContext } from './compose-context.ts';
import { docker, ending, succeeded } from './docker-command.ts';

const pullTimeoutMs = 900_000;
/** Between tries of a registry that could not be reached. */
const pausesMs = [1_000, 4_000];

export type Pull =
  /** `digest`: what the registry said the image is. */
  | { readonly kind: 'pulled'; readonly digest: string | undefined }
  | { readonly kind: 'failed'; readonly cause: PullFailure; readonly message: string };

export type PullFailure =
  | 'denied'
  | 'absent'
  | 'rate-limit'
  | 'disk-full'
  | 'damaged'
  | 'platform'
  | 'unreachable'
  | 'ended'
  | 'other';

/** What Docker and registries say, in the order in which it is looked for. */
const signs: readonly (readonly [PullFailure, RegExp])[] = [
  ['disk-full', /no space left on device|disk quota exceeded/i],
  ['rate-limit', /toomanyrequests|too many requests|rate limit/i],
  [
    'denied',
    /unauthorized|authentication required|no basic auth credentials|access denied|access forbidden|denied:|: denied|403 forbidden|insufficient_scope/i,
  ],
  ['platform', /no matching manifest|does not match the specified platform/i],
  [
    'damaged',
    /verification failed|unexpected digest|digest mismatch|failed to register layer|invalid checksum/i,
  ],
  ['absent', /manifest unknown|name unknown|not found|does not exist|repository name not known/i],
  [
    'unreachable',
    /connection refused|no such host|timeout|timed out|deadline exceeded|unexpected eof|\beof\b|connection reset|network is unreachable|no route to host|server misbehaving|temporary failure|tls handshake|x509|status: 5\d\d|50[0234] |internal server error|bad gateway|service unavailable|server gave http response/i,
  ],
];

const sentences: Readonly<Record<PullFailure, string>> = {
  denied:
    'the registry refused: the image does not exist there, or this user may not pull it (give registry-username and registry-password, or log Docker in on the host)',
  absent: 'the registry has no such image: has it been built and pushed, and is the name right?',
  'rate-limit': 'the registry answers that too much was pulled; log in to it, or try again later',
  'disk-full': 'the disk of the host is full; make room ("docker system df" shows what takes it)',
  damaged: 'what came is not what the registry announced; try again, and look at the registry if it stays so',
  platform: 'the image was not built for the processor of this host',
  unreachable: 'the registry could not be reached or did not answer in order',
  ended: 'it was ended before it was done',
  other: 'Docker could not pull it',
};

/** What a `docker pull` that failed ran into. */
export function whyPullFailed(result: CommandResult): PullFailure {
  if (result.kind === 'killed') return result.by === 'timeout' ? 'unreachable' : 'ended';
  const found = signs.find(([, sign]) => sign.test(result.stderr));
  return found?.[0] ?? 'other';
}

/** Pulls an image by its tag or its digest. Only a registry that could not be reached is asked again. */
export async function pullImage(
  context: ComposeContext,
  image: string,
  env: Readonly<Record<string, string>>,
): Promise<Pull> {
  for (const pauseMs of [...pausesMs, undefined]) {
    const result = await docker(context, ['pull', image], { env, timeoutMs: pullTimeoutMs });
    if (succeeded(result)) return { kind: 'pulled', digest: digestIn(result.stdout) };
    const cause = whyPullFailed(result);
    const isTimeout = result.kind === 'killed';
    if (cause !== 'unreachable' || isTimeout || pauseMs === undefined) {
      const how = cause === 'other' ? ` (${ending(result)})` : '';
      return { kind: 'failed', cause, message: `${sentences[cause]}${how}` };
    }
    context.log.info(`${image}: ${sentences[cause]}; trying again.`);
    await context.clock.sleep(pauseMs, context.session.signal);
  }
  return { kind: 'failed', cause: 'unreachable', message: sentences.unreachable };
}

function digestIn(output: string): string | undefined {
  return /^Digest: (sha256:[0-9a-f]{64})$/m.exec(output)?.[1];
}
