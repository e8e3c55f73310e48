import { send, useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../../bridge';
import type { SlackAccount } from '../../../src/app/slack';
import { missingScopes } from '../../../src/contract/slack-app';
import { backWhen, type BackTemplate } from '../../../src/presence/back-status';
import { Switch } from '../../ui/checkbox';
import styles from '../channel/channel.module.css';
import { DraftField } from '../draft-field';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';
import { useOutgoing } from './outgoing';
import { EMOJI } from './status-template';

/** What my status says while I am off or away, and to the letter what goes out. */
export function BackGroup({ account }: { readonly account: SlackAccount }) {
  const words = useWords();
  const { back } = useSlice('slack');
  const missing = missingScopes('status', account.scopes);
  const change = (part: Partial<BackTemplate>): void =>
    void send({ kind: 'change-slack-back', back: { ...back, ...part } });
  return (
    <Group title={words('slack.back.title')} plain={false}>
      <Switch
        label={words('slack.back.on')}
        hint={
          missing.length > 0
            ? words('service.missing-scopes', { scopes: missing })
            : words('slack.back.on-hint')
        }
        checked={back.on && missing.length === 0}
        disabled={missing.length > 0}
        onChange={(on) => change({ on })}
      />
      {back.on && missing.length === 0 && (
        <div className={styles.form}>
          <div className={settingsStyles.pair}>
            <DraftField
              label={words('slack.back.text')}
              // The names are said as they are written.
              hint={words('slack.back.hint', { when: '{when}', place: '{place}' })}
              value={back.text}
              placeholder={words('slack.back.usual', { when: '{when}', place: '{place}' })}
              maxLength={200}
              onSave={(text) => change({ text })}
            />
            <DraftField
              label={words('slack.back.emoji')}
              hint={words('slack.template.emoji-hint')}
              value={back.emoji}
              maxLength={100}
              problemOf={(emoji) =>
                EMOJI.test(emoji) ? null : words('slack.template.emoji-wrong')
              }
              onSave={(emoji) => change({ emoji })}
            />
          </div>
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
  if (back === null) return <p className={styles.hint}>{words('slack.back.preview-never')}</p>;
  const { start, status, until } = back;
  return (
    <figure className={styles.bytes}>
      <pre tabIndex={0} aria-label={words('slack.back.preview')}>
        {`${status.emoji} ${status.text}`}
      </pre>
      <p>
        {start <= now
          ? words('slack.back.preview-now')
          : words('slack.back.preview-next', { start: backWhen(start, now, zone, style) })}{' '}
        {words('slack.template.ends', { time: backWhen(until, now, zone, style) })}
      </p>
    </figure>
  );
}
