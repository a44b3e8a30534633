import { get } from 'node:http';

/** From when on the service served a version. `at` is on the clock of performance.now, in milliseconds. */
export interface Change {
  readonly version: string;
  readonly at: number;
}

/** What the service was seen to serve, asked over HTTP all the time. */
export interface Served {
  readonly changes: readonly Change[];
  /** When the version first answered after `from`; undefined when it did not within `graceMs` from now. */
  since(version: string, from: number, graceMs?: number): Promise<number | undefined>;
  stop(): Promise<void>;
}

/** Short against what is measured, long against what one question costs. */
const pauseMs = 10;
/** What is asked for has happened or it has not: this only covers a slow machine. */
const usualGraceMs = 1_000;

/** Starts to ask the service at this address. */
export function watchServed(url: string): Served {
  const changes: Change[] = [];
  let asking = true;
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));
  const keepAsking = async (): Promise<void> => {
    while (asking) {
      const version = await ask(`${url}/version`);
      const last = changes.at(-1)?.version ?? '';
      if (version !== undefined && version !== last) changes.push({ version, at: performance.now() });
      await pause();
    }
  };
  const done = keepAsking();
  return {
    changes,
    async since(version, from, graceMs = usualGraceMs) {
      const deadline = performance.now() + graceMs;
      for (;;) {
        const found = changes.find((change) => change.version === version && change.at >= from);
        if (found !== undefined || performance.now() > deadline) return found?.at;
        await pause();
      }
    },
    stop: () => {
      asking = false;
      return done;
    },
  };
}

/** The body of one answer; undefined when there was none. Cheaper than fetch, so that asking disturbs little. */
function ask(url: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = get(url, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve(body));
      response.on('error', () => resolve(undefined));
    });
    request.on('error', () => resolve(undefined));
  });
}
