import { expect, test } from 'vitest';
import { myReport } from '../../../renderer/team/my-report';
import { pause, startSession } from '../../../src/focus/run';
import { HOUR, MINUTE } from '../../../src/time/instant';

const NOW = Date.UTC(2026, 0, 13, 11);
const block = startSession({
  id: 's1',
  now: NOW,
  kind: 'focus',
  endsAt: NOW + 25 * MINUTE,
  atEnd: 'run-on',
});

test('a running block is focus until it ends, and longer without an end once it runs on', () => {
  expect(myReport(block, { kind: 'none' }, NOW + MINUTE)).toMatchObject({
    state: 'focusing',
    at: NOW,
    until: NOW + 25 * MINUTE,
  });
  expect(myReport(block, { kind: 'none' }, NOW + HOUR)).not.toHaveProperty('until');
});

test('a paused block says nothing, nor does having nothing to say', () => {
  expect(myReport(pause(block, NOW + MINUTE), { kind: 'none' }, NOW + MINUTE)).toBeUndefined();
  expect(myReport(null, { kind: 'none' }, NOW)).toBeUndefined();
});

test('being away is told until it ends', () => {
  const away = { kind: 'away', since: NOW, until: NOW + HOUR, byLock: false } as const;
  expect(myReport(null, away, NOW)).toMatchObject({ state: 'away', at: NOW, until: NOW + HOUR });
  expect(myReport(null, away, NOW + HOUR)).toBeUndefined();
  expect(myReport(null, { ...away, until: null }, NOW + 9 * HOUR)).not.toHaveProperty('until');
});
