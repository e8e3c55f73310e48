import type { TeamsWish } from '../../../src/app/teams-wish';
import { sameJson } from '../../../src/lease/compare';
import type { Json, Silence } from '../../../src/lease/lease';
import {
  NO_TEAMS_MESSAGE,
  teamsBackOf,
  teamsMessageBody,
  teamsMessageOf,
  type TeamsMessage,
} from '../../../src/presence/teams-message';
import { teamsMessageIn } from '../../../src/presence/teams-message-told';
import type { Instant } from '../../../src/time/instant';
import type { Result, StatusTarget } from '../../ports';
import { minePath, missing, resultOf, tooLate, type TargetParts } from './target-parts';

const isMessage = (value: Json): value is TeamsMessage =>
  typeof value === 'object' && value !== null && 'content' in value && 'endsAbout' in value;

/**
 * My status message as a lease. It ends by itself, and what was there before has its own end. Ends are by the clock of
 * Graph, which they are told by: this computer's may be set in the middle of a block.
 */
export function createMessageTarget(parts: TargetParts): StatusTarget {
  const { clock, graph } = parts;
  /** By the clock of Graph. */
  const now = (): Instant => clock.now() + graph.skew();

  const read = async (): Promise<Result<TeamsMessage>> =>
    resultOf(await graph.call('GET', '/me/presence'), (answer) => teamsMessageIn(answer, now()));

  const write = async (wish: TeamsWish, message: TeamsMessage): Promise<Result<null>> => {
    const body = teamsMessageBody(message);
    const called = await graph.call('POST', minePath(wish, 'setStatusMessage'), { body });
    const written = resultOf(called, () => true);
    return written.ok ? { ok: true, value: null } : written;
  };

  const isOver = ({ endsAbout }: TeamsMessage): boolean => endsAbout !== 0 && endsAbout <= now();
  const messageOf = (wish: TeamsWish, until: Instant, says?: Silence['says']): TeamsMessage => {
    const message =
      says === 'back' ? teamsBackOf(wish, until, clock.now()) : teamsMessageOf(wish, until);
    return { ...message, endsAbout: message.endsAbout + graph.skew() };
  };
  /** Whether a message is there that says anything still. */
  const isThere = (value: Json): boolean =>
    isMessage(value) && value.content !== '' && !isOver(value);

  return {
    id: 'teams-message',
    ...parts.listening,
    probe: () => Promise.resolve(parts.status('message')),
    read,
    foretell: (before, until, says) => {
      const wish = parts.wish();
      if (wish === null || (says === 'back' && isThere(before))) return before;
      return messageOf(wish, until, says);
    },
    apply: async ({ until, says }) => {
      const wish = parts.wish();
      if (wish === null) return missing();
      if (until <= clock.now()) return tooLate();
      const wanted = messageOf(wish, until, says);
      const written = await write(wish, wanted);
      if (!written.ok) return written;
      // How Teams writes it is what it is known by later; what is not told yet is taken to be as it was sent.
      const there = await read();
      const isOurs =
        there.ok && (there.value.content === wanted.content || sameJson(there.value, wanted));
      return { ok: true, value: isOurs ? there.value : wanted };
    },
    restore: async ({ before, ours }) => {
      const wish = parts.wish();
      if (wish === null) return missing();
      const wanted = isMessage(before) && !isOver(before) ? before : NO_TEAMS_MESSAGE;
      // What was there has run out, and so has what was put over it.
      const isEmpty = wanted.content === '' && isMessage(ours) && ours.content === '';
      return isEmpty ? { ok: true, value: null } : write(wish, wanted);
    },
    endedAs: (ours) =>
      ours.some((value) => isMessage(value) && isOver(value)) ? [NO_TEAMS_MESSAGE] : [],
    endsAt: (value) =>
      isMessage(value) && value.endsAbout !== 0 ? value.endsAbout - graph.skew() : null,
    close: () => Promise.resolve(),
  };
}
