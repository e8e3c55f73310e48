import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import dbus from 'dbus-next';
import { until } from '../until';
import type { Desktop } from './desktop';
import { CHOICE_FILE } from './desktop-config';

/** A notification in dunst's history. */
export type ShownNotification = {
  readonly id: number;
  readonly app: string;
  readonly summary: string;
  readonly body: string;
};

/** The notification server of a test desktop, as a person at the machine uses it. */
export type Dunst = {
  readonly isPaused: () => Promise<boolean>;
  readonly setPaused: (paused: boolean) => Promise<void>;
  /** How many are held back, on screen, and in the history. */
  readonly counts: () => Promise<{ waiting: number; displayed: number; history: number }>;
  /** Every notification that is no longer on screen, oldest first. */
  readonly history: () => Promise<ShownNotification[]>;
  /** Closes what is on screen, so that it shows in the history. */
  readonly closeAll: () => Promise<void>;
  /** Clicks the topmost notification, which takes its default or only action. */
  readonly click: () => Promise<void>;
  /** Takes the action with this label of a notification on screen, by way of dunst's menu. */
  readonly choose: (label: string) => Promise<void>;
};

const run = promisify(execFile);

/** Speaks to the dunst of a test desktop. */
export function dunstOf(desktop: Desktop): Dunst {
  const { bus, env } = desktop;
  const control = async (...args: string[]) => (await run('dunstctl', args, { env })).stdout.trim();
  const object = {
    destination: 'org.freedesktop.Notifications',
    path: '/org/freedesktop/Notifications',
  };
  const command = { ...object, interface: 'org.dunstproject.cmd0' };

  const history = async () => parseHistory(await control('history'));
  const counts = async () => {
    const read = async (member: string) => Number(await bus.property({ ...command, member }));
    return {
      waiting: await read('waitingLength'),
      displayed: await read('displayedLength'),
      history: await read('historyLength'),
    };
  };
  const closeAll = async () => {
    await control('close-all');
    await until('dunst to close everything', async () => (await counts()).displayed === 0);
  };

  const onScreen = () =>
    until('a notification on screen', async () => (await counts()).displayed > 0);

  return {
    isPaused: async () => (await control('is-paused')) === 'true',
    setPaused: async (paused) => {
      const properties = { ...object, interface: 'org.freedesktop.DBus.Properties', member: 'Set' };
      const value = new dbus.Variant('b', paused);
      await bus.call(properties, 'ssv', [command.interface, 'paused', value]);
    },
    counts,
    history,
    closeAll,
    click: async () => {
      await onScreen();
      await control('action', '0');
    },
    choose: async (label) => {
      await onScreen();
      await writeFile(join(desktop.home, CHOICE_FILE), label);
      await control('context');
    },
  };
}

type HistoryField = { readonly data: string | number };

function parseHistory(json: string): ShownNotification[] {
  const { data } = JSON.parse(json) as { data: Record<string, HistoryField>[][] };
  const text = (entry: Record<string, HistoryField>, field: string) =>
    String(entry[field]?.data ?? '');
  return (data[0] ?? [])
    .map((entry) => ({
      id: Number(entry['id']?.data),
      app: text(entry, 'appname'),
      summary: text(entry, 'summary'),
      body: text(entry, 'body'),
    }))
    .toReversed();
}
