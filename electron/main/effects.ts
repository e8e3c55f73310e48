import type { CalendarFile } from '../../src/app/calendar-file';
import type { Effect } from '../../src/app/effect';
import type { Fact } from '../../src/app/message';
import type { Command } from '../../src/contract/command';
import type { Autostart, Desktop, Dialogs, Notifier, Windows, WorkLog } from '../ports';
import type { FollowedFiles } from './following';
import type { ChannelDesk } from './channel';
import type { LiveEffect } from '../../src/app/live';
import type { LiveService } from '../../src/presence/live-person';
import type { SlackDesk } from './slack';
import type { TeamsDesk } from './teams';
import type { Targets } from './targets';
import type { Voice } from './words';

/** What effects are carried out with. */
export type EffectParts = {
  readonly targets: Targets;
  readonly channel: Pick<ChannelDesk, 'run'>;
  readonly slack: Pick<SlackDesk, 'run'>;
  readonly teams: Pick<TeamsDesk, 'run' | 'find'>;
  /** Who asks a service how people are. */
  readonly live: { readonly [service in LiveService]?: (question: LiveEffect) => Promise<void> };
  readonly followedFiles: Pick<FollowedFiles, 'run'>;
  readonly notifier: Notifier;
  readonly workLog: WorkLog;
  readonly windows: Pick<Windows, 'open' | 'close'>;
  readonly dialogs: Dialogs;
  /** Writes a calendar file; the library is loaded for the first. */
  readonly calendarText: (calendar: CalendarFile) => Promise<string>;
  readonly autostart: Autostart;
  readonly desktop: Desktop;
  readonly dataFolder: string;
  readonly voice: () => Voice;
  readonly tell: (fact: Fact) => void;
  readonly wish: (command: Command) => void;
  readonly quit: () => void;
  readonly onTrouble: (what: string, detail: string) => void;
};

async function appendLog(parts: EffectParts, { record }: Extract<Effect, { kind: 'append-log' }>) {
  const appended = await parts.workLog.append(record);
  if (appended.ok) parts.tell({ kind: 'log-appended', id: record.id });
  else parts.tell({ kind: 'log-failed', id: record.id, reason: appended.failure.detail });
}

async function chooseTeamFile(parts: EffectParts) {
  const chosen = await parts.dialogs.chooseTeamFile();
  switch (chosen.kind) {
    case 'cancelled':
      return;
    case 'chosen':
      parts.tell({ kind: 'team-file-chosen', name: chosen.name, text: chosen.text });
      return;
    case 'unreadable':
      parts.tell({ kind: 'team-file-unreadable', name: chosen.name, message: chosen.message });
      return;
    default:
      chosen satisfies never;
  }
}

async function saveTeamFile(
  parts: EffectParts,
  { suggestedName, text }: Extract<Effect, { kind: 'save-team-file' }>,
) {
  const saved = await parts.dialogs.saveTeamFile(suggestedName, text);
  switch (saved.kind) {
    case 'cancelled':
      return;
    case 'saved':
      parts.tell({ kind: 'team-file-saved', name: saved.name });
      return;
    case 'failed':
      parts.tell({ kind: 'team-file-not-saved', name: saved.name, reason: saved.reason });
      return;
    default:
      saved satisfies never;
  }
}

async function saveCalendar(
  parts: EffectParts,
  { suggestedName, calendar }: Extract<Effect, { kind: 'save-calendar' }>,
) {
  const text = await parts.calendarText(calendar);
  const saved = await parts.dialogs.saveCalendarFile(suggestedName, text);
  switch (saved.kind) {
    case 'cancelled':
      return;
    case 'saved':
      parts.tell({ kind: 'calendar-saved', name: saved.name });
      return;
    case 'failed':
      parts.tell({ kind: 'calendar-not-saved', name: saved.name, reason: saved.reason });
      return;
    default:
      saved satisfies never;
  }
}

async function setAutostart(parts: EffectParts, on: boolean) {
  const set = await parts.autostart.set(on);
  if (set.ok) parts.tell({ kind: 'autostart-set', autostart: set.value });
  else parts.tell({ kind: 'autostart-failed', reason: set.failure.detail });
}

