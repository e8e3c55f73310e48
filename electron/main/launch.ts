import type { App } from 'electron';
import type { Fact } from '../../src/app/message';
import type { Autostart } from '../ports';

/** The command that starts Lull as it runs now, but without a window. */
export function launchCommand(app: App, program: string): readonly string[] {
  return [
    program,
    ...(app.commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []),
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    '--hidden',
  ];
}

/** Finds out whether Lull starts at login, and mends the entry where an update has moved the program. */
export async function learnAutostart(
  autostart: Autostart,
  tell: (fact: Fact) => void,
): Promise<void> {
  const found = await autostart.state();
  tell({ kind: 'machine-known', machine: { autostart: found } });
  if (found !== 'on') return;
  const mended = await autostart.set(true);
  if (!mended.ok) tell({ kind: 'autostart-failed', reason: mended.failure.detail });
}
