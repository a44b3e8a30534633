import { expect, it } from 'vitest';
import { readPort } from '../../../scripts/init-repository/published-port.ts';

function address(entry: unknown): string | undefined {
  const port = readPort(entry);
  if (port === undefined) return undefined;
  if (port.kind === 'hidden') return `hidden by ${port.variable}`;
  const variable = port.variable === undefined ? '' : ` of ${port.variable}`;
  return `${port.host}:${port.port} to ${port.inside ?? '?'}${variable}`;
}

it.each<[entry: unknown, expected: string | undefined]>([
  ['8080:80', '127.0.0.1:8080 to 80'],
  ['8080:80/tcp', '127.0.0.1:8080 to 80'],
  ['127.0.0.1:8080:80', '127.0.0.1:8080 to 80'],
  ['0.0.0.0:8080:80', '127.0.0.1:8080 to 80'],
  ['192.168.1.5:8080:80', '192.168.1.5:8080 to 80'],
  ['[::1]:8080:80', '[::1]:8080 to 80'],
  ['[::]:8080:80', '127.0.0.1:8080 to 80'],
  ['3000-3005:4000-4005', '127.0.0.1:3000 to 4000'],
  ['${PORT:-8080}:80', '127.0.0.1:8080 to 80 of PORT'],
  ['${PORT-8080}:${INSIDE:-80}', '127.0.0.1:8080 to 80 of PORT'],
  ['${BIND:-127.0.0.1}:${PORT:-8080}:80', '127.0.0.1:8080 to 80 of PORT'],
  ['${A:-${B:-8080}}:80', '127.0.0.1:8080 to 80 of A'],
  ['${PORT}:80', 'hidden by PORT'],
  ['$PORT:80', 'hidden by PORT'],
  ['${PORT:?say which}:80', 'hidden by PORT'],
  ['${BIND}:8080:80', '127.0.0.1:8080 to 80'],
  ['8080:80/udp', undefined],
  ['80', undefined],
  [80, undefined],
  ['0:80', undefined],
  ['70000:80', undefined],
  ['evil.example:8080:80', undefined],
  ['8080@evil.example:80', undefined],
  ['', undefined],
  [null, undefined],
  [{ target: 80, published: 8080 }, '127.0.0.1:8080 to 80'],
  [{ target: 80, published: '8080-8090', host_ip: '127.0.0.1', protocol: 'tcp' }, '127.0.0.1:8080 to 80'],
  [{ target: 80, published: '${PORT:-9000}' }, '127.0.0.1:9000 to 80 of PORT'],
  [{ target: 53, published: 53, protocol: 'udp' }, undefined],
  [{ target: 80 }, undefined],
  [{ published: { nested: true } }, undefined],
])('reads %j as %s', (entry, expected) => {
  expect(address(entry)).toBe(expected);
});
