import type { Page } from 'playwright-core';
import { launchApp, type App, type LaunchOptions } from './app';
import { send } from './commands';
import type { Desktop } from './desktop/desktop';

/** Lull and its team window. */
export type OpenedApp = { readonly app: App; readonly team: Page };

/** The apps that a test starts, so that none outlives it, even one that it never got hold of. */
export type StartedApps = {
  readonly launch: (desktop: Desktop, options?: LaunchOptions) => Promise<App>;
  /** Launches Lull and waits until its team window shows something. */
  readonly open: (desktop: Desktop, options?: LaunchOptions) => Promise<OpenedApp>;
  /** As `open`, with the welcome behind it and a clock of 24 hours. */
  readonly openWelcomed: (desktop: Desktop, options?: LaunchOptions) => Promise<OpenedApp>;
  /** Kills those that still run; for the end of each test. */
  readonly killAll: () => Promise<void>;
};

export function startedApps(): StartedApps {
  const apps: App[] = [];

  async function launch(desktop: Desktop, options?: LaunchOptions): Promise<App> {
    const app = await launchApp(desktop, options);
    apps.push(app);
    return app;
  }

  async function open(desktop: Desktop, options?: LaunchOptions): Promise<OpenedApp> {
    const app = await launch(desktop, options);
    const team = await app.window('/team/');
    await team.getByRole('heading').first().waitFor();
    return { app, team };
  }

  async function openWelcomed(desktop: Desktop, options?: LaunchOptions): Promise<OpenedApp> {
    const opened = await open(desktop, options);
    await send(opened.team, { kind: 'finish-welcome' });
    await send(opened.team, { kind: 'change-settings', patch: { clock: 'h24' } });
    return opened;
  }

  return {
    launch,
    open,
    openWelcomed,
    killAll: async () => {
      for (const app of apps.splice(0)) if (app.running()) await app.kill();
    },
  };
}
