import { useState } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { TeamsAccount } from '../../../src/app/teams';
import type { TeamsMember } from '../../../src/app/teams-people';
import { missingTeamsScopes } from '../../../src/contract/teams-app';
import { ZoneField } from '../../ui/zone-field/zone-field';
import { AccountPeopleGroup } from '../account/people-group';
import { PeopleDialog } from './people-dialog';

/** What is asked of people besides who they are; what was not granted stays unknown. */
const BESIDES = ['presence', 'hours'] as const;

/** Teammates of the tenant, who can be put on the roster. */
export function PeopleGroup({ account }: { readonly account: TeamsAccount }) {
  const words = useWords();
  const { unplaced } = useSlice('teamsPeople');
  const [choosing, setChoosing] = useState(false);
  const missing = missingTeamsScopes('people', account.scopes);
  const unknown = BESIDES.filter((one) => missingTeamsScopes(one, account.scopes).length > 0);
  return (
    <AccountPeopleGroup
      service="teams"
      said={{
        title: words('teams.people.title'),
        hint: words('teams.people.hint'),
        choose: words('teams.people.choose'),
        unknown:
          missing.length === 0 ? unknown.map((one) => words(`teams.people.without-${one}`)) : [],
      }}
      missing={missing}
      onChoose={() => setChoosing(true)}
    >
      {unplaced.length > 0 && <p>{words('teams.people.unplaced', { count: unplaced.length })}</p>}
      {unplaced.map((member) => (
        <Place key={member.id} member={member} />
      ))}
      {choosing && <PeopleDialog account={account} onClose={() => setChoosing(false)} />}
    </AccountPeopleGroup>
  );
}

/** Asks where somebody is of whom nobody tells it. */
function Place({ member: { id, name } }: { readonly member: TeamsMember }) {
  const words = useWords();
  return (
    <ZoneField
      label={words('teams.people.place', { name })}
      value={null}
      onChange={(zone) => {
        if (zone !== null) void send({ kind: 'place-teams-person', id, zone });
      }}
    />
  );
}
