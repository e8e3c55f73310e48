import type { IClientOptions, MqttClient } from 'mqtt';
import type { ChannelAddress, ChannelTrouble } from '../../../src/app/channel';
import type { Delivery } from '../../../src/presence/channel-roster';
import { presenceTopic, teamFilters } from '../../../src/presence/channel-topic';
import { MOST_WIRE_BYTES } from '../../../src/presence/wire';
import type { Timers } from '../../ports';
import { credentialTrouble } from './credentials';
import { createInbox } from './inbox';
import { trouble, troubleOf, troubleOfReason } from './trouble';

/** How long the broker is waited for: to answer at all, and, while it sends nothing else, to send back what was said. */
const CONNECT_WITHIN_MS = 10_000;
export const ECHO_WITHIN_MS = 10_000;

/** Seconds of silence after which the broker is asked whether it is still there; it notices our silence after half as long again. */
const KEEPALIVE_S = 30;

/** The largest packet that is taken: a payload, its topic and properties. The broker drops larger ones by itself. */
const LARGEST_PACKET = MOST_WIRE_BYTES + 1024;

/** How many unacknowledged messages the broker may have under way to us. */
const RECEIVE_MAXIMUM = 200;

/** Deliveries that come close together are told together. */
const GATHER_MS = 200;

export type Will = { readonly topic: string; readonly text: string; readonly expiry: number };

export type ConnectionParts = {
  readonly connect: (url: string, options: IClientOptions) => MqttClient;
  readonly timers: Timers;
  readonly address: ChannelAddress;
  readonly secret: string | null;
  readonly clientId: string;
  readonly will: Will | null;
  /** Seconds; half a minute where none is named. */
  readonly keepalive?: number;
  /** Told at each step that was proved: signed in, may write, may read. */
  readonly onStep: (step: 'signed-in' | 'written' | 'read') => void;
  /** `overrun` is how much was thrown away of those who flood. */
  readonly onHeard: (deliveries: readonly Delivery[], overrun: number) => void;
  /** Told once, unless the connection was ended from here. */
  readonly onLost: (trouble: ChannelTrouble) => void;
};

