import { app, ipcMain, Menu, protocol } from 'electron';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { initialState } from '../../src/app/initial';
import type { AppState } from '../../src/app/state';
import { trayModel } from '../../src/app/tray-model';
import { createAutostart } from '../adapters/autostart';
import { loadBrokerWriter } from '../adapters/broker-files/when-needed';
import { loadTeamChannel } from '../adapters/channel/when-needed';
import { systemClock as clock } from '../adapters/clock';
import { desktop } from '../adapters/desktop';
import { createDialogs } from '../adapters/dialogs';
import { createNotifierWhenNeeded } from '../adapters/notifications/when-needed';
import { loadSecrets } from '../adapters/secrets/when-needed';
import { loadSlack } from '../adapters/slack/when-needed';
import { loadTeams } from '../adapters/teams/when-needed';
import { createStore } from '../adapters/store';
import { createPanelWatch, createTray } from '../adapters/tray';
import { openPlaceFile } from '../adapters/windows/place-file';
import { createWindowPlaces } from '../adapters/windows/places';
import { createWindows } from '../adapters/windows';
import { createLateWorkLog } from '../adapters/work-log/when-needed';
import { createAlarm, systemTimers as timers } from './alarm';
import { readArguments } from './arguments';
import { createBroadcast } from './broadcast';
import { createChannelDesk } from './channel';
import { createClockWatch, machineZone } from './clock-watch';
import { createDocuments, type Documents } from './documents';
import { runEffect, type EffectParts } from './effects';
import { createEngine, type Engine } from './engine';
import { createFollowedFiles } from './following';
import { createGate, type Gate } from './gate';
import { hearPerson } from './hearing';
import { keepHeapsSmall } from './heaps';
import { closeForeignChannels, serveIpc } from './ipc';
import { learnAutostart, launchCommand } from './launch';
import {
  listenToMachine,
  loadNotifier,
  loadOsDnd,
  loadPictures,
  loadTeamFiles,
  openLoopback,
} from './late-parts';
import { createLifecycle, isOnlyWayBack, type Lifecycle } from './lifecycle';
import { lockDown } from './lockdown';
import { PLATFORM, readMachine, userName } from './machine';
import { setAppMenu } from './menu';
import { pageUrl, PRIVILEGED_SCHEME, registerPages } from './pages';
import { redactor } from './redactor';
import {
  complain,
  complainOfTheUncaught,
  learnFrom,
  quitUnlessReachable,
  watched,
  whenRunning,
  type Running,
} from './running';
import { createPictureDesk } from './pictures';
import { createSlackDesk } from './slack';
import { createTeamsDesk } from './teams';
import { createTargets } from './targets';
import { createVoice, wordsIn } from './words';

/** How long what the first window can do without waits for it; a window that never paints holds nothing up. */
const LONGEST_UNPAINTED_MS = 2_000;

const asked = readArguments(process.argv);

// A second start hands its link to the first, which shows itself, and ends.
if (app.requestSingleInstanceLock({ link: asked.link })) prepare();
else app.exit(0);

/** What can be done before Chromium is ready, and what would be too late afterwards. */
function prepare(): void {
  keepHeapsSmall(app);
  complainOfTheUncaught();
  const userData = app.getPath('userData');
  // By these the desktop knows whose windows and notifications are Lull's.
  if (PLATFORM === 'linux') app.setDesktopName('lull.desktop');
  if (PLATFORM === 'win32') app.setAppUserModelId('app.lull.desktop');
  app.setPath('sessionData', join(userData, 'chromium'));
  lockDown(app);
  protocol.registerSchemesAsPrivileged([PRIVILEGED_SCHEME]);
  Menu.setApplicationMenu(null);

  const running = createGate<Running>();
  const lifecycle = createLifecycle(app, {
    timers,
    platform: PLATFORM,
    onSecondStart: (link) =>
      whenRunning(running, ({ engine }) => engine.tell({ kind: 'second-start', link })),
    onNoWindow: () => whenRunning(running, ({ engine }) => quitUnlessReachable(engine)),
    wish: (command) => whenRunning(running, ({ engine }) => void engine.wish(command)),
    settle: () => running.passed.then(({ settle }) => settle()),
    onTrouble: complain,
  });
  const dataFolder = join(userData, 'data');
  const documents = createDocuments(
    createStore({ directory: dataFolder, now: () => clock.now() }),
    clock,
  );
  const kept = documents.load();
  app
    .whenReady()
    .then(() => run({ userData, dataFolder, documents, kept, lifecycle, running }))
    .catch((error: unknown) => {
      complain('Lull cannot start', error instanceof Error ? String(error.stack) : String(error));
      app.exit(1);
    });
}

