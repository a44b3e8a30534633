import { type GitRepository, git, succeeded } from './git-command.ts';

/**
 * Settings of a checkout that make git run a program or send it elsewhere, and that no switch of ours turns
 * off without changing what is deployed (git 2.39 to 2.50). Belay writes none of them, so somebody else did:
 * they are reported, not run. What runs a program only in commands Belay never uses (merge drivers, aliases,
 * editors, gpg, mergetool, `submodule update`) is left alone, and LFS is set by Belay itself.
 */
const dangerous: readonly RegExp[] = [
  /^filter\.(?!lfs\.).*\.(clean|smudge|process)$/,
  /^core\.(sshcommand|gitproxy|worktree|alternaterefscommand)$/,
  /^credential\.(.*\.)?helper$/,
  /^include\.path$/,
  /^includeif\..*$/,
  /^remote\..*\.(uploadpack|vcs|proxy)$/,
  /^url\..*\.(insteadof|pushinsteadof)$/,
  /^http\.(.*\.)?(proxy|sslverify|sslcainfo|sslcapath|sslcert|sslkey|cookiefile|savecookies|curloptresolve)$/,
  // The general one is ours; one for an address would count for more.
  /^http\..*\.followredirects$/,
  /^(fetch|transfer)\.bundleuri$/,
  /^lfs\.(customtransfer|extension)\..*$/,
  /^lfs\.(.*\.)?(standalonetransferagent|url)$/,
];

/** The names of the settings that stand in the way; empty when the repository can be used. */
export function dangerousSettings(names: Iterable<string>): string[] {
  const lower = [...names].map((name) => name.toLowerCase());
  return [...new Set(lower.filter((name) => dangerous.some((pattern) => pattern.test(name))))];
}

/** A checkout's own settings, names in lower case where git takes them so; the last value counts. */
export type Settings = ReadonlyMap<string, string>;

/**
 * Reads the settings of `.git/config` and of the work tree's own file. Runs nothing and follows no include.
 * Undefined when git cannot read them.
 */
export async function readSettings(repository: GitRepository): Promise<Settings | undefined> {
  const result = await git(repository, ['config', '--list', '-z', '--show-scope', '--no-includes'], {
    outputLimit: 4 * 1024 * 1024,
  });
  return succeeded(result) && !result.truncated ? parseSettings(result.stdout) : undefined;
}

/** Reads `scope NUL name LF value NUL …`; a setting without a value has no LF. What the command line set is left out. */
export function parseSettings(text: string): Settings {
  const parts = text.split('\0');
  const settings = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [scope, setting = ''] = [parts[index], parts[index + 1]];
    if (scope !== 'local' && scope !== 'worktree') continue;
    const end = setting.indexOf('\n');
    if (end === -1) settings.set(setting, 'true');
    else settings.set(setting.slice(0, end), setting.slice(end + 1));
  }
  return settings;
}

/** Whether objects may be missing here because a remote promised to have them (a partial clone). */
export function isPartialClone(settings: Settings): boolean {
  return [...settings.keys()].some((name) => /^remote\..*\.promisor$|^extensions\.partialclone$/i.test(name));
}

/** The sentence for settings that git cannot read. */
export function unreadableSettings({ path }: GitRepository): string {
  return `git cannot read ${path}/.git/config or a file it includes; repair it or move the checkout away.`;
}

/** The sentence for settings that are known. */
export function describeUnsafe(repository: GitRepository, settings: Settings): string | undefined {
  const found = dangerousSettings(settings.keys());
  if (found.length === 0) return undefined;
  return `The checkout ${repository.path} has settings in .git/config that would make git run programs or go elsewhere: ${found.join(', ')}. Belay did not write them and does not run them; remove them with "git config --unset-all NAME" (actions/checkout: persist-credentials: false).`;
}
