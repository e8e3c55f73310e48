import type { SlackCapability } from '../contract/slack-app';
import type { SecretPlace } from './channel';
import type { SlackAccount, SlackCircles, SlackFrom, SlackPeople, SlackTrouble } from './slack';

/** How I prove to Slack who I am. */
export type SlackWay =
  | { readonly kind: 'browser'; readonly clientId: string }
  | { readonly kind: 'token'; readonly token: string };

/** What is done outside for Slack, besides its targets. */
export type SlackEffect =
  /** Answered by `slack-connected` or `slack-not-connected`. */
  | {
      readonly kind: 'connect-slack';
      readonly id: string;
      readonly site: string;
      readonly way: SlackWay;
      readonly capabilities: readonly SlackCapability[];
      readonly secretIn: SecretPlace;
    }
  | { readonly kind: 'cancel-slack' }
  /** Answered by `slack-people`. */
  | { readonly kind: 'list-slack-people'; readonly from: SlackFrom }
  /** Answered by `slack-circles`. */
  | { readonly kind: 'list-slack-circles'; readonly of: 'groups' | 'channels' }
  /** Answered by `slack-token`. */
  | { readonly kind: 'load-slack-token'; readonly account: SlackAccount }
  /** Revokes the token and forgets it; answered by `slack-left`. */
  | { readonly kind: 'disconnect-slack'; readonly account: SlackAccount };

/** What Slack told. */
export type SlackFact =
  | { readonly kind: 'slack-connected'; readonly id: string; readonly account: SlackAccount }
  | { readonly kind: 'slack-not-connected'; readonly id: string; readonly trouble: SlackTrouble }
  | {
      readonly kind: 'slack-token';
      readonly token: 'ready' | 'missing' | 'unreadable' | 'refused';
    }
  | { readonly kind: 'slack-token-unkept' }
  | { readonly kind: 'slack-people'; readonly from: SlackFrom; readonly people: SlackPeople }
  | {
      readonly kind: 'slack-circles';
      readonly of: 'groups' | 'channels';
      readonly circles: SlackCircles;
    }
  /** I am out; false when Slack could not be told. */
  | { readonly kind: 'slack-left'; readonly revoked: boolean };
