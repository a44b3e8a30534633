import { describe, expect, it } from 'vitest';
import type { Message } from '../../../lib/messages/message.ts';
import { plainTrack, trackOf, writeTrack } from '../../../lib/messages/story.ts';
import { aMessage, sha } from './a-message.ts';

const before = { sha: '9'.repeat(40) };
const same = { sha };

function track(changes: Partial<Message>): string {
  return writeTrack(trackOf(aMessage(changes)), plainTrack);
}

describe('the track of a deployment', () => {
  it.each<[Partial<Message>, string]>([
    [{ event: 'started' }, 'Going live … · CI · validated'],
    [{ event: 'live' }, 'Live ✓ · CI … · validated'],
    [{ event: 'live', cause: 'degraded' }, 'Live ✓ · degraded ? · CI … · validated'],
    [{ event: 'live', cause: 'superseded', liveCommit: before }, 'Live ✓ · superseded by 9999999'],
    [{ event: 'live', cause: 'superseded' }, 'Live ✓ · superseded'],
    [{ event: 'validated' }, 'Live ✓ · CI passed ✓ · Validated ✓'],
    [{ event: 'rolled-back' }, 'Live ✓ · Rolled back ✓'],
    [{ event: 'rolled-back', cause: 'ci', liveCommit: before }, 'Live ✓ · CI failed ✗ · back to 9999999 ✓'],
    [
      { event: 'rolled-back', cause: 'no-verdict', liveCommit: before },
      'Live ✓ · no verdict from CI ? · back to 9999999 ✓',
    ],
    [
      { event: 'rolled-back', cause: 'by-hand', liveCommit: before },
      'Live ✓ · taken back by hand · back to 9999999 ✓',
    ],
    [{ event: 'failed' }, ''],
    [{ event: 'failed', cause: 'ci' }, 'CI failed ✗'],
    [{ event: 'failed', liveCommit: before }, 'Not live ✗ · 9999999 still live ✓'],
    [{ event: 'failed', liveCommit: same, cause: 'ci' }, 'Live ✓ · CI failed ✗ · stays live'],
    [
      { event: 'failed', liveCommit: before, cause: 'health', returnFailed: true },
      'Live ✓ · unhealthy ✗ · back to 9999999 ✗',
    ],
    [{ event: 'custom', cause: 'no-verdict' }, 'Live ✓ · no verdict from CI ? · not validated'],
    [{ event: 'custom' }, ''],
    [{ event: 'custom', state: 'unproven', liveCommit: same }, 'Live ✓ · not validated'],
    [{ event: 'custom', cause: 'degraded', liveCommit: same }, 'Live ✓ · degraded ? · not validated'],
    [{ event: 'custom', cause: 'degraded' }, ''],
    [{ event: 'custom', cause: 'superseded', liveCommit: before }, 'superseded by 9999999'],
    [{ event: 'custom', state: 'not-promoted', liveCommit: before }, '9999999 still live ✓'],
    [{ event: 'custom', state: 'unchecked' }, ''],
    [{ event: 'started', state: 'confirmed' }, 'Confirmed ✓ · going live · CI · validated'],
    [{ event: 'started', state: 'confirmed', language: 'fr' }, 'Confirmé ✓ · mise en ligne · CI · validé'],
    [{ event: 'failed', state: 'not-validated', liveCommit: same }, 'Live ✓ · CI passed ✓ · not validated'],
    [
      { event: 'failed', state: 'not-validated', liveCommit: same, cause: 'health' },
      'Live ✓ · CI passed ✓ · unhealthy ✗ · not validated',
    ],
    [
      { event: 'failed', state: 'not-settled', liveCommit: same, cause: 'ci' },
      'Live ✓ · CI failed ✗ · verdict not applied',
    ],
    [{ event: 'failed', state: 'rollback-failed', liveCommit: before }, '9999999 still live ✓'],
    [{ event: 'down', cause: 'health' }, ''],
    [{ event: 'recovered' }, ''],
    [
      { event: 'rolled-back', cause: 'ci', liveCommit: before, language: 'fr' },
      'En ligne ✓ · CI en échec ✗ · retour à 9999999 ✓',
    ],
  ])('of %j is "%s"', (changes, expected) => {
    expect(track(changes)).toBe(expected);
  });

  it('makes the step stand out where the story is now, and links what is live', () => {
    const style = {
      link: (url: string, text: string) => `<${url}|${text}>`,
      strong: (text: string) => `*${text}*`,
    };
    const liveCommit = { ...before, url: 'https://github.com/acme/shop/commit/9' };

    expect(writeTrack(trackOf(aMessage({ event: 'live' })), style)).toBe('Live ✓ · *CI …* · validated');
    expect(writeTrack(trackOf(aMessage({ event: 'failed', liveCommit: same })), style)).toBe(
      'Live ✓ · *stays live*',
    );
    expect(writeTrack(trackOf(aMessage({ liveCommit })), style)).toBe(
      'Live ✓ · *back to <https://github.com/acme/shop/commit/9|9999999> ✓*',
    );
  });

  it('leaves a link out that is none, or too long for a line', () => {
    for (const url of ['javascript:alert(1)', `https://a.example/${'p'.repeat(400)}`]) {
      expect(JSON.stringify(trackOf(aMessage({ liveCommit: { ...before, url } })))).not.toContain('url');
    }
  });
});
