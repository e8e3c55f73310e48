import { useState } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { SlackAccount, SlackFrom, SlackMember } from '../../../src/app/slack';
import { missingScopes } from '../../../src/contract/slack-app';
import type { Person } from '../../../src/roster/person';
import { placeOfZone } from '../../../src/time/place';
import type { Words } from '../../../src/words/words';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Select } from '../../ui/field';
import { SegmentedControl } from '../../ui/segmented-control';
import styles from '../channel/channel.module.css';
import { PickList, type Pickable } from './pick-list';

const FROM = ['everybody', 'group', 'channel'] as const;

const LISTS = { group: 'groups', channel: 'channels' } as const;

const NOBODY: ReadonlySet<string> = new Set();

/** Those of the workspace as they are to choose from, in the order of their names. */
function pickable(
  members: readonly SlackMember[],
  roster: readonly Person[],
  words: Words,
): readonly Pickable[] {
  const there = new Set(roster.map(({ handles }) => handles?.slack));
  const known = new Set(roster.map(({ handles }) => handles?.email?.toLowerCase()));
  const pick = ({ id, name, zone, email, leftOut }: SlackMember): Pickable => {
    if (there.has(id)) return { id, name, hint: words('service.pick.there'), state: 'there' };
    if (leftOut !== null || zone === null) {
      const hint = words(`slack.people.left-out.${leftOut ?? 'no-zone'}`);
      return { id, name, hint, state: 'left-out' };
    }
    const isKnown = email !== null && known.has(email.toLowerCase());
    const hint = isKnown ? words('slack.people.same') : placeOfZone(zone);
    return { id, name, hint, state: 'new' };
  };
  return members
    .map(pick)
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

/** Chooses teammates: by their names, out of a user group, or out of a channel. */
export function PeopleDialog({
  account,
  onClose,
}: {
  readonly account: SlackAccount;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { now } = useSlice('slack');
  const roster = useSlice('roster').people;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOBODY);
  const [kind, setKind] = useState<SlackFrom['kind']>('everybody');
  const { people, from } = now;
  const list = kind === 'everybody' ? null : LISTS[kind];
  const missing = list === null ? [] : missingScopes(list, account.scopes);
  const circles = list === null ? null : now[list];
  const isListed = from.kind === kind && missing.length === 0;
  const ask = (next: SlackFrom): void => {
    setChosen(NOBODY);
    void send({ kind: 'list-slack-people', from: next });
  };
  const choose = (next: SlackFrom['kind']): void => {
    setKind(next);
    setChosen(NOBODY);
    if (next === 'everybody') ask({ kind: next });
    else if (missingScopes(LISTS[next], account.scopes).length === 0) {
      void send({ kind: 'list-slack-circles', of: LISTS[next] });
    }
  };
  const add = (): void => {
    if (chosen.size > 0) void send({ kind: 'add-slack-people', ids: [...chosen] });
    onClose();
  };
  const members = people?.kind === 'found' ? people.members : [];
  return (
    <Dialog
      title={words('slack.people.dialog', { team: account.team })}
      closeLabel={words('slack.people.close')}
      onClose={onClose}
      onSubmit={add}
      footer={
        <>
          <Button onClick={onClose}>{words('slack.people.close')}</Button>
          <Button kind="primary" type="submit" disabled={chosen.size === 0}>
            {words('slack.people.add', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SegmentedControl
          label={words('slack.people.from')}
          value={kind}
          segments={FROM.map((value) => ({ value, label: words(`slack.people.from-${value}`) }))}
          onChange={choose}
        />
        {missing.length > 0 && (
          <Banner tone="plain">{words('service.missing-scopes', { scopes: missing })}</Banner>
        )}
        {circles?.kind === 'loading' && <p role="status">{words('slack.people.loading-lists')}</p>}
        {circles?.kind === 'failed' && (
          <Banner tone="caution">{words(`slack.trouble.${circles.trouble.kind}`)}</Banner>
        )}
        {kind !== 'everybody' && circles?.kind === 'found' && (
          <Select
            label={words(`slack.people.which-${kind}`)}
            value={from.kind === kind ? from.id : ''}
            options={[
              { value: '', label: words(`slack.people.choose-${kind}`), disabled: true },
              ...circles.circles.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => ask({ kind, id })}
          />
        )}
        {isListed && (people === null || people.kind === 'loading') && (
          <p role="status">{words('slack.people.loading')}</p>
        )}
        {isListed && people?.kind === 'failed' && (
          <Banner tone="caution">{words(`slack.trouble.${people.trouble.kind}`)}</Banner>
        )}
        {isListed && people?.kind === 'found' && (
          <PickList
            people={pickable(
              members.filter(({ id }) => id !== account.userId),
              roster,
              words,
            )}
            more={people.more ? words('slack.people.more') : null}
            chosen={chosen}
            onChoose={setChosen}
          />
        )}
      </div>
    </Dialog>
  );
}
