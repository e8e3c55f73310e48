import { useState } from 'react';
import { send, useClockStyle, useSlice, useViewerZone, useWords } from '../../bridge';
import type { TeamsAccount } from '../../../src/app/teams';
import type { TeamsMember } from '../../../src/app/teams-people';
import { missingTeamsScopes } from '../../../src/contract/teams-app';
import { formatTime } from '../../../src/time/format';
import { Button } from '../../ui/button';
import { ZoneField } from '../../ui/zone-field/zone-field';
import styles from '../channel/channel.module.css';
import { Group } from '../group';
import { PeopleDialog } from './people-dialog';

/** What is asked of people besides who they are; what was not granted stays unknown. */
const BESIDES = ['presence', 'hours'] as const;

/** Teammates of the tenant, who can be put on the roster. */
export function PeopleGroup({ account }: { readonly account: TeamsAccount }) {
  const words = useWords();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { unplaced } = useSlice('teamsPeople');
  const { answeredAt, trouble } = useSlice('live').services.teams;
  const [choosing, setChoosing] = useState(false);
  const missing = missingTeamsScopes('people', account.scopes);
  const unknown = BESIDES.filter((one) => missingTeamsScopes(one, account.scopes).length > 0);
  return (
    <Group title={words('teams.people.title')} hint={words('teams.people.hint')} plain>
      <div className={styles.row}>
        <Button disabled={missing.length > 0} onClick={() => setChoosing(true)}>
          {words('teams.people.choose')}
        </Button>
        {missing.length > 0 && (
          <span className={styles.hint}>
            {words('service.missing-scopes', { scopes: missing })}
          </span>
        )}
      </div>
      <div role="status" className={styles.hint}>
        {answeredAt !== null && (
          <p>{words('service.heard', { time: formatTime(answeredAt, zone, style) })}</p>
        )}
        {trouble !== null && <p>{words(`service.unheard.${trouble}`)}</p>}
        {missing.length === 0 &&
          unknown.map((one) => <p key={one}>{words(`teams.people.without-${one}`)}</p>)}
      </div>
      {unplaced.length > 0 && <p>{words('teams.people.unplaced', { count: unplaced.length })}</p>}
      {unplaced.map((member) => (
        <Place key={member.id} member={member} />
      ))}
      {choosing && <PeopleDialog account={account} onClose={() => setChoosing(false)} />}
    </Group>
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
