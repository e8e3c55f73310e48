import { describe, expect, it } from 'vitest';
import { createRowScenes } from '../../../renderer/team/row-scene';
import { bucketMap } from '../../../src/presence/bucket-map';
import type { Report } from '../../../src/presence/report';
import type { Person } from '../../../src/roster/person';
import { BERLIN, SAM, YUKI } from './people';
import { tellingAt } from './telling';

const EMPTY = {
  busy: {},
  live: {},
  pictures: {},
  reports: bucketMap<Report>(),
  sync: [],
  norms: {},
  watches: [],
};
const sceneAt = (now: string, zone = 'Europe/Berlin') =>
  createRowScenes()(tellingAt(now, { zone }), EMPTY);

describe('a row', () => {
  it('tells everything of a split day in Tokyo', () => {
    const scene = sceneAt('2026-01-12T10:28:00Z');
    expect(scene.rowOf(YUKI).told).toEqual({
      about: 'Tokyo · contributor',
      time: '19:28',
      day: 'Mon · +8 h',
      hours: 'Today working 01:00 to 04:00 and working 12:00 to 15:00, your time.',
      mark: 'off',
      state: { title: 'Between blocks', detail: 'back 12:00' },
      reply: { lead: 'reply by', time: 'Tue 02:00', below: 'seen Mon 12:00' },
      window: '4 working h',
    });
  });

  it.each<[Person, string, string, string]>([
    [{ ...SAM, zone: 'Asia/Kathmandu' }, '2026-01-12T10:28:00Z', '16:13', 'Mon · +4¾ h'],
    [{ ...SAM, zone: 'Australia/Adelaide' }, '2026-01-12T14:00:00Z', '00:30', 'Tue · +9½ h'],
    [{ ...SAM, zone: 'America/St_Johns' }, '2026-01-12T10:28:00Z', '06:58', 'Mon · −4½ h'],
    [SAM, '2026-01-12T10:28:00Z', '11:28', 'Mon · your time'],
    // In summer Lagos is an hour behind Berlin.
    [SAM, '2026-07-13T10:28:00Z', '11:28', 'Mon · −1 h'],
  ])('%#: shows their clock', (person, now, time, day) => {
    const { told } = sceneAt(now).rowOf(person);
    expect([told.time, told.day]).toEqual([time, day]);
  });

  it('puts the band on the viewer’s day, also on one of 23 hours', () => {
    const scene = sceneAt('2026-03-29T10:00:00Z');
    expect(scene.day.end - scene.day.start).toBe(23 * 3_600_000);
    expect(scene.nowAt).toBeCloseTo(11 / 23);
    const sunday = { ...BERLIN, blocks: [{ days: [7], start: '09:00', end: '17:00' }] } as const;
    const work = scene.rowOf(sunday).view.stretches.find(({ kind }) => kind === 'work');
    expect(work?.from).toBeCloseTo(8 / 23);
    expect(work?.to).toBeCloseTo(16 / 23);
  });

  it('is worked out once a scene', () => {
    const scene = sceneAt('2026-01-12T10:28:00Z');
    expect(scene.rowOf(YUKI)).toBe(scene.rowOf(YUKI));
  });

  it('stays the same row within the minute, unless something else is said or ends', () => {
    const at = tellingAt('2026-01-12T10:28:00Z');
    const setScene = createRowScenes();
    const said = { at: at.now, source: 'channel', connected: true } as const;
    const reports = bucketMap<Report>([
      ['tom', { ...said, state: 'busy', until: at.now + 30_000 }],
      ['yuki', { ...said, state: 'busy', at: at.now + 20_000 }],
    ]);
    const rowsAt = (ms: number, facts = { ...EMPTY, reports: bucketMap(reports) }) => {
      const { rowOf } = setScene({ ...at, now: at.now + ms }, facts);
      return [BERLIN, YUKI, SAM].map(rowOf);
    };
    const facts = { ...EMPTY, reports };
    const first = rowsAt(0, facts);
    const second = rowsAt(10_000, { ...facts, reports: bucketMap(reports) });
    expect(second.map((row, place) => row === first[place])).toEqual([true, true, true]);
    const third = rowsAt(20_000, facts);
    expect(third.map((row, place) => row === first[place])).toEqual([true, false, true]);
    const fourth = rowsAt(30_000, facts);
    expect(fourth.map((row, place) => row === third[place])).toEqual([false, true, true]);
    expect(fourth[0]?.told.state.title).toBe('Available');
    const fifth = rowsAt(60_000, facts);
    expect(fifth.map((row, place) => row === fourth[place])).toEqual([false, false, false]);
  });

  it('knows a report only of the person it is of', () => {
    const telling = tellingAt('2026-01-12T10:28:00Z');
    const report = { state: 'busy', at: telling.now, source: 'channel', connected: true } as const;
    const scene = createRowScenes()(telling, { ...EMPTY, reports: bucketMap([['tom', report]]) });
    expect(scene.rowOf(BERLIN).told.state.title).toBe('Busy');
    expect(scene.rowOf({ ...BERLIN, id: 'toString' }).told.state.title).toBe('Available');
  });
});
