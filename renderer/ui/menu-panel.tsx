import {
  Menu,
  MenuGroup,
  MenuGroupLabel,
  MenuItem as Item,
  MenuItemRadio,
  MenuSeparator,
  useMenuStore,
} from '@ariakit/react';
import Check from 'lucide-react/icons/check';
import { useEffect, type RefObject } from 'react';
import { classNames } from './class-names';
import type { MenuItem } from './menu-item';
import styles from './menu.module.css';

/** The list of a menu button, open for as long as it is in the tree. */
export function MenuPanel({
  label,
  anchor,
  items,
  onClose,
}: {
  readonly label: string;
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
}) {
  const menu = useMenuStore({
    open: true,
    placement: 'bottom-end',
    setOpen: (open) => {
      if (!open) onClose();
    },
  });
  useEffect(() => {
    menu.setAnchorElement(anchor.current);
    menu.setAutoFocusOnShow(true);
    menu.setInitialFocus('first');
  }, [menu, anchor]);
  const hasMarks = items.some(
    (item) => item.kind === 'choice' || (item.kind === 'action' && item.icon !== undefined),
  );
  return (
    <Menu
      store={menu}
      aria-label={label}
      className={styles.menu}
      gutter={6}
      fixed
      finalFocus={anchor}
      autoFocusOnShow
      getAnchorRect={() => anchor.current?.getBoundingClientRect() ?? null}
      hideOnInteractOutside={(event) =>
        !(event.target instanceof Node && anchor.current?.contains(event.target) === true)
      }
    >
      {items.map((item, at) => (
        <MenuLine key={at} item={item} hasMarks={hasMarks} />
      ))}
    </Menu>
  );
}

function MenuLine({ item, hasMarks }: { readonly item: MenuItem; readonly hasMarks: boolean }) {
  switch (item.kind) {
    case 'separator':
      return <MenuSeparator className={styles.separator} />;
    case 'heading':
      return (
        <MenuGroup>
          <MenuGroupLabel className={styles.heading}>{item.label}</MenuGroupLabel>
        </MenuGroup>
      );
    case 'choice':
      return (
        <MenuItemRadio
          name={item.label}
          value={item.label}
          checked={item.chosen}
          hideOnClick
          className={styles.item}
          onClick={item.onSelect}
        >
          <span className={styles.mark}>{item.chosen && <Check aria-hidden="true" />}</span>
          {item.label}
        </MenuItemRadio>
      );
    case 'action':
      return (
        <Item
          disabled={item.disabled ?? false}
          className={classNames(styles.item, item.danger === true && styles.danger)}
          onClick={item.onSelect}
        >
          {hasMarks && <span className={styles.mark}>{item.icon}</span>}
          <span className={styles.label}>{item.label}</span>
          {item.shortcut !== undefined && (
            <kbd aria-hidden="true" className={styles.shortcut}>
              {item.shortcut}
            </kbd>
          )}
        </Item>
      );
  }
}
