import type { BusMember, Result, SessionBus } from '../../../ports';
import { badAnswer } from './silencer';

/** The object that every notification service has (Desktop Notifications Specification 1.2). */
export const SERVICE = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
} as const;

const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** An object's interface on the bus. */
export type BusObject = Omit<BusMember, 'member'>;

/** Every property of an interface. */
export async function readProperties(
  bus: SessionBus,
  { interface: of, ...object }: BusObject,
): Promise<Result<{ readonly [name: string]: unknown }>> {
  const answer = await bus.call(
    { ...object, interface: PROPERTIES, member: 'GetAll' },
    { signature: 's', body: [of] },
  );
  if (!answer.ok) return answer;
  const [values] = answer.value;
  if (typeof values !== 'object' || values === null) return badAnswer(`properties of ${of}`);
  return { ok: true, value: { ...values } };
}

/** Sets a property, whose value has the D-Bus type `variant`. */
export async function writeProperty(
  bus: SessionBus,
  { interface: of, ...object }: BusObject,
  name: string,
  value: { readonly variant: string; readonly value: unknown },
): Promise<Result<null>> {
  const answer = await bus.call(
    { ...object, interface: PROPERTIES, member: 'Set' },
    { signature: 'ssv', body: [of, name, value] },
  );
  return answer.ok ? { ok: true, value: null } : answer;
}

/** Tells when properties of the interface may have changed. */
export function watchProperties(
  bus: SessionBus,
  { interface: of, ...object }: BusObject,
  changed: () => void,
): () => void {
  const signal = { ...object, interface: PROPERTIES, member: 'PropertiesChanged' };
  return bus.onSignal(signal, ([from]) => {
    if (from === of) changed();
  });
}
