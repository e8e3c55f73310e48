import type { BackTemplate } from '../presence/back-status';
import type { SlackTemplate } from '../presence/slack-status';
import type { ZoneName } from '../time/zone';
import type { SecretPlace } from './channel';
import type { LiveBook } from './live';

/** Who I am in Slack. No token is among it. */
export type SlackAccount = {
  /** The address of the Slack: another one for GovSlack. */
  readonly site: string;
  readonly teamId: string;
  readonly team: string;
  readonly userId: string;
  readonly user: string;
  /** The app that signed me in by the browser; null for a token that I pasted. */
  readonly clientId: string | null;
  readonly scopes: readonly string[];
  readonly secretIn: SecretPlace;
};

/** What is kept of Slack: the document `slack`. */
export type Slack = {
  readonly account: SlackAccount | null;
  readonly template: SlackTemplate;
  /** What my status says while I am off or away. */
  readonly back: BackTemplate;
  /** What was last heard of people, so that a start without a network knows it. */
  readonly heard?: LiveBook;
};

/** What keeps Slack from being connected, for words. */
export type SlackTrouble = {
  readonly kind:
    | 'ports-taken'
    | 'browser'
    | 'declined'
    | 'timed-out'
    | 'no-answer'
    | 'offline'
    | 'wrong-token'
    | 'wrong-app'
    | 'not-allowed'
    | 'not-slack'
    | 'no-plan'
    | 'not-there'
    | 'waiting'
    | 'failed';
  /** Slack's own word for it; never a secret. */
  readonly detail: string;
};

/** Somebody of the workspace. */
export type SlackMember = {
  readonly id: string;
  readonly name: string;
  readonly zone: ZoneName | null;
  readonly email: string | null;
  /** Why they cannot be on the roster; null where they can. */
  readonly leftOut: 'bot' | 'guest' | 'gone' | 'no-zone' | null;
};

/** Whose members are listed: everybody's, or those of a user group or a channel, by its id. */
export type SlackFrom =
  { readonly kind: 'everybody' } | { readonly kind: 'group' | 'channel'; readonly id: string };

/** A user group or a channel I am in. */
export type SlackCircle = { readonly id: string; readonly name: string };

export type SlackCircles =
  | { readonly kind: 'loading' }
  | { readonly kind: 'found'; readonly circles: readonly SlackCircle[]; readonly more: boolean }
  | { readonly kind: 'failed'; readonly trouble: SlackTrouble };

/** Who is in the workspace, once it was asked. `more` when it has more people than are read. */
export type SlackPeople =
  | { readonly kind: 'loading' }
  | { readonly kind: 'found'; readonly members: readonly SlackMember[]; readonly more: boolean }
  | { readonly kind: 'failed'; readonly trouble: SlackTrouble };

/** What is known of Slack while Lull runs. */
export type SlackNow = {
  /** Whether my token is at hand; `refused` when Slack does not take it any more. */
  readonly token: 'unknown' | 'ready' | 'missing' | 'unreadable' | 'refused';
  readonly connecting: { readonly id: string; readonly by: 'browser' | 'token' } | null;
  readonly trouble: SlackTrouble | null;
  /** I disconnect: what was there before a block is put back first. */
  readonly leaving: boolean;
  /** Set when the token could not be kept: at the next start it is asked for. */
  readonly unkept: boolean;
  /** The people that were listed last, and whose they are. */
  readonly from: SlackFrom;
  readonly people: SlackPeople | null;
  readonly groups: SlackCircles | null;
  readonly channels: SlackCircles | null;
};
