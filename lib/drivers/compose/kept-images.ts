import type { ComposeContext } from './compose-context.ts';
import {
  type ComposeMemory,
  prepareMemory,
  type RememberedRelease,
  readMemory,
  withRelease,
  writeMemory,
} from './compose-memory.ts';
import type { KeptImage } from './compose-values.ts';
import { docker, succeeded } from './docker-command.ts';
import { parseImage, pinOf, pinRepository, withoutVersion } from './image-reference.ts';

/** An image that is on the host. */
export interface LocalImage {
  readonly id: string;
  /** `repository@sha256:…`, each. */
  readonly digests: readonly string[];
}

/** A release whose image is kept under its own name. */
export interface Pin {
  readonly sha: string;
  readonly id: string;
}

/** What is on the host under a name or id; undefined where nothing is. */
export async function inspectImage(context: ComposeContext, name: string): Promise<LocalImage | undefined> {
  const format = '{{.Id}}{{range .RepoDigests}} {{.}}{{end}}';
  const result = await docker(context, ['image', 'inspect', '--format', format, name]);
  if (!succeeded(result)) return undefined;
  const [id, ...names] = result.stdout.trim().split(' ');
  // They go into the environment file, which has a line a variable.
  const digests = names.filter((name) => /^[^\s@]+@sha256:[0-9a-f]{64}$/.test(name));
  return id === undefined || id === '' ? undefined : { id, digests };
}

/** All releases whose images are kept here; undefined where Docker does not say. */
export async function listPins(context: ComposeContext): Promise<readonly Pin[] | undefined> {
  const own = pinRepository(context.target);
  const names = await listNames(context, own);
  return names?.flatMap((each) => pinFrom(own, each) ?? []);
}

/** A local name that keeps an image for some environment. */
export interface KeepingName {
  readonly name: string;
  readonly id: string;
}

/** The names that fit a pattern, with what they name; undefined where Docker does not say. */
export async function listNames(
  context: ComposeContext,
  pattern: string,
): Promise<readonly KeepingName[] | undefined> {
  const format = '{{.Repository}}:{{.Tag}} {{.ID}}';
  const args = ['image', 'ls', '--no-trunc', '--filter', `reference=${pattern}`, '--format', format];
  const result = await docker(context, args, { outputLimit: 4 * 1024 * 1024 });
  if (!succeeded(result)) return undefined;
  return result.stdout.split('\n').flatMap((line) => {
    const [, name, id] = /^(\S+) (sha256:[0-9a-f]{64})$/.exec(line) ?? [];
    return name === undefined || id === undefined ? [] : [{ name, id }];
  });
}

/** The release a name keeps, where it is one of this repository. */
export function pinFrom(repository: string, { name, id }: KeepingName): Pin | undefined {
  const sha = name.startsWith(`${repository}:`) ? name.slice(repository.length + 1) : '';
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha) ? { sha, id } : undefined;
}

/** Gives an image a further local name, which it may have already. False where Docker refused. */
export async function nameImage(context: ComposeContext, id: string, name: string): Promise<boolean> {
  return succeeded(await docker(context, ['image', 'tag', id, name]));
}

/**
 * The image of a release, where it is on the host: by its own name, or by the id that is remembered (a release whose
 * name somebody removed while it ran); then it gets the name back.
 */
export async function findKept(
  context: ComposeContext,
  sha: string,
  memory: ComposeMemory,
): Promise<KeptImage | undefined> {
  const pin = pinOf(context.target, sha);
  const remembered = memory.releases.find((release) => release.sha === sha);
  const named = await inspectImage(context, pin);
  if (named !== undefined && (remembered === undefined || remembered.id === named.id))
    return keptImage(context, sha, named, remembered);
  const meant = remembered === undefined ? undefined : await inspectImage(context, remembered.id);
  if (meant !== undefined) {
    await nameImage(context, meant.id, pin);
    return keptImage(context, sha, meant, remembered);
  }
  if (named === undefined) return undefined;
  context.log.warning(`${pin} is another image than the one deployed as ${sha}, which is gone; it is used.`);
  return keptImage(context, sha, named, undefined);
}

/** Names an image by what it is, not by a tag, so that no tag of the registry matters any more. */
export function keptImage(
  { target }: Pick<ComposeContext, 'target'>,
  sha: string,
  image: LocalImage,
  remembered: Pick<RememberedRelease, 'image'> | undefined,
): KeptImage {
  const own = withoutVersion(target.image);
  const fitting = image.digests.filter((digest) => isOf(digest, own));
  const reference = fitting.find((digest) => digest === remembered?.image) ?? fitting[0];
  return { sha, id: image.id, reference: reference ?? pinOf(target, sha) };
}

/** Whether a digest is of a repository. */
export function isOf(digest: string, repository: string): boolean {
  const [one, other] = [parseImage(digest), parseImage(repository)];
  return one.registry === other.registry && one.repository === other.repository;
}

/**
 * Keeps an image for a release: a name of its own, which no tag of a registry and no pruning of Docker's takes away.
 * A clause says why it cannot be done.
 */
export async function keep(context: ComposeContext, image: KeptImage): Promise<string | undefined> {
  const refused = await prepareMemory(context);
  if (refused !== undefined) return refused;
  if (!(await nameImage(context, image.id, pinOf(context.target, image.sha))))
    return `the image of ${image.sha} could not be named on ${context.host.name}`;
  const byDigest = image.reference.includes('@') ? image.reference : undefined;
  const release = { sha: image.sha, id: image.id, image: byDigest };
  await writeMemory(context, withRelease(await readMemory(context), release));
  return undefined;
}
