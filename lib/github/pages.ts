import type { GitHubList, GitHubRead, GitHubResult } from './client.ts';
import { failed } from './failure.ts';
import { fieldsOf, listOf, wholeNumber } from './json-fields.ts';

/** The most GitHub puts on one page. */
const pageSize = 100;
/** GitHub serves at most 1,000 results of a filtered list. */
const mostPages = 10;

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number | undefined;
}

/** Reads all pages and refuses a list whose pages do not fit together. */
export async function readPages<T>(
  request: GitHubList<T>,
  read: (page: GitHubRead<Page<T>>) => Promise<GitHubResult<Page<T>>>,
): Promise<GitHubResult<readonly T[]>> {
  const items = new Map<string | number, T>();
  let total: number | undefined;
  let unchanged = true;
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await read(pageRequest(request, page));
    if (answer.kind === 'failed') return answer;
    unchanged &&= answer.unchanged;
    if (page > 1 && answer.data.total !== total) {
      return failed('unavailable', 'the list changed while it was read');
    }
    total = answer.data.total;
    for (const item of answer.data.items) {
      const key = request.identity(item);
      if (items.has(key)) return failed('unavailable', 'a page came twice');
      items.set(key, item);
    }
    const end = endOf(answer.data, items.size);
    if (end === 'complete') return { kind: 'ok', data: [...items.values()], unchanged };
    if (end === 'broken') return failed('unavailable', 'the pages do not add up to the total');
  }
  return failed('unavailable', 'the list is longer than GitHub serves');
}

function endOf<T>({ items, total }: Page<T>, collected: number): 'complete' | 'more' | 'broken' {
  if (total === undefined) return items.length < pageSize ? 'complete' : 'more';
  if (collected === total) return 'complete';
  return items.length === pageSize && collected < total ? 'more' : 'broken';
}

function pageRequest<T>(request: GitHubList<T>, page: number): GitHubRead<Page<T>> {
  const { member, parseItem, identity: _, parameters, ...rest } = request;
  return {
    ...rest,
    parameters: { ...parameters, per_page: pageSize, page },
    parse: (value) => parsePage(value, member, parseItem),
  };
}

function parsePage<T>(
  value: unknown,
  member: string | undefined,
  parseItem: GitHubList<T>['parseItem'],
): Page<T> | undefined {
  const fields = member === undefined ? undefined : fieldsOf(value);
  const list = member === undefined ? value : fields?.[member];
  const total = fields === undefined ? undefined : wholeNumber(fields['total_count']);
  const items = listOf(list, parseItem);
  return items === undefined || (member !== undefined && total === undefined) ? undefined : { items, total };
}
