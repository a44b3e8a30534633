import { runAction } from '../../../lib/runner/run-action.ts';
import { parseInputs } from './inputs.ts';
import { outputNames, run } from './run.ts';
import { wireHealthCheck } from './wiring.ts';

await runAction({
  outputNames,
  withoutOutcome: { changed: 'unknown', results: '[]', 'duration-ms': '0' },
  parse: parseInputs,
  run: async (inputs, context) => {
    const { ports, close } = await wireHealthCheck(inputs, context);
    try {
      return await run(inputs, ports);
    } finally {
      await close();
    }
  },
});
