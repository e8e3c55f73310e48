import { create } from 'zustand';
import type { Instant } from '../../src/time/instant';
import { formatChoices, parseChoices, type ViewChoices } from './view-choices';

/** What stands over the list. */
export type OpenDialog =
  | { readonly kind: 'add-person' }
  | { readonly kind: 'edit-person'; readonly id: string }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'away' }
  | { readonly kind: 'find-time' }
  | { readonly kind: 'follow' }
  | { readonly kind: 'stop-following' }
  | { readonly kind: 'follow-problems' }
  /** `at` is the place of the sync window that is wanted, null for all of them. */
  | { readonly kind: 'sync'; readonly at: number | null }
  | { readonly kind: 'join'; readonly at: number }
  /** `personId` is whom I want to share more time with; null for everybody. */
  | { readonly kind: 'split-day'; readonly personId: string | null }
  | {
      readonly kind: 'drop-refused';
      readonly name: string;
      readonly reason: 'too-large' | 'unreadable';
    };

/** The window's own state: nothing of it is main's business. */
export type TeamView = ViewChoices & {
  readonly query: string;
  /** The moment the window is looked at as if it were, or null for now. */
  readonly moment: Instant | null;
  readonly expanded: string | null;
  /** The row the keyboard is on. */
  readonly active: string | null;
  readonly dialog: OpenDialog | null;
  /** What was just done and asks nothing; a new turn says it again. */
  readonly said: { readonly text: string; readonly turn: number } | null;
};

const REMEMBERED = 'team-view';

export const useTeamView = create<TeamView>(() => ({
  ...parseChoices(window.localStorage.getItem(REMEMBERED)),
  query: '',
  moment: null,
  expanded: null,
  active: null,
  dialog: null,
  said: null,
}));

/** Changes what is shown. */
export function show(patch: Partial<TeamView>): void {
  useTeamView.setState(patch);
}

/** Says what was just done. */
export function say(text: string): void {
  useTeamView.setState(({ said }) => ({ said: { text, turn: (said?.turn ?? 0) + 1 } }));
}

/** Changes the order or who is shown, and remembers it. */
export function choose(patch: Partial<ViewChoices>): void {
  useTeamView.setState(patch);
  window.localStorage.setItem(REMEMBERED, formatChoices(useTeamView.getState()));
}

/** Opens a person's explanation, or closes it when it is the open one. */
export function toggleExpanded(id: string): void {
  const { expanded } = useTeamView.getState();
  useTeamView.setState({ expanded: expanded === id ? null : id, active: id });
}
