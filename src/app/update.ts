import type { Command } from '../contract/command';
import { recordFact } from '../lease/record-fact';
import type { Instant } from '../time/instant';
import { channelCommand } from './commands-channel';
import * as focus from './commands-focus';
import * as mine from './commands-me';
import * as people from './commands-roster';
import { answerZone } from './commands-zone';
import { guardLater, withoutTelling } from './due-guard';
import { channelFact } from './facts-channel';
import { liveFact } from './live-heard';
import { slackCommand, slackFact } from './commands-slack';
import { teamsCommand, teamsFact } from './commands-teams';
import { teamsPeopleCommand, teamsPeopleFact } from './commands-teams-people';
import { teamTimeCommand } from './commands-team-time';
import { fileFact } from './facts-files';
import * as machine from './facts-machine';
import * as person from './facts-person';
import type { Fact, Message } from './message';
import { quit } from './quit';
import { sharedCommand, sharedFact } from './shared-team';
import { settle } from './settle';
import { booksOf, wantedOf, withBooks } from './silence';
import type { AppState } from './state';
import { tryTarget } from './trying';
import { andThen, turn, withMachine, withoutNotice, withPassing, type Turn } from './turn';

function onCommand(state: AppState, command: Command, id: string, now: Instant): Turn {
  switch (command.kind) {
    case 'start-focus':
      return focus.startFocus(state, command, id, now);
    case 'start-default':
      return focus.startDefault(state, id, now);
    case 'pause-focus':
      return focus.pauseFocus(state, now);
    case 'resume-focus':
      return focus.resumeFocus(state, now);
    case 'extend-focus':
      return focus.extendFocus(state, command.minutes, now);
    case 'surface':
      return focus.surface(state, now);
    case 'abandon-focus':
      return focus.abandonFocus(state, now);
    case 'note-interruption':
      return focus.noteInterrupted(state, now);
    case 'set-intention':
      return focus.setIntention(state, command.text);
    case 'answer-outcome':
      return focus.answerOutcome(state, command, id, now);
    case 'go-on':
      return focus.goOnFocus(state, command.minutes, now);
    case 'start-break':
      return focus.startBreak(state, now);
    case 'skip-break':
      return focus.skipBreak(state, id, now);
    case 'decline-planned':
      return focus.declinePlanned(state, command.plannedId, now);
    case 'set-away':
      return mine.setAway(state, command.until, now);
    case 'set-back':
      return mine.setBack(state);
    case 'save-me':
      return mine.saveMe(state, command.me, id);
    case 'answer-zone':
      return answerZone(state, command, id);
    case 'dismiss-telling':
      return turn(withoutTelling(state, command.id));
    case 'change-settings':
      return mine.changeSettings(state, command.patch);
    case 'finish-welcome':
      return mine.finishWelcome(state);
    case 'undo':
      return mine.undo(state, command.token);
    case 'add-person':
      return people.addPerson(state, command.person, id);
    case 'edit-person':
      return people.editPerson(state, command.id, command.person, id);
    case 'remove-person':
      return people.removePerson(state, command.id, id);
    case 'claim-person':
      return people.claimPerson(state, command.id, id);
    case 'follow-url':
    case 'stop-following':
    case 'check-followed':
    case 'save-followed':
    case 'answer-conflict':
    case 'dismiss-follow-change':
    case 'show-hidden':
    case 'add-sync':
    case 'edit-sync':
    case 'remove-sync':
    case 'join-sync':
    case 'keep-collision':
      return sharedCommand(state, command, id, now);
    case 'join-channel':
    case 'leave-channel':
    case 'test-channel':
    case 'give-channel-secret':
    case 'retry-channel':
    case 'retry-left-channel':
    case 'drop-left-channel':
    case 'change-sharing':
    case 'copy-invitation':
    case 'dismiss-invitation':
    case 'look-for-keyring':
    case 'choose-channel-file':
    case 'drop-channel-file':
    case 'write-broker-files':
      return channelCommand(state, command, id, now);
    case 'connect-slack':
    case 'cancel-slack':
    case 'disconnect-slack':
    case 'list-slack-people':
    case 'list-slack-circles':
    case 'add-slack-people':
    case 'change-slack-template':
    case 'change-slack-back':
      return slackCommand(state, command, id);
    case 'connect-teams':
    case 'cancel-teams':
    case 'disconnect-teams':
    case 'open-teams-page':
    case 'change-teams-template':
    case 'change-teams-back':
      return teamsCommand(state, command, id);
    case 'find-teams-people':
    case 'add-teams-people':
    case 'place-teams-person':
      return teamsPeopleCommand(state, command, id);
    case 'import-team':
      return people.importTeam(state, command, id, now);
    case 'dismiss-import-report':
      return turn(withPassing(state, { importReport: null }));
    case 'export-team':
      return people.exportTeam(state);
    case 'show-example-team':
      return people.showExampleTeam(state, id);
    case 'drop-example-team':
      return people.dropExampleTeam(state, id);
    case 'watch-person':
      return people.watchPerson(state, command.id, now);
    case 'unwatch-person':
      return people.unwatchPerson(state, command.id);
    case 'dismiss-notice':
      return turn(withoutNotice(state, command.id));
    case 'quit':
      return quit(state, command.sure, now);
    case 'try-target':
      return tryTarget(state, command.target, id, now);
    case 'save-group':
    case 'remove-group':
    case 'follow-overlap':
    case 'unfollow-overlap':
    case 'take-meetings':
    case 'erase-seat':
    case 'erase-seats':
    case 'save-calendar':
      return teamTimeCommand(state, command, id, now);
    case 'choose-team-file':
    case 'choose-followed-file':
    case 'open-data-folder':
    case 'copy-text':
    case 'open-window':
    case 'close-window':
      return turn(state, mine.outsideEffect(command));
    default:
      return command satisfies never;
  }
}

