import type { SessionBus } from '../../ports';

/** Who shows tray icons on Linux owns this name (StatusNotifierItem specification). */
const WATCHER = 'org.kde.StatusNotifierWatcher';

/** Tells whether anything shows tray icons here, now and each time that changes. */
export function watchTrayHost(
  bus: SessionBus,
  listener: (host: 'present' | 'absent') => void,
): void {
  let told: 'present' | 'absent' | null = null;
  const tell = (host: 'present' | 'absent'): void => {
    if (host === told) return;
    told = host;
    listener(host);
  };
  bus.onOwner(WATCHER, (owner) => tell(owner === null ? 'absent' : 'present'));
  void bus.owner(WATCHER).then((found) => {
    tell(found.ok && found.value !== null ? 'present' : 'absent');
  });
}
