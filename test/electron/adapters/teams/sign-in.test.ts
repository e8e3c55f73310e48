import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allow } from '../../../support/slack-bench';
import { CLIENT, ME, TENANT } from '../../../support/teams-login';
import { teamsBench, type TeamsBench } from '../../../support/teams-bench';

const START = Date.parse('2026-03-04T08:50:07.300Z');

let bench: TeamsBench;

beforeEach(async () => {
  bench = await teamsBench(START);
});
afterEach(async () => {
  expect(bench.server.problems).toEqual([]);
  await bench.server.stop();
});

const noCode = (): void => {
  throw new Error('no code was asked for');
};
const read = () => bench.teams.target('teams-message').read();

describe('by the browser', () => {
  test('is who signed in, with what was granted, and as much as was asked', async () => {
    bench.browse = allow;
    const outcome = await bench.teams.connect(bench.ask(), noCode);
    expect(outcome).toMatchObject({
      kind: 'connected',
      account: {
        clientId: CLIENT,
        tenantId: TENANT,
        userId: ME.id,
        user: ME.upn,
        scopes: ['Presence.Read', 'Presence.ReadWrite'],
      },
    });
    const [asked] = bench.server.callsOf('authorize');
    expect(asked?.body).toMatchObject({ prompt: 'select_account', response_mode: 'query' });
    expect(bench.opened).toHaveLength(1);
    expect((await read()).ok).toBe(true);
  });
});
