import { openLoopback } from '../../electron/adapters/loopback';
import { systemTimers } from '../../electron/main/alarm';

/** What a service without the rest of Lull has asked for. */
export type AccountBench = {
  /** What the service and its server believe to be now. */
  readonly clock: { now: number };
  /** What was kept, and how many requests had arrived by then. */
  readonly kept: { readonly secret: string; readonly calls: number }[];
  readonly refused: () => number;
  readonly opened: string[];
  /** What the browser does with an address; nothing where it is null. */
  browse: ((link: string) => Promise<void>) | null;
};

/** A bench for a service of this server, and what main would give that service. */
export function accountBench(
  clock: { now: number },
  server: { readonly calls: readonly unknown[] },
) {
  let refused = 0;
  const bench: AccountBench = {
    clock,
    kept: [],
    opened: [],
    refused: () => refused,
    browse: null,
  };
  const given = {
    clock: { now: () => clock.now, monotonic: () => clock.now },
    keep: (_account: unknown, secret: string): Promise<void> => {
      bench.kept.push({ secret, calls: server.calls.length });
      return Promise.resolve();
    },
    onRefused: (): void => {
      refused += 1;
    },
    desktop: {
      openLink: (link: string): Promise<null> => {
        bench.opened.push(link);
        void bench.browse?.(link);
        return Promise.resolve(null);
      },
    },
    openLoopback: (ask: Parameters<typeof openLoopback>[0]) => openLoopback(ask, systemTimers),
    page: (outcome: string): string => `<p>${outcome}</p>`,
  };
  return { bench, given };
}
