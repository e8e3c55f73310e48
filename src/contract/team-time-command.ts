import * as v from 'valibot';
import type { Attendees } from '../reply/attendees';
import type { Quorum } from '../reply/quorum';
import { ROLES } from '../roster/person';
import { cleanText } from '../roster/text';
import type { Interval } from '../time/interval';

/** Meetings that somebody decided on: one, or one a week. */
export type Meetings = {
  readonly title: string;
  readonly people: readonly string[];
  readonly meetings: readonly Interval[];
};

/** What a person wants of the team's common time. */
export type TeamTimeCommand =
  /** A group of no id is a new one. */
  | {
      readonly kind: 'save-group';
      readonly id: string | null;
      readonly name: string;
      readonly people: readonly string[];
    }
  | { readonly kind: 'remove-group'; readonly id: string }
  /** In place of what was followed of the same people. */
  | {
      readonly kind: 'follow-overlap';
      readonly attendees: Attendees;
      readonly withMe: boolean;
      readonly quorum: Quorum;
      readonly notify: boolean;
    }
  | { readonly kind: 'unfollow-overlap'; readonly id: string }
  /** Writes down who sits early or late in these meetings. */
  | ({ readonly kind: 'take-meetings' } & Meetings)
  | { readonly kind: 'erase-seat'; readonly id: string }
  | { readonly kind: 'erase-seats' }
  | ({ readonly kind: 'save-calendar'; readonly description: string } & Meetings);

/** How long texts and lists may be. */
const LONGEST = { name: 80, title: 200, description: 8000, people: 1000, meetings: 104 } as const;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const ids = v.pipe(v.array(id), v.maxLength(LONGEST.people));
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(-8.64e15), v.maxValue(8.64e15));

const line = (longest: number) =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const cleaned = cleanText(dataset.value, longest);
      if (cleaned.kind === 'text') return cleaned.text;
      const message = {
        empty: 'must not be empty',
        'too-long': 'is too long',
        unshowable: 'cannot be shown',
      };
      addIssue({ message: message[cleaned.kind] });
      return NEVER;
    }),
  );

const meetings = v.pipe(
  v.array(
    v.pipe(
      v.strictObject({ start: instant, end: instant }),
      v.check(({ start, end }) => start < end, 'must end after it starts'),
    ),
  ),
  v.minLength(1),
  v.maxLength(LONGEST.meetings),
);

const attendees = v.variant('kind', [
  v.strictObject({ kind: v.literal('people'), ids: v.pipe(ids, v.minLength(1)) }),
  v.strictObject({ kind: v.literal('role'), role: v.picklist(ROLES) }),
  v.strictObject({ kind: v.literal('group'), groupId: id }),
]);

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const quorum = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('count'), count: whole(1, LONGEST.people) }),
  v.strictObject({ kind: v.literal('share'), percent: whole(1, 100) }),
]);

const taken = { title: line(LONGEST.title), people: ids, meetings };

/** The shape of each of these commands, by its kind. */
export const TEAM_TIME_COMMAND_SCHEMAS: {
  readonly [Kind in TeamTimeCommand['kind']]: v.GenericSchema<
    unknown,
    Extract<TeamTimeCommand, { kind: Kind }>
  >;
} = {
  'save-group': v.strictObject({
    kind: v.literal('save-group'),
    id: v.nullable(id),
    name: line(LONGEST.name),
    people: v.pipe(ids, v.minLength(1)),
  }),
  'remove-group': v.strictObject({ kind: v.literal('remove-group'), id }),
  'follow-overlap': v.strictObject({
    kind: v.literal('follow-overlap'),
    attendees,
    withMe: v.boolean(),
    quorum,
    notify: v.boolean(),
  }),
  'unfollow-overlap': v.strictObject({ kind: v.literal('unfollow-overlap'), id }),
  'take-meetings': v.strictObject({ kind: v.literal('take-meetings'), ...taken }),
  'erase-seat': v.strictObject({ kind: v.literal('erase-seat'), id }),
  'erase-seats': v.strictObject({ kind: v.literal('erase-seats') }),
  'save-calendar': v.strictObject({
    kind: v.literal('save-calendar'),
    description: v.pipe(v.string(), v.maxLength(LONGEST.description)),
    ...taken,
  }),
};
