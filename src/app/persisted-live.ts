import * as v from 'valibot';
import type { LivePerson } from '../presence/live-person';
import type { Exception, WorkingBlock } from '../roster/person';
import { findZone } from '../time/zone';
import type { LiveBook } from './live';
import { isPerson } from './persisted-roster';

const instant = v.pipe(v.number(), v.safeInteger());
const text = v.string();

const zone = v.pipe(
  text,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const found = findZone(dataset.value);
    if (found !== null) return found;
    addIssue({ message: 'is not a zone' });
    return NEVER;
  }),
);

/** A week as a person's own is judged. */
const isWeek = (week: { readonly blocks?: unknown; readonly exceptions?: unknown }): boolean =>
  isPerson({ id: 'somebody', name: '', zone: 'Etc/UTC', ...week });

const person = v.strictObject({
  handle: text,
  at: instant,
  name: v.exactOptional(text),
  email: v.exactOptional(text),
  zone: v.exactOptional(zone),
  blocks: v.exactOptional(
    v.custom<readonly WorkingBlock[]>((blocks) => blocks !== undefined && isWeek({ blocks })),
  ),
  exceptions: v.exactOptional(
    v.custom<readonly Exception[]>(
      (exceptions) => exceptions !== undefined && isWeek({ exceptions }),
    ),
  ),
  busy: v.exactOptional(
    v.array(
      v.pipe(
        v.strictObject({ start: instant, end: instant }),
        v.check(({ start, end }) => start < end, 'ends before it starts'),
      ),
    ),
  ),
  lacks: v.exactOptional(
    v.picklist(['not-shared', 'malformed', 'no-such-zone', 'no-zone-by-rule']),
  ),
  picture: v.exactOptional(text),
  status: v.exactOptional(v.strictObject({ text, emoji: text, until: v.nullable(instant) })),
  report: v.exactOptional(
    v.strictObject({
      state: v.picklist(['focusing', 'busy', 'off']),
      why: v.picklist(['muted', 'busy', 'meeting', 'call', 'presenting', 'out-of-office']),
      since: instant,
      until: v.nullable(instant),
    }),
  ),
}) satisfies v.GenericSchema<unknown, LivePerson>;

/** What was heard of people of a service, as it is kept in that service's document. */
export const liveBookSchema = v.record(text, person) satisfies v.GenericSchema<unknown, LiveBook>;
