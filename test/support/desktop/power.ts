import dbus from 'dbus-next';
import { connectBus } from './bus';

/** Stands for the machine's power and session daemon: tells programs that it sleeps and wakes. */
export type PowerDaemon = {
  readonly suspend: () => void;
  readonly resume: () => void;
  readonly close: () => void;
};

const LOGIN1 = 'org.freedesktop.login1';

/**
 * Takes the name of systemd-logind on a test bus. Start it before the app, which looks for it only
 * once.
 */
export async function startPowerDaemon(address: string): Promise<PowerDaemon> {
  const bus = await connectBus(address);
  await bus.connection.requestName(LOGIN1, 0);
  // What an app asks of the daemon, such as to hold a suspend up, stays without an answer.
  bus.connection.addMethodHandler(() => true);
  const prepareForSleep = (before: boolean) =>
    bus.connection.send(
      dbus.Message.newSignal(
        '/org/freedesktop/login1',
        `${LOGIN1}.Manager`,
        'PrepareForSleep',
        'b',
        [before],
      ),
    );
  return {
    suspend: () => prepareForSleep(true),
    resume: () => prepareForSleep(false),
    close: bus.close,
  };
}
