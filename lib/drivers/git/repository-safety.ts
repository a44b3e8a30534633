import { type GitRepository, git, succeeded } from './git-command.ts';

/**
 * Settings in a checkout's own `.git/config` that make git run a program or rewrite where it goes, and that
 * no command-line switch turns off. Belay writes none of them, so somebody else did: they are reported,
 * not run.
 */
const dangerous: readonly RegExp[] = [
  /^filter\.(?!lfs\.).*$/,
  /^core\.sshcommand$/,
  /^core\.gitproxy$/,
  /^core\.worktree$/,
  /^core\.alternaterefscommand$/,
  /^credential\.(.*\.)?helper$/,
  /^include\.path$/,
  /^includeif\..*$/,
  /^remote\..*\.(uploadpack|vcs|proxy)$/,
  /^url\..*\.(insteadof|pushinsteadof)$/,
  /^http\.(.*\.)?(proxy|sslverify|sslcainfo|cookiefile)$/,
  /^diff\..*\.(command|textconv)$/,
  /^merge\..*\.driver$/,
  /^extensions\.worktreeconfig$/,
];

/** The names of the settings that stand in the way; empty when the repository can be used. */
export function dangerousSettings(names: readonly string[]): string[] {
  const lower = names.map((name) => name.toLowerCase());
  return [...new Set(lower.filter((name) => dangerous.some((pattern) => pattern.test(name))))];
}

/** Reads the names of all settings in the checkout's own configuration. Undefined when git cannot read it. */
export async function readSettingNames(repository: GitRepository): Promise<readonly string[] | undefined> {
  const result = await git(
    repository,
    ['config', '--local', '--no-includes', '--list', '--name-only', '-z'],
    {
      outputLimit: 1024 * 1024,
    },
  );
  return succeeded(result) ? result.stdout.split('\0').filter((name) => name !== '') : undefined;
}

/** `git lfs install --local` writes filter.lfs; only these very commands are what it writes. */
const lfsCommands: Readonly<Record<string, readonly string[]>> = {
  'filter.lfs.clean': ['git-lfs clean -- %f'],
  'filter.lfs.smudge': ['git-lfs smudge -- %f'],
  'filter.lfs.process': ['git-lfs filter-process'],
  'filter.lfs.required': ['true'],
};

/** Whether the checkout's own LFS settings, if any, are those of git-lfs itself. */
export async function lfsSettingsAreGenuine(
  repository: GitRepository,
  names: readonly string[],
): Promise<boolean> {
  const present = names.map((name) => name.toLowerCase()).filter((name) => name.startsWith('filter.lfs.'));
  for (const name of new Set(present)) {
    const result = await git(repository, ['config', '--local', '--no-includes', '--get-all', '-z', name]);
    const values = result.stdout.split('\0').filter((value) => value !== '');
    if (!values.every((value) => lfsCommands[name]?.includes(value))) return false;
  }
  return true;
}

/** Switches git-lfs on for one command, since the machine's configuration is not read. */
export const lfsConfig: readonly string[] = [
  'filter.lfs.clean=git-lfs clean -- %f',
  'filter.lfs.smudge=git-lfs smudge -- %f',
  'filter.lfs.process=git-lfs filter-process',
  'filter.lfs.required=true',
];
