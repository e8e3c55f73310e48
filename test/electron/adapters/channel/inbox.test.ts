import { describe, expect, test } from 'vitest';
import { createInbox, MOST_OF_ONE } from '../../../../electron/adapters/channel/inbox';

const presence = (user: string, device: string) => `lull/v1/harbour/u/${user}/d/${device}/presence`;

describe('what comes between two looks', () => {
  test('is all there and in its order, as long as nobody floods', () => {
    const inbox = createInbox();
    const said = Array.from({ length: 10_000 }, (_, i) => ({
      topic: presence(`p${i % 5_000}`, 'desk'),
      text: String(i),
    }));
    for (const delivery of said) inbox.add(delivery);
    expect(inbox.take()).toEqual({ deliveries: said, overrun: 0 });
    expect(inbox.take()).toEqual({ deliveries: [], overrun: 0 });
  });

  test('of one who floods is little, the last word of each machine among it, and is counted', () => {
    const inbox = createInbox();
    const last = 99_999;
    for (let i = 0; i <= last; i++) {
      inbox.add({ topic: presence('eve', `d${i % 3}`), text: String(i) });
      if (i % 10_000 === 0) inbox.add({ topic: presence('ada', 'desk'), text: String(i) });
    }
    const { deliveries, overrun } = inbox.take();
    const of = (user: string) => deliveries.filter(({ topic }) => topic.includes(`/${user}/`));
    expect(of('eve')).toHaveLength(MOST_OF_ONE);
    expect(of('ada').map(({ text }) => Number(text) / 10_000)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect(overrun).toBe(last + 1 - MOST_OF_ONE);
    const words = of('eve').map(({ text }) => text);
    expect(words).toEqual(
      expect.arrayContaining([String(last), String(last - 1), String(last - 2)]),
    );
  });

  test('of one who makes up machines is no more than of anybody', () => {
    const inbox = createInbox();
    for (let i = 0; i < 10_000; i++) inbox.add({ topic: presence('eve', `d${i}`), text: 'x' });
    for (let i = 0; i < 10_000; i++) inbox.add({ topic: `nonsense/${i}`, text: 'x' });
    const { deliveries, overrun } = inbox.take();
    expect(deliveries).toHaveLength(2 * MOST_OF_ONE);
    expect(overrun).toBe(20_000 - 2 * MOST_OF_ONE);
  });
});
