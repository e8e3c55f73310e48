import type { SecretPlace } from '../../src/app/channel';
import type { ChannelEffect } from '../../src/app/channel-effect';
import { channelWish } from '../../src/app/channel-wish';
import type { ChannelFact } from '../../src/app/facts-channel';
import type { AppState } from '../../src/app/state';
import type { Instant } from '../../src/time/instant';
import type { TeamChannel } from '../live-ports';
import type { BrokerWriter, ChosenText, Secrets, StatusTarget } from '../ports';

/** A secret of the channel among the secrets: each time that a channel is joined has its own. */
const nameOf = (device: string): string => `team-channel-${device}`;

/** What the channel is made of; each part is loaded when it is first needed. */
export type ChannelDeskParts = {
  readonly loadChannel: () => Promise<TeamChannel>;
  readonly loadSecrets: () => Promise<Secrets>;
  readonly loadBrokerWriter: () => Promise<BrokerWriter>;
  readonly choosePemFile: () => Promise<ChosenText | null>;
  /** Told of a secret that nobody may read in what is written. */
  readonly learn: (secret: string) => void;
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

type About<Kind extends ChannelEffect['kind']> = Extract<ChannelEffect, { kind: Kind }>;

/** Stands between the core, which knows no secret, and the channel, which needs it. */
export function createChannelDesk(parts: ChannelDeskParts): ChannelDesk {
  let channel: Promise<TeamChannel> | null = null;
  let secrets: Promise<Secrets> | null = null;
  let wants: (() => ReturnType<typeof channelWish>) | null = null;
  let shown = Promise.resolve();
  const held = new Map<string, string>();
  let chosenKey: string | null = null;

  const loaded = (): Promise<TeamChannel> => (channel ??= parts.loadChannel());
  const keeper = (): Promise<Secrets> => (secrets ??= parts.loadSecrets());

  const keep = async ({
    device,
    secret: given,
    secretIn,
  }: About<'keep-channel-secret'>): Promise<void> => {
    const place = await keeper();
    const secret = given ?? chosenKey;
    chosenKey = null;
    if (secret === null) {
      parts.tell({ kind: 'channel-secret', secret: 'missing', keyring: place.keyring() });
      return;
    }
    held.set(device, secret);
    const kept = secretIn === 'memory' ? null : await place.keep(nameOf(device), secret, secretIn);
    if (kept?.ok !== true) await place.forget(nameOf(device));
    if (kept?.ok === false) parts.tell({ kind: 'channel-secret-unkept' });
    parts.tell({ kind: 'channel-secret', secret: 'ready', keyring: place.keyring() });
  };

  const find = async (
    device: string,
    secretIn: SecretPlace,
  ): Promise<'ready' | 'missing' | 'unreadable'> => {
    if (held.has(device)) return 'ready';
    if (secretIn === 'memory') return 'missing';
    const read = await (await keeper()).read(nameOf(device));
    if (read.kind !== 'found') return read.kind;
    held.set(device, read.secret);
    return 'ready';
  };

  const load = async ({ device, secretIn }: About<'load-channel-secret'>): Promise<void> => {
    const secret = await find(device, secretIn);
    parts.tell({ kind: 'channel-secret', secret, keyring: (await keeper()).keyring() });
  };

  const forget = async (device: string): Promise<void> => {
    held.delete(device);
    await (await keeper()).forget(nameOf(device));
  };

  const test = async ({ id, address, secret: given }: About<'test-channel'>): Promise<void> => {
    const on = await loaded();
    const result = await on.test(address, given ?? held.get(address.device) ?? chosenKey, (step) =>
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

  const choose = async ({ part }: About<'choose-channel-file'>): Promise<void> => {
    const [chosen, on] = [await parts.choosePemFile(), await loaded()];
    if (chosen === null) return;
    const { name } = chosen;
    const trouble =
      chosen.kind === 'chosen'
        ? on.pemTrouble(part, chosen.text)
        : ({ kind: 'file-unreadable', detail: chosen.message } as const);
    if (chosen.kind === 'unreadable' || trouble !== null) {
      const why = trouble ?? ({ kind: 'file-unreadable', detail: '' } as const);
      parts.tell({ kind: 'channel-file', part, file: { kind: 'unusable', name, trouble: why } });
      return;
    }
    if (part === 'key') {
      parts.learn(chosen.text);
      chosenKey = chosen.text;
    }
    const text = part === 'key' ? null : chosen.text;
    parts.tell({ kind: 'channel-file', part, file: { kind: 'chosen', name, text } });
  };

  const clear = async ({ left, card }: About<'clear-channel'>): Promise<void> => {
    const { address, secretIn } = left;
    const { device, login } = address;
    const on = await loaded();
    await shown;
    const isKnown = login === 'none' || (await find(device, secretIn)) === 'ready';
    const trouble = isKnown
      ? await on.clear(address, held.get(device) ?? null, card)
      : ({ kind: 'no-secret', detail: '' } as const);
    if (trouble === null) await forget(device);
    parts.tell({ kind: 'channel-left', device, trouble });
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
          on.want(wanted, wanted === null ? null : (held.get(wanted.address.device) ?? null));
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
        case 'choose-channel-file':
          return choose(effect);
        case 'clear-channel':
          return clear(effect);
        case 'forget-channel-secret':
          return forget(effect.device);
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
