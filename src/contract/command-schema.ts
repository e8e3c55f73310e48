import * as v from 'valibot';
import { settingsEntries } from '../app/settings-schema';
import { BLOCK_MINUTES } from '../focus/preset';
import type { Person, SyncWindow } from '../roster/person';
import { cleanText } from '../roster/text';
import { findZone } from '../time/zone';
import { CHANNEL_COMMAND_SCHEMAS } from './channel-command';
import type { Command } from './command';
import { SLACK_COMMAND_SCHEMAS } from './slack-command';
import { TEAM_TIME_COMMAND_SCHEMAS } from './team-time-command';
import { TEAMS_COMMAND_SCHEMAS } from './teams-command';
import { TEAMS_PEOPLE_COMMAND_SCHEMAS } from './teams-people-command';

/** How long texts may be: an intention in graphemes, the others in UTF-16 units. */
const LONGEST = {
  intention: 200,
  id: 300,
  section: 100,
  file: 300,
  copied: 10_000,
  url: 2000,
} as const;

const minutes = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST.id));
const atEnd = v.picklist(['surface', 'run-on']);
const window = v.picklist(['team', 'focus', 'settings']);
const target = v.picklist(['os-dnd', 'channel', 'slack', 'slack-snooze', 'teams', 'teams-message']);
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const extension = minutes(1, 240);

/** Read by the roster's own reader before, so that its mistakes are told in words. */
const syncWindow = v.custom<SyncWindow>((value) => typeof value === 'object' && value !== null);

const person = v.custom<Person>((value) => typeof value === 'object' && value !== null);

const intention = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const cleaned = cleanText(dataset.value, LONGEST.intention);
    if (cleaned.kind === 'text') return cleaned.text;
    if (cleaned.kind === 'empty') return '';
    addIssue({ message: cleaned.kind === 'too-long' ? 'is too long' : 'cannot be shown' });
    return NEVER;
  }),
);

const zone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const found = findZone(dataset.value);
    if (found !== null) return found;
    addIssue({ message: 'is not an IANA zone' });
    return NEVER;
  }),
);

const length = v.variant('kind', [
  v.strictObject({ kind: v.literal('preset'), presetId: id }),
  v.strictObject({
    kind: v.literal('minutes'),
    minutes: minutes(BLOCK_MINUTES.least, BLOCK_MINUTES.most),
  }),
  v.strictObject({ kind: v.literal('until-block-end') }),
  v.strictObject({ kind: v.literal('planned'), plannedId: id }),
]);

const awayUntil = v.variant('kind', [
  v.strictObject({ kind: v.literal('minutes'), minutes: minutes(1, 7 * 1440) }),
  v.strictObject({ kind: v.literal('next-block') }),
  v.strictObject({ kind: v.literal('at'), at: instant }),
  v.strictObject({ kind: v.literal('open') }),
]);

type Optional<Entries extends v.ObjectEntries> = {
  readonly [name in keyof Entries]: v.ExactOptionalSchema<Entries[name], undefined>;
};

function allOptional<Entries extends v.ObjectEntries>(entries: Entries): Optional<Entries> {
  const optional = Object.entries(entries).map(([name, schema]) => [name, v.exactOptional(schema)]);
  return Object.fromEntries(optional) as Optional<Entries>;
}

const bare = <Kind extends Command['kind']>(kind: Kind) =>
  v.strictObject({ kind: v.literal(kind) });

const ofId = <Kind extends Command['kind']>(kind: Kind) =>
  v.strictObject({ kind: v.literal(kind), id });

