/** Which rows to draw now, and whether some have to wait for the next frame. */
export type PacedRows = { readonly drawn: ReadonlySet<string>; readonly waiting: boolean };

/**
 * Spreads the drawing of many new rows over frames, so that no frame is late: rows that were drawn before stay, and at
 * most so many new ones are let through in a frame. The very first time all are.
 */
export type RowPace = {
  /** Lets through what may be drawn of `ids`, in order, but `first` before all others. */
  draw(ids: readonly string[], first: string | null): PacedRows;
  /** A new frame has begun. */
  nextFrame(): void;
};

/** Makes a pace of `most` new rows a frame. */
export function createRowPace(most: number): RowPace {
  let drawn: ReadonlySet<string> | null = null;
  let left = most;
  return {
    draw: (ids, first) => {
      const before = drawn;
      if (before === null) {
        drawn = new Set(ids);
        return { drawn, waiting: false };
      }
      const fresh = ids.filter((id) => !before.has(id));
      const isUrgent = first !== null && fresh.includes(first);
      const letThrough = fresh.filter((id) => id !== first).slice(0, left);
      left -= letThrough.length;
      drawn = new Set([
        ...ids.filter((id) => before.has(id)),
        ...letThrough,
        ...(isUrgent ? [first] : []),
      ]);
      return { drawn, waiting: letThrough.length + (isUrgent ? 1 : 0) < fresh.length };
    },
    nextFrame: () => {
      left = most;
    },
  };
}
