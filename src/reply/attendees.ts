import type { Person, Role } from '../roster/person';

/** People I meet with often, under a name of mine; my own id may be among them. */
export type Group = {
  readonly id: string;
  readonly name: string;
  readonly people: readonly string[];
};

/** Whom a question about common time is about. */
export type Attendees =
  | { readonly kind: 'people'; readonly ids: readonly string[] }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'group'; readonly groupId: string };

function idsOf(attendees: Attendees, groups: readonly Group[]): readonly string[] {
  switch (attendees.kind) {
    case 'people':
      return attendees.ids;
    case 'group':
      return groups.find(({ id }) => id === attendees.groupId)?.people ?? [];
    case 'role':
      return [];
    default:
      return attendees satisfies never;
  }
}

/**
 * Those of everybody whom a question is about, in the order of `everybody`; who is not on the roster any more is left
 * out. `meId` is always among them where `withMe` says so.
 */
export function attending(
  everybody: readonly Person[],
  groups: readonly Group[],
  attendees: Attendees,
  meId: string | null,
): Person[] {
  const ids = new Set(idsOf(attendees, groups));
  const isAsked = ({ id, role }: Person): boolean =>
    id === meId || (attendees.kind === 'role' ? role === attendees.role : ids.has(id));
  return everybody.filter(isAsked);
}
