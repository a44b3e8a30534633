import { once } from 'node:events';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';

/** A port on the loopback whose machine answers no further connection: it neither takes nor refuses one. */
export interface DeafServer {
  readonly port: number;
  close(): Promise<void>;
}

const backlog = 1;

/** Listens in a thread that then sleeps for ever, and fills the queue the kernel keeps for it. */
const listener = `
const { createServer } = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');
const server = createServer().listen({ port: 0, host: workerData, backlog: ${backlog} }, () => {
  parentPort.postMessage(server.address().port);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

/** Starts one. */
export async function startDeafServer(host = '127.0.0.1'): Promise<DeafServer> {
  const worker = new Worker(listener, { eval: true, workerData: host });
  const [port] = (await once(worker, 'message')) as [number];
  const fillers = Array.from({ length: backlog + 1 }, () => connect(port, host).on('error', () => undefined));
  await Promise.all(fillers.map((socket) => once(socket, 'connect')));
  return {
    port,
    close: async () => {
      for (const socket of fillers) socket.destroy();
      await worker.terminate();
    },
  };
}
