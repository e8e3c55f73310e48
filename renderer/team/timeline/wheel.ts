/** How far a wheel turns for five minutes: a notch of a mouse is 100 to 120 pixels, a quarter of an hour. */
const PIXELS_A_STEP = 35;
/** What the modes of a wheel event count by, in CSS pixels. */
const LINE = 16;
const PAGE = 400;

/** The part of a wheel event that counts. */
export type Turn = {
  readonly deltaX: number;
  readonly deltaY: number;
  readonly deltaMode: number;
  readonly shiftKey: boolean;
};

/**
 * How far a turn goes through time, in CSS pixels of wheel, or 0 when it is for scrolling. Sideways and with Shift it is
 * always time; up and down only where there is nothing to scroll, over the axis and the rows that stay.
 */
export function turnThroughTime(turn: Turn, isOverRows: boolean): number {
  const { deltaX, deltaY, deltaMode, shiftKey } = turn;
  const unit = deltaMode === 1 ? LINE : deltaMode === 2 ? PAGE : 1;
  if (Math.abs(deltaX) > Math.abs(deltaY)) return deltaX * unit;
  if (shiftKey || !isOverRows) return (deltaY === 0 ? deltaX : deltaY) * unit;
  return 0;
}

/** Whole steps of five minutes out of turns that may be small, and what is left over for the next. */
export function wheelSteps(
  left: number,
  turned: number,
): { readonly steps: number; readonly left: number } {
  const total = Math.sign(left) === -Math.sign(turned) ? turned : left + turned;
  const steps = Math.trunc(total / PIXELS_A_STEP);
  return { steps, left: total - steps * PIXELS_A_STEP };
}
