import Eye from 'lucide-react/icons/eye';
import { useClockStyle, useNow, useWords } from '../../bridge';
import type { Person } from '../../../src/roster/person';
import { formatTime } from '../../../src/time/format';
import { describeWeek } from '../../ui/week-editor/week-words';
import { windowWords } from '../../reply-window-words';
import { replyPaceOf } from '../../../src/roster/reply-window';
import styles from './welcome.module.css';

/** What the others will see of me, in words. */
export function Preview({ me }: { readonly me: Person }) {
  const words = useWords();
  const style = useClockStyle();
  const now = useNow();
  const pace = replyPaceOf(me, undefined);
  const facts = [
    words('welcome.preview.time', { time: formatTime(now, me.zone, style) }),
    words('welcome.preview.hours', { week: describeWeek(me.blocks ?? [], words, style) }),
    ...(pace === null
      ? []
      : [words('welcome.preview.reply', { window: windowWords(pace.window, words) })]),
  ];
  const name = me.name.trim();
  return (
    <p className={styles.preview}>
      <Eye aria-hidden="true" />
      <span>
        {words('welcome.preview.lead')}{' '}
        <strong>{name === '' ? words('welcome.preview.nobody') : name}</strong>
        {facts.map((fact) => ` · ${fact}`)}
      </span>
    </p>
  );
}
