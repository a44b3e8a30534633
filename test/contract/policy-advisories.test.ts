import { describe, expect, it } from 'vitest';
import { accepted as ours } from '../../scripts/advisories/accepted.ts';
import { type Ask, checkAdvisories } from '../../scripts/advisories/check.ts';
import { questionAbout, usedPackages } from '../../scripts/advisories/used-packages.ts';

/** As `POST /-/npm/v1/security/advisories/bulk` answers. */
function answer(severity: string): Readonly<Record<string, unknown>> {
  return {
    yaml: [
      {
        ...{
          id: 1100001,
          url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
          title: 'Endless alias',
          severity,
        },
        ...{ vulnerable_versions: '<2.9.2', cwe: ['CWE-776'], cvss: { score: 5.3, vectorString: null } },
      },
    ],
  };
}

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/yaml': { version: '2.9.1' },
    'node_modules/a/node_modules/yaml': { version: '1.0.0' },
  },
};
const bundled = usedPackages([lock], {
  'actions/deploy': { components: [{ name: 'yaml', version: '2.9.1' }] },
});
const installed = usedPackages([lock], {});
const acceptance = { id: 'GHSA-aaaa-bbbb-cccc', reason: 'Aliases are counted.', until: '2026-12-01' };

async function check(
  ask: Ask | unknown,
  more: Partial<Parameters<typeof checkAdvisories>[1]> = {},
): Promise<{ readonly passed: boolean; readonly said: string }> {
  const said: string[] = [];
  const concern = {
    packages: bundled,
    accepted: [],
    today: '2026-11-21',
    say: (text: string) => void said.push(text),
  };
  const asking: Ask = typeof ask === 'function' ? (question) => ask(question) : () => Promise.resolve(ask);
  const passed = await checkAdvisories(asking, { ...concern, ...more });
  return { passed, said: said.join('\n') };
}

describe('T18: advisories', () => {
  it('are asked for every version of every package', () => {
    expect(questionAbout(bundled)).toEqual({ yaml: ['2.9.1', '1.0.0'] });
  });

  it('that are none pass', async () => {
    expect(await check({})).toEqual({
      passed: true,
      said: '2 packages asked for, 1 of them bundled: 0 to be mended, 0 noted.',
    });
  });

  it.each(['low', 'moderate', 'high', 'critical', 'a new word'])(
    'of what is bundled have to be mended: %s',
    async (severity) => {
      const { passed, said } = await check(answer(severity));

      expect(passed).toBe(false);
      expect(said).toContain('To be mended: yaml 2.9.1, 1.0.0 (bundled in actions/deploy): Endless alias');
      expect(said).toContain('GHSA-aaaa-bbbb-cccc');
    },
  );

  it.each([
    ['low', true],
    ['moderate', true],
    ['high', false],
    ['critical', false],
  ])('of a tool have to be mended when they are severe: %s', async (severity, expected) => {
    expect((await check(answer(severity), { packages: installed })).passed).toBe(expected);
  });

  it.each([
    ['2026-12-01', true],
    ['2026-12-02', false],
  ])('that are accepted pass until the day that is named: on %s', async (today, expected) => {
    expect((await check(answer('high'), { accepted: [acceptance], today })).passed).toBe(expected);
  });

  it('that are accepted and nothing has are taken out', async () => {
    expect((await check({}, { accepted: [acceptance] })).said).toContain('take it out');
  });

  it.each<[string, unknown]>([
    ['no answer', () => Promise.reject(new Error('the registry answered 405.'))],
    ['a page', '<html>'],
    ['nothing', null],
    ['a list', []],
    ['another form', { yaml: { severity: 'low' } }],
    ['an advisory without an address', { yaml: [{ title: 'x', vulnerable_versions: '*' }] }],
  ])('are not "none" where there is %s', async (_, given) => {
    const { passed, said } = await check(given);

    expect(passed).toBe(false);
    expect(said).toContain('could not be found out');
  });

  it('that we accept say why, and until when', () => {
    expect(
      ours.filter(
        ({ id, reason, until }) => !/^GHSA-/.test(id) || reason === '' || !/^\d{4}-\d{2}-\d{2}$/.test(until),
      ),
    ).toEqual([]);
  });
});
