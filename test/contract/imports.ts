import { dirname, join, normalize } from 'node:path';
import { read } from './repository.ts';

/** One import of one source file. */
export interface Import {
  readonly from: string;
  /** A path in the repository, or the name of a package or Node module. */
  readonly to: string;
  readonly kind: 'own' | 'package' | 'node';
}

const statement =
  /^\s*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*'([^'\n]+)'|\bimport\(\s*'([^'\n]+)'|\brequire\(\s*'([^'\n]+)'/gm;

/** Every import of a file: static, dynamic, re-exported, of types too. Comments do not count. */
export function importsOf(path: string, text: string = read(path)): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(statement)].map((match) => {
    const to = match[1] ?? match[2] ?? match[3] ?? '';
    if (to.startsWith('.')) return { from: path, to: normalize(join(dirname(path), to)), kind: 'own' };
    return { from: path, to, kind: to.startsWith('node:') ? 'node' : 'package' };
  });
}

/** The part of the house a file belongs to: `actions/deploy`, `lib/delivery`, `test`, … */
export function areaOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'lib' || top === 'actions' ? `${top}/${second}` : top;
}
