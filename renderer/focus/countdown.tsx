import { useEffect, useRef, type ReactNode } from 'react';
import { useClockStyle, useNow, useViewerZone, useWords } from '../bridge';
import { timeLeft } from '../../src/focus/run';
import type { Session } from '../../src/focus/session';
import { formatCountdown, formatTime } from '../../src/time/format';
import { announce } from '../ui/announcer';
import { classNames } from '../ui/class-names';
import { ProgressRing } from '../ui/progress';
import { fractionOf, nextSecond, type Stage } from './focus-stage';
import styles from './countdown.module.css';
import { spokenTime } from './spoken-time';

type Ticking = Extract<Stage, { readonly session: Session }>;

const digitsOf = (stage: Ticking, left: number): string =>
  stage.kind === 'focus' && stage.clock === 'overtime'
    ? `+${formatCountdown(Math.floor(-left / 1000) * 1000)}`
    : formatCountdown(Math.max(0, left));

/** The ring and the time left. The digits are silent; the timer's name and a polite word change once a minute. */
export function Countdown({ stage, mark }: { readonly stage: Ticking; readonly mark?: ReactNode }) {
  const words = useWords();
  const style = useClockStyle();
  const zone = useViewerZone();
  const { session } = stage;
  const paused = session.pausedAt !== null;
  const seen = useNow();
  const now = useNow(paused ? null : nextSecond(session.endsAt, seen));
  const left = timeLeft(session, now);
  const digits = digitsOf(stage, left);
  const spoken = spokenTime(stage, now, { words, style, zone });

  const saidFor = useRef(spoken);
  useEffect(() => {
    if (saidFor.current === spoken) return;
    saidFor.current = spoken;
    announce(spoken);
  }, [spoken]);

  // A paused block has no end on the clock: this is when it would end if it went on now.
  const end = formatTime(paused ? now + left : session.endsAt, zone, style);
  const state = stage.kind === 'break' ? 'break' : stage.clock;
  return (
    <div className={styles.dial} data-clock={state}>
      <div className={styles.fit}>
        <ProgressRing fraction={fractionOf(session, now)} size="var(--dial)" dashed={paused}>
          <div role="timer" aria-label={spoken} className={styles.clock}>
            {mark}
            <span
              aria-hidden="true"
              className={classNames(styles.digits, digits.length > 5 && styles.many)}
            >
              {digits}
            </span>
            <span aria-hidden="true" className={styles.until}>
              {words(`focus.until.${state}`, { time: end })}
            </span>
          </div>
        </ProgressRing>
      </div>
    </div>
  );
}
