import { useState } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { SlackAccount, SlackNow } from '../../../src/app/slack';
import { missingScopes } from '../../../src/contract/slack-app';
import type { TargetId } from '../../../src/lease/lease';
import { Button } from '../../ui/button';
import { Switch } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { StateMark, type MarkedState } from '../../ui/state-mark';
import styles from '../channel/channel.module.css';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';
import { useSettings } from '../use-settings';
import { BackGroup } from './back-group';
import { PeopleGroup } from './people-group';
import { StatusTemplate } from './status-template';

const MARKS: { readonly [token in SlackNow['token']]: MarkedState } = {
  unknown: 'unknown',
  ready: 'available',
  missing: 'away',
  unreadable: 'away',
  refused: 'busy',
};

/** The target that a capability is for. */
const TARGET_OF = { status: 'slack', snooze: 'slack-snooze' } as const satisfies {
  readonly [capability in 'status' | 'snooze']: TargetId;
};

/** How the sign-in is, in a sentence. */
function saidOf({ leaving, token }: SlackNow): string {
  if (leaving) return 'slack.account.leaving';
  return token === 'unknown' ? 'slack.account.checking' : `slack.account.${token}`;
}

/** Who I am in Slack, what a block does there, what others see, and the way out. */
export function Connected({
  account,
  asksMore,
  onMore,
}: {
  readonly account: SlackAccount;
  readonly asksMore: boolean;
  readonly onMore: () => void;
}) {
  const words = useWords();
  const { now } = useSlice('slack');
  const [leaving, setLeaving] = useState(false);
  const { team, user, scopes } = account;
  return (
    <>
      <Group title={words('slack.account.title', { team, user })}>
        <div className={settingsStyles.lineWords}>
          <div className={settingsStyles.status}>
            <StateMark state={MARKS[now.token]} />
            <span role="status">{words(saidOf(now))}</span>
          </div>
          {now.unkept && <div className={settingsStyles.hint}>{words('slack.account.unkept')}</div>}
          <div className={settingsStyles.hint}>{words('slack.account.granted', { scopes })}</div>
        </div>
        <div className={styles.row}>
          <Button disabled={now.leaving} aria-expanded={asksMore} onClick={onMore}>
            {words('slack.account.more')}
          </Button>
          <Button disabled={now.leaving} onClick={() => setLeaving(true)}>
            {words('slack.account.disconnect')}
          </Button>
        </div>
      </Group>
      <Group title={words('slack.account.capabilities')}>
        {(['status', 'snooze'] as const).map((capability) => (
          <Capability key={capability} capability={capability} account={account} />
        ))}
      </Group>
      <StatusTemplate />
      <BackGroup account={account} />
      {now.token === 'ready' && <PeopleGroup account={account} />}
      {leaving && (
        <Dialog
          title={words('slack.account.disconnect-title', { team })}
          closeLabel={words('slack.account.stay')}
          onClose={() => setLeaving(false)}
          onSubmit={() => {
            void send({ kind: 'disconnect-slack' });
            setLeaving(false);
          }}
          footer={
            <>
              <Button onClick={() => setLeaving(false)}>{words('slack.account.stay')}</Button>
              <Button kind="danger" type="submit">
                {words('slack.account.disconnect-sure')}
              </Button>
            </>
          }
        >
          <p>{words('slack.account.disconnect-body')}</p>
        </Dialog>
      )}
    </>
  );
}

/** One thing that a block may do in Slack: whether it does, or what Slack has not granted for it. */
function Capability({
  capability,
  account,
}: {
  readonly capability: keyof typeof TARGET_OF;
  readonly account: SlackAccount;
}) {
  const words = useWords();
  const { settings, change } = useSettings();
  const target = TARGET_OF[capability];
  const missing = missingScopes(capability, account.scopes);
  return (
    <Switch
      label={words(`settings.silence.${target}-switch`)}
      hint={
        missing.length > 0
          ? words('slack.account.missing-scopes', { scopes: missing })
          : words(`settings.silence.${target}-hint`)
      }
      checked={settings.silence[target] && missing.length === 0}
      disabled={missing.length > 0}
      onChange={(on) => change({ silence: { ...settings.silence, [target]: on } })}
    />
  );
}
