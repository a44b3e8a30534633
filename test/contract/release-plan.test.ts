import { describe, expect, it } from 'vitest';
import { notesFor } from '../../scripts/release/changelog.ts';
import { planMajorMove, tagsInQuestion } from '../../scripts/release/major-tag.ts';
import { type Circumstances, planRelease, type Tag } from '../../scripts/release/plan.ts';
import { compareVersions, newerTags, parseVersion, type Version } from '../../scripts/release/version.ts';
import { read } from './repository.ts';

const here = 'a'.repeat(40);
const elsewhere = 'b'.repeat(40);

function version(text: string): Version {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new Error(`${text} is no version.`);
  return parsed;
}

function tag(name: string, commit: string, annotated = true): Tag {
  return { name, commit, annotated, object: annotated ? `${commit.slice(1)}f` : commit };
}

const typed = { kind: 'typed', version: '1.2.3', confirmation: 'RELEASE' } as const;

function circumstances(more: Partial<Circumstances> = {}): Circumstances {
  return {
    ...{ ref: 'refs/heads/main', isProtected: true, isOnBranch: true },
    ...{ commit: here, version: '1.2.3', lockedVersion: '1.2.3' },
    trigger: { kind: 'push', versionBefore: '1.2.2' },
    changelog: '## Unreleased\n\n## 1.2.3 - 2026-11-30\n\n- New.\n\n## 1.2.2\n\n- Old.\n',
    tags: [],
    ...more,
  };
}

describe('versions', () => {
  it('follow each other as semantic versioning has it', () => {
    const inOrder = [
      '0.9.9',
      '1.0.0-alpha.1',
      '1.0.0-beta.2',
      '1.0.0-rc.2',
      '1.0.0-rc.10',
      '1.0.0',
      '1.0.1',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ];

    expect([...inOrder].reverse().sort((a, b) => compareVersions(version(a), version(b)))).toEqual(inOrder);
  });

  it.each([
    '',
    'v1.2.3',
    '1.2',
    '1.2.3.4',
    '01.2.3',
    '1.2.3-rc',
    '1.2.3+5',
    '1.2.3\n',
    ' 1.2.3',
    '1.2.3-x.1',
    '9999999999.0.0',
  ])('are not %j', (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });

  it('have newer ones among the tags of a repository', () => {
    const tags = ['v1.3.0', 'v2.0.0', 'v2', 'v3.0.0-rc.1', 'other'].map((name) => ({ name }));

    expect(newerTags(version('1.2.4'), tags)).toEqual(['v1.3.0', 'v2.0.0']);
    expect(newerTags(version('1.3.0'), tags)).toEqual(['v2.0.0']);
    expect(newerTags(version('2.0.0'), tags)).toEqual([]);
  });
});

