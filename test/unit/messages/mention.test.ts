import { describe, expect, it } from 'vitest';
import { parseMention } from '../../../lib/messages/mention.ts';

describe('parseMention', () => {
  it.each([
    ['here', { kind: 'here' }],
    ['@here', { kind: 'here' }],
    ['<!here>', { kind: 'here' }],
    ['channel', { kind: 'channel' }],
    ['<!channel>', { kind: 'channel' }],
    ['everyone', { kind: 'everyone' }],
    ['@everyone', { kind: 'everyone' }],
    ['user:123456789012345678', { kind: 'user', id: '123456789012345678' }],
    ['<@123456789012345678>', { kind: 'user', id: '123456789012345678' }],
    ['<@!123456789012345678>', { kind: 'user', id: '123456789012345678' }],
    ['<@&123456789012345678>', { kind: 'role', id: '123456789012345678' }],
    ['role:123456789012345678', { kind: 'role', id: '123456789012345678' }],
    ['user:U12345678', { kind: 'user', id: 'U12345678' }],
    ['<@W12345678>', { kind: 'user', id: 'W12345678' }],
    ['role:S12345678', { kind: 'role', id: 'S12345678' }],
    ['<!subteam^S12345678>', { kind: 'role', id: 'S12345678' }],
  ])('reads %s', (text, mention) => {
    expect(parseMention(text)).toEqual(mention);
  });

  it.each([
    '',
    'ops',
    '@ops',
    'user:',
    'user:12',
    'role:U12345678',
    '<@U1> hi',
    'here here',
    'toString',
    '<!date^1^x|y>',
  ])('refuses %j', (text) => {
    expect(parseMention(text)).toBeUndefined();
  });
});
