/** A library in a file beside a bundle, which is read when it is needed. */
export interface OnDemand {
  /** What the source asks for: a name of the `imports` of package.json. */
  readonly name: string;
  /** What a bundle asks for instead: nothing but the file beside it can take its place. */
  readonly file: string;
}

/** The first is asked for by lib/ports/yaml-library.ts, the second by scripts/undici-on-demand. */
export const onDemand: readonly OnDemand[] = [
  { name: '#yaml', file: 'yaml.cjs' },
  { name: '#proxy-agent', file: 'proxy-agent.cjs' },
];

const quotes = ["'", '"'] as const;

/** The libraries that scripts ask for by themselves. */
export function askedFor(scripts: readonly string[]): readonly OnDemand[] {
  const asks = (script: string, name: string): boolean =>
    quotes.some((quote) => script.includes(`${quote}${name}${quote}`));
  return onDemand.filter(({ name }) => scripts.some((script) => asks(script, name)));
}

/** A script that asks for the files beside it. */
export function askingForFiles(script: string): string {
  const pairs = onDemand.flatMap(({ name, file }) =>
    quotes.map((quote) => [`${quote}${name}${quote}`, `${quote}./${file}${quote}`] as const),
  );
  return pairs.reduce((text, [name, file]) => text.replaceAll(name, file), script);
}
