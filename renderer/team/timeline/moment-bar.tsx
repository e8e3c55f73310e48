import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import History from 'lucide-react/icons/history';
import type { ReactNode } from 'react';
import { useWords } from '../../bridge';
import { Button, IconButton } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { SegmentedControl } from '../../ui/segmented-control';
import { choose, useTeamView } from '../team-view';
import type { Telling } from '../telling';
import { useAsOf } from '../use-moment';
import { SPANS } from '../view-choices';
import { DateField } from './date-field';
import styles from './moment-bar.module.css';
import { inWords, momentWords, type Heat } from './moment-words';
import { scrub, setMoment } from './scrubbing';

/** The moment that is looked at, what moves it by the day, and the way back to now. */
export function MomentBar({
  heat,
  telling,
  tools,
}: {
  readonly heat: Heat;
  readonly telling: Telling;
  readonly tools?: ReactNode;
}) {
  const words = useWords();
  const { now, asOf, isMoment } = useAsOf();
  const span = useTeamView((view) => view.span);
  const layout = useTeamView((view) => view.layout);
  const { zone } = telling;
  const moment = momentWords(asOf, telling, now);
  const byDay = (by: 1 | -1): void =>
    scrub({ kind: 'step', step: { kind: 'days', by: span === 'week' ? by * 7 : by } }, zone);
  return (
    <section
      aria-label={words('timeline.bar')}
      className={classNames(styles.bar, isMoment && styles.asIf)}
    >
      <div className={styles.date}>
        <IconButton
          kind="ghost"
          small
          label={words(`timeline.before.${span}`)}
          icon={<ChevronLeft aria-hidden="true" />}
          onClick={() => byDay(-1)}
        />
        <DateField label={words('timeline.date')} at={asOf} zone={zone} onChange={setMoment} />
        <IconButton
          kind="ghost"
          small
          label={words(`timeline.after.${span}`)}
          icon={<ChevronRight aria-hidden="true" />}
          onClick={() => byDay(1)}
        />
      </div>
      <Button
        small
        icon={<History aria-hidden="true" />}
        disabled={!isMoment}
        onClick={() => setMoment(null)}
      >
        {words('timeline.now')}
      </Button>
      <p className={styles.words}>
        <b className={styles.moment}>
          {words(isMoment ? 'timeline.as-if' : 'timeline.now-is', { moment })}
        </b>
        <span className={styles.in}>{inWords(heat, asOf, telling)}</span>
      </p>
      <div className={styles.end}>
        {layout === 'timeline' && (
          <SegmentedControl
            label={words('timeline.span.label')}
            value={span}
            segments={SPANS.map((value) => ({ value, label: words(`timeline.span.${value}`) }))}
            onChange={(chosen) => choose({ span: chosen })}
          />
        )}
        {tools}
      </div>
    </section>
  );
}
