import type { Answer, Client } from './client';
import type { CallFailure } from './failures';

/** docs.slack.dev/apis/web-api/pagination: no more than 200 items a page are recommended. */
const PAGE = 200;

const isRecord = (value: unknown): value is Answer => typeof value === 'object' && value !== null;

const NOT_A_LIST: CallFailure = {
  reason: 'bad-answer',
  detail: 'no list',
  retryAt: null,
  error: '',
};

function cursorOf(answer: Answer): string {
  const about = answer['response_metadata'];
  const cursor = isRecord(about) ? about['next_cursor'] : '';
  return typeof cursor === 'string' ? cursor : '';
}

/** What a method lists, page by page; `more` when it has more than was read. */
export async function readPages(
  call: Client['call'],
  method: string,
  list: string,
  args: { readonly [name: string]: unknown },
  mostPages: number,
): Promise<{
  readonly items: readonly unknown[];
  readonly more: boolean;
  readonly failure: CallFailure | null;
}> {
  const items: unknown[] = [];
  let cursor = '';
  for (let page = 0; page < mostPages; page++) {
    const next = cursor === '' ? {} : { cursor };
    const called = await call(method, { ...args, limit: PAGE, ...next });
    if (!called.ok) return { items, more: true, failure: called.failure };
    const found = called.answer[list];
    if (!Array.isArray(found)) return { items, more: true, failure: NOT_A_LIST };
    items.push(...(found as readonly unknown[]));
    cursor = cursorOf(called.answer);
    if (cursor === '') return { items, more: false, failure: null };
  }
  return { items, more: true, failure: null };
}
