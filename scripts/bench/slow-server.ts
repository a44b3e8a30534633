/** The program of a web server that answers each request after the same time, in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import process from 'node:process';

/** What it has been asked. */
export interface Asked {
  readonly requests: number;
  /** The most that were waiting for their answer at once. */
  readonly mostAtOnce: number;
}

export interface SlowServer {
  readonly port: number;
  asked(): Promise<Asked>;
  stop(): void;
}

/** Starts one. */
export async function startSlowServer(latencyMs: number): Promise<SlowServer> {
  const child = fork(import.meta.filename, [String(latencyMs)]);
  const { port } = await answerOf<{ readonly port: number }>(child);
  return {
    port,
    asked: () => {
      const asked = answerOf<Asked>(child);
      child.send('how many');
      return asked;
    },
    stop: () => void child.kill(),
  };
}

function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('The server of the bench has ended.'));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T);
    });
  });
}

function serve(latencyMs: number): void {
  const asked = { requests: 0, now: 0, mostAtOnce: 0 };
  const server = createServer((_, response) => {
    asked.requests += 1;
    asked.now += 1;
    asked.mostAtOnce = Math.max(asked.mostAtOnce, asked.now);
    setTimeout(() => {
      asked.now -= 1;
      response.end('ok');
    }, latencyMs);
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1_024 }, () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
  });
  process.on('message', () => process.send?.(asked));
}

if (process.argv[1] === import.meta.filename) serve(Number(process.argv[2]));
