/** Which rows to draw now, and whether some have to wait for the next frame. */
export type PacedRows = { readonly drawn: ReadonlySet<string>; readonly waiting: boolean };

/**
 * Spreads the drawing of many new rows over frames, so that no frame is late: rows that were drawn before stay, and at
 * most so many new ones are let through in a frame. At the start some are drawn at once, and in the next frame the rest.
 */
export type RowPace = {
  /** Lets through what may be drawn of `ids`, in order, but `wanted` before all others. */
  draw(ids: readonly string[], wanted: string | null): PacedRows;
  /** A new frame has begun. */
  nextFrame(): void;
};

/** Makes a pace of `most` new rows a frame, that begins with `first` rows. */
export function createRowPace(most: number, first: number): RowPace {
  let drawn: ReadonlySet<string> | null = null;
  let isStarting = true;
  let left = most;
  return {
    draw: (ids, wanted) => {
      const before = drawn;
      if (before === null) {
        drawn = new Set(ids.slice(0, first));
        left = 0;
        return { drawn, waiting: ids.length > first };
      }
      const fresh = ids.filter((id) => !before.has(id));
      const isUrgent = wanted !== null && fresh.includes(wanted);
      const letThrough = fresh.filter((id) => id !== wanted).slice(0, left);
      left -= letThrough.length;
      drawn = new Set([
        ...ids.filter((id) => before.has(id)),
        ...letThrough,
        ...(isUrgent ? [wanted] : []),
      ]);
      return { drawn, waiting: letThrough.length + (isUrgent ? 1 : 0) < fresh.length };
    },
    nextFrame: () => {
      left = isStarting ? Infinity : most;
      isStarting = false;
    },
  };
}
