import { useMemo } from 'react';
import { send, useSlice, useWords } from '../bridge';
import { availabilityAt } from '../../src/presence/availability';
import { withBusy } from '../../src/presence/context';
import { answerSentence } from './answer-sentence';
import type { RowActions } from './row-actions';
import type { RowScene } from './row-scene';
import { say, show } from './team-view';
import { moment } from './telling';

/** What can be done about a person of the list or the timeline. */
export function useRowActions(scene: RowScene): RowActions {
  const words = useWords();
  const { me } = useSlice('me');
  const { sync } = useSlice('roster');
  const reports = useSlice('reports');
  const busy = useSlice('busy');
  return useMemo<RowActions>(
    () => ({
      edit: ({ id }) => show({ dialog: { kind: 'edit-person', id } }),
      remove: ({ id }) => {
        void send({ kind: 'remove-person', id });
        show({ said: null });
      },
      copy: (person) => {
        const { telling } = scene;
        const asIf = telling.asIf === true;
        const sent = asIf ? telling : { ...telling, now: Date.now() };
        const answer = answerSentence(person, scene.contextOf(person), sent, me);
        const text = asIf
          ? words('team.copy.if-sent', { time: moment(telling.now, telling), answer })
          : answer;
        void send({ kind: 'copy-text', text });
        say(words('team.copied', { text }));
      },
      watch: (person) => {
        const { id, name } = person;
        const isWatched = scene.isWatched(person);
        const report = reports.get(id);
        // Being told when somebody is back is about now, whatever moment is looked at.
        const known = withBusy({ sync }, id, busy);
        const context = report === undefined ? known : { ...known, report };
        const { state } = availabilityAt(person, Date.now(), context);
        if (state === 'available' && !isWatched) return say(words('team.in-already', { name }));
        void send({ kind: isWatched ? 'unwatch-person' : 'watch-person', id });
        say(words(isWatched ? 'team.unwatched' : 'team.watching', { name }));
      },
    }),
    [words, scene, reports, busy, sync, me],
  );
}
