import { denyAddress } from '../../../lib/health/address-policy.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { createUndiciHttp } from '../../../lib/ports/undici-http.ts';
import { runAction } from '../../../lib/runner/run-action.ts';
import { parseInputs } from './inputs.ts';
import { outputNames, run } from './run.ts';

await runAction({
  outputNames,
  withoutOutcome: { changed: 'unknown', results: '[]', 'duration-ms': '0' },
  parse: parseInputs,
  run: (inputs, { log, signal }) =>
    run(inputs, {
      log,
      signal,
      clock: systemClock,
      http: createUndiciHttp({ keepAlive: false, deny: denyAddress }),
    }),
});
