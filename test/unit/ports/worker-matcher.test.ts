import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { PatternMatcher } from '../../../lib/ports/pattern-matcher.ts';
import { createWorkerMatcher } from '../../../lib/ports/worker-matcher.ts';

const endless = '(a+)+$';
const victim = `${'a'.repeat(60 * 1024)}!`;
const opened: PatternMatcher[] = [];

function open(): PatternMatcher {
  const matcher = createWorkerMatcher();
  opened.push(matcher);
  return matcher;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((matcher) => matcher.close()));
});

describe('createWorkerMatcher', () => {
  it.each([
    ['^ok$', 'ok', 'yes'],
    ['^ok$', 'ok\n', 'no'],
    ['\\p{L}+', 'été', 'yes'],
    ['^.$', '💥', 'yes'],
    ['(', 'x', 'no'],
    ['', '', 'yes'],
  ])('matches %s on %j: %s', async (pattern, text, answer) => {
    expect(await open().matches(pattern, text)).toBe(answer);
  });

  it('gives up a pattern that does not end, and answers what waits behind it', async () => {
    const matcher = open();

    const answers = await Promise.all([
      matcher.matches(endless, victim),
      matcher.matches('b', 'abc'),
      matcher.matches(endless, 'aaa'),
      matcher.matches('x', 'abc'),
    ]);

    expect(answers).toEqual(['too-slow', 'yes', 'yes', 'no']);
  });

  it('keeps this thread free meanwhile', async () => {
    const matcher = open();
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 5);

    await matcher.matches(endless, victim);

    clearInterval(counting);
    expect(turns).toBeGreaterThan(3);
  });

  it('lets a pattern that was too slow once delay no other again', async () => {
    const matcher = open();
    await matcher.matches(endless, victim);
    await matcher.matches('b', 'a thread that is up');
    const order: string[] = [];

    await Promise.all([
      matcher.matches(endless, victim).then((answer) => order.push(answer)),
      ...[1, 2, 3].map((each) => matcher.matches('b', `b${each}`).then((answer) => order.push(answer))),
    ]);

    expect(order).toEqual(['yes', 'yes', 'yes', 'too-slow']);
  });

  it.each([
    ['one pattern that does not end', () => '^(a+)+$', 30, 20],
    ['as many patterns that do not end', (index: number) => `^(a+)+${index}$`, 40, 40],
  ] as const)('fails no other for %s', { timeout: 60_000 }, async (_, patternOf, hostile, good) => {
    const matcher = open();
    const hung = Array.from({ length: hostile }, (_each, index) => matcher.matches(patternOf(index), victim));
    const fine = Array.from({ length: good }, (_each, index) =>
      matcher.matches(index % 2 === 0 ? 'hello' : `hello|${index}`, 'hello'),
    );

    expect(await Promise.all(fine)).toEqual(Array.from({ length: good }, () => 'yes'));
    await matcher.close();
    expect(new Set(await Promise.all(hung))).toEqual(new Set(['too-slow']));
  });

  it('gives a pattern up text by text, however often it was slow', async () => {
    const matcher = open();
    const texts = [victim, victim, victim, 'aaa', victim, 'b'];

    const answers = await Promise.all(texts.map((text) => matcher.matches(endless, text)));

    expect(answers).toEqual(['too-slow', 'too-slow', 'too-slow', 'yes', 'too-slow', 'no']);
  });

  it('takes patterns and texts for nothing but what they are', async () => {
    const matcher = open();
    const hostile = "'); process.exit(1); //` ${process.exit(1)} \u2028 $& __proto__";

    expect(await matcher.matches('__proto__$', hostile)).toBe('yes');
    expect(await matcher.matches('process\\.exit\\(1\\)', hostile)).toBe('yes');
    expect(await matcher.matches('^\\d+$', hostile)).toBe('no');
  });

  it('answers what is asked while it is closed, and can be closed twice', async () => {
    const matcher = open();
    const asked = [matcher.matches(endless, victim), matcher.matches('b', 'abc')];

    await matcher.close();
    await matcher.close();

    expect(await Promise.all(asked)).toEqual(['too-slow', 'too-slow']);
    expect(await matcher.matches('b', 'abc')).toBe('yes');
  });

  it('answers a thousand in order', async () => {
    const matcher = open();
    const texts = Array.from({ length: 1_000 }, (_, index) => String(index));

    const answers = await Promise.all(texts.map((text) => matcher.matches('7$', text)));

    expect(answers).toEqual(texts.map((text) => (text.endsWith('7') ? 'yes' : 'no')));
  });

  it('keeps no process alive that forgets to close it', async () => {
    const module = new URL('../../../lib/ports/worker-matcher.ts', import.meta.url);
    const script = `
      import { createWorkerMatcher } from ${JSON.stringify(module.href)};
      const matcher = createWorkerMatcher();
      console.log(await Promise.all([matcher.matches(${JSON.stringify(endless)}, 'a'.repeat(61440) + '!'), matcher.matches('b', 'abc')]));
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 20_000,
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });

    const [code] = await once(child, 'close');

    expect([code, output]).toEqual([0, "[ 'too-slow', 'yes' ]\n"]);
  });
});
