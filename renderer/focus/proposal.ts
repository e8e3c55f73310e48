import { BLOCK_MINUTES } from '../../src/focus/preset';

/** A block that somebody proposes by a link; nothing starts before the person agrees. */
export type Proposal = { readonly minutes: number | null; readonly intention: string };

const LONGEST_INTENTION = 200;

/** Reads `start?minutes=50&intention=Draft` out of the section a window was opened at; null for any other section. */
export function readProposal(section: string): Proposal | null {
  const [name, query = ''] = section.split('?', 2);
  if (name !== 'start') return null;
  const given = new URLSearchParams(query);
  const minutes = Number(given.get('minutes') ?? Number.NaN);
  const fits =
    Number.isInteger(minutes) && minutes >= BLOCK_MINUTES.least && minutes <= BLOCK_MINUTES.most;
  const intention = (given.get('intention') ?? '').trim().slice(0, LONGEST_INTENTION);
  return { minutes: fits ? minutes : null, intention };
}
