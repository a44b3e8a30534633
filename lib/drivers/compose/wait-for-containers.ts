import { formatDuration } from '../../ports/duration.ts';
import type { ComposeContext } from './compose-context.ts';
import { type Container, inspectContainers, listContainers, type ProjectPlace } from './containers.ts';
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

export interface Waiting {
  readonly place: ProjectPlace;
  /** What was seen before they were started. */
  readonly before: readonly Container[];
  /** The first look; undefined where Docker did not answer. */
  readonly first: readonly Container[] | undefined;
}

/** Looks at the containers until they are well or will not be. */
export async function waitForContainers(
  context: ComposeContext,
  { place, before, first }: Waiting,
): Promise<Settled> {
  const { clock, session, target, host } = context;
  const deadline = clock.monotonic() + limitMs;
  // Only how often Docker had started them: one that goes on running settles like one that was just begun.
  let earlier: Earlier = new Map(before.map(({ id, restarts }) => [id, { restarts, startedAt: '' }]));
  for (let containers = first; ; containers = await lookAgain(context, place, containers)) {
    session.signal.throwIfAborted();
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

/** By their ids, which stay when Docker starts them again; anew where a service has none. */
function lookAgain(
  context: ComposeContext,
  place: ProjectPlace,
  last: readonly Container[],
): Promise<readonly Container[] | undefined> {
  const isWhole = context.target.services.every((name) => last.some(({ service }) => service === name));
  if (!isWhole) return listContainers(context, place);
  return inspectContainers(
    context,
    last.map(({ id }) => id),
  );
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
