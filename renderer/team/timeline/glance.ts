import { availabilityAt } from '../../../src/presence/availability';
import { replyClock } from '../../../src/reply/reply-clock';
import type { Person } from '../../../src/roster/person';
import type { MarkedState } from '../../ui/state-mark';
import { availabilityWords, markOf } from '../availability-words';
import { replyLines, type ReplyLines } from '../reply-words';
import type { RowScene } from '../row-scene';

/** What stands beside a band of the moment: it is worked out for every row in sight with every frame, so no more than that. */
export type Glance = {
  readonly mark: MarkedState;
  readonly state: string;
  readonly until: string;
  readonly reply: ReplyLines;
};

/** How somebody is at the moment of a scene, and when they would reply. */
export function glanceAt(person: Person, { telling, contextOf }: RowScene): Glance {
  const context = contextOf(person);
  const availability = availabilityAt(person, telling.now, context);
  const { title, detail } = availabilityWords(availability, telling);
  return {
    mark: markOf(availability),
    state: title,
    until: detail,
    reply: replyLines(replyClock(person, telling.now, context), telling),
  };
}
