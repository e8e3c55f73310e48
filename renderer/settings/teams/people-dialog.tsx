import { useEffect, useState } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { TeamsAccount } from '../../../src/app/teams';
import type { TeamsMember } from '../../../src/app/teams-people';
import { missingTeamsScopes } from '../../../src/contract/teams-app';
import { SHORTEST_SEARCH } from '../../../src/contract/teams-people-command';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Select } from '../../ui/field';
import { SearchField } from '../../ui/search-field';
import { SegmentedControl } from '../../ui/segmented-control';
import styles from '../channel/channel.module.css';
import { MemberList } from '../account/member-list';

/** How long a hand rests before what it typed is looked for. */
const REST_MS = 350;

/** What a person looks by: a name, or a team they are in. */
type By = 'name' | 'team';

type Chosen = ReadonlyMap<string, TeamsMember>;

const NO_TEAM = '';

/** Picks people of the tenant, by their names or out of a team, across as many searches as it takes. */
export function PeopleDialog({
  account,
  onClose,
}: {
  readonly account: TeamsAccount;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const [by, setBy] = useState<By>('name');
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const mayListTeams = missingTeamsScopes('groups', account.scopes).length === 0;
  const add = (): void => {
    if (chosen.size > 0) void send({ kind: 'add-teams-people', people: [...chosen.values()] });
    onClose();
  };
  return (
    <Dialog
      title={words('teams.people.dialog')}
      closeLabel={words('teams.people.close')}
      onClose={onClose}
      onSubmit={add}
      footer={
        <>
          <Button onClick={onClose}>{words('teams.people.close')}</Button>
          <Button kind="primary" type="submit" disabled={chosen.size === 0}>
            {words('teams.people.add', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {mayListTeams && (
          <SegmentedControl
            label={words('teams.people.by')}
            value={by}
            segments={(['name', 'team'] as const).map((value) => ({
              value,
              label: words(`teams.people.by-${value}`),
            }))}
            onChange={setBy}
          />
        )}
        {by === 'name' ? <ByName /> : <ByTeam />}
        <Found by={by} me={account.userId} chosen={chosen} onChoose={setChosen} />
      </div>
    </Dialog>
  );
}

function ByName() {
  const words = useWords();
  const [text, setText] = useState('');
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < SHORTEST_SEARCH) return undefined;
    const timer = setTimeout(
      () => void send({ kind: 'find-teams-people', question: { kind: 'named', text: wanted } }),
      REST_MS,
    );
    return () => clearTimeout(timer);
  }, [wanted]);
  return (
    <SearchField
      label={words('teams.people.search')}
      clearLabel={words('teams.people.clear')}
      placeholder={words('teams.people.search')}
      value={text}
      onChange={setText}
    />
  );
}

function ByTeam() {
  const words = useWords();
  const { teams } = useSlice('teamsPeople');
  const [team, setTeam] = useState(NO_TEAM);
  useEffect(() => {
    void send({ kind: 'find-teams-people', question: { kind: 'teams' } });
  }, []);
  return (
    <Select
      label={words('teams.people.team')}
      value={team}
      options={[
        {
          value: NO_TEAM,
          label: words(teams === null ? 'teams.people.teams-loading' : 'teams.people.team-none'),
        },
        ...(teams ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(id) => {
        setTeam(id);
        if (id !== NO_TEAM) {
          void send({ kind: 'find-teams-people', question: { kind: 'members', team: id } });
        }
      }}
    />
  );
}

/** Who was found the last time in this way, and how looking goes. */
function Found({
  by,
  me,
  chosen,
  onChoose,
}: {
  readonly by: By;
  readonly me: string;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}) {
  const words = useWords();
  const { asking, found, trouble, there } = useSlice('teamsPeople');
  const isOfThisWay = found !== null && (found.question.kind === 'members') === (by === 'team');
  const members = isOfThisWay ? found.members.filter(({ id }) => id !== me) : [];
  const known = new Set(there);
  const listed = new Set(members.map(({ id }) => id));
  // Those who were chosen before stay in sight, so that it is seen who will be added.
  const kept = [...chosen.values()].filter(({ id }) => !listed.has(id));
  const choose = (id: string, on: boolean): void => {
    const next = new Map(chosen);
    const member = [...members, ...kept].find((one) => one.id === id);
    if (on && member !== undefined) next.set(id, member);
    else next.delete(id);
    onChoose(next);
  };
  const said = (): string => {
    if (asking !== null) return words('teams.people.loading');
    if (!isOfThisWay) return words(`teams.people.${by}-hint`);
    if (members.length === 0) return words('teams.people.nobody');
    return found.more ? words('teams.people.more') : '';
  };
  return (
    <>
      {trouble !== null && asking === null && (
        <Banner tone="caution">{words(`service.unheard.${trouble.reason}`)}</Banner>
      )}
      {members.length + kept.length > 0 && (
        <MemberList
          members={[...kept, ...members].map(({ id, name, email }) => ({
            id,
            name,
            hint: known.has(id) ? words('service.pick.there') : email,
            isThere: known.has(id),
          }))}
          chosen={new Set(chosen.keys())}
          onChoose={choose}
        />
      )}
      <p role="status" className={styles.hint}>
        {said()}
      </p>
    </>
  );
}
