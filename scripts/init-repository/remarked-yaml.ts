import { isMap, isSeq, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** A line of a mapping: a setting, or a remark that holds the place of one. */
export type Line =
  | { readonly kind: 'setting'; readonly key: string; readonly value: unknown; readonly behind?: string }
  | { readonly kind: 'remark'; readonly text: string };

/** A key with its value, and a remark on the same line. */
export function setting(key: string, value: unknown, behind?: string): Line {
  return { kind: 'setting', key, value, ...(behind === undefined ? {} : { behind }) };
}

/** A line of its own that sets nothing. */
export function remark(text: string): Line {
  return { kind: 'remark', text };
}

/** A mapping whose remarks stand before the setting that follows them, or at the end. */
export function mapping(lines: readonly Line[]): YAMLMap {
  const map = new YAMLMap();
  let waiting: string[] = [];
  for (const line of lines) {
    if (line.kind === 'remark') {
      waiting.push(` ${line.text}`);
      continue;
    }
    const key = new Scalar(line.key);
    if (waiting.length > 0) key.commentBefore = waiting.join('\n');
    waiting = [];
    map.add({ key, value: nodeOf(line) });
  }
  if (waiting.length > 0) map.comment = waiting.join('\n');
  return map;
}

function nodeOf({ value, behind }: Extract<Line, { kind: 'setting' }>): unknown {
  const node = isMap(value) || isSeq(value) ? value : new Scalar(value);
  if (behind !== undefined) node.comment = ` ${behind}`;
  return node;
}

/** A list. */
export function sequence(items: readonly unknown[], style: 'block' | 'flow'): YAMLSeq {
  const list = new YAMLSeq();
  list.flow = style === 'flow';
  for (const item of items) list.add(isMap(item) ? item : new Scalar(item));
  return list;
}
