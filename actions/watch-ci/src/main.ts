import { runAction } from '../../../lib/runner/run-action.ts';
import { wireDelivery } from '../../../lib/wiring/delivery-wiring.ts';
import { detach } from './detach.ts';
import { runDetached } from './detached.ts';
import { parseInputs } from './inputs.ts';
import { outcomeOf, outputNames, run } from './run.ts';

/** The same program is the step and, with this argument, the watcher that outlives it. */
if (process.argv.includes('--detached')) {
  await runDetached();
} else {
  await runAction({
    outputNames,
    withoutOutcome: { action: 'none', 'failed-runs': '[]', 'watched-ms': '0', requests: '0' },
    parse: parseInputs,
    run: async (inputs, context) => {
      if (inputs.detach && !context.workflowRun.fromFork)
        return outcomeOf(inputs, await detach(inputs, context), []);
      const wiring = await wireDelivery(inputs.target, context, { recordDeployments: inputs.settle });
      try {
        return await run(inputs, { ...wiring, workflowRun: context.workflowRun });
      } finally {
        await wiring.close();
      }
    },
  });
}
