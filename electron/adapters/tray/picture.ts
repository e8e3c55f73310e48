import type { TrayIcon } from '../../../src/app/tray-model';

/** The sets of pictures that `scripts/draw-tray-icons.mjs` draws: for a light and a dark panel, and for macOS. */
export type PictureSet = 'light' | 'dark' | 'template';

/** The picture of a state, below the folder of pictures. */
export function pictureOf(icon: TrayIcon, set: PictureSet): string {
  const name =
    icon.kind === 'focusing' ? `focusing-${String(icon.step).padStart(2, '0')}` : icon.kind;
  return `${set}/${name}${set === 'template' ? 'Template' : ''}.png`;
}
