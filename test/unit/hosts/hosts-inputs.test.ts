import { expect, test } from 'vitest';
import { readHosts } from '../../../lib/config/hosts-inputs.ts';
import { createInputReader } from '../../../lib/runner/input-reader.ts';

function problemsOf(hosts: string): string {
  const read = createInputReader({ env: { INPUT_HOSTS: hosts }, mask: () => undefined });
  const inputs = readHosts(read);
  try {
    read.done(inputs);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

test.each([
  ['a@web1\na@web1'],
  ['a@web1\na@WEB1'],
  ['a@web1\na@web1:22'],
  ['a@Web1.example.com:22\nb@web1\na@web1.EXAMPLE.com'],
  ['a@[2001:DB8::1]\na@[2001:db8::1]:22'],
])('a host that is written in two ways is one host: %j', (hosts) => {
  expect(problemsOf(hosts)).toContain('hosts: expected each host once');
});

test('another user, port or name is another host', () => {
  expect(problemsOf('a@web1\nA@web1\nb@web1\na@web1:2222\na@web2')).toBe('');
});
