import { runAction } from '../../../lib/runner/run-action.ts';
import { wireReading } from '../../../lib/wiring/reading-wiring.ts';
import { parseInputs } from './inputs.ts';
import { outputNames, run } from './run.ts';

await runAction({
  outputNames,
  withoutOutcome: { commits: '[]' },
  parse: parseInputs,
  run: (inputs, context) => {
    const { log, signal, workflowRun, env } = context;
    const triggeringActor = env['GITHUB_TRIGGERING_ACTOR'] ?? '';
    return run(inputs, { ...wireReading(inputs.target, context), log, signal, workflowRun, triggeringActor });
  },
});