type Prepared = {
  readonly userData: string;
  readonly dataFolder: string;
  readonly documents: Documents;
  readonly kept: ReturnType<Documents['load']>;
  readonly lifecycle: Lifecycle;
  readonly running: Gate<Running>;
};

/** Puts the parts together. The first window comes before all that it can do without. */
async function run(prepared: Prepared): Promise<void> {
  const { userData, dataFolder, documents, kept, lifecycle, running } = prepared;
  const painted = createGate<void>();
  const resources = join(app.getAppPath(), 'resources');
  const places = createWindowPlaces(
    userData,
    (detail) => complain('window places', detail),
    async (folder, name) => {
      const file = await openPlaceFile(folder, name);
      closeForeignChannels(ipcMain);
      return file;
    },
  );
  const broadcast = createBroadcast((update) => windows.broadcast(update));
  let live: Engine | null = null;

  const windows = createWindows({
    preload: join(__dirname, '../preload/index.cjs'),
    icon: join(resources, 'icons/256x256.png'),
    pageUrl,
    places,
    clock,
    onClosing: () => (live && isOnlyWayBack(live.state(), windows.count()) ? 'keep' : 'close'),
    onFocused: () => live?.look(),
    onSeen: (looking) => live?.tell({ kind: 'windows-looked-at', looking }),
    onPainted: () => painted.open(),
    onTrouble: (window, detail) => complain(`the ${window} window`, detail),
  });
  registerPages(protocol, join(__dirname, '../renderer'), complain);
  serveIpc(ipcMain, {
    ownerOf: (contents) => windows.ownerOf(contents),
    snapshot: () => running.passed.then(() => broadcast.snapshot()),
    wish: (command) => running.passed.then(({ engine }) => engine.wish(command)),
  });
  const hidden = asked.hidden || app.getLoginItemSettings().wasOpenedAtLogin;
  if (!hidden && asked.link === null) windows.open('team', { quietly: false, section: null });

  const { facts, ...found } = await kept;
  const initial = initialState(found, readMachine(app, dataFolder), userName());
  const watch = createClockWatch(clock, machineZone);
  const words = wordsIn(initial.machine.locale);
  const voice = () => createVoice(engine.state(), clock.now());
  const tray = createTray({
    pictures: join(resources, 'tray'),
    platform: PLATFORM,
    darkPanel: createPanelWatch(process.env, () => project(engine.state())),
    voice,
  });
  const project = (state: AppState): void => {
    const { theme, focusOnTop } = state.profile.settings;
    windows.style({ theme, focusOnTop });
    const now = clock.now();
    broadcast.show(state, now);
    channel.show(state, now);
    slack.show(state);
    teams.show(state);
    tray.show(trayModel(state, now), state.machine.trayHost);
    followedFiles.show(state);
  };
  const alarm = createAlarm({ clock, timers, onLook: () => engine.look() });
  const dialogs = createDialogs(words);
  const pictures = createPictureDesk(
    () => loadPictures(join(dataFolder, 'pictures'), complain),
    (fact) => engine.tell(fact),
  );
  const tell: EffectParts['tell'] = (fact) => {
    pictures.hear(fact);
    engine.tell(fact);
  };
  const keepSecrets = () =>
    painted.passed.then(() => loadSecrets(join(userData, 'secrets'))).then(watched);
  const slack = createSlackDesk({
    load: (hooks) =>
      painted.passed.then(() => loadSlack({ ...hooks, clock, openLoopback, desktop })),
    loadSecrets: keepSecrets,
    words: () => voice().words,
    tell,
    isPictureKept: (name) => Object.hasOwn(engine.state().passing.live.pictures, name),
  });
  const teams = createTeamsDesk({
    load: (hooks) =>
      painted.passed.then(() => loadTeams({ ...hooks, clock, openLoopback, desktop })),
    loadSecrets: keepSecrets,
    words: () => voice().words,
    tell,
  });
  const channel = createChannelDesk({
    loadChannel: () => painted.passed.then(() => loadTeamChannel({ clock, timers, tell })),
    loadSecrets: keepSecrets,
    onTrouble: complain,
    choosePemFile: () => dialogs.choosePemFile(),
    learn: (secret) => redactor.learn(secret),
    loadBrokerWriter: () => loadBrokerWriter((name) => dialogs.chooseNewFolder(name)),
    tell,
  });
  // What an earlier run left silenced is lifted before anything is shown.
  const hasLeases = initial.work.leases.length > 0;
  const loaders = {
    'os-dnd': () =>
      hasLeases ? loadOsDnd(dataFolder) : painted.passed.then(() => loadOsDnd(dataFolder)),
    channel: () => channel.target(),
    slack: () => slack.target('slack'),
    'slack-snooze': () => slack.target('slack-snooze'),
    teams: () => teams.target('teams'),
    'teams-message': () => teams.target('teams-message'),
  };
  const targets = createTargets(loaders, tell);
  const followedFiles = createFollowedFiles({
    load: (onStir) => painted.passed.then(() => loadTeamFiles(onStir)),
    tell,
    onTrouble: complain,
  });
  const notifier = createNotifierWhenNeeded(() => loadNotifier(resources));
  const autostart = createAutostart(PLATFORM, app.getName(), (name) => launchCommand(app, name));
  const effectParts: EffectParts = {
    targets,
    channel,
    slack,
    teams,
    live: { slack: (question) => slack.ask(question), teams: (question) => teams.ask(question) },
    followedFiles,
    notifier,
    workLog: createLateWorkLog(join(dataFolder, 'log')),
    windows,
    dialogs,
    calendarText: async (file) => (await import('../adapters/calendar-file')).calendarText(file),
    autostart,
    desktop,
    dataFolder,
    voice,
    tell,
    wish: (command) => void engine.wish(command),
    quit: () => lifecycle.leave(),
    onTrouble: complain,
  };
  const engine = createEngine(initial, {
    clock,
    newId: randomUUID,
    look: watch,
    keep: (state) => documents.keep(state),
    run: (effect, stored) => {
      learnFrom(effect);
      return runEffect(effect, stored, effectParts);
    },
    project,
    arm: (at) => alarm.arm(at, engine.state().work.session === null ? 'calm' : 'watchful'),
    onTrouble: complain,
  });
  live = engine;
  hearPerson(engine, { tray, notifier }, complain);
  project(initial);
  running.open({
    engine,
    settle: async () => {
      windows.letGo();
      followedFiles.close();
      await Promise.all([engine.idle(), places.settled(), targets.close()]);
      await channel.close();
    },
  });
  for (const fact of facts) engine.tell(fact);
  engine.tell({ kind: 'started', hidden, link: asked.link });

  await engine.idle();
  if (windows.count() === 0) painted.open();
  timers.set(() => painted.open(), LONGEST_UNPAINTED_MS);
  await painted.passed;
  setAppMenu(PLATFORM, words);
  engine.tell({ kind: 'windows-looked-at', looking: windows.areSeen() });
  await listenToMachine(engine, lifecycle);
  await learnAutostart(autostart, (fact) => engine.tell(fact));
  await pictures.recall(engine.state());
}
