import { useClockStyle, useSlice, useViewerZone, useWords } from '../../bridge';
import type { SlackAccount } from '../../../src/app/slack';
import { slackProfileArgument, type SlackStatus } from '../../../src/presence/slack-status';
import { formatTime } from '../../../src/time/format';
import styles from '../channel/channel.module.css';
import { Group } from '../group';
import { BackSent } from '../seen/back-sent';
import { Sent, type SentCall } from '../seen/sent';
import { useSettings } from '../use-settings';
import { useOutgoing } from './outgoing';

const profileCall = (status: SlackStatus): SentCall => ({
  name: 'users.profile.set profile',
  text: slackProfileArgument(status),
});

/** What everybody in my Slack workspace sees of me, and what Slack is sent for it. */
export function SlackSeen({ account }: { readonly account: SlackAccount }) {
  const words = useWords();
  const { back } = useSlice('slack');
  const { back: ahead } = useOutgoing();
  const { settings } = useSettings();
  const { slack: tells, 'slack-snooze': snooze } = settings.silence;
  const nothing = !tells && !snooze && !back.on;
  return (
    <Group title={words('seen.slack', { team: account.team })} plain>
      {nothing && <p className={styles.hint}>{words('seen.switched-off')}</p>}
      {(tells || snooze) && <BlockSent tells={tells} snooze={snooze} />}
      {back.on && <BackSent ahead={ahead} callOf={({ status }) => profileCall(status)} />}
    </Group>
  );
}

function BlockSent({ tells, snooze }: { readonly tells: boolean; readonly snooze: boolean }) {
  const words = useWords();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { block } = useOutgoing();
  const { running, status, until, minutes } = block;
  const said: string[] = [];
  const calls: SentCall[] = [];
  if (tells) {
    const time = formatTime(until, zone, style);
    said.push(`${status.emoji} ${status.text}`, words('service.ends', { time }));
    calls.push(profileCall(status));
  }
  if (snooze) {
    said.push(words('slack.template.snoozed', { minutes }));
    // Of a running block it went out when it began.
    if (!running) calls.push({ name: 'dnd.setSnooze num_minutes', text: String(minutes) });
  }
  const when = words(running ? 'seen.block-now' : 'seen.block-next', { minutes });
  return <Sent when={when} said={said} calls={calls} />;
}
