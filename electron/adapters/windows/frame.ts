import type { BrowserWindow } from 'electron';
import type { Clock } from '../../ports';
import { samePlace, type Place } from './places';

/** A window manager puts its frame around a new window right away; what moves it later is somebody. */
const FRAMED_WITHIN_MS = 1_000;
const WIDEST_FRAME = 64;

/** Where a window is, in the terms in which a window is placed. */
export type Frame = {
  place(): Place;
  /** Whether the window is where it was when it was opened. */
  isUnmoved(): boolean;
};

/**
 * X11 takes a position for the frame and tells that of the page inside it, so that a window put back where it says it
 * was creeps away by its frame each time. The difference shows in the first move after the window appeared.
 */
export function watchFrame(window: BrowserWindow, clock: Clock): Frame {
  const asked = window.getNormalBounds();
  const frame = { x: 0, y: 0 };
  let shownAt: number | null = null;

  if (process.platform === 'linux') {
    window.once('show', () => {
      shownAt = clock.monotonic();
    });
    window.once('move', () => {
      if (shownAt === null || clock.monotonic() - shownAt > FRAMED_WITHIN_MS) return;
      const at = window.getNormalBounds();
      const by = { x: at.x - asked.x, y: at.y - asked.y };
      if (Math.max(Math.abs(by.x), Math.abs(by.y)) <= WIDEST_FRAME) Object.assign(frame, by);
    });
  }

  const place = (): Place => {
    const at = window.getNormalBounds();
    return { ...at, x: at.x - frame.x, y: at.y - frame.y };
  };
  return { place, isUnmoved: () => samePlace(place(), asked) };
}
