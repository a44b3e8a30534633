/** Member names and list positions, from the root of a document inwards. */
export type JsonPath = readonly (string | number)[];

/** A value that stands in a document; not the same as one that is null. */
export interface FoundValue {
  readonly value: unknown;
}

const textLimit = 500;
const depthLimit = 64;

// RFC 9535 takes letters, digits and `_` after a dot; health endpoints also use names such as `git-sha` and
// `redis:latency`, so all is taken that means nothing else in a path.
const dottedName = /[^\s.[\]"'`*?,()<>=!&|\\@#$]+/y;
const position = /\[(0|-?[1-9]\d{0,14})\]/y;
const quotedName = /\[(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\]/y;

/**
 * Reads a singular path as in RFC 9535, where `$.` may be left out: `components.database.status`, `items[0]`,
 * `items[-1]`, `$["a.b"]`; `$` alone is the whole document. Undefined for anything else, `..` and `*` included.
 */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (text === '' || text.length > textLimit) return undefined;
  const rooted = /^\$(?=$|[.[])/.test(text);
  const path: (string | number)[] = [];
  let at = rooted ? 1 : 0;
  while (at < text.length) {
    const step = readStep(text, at, !rooted && at === 0);
    if (step === undefined || path.length === depthLimit) return undefined;
    path.push(step.name);
    at = step.end;
  }
  return path;
}

/** What stands at a path. Looks at members of the document itself only, never at what objects inherit. */
export function lookUp(document: unknown, path: JsonPath): FoundValue | undefined {
  let value = document;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    const key = Array.isArray(value) ? positionIn(value.length, name) : String(name);
    if (key === undefined || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return { value };
}

/** A list has positions only: its `length` is nothing the document says. `items.0` reads as `items[0]`. */
function positionIn(length: number, name: string | number): string | undefined {
  const index = typeof name === 'number' ? name : /^(0|[1-9]\d{0,14})$/.test(name) ? Number(name) : undefined;
  if (index === undefined) return undefined;
  return String(index < 0 ? length + index : index);
}

interface Step {
  readonly name: string | number;
  readonly end: number;
}

function readStep(text: string, at: number, isFirst: boolean): Step | undefined {
  if (text[at] !== '[') {
    if (!isFirst && text[at] !== '.') return undefined;
    const found = matchAt(dottedName, text, isFirst ? at : at + 1);
    return found === undefined ? undefined : { name: found.all, end: found.end };
  }
  const index = matchAt(position, text, at);
  if (index?.groups[0] !== undefined) return { name: Number(index.groups[0]), end: index.end };
  const quoted = matchAt(quotedName, text, at);
  if (quoted === undefined) return undefined;
  const [double, single] = quoted.groups;
  const name = readEscapes(double ?? asDoubleQuoted(single ?? ''));
  return name === undefined ? undefined : { name, end: quoted.end };
}

function matchAt(
  pattern: RegExp,
  text: string,
  at: number,
):
  | { readonly all: string; readonly groups: readonly (string | undefined)[]; readonly end: number }
  | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? undefined : { all: match[0], groups: match.slice(1), end: at + match[0].length };
}

function asDoubleQuoted(inner: string): string {
  return inner.replace(/\\.|"/gs, (found) => (found === "\\'" ? "'" : found === '"' ? '\\"' : found));
}

/** The escapes of RFC 9535 within quotes are those of JSON. */
function readEscapes(inner: string): string | undefined {
  try {
    const value: unknown = JSON.parse(`"${inner}"`);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
