import { useWords } from '../bridge';
import { Button } from '../ui/button';
import styles from './focus.module.css';

const MINUTES = [5, 10, 15] as const;

/** More time: 5, 10 or 15 minutes. */
export function ExtendButtons({
  label,
  shown = false,
  onExtend,
}: {
  readonly label: string;
  /** Shows the label before the buttons. */
  readonly shown?: boolean;
  readonly onExtend: (minutes: number) => void;
}) {
  const words = useWords();
  return (
    <div role="group" aria-label={label} className={styles.extend}>
      {shown && <span aria-hidden="true">{label}</span>}
      {MINUTES.map((minutes) => (
        <Button
          key={minutes}
          small
          aria-label={words('focus.extend-by', { action: label, count: minutes })}
          onClick={() => onExtend(minutes)}
        >
          {words('focus.plus', { minutes })}
        </Button>
      ))}
    </div>
  );
}
