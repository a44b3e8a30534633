/** What a setting takes. Durations in the form of inputs (`500ms`, `30s`, `5m`), both ends included. */
export type SettingKind =
  /** What people type, one line of at most `limit` characters. */
  | { readonly is: 'word'; readonly limit: number }
  | { readonly is: 'path' }
  | { readonly is: 'url' }
  | { readonly is: 'repository' }
  | { readonly is: 'commands' }
  | { readonly is: 'duration'; readonly min: string; readonly max: string }
  | { readonly is: 'integer'; readonly min: number; readonly max: number }
  | { readonly is: 'boolean' }
  /** Several lines, as they are; at most `limit` characters. */
  | { readonly is: 'lines'; readonly limit: number }
  /** A number of hosts, or a percentage of them. */
  | { readonly is: 'share' }
  /** An image with `{sha}` in its tag, or by digest. */
  | { readonly is: 'image' }
  | { readonly is: 'choice'; readonly values: readonly string[] }
  | { readonly is: 'list'; readonly of: ItemForm }
  | { readonly is: 'checks' }
  | { readonly is: 'windows' }
  /** The name of another environment of the file. */
  | { readonly is: 'environment' };

/** What each item of a list is. */
export type ItemForm = 'text' | 'host' | 'login' | 'service' | 'inner-path';
