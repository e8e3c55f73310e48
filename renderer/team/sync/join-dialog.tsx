import ExternalLink from 'lucide-react/icons/external-link';
import { send, useWords } from '../../bridge';
import { linkHost } from '../../../src/roster/address';
import type { SyncWindow } from '../../../src/roster/person';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './sync.module.css';

/** Shows where a meeting's link leads before it is opened there for the first time. */
export function JoinDialog({
  window: { title, link },
  onClose,
}: {
  readonly window: SyncWindow;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const host = link === undefined ? null : linkHost(link);
  if (link === undefined || host === null) return null;
  return (
    <Dialog
      light
      title={words('sync.ask.title', { host })}
      closeLabel={words('sync.cancel')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words('sync.cancel')}</Button>
          <Button
            kind="primary"
            icon={<ExternalLink aria-hidden="true" />}
            onClick={() => {
              onClose();
              void send({ kind: 'join-sync', link, sure: true });
            }}
          >
            {words('sync.ask.open')}
          </Button>
        </>
      }
    >
      <p>{words('sync.ask.body', { title })}</p>
      <code className={styles.link}>{link}</code>
      <p className={styles.soft}>{words('sync.ask.hint', { host })}</p>
    </Dialog>
  );
}
