import { useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../../bridge';
import type { TeamsAccount } from '../../../src/app/teams';
import { backWhen } from '../../../src/presence/back-status';
import { teamsMessageBody, teamsPresenceBody } from '../../../src/presence/teams-message';
import { formatTime } from '../../../src/time/format';
import styles from '../channel/channel.module.css';
import { Group } from '../group';
import { Sent, type SentCall } from '../seen/sent';
import { useSettings } from '../use-settings';
import { useOutgoing } from './outgoing';

/** What everybody in my organisation sees of me in Teams, and what Graph is sent for it. */
export function TeamsSeen({ account }: { readonly account: TeamsAccount }) {
  const words = useWords();
  const { back } = useSlice('teams');
  const { settings } = useSettings();
  const { teams: mutes, 'teams-message': tells } = settings.silence;
  const nothing = !mutes && !tells && !back.on;
  return (
    <Group title={words('seen.teams', { user: account.user })} plain>
      {nothing && <p className={styles.hint}>{words('seen.switched-off')}</p>}
      {(mutes || tells) && <BlockSent mutes={mutes} tells={tells} />}
      {back.on && <BackSent />}
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
    said.push(message.content, words('teams.template.ends', { time }));
    calls.push({ name: 'setStatusMessage', text: JSON.stringify(teamsMessageBody(message)) });
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

function BackSent() {
  const words = useWords();
  const now = useNow();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { back } = useOutgoing();
  if (back === null) return <p className={styles.hint}>{words('teams.back.preview-never')}</p>;
  const { start, message, until } = back;
  const when =
    start <= now
      ? words('seen.back-now')
      : words('seen.back-next', { start: backWhen(start, now, zone, style) });
  const time = backWhen(until, now, zone, style);
  return (
    <Sent
      when={when}
      said={[message.content, words('teams.template.ends', { time })]}
      calls={[{ name: 'setStatusMessage', text: JSON.stringify(teamsMessageBody(message)) }]}
    />
  );
}
