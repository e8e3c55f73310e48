import { send, useSlice } from '../bridge';
import { isInForce, type Report } from '../../src/presence/report';
import { linkWords } from '../channel-words';
import { StateMark } from '../ui/state-mark';
import styles from './footer.module.css';
import { nearMoment, type Telling } from './telling';

/** A block of mine on another machine; null where there is none. */
function elsewhereWords(elsewhere: Report | null, telling: Telling): string | null {
  if (elsewhere?.until === undefined || !isInForce(elsewhere, telling.now)) return null;
  if (elsewhere.state !== 'focusing') return null;
  return telling.words('channel.row.elsewhere', { time: nearMoment(elsewhere.until, telling) });
}

/** How the team channel is, in a word at the window's edge; a click leads to its settings. */
export function ChannelLine({ telling }: { readonly telling: Telling }) {
  const slice = useSlice('channel');
  if (slice.joined === null) return null;
  const { kind } = slice.link;
  const mark =
    kind === 'open' ? 'available' : kind === 'lost' || kind === 'asking' ? 'away' : 'off';
  return (
    <button
      type="button"
      className={styles.channel}
      onClick={() => void send({ kind: 'open-window', window: 'settings', section: 'channel' })}
    >
      <StateMark state={mark} />
      <span role="status">
        {elsewhereWords(slice.elsewhere, telling) ?? linkWords(slice, telling)}
      </span>
    </button>
  );
}
