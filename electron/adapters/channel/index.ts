import type { IClientOptions, MqttClient } from 'mqtt';
import type { ChannelAddress, TestStep } from '../../../src/app/channel';
import { parseBrokerUrl } from '../../../src/presence/broker-url';
import type { ChannelWish } from '../../../src/app/channel-wish';
import type { ChannelFact } from '../../../src/app/facts-channel';
import { cardTopic, presenceTopic } from '../../../src/presence/channel-topic';
import { LONGEST_BELIEVED } from '../../../src/presence/device-record';
import { encodePresence } from '../../../src/presence/wire-presence';
import type { TeamChannel } from '../../live-ports';
import type { Clock, Timers } from '../../ports';
import { openConnection, type Connection, type ConnectionParts, type Will } from './connection';
import { pemTrouble } from './credentials';
import { certificateOf } from './certificate';
import { createSpeaker, type Speaker } from './speaker';
import { createChannelTarget } from './status-target';
import { trouble } from './trouble';

export type ChannelParts = {
  readonly connect: (url: string, options: IClientOptions) => MqttClient;
  readonly clock: Pick<Clock, 'now'>;
  readonly timers: Timers;
  readonly tell: (fact: ChannelFact) => void;
  readonly keepalive?: number;
};

/** A connection, and what is said on it. */
type Line = {
  readonly sid: string;
  readonly connection: Connection;
  readonly speaker: Speaker;
  isOpen: boolean;
};

const ENDING_EXPIRY = LONGEST_BELIEVED / 1000;

const clientIdOf = ({ user, device }: ChannelAddress): string => `lull-${user}-${device}`;

function ending(
  kind: 'quit' | 'asleep' | 'lost',
  { address, session }: { address: ChannelAddress; session: { sid: string; began: number } },
  seq: number,
  at: number,
): Will {
  const { team, user, device } = address;
  const { sid, began } = session;
  return {
    topic: presenceTopic(team, user, device),
    text: encodePresence({ kind, user, device, sid, began, seq, at }),
    expiry: ENDING_EXPIRY,
  };
}

