/** An image as registries know it, taken apart. */
export interface ImageReference {
  /** Where it is pulled from, like `ghcr.io`; Docker's own where the text names none. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const dockerHub = 'docker.io';

/**
 * Takes an image's text apart as Docker does: what stands before the first slash is a registry only where it has a
 * dot, a port or is `localhost` (distribution/reference, normalize.go).
 */
export function parseImage(text: string): ImageReference {
  const [named = '', digest] = text.split('@', 2);
  const slash = named.indexOf('/');
  const first = slash === -1 ? '' : named.slice(0, slash);
  const isRegistry = first === 'localhost' || /[.:]/.test(first);
  const rest = isRegistry ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(':');
  const path = colon === -1 ? rest : rest.slice(0, colon);
  const registry = isRegistry && first !== 'index.docker.io' ? first : dockerHub;
  return {
    registry,
    repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path,
    tag: colon === -1 ? undefined : rest.slice(colon + 1),
    digest,
  };
}

/** Whether two texts name the same image: `nginx` is `docker.io/library/nginx:latest`. */
export function sameImage(one: string, other: string): boolean {
  return fullName(one) === fullName(other);
}

function fullName(text: string): string {
  const { registry, repository, tag, digest } = parseImage(text);
  // A digest says all; a tag beside it is not looked at.
  return `${registry}/${repository}${digest === undefined ? `:${tag ?? 'latest'}` : `@${digest}`}`;
}

/** The part of an image's text that names no version: what a digest can be put behind. */
export function withoutVersion(text: string): string {
  const [named = ''] = text.split('@', 1);
  return named.replace(/:[^/:]*$/, '');
}

/** The image of a commit. */
export function imageOf(template: string, sha: string): string {
  return template.replaceAll('{sha}', sha);
}

/** The tag of a commit's image, for `BELAY_TAG`. */
export function tagOf(template: string, sha: string): string {
  return parseImage(imageOf(template, sha)).tag ?? sha;
}

/** Whose images they are. Several projects of a host may have an environment of the same name. */
export interface ImageOwner {
  readonly environment: string;
  /** The folder of the compose files. */
  readonly path: string;
}

/**
 * The local name that keeps the images of an environment. `localhost` names a registry: without one Docker would
 * take it for a repository of Docker Hub that anybody may own.
 */
export function pinRepository({ environment, path }: ImageOwner): string {
  return `localhost/belay/${validName(environment)}-${shortHash(`${environment}\n${path}`)}`;
}

/** What the names of all environments' kept images fit. */
export const allPins = 'localhost/belay/*';

/** A name of an environment as a part of image names and file names; two may become the same. */
export function validName(environment: string): string {
  const valid = environment
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return valid || 'environment';
}

/** FNV-1a, 32 bits, as 8 hex digits. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/** The local name under which the image of a commit is kept. */
export function pinOf(owner: ImageOwner, sha: string): string {
  return `${pinRepository(owner)}:${sha}`;
}
