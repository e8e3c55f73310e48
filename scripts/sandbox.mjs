import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Why Chromium's sandbox cannot run here, or null where it can. Root cannot have it at all; others
 * need user namespaces or a setuid helper beside the binary.
 */
export function sandboxObstacle(dist) {
  if (process.platform !== 'linux') return null;
  if (process.getuid() === 0) return 'it cannot run as root';
  const helper = statSync(join(dist, 'chrome-sandbox'), { throwIfNoEntry: false });
  if (helper && helper.uid === 0 && (helper.mode & 0o4111) === 0o4111) return null;
  if (spawnSync('unshare', ['--user', 'true']).status === 0) return null;
  return 'this machine allows no user namespaces';
}
