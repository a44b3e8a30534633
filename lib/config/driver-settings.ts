import type { Setting } from './setting.ts';

/** The ways a release becomes live. */
export const drivers = ['git', 'releases', 'compose', 'command'] as const;

/** What only some drivers ask for. */
export const driverSettings: readonly Setting[] = [
  {
    key: 'shared',
    kind: { is: 'list', of: 'inner-path' },
    describes:
      'For `releases`: files and folders all releases share, like `.env` or `storage/`; they stand in `shared` in `path` and are linked into each release.',
    inputs: { deploy: 'shared' },
  },
  {
    key: 'image',
    kind: { is: 'image' },
    describes:
      'For `compose`: the image of a commit, with `{sha}` where its id stands, like `ghcr.io/acme/shop:{sha}`.',
    inputs: { deploy: 'image' },
  },
  {
    key: 'services',
    kind: { is: 'list', of: 'service' },
    describes: 'For `compose`: the services that run the image; only these are restarted.',
    inputs: { deploy: 'services' },
  },
  {
    key: 'compose-files',
    kind: { is: 'list', of: 'inner-path' },
    describes: 'For `compose`: the compose files in `path`; none takes the one Compose finds there.',
    inputs: { deploy: 'compose-files' },
  },
  {
    key: 'after-in',
    kind: { is: 'word', limit: 128 },
    describes:
      'For `compose`: the service whose container `after` runs in, by `compose exec`; none is the host itself.',
    inputs: { deploy: 'after-in' },
  },
  {
    key: 'registry-username',
    kind: { is: 'word', limit: 255 },
    describes:
      "For `compose`: who logs in to the image's registry, with the input `registry-password`; none pulls without.",
    inputs: { deploy: 'registry-username' },
  },
  {
    key: 'activate',
    kind: { is: 'commands' },
    describes: 'For `command`: shell command(s) that make the commit `$BELAY_SHA` live.',
    inputs: { deploy: 'activate' },
  },
  {
    key: 'current',
    kind: { is: 'commands' },
    describes:
      'For `command`: shell command(s) that print the full id of the commit that is live, and nothing where nothing is.',
    inputs: { deploy: 'current' },
  },
  {
    key: 'rollback',
    kind: { is: 'commands' },
    describes:
      'For `command`: shell command(s) that make the earlier commit `$BELAY_SHA` live again; none takes those of `activate`.',
    inputs: { deploy: 'rollback' },
  },
];
