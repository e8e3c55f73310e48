import ArrowDownUp from 'lucide-react/icons/arrow-down-up';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Layers2 from 'lucide-react/icons/layers-2';
import Plus from 'lucide-react/icons/plus';
import type { KeyboardEvent, RefObject } from 'react';
import { send, useSlice, useWords } from '../bridge';
import { Button, IconButton } from '../ui/button';
import { MenuButton, type MenuItem } from '../ui/menu';
import { SearchField } from '../ui/search-field';
import { SegmentedControl } from '../ui/segmented-control';
import { findTime, openCommonTime, useCommonTime } from './overlap/overlap-question';
import { followItems } from './follow/follow-items';
import styles from './header.module.css';
import { choose, show, useTeamView } from './team-view';
import { FILTERS, LAYOUTS, SORTS } from './view-choices';

/** The team's name, and what narrows and orders the list. */
export function Header({
  search,
  onSearchKeyDown,
}: {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onSearchKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const words = useWords();
  const { team, people, origin, followed, hidden } = useSlice('roster');
  // Each on its own: the moment, which moves with every frame, is none of its business.
  const sort = useTeamView((view) => view.sort);
  const filter = useTeamView((view) => view.filter);
  const layout = useTeamView((view) => view.layout);
  const query = useTeamView((view) => view.query);
  const hasPeople = people.length > 0;
  const isCommonTime = useCommonTime((view) => view.isOpen);

  const more: readonly MenuItem[] = [
    {
      kind: 'action',
      label: words('team.more.open-file'),
      onSelect: () => void send({ kind: 'choose-team-file' }),
    },
    {
      kind: 'action',
      label: words('team.more.export'),
      disabled: !hasPeople,
      onSelect: () => void send({ kind: 'export-team' }),
    },
    { kind: 'separator' },
    ...followItems({ followed, hidden }, words),
    { kind: 'separator' },
    {
      kind: 'action',
      label: words('overlap.find-time'),
      disabled: !hasPeople,
      onSelect: findTime,
    },
    {
      kind: 'action',
      label: words('sync.menu'),
      onSelect: () => show({ dialog: { kind: 'sync', at: null } }),
    },
    origin.kind === 'example'
      ? {
          kind: 'action',
          label: words('team.example.remove'),
          onSelect: () => void send({ kind: 'drop-example-team' }),
        }
      : {
          kind: 'action',
          label: words('team.example.show'),
          disabled: hasPeople || followed !== null,
          onSelect: () => void send({ kind: 'show-example-team' }),
        },
    { kind: 'separator' },
    {
      kind: 'action',
      label: words('team.more.focus-window'),
      onSelect: () => void send({ kind: 'open-window', window: 'focus' }),
    },
    {
      kind: 'action',
      label: words('team.more.settings'),
      onSelect: () => void send({ kind: 'open-window', window: 'settings' }),
    },
    {
      kind: 'action',
      label: words('team.more.shortcuts'),
      shortcut: '?',
      onSelect: () => show({ dialog: { kind: 'shortcuts' } }),
    },
  ];

  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{team === '' ? words('team.untitled') : team}</h1>
      {hasPeople && (
        <>
          <SegmentedControl
            className={styles.layout}
            label={words('timeline.layout.label')}
            value={layout}
            segments={LAYOUTS.map((value) => ({ value, label: words(`timeline.layout.${value}`) }))}
            onChange={(chosen) => choose({ layout: chosen })}
          />
          <SegmentedControl
            className={styles.filter}
            label={words('team.filter.label')}
            value={filter}
            segments={FILTERS.map((value) => ({ value, label: words(`team.filter.${value}`) }))}
            onChange={(chosen) => choose({ filter: chosen })}
          />
          <SearchField
            ref={search}
            className={styles.search}
            label={words('team.search.label')}
            clearLabel={words('team.search.clear')}
            placeholder={words('team.search.placeholder', { count: people.length })}
            shortcut="/"
            value={query}
            onChange={(text) => show({ query: text })}
            onKeyDown={onSearchKeyDown}
          />
          <MenuButton
            className={styles.sort}
            label={words('team.sort.label', { by: words(`team.sort.${sort}`) })}
            icon={<ArrowDownUp aria-hidden="true" />}
            words={<span className={styles.sortWords}>{words(`team.sort.${sort}`)}</span>}
            items={SORTS.map((value) => ({
              kind: 'choice',
              label: words(`team.sort.${value}`),
              chosen: value === sort,
              onSelect: () => choose({ sort: value }),
            }))}
          />
        </>
      )}
      <div className={styles.actions}>
        {hasPeople && (
          <IconButton
            label={words('overlap.title')}
            icon={<Layers2 aria-hidden="true" />}
            aria-pressed={isCommonTime}
            onClick={() => openCommonTime(!isCommonTime)}
          />
        )}
        <Button
          icon={<Plus aria-hidden="true" />}
          aria-label={words('team.add')}
          onClick={() => show({ dialog: { kind: 'add-person' } })}
        >
          <span className={styles.addWords}>{words('team.add-short')}</span>
        </Button>
        <MenuButton
          kind="ghost"
          label={words('team.more.label')}
          icon={<Ellipsis aria-hidden="true" />}
          items={more}
        />
      </div>
    </header>
  );
}
