import { describe, expect, it } from 'vitest';
import { readProposal } from '../../../renderer/focus/proposal';
import { chosenLength, myBlockEnd, type Choice } from '../../../renderer/focus/start-choice';
import { proposalSection } from '../../../src/contract/deep-link';
import { PRESETS } from '../../../src/focus/preset';
import type { Person } from '../../../src/roster/person';
import { MINUTE } from '../../../src/time/instant';

/** A Monday, 09:00 in Berlin. */
const NOW = Date.UTC(2026, 0, 12, 8, 0);
const me: Person = {
  id: 'me',
  name: 'Ada',
  zone: 'Europe/Berlin',
  blocks: [
    { days: [1, 2, 3, 4, 5], start: '08:00', end: '12:00' },
    { days: [1, 2, 3, 4, 5], start: '20:00', end: '23:00' },
  ],
};
const inMinutes = (minutes: number): number => NOW + minutes * MINUTE;

describe('when my working block ends', () => {
  it.each<[string, Partial<Person>, number, number | null]>([
    ['the one I am in', {}, 0, 180],
    ['the next one, between two', {}, 4 * 60, 14 * 60],
    ['the next one, if it ends within twelve hours', {}, 14 * 60, null],
    ['across midnight', { blocks: [{ days: [1], start: '08:00', end: '02:00' }] }, 9 * 60, 17 * 60],
    ['not with a day off', { exceptions: [{ from: '2026-01-12', blocks: [] }] }, 0, null],
  ])('%s', (_, patch, after, expected) => {
    const at = inMinutes(after);
    const end = expected === null ? null : inMinutes(expected);
    expect(myBlockEnd({ ...me, ...patch }, at)).toBe(end);
  });

  it('is unknown where hours are not shared', () => {
    const { blocks: _, ...silent } = me;
    expect(myBlockEnd(silent, NOW)).toBeNull();
  });
});

describe('what a choice comes to', () => {
  const end = inMinutes(180);
  it.each<[Choice, number | null, object]>([
    [
      { kind: 'preset', id: '50-10' },
      end,
      { ok: true, length: { kind: 'preset', presetId: '50-10' }, end: inMinutes(50) },
    ],
    [{ kind: 'preset', id: 'gone' }, end, { ok: false, reason: 'no-minutes' }],
    [{ kind: 'until-block-end' }, end, { ok: true, length: { kind: 'until-block-end' }, end }],
    [{ kind: 'until-block-end' }, null, { ok: false, reason: 'no-block-ahead' }],
    [
      { kind: 'custom', text: ' 40 ' },
      end,
      { ok: true, length: { kind: 'minutes', minutes: 40 }, end: inMinutes(40) },
    ],
    [{ kind: 'custom', text: '' }, end, { ok: false, reason: 'no-minutes' }],
    [{ kind: 'custom', text: '0' }, end, { ok: false, reason: 'out-of-range' }],
    [{ kind: 'custom', text: '721' }, end, { ok: false, reason: 'out-of-range' }],
    [{ kind: 'custom', text: '12.5' }, end, { ok: false, reason: 'out-of-range' }],
    [{ kind: 'custom', text: '1e2' }, end, { ok: false, reason: 'out-of-range' }],
    [{ kind: 'custom', text: 'ten' }, end, { ok: false, reason: 'out-of-range' }],
  ])('%j', (choice, blockEnd, expected) => {
    expect(chosenLength(choice, NOW, PRESETS, blockEnd)).toEqual(expected);
  });
});

describe('a proposal', () => {
  it.each([
    [proposalSection(50), 50],
    ['start-1', 1],
    ['start-720', 720],
    ['start-0', null],
    ['start-721', null],
    ['start-5e1', null],
    ['start', null],
    ['', null],
    ['silence', null],
    ['start-50?x', null],
  ])('%j is %j', (section, minutes) => {
    expect(readProposal(section)).toBe(minutes);
  });
});
