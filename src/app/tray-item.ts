import type { Interval } from '../time/interval';
import type { Command } from '../contract/command';

/** Words by key with the values that fill them; instants are formatted where the words are made. */
export type Phrase = {
  readonly key: string;
  readonly values?: { readonly [name: string]: string | number | readonly string[] };
  /** Values that are words themselves, by their keys. */
  readonly words?: { readonly [name: string]: string };
  /** Values that are instants, shown as wall time in the viewer's zone. */
  readonly times?: { readonly [name: string]: number };
  /** Values that are stretches: the day of their beginning, and both times. */
  readonly spans?: { readonly [name: string]: Interval };
};

/** The tray's picture: state by shape, `step` only while a block runs. */
export type TrayIcon =
  | { readonly kind: 'available' | 'paused' | 'break' | 'off' | 'away' | 'overtime' }
  | { readonly kind: 'focusing'; readonly step: number };

export type TrayMenuItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'label'; readonly label: Phrase }
  | {
      readonly kind: 'command';
      readonly label: Phrase;
      readonly command: Command;
      readonly checked?: boolean;
    }
  | { readonly kind: 'submenu'; readonly label: Phrase; readonly items: readonly TrayMenuItem[] };

/** All that the tray shows, as plain data. */
export type TrayModel = {
  readonly icon: TrayIcon;
  readonly tooltip: Phrase;
  readonly menu: readonly TrayMenuItem[];
};
