import { useState } from 'react';
import { send, useWords } from '../../bridge';
import type { SlackAccount } from '../../../src/app/slack';
import { missingScopes } from '../../../src/contract/slack-app';
import { AccountPeopleGroup } from '../account/people-group';
import { PeopleDialog } from './people-dialog';

/** Teammates of the workspace: who can be put on the roster, and as of when Slack told how they are. */
export function PeopleGroup({ account }: { readonly account: SlackAccount }) {
  const words = useWords();
  const [choosing, setChoosing] = useState(false);
  const missing = missingScopes('people', account.scopes);
  const muted = missing.length === 0 ? missingScopes('dnd', account.scopes) : [];
  const choose = (): void => {
    void send({ kind: 'list-slack-people', from: { kind: 'everybody' } });
    setChoosing(true);
  };
  return (
    <AccountPeopleGroup
      service="slack"
      said={{
        title: words('slack.people.title'),
        hint: words('slack.people.hint'),
        choose: words('slack.people.choose'),
        unknown: muted.length === 0 ? [] : [words('slack.people.no-dnd', { scopes: muted })],
      }}
      missing={missing}
      onChoose={choose}
    >
      {choosing && <PeopleDialog account={account} onClose={() => setChoosing(false)} />}
    </AccountPeopleGroup>
  );
}
