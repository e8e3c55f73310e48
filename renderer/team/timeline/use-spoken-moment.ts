import { useEffect, useRef } from 'react';
import { announce } from '../../ui/announcer';
import type { Telling } from '../telling';
import { saidWords, type Heat } from './moment-words';
import { useTeamView } from '../team-view';

/** What ends a gesture that moves the moment: until then, nothing is said of where it passes. */
const ENDS = ['pointerup', 'keyup', 'change', 'click'] as const;
/** The handle says where it stands by itself. */
const SPEAKS_ITSELF = '[role="slider"]';

/** Tells a screen reader of the moment and who is in, once a gesture that moved it has ended. */
export function useSpokenMoment(heat: Heat, telling: Telling): void {
  const latest = useRef({ heat, telling });
  useEffect(() => {
    latest.current = { heat, telling };
  }, [heat, telling]);
  useEffect(() => {
    let spoken = useTeamView.getState().moment;
    let waiting = 0;
    const speak = (isSpokenAlready: boolean): void => {
      const { moment } = useTeamView.getState();
      if (moment === spoken) return;
      const { range } = latest.current.heat.counts;
      if (moment !== null && (moment < range.start || moment >= range.end)) {
        waiting = requestAnimationFrame(() => speak(isSpokenAlready));
        return;
      }
      spoken = moment;
      if (isSpokenAlready) return;
      const told = latest.current;
      const { words } = told.telling;
      announce(
        moment === null
          ? words('timeline.back-to-now')
          : saidWords(told.heat, moment, told.telling, Date.now()),
      );
    };
    // What the gesture changed is drawn first, so that the count said is that of the moment.
    const onEnd = ({ type, target }: Event): void => {
      cancelAnimationFrame(waiting);
      const isHandle = target instanceof Element && target.matches(SPEAKS_ITSELF);
      waiting = requestAnimationFrame(() => speak(isHandle && type === 'keyup'));
    };
    for (const type of ENDS) document.addEventListener(type, onEnd, { capture: true });
    return () => {
      cancelAnimationFrame(waiting);
      for (const type of ENDS) document.removeEventListener(type, onEnd, { capture: true });
    };
  }, []);
}
