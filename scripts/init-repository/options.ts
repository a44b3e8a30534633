/** What was asked for on the command line. */
export type Options =
  | { readonly kind: 'set-up'; readonly folder: string; readonly dryRun: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly message: string };

export const helpText = `scripts/init [FOLDER] [--dry-run]

Sets Belay up in the git repository at FOLDER (without it: where you are). It looks at compose files,
workflows and branches, and writes belay.yml and .github/workflows/ with the names it found. It asks
nothing, needs no network, commits nothing, and never changes a file that exists.

  --dry-run   print the files instead of writing them
  --help      this text

Needs git and Node.js >= 20.19. Run it again at any time: it only adds what is missing.
`;

const known = ['--dry-run', '--help', '-h'];

/** Reads the arguments after the program. Behind `--` everything is a folder. */
export function parseOptions(argv: readonly string[]): Options {
  const end = argv.indexOf('--');
  const before = end === -1 ? argv : argv.slice(0, end);
  const isOption = (argument: string): boolean => argument.startsWith('-');
  const unknown = before.filter((argument) => isOption(argument) && !known.includes(argument));
  if (unknown.length > 0) return refused(`scripts/init does not know ${listed(unknown)}.`);
  if (before.includes('--help') || before.includes('-h')) return { kind: 'help' };
  const folders = [
    ...before.filter((argument) => !isOption(argument)),
    ...(end === -1 ? [] : argv.slice(end + 1)),
  ];
  if (folders.length > 1) return refused(`scripts/init takes one folder, got ${listed(folders)}.`);
  if (folders[0] === '') return refused('scripts/init takes a folder, got an empty name.');
  return { kind: 'set-up', folder: folders[0] ?? '.', dryRun: before.includes('--dry-run') };
}

function refused(sentence: string): Options {
  return { kind: 'refused', message: `${sentence} It takes [FOLDER], --dry-run and --help.` };
}

function listed(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(', ');
}
