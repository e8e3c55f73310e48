import Pencil from 'lucide-react/icons/pencil';
import Trash from 'lucide-react/icons/trash-2';
import { useClockStyle, useWords } from '../bridge';
import type { Exception } from '../../src/roster/person';
import { parseDay } from '../../src/time/calendar';
import { formatDate, type ClockStyle } from '../../src/time/format';
import { DAY } from '../../src/time/instant';
import type { Words } from '../../src/words/words';
import { IconButton } from '../ui/button';
import { stretchOf } from '../ui/week-editor/week';
import { stretchRange } from '../ui/week-editor/week-words';
import entry from './entry.module.css';

/** A local date as people write it; it lies in no zone, so it is shown as it is in UTC. */
export function dateWords(text: string, style: ClockStyle): string {
  const day = parseDay(text);
  return day === null ? text : formatDate(day * DAY, 'UTC', style);
}

/** The dates of an exception: `Thu 24 Dec to Thu 31 Dec`. */
function datesOf({ from, to }: Exception, words: Words, style: ClockStyle): string {
  return to === undefined || to === from
    ? dateWords(from, style)
    : words('settings.exceptions.range', {
        from: dateWords(from, style),
        to: dateWords(to, style),
      });
}

/** One exception to look at, with its ways to change it. */
export function ExceptionLine({
  exception,
  onEdit,
  onRemove,
}: {
  readonly exception: Exception;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const words = useWords();
  const style = useClockStyle();
  const dates = datesOf(exception, words, style);
  const what =
    exception.blocks.length === 0
      ? words('settings.exceptions.off')
      : words('settings.exceptions.works', {
          hours: exception.blocks.map((block) => stretchRange(stretchOf(block), style)),
        });
  return (
    <div className={entry.entry}>
      <span className={entry.title}>{dates}</span>
      <span className={entry.words}>
        {[what, exception.note ?? ''].filter(Boolean).join(' · ')}
      </span>
      <IconButton
        small
        label={words('settings.edit', { what: dates })}
        icon={<Pencil aria-hidden="true" />}
        onClick={onEdit}
      />
      <IconButton
        small
        label={words('settings.remove', { what: dates })}
        icon={<Trash aria-hidden="true" />}
        onClick={onRemove}
      />
    </div>
  );
}
