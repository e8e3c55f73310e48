import type { Reason } from './reason';
import type { AvailabilityState } from './report';

/**
 * What a person's hours, plans and meetings say of a stretch of time, as a small number: timelines hold many. The names
 * are those of `PLAN`.
 */
export type Plan = (typeof PLAN)[keyof typeof PLAN];

/** Every plan, by the rule of the design's availability order that makes it. */
export const PLAN = {
  offHours: 0,
  inGap: 1,
  onLeave: 2,
  available: 3,
  focusing: 4,
  busy: 5,
  busyOutsideHours: 6,
} as const;

const STATES: readonly AvailabilityState[] = [
  'off',
  'off',
  'off',
  'available',
  'focusing',
  'busy',
  'busy',
];

const REASONS_OF: readonly Reason[] = [
  'offHours',
  'inGap',
  'onLeave',
  'available',
  'focusing',
  'busy',
  'busy',
];

/** The state that a plan means. */
export const stateOfPlan = (plan: Plan): AvailabilityState => STATES[plan] as AvailabilityState;

/** The reason that a plan gives; where hours are not shared nobody can call them off hours. */
export function reasonOfPlan(plan: Plan, sharesHours: boolean): Reason {
  return plan === PLAN.offHours && !sharesHours ? 'noSchedule' : (REASONS_OF[plan] as Reason);
}

/** Whether a plan lies in working time. */
export const isWorking = (plan: Plan): boolean => plan >= PLAN.available && plan <= PLAN.busy;

/** What lies over an instant, as bits. */
export const LAYER = { working: 1, leave: 2, busy: 4, focus: 8, gap: 16 } as const;

/** Somebody who works on past midnight into a day off is still at work: the day off replaces the blocks that start on it. */
function planOf(bits: number): Plan {
  const isAtWork = (bits & LAYER.working) !== 0;
  if ((bits & LAYER.leave) !== 0 && !isAtWork) return PLAN.onLeave;
  if ((bits & LAYER.busy) !== 0) return isAtWork ? PLAN.busy : PLAN.busyOutsideHours;
  if (isAtWork) return (bits & LAYER.focus) !== 0 ? PLAN.focusing : PLAN.available;
  return (bits & LAYER.gap) !== 0 ? PLAN.inGap : PLAN.offHours;
}

/** The plan for each combination of layers: leave, then meetings, then planned focus, then working blocks. */
export const PLAN_OF_LAYERS: readonly Plan[] = Array.from({ length: 32 }, (_, bits) =>
  planOf(bits),
);
