import { useSlice, useWords } from '../../bridge';
import { ChannelSeen } from '../channel/sharing-pane';
import styles from '../settings.module.css';
import { SlackSeen } from '../slack/slack-seen';
import { TeamsSeen } from '../teams/teams-seen';

/** Everything that leaves this computer about me, whoever it goes to. */
export function SeenSection() {
  const words = useWords();
  const { account } = useSlice('slack');
  const teams = useSlice('teams').account;
  const { joined } = useSlice('channel');
  return (
    <>
      {account !== null && <SlackSeen account={account} />}
      {teams !== null && <TeamsSeen account={teams} />}
      {joined !== null && <ChannelSeen joined={joined} />}
      {account === null && teams === null && joined === null && (
        <p className={styles.hint}>{words('seen.nobody')}</p>
      )}
      <p className={styles.hint}>{words('seen.rest')}</p>
    </>
  );
}
