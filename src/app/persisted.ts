import * as v from 'valibot';
import { seal, unseal, type DocumentName } from './envelope';
import { isPerson, isRoster } from './persisted-roster';
import type { Channel } from './channel';
import { channelSchema } from './persisted-channel';
import { slackSchema } from './persisted-slack';
import { teamsSchema } from './persisted-teams';
import { teamTimeSchema } from './persisted-team-time';
import { workSchema } from './persisted-work';
import { keptRoster } from './roster-layers';
import { settingsSchema } from './settings-schema';
import type { Profile, Roster, Work } from './state';
import type { Slack } from './slack';
import type { Teams } from './teams';
import type { TeamTime } from './team-time';

/** A document as it was kept; why it cannot be used; or that a later Lull wrote it. */
export type Decoded<Value> =
  | { readonly kind: 'good'; readonly value: Value }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly problem: string };

const profileSchema = v.strictObject({
  me: v.custom<Profile['me']>(isPerson),
  welcomed: v.boolean(),
  settings: settingsSchema,
}) satisfies v.GenericSchema<unknown, Profile>;

const rosterSchema = v.custom<Roster>(isRoster);

export function encodeProfile(profile: Profile): string {
  return seal('profile', JSON.stringify(profile));
}

export function encodeRoster(roster: Roster): string {
  return seal('roster', JSON.stringify(keptRoster(roster)));
}

export function encodeWork(work: Work): string {
  return seal('session', JSON.stringify(work));
}

export function encodeChannel(channel: Channel): string {
  return seal('channel', JSON.stringify(channel));
}

export function encodeSlack(slack: Slack): string {
  return seal('slack', JSON.stringify(slack));
}

export function encodeTeams(teams: Teams): string {
  return seal('teams', JSON.stringify(teams));
}

export function encodeTeamTime(teamTime: TeamTime): string {
  return seal('team-time', JSON.stringify(teamTime));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function decode<Value>(
  name: DocumentName,
  schema: v.GenericSchema<unknown, Value>,
  text: string,
): Decoded<Value> {
  const opened = unseal(name, text);
  if (opened.kind !== 'good') return opened;
  const result = v.safeParse(schema, parse(opened.body), { abortEarly: true });
  if (result.success) return { kind: 'good', value: result.output };
  const [issue] = result.issues;
  return { kind: 'damaged', problem: `${v.getDotPath(issue) ?? name}: ${issue.message}` };
}

export function decodeProfile(text: string): Decoded<Profile> {
  return decode('profile', profileSchema, text);
}

export function decodeRoster(text: string): Decoded<Roster> {
  return decode('roster', rosterSchema, text);
}

export function decodeWork(text: string): Decoded<Work> {
  return decode('session', workSchema, text);
}

export function decodeChannel(text: string): Decoded<Channel> {
  return decode('channel', channelSchema, text);
}

export function decodeSlack(text: string): Decoded<Slack> {
  return decode('slack', slackSchema, text);
}

export function decodeTeams(text: string): Decoded<Teams> {
  return decode('teams', teamsSchema, text);
}

export function decodeTeamTime(text: string): Decoded<TeamTime> {
  return decode('team-time', teamTimeSchema, text);
}

/**
 * Whether a stored text can be used, for the store to choose among its copies. The roster is judged by its checksum
 * alone, so that a large one is parsed once.
 */
export function verifyDocument(name: DocumentName, text: string): Decoded<unknown>['kind'] {
  switch (name) {
    case 'profile':
      return decodeProfile(text).kind;
    case 'roster':
      return unseal(name, text).kind;
    case 'session':
      return decodeWork(text).kind;
    case 'channel':
      return decodeChannel(text).kind;
    case 'slack':
      return decodeSlack(text).kind;
    case 'teams':
      return decodeTeams(text).kind;
    case 'team-time':
      return decodeTeamTime(text).kind;
    default:
      return name satisfies never;
  }
}
