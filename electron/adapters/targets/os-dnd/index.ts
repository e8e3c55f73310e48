import { sameJson } from '../../../../src/lease/compare';
import type { TargetStatus } from '../../../../src/app/state';
import type { Json } from '../../../../src/lease/lease';
import type { Result, SessionBus, StatusTarget } from '../../../ports';
import { detect, type Detected, type Machine } from './detect';
import { foretell } from './foretell';
import { SERVICE } from './notification-server';
import { createRun } from './run';
import { badAnswer, type Silencer } from './silencer';

/** What the target needs of the machine. */
export type OsDndOptions = {
  readonly platform: string;
  readonly environment: { readonly [name: string]: string | undefined };
  readonly bus: SessionBus;
  readonly desktopEntry: string;
  readonly marker: string;
};

type Found = Extract<Detected, { kind: 'found' }>;

/** The desktop's own do-not-disturb as a status under a lease. Changes are listened to, never polled. */
export function createOsDnd(options: OsDndOptions): StatusTarget {
  const machine: Machine = { ...options, run: createRun(options.environment) };
  const { bus } = options;
  const changeListeners = new Set<(value: Json, restarted: boolean) => void>();
  const statusListeners = new Set<(status: TargetStatus) => void>();
  let found: Found | null = null;
  let detecting: Promise<Detected> | null = null;
  let stopWatching = () => {};
  let lastTold: Json | undefined;
  /** Set once a program was found: another that is found later has begun after it. */
  let hadProgram = false;
  let closed = false;

  const forget = () => {
    stopWatching();
    stopWatching = () => {};
    found = null;
    detecting = null;
  };

  /** The silencer in use; kept while the same program answers, as an inhibition is bound to it. */
  const current = (): Promise<Detected> => {
    if (found !== null) return Promise.resolve(found);
    const looking = detecting ?? detect(machine);
    detecting = looking;
    return looking.then((detected) => {
      if (detecting !== looking) return closed ? detected : current();
      detecting = null;
      if (detected.kind === 'none' || closed) return detected;
      found = detected;
      hadProgram = true;
      stopWatching = detected.silencer.watch(() => void tellValue(false));
      return detected;
    });
  };

  const using = async <Value>(
    work: (silencer: Silencer) => Promise<Result<Value>>,
  ): Promise<Result<Value>> => {
    const detected = await current();
    if (detected.kind === 'found') return work(detected.silencer);
    const { reason, detail } = detected;
    return {
      ok: false,
      failure: {
        reason: 'unsupported',
        detail: detail === '' ? reason : `${reason}: ${detail}`,
        retryAt: null,
      },
    };
  };

  const read = () => using((silencer) => silencer.read());

  const probe = async (): Promise<TargetStatus> => {
    const detected = await current();
    if (detected.kind === 'none') return { kind: 'unsupported', reason: detected.reason };
    const { silencer } = detected;
    const readiness = await silencer.readiness();
    if (readiness.kind !== 'ready') return readiness;
    const value = await silencer.read();
    return value.ok
      ? { kind: 'ready', name: silencer.name }
      : { kind: 'failed', reason: value.failure.reason, detail: value.failure.detail };
  };

  const tellValue = async (restarted: boolean) => {
    const value = await read();
    // What cannot be read now will be read when it is needed; the status tells when the program is gone.
    if (!value.ok || closed) return;
    if (lastTold !== undefined && sameJson(lastTold, value.value)) return;
    lastTold = value.value;
    for (const listener of changeListeners) listener(value.value, restarted);
  };

  const redetect = async () => {
    const restarted = hadProgram;
    forget();
    const status = await probe();
    if (closed) return;
    for (const listener of statusListeners) listener(status);
    await tellValue(restarted);
  };

  const stopOwner =
    options.platform === 'linux'
      ? bus.onOwner(SERVICE.destination, (owner) => {
          if (found !== null && found.owner === owner) return;
          void redetect();
        })
      : () => {};

  return {
    id: 'os-dnd',
    probe,
    read,
    foretell,
    apply: ({ before }) =>
      using(async (silencer) => {
        const silenced = await silencer.silence(before);
        if (!silenced.ok) return silenced;
        const there = await silencer.read();
        if (!there.ok || sameJson(there.value, foretell(before))) return there;
        return badAnswer(`${silencer.name} took the change and shows another value`);
      }),
    restore: ({ before }) => using((silencer) => silencer.restore(before)),
    onChange: (listener) => {
      const mine: typeof listener = (value, restarted) => listener(value, restarted);
      changeListeners.add(mine);
      return () => void changeListeners.delete(mine);
    },
    onStatus: (listener) => {
      const mine = (status: TargetStatus) => listener(status);
      statusListeners.add(mine);
      return () => void statusListeners.delete(mine);
    },
    close: async () => {
      closed = true;
      stopOwner();
      forget();
    },
  };
}