describe('notes', () => {
  it.each([
    [
      'under the heading of the version',
      '## 1.2.3\n\n### deploy\n- New.\n\n## 1.2.2\n- Old.',
      '### deploy\n- New.',
    ],
    ['with a date', '## 1.2.3 - 2026-11-30\n- New.', '- New.'],
    ['with a link and other ends of lines', '## [1.2.3]\r\n- New.\r\n', '- New.'],
  ])('are found %s', (_, changelog, expected) => {
    expect(notesFor(changelog, '1.2.3')).toBe(expected);
  });

  it.each([
    ['there is no heading', '## 1.2.30\n- Another.'],
    ['nothing is under it', '## 1.2.3\n\n## 1.2.2\n- Old.'],
    ['there are only headings under it', '## 1.2.3\n### deploy\n'],
    ['it is another kind of heading', '### 1.2.3\n- New.'],
    ['more stands in the heading', '## 1.2.3 was never released\n- New.'],
  ])('are none where %s', (_, changelog) => {
    expect(notesFor(changelog, '1.2.3')).toBeUndefined();
  });

  it('may stand in our changelog, whose versions have such headings', () => {
    const headings = read('CHANGELOG.md').match(/^## .*$/gm) ?? [];

    expect(
      headings.filter((each) => !/^## (?:Unreleased|\d+\.\d+\.\d+(?: - \d{4}-\d{2}-\d{2})?)$/.test(each)),
    ).toEqual([]);
  });
});

describe('T19: what is released', () => {
  it.each<[string, Partial<Circumstances>, boolean]>([
    ['a push that changes the version', {}, false],
    ['a version that was typed', { trigger: typed }, false],
    ['a run that goes on where it broke off', { tags: [tag('v1.2.3', here)] }, true],
    [
      'an older line, typed on its branch',
      { trigger: typed, ref: 'refs/heads/release/1.2', tags: [tag('v1.3.0', elsewhere)] },
      false,
    ],
  ])('is %s', (_, more, isResumed) => {
    expect(planRelease(circumstances(more))).toEqual({
      ...{ kind: 'release', tag: 'v1.2.3', notes: '- New.', isPrerelease: false, isResumed },
    });
  });

  it('is nothing where the version is as it was before the push', () => {
    const trigger = { kind: 'push', versionBefore: '1.2.3' } as const;

    expect(planRelease(circumstances({ trigger, isProtected: false })).kind).toBe('nothing');
  });

  it.each<[string, Partial<Circumstances>, string]>([
    ['no version', { version: 'next', lockedVersion: 'next' }, 'neither like 1.2.3'],
    ['a lock file of another version', { lockedVersion: '1.2.2' }, 'package-lock.json does not'],
    ['another branch', { ref: 'refs/heads/topic' }, 'from main'],
    ['a tag', { ref: 'refs/tags/v1.2.3', trigger: typed }, 'from main'],
    ['a branch that only begins like main', { ref: 'refs/heads/main-2' }, 'from main'],
    ['a branch that nothing protects', { isProtected: false }, 'is not protected'],
    ['a commit that is not on its branch', { isOnBranch: false }, `${here} is not on main`],
    ...['release/1.3', 'release/2.2', 'release/1.20'].map(
      (branch): [string, Partial<Circumstances>, string] => [
        `a version of another line than the branch: 1.2.3 from ${branch}`,
        { trigger: typed, ref: `refs/heads/${branch}` },
        'and this one is 1.2.3',
      ],
    ),
    [
      'a push whose past is unknown',
      { trigger: { kind: 'push', versionBefore: undefined } },
      'cannot be read',
    ],
    [
      'a version that goes back',
      { trigger: { kind: 'push', versionBefore: '1.3.0' } },
      'goes back from 1.3.0',
    ],
    ['another version than was typed', { trigger: { ...typed, version: '1.2.4' } }, 'that was typed'],
    ['no confirmation', { trigger: { ...typed, confirmation: 'release' } }, 'the word RELEASE'],
    ['a version that is released', { tags: [tag('v1.2.3', elsewhere)] }, 'take the next number'],
    ['a tag made by hand', { tags: [tag('v1.2.3', here, false)] }, 'not annotated'],
    [
      'a changelog that does not know it',
      { changelog: '## Unreleased\n- New.' },
      'says nothing under "## 1.2.3"',
    ],
  ])('is never %s', (_, more, reason) => {
    const plan = planRelease(circumstances(more));

    expect(plan).toMatchObject({ kind: 'refuse', reason: expect.stringContaining(reason) });
  });
});

describe('T19: the tag of a major version', () => {
  it.each<[string, string, readonly Tag[], string]>([
    ['is made with the first version', '1.0.0', [], 'move'],
    ['follows a newer version', '1.3.0', [tag('v1.2.0', elsewhere), tag('v1', elsewhere, false)], 'move'],
    [
      'follows though another major is newer',
      '1.3.0',
      [tag('v2.0.0', elsewhere), tag('v2', elsewhere, false)],
      'move',
    ],
    ['never goes back', '1.2.4', [tag('v1.3.0', elsewhere), tag('v1', elsewhere, false)], 'stay'],
    ['is where it should be', '1.3.0', [tag('v1', here, false)], 'stay'],
    ['does not follow what is not final', '1.3.0-rc.1', [], 'stay'],
    ['is not made before 1.0.0', '0.2.0', [], 'stay'],
    [
      'is not taken from where somebody put it',
      '1.3.0',
      [tag('v1', elsewhere, false), tag('v1.2.0', 'c'.repeat(40))],
      'refuse',
    ],
    [
      'is not taken from a candidate',
      '1.3.0',
      [tag('v1', elsewhere, false), tag('v1.3.0-rc.1', elsewhere)],
      'refuse',
    ],
    [
      'is not taken from a tag that is not annotated',
      '1.3.0',
      [tag('v1', elsewhere, false), tag('v1.9.0', elsewhere, false)],
      'refuse',
    ],
  ])('%s', (_, released, tags, expected) => {
    const all = [...tags, tag(`v${released}`, here)];
    const standing = { version: version(released), commit: here, tags: all };

    expect(planMajorMove({ ...standing, released: tagsInQuestion(standing) }).kind).toBe(expected);
  });

  it.each<[string, readonly Tag[], string]>([
    [
      'where it stands at a tag that no release is published of',
      [tag('v1', elsewhere, false), tag('v1.2.0', elsewhere)],
      'put it back to the newest v1 release',
    ],
    [
      'where a newer tag has no release that is published',
      [tag('v1.9.0', 'c'.repeat(40))],
      'v1.9.0 is a newer version by its tag',
    ],
  ])('stops the release %s, annotated or not', (_, tags, reason) => {
    const all = [...tags, tag('v1.3.0', here)];
    const standing = { version: version('1.3.0'), commit: here, tags: all };

    expect(planMajorMove({ ...standing, released: ['v1.3.0'] })).toEqual({
      kind: 'refuse',
      reason: expect.stringContaining(reason),
    });
  });

  it('asks about the releases of the tags it stands at, and of newer ones, and no others', () => {
    const tags = [
      ...[tag('v1', elsewhere, false), tag('v1.2.0', elsewhere), tag('v1.1.0', 'c'.repeat(40))],
      ...[tag('v1.3.0', here), tag('v1.4.0', 'd'.repeat(40)), tag('v2.0.0', elsewhere)],
    ];

    expect(tagsInQuestion({ version: version('1.3.0'), commit: here, tags })).toEqual(['v1.2.0', 'v1.4.0']);
  });

  it('is moved from what it names, be it a tag of its own', () => {
    const tags = [tag('v1', elsewhere), tag('v1.2.0', elsewhere), tag('v1.3.0', here)];
    const standing = { version: version('1.3.0'), commit: here, tags };

    expect(planMajorMove({ ...standing, released: ['v1.2.0'] })).toEqual({
      kind: 'move',
      tag: 'v1',
      from: tags[0]?.object,
    });
  });
});
