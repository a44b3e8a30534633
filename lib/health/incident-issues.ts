/** Where incidents are written down for people: the issues of one repository. Every call is bounded and never throws. */
export interface IncidentIssues {
  /** Every issue with the label, the closed ones only where `all` are asked for, in no order; no pull requests. */
  list(label: string, state: 'open' | 'all'): Promise<Tried<readonly IncidentIssue[]>>;
  read(number: number): Promise<Tried<IncidentIssue>>;
  /** Only one of several who create the same label at once is told `created`. */
  createLabel(label: IncidentLabel): Promise<Tried<'created' | 'exists'>>;
  /** Only one of several who delete the same label at once is told `deleted`. */
  deleteLabel(name: string): Promise<Tried<'deleted' | 'absent'>>;
  create(issue: NewIncidentIssue): Promise<Tried<IncidentIssue>>;
  update(number: number, change: IssueChange): Promise<Tried<'written'>>;
  comment(number: number, body: string): Promise<Tried<'written'>>;
}

export type Tried<T> =
  | { readonly kind: 'done'; readonly value: T }
  | {
      readonly kind: 'failed';
      /** What stood in the way and what to do about it: fixed sentences, safe in logs. */
      readonly problem: string;
      /** Nothing was done. Otherwise nobody knows. */
      readonly nothingDone: boolean;
    };

export interface IncidentIssue {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  /** Names of its labels. */
  readonly labels: readonly string[];
  readonly isOpen: boolean;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
}

/** At most 50 characters of name and 100 of description: GitHub's limits. */
export interface IncidentLabel {
  readonly name: string;
  readonly description: string;
  /** Six hex digits. */
  readonly color: string;
}

export interface NewIncidentIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
}

export interface IssueChange {
  readonly body: string;
  /** Closes it, as what. Absent: it stays open. */
  readonly closeAs?: 'completed' | 'duplicate';
}
