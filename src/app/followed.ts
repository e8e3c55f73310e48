import type { Problem } from '../roster/problem';
import type { Instant } from '../time/instant';

/** Where a followed team file is. */
export type FollowedPlace =
  { readonly kind: 'path'; readonly path: string } | { readonly kind: 'url'; readonly url: string };

/** What a server said of the version it sent, for asking whether there is a newer one. */
export type Stamp = { readonly etag?: string; readonly modified?: string };

export const FOLLOW_FAULTS = [
  'gone',
  'denied',
  'not-a-file',
  'too-large',
  'not-utf-8',
  'offline',
  'timed-out',
  'bad-certificate',
  'refused',
  'bad-redirect',
  'io',
] as const;

/** Why a followed file could not be read; `refused` is the server's answer, its status in the detail. */
export type FollowFault = (typeof FOLLOW_FAULTS)[number];

/** Why what is shown is not what the file says now. */
export type FollowProblem =
  | { readonly kind: 'broken'; readonly count: number; readonly problems: readonly Problem[] }
  | { readonly kind: FollowFault; readonly detail: string };

/** A team file that is followed: kept with the roster. */
export type Followed = {
  readonly place: FollowedPlace;
  /** The file's name, or the host that it is fetched from. */
  readonly name: string;
  /** SHA-256 of the text that was taken over last, in hex; empty before the first. */
  readonly hash: string;
  readonly stamp: Stamp;
  /** When a text was taken over last. */
  readonly changedAt: Instant | null;
  readonly problem: (FollowProblem & { readonly since: Instant }) | null;
};

/** Who came, went or was changed by a new version of the file. */
export type FollowChange = {
  readonly at: Instant;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Whose hours, leave, focus or zone changed. */
  readonly hours: readonly string[];
  /** Of whom something else changed. */
  readonly other: readonly string[];
  readonly meetings: boolean;
};

/** What came of reading a followed file. */
export type FollowedRead =
  /** It says what it said when it was taken over. */
  | { readonly kind: 'same'; readonly stamp?: Stamp }
  /** Nothing about it changed since it was read last, whatever came of that. */
  | { readonly kind: 'untouched' }
  /** It was changed while it was read. */
  | { readonly kind: 'unstable' }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly hash: string;
      readonly stamp: Stamp;
    }
  | {
      readonly kind: 'failed';
      readonly fault: FollowFault;
      readonly detail: string;
      /** The server asked to be left alone for this long. */
      readonly retryAfterMs?: number;
    };

/** What came of writing the followed file. */
export type FollowedWritten =
  | { readonly kind: 'written'; readonly text: string; readonly hash: string }
  | { readonly kind: 'changed-meanwhile'; readonly text: string; readonly hash: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** What is known of a followed file while Lull runs. */
export type Following = {
  /** When the file is read next; null while it is being read. */
  readonly readAt: Instant | null;
  readonly reading: Instant | null;
  /** What was found wrong the last time, as one text; told once it is found twice, for a write may be under way. */
  readonly suspect: string | null;
  /** How often in a row it was suspect, changing or out of reach. */
  readonly tries: number;
  /** The person asked for it, so that it is said even if nothing changed. */
  readonly asked: boolean;
  readonly change: FollowChange | null;
  /** Somebody else changed the file since it was read, so that mine was not written over it. */
  readonly conflict: FollowConflict | null;
};

/** Mine and theirs, by name: what saving would have put over what somebody else wrote. */
export type FollowConflict = {
  readonly text: string;
  readonly theirs: FollowChange;
  readonly mine: FollowChange;
};

export const NOT_FOLLOWING: Following = {
  readAt: null,
  reading: null,
  suspect: null,
  tries: 0,
  asked: false,
  change: null,
  conflict: null,
};
