import FileUp from 'lucide-react/icons/file-up';
import Sparkles from 'lucide-react/icons/sparkles';
import UserPlus from 'lucide-react/icons/user-plus';
import type { ReactNode } from 'react';
import { send, useWords } from '../../bridge';
import { show } from '../team-view';
import styles from './welcome.module.css';

/** Who I work with: from a file, by hand, or an example to look around in. */
export function PeopleStep() {
  const words = useWords();
  const way = (id: string, icon: ReactNode, act: () => void): ReactNode => (
    <button type="button" className={styles.way} onClick={act}>
      {icon}
      <span>
        <strong>{words(`welcome.ways.${id}.title`)}</strong>
        <span>{words(`welcome.ways.${id}.words`)}</span>
      </span>
    </button>
  );
  return (
    <div className={styles.ways}>
      {way('file', <FileUp aria-hidden="true" />, () => void send({ kind: 'choose-team-file' }))}
      {way('hand', <UserPlus aria-hidden="true" />, () => show({ dialog: { kind: 'add-person' } }))}
      {way(
        'example',
        <Sparkles aria-hidden="true" />,
        () => void send({ kind: 'show-example-team' }),
      )}
    </div>
  );
}
