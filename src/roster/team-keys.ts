/** The members of a person in a team file, in the order in which they are written. */
export const PERSON_KEYS = [
  'id',
  'name',
  'zone',
  'role',
  'blocks',
  'exceptions',
  'focus',
  'replyWithin',
  'urgent',
  'handles',
] as const;

/** The members of a sync window, in the order in which they are written. */
export const SYNC_KEYS = [
  'title',
  'zone',
  'days',
  'start',
  'end',
  'people',
  'link',
  'kind',
] as const;
