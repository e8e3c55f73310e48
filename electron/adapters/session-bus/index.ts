import type { BusMember, Result, SessionBus } from '../../ports';
import { busSockets } from './address';
import { BUS, failed, openWire, type Signal, type Wire } from './wire';

/** Where to find the bus, and the patience with it in ms. */
export type SessionBusOptions = {
  readonly environment: { readonly [name: string]: string | undefined };
  readonly timeoutMs?: number;
  readonly retryMs?: readonly number[];
};

type Heard = {
  readonly signal: BusMember;
  readonly listener: (body: readonly unknown[]) => void;
};

type Watched = {
  /** Undefined until the bus has told. */
  owner: string | null | undefined;
  readonly listeners: Set<(owner: string | null) => void>;
  users: number;
};

// A session bus ends with the session; one that comes back (a restarted service) does so soon.
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000] as const;

const quoted = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;

const ruleOf = (terms: { readonly [key: string]: string }): string =>
  Object.entries(terms)
    .map(([key, value]) => `${key}=${quoted(value)}`)
    .join(',');

const signalRule = ({ destination, ...member }: BusMember): string =>
  ruleOf({ type: 'signal', sender: destination, ...member });

const ownerRule = (name: string): string =>
  ruleOf({
    type: 'signal',
    sender: BUS.destination,
    interface: BUS.interface,
    member: 'NameOwnerChanged',
    arg0: name,
  });

/** Speaks on the session bus over one connection, which is made at the first use and again after a loss. */
export function createSessionBus(options: SessionBusOptions): SessionBus {
  const { environment, timeoutMs = 5_000, retryMs = RETRY_MS } = options;
  const heard = new Set<Heard>();
  const watched = new Map<string, Watched>();
  let wire: Wire | null = null;
  let connecting: Promise<Result<Wire>> | null = null;
  let retry: NodeJS.Timeout | null = null;
  let failures = 0;
  let closed = false;

  const tellOwner = (name: string, owner: string | null) => {
    const watch = watched.get(name);
    if (watch === undefined || watch.owner === owner) return;
    const first = watch.owner === undefined;
    watch.owner = owner;
    if (first && owner === null) return;
    for (const listener of watch.listeners) listener(owner);
  };

  const onSignal = (signal: Signal) => {
    const { sender, path, member, body } = signal;
    if (sender === BUS.destination && member === 'NameOwnerChanged') {
      const [name, , owner] = body;
      if (typeof name === 'string') tellOwner(name, owner === '' ? null : String(owner));
    }
    for (const one of heard) {
      const same = one.signal.path === path && one.signal.member === member;
      if (!same || one.signal.interface !== signal.interface) continue;
      // Anybody may send a signal straight to us: only the owner's counts.
      if (watched.get(one.signal.destination)?.owner === sender) one.listener(body);
    }
  };

  const onLost = () => {
    wire = null;
    for (const name of watched.keys()) tellOwner(name, null);
    if (!closed && watched.size > 0) retryLater();
  };

  const retryLater = () => {
    if (retry !== null) return;
    const delay = retryMs[Math.min(failures, retryMs.length - 1)] ?? 60_000;
    failures += 1;
    retry = setTimeout(() => {
      retry = null;
      void connected().then((result) => {
        if (!result.ok && !closed && watched.size > 0) retryLater();
      });
    }, delay);
    retry.unref();
  };

  const ownerOver = async (over: Wire, name: string): Promise<Result<string | null>> => {
    const answer = await over.request({
      ...BUS,
      member: 'GetNameOwner',
      signature: 's',
      body: [name],
    });
    if (answer.ok) return { ok: true, value: String(answer.value[0]) };
    const { detail } = answer.failure;
    if (detail.includes('.NameHasNoOwner')) return { ok: true, value: null };
    return answer;
  };

  const match = (over: Wire, member: 'AddMatch' | 'RemoveMatch', rule: string) =>
    over.request({ ...BUS, member, signature: 's', body: [rule] });

  const watchOver = async (over: Wire, name: string) => {
    await match(over, 'AddMatch', ownerRule(name));
    const owner = await ownerOver(over, name);
    if (owner.ok && over === wire) tellOwner(name, owner.value);
  };

  const open = async (): Promise<Result<Wire>> => {
    if (closed) return failed('offline', 'closed');
    const sockets = busSockets(environment);
    let last: Result<Wire> = failed('unsupported', 'there is no session bus');
    for (const socket of sockets) {
      last = await openWire(socket, timeoutMs, onSignal, onLost);
      if (last.ok) break;
    }
    if (!last.ok) return last;
    if (closed) {
      last.value.close();
      return failed('offline', 'closed');
    }
    wire = last.value;
    failures = 0;
    const over = wire;
    await Promise.all([
      ...[...watched.keys()].map((name) => watchOver(over, name)),
      ...[...heard].map((one) => match(over, 'AddMatch', signalRule(one.signal))),
    ]);
    return last;
  };

  const connected = (): Promise<Result<Wire>> => {
    if (wire !== null) return Promise.resolve({ ok: true, value: wire });
    connecting ??= open().finally(() => {
      connecting = null;
    });
    return connecting;
  };

  const watch = (name: string): Watched => {
    const known = watched.get(name) ?? { owner: undefined, listeners: new Set(), users: 0 };
    watched.set(name, known);
    known.users += 1;
    if (known.users === 1 && wire !== null) void watchOver(wire, name);
    else if (wire === null) void connected();
    return known;
  };

  const unwatch = (name: string) => {
    const known = watched.get(name);
    if (known === undefined) return;
    known.users -= 1;
    if (known.users > 0) return;
    watched.delete(name);
    if (wire !== null) void match(wire, 'RemoveMatch', ownerRule(name));
  };

  return {
    owner: async (name) => {
      const over = await connected();
      return over.ok ? ownerOver(over.value, name) : over;
    },
    call: async (method, args = {}) => {
      const over = await connected();
      return over.ok ? over.value.request({ ...method, ...args }) : over;
    },
    onSignal: (signal, listener) => {
      const one: Heard = { signal, listener };
      heard.add(one);
      if (wire !== null) void match(wire, 'AddMatch', signalRule(signal));
      watch(signal.destination);
      return () => {
        if (!heard.delete(one)) return;
        if (wire !== null) void match(wire, 'RemoveMatch', signalRule(signal));
        unwatch(signal.destination);
      };
    },
    onOwner: (name, listener) => {
      const known = watch(name);
      // Each listener of its own, so that stopping one twice stops no other.
      const mine = (owner: string | null) => listener(owner);
      known.listeners.add(mine);
      return () => {
        if (known.listeners.delete(mine)) unwatch(name);
      };
    },
    close: async () => {
      closed = true;
      if (retry !== null) clearTimeout(retry);
      await connecting;
      wire?.close();
    },
  };
}
