import { describe, expect, it } from 'vitest';
import {
  draftOf,
  NEW_PERSON,
  newPersonId,
  personOf,
  problemsOf,
} from '../../../renderer/team/person-draft';
import type { Person } from '../../../src/roster/person';
import { SAM, YUKI } from './people';

const FULL: Person = {
  ...YUKI,
  exceptions: [{ from: '2026-05-04', to: '2026-05-06', blocks: [], note: 'Golden Week' }],
  focus: [{ days: [2, 4], start: '09:00', end: '10:30' }],
  urgent: 'Call',
  handles: { email: 'yuki@example.com', slack: 'U012' },
};

describe('a person through the dialog', () => {
  it.each([FULL, YUKI, SAM])('comes back as they were', (person) => {
    expect(personOf(draftOf(person), person.id, person)).toEqual(person);
  });

  it('keeps other handles when the e-mail is taken away', () => {
    const draft = { ...draftOf(FULL), email: ' ' };
    expect(personOf(draft, FULL.id, FULL).handles).toEqual({ slack: 'U012' });
  });

  it('says nothing where nothing is left to say', () => {
    const draft = { ...draftOf(YUKI), role: '', replyWithin: '', sharesHours: false } as const;
    expect(personOf(draft, 'yuki', YUKI)).toEqual({
      id: 'yuki',
      name: 'Yuki Tanaka',
      zone: 'Asia/Tokyo',
    });
  });
});

describe('problemsOf', () => {
  it('asks somebody new for a name and a zone', () => {
    expect(problemsOf(NEW_PERSON)).toEqual({ name: 'missing', zone: 'missing' });
  });

  it.each([
    [{ name: '  ' }, { name: 'missing' }],
    [{ zone: null }, { zone: 'missing' }],
    [{ replyWithin: 'soon' }, { replyWithin: 'not-understood' }],
    [{ replyWithin: '90m' }, {}],
  ])('%o', (patch, problems) => {
    expect(problemsOf({ ...draftOf(YUKI), ...patch })).toEqual(problems);
  });
});

describe('newPersonId', () => {
  it.each([
    ['Åsa Öberg', [], 'asa-oberg'],
    ['Yuki Tanaka', ['yuki-tanaka'], 'yuki-tanaka-2'],
    ['Yuki Tanaka', ['yuki-tanaka', 'yuki-tanaka-2'], 'yuki-tanaka-3'],
    ['田中', [], 'person'],
    ['  -- ', ['person'], 'person-2'],
    ['x'.repeat(100), [], 'x'.repeat(58)],
  ])('%s beside %o', (name, taken, id) => {
    expect(newPersonId(name, new Set(taken))).toBe(id);
    expect(id).toMatch(/^[a-z0-9][a-z0-9_.-]{0,63}$/);
  });
});
