import type { Fact } from '../../src/app/message';
import {
  decodeChannel,
  decodeProfile,
  decodeRoster,
  decodeSlack,
  decodeTeams,
  decodeTeamTime,
  decodeWork,
  encodeChannel,
  encodeProfile,
  encodeRoster,
  encodeSlack,
  encodeTeams,
  encodeTeamTime,
  encodeWork,
  verifyDocument,
  type Decoded,
} from '../../src/app/persisted';
import { rememberingKept } from '../../src/app/roster-layers';
import type { AppState, Profile, Roster, Work } from '../../src/app/state';
import { NO_CHANNEL, type Channel } from '../../src/app/channel';
import { NO_SLACK } from '../../src/app/commands-slack';
import { NO_TEAMS } from '../../src/app/commands-teams';
import type { Slack } from '../../src/app/slack';
import type { Teams } from '../../src/app/teams';
import { EMPTY_TEAM_TIME, type TeamTime } from '../../src/app/team-time';
import type { Instant } from '../../src/time/instant';
import type { Clock, DocumentName, Store } from '../ports';

/** How soon a document that could not be written is tried again, if nothing changes before. */
export const RETRY_AFTER_MS = 30_000;

/** What was kept of an earlier run, and what is to be told about it. */
export type Kept = {
  readonly profile: Profile | null;
  readonly roster: Roster | null;
  readonly work: Work | null;
  readonly teamTime: TeamTime | null;
  readonly channel: Channel | null;
  readonly slack: Slack | null;
  readonly teams: Teams | null;
  readonly facts: readonly Fact[];
};

/** How storing the state went. */
export type Keeping = {
  readonly sessionStored: boolean;
  readonly facts: readonly Fact[];
  /** When to try again what could not be stored; null when all is. */
  readonly retryAt: Instant | null;
};

export type Documents = {
  load(): Promise<Kept>;
  /** Writes the documents that differ from what is on the disk; never rejects. */
  keep(state: AppState): Promise<Keeping>;
};

/** A document of the state: where it is there, and its text. */
type Shelf = {
  readonly name: DocumentName;
  readonly pick: (state: AppState) => object;
  readonly encode: (state: AppState) => string;
  /** What is on the disk; null when that is not known to be anything of this run. */
  stored: object | null;
  /** Set when a newer Lull wrote it or it could not be read: it is left alone. */
  locked: boolean;
  failing: boolean;
};

type Read<Value> = { readonly value: Value | null; readonly facts: readonly Fact[] };

/** The documents, read once at the start and written whenever they change. */
export function createDocuments(store: Store, clock: Clock): Documents {
  const shelf = (name: DocumentName, pick: Shelf['pick'], encode: Shelf['encode']): Shelf => ({
    name,
    pick,
    encode,
    stored: null,
    locked: false,
    failing: false,
  });
  const profile = shelf(
    'profile',
    (at) => at.profile,
    (at) => encodeProfile(at.profile),
  );
  const keptRosterOf = rememberingKept();
  const roster = shelf(
    'roster',
    (at) => keptRosterOf(at.roster),
    (at) => encodeRoster(at.roster),
  );
  const work = shelf(
    'session',
    (at) => at.work,
    (at) => encodeWork(at.work),
  );
  const teamTime = shelf(
    'team-time',
    (at) => at.teamTime,
    (at) => encodeTeamTime(at.teamTime),
  );
  // Not written before there is anything in it: a start has enough to do.
  teamTime.stored = EMPTY_TEAM_TIME;
  const channel = shelf(
    'channel',
    (at) => at.channel,
    (at) => encodeChannel(at.channel),
  );
  channel.stored = NO_CHANNEL;
  const slack = shelf(
    'slack',
    (at) => at.slack,
    (at) => encodeSlack(at.slack),
  );
  slack.stored = NO_SLACK;
  const teams = shelf(
    'teams',
    (at) => at.teams,
    (at) => encodeTeams(at.teams),
  );
  teams.stored = NO_TEAMS;
  const shelves = [profile, roster, work, teamTime, channel, slack, teams];

  const read = async <Value extends object>(
    shelf: Shelf,
    decode: (text: string) => Decoded<Value>,
  ): Promise<Read<Value>> => {
    const { name } = shelf;
    const loaded = await store.read(name, (text) => verifyDocument(name, text));
    if (loaded.kind === 'failed') {
      shelf.locked = true;
      return { value: null, facts: [failed(name, loaded.reason)] };
    }
    const facts: Fact[] = loaded.setAside.map((aside) => ({
      kind: 'file-set-aside',
      document: name,
      aside,
      restored: loaded.kind === 'found',
    }));
    if (loaded.kind === 'none') return { value: null, facts };
    const decoded = decode(loaded.text);
    if (decoded.kind === 'good') {
      shelf.stored = decoded.value;
      return { value: decoded.value, facts };
    }
    shelf.locked = true;
    const fact: Fact =
      decoded.kind === 'newer' ? { kind: 'file-newer', document: name } : failed(name, 'damaged');
    return { value: null, facts: [...facts, fact] };
  };

  const write = async (shelf: Shelf, state: AppState): Promise<Fact | null> => {
    const value = shelf.pick(state);
    if (shelf.locked || value === shelf.stored) return null;
    const written = await store.write(shelf.name, shelf.encode(state));
    if (written.ok) {
      shelf.stored = value;
      shelf.failing = false;
      return null;
    }
    if (shelf.failing) return null;
    shelf.failing = true;
    return failed(shelf.name, written.reason);
  };

  return {
    load: async () => {
      const [me, team, session, time, wire, chat, office] = await Promise.all([
        read(profile, decodeProfile),
        read(roster, decodeRoster),
        read(work, decodeWork),
        read(teamTime, decodeTeamTime),
        read(channel, decodeChannel),
        read(slack, decodeSlack),
        read(teams, decodeTeams),
      ]);
      const facts = [me, team, session, time, wire, chat, office].flatMap((one) => one.facts);
      return {
        profile: me.value,
        roster: team.value,
        work: session.value,
        teamTime: time.value,
        channel: wire.value,
        slack: chat.value,
        teams: office.value,
        facts,
      };
    },
    keep: async (state) => {
      const failingBefore = shelves.some(({ failing }) => failing);
      const told = await Promise.all(shelves.map((shelf) => write(shelf, state)));
      const facts = told.filter((fact) => fact !== null);
      const failing = shelves.some((shelf) => shelf.failing);
      if (failingBefore && !failing) facts.push({ kind: 'store-recovered' });
      return {
        sessionStored: work.stored === state.work,
        facts,
        retryAt: failing ? clock.now() + RETRY_AFTER_MS : null,
      };
    },
  };
}

function failed(document: DocumentName, reason: string): Fact {
  return { kind: 'store-failed', document, reason };
}
