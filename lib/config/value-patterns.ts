/** Forms of texts, for the parser and the JSON Schema alike: without flags, so that both read them the same way. */

/** GitHub's logins, those of managed users (`name_company`) and of apps (`name[bot]`). */
export const loginPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:_[A-Za-z0-9]{1,10})?(?:\[bot\])?$/;

/** `user@host[:port]`; an IPv6 address stands in brackets. Neither part can be taken for an option of ssh. */
export const hostPattern =
  /^[A-Za-z_][A-Za-z0-9_.-]{0,31}@(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[1-9][0-9]{0,4})?$/;

/** One item of a list as inputs have it, one a line: a `#` would make a comment of it. */
export const itemPattern = /^(?!#)\S(?:.*\S)?$/;

/** One line without blanks at its ends. */
export const linePattern = /^\S(?:.*\S)?$/;

/** A duration as inputs have it; a bare number is seconds. */
export const durationPattern = /^\d{1,9}(?:\.\d{1,3})?(?:ms|s|m|h)?$/;

/** An absolute path without `..`. */
export const pathPattern = /^\/(?!\.\.(?:\/|$))(?:(?!\/\.\.(?:\/|$)).)*$/;

/** What a URL of the service or of a check begins with. */
export const urlPattern = /^[Hh][Tt][Tt][Pp][Ss]?:\/\/[^\s/\\]/;

/** A check's URL that stands for a path at the environment's `url`. A second slash would name another host. */
export const relativePattern = /^\/(?![/\\])\S*$/;

/** No line anybody means to write has one. */
export function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
