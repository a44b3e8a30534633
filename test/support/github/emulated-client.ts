import { expect, onTestFinished } from 'vitest';
import type { GitHubClient } from '../../../lib/github/client.ts';
import { createGitHubClient, type GitHubClientOptions } from '../../../lib/github/octokit-client.ts';
import { createFakeClock, type FakeClock } from '../fake-clock.ts';
import { createFakeLog, type FakeLog } from '../fake-log.ts';
import { createOpenApiValidator } from './openapi.ts';
import { type EmulatedGitHub, type GitHubEmulation, startGitHub } from './server.ts';

/** A client and the emulated GitHub it talks to, on one stepped clock. */
export interface EmulatedClient {
  readonly server: EmulatedGitHub;
  readonly github: GitHubClient;
  readonly clock: FakeClock;
  readonly log: FakeLog;
}

const validate = createOpenApiValidator();

/** Both, until the test ends; then it fails if GitHub would not have understood or not have answered so. */
export async function emulateClient(
  given: { readonly emulation?: GitHubEmulation; readonly client?: Partial<GitHubClientOptions> } = {},
): Promise<EmulatedClient> {
  const clock = createFakeClock();
  const log = createFakeLog();
  const server = await startGitHub({ validate, clock, ...given.emulation });
  onTestFinished(async () => {
    await server.stop();
    expect(server.problems).toEqual([]);
  });
  const github = createGitHubClient({
    apiUrl: server.url,
    token: 'token-of-the-job',
    repository: 'acme/shop',
    clock,
    log,
    ...given.client,
  });
  return { server, github, clock, log };
}

/** A commit id made of one character. */
export function commitOf(character: string): string {
  return character.repeat(40);
}
