// The marshalling of dbus-next. The rest of it hides a lost connection, lets a refused Hello reject unhandled, and
// reaches for native modules and an X server.
declare module 'dbus-next/lib/message-type.js' {
  export type BusMessage = {
    readonly type: number;
    readonly serial: number;
    readonly flags: number;
    readonly destination?: string | undefined;
    readonly sender?: string;
    readonly path?: string;
    readonly interface?: string;
    readonly member?: string;
    readonly errorName?: string;
    readonly replySerial?: number;
    readonly signature: string;
    readonly body: readonly unknown[];
  };

  const messageType: {
    readonly Message: new (
      message: Omit<BusMessage, 'flags'> & { readonly flags?: number },
    ) => BusMessage;
  };
  export default messageType;
}

declare module 'dbus-next/lib/message.js' {
  /** What is used of the stream. */
  type Source = {
    on(event: 'readable', listener: () => void): void;
    read(size: number): Buffer | null;
  };
  const message: {
    unmarshalMessages(source: Source, onMessage: (marshalled: object) => void): void;
  };
  export default message;
}

declare module 'dbus-next/lib/marshall-compat.js' {
  import type { BusMessage } from 'dbus-next/lib/message-type.js';

  const compat: {
    messageToJsFmt(marshalled: object): BusMessage;
    marshallMessage(message: BusMessage): readonly [Buffer, readonly unknown[]];
  };
  export default compat;
}

declare module 'dbus-next/lib/variant.js' {
  type Variant = { readonly signature: string; readonly value: unknown };

  const variant: { readonly Variant: new (signature: string, value: unknown) => Variant };
  export default variant;
}
