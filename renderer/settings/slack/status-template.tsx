import { send, useClockStyle, useSlice, useViewerZone, useWords } from '../../bridge';
import type { SlackTemplate } from '../../../src/presence/slack-status';
import { formatTime } from '../../../src/time/format';
import { Switch } from '../../ui/checkbox';
import styles from '../channel/channel.module.css';
import { DraftField } from '../draft-field';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';
import { useSettings } from '../use-settings';
import { useOutgoing } from './outgoing';

/** How an emoji of Slack is written. */
export const EMOJI = /^:[a-z0-9_+'-]{1,98}:$/;

/** What the status says, and to the letter what goes out. */
export function StatusTemplate() {
  const words = useWords();
  const { template } = useSlice('slack');
  const change = (part: Partial<SlackTemplate>): void =>
    void send({ kind: 'change-slack-template', template: { ...template, ...part } });
  return (
    <>
      <Group
        title={words('slack.template.title')}
        // The names are said as they are written.
        hint={words('slack.template.hint', { end: '{end}', place: '{place}' })}
        plain
      >
        <div className={settingsStyles.pair}>
          <DraftField
            label={words('slack.template.text')}
            value={template.text}
            placeholder={words('slack.template.usual', { end: '{end}', place: '{place}' })}
            maxLength={200}
            onSave={(text) => change({ text })}
          />
          <DraftField
            label={words('slack.template.overtime')}
            value={template.overtime}
            placeholder={words('slack.template.usual-overtime')}
            maxLength={200}
            onSave={(overtime) => change({ overtime })}
          />
        </div>
        <DraftField
          label={words('slack.template.emoji')}
          hint={words('slack.template.emoji-hint')}
          value={template.emoji}
          maxLength={100}
          problemOf={(emoji) => (EMOJI.test(emoji) ? null : words('slack.template.emoji-wrong'))}
          onSave={(emoji) => change({ emoji })}
        />
        <Switch
          label={words('slack.template.intention')}
          hint={words('slack.template.intention-hint')}
          checked={template.intention}
          onChange={(intention) => change({ intention })}
        />
      </Group>
      <StatusPreview />
    </>
  );
}

function StatusPreview() {
  const words = useWords();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { settings } = useSettings();
  const { block } = useOutgoing();
  const { running, status, until, minutes } = block;
  return (
    <Group
      title={words('slack.template.preview')}
      hint={words(running ? 'slack.template.preview-now' : 'slack.template.preview-next', {
        minutes,
      })}
      plain
    >
      <figure className={styles.bytes}>
        {settings.silence.slack ? (
          <>
            <pre tabIndex={0} aria-label={words('slack.template.text-sent')}>
              {`${status.emoji} ${status.text}`}
            </pre>
            <p>{words('service.ends', { time: formatTime(until, zone, style) })}</p>
          </>
        ) : (
          <p>{words('slack.template.not-status')}</p>
        )}
        <p>
          {settings.silence['slack-snooze']
            ? words('slack.template.snoozed', { minutes })
            : words('slack.template.not-snooze')}
        </p>
      </figure>
    </Group>
  );
}
