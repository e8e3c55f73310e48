import type { ChannelAddress, ChannelTrouble, PemPart, TestStep } from '../src/app/channel';
import type { ChannelWish } from '../src/app/channel-wish';
import type { LiveEffect, LiveFact } from '../src/app/live';
import type {
  SlackAccount,
  SlackCircles,
  SlackFrom,
  SlackPeople,
  SlackTrouble,
} from '../src/app/slack';
import type { SlackEffect } from '../src/app/slack-effect';
import type { SlackWish } from '../src/app/slack-wish';
import type { TeamsAccount, TeamsCode, TeamsTrouble } from '../src/app/teams';
import type { TeamsEffect } from '../src/app/teams-effect';
import type { TeamsFound, TeamsQuestion } from '../src/app/teams-people';
import type { TeamsWish } from '../src/app/teams-wish';
import type { LiveService } from '../src/presence/live-person';
import type { StatusTarget } from './ports';

/** A live source of people: it tells who they are and how they are, and is told how I am. */
export interface PeopleSource {
  /** Brings what is outside in line with what is wanted; the same wish twice changes nothing. Null wants nothing. */
  want(wish: ChannelWish | null, secret: string | null): void;
  /** Says goodbye and ends; nothing wanted afterwards is done. */
  close(): Promise<void>;
}

/** The team channel: a source of people, and a status under a lease, over one connection. */
export interface TeamChannel extends PeopleSource {
  readonly target: StatusTarget;
  /** Goes through the steps of a connection of its own, and tells each. */
  test(
    address: ChannelAddress,
    secret: string | null,
    onStep: (step: TestStep) => void,
  ): Promise<
    | { readonly kind: 'passed' }
    | { readonly kind: 'failed'; readonly step: TestStep; readonly trouble: ChannelTrouble }
  >;
  /** What is wrong with the text of a certificate or a key; null where nothing is. */
  pemTrouble(part: PemPart, text: string): ChannelTrouble | null;
  /** Takes back what a machine told under an address, and the card with it where that is wanted; null once the broker has nothing of it. */
  clear(
    address: ChannelAddress,
    secret: string | null,
    card: boolean,
  ): Promise<ChannelTrouble | null>;
}

/** How people of a service are: what was told of some of them may come with why no more was. */
export type LiveAnswer = Pick<
  Extract<LiveFact, { kind: 'live-heard' }>,
  'people' | 'gone' | 'failure'
>;

/** What a browser came back with. */
export type Redirected =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'declined'; readonly error: string; readonly description: string }
  | { readonly kind: 'timed-out' | 'cancelled' };

export type LoopbackAsk = {
  /** The first that is free is taken; 0 is any. */
  readonly ports: readonly number[];
  readonly path: string;
  readonly state: string;
  /** The page that is shown in the end, as HTML; it is the same for everybody. */
  readonly page: (outcome: 'done' | 'declined') => string;
};

/** Where a browser comes back to after a sign-in: on this machine alone, and once. */
export interface Loopback {
  readonly port: number;
  readonly redirected: Promise<Redirected>;
  close(): void;
}

/** Null where every port is taken. */
export type OpenLoopback = (ask: LoopbackAsk) => Promise<Loopback | null>;

/** Small pictures of people, kept so that a start needs no network for them. They may be lost. */
export interface KeptPictures {
  keep(pictures: { readonly [name: string]: string }): Promise<void>;
  /** Those of the names that are kept; what is not named any more is taken away. */
  load(names: readonly string[]): Promise<{ readonly [name: string]: string }>;
  /** Takes all pictures of a service away. */
  forget(service: LiveService): Promise<void>;
}

/** Slack: two statuses under leases, over one account. Its token is only ever here and among the secrets. */
export interface SlackService {
  target(id: 'slack' | 'slack-snooze'): StatusTarget;
  /** What my status is made of from now on; null wants none. */
  want(wish: SlackWish | null): void;
  /** Takes up a token that was kept; false where it is none. */
  resume(account: SlackAccount, secret: string): boolean;
  connect(
    ask: Extract<SlackEffect, { kind: 'connect-slack' }>,
  ): Promise<
    | { readonly kind: 'connected'; readonly account: SlackAccount; readonly secret: string }
    | { readonly kind: 'failed'; readonly trouble: SlackTrouble }
    | { readonly kind: 'cancelled' }
  >;
  cancel(): void;
  /** Who is in the workspace, or in a part of it. */
  people(from: SlackFrom): Promise<SlackPeople>;
  /** The user groups of the workspace, or the channels I am in. */
  circles(of: 'groups' | 'channels'): Promise<SlackCircles>;
  /** How people of the workspace are, by their member ids. */
  teammates(ids: readonly string[]): Promise<LiveAnswer>;
  /** Pictures that were told of and are not kept yet, as data URLs by their names. */
  pictures(isKept: (name: string) => boolean): Promise<{ readonly [name: string]: string }>;
  /** Revokes the token; false when Slack could not be told. */
  revoke(): Promise<boolean>;
}

/** Microsoft Teams: two statuses under leases, over one account. Its sign-in is only ever here and among the secrets. */
export interface TeamsService {
  target(id: 'teams' | 'teams-message'): StatusTarget;
  /** What my status is made of from now on; null wants none. */
  want(wish: TeamsWish | null): void;
  /** Takes up a sign-in that was kept; false where it is none. */
  resume(account: TeamsAccount, secret: string): boolean;
  connect(
    ask: Extract<TeamsEffect, { kind: 'connect-teams' }>,
    onCode: (code: TeamsCode) => void,
  ): Promise<
    | { readonly kind: 'connected'; readonly account: TeamsAccount; readonly secret: string }
    | { readonly kind: 'failed'; readonly trouble: TeamsTrouble }
    | { readonly kind: 'cancelled' }
  >;
  cancel(): void;
  /** How people of the tenant are, by their ids, with pictures that are new, as data URLs by their names. */
  teammates(
    question: Pick<LiveEffect, 'handles' | 'zones'>,
  ): Promise<LiveAnswer & { readonly pictures: { readonly [name: string]: string } }>;
  /** Looks for people who could be on the roster. */
  find(question: TeamsQuestion): Promise<TeamsFound>;
  /** Gives the sign-in up. */
  forget(): void;
}
