import type { Attendees, Group } from '../reply/attendees';
import type { Quorum } from '../reply/quorum';
import type { SeatRecord } from '../reply/seats';
import type { TimeShift } from '../reply/time-shift';
import type { Instant } from '../time/instant';
import type { LocalDay } from '../time/wall-time';
import type { ZoneName } from '../time/zone';

export type { Attendees, Group } from '../reply/attendees';

/** An overlap that I follow: shown in the tray's menu, and told before it begins if `notify`. */
export type OverlapWatch = {
  readonly id: string;
  readonly attendees: Attendees;
  readonly withMe: boolean;
  readonly quorum: Quorum;
  readonly notify: boolean;
  readonly since: Instant;
};

/** What the guard told at once: it stands in the team window until it is dismissed or over. */
export type Telling = {
  readonly id: string;
  readonly at: Instant;
  readonly shifts: readonly TimeShift[];
  /** How many more effects there were than are listed. */
  readonly more: number;
};

/** What the guard told, so that it is told once; a key is forgotten some time after its date. */
export type Told = { readonly key: string; readonly date: LocalDay };

/** What is known of where this machine is, and what I said to it. */
export type Whereabouts = {
  /** The zone it was last seen in, and since when; null while that was always mine. */
  readonly seen: { readonly zone: ZoneName; readonly since: Instant } | null;
  /** The zone about which a question stands. */
  readonly asking: ZoneName | null;
  /** The zone I am visiting: times are shown in it, and my hours stay at home. */
  readonly visiting: ZoneName | null;
  /** Zones that mean nothing, such as those of a VPN, newest last, bounded. */
  readonly ignored: readonly ZoneName[];
};

/** What Lull keeps about the team's common time: the document `team-time`. */
export type TeamTime = {
  readonly groups: readonly Group[];
  readonly overlapWatches: readonly OverlapWatch[];
  /** Who sat late or early in the meetings I took, oldest first, bounded. */
  readonly seats: readonly SeatRecord[];
  /** Hosts of links that I opened once, newest last, bounded. */
  readonly knownHosts: readonly string[];
  /** Planned focus blocks that I let stand beside a meeting or each other, newest last, bounded. */
  readonly keptCollisions: readonly string[];
  readonly told: readonly Told[];
  readonly tellings: readonly Telling[];
  readonly whereabouts: Whereabouts;
};

export const AT_HOME: Whereabouts = { seen: null, asking: null, visiting: null, ignored: [] };

export const EMPTY_TEAM_TIME: TeamTime = {
  groups: [],
  overlapWatches: [],
  seats: [],
  knownHosts: [],
  keptCollisions: [],
  told: [],
  tellings: [],
  whereabouts: AT_HOME,
};
