import process from 'node:process';
import { createSandbox } from '../../../test/support/sandbox.ts';
import { fewer, type Group, root } from '../group.ts';
import { mostMemory } from '../most-memory.ts';
import { alternate } from '../spread.ts';
import { bareNode, startToEnd } from '../start-to-end.ts';

/** As many as a watch of five minutes has at the usual interval. */
const looks = 38;

export const memory: Group = {
  name: 'memory',
  about: 'the most memory of a watch, against Node that does nothing',
  async measure(rounds) {
    const sandbox = await createSandbox({ root, node: process.execPath });
    try {
      const watch = async (env: Readonly<Record<string, string>>): Promise<void> => {
        const sha = sandbox.release('1.0');
        const ci = sandbox.github.state.addRun({ sha, workflow: 'ci.yml', workflowName: 'CI' });
        const before = sandbox.github.requests.length;
        const timer = setInterval(() => {
          if (sandbox.github.requests.length - before >= looks)
            sandbox.github.state.updateRun(ci.id, { conclusion: 'success' });
        }, 20);
        const inputs = { sha, settle: 'false', interval: '100ms', timeout: '1m' };
        const { outputs, log } = await sandbox.run('watch-ci', inputs, { env });
        clearInterval(timer);
        if (outputs['verdict'] !== 'success') throw new Error(log);
      };
      const { node, belay } = await alternate(fewer(rounds), {
        node: () => mostMemory((env) => startToEnd({ argv: [process.execPath, '-e', '0'], env })),
        belay: () => mostMemory(watch),
      });
      return [
        {
          name: `watch of ${looks} looks: most memory`,
          unit: 'MB',
          belay,
          reference: { name: bareNode, values: node },
          goal: { kind: 'ratio', most: 1.6 },
        },
      ];
    } finally {
      await sandbox.stop();
    }
  },
};
