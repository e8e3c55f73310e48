import { describe, expect, test } from 'vitest';
import { createRowScenes } from '../../../renderer/team/row-scene';
import type { LiveView } from '../../../src/app/live-view';
import { bucketMap } from '../../../src/presence/bucket-map';
import type { Report } from '../../../src/presence/report';
import type { Person } from '../../../src/roster/person';
import { tellingAt } from './telling';

const NOW = '2026-03-04T10:00:00Z';
const now = Date.parse(NOW);
const HOUR = 3_600_000;
const BEN: Person = {
  id: 'ben',
  name: 'Ben Ito',
  zone: 'Europe/London',
  blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  replyWithin: '4h',
};

const muted: Report = {
  state: 'focusing',
  why: 'muted',
  at: now - HOUR,
  until: now + 2 * HOUR,
  source: 'slack',
  connected: true,
};
const view = (change: Partial<LiveView> = {}): LiveView => ({
  service: 'slack',
  at: now - 5 * 60_000,
  status: null,
  picture: null,
  ...change,
});
const lunch = { text: 'Lunch', emoji: '🌮', until: null };

function told(
  report: Report | null,
  views: readonly LiveView[],
  at: string | number = now,
  asIf = false,
) {
  const telling = tellingAt(typeof at === 'number' ? new Date(at).toISOString() : at);
  const scene = createRowScenes()(asIf ? { ...telling, asIf } : telling, {
    busy: {},
    live: { ben: views },
    pictures: { 'slack-1': 'data:image/png;base64,AAAA' },
    reports: bucketMap(report === null ? [] : [['ben', report]]),
    sync: [],
    norms: {},
    watches: [],
  });
  const { told: row } = scene.rowOf(BEN);
  return { ...row, reasons: scene.reasonsOf(BEN).join(' '), picture: scene.pictureOf(BEN) };
}

describe('a row with what a service tells', () => {
  test('says that they are not to be disturbed, until when, and who says so as of when', () => {
    const { state, about, reasons } = told(muted, [view({ status: lunch })]);
    expect(state).toEqual({ title: 'Do not disturb', detail: 'until 13:00' });
    expect(about).toBe('London · 🌮 Lunch');
    expect(reasons).toContain('Not to be disturbed until');
    expect(reasons).not.toContain('focus block');
    expect(reasons).toContain('They paused notifications in Slack until 13:00.');
    expect(reasons).toContain('In Slack: 🌮 Lunch (as of 10:55).');
  });

  test.each([
    ['meeting', 'In a meeting', 'Teams says that they are in a meeting.'],
    ['call', 'In a call', 'Teams says that they are in a call.'],
    ['presenting', 'Presenting', 'Teams says that they are presenting.'],
    ['out-of-office', 'Out of office', 'Teams says that they are out of office.'],
  ] as const)('says %s in words', (why, title, sentence) => {
    const report: Report = { ...muted, state: 'busy', why, source: 'teams' };
    const { state, reasons } = told(report, [view({ service: 'teams' })]);
    expect(state.title).toBe(title);
    expect(reasons).toContain(sentence);
  });

  test('outside their hours says that paused notifications change nothing', () => {
    const at = '2026-03-04T20:00:00Z';
    const report = { ...muted, at: Date.parse(at) - HOUR, until: Date.parse(at) + HOUR };
    const { state, reasons } = told(report, [view({ at: Date.parse(at) })], at);
    expect(state.title).toBe('Off');
    expect(reasons).toContain('which changes nothing outside their hours');
  });

  test('that was not heard for long says since when, and goes by the hours', () => {
    const { state, reasons } = told({ ...muted, connected: false }, [
      view({ at: now - HOUR, status: lunch }),
    ]);
    expect(state.title).toBe('Available');
    expect(reasons).toContain('Slack was not heard since 10:00, so their hours count.');
    expect(reasons).toContain('(as of 10:00)');
  });

  test.each([
    ['has ended', { ...lunch, until: now }],
    ['says nothing', { text: '', emoji: '', until: null }],
  ])('shows no status that %s', (_name, status) => {
    const { about, reasons } = told(null, [view({ status })]);
    expect(about).toBe('London');
    expect(reasons).toContain('As of 10:55 from Slack.');
  });

  test('says until when a status is, and takes that of the stronger service', () => {
    const { about, reasons } = told(null, [
      view({ service: 'teams', status: { text: 'Offsite', emoji: '', until: now + HOUR } }),
      view({ status: lunch }),
    ]);
    expect(about).toBe('London · Offsite');
    expect(reasons).toContain('In Teams: Offsite, until 12:00 (as of 10:55).');
    expect(reasons).toContain('In Slack: 🌮 Lunch (as of 10:55).');
  });

  test('shows nothing of it for a moment that is only looked at', () => {
    const { about, reasons } = told(muted, [view({ status: lunch })], now, true);
    expect(about).toBe('London');
    expect(reasons).not.toContain('Slack');
  });

  test('shows a picture that is known, and initials otherwise', () => {
    expect(told(null, [view({ picture: 'slack-1' })]).picture).toMatch(/^data:/);
    expect(told(null, [view({ picture: 'slack-2' })]).picture).toBeNull();
    expect(told(null, []).picture).toBeNull();
  });
});
