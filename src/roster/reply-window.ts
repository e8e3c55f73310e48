import { ROLES, type Person, type ReplyNorms, type ReplyWindow, type Role } from './person';

/** A reply window as it is counted: minutes of answering time, or days that have a working block. */
export type WindowLength =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'days'; readonly days: number };

/** A person's reply window, and whether it is their own (`scheduled`) or the team's or the role's (`preset`). */
export type ReplyPace = {
  readonly window: ReplyWindow;
  readonly length: WindowLength;
  readonly confidence: 'scheduled' | 'preset';
};

/** The reply window of each role where neither the person nor the team names one: managers are more available than makers. */
export const ROLE_WINDOWS: { readonly [role in Role]: ReplyWindow } = {
  manager: '2h',
  contributor: '4h',
  maker: '1d',
  support: '1h',
};

/** Reads `"90m"`, `"4h"`, `"1d"`: one to 9999 minutes, 999 hours or 99 days. Null for anything else. */
export function parseReplyWindow(text: string): WindowLength | null {
  const match = /^(?:([1-9]\d{0,3})m|([1-9]\d{0,2})h|([1-9]\d?)d)$/.exec(text);
  if (match === null) return null;
  const [, minutes, hours, days] = match;
  if (minutes !== undefined) return { kind: 'minutes', minutes: Number(minutes) };
  if (hours !== undefined) return { kind: 'minutes', minutes: Number(hours) * 60 };
  return { kind: 'days', days: Number(days) };
}

const paces = { scheduled: new Map<string, ReplyPace>(), preset: new Map<string, ReplyPace>() };

/** Reads each window once; the pattern leaves room for some eleven thousand. */
function pace(window: string, confidence: ReplyPace['confidence'], field: string): ReplyPace {
  const known = paces[confidence].get(window);
  if (known !== undefined) return known;
  const length = typeof window === 'string' ? parseReplyWindow(window) : null;
  if (length === null) throw new RangeError(`${field} must be a reply window such as "4h"`);
  const read: ReplyPace = { window, length, confidence };
  paces[confidence].set(window, read);
  return read;
}

/** The reply window that holds for a person: their own, else the team's for their role, else the role's preset, else null. The same pace is the same value. Throws a RangeError for a malformed window. */
export function replyPaceOf(person: Person, norms: ReplyNorms | undefined): ReplyPace | null {
  if (person.replyWithin !== undefined) {
    return pace(person.replyWithin, 'scheduled', 'person.replyWithin');
  }
  if (person.role === undefined) return null;
  const norm = norms?.[person.role];
  if (norm !== undefined) return pace(norm, 'preset', `context.norms.${person.role}`);
  const preset = Object.hasOwn(ROLE_WINDOWS, person.role) ? ROLE_WINDOWS[person.role] : '';
  if (preset === '') throw new RangeError(`person.role must be one of ${ROLES.join(', ')}`);
  return pace(preset, 'preset', 'person.role');
}
