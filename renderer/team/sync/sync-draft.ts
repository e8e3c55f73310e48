import { linkHost } from '../../../src/roster/address';
import type { SyncWindow, Weekday } from '../../../src/roster/person';
import { parseClock } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';

/** A sync window as the form holds it. */
export type SyncDraft = {
  readonly title: string;
  readonly kind: SyncWindow['kind'];
  readonly zone: ZoneName | null;
  readonly days: readonly Weekday[];
  readonly start: string;
  readonly end: string;
  readonly everybody: boolean;
  readonly people: readonly string[];
  readonly link: string;
};

export type SyncProblem = 'title' | 'zone' | 'days' | 'start' | 'end' | 'people' | 'link';

/** The draft of a window that is new. */
export const newSync = (zone: ZoneName): SyncDraft => ({
  title: '',
  kind: 'meeting',
  zone,
  days: [],
  start: '10:00',
  end: '10:30',
  everybody: true,
  people: [],
  link: '',
});

export function draftOf(window: SyncWindow): SyncDraft {
  const { title, kind, zone, days, start, end, people, link = '' } = window;
  const everybody = people === 'all';
  return { title, kind, zone, days, start, end, everybody, people: everybody ? [] : people, link };
}

/** Everything that keeps a draft from being a sync window. */
export function problemsOf(draft: SyncDraft): ReadonlySet<SyncProblem> {
  const { title, zone, days, start, end, everybody, people, link } = draft;
  const wrong: readonly (readonly [SyncProblem, boolean])[] = [
    ['title', title.trim() === ''],
    ['zone', zone === null],
    ['days', days.length === 0],
    ['start', parseClock(start) === null],
    ['end', parseClock(end) === null],
    ['people', !everybody && people.length === 0],
    ['link', link.trim() !== '' && linkHost(link.trim()) === null],
  ];
  return new Set(wrong.flatMap(([problem, is]) => (is ? [problem] : [])));
}

/** The window that a draft without problems describes. */
export function windowOf(draft: SyncDraft): SyncWindow {
  if (draft.zone === null) throw new RangeError('draft.zone must be chosen');
  const link = draft.link.trim();
  return {
    title: draft.title.trim(),
    zone: draft.zone,
    days: [...draft.days].sort((a, b) => a - b),
    start: draft.start,
    end: draft.end,
    people: draft.everybody ? 'all' : draft.people,
    ...(link === '' ? {} : { link }),
    kind: draft.kind,
  };
}
