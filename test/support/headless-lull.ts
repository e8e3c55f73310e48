import { randomUUID } from 'node:crypto';
import { connect } from 'mqtt';
import { createTeamChannel } from '../../electron/adapters/channel';
import { createAlarm, systemTimers } from '../../electron/main/alarm';
import { createChannelDesk } from '../../electron/main/channel';
import { createEngine, type Engine } from '../../electron/main/engine';
import { createTargets } from '../../electron/main/targets';
import type { Secrets } from '../../electron/ports';
import { trayModel, type TrayModel } from '../../src/app/tray-model';
import type { Effect } from '../../src/app/effect';
import type { AppState } from '../../src/app/state';
import type { Report } from '../../src/presence/report';
import { stateWith } from './app-state';
import { until } from './until';

/** Lull without Electron: its core, its engine, and the channel's own adapter on real sockets. */
export type HeadlessLull = {
  readonly engine: Engine;
  readonly state: () => AppState;
  readonly isOpen: () => boolean;
  readonly connected: () => Promise<void>;
  readonly report: (user: string) => Report | null;
  readonly tray: () => TrayModel;
  readonly close: () => Promise<void>;
};

const NO_SECRETS: Secrets = {
  keyring: () => 'absent',
  keep: () => Promise.resolve({ ok: true, value: null }),
  read: () => Promise.resolve({ kind: 'missing' }),
  forget: () => Promise.resolve({ ok: true, value: null }),
};

type TargetEffect = Parameters<ReturnType<typeof createTargets>['run']>[0];

/** Starts one and joins the channel of Harbour. `keepalive` is in seconds. */
export function headlessLull(
  url: string,
  user: string,
  password: string,
  keepalive = 30,
): HeadlessLull {
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };
  const onTrouble = (what: string, detail: string): void => {
    throw new Error(`${what}: ${detail}`);
  };
  const desk = createChannelDesk({
    loadChannel: () =>
      Promise.resolve(
        createTeamChannel({
          connect,
          clock,
          timers: systemTimers,
          keepalive,
          tell: (fact) => engine.tell(fact),
        }),
      ),
    loadSecrets: () => Promise.resolve(NO_SECRETS),
    loadBrokerWriter: () => Promise.reject(new Error('there is none')),
    choosePemFile: () => Promise.resolve(null),
    learn: () => undefined,
    tell: (fact) => engine.tell(fact),
    onTrouble,
  });
  const targets = createTargets({ channel: () => desk.target() }, (fact) => engine.tell(fact));
  const alarm = createAlarm({ clock, timers: systemTimers, onLook: () => engine.look() });
  const run = (effect: Effect): void => {
    if ('target' in effect) targets.run(effect as TargetEffect);
    else if (/channel/.test(effect.kind)) {
      void desk.run(effect as Parameters<typeof desk.run>[0]);
    }
  };
  const initial = stateWith({ machine: { targets: {} } });
  const silence = { ...initial.profile.settings.silence, 'os-dnd': false };
  const settings = { ...initial.profile.settings, silence };
  const engine = createEngine(
    { ...initial, profile: { ...initial.profile, settings } },
    {
      clock,
      newId: randomUUID,
      look: () => [],
      keep: () => Promise.resolve({ sessionStored: true, facts: [], retryAt: null }),
      run,
      project: (state) => desk.show(state, Date.now()),
      arm: (at) => alarm.arm(at, 'watchful'),
      onTrouble,
    },
  );
  void engine.wish({
    kind: 'join-channel',
    form: {
      url,
      team: 'harbour',
      user,
      login: 'password',
      ca: null,
      certificate: null,
      secret: password,
    },
    secretIn: 'memory',
    sharing: { visible: true, card: 'time-only', intention: false, rounding: 'exact' },
  });
  const state = (): AppState => engine.state();
  const isOpen = (): boolean => state().passing.channel.link.kind === 'open';
  return {
    engine,
    state,
    isOpen,
    connected: async () => void (await until(`${user} on the channel`, isOpen, 90_000)),
    report: (other) => state().passing.reports[other] ?? null,
    tray: () => trayModel(state(), Date.now()),
    close: async () => {
      alarm.arm(null, 'calm');
      await desk.close();
      alarm.arm(null, 'calm');
    },
  };
}
