import { createSessionBus } from '../../../electron/adapters/session-bus';
import { createOsDnd } from '../../../electron/adapters/targets/os-dnd';
import type { SessionBus, StatusTarget } from '../../../electron/ports';

/** The real target on a test's desktop or bus, made as the app makes it on Linux. */
export function osDndOn(environment: { readonly [name: string]: string }): {
  readonly bus: SessionBus;
  readonly target: StatusTarget;
} {
  const bus = createSessionBus({ environment });
  const target = createOsDnd({
    platform: 'linux',
    environment,
    bus,
    desktopEntry: 'lull',
    marker: '/nonexistent/marker',
  });
  return { bus, target };
}
