import { anySuccess, type ExecCheck, type HttpCheck } from '../../../lib/health/check.ts';
import type { CommandResult } from '../../../lib/hosts/host.ts';
import type { HttpResponse } from '../../../lib/ports/http.ts';
import type { PatternMatcher } from '../../../lib/ports/pattern-matcher.ts';

/** An answer to a check. */
export function anAnswer(status: number, parts: Partial<HttpResponse> = {}): HttpResponse {
  return { kind: 'response', status, headers: {}, body: '', bodyCut: false, durationMs: 1, ...parts };
}

/** An answer whose body is this value as JSON. */
export function jsonAnswer(value: unknown, status = 200): HttpResponse {
  return anAnswer(status, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value) ?? '',
  });
}

export function aCheck(parts: Partial<HttpCheck> = {}): HttpCheck {
  return { kind: 'http', name: 'shop', url: 'https://shop.example/', status: anySuccess, ...parts };
}

export function aCommandCheck(parts: Partial<ExecCheck> = {}): ExecCheck {
  return { kind: 'exec', name: 'cache', url: 'exec:redis-cli ping', ...parts };
}

/** What became of a command that ended. */
export function anExit(exitCode: number, parts: Partial<CommandResult> = {}): CommandResult {
  const output = { stdout: '', stderr: '', truncated: false, durationMs: 1, ...parts };
  return { ...output, kind: 'exited', exitCode };
}

/** Matches at once, on this thread: for patterns a test wrote itself. `SLOW` takes too long. */
export const plainMatcher: PatternMatcher = {
  async matches(pattern, text) {
    if (pattern === 'SLOW') return 'too-slow';
    return new RegExp(pattern, 'u').test(text) ? 'yes' : 'no';
  },
  close: () => Promise.resolve(),
};
