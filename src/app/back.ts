import type { Silence, TargetId } from '../lease/lease';
import { backAt, type Away } from '../presence/back-at';
import type { Instant } from '../time/instant';
import type { AppState } from './state';
import { withPassing } from './turn';

/** The targets that show a text of mine, and whether I chose that they say when I am back. */
const SAYS_BACK: { readonly [target in TargetId]?: (state: AppState) => boolean } = {
  slack: ({ slack, passing }) => slack.account !== null && slack.back.on && !passing.slack.leaving,
  'teams-message': ({ teams, passing }) =>
    teams.account !== null && teams.back.on && !passing.teams.leaving,
};

const PREFIX = 'back:';

/** Whether a lease or note is of an absence, not of a block. */
export const isOfAbsence = (blockId: string): boolean => blockId.startsWith(PREFIX);

/** A locked screen says nothing of when I am back. */
function awayOf({ work }: AppState): Away | null {
  const { status } = work;
  return status.kind === 'away' && !status.byLock ? { until: status.until } : null;
}

/** Notes when I am back, if any target is to say it; it is worked out anew once I am, or once something of it changed. */
export function dueBack(state: AppState, now: Instant): AppState {
  const isOn = Object.values(SAYS_BACK).some((says) => says(state));
  const back = isOn ? backAt(state.profile.me, awayOf(state), now) : null;
  return back === state.passing.back ? state : withPassing(state, { back });
}

/** What is wanted of the targets that say when I am back. One absence goes on as long as its end stays where it is. */
export function backWanted(state: AppState): { readonly [target in TargetId]?: Silence } {
  const { back } = state.passing;
  if (back === null) return {};
  const silence: Silence = { blockId: `${PREFIX}${back}`, until: back, says: 'back' };
  const on = (Object.keys(SAYS_BACK) as TargetId[]).filter((id) => SAYS_BACK[id]?.(state) === true);
  return Object.fromEntries(on.map((target) => [target, silence]));
}
