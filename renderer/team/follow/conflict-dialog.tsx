import { send, useWords } from '../../bridge';
import type { FollowChange } from '../../../src/app/followed';
import type { FollowedView } from '../../../src/app/slice';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './follow.module.css';
import { changePhrases } from './follow-words';

/** Shows what somebody else changed in the file and what I would have saved, and asks what is to be done. */
export function ConflictDialog({
  name,
  conflict,
}: {
  readonly name: string;
  readonly conflict: NonNullable<FollowedView['conflict']>;
}) {
  const words = useWords();
  const answer = (kind: 'keep-theirs' | 'save-copy' | 'later'): void =>
    void send({ kind: 'answer-conflict', answer: kind });
  return (
    <Dialog
      wide
      title={words('follow.conflict.title', { name })}
      closeLabel={words('follow.conflict.later')}
      onClose={() => answer('later')}
      footer={
        <>
          <Button onClick={() => answer('save-copy')}>{words('follow.conflict.copy')}</Button>
          <Button kind="primary" onClick={() => answer('keep-theirs')}>
            {words('follow.conflict.theirs-first')}
          </Button>
        </>
      }
    >
      <p>{words('follow.conflict.body')}</p>
      <div className={styles.sides}>
        <Side title={words('follow.conflict.theirs')} change={conflict.theirs} />
        <Side title={words('follow.conflict.mine')} change={conflict.mine} />
      </div>
    </Dialog>
  );
}

function Side({ title, change }: { readonly title: string; readonly change: FollowChange }) {
  const words = useWords();
  const phrases = changePhrases(change, words);
  return (
    <section className={styles.side}>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.phrases}>
        {phrases.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
        {phrases.length === 0 && <li>{words('follow.conflict.nothing')}</li>}
      </ul>
    </section>
  );
}
