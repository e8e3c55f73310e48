import Coffee from 'lucide-react/icons/coffee';
import { send, useNow, useWords } from '../bridge';
import { GO_ON_WITHIN } from '../../src/focus/finish';
import type { FinishedBlock, Session } from '../../src/focus/session';
import { Button } from '../ui/button';
import { Countdown } from './countdown';
import dial from './countdown.module.css';
import { ExtendButtons } from './extend-buttons';
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
  const now = useNow(unanswered === null ? null : unanswered.endedAt + GO_ON_WITHIN);
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
        mark={<Coffee aria-hidden="true" className={dial.cup} />}
      />
      {unanswered !== null && (
        <section className={styles.question}>
          <p>{words('focus.how-did-it-go')}</p>
          <OutcomeButtons small blockId={unanswered.id} />
        </section>
      )}
      {unanswered !== null && now - unanswered.endedAt < GO_ON_WITHIN && (
        <div className={styles.centred}>
          <ExtendButtons
            shown
            label={words('focus.go-on')}
            onExtend={(minutes) => void send({ kind: 'go-on', minutes })}
          />
        </div>
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
