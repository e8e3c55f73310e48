import type { Delivery } from '../../../src/presence/channel-roster';

/** As much of one person as is taken at once; joining a channel brings less, a flood more. */
export const MOST_OF_ONE = 64;

/** What came since it was looked at last. Of somebody who floods only the newest of each topic is kept. */
export type Inbox = {
  add(delivery: Delivery): void;
  /** All that came, in its order, and how much of it was thrown away. */
  take(): { readonly deliveries: readonly Delivery[]; readonly overrun: number };
};

/** What came of one person. */
type Share = { readonly last: Map<string, number>; count: number };

const LEVEL_OF_USER = 4;

const userOf = (topic: string): string => topic.split('/', LEVEL_OF_USER + 1)[LEVEL_OF_USER] ?? '';

export function createInbox(): Inbox {
  let deliveries: Delivery[] = [];
  let shares = new Map<string, Share>();
  let overrun = 0;
  return {
    add: (delivery) => {
      const { topic } = delivery;
      const user = userOf(topic);
      const share = shares.get(user) ?? { last: new Map<string, number>(), count: 0 };
      shares.set(user, share);
      if (share.count < MOST_OF_ONE) {
        share.count++;
        share.last.set(topic, deliveries.length);
        deliveries.push(delivery);
        return;
      }
      overrun++;
      const at = share.last.get(topic);
      if (at !== undefined) deliveries[at] = delivery;
    },
    take: () => {
      const taken = { deliveries, overrun };
      deliveries = [];
      shares = new Map();
      overrun = 0;
      return taken;
    },
  };
}
