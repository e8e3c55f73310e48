import type { Command } from '../contract/command';
import type { Instant } from '../time/instant';
import * as follow from './commands-follow';
import { showHidden } from './commands-roster';
import { addSync, editSync, joinSync, keepCollision } from './commands-sync';
import { followedStirred, followedWasRead, withFollowing } from './follow';
import type { Fact } from './message';
import { linkHost } from '../roster/address';
import type { AppState } from './state';
import { turn, withNotice, type Turn } from './turn';

/** What a person wants of the team they share with others: the followed file and its meetings. */
export type SharedCommand = Extract<
  Command,
  {
    kind:
      | 'follow-url'
      | 'stop-following'
      | 'check-followed'
      | 'save-followed'
      | 'answer-conflict'
      | 'dismiss-follow-change'
      | 'show-hidden'
      | 'add-sync'
      | 'edit-sync'
      | 'remove-sync'
      | 'join-sync'
      | 'keep-collision';
  }
>;

export type SharedFact = Extract<
  Fact,
  {
    kind:
      | 'followed-chosen'
      | 'followed-stirred'
      | 'followed-read'
      | 'followed-written'
      | 'link-not-opened';
  }
>;

export function sharedCommand(
  state: AppState,
  command: SharedCommand,
  id: string,
  now: Instant,
): Turn {
  switch (command.kind) {
    case 'follow-url':
      return follow.followUrl(state, command.url, id);
    case 'stop-following':
      return follow.stopFollowing(state, command.keep, id);
    case 'check-followed':
      return follow.checkFollowed(state, now);
    case 'save-followed':
      return follow.saveFollowed(state);
    case 'answer-conflict':
      return follow.answerConflict(state, command.answer, now);
    case 'dismiss-follow-change':
      return turn(withFollowing(state, { change: null }));
    case 'show-hidden':
      return showHidden(state, id);
    case 'add-sync':
      return addSync(state, command.window, id);
    case 'edit-sync':
      return editSync(state, command.was, command.window, id);
    case 'remove-sync':
      return editSync(state, command.was, null, id);
    case 'join-sync':
      return joinSync(state, command.link, command.sure);
    case 'keep-collision':
      return keepCollision(state, command.key);
    default:
      return command satisfies never;
  }
}

/** What became of the followed file, and of a link. */
export function sharedFact(state: AppState, fact: SharedFact, id: string, now: Instant): Turn {
  switch (fact.kind) {
    case 'followed-chosen':
      return follow.followFile(state, fact.path, fact.name, id);
    case 'followed-stirred':
      return turn(followedStirred(state, now));
    case 'followed-read': {
      const place = state.roster.followed?.place;
      const isMeant = JSON.stringify(place) === JSON.stringify(fact.place);
      return turn(isMeant ? followedWasRead(state, fact.read, id, now) : state);
    }
    case 'followed-written':
      return turn(follow.followedWasWritten(state, fact.outcome, now));
    case 'link-not-opened': {
      const values = { host: linkHost(fact.link) ?? '' };
      return turn(withNotice(state, { id: fact.kind, kind: fact.kind, values }));
    }
    default:
      return fact satisfies never;
  }
}
