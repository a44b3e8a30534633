/** Somebody a message calls. A channel renders the kinds and ids it has and leaves out the others. */
export type Mention =
  | { readonly kind: 'here' }
  | { readonly kind: 'channel' }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'role'; readonly id: string };

const groups: Readonly<Record<string, Mention>> = {
  here: { kind: 'here' },
  '@here': { kind: 'here' },
  '<!here>': { kind: 'here' },
  channel: { kind: 'channel' },
  '@channel': { kind: 'channel' },
  '<!channel>': { kind: 'channel' },
  everyone: { kind: 'everyone' },
  '@everyone': { kind: 'everyone' },
  '<!everyone>': { kind: 'everyone' },
};

const people = [
  { kind: 'user', pattern: /^user:(\d{15,21}|[UW][A-Z0-9]{5,20})$/ },
  { kind: 'user', pattern: /^<@!?(\d{15,21}|[UW][A-Z0-9]{5,20})>$/ },
  { kind: 'role', pattern: /^role:(\d{15,21}|S[A-Z0-9]{5,20})$/ },
  { kind: 'role', pattern: /^<@&(\d{15,21})>$/ },
  { kind: 'role', pattern: /^<!subteam\^(S[A-Z0-9]{5,20})>$/ },
] as const;

/** What {@link parseMention} takes, for error messages. */
export const mentionTakes =
  'here, channel, everyone, user:ID or role:ID, one a line (Discord ids are 15 to 21 digits, Slack ids begin with U, W or S)';

/** Reads one mention, in Belay's own form or as Discord or Slack write it; undefined for anything else. */
export function parseMention(text: string): Mention | undefined {
  const group = Object.hasOwn(groups, text) ? groups[text] : undefined;
  if (group !== undefined) return group;
  for (const { kind, pattern } of people) {
    const id = pattern.exec(text)?.[1];
    if (id !== undefined) return { kind, id };
  }
  return undefined;
}

/** Whether an id is one of Discord's (a snowflake); Slack's begin with a letter. */
export function isSnowflake(id: string): boolean {
  return /^\d{15,21}$/.test(id);
}