async function openDataFolder(parts: EffectParts) {
  const trouble = await parts.desktop.openFolder(parts.dataFolder);
  if (trouble !== null) parts.onTrouble('the data folder does not open', trouble);
}

async function chooseFollowedFile(parts: EffectParts) {
  const chosen = await parts.dialogs.chooseFollowedFile();
  if (chosen !== null) parts.tell({ kind: 'followed-chosen', ...chosen });
}

async function openLink(parts: EffectParts, link: string) {
  const trouble = await parts.desktop.openLink(link);
  if (trouble === null) return;
  parts.tell({ kind: 'link-not-opened', link });
  // The reason may quote the link, and a meeting's link is a key to it.
  parts.onTrouble('a link does not open', trouble.replaceAll(link, '…'));
}

async function askBeforeQuit(parts: EffectParts) {
  if ((await parts.dialogs.askBeforeQuit()) === 'quit') parts.wish({ kind: 'quit', sure: true });
}

/**
 * Carries one effect out; what comes of it is told as facts, later. `stored` tells whether the session is on the disk:
 * nothing outside is changed on the word of a lease that a crash would forget.
 */
export function runEffect(effect: Effect, stored: boolean, parts: EffectParts): void {
  const settle = (work: Promise<void>): void => {
    work.catch((error: unknown) => parts.onTrouble(effect.kind, String(error)));
  };
  switch (effect.kind) {
    case 'notify':
      parts.notifier.show(
        effect.notification,
        parts.voice().announce(effect.notification, effect.sound),
      );
      return;
    case 'withdraw-notification':
      parts.notifier.withdraw(effect.id);
      return;
    case 'apply-target':
      if (stored) parts.targets.run(effect);
      else parts.targets.refuse(effect);
      return;
    case 'read-target':
    case 'restore-target':
    case 'probe-target':
      parts.targets.run(effect);
      return;
    case 'append-log':
      settle(appendLog(parts, effect));
      return;
    case 'open-window':
      parts.windows.open(effect.window, { quietly: effect.quietly, section: effect.section });
      return;
    case 'close-window':
      parts.windows.close(effect.window);
      return;
    case 'choose-team-file':
      settle(chooseTeamFile(parts));
      return;
    case 'save-team-file':
      settle(saveTeamFile(parts, effect));
      return;
    case 'choose-followed-file':
      settle(chooseFollowedFile(parts));
      return;
    case 'read-followed':
    case 'write-followed':
      parts.followedFiles.run(effect);
      return;
    case 'open-link':
      settle(openLink(parts, effect.link));
      return;
    case 'save-calendar':
      settle(saveCalendar(parts, effect));
      return;
    case 'copy-text':
      parts.desktop.copyText(effect.text);
      return;
    case 'open-data-folder':
      settle(openDataFolder(parts));
      return;
    case 'set-autostart':
      settle(setAutostart(parts, effect.on));
      return;
    case 'keep-channel-secret':
    case 'load-channel-secret':
    case 'look-for-keyring':
    case 'test-channel':
    case 'choose-channel-file':
    case 'clear-channel':
    case 'forget-channel-secret':
    case 'write-broker-files':
      settle(parts.channel.run(effect));
      return;
    case 'connect-slack':
    case 'cancel-slack':
    case 'load-slack-token':
    case 'list-slack-people':
    case 'list-slack-circles':
    case 'disconnect-slack':
      settle(parts.slack.run(effect));
      return;
    case 'connect-teams':
    case 'cancel-teams':
    case 'load-teams-token':
    case 'disconnect-teams':
      settle(parts.teams.run(effect));
      return;
    case 'find-teams-people':
      settle(parts.teams.find(effect));
      return;
    case 'ask-live': {
      const asking = parts.live[effect.service]?.(effect);
      if (asking !== undefined) settle(asking);
      return;
    }
    case 'ask-before-quit':
      settle(askBeforeQuit(parts));
      return;
    case 'quit':
      parts.quit();
      return;
    default:
      effect satisfies never;
  }
}
