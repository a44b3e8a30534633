import { createFileLog } from '../../../lib/runner/file-log.ts';
import { createInputReader, isInvalidInputs } from '../../../lib/runner/input-reader.ts';
import { createRedactor } from '../../../lib/runner/redactor.ts';
import { readWorkflowRun } from '../../../lib/runner/workflow-run.ts';
import { wireDelivery } from '../../../lib/wiring/delivery-wiring.ts';
import { parseInputs } from './inputs.ts';
import { run } from './run.ts';

/** The watcher after the job: told everything on standard input, its standard output is its log. */
export async function runDetached(): Promise<void> {
  const redactor = createRedactor();
  const log = createFileLog(redactor, (line) => process.stdout.write(`${line}\n`));
  const controller = new AbortController();
  process.on('SIGTERM', () => controller.abort(new Error('The watcher was ended.')));
  process.on('SIGINT', () => controller.abort(new Error('The watcher was ended.')));
  try {
    const env = readOrder(await readStandardInput());
    const plain = Object.entries(env).filter(([name]) => !name.startsWith('INPUT_'));
    Object.assign(process.env, Object.fromEntries(plain));
    const inputs = parseInputs(createInputReader({ env, mask: (secret) => redactor.add(secret) }), env);
    const context = { log, signal: controller.signal, workflowRun: readWorkflowRun(env), redactor, env };
    const wiring = await wireDelivery(inputs.target, context, { recordDeployments: true });
    try {
      const outcome = await run(inputs, { ...wiring, workflowRun: context.workflowRun });
      log.info(`${outcome.reasonCode}: ${outcome.failure ?? 'done'}`);
      process.exitCode = outcome.failure === undefined ? 0 : 1;
    } finally {
      await wiring.close();
    }
  } catch (error) {
    log.warning(
      isInvalidInputs(error)
        ? error.message
        : `The watcher ended on something unexpected (${nameOf(error)}).`,
    );
    process.exitCode = 1;
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function readOrder(text: string): Record<string, string> {
  const order: unknown = JSON.parse(text);
  const env = typeof order === 'object' && order !== null && 'env' in order ? order.env : undefined;
  if (typeof env !== 'object' || env === null)
    throw new Error('The watcher was told nothing on its standard input.');
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]));
}

/** Never the message, which may hold a secret. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