/** The shape of every command, by its kind. */
export const COMMAND_SCHEMAS: {
  readonly [Kind in Command['kind']]: v.GenericSchema<unknown, Extract<Command, { kind: Kind }>>;
} = {
  ...CHANNEL_COMMAND_SCHEMAS,
  ...SLACK_COMMAND_SCHEMAS,
  ...TEAMS_COMMAND_SCHEMAS,
  ...TEAMS_PEOPLE_COMMAND_SCHEMAS,
  ...TEAM_TIME_COMMAND_SCHEMAS,
  'start-focus': v.strictObject({
    kind: v.literal('start-focus'),
    length,
    intention: v.exactOptional(intention),
    atEnd: v.exactOptional(atEnd),
  }),
  'start-default': bare('start-default'),
  'pause-focus': bare('pause-focus'),
  'resume-focus': bare('resume-focus'),
  'extend-focus': v.strictObject({ kind: v.literal('extend-focus'), minutes: extension }),
  surface: bare('surface'),
  'abandon-focus': bare('abandon-focus'),
  'note-interruption': bare('note-interruption'),
  'set-intention': v.strictObject({ kind: v.literal('set-intention'), text: intention }),
  'answer-outcome': v.strictObject({
    kind: v.literal('answer-outcome'),
    blockId: id,
    outcome: v.picklist(['done', 'partly', 'not-done']),
  }),
  'go-on': v.strictObject({ kind: v.literal('go-on'), minutes: extension }),
  'start-break': bare('start-break'),
  'skip-break': bare('skip-break'),
  'decline-planned': v.strictObject({ kind: v.literal('decline-planned'), plannedId: id }),
  'set-away': v.strictObject({ kind: v.literal('set-away'), until: awayUntil }),
  'set-back': bare('set-back'),
  'save-me': v.strictObject({ kind: v.literal('save-me'), me: person }),
  'answer-zone': v.strictObject({
    kind: v.literal('answer-zone'),
    zone,
    answer: v.picklist(['moved', 'visiting', 'ignore']),
  }),
  'dismiss-telling': v.strictObject({ kind: v.literal('dismiss-telling'), id }),
  'change-settings': v.strictObject({
    kind: v.literal('change-settings'),
    patch: v.strictObject(allOptional(settingsEntries)),
  }),
  'finish-welcome': bare('finish-welcome'),
  'add-person': v.strictObject({ kind: v.literal('add-person'), person }),
  'edit-person': v.strictObject({ kind: v.literal('edit-person'), id, person }),
  'remove-person': ofId('remove-person'),
  'claim-person': ofId('claim-person'),
  undo: v.strictObject({ kind: v.literal('undo'), token: id }),
  'choose-team-file': bare('choose-team-file'),
  'choose-followed-file': bare('choose-followed-file'),
  'follow-url': v.strictObject({
    kind: v.literal('follow-url'),
    url: v.pipe(v.string(), v.maxLength(LONGEST.url)),
  }),
  'stop-following': v.strictObject({ kind: v.literal('stop-following'), keep: v.boolean() }),
  'check-followed': bare('check-followed'),
  'save-followed': bare('save-followed'),
  'answer-conflict': v.strictObject({
    kind: v.literal('answer-conflict'),
    answer: v.picklist(['keep-theirs', 'save-copy', 'later']),
  }),
  'dismiss-follow-change': bare('dismiss-follow-change'),
  'show-hidden': bare('show-hidden'),
  'add-sync': v.strictObject({ kind: v.literal('add-sync'), window: syncWindow }),
  'edit-sync': v.strictObject({
    kind: v.literal('edit-sync'),
    was: syncWindow,
    window: syncWindow,
  }),
  'remove-sync': v.strictObject({ kind: v.literal('remove-sync'), was: syncWindow }),
  'join-sync': v.strictObject({
    kind: v.literal('join-sync'),
    link: v.pipe(v.string(), v.maxLength(LONGEST.url)),
    sure: v.boolean(),
  }),
  'keep-collision': v.strictObject({ kind: v.literal('keep-collision'), key: id }),
  'import-team': v.strictObject({
    kind: v.literal('import-team'),
    name: v.pipe(v.string(), v.maxLength(LONGEST.file)),
    text: v.string(),
  }),
  'dismiss-import-report': bare('dismiss-import-report'),
  'export-team': bare('export-team'),
  'show-example-team': bare('show-example-team'),
  'drop-example-team': bare('drop-example-team'),
  'watch-person': ofId('watch-person'),
  'unwatch-person': ofId('unwatch-person'),
  'copy-text': v.strictObject({
    kind: v.literal('copy-text'),
    text: v.pipe(v.string(), v.maxLength(LONGEST.copied)),
  }),
  'try-target': v.strictObject({ kind: v.literal('try-target'), target }),
  'dismiss-notice': ofId('dismiss-notice'),
  'open-window': v.strictObject({
    kind: v.literal('open-window'),
    window,
    section: v.exactOptional(v.pipe(v.string(), v.maxLength(LONGEST.section))),
  }),
  'close-window': v.strictObject({ kind: v.literal('close-window'), window }),
  'open-data-folder': bare('open-data-folder'),
  quit: v.strictObject({ kind: v.literal('quit'), sure: v.boolean() }),
};