/** The team channel. No socket is opened before it is wanted. */
export function createTeamChannel({
  connect,
  clock,
  timers,
  tell,
  ...more
}: ChannelParts): TeamChannel {
  let line: Line | null = null;
  let wish: ChannelWish | null = null;
  let closed = false;
  let farewell: Promise<void> = Promise.resolve();

  const target = createChannelTarget({
    isVisible: () => wish?.sharing.visible ?? false,
    team: () => wish?.address.team ?? null,
    isOpen: () => line?.isOpen ?? false,
    now: () => clock.now(),
    say: async () => (line === null ? trouble('closed') : line.speaker.speak()),
  });

  const open = (
    wanted: ChannelWish,
    session: NonNullable<ChannelWish['session']>,
    secret: string | null,
  ): Line => {
    const { address, sharing } = wanted;
    const { sid } = session;
    const will = ending('lost', { address, session }, 0, session.began);
    const connection = openConnection({
      connect,
      timers,
      address,
      secret,
      clientId: clientIdOf(address),
      will: sharing.visible ? will : null,
      ...more,
      onStep: (step) => {
        if (step !== 'read' || opened.isOpen) return;
        opened.isOpen = true;
        tell({ kind: 'channel-open', sid });
        target.came();
        void opened.speaker.speak();
      },
      onHeard: (deliveries, overrun) => {
        // A will of an older session of mine that came late stands where I should be.
        const late = deliveries.findLast(({ topic }) => topic === will.topic)?.text;
        if (late?.includes('"lost"') === true && !late.includes(sid)) opened.speaker.sayAgain();
        tell({ kind: 'channel-heard', sid, deliveries, ...(overrun === 0 ? {} : { overrun }) });
      },
      onLost: (why) => {
        if (line === opened) line = null;
        tell({ kind: 'channel-lost', sid, trouble: why });
      },
    });
    const speaker = createSpeaker({
      session,
      now: () => clock.now(),
      wish: () => (wish?.session?.sid === sid ? wish : null),
      block: () => target.block(),
      retain: (topic, text, expiry) => connection.retain(topic, text, expiry),
      tell,
    });
    const opened: Line = { sid, connection, speaker, isOpen: false };
    return opened;
  };

  const leave = async (
    { connection, speaker, isOpen }: Line,
    before: ChannelWish,
  ): Promise<void> => {
    const { session, address, sharing, goodbye } = before;
    if (isOpen && session !== null && sharing.visible) {
      const { topic, text, expiry } = ending(
        goodbye,
        { address, session },
        speaker.nextNumber(),
        clock.now(),
      );
      await connection.retain(topic, text, expiry);
    }
    await connection.end();
  };

  const give = (before: ChannelWish): void => {
    if (line === null) return;
    farewell = leave(line, before);
    line = null;
  };

  const attempt = (
    address: ChannelAddress,
    secret: string | null,
    parts: Pick<ConnectionParts, 'onStep' | 'onLost'>,
  ): Connection =>
    openConnection({
      connect,
      timers,
      address: { ...address, device: `${address.device}-test`.slice(-64) },
      secret,
      clientId: `${clientIdOf(address)}-test`,
      will: null,
      onHeard: () => undefined,
      ...parts,
    });

  return {
    target,
    pemTrouble,
    want: (wanted, secret) => {
      if (closed || wanted === wish) return;
      const before = wish;
      wish = wanted;
      const session = wanted?.session ?? null;
      if (line !== null && before !== null && line.sid !== session?.sid) {
        give({ ...before, goodbye: wanted?.goodbye ?? 'quit' });
      }
      if (wanted === null) target.left();
      if (wanted === null || session === null) return;
      if (line === null) line = open(wanted, session, secret);
      else if (line.isOpen) void line.speaker.speak();
    },
    test: (address, secret, onStep) =>
      new Promise((resolve) => {
        let step: TestStep = 'reach';
        const go = (next: TestStep): void => {
          step = next;
          onStep(next);
        };
        const url = parseBrokerUrl(address.url);
        const connection = attempt(address, secret, {
          onStep: (done) => {
            if (done === 'signed-in') go('write');
            else if (done === 'written') go('read');
            else void connection.end().then(() => resolve({ kind: 'passed' }));
          },
          onLost: (why) => {
            // Who does not know TLS hangs up on its first word.
            const isTls = url?.scheme === 'mqtts' || url?.scheme === 'wss';
            const hungUp = step === 'reach' && why.kind === 'closed' && isTls;
            const seen = hungUp ? trouble('not-tls', why.detail) : why;
            void certificateOf(url, seen, timers).then((named) =>
              resolve({ kind: 'failed', step: stepOf(named.kind, step), trouble: named }),
            );
          },
        });
        go('reach');
      }),
    clear: (address, secret, card) =>
      new Promise((resolve) => {
        const { team, user, device } = address;
        const topics = [
          presenceTopic(team, user, device),
          ...(card ? [cardTopic(team, user)] : []),
        ];
        const connection = openConnection({
          connect,
          timers,
          address,
          secret,
          clientId: clientIdOf(address),
          will: null,
          onHeard: () => undefined,
          onLost: resolve,
          onStep: (step) => {
            if (step !== 'read') return;
            void Promise.all(topics.map((topic) => connection.retain(topic, '', 0)))
              .then((wrong) => connection.end().then(() => wrong.find((one) => one !== null)))
              .then((wrong) => resolve(wrong ?? null));
          },
        });
      }),
    close: async () => {
      closed = true;
      if (wish !== null) give(wish);
      wish = null;
      await farewell;
    },
  };
}

/** Which step a trouble belongs to, where it came before the library told of any. */
function stepOf(kind: ReturnType<typeof trouble>['kind'], step: TestStep): TestStep {
  if (step !== 'reach') return step;
  if (['certificate-unreadable', 'key-unreadable', 'key-encrypted', 'key-other'].includes(kind)) {
    return 'sign-in';
  }
  if (
    kind.startsWith('certificate') ||
    kind === 'ca-unreadable' ||
    kind === 'unknown-authority' ||
    kind === 'not-tls'
  ) {
    return 'trust';
  }
  const atSignIn = ['wrong-password', 'not-welcome', 'mqtt-3-only', 'not-mqtt', 'taken-over'];
  return atSignIn.includes(kind) ? 'sign-in' : 'reach';
}
