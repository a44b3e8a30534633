/**
 * Stands in for actions/checkout where act runs a workflow: the real one is fetched from github.com. It takes the
 * commit from the repository BELAY_TEST_ORIGIN names, and refuses every input it does not obey.
 */
import { execFileSync } from 'node:child_process';
import process from 'node:process';

const env = process.env;
const input = (name: string): string => env[`INPUT_${name.toUpperCase()}`] ?? '';
// Everything is fetched here, however deep it is asked for.
const known = ['ref', 'fetch-depth', 'persist-credentials', 'sparse-checkout', 'sparse-checkout-cone-mode'];
const git = (...args: readonly string[]): void => {
  execFileSync('git', args, { stdio: 'inherit', env: { PATH: env['PATH'] ?? '', HOME: env['RUNNER_TEMP'] } });
};

const unknown = Object.keys(env).filter(
  (name) => name.startsWith('INPUT_') && !known.includes(name.slice('INPUT_'.length).toLowerCase()),
);
if (unknown.length > 0)
  throw new Error(`The stand-in for actions/checkout does not know ${unknown.join(', ')}`);
if (input('persist-credentials') !== 'false') throw new Error('Credentials would stay in the checkout');

git('clone', '--quiet', '--no-checkout', env['BELAY_TEST_ORIGIN'] ?? '', '.');
const paths = input('sparse-checkout')
  .split('\n')
  .filter((path) => path !== '');
const mode = input('sparse-checkout-cone-mode') === 'false' ? '--no-cone' : '--cone';
if (paths.length > 0) git('sparse-checkout', 'set', mode, ...paths);
git('checkout', '--quiet', '--detach', input('ref') || (env['GITHUB_SHA'] ?? ''));
