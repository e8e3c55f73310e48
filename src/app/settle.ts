import type { Instant } from '../time/instant';
import { dueBack } from './back';
import { dueChannel } from './due-channel';
import { dueOwed } from './owed-channel';
import { dueStatus, dueWatches } from './due-people';
import { dueShifts } from './due-guard';
import { duePlanned } from './due-planned';
import { dueEndsSoon, dueSession } from './due-session';
import { dueSync } from './due-sync';
import { dueFollow } from './follow';
import { dueZone } from './due-zone';
import { dueLive } from './live-due';
import { dueOverlaps } from './overlap-watch';
import { dueQuit } from './quit';
import { dueSlack } from './commands-slack';
import { dueTeams } from './commands-teams';
import { dueSilence } from './silence';
import type { AppState } from './state';
import { showWaiting } from './tell';
import { dueTry } from './trying';
import { andThen, turn, type Turn } from './turn';

/**
 * Does everything that is due by `now`. It runs after every message, so that no message has to come for something to
 * happen and none makes it happen twice. `id` becomes the id of a block that starts by itself.
 */
export function settle(state: AppState, id: string, now: Instant): Turn {
  const steps: readonly ((at: AppState) => Turn)[] = [
    (at) => dueSession(at, id, now),
    (at) => duePlanned(at, id, now),
    (at) => dueEndsSoon(at, now),
    (at) => dueSync(at, now),
    (at) => dueOwed(at, now),
    (at) => dueOverlaps(at, now),
    (at) => dueFollow(at, now),
    (at) => turn(dueWatches(dueStatus(at, now), now)),
    (at) => turn(dueShifts(dueZone(at, now), now)),
    (at) => dueSilence(dueBack(dueTry(at, now), now), now),
    dueSlack,
    dueTeams,
    (at) => turn(dueChannel(at, id, now)),
    (at) => dueLive(at, id, now),
    (at) => showWaiting(at, now),
    (at) => dueQuit(at, now),
  ];
  return steps.reduce((done, step) => andThen(done, step), turn(state));
}
