'use strict';

// Stands in for Electron's own default app, which the fallback runtime lacks: loads the folder
// named on the command line and gives it the name, version and paths it would have there.
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const { file, modules, version } = readCommandLine(process.argv.slice(1));

if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (file === null) {
  console.error('Usage: electron [flags] <folder of the app>');
  process.exit(1);
}
if (modules.length > 0) Module._preloadModules(modules);
loadPackage(path.resolve(file));

function readCommandLine(args) {
  const modules = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '-v' || argument === '--version') {
      return { file: null, modules, version: true };
    }
    if (argument === '-r' || argument === '--require') {
      index += 1;
      modules.push(args[index]);
    } else if (argument.startsWith('--app=')) {
      return { file: argument.slice('--app='.length), modules, version: false };
    } else if (!argument.startsWith('-')) {
      return { file: argument, modules, version: false };
    }
  }
  return { file: null, modules, version: false };
}

function loadPackage(folder) {
  Object.defineProperty(process, 'defaultApp', {
    configurable: false,
    enumerable: true,
    value: true,
  });

  const packageFile = path.join(folder, 'package.json');
  let appPath = null;
  if (fs.existsSync(packageFile)) {
    const manifest = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
    const name = manifest.productName ?? manifest.name;
    if (manifest.version) app.setVersion(manifest.version);
    if (name) app.setName(name);
    app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
    if (manifest.v8Flags) require('node:v8').setFlagsFromString(manifest.v8Flags);
    appPath = folder;
  }

  const entry = Module._resolveFilename(folder, null, true);
  app.setAppPath(appPath ?? path.dirname(entry));
  Module._load(entry, Module, true);
}
