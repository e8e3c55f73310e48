import { expect } from 'vitest';
import { HOUR, MINUTE, type Instant } from '../../src/time/instant';
import type { LiveService } from './outside-value';
import type { SlackFault, SlackServer } from './slack-server';
import { giveToken, slackRig } from './slack-world';
import { EVERY_SERVICES_FAULTS } from './spoilt-answer';

/** What people put there themselves; ends are hours from then, 0 for none. */
const STATUSES = [
  { text: 'Lisbon', emoji: ':palm_tree:', hours: 0 },
  { text: 'Away & <back>', emoji: ':wave:', hours: 1 },
  { text: 'Dentist', emoji: ':tooth:', hours: 5 },
  { text: '', emoji: '', hours: 0 },
] as const;

const FAULTS: readonly SlackFault[] = [
  ...EVERY_SERVICES_FAULTS,
  { kind: 'error', error: 'fatal_error', afterEffect: true },
  { kind: 'error', error: 'service_unavailable', afterEffect: false },
];

const METHODS = [
  'users.profile.get',
  'users.profile.set',
  'dnd.info',
  'dnd.setSnooze',
  'dnd.endSnooze',
] as const;

type Status = { readonly text: string; readonly emoji: string; readonly expiration: number };

/** Slack with its status and its snooze. */
export function slackService(
  clock: { now: Instant },
  server: SlackServer,
  secrets: Map<string, string>,
): LiveService {
  const { member } = server;
  const there = (): number => clock.now + server.skew;
  const shown = ({ text, emoji, expiration }: Status): string =>
    expiration !== 0 && expiration * 1000 <= there() ? ' ' : `${emoji} ${text}`;
  let status: Status = { text: '', emoji: '', expiration: 0 };
  let snoozeEnd: number | null = null;
  /**
   * What was there earlier. Where Lull was not there or heard nothing, it cannot tell an empty status of somebody's own
   * from its own having run out, so that what it found before may be back.
   */
  let earlier: Status[] = [];
  const seen = { given: 0 };
  const setStatus = (index: number): void => {
    const { text, emoji, hours } = STATUSES[index % STATUSES.length] ?? STATUSES[0];
    const expiration = hours === 0 ? 0 : Math.floor((there() + hours * HOUR) / 1000);
    earlier.push(status);
    status = { text, emoji, expiration };
    Object.assign(member, status);
  };
  let turn = 0;
  return {
    ids: ['slack', 'slack-snooze'],
    rigs: [slackRig(secrets)],
    seen,
    change: (to) => {
      turn += 1;
      if (turn % 3 !== 0) {
        setStatus(to);
        return;
      }
      snoozeEnd = to === 0 ? null : there() + to * 3 * HOUR;
      member.snoozeEnd = snoozeEnd;
    },
    fail: (fault, times) => {
      const method = METHODS[(fault >> 3) % METHODS.length];
      server.fault(FAULTS[fault % FAULTS.length] ?? { kind: 'drop' }, method, times);
    },
    revoke: () => server.revoke(),
    mend: () => {
      server.noFaults();
      giveToken(server, secrets);
    },
    reset: (skew) => {
      server.skew = skew;
      server.noFaults();
      giveToken(server, secrets);
      Object.assign(member, { text: '', emoji: '', expiration: 0, snoozeEnd: null });
      status = { text: '', emoji: '', expiration: 0 };
      snoozeEnd = null;
      earlier = [];
      turn = 0;
      setStatus(0);
    },
    check: (calm) => {
      const now = shown(member);
      // Ours ends by itself: whatever went wrong, nobody is told of a block or an absence that is over.
      expect(now).not.toMatch(/Focusing|Back /);
      const wanted = shown(status);
      if (calm) expect(now).toBe(wanted);
      else {
        const mayBeBack = wanted === ' ' ? earlier.map(shown) : [];
        expect([wanted, ' ', ...mayBeBack]).toContain(now);
      }
      if (now === wanted) seen.given += 1;
      const ends = (at: number | null): number | null => (at !== null && at > there() ? at : null);
      const [left, mine] = [ends(member.snoozeEnd), ends(snoozeEnd)];
      if (left === null || mine === null) expect(left).toBe(mine);
      else expect(Math.abs(left - mine)).toBeLessThanOrEqual(2 * MINUTE);
    },
  };
}
