import type { Report } from '../../src/presence/report';
import type { ReplyExpectation } from '../../src/reply/reply-clock';
import type { ReasonUntil } from '../../src/reply/reasons';
import type { Person, ReplyNorms } from '../../src/roster/person';
import { replyPaceOf } from '../../src/roster/reply-window';
import { windowWords } from '../reply-window-words';
import { bothMoments, type Telling } from './telling';

/** The name to call somebody by within a sentence about them. */
export function givenName({ name }: Person): string {
  return name.trim().split(/\s+/u)[0] ?? name;
}

/** When a reason is told: being in is always of now, the rest in the order in which they end, the endless last. */
function rank({ reason, until }: ReasonUntil): number {
  return reason === 'available' ? -Infinity : (until ?? Number.MAX_SAFE_INTEGER);
}

/** One reason as a sentence, with when it ends on both clocks. */
function reasonSentence(
  { reason, until }: ReasonUntil,
  isFirst: boolean,
  person: Person,
  report: Report | undefined,
  telling: Telling,
): string {
  const { words } = telling;
  // A service does not say that they work on something, only that they are not to be disturbed.
  const isMuted = reason === 'focusing' && report?.why !== undefined && report.until === until;
  const told = isMuted ? 'muted' : reason;
  if (until === null) return words(`reasons.${reason}.open`);
  const other = { name: givenName(person), zone: person.zone };
  const time = bothMoments(until, other, telling);
  return words(`reasons.${told}.${isFirst ? 'until' : 'then'}`, { time });
}

/** How the reply window came about, or null where there is none. */
export function windowSentence(
  person: Person,
  norms: ReplyNorms,
  { words }: Telling,
): string | null {
  const pace = replyPaceOf(person, norms);
  if (pace === null) return null;
  const window = windowWords(pace.window, words);
  return pace.confidence === 'scheduled' || person.role === undefined
    ? words('reasons.window.own', { window })
    : words('reasons.window.role', { window, role: words(`reasons.role.${person.role}`) });
}

/** Why the answer is what it is: a sentence a reason, and how the reply window came about. */
export function reasonSentences(
  { reasons, replyBy, confidence }: ReplyExpectation,
  person: Person,
  norms: ReplyNorms,
  telling: Telling,
  report?: Report,
): readonly string[] {
  const inTime = [...reasons].sort((a, b) => rank(a) - rank(b));
  const told = inTime.map((reason, at) =>
    reasonSentence(reason, at === 0, person, report, telling),
  );
  const window = replyBy === null ? null : windowSentence(person, norms, telling);
  if (window !== null) told.push(window);
  if (replyBy !== null && confidence === 'unknown') told.push(telling.words('reasons.guess'));
  return told;
}
