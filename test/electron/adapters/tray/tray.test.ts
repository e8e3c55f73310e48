import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { menuTemplate } from '../../../../electron/adapters/tray/menu';
import { pictureOf, type PictureSet } from '../../../../electron/adapters/tray/picture';
import { RING_STEPS, trayModel, type Phrase, type TrayIcon } from '../../../../src/app/tray-model';
import type { Command } from '../../../../src/contract/command';
import { stateWith } from '../../../support/app-state';

const pictures = resolve(import.meta.dirname, '../../../../resources/tray');
const SETS: readonly PictureSet[] = ['light', 'dark', 'template'];
const ICONS: readonly TrayIcon[] = [
  ...(['available', 'paused', 'break', 'off', 'away', 'overtime'] as const).map((kind) => ({
    kind,
  })),
  ...Array.from({ length: RING_STEPS + 1 }, (_, step) => ({ kind: 'focusing', step }) as const),
];

/** Width and height of a PNG, as its header says. */
function sizeOf(file: string): readonly [number, number] {
  const bytes = readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('the pictures of the tray', () => {
  test.each(SETS)('in %s are there for every state, at both sizes, and no others', (set) => {
    const files = ICONS.flatMap((icon) => {
      const file = pictureOf(icon, set).slice(set.length + 1);
      return [file, file.replace('.png', '@2x.png')];
    });
    expect(readdirSync(resolve(pictures, set)).sort()).toEqual(files.sort());
    for (const file of files) {
      const edge = file.includes('@2x') ? 44 : 22;
      expect(sizeOf(resolve(pictures, set, file))).toEqual([edge, edge]);
    }
  });

  test.each(SETS)('in %s all differ', (set) => {
    const drawn = ICONS.map((icon) =>
      readFileSync(resolve(pictures, pictureOf(icon, set)), 'base64'),
    );
    expect(new Set(drawn).size).toBe(ICONS.length);
  });

  test('for macOS are named so that it inks them itself', () => {
    expect(pictureOf({ kind: 'available' }, 'template')).toBe('template/availableTemplate.png');
  });
});

describe('the menu of the tray', () => {
  const NOW = Date.UTC(2026, 2, 9, 9);
  const say = ({ key }: Phrase) => `<${key}>`;

  test('is the model’s, with every command at its item', () => {
    const wished: Command[] = [];
    const { menu } = trayModel(stateWith(), NOW);
    const template = menuTemplate(menu, say, (command) => wished.push(command));
    expect(template).toHaveLength(menu.length);
    const quit = template.find(({ label }) => label === '<menu.quit>');
    Reflect.apply(quit?.click ?? (() => undefined), undefined, []);
    expect(wished).toEqual([{ kind: 'quit', sure: false }]);
  });

  test('shows words without a command as such, and a tick where the model has one', () => {
    const command: Command = { kind: 'set-back' };
    const template = menuTemplate(
      [
        { kind: 'label', label: { key: 'tray.break' } },
        { kind: 'separator' },
        { kind: 'command', label: { key: 'menu.available' }, command, checked: true },
        { kind: 'submenu', label: { key: 'menu.start' }, items: [{ kind: 'separator' }] },
      ],
      say,
      () => undefined,
    );
    expect(template).toMatchObject([
      { label: '<tray.break>', enabled: false },
      { type: 'separator' },
      { label: '<menu.available>', type: 'checkbox', checked: true },
      { label: '<menu.start>', submenu: [{ type: 'separator' }] },
    ]);
  });
});
