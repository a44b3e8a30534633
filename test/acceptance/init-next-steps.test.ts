import { describe, expect, it } from 'vitest';
import { type UserRepository, useUserRepository } from '../support/user-repository.ts';

const image = "services: { web: { image: nginx, env_file: .env, ports: ['8080:80'] } }\n";
const ci = 'name: CI\non: push\njobs: { test: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n';
const staging = 'environments: { staging: { path: /srv/staging, url: https://staging.example.com/ } }\n';

/** A workflow of one's own that calls Belay. */
function calling(name: string, version = 'v1'): string {
  const uses = `belay-actions/belay/.github/workflows/deploy-first.yml@${version}`;
  return `on: push\njobs: { deliver: { uses: ${uses}, with: { environment: ${name}, runner: '["self-hosted","box"]' } } }\n`;
}

function repositoryWith(files: Readonly<Record<string, string>>): UserRepository {
  const repository = useUserRepository();
  repository.write(files);
  return repository;
}

/** The steps of a run, in one line each. */
function steps(repository: UserRepository): string[] {
  const { status, out } = repository.init();
  expect(status).toBe(0);
  const [, next = ''] = out.split('\nNext\n');
  return next.split(/^ {2}\d\. /m).flatMap((step) => (step === '' ? [] : [step.replace(/\s+/g, ' ').trim()]));
}

describe('the next steps', () => {
  it('name labels, folders and files of what was written', () => {
    const said = steps(repositoryWith({ 'compose.yml': image, '.github/workflows/ci.yml': ci }));

    expect(said).toEqual([
      'Make the machine ready: a runner of GitHub Actions (in your repository: Settings > Actions > Runners) with the labels preprod and production, as a user that can write /srv/shop and /srv/shop-prod; with git, flock and docker. Clone the repository to these folders first, for what git does not hold: /srv/shop/.env /srv/shop-prod/.env',
      'Fill in what stands as a comment in belay.yml. For messages, add the secrets DISCORD_WEBHOOK or SLACK_WEBHOOK (Settings > Secrets and variables > Actions).',
      'For production, and if zizmor says `unpinned-uses`: replace @v1 by @COMMIT # v1.2.3, COMMIT being the 40 hex of the release (docs/workflows.md of Belay, "Versions and secrets").',
      'Commit belay.yml and .github/workflows, and push to main (this repository has no origin yet).',
    ]);
  });

  it('after a second run commit nothing that git has', () => {
    const repository = repositoryWith({ 'compose.yml': image, '.github/workflows/ci.yml': ci });
    const first = steps(repository);
    const again = steps(repository);
    repository.git('add', '--all');

    expect(again).toEqual(first);
    expect(steps(repository)).toEqual(first.slice(0, -1));
  });

  it('are those of the belay.yml that is there', () => {
    const repository = repositoryWith({ 'compose.yml': image, 'belay.yml': staging });
    repository.git('add', '--all');
    const { out } = repository.init();
    const said = steps(repository);

    expect(out).toMatch(
      /^ {2}staging +belay\.yml: path \/srv\/staging, url https:\/\/staging\.example\.com\/$/m,
    );
    expect(out).not.toMatch(/^ {2}(?:preprod|production) /m);
    expect(out).not.toMatch(/\/srv\/shop|labels preprod|\.env|docker/);
    expect(said[0]).toMatch(
      /^No workflow delivers staging yet\. Copy what you need from workflows-templates\//,
    );
    expect(said[1]).toMatch(
      /with the labels that the workflows name, as a user that can write \/srv\/staging; with git and flock\.$/,
    );
    expect(said.at(-1)).toMatch(/^Commit \.github\/workflows, and push to main /);
    expect(said.join()).not.toContain('Fill in what stands as a comment');
  });

  it('leave out what a workflow of your own does already', () => {
    const repository = repositoryWith({
      'belay.yml': staging,
      '.github/workflows/go.yml': calling('staging'),
    });
    repository.git('add', '--all');

    const said = steps(repository);

    expect(said.map((step) => step.split(' ', 2).join(' '))).toEqual([
      'Make the',
      'For messages,',
      'For production,',
    ]);
    expect(said[0]).toContain('with the labels box, as a user that can write /srv/staging;');
  });

  it.each([
    ['one that only GitHub knows', calling('"${{ vars.ENVIRONMENT }}"'), false],
    ['another one', calling('qa'), true],
    ['it without delivering', calling('staging').replace('deploy-first', 'health-check'), true],
  ])('count a workflow for %s', (_, workflow, stillToCopy) => {
    const repository = repositoryWith({ 'belay.yml': staging, '.github/workflows/go.yml': workflow });

    expect(steps(repository).join().includes('No workflow delivers staging yet.')).toBe(stillToCopy);
  });

  it('do not ask to pin what is pinned', () => {
    const pinned = calling('staging', 'a'.repeat(40));
    const repository = repositoryWith({ 'belay.yml': staging, '.github/workflows/go.yml': pinned });

    const said = steps(repository);

    expect(said.join()).not.toContain('unpinned-uses');
    expect(said.at(-1)).toMatch(/^Commit belay\.yml, and push to main /);
  });

  it("take the machine's files from belay.yml, and none where it restarts otherwise", () => {
    const restart = 'docker compose -f compose.yml up --detach --force-recreate';
    const repository = repositoryWith({
      'compose.yml': image,
      'belay.yml': `environments:\n  preprod: { path: /srv/a, restart: ${restart} }\n  production: { path: /srv/b, restart: make up }\n`,
    });

    const said = steps(repository);

    expect(said[0]).toContain('can write /srv/a and /srv/b; with git, flock and docker.');
    expect(said[0]).toMatch(/does not hold: \/srv\/a\/\.env$/);
  });

  it.each([
    ['with a problem', 'environments: [\n'],
    ['of which one key is not known', staging.replace('path', 'pth')],
    ['that cannot be read', `# ${'x'.repeat(1_000_001)}\n`],
  ])('are to mend a belay.yml %s', (_, text) => {
    const repository = repositoryWith({ 'compose.yml': image, 'belay.yml': text });
    const { out } = repository.init();

    expect(out).toMatch(/^ {2}problem +belay\.yml/m);
    expect(out).not.toMatch(/^ {2}(?:preprod|production) /m);
    expect(steps(repository)).toEqual(['Mend belay.yml, then run this again.']);
  });
});
