import { lazy, Suspense, useCallback, useMemo, useRef, type KeyboardEvent } from 'react';
import { useClockStyle, useSlice, useViewerZone, useWords } from '../bridge';
import { Announcer } from '../ui/announcer';
import { TooltipLayer } from '../ui/tooltip';
import { useCommonTime } from './common-time/common-time';
import { DropOverlay } from './drop-overlay';
import { ExampleBanner } from './example-banner';
import { Footer } from './footer';
import { Header } from './header';
import { CollisionNotes, FollowNotes } from './late-notes';
import { NoPeople } from './no-people';
import { Notices } from './notices';
import { PeopleList, type PeopleListHandle } from './people-list';
import { createRowScene } from './row-scene';
import { SessionBanner } from './session-banner';
import { ShiftBanners } from './shift-banners';
import styles from './team-window.module.css';
import { show, useTeamView } from './team-view';
import type { Telling } from './telling';
import { Toasts } from './toasts';
import { useAskedFor } from './use-asked-for';
import { useAsOf, useLiveReports, useReportsAsOf } from './use-moment';
import { useRowActions } from './use-row-actions';
import { useShownPeople } from './use-shown-people';
import { ZoneBanner } from './zone-banner';
import { useWindowKeys } from './use-window-keys';

const Dialogs = lazy(() => import('./dialogs').then((module) => ({ default: module.Dialogs })));
const Moment = lazy(() =>
  import('./timeline/moment-view').then((module) => ({ default: module.MomentView })),
);
const OverlapPanel = lazy(() =>
  import('./common-time/overlap-panel').then((module) => ({ default: module.OverlapPanel })),
);
const Welcome = lazy(() =>
  import('./welcome/welcome').then((module) => ({ default: module.Welcome })),
);

/** The team window: the welcome until it is done, then the people. */
export function TeamWindow() {
  const { welcomed } = useSlice('me');
  useAskedFor();
  return (
    <>
      {welcomed ? (
        <Team />
      ) : (
        <Suspense fallback={null}>
          <Welcome />
        </Suspense>
      )}
      <OpenDialogs />
      <DropOverlay />
      <Announcer />
      <TooltipLayer />
    </>
  );
}

function OpenDialogs() {
  const isOpen = useTeamView(({ dialog }) => dialog !== null);
  const { importReport, followed } = useSlice('roster');
  const hasConflict = followed !== null && followed.conflict !== null;
  if (!isOpen && !hasConflict && importReport === null) return null;
  return (
    <Suspense fallback={null}>
      <Dialogs />
    </Suspense>
  );
}

function Team() {
  const words = useWords();
  const style = useClockStyle();
  const zone = useViewerZone();
  const { people: everybody, watches, sync, norms, undo } = useSlice('roster');
  const layout = useTeamView((view) => view.layout);
  const isCommonTime = useCommonTime((view) => view.isOpen);
  const asOf = useAsOf();
  const { now, isMoment } = asOf;
  const live = useLiveReports(now);
  const reports = useReportsAsOf(live, asOf);
  const shownAt = { at: asOf.asOf, reports };
  // Bands keep their place while the moment moves through them.
  const people = useShownPeople(
    shownAt,
    layout === 'timeline' ? { at: now, reports: live } : shownAt,
  );
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<PeopleListHandle>(null);
  const present = useMemo<Telling>(() => ({ words, style, zone, now }), [words, style, zone, now]);
  const telling = useMemo<Telling>(
    () => (isMoment ? { ...present, now: asOf.asOf, asIf: true } : present),
    [present, isMoment, asOf.asOf],
  );
  const scene = useMemo(
    () => createRowScene(telling, { reports, sync, norms, watches }),
    [telling, reports, sync, norms, watches],
  );
  const actions = useRowActions(scene);

  const startSearch = useCallback((typed: string): void => {
    search.current?.focus();
    if (typed === '') search.current?.select();
    else show({ query: typed });
  }, []);
  useWindowKeys(startSearch, zone, undo?.token ?? null);

  const onSearchKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    list.current?.focusFirst();
  };

  const shown = { people, scene, actions, onSearch: startSearch };
  return (
    <div className={styles.window}>
      <Header search={search} onSearchKeyDown={onSearchKeyDown} />
      <Notices />
      <ZoneBanner />
      <ShiftBanners />
      <FollowNotes />
      <CollisionNotes />
      <ExampleBanner />
      <SessionBanner />
      <main className={styles.main}>
        {everybody.length === 0 ? (
          <NoPeople />
        ) : (
          <>
            {isCommonTime && (
              <Suspense fallback={null}>
                <OverlapPanel telling={present} />
              </Suspense>
            )}
            {(layout === 'timeline' || isMoment) && (
              <Suspense fallback={null}>
                <Moment ref={list} telling={telling} live={live} shown={shown} />
              </Suspense>
            )}
            {layout === 'list' && <PeopleList ref={list} {...shown} />}
          </>
        )}
        <Toasts />
      </main>
      {everybody.length > 0 && <Footer shown={people.length} telling={present} />}
    </div>
  );
}
