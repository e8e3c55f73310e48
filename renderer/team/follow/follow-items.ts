import { send } from '../../bridge';
import type { RosterSlice } from '../../../src/app/slice';
import type { Words } from '../../../src/words/words';
import type { MenuItem } from '../../ui/menu';
import { show } from '../team-view';

/** The lines of the team window's menu about the followed file and whom I took away. */
export function followItems(
  { followed, hidden }: Pick<RosterSlice, 'followed' | 'hidden'>,
  words: Words,
): readonly MenuItem[] {
  const follow: MenuItem = {
    kind: 'action',
    label: words(followed === null ? 'follow.menu.follow' : 'follow.menu.another'),
    onSelect: () => show({ dialog: { kind: 'follow' } }),
  };
  const shown: readonly MenuItem[] =
    hidden === 0
      ? []
      : [
          {
            kind: 'action',
            label: words('follow.menu.show-hidden', { count: hidden }),
            onSelect: () => void send({ kind: 'show-hidden' }),
          },
        ];
  if (followed === null) return [follow, ...shown];
  const { name, place, canSave, unsaved } = followed;
  const save: MenuItem = {
    kind: 'action',
    label: words('follow.menu.save', { name }),
    disabled: !canSave || !unsaved,
    onSelect: () => void send({ kind: 'save-followed' }),
  };
  return [
    follow,
    {
      kind: 'action',
      label: words('follow.menu.check', { name }),
      onSelect: () => void send({ kind: 'check-followed' }),
    },
    ...(place.kind === 'path' ? [save] : []),
    {
      kind: 'action',
      label: words('follow.menu.stop', { name }),
      onSelect: () => show({ dialog: { kind: 'stop-following' } }),
    },
    ...shown,
  ];
}
