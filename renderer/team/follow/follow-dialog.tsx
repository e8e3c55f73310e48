import FileText from 'lucide-react/icons/file-text';
import { useState } from 'react';
import { send, useWords } from '../../bridge';
import { followableHost } from '../../../src/roster/address';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import styles from './follow.module.css';

/** Asks which team file to follow: one on this computer, or one at an address whose host is shown before it is asked. */
export function FollowDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const url = typed.trim();
  const host = followableHost(url);

  const follow = async (): Promise<void> => {
    setTried(true);
    if (host === null) return;
    const answer = await send({ kind: 'follow-url', url });
    if (answer.ok) onClose();
  };

  return (
    <Dialog
      title={words('follow.dialog.title')}
      closeLabel={words('follow.dialog.cancel')}
      onClose={onClose}
      onSubmit={() => void follow()}
      footer={
        <>
          <Button onClick={onClose}>{words('follow.dialog.cancel')}</Button>
          <Button kind="primary" type="submit">
            {host === null
              ? words('follow.dialog.follow')
              : words('follow.dialog.follow-host', { host })}
          </Button>
        </>
      }
    >
      <p className={styles.soft}>{words('follow.dialog.intro')}</p>
      <section className={styles.way}>
        <h3 className={styles.heading}>{words('follow.dialog.file')}</h3>
        <p className={styles.soft}>{words('follow.dialog.file-hint')}</p>
        <div>
          <Button
            data-first
            icon={<FileText aria-hidden="true" />}
            onClick={() => {
              onClose();
              void send({ kind: 'choose-followed-file' });
            }}
          >
            {words('follow.dialog.choose')}
          </Button>
        </div>
      </section>
      <section className={styles.way}>
        <h3 className={styles.heading}>{words('follow.dialog.address')}</h3>
        <TextField
          type="url"
          inputMode="url"
          placeholder={words('follow.dialog.url-example')}
          label={words('follow.dialog.url')}
          value={typed}
          maxLength={2000}
          onChange={setTyped}
          error={tried && host === null ? words('follow.dialog.url-wrong') : null}
          hint={
            host === null ? words('follow.dialog.url-hint') : words('follow.dialog.host', { host })
          }
        />
      </section>
    </Dialog>
  );
}
