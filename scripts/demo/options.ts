/** What was asked for on the command line. */
export type Options =
  | { readonly kind: 'tell'; readonly keep: boolean; readonly slow: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly message: string };

export const helpText = `npm run demo [-- OPTIONS]

Runs the committed bundles of Belay's five actions as GitHub's runner does, on real parts on this
machine: git, a small web service, an emulated GitHub, receivers for Discord and Slack. After every
step it asks the service which version it serves. Exit code 0 means that all of it was true.

  --keep   leave the folder with checkout, ledger and state, and say where it is
  --slow   pause after every step, for watching
  --help   this text

Needs git and Node >= 20.19. No install, no network beyond loopback, no Docker.
`;

/** Reads the arguments after the program. */
export function parseOptions(argv: readonly string[]): Options {
  const known = ['--keep', '--slow', '--help', '-h'];
  const unknown = argv.filter((argument) => !known.includes(argument));
  if (unknown.length > 0) {
    const list = unknown.map((argument) => JSON.stringify(argument)).join(', ');
    return {
      kind: 'refused',
      message: `The demo does not know ${list}. It takes --keep, --slow and --help.`,
    };
  }
  if (argv.includes('--help') || argv.includes('-h')) return { kind: 'help' };
  return { kind: 'tell', keep: argv.includes('--keep'), slow: argv.includes('--slow') };
}
