import type { ZoneName } from '../time/zone';

/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A weekly stretch in the person's zone; `end` at or before `start` runs into the next day, equal is a whole day. */
export type WorkingBlock = {
  readonly days: readonly Weekday[];
  readonly start: string;
  readonly end: string;
};

/** One stretch of a single local date; the blocks of an exception name no weekdays. */
export type DayBlock = { readonly start: string; readonly end: string };

/** Replaces the blocks that start on the local dates `from`..`to` (inclusive, `to` defaults to `from`); no blocks is a day off. */
export type Exception = {
  readonly from: string;
  readonly to?: string;
  readonly blocks: readonly DayBlock[];
  readonly note?: string;
};

/** A planned focus block that recurs weekly. */
export type RecurringFocus = WorkingBlock;

/** A planned focus block on one local date. */
export type DatedFocus = { readonly date: string; readonly start: string; readonly end: string };

export type PlannedFocus = RecurringFocus | DatedFocus;

/** A preset of who somebody is on the team, which sets the default reply window. */
export type Role = 'manager' | 'contributor' | 'maker' | 'support';

export const ROLES: readonly Role[] = ['manager', 'contributor', 'maker', 'support'];

/** How much answering time a reply takes: `"90m"`, `"4h"`, `"1d"`. */
export type ReplyWindow = string;

/** Where else a person can be reached. */
export type Handles = {
  readonly email?: string;
  readonly slack?: string;
  readonly teams?: string;
};

/** Somebody on the roster, as the team file shows them. No `blocks` means hours are not shared. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly zone: ZoneName;
  readonly role?: Role;
  readonly blocks?: readonly WorkingBlock[];
  readonly exceptions?: readonly Exception[];
  readonly focus?: readonly PlannedFocus[];
  readonly replyWithin?: ReplyWindow;
  readonly urgent?: string;
  readonly handles?: Handles;
};

/** A recurring window the team shares; `meeting` makes its people busy, `together` is a day in one place. */
export type SyncWindow = {
  readonly title: string;
  readonly zone: ZoneName;
  readonly days: readonly Weekday[];
  readonly start: string;
  readonly end: string;
  readonly people: 'all' | readonly string[];
  readonly link?: string;
  readonly kind: 'meeting' | 'together';
};

/** The team's reply windows by role, which stand above the role presets. */
export type ReplyNorms = { readonly [role in Role]?: ReplyWindow };

/** What a team file holds. */
export type Team = {
  readonly version: 1;
  readonly team?: string;
  readonly people: readonly Person[];
  readonly sync?: readonly SyncWindow[];
  readonly replyWithin?: ReplyNorms;
};
