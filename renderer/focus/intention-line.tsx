import { send, useWords } from '../bridge';
import { useDraft } from '../ui/use-draft';
import styles from './focus.module.css';

const LONGEST = 200;

/** What the block is for, in a line that can be typed over. */
export function IntentionLine({ intention }: { readonly intention: string }) {
  const words = useWords();
  const draft = useDraft(
    intention,
    (text) => void send({ kind: 'set-intention', text: text.trim() }),
  );
  return (
    <input
      type="text"
      className={styles.intention}
      aria-label={words('focus.intention')}
      placeholder={words('focus.intention-add')}
      maxLength={LONGEST}
      autoComplete="off"
      spellCheck={false}
      value={draft.value}
      onChange={(event) => draft.change(event.target.value)}
      onBlur={draft.flush}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape') return;
        // The first Escape takes back what was typed, the next one closes the window.
        event.stopPropagation();
        draft.reset();
        event.currentTarget.blur();
      }}
    />
  );
}
