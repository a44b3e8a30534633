import { formatDuration } from '../../ports/duration.ts';
import type { ComposeContext } from './compose-context.ts';
import { type Container, listContainers } from './containers.ts';
import { type ContainerVerdict, type Earlier, earlierOf, judgeContainers } from './judge-containers.ts';

/** Between two looks. A container that runs at both has settled. */
const betweenLooksMs = 1_000;
/** Longest time containers have to become well. */
const limitMs = 300_000;

export interface Settled {
  /** Why the release is not well; undefined when it is. One sentence. */
  readonly sick: string | undefined;
  readonly containers: readonly Container[];
}

/** Looks at the containers until they are well or will not be; `before` is what was seen before they were started. */
export async function waitForContainers(
  context: ComposeContext,
  project: string | undefined,
  before: readonly Container[],
): Promise<Settled> {
  const { clock, session, target, host } = context;
  const deadline = clock.monotonic() + limitMs;
  // Only how often Docker had started them: one that goes on running settles like one that was just begun.
  let earlier: Earlier = new Map(before.map(({ id, restarts }) => [id, { restarts, startedAt: '' }]));
  for (;;) {
    session.signal.throwIfAborted();
    const containers = await listContainers(context, project);
    if (containers === undefined)
      return {
        sick: `Docker on ${host.name} stopped answering while the containers started.`,
        containers: [],
      };
    const verdict = judgeContainers(target.services, containers, earlier);
    if (verdict.kind === 'well') return { sick: undefined, containers };
    if (verdict.kind === 'sick' || clock.monotonic() >= deadline)
      return { sick: describe(verdict, containers, host.name), containers };
    earlier = new Map([...earlier, ...earlierOf(containers)]);
    await clock.sleep(betweenLooksMs, session.signal);
  }
}

function describe(
  verdict: Exclude<ContainerVerdict, { kind: 'well' }>,
  containers: readonly Container[],
  hostName: string,
): string {
  const late = verdict.kind === 'waiting' ? ` within ${formatDuration(limitMs)}` : '';
  const name = containers.find((each) => verdict.message.includes(each.name))?.name;
  const see = name === undefined ? '' : ` "docker logs --tail 50 ${name}" on ${hostName} shows what it said.`;
  return `${verdict.message}${late}.${see}`;
}
