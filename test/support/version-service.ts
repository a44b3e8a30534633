import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  /** From now on, until the next restart, `/health` answers this: the world around a release changes too. */
  answerHealth(json: string): void;
  stop(): Promise<void>;
}

/**
 * Starts the service. A checkout holds `version.txt` and, where the release is sick, a `sick` file: then
 * `/health` answers 503. Where it holds `health.json`, `/health` answers that. Every answer names the commit that
 * was restarted into in the header `x-commit`. A restart loads all of it into the service's own folder, as a real
 * one loads its code.
 */
export async function startVersionService(folder: string): Promise<VersionService> {
  const loaded = join(folder, 'loaded');
  mkdirSync(loaded, { recursive: true });
  const version = (): string => loadedText(loaded, 'version.txt');
  const server = createServer((request, response) => {
    const own = loadedText(loaded, 'health.json');
    const sick = existsSync(join(loaded, 'sick')) || version() === '';
    const status = request.url === '/health' && sick ? 503 : 200;
    const type = own === '' ? 'text/plain' : 'application/json';
    const commit = loadedText(loaded, 'commit');
    response.writeHead(status, { 'content-type': type, connection: 'close', 'x-commit': commit });
    response.end(request.url === '/health' ? own || (sick ? 'sick' : 'ok') : version());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    restart: `rm -f '${loaded}/sick' '${loaded}/health.json'\n[ ! -e sick ] || cp sick '${loaded}/sick'\n[ ! -e health.json ] || cp health.json '${loaded}/health.json'\nprintf %s "$BELAY_SHA" > '${loaded}/commit'\ncp version.txt '${loaded}/version.txt.new'\nmv '${loaded}/version.txt.new' '${loaded}/version.txt'`,
    version: async () => (await fetch(`${url}/version`)).text(),
    answerHealth: (json) => writeFileSync(join(loaded, 'health.json'), json),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function loadedText(loaded: string, name: string): string {
  const path = join(loaded, name);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
}
