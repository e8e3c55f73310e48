import { describe, expect, test } from 'vitest';
import {
  handleAction,
  scrubAction,
  windowAction,
} from '../../../../renderer/team/timeline/scrub-keys';
import { turnThroughTime, wheelSteps } from '../../../../renderer/team/timeline/wheel';

const press = (key: string, ...held: readonly string[]) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});
const minutes = (by: number) => ({ kind: 'step', step: { kind: 'minutes', by } });
const days = (by: number) => ({ kind: 'step', step: { kind: 'days', by } });

describe('a key', () => {
  test.each([
    [press('ArrowRight'), minutes(5)],
    [press('ArrowLeft'), minutes(-5)],
    [press('ArrowRight', 'shift'), minutes(15)],
    [press('ArrowLeft', 'shift'), minutes(-15)],
    [press('ArrowRight', 'ctrl'), days(1)],
    [press('ArrowLeft', 'meta'), days(-1)],
    [press('Home'), { kind: 'now' }],
    [press('Escape'), { kind: 'now' }],
    [press('ArrowRight', 'alt'), null],
    [press('ArrowUp'), null],
    [press('x'), null],
  ])('%j on the timeline', (stroke, action) => {
    expect(scrubAction(stroke)).toEqual(action);
  });

  test.each([
    [press('ArrowUp'), minutes(5)],
    [press('ArrowDown', 'shift'), minutes(-15)],
    [press('PageUp'), minutes(60)],
    [press('PageDown'), minutes(-60)],
    [press('Home'), { kind: 'now' }],
    [press('Tab'), null],
  ])('%j on the handle', (stroke, action) => {
    expect(handleAction(stroke)).toEqual(action);
  });

  test.each([
    [press('ArrowRight', 'alt'), minutes(5)],
    [press('ArrowRight', 'alt', 'shift'), minutes(15)],
    [press('ArrowLeft', 'alt', 'ctrl'), days(-1)],
    [press('Home', 'alt'), { kind: 'now' }],
    [press('ArrowRight'), null],
    [press('Escape', 'alt'), null],
    [press('f', 'alt'), null],
  ])('%j anywhere in the window', (stroke, action) => {
    expect(windowAction(stroke)).toEqual(action);
  });
});

test('an event of the browser, whose properties are not its own, is read as well', () => {
  const event = Object.create(press('ArrowRight', 'alt', 'shift')) as ReturnType<typeof press>;
  expect(windowAction(event)).toEqual(minutes(15));
});

describe('the wheel', () => {
  const turn = (deltaX: number, deltaY: number, shiftKey = false, deltaMode = 0) => ({
    deltaX,
    deltaY,
    deltaMode,
    shiftKey,
  });

  test.each([
    ['up and down over the rows scrolls', turn(0, 100), true, 0],
    ['up and down over the axis is time', turn(0, 100), false, 100],
    ['sideways over the rows is time', turn(-60, 20), true, -60],
    ['with Shift is time', turn(0, 100, true), true, 100],
    ['with Shift, turned sideways by the system, is time', turn(100, 0, true), true, 100],
    ['by lines', turn(3, 0, false, 1), true, 48],
  ])('%s', (_, given, isOverRows, pixels) => {
    expect(turnThroughTime(given, isOverRows)).toBe(pixels);
  });

  test('a notch of a mouse is a quarter of an hour, and small turns add up', () => {
    expect(wheelSteps(0, 120).steps).toBe(3);
    expect(wheelSteps(0, -120).steps).toBe(-3);
    let steps = 0;
    let left = 0;
    for (let i = 0; i < 70; i++) {
      const turned = wheelSteps(left, 1);
      steps += turned.steps;
      left = turned.left;
    }
    expect(steps).toBe(2);
  });

  test('turning back does not first undo what was left over', () => {
    expect(wheelSteps(34, -35)).toEqual({ steps: -1, left: 0 });
  });
});
