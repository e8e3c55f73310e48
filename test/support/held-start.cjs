'use strict';

// Loaded before the app under test: Playwright may miss a window that is made while it connects, and then waits for it
// for ever. So nothing starts before it has connected, when it calls this.
const { app } = require('electron');

const ready = app.whenReady();
const connected = new Promise((resolve) => {
  globalThis.__playwright_run = resolve;
});
app.whenReady = () => connected.then(() => ready);
