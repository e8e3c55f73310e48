import { isFocusing } from '../focus/run';
import type { ClockStyle } from '../time/format';
import type { ZoneName } from '../time/zone';
import { viewerZone } from './due-zone';
import type { AppState } from './state';

/** What a status that a block sets is made of, besides its template. */
export type StatusSaid = {
  readonly intention: string | null;
  readonly overtime: boolean;
  readonly zone: ZoneName;
  readonly style: ClockStyle;
};

/** How I am, for the text of a status; what I work on only where the template tells it. */
export function statusSaid(state: AppState, template: { readonly intention: boolean }): StatusSaid {
  const { session } = state.work;
  const running = isFocusing(session) ? session : null;
  const intention = template.intention ? (running?.intention ?? '') : '';
  const { locale, localeHour12 } = state.machine;
  const { clock } = state.profile.settings;
  return {
    intention: intention === '' ? null : intention,
    overtime: running !== null && running.overtimeSince !== null,
    zone: viewerZone(state.profile.me.zone, state.teamTime.whereabouts),
    style: { locale, hour12: clock === 'locale' ? localeHour12 : clock === 'h12' },
  };
}
