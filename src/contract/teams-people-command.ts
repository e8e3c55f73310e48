import * as v from 'valibot';
import type { TeamsMember, TeamsQuestion } from '../app/teams-people';
import { cleanText } from '../roster/text';
import { findZone, type ZoneName } from '../time/zone';
import { isTeamsId } from './teams-app';

/** What a person wants of the people in Teams. */
export type TeamsPeopleCommand =
  | { readonly kind: 'find-teams-people'; readonly question: TeamsQuestion }
  /** Puts people of the tenant on the roster. */
  | { readonly kind: 'add-teams-people'; readonly people: readonly TeamsMember[] }
  /** Says where somebody is of whom Outlook does not tell it. */
  | { readonly kind: 'place-teams-person'; readonly id: string; readonly zone: ZoneName };

const id = v.pipe(v.string(), v.check(isTeamsId, 'is not an id of Microsoft'));

/** A term that is looked for has at least this many letters. */
export const SHORTEST_SEARCH = 2;

const shown = (longest: number) =>
  v.pipe(
    v.string(),
    v.check((text) => cleanText(text, longest).kind === 'text', 'cannot be shown'),
  );

const question = v.variant('kind', [
  v.strictObject({
    kind: v.literal('named'),
    text: v.pipe(v.string(), v.trim(), v.minLength(SHORTEST_SEARCH), v.maxLength(100)),
  }),
  v.strictObject({ kind: v.literal('members'), team: id }),
  v.strictObject({ kind: v.literal('teams') }),
]) satisfies v.GenericSchema<unknown, TeamsQuestion>;

const member = v.strictObject({
  id,
  name: shown(80),
  email: v.pipe(v.string(), v.maxLength(254)),
}) satisfies v.GenericSchema<unknown, TeamsMember>;

const zone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check((text) => findZone(text) !== null, 'is not an IANA zone'),
);

/** The shapes of these commands, by their kind. */
export const TEAMS_PEOPLE_COMMAND_SCHEMAS: {
  readonly [Kind in TeamsPeopleCommand['kind']]: v.GenericSchema<
    unknown,
    Extract<TeamsPeopleCommand, { kind: Kind }>
  >;
} = {
  'find-teams-people': v.strictObject({ kind: v.literal('find-teams-people'), question }),
  'add-teams-people': v.strictObject({
    kind: v.literal('add-teams-people'),
    people: v.pipe(v.array(member), v.minLength(1), v.maxLength(500)),
  }),
  'place-teams-person': v.strictObject({ kind: v.literal('place-teams-person'), id, zone }),
};
