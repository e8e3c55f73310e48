import { expect } from 'vitest';
import { HOUR } from '../../src/time/instant';
import type { LiveService } from './outside-value';
import { EVERY_SERVICES_FAULTS } from './spoilt-answer';
import type { TeamsBench } from './teams-bench';
import type { TeamsFault } from './teams-server';
import { signInByBrowser, teamsRig } from './teams-world';

/** What people choose themselves in Teams; ends are hours from then, 0 for none. */
const MESSAGES = [
  { content: 'Lisbon', hours: 0 },
  { content: 'Away & <back>', hours: 1 },
  { content: 'Dentist', hours: 5 },
  { content: '', hours: 0 },
] as const;
const PRESENCES = [null, 'Busy', 'BeRightBack', null] as const;

const FAULTS: readonly TeamsFault[] = [
  ...EVERY_SERVICES_FAULTS,
  { kind: 'error', status: 503, code: 'serviceNotAvailable', afterEffect: true },
  { kind: 'error', status: 500, code: 'internalServerError', afterEffect: false },
];
const ROUTES = [
  'presence',
  'setStatusMessage',
  'setUserPreferredPresence',
  'clearUserPreferredPresence',
] as const;

type Message = { readonly content: string; readonly endsAt: number | null };

/** Teams with its status message and its presence. */
export function teamsService(bench: TeamsBench, secrets: Map<string, string>): LiveService {
  const { clock, server } = bench;
  const { member } = server;
  const there = (): number => clock.now + server.skew;
  const shown = (message: Message | null): string =>
    message === null || (message.endsAt !== null && message.endsAt <= there())
      ? ''
      : message.content;
  let message: Message | null = null;
  let earlier: (Message | null)[] = [];
  let presence: (typeof PRESENCES)[number] = null;
  let earlierPresences: (typeof PRESENCES)[number][] = [];
  let revoked = true;
  let turn = 0;
  const seen = { given: 0 };
  const setMessage = (index: number): void => {
    const { content, hours } = MESSAGES[index % MESSAGES.length] ?? MESSAGES[0];
    const endsAt = hours === 0 ? null : Math.floor((there() + hours * HOUR) / 1000) * 1000;
    earlier.push(message);
    message = content === '' ? null : { content, endsAt };
    const dateTime = endsAt === null ? '' : new Date(endsAt).toISOString().slice(0, 19);
    const expiry = endsAt === null ? null : { dateTime, timeZone: 'UTC' };
    member.message = message === null ? null : { ...message, expiry };
  };
  return {
    ids: ['teams', 'teams-message'],
    rigs: [teamsRig(secrets)],
    seen,
    change: (to) => {
      turn += 1;
      if (turn % 3 !== 0) {
        setMessage(to);
        return;
      }
      earlierPresences.push(presence);
      presence = PRESENCES[to] ?? null;
      member.preferred =
        presence === null
          ? null
          : { availability: presence, activity: presence, endsAt: Number.MAX_SAFE_INTEGER };
    },
    fail: (fault, times) => {
      const route = ROUTES[(fault >> 3) % ROUTES.length];
      server.fault(FAULTS[fault % FAULTS.length] ?? { kind: 'drop' }, route, times);
    },
    revoke: () => {
      revoked = true;
      server.login.end({ access: 'revoked', refresh: true });
    },
    mend: async () => {
      server.noFaults();
      if (!revoked) return;
      secrets.set('teams', await signInByBrowser(bench));
      revoked = false;
    },
    reset: (skew) => {
      server.skew = skew;
      Object.assign(member, { message: null, preferred: null });
      message = null;
      presence = null;
      earlier = [];
      earlierPresences = [];
      turn = 0;
      setMessage(0);
    },
    check: (calm) => {
      const now = shown(member.message);
      expect(now).not.toMatch(/Focusing|Back /);
      const wanted = shown(message);
      const mayBeBack = wanted === '' ? earlier.map(shown) : [];
      if (calm) expect(now).toBe(wanted);
      else expect([wanted, '', ...mayBeBack]).toContain(now);
      if (now === wanted) seen.given += 1;
      const { preferred } = member;
      const left = preferred !== null && preferred.endsAt > there() ? preferred.availability : null;
      // Ours ends by itself, and somebody's own is never written over.
      expect(left).not.toBe('DoNotDisturb');
      if (calm) expect(left).toBe(presence);
      else expect([presence, null]).toContain(left);
    },
  };
}
