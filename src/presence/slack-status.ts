import { formatTime, type ClockStyle } from '../time/format';
import { MINUTE, type Instant } from '../time/instant';
import { placeOfZone } from '../time/place';
import type { ZoneName } from '../time/zone';
import { backWhen, type BackTemplate } from './back-status';
import { cutText, filledText } from './status-text';

/** What a block writes as my status in Slack. */
export type SlackTemplate = {
  /** With `{end}` and `{place}` in it; empty takes the usual words. */
  readonly text: string;
  /** While a block runs on past its end, when nobody knows the end; empty takes the usual words. */
  readonly overtime: string;
  /** The name of an emoji between colons. */
  readonly emoji: string;
  /** Whether what I work on is told too. */
  readonly intention: boolean;
};

export const FIRST_SLACK_TEMPLATE: SlackTemplate = {
  text: '',
  overtime: '',
  emoji: ':no_bell:',
  intention: false,
};

/** How long a status may be (docs.slack.dev/reference/methods/users.profile.set: 100 characters). */
export const SLACK_TEXT_MOST = 100;

const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/**
 * How many characters a text is at most, however they are counted: in UTF-16 units, with the three characters that
 * Slack writes as entities (docs.slack.dev/messaging/formatting-message-text) written so.
 */
export function slackLength(text: string): number {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character).length;
}

/** Undoes the entities in which Slack hands texts out. */
export function fromSlackText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const cut = (text: string): string => cutText(text, SLACK_TEXT_MOST, slackLength);

/** The text of my status: the template filled, what I work on after it, and never more than Slack takes. */
export function slackStatusText(
  template: string,
  values: { readonly end: string; readonly place: string; readonly intention: string | null },
): string {
  const { intention, ...named } = values;
  const parts = [filledText(template, named), intention ?? ''].filter((part) => part !== '');
  return cut(parts.join(' · '));
}

/** Slack ends my status a little after Lull does, so that Lull still finds it as it left it. */
const GRACE = 30_000;

const endsAfter = (until: Instant): Instant => Math.ceil((until + GRACE) / 1000) * 1000;

/** A status in Slack; `endsAt` is when it ends by itself, in whole seconds, 0 where it does not. */
export type SlackStatus = {
  readonly text: string;
  readonly emoji: string;
  readonly endsAt: Instant;
};

/** What my status is made of, with the words that are used where mine are empty. */
export type SlackStatusParts = {
  readonly template: SlackTemplate;
  readonly back: BackTemplate;
  readonly usual: Pick<SlackTemplate, 'text' | 'overtime'> & { readonly back: string };
  readonly intention: string | null;
  readonly overtime: boolean;
  readonly zone: ZoneName;
  readonly style: ClockStyle;
};

/** My status during a block that ends at `until`, to the letter. */
export function slackStatusOf(parts: SlackStatusParts, until: Instant): SlackStatus {
  const { template, usual, overtime, zone, style, intention } = parts;
  const wanted = overtime ? template.overtime || usual.overtime : template.text || usual.text;
  const text = slackStatusText(wanted, {
    end: formatTime(until, zone, style),
    place: placeOfZone(zone),
    intention,
  });
  return { text, emoji: template.emoji, endsAt: endsAfter(until) };
}

/** My status while I am off or away and back at `until`, to the letter. */
export function slackBackOf(parts: SlackStatusParts, until: Instant, now: Instant): SlackStatus {
  const { back, usual, zone, style } = parts;
  const values = { when: backWhen(until, now, zone, style), place: placeOfZone(zone) };
  const text = cut(filledText(back.text || usual.back, values));
  return { text, emoji: back.emoji, endsAt: endsAfter(until) };
}

/**
 * What sets a status: the argument `profile` of users.profile.set, with the end in seconds
 * (docs.slack.dev/reference/methods/users.profile.set).
 */
export function slackProfileArgument({ text, emoji, endsAt }: SlackStatus): string {
  const status_expiration = Math.floor(endsAt / 1000);
  return JSON.stringify({ status_text: text, status_emoji: emoji, status_expiration });
}

/** What snoozes until then: the argument `num_minutes` of dnd.setSnooze, whole minutes from now and one at least. */
export function slackSnoozeMinutes(until: Instant, now: Instant): number {
  return Math.max(1, Math.ceil((until - now) / MINUTE));
}
