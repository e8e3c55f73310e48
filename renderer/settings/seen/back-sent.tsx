import { useClockStyle, useNow, useViewerZone, useWords } from '../../bridge';
import { backWhen } from '../../../src/presence/back-status';
import type { BackAhead } from '../account/back-group';
import styles from '../channel/channel.module.css';
import { Sent, type SentCall } from './sent';

/** What a service is sent while I am off or away. */
export function BackSent<Ahead extends BackAhead>({
  ahead,
  callOf,
}: {
  readonly ahead: Ahead | null;
  readonly callOf: (ahead: Ahead) => SentCall;
}) {
  const words = useWords();
  const now = useNow();
  const zone = useViewerZone();
  const style = useClockStyle();
  if (ahead === null) return <p className={styles.hint}>{words('service.back.never')}</p>;
  const { start, text, end } = ahead;
  const when =
    start <= now
      ? words('seen.back-now')
      : words('seen.back-next', { start: backWhen(start, now, zone, style) });
  const ends = words('service.ends', { time: backWhen(end, now, zone, style) });
  return <Sent when={when} said={[text, ends]} calls={[callOf(ahead)]} />;
}
