import { parseDeepLink, proposalSection } from '../contract/deep-link';
import type { WindowName } from '../contract/command';
import { reopened } from '../lease/books';
import { TARGETS } from '../lease/lease';
import type { Instant } from '../time/instant';
import { answerOutcome, goOnFocus, startDefault, startFocus } from './commands-focus';
import { joinTold } from './commands-sync';
import type { Effect } from './effect';
import type { NotificationAction } from './notification';
import { subjectOf } from './notification-id';
import { resumeChannel } from './due-channel';
import { withChannelNow } from './channel-now';
import { resumeSlack } from './commands-slack';
import { resumeTeams } from './commands-teams';
import { booksOf, withBooks } from './silence';
import type { AppState } from './state';
import { andThen, turn, withPassing, type Turn } from './turn';

/** How long a click on *go on* goes on. */
const GO_ON_MINUTES = 10;

/** Where the form of the team channel is. */
const CHANNEL_SECTION = 'channel';

const open = (window: WindowName, section: string | null = null): Effect => ({
  kind: 'open-window',
  window,
  quietly: false,
  section,
});

function openLink(state: AppState, link: string | null): Turn {
  const asked = link === null ? null : parseDeepLink(link);
  if (asked === null || asked.kind === 'team') return turn(state, open('team'));
  if (asked.kind === 'join') {
    const filled = withChannelNow(state, { invitation: asked.invitation });
    return turn(filled, open('settings', CHANNEL_SECTION));
  }
  const section = asked.kind === 'focus' ? null : proposalSection(asked.minutes);
  return turn(state, open('focus', section));
}

/** Begins a run: what an earlier one left undone is taken up again, and a window opens unless Lull starts with the machine. */
export function started(
  state: AppState,
  { hidden, link }: { readonly hidden: boolean; readonly link: string | null },
): Turn {
  const quitting = withPassing(state, { quittingSince: null });
  const reopenedState = withBooks(quitting, reopened(booksOf(quitting)));
  const resumed = andThen(andThen(resumeChannel(reopenedState), resumeSlack), resumeTeams);
  const fresh = resumed.state;
  const on = TARGETS.filter((target) => fresh.profile.settings.silence[target]);
  const effects: Effect[] = [
    ...resumed.effects,
    ...on.map((target) => ({ kind: 'probe-target', target }) as const),
    ...fresh.work.unlogged.map((record) => ({ kind: 'append-log', record }) as const),
  ];
  const linked = openLink(fresh, link);
  if (!fresh.profile.welcomed) return turn(linked.state, ...effects, open('team'));
  const quiet = hidden && link === null && fresh.machine.trayHost !== 'absent';
  return quiet ? turn(fresh, ...effects) : turn(linked.state, ...effects, ...linked.effects);
}

export function secondStart(state: AppState, link: string | null): Turn {
  return openLink(state, link);
}

export function trayClicked(state: AppState, id: string, now: Instant): Turn {
  return state.work.session === null ? startDefault(state, id, now) : turn(state, open('focus'));
}

function startPlanned(state: AppState, plannedId: string, id: string, now: Instant): Turn {
  const length = { kind: 'planned', plannedId } as const;
  const begun = startFocus(state, { kind: 'start-focus', length }, id, now);
  // The planned time is over or a block runs: the click still leads somewhere.
  return begun.refusal === undefined ? begun : turn(state, open('focus'));
}

function takeUp(state: AppState, action: 'go-on' | 'done', id: string, now: Instant): Turn {
  const blockId = state.work.lastBlock?.id ?? '';
  const answered =
    action === 'go-on'
      ? goOnFocus(state, GO_ON_MINUTES, now)
      : answerOutcome(state, { kind: 'answer-outcome', blockId, outcome: 'done' }, id, now);
  return answered.refusal === undefined ? answered : turn(state, open('focus'));
}

export function notificationClicked(
  state: AppState,
  click: { readonly id: string; readonly action?: NotificationAction },
  id: string,
  now: Instant,
): Turn {
  if (click.action === 'go-on' || click.action === 'done') {
    return takeUp(state, click.action, id, now);
  }
  const subject = subjectOf(click.id);
  if (click.action === 'join' && subject.kind === 'sync') return joinTold(state, subject, now);
  switch (subject.kind) {
    case 'planned':
      return startPlanned(state, subject.plannedId, id, now);
    case 'person':
      return turn(state, open('team', `person-${subject.personId}`));
    case 'overlap':
      return turn(state, open('team', `overlap-${subject.watchId}`));
    case 'team':
      return turn(state, open('team'));
    case 'sync':
      return turn(state, open('team'));
    case 'session':
      return turn(state, open('focus'));
    default:
      return subject satisfies never;
  }
}
