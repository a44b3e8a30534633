import { isIPv4, isIPv6 } from 'node:net';
import { isValues } from './yaml-value.ts';

/** A port of a service that its machine offers. */
export type PublishedPort =
  | {
      readonly kind: 'known';
      /** As it stands in a URL: IPv6 in brackets. */
      readonly host: string;
      readonly port: number;
      /** In the container; undefined where a variable hides it. */
      readonly inside: number | undefined;
      /** The variable whose default it is. */
      readonly variable: string | undefined;
    }
  | { readonly kind: 'hidden'; readonly variable: string };

interface Parts {
  readonly ip: string;
  readonly published: string;
  readonly target: string;
  readonly protocol: string;
}

/**
 * Reads one entry of a service's `ports:`, of the short form (`[IP:]HOST:CONTAINER[/PROTOCOL]`) or the long one;
 * the first of a range counts. Undefined for what publishes nothing by a number (compose-spec, 05-services.md).
 */
export function readPort(entry: unknown): PublishedPort | undefined {
  const parts = isValues(entry) ? longForm(entry) : shortForm(entry);
  if (parts === undefined || (parts.protocol !== '' && parts.protocol !== 'tcp')) return undefined;
  const published = substitute(parts.published);
  if (published.text === '' && published.variable === undefined) return undefined;
  const port = portOf(published.text);
  if (port === undefined)
    return published.variable === undefined ? undefined : { kind: 'hidden', variable: published.variable };
  const ip = substitute(parts.ip);
  const host = hostOf(ip.text);
  if (host === undefined)
    return ip.variable === undefined ? undefined : { kind: 'hidden', variable: ip.variable };
  return {
    kind: 'known',
    host,
    port,
    inside: portOf(substitute(parts.target).text),
    variable: published.variable,
  };
}

function longForm(entry: Readonly<Record<string, unknown>>): Parts {
  const text = (key: string): string => {
    const value = entry[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return {
    ip: text('host_ip'),
    published: text('published'),
    target: text('target'),
    protocol: text('protocol'),
  };
}

function shortForm(entry: unknown): Parts | undefined {
  if (typeof entry !== 'string') return undefined;
  const [address = '', protocol = ''] = splitOutside(entry.trim(), '/');
  const fields = splitOutside(address, ':');
  if (fields.length < 2) return undefined;
  const target = fields.at(-1) ?? '';
  const published = fields.at(-2) ?? '';
  return { ip: fields.slice(0, -2).join(':'), published, target, protocol };
}

/** Splits where a separator stands outside `${…}` and `[…]`. */
function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    if (character === separator && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts;
}

/** Puts the defaults in the place of variables, from the inside out; what has none becomes empty. */
function substitute(text: string): { readonly text: string; readonly variable: string | undefined } {
  let variable: string | undefined;
  let current = text;
  for (let rounds = 0; rounds < 10; rounds += 1) {
    const next = current.replace(
      /\$\{([A-Za-z_]\w*)(?::?-([^{}]*)|:?[?+][^{}]*)?\}|\$([A-Za-z_]\w*)/g,
      (_, braced: string | undefined, fallback: string | undefined, bare: string | undefined) => {
        variable = braced ?? bare;
        return fallback ?? '';
      },
    );
    if (next === current) break;
    current = next;
  }
  return { text: current.trim(), variable };
}

function portOf(text: string): number | undefined {
  const first = /^(\d{1,5})(?:-\d{1,5})?$/.exec(text)?.[1];
  const port = Number(first);
  return first !== undefined && port >= 1 && port <= 65_535 ? port : undefined;
}

/** Where to reach on the machine itself what listens at an address. */
function hostOf(ip: string): string | undefined {
  const bare = ip.replace(/^\[(.*)\]$/, '$1');
  if (bare === '' || bare === '0.0.0.0' || bare === '::') return '127.0.0.1';
  if (isIPv4(bare)) return bare;
  return isIPv6(bare) && !bare.includes('%') ? `[${bare}]` : undefined;
}
