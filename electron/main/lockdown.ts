import type { App, Session, WebContents } from 'electron';

/** Refuses a page every permission, asked for or looked up, and every device. */
function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Keeps a page where it is: no navigation, redirect, new window or embedded page. */
function pinPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Preventing this lets a window close that its page would hold open.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
}

/** Applies Electron's security checklist to every page there will ever be; to be called before `ready`. */
export function lockDown(app: App): void {
  app.on('session-created', refusePermissions);
  app.on('web-contents-created', (_event, contents) => pinPage(contents));
  // Root has no sandbox to turn on, and asking for it there ends in a crash loop.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}
