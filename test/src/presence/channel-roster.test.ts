import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availabilityAt } from '../../../src/presence/availability';
import { channelReport, decisiveRecord } from '../../../src/presence/channel-report';
import {
  EMPTY_CHANNEL_ROSTER,
  hear,
  MOST_CARD_SIZE_IN_ALL,
  MOST_DEVICES,
  MOST_DEVICES_IN_ALL,
  type ChannelMember,
  type ChannelRoster,
  type Delivery,
} from '../../../src/presence/channel-roster';
import { encodeCard } from '../../../src/presence/wire-card';
import type { HerePresence } from '../../../src/presence/wire-presence';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { propertyOptions } from '../../support/property';
import { gone, here, NOON, told } from './channel-sayings';

const PERSON = {
  name: 'Ada',
  zone: 'UTC',
  blocks: [{ days: [3 as const], start: '09:00', end: '17:00' }],
};
const card = (user = 'ada', topicUser = user): Delivery => ({
  topic: `lull/v1/harbour/u/${topicUser}/card`,
  text: encodeCard({ user, at: NOON, person: PERSON }),
});

const heardAll = (
  deliveries: readonly Delivery[],
  now = NOON,
  from = EMPTY_CHANNEL_ROSTER,
): ChannelRoster => hear(from, deliveries, 'harbour', now).roster;
const ada = (roster: ChannelRoster): ChannelMember => roster.members.get('ada') as ChannelMember;
const reportOf = (roster: ChannelRoster, now = NOON) => channelReport(ada(roster), now, true);
const refusedIn = (roster: ChannelRoster): number =>
  Object.values(roster.refused).reduce((sum, count) => sum + count, 0);

