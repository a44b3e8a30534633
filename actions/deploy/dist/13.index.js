export const id = 13;
export const ids = [13];
export const modules = {

/***/ 1013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openMatchingThread: () => (/* binding */ openMatchingThread)
/* harmony export */ });
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5919);

const startMs = 20_000;
const mostLimits = 1 + 4 + 16 + 64;
const graceMs = 2_000;
const threadCode = `
const { parentPort } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');
const script = new Script('new RegExp(asked.pattern, "u").test(asked.text)');
function usedMs() {
  try {
    if (process.threadCpuUsage === undefined)
      return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1e3;
  } catch {
    return performance.now() / 4;
  }
}
function answer(limitMs) {
  for (const times of [1, 4, 16, 64]) {
    const before = usedMs();
    try {
      return script.runInThisContext({ timeout: limitMs * times }) ? 'yes' : 'no';
    } catch (error) {
      if (error instanceof SyntaxError) return 'no';
      if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT' || usedMs() - before >= limitMs / 2) return 'too-slow';
    }
  }
  return 'too-slow';
}
parentPort.on('message', ({ limitMs, ...asked }) => {
  globalThis.asked = asked;
  const answered = answer(limitMs);
  globalThis.asked = undefined;
  parentPort.postMessage(answered);
});
parentPort.postMessage('ready');
`;
async function openMatchingThread() {
    const worker = startWorker();
    if (worker === undefined)
        return undefined;
    const end = async () => {
        await worker.terminate();
    };
    if ((await nextMessage(worker, startMs)) === undefined) {
        await end();
        return undefined;
    }
    worker.unref();
    return {
        async ask({ pattern, text }, limitMs) {
            worker.ref();
            const answer = nextMessage(worker, limitMs * mostLimits + graceMs);
            worker.postMessage({ pattern, text, limitMs });
            const message = await answer;
            worker.unref();
            return message === 'yes' || message === 'no' || message === 'too-slow' ? message : undefined;
        },
        end,
    };
}
function startWorker() {
    try {
        const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.Worker(threadCode, {
            eval: true,
            env: {},
            execArgv: [],
            resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 },
        });
        return worker.on('error', () => undefined);
    }
    catch {
        return undefined;
    }
}
function nextMessage(worker, limitMs) {
    return new Promise((resolve) => {
        const settle = (message) => {
            clearTimeout(timer);
            worker.off('message', settle).off('exit', ended);
            resolve(message);
        };
        const ended = () => settle(undefined);
        const timer = setTimeout(() => setImmediate(ended), limitMs);
        worker.on('message', settle).on('exit', ended);
    });
}


/***/ })

};
