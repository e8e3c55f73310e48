import CalendarX from 'lucide-react/icons/calendar-x';
import { send, useSlice } from '../bridge';
import {
  CollisionActions,
  useCollisions,
  useCollisionTelling,
} from '../collision/collision-actions';
import { collisionSentence } from '../collision/collision-words';
import { Banner } from '../ui/banner';

/** The next of my planned blocks that something falls into, with the ways out; the others follow once it is dealt with. */
export function CollisionBanner() {
  const { me } = useSlice('me');
  const [next] = useCollisions();
  const telling = useCollisionTelling();
  if (next === undefined) return null;
  return (
    <Banner
      icon={<CalendarX aria-hidden="true" />}
      actions={
        <CollisionActions
          collision={next}
          me={me}
          onPlan={(focus) => {
            const { focus: _focus, ...others } = me;
            const planned = focus.length === 0 ? others : { ...others, focus };
            void send({ kind: 'save-me', me: planned });
          }}
        />
      }
    >
      {collisionSentence(next, telling)}
    </Banner>
  );
}
