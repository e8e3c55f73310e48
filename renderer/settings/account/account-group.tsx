import { useState } from 'react';
import { useWords } from '../../bridge';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { StateMark, type MarkedState } from '../../ui/state-mark';
import styles from '../channel/channel.module.css';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';

/** How a sign-in is. */
export type SignInNow = {
  readonly token: 'unknown' | 'ready' | 'missing' | 'unreadable' | 'refused';
  readonly leaving: boolean;
  readonly unkept: boolean;
};

const MARKS: { readonly [token in SignInNow['token']]: MarkedState } = {
  unknown: 'unknown',
  ready: 'available',
  missing: 'away',
  unreadable: 'away',
  refused: 'busy',
};

/** What is said of a service in particular. */
export type AccountWords = {
  readonly title: string;
  readonly granted: string;
  readonly refused: string;
  readonly leave: { readonly title: string; readonly body: string };
};

/** Who I am at a service, how the sign-in is, what was granted, and the way out. */
export function AccountGroup({
  said,
  now,
  asksMore,
  onMore,
  onLeave,
}: {
  readonly said: AccountWords;
  readonly now: SignInNow;
  readonly asksMore: boolean;
  readonly onMore: () => void;
  readonly onLeave: () => void;
}) {
  const words = useWords();
  const [leaving, setLeaving] = useState(false);
  return (
    <Group title={said.title}>
      <div className={settingsStyles.lineWords}>
        <div className={settingsStyles.status}>
          <StateMark state={MARKS[now.token]} />
          <span role="status">{stateOf(now)}</span>
        </div>
        {now.unkept && <div className={settingsStyles.hint}>{words('service.unkept')}</div>}
        <div className={settingsStyles.hint}>{said.granted}</div>
      </div>
      <div className={styles.row}>
        <Button disabled={now.leaving} aria-expanded={asksMore} onClick={onMore}>
          {words('service.more')}
        </Button>
        <Button disabled={now.leaving} onClick={() => setLeaving(true)}>
          {words('service.disconnect')}
        </Button>
      </div>
      {leaving && (
        <Dialog
          title={said.leave.title}
          closeLabel={words('service.stay')}
          onClose={() => setLeaving(false)}
          onSubmit={() => {
            onLeave();
            setLeaving(false);
          }}
          footer={
            <>
              <Button onClick={() => setLeaving(false)}>{words('service.stay')}</Button>
              <Button kind="danger" type="submit">
                {words('service.disconnect-sure')}
              </Button>
            </>
          }
        >
          <p>{said.leave.body}</p>
        </Dialog>
      )}
    </Group>
  );

  function stateOf({ leaving: isLeaving, token }: SignInNow): string {
    if (isLeaving) return words('service.leaving');
    return token === 'refused' ? said.refused : words(`service.token.${token}`);
  }
}
