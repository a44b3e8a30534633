/** A kind of secret, and what one looks like. No pattern may need more than one look at each character. */
interface SecretShape {
  readonly what: string;
  /** The input it belongs into, where there is one. */
  readonly input?: string;
  readonly pattern: RegExp;
}

/** Not within a longer word: a hash may hold any four letters. */
const start = '(?<![A-Za-z0-9_])';

const shapes: readonly SecretShape[] = [
  {
    what: 'a Discord webhook',
    input: 'discord-webhook',
    pattern: /discord(?:app)?\.com\/api\/(?:v\d{1,3}\/)?webhooks\/\d/i,
  },
  {
    what: 'a Slack webhook',
    input: 'slack-webhook',
    pattern: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/\w/i,
  },
  { what: 'a Teams webhook', pattern: /\.webhook\.office\.com\/webhook/i },
  {
    what: 'a GitHub token',
    input: 'token',
    pattern: new RegExp(`${start}(?:gh[opsur]_|github_pat_)[A-Za-z0-9_]{16}`),
  },
  { what: 'a GitLab token', pattern: new RegExp(`${start}gl(?:pat|ptt|dt|rt|ft|agent|oas)-[\\w-]{16}`) },
  { what: 'a Slack token', pattern: new RegExp(`${start}(?:xox[a-z]|xapp)(?:\\.xox[a-z])?-[\\w-]{8}`) },
  { what: 'an npm token', pattern: new RegExp(`${start}npm_[A-Za-z0-9]{30}`) },
  { what: 'a PyPI token', pattern: new RegExp(`${start}pypi-[\\w-]{30}`) },
  { what: 'a Docker token', pattern: new RegExp(`${start}dckr_[a-z]{2,4}_[\\w-]{16}`) },
  { what: 'an AWS key', pattern: new RegExp(`${start}(?:AKIA|ASIA)[0-9A-Z]{16}`) },
  { what: 'a Google API key', pattern: new RegExp(`${start}AIza[\\w-]{35}`) },
  { what: 'a Stripe key', pattern: new RegExp(`${start}[rs]k_(?:live|test)_[A-Za-z0-9]{16}`) },
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY/ },
  // A password that begins with "$" is a variable of the shell.
  {
    what: 'a URL with a password',
    pattern: /:\/\/[^\s/?#:@"'<>]{0,100}:(?![$<{*%])[^\s/?#@"'<>]{1,200}@/,
  },
];

export type Secret = Omit<SecretShape, 'pattern'>;

/** What kind of secret a text holds by its looks; undefined for none. */
export function secretIn(text: string): Secret | undefined {
  return shapes.find(({ pattern }) => pattern.test(text));
}

/** A secret and where it stands, both counted from 1. */
export interface FoundSecret extends Secret {
  readonly line: number;
  readonly column: number;
}

/** Every line with a secret, also in a comment, and in a text that is no YAML. */
export function findSecrets(text: string): readonly FoundSecret[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) =>
    shapes.flatMap((shape) => {
      const column = line.search(shape.pattern) + 1;
      return column === 0 ? [] : [{ ...shape, line: index + 1, column }];
    }),
  );
}

/** What to do about it, without showing it. */
export function describeSecret({ what, input }: Secret): string {
  const pass = input === undefined ? 'to the step that needs it' : `as the input "${input}"`;
  return `this looks like ${what} (not shown), and no secret may stand in this file. Revoke it, as it stays in the history of git; keep a new one as a secret of the repository, and in the workflow pass it ${pass}.`;
}
