import { send, useSlice } from '../bridge';
import { linkWords } from '../channel-words';
import { StateMark } from '../ui/state-mark';
import styles from './footer.module.css';
import type { Telling } from './telling';

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
      <span role="status">{linkWords(slice, telling)}</span>
    </button>
  );
}
