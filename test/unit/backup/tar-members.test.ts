import { describe, expect, it } from 'vitest';
import { judgeMembers, unknownLinks } from '../../../lib/backup/tar-members.ts';

const roots = ['/srv/app/uploads', '/etc/app.conf'];

function line(type: string, name: string, link = ''): string {
  return `${type}rwxr-xr-x 0/0 0 2026-11-21 02:00 "${name}"${link}`;
}

function judge(...lines: readonly string[]): ReturnType<typeof judgeMembers> {
  return judgeMembers(lines, roots);
}

describe('members of an archive', () => {
  it('are good where they stay in what was saved', () => {
    const judged = judge(
      line('-', './srv/app/uploads/a b'),
      line('d', './srv/app/uploads/'),
      line('-', './etc/app.conf'),
      line('p', './srv/app/uploads/queue'),
      line('l', './srv/app/uploads/in', ' -> "deep/../file"'),
      line('l', './srv/app/uploads/abs', ' -> "/srv/app/uploads"'),
      line('h', './srv/app/uploads/hard', ' link to "./srv/app/uploads/a b"'),
      line('-', './srv/app/uploads/\\303\\251\\n\\"x'),
    );

    expect(judged).toEqual({ links: [], refused: [] });
  });

  it.each([
    [line('-', '/etc/passwd'), 'does not stay'],
    [line('-', './srv/app/uploads/../../x'), 'does not stay'],
    [line('-', './srv/app/uploads/..'), 'does not stay'],
    [line('-', './srv/app/uploads//x'), 'does not stay'],
    [line('-', './srv/app/uploads/\\056\\056/x'), 'does not stay'],
    [line('-', './srv/app/uploads-of-another/x'), 'none of what was saved'],
    [line('-', './srv/app'), 'none of what was saved'],
    [line('b', './srv/app/uploads/x'), 'device'],
    ['crw-r--r-- 0/0 5,1 2026-11-21 02:00 "./srv/app/uploads/x"', 'device'],
    [line('C', './srv/app/uploads/x'), 'neither file'],
    [line('h', './srv/app/uploads/x', ' link to "/etc/passwd"'), 'hard link'],
    [line('h', './srv/app/uploads/x', ' link to "./etc/passwd"'), 'hard link'],
    [line('h', './srv/app/uploads/x'), 'hard link'],
    [line('l', './srv/app/uploads/x'), 'link to nowhere'],
    ['tar: Removing leading `/', 'cannot be read'],
    [`${line('-', './srv/app/uploads/x')} and more`, 'cannot be read'],
  ])('are refused where they do not: %s', (text, why) => {
    expect(judge(text).refused).toEqual([expect.stringContaining(why)]);
  });

  it.each(['/etc/passwd', '../x', '../../../../etc', '/srv/app/uploads/../x', '/srv/app/uploadsx'])(
    'tell of the link to %s',
    (to) => {
      const judged = judge(line('l', './srv/app/uploads/x', ` -> "${to}"`));

      expect(judged).toEqual({ links: [{ path: '/srv/app/uploads/x', to }], refused: [] });
    },
  );
});

it('knows the links that were there when the backup was made, by their ends too', () => {
  const known = [{ path: '/a', to: '/x' }];

  expect(unknownLinks([...known, { path: '/a', to: '/y' }, { path: '/b', to: '/x' }], known)).toEqual([
    { path: '/a', to: '/y' },
    { path: '/b', to: '/x' },
  ]);
});
