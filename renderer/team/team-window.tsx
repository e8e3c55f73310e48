import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { send, useClockStyle, useNow, useSlice, useWords } from '../bridge';
import { Announcer } from '../ui/announcer';
import { TooltipLayer } from '../ui/tooltip';
import { answerSentence } from './answer-sentence';
import { DropOverlay } from './drop-overlay';
import { ExampleBanner } from './example-banner';
import { Footer } from './footer';
import { Header } from './header';
import { NoPeople } from './no-people';
import { Notices } from './notices';
import { PeopleList, type PeopleListHandle } from './people-list';
import type { RowActions } from './row-actions';
import { createRowScene } from './row-scene';
import { SessionBanner } from './session-banner';
import styles from './team-window.module.css';
import { say, show, useTeamView } from './team-view';
import type { Telling } from './telling';
import { Toasts } from './toasts';
import { useAskedFor } from './use-asked-for';
import { useShownPeople } from './use-shown-people';

const Dialogs = lazy(() => import('./dialogs').then((module) => ({ default: module.Dialogs })));
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
  const { importReport } = useSlice('roster');
  if (!isOpen && importReport === null) return null;
  return (
    <Suspense fallback={null}>
      <Dialogs />
    </Suspense>
  );
}

function Team() {
  const words = useWords();
  const style = useClockStyle();
  const { me } = useSlice('me');
  const { people: everybody, watches, sync, norms, reports, undo } = useSlice('roster');
  const now = useNow();
  const people = useShownPeople(now);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<PeopleListHandle>(null);
  const telling = useMemo<Telling>(
    () => ({ words, style, zone: me.zone, now }),
    [words, style, me.zone, now],
  );

  const scene = useMemo(
    () => createRowScene(telling, { reports, sync, norms, watches }),
    [telling, reports, sync, norms, watches],
  );

  const actions = useMemo<RowActions>(
    () => ({
      edit: ({ id }) => show({ dialog: { kind: 'edit-person', id } }),
      remove: ({ id }) => {
        void send({ kind: 'remove-person', id });
        show({ said: null });
      },
      copy: (person) => {
        const context = scene.contextOf(person);
        const text = answerSentence(person, context, { ...scene.telling, now: Date.now() });
        void send({ kind: 'copy-text', text });
        say(words('team.copied', { text }));
      },
      watch: (person) => {
        const { id, name } = person;
        const isWatched = scene.isWatched(person);
        const isIn = scene.rowOf(person).view.availability.state === 'available';
        if (isIn && !isWatched) return say(words('team.in-already', { name }));
        void send({ kind: isWatched ? 'unwatch-person' : 'watch-person', id });
        say(words(isWatched ? 'team.unwatched' : 'team.watching', { name }));
      },
    }),
    [words, scene],
  );

  const startSearch = useCallback((typed: string): void => {
    search.current?.focus();
    if (typed === '') search.current?.select();
    else show({ query: typed });
  }, []);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, shiftKey, target } = event;
      const types = target instanceof HTMLElement && target.matches('input, textarea, select');
      if (document.querySelector('dialog[open]') !== null) return;
      if ((ctrlKey || metaKey) && key === 'f') {
        event.preventDefault();
        startSearch('');
      } else if ((ctrlKey || metaKey) && !shiftKey && key === 'z' && !types && undo !== null) {
        event.preventDefault();
        void send({ kind: 'undo', token: undo.token });
      } else if (!types && !ctrlKey && !metaKey && !event.defaultPrevented) {
        if (key === '/') {
          event.preventDefault();
          startSearch('');
        } else if (key === '?') show({ dialog: { kind: 'shortcuts' } });
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [startSearch, undo]);

  const onSearchKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    list.current?.focusFirst();
  };

  return (
    <div className={styles.window}>
      <Header search={search} onSearchKeyDown={onSearchKeyDown} />
      <Notices />
      <ExampleBanner />
      <SessionBanner />
      <main className={styles.main}>
        {everybody.length === 0 ? (
          <NoPeople />
        ) : (
          <PeopleList
            ref={list}
            people={people}
            scene={scene}
            actions={actions}
            onSearch={startSearch}
          />
        )}
        <Toasts />
      </main>
      {everybody.length > 0 && <Footer shown={people.length} telling={telling} />}
    </div>
  );
}
