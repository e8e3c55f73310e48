import { useMemo } from 'react';
import { send, useClockStyle, useNow, useSlice, useWords } from '../bridge';
import { collisions, leftOut, shortened, type Collision } from '../../src/focus/collisions';
import type { Person, PlannedFocus } from '../../src/roster/person';
import { DAY } from '../../src/time/instant';
import { wallAt } from '../../src/time/wall-time';
import { Button } from '../ui/button';
import { leaveOutWords, shortenWords, type CollisionTelling } from './collision-words';

/** How far ahead collisions are looked for: far enough for every weekday to come round twice. */
const AHEAD = 14 * DAY;

const NO_COLLISIONS: readonly Collision[] = [];

/** My planned blocks that something falls into and that I did not let stand. */
export function useCollisions(): readonly Collision[] {
  const { me } = useSlice('me');
  const { sync } = useSlice('roster');
  const { keptCollisions } = useSlice('teamTime');
  const now = useNow();
  const today = wallAt(me.zone, now).day;
  return useMemo(() => {
    if ((me.focus ?? []).length === 0) return NO_COLLISIONS;
    // From the day's start on, so that what is shown stays the same all day.
    const start = today * DAY - wallAt(me.zone, today * DAY).offset;
    return collisions(me, sync, { start, end: start + AHEAD }).filter(
      ({ key }) => !keptCollisions.includes(key),
    );
  }, [me, sync, keptCollisions, today]);
}

/** What it takes to tell me about them. */
export function useCollisionTelling(): CollisionTelling {
  const words = useWords();
  const style = useClockStyle();
  const { me } = useSlice('me');
  return useMemo(() => ({ words, style, zone: me.zone }), [words, style, me.zone]);
}

/** The three ways out of a collision, a click each. */
export function CollisionActions({
  collision,
  me,
  onPlan,
}: {
  readonly collision: Collision;
  readonly me: Person;
  readonly onPlan: (focus: readonly PlannedFocus[]) => void;
}) {
  const telling = useCollisionTelling();
  const cut = shortened(me, collision);
  return (
    <>
      {cut !== null && (
        <Button small onClick={() => onPlan(cut)}>
          {shortenWords(collision, telling)}
        </Button>
      )}
      <Button small onClick={() => onPlan(leftOut(me, collision))}>
        {leaveOutWords(collision, telling)}
      </Button>
      <Button
        small
        kind="ghost"
        onClick={() => void send({ kind: 'keep-collision', key: collision.key })}
      >
        {telling.words('collision.keep')}
      </Button>
    </>
  );
}
