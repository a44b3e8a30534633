import { runAction } from '../../../lib/runner/run-action.ts';
import { wireReading } from '../../../lib/wiring/reading-wiring.ts';
import { parseInputs } from './inputs.ts';
import { outputNames, run } from './run.ts';

await runAction({
  outputNames,
  withoutOutcome: { commits: '[]' },
  parse: parseInputs,
  run: async (inputs, context) => {
    const { log, signal, workflowRun, env } = context;
    const triggeringActor = env['GITHUB_TRIGGERING_ACTOR'] ?? '';
    const wiring = wireReading(inputs.target, context);
    try {
      return await run(inputs, { ...wiring, log, signal, workflowRun, triggeringActor });
    } finally {
      await wiring.close();
    }
  },
});
