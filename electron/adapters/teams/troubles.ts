import type { TeamsTrouble } from '../../../src/app/teams';
import type { Clock } from '../../ports';
import { failure, REFUSED, withoutAnswer, type CallFailure } from './failures';
import type { NoAnswer } from './exchange';
import type { LastTrouble, Refusal } from './sign-in';

/**
 * What the numbers of learn.microsoft.com/entra/identity-platform/reference-error-codes mean to a person, by the one thing
 * that can be done.
 */
const MEANINGS: readonly (readonly [TeamsTrouble['kind'], readonly number[]])[] = [
  // The application is not there, is not for this tenant, or comes back somewhere else.
  ['wrong-app', [700016, 50011, 500113, 50194, 9002331, 9002346, 700054, 90013]],
  // A secret is asked for: public client flows are off.
  ['not-public', [7000218, 7000215, 700025]],
  ['wrong-tenant', [90002, 900021, 900023, 90023]],
  ['personal', [500200, 500202, 50198]],
  ['not-member', [50020, 50034, 50105, 50128, 90072, 700003]],
  ['needs-admin', [65001, 90094, 90095, 650052, 650056, 650051, 1003031]],
  // Conditional access and what it asks of the device, the place or the way of signing in.
  [
    'policy',
    [53000, 53001, 53002, 53003, 53004, 53009, 53011, 530002, 530003, 530034, 50005, 50097, 50158],
  ],
  ['declined', [65004, 70020]],
  // Pending is the last that is heard before the library gives up.
  ['code-over', [70019, 70018, 70016]],
  ['waiting', [50196, 90033, 90055]],
];

const APP_ERRORS = ['unauthorized_client', 'invalid_client', 'invalid_scope', 'invalid_resource'];

const trouble = (kind: TeamsTrouble['kind'], detail = ''): TeamsTrouble => ({ kind, detail });

function ofRefusal({ error, codes }: Refusal): TeamsTrouble {
  const detail = codes[0] === undefined ? error : `AADSTS${codes[0]}`;
  const found = MEANINGS.find(([, numbers]) => codes.some((code) => numbers.includes(code)));
  if (found !== undefined) return trouble(found[0], detail);
  if (error === 'consent_required') return trouble('needs-admin', detail);
  if (error === 'access_denied' || error === 'authorization_declined') return trouble('declined');
  if (error === 'expired_token') return trouble('code-over');
  if (APP_ERRORS.includes(error)) return trouble('wrong-app', detail);
  return trouble('failed', detail);
}

function ofNoAnswer(why: NoAnswer): TeamsTrouble {
  switch (why.kind) {
    case 'offline':
      return trouble('offline');
    case 'timed-out':
      return trouble('no-answer');
    case 'rate-limited':
      return trouble('waiting');
    case 'server':
      return trouble('failed', `status ${why.status}`);
    case 'bad-answer':
      return trouble('not-microsoft');
    default:
      return why satisfies never;
  }
}

/** What a sign-in that failed means to somebody who connects. */
export function troubleOf({ why, refusal }: LastTrouble): TeamsTrouble {
  if (why !== null) return ofNoAnswer(why);
  return refusal === null ? trouble('failed') : ofRefusal(refusal);
}

/** What a call of Graph that failed means to somebody who connects. */
export function troubleOfCall({ reason, error, status }: CallFailure): TeamsTrouble {
  switch (reason) {
    case 'offline':
      return trouble('offline');
    case 'timed-out':
      return trouble('no-answer');
    case 'rate-limited':
      return trouble('waiting');
    case 'bad-answer':
      return trouble('not-graph');
    case 'forbidden':
      return trouble('needs-admin', error);
    case 'unsupported':
    case 'needs-setup':
    case 'unauthorized':
    case 'not-stored':
    case 'failed':
      return trouble(status === 404 ? 'no-teams' : 'failed', error);
    default:
      return reason satisfies never;
  }
}

/** What a token that could not be had without asking means for what it was wanted for. */
export function failureOfToken({ why, refusal }: LastTrouble, clock: Clock): CallFailure {
  if (why !== null) return withoutAnswer(why, clock.now());
  if (refusal === null) return failure('failed', '');
  const { kind } = ofRefusal(refusal);
  // Signing in anew does not mend these, and they may be over by themselves.
  if (kind === 'policy') return failure('forbidden', 'teams-policy');
  if (kind === 'waiting') return failure('rate-limited', '');
  return REFUSED;
}
