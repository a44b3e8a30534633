// Loaded into a bundle by NODE_OPTIONS: a deadline of exactly this many milliseconds comes sooner.
const [from, to] = (process.env.SHORT_DEADLINE ?? '0:0').split(':').map(Number);
const original = globalThis.setTimeout;
globalThis.setTimeout = Object.assign(
  (callback, ms, ...rest) => original(callback, ms === from ? to : ms, ...rest),
  original,
);
