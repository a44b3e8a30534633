import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imagePattern } from '../../../lib/config/value-patterns.ts';
import {
  imageOf,
  parseImage,
  pinOf,
  pinRepository,
  sameImage,
  tagOf,
  withoutVersion,
} from '../../../lib/drivers/compose/image-reference.ts';

const digest = `sha256:${'0123'.repeat(16)}`;

const imageTemplate = fc
  .tuple(
    fc.constantFrom('', 'ghcr.io/', 'localhost/', '127.0.0.1:5000/', 'acme/', 'registry.example/a/b/'),
    fc.stringMatching(/^[a-z0-9]{1,8}(?:[._-][a-z0-9]{1,4})?$/),
    fc.stringMatching(/^(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,5})?$/),
    fc.stringMatching(/^[A-Za-z0-9_.-]{0,5}$/),
  )
  .map(([registry, name, before, after]) => `${registry}${name}:${before}{sha}${after}`)
  .filter((text) => imagePattern.test(text));

describe('an image reference', () => {
  test.each([
    ['nginx', 'docker.io', 'library/nginx', undefined, undefined],
    ['nginx:1.27', 'docker.io', 'library/nginx', '1.27', undefined],
    ['acme/shop:v1', 'docker.io', 'acme/shop', 'v1', undefined],
    ['index.docker.io/acme/shop', 'docker.io', 'acme/shop', undefined, undefined],
    ['ghcr.io/acme/shop:v1', 'ghcr.io', 'acme/shop', 'v1', undefined],
    ['localhost/shop', 'localhost', 'shop', undefined, undefined],
    ['127.0.0.1:5000/shop', '127.0.0.1:5000', 'shop', undefined, undefined],
    [`127.0.0.1:5000/a/shop:v1@${digest}`, '127.0.0.1:5000', 'a/shop', 'v1', digest],
  ])('%s', (text, registry, repository, tag, at) => {
    expect(parseImage(text)).toEqual({ registry, repository, tag, digest: at });
  });

  test.each([
    ['nginx', 'docker.io/library/nginx:latest', true],
    ['acme/shop:v1', 'index.docker.io/acme/shop:v1', true],
    [`acme/shop:v1@${digest}`, `acme/shop@${digest}`, true],
    ['ghcr.io/acme/shop:v1', 'acme/shop:v1', false],
    ['acme/shop:v1', 'acme/shop:v2', false],
    [`acme/shop@${digest}`, 'acme/shop:v1', false],
  ])('%s and %s', (one, other, same) => {
    expect(sameImage(one, other)).toBe(same);
    expect(sameImage(other, one)).toBe(same);
  });

  test('the parts of a template', () => {
    const template = 'registry.example:5000/acme/shop:web-{sha}-amd64';
    expect(withoutVersion(template)).toBe('registry.example:5000/acme/shop');
    expect(withoutVersion(`ghcr.io/acme/shop:v1@${digest}`)).toBe('ghcr.io/acme/shop');
    expect(imageOf(template, 'abc')).toBe('registry.example:5000/acme/shop:web-abc-amd64');
    expect(tagOf(template, 'abc')).toBe('web-abc-amd64');
  });

  test('whatever may be given as an image has a tag that names its commit', () => {
    fc.assert(
      fc.property(imageTemplate, fc.stringMatching(/^[0-9a-f]{40}$/), (template, sha) => {
        const image = imageOf(template, sha);
        expect(parseImage(image).tag).toBe(tagOf(template, sha));
        expect(tagOf(template, sha)).toContain(sha);
        expect(`${withoutVersion(image)}:${tagOf(template, sha)}`).toBe(image);
        expect(sameImage(image, template)).toBe(false);
      }),
    );
  });
});

describe('the local name that keeps an image', () => {
  const owner = { environment: 'preprod', path: '/srv/shop' };

  test('says whose it is', () => {
    expect(pinOf(owner, 'abc')).toMatch(/^localhost\/belay\/preprod-[0-9a-f]{8}:abc$/);
  });

  test('is valid for any environment, and never that of another one or another folder', () => {
    const owners = fc.record({
      environment: fc.string({ maxLength: 60 }),
      path: fc.string({ maxLength: 60 }),
    });
    fc.assert(
      fc.property(owners, owners, (one, other) => {
        expect(pinRepository(one)).toMatch(/^localhost\/belay\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
        fc.pre(one.environment !== other.environment || one.path !== other.path);
        expect(pinRepository(one)).not.toBe(pinRepository(other));
      }),
    );
    expect(pinRepository({ ...owner, path: '/srv/blog' })).not.toBe(pinRepository(owner));
    expect(pinRepository({ ...owner, environment: 'Preprod' })).not.toBe(pinRepository(owner));
  });
});
