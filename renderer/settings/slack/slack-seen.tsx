import { useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../../bridge';
import type { SlackAccount } from '../../../src/app/slack';
import { backWhen } from '../../../src/presence/back-status';
import { slackProfileArgument } from '../../../src/presence/slack-status';
import { formatTime } from '../../../src/time/format';
import styles from '../channel/channel.module.css';
import { Group } from '../group';
import { Sent, type SentCall } from '../seen/sent';
import { useSettings } from '../use-settings';
import { useOutgoing } from './outgoing';

/** What everybody in my Slack workspace sees of me, and what Slack is sent for it. */
export function SlackSeen({ account }: { readonly account: SlackAccount }) {
  const words = useWords();
  const { back } = useSlice('slack');
  const { settings } = useSettings();
  const { slack: status, 'slack-snooze': snooze } = settings.silence;
  const nothing = !status && !snooze && !back.on;
  return (
    <Group title={words('seen.slack', { team: account.team })} plain>
      {nothing && <p className={styles.hint}>{words('seen.switched-off')}</p>}
      {(status || snooze) && <BlockSent status={status} snooze={snooze} />}
      {back.on && <BackSent />}
    </Group>
  );
}

function BlockSent({
  status: tells,
  snooze,
}: {
  readonly status: boolean;
  readonly snooze: boolean;
}) {
  const words = useWords();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { block } = useOutgoing();
  const { running, status, until, minutes } = block;
  const said: string[] = [];
  const calls: SentCall[] = [];
  if (tells) {
    const time = formatTime(until, zone, style);
    said.push(`${status.emoji} ${status.text}`, words('slack.template.ends', { time }));
    calls.push({ name: 'users.profile.set profile', text: slackProfileArgument(status) });
  }
  if (snooze) {
    said.push(words('slack.template.snoozed', { minutes }));
    // Of a running block it went out when it began.
    if (!running) calls.push({ name: 'dnd.setSnooze num_minutes', text: String(minutes) });
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
  if (back === null) return <p className={styles.hint}>{words('slack.back.preview-never')}</p>;
  const { start, status, until } = back;
  const when =
    start <= now
      ? words('seen.back-now')
      : words('seen.back-next', { start: backWhen(start, now, zone, style) });
  const time = backWhen(until, now, zone, style);
  return (
    <Sent
      when={when}
      said={[`${status.emoji} ${status.text}`, words('slack.template.ends', { time })]}
      calls={[{ name: 'users.profile.set profile', text: slackProfileArgument(status) }]}
    />
  );
}