describe('the roster of a channel', () => {
  test('learns people and how they are, and forgets what is taken back', () => {
    const until = NOON + HOUR;
    const first = heardAll([card(), told(here({ state: 'focusing', until }))]);
    expect(ada(first).card).toEqual(PERSON);
    expect(reportOf(first)).toMatchObject({
      state: 'focusing',
      until,
      connected: true,
      source: 'channel',
    });
    const cardless = heardAll([{ topic: 'lull/v1/harbour/u/ada/card', text: '' }], NOON, first);
    expect(ada(cardless).card).toBeNull();
    const nobody = heardAll(
      [{ topic: 'lull/v1/harbour/u/ada/d/desk/presence', text: '' }],
      NOON,
      cardless,
    );
    expect(nobody.members.size).toBe(0);
    expect(refusedIn(nobody)).toBe(0);
  });

  test.each([
    ['a card under the topic of another', card('eve', 'ada'), 'identity'],
    [
      'a presence under the topic of another',
      { ...told(here({ user: 'eve' })), topic: told(here()).topic },
      'identity',
    ],
    [
      'a presence under another device',
      { ...told(here({ device: 'lap' })), topic: told(here()).topic },
      'identity',
    ],
    ['another team', told(here(), 'pirates'), 'topic'],
    ['another tree', { topic: 'zigbee/lamp', text: '{}' }, 'topic'],
    ['bytes that are no text', { topic: card().topic, text: null }, 'not-text'],
    ['half a text', { topic: card().topic, text: card().text!.slice(0, 40) }, 'not-json'],
  ] as const)('counts %s and changes nothing', (_what, delivery, fault) => {
    const before = heardAll([card(), told(here())]);
    const { roster, cards, presences } = hear(before, [delivery], 'harbour', NOON);
    expect(roster.members).toBe(before.members);
    expect([cards.size, presences.size]).toEqual([0, 0]);
    expect(roster.refused[fault]).toBe(1);
  });

  test('hears nobody who is called as the prototype is', () => {
    const roster = heardAll([card('__proto__'), card('constructor')]);
    expect([...roster.members.keys()]).toEqual(['__proto__', 'constructor']);
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  test('listens to a bounded number of machines of one person', () => {
    const many = Array.from({ length: MOST_DEVICES + 5 }, (_, i) =>
      told(here({ device: `d${i}` })),
    );
    const roster = heardAll(many);
    expect(ada(roster).devices.size).toBe(MOST_DEVICES);
    expect(roster.refused['too-many']).toBe(5);
  });

  test('holds no more machines and cards of all of them than it can', () => {
    const person = (user: string, note: string): Delivery => ({
      topic: `lull/v1/harbour/u/${user}/card`,
      text: encodeCard({ user, at: NOON, person: { name: user, zone: 'UTC', urgent: note } }),
    });
    const full = { ...EMPTY_CHANNEL_ROSTER, cardSize: MOST_CARD_SIZE_IN_ALL - 150 };
    const { roster: one } = hear(full, [person('ada', 'x'), person('ben', 'y')], 'harbour', NOON);
    expect([...one.members.keys()]).toEqual(['ada']);
    expect(one.refused['too-many']).toBe(1);
    // A card in place of one's own takes only what it is longer by; one that is taken back gives its room back.
    const { roster: two } = hear(one, [person('ada', 'z')], 'harbour', NOON);
    expect(two.cardSize).toBe(one.cardSize);
    const back = { topic: 'lull/v1/harbour/u/ada/card', text: '' };
    expect(hear(two, [back], 'harbour', NOON).roster.cardSize).toBe(full.cardSize);
    const crowded = { ...EMPTY_CHANNEL_ROSTER, devices: MOST_DEVICES_IN_ALL };
    const said = hear(crowded, [told(here())], 'harbour', NOON).roster;
    expect(said.members.size).toBe(0);
    expect(said.refused['too-many']).toBe(1);
  });
});

describe('the order of sayings', () => {
  const second = { sid: 'session-2', began: NOON, at: NOON + MINUTE };

  test.each([
    ['a late will of an older session', [here(second), gone('lost')], null],
    ['the will of this session', [here(), gone('lost')], 'lost'],
    ['a will after a goodbye', [gone('quit', { seq: 2 }), gone('lost')], 'quit'],
    ['a will after falling asleep', [gone('asleep', { seq: 2 }), gone('lost')], 'asleep'],
    ['a session after its will', [gone('lost'), here({ seq: 5 })], 'lost'],
    ['a new session after a will', [gone('lost'), here(second)], null],
    ['an older session after a newer', [gone('quit', second), here({ seq: 9 })], 'quit'],
    [
      'a goodbye that overtook what was said before',
      [gone('quit', { seq: 3 }), here({ seq: 2 })],
      'quit',
    ],
  ] as const)('%s', (_what, sayings, ending) => {
    const roster = heardAll(
      sayings.map((one) => told(one)),
      NOON + MINUTE,
    );
    expect(reportOf(roster, NOON + MINUTE)?.ending ?? null).toBe(ending);
  });

  test('a saying in any order, any number of times, comes to the same', () => {
    const saying = fc.record({
      session: fc.integer({ min: 1, max: 3 }),
      seq: fc.integer({ min: 1, max: 5 }),
      kind: fc.constantFrom('here', 'here', 'quit', 'asleep', 'lost'),
    });
    const delivered = saying.map(({ session, seq, kind }) => {
      const who = {
        sid: `session-${session}`,
        began: NOON + session,
        seq,
        at: NOON + session * 10 + seq,
      };
      // One number of a session says one thing.
      if (kind === 'here' || seq !== 5)
        return told(here({ ...who, intention: `${session}/${seq}` }));
      return told(gone(kind, who));
    });
    const once = (list: readonly Delivery[]) =>
      JSON.stringify(
        [...(heardAll(list, NOON + HOUR).members.get('ada')?.devices ?? [])].map(
          ([, { presence }]) => presence.sid + presence.kind + presence.seq,
        ),
      );
    fc.assert(
      fc.property(
        fc
          .uniqueArray(delivered, { minLength: 1, maxLength: 12, selector: ({ text }) => text })
          .filter((list) => {
            const ends = list
              .filter(({ text }) => !text!.includes('"here"'))
              .map(({ text }) => JSON.parse(text!).sid);
            return new Set(ends).size === ends.length;
          }),
        fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
        (list, chance) => {
          const shuffled = [...list, ...list]
            .map((one, i) => ({ one, at: chance[i] ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
          expect(once(shuffled)).toBe(once(list));
        },
      ),
      propertyOptions(1000),
    );
  });
});

describe('what is believed', () => {
  test('a clock that runs ahead is set right and marked, a little ahead is let be', () => {
    const ahead = heardAll([told(here({ at: NOON + 3 * MINUTE, since: NOON + 3 * MINUTE }))]);
    expect(reportOf(ahead)).toMatchObject({ at: NOON, clamped: true });
    const little = heardAll([told(here({ at: NOON + MINUTE }))]);
    expect(reportOf(little)?.clamped).toBeUndefined();
  });

  test('what never ends is believed for twelve hours', () => {
    const roster = heardAll([told(here())]);
    expect(reportOf(roster, NOON + 12 * HOUR - 1)).toMatchObject({ state: 'available' });
    expect(reportOf(roster, NOON + 12 * HOUR)).toBeNull();
  });

  test('an end of the year 9999 is brought near and marked, and believed for a day', () => {
    const roster = heardAll([told(here({ state: 'away', until: Date.UTC(9999, 0, 1) }))]);
    expect(reportOf(roster)).toMatchObject({ until: NOON + 8 * DAY, clamped: true });
    expect(reportOf(roster, NOON + DAY)).toBeNull();
  });

  test('nobody is kept focusing past the end, whatever comes after', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 * HOUR }),
        fc.integer({ min: 0, max: 20 * HOUR }),
        (length, later) => {
          const until = NOON + length;
          const roster = heardAll([card(), told(here({ state: 'focusing', until }))]);
          const now = NOON + later;
          const report = reportOf(roster, now);
          const { state } = availabilityAt(
            { id: 'ada', ...PERSON },
            now,
            report === null ? {} : { report },
          );
          expect(state === 'focusing').toBe(now < until);
        },
      ),
      propertyOptions(300),
    );
  });

  test('a report is no longer trusted while the channel cannot be heard', () => {
    const roster = heardAll([card(), told(here({ state: 'focusing', until: NOON + HOUR }))]);
    const report = channelReport(ada(roster), NOON, false)!;
    expect(availabilityAt({ id: 'ada', ...PERSON }, NOON, { report })).toMatchObject({
      state: 'available',
      reason: 'stale',
    });
  });
});

