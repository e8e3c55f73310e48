import { useState } from 'react';
import { send, useNow, useSlice, useWords } from '../../bridge';
import type { JoinedView } from '../../../src/app/channel-view';
import { bytesOf } from '../../../src/presence/wire';
import type { Sharing } from '../../../src/presence/sharing';
import { Button } from '../../ui/button';
import { Group } from '../group';
import styles from './channel.module.css';
import { SharingChoices } from './sharing-choices';
import { previewOf, type Preview } from './sharing-preview';

const isSame = (a: Sharing, b: Sharing): boolean =>
  a.visible === b.visible &&
  a.card === b.card &&
  a.intention === b.intention &&
  a.rounding === b.rounding;

/** What is out on the channel, and what a choice of sharing would put there. */
function usePreviews(joined: JoinedView, sharing: Sharing): readonly Preview[] {
  const now = useNow();
  const { said } = useSlice('channel');
  const { me, status } = useSlice('me');
  const { session } = useSlice('session');
  const { settings } = useSlice('app');
  const told = { me, status, session, tellsBlocks: settings.silence.channel };
  return previewOf(joined, said, told, sharing, now);
}

/** Whether what was said can be heard; while it cannot, what matters is what goes out as soon as it can. */
const useIsHeard = (): boolean => useSlice('channel').link.kind === 'open';

/** What the team channel has of me now, byte by byte. */
export function ChannelSeen({ joined }: { readonly joined: JoinedView }) {
  const words = useWords();
  const previews = usePreviews(joined, joined.sharing);
  const isHeard = useIsHeard();
  return (
    <Group title={words('seen.channel', { team: joined.team })} plain>
      <p className={styles.hint}>{words(`channel.share.${isHeard ? 'same' : 'when-back'}`)}</p>
      {previews.map(({ topic, now: kept, next }) => (
        <Bytes key={topic} topic={topic} text={isHeard ? kept : next} />
      ))}
    </Group>
  );
}

/** What others see of me: the choices, and the exact bytes before they go out. */
export function SharingPane({ joined }: { readonly joined: JoinedView }) {
  const words = useWords();
  const [draft, setDraft] = useState<Sharing | null>(null);
  const sharing = draft ?? joined.sharing;
  const isChanged = draft !== null && !isSame(draft, joined.sharing);
  const previews = usePreviews(joined, sharing);
  const isHeard = useIsHeard();
  const apply = (): void => {
    void send({ kind: 'change-sharing', sharing });
    setDraft(null);
  };
  return (
    <>
      <Group title={words('channel.share.title')} hint={words('channel.share.hint')}>
        <SharingChoices sharing={sharing} onChange={setDraft} />
        {isChanged && (
          <div className={styles.row}>
            <Button kind="primary" onClick={apply}>
              {words('channel.share.apply')}
            </Button>
            <Button onClick={() => setDraft(null)}>{words('channel.share.keep')}</Button>
          </div>
        )}
      </Group>
      <Group title={words('channel.share.bytes')} plain>
        <div aria-live="polite" className={styles.hint}>
          {words(`channel.share.${isChanged ? 'next' : isHeard ? 'same' : 'when-back'}`)}
        </div>
        {previews.map(({ topic, now: kept, next }) => (
          <Bytes key={topic} topic={topic} text={isChanged || !isHeard ? next : kept} />
        ))}
      </Group>
    </>
  );
}

/** One topic and the text that is there, to the letter. */
function Bytes({ topic, text }: { readonly topic: string; readonly text: string | null }) {
  const words = useWords();
  return (
    <figure className={styles.bytes}>
      <figcaption>
        <code>{topic}</code>
        {text !== null && text !== '' && (
          <span>{words('channel.share.bytes-count', { count: bytesOf(text) })}</span>
        )}
      </figcaption>
      {text === null || text === '' ? (
        <p>{words(text === null ? 'channel.share.not-yet' : 'channel.share.nothing')}</p>
      ) : (
        // It may scroll, so the keyboard must reach it.
        <pre tabIndex={0} aria-label={topic} data-topic={topic}>
          {text}
        </pre>
      )}
    </figure>
  );
}
