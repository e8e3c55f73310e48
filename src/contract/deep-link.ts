import type { Invitation } from '../app/channel';
import { parseInvitation } from './invitation';

/** What a link may ask for. A link never does anything by itself: it opens a window, where the person decides. */
export type DeepLink =
  | { readonly kind: 'team' }
  | { readonly kind: 'focus' }
  | { readonly kind: 'propose-focus'; readonly minutes: number }
  | { readonly kind: 'join'; readonly invitation: Invitation };

/** A link longer than this is not read. */
const LONGEST_LINK = 512;

/** A link may propose blocks of this many minutes. */
const LINK_MINUTES = { least: 5, most: 240 } as const;

const PROPOSAL = /^lull:\/\/focus\/start\?minutes=([1-9]\d{0,2})$/;

/** Reads `lull://team`, `lull://focus`, `lull://focus/start?minutes=50` and `lull://join?…`, to the letter; null for anything else. */
export function parseDeepLink(text: string): DeepLink | null {
  if (text.length > LONGEST_LINK) return null;
  if (text === 'lull://team' || text === 'lull://team/') return { kind: 'team' };
  if (text === 'lull://focus' || text === 'lull://focus/') return { kind: 'focus' };
  const invitation = parseInvitation(text);
  if (invitation !== null) return { kind: 'join', invitation };
  const minutes = Number(PROPOSAL.exec(text)?.[1] ?? Number.NaN);
  if (!(minutes >= LINK_MINUTES.least && minutes <= LINK_MINUTES.most)) return null;
  return { kind: 'propose-focus', minutes };
}

/** The one link among a program's arguments, or null when there is none or more than one. */
export function linkAmong(args: readonly string[]): string | null {
  const links = args.filter((arg) => /^lull:/i.test(arg));
  const [link] = links;
  return links.length === 1 && link !== undefined && parseDeepLink(link) !== null ? link : null;
}

/** The section of the focus window that shows a proposed block, for the person to start or not. */
export function proposalSection(minutes: number): string {
  return `start-${minutes}`;
}
