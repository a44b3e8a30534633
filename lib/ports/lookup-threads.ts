import process from 'node:process';

/** Half of them, 32, look names up at the same time; idle ones cost next to nothing. */
const threads = '64';

/**
 * Lets many host names be looked up at once. The resolver of the system blocks a thread for each, and libuv gives
 * lookups two unless told otherwise: two names whose DNS server is silent would let every other one run into its
 * deadline too. libuv reads this variable when its threads are first needed, so it counts only if it is set before
 * (under Node 20 reading the program itself needs them). What the user has set stays.
 * https://docs.libuv.org/en/v1.x/threadpool.html
 */
export function allowManyLookups(): void {
  process.env['UV_THREADPOOL_SIZE'] ??= threads;
}
