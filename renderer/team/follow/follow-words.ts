import type { FollowChange, FollowProblem } from '../../../src/app/followed';
import type { FollowedView } from '../../../src/app/slice';
import type { Words } from '../../../src/words/words';

/** As many names as a line has room for. */
const MOST_NAMES = 3;

function listed(names: readonly string[], words: Words): readonly string[] {
  const more = names.length - MOST_NAMES;
  return more <= 1
    ? names
    : [...names.slice(0, MOST_NAMES), words('follow.change.more', { count: more })];
}

/** What a new version changed, a phrase for each kind of change. */
export function changePhrases(change: FollowChange, words: Words): readonly string[] {
  const kinds = ['added', 'removed', 'hours', 'other'] as const;
  const phrases = kinds.flatMap((kind) => {
    const names = change[kind];
    if (names.length === 0) return [];
    return [words(`follow.change.${kind}`, { count: names.length, names: listed(names, words) })];
  });
  return change.meetings ? [...phrases, words('follow.change.meetings')] : phrases;
}

/** Why what is shown is not what the file says now. */
export function problemWords(problem: FollowProblem, name: string, words: Words): string {
  return problem.kind === 'broken'
    ? words('follow.problem.broken', { name, count: problem.count })
    : words(`follow.problem.${problem.kind}`, { name, detail: problem.detail });
}

/** Where a followed file is, as a person would say it. */
export function placeWords({ place }: Pick<FollowedView, 'place'>): string {
  return place.kind === 'path' ? place.path : place.url;
}
