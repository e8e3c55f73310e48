import { asFields, field, type Fields } from '../roster/fields';
import { cleanText } from '../roster/text';
import type { Instant } from '../time/instant';
import { findZone, type ZoneName } from '../time/zone';
import type { LivePerson, LiveReport, LiveStatus } from './live-person';
import { fromSlackText } from './slack-status';

const LONGEST_NAME = 80;

/** Slack itself allows 100 (docs.slack.dev/reference/methods/users.profile.set); one that calendars write may be longer. */
const LONGEST_STATUS = 200;

/** Whether a text is a member's id (docs.slack.dev/reference/objects/user-object). */
export const isSlackMemberId = (text: string): boolean => /^[UW][A-Z0-9]{1,30}$/.test(text);

function textOf(value: unknown, longest: number): string {
  const cleaned = typeof value === 'string' ? cleanText(fromSlackText(value), longest) : null;
  return cleaned?.kind === 'text' ? cleaned.text : '';
}

/** Slack tells instants in whole seconds; 0 and 1 stand for none. */
function instantOf(seconds: unknown): Instant | null {
  const isTold = typeof seconds === 'number' && Number.isSafeInteger(seconds * 1000) && seconds > 1;
  return isTold ? Math.floor(seconds) * 1000 : null;
}

/** An emoji as text, out of the code points that Slack tells (`1f468-200d-1f4bb`); one of the workspace's own has none. */
function emojiOf(profile: Fields): string {
  const told = field(profile, 'status_emoji_display_info');
  const info = Array.isArray(told) ? asFields(told[0]) : null;
  const codes = info === null ? '' : field(info, 'unicode');
  if (typeof codes !== 'string' || !/^[0-9a-f]{2,5}(-[0-9a-f]{2,5}){0,9}$/i.test(codes)) return '';
  const text = String.fromCodePoint(...codes.split('-').map((code) => Number.parseInt(code, 16)));
  const cleaned = cleanText(text, 2);
  return cleaned.kind === 'text' && !/[\p{L}\p{Cs}]/u.test(text) ? text : '';
}

function statusOf(profile: Fields): LiveStatus | null {
  const words = textOf(field(profile, 'status_text'), LONGEST_STATUS);
  const emoji = emojiOf(profile);
  const name = field(profile, 'status_emoji');
  const isNamed = typeof name === 'string' && /^:[^:\s]{1,100}:$/.test(name);
  // Without words and without a picture of it, the name of an emoji is all there is to say.
  const text = words === '' && emoji === '' && isNamed ? name : words;
  if (text === '' && emoji === '') return null;
  return { text, emoji, until: instantOf(field(profile, 'status_expiration')) };
}

/** In a huddle: a call that Slack itself tells of. */
function huddleOf(profile: Fields, now: Instant): LiveReport | null {
  if (field(profile, 'huddle_state') !== 'in_a_huddle') return null;
  return { state: 'busy', why: 'call', since: now, until: null };
}

/** Somebody of the workspace, or why they cannot be on a roster. */
export type SlackUser = {
  readonly id: string;
  readonly name: string;
  readonly zone: ZoneName | null;
  readonly email: string | null;
  /** Where their small picture is. */
  readonly picture: string | null;
  readonly leftOut: 'bot' | 'guest' | 'gone' | 'no-zone' | null;
  readonly status: LiveStatus | null;
  readonly huddle: LiveReport | null;
};

function leftOutOf(user: Fields, zone: ZoneName | null): SlackUser['leftOut'] {
  const is = (name: string): boolean => field(user, name) === true;
  if (field(user, 'id') === 'USLACKBOT' || is('is_bot') || is('is_app_user')) return 'bot';
  if (is('deleted')) return 'gone';
  if (is('is_restricted') || is('is_ultra_restricted') || is('is_stranger')) return 'guest';
  return zone === null ? 'no-zone' : null;
}

/** Reads a user object of users.list and users.info; null where it is none, or has no name. */
export function readSlackUser(value: unknown, now: Instant): SlackUser | null {
  const user = asFields(value);
  if (user === null) return null;
  const id = field(user, 'id');
  if (typeof id !== 'string' || !isSlackMemberId(id)) return null;
  const profile = asFields(field(user, 'profile')) ?? {};
  const names = [field(profile, 'real_name'), field(user, 'real_name'), field(user, 'name')];
  const name = names.map((one) => textOf(one, LONGEST_NAME)).find((one) => one !== '');
  if (name === undefined) return null;
  const tz = field(user, 'tz');
  const zone = typeof tz === 'string' ? findZone(tz) : null;
  const email = field(profile, 'email');
  const picture = field(profile, 'image_72');
  return {
    id,
    name,
    zone,
    email: typeof email === 'string' && /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email) ? email : null,
    picture: typeof picture === 'string' && picture.length <= 1000 ? picture : null,
    leftOut: leftOutOf(user, zone),
    status: statusOf(profile),
    huddle: huddleOf(profile, now),
  };
}

/** When somebody's notifications are paused next, or are now. */
export type SlackDnd = { readonly start: Instant; readonly end: Instant };

/**
 * Reads do-not-disturb of dnd.teamInfo and dnd.info (docs.slack.dev/reference/methods/dnd.teamInfo); null where there is
 * none ahead, undefined where it is not told.
 */
export function readSlackDnd(value: unknown): SlackDnd | null | undefined {
  const told = asFields(value);
  if (told === null || typeof field(told, 'dnd_enabled') !== 'boolean') return undefined;
  if (field(told, 'dnd_enabled') === false) return null;
  const start = instantOf(field(told, 'next_dnd_start_ts'));
  const end = instantOf(field(told, 'next_dnd_end_ts'));
  return start === null || end === null || end <= start ? null : { start, end };
}

/** Notifications that are paused now: they are muted until then. What is planned for later is no report yet. */
function mutedBy(dnd: SlackDnd | null, now: Instant): LiveReport | null {
  if (dnd === null || dnd.start > now || dnd.end <= now) return null;
  return { state: 'focusing', why: 'muted', since: dnd.start, until: dnd.end };
}

/** Somebody as Slack tells of them. A status is words of theirs and says nothing of whether they can be disturbed. */
export function slackPerson(
  user: SlackUser,
  dnd: SlackDnd | null,
  picture: string | null,
  now: Instant,
): LivePerson {
  const report = mutedBy(dnd, now) ?? user.huddle;
  return {
    handle: user.id,
    at: now,
    name: user.name,
    ...(user.zone === null ? {} : { zone: user.zone }),
    ...(user.email === null ? {} : { email: user.email }),
    ...(picture === null ? {} : { picture }),
    ...(user.status === null ? {} : { status: user.status }),
    ...(report === null ? {} : { report }),
  };
}
