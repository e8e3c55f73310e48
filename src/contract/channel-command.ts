import * as v from 'valibot';
import type { ChannelLogin, PemPart, SecretPlace } from '../app/channel';
import { parseBrokerUrl } from '../presence/broker-url';
import type { Sharing } from '../presence/sharing';

/** A channel as it is written into the form; a secret is only in it when it is given anew. */
export type ChannelForm = {
  readonly url: string;
  readonly team: string;
  readonly user: string;
  readonly login: ChannelLogin;
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly secret: string | null;
  /** The key is the one that was chosen as a file. */
  readonly chosenKey?: true;
};

/** What a person wants of the team channel. */
export type ChannelCommand =
  | {
      readonly kind: 'join-channel';
      readonly form: ChannelForm;
      readonly secretIn: SecretPlace;
      readonly sharing: Sharing;
    }
  | { readonly kind: 'leave-channel' }
  | { readonly kind: 'test-channel'; readonly form: ChannelForm }
  | {
      readonly kind: 'give-channel-secret';
      readonly secret: string;
      readonly secretIn: SecretPlace;
    }
  | { readonly kind: 'retry-channel' }
  /** Tries at once to take back what a channel that was left still has. */
  | { readonly kind: 'retry-left-channel' }
  /** Lets it stay there until it expires. */
  | { readonly kind: 'drop-left-channel' }
  | { readonly kind: 'change-sharing'; readonly sharing: Sharing }
  | { readonly kind: 'copy-invitation' }
  | { readonly kind: 'dismiss-invitation' }
  | { readonly kind: 'look-for-keyring' }
  | { readonly kind: 'choose-channel-file'; readonly part: PemPart }
  | { readonly kind: 'drop-channel-file'; readonly part: PemPart }
  | {
      readonly kind: 'write-broker-files';
      readonly team: string;
      readonly users: readonly string[];
      readonly port: number;
    };

const name = v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,64}$/));
const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(16_384));
const pem = v.nullable(
  v.pipe(v.string(), v.maxLength(65_536), v.regex(/^\s*-----BEGIN [A-Z0-9 ]+-----/)),
);

const url = v.pipe(
  v.string(),
  v.maxLength(400),
  v.trim(),
  v.check((text) => parseBrokerUrl(text) !== null, 'is not the address of a broker'),
);

const form = v.strictObject({
  url,
  team: name,
  user: name,
  login: v.picklist(['none', 'password', 'certificate']),
  ca: pem,
  certificate: pem,
  secret: v.nullable(secret),
  chosenKey: v.exactOptional(v.literal(true)),
}) satisfies v.GenericSchema<unknown, ChannelForm>;

const part = v.picklist(['ca', 'certificate', 'key']);

const secretIn = v.picklist(['keyring', 'file', 'memory']);

export const sharingSchema = v.strictObject({
  visible: v.boolean(),
  card: v.picklist(['hours', 'time-only']),
  intention: v.boolean(),
  rounding: v.picklist(['exact', 'half-hour']),
}) satisfies v.GenericSchema<unknown, Sharing>;

const bare = <Kind extends ChannelCommand['kind']>(kind: Kind) =>
  v.strictObject({ kind: v.literal(kind) });

/** The shapes of these commands, by their kind. */
export const CHANNEL_COMMAND_SCHEMAS: {
  readonly [Kind in ChannelCommand['kind']]: v.GenericSchema<
    unknown,
    Extract<ChannelCommand, { kind: Kind }>
  >;
} = {
  'join-channel': v.strictObject({
    kind: v.literal('join-channel'),
    form,
    secretIn,
    sharing: sharingSchema,
  }),
  'leave-channel': bare('leave-channel'),
  'test-channel': v.strictObject({ kind: v.literal('test-channel'), form }),
  'give-channel-secret': v.strictObject({
    kind: v.literal('give-channel-secret'),
    secret,
    secretIn,
  }),
  'retry-channel': bare('retry-channel'),
  'retry-left-channel': bare('retry-left-channel'),
  'drop-left-channel': bare('drop-left-channel'),
  'change-sharing': v.strictObject({ kind: v.literal('change-sharing'), sharing: sharingSchema }),
  'copy-invitation': bare('copy-invitation'),
  'dismiss-invitation': bare('dismiss-invitation'),
  'look-for-keyring': bare('look-for-keyring'),
  'choose-channel-file': v.strictObject({ kind: v.literal('choose-channel-file'), part }),
  'drop-channel-file': v.strictObject({ kind: v.literal('drop-channel-file'), part }),
  'write-broker-files': v.strictObject({
    kind: v.literal('write-broker-files'),
    team: name,
    users: v.pipe(v.array(name), v.minLength(1), v.maxLength(500)),
    port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  }),
};
