import { ME } from './teams-login';
import type { TeamsRoute } from './teams-server';

/** My presence in Teams as Graph keeps it. */
export type TeamsMember = {
  /** Whether a Teams client is signed in: without one everybody is offline. */
  signedIn: boolean;
  /** What Teams itself makes of calls, meetings and the keyboard. */
  automatic: Shown;
  preferred: (Shown & { readonly endsAt: number }) | null;
  message: Message | null;
};

export type Shown = { readonly availability: string; readonly activity: string };
type Message = {
  readonly content: string;
  /** As it was given. */
  readonly expiry: { readonly dateTime: string; readonly timeZone: string } | null;
  /** In ms; null for one that does not end. */
  readonly endsAt: number | null;
};

export const newMember = (): TeamsMember => ({
  signedIn: true,
  automatic: { availability: 'Available', activity: 'Available' },
  preferred: null,
  message: null,
});

/** learn.microsoft.com/graph/api/presence-setuserpreferredpresence: the combinations that it takes. */
const PAIRS = [
  'Available/Available',
  'Busy/Busy',
  'DoNotDisturb/DoNotDisturb',
  'BeRightBack/BeRightBack',
  'Away/Away',
  'Offline/OffWork',
];

const NOTHING = { status: 200, body: null } as const;
const wrong = (message: string) =>
  ({ status: 400, body: { error: { code: 'BadRequest', message } } }) as const;

/** ISO 8601, in the units of time that an hour or a day has. */
function durationMs(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (found === null || text === 'P' || text.endsWith('T')) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((n) => Number(n ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

const unknownKey = (value: object, known: readonly string[]): string | undefined =>
  Object.keys(value).find((key) => !known.includes(key));

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null;

function messageIn(body: unknown): Message | string {
  const status = isRecord(body) ? body['statusMessage'] : null;
  if (!isRecord(body) || !isRecord(status)) return 'a body without statusMessage';
  const { message, expiryDateTime: expiry } = status;
  if (!isRecord(message)) return 'a status message without message';
  const unknown =
    unknownKey(body, ['statusMessage']) ??
    unknownKey(status, ['message', 'expiryDateTime']) ??
    unknownKey(message, ['content', 'contentType']);
  if (unknown !== undefined) return `setStatusMessage knows no ${unknown}`;
  const { content, contentType } = message;
  // "The only supported format currently is message.contentType = 'text'" (resources/presencestatusmessage).
  if (typeof content !== 'string' || contentType !== 'text') return 'a content that is not text';
  if (expiry === undefined) return { content, expiry: null, endsAt: null };
  if (!isRecord(expiry) || unknownKey(expiry, ['dateTime', 'timeZone']) !== undefined) {
    return 'an expiry that is no dateTimeTimeZone';
  }
  const { dateTime, timeZone } = expiry;
  // "expiryDateTime.dateTime shouldn't include time zone."
  if (typeof dateTime !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/.test(dateTime)) {
    return `the time ${String(dateTime)}`;
  }
  if (timeZone !== 'UTC') return `the zone ${String(timeZone)}`;
  const endsAt = Date.parse(`${dateTime}Z`);
  return { content, expiry: { dateTime, timeZone }, endsAt };
}

/** What Graph does with my own presence. */
export function presenceRoutes(member: TeamsMember): readonly TeamsRoute[] {
  const shown = (now: number): Shown => {
    if (member.preferred !== null && member.preferred.endsAt <= now) member.preferred = null;
    // "takes effect only when at least one presence session exists … Otherwise … Offline"
    if (!member.signedIn) return { availability: 'Offline', activity: 'Offline' };
    return member.preferred ?? member.automatic;
  };
  const mine = `/users/${ME.id}/presence`;
  return [
    {
      // learn.microsoft.com/graph/api/presence-get; the delegated permissions that it names.
      name: 'presence',
      method: 'GET',
      path: /^\/me\/presence$/,
      scopes: ['Presence.Read', 'Presence.Read.All'],
      answer: ({ now }) => {
        if ((member.message?.endsAt ?? Infinity) <= now) member.message = null;
        const { availability, activity } = shown(now);
        const statusMessage =
          member.message === null
            ? null
            : {
                message: { content: member.message.content, contentType: 'text' },
                publishedDateTime: new Date(now).toISOString(),
                // It comes back in ticks of a ten-millionth of a second.
                expiryDateTime:
                  member.message.expiry === null
                    ? null
                    : {
                        dateTime: `${member.message.expiry.dateTime.slice(0, 19)}.0000000`,
                        timeZone: member.message.expiry.timeZone,
                      },
              };
        const body = {
          '@odata.context': 'canary-context',
          id: ME.id,
          availability,
          activity,
          outOfOfficeSettings: { message: null, isOutOfOffice: false },
          statusMessage,
          sequenceNumber: '1',
        };
        return { status: 200, body };
      },
    },
    {
      name: 'setUserPreferredPresence',
      method: 'POST',
      path: `${mine}/setUserPreferredPresence`,
      scopes: ['Presence.ReadWrite'],
      answer: ({ body, now, problem }) => {
        if (!isRecord(body)) return wrong('no body');
        const unknown = unknownKey(body, ['availability', 'activity', 'expirationDuration']);
        if (unknown !== undefined) problem(`setUserPreferredPresence knows no ${unknown}`);
        const { availability, activity, expirationDuration } = body;
        const pair = `${String(availability)}/${String(activity)}`;
        if (!PAIRS.includes(pair)) return wrong(pair);
        const ms = durationMs(expirationDuration);
        if (ms === null || ms === 0) {
          problem(`expires after ${String(expirationDuration)}`);
          return wrong('expirationDuration');
        }
        const [to = '', as = ''] = pair.split('/');
        member.preferred = { availability: to, activity: as, endsAt: now + ms };
        return NOTHING;
      },
    },
    {
      name: 'clearUserPreferredPresence',
      method: 'POST',
      path: `${mine}/clearUserPreferredPresence`,
      scopes: ['Presence.ReadWrite'],
      answer: ({ body, problem }) => {
        if (isRecord(body) && Object.keys(body).length > 0) problem('a body to clear with');
        member.preferred = null;
        return NOTHING;
      },
    },
    {
      name: 'setStatusMessage',
      method: 'POST',
      path: `${mine}/setStatusMessage`,
      scopes: ['Presence.ReadWrite'],
      answer: ({ body, problem }) => {
        const message = messageIn(body);
        if (typeof message === 'string') {
          problem(message);
          return wrong(message);
        }
        member.message = message.content === '' ? null : message;
        return NOTHING;
      },
    },
  ];
}
