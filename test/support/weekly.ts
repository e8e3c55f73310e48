import type { SyncWindow } from '../../src/roster/person';

/** A meeting of everybody, half an hour on Wednesdays in Berlin. */
export const WEEKLY: SyncWindow = {
  title: 'Weekly',
  zone: 'Europe/Berlin',
  days: [3],
  start: '13:00',
  end: '13:30',
  people: 'all',
  kind: 'meeting',
};
