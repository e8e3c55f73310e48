import { useEffect } from 'react';
import { useSection } from '../ui/use-section';
import { show } from './team-view';

const PERSON = 'person-';
const JOIN = /^join-\d{1,3}$/;

/** Shows what the window was opened for, once: the question until when I am away, or a person. */
export function useAskedFor(): void {
  const section = useSection();
  useEffect(() => {
    if (section === '') return;
    if (section === 'away') show({ dialog: { kind: 'away' } });
    else if (JOIN.test(section)) {
      show({ dialog: { kind: 'join', at: Number(section.slice('join-'.length)) } });
    } else if (section.startsWith(PERSON)) {
      const id = section.slice(PERSON.length);
      show({ query: '', filter: 'all', expanded: id, active: id });
    }
    // Else asking for the same again would change nothing; replacing the address tells nobody.
    window.history.replaceState(null, '', window.location.pathname);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, [section]);
}
