import ArrowDown from 'lucide-react/icons/arrow-down';
import { useClockStyle, useViewerZone, useWords } from '../bridge';
import { formatDate, formatWeekdayTime } from '../../src/time/format';
import { VisuallyHidden } from '../ui/visually-hidden';
import { BandScale } from './band-scale';
import styles from './person-row.module.css';
import { choose, useTeamView } from './team-view';
import { useAsOf } from './use-moment';
import type { Sort } from './view-choices';

/** The heads of the columns; those one can order by are buttons. */
export function ColumnHeads() {
  const words = useWords();
  const style = useClockStyle();
  const zone = useViewerZone();
  const { asOf, isMoment } = useAsOf();
  const time = formatWeekdayTime(asOf, zone, style);
  const day = isMoment
    ? words('team.column.day-then', { date: formatDate(asOf, zone, style) })
    : words('team.column.day');
  return (
    <div role="rowgroup" className={styles.heads}>
      <div role="row" aria-rowindex={1} className={styles.columns}>
        <SortHead sort="name" label={words('team.column.person')} className={styles.person} />
        <SortHead sort="local-time" label={words('team.column.time')} className={styles.time} />
        <div role="columnheader" className={styles.day}>
          <VisuallyHidden>{day}</VisuallyHidden>
          <BandScale label={day} />
        </div>
        <div role="columnheader" className={styles.state}>
          {isMoment ? words('team.column.then', { time }) : words('team.column.now')}
        </div>
        <SortHead
          sort="reply"
          label={isMoment ? words('team.column.reply-then', { time }) : words('team.column.reply')}
          className={styles.reply}
        />
      </div>
    </div>
  );
}

function SortHead({
  sort,
  label,
  className,
}: {
  readonly sort: Sort;
  readonly label: string;
  readonly className: string | undefined;
}) {
  const isSorted = useTeamView((view) => view.sort === sort);
  return (
    <div role="columnheader" aria-sort={isSorted ? 'ascending' : 'none'} className={className}>
      <button type="button" className={styles.head} onClick={() => choose({ sort })}>
        {label}
        {isSorted && <ArrowDown aria-hidden="true" />}
      </button>
    </div>
  );
}
