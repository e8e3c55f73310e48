import { describe, expect, test } from 'vitest';
import type { ChannelTrouble } from '../../../src/app/channel';
import { channelSlice } from '../../../src/app/channel-view';
import { nextWake } from '../../../src/app/next-wake';
import { OWED_FOR } from '../../../src/app/owed-channel';
import { decodeChannel, encodeChannel } from '../../../src/app/persisted';
import { MINUTE } from '../../../src/time/instant';
import { deepFreeze, stateWith } from '../../support/app-state';
import { CANARY, JOIN, Lull, lullOpen, NOW } from './channel-lull';

const notices = (lull: Lull) => lull.state.passing.notices.map(({ kind }) => kind);
const clears = (lull: Lull) => lull.effects.filter(({ kind }) => kind === 'clear-channel');
const forgets = (lull: Lull) => lull.effects.filter(({ kind }) => kind === 'forget-channel-secret');

/** Somebody who left while the broker was away. */
function leftAway(): { lull: Lull; device: string } {
  const lull = lullOpen();
  const device = lull.state.channel.joined?.address.device ?? '';
  lull.does({ kind: 'leave-channel' });
  return { lull, device };
}

function fails(lull: Lull, device: string, kind: ChannelTrouble['kind'] = 'refused'): void {
  lull.hears({ kind: 'channel-left', device, trouble: { kind, detail: '' } });
}

describe('a channel left while its broker is away', () => {
  test('is told at once, tried again and again, and done once the broker is there', () => {
    const { lull, device } = leftAway();
    expect(clears(lull)).toHaveLength(1);
    fails(lull, device);
    expect(notices(lull)).toEqual(['channel-owed']);
    expect(forgets(lull)).toEqual([]);
    for (let round = 2; round < 12; round++) {
      const wake = nextWake(lull.state, lull.at);
      expect(wake).not.toBeNull();
      expect(wake! - lull.at).toBeLessThanOrEqual(MINUTE);
      lull.wait(wake! - lull.at);
      expect(clears(lull)).toHaveLength(round);
      // While one is under way there is no second.
      lull.wait(0);
      expect(clears(lull)).toHaveLength(round);
      fails(lull, device);
    }
    expect(notices(lull)).toEqual(['channel-owed']);
    lull.hears({ kind: 'channel-left', device, trouble: null });
    expect(notices(lull)).toEqual([]);
    expect(lull.state.channel.owed).toBeUndefined();
    expect(forgets(lull)).toEqual([{ kind: 'forget-channel-secret', device }]);
    const before = clears(lull).length;
    lull.wait(10 * MINUTE);
    expect(clears(lull)).toHaveLength(before);
  });

  test('is still owed after a restart, without a secret in what is kept', () => {
    const { lull, device } = leftAway();
    fails(lull, device);
    const text = encodeChannel(lull.state.channel);
    expect(text).not.toContain(CANARY);
    const decoded = decodeChannel(text);
    expect(decoded).toEqual({ kind: 'good', value: lull.state.channel });
    const next = new Lull();
    next.state = deepFreeze({ ...stateWith(), channel: lull.state.channel });
    next.hears({ kind: 'started', hidden: false, link: null });
    expect(clears(next)).toHaveLength(1);
    expect(channelSlice(next.state).owed).toEqual([{ team: 'harbour', user: 'ada', since: NOW }]);
  });

  test.each(['wrong-password', 'not-welcome', 'may-not-write', 'no-secret'] as const)(
    'is given up where no try would help (%s), and says so; the secret goes',
    (kind) => {
      const { lull, device } = leftAway();
      fails(lull, device, kind);
      expect(notices(lull)).toEqual(['channel-not-cleared']);
      expect(lull.state.channel.owed).toBeUndefined();
      expect(forgets(lull)).toEqual([{ kind: 'forget-channel-secret', device }]);
    },
  );

  test('is forgotten after thirty days, when the broker has nothing of it any more', () => {
    const { lull, device } = leftAway();
    fails(lull, device);
    lull.wait(OWED_FOR);
    expect(lull.state.channel.owed).toBeUndefined();
    expect(notices(lull)).toEqual([]);
    expect(forgets(lull)).toHaveLength(1);
  });

  test('is tried at once or let be, as the person likes', () => {
    const { lull, device } = leftAway();
    fails(lull, device);
    lull.does({ kind: 'retry-left-channel' });
    expect(clears(lull)).toHaveLength(2);
    fails(lull, device);
    lull.does({ kind: 'drop-left-channel' });
    expect(lull.state.channel.owed).toBeUndefined();
    expect(forgets(lull)).toHaveLength(1);
    expect(notices(lull)).toEqual(['channel-not-cleared']);
  });

  test('does not take the card of who is back on it, nor wait for a second one', () => {
    const { lull, device } = leftAway();
    fails(lull, device);
    lull.open();
    const again = lull.state.channel.joined?.address.device;
    expect(again).not.toBe(device);
    lull.wait(MINUTE);
    expect(clears(lull).at(-1)).toMatchObject({ left: { address: { device } }, card: false });
    fails(lull, device);
    lull.does({ kind: 'leave-channel' });
    lull.does({ ...JOIN, form: { ...JOIN.form, team: 'pirates' } });
    expect(lull.state.channel.owed).toHaveLength(2);
    lull.wait(MINUTE);
    expect(clears(lull).at(-1)).toMatchObject({ card: true });
    const { owed = [] } = lull.state.channel;
    for (const { address } of owed) {
      lull.hears({ kind: 'channel-left', device: address.device, trouble: null });
    }
    expect(lull.state.channel.owed).toBeUndefined();
    expect(lull.state.channel.joined?.address.team).toBe('pirates');
  });

  test('sleeps with the machine', () => {
    const { lull, device } = leftAway();
    fails(lull, device);
    lull.hears({ kind: 'system-suspended' });
    lull.wait(10 * MINUTE);
    expect(clears(lull)).toHaveLength(1);
    lull.hears({ kind: 'system-resumed' });
    expect(clears(lull)).toHaveLength(2);
  });
});

test('a secret that cannot be kept is told at once, and is not kept silently', () => {
  const lull = new Lull();
  lull.does({ ...JOIN, secretIn: 'keyring' });
  lull.hears({ kind: 'channel-secret-unkept' });
  lull.hears({ kind: 'channel-secret', secret: 'ready', keyring: 'present' });
  expect(channelSlice(lull.state)).toMatchObject({ unkept: true, joined: { secretIn: 'memory' } });
  lull.does({ kind: 'give-channel-secret', secret: CANARY, secretIn: 'file' });
  expect(channelSlice(lull.state).unkept).toBe(false);
});
