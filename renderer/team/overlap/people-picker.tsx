import X from 'lucide-react/icons/x';
import { useMemo, useState } from 'react';
import { useSlice, useWords } from '../../bridge';
import type { Attendees } from '../../../src/reply/attendees';
import { ROLES, type Person } from '../../../src/roster/person';
import { placeOfZone } from '../../../src/time/place';
import { Checkbox } from '../../ui/checkbox';
import { Combobox, type ComboboxOption } from '../../ui/combobox';
import { plainText } from '../../ui/plain-text';
import { isFound, searchWords } from '../person-search';
import styles from './people-picker.module.css';
import { useAttending } from './use-attending';

/** How many are offered at once, and how many of the chosen are named. */
const MOST_OFFERED = 12;
const MOST_CHIPS = 12;

type Choice = { readonly option: ComboboxOption; readonly attendees: Attendees };

/** What fits the text being typed: groups and roles first, then people who were not chosen yet. */
function useChoices(text: string, chosen: readonly Person[], attendees: Attendees): Choice[] {
  const words = useWords();
  const { people } = useSlice('roster');
  const { groups } = useSlice('teamTime');
  return useMemo(() => {
    const wanted = searchWords(text);
    const fits = (label: string): boolean => wanted.every((one) => plainText(label).includes(one));
    const ids = new Set(chosen.map(({ id }) => id));
    const named = attendees.kind === 'people' ? attendees.ids : [...ids];
    /** Who was chosen before stays: a role or group stands for itself only when it is the first choice. */
    const whole = (itself: Attendees, members: readonly string[]): Attendees =>
      chosen.length === 0 ? itself : { kind: 'people', ids: [...new Set([...named, ...members])] };
    const found: Choice[] = groups
      .filter(({ name }) => fits(name))
      .map(({ id, name, people: members }) => ({
        option: {
          id: `group ${id}`,
          label: name,
          detail: words('overlap.members', { count: members.length }),
        },
        attendees: whole({ kind: 'group', groupId: id }, members),
      }));
    for (const role of ROLES) {
      const members = people.filter((person) => person.role === role).map(({ id }) => id);
      const label = words(`overlap.roles.${role}`);
      if (members.length === 0 || !fits(label)) continue;
      const detail = words('overlap.members', { count: members.length });
      found.push({
        option: { id: `role ${role}`, label, detail },
        attendees: whole({ kind: 'role', role }, members),
      });
    }
    for (const person of people) {
      if (found.length >= MOST_OFFERED) break;
      if (ids.has(person.id) || !isFound(person, wanted)) continue;
      const { id, name, zone } = person;
      found.push({
        option: { id: `person ${id}`, label: name, detail: placeOfZone(zone) },
        attendees: { kind: 'people', ids: [...named, id] },
      });
    }
    return found;
  }, [text, chosen, attendees, groups, people, words]);
}

/** Who is asked about: people, a role or a saved group, with me or without. */
export function PeoplePicker({
  attendees,
  withMe,
  onChange,
}: {
  readonly attendees: Attendees;
  readonly withMe: boolean;
  readonly onChange: (choice: { readonly attendees: Attendees; readonly withMe: boolean }) => void;
}) {
  const words = useWords();
  const { me } = useSlice('me');
  const [text, setText] = useState('');
  const chosen = useAttending(attendees, false);
  const choices = useChoices(text, chosen, attendees);
  const others = chosen.filter(({ id }) => id !== me.id);

  const choose = (id: string): void => {
    const choice = choices.find(({ option }) => option.id === id);
    if (choice === undefined) return;
    setText('');
    onChange({ attendees: choice.attendees, withMe });
  };
  const drop = (id: string): void => {
    const ids = others.map((person) => person.id).filter((one) => one !== id);
    onChange({ attendees: { kind: 'people', ids }, withMe });
  };

  return (
    <div className={styles.picker}>
      <div className={styles.line}>
        <Combobox
          className={styles.add}
          label={words('overlap.people')}
          placeholder={words('overlap.add')}
          text={text}
          onText={setText}
          options={choices.map(({ option }) => option)}
          onChoose={choose}
          onLeave={() => setText('')}
          nothing={words('overlap.nobody-found')}
        />
        <Checkbox
          className={styles.me}
          label={words('overlap.with-me')}
          checked={withMe}
          onChange={(checked) => onChange({ attendees, withMe: checked })}
        />
      </div>
      {others.length > 0 && (
        <ul className={styles.chips} aria-label={words('overlap.chosen')}>
          {others.slice(0, MOST_CHIPS).map(({ id, name }) => (
            <li key={id} className={styles.chip}>
              <span className={styles.name}>{name}</span>
              <button
                type="button"
                className={styles.drop}
                aria-label={words('overlap.drop', { name })}
                onClick={() => drop(id)}
              >
                <X aria-hidden="true" />
              </button>
            </li>
          ))}
          {others.length > MOST_CHIPS && (
            <li className={styles.more}>
              {words('overlap.more', { count: others.length - MOST_CHIPS })}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
