import type { FailureReason } from '../lease/lease';
import type { LivePerson, LiveService } from '../presence/live-person';
import type { Report } from '../presence/report';
import type { Instant } from '../time/instant';
import type { ZoneName } from '../time/zone';

/** Everybody of whom a service told, by their handle there. */
export type LiveBook = { readonly [handle: string]: LivePerson };

/** What is known of the people of one service while Lull runs. */
export type LiveNow = {
  readonly book: LiveBook;
  /** The question that is on its way, by its id. */
  readonly asking: { readonly id: string; readonly since: Instant } | null;
  /** Of whom it was asked the last time. */
  readonly asked: readonly string[];
  readonly answeredAt: Instant | null;
  /** How often it was asked in vain since, and why the last time. */
  readonly failures: number;
  readonly trouble: FailureReason | null;
  /** Not to be asked before. */
  readonly retryAt: Instant | null;
};

type Reports = { readonly [personId: string]: Report };

/** What services report of everybody, and what that was worked out from. */
type Told = {
  readonly from: readonly unknown[];
  readonly at: Instant;
  /** When it changes by itself, Infinity when it does not. */
  readonly changesAt: Instant;
  readonly reports: Reports;
  /** The reports of the channel that it was joined with. */
  readonly channel: Reports | null;
};

/** The services, and whether somebody looks at a window of Lull. */
export type Live = {
  readonly looking: boolean;
  readonly told: Told;
  /** Small pictures of people, as data URLs, by their names. */
  readonly pictures: { readonly [name: string]: string };
} & { readonly [service in LiveService]: LiveNow };

export const NOTHING_HEARD: LiveNow = {
  book: {},
  asking: null,
  asked: [],
  answeredAt: null,
  failures: 0,
  trouble: null,
  retryAt: null,
};

export const QUIET_LIVE: Live = {
  looking: false,
  told: { from: [], at: 0, changesAt: Infinity, reports: {}, channel: null },
  pictures: {},
  teams: NOTHING_HEARD,
  slack: NOTHING_HEARD,
};

/** Asks a service how people are, by their handles; answered by `live-heard` with the same id. */
export type LiveEffect = {
  readonly kind: 'ask-live';
  readonly service: LiveService;
  readonly id: string;
  readonly handles: readonly string[];
  /** Zones that people are in by their own word or the team's, by their handles. */
  readonly zones?: { readonly [handle: string]: ZoneName };
};

export type LiveFact =
  | {
      readonly kind: 'live-heard';
      readonly service: LiveService;
      readonly id: string;
      /** What was told, even where not everybody could be asked. */
      readonly people: readonly LivePerson[];
      /** Who is not there any more, by their handles. */
      readonly gone: readonly string[];
      readonly failure: {
        readonly reason: FailureReason;
        readonly retryAt: Instant | null;
      } | null;
    }
  /** Whether a window of Lull is on the screen. */
  | { readonly kind: 'windows-looked-at'; readonly looking: boolean }
  /** Small pictures of people, as data URLs, by the names that `LivePerson.picture` tells. */
  | {
      readonly kind: 'pictures-found';
      readonly pictures: { readonly [name: string]: string };
    };
