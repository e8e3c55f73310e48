import type { Json } from '../../../../src/lease/lease';
import { dunstSilence } from './dunst';
import { gnomeShellSilence } from './gnome-shell';
import { inhibitSilence } from './inhibit';
import { macosFocusSilence } from './macos-focus';
import { makoSilence } from './mako';
import { memberOf, type Foretell } from './silencer';
import { swayncSilence } from './swaync';
import { windowsQuietHoursSilence } from './windows-quiet-hours';
import { xfce4NotifydSilence } from './xfce4-notifyd';

const BY_PROGRAM = new Map<string, Foretell>([
  ['dunst', dunstSilence],
  ['gnome-shell', gnomeShellSilence],
  ['inhibitions', inhibitSilence],
  ['macos-focus', macosFocusSilence],
  ['mako', makoSilence],
  ['swaync', swayncSilence],
  ['windows-quiet-hours', windowsQuietHoursSilence],
  ['xfce4-notifyd', xfce4NotifydSilence],
]);

/** What silence looks like over a value, of whichever program it is, whether or not that runs now. */
export function foretell(before: Json): Json {
  const via = memberOf(before, 'via');
  const program = typeof via === 'string' ? BY_PROGRAM.get(via) : undefined;
  return program === undefined ? before : program(before);
}
