import type { Json } from '../../../src/lease/lease';
import { TEAMS_GRACE, teamsPresenceBody } from '../../../src/presence/teams-message';
import { MINUTE, type Instant } from '../../../src/time/instant';
import type { Result, StatusTarget } from '../../ports';
import type { Answer } from './graph';
import { minePath, missing, resultOf, tooLate, type TargetParts } from './target-parts';

/**
 * What is there, as far as it can be known. Graph tells only the aggregate of what somebody prefers, their calls and
 * meetings, and their keyboard (learn.microsoft.com/graph/cloud-communications-manage-presence-state):
 *
 * - `own`: only a person sets that by hand. Nothing is written over it, and nothing is cleared then.
 * - `automatic`: Teams finds it out by itself, or nobody is signed in. It comes back by itself.
 */
type Found = { readonly shows: 'own'; readonly as: string } | { readonly shows: 'automatic' };

/**
 * What Lull put there. Neither its end nor that it is from Lull can be read, so that the lease alone knows. `seen` tells
 * that Teams showed it: it does not while nobody is signed in.
 */
type Put = { readonly mutedUntil: Instant; readonly seen: boolean };

const AUTOMATIC: Found = { shows: 'automatic' };

const isPut = (value: Json): value is Put =>
  typeof value === 'object' && value !== null && 'mutedUntil' in value;

/**
 * What only a person sets, by availability and activity: a meeting, a call and the keyboard have activities of their own.
 * "Away" may be the keyboard's.
 */
const OWN = ['Busy/Busy', 'BeRightBack/BeRightBack', 'Offline/OffWork'];

type Presence = { readonly availability: string; readonly activity: string };

function presenceIn(answer: Answer): Presence | null {
  const { availability, activity } = answer;
  return typeof availability === 'string' && typeof activity === 'string'
    ? { availability, activity }
    : null;
}

const isMuted = ({ availability }: Presence): boolean => availability === 'DoNotDisturb';

/** Nobody is signed in, or Teams does not know: what is preferred may be there all the same. */
const isHidden = ({ availability, activity }: Presence): boolean =>
  (availability === 'Offline' && activity !== 'OffWork') || availability === 'PresenceUnknown';

function foundIn(presence: Presence): Found {
  const { availability, activity } = presence;
  const pair = `${availability}/${activity}`;
  return isMuted(presence) || OWN.includes(pair) ? { shows: 'own', as: availability } : AUTOMATIC;
}

/** What has ended may be shown for so long: do-not-disturb is taken for Lull's until then. */
const SHOWN_AFTER = TEAMS_GRACE + 2 * MINUTE;

/**
 * My presence as a lease: preferred do-not-disturb, which ends by itself. Giving back clears it, so that Teams finds out by
 * itself again; a preference that was there before is left alone for the whole block instead, since it could not be read.
 * One that I choose by hand while Lull's is shown stays, unless it is do-not-disturb too, which looks the same.
 */
export function createPresenceTarget(parts: TargetParts): StatusTarget {
  const { clock, graph } = parts;
  const isOver = ({ mutedUntil }: Put): boolean => mutedUntil + SHOWN_AFTER <= clock.now();

  const readPresence = async (): Promise<Result<Presence>> =>
    resultOf(await graph.call('GET', '/me/presence'), presenceIn);

  /** What is there, in the light of what Lull has put there. */
  const valueOf = (presence: Presence): Json => {
    const { ours = null, wish = null } = parts.wish()?.put ?? {};
    const stands = (value: Json): value is Put => isPut(value) && !isOver(value);
    if (isMuted(presence)) {
      if (stands(ours)) return ours;
      return stands(wish) ? wish : foundIn(presence);
    }
    // It was written, and either nobody is there to show it or it is minutes late.
    if (stands(ours) && (isHidden(presence) || !ours.seen)) return ours;
    return foundIn(presence);
  };

  return {
    id: 'teams',
    ...parts.listening,
    probe: () => Promise.resolve(parts.status('mute')),
    read: async () => {
      const read = await readPresence();
      return read.ok ? { ok: true, value: valueOf(read.value) } : read;
    },
    foretell: (before, until) => {
      const isOwn = typeof before === 'object' && before !== null && 'as' in before;
      return isOwn ? before : { mutedUntil: until, seen: false };
    },
    apply: async ({ until }) => {
      const wish = parts.wish();
      if (wish === null) return missing();
      if (until <= clock.now()) return tooLate();
      const body = teamsPresenceBody(until, clock.now());
      const path = minePath(wish, 'setUserPreferredPresence');
      const written = resultOf(await graph.call('POST', path, { body }), () => true);
      if (!written.ok) return written;
      const read = await readPresence();
      return { ok: true, value: { mutedUntil: until, seen: read.ok && isMuted(read.value) } };
    },
    restore: async ({ ours }) => {
      const wish = parts.wish();
      if (wish === null) return missing();
      // It has run out, or was never Lull's.
      if (!isPut(ours) || isOver(ours)) return { ok: true, value: null };
      const called = await graph.call('POST', minePath(wish, 'clearUserPreferredPresence'));
      const cleared = resultOf(called, () => true);
      return cleared.ok ? { ok: true, value: null } : cleared;
    },
    endedAs: (ours) => (ours.some((value) => isPut(value) && isOver(value)) ? [AUTOMATIC] : []),
    endsAt: (value) => (isPut(value) ? value.mutedUntil + SHOWN_AFTER : null),
    close: () => Promise.resolve(),
  };
}
