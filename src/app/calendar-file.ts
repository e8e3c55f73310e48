import type { Instant } from '../time/instant';
import type { Interval } from '../time/interval';

/** A meeting of a calendar file; `weeks` above one means that it comes back every seven days so many times. */
export type CalendarMeeting = Interval & { readonly uid: string; readonly weeks: number };

/** What a calendar file says: one meeting or several of the same name. `stamp` is when it was made. */
export type CalendarFile = {
  readonly title: string;
  readonly description: string;
  readonly stamp: Instant;
  readonly meetings: readonly CalendarMeeting[];
};
