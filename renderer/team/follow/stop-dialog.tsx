import { send, useSlice, useWords } from '../../bridge';
import type { FollowedView } from '../../../src/app/slice';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './follow.module.css';
import { placeWords } from './follow-words';

/** Asks what becomes of the people when their file is not followed any more. */
export function StopDialog({
  followed,
  onClose,
}: {
  readonly followed: FollowedView;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { people } = useSlice('roster');
  const stop = (keep: boolean): void => {
    onClose();
    void send({ kind: 'stop-following', keep });
  };
  return (
    <Dialog
      light
      title={words('follow.stop.title', { name: followed.name })}
      closeLabel={words('follow.stop.cancel')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => stop(false)}>{words('follow.stop.drop')}</Button>
          <Button kind="primary" onClick={() => stop(true)}>
            {words('follow.stop.keep', { count: people.length })}
          </Button>
        </>
      }
    >
      <code className={styles.place}>{placeWords(followed)}</code>
      <p>{words('follow.stop.body')}</p>
    </Dialog>
  );
}
