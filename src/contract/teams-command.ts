import * as v from 'valibot';
import type { SecretPlace } from '../app/channel';
import type { TeamsWay } from '../app/teams-effect';
import type { BackTemplate } from '../presence/back-status';
import type { TeamsTemplate } from '../presence/teams-message';
import { backTemplateSchema } from './back-template';
import { parseSiteAddress } from './site-address';
import {
  parseTeamsClient,
  parseTenant,
  TEAMS_CAPABILITIES,
  type TeamsCapability,
  type TeamsPlace,
} from './teams-app';

/** What a person wants of Teams. */
export type TeamsCommand =
  | {
      readonly kind: 'connect-teams';
      readonly place: TeamsPlace;
      readonly clientId: string;
      readonly way: TeamsWay;
      readonly capabilities: readonly TeamsCapability[];
      readonly secretIn: SecretPlace;
    }
  | { readonly kind: 'cancel-teams' }
  | { readonly kind: 'disconnect-teams' }
  /** Opens the page on which the code is typed. */
  | { readonly kind: 'open-teams-page' }
  | { readonly kind: 'change-teams-template'; readonly template: TeamsTemplate }
  /** Chooses whether my status message says when I am back, and how. */
  | { readonly kind: 'change-teams-back'; readonly back: BackTemplate };

const read = (parse: (text: string) => string | null, problem: string) =>
  v.pipe(
    v.string(),
    v.maxLength(400),
    v.check((text) => parse(text) !== null, problem),
  );

const address = read(parseSiteAddress, 'is no address of a service');

const text = v.pipe(v.string(), v.maxLength(300));

export const teamsTemplateSchema = v.strictObject({
  text,
  overtime: text,
  intention: v.boolean(),
}) satisfies v.GenericSchema<unknown, TeamsTemplate>;

const bare = <Kind extends TeamsCommand['kind']>(kind: Kind) =>
  v.strictObject({ kind: v.literal(kind) });

/** The shapes of these commands, by their kind. */
export const TEAMS_COMMAND_SCHEMAS: {
  readonly [Kind in TeamsCommand['kind']]: v.GenericSchema<
    unknown,
    Extract<TeamsCommand, { kind: Kind }>
  >;
} = {
  'connect-teams': v.strictObject({
    kind: v.literal('connect-teams'),
    place: v.strictObject({
      login: address,
      graph: address,
      tenant: read(parseTenant, 'is no tenant'),
    }),
    clientId: read(parseTeamsClient, 'is no id of an application'),
    way: v.picklist(['browser', 'code']),
    capabilities: v.pipe(v.array(v.picklist(TEAMS_CAPABILITIES)), v.minLength(1)),
    secretIn: v.picklist(['keyring', 'file', 'memory']),
  }),
  'cancel-teams': bare('cancel-teams'),
  'disconnect-teams': bare('disconnect-teams'),
  'open-teams-page': bare('open-teams-page'),
  'change-teams-template': v.strictObject({
    kind: v.literal('change-teams-template'),
    template: teamsTemplateSchema,
  }),
  'change-teams-back': v.strictObject({
    kind: v.literal('change-teams-back'),
    back: backTemplateSchema,
  }),
};
