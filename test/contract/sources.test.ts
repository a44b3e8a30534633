import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allSources, productSources, read, repositoryFiles } from './repository.ts';

const sourceLimit = 300;
const testLimit = 400;
const medianLimit = 120;

const bannedNames =
  /^(?:utils?|helpers?|common|misc|types|constants|shared|index)\.(?:ts|js|mjs|cjs)$|(?:-utils?|-helpers?)\.ts$/;
const bannedFolders = /(?:^|\/)(?:utils?|helpers?|common|misc)\//;

function linesOf(path: string): number {
  return read(path).split('\n').length - 1;
}

describe('sources', () => {
  it('are small enough to read at once', () => {
    const tooLong = allSources
      .map((path) => ({ path, lines: linesOf(path) }))
      .filter(({ path, lines }) => lines > (path.startsWith('test/') ? testLimit : sourceLimit));

    expect(tooLong).toEqual([]);
  });

  it('are mostly far smaller', () => {
    const lines = productSources.map(linesOf).sort((a, b) => a - b);
    const median = lines[Math.floor(lines.length / 2)] ?? 0;
    console.log(`${lines.length} product sources, median ${median} lines, longest ${lines.at(-1) ?? 0}`);

    expect(median).toBeLessThanOrEqual(medianLimit);
  });

  it('are named for what they hold', () => {
    const ours = repositoryFiles.filter(
      (path) => !path.includes('/dist/') && !/^scripts\/(?:undici-on-demand|requests-only)\//.test(path),
    );
    const badlyNamed = ours.filter(
      (path) => bannedNames.test(basename(path)) || bannedFolders.test(path) || /[A-Z_ ]/.test(tsName(path)),
    );

    expect(badlyNamed).toEqual([]);
  });

  it('export by name', () => {
    const byDefault = allSources.filter(
      (path) => path !== 'vitest.config.ts' && /^export default\b|\bas default\b/m.test(read(path)),
    );

    expect(byDefault).toEqual([]);
  });

  it('are no barrels', () => {
    const barrels = productSources.filter((path) => {
      const statements = read(path)
        .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
        .split(';')
        .map((statement) => statement.trim())
        .filter((statement) => statement !== '');
      return statements.every((statement) => /^export\b[^=]*\bfrom\b/.test(statement));
    });

    expect(barrels).toEqual([]);
  });

  it('end the process nowhere and mock no module', () => {
    const exits = productSources.filter((path) => /\bprocess\.exit\(/.test(read(path)));
    const mocks = allSources.filter((path) => /\bvi\s*\.\s*(?:mock|doMock)\(/.test(read(path)));

    expect({ exits, mocks }).toEqual({ exits: [], mocks: [] });
  });

  it('leave no test switched off', () => {
    const off = allSources.filter((path) => /\b(?:it|test|describe)\.(?:skip|only|todo)\b/.test(read(path)));

    expect(off).toEqual([]);
  });
});

function tsName(path: string): string {
  return path.endsWith('.ts') ? basename(path) : '';
}
