import { useEffect } from 'react';
import { useSection } from '../ui/use-section';
import type { OverlapWatch } from '../../src/app/team-time';
import { useSlice } from '../bridge';
import { ask, openCommonTime } from './overlap/overlap-question';
import { show } from './team-view';

const PERSON = 'person-';
const OVERLAP = 'overlap-';
const JOIN = /^join-\d{1,3}$/;

/** Shows a followed overlap in the panel of common time. */
function openOverlap(id: string, watches: readonly OverlapWatch[]): void {
  const watch = watches.find((one) => one.id === id);
  if (watch === undefined) return;
  const { attendees, withMe, quorum } = watch;
  ask({ attendees, withMe, quorum, respectPlans: true });
  openCommonTime(true);
}

/** Shows what the window was opened for, once: the question until when I am away, a person, or an overlap. */
export function useAskedFor(): void {
  const section = useSection();
  const { overlapWatches } = useSlice('teamTime');
  useEffect(() => {
    if (section === '') return;
    if (section === 'away') show({ dialog: { kind: 'away' } });
    else if (section.startsWith(OVERLAP))
      openOverlap(section.slice(OVERLAP.length), overlapWatches);
    else if (JOIN.test(section)) {
      show({ dialog: { kind: 'join', at: Number(section.slice('join-'.length)) } });
    } else if (section.startsWith(PERSON)) {
      const id = section.slice(PERSON.length);
      show({ query: '', filter: 'all', expanded: id, active: id });
    }
    // Else asking for the same again would change nothing; replacing the address tells nobody.
    window.history.replaceState(null, '', window.location.pathname);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, [section, overlapWatches]);
}
