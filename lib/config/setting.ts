import type { SettingKind } from './setting-kind.ts';

/** Actions that take values of belay.yml. */
export type ActionName =
  | 'deploy'
  | 'watch-ci'
  | 'rollback'
  | 'confirm'
  | 'health-check'
  | 'notify'
  | 'backup';

/** One thing belay.yml can say of an environment: the parser, the JSON Schema and the reference come from these. */
export interface Setting {
  /** Dotted where it stands in a group: `ci.timeout`. */
  readonly key: string;
  readonly kind: SettingKind;
  /** What holds where neither an input nor belay.yml says anything, in the text form of the input. */
  readonly fallback?: string;
  /** For the schema and the reference: sentences, in Markdown. */
  readonly describes: string;
  /** The input of each action that wins over it. */
  readonly inputs: Readonly<Partial<Record<ActionName, string>>>;
}
