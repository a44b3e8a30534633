/** Forms of texts, for the parser and the JSON Schema alike: without flags, so that both read them the same way. */

/** GitHub's logins, those of managed users (`name_company`) and of apps (`name[bot]`). */
export const loginPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:_[A-Za-z0-9]{1,10})?(?:\[bot\])?$/;

/** `user@host[:port]`; an IPv6 address stands in brackets. Neither part can be taken for an option of ssh. */
export const hostPattern =
  /^[A-Za-z_][A-Za-z0-9_.-]{0,31}@(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?$/;

/** A service of Docker Compose; it cannot be taken for an option. */
export const servicePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/;

/** A file or folder inside another: relative, without `.` and `..`, and no option. A folder may end in a slash. */
export const innerPathPattern =
  /^(?![-/~#])(?!\.{1,2}(?:\/|$))(?:(?!\/\.{1,2}(?:\/|$)|\/\/)[^$\r\n\\])*(?<!\s)(?<!\s\/)$/;

/** A number of hosts from 1, or a percentage of them. */
export const sharePattern = /^(?:[1-9]\d{0,3}|(?:[1-9]\d?|100)%)$/;

const imageName =
  '(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})(?::\\d{1,5})?\\/)?[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:\\/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*';

/** An image reference whose tag holds `{sha}`: another commit must be another image. */
export const imagePattern = new RegExp(
  `^(?=.{1,255}$)${imageName}:(?:\\{sha\\}|[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}\\{sha\\})[A-Za-z0-9_.-]{0,40}$`,
);

/** One item of a list as inputs have it, one a line: a `#` would make a comment of it. */
export const itemPattern = /^(?!#)\S(?:.*\S)?$/;

/**
 * One item where the whole list is a text. A comma between what looks like files or names of jobs makes one item of
 * several, and `-ci.yml` is a list item without its blank.
 */
export const loneItemPattern =
  /^(?![#-])(?!.*\.ya?ml[ \t]*,)(?![\w./-]+(?:[ \t]*,[ \t]*[\w./-]+)+[ \t]*(?:[\r\n]|$))\S(?:.*\S)?$/;

/** One line without blanks at its ends. */
export const linePattern = /^\S(?:.*\S)?$/;

/** An absolute path without `..`, `$` (nothing expands it) and a blank at its end. */
export const pathPattern = /^\/(?!\.\.(?:\/|$))(?:(?!\/\.\.(?:\/|$))[^$\r\n])*(?<!\s)$/;

/** What comes of it can be a link: neither blanks nor a user name, and a host that is one (no `$HOST`). */
export const linkPattern =
  /^[Hh][Tt][Tt][Pp][Ss]?:\/\/(?:[^\s/\\?#@:$"'(),;<>[\]{}|^`]+|\[[0-9A-Fa-f:.]+\])(?::\d{0,5})?(?:[/\\?#]\S*)?$/;

/** A check's URL: without blanks and user name. */
export const checkUrlPattern =
  /^[Hh][Tt][Tt][Pp][Ss]?:\/\/(?:[^\s/\\?#@:$<>[\]{}|^`]+|\[[0-9A-Fa-f:.]+\])(?::\d{0,5})?(?:[/\\?#]\S*)?$/;

/** A check's `tcp://host:port`. */
export const tcpUrlPattern =
  /^[Tt][Cc][Pp]:\/\/(?:[^\s/\\?#@:$<>[\]{}|^`]+|\[[0-9A-Fa-f:.]+\]):0{0,4}(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])\/?$/;

/** An https or ssh address, http on this machine alone, a path, or `user@host:path`; no user name but for ssh. */
export const repositoryPattern =
  /^(?:\/.*|file:\/\/\/.*|https:\/\/[^\s/\\?#@]+(?:[/\\?#].*)?|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:[/\\?#].*)?|ssh:\/\/(?:[^\s/\\?#@:]*@)?[^\s/\\?#@-][^\s/\\?#@]*(?:[/\\?#].*)?|(?:[A-Za-z_][A-Za-z0-9_-]{0,31}@)?(?!-)[A-Za-z0-9._-]{1,253}:(?!:|\/\/|-)\S+)$/;

/** A check's URL that stands for a path at the environment's `url`. A second slash would name another host. */
export const relativePattern = /^\/(?![/\\])\S*$/;

/** A command of a check on one line, as it stands in a text of several. */
export const commandLinePattern = /^[Ee][Xx][Ee][Cc]:[ \t]*\S[^\r\n]*$/;

const jsonStep = '\\[(?:0|-?[1-9]\\d{0,14}|"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\')\\]';
const jsonName = '[^\\s.[\\]"\'`*?,()<>=!&|\\\\@#$]+';

/** A path of `json` and `version`, as far as a pattern can tell: what is in quotes is read as JSON besides. */
export const jsonPathPattern = new RegExp(
  `^(?:\\$(?=$|[.[])|${jsonName}|${jsonStep})(?:\\.${jsonName}|${jsonStep})*$`,
);

/** Whether a text of several lines holds something nobody means to write: ends of lines and tabs are meant. */
export function hasStrayControl(text: string): boolean {
  return hasControlCharacter(text.replace(/[\t\r\n]/g, ''));
}

/** No line anybody means to write has one. */
export function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
