import { useWords } from '../../bridge';
import { Button } from '../../ui/button';
import styles from '../channel/channel.module.css';
import { TroubleBanner } from './trouble-banner';

/** The end of a form that connects a service: why that failed, the way on, the way back and what is waited for. */
export function ConnectFoot({
  trouble,
  waiting,
  isReady,
  isNothingChosen,
  onCancel,
}: {
  readonly trouble: { readonly said: string; readonly detail: string } | null;
  /** What is waited for; null while nothing is. */
  readonly waiting: string | null;
  readonly isReady: boolean;
  readonly isNothingChosen: boolean;
  readonly onCancel: () => void;
}) {
  const words = useWords();
  return (
    <>
      {trouble !== null && <TroubleBanner {...trouble} />}
      <div className={styles.row}>
        <Button kind="primary" type="submit" disabled={!isReady || waiting !== null}>
          {words('service.connect.go')}
        </Button>
        {waiting !== null && <Button onClick={onCancel}>{words('service.connect.cancel')}</Button>}
        <span role="status" className={styles.hint}>
          {waiting ?? (isNothingChosen && words('service.connect.none-chosen'))}
        </span>
      </div>
    </>
  );
}
