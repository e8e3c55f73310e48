import { useState } from 'react';
import { send, useClockStyle, useSlice, useViewerZone, useWords } from '../../bridge';
import type { SlackAccount } from '../../../src/app/slack';
import { missingScopes } from '../../../src/contract/slack-app';
import { formatTime } from '../../../src/time/format';
import { Button } from '../../ui/button';
import styles from '../channel/channel.module.css';
import { Group } from '../group';
import { PeopleDialog } from './people-dialog';

/** Teammates of the workspace: who can be put on the roster, and as of when Slack told how they are. */
export function PeopleGroup({ account }: { readonly account: SlackAccount }) {
  const words = useWords();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { answeredAt, trouble } = useSlice('live').services.slack;
  const [choosing, setChoosing] = useState(false);
  const missing = missingScopes('people', account.scopes);
  const muted = missing.length === 0 ? missingScopes('dnd', account.scopes) : [];
  const open = (): void => {
    void send({ kind: 'list-slack-people', from: { kind: 'everybody' } });
    setChoosing(true);
  };
  return (
    <Group title={words('slack.people.title')} hint={words('slack.people.hint')} plain>
      <div className={styles.row}>
        <Button disabled={missing.length > 0} onClick={open}>
          {words('slack.people.choose')}
        </Button>
        {missing.length > 0 && (
          <span className={styles.hint}>
            {words('service.missing-scopes', { scopes: missing })}
          </span>
        )}
      </div>
      <div role="status" className={styles.hint}>
        {answeredAt !== null && (
          <p>{words('service.heard', { time: formatTime(answeredAt, zone, style) })}</p>
        )}
        {trouble !== null && <p>{words(`service.unheard.${trouble}`)}</p>}
        {muted.length > 0 && <p>{words('slack.people.no-dnd', { scopes: muted })}</p>}
      </div>
      {choosing && <PeopleDialog account={account} onClose={() => setChoosing(false)} />}
    </Group>
  );
}
