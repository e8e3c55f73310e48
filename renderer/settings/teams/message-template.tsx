import { send, useClockStyle, useSlice, useViewerZone, useWords } from '../../bridge';
import { TEAMS_TEXT_MOST, type TeamsTemplate } from '../../../src/presence/teams-message';
import { formatTime } from '../../../src/time/format';
import { Switch } from '../../ui/checkbox';
import styles from '../channel/channel.module.css';
import { DraftField } from '../draft-field';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';
import { useSettings } from '../use-settings';
import { useOutgoing } from './outgoing';

/** What the status message says, and to the letter what others see. */
export function MessageTemplate() {
  const words = useWords();
  const { template } = useSlice('teams');
  const change = (part: Partial<TeamsTemplate>): void =>
    void send({ kind: 'change-teams-template', template: { ...template, ...part } });
  return (
    <>
      <Group
        title={words('teams.template.title')}
        // The names are said as they are written.
        hint={words('teams.template.hint', {
          end: '{end}',
          place: '{place}',
          count: TEAMS_TEXT_MOST,
        })}
        plain
      >
        <div className={settingsStyles.pair}>
          <DraftField
            label={words('teams.template.text')}
            value={template.text}
            placeholder={words('teams.template.usual', { end: '{end}', place: '{place}' })}
            maxLength={TEAMS_TEXT_MOST}
            onSave={(text) => change({ text })}
          />
          <DraftField
            label={words('teams.template.overtime')}
            value={template.overtime}
            placeholder={words('teams.template.usual-overtime')}
            maxLength={TEAMS_TEXT_MOST}
            onSave={(overtime) => change({ overtime })}
          />
        </div>
        <Switch
          label={words('teams.template.intention')}
          hint={words('teams.template.intention-hint')}
          checked={template.intention}
          onChange={(intention) => change({ intention })}
        />
      </Group>
      <MessagePreview />
    </>
  );
}

function MessagePreview() {
  const words = useWords();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { settings } = useSettings();
  const { running, message, until, minutes } = useOutgoing().block;
  const time = formatTime(until, zone, style);
  return (
    <Group
      title={words('teams.template.preview')}
      hint={words(running ? 'teams.template.preview-now' : 'teams.template.preview-next', {
        minutes,
      })}
      plain
    >
      <figure className={styles.bytes}>
        {settings.silence['teams-message'] ? (
          <>
            <pre tabIndex={0} aria-label={words('teams.template.text-sent')}>
              {message.content}
            </pre>
            <p>{words('service.ends', { time })}</p>
          </>
        ) : (
          <p>{words('teams.template.not-message')}</p>
        )}
        <p>
          {settings.silence.teams
            ? words('teams.template.muted', { time })
            : words('teams.template.not-muted')}
        </p>
      </figure>
      <p className={styles.hint}>{words('teams.template.late')}</p>
    </Group>
  );
}
