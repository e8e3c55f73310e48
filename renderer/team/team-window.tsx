import { lazy, memo, Suspense, useCallback, useMemo, useRef, type KeyboardEvent } from 'react';
import { useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../bridge';
import { Announcer } from '../ui/announcer';
import { TooltipLayer } from '../ui/tooltip';
import { useCommonTime } from './overlap/overlap-question';
import { DropOverlay } from './drop-overlay';
import { ExampleBanner } from './example-banner';
import { Header } from './header';
import { CollisionNotes, FollowNotes } from './late-notes';
import { NoPeople } from './no-people';
import { Notices } from './notices';
import type { PeopleListHandle } from './people-list';
import { PeoplePane } from './people-pane';
import { SessionBanner } from './session-banner';
import { ShiftBanners } from './shift-banners';
import styles from './team-window.module.css';
import { show, useTeamView } from './team-view';
import type { Telling } from './telling';
import { Toasts } from './toasts';
import { useAskedFor } from './use-asked-for';
import { ZoneBanner } from './zone-banner';
import { useWindowKeys } from './use-window-keys';

const Dialogs = lazy(() => import('./dialogs').then((module) => ({ default: module.Dialogs })));
const OverlapPanel = lazy(() =>
  import('./overlap/overlap-panel').then((module) => ({ default: module.OverlapPanel })),
);
const Welcome = lazy(() =>
  import('./welcome/welcome').then((module) => ({ default: module.Welcome })),
);

/** Knows nothing of the time, which moves with whatever others say. */
const StillHeader = memo(Header);

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
  const now = useNow();
  const { people: everybody, undo } = useSlice('roster');
  const isCommonTime = useCommonTime((view) => view.isOpen);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<PeopleListHandle>(null);
  const telling = useMemo<Telling>(() => ({ words, style, zone, now }), [words, style, zone, now]);

  const startSearch = useCallback((typed: string): void => {
    search.current?.focus();
    if (typed === '') search.current?.select();
    else show({ query: typed });
  }, []);
  useWindowKeys(startSearch, zone, undo?.token ?? null);

  const onSearchKeyDown = useCallback((event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    list.current?.focusFirst();
  }, []);

  return (
    <div className={styles.window}>
      <StillHeader search={search} onSearchKeyDown={onSearchKeyDown} />
      <Notices />
      <ZoneBanner />
      <ShiftBanners />
      <FollowNotes />
      <CollisionNotes />
      <ExampleBanner />
      <SessionBanner />
      {everybody.length === 0 ? (
        <main className={styles.main}>
          <NoPeople />
          <Toasts />
        </main>
      ) : (
        <PeoplePane
          ref={list}
          present={telling}
          onSearch={startSearch}
          above={
            isCommonTime && (
              <Suspense fallback={null}>
                <OverlapPanel telling={telling} />
              </Suspense>
            )
          }
          below={<Toasts />}
        />
      )}
    </div>
  );
}
