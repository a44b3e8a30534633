import type { Container } from './containers.ts';

/** What one look at the containers of the services says. */
export type ContainerVerdict =
  /** All run, and those that say how they are say that they are well. */
  | { readonly kind: 'well' }
  /** One is not there yet. */
  | { readonly kind: 'waiting'; readonly message: string }
  /** One will not come, or does not stay: a sentence without a full stop. */
  | { readonly kind: 'sick'; readonly message: string };

/** What there was to compare with: the same containers a moment before. */
export type Earlier = ReadonlyMap<string, Pick<Container, 'restarts' | 'startedAt'>>;

export function earlierOf(containers: readonly Container[]): Earlier {
  return new Map(containers.map(({ id, restarts, startedAt }) => [id, { restarts, startedAt }]));
}

/**
 * Judges the services by their containers. One without a health check is well when it has been running since the
 * look before; one that Docker has started again is in a crash loop: a service is not expected to end.
 */
export function judgeContainers(
  services: readonly string[],
  containers: readonly Container[],
  earlier: Earlier,
): ContainerVerdict {
  const verdicts = containers.map((container) => judgeContainer(container, earlier.get(container.id)));
  const sick = verdicts.find(({ kind }) => kind === 'sick');
  if (sick !== undefined) return sick;
  const absent = services.find((name) => containers.every(({ service }) => service !== name));
  if (absent !== undefined) return { kind: 'waiting', message: `${absent} has no container` };
  return verdicts.find(({ kind }) => kind === 'waiting') ?? { kind: 'well' };
}

function judgeContainer(
  container: Container,
  earlier: Pick<Container, 'restarts' | 'startedAt'> | undefined,
): ContainerVerdict {
  const { name, status, exitCode, restarts, health } = container;
  const sick = (what: string): ContainerVerdict => ({ kind: 'sick', message: `Container ${name} ${what}` });
  if (container.outOfMemory) return sick('was ended because it used more memory than it may');
  if (status === 'restarting' || restarts > (earlier?.restarts ?? 0)) {
    // While it runs again, Docker says 0.
    const how = status === 'restarting' ? ` with exit code ${exitCode}` : '';
    return sick(`does not stay up: it ended${how} and Docker started it again`);
  }
  if (status === 'exited' || status === 'dead')
    return sick(`ended with exit code ${exitCode}; a service goes on running`);
  if (status === 'paused') return sick('is paused');
  if (health === 'unhealthy') return sick('is unhealthy by its own health check');
  if (status !== 'running') return { kind: 'waiting', message: `Container ${name} is ${status}` };
  if (health === 'healthy') return { kind: 'well' };
  if (health !== undefined)
    return { kind: 'waiting', message: `Container ${name} has not become healthy by its own health check` };
  const stayed = earlier?.startedAt === container.startedAt;
  return stayed ? { kind: 'well' } : { kind: 'waiting', message: `Container ${name} has only just begun` };
}
