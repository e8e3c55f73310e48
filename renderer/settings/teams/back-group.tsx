import { send, useSlice, useWords } from '../../bridge';
import type { TeamsAccount } from '../../../src/app/teams';
import { missingTeamsScopes } from '../../../src/contract/teams-app';
import { AccountBackGroup } from '../account/back-group';
import { useOutgoing } from './outgoing';

/** What my status message says while I am off or away, and to the letter what goes out. */
export function BackGroup({ account }: { readonly account: TeamsAccount }) {
  const words = useWords();
  const { back } = useSlice('teams');
  const { back: ahead } = useOutgoing();
  return (
    <AccountBackGroup
      said={{
        hint: words('teams.back.on-hint'),
        usual: words('teams.back.usual', { when: '{when}', place: '{place}' }),
        preview: words('teams.back.preview'),
      }}
      back={back}
      ahead={ahead}
      missing={missingTeamsScopes('message', account.scopes)}
      onChange={(part) => void send({ kind: 'change-teams-back', back: { ...back, ...part } })}
    />
  );
}
