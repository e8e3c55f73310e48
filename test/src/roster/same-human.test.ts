import { describe, expect, test } from 'vitest';
import type { Saying } from '../../../src/roster/merge';
import { picksUnderOneId } from '../../../src/roster/same-human';

const NOBODY = { file: [], channel: [], added: [] };
const pick = (id: string, handles: NonNullable<Saying['handles']>): Saying => ({ id, handles });
const ids = (picks: readonly Saying[]): readonly string[] => picks.map(({ id }) => id);

describe('people picked from services', () => {
  test('are who they are where nobody else names them', () => {
    const slack = [pick('slack-u1', { slack: 'U1' })];
    expect(picksUnderOneId({ ...NOBODY, slack }).slack).toEqual(slack);
    expect(picksUnderOneId(NOBODY)).toEqual({ teams: [], slack: [] });
  });

  test.each([
    ['a member id in the file', { file: [pick('ben', { slack: 'U1' })] }],
    ['a member id on the channel', { channel: [pick('ben', { slack: 'U1' })] }],
    ['an e-mail address, however it is written', { added: [pick('ben', { email: 'Ben@X.org' })] }],
    ['somebody picked from Teams', { teams: [pick('ben', { teams: 't1', email: 'ben@x.org' })] }],
  ])('are one with whom they share: %s', (_name, layers) => {
    const slack = [pick('slack-u1', { slack: 'U1', email: 'ben@x.org' })];
    expect(ids(picksUnderOneId({ ...NOBODY, ...layers, slack }).slack)).toEqual(['ben']);
  });

  test('are one through somebody else: the file knows the address, Teams the address and Slack only Teams', () => {
    const { teams, slack } = picksUnderOneId({
      ...NOBODY,
      file: [pick('ben', { email: 'ben@x.org' })],
      teams: [pick('teams-1', { teams: 't1', email: 'ben@x.org', slack: 'U1' })],
      slack: [pick('slack-u1', { slack: 'U1' })],
    });
    expect([...ids(teams), ...ids(slack)]).toEqual(['ben', 'ben']);
  });

  test('of one service are never made one', () => {
    const slack = [
      pick('slack-u1', { slack: 'U1', email: 'shared@x.org' }),
      pick('slack-u2', { slack: 'U2', email: 'shared@x.org' }),
    ];
    const file = [pick('desk', { email: 'shared@x.org' })];
    expect(ids(picksUnderOneId({ ...NOBODY, file, slack }).slack)).toEqual(['desk', 'slack-u2']);
  });

  test('go by the member id before the address', () => {
    const file = [pick('wrong', { email: 'ben@x.org' }), pick('ben', { slack: 'U1' })];
    const slack = [pick('slack-u1', { slack: 'U1', email: 'ben@x.org' })];
    expect(ids(picksUnderOneId({ ...NOBODY, file, slack }).slack)).toEqual(['ben']);
  });
});
