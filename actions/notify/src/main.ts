import { denyAddress } from '../../../lib/health/address-policy.ts';
import { createNodeHttp } from '../../../lib/ports/node-http.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { runAction } from '../../../lib/runner/run-action.ts';
import { parseInputs } from './inputs.ts';
import { outputNames, run } from './run.ts';

const http = createNodeHttp({ deny: denyAddress });
await runAction({
  outputNames,
  parse: parseInputs,
  run: (inputs, context) => run(inputs, { ...context, http, clock: systemClock }),
});
await http.close();
