import { asFields, field } from '../roster/fields';
import type { Instant } from '../time/instant';
import { instantOfOutlook } from './outlook-busy';
import { NO_TEAMS_MESSAGE, type TeamsMessage } from './teams-message';

const SECOND = 1000;

function expiryIn(value: unknown): Pick<TeamsMessage, 'endsAbout' | 'expiry'> | null {
  const expiry = asFields(value);
  if (expiry === null) return { endsAbout: 0 };
  const [dateTime, timeZone] = [field(expiry, 'dateTime'), field(expiry, 'timeZone')];
  if (typeof dateTime !== 'string' || typeof timeZone !== 'string') return null;
  const minute = instantOfOutlook(expiry);
  if (minute === null) return { endsAbout: 0, expiry: { dateTime, timeZone } };
  const seconds = Number(/T\d{2}:\d{2}:(\d{2})/.exec(dateTime)?.[1] ?? 0);
  return { endsAbout: minute + seconds * SECOND };
}

/**
 * My status message in an answer of `GET /me/presence`; only oneself is told when it ends
 * (learn.microsoft.com/graph/api/resources/presencestatusmessage). Null where the answer cannot be read.
 */
export function teamsMessageIn(answer: unknown, now: Instant): TeamsMessage | null {
  const presence = asFields(answer);
  if (presence === null) return null;
  const status = field(presence, 'statusMessage');
  if (status === undefined || status === null) return NO_TEAMS_MESSAGE;
  const fields = asFields(status);
  const message = fields === null ? null : asFields(field(fields, 'message'));
  if (fields === null || message === null) return null;
  const content = field(message, 'content');
  if (content === null || content === '') return NO_TEAMS_MESSAGE;
  const ends = expiryIn(field(fields, 'expiryDateTime'));
  if (typeof content !== 'string' || ends === null) return null;
  if (ends.endsAbout !== 0 && ends.endsAbout <= now) return NO_TEAMS_MESSAGE;
  return { content, ...ends };
}
