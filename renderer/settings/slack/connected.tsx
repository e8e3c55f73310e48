import { send, useSlice, useWords } from '../../bridge';
import type { SlackAccount } from '../../../src/app/slack';
import { missingScopes } from '../../../src/contract/slack-app';
import { Group } from '../group';
import { AccountGroup } from '../account/account-group';
import type { AsksMore } from '../account/account-parts';
import { CapabilitySwitch } from '../account/capability-switch';
import { BackGroup } from './back-group';
import { PeopleGroup } from './people-group';
import { StatusTemplate } from './status-template';

/** Who I am in Slack, what a block does there, what others see, and the way out. */
export function Connected({
  account,
  asksMore,
  onMore,
}: { readonly account: SlackAccount } & AsksMore) {
  const words = useWords();
  const { now } = useSlice('slack');
  const { team, user, scopes } = account;
  return (
    <>
      <AccountGroup
        said={{
          title: words('slack.account.title', { team, user }),
          granted: words('slack.account.granted', { scopes }),
          refused: words('slack.account.refused'),
          leave: {
            title: words('slack.account.disconnect-title', { team }),
            body: words('slack.account.disconnect-body'),
          },
        }}
        now={now}
        asksMore={asksMore}
        onMore={onMore}
        onLeave={() => void send({ kind: 'disconnect-slack' })}
      />
      <Group title={words('service.capabilities')}>
        <CapabilitySwitch target="slack" missing={missingScopes('status', scopes)} />
        <CapabilitySwitch target="slack-snooze" missing={missingScopes('snooze', scopes)} />
      </Group>
      <StatusTemplate />
      <BackGroup account={account} />
      {now.token === 'ready' && <PeopleGroup account={account} />}
    </>
  );
}
