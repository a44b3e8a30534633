import { expect, onTestFinished, test } from 'vitest';
import { type ConfirmPorts, findLive, findProof } from '../../../actions/confirm/src/findings.ts';
import { validatedDescription } from '../../../lib/delivery/deployments.ts';
import { readWorkflowRun } from '../../../lib/runner/workflow-run.ts';
import { type Commit, shaOf } from '../../model/target.ts';
import { emulateClient } from '../../support/github/emulated-client.ts';
import { createFleet, type Fleet } from '../delivery/hosts/fleet.ts';

const [a, b] = [shaOf('A'), shaOf('B')];
const all = { batch: { kind: 'percentage', percent: 100 } } as const;
const budget = { budgetMs: 5_000 };

/** Two hosts that have validated A; the second is away when its memory is asked for. */
async function useHalf(): Promise<Fleet> {
  const fleet = createFleet(2);
  onTestFinished(() => fleet.remove());
  await fleet.deploy('A', all);
  await fleet.verdict('A', 'success');
  return fleet;
}

/** GitHub has it on record that this commit is validated in preprod. */
async function portsFor(fleet: Fleet, recorded: Commit): Promise<ConfirmPorts> {
  const { github, clock, log, server } = await emulateClient();
  const { state } = server;
  const status = { state: 'success', description: validatedDescription, logUrl: '', environmentUrl: '' };
  state.deployments.push({
    id: state.nextId(),
    sha: shaOf(recorded),
    ref: shaOf(recorded),
    task: 'deploy',
    environment: 'preprod',
    description: '',
    payload: { 'deployed-by': 'belay' },
    transient: false,
    production: false,
    statuses: [{ ...status, id: state.nextId(), state: 'success' }],
  });
  const { ref, ports } = await fleet.spots[0].open();
  return {
    memoryOf: async () => ({
      hosts: [{ host: ports.host, stateFolder: ref.stateFolder }],
      away: ['deploy@web2 could not be reached.'],
    }),
    clock,
    log,
    github,
    signal: new AbortController().signal,
    workflowRun: readWorkflowRun({ GITHUB_REPOSITORY: 'acme/shop', GITHUB_ACTOR: 'ada' }),
    triggeringActor: 'ada',
  };
}

test('the no of a host that answers is a no, whatever GitHub says while another is away', async () => {
  const fleet = await useHalf();
  const ports = await portsFor(fleet, 'B');

  const proof = await findProof(ports, budget, { environment: 'preprod', sha: b });
  const live = await findLive(ports, budget, 'preprod');

  expect(proof).toMatchObject({ kind: 'not-validated', code: 'not_validated' });
  expect(live).toMatchObject({ kind: 'unknown' });
});

test('the last validated release is the one the hosts that answer name, and GitHub must know that one', async () => {
  const fleet = await useHalf();
  const asked = { environment: 'preprod', sha: undefined };

  const agreed = await findProof(await portsFor(fleet, 'A'), budget, asked);
  const other = await findProof(await portsFor(fleet, 'B'), budget, asked);

  expect(agreed).toMatchObject({ kind: 'validated', sha: a, source: 'github' });
  expect(other).toMatchObject({ kind: 'not-validated' });
});
