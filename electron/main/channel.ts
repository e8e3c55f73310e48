import type { ChannelEffect } from '../../src/app/channel-effect';
import { channelWish } from '../../src/app/channel-wish';
import type { ChannelFact } from '../../src/app/facts-channel';
import type { AppState } from '../../src/app/state';
import type { Instant } from '../../src/time/instant';
import type { TeamChannel } from '../live-ports';
import type { BrokerWriter, Secrets, StatusTarget } from '../ports';

/** The secret of the channel among the secrets. */
const SECRET = 'team-channel';

/** What the channel is made of; each part is loaded when it is first needed. */
export type ChannelDeskParts = {
  readonly loadChannel: () => Promise<TeamChannel>;
  readonly loadSecrets: () => Promise<Secrets>;
  readonly loadBrokerWriter: () => Promise<BrokerWriter>;
  readonly tell: (fact: ChannelFact) => void;
  readonly onTrouble: (what: string, detail: string) => void;
};

export type ChannelDesk = {
  /** Brings the channel in line with the state; loads nothing while it is off. */
  show(state: AppState, now: Instant): void;
  run(effect: ChannelEffect): Promise<void>;
  target(): Promise<StatusTarget>;
  close(): Promise<void>;
};

/** Stands between the core, which knows no secret, and the channel, which needs it. */
export function createChannelDesk(parts: ChannelDeskParts): ChannelDesk {
  let channel: Promise<TeamChannel> | null = null;
  let secrets: Promise<Secrets> | null = null;
  let secret: string | null = null;
  let wants: (() => ReturnType<typeof channelWish>) | null = null;
  let shown = Promise.resolve();

  const loaded = (): Promise<TeamChannel> => (channel ??= parts.loadChannel());
  const keeper = (): Promise<Secrets> => (secrets ??= parts.loadSecrets());

  const keep = async ({
    secret: given,
    secretIn,
  }: Extract<ChannelEffect, { kind: 'keep-channel-secret' }>): Promise<void> => {
    const place = await keeper();
    secret = given;
    if (secretIn === 'memory') await place.forget(SECRET);
    else {
      const kept = await place.keep(SECRET, given, secretIn);
      // It serves this run; at the next start it is asked for.
      if (!kept.ok) await place.forget(SECRET);
    }
    parts.tell({ kind: 'channel-secret', secret: 'ready', keyring: place.keyring() });
  };

  const load = async ({
    secretIn,
  }: Extract<ChannelEffect, { kind: 'load-channel-secret' }>): Promise<void> => {
    const place = await keeper();
    const read = secretIn === 'memory' ? ({ kind: 'missing' } as const) : await place.read(SECRET);
    secret = read.kind === 'found' ? read.secret : null;
    const known = read.kind === 'found' ? 'ready' : read.kind;
    parts.tell({ kind: 'channel-secret', secret: known, keyring: place.keyring() });
  };

  const test = async ({
    id,
    address,
    secret: given,
  }: Extract<ChannelEffect, { kind: 'test-channel' }>): Promise<void> => {
    const on = await loaded();
    const result = await on.test(address, given ?? secret, (step) =>
      parts.tell({ kind: 'channel-test', test: { kind: 'running', id, step } }),
    );
    if (result.kind === 'failed') {
      const { step, trouble } = result;
      parts.tell({ kind: 'channel-test', test: { kind: 'failed', id, step, trouble } });
      return;
    }
    const encrypted = /^(mqtts|wss):/.test(address.url);
    parts.tell({ kind: 'channel-test', test: { kind: 'passed', id, encrypted } });
  };

  const leave = async ({
    address,
  }: Extract<ChannelEffect, { kind: 'leave-channel' }>): Promise<void> => {
    const on = await loaded();
    await shown;
    const cleared = await on.clear(address, secret);
    secret = null;
    const forgotten = await (await keeper()).forget(SECRET);
    parts.tell({ kind: 'channel-left', cleared: cleared && forgotten.ok });
  };

  return {
    show: (state, now) => {
      if (channel === null && state.channel.joined === null) return;
      const waiting = wants !== null;
      wants = () => channelWish(state, now);
      if (waiting) return;
      shown = loaded()
        .then((on) => {
          const wanted = wants?.() ?? null;
          wants = null;
          on.want(wanted, secret);
        })
        .catch((error: unknown) => parts.onTrouble('the team channel', String(error)));
    },
    run: async (effect) => {
      switch (effect.kind) {
        case 'keep-channel-secret':
          return keep(effect);
        case 'load-channel-secret':
          return load(effect);
        case 'look-for-keyring': {
          const keyring = (await keeper()).keyring();
          parts.tell({ kind: 'channel-keyring', keyring });
          return;
        }
        case 'test-channel':
          return test(effect);
        case 'leave-channel':
          return leave(effect);
        case 'write-broker-files': {
          const files = await (await parts.loadBrokerWriter()).write(effect);
          if (files !== null) parts.tell({ kind: 'broker-files', files });
          return;
        }
        default:
          effect satisfies never;
      }
    },
    target: async () => (await loaded()).target,
    close: async () => {
      if (channel === null) return;
      await shown;
      await (await channel).close();
    },
  };
}
