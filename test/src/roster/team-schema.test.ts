import { Ajv2020 } from 'ajv/dist/2020';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import example from '../../../resources/example-team.json';
import schema from '../../../resources/team.schema.json';
import { parseTeam } from '../../../src/roster/team-file';
import { propertyOptions } from '../../support/property';
import { team, withPerson, withSync } from './team-texts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: false });
const validate = ajv.compile(schema);
const fits = (text: string): boolean => validate(JSON.parse(text));

const block = { days: [1], start: '09:00', end: '17:00' };

describe('the schema of team files', () => {
  test('is one, and the example fits it', () => {
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(validate(example)).toBe(true);
  });

  test.each([
    team({}),
    team({ $schema: './team.schema.json', team: '', sync: [], replyWithin: {} }),
    withPerson({
      id: 'a',
      role: 'maker',
      replyWithin: '90m',
      urgent: '',
      handles: { slack: 'U1' },
    }),
    withPerson({ blocks: [], exceptions: [], focus: [] }),
    withPerson({ blocks: [block, { ...block, end: '24:00' }, { ...block, end: '00:00' }] }),
    withPerson({
      exceptions: [{ from: '2026-05-04', to: '2026-05-06', blocks: [], note: 'Golden Week' }],
    }),
    withPerson({
      exceptions: [{ from: '2026-05-04', blocks: [{ start: '09:00', end: '12:00' }] }],
    }),
    withPerson({ focus: [block, { date: '2026-05-04', start: '09:00', end: '12:00' }] }),
    withPerson({ zone: 'America/Argentina/Buenos_Aires' }),
    withPerson({ zone: 'Etc/GMT+12' }),
    withPerson({ name: '語' }),
    withSync({}),
    withSync({ people: [] }),
    withSync({ people: ['yuki'], link: 'https://example.com', kind: 'together' }),
    team({ replyWithin: { maker: '1d', support: '30m' } }),
  ])('and the reader both take %s', (text) => {
    expect(parseTeam(text)).toMatchObject({ ok: true });
    expect(fits(text)).toBe(true);
  });

  test.each([
    '[]',
    '{}',
    team({ version: 2 }),
    team({ version: '1' }),
    team({ people: {} }),
    team({ teams: 'x' }),
    team({ replyWithin: { makers: '1d' } }),
    team({ replyWithin: { maker: '1 day' } }),
    withPerson({ id: 'Yuki' }),
    withPerson({ id: '-a' }),
    withPerson({ id: undefined }),
    withPerson({ name: '' }),
    withPerson({ name: ' ' }),
    withPerson({ name: 7 }),
    withPerson({ zone: 'asia/tokyo' }),
    withPerson({ zone: '+09:00' }),
    withPerson({ zone: null }),
    withPerson({ role: 'boss' }),
    withPerson({ block: [] }),
    withPerson({ blocks: [{ ...block, days: [] }] }),
    withPerson({ blocks: [{ ...block, days: [0] }] }),
    withPerson({ blocks: [{ ...block, days: [1.5] }] }),
    withPerson({ blocks: [{ ...block, start: '24:00' }] }),
    withPerson({ blocks: [{ ...block, end: '24:01' }] }),
    withPerson({ blocks: [{ ...block, note: 'x' }] }),
    withPerson({ blocks: Array(201).fill(block) }),
    withPerson({ exceptions: [{ from: '2026-13-01', blocks: [] }] }),
    withPerson({ exceptions: [{ from: '2026-05-04' }] }),
    withPerson({ exceptions: [{ from: '2026-05-04', blocks: [block] }] }),
    withPerson({ focus: [{ ...block, date: '2026-05-04' }] }),
    withPerson({ focus: [{ start: '09:00', end: '10:00' }] }),
    withPerson({ replyWithin: '0h' }),
    withPerson({ replyWithin: 4 }),
    withPerson({ handles: { irc: 'a' } }),
    withPerson({ handles: { slack: 1 } }),
    withSync({ people: 'everybody' }),
    withSync({ people: ['A'] }),
    withSync({ link: 'javascript:alert(1)' }),
    withSync({ kind: 'party' }),
    withSync({ title: undefined }),
  ])('and the reader both refuse %s', (text) => {
    expect(parseTeam(text)).toMatchObject({ ok: false });
    expect(fits(text)).toBe(false);
  });

  /** Values that are right in some places and wrong in most. */
  const anyValue = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      1,
      8,
      '',
      ' ',
      'all',
      'maker',
      '4h',
      '09:00',
      '24:00',
      '2026-05-04',
      'UTC',
      'yuki',
    ),
    fc.constantFrom<unknown>(
      [],
      [1],
      [0],
      ['yuki'],
      [block],
      [{ date: '2026-05-04', start: '09:00', end: '10:00' }],
      {},
      block,
    ),
  );
  const anyKey = fc.constantFrom(
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
    'date',
    'kind',
  );
  const anySyncKey = fc.constantFrom(
    'title',
    'zone',
    'days',
    'start',
    'end',
    'people',
    'link',
    'kind',
    'name',
  );

  test('and the reader agree on what either may be asked', () => {
    fc.assert(
      fc.property(
        fc.dictionary(anyKey, anyValue, { maxKeys: 3 }),
        fc.dictionary(anySyncKey, anyValue, { maxKeys: 2 }),
        fc.boolean(),
        (person, sync, asksPerson) => {
          const text = asksPerson ? withPerson(person) : withSync(sync);
          expect(fits(text)).toBe(parseTeam(text).ok);
        },
      ),
      propertyOptions(4000),
    );
  });
});
