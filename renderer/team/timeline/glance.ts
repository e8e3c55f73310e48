import { availabilityAt } from '../../../src/presence/availability';
import { replyClock } from '../../../src/reply/reply-clock';
import type { Person } from '../../../src/roster/person';
import type { MarkedState } from '../../ui/state-mark';
import { availabilityWords, markOf } from '../availability-words';
import { replyLines, type ReplyLines } from '../reply-words';
import type { RowScene } from '../row-scene';

/** What stands beside every band in sight: it is worked out with each frame, so no more than that. */
export type Glance = {
  readonly mark: MarkedState;
  readonly state: string;
  readonly until: string;
};

/** How somebody is at the moment of a scene. */
export function glanceAt(person: Person, { telling, contextOf }: RowScene): Glance {
  const availability = availabilityAt(person, telling.now, contextOf(person));
  const { title, detail } = availabilityWords(availability, telling);
  return { mark: markOf(availability), state: title, until: detail };
}

/** When somebody would reply to what is sent at the moment of a scene. */
export function replyAt(person: Person, { telling, contextOf }: RowScene): ReplyLines {
  return replyLines(replyClock(person, telling.now, contextOf(person)), telling);
}
