import { describe, expect, it } from 'vitest';
import { absolutePath } from '../../../lib/ports/value-forms.ts';

describe('absolutePath', () => {
  it.each([
    ['/', '/'],
    ['//', '/'],
    ['/.', '/'],
    ['/srv/x', '/srv/x'],
    ['/srv/x//', '/srv/x'],
    ['//srv//x', '/srv/x'],
    ['/srv/./x/', '/srv/x'],
    ['/srv/.x/x..y/...', '/srv/.x/x..y/...'],
    ['/srv/a b', '/srv/a b'],
  ])('reads %s as %s', (text, path) => {
    expect(absolutePath(text)).toBe(path);
  });

  it.each(['', '.', 'srv', './srv', '~/srv', '/..', '/srv/../x', '/srv/x/..', '/srv\0'])(
    'refuses "%s"',
    (text) => {
      expect(absolutePath(text)).toBeUndefined();
    },
  );
});
