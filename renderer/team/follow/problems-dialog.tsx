import { send, useWords } from '../../bridge';
import type { FollowedView } from '../../../src/app/slice';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import report from '../import-report-dialog.module.css';
import styles from './follow.module.css';
import { placeWords } from './follow-words';

/** Every mistake of the followed file with its place. What was read before stays. */
export function FollowProblemsDialog({
  followed,
  onClose,
}: {
  readonly followed: FollowedView;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { problem, name } = followed;
  if (problem?.kind !== 'broken') return null;
  return (
    <Dialog
      wide
      title={words('follow.problems.title', { name })}
      closeLabel={words('follow.problems.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => void send({ kind: 'check-followed' })}>
            {words('follow.problem.look')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {words('follow.problems.close')}
          </Button>
        </>
      }
    >
      <code className={styles.place}>{placeWords(followed)}</code>
      <p>{words('follow.problem.broken', { name, count: problem.count })}</p>
      <ol className={report.problems} tabIndex={0} aria-label={words('team.report.list')}>
        {problem.problems.map(({ path, message }, at) => (
          <li key={at} className={report.problem}>
            <code className={report.path}>{path === '' ? words('team.report.file') : path}</code>
            <span>{message}</span>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
