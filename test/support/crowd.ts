import type { Person, Role, Team, WorkingBlock } from '../../src/roster/person';

const FIRST = [
  ...['Ana', 'Tom', 'Yuki', 'Maya', 'Sam', 'Rosa', 'Ben', 'Ada', 'Kenji', 'Mei', 'Lena', 'Omar'],
  ...['Ines', 'Noor', 'Pavel', 'Zoë', 'Ruth', 'Ivo', 'Chidi', 'Tala', 'Lars', 'Priya', 'Hugo'],
];
const LAST = [
  ...['Duarte', 'Becker', 'Tanaka', 'Rao', 'Okafor', 'Lima', 'Novak', 'Byrne', 'Mori', 'Chen'],
  ...['Fischer', 'Haddad', 'Sousa', 'Rahman', 'Horák', 'Jansen', 'Adler', 'Kovač', 'Eze'],
];
const ZONES = [
  ...['Europe/Lisbon', 'Europe/Berlin', 'Asia/Tokyo', 'Asia/Kolkata', 'Africa/Lagos'],
  ...['America/Sao_Paulo', 'America/New_York', 'Asia/Kathmandu', 'Europe/London'],
  ...['America/Los_Angeles', 'Australia/Lord_Howe', 'Pacific/Auckland', 'Asia/Singapore'],
];
const ROLES: readonly Role[] = ['contributor', 'maker', 'manager', 'support'];
const WEEKDAYS = [1, 2, 3, 4, 5] as const;
const HOURS: readonly (readonly WorkingBlock[] | undefined)[] = [
  [{ days: WEEKDAYS, start: '09:00', end: '17:00' }],
  [
    { days: WEEKDAYS, start: '09:00', end: '12:00' },
    { days: WEEKDAYS, start: '20:00', end: '23:00' },
  ],
  [{ days: [1, 2, 3, 4], start: '08:30', end: '18:00' }],
  [{ days: WEEKDAYS, start: '18:00', end: '02:00' }],
  undefined,
  [
    { days: WEEKDAYS, start: '10:00', end: '13:00' },
    { days: WEEKDAYS, start: '14:30', end: '19:00' },
  ],
];

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

function personNumber(index: number): Person {
  const name = `${at(FIRST, index)} ${at(LAST, index + Math.floor(index / FIRST.length))}`;
  const blocks = at(HOURS, index);
  return {
    id: `p${index}`,
    name,
    zone: at(ZONES, index),
    role: at(ROLES, Math.floor(index / 2)),
    ...(blocks === undefined ? {} : { blocks }),
    ...(index % 3 === 1 && blocks !== undefined
      ? { focus: [{ days: WEEKDAYS, start: '10:00', end: '11:30' }] }
      : {}),
    ...(index % 5 === 0 ? { replyWithin: '2h' } : {}),
  };
}

/** A team of any size, the same each time: split days, overnight blocks, half-hour zones, some who share no hours. */
export function crowd(size: number, team = 'Harbour'): Team {
  return {
    version: 1,
    team,
    people: Array.from({ length: size }, (_, index) => personNumber(index)),
  };
}
