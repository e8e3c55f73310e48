import type { Page } from 'playwright-core';
import { importTeam, send, slice } from '../support/commands';
import { crowd } from '../support/crowd';
import { until } from '../support/until';

/** What it takes to picture a window: to size it, to let it come to rest, and to keep what it shows. */
export type Studio = {
  readonly team: Page;
  readonly size: (width: number, height: number) => Promise<void>;
  readonly settled: () => Promise<void>;
  readonly save: (name: string) => Promise<unknown>;
};

const WIDE = [1080, 720] as const;
const NARROW = [480, 720] as const;

/** The timeline of the example team now, at a moment, over a week and on the day its clocks change; then of a thousand. */
export async function timelinePictures(studio: Studio, isAll: boolean): Promise<void> {
  const { team, size, settled, save } = studio;
  await send(team, { kind: 'show-example-team' });
  await until('the example', async () => (await slice(team, 'roster')).people.length > 3);
  await size(...WIDE);
  await team.keyboard.press('Control+2');
  const handle = team.getByRole('slider', { name: 'Moment' });
  await handle.waitFor();
  const both = async (name: string): Promise<void> => {
    // The pointer would read a time off.
    await team.mouse.move(2, 2);
    await settled();
    await save(name);
    await size(...NARROW);
    await save(`${name}-narrow`);
    await size(...WIDE);
  };
  await both('timeline');
  for (let hours = 0; hours < 4; hours++) await handle.press('PageUp');
  await handle.blur();
  await both('timeline-moment');
  await team.getByRole('radio', { name: 'Week' }).check({ force: true });
  await both('timeline-week');
  await team.getByRole('radio', { name: 'Day' }).check({ force: true });
  await team.keyboard.press('Control+1');
  await team.getByRole('treegrid').waitFor();
  await settled();
  await save('team-moment');
  if (isAll) await crowdPictures(studio);
}

/** A thousand people with a meeting and a together day, and the day on which clocks are set back. */
async function crowdPictures({ team, size, settled, save }: Studio): Promise<void> {
  const share = { zone: 'Europe/Berlin', days: [2] } as const;
  await importTeam(team, {
    ...crowd(1_000),
    sync: [
      { ...share, title: 'Weekly', start: '13:00', end: '14:00', people: 'all', kind: 'meeting' },
      { ...share, title: 'Onsite', start: '15:00', end: '17:00', people: 'all', kind: 'together' },
    ],
  });
  await until('the crowd', async () => (await slice(team, 'roster')).people.length === 1_000);
  await team
    .getByRole('button', { name: /dismiss|close/i })
    .first()
    .click();
  await team.keyboard.press('Control+2');
  const sizes = [
    { name: 'timeline-1000', width: WIDE[0], height: WIDE[1] },
    { name: 'timeline-1000-narrow', width: NARROW[0], height: NARROW[1] },
    { name: 'timeline-1000-widest', width: 2560, height: 1400 },
  ];
  for (const { name, width, height } of sizes) {
    await size(width, height);
    await settled();
    await save(name);
  }
  await size(...WIDE);
  await team.getByLabel('Date').fill('2026-10-25');
  await settled();
  await save('timeline-25-hours');
}
