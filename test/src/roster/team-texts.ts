import type { Problem } from '../../../src/roster/problem';
import { parseTeam } from '../../../src/roster/team-file';
import { WEEKLY } from '../../support/weekly';

const YUKI = { id: 'yuki', name: 'Yuki', zone: 'Asia/Tokyo' };

/** The text of a team file with one person, but for what is said otherwise; undefined leaves a member out. */
export function team(more: object): string {
  return JSON.stringify({ version: 1, people: [YUKI], ...more });
}

export function withPerson(more: object): string {
  return team({ people: [{ ...YUKI, ...more }] });
}

export function withSync(more: object): string {
  return team({ sync: [{ ...WEEKLY, ...more }] });
}

/** What is wrong with a text, nothing when it is a team file. */
export function problemsOf(text: string): readonly Problem[] {
  const read = parseTeam(text);
  return read.ok ? [] : read.problems;
}
