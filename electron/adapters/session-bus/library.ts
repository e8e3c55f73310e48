// oxlint-disable-next-line typescript/triple-slash-reference -- what declares an untyped module cannot be imported
/// <reference path="./dbus-next.d.ts" />
import marshalling from 'dbus-next/lib/marshall-compat.js';
import framing from 'dbus-next/lib/message.js';
import messages, { type BusMessage } from 'dbus-next/lib/message-type.js';
import variants from 'dbus-next/lib/variant.js';
import type { Socket } from 'node:net';

// This file is imported when the bus is first needed, so that start-up pays nothing for dbus-next.
const { Variant } = variants;

export type { BusMessage };

const withVariants = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withVariants);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  if ('variant' in value && 'value' in value) {
    return new Variant(String(value.variant), withVariants(value.value));
  }
  const entries = Object.entries(value).map(([key, one]) => [key, withVariants(one)]);
  return Object.fromEntries(entries);
};

const withoutVariants = (value: unknown): unknown => {
  if (value instanceof Variant) return withoutVariants(value.value);
  if (Array.isArray(value)) return value.map(withoutVariants);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, withoutVariants(one)]);
  return Object.fromEntries(entries);
};

/** The bytes of a message; throws where a body does not fit its signature. */
export function encode(message: Omit<BusMessage, 'flags'> & { readonly flags?: number }): Buffer {
  const body = message.body.map(withVariants);
  const [bytes] = marshalling.marshallMessage(new messages.Message({ ...message, body }));
  return bytes;
}

/** Answers a reader that takes whole messages off the socket each time it is called; it throws on nonsense. */
export function messageReader(
  socket: Socket,
  onMessage: (message: BusMessage) => void,
): () => void {
  let read: () => void = () => undefined;
  framing.unmarshalMessages(
    {
      on: (_readable, listener) => {
        read = listener;
      },
      read: (size) => socket.read(size),
    },
    (marshalled) => {
      const message = marshalling.messageToJsFmt(marshalled);
      onMessage({ ...message, body: message.body.map(withoutVariants) });
    },
  );
  return () => read();
}
