import type { ChannelAddress, ChannelTrouble, TestStep } from '../src/app/channel';
import type { ChannelWish } from '../src/app/channel-wish';
import type { LiveFact } from '../src/app/live';
import type { SlackAccount, SlackPeople, SlackTrouble } from '../src/app/slack';
import type { SlackEffect } from '../src/app/slack-effect';
import type { SlackWish } from '../src/app/slack-wish';
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
  /** Who is in the workspace. */
  people(): Promise<SlackPeople>;
  /** How people of the workspace are, by their member ids. */
  teammates(ids: readonly string[]): Promise<LiveAnswer>;
  /** Pictures that were told of and are not kept yet, as data URLs by their names. */
  pictures(isKept: (name: string) => boolean): Promise<{ readonly [name: string]: string }>;
  /** Revokes the token; false when Slack could not be told. */
  revoke(): Promise<boolean>;
}
