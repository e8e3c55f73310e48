import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names';
import { tip } from './tooltip';

export type ButtonKind = 'primary' | 'quiet' | 'ghost' | 'danger';

export type ButtonProps = ComponentProps<'button'> & {
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly icon?: ReactNode;
};

/** A button with words. `primary` is for the one thing a view is for. */
export function Button({
  kind = 'quiet',
  small = false,
  icon,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles.button, styles[kind], small && styles.small, className)}
    >
      {icon}
      {children}
    </button>
  );
}

export type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> & {
  readonly label: string;
  readonly icon: ReactNode;
};

/** A button whose name is read out and shown as its tooltip. */
export function IconButton({
  label,
  icon,
  kind = 'ghost',
  small = false,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...tip(label)}
      {...rest}
      className={classNames(
        styles.button,
        styles.iconOnly,
        styles[kind],
        small && styles.small,
        className,
      )}
    >
      {icon}
    </button>
  );
}
