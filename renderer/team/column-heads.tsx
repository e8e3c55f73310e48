import ArrowDown from 'lucide-react/icons/arrow-down';
import { useWords } from '../bridge';
import { VisuallyHidden } from '../ui/visually-hidden';
import { BandScale } from './band-scale';
import styles from './person-row.module.css';
import { choose, useTeamView } from './team-view';
import type { Sort } from './view-choices';

/** The heads of the columns; those one can order by are buttons. */
export function ColumnHeads() {
  const words = useWords();
  return (
    <div role="rowgroup" className={styles.heads}>
      <div role="row" aria-rowindex={1} className={styles.columns}>
        <SortHead sort="name" label={words('team.column.person')} className={styles.person} />
        <SortHead sort="local-time" label={words('team.column.time')} className={styles.time} />
        <div role="columnheader" className={styles.day}>
          <VisuallyHidden>{words('team.column.day')}</VisuallyHidden>
          <BandScale label={words('team.column.day')} />
        </div>
        <div role="columnheader" className={styles.state}>
          {words('team.column.now')}
        </div>
        <SortHead sort="reply" label={words('team.column.reply')} className={styles.reply} />
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
