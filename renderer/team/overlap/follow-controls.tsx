import { useState } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { Attendees } from '../../../src/reply/attendees';
import type { Person } from '../../../src/roster/person';
import { Button } from '../../ui/button';
import { Switch } from '../../ui/checkbox';
import { TextField } from '../../ui/field';
import { MenuButton, type MenuItem } from '../../ui/menu';
import { ask, useCommonTime } from './overlap-question';
import styles from './overlap-panel.module.css';

const LONGEST_NAME = 80;

/** The same for the same people, in whatever order they were picked. */
const keyOf = (attendees: Attendees, withMe: boolean): string =>
  JSON.stringify([
    withMe,
    attendees.kind === 'people' ? [...attendees.ids].sort() : Object.values(attendees),
  ]);

/** Puts the next overlap into the tray, tells it in time, and keeps the people as a group. */
export function FollowControls({ people }: { readonly people: readonly Person[] }) {
  const words = useWords();
  const { overlapWatches } = useSlice('teamTime');
  const { attendees, withMe, quorum } = useCommonTime(({ question }) => question);
  const watch = overlapWatches.find(
    (one) => keyOf(one.attendees, one.withMe) === keyOf(attendees, withMe),
  );
  const follow = (notify: boolean): void =>
    void send({ kind: 'follow-overlap', attendees, withMe, quorum, notify });
  return (
    <footer className={styles.follow}>
      <Switch
        label={words('overlap.follow')}
        checked={watch !== undefined}
        onChange={(on) => {
          if (on) follow(false);
          else if (watch !== undefined) void send({ kind: 'unfollow-overlap', id: watch.id });
        }}
      />
      <Switch
        label={words('overlap.notify')}
        checked={watch?.notify === true}
        onChange={(on) => follow(on)}
      />
      <span className={styles.push} />
      {attendees.kind === 'people' && <SaveGroup people={people} />}
      <Followed />
    </footer>
  );
}

function SaveGroup({ people }: { readonly people: readonly Person[] }) {
  const words = useWords();
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    return (
      <Button small onClick={() => setName('')}>
        {words('overlap.group.save')}
      </Button>
    );
  }
  const save = (): void => {
    if (name.trim() === '') return;
    const ids = people.map(({ id }) => id);
    void send({ kind: 'save-group', id: null, name, people: ids });
    setName(null);
  };
  return (
    <form
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        labelHidden
        autoFocus
        label={words('overlap.group.name')}
        placeholder={words('overlap.group.name')}
        maxLength={LONGEST_NAME}
        value={name}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setName(null);
        }}
      />
      <Button small kind="primary" type="submit" disabled={name.trim() === ''}>
        {words('overlap.group.keep')}
      </Button>
    </form>
  );
}

/** The groups, and a way to be rid of each. */
function Followed() {
  const words = useWords();
  const { groups } = useSlice('teamTime');
  const attendees = useCommonTime(({ question }) => question.attendees);
  if (groups.length === 0) return null;
  const items: MenuItem[] = groups.map(({ id, name }) => ({
    kind: 'choice',
    label: name,
    chosen: attendees.kind === 'group' && attendees.groupId === id,
    onSelect: () => ask({ attendees: { kind: 'group', groupId: id } }),
  }));
  if (attendees.kind === 'group') {
    items.push(
      { kind: 'separator' },
      {
        kind: 'action',
        label: words('overlap.group.remove'),
        danger: true,
        onSelect: () => {
          void send({ kind: 'remove-group', id: attendees.groupId });
          ask({ attendees: { kind: 'people', ids: [] } });
        },
      },
    );
  }
  return (
    <MenuButton
      label={words('overlap.group.all')}
      words={<span>{words('overlap.group.all')}</span>}
      items={items}
    />
  );
}
