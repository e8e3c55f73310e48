import { send, useClockStyle, useViewerZone, useWords } from '../../bridge';
import type { TeamsCode } from '../../../src/app/teams';
import { formatTime } from '../../../src/time/format';
import { Button } from '../../ui/button';
import styles from '../channel/channel.module.css';
import { Group } from '../group';
import codeStyles from './code-to-type.module.css';

/** The code that I type on Microsoft's page, here or on another machine. */
export function CodeToType({ code }: { readonly code: TeamsCode }) {
  const words = useWords();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { userCode, page, endsAt } = code;
  return (
    <Group
      title={words('teams.code.title')}
      hint={words('teams.code.hint', { page, time: formatTime(endsAt, zone, style) })}
      plain
    >
      <output className={codeStyles.code} aria-label={words('teams.code.label')}>
        {userCode}
      </output>
      <div className={styles.row}>
        <Button small onClick={() => void send({ kind: 'copy-text', text: userCode })}>
          {words('teams.code.copy')}
        </Button>
        <Button small onClick={() => void send({ kind: 'open-teams-page' })}>
          {words('teams.code.open')}
        </Button>
      </div>
    </Group>
  );
}
