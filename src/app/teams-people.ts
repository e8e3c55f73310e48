import type { FailureReason } from '../lease/lease';

/** Somebody of the tenant who could be on the roster. */
export type TeamsMember = { readonly id: string; readonly name: string; readonly email: string };

/** A team that I am in. */
export type TeamsGroup = { readonly id: string; readonly name: string };

/** Whom I look for: people whose names or addresses begin so, the members of a team, or which teams I am in. */
export type TeamsQuestion =
  | { readonly kind: 'named'; readonly text: string }
  | { readonly kind: 'members'; readonly team: string }
  | { readonly kind: 'teams' };

export type TeamsFound =
  | { readonly kind: 'people'; readonly members: readonly TeamsMember[]; readonly more: boolean }
  | { readonly kind: 'teams'; readonly teams: readonly TeamsGroup[] }
  | { readonly kind: 'failed'; readonly reason: FailureReason };

/** What is known of looking for people while Lull runs. */
export type TeamsPeopleNow = {
  /** The newest questions: who is looked for, and which teams I am in. */
  readonly asking: { readonly id: string; readonly question: TeamsQuestion } | null;
  readonly found: {
    readonly question: TeamsQuestion;
    readonly members: readonly TeamsMember[];
    readonly more: boolean;
  } | null;
  readonly teams: readonly TeamsGroup[] | null;
  readonly trouble: { readonly question: TeamsQuestion; readonly reason: FailureReason } | null;
};

export const NOBODY_LOOKED_FOR: TeamsPeopleNow = {
  asking: null,
  found: null,
  teams: null,
  trouble: null,
};

/** Answered by `teams-people-found` with the same id. */
export type TeamsPeopleEffect = {
  readonly kind: 'find-teams-people';
  readonly id: string;
  readonly question: TeamsQuestion;
};

export type TeamsPeopleFact = {
  readonly kind: 'teams-people-found';
  readonly id: string;
  readonly question: TeamsQuestion;
  readonly found: TeamsFound;
};
