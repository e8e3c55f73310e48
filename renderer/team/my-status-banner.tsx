import type { ReactNode } from 'react';
import { send, useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../bridge';
import { availabilityAt } from '../../src/presence/availability';
import type { Report } from '../../src/presence/report';
import { Button } from '../ui/button';
import { StateMark } from '../ui/state-mark';
import { availabilityWords, markOf } from './availability-words';
import styles from './session-banner.module.css';
import { useElsewhere } from '../use-elsewhere';
import { nearMoment, type Telling } from './telling';

/** Where else I am so, and until when if that is known. */
function elsewhereWords({ until }: Report, telling: Telling): string {
  const { words } = telling;
  if (until === undefined) return words('channel.row.elsewhere-open');
  return words('channel.row.elsewhere', { time: nearMoment(until, telling) });
}

/** How I am while no block runs, and the way to start one. */
export function MyStatusBanner({ start }: { readonly start: ReactNode }) {
  const words = useWords();
  const style = useClockStyle();
  const { me, status } = useSlice('me');
  const zone = useViewerZone();
  const { planned } = useSlice('session');
  const { sync } = useSlice('roster');
  const now = useNow(planned?.start ?? null);
  const telling: Telling = { words, style, zone, now };

  const isAway = status.kind === 'away' && (status.until === null || status.until > now);
  const elsewhere = useElsewhere(now);
  const context = elsewhere === null ? { sync } : { sync, report: elsewhere };
  const availability = availabilityAt(me, now, context);
  const told = isAway
    ? {
        title: words('team.me.away'),
        detail:
          status.until === null
            ? words('team.me.until-back')
            : words('team.now.until', { time: nearMoment(status.until, telling) }),
      }
    : elsewhere === null
      ? availabilityWords(availability, telling)
      : { ...availabilityWords(availability, telling), detail: elsewhereWords(elsewhere, telling) };

  return (
    <section aria-label={words('team.me.label')} className={styles.idle}>
      <StateMark state={isAway ? 'away' : markOf(availability)} size={14} />
      <div className={styles.words}>
        <span className={styles.title}>{words('team.me.is', { state: told.title })}</span>
        <span className={styles.intention}>{told.detail}</span>
      </div>
      <div className={styles.gap} />
      {planned !== null && planned.start > now && (
        <span className={styles.aside}>
          {words('team.me.planned', { time: nearMoment(planned.start, telling) })}
        </span>
      )}
      <div className={styles.actions}>
        {isAway && (
          <Button onClick={() => void send({ kind: 'set-back' })}>{words('team.me.back')}</Button>
        )}
        {start}
      </div>
    </section>
  );
}
