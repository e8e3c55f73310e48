import { storeRecovered } from '../lease/books';
import type { Instant } from '../time/instant';
import { importTeam } from './commands-roster';
import type { Fact } from './message';
import { booksOf, withBooks } from './silence';
import type { AppState } from './state';
import {
  turn,
  withMachine,
  withNotice,
  withoutNotice,
  withPassing,
  withSettings,
  withWork,
  type Turn,
} from './turn';

export type FileFact = Extract<
  Fact,
  {
    kind:
      | 'file-set-aside'
      | 'file-newer'
      | 'store-failed'
      | 'store-recovered'
      | 'team-file-chosen'
      | 'team-file-unreadable'
      | 'team-file-saved'
      | 'team-file-not-saved'
      | 'calendar-saved'
      | 'calendar-not-saved'
      | 'autostart-set'
      | 'autostart-failed'
      | 'log-appended'
      | 'log-failed';
  }
>;

function autostartFailed(state: AppState, reason: string): AppState {
  // A switch that did not take must not look as if it had.
  const launchAtLogin = state.machine.autostart === 'on';
  return withNotice(withSettings(state, { launchAtLogin }), {
    id: 'autostart-failed',
    kind: 'autostart-failed',
    values: { reason },
  });
}

function recovered(state: AppState): AppState {
  const notices = state.passing.notices.filter(({ kind }) => kind !== 'store-failed');
  const next = withPassing(state, { notices });
  return withBooks(next, storeRecovered(booksOf(next)));
}

/** What became of files: the documents, the team file, the log, and the entry that starts Lull at login. */
export function fileFact(state: AppState, fact: FileFact, id: string, now: Instant): Turn {
  switch (fact.kind) {
    case 'file-set-aside': {
      const { document, aside, restored } = fact;
      const kind = restored ? 'file-set-aside' : 'file-started-anew';
      const values = { document, aside };
      return turn(withNotice(state, { id: `aside:${aside}`, kind, values }));
    }
    case 'file-newer': {
      const { document } = fact;
      const values = { document };
      return turn(withNotice(state, { id: `newer:${document}`, kind: fact.kind, values }));
    }
    case 'store-failed': {
      const { document, reason } = fact;
      const values = { document, reason };
      return turn(withNotice(state, { id: `store:${document}`, kind: fact.kind, values }));
    }
    case 'store-recovered':
      return turn(recovered(state));
    case 'team-file-chosen':
      return importTeam(state, fact, id, now);
    case 'team-file-unreadable': {
      const problems = [{ path: '', message: fact.message }];
      return turn(withPassing(state, { importReport: { name: fact.name, problems } }));
    }
    case 'team-file-saved': {
      const values = { name: fact.name };
      return turn(withNotice(state, { id: 'export', kind: 'export-saved', values }));
    }
    case 'team-file-not-saved': {
      const values = { name: fact.name, reason: fact.reason };
      return turn(withNotice(state, { id: 'export', kind: 'export-failed', values }));
    }
    case 'calendar-saved': {
      const values = { name: fact.name };
      return turn(withNotice(state, { id: 'calendar', kind: 'calendar-saved', values }));
    }
    case 'calendar-not-saved': {
      const values = { name: fact.name, reason: fact.reason };
      return turn(withNotice(state, { id: 'calendar', kind: 'calendar-failed', values }));
    }
    case 'autostart-set': {
      const known = withMachine(state, { autostart: fact.autostart });
      return turn(withoutNotice(known, 'autostart-failed'));
    }
    case 'autostart-failed':
      return turn(autostartFailed(state, fact.reason));
    case 'log-appended': {
      const unlogged = state.work.unlogged.filter((record) => record.id !== fact.id);
      return turn(withoutNotice(withWork(state, { unlogged }), 'store:log'));
    }
    case 'log-failed': {
      const values = { document: 'log', reason: fact.reason };
      return turn(withNotice(state, { id: 'store:log', kind: 'store-failed', values }));
    }
    default:
      return fact satisfies never;
  }
}
