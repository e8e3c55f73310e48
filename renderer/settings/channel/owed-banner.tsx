import { send, useSlice, useWords } from '../../bridge';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import styles from './channel.module.css';

/** Channels that were left and still have something of mine: why, and what can be done about it. */
export function OwedBanner() {
  const words = useWords();
  const { owed, owing } = useSlice('channel');
  if (owed.length === 0) return null;
  const teams = [...new Set(owed.map(({ team }) => team))];
  if (owing.trouble === null) {
    return (
      <div className={styles.notice}>
        <Banner tone="plain">{words('channel.owed.doing', { teams })}</Banner>
      </div>
    );
  }
  const why = words(`channel.trouble.${owing.trouble.kind}`);
  return (
    <div className={styles.notice}>
      <Banner
        tone="caution"
        actions={
          <>
            <Button
              small
              disabled={owing.underWay}
              onClick={() => void send({ kind: 'retry-left-channel' })}
            >
              {words('channel.owed.retry')}
            </Button>
            <Button small onClick={() => void send({ kind: 'drop-left-channel' })}>
              {words('channel.owed.drop')}
            </Button>
          </>
        }
      >
        {words('channel.owed.waiting', { teams, why, count: teams.length })}
      </Banner>
    </div>
  );
}
