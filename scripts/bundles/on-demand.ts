/** A library in a file beside a bundle, which is read when it is needed. */
export interface OnDemand {
  /** What the bundle asks for: a name of the `imports` of the package.json beside it. */
  readonly name: string;
  readonly file: string;
}

/** The first is asked for by lib/ports/yaml-library.ts, the second by scripts/undici-on-demand. */
export const onDemand: readonly OnDemand[] = [
  { name: '#yaml', file: 'yaml.cjs' },
  { name: '#proxy-agent', file: 'proxy-agent.cjs' },
];

/** The libraries that scripts ask for by themselves. */
export function askedFor(scripts: readonly string[]): readonly OnDemand[] {
  return onDemand.filter(({ name }) =>
    scripts.some((script) => script.includes(`'${name}'`) || script.includes(`"${name}"`)),
  );
}

/** The package.json of a bundle. */
export function manifestWith(libraries: readonly OnDemand[]): string {
  const imports = Object.fromEntries(libraries.map(({ name, file }) => [name, `./${file}`]));
  const manifest = { type: 'module', ...(libraries.length === 0 ? {} : { imports }) };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
