import { runAction } from '../../../lib/runner/run-action.ts';
import { wireDelivery } from '../../../lib/wiring/delivery-wiring.ts';
import { parseInputs } from './inputs.ts';
import { outputNames, run } from './run.ts';

await runAction({
  outputNames,
  withoutOutcome: { status: 'failed' },
  parse: parseInputs,
  run: async (inputs, context) => {
    const wiring = await wireDelivery(inputs.target, context, { recordDeployments: !inputs.dryRun });
    try {
      return await run(inputs, { ...wiring, workflowRun: context.workflowRun });
    } finally {
      await wiring.close();
    }
  },
});
