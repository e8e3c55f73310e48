import { send, useSlice, useWords } from '../../bridge';
import type { TeamsAccount } from '../../../src/app/teams';
import { missingTeamsScopes } from '../../../src/contract/teams-app';
import { Group } from '../group';
import { AccountGroup } from '../account/account-group';
import type { AsksMore } from '../account/account-parts';
import { CapabilitySwitch } from '../account/capability-switch';
import { BackGroup } from './back-group';
import { MessageTemplate } from './message-template';
import { PeopleGroup } from './people-group';

/** Who I am in Teams, what a block does there, what others see, and the way out. */
export function Connected({
  account,
  asksMore,
  onMore,
}: { readonly account: TeamsAccount } & AsksMore) {
  const words = useWords();
  const { now } = useSlice('teams');
  const { user, scopes } = account;
  return (
    <>
      <AccountGroup
        said={{
          title: words('teams.account.title', { user }),
          granted: words('teams.account.granted', { scopes }),
          refused: words('teams.account.refused'),
          leave: {
            title: words('teams.account.disconnect-title'),
            body: words('teams.account.disconnect-body'),
          },
        }}
        now={now}
        asksMore={asksMore}
        onMore={onMore}
        onLeave={() => void send({ kind: 'disconnect-teams' })}
      />
      <Group title={words('service.capabilities')}>
        <CapabilitySwitch target="teams" missing={missingTeamsScopes('mute', scopes)} />
        <CapabilitySwitch target="teams-message" missing={missingTeamsScopes('message', scopes)} />
      </Group>
      <MessageTemplate />
      <BackGroup account={account} />
      {now.token === 'ready' && <PeopleGroup account={account} />}
    </>
  );
}
