// What Lull is measured against: the least an Electron app with a tray can be.
const { app, BrowserWindow, Menu, Tray, nativeImage } = require('electron');
const { join } = require('node:path');

const windowless = process.argv.includes('--tray-only');
let tray = null;

app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  const icon = nativeImage.createFromPath(join(__dirname, 'tray.png'));
  tray = new Tray(icon);
  tray.setToolTip('Bare');
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
  if (windowless) return;
  const window = new BrowserWindow({
    width: 1040,
    height: 720,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(join(__dirname, 'index.html'));
});