describe('several machines of one person', () => {
  const desk = (change: Partial<HerePresence>) => told(here({ device: 'desk', ...change }));
  const lap = (change: Partial<HerePresence>) =>
    told(here({ device: 'lap', sid: 'session-b', ...change }));
  const state = (list: readonly Delivery[], now = NOON + MINUTE) => {
    const { presence } = decisiveRecord(ada(heardAll(list, now)), now)!;
    return presence.kind === 'here' ? `${presence.device} ${presence.state}` : presence.kind;
  };

  test('the block that began last wins, wherever it runs', () => {
    const until = NOON + HOUR;
    const early = desk({ state: 'focusing', until, since: NOON - MINUTE });
    const late = lap({ state: 'focusing', until: until + 1, since: NOON });
    expect(state([early, late])).toBe('lap focusing');
    expect(state([late, early])).toBe('lap focusing');
    expect(state([early, lap({ since: NOON + 1 })])).toBe('desk focusing');
  });

  test('one that is there stands above one that left, and what ended counts no more', () => {
    const quit = told(gone('quit', { device: 'lap', sid: 'session-b', at: NOON + MINUTE }));
    expect(state([desk({}), quit])).toBe('desk available');
    const over = lap({ state: 'focusing', until: NOON + 1 });
    expect(state([desk({}), over])).toBe('desk available');
    expect(state([quit])).toBe('quit');
  });

  test('two machines are seen alike by everybody, in whatever order they are heard', () => {
    const saying = fc.record({
      device: fc.constantFrom('desk', 'lap', 'attic'),
      state: fc.constantFrom('available', 'focusing', 'away'),
      since: fc.constantFrom(NOON, NOON + 1, NOON + 2),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(saying, { minLength: 1, selector: ({ device }) => device }),
        (list) => {
          const all = list.map((one) => told(here({ ...one, state: one.state as 'away' })));
          expect(state([...all].reverse())).toBe(state(all));
        },
      ),
      propertyOptions(300),
    );
  });
});

test('ten thousand hostile payloads leave the right row right, and are counted', () => {
  const fine = told(here({ state: 'focusing', until: NOON + HOUR }));
  const before = heardAll([card(), fine]);
  const { topic } = fine;
  const payloads = fc
    .sample(
      fc.oneof(
        fc.json().map((text) => ({ topic, text })),
        fc.string().map((text) => ({ topic, text: `{"v":1${text}` })),
        fc.string().map((level) => ({ topic: `lull/v1/harbour/u/${level}/card`, text: '{"v":1}' })),
        fc.constant({ topic, text: 'x'.repeat(20_000) }),
        fc.constant({ ...told(here({ user: 'eve' })), topic }),
        fc.constant({ topic, text: null }),
      ),
      { numRuns: 10_000, seed: 4 },
    )
    .filter(({ text }) => text !== '');
  const { roster } = hear(before, [...payloads, fine], 'harbour', NOON);
  expect(reportOf(roster)).toEqual(reportOf(before));
  expect(refusedIn(roster)).toBe(payloads.length);
});
