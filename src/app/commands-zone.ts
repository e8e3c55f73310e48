import type { ZoneAnswer } from '../contract/command';
import { placeOfZone } from '../time/place';
import { findZone, type ZoneName } from '../time/zone';
import { remembered } from './commands-me';
import { ignoring, withWhereabouts } from './due-zone';
import type { AppState } from './state';
import { turn, withMe, type Turn } from './turn';

function moved(state: AppState, zone: ZoneName, token: string): AppState {
  if (zone === state.profile.me.zone) return state;
  const kept = remembered(state, { token, kind: 'zone', label: placeOfZone(zone) });
  return withMe(kept, { ...state.profile.me, zone });
}

/** Does what was said of a zone; an alias is taken under its canonical name. */
export function answerZone(
  state: AppState,
  said: { readonly zone: ZoneName; readonly answer: ZoneAnswer },
  token: string,
): Turn {
  const zone = findZone(said.zone) ?? said.zone;
  const ignored = state.teamTime.whereabouts.ignored.filter((one) => one !== zone);
  const answered = withWhereabouts(state, { asking: null, visiting: null, ignored });
  switch (said.answer) {
    case 'moved':
      return turn(moved(answered, zone, token));
    case 'visiting':
      return turn(withWhereabouts(answered, { visiting: zone }));
    case 'ignore':
      return turn(ignoring(answered, zone));
    default:
      return said.answer satisfies never;
  }
}
