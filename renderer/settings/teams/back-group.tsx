import { send, useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../../bridge';
import type { TeamsAccount } from '../../../src/app/teams';
import { missingTeamsScopes } from '../../../src/contract/teams-app';
import { backWhen, type BackTemplate } from '../../../src/presence/back-status';
import { Switch } from '../../ui/checkbox';
import styles from '../channel/channel.module.css';
import { DraftField } from '../draft-field';
import { Group } from '../group';
import { useOutgoing } from './outgoing';

/** What my status message says while I am off or away, and to the letter what goes out. */
export function BackGroup({ account }: { readonly account: TeamsAccount }) {
  const words = useWords();
  const { back } = useSlice('teams');
  const missing = missingTeamsScopes('message', account.scopes);
  const change = (part: Partial<BackTemplate>): void =>
    void send({ kind: 'change-teams-back', back: { ...back, ...part } });
  return (
    <Group title={words('teams.back.title')}>
      <Switch
        label={words('teams.back.on')}
        hint={
          missing.length > 0
            ? words('service.missing-scopes', { scopes: missing })
            : words('teams.back.on-hint')
        }
        checked={back.on && missing.length === 0}
        disabled={missing.length > 0}
        onChange={(on) => change({ on })}
      />
      {back.on && missing.length === 0 && (
        <div className={styles.form}>
          <DraftField
            label={words('teams.back.text')}
            // The names are said as they are written.
            hint={words('teams.back.hint', { when: '{when}', place: '{place}' })}
            value={back.text}
            placeholder={words('teams.back.usual', { when: '{when}', place: '{place}' })}
            maxLength={200}
            onSave={(text) => change({ text })}
          />
          <BackPreview />
        </div>
      )}
    </Group>
  );
}

function BackPreview() {
  const words = useWords();
  const now = useNow();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { back } = useOutgoing();
  if (back === null) return <p className={styles.hint}>{words('teams.back.preview-never')}</p>;
  const { start, message, until } = back;
  return (
    <figure className={styles.bytes}>
      <pre tabIndex={0} aria-label={words('teams.back.preview')}>
        {message.content}
      </pre>
      <p>
        {start <= now
          ? words('teams.back.preview-now')
          : words('teams.back.preview-next', { start: backWhen(start, now, zone, style) })}{' '}
        {words('teams.template.ends', { time: backWhen(until, now, zone, style) })}
      </p>
    </figure>
  );
}
