import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import Contrast from 'lucide-react/icons/contrast';
import { send, useWords } from '../bridge';
import type { Outcome } from '../../src/focus/session';
import { Button } from '../ui/button';
import styles from './focus.module.css';

const OUTCOMES: readonly { readonly outcome: Outcome; readonly Icon: typeof CircleCheck }[] = [
  { outcome: 'done', Icon: CircleCheck },
  { outcome: 'partly', Icon: Contrast },
  { outcome: 'not-done', Icon: CircleDashed },
];

/** How a block went: done, partly, or not done. Nobody else is told. */
export function OutcomeButtons({
  blockId,
  small = false,
}: {
  readonly blockId: string;
  readonly small?: boolean;
}) {
  const words = useWords();
  return (
    <div role="group" aria-label={words('focus.how-did-it-go')} className={styles.outcomes}>
      {OUTCOMES.map(({ outcome, Icon }) => (
        <Button
          key={outcome}
          small={small}
          icon={<Icon aria-hidden="true" />}
          onClick={() => void send({ kind: 'answer-outcome', blockId, outcome })}
        >
          {words(`focus.outcome.${outcome}`)}
        </Button>
      ))}
    </div>
  );
}
