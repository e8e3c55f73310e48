import { describe, expect, it } from 'vitest';
import { createRowScene } from '../../../renderer/team/row-scene';
import type { Person } from '../../../src/roster/person';
import { BERLIN, SAM, YUKI } from './people';
import { tellingAt } from './telling';

const EMPTY = { reports: {}, sync: [], norms: {}, watches: [] };
const sceneAt = (now: string, zone = 'Europe/Berlin') =>
  createRowScene(tellingAt(now, { zone }), EMPTY);

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

  it('knows a report only of the person it is of', () => {
    const telling = tellingAt('2026-01-12T10:28:00Z');
    const report = { state: 'busy', at: telling.now, source: 'channel', connected: true } as const;
    const scene = createRowScene(telling, { ...EMPTY, reports: { tom: report } });
    expect(scene.rowOf(BERLIN).told.state.title).toBe('Busy');
    expect(scene.rowOf({ ...BERLIN, id: 'toString' }).told.state.title).toBe('Available');
  });
});
