/** One fault, and what this version of Belay does when it meets it. */
export interface FaultRow {
  /** A letter for the subject and a number: `G4`. Tests that show it name it at the beginning of their titles. */
  readonly id: string;
  readonly fault: string;
  /** What Belay does, as it is; Markdown. */
  readonly answer: string;
  /** Of a fault that cannot happen in this version: it needs no test for as long as there is no such driver. */
  readonly untilDriver?: RegExp;
}

/** Faults of one subject. */
export interface FaultSection {
  readonly title: string;
  readonly rows: readonly FaultRow[];
}

/** A row of which tests are asked. */
export function fault(id: string, what: string, answer: string): FaultRow {
  return { id, fault: what, answer };
}
