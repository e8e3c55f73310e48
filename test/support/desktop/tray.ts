import dbus from 'dbus-next';
import { until } from '../until';
import { plain, type Bus } from './bus';
import type { Desktop } from './desktop';

/** A picture of a tray item: rows of pixels, four bytes each in the order alpha, red, green, blue. */
export type TrayPixmap = { readonly width: number; readonly height: number; readonly argb: Buffer };

/** An entry of the tray menu as a person sees it, without the marks of access keys. */
export type TrayEntry = {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly separator: boolean;
  /** Null where the entry cannot be checked. */
  readonly checked: boolean | null;
  readonly children: readonly TrayEntry[];
};

/** The tray item of one process, used over the bus as a panel would use it. */
export type TrayItem = {
  readonly tooltip: () => Promise<string>;
  readonly status: () => Promise<string>;
  readonly pixmaps: () => Promise<TrayPixmap[]>;
  /** A left click. */
  readonly activate: () => Promise<void>;
  readonly menu: () => Promise<readonly TrayEntry[]>;
  /** Clicks the entry under these labels, outermost first; throws if there is no such entry. */
  readonly click: (...labels: (string | RegExp)[]) => Promise<void>;
};

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const WATCHER = {
  destination: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
  member: 'RegisteredStatusNotifierItems',
} as const;

/** Waits for the tray item that the process `pid` has registered with the panel. */
export async function trayItem({ bus }: Desktop, pid: number): Promise<TrayItem> {
  const address = await until(`a tray item of process ${pid}`, () => addressOf(bus, pid));
  return itemAt(bus, address.destination, address.path);
}

/** How many tray items the process `pid` has registered with the panel. */
export async function trayItemCount({ bus }: Desktop, pid: number): Promise<number> {
  const addresses = await registered(bus);
  const owners = await Promise.all(addresses.map((entry) => bus.processOf(entry.destination)));
  return owners.filter((owner) => owner === pid).length;
}

type Address = { readonly destination: string; readonly path: string };

async function registered(bus: Bus): Promise<Address[]> {
  const items = (await bus.property(WATCHER)) as string[];
  return items.map((item) => {
    const slash = item.indexOf('/');
    return { destination: item.slice(0, slash).replace(/@$/, ''), path: item.slice(slash) };
  });
}

async function addressOf(bus: Bus, pid: number): Promise<Address | null> {
  for (const address of await registered(bus)) {
    if ((await bus.processOf(address.destination)) === pid) return address;
  }
  return null;
}

async function itemAt(bus: Bus, destination: string, path: string): Promise<TrayItem> {
  const item = { destination, path, interface: ITEM };
  const menuPath = String(await bus.property({ ...item, member: 'Menu' }));
  const menuObject = { destination, path: menuPath, interface: MENU };

  const menu = async (): Promise<readonly TrayEntry[]> => {
    const layout = { ...menuObject, member: 'GetLayout' };
    const [, root] = await bus.call(layout, 'iias', [0, -1, []]);
    return entryFrom(plain(root)).children;
  };

  return {
    tooltip: async () => {
      const parts = (await bus.property({ ...item, member: 'ToolTip' })) as unknown[];
      return String(parts[2]);
    },
    status: async () => String(await bus.property({ ...item, member: 'Status' })),
    pixmaps: async () => {
      const pixmaps = (await bus.property({ ...item, member: 'IconPixmap' })) as unknown[][];
      return pixmaps.map(([width, height, argb]) => ({
        width: Number(width),
        height: Number(height),
        argb: Buffer.from(argb as Uint8Array),
      }));
    },
    activate: async () => {
      await bus.call({ ...item, member: 'Activate' }, 'ii', [0, 0]);
    },
    menu,
    click: async (...labels) => {
      const entry = find(await menu(), labels);
      if (!entry.enabled) throw new Error(`The tray entry "${entry.label}" is disabled.`);
      const event = { ...menuObject, member: 'Event' };
      await bus.call(event, 'isvu', [entry.id, 'clicked', new dbus.Variant('i', 0), 0]);
    },
  };
}

function entryFrom(node: unknown): TrayEntry {
  const [id, properties, children] = node as [number, Record<string, unknown>, unknown[]];
  return {
    id,
    label: withoutAccessKey(typeof properties['label'] === 'string' ? properties['label'] : ''),
    enabled: properties['enabled'] !== false,
    visible: properties['visible'] !== false,
    separator: properties['type'] === 'separator',
    checked: properties['toggle-type'] ? properties['toggle-state'] === 1 : null,
    children: children.map(entryFrom),
  };
}

// A menu on the bus writes "_Quit" for an access key and "__" for an underscore.
function withoutAccessKey(label: string): string {
  return label.replace(/_(_?)/g, '$1');
}

function find(entries: readonly TrayEntry[], labels: readonly (string | RegExp)[]): TrayEntry {
  const [wanted, ...rest] = labels;
  if (wanted === undefined) throw new RangeError('labels: at least one is needed');
  const entry = entries.find(({ label, visible }) =>
    visible && typeof wanted === 'string' ? label === wanted : new RegExp(wanted).test(label),
  );
  if (entry === undefined) {
    const seen = entries.map(({ label, separator }) => (separator ? '—' : label)).join(', ');
    throw new Error(`The tray menu has no entry ${String(wanted)}; it has: ${seen}`);
  }
  return rest.length === 0 ? entry : find(entry.children, rest);
}
