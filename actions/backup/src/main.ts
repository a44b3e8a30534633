import { runAction } from '../../../lib/runner/run-action.ts';
import { wireBackup } from '../../../lib/wiring/backup-wiring.ts';
import { parseInputs } from './inputs.ts';
import { outputNames, run } from './run.ts';

await runAction({
  outputNames,
  withoutOutcome: { status: 'failed' },
  parse: parseInputs,
  run: async (inputs, context) => {
    const wiring = await wireBackup(inputs.target, context);
    try {
      return await run(inputs, { ...wiring, workflowRun: context.workflowRun });
    } finally {
      await wiring.close();
    }
  },
});
