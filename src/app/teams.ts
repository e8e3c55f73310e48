import type { TeamsPlace } from '../contract/teams-app';
import type { BackTemplate } from '../presence/back-status';
import type { TeamsTemplate } from '../presence/teams-message';
import type { Instant } from '../time/instant';
import type { SecretPlace } from './channel';
import type { LiveBook } from './live';

/** Who I am in Microsoft Teams. No token is among it. */
export type TeamsAccount = {
  readonly place: TeamsPlace;
  /** The application that signed me in. */
  readonly clientId: string;
  /** The tenant that I am of, whichever was asked for. */
  readonly tenantId: string;
  readonly userId: string;
  readonly user: string;
  /** The permissions that were granted. */
  readonly scopes: readonly string[];
  readonly secretIn: SecretPlace;
};

/** What is kept of Teams: the document `teams`. */
export type Teams = {
  readonly account: TeamsAccount | null;
  readonly template: TeamsTemplate;
  /** What my status message says while I am off or away. */
  readonly back: BackTemplate;
  /** What was heard of people, as of when it was heard. */
  readonly heard?: LiveBook;
};

/** What keeps Teams from being connected, for words. */
export type TeamsTrouble = {
  readonly kind:
    | 'no-port'
    | 'browser'
    | 'declined'
    | 'timed-out'
    | 'code-over'
    | 'no-answer'
    | 'offline'
    | 'wrong-app'
    | 'not-public'
    | 'wrong-tenant'
    | 'personal'
    | 'not-member'
    | 'needs-admin'
    | 'policy'
    | 'not-microsoft'
    | 'not-graph'
    | 'no-teams'
    | 'waiting'
    | 'failed';
  /** Microsoft's own code for it; never a secret. */
  readonly detail: string;
};

/** What I type on another page to sign in, and until when it is good. */
export type TeamsCode = {
  readonly userCode: string;
  readonly page: string;
  readonly endsAt: Instant;
};

/** What is known of Teams while Lull runs. */
export type TeamsNow = {
  /** Whether my sign-in is at hand; `refused` when Microsoft does not take it any more. */
  readonly token: 'unknown' | 'ready' | 'missing' | 'unreadable' | 'refused';
  readonly connecting: {
    readonly id: string;
    readonly by: 'browser' | 'code';
    readonly code: TeamsCode | null;
  } | null;
  readonly trouble: TeamsTrouble | null;
  /** I disconnect: what was there before a block is put back first. */
  readonly leaving: boolean;
  /** Set when the sign-in could not be kept: at the next start it is asked for. */
  readonly unkept: boolean;
};
