import catalogue from '../../resources/locales/en.json';
import { viewerZone } from '../../src/app/due-zone';
import type { Notification, NotificationAction } from '../../src/app/notification';
import type { AppState } from '../../src/app/state';
import type { Phrase } from '../../src/app/tray-model';
import { formatTime, formatWeekdayTime, sharedDay, type ClockStyle } from '../../src/time/format';
import type { Instant } from '../../src/time/instant';
import { placeOfZone } from '../../src/time/place';
import { timeShiftWords } from '../../src/telling/time-shift-words';
import { createWords, type Values, type Words } from '../../src/words/words';
import type { NotificationWords } from '../ports';

/** The texts that main needs: it has no page to make them in. */
export type Voice = {
  readonly words: Words;
  /** A phrase with its instants as wall times, with the weekday unless that is today. */
  say(phrase: Phrase): string;
  announce(notification: Notification, sound: boolean): NotificationWords;
};

const BUTTONS: { readonly [kind in Notification['kind']]?: readonly NotificationAction[] } = {
  'planned-soon': ['start'],
  'sync-soon': ['join'],
  'block-over': ['go-on', 'done'],
};

function buttonsOf(notification: Notification): readonly NotificationAction[] {
  if (notification.kind === 'sync-soon' && !notification.canJoin) return [];
  return BUTTONS[notification.kind] ?? [];
}

function timesOf(notification: Notification): { readonly [name: string]: Instant } {
  switch (notification.kind) {
    case 'ends-soon':
    case 'planned-started':
    case 'clock-set-back':
      return { endsAt: notification.endsAt };
    case 'block-over':
    case 'slept-through':
    case 'break-over':
      return { endedAt: notification.endedAt };
    case 'planned-soon':
    case 'sync-soon':
    case 'overlap-soon':
      return { startsAt: notification.startsAt, endsAt: notification.endsAt };
    case 'teammate-back':
      return notification.until === null ? {} : { until: notification.until };
    case 'time-shift':
    case 'zone-question':
      return {};
    default:
      return notification satisfies never;
  }
}

/** Which of a kind's texts fits: a block with an intention is told otherwise than one without. */
function variantOf(notification: Notification): string {
  switch (notification.kind) {
    case 'block-over':
      return notification.intention === '' ? 'body' : 'body-with-intention';
    case 'planned-soon':
      return notification.willStart ? 'body-starts' : 'body';
    case 'teammate-back':
      return notification.until === null ? 'body-open' : 'body';
    case 'ends-soon':
    case 'sync-soon':
    case 'overlap-soon':
    case 'slept-through':
    case 'break-over':
    case 'planned-started':
    case 'clock-set-back':
    case 'zone-question':
      return 'body';
    case 'time-shift':
      return notification.more > 0 ? 'body-more' : 'body';
    default:
      return notification satisfies never;
  }
}

function valuesOf(notification: Notification, words: Words, style: ClockStyle): Values {
  switch (notification.kind) {
    case 'ends-soon':
      return { count: notification.minutes };
    case 'block-over':
      return { intention: notification.intention };
    case 'teammate-back':
      return { name: notification.name };
    case 'sync-soon':
      return { title: notification.title };
    case 'overlap-soon': {
      const { who } = notification;
      return { who: who.kind === 'names' ? who.names : words(`menu.roles.${who.role}`) };
    }
    case 'time-shift':
      return {
        shift: timeShiftWords(notification.shift, words, style),
        count: notification.more,
      };
    case 'zone-question':
      return { place: placeOfZone(notification.zone), home: placeOfZone(notification.mine) };
    default:
      return {};
  }
}

/** How this person reads times: their choice of clock, else the locale's. */
export function clockStyleOf(state: AppState): ClockStyle {
  const { locale, localeHour12 } = state.machine;
  const { clock } = state.profile.settings;
  return { locale, hour12: clock === 'locale' ? localeHour12 : clock === 'h12' };
}

let spoken: { readonly locale: string; readonly words: Words } | null = null;

/** The texts in a locale; made once, since a machine rarely changes its own. */
export function wordsIn(locale: string): Words {
  if (spoken?.locale !== locale) spoken = { locale, words: createWords(catalogue, locale) };
  return spoken.words;
}

/** The texts as they are to be made at `now` for the person whose state it is. */
export function createVoice(state: AppState, now: Instant): Voice {
  const words = wordsIn(state.machine.locale);
  const style = clockStyleOf(state);
  const zone = viewerZone(state.profile.me.zone, state.teamTime.whereabouts);
  const show = (at: Instant): string =>
    sharedDay(at, now, [zone]) === 'today'
      ? formatTime(at, zone, style)
      : formatWeekdayTime(at, zone, style);
  const say = ({ key, values = {}, words: keys = {}, times = {}, spans = {} }: Phrase): string => {
    const shown = [
      ...Object.entries(keys).map(([name, one]) => [name, words(one)]),
      ...Object.entries(times).map(([name, at]) => [name, show(at)]),
      ...Object.entries(spans).map(([name, { start, end }]) => [
        name,
        `${show(start)}–${formatTime(end, zone, style)}`,
      ]),
    ];
    return words(key, { ...values, ...Object.fromEntries(shown) });
  };
  return {
    words,
    say,
    announce: (notification, sound) => {
      const fill = { values: valuesOf(notification, words, style), times: timesOf(notification) };
      const key = `notify.${notification.kind}`;
      return {
        title: say({ key: `${key}.title`, ...fill }),
        body: say({ key: `${key}.${variantOf(notification)}`, ...fill }),
        sound,
        actions: buttonsOf(notification).map((id) => ({
          id,
          label: words(`notify.actions.${id}`),
        })),
      };
    },
  };
}
