import { useState } from 'react';
import { send, useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../../bridge';
import type { JoinedView, LinkView } from '../../../src/app/channel-view';
import type { SecretPlace } from '../../../src/app/channel';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { StateMark, type MarkedState } from '../../ui/state-mark';
import { linkWords } from '../../channel-words';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';
import styles from './channel.module.css';
import { SecretPlaceField } from './secret-place';
import { SharingPane } from './sharing-pane';

const MARKS: { readonly [kind in LinkView['kind']]: MarkedState } = {
  off: 'off',
  opening: 'unknown',
  asleep: 'off',
  open: 'available',
  asking: 'away',
  lost: 'busy',
};

/** The channel I am on: how it is, what others see, whom to invite, and the way out. */
export function Joined({ joined }: { readonly joined: JoinedView }) {
  const words = useWords();
  const zone = useViewerZone();
  const style = useClockStyle();
  const now = useNow();
  const slice = useSlice('channel');
  const { link, refused, invitation } = slice;
  const asks = whyAsking(link) ?? (slice.unkept ? 'unkept' : null);
  const [leaving, setLeaving] = useState(false);
  const [copied, setCopied] = useState(false);
  const invite = (): void => {
    void send({ kind: 'copy-invitation' });
    setCopied(true);
  };
  return (
    <>
      {invitation !== null && (
        <div className={styles.notice}>
          <Banner
            dismiss={{
              label: words('channel.form.drop'),
              onDismiss: () => void send({ kind: 'dismiss-invitation' }),
            }}
          >
            {words('channel.joined.invited-elsewhere', {
              team: invitation.team,
              mine: joined.team,
            })}
          </Banner>
        </div>
      )}
      <Group title={`${joined.team} · ${words('channel.joined.as', { user: joined.user })}`}>
        <div className={settingsStyles.line}>
          <div className={settingsStyles.lineWords}>
            <div className={settingsStyles.status}>
              <StateMark state={MARKS[link.kind]} />
              <span role="status">{linkWords(slice, { words, zone, style, now })}</span>
            </div>
            <div className={settingsStyles.hint}>{joined.url}</div>
            {link.kind === 'lost' && (
              <div className={settingsStyles.hint}>
                {words(`channel.trouble.${link.trouble.kind}`)}
              </div>
            )}
          </div>
          {link.kind === 'lost' && (
            <Button small onClick={() => void send({ kind: 'retry-channel' })}>
              {words('channel.joined.retry')}
            </Button>
          )}
        </div>
        {asks !== null && joined.login !== 'none' && <AskSecret team={joined.team} why={asks} />}
        <div className={styles.row}>
          <Button onClick={invite}>{words('channel.joined.invite')}</Button>
          <Button onClick={() => setLeaving(true)}>{words('channel.joined.leave')}</Button>
          <span role="status" className={styles.hint}>
            {copied && words('channel.joined.invited')}
          </span>
        </div>
      </Group>
      {refused.length > 0 && (
        <Group
          title={words('channel.refused.title', {
            count: refused.reduce((sum, { count }) => sum + count, 0),
          })}
          hint={words('channel.refused.hint')}
          plain
        >
          <ul className={styles.hint}>
            {refused.map(({ fault, count }) => (
              <li key={fault}>{words(`channel.refused.${fault}`, { count })}</li>
            ))}
          </ul>
        </Group>
      )}
      <SharingPane joined={joined} />
      {leaving && <LeaveDialog team={joined.team} onClose={() => setLeaving(false)} />}
    </>
  );
}

type Asking = 'missing' | 'unreadable' | 'wrong' | 'unkept';

/** Why a secret is asked for; null where none is. */
function whyAsking(link: LinkView): Asking | null {
  if (link.kind === 'asking') return link.why;
  return link.kind === 'lost' && link.trouble.kind === 'wrong-password' ? 'wrong' : null;
}

function AskSecret({ team, why }: { readonly team: string; readonly why: Asking }) {
  const words = useWords();
  const [secret, setSecret] = useState('');
  const [place, setPlace] = useState<SecretPlace | null>(why === 'missing' ? 'memory' : null);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (secret === '' || place === null) return;
        void send({ kind: 'give-channel-secret', secret, secretIn: place });
      }}
    >
      <TextField
        label={words('channel.ask.title', { team })}
        hint={words(`channel.ask.${why}`)}
        type="password"
        value={secret}
        onChange={setSecret}
      />
      <SecretPlaceField value={place} onChange={setPlace} />
      <div className={styles.row}>
        <Button kind="primary" type="submit" disabled={secret === ''}>
          {words('channel.ask.go')}
        </Button>
      </div>
    </form>
  );
}

function LeaveDialog({ team, onClose }: { readonly team: string; readonly onClose: () => void }) {
  const words = useWords();
  const leave = (): void => {
    void send({ kind: 'leave-channel' });
    onClose();
  };
  return (
    <Dialog
      title={words('channel.joined.leave-title', { team })}
      closeLabel={words('channel.joined.stay')}
      onClose={onClose}
      onSubmit={leave}
      footer={
        <>
          <Button onClick={onClose}>{words('channel.joined.stay')}</Button>
          <Button kind="danger" type="submit">
            {words('channel.joined.leave-sure')}
          </Button>
        </>
      }
    >
      <p>{words('channel.joined.leave-body')}</p>
    </Dialog>
  );
}
