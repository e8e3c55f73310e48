import { useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../../bridge';
import type { TeamsAccount } from '../../../src/app/teams';
import {
  teamsMessageBody,
  teamsPresenceBody,
  type TeamsMessage,
} from '../../../src/presence/teams-message';
import { formatTime } from '../../../src/time/format';
import styles from '../channel/channel.module.css';
import { Group } from '../group';
import { BackSent } from '../seen/back-sent';
import { Sent, type SentCall } from '../seen/sent';
import { useSettings } from '../use-settings';
import { useOutgoing } from './outgoing';

const messageCall = (message: TeamsMessage): SentCall => ({
  name: 'setStatusMessage',
  text: JSON.stringify(teamsMessageBody(message)),
});

/** What everybody in my organisation sees of me in Teams, and what Graph is sent for it. */
export function TeamsSeen({ account }: { readonly account: TeamsAccount }) {
  const words = useWords();
  const { back } = useSlice('teams');
  const { back: ahead } = useOutgoing();
  const { settings } = useSettings();
  const { teams: mutes, 'teams-message': tells } = settings.silence;
  const nothing = !mutes && !tells && !back.on;
  return (
    <Group title={words('seen.teams', { user: account.user })} plain>
      {nothing && <p className={styles.hint}>{words('seen.switched-off')}</p>}
      {(mutes || tells) && <BlockSent mutes={mutes} tells={tells} />}
      {back.on && <BackSent ahead={ahead} callOf={({ message }) => messageCall(message)} />}
    </Group>
  );
}

function BlockSent({ mutes, tells }: { readonly mutes: boolean; readonly tells: boolean }) {
  const words = useWords();
  const now = useNow();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { running, message, until, minutes } = useOutgoing().block;
  const time = formatTime(until, zone, style);
  const said: string[] = [];
  const calls: SentCall[] = [];
  if (tells) {
    said.push(message.content, words('service.ends', { time }));
    calls.push(messageCall(message));
  }
  if (mutes) {
    said.push(words('teams.template.muted', { time }));
    const text = JSON.stringify(teamsPresenceBody(until, now));
    // Of a running block it went out when it began.
    if (!running) calls.push({ name: 'setUserPreferredPresence', text });
  }
  const when = words(running ? 'seen.block-now' : 'seen.block-next', { minutes });
  return <Sent when={when} said={said} calls={calls} />;
}
