import type { Quorum } from '../reply/quorum';
import type { SeatRecord } from '../reply/seats';
import type { Role } from '../roster/person';
import type { Instant } from '../time/instant';

/** People I meet with often, under a name of mine; my own id may be among them. */
export type Group = {
  readonly id: string;
  readonly name: string;
  readonly people: readonly string[];
};

/** Whom a question about common time is about. */
export type Attendees =
  | { readonly kind: 'people'; readonly ids: readonly string[] }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'group'; readonly groupId: string };

/** An overlap that I follow: shown in the tray's menu, and told before it begins if `notify`. */
export type OverlapWatch = {
  readonly id: string;
  readonly attendees: Attendees;
  readonly withMe: boolean;
  readonly quorum: Quorum;
  readonly notify: boolean;
  readonly since: Instant;
};

/** What Lull keeps about the team's common time: the document `team-time`. */
export type TeamTime = {
  readonly groups: readonly Group[];
  readonly overlapWatches: readonly OverlapWatch[];
  /** Who sat late or early in the meetings I took, oldest first, bounded. */
  readonly seats: readonly SeatRecord[];
};

export const EMPTY_TEAM_TIME: TeamTime = { groups: [], overlapWatches: [], seats: [] };
