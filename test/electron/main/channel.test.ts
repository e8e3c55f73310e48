import { describe, expect, test } from 'vitest';
import { createChannelDesk } from '../../../electron/main/channel';
import type { TeamChannel } from '../../../electron/live-ports';
import type { Secrets } from '../../../electron/ports';
import type { ChannelAddress, ChannelTrouble, Owed } from '../../../src/app/channel';
import type { ChannelFact } from '../../../src/app/facts-channel';

const ADDRESS: ChannelAddress = {
  url: 'mqtts://broker.example.com',
  team: 'harbour',
  user: 'ada',
  device: 'd-1',
  login: 'password',
  ca: null,
  certificate: null,
};
const LEFT: Owed = { address: ADDRESS, secretIn: 'file', since: 0 };
const AWAY: ChannelTrouble = { kind: 'refused', detail: '' };

function desk(trouble: ChannelTrouble | null = null, isFull = false, pem = 'good') {
  const learned: string[] = [];
  const kept = new Map<string, string>();
  const facts: ChannelFact[] = [];
  const cleared: (string | null)[] = [];
  let now = trouble;
  const secrets: Secrets = {
    keyring: () => 'present',
    keep: (name, secret) => {
      if (isFull) {
        const failure = { reason: 'failed', detail: 'ENOSPC', retryAt: null } as const;
        return Promise.resolve({ ok: false, failure });
      }
      kept.set(name, secret);
      return Promise.resolve({ ok: true, value: null });
    },
    read: (name) => {
      const secret = kept.get(name);
      return Promise.resolve(
        secret === undefined ? { kind: 'missing' } : { kind: 'found', secret },
      );
    },
    forget: (name) => {
      kept.delete(name);
      return Promise.resolve({ ok: true, value: null });
    },
  };
  const channel: Pick<TeamChannel, 'clear' | 'want' | 'close' | 'pemTrouble'> = {
    pemTrouble: (_part, text) => (text === 'good' ? null : { kind: 'key-encrypted', detail: '' }),
    clear: (_address, secret) => {
      cleared.push(secret);
      return Promise.resolve(now);
    },
    want: () => undefined,
    close: () => Promise.resolve(),
  };
  const made = () =>
    createChannelDesk({
      loadChannel: () => Promise.resolve(channel as TeamChannel),
      loadSecrets: () => Promise.resolve(secrets),
      loadBrokerWriter: () => Promise.reject(new Error('nobody writes')),
      choosePemFile: () => Promise.resolve({ kind: 'chosen', name: 'ada.key', text: pem }),
      learn: (secret) => learned.push(secret),
      tell: (fact) => facts.push(fact),
      onTrouble: (what, detail) => expect.unreachable(`${what}: ${detail}`),
    });
  return {
    kept,
    facts,
    cleared,
    learned,
    made,
    reach: () => {
      now = null;
    },
  };
}

const KEEP = { kind: 'keep-channel-secret', device: 'd-1', secret: 'canary' } as const;
const CLEAR = { kind: 'clear-channel', left: LEFT, card: true } as const;

describe('the secret of a channel', () => {
  test('that cannot be kept is told before it serves', async () => {
    const { made, facts, kept } = desk(null, true);
    await made().run({ ...KEEP, secretIn: 'keyring' });
    expect(facts).toEqual([
      { kind: 'channel-secret-unkept' },
      { kind: 'channel-secret', secret: 'ready', keyring: 'present' },
    ]);
    expect(kept.size).toBe(0);
  });

  test('of a channel that was left is kept until all was taken back, over a restart, and then gone', async () => {
    const { made, kept, cleared, facts, reach } = desk(AWAY);
    const first = made();
    await first.run({ ...KEEP, secretIn: 'file' });
    await first.run(CLEAR);
    expect(facts.at(-1)).toEqual({ kind: 'channel-left', device: 'd-1', trouble: AWAY });
    expect(kept.size).toBe(1);
    const second = made();
    await second.run(CLEAR);
    reach();
    await second.run(CLEAR);
    expect(cleared).toEqual(['canary', 'canary', 'canary']);
    expect(facts.at(-1)).toEqual({ kind: 'channel-left', device: 'd-1', trouble: null });
    expect(kept.size).toBe(0);
  });

  test('that was kept nowhere is gone with the run, and nothing is tried without it', async () => {
    const { made, facts, cleared } = desk(AWAY);
    const left = { ...LEFT, secretIn: 'memory' } as const;
    const first = made();
    await first.run({ ...KEEP, secretIn: 'memory' });
    await first.run({ ...CLEAR, left });
    await made().run({ ...CLEAR, left });
    expect(cleared).toEqual(['canary']);
    expect(facts.at(-1)).toMatchObject({ trouble: { kind: 'no-secret' } });
  });

  test('of a channel that I am on again is not taken by the one that was left', async () => {
    const { made, kept } = desk(null);
    const one = made();
    await one.run({ ...KEEP, secretIn: 'file' });
    await one.run({ ...KEEP, device: 'd-2', secret: 'another', secretIn: 'file' });
    await one.run(CLEAR);
    expect([...kept.values()]).toEqual(['another']);
  });
});

describe('a key that is chosen as a file', () => {
  test('is told to no window, and is kept when the channel is joined', async () => {
    const { made, facts, kept, learned } = desk();
    const one = made();
    await one.run({ kind: 'choose-channel-file', part: 'key' });
    const file = { kind: 'chosen', name: 'ada.key', text: null } as const;
    expect(facts).toEqual([{ kind: 'channel-file', part: 'key', file }]);
    expect(learned).toEqual(['good']);
    await one.run({ ...KEEP, secret: null, secretIn: 'file' });
    expect([...kept.values()]).toEqual(['good']);
    expect(facts.at(-1)).toMatchObject({ kind: 'channel-secret', secret: 'ready' });
  });

  test('says what is wrong with it, and is not taken', async () => {
    const { made, facts, kept } = desk(null, false, 'bad');
    const one = made();
    await one.run({ kind: 'choose-channel-file', part: 'key' });
    expect(facts[0]).toMatchObject({
      file: { kind: 'unusable', trouble: { kind: 'key-encrypted' } },
    });
    await one.run({ ...KEEP, secret: null, secretIn: 'file' });
    expect(kept.size).toBe(0);
    expect(facts.at(-1)).toMatchObject({ kind: 'channel-secret', secret: 'missing' });
  });
});
