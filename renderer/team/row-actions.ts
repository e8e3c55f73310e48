import type { Person } from '../../src/roster/person';

/** What can be done about a person; the same from the keyboard and from the explanation. */
export type RowActions = {
  readonly [action in 'edit' | 'remove' | 'copy' | 'watch']: (person: Person) => void;
};
