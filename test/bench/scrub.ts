import type { Page } from 'playwright-core';
import { framesRow, tasksDuring } from './frames';
import type { Row } from './figures';

const STEPS = 60;
const BUDGET_MS = 8;

const frame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((settle) => requestAnimationFrame(settle)));

/** Drags the moment over the day and back, a step a frame, by the pointer as a person does. */
async function drag(page: Page): Promise<void> {
  const axis = await page.locator('[data-timeline-axis]').boundingBox();
  if (axis === null) throw new Error('The axis of the timeline is not drawn.');
  const y = axis.y + axis.height - 4;
  const xOf = (step: number): number =>
    axis.x + axis.width * (0.1 + (0.8 * (step <= STEPS / 2 ? step : STEPS - step)) / (STEPS / 2));
  await page.mouse.move(xOf(0), y);
  await page.mouse.down();
  for (let step = 0; step < STEPS; step++) {
    await page.mouse.move(xOf(step), y);
    await frame(page);
  }
  await page.mouse.up();
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await page.keyboard.press(key);
    await frame(page);
  }
}

/** The work of a frame while the moment is moved, in the timeline and in the list. */
export async function measureScrubbing(page: Page, people: string): Promise<Row[]> {
  await page.keyboard.press('Control+2');
  const handle = page.getByRole('slider', { name: 'Moment' });
  await handle.waitFor();
  // What V8 compiles on the way there is not the work of a frame.
  await drag(page);
  const dragged = await tasksDuring(page, () => drag(page));
  await handle.focus();
  await press(page, 'Control+ArrowRight', 5);
  const days = await tasksDuring(page, () => press(page, 'Control+ArrowRight', 20));
  await page.keyboard.press('Control+1');
  await press(page, 'Alt+ArrowLeft', 20);
  const listed = await tasksDuring(page, async () => {
    await press(page, 'Alt+ArrowRight', 30);
    await press(page, 'Alt+ArrowLeft', 30);
  });
  await page.keyboard.press('Escape');
  return [
    framesRow(`${people} people: scrub the timeline by dragging`, dragged, BUDGET_MS),
    framesRow(`${people} people: scrub the timeline by the day`, days, BUDGET_MS),
    framesRow(`${people} people: scrub the list, which is put in order anew`, listed, BUDGET_MS),
  ];
}
