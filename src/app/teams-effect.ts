import type { TeamsCapability, TeamsPlace } from '../contract/teams-app';
import type { SecretPlace } from './channel';
import type { TeamsAccount, TeamsCode, TeamsTrouble } from './teams';

/** How I sign in: in the browser of this machine, or with a code on any page. */
export type TeamsWay = 'browser' | 'code';

/** What is done outside for Teams, besides its targets. */
export type TeamsEffect =
  /** Answered by `teams-connected` or `teams-not-connected`, after a `teams-code` where there is one. */
  | {
      readonly kind: 'connect-teams';
      readonly id: string;
      readonly place: TeamsPlace;
      readonly clientId: string;
      readonly way: TeamsWay;
      readonly capabilities: readonly TeamsCapability[];
      readonly secretIn: SecretPlace;
      /** Who is asked to sign in; null leaves it to the person. */
      readonly hint: string | null;
    }
  | { readonly kind: 'cancel-teams' }
  /** Answered by `teams-token`. */
  | { readonly kind: 'load-teams-token'; readonly account: TeamsAccount }
  /** Forgets the sign-in; Microsoft has no way to revoke that of one app. Answered by `teams-left`. */
  | { readonly kind: 'disconnect-teams' };

/** What Teams told. */
export type TeamsFact =
  | { readonly kind: 'teams-connected'; readonly id: string; readonly account: TeamsAccount }
  | { readonly kind: 'teams-not-connected'; readonly id: string; readonly trouble: TeamsTrouble }
  | { readonly kind: 'teams-code'; readonly id: string; readonly code: TeamsCode }
  | {
      readonly kind: 'teams-token';
      readonly token: 'ready' | 'missing' | 'unreadable' | 'refused';
    }
  | { readonly kind: 'teams-token-unkept' }
  /** I am out; false when the sign-in could not be removed from where it is kept. */
  | { readonly kind: 'teams-left'; readonly forgotten: boolean };
