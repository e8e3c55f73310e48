import { useState } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { SlackAccount, SlackMember } from '../../../src/app/slack';
import { missingScopes } from '../../../src/contract/slack-app';
import { placeOfZone } from '../../../src/time/place';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { SearchField } from '../../ui/search-field';
import styles from '../channel/channel.module.css';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';

/** How many are listed; more are found by their name. */
const LISTED = 60;

/** Teammates of the workspace, who can be put on the roster. */
export function PeopleGroup({ account }: { readonly account: SlackAccount }) {
  const words = useWords();
  const [choosing, setChoosing] = useState(false);
  const missing = missingScopes('people', account.scopes);
  const open = (): void => {
    void send({ kind: 'list-slack-people' });
    setChoosing(true);
  };
  return (
    <Group title={words('slack.people.title')} hint={words('slack.people.hint')} plain>
      <div className={styles.row}>
        <Button disabled={missing.length > 0} onClick={open}>
          {words('slack.people.choose')}
        </Button>
        {missing.length > 0 && (
          <span className={styles.hint}>
            {words('service.missing-scopes', { scopes: missing })}
          </span>
        )}
      </div>
      {choosing && <PeopleDialog account={account} onClose={() => setChoosing(false)} />}
    </Group>
  );
}

function PeopleDialog({
  account,
  onClose,
}: {
  readonly account: SlackAccount;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { people } = useSlice('slack').now;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const add = (): void => {
    if (chosen.length > 0) void send({ kind: 'add-slack-people', ids: chosen });
    onClose();
  };
  return (
    <Dialog
      title={words('slack.people.dialog', { team: account.team })}
      closeLabel={words('slack.people.close')}
      onClose={onClose}
      onSubmit={add}
      footer={
        <>
          <Button onClick={onClose}>{words('slack.people.close')}</Button>
          <Button kind="primary" type="submit" disabled={chosen.length === 0}>
            {words('slack.people.add', { count: chosen.length })}
          </Button>
        </>
      }
    >
      {(people === null || people.kind === 'loading') && (
        <p role="status">{words('slack.people.loading')}</p>
      )}
      {people?.kind === 'failed' && (
        <Banner tone="caution">{words(`slack.trouble.${people.trouble.kind}`)}</Banner>
      )}
      {people?.kind === 'found' && (
        <Members
          members={people.members.filter(({ id }) => id !== account.userId)}
          more={people.more}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
    </Dialog>
  );
}

function Members({
  members,
  more,
  chosen,
  onChoose,
}: {
  readonly members: readonly SlackMember[];
  readonly more: boolean;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}) {
  const words = useWords();
  const roster = useSlice('roster').people;
  const [text, setText] = useState('');
  const known = new Set(roster.map(({ handles }) => handles?.slack));
  const wanted = text.trim().toLocaleLowerCase();
  const found = members.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const listed = found.slice(0, LISTED);
  return (
    <div className={styles.form}>
      <SearchField
        label={words('slack.people.search')}
        clearLabel={words('slack.people.clear')}
        placeholder={words('slack.people.search')}
        value={text}
        onChange={setText}
      />
      <div className={settingsStyles.plain}>
        {listed.map(({ id, name, zone }) => (
          <Checkbox
            key={id}
            label={name}
            hint={known.has(id) ? words('slack.people.there') : placeOfZone(zone)}
            checked={known.has(id) || chosen.includes(id)}
            disabled={known.has(id)}
            onChange={(on) =>
              onChoose(on ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
        ))}
      </div>
      <p role="status" className={styles.hint}>
        {found.length === 0 && words('slack.people.nobody')}
        {found.length > listed.length &&
          words('slack.people.rest', { count: found.length - listed.length })}
        {more && ` ${words('slack.people.more')}`}
      </p>
    </div>
  );
}
