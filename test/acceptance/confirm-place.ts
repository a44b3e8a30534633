import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { BundleResult, BundleRun } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';

/** A sandbox with two environments, preprod and production, and the confirmation of a change to the second. */
export interface ConfirmPlace {
  readonly sandbox: Sandbox;
  /** Commits on top of the last one, in GitHub's history too. */
  release(version: string, commit?: { readonly message?: string; readonly author?: string }): string;
  /** Makes a commit live in production. */
  goLive(sha: string): Promise<void>;
  /** Confirms with the right word; what is given replaces it. */
  confirm(inputs?: Readonly<Record<string, string>>, more?: Partial<BundleRun>): Promise<BundleResult>;
  /** Confirms, and fails if a file or anything on GitHub is not as it was. */
  confirmOnly(inputs?: Readonly<Record<string, string>>, more?: Partial<BundleRun>): Promise<BundleResult>;
}

/** Until the test ends. */
export async function useConfirmPlace(): Promise<ConfirmPlace> {
  const sandbox = await useSandbox();
  const { github, folder } = sandbox;
  let last: string | undefined;
  const confirm: ConfirmPlace['confirm'] = (inputs = {}, more = {}) =>
    sandbox.run(
      'confirm',
      {
        environment: 'production',
        'state-dir': join(folder, 'state'),
        'validated-in': 'preprod',
        confirmation: 'DEPLOY',
        ...inputs,
      },
      { ...more, env: { GITHUB_EVENT_NAME: 'workflow_dispatch', ...more.env } },
    );
  return {
    sandbox,
    release(version, commit = {}) {
      const sha = sandbox.release(version);
      const parents = last === undefined ? [] : [last];
      github.state.addCommit({ sha, parents, message: `Release ${version}`, author: 'ada', ...commit });
      last = sha;
      return sha;
    },
    async goLive(sha) {
      const path = join(folder, 'production');
      const deployed = await sandbox.deploy(sha, {
        environment: 'production',
        path,
        restart: 'true',
        health: '',
      });
      expect(deployed.exitCode, deployed.log).toBe(0);
    },
    confirm,
    async confirmOnly(inputs, more) {
      const [files, sent] = [treeOf(folder), github.requests.length];
      const deployments = JSON.stringify(github.state.deployments);
      const result = await confirm(inputs, more);
      expect(treeOf(folder)).toEqual(files);
      expect(github.requests.slice(sent).filter(({ method }) => method !== 'GET')).toEqual([]);
      expect(JSON.stringify(github.state.deployments)).toBe(deployments);
      return result;
    },
  };
}

/** Every file and folder with its mode, time and content. */
function treeOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const entry = lstatSync(path);
      const content = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
      return `${name} ${entry.mode} ${entry.mtimeMs} ${content}`;
    });
}
