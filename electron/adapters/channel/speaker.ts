import type { ChannelSession, ChannelTrouble } from '../../../src/app/channel';
import type { ChannelWish } from '../../../src/app/channel-wish';
import type { ChannelFact } from '../../../src/app/facts-channel';
import { cardTopic, presenceTopic } from '../../../src/presence/channel-topic';
import { CARD_EXPIRY, presenceExpiry, toldPresence } from '../../../src/presence/stance';
import { encodeCard } from '../../../src/presence/wire-card';
import { encodePresence } from '../../../src/presence/wire-presence';
import type { Instant } from '../../../src/time/instant';
import type { Connection } from './connection';
import type { Block } from './status-target';

/** What is said on one connection. */
export type Speaker = {
  /** Says what is true now and was not said yet; resolves with what is wrong, or null once the broker has it all. */
  speak(): Promise<ChannelTrouble | null>;
  /** Says it once more, since something else stands in its place. */
  sayAgain(): void;
  nextNumber(): number;
};

export type SpeakerParts = {
  readonly session: ChannelSession;
  readonly now: () => Instant;
  readonly wish: () => ChannelWish | null;
  readonly block: () => Block | null;
  readonly retain: Connection['retain'];
  readonly tell: (fact: ChannelFact) => void;
};

/** A text for a topic, and what of it is new, whatever its time and number. */
type Line = {
  readonly topic: string;
  readonly meaning: string;
  readonly write: () => { readonly text: string; readonly expiry: number };
};

const nothing = (topic: string): Line => ({
  topic,
  meaning: '',
  write: () => ({ text: '', expiry: 0 }),
});

export function createSpeaker({ session, now, wish, block, retain, tell }: SpeakerParts): Speaker {
  const said = new Map<string, string>();
  let number = 0;
  let speaking: Promise<ChannelTrouble | null> = Promise.resolve(null);

  const cardLine = ({ address, card, renewal }: ChannelWish): Line => {
    const { team, user } = address;
    const topic = cardTopic(team, user);
    if (card === null) return nothing(topic);
    return {
      topic,
      meaning: `${renewal} ${JSON.stringify(card)}`,
      write: () => ({ text: encodeCard({ user, at: now(), person: card }), expiry: CARD_EXPIRY }),
    };
  };

  const presenceLine = (wanted: ChannelWish): Line => {
    const { address, stance, sharing, intention, blockSince, renewal } = wanted;
    const { team, user, device } = address;
    const topic = presenceTopic(team, user, device);
    if (stance === null) return nothing(topic);
    const running = block();
    // It began when the person began it, not when the team came to know.
    const inBlock =
      running === null ? null : { ...running, since: blockSince ?? running.since, intention };
    const told = toldPresence(stance, inBlock, sharing, now());
    return {
      topic,
      meaning: `${renewal} ${JSON.stringify(told)}`,
      write: () => {
        const at = now();
        const { sid, began } = session;
        const seq = ++number;
        const text = encodePresence({ kind: 'here', user, device, sid, began, seq, at, ...told });
        return { text, expiry: presenceExpiry(told.until, at) };
      },
    };
  };

  const say = async ({ topic, meaning, write }: Line): Promise<ChannelTrouble | null> => {
    if (said.get(topic) === meaning) return null;
    const { text, expiry } = write();
    const wrong = await retain(topic, text, expiry);
    if (wrong !== null) return wrong;
    said.set(topic, meaning);
    tell({ kind: 'channel-said', topic, text, at: now() });
    return null;
  };

  const sayAll = async (): Promise<ChannelTrouble | null> => {
    const wanted = wish();
    if (wanted === null) return null;
    const wrong = await say(presenceLine(wanted));
    return (await say(cardLine(wanted))) ?? wrong;
  };

  const speak = (): Promise<ChannelTrouble | null> => {
    // One after the other, so that what is said last is what is true last.
    speaking = speaking.then(sayAll);
    return speaking;
  };

  return {
    speak,
    sayAgain: () => {
      said.clear();
      void speak();
    },
    nextNumber: () => ++number,
  };
}
