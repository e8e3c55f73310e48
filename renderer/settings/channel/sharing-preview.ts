import type { JoinedView } from '../../../src/app/channel-view';
import type { Said } from '../../../src/app/channel';
import type { MyStatus } from '../../../src/app/state';
import type { Session } from '../../../src/focus/session';
import { isFocusing } from '../../../src/focus/run';
import { cardTopic, presenceTopic } from '../../../src/presence/channel-topic';
import { cardToShare, type Sharing } from '../../../src/presence/sharing';
import { toldPresence } from '../../../src/presence/stance';
import { encodeCard } from '../../../src/presence/wire-card';
import { encodePresence } from '../../../src/presence/wire-presence';
import type { Person } from '../../../src/roster/person';
import type { Instant } from '../../../src/time/instant';

/** The bytes for a topic: what the broker has of it, and what it will be sent. */
export type Preview = {
  readonly topic: string;
  readonly now: string | null;
  readonly next: string;
};

/** Who I am, how I am and whether the team is told of my blocks. */
export type Told = {
  readonly me: Person;
  readonly status: MyStatus;
  readonly session: Session | null;
  readonly tellsBlocks: boolean;
};

/** What a choice of sharing sends, made by the very functions that make what goes out. */
export function previewOf(
  { team, user, device, session: connection }: JoinedView,
  said: Said,
  { me, status, session, tellsBlocks }: Told,
  sharing: Sharing,
  now: Instant,
): readonly Preview[] {
  const card = cardTopic(team, user);
  const presence = presenceTopic(team, user, device);
  const known = (topic: string): string | null => said[topic]?.text ?? null;
  if (!sharing.visible) {
    return [card, presence].map((topic) => ({ topic, now: known(topic), next: '' }));
  }
  const { sid, began } = connection ?? { sid: 'the-next-session', began: now };
  const stance =
    status.kind === 'away'
      ? ({ state: 'away', since: status.since, until: status.until } as const)
      : ({ state: 'available', since: began, until: null } as const);
  const block =
    tellsBlocks && isFocusing(session) && session.overtimeSince === null
      ? {
          since: session.startedAt,
          until: session.endsAt,
          intention: session.intention === '' ? null : session.intention,
        }
      : null;
  const told = toldPresence(stance, block, sharing, now);
  const before = known(presence);
  const seq = before === null ? 1 : numberIn(before) + 1;
  const person = cardToShare(me, sharing, now);
  return [
    {
      topic: presence,
      now: before,
      next: encodePresence({ kind: 'here', user, device, sid, began, seq, at: now, ...told }),
    },
    { topic: card, now: known(card), next: encodeCard({ user, at: now, person }) },
  ];
}

/** The number of what was said last; our own text, so that it is there unless it took something back. */
function numberIn(text: string): number {
  return Number(/"seq":(\d+)/.exec(text)?.[1] ?? 0);
}
