/** Which rows to draw now, and whether some have to wait for the next frame. */
export type PacedRows = { readonly drawn: ReadonlySet<string>; readonly waiting: boolean };

/**
 * Spreads the drawing of many new rows over frames, so that none is late: rows that were drawn before stay, and at most
 * `most` new ones are let through at a time, in order, after `first`. The very first time all are.
 */
export function createRowPace(
  most: number,
): (ids: readonly string[], first: string | null) => PacedRows {
  let drawn: ReadonlySet<string> | null = null;
  return (ids, first) => {
    if (drawn === null) {
      drawn = new Set(ids);
      return { drawn, waiting: false };
    }
    const before = drawn;
    const kept = ids.filter((id) => before.has(id));
    const fresh = ids.filter((id) => !before.has(id));
    if (first !== null && fresh.includes(first)) fresh.unshift(first);
    drawn = new Set([...kept, ...fresh.slice(0, most)]);
    return { drawn, waiting: drawn.size < new Set(ids).size };
  };
}
