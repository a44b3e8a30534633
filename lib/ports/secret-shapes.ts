/** A kind of secret, and what one looks like. No pattern may need more than one look at each character. */
interface SecretShape {
  readonly what: string;
  /** The input it belongs into, where there is one. */
  readonly input?: string;
  readonly pattern: RegExp;
}

/** Not within a longer word: a hash may hold any four letters. */
const start = '(?<![A-Za-z0-9_])';

/** What a text that is no reference is made of. */
const plain = '[A-Za-z0-9+/_=.~^!?#@:,%*-]';

/**
 * A value as it stands, and long enough to be a secret: no variable or command (`$X`, `a-$X`, `$(…)`), no absolute
 * path, no `<placeholder>`, no address (`https://…`, `arn:…`, `sha256:…`), no file by its extension (`certs/web.pem`).
 */
const literal =
  '(?![a-z][a-z0-9+-]{1,20}:|[A-Za-z0-9_./-]{1,200}\\.[a-z]{2,8}(?![A-Za-z0-9_.-]))' +
  `[A-Za-z0-9+_]${plain}{15}(?!${plain}{0,200}[$\`(<{])`;

/** What names of variables and options end with that hold a secret. Of keys some are for everybody to see. */
const secretNames = [
  '(?<![A-Za-z0-9])(?:TOKEN|SECRET|PASSWORD|PASSPHRASE)',
  '_(?:TOKEN|SECRET|PASSWORD|PASSPHRASE|PASSWD|PWD|token|secret|password|passphrase)',
  'PGPASSWORD|SECRET_KEY_BASE',
  '(?<!CACHE|PUBLIC|PUBLISHABLE|PRIMARY|FOREIGN|PARTITION|SORT)_KEY',
  '(?<!cache|public|publishable|primary|foreign|partition|sort)_key',
  '-(?:token|password|(?:api|access|secret)-key)',
];
const assigned = `(?:${secretNames.join('|')})=\\\\?["']?`;

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
  { what: 'a SendGrid key', pattern: new RegExp(`${start}SG\\.[\\w-]{16,64}\\.[\\w-]{16}`) },
  { what: 'a DigitalOcean token', pattern: new RegExp(`${start}do[opr]_v1_[a-f0-9]{32}`) },
  { what: 'a Vault token', pattern: new RegExp(`${start}hv[sb]\\.[\\w-]{24}`) },
  { what: 'an Azure storage key', pattern: /AccountKey=[A-Za-z0-9+/]{40}/ },
  { what: 'an age key', pattern: /AGE-SECRET-KEY-1[A-Z0-9]{16}/ },
  { what: 'a JSON web token', pattern: /(?<![\w-])eyJ[\w-]{10,400}\.eyJ[\w-]{8}/ },
  {
    what: 'an Authorization header',
    pattern: new RegExp(
      `${start}Authorization["']?\\s{0,4}[:=]\\s{0,4}["']?(?:Bearer|Basic|Token)\\s{1,4}${literal}`,
      'i',
    ),
  },
  {
    what: 'a bearer token',
    // One without a digit may be words: "bearer authentication-required".
    pattern: new RegExp(`${start}Bearer\\s{1,4}(?=[^\\s\\d]{0,100}\\d)${literal}`, 'i'),
  },
  { what: 'a variable with a secret in it', pattern: new RegExp(`${assigned}${literal}`) },
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
