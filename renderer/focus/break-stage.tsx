import Coffee from 'lucide-react/icons/coffee';
import { send, useWords } from '../bridge';
import type { FinishedBlock, Session } from '../../src/focus/session';
import { Button } from '../ui/button';
import { Countdown } from './countdown';
import styles from './focus.module.css';
import { OutcomeButtons } from './outcome-buttons';

/** The rest between two blocks. */
export function BreakStage({
  session,
  unanswered,
}: {
  readonly session: Session;
  readonly unanswered: FinishedBlock | null;
}) {
  const words = useWords();
  const startNext = (): void =>
    void send(
      session.presetId === null
        ? { kind: 'start-default' }
        : { kind: 'start-focus', length: { kind: 'preset', presetId: session.presetId } },
    );
  return (
    <>
      <Countdown
        stage={{ kind: 'break', session, unanswered }}
        mark={<Coffee aria-hidden="true" className={styles.cup} />}
      />
      {unanswered !== null && (
        <section className={styles.question}>
          <p>{words('focus.how-did-it-go')}</p>
          <OutcomeButtons small blockId={unanswered.id} />
        </section>
      )}
      <div className={styles.actions}>
        <Button onClick={() => void send({ kind: 'skip-break' })}>
          {words('focus.skip-break')}
        </Button>
        <Button kind="primary" onClick={startNext}>
          {words('focus.start-next')}
        </Button>
      </div>
    </>
  );
}
