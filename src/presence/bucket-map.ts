type Bucket<Value> = ReadonlyMap<string, Value>;

/**
 * A map that is never changed in place and of which a changed copy costs as much as what changed: thousands of people
 * are kept in it, a hundred of whom say something new several times a second. Its entries are in no order.
 */
export type BucketMap<Value> = {
  readonly size: number;
  readonly get: (id: string) => Value | undefined;
  readonly [Symbol.iterator]: () => Iterator<readonly [string, Value]>;
  /** Its entries by the hash of their id: copies share those in which nothing changed. As many as a power of two. */
  readonly buckets: readonly Bucket<Value>[];
};

/** How many entries a bucket has when it is made, and how many of them there may come to be. */
const FEW = 4;
const MANY = 16;

/** FNV-1a over UTF-16 units: spreads ids that differ in a digit, http://www.isthe.com/chongo/tech/comp/fnv/. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

function made<Value>(buckets: readonly Bucket<Value>[], size: number): BucketMap<Value> {
  const mask = buckets.length - 1;
  return {
    size,
    buckets,
    get: (id) => buckets[hashOf(id) & mask]?.get(id),
    *[Symbol.iterator]() {
      for (const bucket of buckets) yield* bucket;
    },
  };
}

/** How many buckets hold so many entries. */
function bucketsFor(size: number): number {
  let count = 1;
  while (count * FEW < size) count *= 2;
  return count;
}

/** A map of entries; the last of an id counts. */
export function bucketMap<Value>(
  entries: Iterable<readonly [string, Value]> = [],
): BucketMap<Value> {
  const all = new Map(entries);
  const buckets = Array.from({ length: bucketsFor(all.size) }, () => new Map<string, Value>());
  for (const [id, value] of all) buckets[hashOf(id) & (buckets.length - 1)]?.set(id, value);
  return made(buckets, all.size);
}

/** A map with other values for some ids and without some; `gone` counts after `said`. */
export function patched<Value>(
  before: BucketMap<Value>,
  said: Iterable<readonly [string, Value]>,
  gone: Iterable<string> = [],
): BucketMap<Value> {
  const buckets = [...before.buckets];
  const copied = new Map<number, Map<string, Value>>();
  let { size } = before;
  const bucketOf = (id: string): Map<string, Value> => {
    const at = hashOf(id) & (buckets.length - 1);
    const copy = copied.get(at) ?? new Map(buckets[at]);
    copied.set(at, copy);
    buckets[at] = copy;
    return copy;
  };
  for (const [id, value] of said) {
    const bucket = bucketOf(id);
    if (!bucket.has(id)) size++;
    bucket.set(id, value);
  }
  for (const id of gone) if (bucketOf(id).delete(id)) size--;
  const patch = made(buckets, size);
  return size > buckets.length * MANY ? bucketMap(patch) : patch;
}

/** The ids for which two maps have different values, or of which only one has any. */
export function changedIds<Value>(before: BucketMap<Value>, after: BucketMap<Value>): string[] {
  const changed: string[] = [];
  const compare = (left: Bucket<Value>, right: Bucket<Value>): void => {
    let shared = 0;
    left.forEach((value, id) => {
      const other = right.get(id);
      if (other !== undefined) shared++;
      if (other !== value) changed.push(id);
    });
    if (shared === right.size) return;
    right.forEach((_, id) => {
      if (!left.has(id)) changed.push(id);
    });
  };
  if (before.buckets.length !== after.buckets.length) {
    compare(new Map(before), new Map(after));
    return changed;
  }
  for (let at = 0; at < before.buckets.length; at++) {
    const [left, right] = [before.buckets[at], after.buckets[at]];
    if (left !== undefined && right !== undefined && left !== right) compare(left, right);
  }
  return changed;
}
