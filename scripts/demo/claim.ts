/** Something that must be true, and what was found. */
export interface Claim {
  readonly subject: string;
  readonly expected: string;
  readonly got: string;
}

/** What stands in a claim for an empty value. */
export const nothing = 'nothing';

/** A claim whose empty values are readable. */
export function claim(subject: string, expected: string, got: string | undefined): Claim {
  return { subject, expected: expected || nothing, got: got || nothing };
}

/** Whether it was true. */
export function holds({ expected, got }: Claim): boolean {
  return expected === got;
}
