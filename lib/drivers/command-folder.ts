/** As much of a recipe as tells where commands run. */
export interface CommandPlace {
  readonly driver: string;
  /** The folder on the target. */
  readonly path: string;
}

/** The folder that commands of a user and `exec:` checks run in: that of the files that are live. */
export function commandFolder({ driver, path }: CommandPlace): string {
  return driver === 'releases' ? `${path.replace(/\/+$/, '')}/current` : path;
}
