import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pinRepository } from '../../lib/drivers/compose/image-reference.ts';
import type { Docker } from '../support/docker.ts';
import type { Registry } from '../support/docker-registry.ts';
import { freePort } from '../support/free-port.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { copyFolder, keptFolder } from './sweep-kept.ts';
import type { Before, Shas, Target } from './sweep-place.ts';

/** One engine and one registry serve all grounds of a sweep. */
export interface ComposeParts {
  readonly docker: Docker;
  readonly registry: Registry;
}

/** What the engine has of a project. */
interface Engine {
  /** `name id` of all images that are the project's. */
  readonly images: readonly string[];
  /** Arguments of `docker create` that make the container anew; undefined while there is none. */
  readonly container: readonly string[] | undefined;
}

/** A project with one service, whose images are in a real registry. */
export async function composeTarget(
  sandbox: Sandbox,
  shas: Shas,
  { docker, registry }: ComposeParts,
): Promise<Target> {
  const port = await freePort();
  // Its name is the project's, of which there is one on an engine.
  const path = join(sandbox.folder, `shop-${port}`);
  mkdirSync(path);
  writeFileSync(join(path, 'compose.yaml'), composeFile(port));
  const repository = `${registry.address}/shop-${port}`;
  const pins = pinRepository({ environment: 'preprod', path });
  for (const [sha, version, conduct] of [
    [shas.a, '1.0', 'serves'],
    [shas.b, '1.1', 'serves'],
    [shas.sick, '1.2', 'sick'],
    [shas.c, '1.3', 'serves'],
  ] as const) {
    const name = `${repository}:${sha}`;
    await docker.buildImage(name, version, { conduct });
    await docker.run('push', '--quiet', name);
    // Its layers stay on the host: then putting a place back needs no time.
    await docker.run('tag', name, `belay-sweep/${sha}`);
    await docker.run('rmi', name);
  }
  const kept = new Map<Before, Engine>();
  const ofProject = ['--filter', `label=com.docker.compose.project.working_dir=${path}`];
  const containers = async (): Promise<string[]> =>
    words(await docker.run('ps', '--all', '--quiet', '--no-trunc', ...ofProject));
  const images = async (): Promise<string[]> => {
    const format = '{{.Repository}}:{{.Tag}}@{{.Digest}} {{.ID}}';
    const lines = await docker.run('images', '--no-trunc', '--digests', '--format', format);
    return lines.split('\n').filter((line) => line.startsWith(repository) || line.startsWith(pins));
  };
  const version = (): Promise<string> => ask(`http://127.0.0.1:${port}/version`);
  return {
    path,
    version,
    mayBeDown: true,
    inputs: {
      repository: '',
      image: `${repository}:{sha}`,
      services: 'web',
      health: `http://127.0.0.1:${port}/health`,
      'health-retries': '3',
      'health-interval': '100ms',
    },
    head: async () => {
      const [id, ...more] = await containers();
      if (id === undefined) return undefined;
      if (more.length > 0) return `${more.length + 1} containers`;
      const image = await docker.run('inspect', '--format', '{{.Image}}', id);
      const found = (await images()).find((line) => line.startsWith(pins) && line.endsWith(image));
      return found?.slice(pins.length + 1).replace(/@.*/, '');
    },
    flaws: async () => {
      const [id] = await containers();
      if (id === undefined) return [];
      const state = await docker.run('inspect', '--format', '{{.State.Status}}', id);
      return state === 'running' ? [] : [`the container is ${state}`];
    },
    leftovers: async () => {
      const ids = await containers();
      const format = '{{.Name}}';
      const names = ids.length === 0 ? [] : words(await docker.run('inspect', '--format', format, ...ids));
      const all = (await images()).map((line) => line.replace(/ .*/, ''));
      const files = [...readdirSync(path), ...below(path, '.belay')];
      return [
        ...names.map((name) => `container ${name}`),
        ...all.map((name) => `image ${name}`),
        ...files.map((name) => `file ${name}`),
      ];
    },
    keep: async (name) => {
      copyFolder(join(path, '.belay'), keptFolder(sandbox, name, join(path, '.belay')));
      const [id] = await containers();
      const container = id === undefined ? undefined : await recipeOf(docker, id);
      kept.set(name, { images: await images(), container });
    },
    reset: async (name) => {
      copyFolder(keptFolder(sandbox, name, join(path, '.belay')), join(path, '.belay'));
      const wanted = kept.get(name);
      if (wanted === undefined) throw new Error(`Nothing was kept of "${name}".`);
      const ids = await containers();
      if (ids.length > 0) await docker.run('rm', '--force', ...ids);
      await resetImages(docker, await images(), wanted.images);
      if (wanted.container === undefined) return;
      await docker.run('run', '--detach', ...wanted.container);
      while ((await version()) === '') await sleep(10);
    },
  };
}

/** With that one service. */
export function composeFile(port: number): string {
  return [
    'services:',
    '  web:',
    '    image: ${BELAY_IMAGE}',
    '    network_mode: host',
    `    environment: { PORT: "${port}" }`,
    '',
  ].join('\n');
}

/** The container as Compose made it: it knows its own by these labels. */
async function recipeOf(docker: Docker, id: string): Promise<readonly string[]> {
  const [found] = JSON.parse(await docker.run('inspect', id)) as [
    {
      readonly Name: string;
      readonly Config: {
        readonly Image: string;
        readonly Labels: Readonly<Record<string, string>>;
        readonly Env: readonly string[];
      };
    },
  ];
  const { Name, Config } = found;
  const labels = Object.entries(Config.Labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]);
  const env = Config.Env.flatMap((each) => ['--env', each]);
  return ['--name', Name.slice(1), '--network', 'host', ...labels, ...env, Config.Image];
}

/** Brings the names of images back: those that came go, those that went are given again. */
async function resetImages(docker: Docker, now: readonly string[], wanted: readonly string[]): Promise<void> {
  const extra = now.filter((line) => !wanted.includes(line)).map(nameIn);
  if (extra.length > 0) await docker.run('rmi', '--force', ...new Set(extra));
  for (const line of wanted.filter((each) => !now.includes(each)).map(partsOf))
    if (line.digest === '<none>') await docker.run('tag', line.id, line.name);
    else await docker.run('pull', '--quiet', line.name);
}

interface ImageLine {
  readonly name: string;
  readonly digest: string;
  readonly id: string;
}

function partsOf(line: string): ImageLine {
  const [, name = '', digest = '', id = ''] = /^(.*)@(.*) (.*)$/.exec(line) ?? [];
  return { name, digest, id };
}

/** By its digest where it has no tag. */
function nameIn(line: string): string {
  const { name, digest } = partsOf(line);
  return name.endsWith(':<none>') ? `${name.replace(/:<none>$/, '')}@${digest}` : name;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function below(path: string, folder: string): string[] {
  try {
    return readdirSync(join(path, folder)).map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}

async function ask(url: string): Promise<string> {
  const answer = await fetch(url).catch(() => undefined);
  return answer?.ok === true ? (await answer.text()).trim() : '';
}
