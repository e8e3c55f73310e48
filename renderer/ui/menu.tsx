import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { Button, IconButton, type ButtonKind } from './button';
import type { MenuItem } from './menu-item';

export type { MenuItem } from './menu-item';

export type MenuButtonProps = {
  readonly label: string;
  /** With an icon and no `words`, the button shows only the icon. */
  readonly icon?: ReactNode;
  readonly words?: ReactNode;
  readonly items: readonly MenuItem[];
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly className?: string | undefined;
};

const MenuPanel = lazy(() =>
  import('./menu-panel').then((module) => ({ default: module.MenuPanel })),
);

/** A button that opens a menu; the menu's code is loaded when it is first opened. */
export function MenuButton({
  label,
  icon,
  words,
  items,
  kind = 'quiet',
  small = false,
  className,
}: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const shared = {
    ref: button,
    kind,
    small,
    className,
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    onClick: () => setOpen(!open),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        setOpen(true);
      }
    },
  } as const;
  return (
    <>
      {words === undefined ? (
        <IconButton {...shared} label={label} icon={icon} />
      ) : (
        <Button {...shared} aria-label={label} icon={icon}>
          {words}
        </Button>
      )}
      {open && (
        <Suspense fallback={null}>
          <MenuPanel label={label} anchor={button} items={items} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
