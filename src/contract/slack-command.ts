import * as v from 'valibot';
import type { SecretPlace } from '../app/channel';
import type { SlackFrom } from '../app/slack';
import type { SlackWay } from '../app/slack-effect';
import type { BackTemplate } from '../presence/back-status';
import type { SlackTemplate } from '../presence/slack-status';
import { backTemplateSchema } from './back-template';
import { parseSlackSite, SLACK_CAPABILITIES, type SlackCapability } from './slack-app';

/** What a person wants of Slack. */
export type SlackCommand =
  | {
      readonly kind: 'connect-slack';
      readonly site: string;
      readonly way: SlackWay;
      readonly capabilities: readonly SlackCapability[];
      readonly secretIn: SecretPlace;
    }
  | { readonly kind: 'cancel-slack' }
  | { readonly kind: 'disconnect-slack' }
  | { readonly kind: 'list-slack-people'; readonly from: SlackFrom }
  | { readonly kind: 'list-slack-circles'; readonly of: 'groups' | 'channels' }
  /** Puts members of the workspace on the roster, by their member ids. */
  | { readonly kind: 'add-slack-people'; readonly ids: readonly string[] }
  | { readonly kind: 'change-slack-template'; readonly template: SlackTemplate }
  /** Chooses whether my status says when I am back, and how. */
  | { readonly kind: 'change-slack-back'; readonly back: BackTemplate };

const site = v.pipe(
  v.string(),
  v.maxLength(400),
  v.check((text) => parseSlackSite(text) !== null, 'is not the address of a Slack'),
);

const way = v.variant('kind', [
  v.strictObject({
    kind: v.literal('browser'),
    clientId: v.pipe(v.string(), v.regex(/^[0-9A-Za-z.]{3,64}$/)),
  }),
  v.strictObject({
    kind: v.literal('token'),
    // docs.slack.dev/authentication/tokens: a user's token begins so.
    token: v.pipe(v.string(), v.trim(), v.maxLength(1000), v.regex(/^xoxp-[0-9A-Za-z-]+$/)),
  }),
]) satisfies v.GenericSchema<unknown, SlackWay>;

const circleId = (first: RegExp) => v.pipe(v.string(), v.maxLength(40), v.regex(first));

/** Ids of user groups begin with S, those of channels with C or G (docs.slack.dev/reference/objects). */
const from = v.variant('kind', [
  v.strictObject({ kind: v.literal('everybody') }),
  v.strictObject({ kind: v.literal('group'), id: circleId(/^S[A-Z0-9]+$/) }),
  v.strictObject({ kind: v.literal('channel'), id: circleId(/^[CG][A-Z0-9]+$/) }),
]) satisfies v.GenericSchema<unknown, SlackFrom>;

const text = v.pipe(v.string(), v.maxLength(200));

export const slackTemplateSchema = v.strictObject({
  text,
  overtime: text,
  // docs.slack.dev/reference/methods/users.profile.set: an emoji of the workspace, by its name between colons.
  emoji: v.pipe(v.string(), v.regex(/^:[a-z0-9_+'-]{1,98}:$/)),
  intention: v.boolean(),
}) satisfies v.GenericSchema<unknown, SlackTemplate>;

const bare = <Kind extends SlackCommand['kind']>(kind: Kind) =>
  v.strictObject({ kind: v.literal(kind) });

/** The shapes of these commands, by their kind. */
export const SLACK_COMMAND_SCHEMAS: {
  readonly [Kind in SlackCommand['kind']]: v.GenericSchema<
    unknown,
    Extract<SlackCommand, { kind: Kind }>
  >;
} = {
  'connect-slack': v.strictObject({
    kind: v.literal('connect-slack'),
    site,
    way,
    capabilities: v.pipe(v.array(v.picklist(SLACK_CAPABILITIES)), v.minLength(1)),
    secretIn: v.picklist(['keyring', 'file', 'memory']),
  }),
  'cancel-slack': bare('cancel-slack'),
  'disconnect-slack': bare('disconnect-slack'),
  'list-slack-people': v.strictObject({ kind: v.literal('list-slack-people'), from }),
  'list-slack-circles': v.strictObject({
    kind: v.literal('list-slack-circles'),
    of: v.picklist(['groups', 'channels']),
  }),
  'add-slack-people': v.strictObject({
    kind: v.literal('add-slack-people'),
    ids: v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[UW][A-Z0-9]{1,30}$/))),
      v.minLength(1),
      v.maxLength(3000),
    ),
  }),
  'change-slack-template': v.strictObject({
    kind: v.literal('change-slack-template'),
    template: slackTemplateSchema,
  }),
  'change-slack-back': v.strictObject({
    kind: v.literal('change-slack-back'),
    back: backTemplateSchema,
  }),
};
