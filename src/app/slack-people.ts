import type { SlackCommand } from '../contract/slack-command';
import type { Saying } from '../roster/merge';
import { addPicks } from './live-picks';
import type { SlackFact } from './slack-effect';
import type { SlackFrom, SlackMember, SlackNow } from './slack';
import type { AppState } from './state';
import { refuse, turn, withPassing, type Turn } from './turn';

type PeopleCommand = Extract<
  SlackCommand,
  { kind: 'list-slack-people' | 'list-slack-circles' | 'add-slack-people' }
>;

const isMe = ({ profile, slack }: AppState, { id }: SlackMember): boolean =>
  slack.account?.userId === id || profile.me.handles?.slack === id;

function pickOf({ id, name, zone, email }: SlackMember): Saying {
  return {
    id: `slack-${id.toLowerCase()}`,
    name,
    ...(zone === null ? {} : { zone }),
    handles: { ...(email === null ? {} : { email }), slack: id },
  };
}

/** Puts members of the workspace on the roster: one change, which can be taken back at once. */
function addSlackPeople(state: AppState, ids: readonly string[], token: string): Turn {
  const { people } = state.passing.slack;
  if (people?.kind !== 'found') return refuse(state, 'unknown-person');
  const wanted = new Set(ids);
  const followed = new Set(state.roster.people.map(({ handles }) => handles?.slack));
  const chosen = people.members.filter(
    (one) =>
      wanted.has(one.id) && one.leftOut === null && !isMe(state, one) && !followed.has(one.id),
  );
  return addPicks(state, 'slack', chosen.map(pickOf), token);
}

function withNow(state: AppState, change: Partial<SlackNow>): AppState {
  return withPassing(state, { slack: { ...state.passing.slack, ...change } });
}

export function slackPeopleCommand(state: AppState, command: PeopleCommand, id: string): Turn {
  if (state.slack.account === null) return refuse(state, 'not-joined');
  const loading = { kind: 'loading' } as const;
  switch (command.kind) {
    case 'list-slack-people': {
      const { from } = command;
      return turn(withNow(state, { from, people: loading }), { kind: command.kind, from });
    }
    case 'list-slack-circles': {
      const { of } = command;
      return turn(withNow(state, { [of]: loading }), { kind: command.kind, of });
    }
    case 'add-slack-people':
      return addSlackPeople(state, command.ids, id);
    default:
      return command satisfies never;
  }
}

const same = (one: SlackFrom, other: SlackFrom): boolean =>
  one.kind === other.kind &&
  (one.kind === 'everybody' || (other.kind !== 'everybody' && one.id === other.id));

/** Takes over what was listed; people of whom something else was asked meanwhile are let go. */
export function withSlackListed(
  state: AppState,
  fact: Extract<SlackFact, { kind: 'slack-people' | 'slack-circles' }>,
): AppState {
  if (fact.kind === 'slack-circles') return withNow(state, { [fact.of]: fact.circles });
  return same(fact.from, state.passing.slack.from)
    ? withNow(state, { people: fact.people })
    : state;
}
