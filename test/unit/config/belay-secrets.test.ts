import { describe, expect, it } from 'vitest';
import { problemsOf, textsOf, withLines } from './belay-texts.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const join = (...parts: readonly string[]): string => parts.join('');

const secrets: readonly (readonly [what: string, secret: string])[] = [
  ['a Discord webhook', join('https://discord.com/api/', 'webhooks/123456/abcDEF_ghi')],
  ['a Discord webhook', join('https://canary.discordapp.com/api/v10/', 'webhooks/1/a')],
  ['a Slack webhook', join('https://hooks.slack.com/', 'services/T00/B00/xyz')],
  ['a Slack webhook', join('https://hooks.slack.com/', 'workflows/T00/B00')],
  ['a Slack webhook', join('https://hooks.slack.com/', 'triggers/T00/1/2')],
  ...['ghp', 'gho', 'ghu', 'ghs', 'ghr', 'github_pat'].map(
    (prefix) => ['a GitHub token', `${prefix}_${'a1B2'.repeat(9)}`] as const,
  ),
  ['a GitLab token', join('glpat', '-abcdefghijklmnopqrst')],
  ['a Slack token', join('xox', 'b-1234567890-abc')],
  ['an npm token', join('npm', '_', 'a1B2'.repeat(9))],
  ['an AWS key', join('AKIA', 'ABCDEFGHIJKLMNOP')],
  ['a private key', join('-----BEGIN OPENSSH ', 'PRIVATE KEY-----')],
  ['a JSON web token', join('eyJ', 'hbGciOiJIUzI1NiJ9.', 'eyJ', 'zdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl')],
  ['an Authorization header', join('Authorization: ', 'Bearer Zm9vYmFyYmF6cXV4')],
  ['an Authorization header', join('authorization: ', 'Basic Zm9vYmFyYmF6cXV4')],
  ['a bearer token', join('bearer ', 'a1b2c3d4e5f6a7b8c9d0')],
  [
    'a variable with a secret in it',
    join('AWS_SECRET_ACCESS', '_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
  ],
  ['a variable with a secret in it', join('API', '_TOKEN=a1b2c3d4e5f6a7b8')],
  ['a variable with a secret in it', join('DB', "_PASSWORD='correct-horse-battery")],
  ['a variable with a secret in it', join('client', '_secret=a1b2c3d4e5f6a7b8')],
  ['a variable with a secret in it', join('TOK', 'EN=a1b2c3d4e5f6a7b8')],
  ['a variable with a secret in it', join('SECRET_KEY', '_BASE=a1b2c3d4e5f6a7b8')],
  ['a variable with a secret in it', join('--api', '-key=a1b2c3d4e5f6a7b8')],
  ['a SendGrid key', join('SG', '.abcdefghijklmnopqrstuv.', 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG')],
  ['a Stripe key', join('sk', '_live_', 'a1B2'.repeat(6))],
  ['a Stripe key', join('rk', '_live_', 'a1B2'.repeat(6))],
  ['a Google API key', join('AIza', 'a1B2_'.repeat(7))],
  ['a DigitalOcean token', join('dop', '_v1_', 'a1b2'.repeat(16))],
  ['a Vault token', join('hvs', '.', 'a1B2'.repeat(8))],
  ['an Azure storage key', join('Account', 'Key=', 'a1B2'.repeat(21), 'aa==')],
  ['an age key', join('AGE-SECRET', '-KEY-1', 'A1B2'.repeat(14))],
  ['a URL with a password', join('postgres://admin:', 'hunter2@db.example.com/shop')],
];

describe.each(secrets)('%s', (what, secret) => {
  const held = [
    ['as a value', withLines(`confirm: "${secret}"`), '3:14: confirm: this looks like'],
    [
      'within commands',
      withLines('restart: |', '  echo', `  export T="${secret}"`),
      '3:14: restart: this looks like',
    ],
    ['as a key', withLines(`"${secret}": 1`), '3:5: this looks like'],
    [
      'in a check',
      withLines('health:', '  - url: http://a/', `    contains: "${secret}"`),
      '5:19: health.contains: this looks like',
    ],
    ['in a list', withLines(`ci: { workflows: [a, "${secret}"] }`), '3:26: ci.workflows: this looks like'],
    ['in a comment', withLines('keep: 1', `# was ${secret}`), '4:'],
    ['where no YAML is', `a: "${secret}\n`, '1:'],
    ['at the top', `"${secret}": 1\nenvironments: { a: {} }`, '1:1: this looks like'],
    ['as the name of an environment', `environments: { "${secret}": {} }`, '1:17: this looks like'],
  ] as const;

  it.each(held)('is refused %s, and not shown', (_, text, place) => {
    const problems = problemsOf(text);

    expect(
      problems.find((problem) => problem.startsWith(`belay.yml:${place}`) && problem.includes(what)),
    ).toBeDefined();
    expect(problems.join('\n')).not.toContain(secret.slice(-9));
  });
});

describe('a secret', () => {
  it('comes with what to do about it', () => {
    const [, webhook = ''] = secrets[0] ?? [];

    expect(problemsOf(withLines(`notify: { discord: "${webhook}" }`))).toEqual([
      'belay.yml:3:24: notify.discord: this looks like a Discord webhook (not shown), and no secret may stand in this file. Revoke it, as it stays in the history of git; keep a new one as a secret of the repository, and in the workflow pass it as the input "discord-webhook".',
    ]);
  });

  it.each([
    'restart: psql "postgres://admin:$DB_PASSWORD@localhost/shop"',
    'restart: curl -sf "http://localhost:8080/?mail=a@b.example"',
    'restart: scp a deploy@web-1:/srv && echo ghp_ && echo xoxb-',
    'restart: git checkout AKIA',
    'restart: git checkout 4b825dc642cb6eb9a060e54bf8d69288fbee4904',
    'restart: docker pull a@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'restart: echo eyJhIjoxfQ== aGVsbG8gd29ybGQ= | base64 -d',
    'restart: API_TOKEN=${TOKEN} DB_PASSWORD=$DB_PASSWORD_PRODUCTION make up',
    'restart: API_TOKEN="${API_TOKEN:-not-there-at-all}" make up',
    'restart: TOKEN=$(cat /run/secrets/api-token) make up',
    'restart: CACHE_TOKEN=build-artifacts-of-$COMMIT make up',
    'restart: run --token-file /run/secrets/token --password-file=/run/secrets/password',
    'restart: SSH_KEY=/home/deploy/.ssh/id_ed25519 TLS_KEY=certs/production/server.pem make up',
    'restart: SIGNING_KEY=awskms://alias/production-key IMAGE_KEY=sha256:e3b0c44298fc1c149afb make up',
    'restart: CACHE_KEY=linux-node-24-production PUBLIC_KEY=a1b2c3d4e5f6a7b8c9d0 make up',
    'restart: docker build --secret id=npmrc,src=/run/secrets/npmrc .',
    'restart: \'curl -H "Authorization: Bearer $TOKEN" http://localhost/\'',
    'restart: \'curl -H "Authorization: Bearer $(cat token)" http://localhost/\'',
    'restart: echo bearer authentication-required',
    'url: https://example.com/a1b2c3d4e5f6/with/a/very/long/path/4b825dc642cb6eb9a060e54bf8d69288fbee4904?key=a',
    'repository: ssh://git@example.com:2222/acme/shop.git',
  ])('is not seen in %s', (line) => {
    const [key = ''] = line.split(':');

    expect(Object.keys(textsOf(withLines(line), 'preprod'))).toEqual([key]);
  });
});

describe('an expression of workflows', () => {
  const why =
    'GitHub expands "${{ … }}" in workflows alone, not in this file, so it would be taken as it stands.';

  it.each([
    [
      'url: ${{ vars.URL }}',
      `3:10: url: ${why} Write the value itself, or pass it in the workflow as the input "url", which wins over this file.`,
    ],
    [
      'health: ["${{ vars.URL }}"]',
      `3:14: health: ${why} Write the value itself, or pass it in the workflow as the input "health" or "checks", which wins over this file.`,
    ],
    [
      'ci: { timeout: "${{ vars.T }}" }',
      `3:20: ci.timeout: ${why} Write the value itself, or pass it in the workflow as the input "timeout", which wins over this file.`,
    ],
    ['notify: { slack: "${{ vars.T }}" }', `3:22: notify.slack: ${why} Write the value itself.`],
    ['"${{ vars.KEY }}": 1', `3:5: ${why} Write the value itself.`],
  ])('is refused in %s', (line, problem) => {
    expect(problemsOf(withLines(line))).toEqual([`belay.yml:${problem}`]);
  });

  it('may stand in a comment', () => {
    expect(problemsOf(withLines('# not ${{ vars.URL }}', 'keep: 1'))).toEqual([]);
  });
});

it.each([
  ['health: ["https://a.example/?token=${{ secrets.TOKEN }}"]', true],
  ['health: [{ url: "https://a.example/?token=${{ secrets.TOKEN }}" }]', true],
  ['health: [{ url: "https://${{ vars.HOST }}/" }]', false],
])('a variable of the step is advised where a secret of the workflow is meant: %s', (line, isAdvised) => {
  expect(problemsOf(withLines(line)).join().includes('Write "${NAME}" here')).toBe(isAdvised);
});
