import { useState } from 'react';
import { send, useViewerZone, useWords } from '../bridge';
import {
  formatClock,
  formatDay,
  instantOf,
  parseClock,
  parseDay,
  wallAt,
} from '../../src/time/wall-time';
import { HOUR, type Instant } from '../../src/time/instant';
import type { ZoneName } from '../../src/time/zone';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import styles from './away-dialog.module.css';

/** The date and time of the next full hour that is at least an hour away. */
function firstWish(now: Instant, zone: ZoneName): { readonly date: string; readonly time: string } {
  const { day, minute } = wallAt(zone, now + 2 * HOUR);
  return { date: formatDay(day), time: formatClock(minute - (minute % 60)) };
}

/** The instant that was typed, in my zone, or null when it is none. */
function instantTyped(date: string, time: string, zone: ZoneName): Instant | null {
  const day = parseDay(date);
  const minute = parseClock(time);
  return day === null || minute === null ? null : instantOf(zone, day, minute);
}

/** Asks until when I am away; the tray's *away until…* leads here. */
export function AwayDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const zone = useViewerZone();
  const [wish, setWish] = useState(() => firstWish(Date.now(), zone));
  const [wrong, setWrong] = useState<string | null>(null);

  const save = async (): Promise<void> => {
    const at = instantTyped(wish.date, wish.time, zone);
    if (at === null) return setWrong(words('team.away.malformed'));
    const answer = await send({ kind: 'set-away', until: { kind: 'at', at } });
    if (answer.ok) onClose();
    else setWrong(words(`team.away.${answer.refusal.reason === 'in-the-past' ? 'past' : 'far'}`));
  };

  return (
    <Dialog
      light
      title={words('team.away.title')}
      closeLabel={words('team.away.cancel')}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{words('team.away.cancel')}</Button>
          <Button kind="primary" type="submit">
            {words('team.away.save')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <TextField
          type="date"
          label={words('team.away.date')}
          value={wish.date}
          onChange={(date) => setWish({ ...wish, date })}
        />
        <TextField
          data-first
          type="time"
          label={words('team.away.time')}
          value={wish.time}
          onChange={(time) => setWish({ ...wish, time })}
          error={wrong}
        />
      </div>
    </Dialog>
  );
}
