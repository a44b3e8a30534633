/** Why nothing was done, in a sentence for people. */
export interface Refusal {
  readonly name: 'Refusal';
}

/** Thrown where going on would be wrong; recognised by {@link isRefusal}. */
export function refusal(message: string): Error & Refusal {
  return Object.assign(new Error(message), { name: 'Refusal' as const });
}

/** Whether a thrown value is a sentence for people rather than a fault in the program. */
export function isRefusal(error: unknown): error is Error & Refusal {
  return error instanceof Error && error.name === 'Refusal';
}
