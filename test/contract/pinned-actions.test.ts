import { describe, expect, it } from 'vitest';
import { fencedYaml } from './fenced-yaml.ts';
import { pinnedActions } from './pinned-actions.ts';
import { documents, read, repositoryFiles } from './repository.ts';
import { isOwn, readWorkflow } from './workflow-shape.ts';

/** What a text uses of others, as `owner/name@commit # version`. */
function usedIn(path: string, text: string): { readonly at: string; readonly pin: string }[] {
  return readWorkflow(path, text)
    .scalars.filter(({ key, value }) => key === 'uses' && !isOwn(value))
    .map(({ value, comment }) => {
      const [action = '', commit = ''] = value.split('@');
      return { at: path, pin: `${action.split('/', 2).join('/')}@${commit} # ${comment}` };
    });
}

const workflows = repositoryFiles.filter(
  (path) => /\.ya?ml$/.test(path) && /^(?:\.github|actions|workflows-templates)\//.test(path),
);
const used = [
  ...workflows.flatMap((path) => usedIn(path, read(path))),
  ...documents.flatMap(fencedYaml).flatMap(({ path, text }) => usedIn(path, text)),
];
const pins = pinnedActions.map(({ repository, version, commit }) => `${repository}@${commit} # ${version}`);

describe('T18: the actions of others', () => {
  it('are used at the commit and with the version that the table names, everywhere', () => {
    expect(used.filter(({ pin }) => !pins.includes(pin))).toEqual([]);
  });

  it('are used wherever the table names them, each once', () => {
    const unused = pins.filter((pin) => !used.some((each) => each.pin === pin));
    const repositories = pinnedActions.map(({ repository }) => repository);

    expect(unused).toEqual([]);
    expect(repositories).toEqual([...new Set(repositories)].sort());
  });

  it('are in no file that this does not read', () => {
    const named = /\buses:\s*["']?((?!belay-actions\/)[\w-]+\/[\w./-]+@[0-9a-f]{40})/g;
    const elsewhere = repositoryFiles
      .filter((path) => !/^test\/|\/dist\//.test(path) && /\.(?:ya?ml|md|ts|json)$/.test(path))
      .flatMap((path) => [...read(path).matchAll(named)].map(() => path));

    expect([...new Set(elsewhere)].filter((path) => !used.some(({ at }) => at === path))).toEqual([]);
  });
});
