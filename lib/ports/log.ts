/** Where a run tells its story. Everything written is made inert and free of known secrets first. */
export interface Log {
  /** One line in Belay's own words; data inside it is neutralised. */
  info(line: string): void;
  /** A line that also becomes an annotation on the run. */
  notice(message: string): void;
  /** A warning annotation: something a person should look at, the outcome is not changed by it. */
  warning(message: string): void;
  /** A line only shown with debug logging on. */
  debug(line: string): void;
  /** Folds what `body` writes under a title. Groups do not nest. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
  /** Folds foreign text (output of a command, a response body) under a title, with workflow commands switched off. */
  foreign<T>(title: string, body: (print: (line: string) => void) => Promise<T>): Promise<T>;
}
