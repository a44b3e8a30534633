import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A web service that serves the version it was last restarted with: what a deployment is for. */
export interface VersionService {
  readonly url: string;
  /** The shell command that restarts it: until then it serves what it served before. */
  readonly restart: string;
  /** The version it serves now, asked over HTTP; empty before its first restart. */
  version(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts the service. A checkout holds `version.txt` and, where the release is sick, a `sick` file: then
 * `/health` answers 503. A restart loads both into the service's own folder, as a real one loads its code.
 */
export async function startVersionService(folder: string): Promise<VersionService> {
  const loaded = join(folder, 'loaded');
  mkdirSync(loaded, { recursive: true });
  const version = (): string =>
    existsSync(join(loaded, 'version.txt')) ? readFileSync(join(loaded, 'version.txt'), 'utf8').trim() : '';
  const server = createServer((request, response) => {
    const sick = existsSync(join(loaded, 'sick')) || version() === '';
    const status = request.url === '/health' && sick ? 503 : 200;
    response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' });
    response.end(request.url === '/health' ? (sick ? 'sick' : 'ok') : version());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    restart: `rm -f '${loaded}/sick'\n[ ! -e sick ] || cp sick '${loaded}/sick'\ncp version.txt '${loaded}/version.txt.new' && mv '${loaded}/version.txt.new' '${loaded}/version.txt'`,
    version: async () => (await fetch(`${url}/version`)).text(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
