import Ellipsis from 'lucide-react/icons/ellipsis';
import Pin from 'lucide-react/icons/pin';
import { send, useSlice, useWords } from '../bridge';
import { IconButton } from '../ui/button';
import { MenuButton, type MenuItem } from '../ui/menu';
import type { Stage } from './focus-stage';
import styles from './focus.module.css';

/** Where in the cycle this is, the pin, and what is seldom needed. */
export function FocusHeader({
  stage,
  onSpeak,
}: {
  readonly stage: Stage;
  readonly onSpeak: () => void;
}) {
  const words = useWords();
  const { settings } = useSlice('app');
  const pinned = settings.focusOnTop;
  const round =
    stage.kind === 'focus' || stage.kind === 'break'
      ? stage.session.round
      : stage.kind === 'ended'
        ? stage.block.round
        : null;
  const open = (window: 'team' | 'settings'): void => void send({ kind: 'open-window', window });
  const items: MenuItem[] = [
    ...(stage.kind === 'focus' || stage.kind === 'break'
      ? [
          {
            kind: 'action',
            label: words('focus.say-time'),
            shortcut: 'T',
            onSelect: onSpeak,
          } as const,
        ]
      : []),
    { kind: 'action', label: words('focus.open-team'), onSelect: () => open('team') },
    { kind: 'action', label: words('focus.open-settings'), onSelect: () => open('settings') },
    ...(stage.kind === 'focus'
      ? ([
          { kind: 'separator' },
          {
            kind: 'action',
            label: words('focus.abandon'),
            danger: true,
            onSelect: () => void send({ kind: 'abandon-focus' }),
          },
        ] as const)
      : []),
  ];
  return (
    <header className={styles.header}>
      <h1 className={styles.place}>
        {round === null
          ? words(`focus.title.${stage.kind}`)
          : words('focus.round', { number: round.number, of: round.of })}
      </h1>
      <IconButton
        small
        aria-pressed={pinned}
        label={words(pinned ? 'focus.unpin' : 'focus.pin')}
        icon={<Pin aria-hidden="true" />}
        onClick={() => void send({ kind: 'change-settings', patch: { focusOnTop: !pinned } })}
      />
      <MenuButton
        kind="ghost"
        small
        label={words('focus.more')}
        icon={<Ellipsis aria-hidden="true" />}
        items={items}
      />
    </header>
  );
}
