import type { ComposeFile } from './compose-file.ts';
import type { PublishedPort } from './published-port.ts';

/** What to ask on the machine itself to see whether the service is well. */
export type LocalHealth =
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly port: number;
      readonly variable: string | undefined;
    }
  /** A port is published, but only a variable without a default knows its number. */
  | { readonly kind: 'hidden'; readonly variable: string }
  | { readonly kind: 'none' };

/** Ports in a container behind which web servers commonly listen, the likeliest first. */
const webPorts = [80, 8080, 8000, 3000, 5000, 8501, 4000, 8888, 9000, 1337, 4173, 5173];
/** Those that do not answer plain HTTP: mail, databases, queues, TLS. */
const otherPorts = [
  22, 25, 443, 465, 587, 1433, 1521, 2181, 3306, 4222, 5432, 5672, 6379, 8443, 9042, 9092, 11_211, 27_017,
  50_051,
];

/** Chooses the published port most likely to answer HTTP, with the path the service's own health check asks. */
export function localHealth(compose: ComposeFile): LocalHealth {
  const known = compose.ports
    .filter((port): port is Extract<PublishedPort, { kind: 'known' }> => port.kind === 'known')
    .map((port) => ({ ...port, rank: rank(port.inside ?? port.port, compose) }))
    .filter((port) => port.rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank);
  const [best] = known;
  if (best === undefined) {
    const hidden = compose.ports.find((port) => port.kind === 'hidden');
    return hidden === undefined ? { kind: 'none' } : { kind: 'hidden', variable: hidden.variable };
  }
  const authority = best.port === 80 ? best.host : `${best.host}:${best.port}`;
  const path = compose.healthPaths.get(best.inside ?? best.port) ?? '/';
  const url = new URL(path, `http://${authority}`).href;
  return { kind: 'url', url, port: best.port, variable: best.variable };
}

function rank(inside: number, compose: ComposeFile): number {
  if (compose.healthPaths.has(inside)) return -1;
  if (otherPorts.includes(inside)) return Number.POSITIVE_INFINITY;
  const place = webPorts.indexOf(inside);
  return place === -1 ? webPorts.length : place;
}
