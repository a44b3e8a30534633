import { expect, test } from 'vitest';
import { generationsOn, noDeployment } from '../../../actions/watch-ci/src/watch-and-settle.ts';
import { emptyState } from '../../../lib/delivery/delivery-state.ts';

const sha = 'a'.repeat(40);
const live = { sha, generation: 7, at: '', healthy: true };

test('a verdict is for the deployment that was watched: none where the commit did not run', () => {
  const generationOn = generationsOn(
    [
      { name: 'web1', state: { ...emptyState, generation: 7, live } },
      { name: 'web2', state: { ...emptyState, generation: 9, live: { ...live, sha: 'b'.repeat(40) } } },
      { name: 'web3', state: emptyState },
    ],
    sha,
  );

  expect(['web1', 'web2', 'web3', 'away'].map(generationOn)).toEqual([
    7,
    noDeployment,
    noDeployment,
    undefined,
  ]);
});
