import type { Person, Team } from '../../src/roster/person';

const WORKDAYS = [1, 2, 3, 4, 5] as const;

const PEOPLE: readonly Person[] = [
  {
    id: 'ana',
    name: 'Ana Duarte',
    zone: 'Europe/Lisbon',
    role: 'manager',
    blocks: [{ days: WORKDAYS, start: '09:00', end: '18:00' }],
  },
  {
    id: 'yuki',
    name: 'Yuki Tanaka',
    zone: 'Asia/Tokyo',
    role: 'contributor',
    blocks: [
      { days: WORKDAYS, start: '09:00', end: '12:00' },
      { days: WORKDAYS, start: '20:00', end: '23:00' },
    ],
    replyWithin: '4h',
  },
  { id: 'sam', name: 'Sam Okafor', zone: 'Africa/Lagos' },
];

/** Three people who have little in common: a manager's day, a split one, and hours that nobody knows. */
export const HARBOUR: Team = { version: 1, team: 'Harbour', people: PEOPLE };
