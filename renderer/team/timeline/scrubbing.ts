import type { Instant } from '../../../src/time/instant';
import type { ZoneName } from '../../../src/time/zone';
import { show, useTeamView } from '../team-view';
import { stepped } from './moment';
import type { ScrubAction } from './scrub-keys';

/** Moves the moment that the window is looked at; null is now. */
export function setMoment(moment: Instant | null): void {
  if (useTeamView.getState().moment !== moment) show({ moment });
}

/** Does to the moment what a key or a button says; the first step starts from now. */
export function scrub(action: ScrubAction, zone: ZoneName): void {
  switch (action.kind) {
    case 'now':
      return setMoment(null);
    case 'step': {
      const from = useTeamView.getState().moment ?? Date.now();
      return setMoment(stepped(from, zone, action.step));
    }
  }
}
