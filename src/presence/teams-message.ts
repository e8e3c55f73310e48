import { calendarDate } from '../time/calendar';
import { formatTime, type ClockStyle } from '../time/format';
import { DAY, HOUR, MINUTE, type Instant } from '../time/instant';
import { placeOfZone } from '../time/place';
import type { ZoneName } from '../time/zone';
import { backWhen, type BackTemplate } from './back-status';
import { cutText, filledText } from './status-text';

/** What a block writes as my status message in Teams. */
export type TeamsTemplate = {
  /** With `{end}` and `{place}` in it; empty takes the usual words. */
  readonly text: string;
  /** While a block runs on past its end, when nobody knows the end; empty takes the usual words. */
  readonly overtime: string;
  /** Whether what I work on is told too. */
  readonly intention: boolean;
};

export const FIRST_TEAMS_TEMPLATE: TeamsTemplate = { text: '', overtime: '', intention: false };

/** Graph states no limit; Teams itself takes 280 characters (support.microsoft.com, "Set your status message"). */
export const TEAMS_TEXT_MOST = 280;

/** Teams ends what Lull put there a little after Lull does, so that Lull still finds it as it left it. */
export const TEAMS_GRACE = 30_000;

const lengthOf = (text: string): number => text.length;

const SECOND = 1000;

/** When a message ends, as Graph writes it. */
type Expiry = { readonly dateTime: string; readonly timeZone: string };

/**
 * A status message; `endsAbout` is when it ends by itself, 0 where it does not. `expiry` is the end as it was told, where
 * its zone is none that is known: it goes back as it came.
 */
export type TeamsMessage = {
  readonly content: string;
  readonly endsAbout: Instant;
  readonly expiry?: Expiry;
};

export const NO_TEAMS_MESSAGE: TeamsMessage = { content: '', endsAbout: 0 };

/** What my status message is made of, with the words that are used where mine are empty. */
export type TeamsMessageParts = {
  readonly template: TeamsTemplate;
  readonly back: BackTemplate;
  readonly usual: Pick<TeamsTemplate, 'text' | 'overtime'> & { readonly back: string };
  readonly intention: string | null;
  readonly overtime: boolean;
  readonly zone: ZoneName;
  readonly style: ClockStyle;
};

const endsAfter = (until: Instant): Instant => Math.ceil((until + TEAMS_GRACE) / 1000) * 1000;

/** My status message during a block that ends at `until`, to the letter. */
export function teamsMessageOf(parts: TeamsMessageParts, until: Instant): TeamsMessage {
  const { template, usual, overtime, zone, style, intention } = parts;
  const wanted = overtime ? template.overtime || usual.overtime : template.text || usual.text;
  const end = formatTime(until, zone, style);
  const said = [filledText(wanted, { end, place: placeOfZone(zone) }), intention ?? ''];
  const content = said.filter((part) => part !== '').join(' · ');
  return { content: cutText(content, TEAMS_TEXT_MOST, lengthOf), endsAbout: endsAfter(until) };
}

/** My status message while I am off or away and back at `until`, to the letter. */
export function teamsBackOf(parts: TeamsMessageParts, until: Instant, now: Instant): TeamsMessage {
  const { back, usual, zone, style } = parts;
  const values = { when: backWhen(until, now, zone, style), place: placeOfZone(zone) };
  const content = filledText(back.text || usual.back, values);
  return { content: cutText(content, TEAMS_TEXT_MOST, lengthOf), endsAbout: endsAfter(until) };
}

/** How long Teams is to keep me on do-not-disturb, as an ISO 8601 duration from now; a second at least. */
export function teamsDuration(until: Instant, now: Instant): string {
  const seconds = Math.max(1, Math.ceil((until + TEAMS_GRACE - now) / 1000));
  const parts = [
    [Math.floor(seconds / 3600), 'H'],
    [Math.floor((seconds % 3600) / 60), 'M'],
    [seconds % 60, 'S'],
  ] as const;
  return `PT${parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count}${unit}`])).join('')}`;
}

const two = (count: number): string => String(count).padStart(2, '0');

/** An instant as UTC reads it, without a zone in it: "expiryDateTime.dateTime shouldn't include time zone". */
function utcText(at: Instant): string {
  const { year, month, date } = calendarDate(Math.floor(at / DAY));
  const inDay = ((at % DAY) + DAY) % DAY;
  const clock = [inDay / HOUR, (inDay % HOUR) / MINUTE, (inDay % MINUTE) / SECOND];
  return `${year}-${two(month)}-${two(date)}T${clock.map((part) => two(Math.floor(part))).join(':')}`;
}

/** What sets a status message: the body of Graph's `setStatusMessage`. An empty content clears it. */
export function teamsMessageBody({ content, endsAbout, expiry }: TeamsMessage): object {
  const told = endsAbout === 0 ? expiry : { dateTime: utcText(endsAbout), timeZone: 'UTC' };
  return {
    statusMessage: {
      message: { content, contentType: 'text' },
      ...(told === undefined ? {} : { expiryDateTime: told }),
    },
  };
}

/** What mutes me: the body of Graph's `setUserPreferredPresence`. */
export function teamsPresenceBody(until: Instant, now: Instant): object {
  return {
    availability: 'DoNotDisturb',
    activity: 'DoNotDisturb',
    expirationDuration: teamsDuration(until, now),
  };
}
