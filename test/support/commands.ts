import type { Page } from 'playwright-core';
import type { LullApi } from '../../src/contract/api';
import type { Answer, Command } from '../../src/contract/command';
import type { Slices } from '../../src/app/slices';
import type { Team } from '../../src/roster/person';

type BridgedWindow = { readonly lull: LullApi };

/** Sends a command through the bridge of a real window, as its own code does; throws when it is refused. */
export async function send(page: Page, command: Command): Promise<void> {
  const answer = await page.evaluate(
    (given): Promise<Answer> => (globalThis as unknown as BridgedWindow).lull.send(given),
    command,
  );
  if (!answer.ok) throw new Error(`${command.kind} was refused: ${JSON.stringify(answer.refusal)}`);
}

/** All that a window is told, as it gets it. */
export const snapshot = (page: Page): ReturnType<LullApi['snapshot']> =>
  page.evaluate(() => (globalThis as unknown as BridgedWindow).lull.snapshot());

/** The newest value of a slice, as a window gets it. */
export async function slice<Name extends keyof Slices>(
  page: Page,
  name: Name,
): Promise<Slices[Name]> {
  const updates = await snapshot(page);
  const found = updates.find((update) => update.name === name);
  if (found === undefined) throw new Error(`no slice ${name}`);
  return found.value as Slices[Name];
}

/** Brings a team in as a dropped file does. */
export function importTeam(page: Page, team: Team): Promise<void> {
  return send(page, { kind: 'import-team', name: 'team.json', text: JSON.stringify(team) });
}
