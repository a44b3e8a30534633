import { expect, test } from 'vitest';
import { warnOfTrouble } from '../../../lib/drivers/prune-trouble.ts';
import { hostError, hostLost } from '../../../lib/hosts/host.ts';
import { createFakeLog } from '../../support/fake-log.ts';

const full = hostError('write', '/srv/memory', Object.assign(new Error('no room'), { code: 'ENOSPC' }));
const lost = hostLost({ host: 'web1', when: 'within', why: 'broken' }, 'The connection to web1 broke.');

test.each([
  ['a disk that is full', full],
  ['a host that is lost', lost],
])('D14: %s while old releases are removed is told, and is no failure of what is live', async (_, error) => {
  const log = createFakeLog();

  await warnOfTrouble(log, 'Old releases', () => Promise.reject(error));

  expect(log.lines).toEqual([`warning: Old releases were not removed: ${error.message}`]);
});

test('a fault of Belay is none of the host', async () => {
  const fault = new TypeError('x is not a function');

  await expect(warnOfTrouble(createFakeLog(), 'Old releases', () => Promise.reject(fault))).rejects.toBe(
    fault,
  );
});
