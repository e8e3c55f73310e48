import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import Zap from 'lucide-react/icons/zap';
import { send, useWords } from '../bridge';
import type { Session } from '../../src/focus/session';
import { announce } from '../ui/announcer';
import { Button } from '../ui/button';
import { StateMark } from '../ui/state-mark';
import { tip } from '../ui/tooltip';
import { Countdown } from './countdown';
import dial from './countdown.module.css';
import { ExtendButtons } from './extend-buttons';
import { interruptionsOf } from './focus-stage';
import styles from './focus.module.css';
import { IntentionLine } from './intention-line';
import { TargetChips } from './target-chips';

/** A block that runs, is paused, or runs on past its end. */
export function RunningStage({
  session,
  clock,
}: {
  readonly session: Session;
  readonly clock: 'running' | 'paused' | 'overtime';
}) {
  const words = useWords();
  const count = interruptionsOf(session);
  const paused = clock === 'paused';
  return (
    <>
      <Countdown
        stage={{ kind: 'focus', session, clock }}
        mark={paused ? <StateMark state="paused" size={14} className={dial.mark} /> : undefined}
      />
      <IntentionLine intention={session.intention} />
      <TargetChips />
      <div className={styles.line}>
        <ExtendButtons
          label={words(clock === 'overtime' ? 'focus.go-on' : 'focus.extend')}
          onExtend={(minutes) => void send({ kind: 'extend-focus', minutes })}
        />
        <Button
          small
          kind="ghost"
          className={styles.note}
          icon={<Zap aria-hidden="true" />}
          aria-keyshortcuts="i"
          {...tip(words('focus.note-interruption-tip'), { describe: true })}
          onClick={() => {
            void send({ kind: 'note-interruption' });
            announce(words('focus.interruption-noted'));
          }}
        >
          {count === 0 ? words('focus.interrupted') : words('focus.interruptions', { count })}
        </Button>
      </div>
      <div className={styles.actions}>
        {clock !== 'overtime' && (
          <Button
            kind={paused ? 'primary' : 'quiet'}
            aria-keyshortcuts="p"
            icon={paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
            onClick={() => void send({ kind: paused ? 'resume-focus' : 'pause-focus' })}
          >
            {words(paused ? 'focus.resume' : 'focus.pause')}
          </Button>
        )}
        <Button kind={paused ? 'quiet' : 'primary'} onClick={() => void send({ kind: 'surface' })}>
          {words('focus.surface')}
        </Button>
      </div>
    </>
  );
}
