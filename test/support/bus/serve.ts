import dbus from 'dbus-next';
import { connectBus, type Bus } from '../desktop/bus';

/** A peer of a test bus that may go away while others still call it. */
export async function connectPeer(address: string): Promise<Bus> {
  const bus = await connectBus(address);
  let gone = false;
  bus.connection.on('error', () => undefined);
  // What comes in after it hung up gets no answer, as from a process that is dead.
  bus.connection.addMethodHandler(() => gone);
  return {
    ...bus,
    close: () => {
      gone = true;
      bus.close();
    },
  };
}

/** What a served method answers; `silence` never answers. */
export type Answer =
  | { readonly kind: 'return'; readonly signature: string; readonly body: readonly unknown[] }
  | { readonly kind: 'error'; readonly name: string; readonly text: string }
  | { readonly kind: 'silence' };

export type Method = (body: readonly unknown[], sender: string) => Answer;

export const returns = (signature = '', ...body: readonly unknown[]): Answer => ({
  kind: 'return',
  signature,
  body,
});
export const refuses = (name: string, text = ''): Answer => ({ kind: 'error', name, text });

/**
 * Serves the methods of one object's interface from a peer of a test bus. A call of a member that is not served
 * is refused as a real service refuses it, so that an adapter cannot rely on what the contract does not hold.
 */
export function serve(
  peer: Bus,
  object: { readonly path: string; readonly interface: string },
  methods: { readonly [member: string]: Method },
): void {
  peer.connection.addMethodHandler((message: dbus.Message) => {
    if (message.path !== object.path || message.interface !== object.interface) return false;
    const method = Object.hasOwn(methods, message.member ?? '') && methods[message.member ?? ''];
    if (!method) return false;
    const answer = method(message.body, message.sender ?? '');
    if (answer.kind === 'return') {
      peer.connection.send(
        dbus.Message.newMethodReturn(message, answer.signature, [...answer.body]),
      );
    } else if (answer.kind === 'error') {
      // The library's types take the call it answers for a string.
      const reply = Reflect.apply(dbus.Message.newError, dbus.Message, [
        message,
        answer.name,
        answer.text,
      ]);
      peer.connection.send(reply);
    }
    return true;
  });
}

/** Sends a signal of the object to everybody who listens. */
export function signal(
  peer: Bus,
  object: { readonly path: string; readonly interface: string },
  member: string,
  signature: string,
  ...body: readonly unknown[]
): void {
  peer.connection.send(
    dbus.Message.newSignal(object.path, object.interface, member, signature, [...body]),
  );
}

/** A value for a variant that a served method returns. */
export const variant = (signature: string, value: unknown): dbus.Variant =>
  new dbus.Variant(signature, value);
