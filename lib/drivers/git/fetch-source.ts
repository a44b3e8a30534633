import type { FetchSource } from './fetch-commit.ts';
import type { GitContext } from './git-driver.ts';
import { chosenRemote } from './remote.ts';
import type { Settings } from './repository-safety.ts';

/** Where commits of this checkout come from: the address that was given, else its own origin, else this repository. */
export function chosenSource(
  { target }: GitContext,
  settings: Settings,
): FetchSource | { readonly kind: 'unusable'; readonly reason: string } {
  const own = settings.get('remote.origin.url') ?? '';
  const remote = chosenRemote(target.repository ?? (own || (target.fallbackRepository ?? '')));
  if (remote.kind === 'unusable') return remote;
  const { url, protocols, label } = remote;
  return { url, protocols, label, token: target.token, scratch: undefined };
}
