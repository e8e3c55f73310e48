import { describe, expect, test } from 'vitest';
import { createDocuments, RETRY_AFTER_MS } from '../../../electron/main/documents';
import type { DocumentName, Loaded, Store, WriteFailure } from '../../../electron/ports';
import {
  encodeProfile,
  encodeRoster,
  encodeTeamTime,
  encodeWork,
} from '../../../src/app/persisted';
import { withSettings, withTeamTime, withWork } from '../../../src/app/turn';
import { ADA, stateWith } from '../../support/app-state';

const NOW = Date.UTC(2026, 2, 9, 9);
const NONE: Loaded = { kind: 'none', setAside: [] };

function found(text: string, more: Partial<Extract<Loaded, { kind: 'found' }>> = {}): Loaded {
  return { kind: 'found', text, generation: 0, setAside: [], newer: false, ...more };
}

/** A disk in memory that remembers what was written, and fails as it is told to. */
function bench(loaded: { readonly [document in DocumentName]?: Loaded } = {}) {
  const written: [DocumentName, string][] = [];
  const at: { failing: DocumentName[]; reason: WriteFailure } = {
    failing: [],
    reason: 'disk-full',
  };
  const store: Store = {
    read: (document) => Promise.resolve(loaded[document] ?? NONE),
    write: (document, text) => {
      if (at.failing.includes(document)) {
        return Promise.resolve({ ok: false, reason: at.reason, detail: 'none of anybody else' });
      }
      written.push([document, text]);
      return Promise.resolve({ ok: true });
    },
    settled: () => Promise.resolve(),
  };
  const clock = { now: () => NOW, monotonic: () => 0 };
  const documents = createDocuments(store, clock);
  const names = () => written.splice(0).map(([document]) => document);
  return { documents, at, names };
}

const STATE = stateWith();

describe('the documents', () => {
  test('are all written on a first start, and none again while nothing changes', async () => {
    const { documents, names } = bench();
    expect(await documents.load()).toEqual({
      profile: null,
      roster: null,
      work: null,
      teamTime: null,
      channel: null,
      slack: null,
      teams: null,
      facts: [],
    });
    await documents.keep(STATE);
    expect(names()).toEqual(['profile', 'roster', 'session']);
    await documents.keep(STATE);
    expect(names()).toEqual([]);
  });

  test('are not written again after they were read', async () => {
    const { documents, names } = bench({
      profile: found(encodeProfile(STATE.profile)),
      roster: found(encodeRoster(STATE.roster)),
      session: found(encodeWork(STATE.work)),
      'team-time': found(encodeTeamTime(STATE.teamTime)),
    });
    const { profile, roster, work, teamTime } = await documents.load();
    if (profile === null || roster === null || work === null || teamTime === null) {
      throw new Error('nothing was read');
    }
    expect(profile.me).toEqual(ADA);
    const keeping = await documents.keep({ ...STATE, profile, roster, work, teamTime });
    expect(names()).toEqual([]);
    expect(keeping).toEqual({ sessionStored: true, facts: [], retryAt: null });
  });

  test('are written one by one, as they change', async () => {
    const { documents, names } = bench();
    await documents.keep(STATE);
    names();
    const settings = withSettings(STATE, { theme: 'dark' });
    await documents.keep(settings);
    expect(names()).toEqual(['profile']);
    await documents.keep(withWork(settings, { roundsDone: 1 }));
    expect(names()).toEqual(['session']);
    const group = { id: 'g', name: 'Harbour', people: ['ben'] };
    await documents.keep(withTeamTime(withWork(settings, { roundsDone: 1 }), { groups: [group] }));
    expect(names()).toEqual(['session', 'team-time']);
  });

  test('tell what was set aside, and whether anything came back for it', async () => {
    const { documents } = bench({
      roster: { kind: 'none', setAside: ['roster.damaged-1'] },
      session: found(encodeWork(STATE.work), { setAside: ['session.damaged-1'] }),
    });
    const { facts } = await documents.load();
    expect(facts).toEqual([
      { kind: 'file-set-aside', document: 'roster', aside: 'roster.damaged-1', restored: false },
      { kind: 'file-set-aside', document: 'session', aside: 'session.damaged-1', restored: true },
    ]);
  });

  test('leave alone what a newer Lull wrote', async () => {
    const newer = encodeRoster(STATE.roster).replace('"version":1', '"version":2');
    const { documents, names } = bench({ roster: found(newer, { newer: true }) });
    const { roster, facts } = await documents.load();
    expect(roster).toBeNull();
    expect(facts).toEqual([{ kind: 'file-newer', document: 'roster' }]);
    await documents.keep(STATE);
    expect(names()).toEqual(['profile', 'session']);
  });

  test('leave alone what could not be read', async () => {
    const failed: Loaded = {
      kind: 'failed',
      reason: 'denied',
      detail: 'not for the eyes of a page',
    };
    const { documents, names } = bench({ session: failed });
    const { facts } = await documents.load();
    expect(facts).toEqual([{ kind: 'store-failed', document: 'session', reason: 'denied' }]);
    const keeping = await documents.keep(STATE);
    expect(names()).toEqual(['profile', 'roster']);
    expect(keeping.sessionStored).toBe(false);
  });

  test('tell a full disk once, try again, and tell once that it is over', async () => {
    const { documents, at, names } = bench();
    at.failing = ['session'];
    expect(await documents.keep(STATE)).toEqual({
      sessionStored: false,
      facts: [{ kind: 'store-failed', document: 'session', reason: 'disk-full' }],
      retryAt: NOW + RETRY_AFTER_MS,
    });
    expect(await documents.keep(STATE)).toEqual({
      sessionStored: false,
      facts: [],
      retryAt: NOW + RETRY_AFTER_MS,
    });
    names();
    at.failing = [];
    expect(await documents.keep(STATE)).toEqual({
      sessionStored: true,
      facts: [{ kind: 'store-recovered' }],
      retryAt: null,
    });
    expect(names()).toEqual(['session']);
  });

  test('count the session as stored while only another document fails', async () => {
    const { documents, at } = bench();
    at.failing = ['roster'];
    const keeping = await documents.keep(STATE);
    expect(keeping.sessionStored).toBe(true);
    expect(keeping.retryAt).toBe(NOW + RETRY_AFTER_MS);
  });
});
