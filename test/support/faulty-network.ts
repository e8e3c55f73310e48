import { randomInt } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What a network does to a connection. Times in ms. */
export type NetworkFault =
  | { readonly kind: 'none' }
  /** Everything comes later, by a time that is never the same. */
  | { readonly kind: 'latency'; readonly ms: number; readonly jitter: number }
  /** Nobody listens: what is open is closed, and nothing new is let in. */
  | { readonly kind: 'down' }
  /** What is open is cut without a word, and so is whatever comes new. */
  | { readonly kind: 'reset' }
  /** Everything is swallowed, and nobody is told. */
  | { readonly kind: 'blackhole' }
  /** So many bytes a second go through. */
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Everything comes in pieces of so many bytes. */
  | { readonly kind: 'slicer'; readonly bytes: number }
  /** Each connection is cut after so many bytes. */
  | { readonly kind: 'limit'; readonly bytes: number };

/** A network between a client and a server on this machine, which can be made to fail. */
export type FaultyNetwork = {
  readonly port: number;
  /** How often somebody connected. */
  readonly connections: () => number;
  readonly fault: (fault: NetworkFault) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const TICK_MS = 20;

/** Sends what comes from one socket on to another, as the fault of the moment has it. */
function pipe(from: Socket, to: Socket, faultNow: () => NetworkFault, cut: () => void): void {
  const waiting: { readonly bytes: Buffer; readonly at: number }[] = [];
  let passed = 0;
  let credit = 0;
  let lost = false;

  const send = (bytes: Buffer): void => {
    const fault = faultNow();
    if (fault.kind !== 'slicer') {
      to.write(bytes);
      return;
    }
    for (let i = 0; i < bytes.length; i += fault.bytes)
      to.write(bytes.subarray(i, i + fault.bytes));
  };
  const pump = (): void => {
    const fault = faultNow();
    if (fault.kind === 'blackhole' || to.destroyed) return;
    // A stream with a hole in it is of no use to anybody.
    if (lost) {
      cut();
      return;
    }
    credit = fault.kind === 'slow' ? credit + (fault.bytesPerSecond * TICK_MS) / 1000 : Infinity;
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      if (next.at > performance.now() || credit < 1) return;
      const part = next.bytes.subarray(0, Math.floor(Math.min(credit, next.bytes.length)));
      credit -= part.length;
      passed += part.length;
      const rest = next.bytes.subarray(part.length);
      if (rest.length === 0) waiting.shift();
      else waiting[0] = { ...next, bytes: rest };
      send(part);
      if (fault.kind === 'limit' && passed >= fault.bytes) {
        cut();
        return;
      }
    }
  };
  const ticking = setInterval(pump, TICK_MS);
  from.on('data', (bytes: Buffer) => {
    const fault = faultNow();
    if (fault.kind === 'blackhole') {
      lost = true;
      return;
    }
    const late = fault.kind === 'latency' ? fault.ms + randomInt(fault.jitter) : 0;
    // What comes later never overtakes what came before.
    const at = Math.max(performance.now() + late, waiting.at(-1)?.at ?? 0);
    waiting.push({ bytes, at });
    if (fault.kind !== 'slow') pump();
  });
  from.once('close', () => {
    clearInterval(ticking);
    to.destroy();
  });
  from.on('error', () => to.destroy());
}

/** Listens on a port of loopback and passes on what comes to `target`, another one. */
export async function startFaultyNetwork(target: number): Promise<FaultyNetwork> {
  let now: NetworkFault = { kind: 'none' };
  let connections = 0;
  const open = new Set<Socket>();
  const cutAll = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  const server = createServer((inner) => {
    if (now.kind === 'reset') {
      inner.resetAndDestroy();
      return;
    }
    connections++;
    const outer = connect(target, '127.0.0.1');
    const cut = (): void => {
      inner.resetAndDestroy();
      outer.destroy();
    };
    for (const socket of [inner, outer]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.once('close', () => open.delete(socket));
    }
    pipe(inner, outer, () => now, cut);
    pipe(outer, inner, () => now, cut);
  });
  const listen = (port: number): Promise<number> =>
    new Promise((settle, fail) => {
      server.once('error', fail);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', fail);
        settle((server.address() as AddressInfo).port);
      });
    });
  const unlisten = (): Promise<void> =>
    new Promise((settle) => {
      server.close(() => settle());
      cutAll();
    });
  const port = await listen(0);
  return {
    port,
    connections: () => connections,
    fault: async (fault) => {
      const wasDown = now.kind === 'down';
      now = fault;
      if (fault.kind === 'reset') cutAll();
      if (fault.kind === 'down' && !wasDown) await unlisten();
      else if (fault.kind !== 'down' && wasDown) await listen(port);
    },
    stop: async () => {
      if (server.listening) await unlisten();
    },
  };
}
