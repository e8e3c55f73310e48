import Check from 'lucide-react/icons/check';
import Coffee from 'lucide-react/icons/coffee';
import { send, useClockStyle, useNow, useViewerZone, useWords } from '../bridge';
import { GO_ON_WITHIN } from '../../src/focus/finish';
import type { FinishedBlock } from '../../src/focus/session';
import { formatDuration, formatTime } from '../../src/time/format';
import { Button } from '../ui/button';
import { ExtendButtons } from './extend-buttons';
import { interruptionsOf } from './focus-stage';
import styles from './focus.module.css';
import { OutcomeButtons } from './outcome-buttons';
import { TargetChips } from './target-chips';

/** A block that is over: how it went, and what next. */
export function EndedStage({
  block,
  onSetAside,
}: {
  readonly block: FinishedBlock;
  readonly onSetAside: () => void;
}) {
  const words = useWords();
  const style = useClockStyle();
  const zone = useViewerZone();
  const now = useNow(block.endedAt + GO_ON_WITHIN);
  const interruptions = interruptionsOf(block);
  const facts = [
    words('focus.focused', { length: formatDuration(block.focusedMs, style) }),
    ...(interruptions === 0 ? [] : [words('focus.interruptions', { count: interruptions })]),
  ];
  return (
    <>
      <section className={styles.over}>
        <span className={styles.badge}>
          <Check aria-hidden="true" />
        </span>
        <h2 className={styles.heading}>
          {words(`focus.ended.${block.how}`, { time: formatTime(block.endedAt, zone, style) })}
        </h2>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        {block.intention !== '' && <p className={styles.was}>{block.intention}</p>}
      </section>
      <section className={styles.question}>
        <p>{words('focus.how-did-it-go')}</p>
        <OutcomeButtons blockId={block.id} />
      </section>
      <TargetChips />

      <div className={styles.line}>
        {now - block.endedAt < GO_ON_WITHIN && (
          <ExtendButtons
            label={words('focus.go-on')}
            shown
            onExtend={(minutes) => void send({ kind: 'go-on', minutes })}
          />
        )}
        <Button small kind="ghost" className={styles.note} onClick={onSetAside}>
          {words('focus.not-now')}
        </Button>
      </div>
      <div className={styles.actions}>
        <Button
          icon={<Coffee aria-hidden="true" />}
          onClick={() => void send({ kind: 'start-break' })}
        >
          {words('focus.start-break')}
        </Button>
        <Button
          kind="primary"
          onClick={() =>
            void send(
              block.presetId === null
                ? { kind: 'start-default' }
                : { kind: 'start-focus', length: { kind: 'preset', presetId: block.presetId } },
            )
          }
        >
          {words('focus.start-next')}
        </Button>
      </div>
    </>
  );
}
