import { type PublishedPort, readPort } from './published-port.ts';
import { isValues, textsOf, valuesAt } from './yaml-value.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a compose file says, as far as a restart and a health check need it. */
export interface ComposeFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** Whether an image is built from the repository. */
  readonly builds: boolean;
  /** Whether it runs by itself, or only changes services of another file. */
  readonly complete: boolean;
  /** Whether it names its project itself, so that two checkouts on one machine are one to Docker. */
  readonly named: boolean;
  readonly ports: readonly PublishedPort[];
  /** Paths the services' own health checks ask, by port in the container. */
  readonly healthPaths: ReadonlyMap<number, string>;
  /** Files with variables it cannot start without, from its own folder. */
  readonly environmentFiles: readonly string[];
}

/** Reads a parsed compose file; undefined when it has no services. */
export function readComposeFile(path: string, content: Values): ComposeFile | undefined {
  const services = Object.values(valuesAt(content, 'services')).filter(isValues);
  const includes = 'include' in content;
  if (services.length === 0 && !includes) return undefined;
  return {
    path,
    builds: services.some((service) => 'build' in service),
    complete:
      includes ||
      services.every((service) => 'build' in service || 'image' in service || 'extends' in service),
    named: 'name' in content,
    ports: services.flatMap(portsOf),
    healthPaths: new Map(services.flatMap(healthPathOf)),
    environmentFiles: [...new Set(services.flatMap(environmentFilesOf))],
  };
}

function portsOf(service: Values): PublishedPort[] {
  const ports = Array.isArray(service['ports']) ? service['ports'] : [];
  return ports.map(readPort).filter((port) => port !== undefined);
}

const localUrl = /\bhttp:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d{1,5}))?(\/[\w./-]*)/;

function healthPathOf(service: Values): [number, string][] {
  const found = localUrl.exec(textsOf(valuesAt(service, 'healthcheck')['test']).join(' '));
  const path = found?.[2];
  return path === undefined || path.split('/').includes('..') ? [] : [[Number(found?.[1] ?? 80), path]];
}

function environmentFilesOf(service: Values): string[] {
  const value = service['env_file'];
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((each) => {
    if (isValues(each)) return each['required'] === false ? [] : textsOf(each['path']);
    return textsOf(each);
  });
}

/** The services of a file as another one changes them. */
export function combine(base: ComposeFile, change: ComposeFile): ComposeFile {
  return {
    path: change.path,
    builds: base.builds || change.builds,
    complete: true,
    named: base.named || change.named,
    ports: [...change.ports, ...base.ports],
    healthPaths: new Map([...base.healthPaths, ...change.healthPaths]),
    environmentFiles: [...new Set([...base.environmentFiles, ...change.environmentFiles])],
  };
}
