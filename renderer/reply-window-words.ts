import { parseReplyWindow } from '../src/roster/reply-window';
import type { ReplyWindow } from '../src/roster/person';
import type { Words } from '../src/words/words';

const HOUR_MINUTES = 60;

/** A reply window in words: `4 working hours`, `1 working day`. What is not one is shown as it stands. */
export function windowWords(
  window: ReplyWindow,
  words: Words,
  width: 'long' | 'short' = 'long',
): string {
  const length = parseReplyWindow(window);
  if (length === null) return window;
  if (length.kind === 'days') return words(`people.window.${width}.days`, { count: length.days });
  const { minutes } = length;
  return minutes % HOUR_MINUTES === 0
    ? words(`people.window.${width}.hours`, { count: minutes / HOUR_MINUTES })
    : words(`people.window.${width}.minutes`, { count: minutes });
}
