import { setTimeout as pause } from 'node:timers/promises';
import { spread } from '../soak/row';
import { startBroker, type Broker } from './broker';
import { startFaultyNetwork, type NetworkFault } from './faulty-network';
import { headlessLull, type HeadlessLull } from './headless-lull';
import { until } from './until';

const LOGINS = ['ada', 'ben'].map((user) => ({ user, password: `${user}-password` }));

/** Runs `act` with a broker that knows Ada and Ben. */
export async function withBroker<Result>(
  act: (broker: Broker, url: string) => Promise<Result>,
): Promise<Result> {
  const broker = await startBroker({ logins: LOGINS });
  try {
    return await act(broker, `mqtt://127.0.0.1:${broker.port}`);
  } finally {
    await broker.stop();
  }
}

const FAULTS: readonly NetworkFault[] = [
  { kind: 'down' },
  { kind: 'reset' },
  { kind: 'blackhole' },
  { kind: 'slow', bytesPerSecond: 1 },
  { kind: 'latency', ms: 200, jitter: 300 },
  { kind: 'slicer', bytes: 3 },
  { kind: 'limit', bytes: 300 },
  { kind: 'none' },
];

const RETURN_LIMIT_MS = 5_000;

/** Whether two people see of each other what is true: of the one that is told by the other one's own state. */
function agree(one: HeadlessLull, other: HeadlessLull): boolean {
  const { session } = one.state().work;
  const seen = other.report('ada');
  if (!one.isOpen() || !other.isOpen() || seen?.connected !== true) return false;
  return session === null
    ? seen.state === 'available'
    : seen.state === 'focusing' && seen.until === session.endsAt;
}

async function holdFault(fault: NetworkFault, broker: Broker, at: number): Promise<void> {
  // One outage in three is the broker's own, which loses what it had retained.
  if (fault.kind === 'none' || (fault.kind === 'down' && at % 3 === 0)) {
    await broker.kill();
    await pause(300);
    await broker.start();
  } else await pause(1_200);
}

/**
 * Runs one Ada behind a network that fails, `cases` times in eight ways, and one Ben who has a good one: whether both saw
 * what was true within five seconds of its return, and whether anything grew.
 */
export async function throughFaults(
  cases: number,
  say: (line: string) => void,
  change: (ada: HeadlessLull, at: number) => Promise<unknown>,
) {
  return withBroker(async (broker, url) => {
    const network = await startFaultyNetwork(broker.port);
    const ada = headlessLull(`mqtt://127.0.0.1:${network.port}`, 'ada', 'ada-password', 2);
    const ben = headlessLull(url, 'ben', 'ben-password', 2);
    const violations: string[] = [];
    const times: number[] = [];
    try {
      await Promise.all([ada.connected(), ben.connected()]);
      await until('both to agree', () => agree(ada, ben));
      const before = process.getActiveResourcesInfo().length;
      for (let at = 0; at < cases; at++) {
        const fault = FAULTS[at % FAULTS.length] ?? { kind: 'none' };
        await network.fault(fault);
        await change(ada, at);
        await holdFault(fault, broker, at);
        await network.fault({ kind: 'none' });
        const from = performance.now();
        try {
          await until('both to agree', () => agree(ada, ben), 70_000);
          times.push(performance.now() - from);
        } catch (error) {
          violations.push(`${at} ${fault.kind}: ${String(error)}`);
        }
        const took = performance.now() - from;
        if (took > RETURN_LIMIT_MS) violations.push(`${at} ${fault.kind}: ${took.toFixed(0)} ms`);
        if ((at + 1) % 10 === 0) say(`${at + 1}/${cases}`);
      }
      const grown = process.getActiveResourcesInfo().length - before;
      if (grown > 4) violations.push(`${grown} resources more than before`);
      const figures = `${network.connections()} connections, right again after ${spread(times)}`;
      return { violations, figures };
    } finally {
      await Promise.all([ada.close(), ben.close()]);
      await network.stop();
    }
  });
}

/** Begins, moves or ends a block of Ada's; sometimes more than that in one outage. */
export async function changeBlocks(ada: HeadlessLull, at: number): Promise<void> {
  const { session } = ada.state().work;
  if (session === null) {
    const length = { kind: 'minutes', minutes: 5 + (at % 50) } as const;
    await ada.engine.wish({ kind: 'start-focus', length });
  } else if (at % 3 === 0) await ada.engine.wish({ kind: 'extend-focus', minutes: 5 });
  else await ada.engine.wish({ kind: 'surface' });
  // Sometimes all of it happens within one outage, so that nothing of it may ever be seen.
  if (at % 5 === 0 && ada.state().work.session !== null) {
    await ada.engine.wish({ kind: 'surface' });
  }
}
