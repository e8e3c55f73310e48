import { lazy, memo, Suspense, useMemo, useState, type ReactNode, type Ref } from 'react';
import { useSlice } from '../bridge';
import { Footer } from './footer';
import { PeopleList, type PeopleListHandle } from './people-list';
import { createRowScenes } from './row-scene';
import styles from './team-window.module.css';
import { useTeamView } from './team-view';
import type { Telling } from './telling';
import { useAsOf, useLater, useLiveReports, useReportsAsOf } from './use-moment';
import { useRowActions } from './use-row-actions';
import { useShownPeople } from './use-shown-people';

const Moment = lazy(() =>
  import('./timeline/moment-view').then((module) => ({ default: module.MomentView })),
);

/** Says of now, whatever moment is looked at. */
const StillFooter = memo(Footer);

/** The people as a list or a timeline: all of the window that follows the moment that is looked at. */
export function PeoplePane({
  present,
  onSearch,
  above,
  below,
  ref,
}: {
  /** What it takes to tell of now. */
  readonly present: Telling;
  readonly onSearch: (typed: string) => void;
  readonly above: ReactNode;
  readonly below: ReactNode;
  readonly ref: Ref<PeopleListHandle>;
}) {
  const { watches, sync, norms } = useSlice('roster');
  const busy = useSlice('busy');
  const told = useSlice('live').people;
  const pictures = useSlice('pictures');
  const layout = useTeamView((view) => view.layout);
  const at = useLater(useAsOf());
  const { now, asOf, isMoment } = at;
  const live = useLiveReports(now);
  const reports = useReportsAsOf(live, at);
  const shownAt = { at: asOf, reports };
  // Bands keep their place while the moment moves through them.
  const people = useShownPeople(
    shownAt,
    layout === 'timeline' ? { at: now, reports: live } : shownAt,
  );
  const telling = useMemo<Telling>(
    () => (isMoment ? { ...present, now: asOf, asIf: true } : present),
    [present, isMoment, asOf],
  );
  const [setScene] = useState(createRowScenes);
  const scene = useMemo(
    () => setScene(telling, { reports, busy, live: told, pictures, sync, norms, watches }),
    [setScene, telling, reports, busy, told, pictures, sync, norms, watches],
  );
  const actions = useRowActions(scene);
  const shown = { people, scene, actions, onSearch };
  return (
    <>
      <main className={styles.main}>
        {above}
        {(layout === 'timeline' || isMoment) && (
          <Suspense fallback={null}>
            <Moment ref={ref} present={present} live={live} shown={shown} />
          </Suspense>
        )}
        {layout === 'list' && <PeopleList ref={ref} {...shown} />}
        {below}
      </main>
      <StillFooter shown={people.length} telling={present} />
    </>
  );
}
