import { useLayoutEffect, useState, type RefObject } from 'react';

/** How wide a track is, in whole CSS pixels, followed as the window is sized; 0 until it is laid out. */
export function useTrackWidth(track: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = track.current;
    if (element === null) return undefined;
    const read = (): void => setWidth(Math.round(element.getBoundingClientRect().width));
    read();
    const watch = new ResizeObserver(read);
    watch.observe(element);
    return () => watch.disconnect();
  }, [track]);
  return width;
}
