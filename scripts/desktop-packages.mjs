import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian packages that the tests need: a desktop to run in, what adapters speak to, and what Electron links to. */
const PACKAGES = [
  'xvfb',
  'openbox',
  'dunst',
  'xfce4-panel',
  'xfconf',
  'xfce4-notifyd',
  'dconf-gsettings-backend',
  'gsettings-desktop-schemas',
  'dbus',
  'libglib2.0-bin',
  'xdotool',
  'imagemagick',
  'libfaketime',
  'fonts-dejavu-core',
  'gcc',
  'libc6-dev',
  'tzdata',
  'procps',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libnotify4',
  'mosquitto',
  'mosquitto-clients',
  'openssl',
  'gnome-keyring',
  'libsecret-1-0',
];

/**
 * Makes sure that the desktop packages are there: installs what is missing where it may, else
 * throws an Error with the line that would. Only Debian and its kin are known.
 */
export function ensureDesktopPackages(say) {
  if (process.platform !== 'linux') {
    throw new Error('The e2e tests need a Linux desktop; run npm run check and npm run test:unit.');
  }
  const apt = existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg-query');
  if (!apt) {
    say(`No apt here: the e2e tests need what Debian calls ${PACKAGES.join(' ')}.`);
    return;
  }
  const missing = missingPackages();
  if (missing.length === 0) return;
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if (process.getuid() !== 0) {
    throw new Error(`The e2e tests need packages: sudo apt-get ${install.join(' ')}`);
  }
  say(`Installing ${missing.join(' ')} …`);
  aptGet(['update']);
  aptGet(install);
}

function missingPackages() {
  const query = spawnSync(
    'dpkg-query',
    ['-W', '-f', '${Package} ${Provides} ${db:Status-Status}\\n'],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const present = new Set(
    query.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      // Newer releases provide some of these under the old name: libgtk-3-0t64 libgtk-3-0 (= 3.24).
      .flatMap((line) =>
        line
          .replaceAll(/\([^)]*\)|,/g, ' ')
          .split(/\s+/)
          .slice(0, -1),
      ),
  );
  return PACKAGES.filter((name) => !present.has(name));
}

function aptGet(args) {
  const { status, error, stdout, stderr } = spawnSync('apt-get', ['-qq', ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) {
    throw new Error(`apt-get ${args.join(' ')} failed: ${error ?? ''}\n${stdout}${stderr}`);
  }
}
