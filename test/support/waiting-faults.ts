/** Faults that wait for the requests that are to meet them. */
export type WaitingFaults<Fault> = {
  /** The next requests of a name (or of any) meet this; `times` of them. */
  readonly add: (fault: Fault, name?: string, times?: number) => void;
  readonly clear: () => void;
  /** What a request of this name meets, which is one time less from then on; null for nothing. */
  readonly take: (name: string) => Fault | null;
};

export function waitingFaults<Fault>(): WaitingFaults<Fault> {
  let waiting: { readonly fault: Fault; readonly name: string | null; left: number }[] = [];
  return {
    add: (fault, name, times = 1) => {
      waiting.push({ fault, name: name ?? null, left: times });
    },
    clear: () => {
      waiting = [];
    },
    take: (name) => {
      const next = waiting.find((one) => one.left > 0 && (one.name ?? name) === name);
      if (next === undefined) return null;
      next.left -= 1;
      return next.fault;
    },
  };
}