export type Connection = {
  /** Has the broker keep a text, an empty one to forget; resolves with what is wrong, or null. */
  retain(topic: string, text: string, expiry: number): Promise<ChannelTrouble | null>;
  /** Ends it so that the broker sends no will. */
  end(): Promise<void>;
  /** Ends it as a crash would, but tells nothing. */
  drop(): void;
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a payload; null where its bytes are none. */
function textOf(payload: Uint8Array): string | null {
  try {
    return utf8.decode(payload);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function optionsOf({
  address,
  secret,
  clientId,
  will,
  keepalive = KEEPALIVE_S,
}: ConnectionParts): IClientOptions {
  const { user, login, ca, certificate } = address;
  return {
    protocolVersion: 5,
    clientId,
    clean: true,
    keepalive,
    connectTimeout: CONNECT_WITHIN_MS,
    // When to come back is decided by the core, with chance, and never by the library.
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    timerVariant: 'native',
    rejectUnauthorized: true,
    properties: {
      // What counts is retained, so that nothing has to wait at the broker for who is away.
      sessionExpiryInterval: 0,
      receiveMaximum: RECEIVE_MAXIMUM,
      maximumPacketSize: LARGEST_PACKET,
    },
    ...(login === 'password' && secret !== null ? { username: user, password: secret } : {}),
    ...(login === 'certificate' && certificate !== null && secret !== null
      ? { cert: certificate, key: secret }
      : {}),
    ...(ca === null ? {} : { ca }),
    ...(will === null
      ? {}
      : {
          will: {
            topic: will.topic,
            payload: Buffer.from(will.text),
            qos: 1,
            retain: true,
            properties: { willDelayInterval: 0, messageExpiryInterval: will.expiry },
          },
        }),
  };
}

/** One that is not tried at all. */
function refusedConnection({ timers, onLost }: ConnectionParts, why: ChannelTrouble): Connection {
  const telling = timers.set(() => onLost(why), 0);
  const drop = (): void => timers.clear(telling);
  return {
    retain: () => Promise.resolve(why),
    drop,
    end: () => Promise.resolve(drop()),
  };
}

/** Opens one connection and proves that it can be used both ways: a forbidden subscription is granted all the same. */
export function openConnection(parts: ConnectionParts): Connection {
  const { address, timers } = parts;
  const unusable = credentialTrouble(address, parts.secret);
  if (unusable !== null) return refusedConnection(parts, unusable);
  const { team, user, device } = address;
  const echoTopic = `${presenceTopic(team, user, device)}-echo`;
  let ended = false;
  let found: ChannelTrouble | null = null;
  let proving: unknown = null;
  const inbox = createInbox();
  let gathering: unknown = null;

  const stopTimers = (): void => {
    if (proving !== null) timers.clear(proving);
    if (gathering !== null) timers.clear(gathering);
    proving = gathering = null;
  };
  const finish = (why: ChannelTrouble): void => {
    if (ended) return;
    ended = true;
    stopTimers();
    client.end(true);
    parts.onLost(why);
  };
  const client = parts.connect(address.url, optionsOf(parts));

  const gather = (delivery: Delivery): void => {
    inbox.add(delivery);
    if (gathering !== null) return;
    const flush = (): void => {
      gathering = null;
      const { deliveries, overrun } = inbox.take();
      if (deliveries.length === 0) return;
      gathering = timers.set(flush, GATHER_MS);
      parts.onHeard(deliveries, overrun);
    };
    // The first of a flood is told at once, with all that came in the same packets.
    gathering = timers.set(flush, 0);
  };

  let hasWritten = false;
  const proved = (step: 'written' | 'read'): void => {
    if (ended) return;
    // What came back was written, even where the word for it comes later.
    if (!hasWritten) {
      hasWritten = true;
      parts.onStep('written');
    }
    if (step === 'read') parts.onStep('read');
  };

  const awaitEcho = (): void => {
    if (proving !== null) timers.clear(proving);
    proving = timers.set(() => finish(trouble('may-not-read')), ECHO_WITHIN_MS);
  };
  const proveBothWays = async (): Promise<void> => {
    const granted = await client.subscribeAsync([...teamFilters(team), echoTopic], { qos: 1 });
    if (granted.some(({ qos }) => qos >= 128)) {
      finish(trouble('may-not-read'));
      return;
    }
    awaitEcho();
    const properties = { messageExpiryInterval: 10 };
    await client.publishAsync(echoTopic, 'echo', { qos: 1, properties });
    proved('written');
  };

  client.on('connect', () => {
    parts.onStep('signed-in');
    proveBothWays().catch((error: unknown) => {
      const isRefused = error instanceof Error && 'code' in error && error.code === 135;
      finish(isRefused ? trouble('may-not-write') : troubleOf(asError(error)));
    });
  });
  client.on('message', (topic, payload) => {
    if (ended) return;
    if (topic !== echoTopic) {
      // The echo comes behind all that a large team has said, which may take a while.
      if (proving !== null) awaitEcho();
      gather({ topic, text: textOf(payload) });
    } else if (proving !== null) {
      timers.clear(proving);
      proving = null;
      proved('read');
    }
  });
  client.on('error', (error) => {
    found ??= troubleOf(error);
    finish(found);
  });
  client.on('disconnect', ({ reasonCode }) => {
    found ??= troubleOfReason(reasonCode ?? 0);
  });
  client.stream.on('error', (error: Error) => {
    found ??= troubleOf(error);
  });
  client.on('close', () => finish(found ?? trouble('closed')));

  return {
    retain: async (topic, text, expiry) => {
      if (ended) return trouble('closed');
      const properties = text === '' ? {} : { messageExpiryInterval: expiry };
      try {
        await client.publishAsync(topic, text, { qos: 1, retain: true, properties });
        return null;
      } catch (error) {
        return troubleOf(asError(error));
      }
    },
    end: async () => {
      if (ended) return;
      ended = true;
      stopTimers();
      await client.endAsync();
    },
    drop: () => {
      if (ended) return;
      ended = true;
      stopTimers();
      client.end(true);
    },
  };
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
