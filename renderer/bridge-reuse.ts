type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Items that name themselves are compared with their own earlier value, wherever in the list it was. */
function earlierItems(before: readonly unknown[]): (item: unknown, at: number) => unknown {
  const byId = new Map<unknown, unknown>();
  for (const item of before) if (isFields(item) && 'id' in item) byId.set(item['id'], item);
  return (item, at) => (isFields(item) && 'id' in item ? byId.get(item['id']) : before[at]);
}

function reuseList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const earlier = earlierItems(before);
  const shared = after.map((item, at) => reuse(earlier(item, at), item));
  const same =
    before.length === shared.length && shared.every((item, at) => Object.is(item, before[at]));
  return same ? before : shared;
}

function reuseFields(before: Fields, after: Fields): Fields {
  const keys = Object.keys(after);
  const shared = Object.fromEntries(keys.map((key) => [key, reuse(before[key], after[key])]));
  const same =
    keys.length === Object.keys(before).length &&
    keys.every((key) => Object.hasOwn(before, key) && Object.is(shared[key], before[key]));
  return same ? before : shared;
}

/**
 * The value `after`, made of the parts of `before` that say the same. What crosses from main is a copy of all of it each
 * time; by this, what did not change stays the very same value, and so does all that was worked out from it.
 */
export function reuse<Value>(before: unknown, after: Value): Value;
export function reuse(before: unknown, after: unknown): unknown {
  if (Object.is(before, after) || !isFields(before) || !isFields(after)) return after;
  if (Array.isArray(before) !== Array.isArray(after)) return after;
  return Array.isArray(before) && Array.isArray(after)
    ? reuseList(before, after)
    : reuseFields(before, after);
}
