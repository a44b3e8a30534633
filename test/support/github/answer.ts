/** What a route answers, before headers, faults and the wire. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** More pages follow, or went before. */
  readonly pages?: { readonly page: number; readonly last: number };
}

/** A request the way a route sees it. */
export interface Question {
  /** Values of the braces in the route, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

/** GitHub's error body. */
export function refuse(status: number, message: string): Answer {
  return {
    status,
    body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
  };
}

export const notFound: Answer = refuse(404, 'Not Found');

/** One page of a list, as `page` and `per_page` ask. */
export function pageOf<T>(
  items: readonly T[],
  query: URLSearchParams,
): { items: T[]; pages: NonNullable<Answer['pages']> } {
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30)));
  const page = Math.max(1, Number(query.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(items.length / size));
  return { items: items.slice((page - 1) * size, page * size), pages: { page, last } };
}
