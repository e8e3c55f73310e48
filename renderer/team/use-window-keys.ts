import { useEffect } from 'react';
import { send } from '../bridge';
import type { ZoneName } from '../../src/time/zone';
import { choose, show, useTeamView } from './team-view';
import { windowAction } from './timeline/scrub-keys';
import { scrub, setMoment } from './timeline/scrubbing';
import { LAYOUTS } from './view-choices';

/** Where keys are letters first. */
const TYPED_INTO = 'input:not([type="radio"], [type="checkbox"]), textarea, select';

/** What the keyboard does wherever it is in the team window. */
export function useWindowKeys(
  startSearch: (typed: string) => void,
  zone: ZoneName,
  undoToken: string | null,
): void {
  useEffect(() => {
    const onCommand = (event: KeyboardEvent, types: boolean): boolean => {
      const { key, shiftKey } = event;
      const layout = LAYOUTS[Number(key) - 1];
      if (key === 'f') startSearch('');
      else if (layout !== undefined) choose({ layout });
      else if (!shiftKey && key === 'z' && !types && undoToken !== null) {
        void send({ kind: 'undo', token: undoToken });
      } else return false;
      return true;
    };
    const onPlainKey = ({ key }: KeyboardEvent): boolean => {
      if (key === '/') startSearch('');
      else if (key === '?') show({ dialog: { kind: 'shortcuts' } });
      else if (key === 'Escape' && useTeamView.getState().moment !== null) setMoment(null);
      else return false;
      return true;
    };
    const onKey = (event: KeyboardEvent): void => {
      const { ctrlKey, metaKey, altKey, target } = event;
      const types = target instanceof HTMLElement && target.matches(TYPED_INTO);
      if (document.querySelector('dialog[open]') !== null || event.defaultPrevented) return;
      const action = types ? null : windowAction(event);
      const isDone =
        action !== null
          ? (scrub(action, zone), true)
          : ctrlKey || metaKey
            ? onCommand(event, types)
            : !types && !altKey && onPlainKey(event);
      if (isDone) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [startSearch, zone, undoToken]);
}
