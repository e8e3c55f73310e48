import { describe, expect, test } from 'vitest';
import { createSpeaker } from '../../../../electron/adapters/channel/speaker';
import { previewOf } from '../../../../renderer/settings/channel/sharing-preview';
import type { Said } from '../../../../src/app/channel';
import { channelWish } from '../../../../src/app/channel-wish';
import { channelSlice } from '../../../../src/app/channel-view';
import type { AppState } from '../../../../src/app/state';
import { FIRST_SHARING, type Sharing } from '../../../../src/presence/sharing';
import { ADA, stateWith } from '../../../support/app-state';

const NOW = Date.UTC(2026, 2, 9, 9, 7);
const SESSION = {
  id: 'block',
  kind: 'focus',
  startedAt: NOW - 60_000,
  endsAt: NOW + 24 * 60_000,
  pausedAt: null,
  overtimeSince: null,
  plannedId: null,
  atEnd: 'surface',
  gaps: [],
  intention: 'The book',
  presetId: null,
  round: null,
} as const;

function joined(sharing: Sharing, work: Parameters<typeof stateWith>[0] = {}): AppState {
  const state = stateWith({ ...work, me: { ...ADA, urgent: 'Call +49 30' } });
  const session = { sid: 'session-1', began: NOW - 120_000 };
  const address = {
    url: 'mqtts://broker.example.com',
    team: 'harbour',
    user: 'ada',
    device: 'desk',
    login: 'none',
    ca: null,
    certificate: null,
  } as const;
  const membership = {
    address,
    sharing,
    secretIn: 'memory',
    began: session.began,
    lastHeard: null,
  };
  const channel = {
    ...state.passing.channel,
    secret: 'ready',
    link: { kind: 'open', session, since: NOW },
  } as const;
  return {
    ...state,
    channel: { joined: { ...membership, secretIn: 'memory' }, people: [] },
    passing: { ...state.passing, channel },
  };
}

const FULL: Sharing = { visible: true, card: 'hours', intention: true, rounding: 'exact' };

describe('what is shown before it goes out', () => {
  test.each([
    ['first choices', FIRST_SHARING, {}],
    ['everything, in a block', FULL, { work: { session: SESSION } }],
    ['half hours, in a block', { ...FULL, rounding: 'half-hour' }, { work: { session: SESSION } }],
    ['no intention, in a block', { ...FULL, intention: false }, { work: { session: SESSION } }],
    [
      'away',
      FULL,
      { work: { status: { kind: 'away', since: NOW, until: NOW + 9e6, byLock: false } } },
    ],
    ['nothing', { ...FULL, visible: false }, {}],
  ] as const)('is what goes out, byte by byte: %s', async (_what, sharing, work) => {
    const state = joined(sharing, work);
    const inBlock = state.work.session !== null;
    const went: { [topic: string]: string } = {};
    const wish = channelWish(state, NOW)!;
    await createSpeaker({
      session: wish.session!,
      now: () => NOW,
      wish: () => wish,
      block: () => (inBlock ? { since: NOW, until: SESSION.endsAt } : null),
      retain: (topic, text) => {
        went[topic] = text;
        return Promise.resolve(null);
      },
      tell: () => undefined,
    }).speak();
    const { joined: view } = channelSlice(state);
    const told = {
      me: state.profile.me,
      status: state.work.status,
      session: state.work.session,
      tellsBlocks: true,
    };
    const said: Said = {};
    const shown = previewOf(view!, said, told, sharing, NOW);
    expect(Object.fromEntries(shown.map(({ topic, next }) => [topic, next]))).toEqual(went);
  });

  test('has nothing in it that was not chosen', () => {
    const state = joined(FULL, { work: { session: SESSION } });
    const { joined: view } = channelSlice(state);
    const told = {
      me: state.profile.me,
      status: state.work.status,
      session: state.work.session,
      tellsBlocks: true,
    };
    const texts = previewOf(view!, {}, told, FIRST_SHARING, NOW)
      .map(({ next }) => next)
      .join('\n');
    expect(texts).not.toMatch(/The book|Berlin|Call/);
  });
});
