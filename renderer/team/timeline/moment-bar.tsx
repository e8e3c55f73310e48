import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import History from 'lucide-react/icons/history';
import { memo, type ReactNode } from 'react';
import { useWords } from '../../bridge';
import { wallAt, type LocalDay } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';
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

const DAYS_A_WEEK = 7;

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
  const { now } = useAsOf();
  const { words, zone, now: asOf, asIf: isMoment = false } = telling;
  const moment = momentWords(asOf, telling, now);
  return (
    <section
      aria-label={words('timeline.bar')}
      className={classNames(styles.bar, isMoment && styles.asIf)}
    >
      <Dates zone={zone} day={wallAt(zone, asOf).day} isMoment={isMoment} />
      <p className={styles.words}>
        <b className={styles.moment}>
          {words(isMoment ? 'timeline.as-if' : 'timeline.now-is', { moment })}
        </b>
        <span className={styles.in}>{inWords(heat, asOf, telling)}</span>
      </p>
      <Choices tools={tools} />
    </section>
  );
}

/** Steps by the day or the week, the date, and the way back. */
const Dates = memo(function Dates({
  zone,
  day,
  isMoment,
}: {
  readonly zone: ZoneName;
  readonly day: LocalDay;
  readonly isMoment: boolean;
}) {
  const words = useWords();
  const span = useTeamView((view) => view.span);
  const days = span === 'week' ? DAYS_A_WEEK : 1;
  const byDays = (by: number): void => scrub({ kind: 'step', step: { kind: 'days', by } }, zone);
  return (
    <>
      <div className={styles.date}>
        <IconButton
          kind="ghost"
          small
          label={words(`timeline.before.${span}`)}
          icon={<ChevronLeft aria-hidden="true" />}
          onClick={() => byDays(-days)}
        />
        <DateField
          label={words('timeline.date')}
          day={day}
          onChange={(chosen) => byDays(chosen - day)}
        />
        <IconButton
          kind="ghost"
          small
          label={words(`timeline.after.${span}`)}
          icon={<ChevronRight aria-hidden="true" />}
          onClick={() => byDays(days)}
        />
      </div>
      <Button
        small
        icon={<History aria-hidden="true" />}
        aria-label={words('timeline.now')}
        className={styles.now}
        // It keeps the keyboard when it has done its work.
        aria-disabled={!isMoment}
        onClick={() => setMoment(null)}
      >
        <span className={styles.nowWords}>{words('timeline.now')}</span>
      </Button>
    </>
  );
});

const Choices = memo(function Choices({ tools }: { readonly tools: ReactNode }) {
  const words = useWords();
  const span = useTeamView((view) => view.span);
  const layout = useTeamView((view) => view.layout);
  return (
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
  );
});
