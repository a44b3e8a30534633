import type { ComposeTarget } from './compose-context.ts';
import { pinOf, tagOf } from './image-reference.ts';

/** What a compose file can name. */
export interface ComposeValues extends Readonly<Record<string, string>> {
  /** The exact image: by its digest, or by its local name where it was only ever built here. */
  readonly BELAY_IMAGE: string;
  /** The tag made of the commit. */
  readonly BELAY_TAG: string;
  readonly BELAY_SHA: string;
  /** Empty for an image that was only ever built here. */
  readonly BELAY_DIGEST: string;
}

/** An image that is here, and how to name it. */
export interface KeptImage {
  readonly sha: string;
  /** The image's own id: what containers say they run. */
  readonly id: string;
  /** By digest, or the local name. */
  readonly reference: string;
}

export function valuesFor(target: ComposeTarget, image: KeptImage): ComposeValues {
  return {
    BELAY_IMAGE: image.reference,
    BELAY_TAG: tagOf(target.image, image.sha),
    BELAY_SHA: image.sha,
    BELAY_DIGEST: image.reference.split('@')[1] ?? '',
  };
}

/** For commands that start nothing: Compose reads the files of the project only when the variables have values. */
export function valuesToRead(target: ComposeTarget, sha = 'none'): ComposeValues {
  return valuesFor(target, { sha, id: '', reference: pinOf(target, sha) });
}

/** The values as a file that shells, `env $(cat FILE)` and `--env-file` read alike: no comment, no quotes, no blank. */
export function envFileText(values: ComposeValues): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** Reads such a file; lines that are none are left out. */
export function readEnvFile(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('\n').flatMap((line) => {
    const [, name, value] = /^(BELAY_[A-Z]+)=(\S*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}
