import { connect } from 'node:net';
import type { BusMember, Result } from '../../ports';
import type { FailureReason } from '../../../src/lease/lease';
import type * as busLibrary from './library';
import type { BusMessage } from './library';

/** A method call as it goes out. */
export type Request = BusMember & {
  readonly signature?: string;
  readonly body?: readonly unknown[];
  readonly start?: boolean;
};

/** A signal as it came in. */
export type Signal = {
  readonly sender: string | undefined;
  readonly path: string | undefined;
  readonly interface: string | undefined;
  readonly member: string | undefined;
  readonly body: readonly unknown[];
};

/** One live connection to a bus. */
export type Wire = {
  request(request: Request): Promise<Result<readonly unknown[]>>;
  close(): void;
};

/** The methods of the bus itself. */
export const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

// D-Bus specification, "Message Types" and "Message Flags".
const METHOD_CALL = 1;
const METHOD_RETURN = 2;
const ERROR = 3;
const SIGNAL = 4;
const NO_REPLY_EXPECTED = 1;
const NO_AUTO_START = 2;

type Library = typeof busLibrary;

const LONGEST_GREETING = 4096;

/** A failure without a time to try again. */
export function failed(
  reason: FailureReason,
  detail: string,
): Extract<Result<never>, { ok: false }> {
  return { ok: false, failure: { reason, detail, retryAt: null } };
}

const reasonOf = (errorName: string): FailureReason => {
  switch (errorName.replace('org.freedesktop.DBus.Error.', '')) {
    case 'ServiceUnknown':
    case 'NameHasNoOwner':
    case 'UnknownMethod':
    case 'UnknownObject':
    case 'UnknownInterface':
    case 'UnknownProperty':
      return 'unsupported';
    case 'AccessDenied':
    case 'AuthFailed':
      return 'forbidden';
    case 'NoReply':
    case 'Timeout':
    case 'TimedOut':
      return 'timed-out';
    default:
      return 'failed';
  }
};

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/**
 * Connects to the socket of a bus, signs on as this user (D-Bus specification, "Authentication Protocol", EXTERNAL)
 * and says Hello; answers a failure after `timeoutMs` without an answer. `onLost` comes once, after it was up.
 */
export async function openWire(
  path: string,
  timeoutMs: number,
  onSignal: (signal: Signal) => void,
  onLost: () => void,
): Promise<Result<Wire>> {
  let library: Library;
  try {
    library = await import('./library');
  } catch (error) {
    return failed('failed', `loading dbus-next: ${messageOf(error)}`);
  }

  const waiting = new Map<number, (answer: Result<readonly unknown[]>) => void>();
  const unsent: Buffer[] = [];
  const socket = connect(path);
  let greeting: string | null = '';
  let serial = 0;
  let up = false;
  let lost: string | null = null;

  const lose = (why: string) => {
    if (lost !== null) return;
    lost = why;
    socket.destroy();
    for (const answer of waiting.values()) answer(failed('offline', why));
    if (up) onLost();
  };

  const send = (message: Parameters<Library['encode']>[0]) => {
    const bytes = library.encode(message);
    if (greeting === null) socket.write(bytes);
    else unsent.push(bytes);
  };

  const refuse = (call: BusMessage) => {
    if ((call.flags & NO_REPLY_EXPECTED) !== 0) return;
    serial += 1;
    send({
      type: ERROR,
      serial,
      destination: call.sender,
      replySerial: call.serial,
      errorName: 'org.freedesktop.DBus.Error.UnknownMethod',
      signature: 's',
      body: ['this connection serves no objects'],
    });
  };

  const hear = (message: BusMessage) => {
    const { type, sender, member, body } = message;
    if (type === METHOD_CALL) refuse(message);
    else if (type === SIGNAL) {
      onSignal({ sender, path: message.path, interface: message.interface, member, body });
    } else {
      const answer = waiting.get(message.replySerial ?? 0);
      const name = message.errorName ?? '';
      const [text] = body;
      if (type === METHOD_RETURN) answer?.({ ok: true, value: body });
      else answer?.(failed(reasonOf(name), `${name}: ${typeof text === 'string' ? text : ''}`));
    }
  };
  const readMessages = library.messageReader(socket, hear);

  const readGreeting = () => {
    while (greeting !== null) {
      const byte: unknown = socket.read(1);
      if (!Buffer.isBuffer(byte)) return;
      greeting += byte.toString('latin1');
      if (greeting.length > LONGEST_GREETING) throw new Error('no greeting of a bus');
      if (!greeting.endsWith('\r\n')) continue;
      if (!greeting.startsWith('OK ')) throw new Error(`signing on: ${greeting.trim()}`);
      greeting = null;
      socket.write('BEGIN\r\n');
      for (const bytes of unsent.splice(0)) socket.write(bytes);
    }
  };

  socket.once('connect', () => {
    const user = Buffer.from(String(process.getuid?.() ?? '')).toString('hex');
    socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  });
  socket.on('readable', () => {
    try {
      readGreeting();
      if (greeting === null) readMessages();
    } catch (error) {
      lose(`the bus: ${messageOf(error)}`);
    }
  });
  socket.on('error', (error) => lose(`the bus: ${messageOf(error)}`));
  socket.once('close', () => lose('the bus closed the connection'));

  const request = (wanted: Request): Promise<Result<readonly unknown[]>> =>
    new Promise((resolve) => {
      if (lost !== null) {
        resolve(failed('offline', lost));
        return;
      }
      serial += 1;
      const mine = serial;
      const settle = (answer: Result<readonly unknown[]>) => {
        clearTimeout(timer);
        waiting.delete(mine);
        resolve(answer);
      };
      const late = failed('timed-out', `${wanted.member}: no answer`);
      const timer = setTimeout(() => settle(late), timeoutMs);
      waiting.set(mine, settle);
      const { start = false, signature = '', body = [], ...member } = wanted;
      const flags = start ? 0 : NO_AUTO_START;
      try {
        send({ ...member, type: METHOD_CALL, serial: mine, flags, signature, body });
      } catch (error) {
        settle(failed('failed', `${wanted.member}: ${messageOf(error)}`));
      }
    });

  const hello = await request({ ...BUS, member: 'Hello' });
  if (!hello.ok) {
    lose(hello.failure.detail);
    return hello;
  }
  up = true;
  return { ok: true, value: { request, close: () => lose('closed') } };
}
