/** A longer address is of no use in a message, and Discord takes at most 1,024 characters in a field. */
export const longestLink = 900;

/** URL takes more: `https://(` has the host "(". */
const host = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

/**
 * The address in a form that can stand inside Discord's `[text](url)` and Slack's `<url|text>`, or undefined for
 * anything that is not http(s) or carries a user name: `https://github.com@evil.example` reads as another host.
 */
export function linkable(address: string | undefined): string | undefined {
  if (address === undefined || !/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '' || !host.test(url.hostname)) return undefined;
  const path = url.href.slice(url.origin.length).replace(/[()<>|"`\\[\]]/g, percentEncode);
  const href = `${url.origin}${path}`;
  return href.length <= longestLink ? href : undefined;
}

/** {@link linkable}, where the address is at most so long. */
export function linkWithin(address: string | undefined, limit: number): string | undefined {
  const url = linkable(address);
  return url === undefined || url.length > limit ? undefined : url;
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
