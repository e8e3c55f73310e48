import { asFields, field } from '../roster/fields';
import { cleanText } from '../roster/text';
import type { Instant } from '../time/instant';
import type { LiveReport, LiveStatus } from './live-person';
import { instantOfOutlook } from './outlook-busy';

/** What Teams tells of somebody; `report` is null where it tells nothing that they said of themselves. */
export type TeamsPresence = {
  readonly id: string;
  readonly report: LiveReport | null;
  readonly status: LiveStatus | null;
};

/** Teams itself allows 280. */
const LONGEST_MESSAGE = 280;

type Said = Pick<LiveReport, 'state' | 'why'>;

/**
 * What people say by an activity or availability of Teams (Microsoft Graph, resources/presence). All others come from a
 * keyboard or from nobody being there: they are no word of theirs, and what is not known says nothing.
 */
const SAID: ReadonlyMap<unknown, Said> = new Map<unknown, Said>([
  ['OutOfOffice', { state: 'off', why: 'out-of-office' }],
  ['DoNotDisturb', { state: 'focusing', why: 'muted' }],
  ['Focusing', { state: 'focusing', why: 'muted' }],
  ['UrgentInterruptionsOnly', { state: 'focusing', why: 'muted' }],
  ['Presenting', { state: 'focusing', why: 'presenting' }],
  ['InACall', { state: 'busy', why: 'call' }],
  ['InAConferenceCall', { state: 'busy', why: 'call' }],
  ['InAMeeting', { state: 'busy', why: 'meeting' }],
  ['Busy', { state: 'busy', why: 'busy' }],
  ['BusyIdle', { state: 'busy', why: 'busy' }],
]);

const ENTITIES: { readonly [entity: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** The words of a message; Teams marks one that is pinned, and may send any of them as HTML. */
function wordsOf(content: string, isHtml: boolean): string {
  const bare = content.replace(/<\/?pinnednote>/g, '');
  if (!isHtml) return bare;
  return bare
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, entity: string) => ENTITIES[entity] ?? '');
}

function readStatus(value: unknown, now: Instant): LiveStatus | null {
  const status = asFields(value);
  const message = status === null ? null : asFields(field(status, 'message'));
  const content = message === null ? undefined : field(message, 'content');
  if (status === null || message === null || typeof content !== 'string') return null;
  if (content.length > 100 * LONGEST_MESSAGE) return null;
  // Only the person themselves is told the end of it; a message that has one may come without.
  const until = instantOfOutlook(field(status, 'expiryDateTime'));
  if (until !== null && until <= now) return null;
  const isHtml = field(message, 'contentType') === 'html';
  const cleaned = cleanText(wordsOf(content, isHtml), LONGEST_MESSAGE);
  return cleaned.kind === 'text' ? { text: cleaned.text, emoji: '', until } : null;
}

/** Reads a `presence` (Microsoft Graph, resources/presence); null where it is none. */
export function readTeamsPresence(value: unknown, now: Instant): TeamsPresence | null {
  const presence = asFields(value);
  const id = presence === null ? undefined : field(presence, 'id');
  if (presence === null || typeof id !== 'string' || id === '' || id.length > 128) return null;
  const availability = field(presence, 'availability');
  const activity = field(presence, 'activity');
  const out = asFields(field(presence, 'outOfOfficeSettings'));
  const isOut = out !== null && field(out, 'isOutOfOffice') === true;
  const said = SAID.get(isOut ? 'OutOfOffice' : activity) ?? SAID.get(availability);
  return {
    id,
    // It is not told since when.
    report: said === undefined ? null : { ...said, since: now, until: null },
    status: readStatus(field(presence, 'statusMessage'), now),
  };
}
