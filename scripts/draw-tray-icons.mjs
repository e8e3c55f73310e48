#!/usr/bin/env node
/**
 * Draws the tray's pictures into resources/tray: one shape a state on a grid of 22, so that the
 * state is told without colour. `light` and `dark` are for panels of that colour, each with a thin
 * rim in the other ink, because a panel may not match the theme it claims; `template` is for macOS,
 * which inks it itself.
 */
import { Resvg } from '@resvg/resvg-js';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const GRID = 22;
const CENTRE = GRID / 2;
const RADIUS = 7.5;
const STEPS = 24;

const SETS = {
  light: { ink: '#1c1d22', rim: '#ffffff', suffix: '' },
  dark: { ink: '#ffffff', rim: '#000000', suffix: '' },
  template: { ink: '#000000', rim: null, suffix: 'Template' },
};

/** One stroke or filled shape; `soft` is the part of a picture that stays in the background. */
const stroke = (d, width, options = {}) => ({ d, width, cap: 'round', ...options });
const fill = (d, options = {}) => ({ d, width: 0, ...options });

function point(turn, radius = RADIUS) {
  const angle = turn * 2 * Math.PI;
  return [CENTRE + radius * Math.sin(angle), CENTRE - radius * Math.cos(angle)]
    .map((value) => value.toFixed(3))
    .join(' ');
}

function arc(from, to, radius = RADIUS) {
  const large = to - from > 0.5 ? 1 : 0;
  return `M ${point(from, radius)} A ${radius} ${radius} 0 ${large} 1 ${point(to, radius)}`;
}

function circle(radius, x = CENTRE, y = CENTRE) {
  const turn = `A ${radius} ${radius} 0 1 1`;
  return `M ${x - radius} ${y} ${turn} ${x + radius} ${y} ${turn} ${x - radius} ${y} Z`;
}

const DASHES = 8;

const SHAPES = {
  available: [stroke(circle(RADIUS), 2.4, { soft: 0.55 }), fill(circle(3.6))],
  paused: [
    ...Array.from({ length: DASHES }, (_, index) =>
      stroke(arc((index - 0.25) / DASHES, (index + 0.25) / DASHES), 2.4, { cap: 'butt' }),
    ),
    stroke('M 9 8 V 14 M 13 8 V 14', 2.2, { cap: 'butt' }),
  ],
  break: [
    stroke('M 4 8 H 15 V 12.5 A 4 4 0 0 1 11 16.5 H 8 A 4 4 0 0 1 4 12.5 Z', 2, { join: 'round' }),
    stroke('M 15 9.5 H 16 A 2.5 2.5 0 0 1 16 14.5 H 14.6', 1.8),
    stroke('M 7.5 3 V 5 M 11.5 3 V 5', 1.8),
  ],
  off: [fill('M 13.6 3.2 A 8.2 8.2 0 1 0 19 14.2 A 6.6 6.6 0 0 1 13.6 3.2 Z')],
  away: [
    stroke(
      'M 11.2 4.6 H 9 A 4.6 4.6 0 0 0 4.4 9.2 V 13 A 4.6 4.6 0 0 0 9 17.6 H 12.8 A 4.6 4.6 0 0 0 17.4 13 V 10.8',
      2.2,
    ),
    stroke('M 10.6 11.4 L 18.6 3.4 M 14 3.2 H 18.8 V 8', 2, { cap: 'square', join: 'miter' }),
  ],
  overtime: [
    stroke(circle(RADIUS), 2.4),
    stroke('M 11 7.8 V 14.2 M 7.8 11 H 14.2', 2, { cap: 'butt' }),
  ],
};

function focusing(step) {
  const track = stroke(circle(RADIUS), 2.4, { soft: 0.35 });
  if (step === 0) return [track];
  if (step === STEPS) return [stroke(circle(RADIUS), 3.2)];
  return [track, stroke(arc(0, step / STEPS), 3.2, { cap: 'butt' })];
}

function draw({ d, width, cap = 'round', join = 'round', soft = 1 }, { ink, rim }, asRim) {
  const reach = asRim ? 2 : 0;
  const paint = asRim ? rim : ink;
  const around = width + reach;
  return (
    `<path d="${d}" fill="${width === 0 ? paint : 'none'}" stroke="${around > 0 ? paint : 'none'}" ` +
    `stroke-width="${around}" stroke-linecap="${cap}" stroke-linejoin="${join}" ` +
    `opacity="${asRim ? 0.6 : soft}"/>`
  );
}

function picture(shapes, set) {
  const rim = set.rim === null ? '' : shapes.map((shape) => draw(shape, set, true)).join('');
  const ink = shapes.map((shape) => draw(shape, set, false)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${GRID} ${GRID}">${rim}${ink}</svg>`;
}

const folder = resolve(import.meta.dirname, '../resources/tray');
const pictures = new Map(Object.entries(SHAPES));
for (let step = 0; step <= STEPS; step += 1) {
  pictures.set(`focusing-${String(step).padStart(2, '0')}`, focusing(step));
}

for (const [name, set] of Object.entries(SETS)) {
  await rm(join(folder, name), { recursive: true, force: true });
  await mkdir(join(folder, name), { recursive: true });
  for (const [state, shapes] of pictures) {
    const svg = picture(shapes, set);
    for (const scale of [1, 2]) {
      const png = new Resvg(svg, { fitTo: { mode: 'width', value: GRID * scale } }).render();
      const file = `${state}${set.suffix}${scale === 1 ? '' : `@${scale}x`}.png`;
      await writeFile(join(folder, name, file), png.asPng());
    }
  }
}
console.log(`${pictures.size} pictures in ${Object.keys(SETS).length} sets, in ${folder}`);
