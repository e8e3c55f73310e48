import type { ChannelRoster } from '../presence/channel-roster';
import type { Report } from '../presence/report';
import type { Saying } from '../roster/merge';
import type { Sharing } from '../presence/sharing';
import type { Instant } from '../time/instant';

/** How a person proves to the broker who they are. */
export type ChannelLogin = 'none' | 'password' | 'certificate';

/** What may be chosen as a file of PEM. The key is a secret. */
export type PemPart = 'ca' | 'certificate' | 'key';

/** A file that was chosen; only of a certificate is there a text, since a key is told to no window. */
export type PemFile =
  | { readonly kind: 'chosen'; readonly name: string; readonly text: string | null }
  | { readonly kind: 'unusable'; readonly name: string; readonly trouble: ChannelTrouble };

/** Where a team's channel is, and as whom I am on it. Certificates are PEM; no secret is among it. */
export type ChannelAddress = {
  readonly url: string;
  readonly team: string;
  readonly user: string;
  readonly device: string;
  readonly login: ChannelLogin;
  readonly ca: string | null;
  readonly certificate: string | null;
};

/** A password or the key of a client certificate. It is in no state, in no log, and never told to a window. */
export type ChannelSecret = { readonly secret: string };

/** Where a secret is kept: `memory` asks for it at each start. */
export type SecretPlace = 'keyring' | 'file' | 'memory';

/** The channel I am on. */
export type Membership = {
  readonly address: ChannelAddress;
  readonly sharing: Sharing;
  readonly secretIn: SecretPlace;
  /** When my newest session began; the next one begins later, whatever the clock says. */
  readonly began: Instant;
  /** When something was last heard before the connection ended; null before the first. */
  readonly lastHeard: Instant | null;
};

/** A channel that I left, where what I had told is still to be taken back. */
export type Owed = {
  readonly address: ChannelAddress;
  readonly secretIn: SecretPlace;
  /** When I left it. */
  readonly since: Instant;
};

/** What is kept of the team channel: the document `channel`. */
export type Channel = {
  readonly joined: Membership | null;
  /** Channels that were left while they could not be reached. */
  readonly owed?: readonly Owed[];
  /** The people of the channel as they were last known, for when it cannot be reached. */
  readonly people: readonly Saying[];
};

export const NO_CHANNEL: Channel = { joined: null, people: [] };

/** What keeps a channel from being used until a person mends it. */
export const TROUBLES_FOR_A_PERSON = [
  'not-tls',
  'not-mqtt',
  'unknown-authority',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-other-name',
  'certificate-bad',
  'certificate-wanted',
  'wrong-password',
  'not-welcome',
  'may-not-write',
  'may-not-read',
  'ca-unreadable',
  'certificate-unreadable',
  'key-unreadable',
  'key-encrypted',
  'key-other',
  'mqtt-3-only',
  'taken-over',
] as const;

type PassingTrouble =
  | 'file-unreadable'
  | 'name-not-found'
  | 'refused'
  | 'unreachable'
  | 'timed-out'
  | 'closed'
  | 'no-secret'
  | 'failed';

/** What went wrong, with what names it: a host, a certificate, the broker's own words. */
export type ChannelTrouble = {
  readonly kind: PassingTrouble | (typeof TROUBLES_FOR_A_PERSON)[number];
  readonly detail: string;
};

/** The connection to the broker. A session is one connection. */
export type ChannelLink =
  | { readonly kind: 'off' }
  | { readonly kind: 'opening'; readonly session: ChannelSession }
  | { readonly kind: 'open'; readonly session: ChannelSession; readonly since: Instant }
  | {
      readonly kind: 'lost';
      readonly trouble: ChannelTrouble;
      readonly since: Instant;
      /** When it is tried again; null waits for the person. */
      readonly retryAt: Instant | null;
    };

export type ChannelSession = { readonly sid: string; readonly began: Instant };

/** How far a test of a channel has come; each step is proved by the one after it. */
export type TestStep = 'reach' | 'trust' | 'sign-in' | 'write' | 'read';

export type ChannelTest =
  | { readonly kind: 'running'; readonly id: string; readonly step: TestStep }
  | { readonly kind: 'passed'; readonly id: string; readonly encrypted: boolean }
  | {
      readonly kind: 'failed';
      readonly id: string;
      readonly step: TestStep;
      readonly trouble: ChannelTrouble;
    };

/** What an invitation fills into the form. It has no password, and does nothing by itself. */
export type Invitation = {
  readonly url: string;
  readonly team: string;
  readonly user: string | null;
};

/** What was last told of a topic, byte by byte, and when; an empty text took it back. */
export type Said = { readonly [topic: string]: { readonly text: string; readonly at: Instant } };

/** Whether it is being taken back now, and if not, why not and when it is tried again. */
export type Owing = {
  readonly attempts: number;
  readonly underWay: boolean;
  readonly trouble: ChannelTrouble | null;
  readonly retryAt: Instant | null;
};

/** What is known of the channel while Lull runs. */
export type ChannelNow = {
  readonly link: ChannelLink;
  /** How the taking back of what channels I left still have goes on. */
  readonly owing: Owing;
  /** What was given could not be kept: it serves this run, and is asked for at the next start. */
  readonly unkept: boolean;
  /** How often in a row it could not be connected. */
  readonly attempts: number;
  /** How many connections in a row were closed soon after they opened, with no try in vain between. */
  readonly cutShort: number;
  readonly secret: 'unknown' | 'ready' | 'missing' | 'unreadable';
  readonly keyring: 'unknown' | 'present' | 'absent';
  readonly roster: ChannelRoster;
  /** When something was heard last in this run. */
  readonly heardAt: Instant | null;
  /** When the people are kept for the next start; null where nothing about them changed. */
  readonly keepPeopleAt: Instant | null;
  /** When somebody's report changes by itself next. */
  readonly reportsChangeAt: Instant | null;
  /** How I am on another machine of mine. */
  readonly elsewhere: Report | null;
  readonly said: Said;
  readonly test: ChannelTest | null;
  /** Files that were chosen for the form. */
  readonly files: { readonly [part in PemPart]?: PemFile };
  readonly invitation: Invitation | null;
  readonly brokerFiles: BrokerFiles | null;
};

/** What became of writing what a broker needs into a folder. */
export type BrokerFiles =
  | { readonly kind: 'written'; readonly folder: string; readonly users: number }
  | { readonly kind: 'failed'; readonly reason: string };
