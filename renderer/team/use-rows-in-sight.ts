import {
  defaultRangeExtractor,
  useVirtualizer,
  type Range,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { useCallback, type RefObject } from 'react';

/** Tells the size of the scroller once it is laid out: asking at once would lay out and draw all of it twice before the first paint. */
function observeSize(
  { scrollElement }: Virtualizer<HTMLDivElement, Element>,
  tell: (size: { readonly width: number; readonly height: number }) => void,
): (() => void) | undefined {
  if (scrollElement === null) return undefined;
  const observer = new ResizeObserver(() => {
    tell({ width: scrollElement.clientWidth, height: scrollElement.clientHeight });
  });
  observer.observe(scrollElement);
  return () => observer.disconnect();
}

/** What is known of a long list of rows. */
export type RowsInSight = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly count: number;
  readonly sizeOf: (at: number) => number;
  /** How many are drawn beyond what is in sight, on either side. */
  readonly overscan: number;
  /** The row that is drawn even when it is scrolled away, as the keyboard is on it; none where it is no place. */
  readonly kept: number;
};

/** Which rows of a long list to draw: those in sight and the one that is kept. */
export function useRowsInSight({
  scroller,
  count,
  sizeOf,
  overscan,
  kept,
}: RowsInSight): Virtualizer<HTMLDivElement, Element> {
  // oxlint-disable-next-line react/incompatible-library -- of no concern without the React Compiler
  return useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    overscan,
    // Drawn between two frames instead of within one: what comes into sight is among the overscan.
    useFlushSync: false,
    observeElementRect: observeSize,
    // The first drawing already has rows, instead of a layout without any and a second drawing.
    initialRect: { width: 0, height: window.innerHeight },
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        if (kept < 0 || kept >= count || shown.includes(kept)) return shown;
        return [...shown, kept].sort((a, b) => a - b);
      },
      [kept, count],
    ),
  });
}
