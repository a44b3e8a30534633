/** Runs a regular expression on foreign text so that a pattern which never ends delays nobody else. */
export interface PatternMatcher {
  /** Whether the pattern matches somewhere in the text; `too-slow` where it could not tell in time. Never throws. */
  matches(pattern: string, text: string): Promise<'yes' | 'no' | 'too-slow'>;
  /** Ends what runs for it, so that nothing keeps the process alive. */
  close(): Promise<void>;
}
