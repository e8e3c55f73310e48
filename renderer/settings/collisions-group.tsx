import { useSlice, useWords } from '../bridge';
import type { PlannedFocus } from '../../src/roster/person';
import {
  CollisionActions,
  useCollisions,
  useCollisionTelling,
} from '../collision/collision-actions';
import { collisionSentence } from '../collision/collision-words';
import entry from './entry.module.css';
import { Group } from './group';
import { offerTakeBack } from './take-back';

/** Planned blocks that meetings or each other fall into, with the ways out. */
export function CollisionsGroup({
  onPlan,
}: {
  readonly onPlan: (focus: readonly PlannedFocus[]) => void;
}) {
  const words = useWords();
  const { me } = useSlice('me');
  const found = useCollisions();
  const telling = useCollisionTelling();
  if (found.length === 0) return null;
  const plan = (focus: readonly PlannedFocus[]): void => {
    const before = me.focus ?? [];
    onPlan(focus);
    offerTakeBack(words('collision.changed'), () => onPlan(before));
  };
  return (
    <Group title={words('collision.title')} hint={words('collision.hint')}>
      {found.map((collision) => (
        <div key={collision.key} className={entry.collision}>
          <p>{collisionSentence(collision, telling)}</p>
          <div className={entry.ways}>
            <CollisionActions collision={collision} me={me} onPlan={plan} />
          </div>
        </div>
      ))}
    </Group>
  );
}