function onFact(state: AppState, fact: Fact, id: string, now: Instant): Turn {
  switch (fact.kind) {
    case 'started':
      return andThen(person.started(guardLater(state, now), fact), (at) =>
        machine.foundSetBack(at, id, now),
      );
    case 'woke':
      return turn(state);
    case 'system-suspended':
      return turn(machine.suspended(state, now));
    case 'system-resumed':
      return turn(machine.awake(state, now));
    case 'screen-locked':
      return turn(machine.locked(state, now));
    case 'screen-unlocked':
      return turn(machine.unlocked(state, now));
    case 'clock-jumped':
      return machine.clockJumped(state, fact, id, now);
    case 'zone-changed':
      return turn(withMachine(state, { zone: fact.zone }));
    case 'machine-known':
      return machine.machineKnown(state, fact.machine);
    case 'target-status':
      return turn(machine.targetStatus(state, fact.target, fact.status));
    case 'target-read':
    case 'target-applied':
    case 'target-restored':
    case 'target-kept':
    case 'target-changed':
    case 'target-failed':
      return turn(withBooks(state, recordFact(booksOf(state), fact, wantedOf(state), now)));
    case 'channel-open':
    case 'channel-lost':
    case 'channel-heard':
    case 'channel-said':
    case 'channel-secret':
    case 'channel-secret-unkept':
    case 'channel-keyring':
    case 'channel-test':
    case 'channel-left':
    case 'channel-file':
    case 'broker-files':
      return channelFact(state, fact, id, now);
    case 'slack-connected':
    case 'slack-not-connected':
    case 'slack-token':
    case 'slack-token-unkept':
    case 'slack-people':
    case 'slack-circles':
    case 'slack-left':
      return slackFact(state, fact);
    case 'teams-connected':
    case 'teams-not-connected':
    case 'teams-code':
    case 'teams-token':
    case 'teams-token-unkept':
    case 'teams-left':
      return teamsFact(state, fact);
    case 'teams-people-found':
      return teamsPeopleFact(state, fact);
    case 'notification-clicked':
      return person.notificationClicked(state, fact, id, now);
    case 'second-start':
      return person.secondStart(state, fact.link);
    case 'tray-clicked':
      return person.trayClicked(machine.awake(state, now), id, now);
    case 'live-heard':
    case 'windows-looked-at':
    case 'pictures-found':
      return liveFact(state, fact, now);
    case 'followed-chosen':
    case 'followed-stirred':
    case 'followed-read':
    case 'followed-written':
    case 'link-not-opened':
      return sharedFact(state, fact, id, now);
    case 'file-set-aside':
    case 'file-newer':
    case 'store-failed':
    case 'store-recovered':
    case 'team-file-chosen':
    case 'team-file-unreadable':
    case 'team-file-saved':
    case 'team-file-not-saved':
    case 'calendar-saved':
    case 'calendar-not-saved':
    case 'autostart-set':
    case 'autostart-failed':
    case 'log-appended':
    case 'log-failed':
      return fileFact(state, fact, id, now);
    default:
      return fact satisfies never;
  }
}

/**
 * What a message makes of the state, and what is to be done outside once the state is stored. A refused command changes
 * nothing by itself and says why; what is due by `now` happens all the same, before it and after it.
 */
export function update(state: AppState, message: Message, now: Instant): Turn {
  switch (message.from) {
    case 'person': {
      const due = settle(machine.awake(state, now), `${message.id}-due`, now);
      const { command, id } = message;
      const done = onCommand(due.state, command, id, now);
      const after = settle(done.state, `${id}-next`, now);
      const effects = [...due.effects, ...done.effects, ...after.effects];
      const { refusal } = done;
      return { state: after.state, effects, ...(refusal === undefined ? {} : { refusal }) };
    }
    case 'world': {
      const done = onFact(state, message.fact, message.id, now);
      const after = settle(done.state, `${message.id}-next`, now);
      return { state: after.state, effects: [...done.effects, ...after.effects] };
    }
    default:
      return message satisfies never;
  }
}
