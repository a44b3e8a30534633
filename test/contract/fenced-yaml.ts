import { read } from './repository.ts';

/** A block of YAML in a document. */
export interface FencedYaml {
  readonly path: string;
  /** Where the block begins. */
  readonly line: number;
  readonly text: string;
}

/** Every block fenced as `yaml` or `yml`, also those indented in a list. */
export function fencedYaml(path: string): FencedYaml[] {
  const document = read(path);
  return [...document.matchAll(/^( *)```ya?ml[^\n]*\n([\s\S]*?)^\1```/gm)].map((match) => ({
    path,
    line: document.slice(0, match.index).split('\n').length,
    text: (match[2] ?? '').replaceAll(new RegExp(`^${match[1] ?? ''}`, 'gm'), ''),
  }));
}
