import { send, useWords } from '../bridge';
import type { ImportReport } from '../../src/app/state';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import styles from './import-report-dialog.module.css';

/** Every mistake of a team file with its place. Nothing was changed. */
export function ImportReportDialog({
  report,
  onClose,
}: {
  readonly report: ImportReport;
  readonly onClose: () => void;
}) {
  const words = useWords();
  return (
    <Dialog
      wide
      title={words('team.report.title', { name: report.name })}
      closeLabel={words('team.report.close')}
      onClose={onClose}
      footer={
        <>
          <Button
            onClick={() => {
              onClose();
              void send({ kind: 'choose-team-file' });
            }}
          >
            {words('team.report.choose')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {words('team.report.ok')}
          </Button>
        </>
      }
    >
      <p>{words('team.report.summary', { count: report.problems.length })}</p>
      <ol className={styles.problems} tabIndex={0} aria-label={words('team.report.list')}>
        {report.problems.map(({ path, message }, at) => (
          <li key={at} className={styles.problem}>
            <code className={styles.path}>{path === '' ? words('team.report.file') : path}</code>
            <span>{message}</span>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
