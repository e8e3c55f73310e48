#!/usr/bin/env node
/**
 * Draws the app's icon into resources/icons: PNGs for Linux, `icon.ico` for Windows and `icon.icns`
 * for macOS. It is the tray's ring, three quarters full, on a night sky.
 */
import { Resvg } from '@resvg/resvg-js';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** The kinds of picture in an icns file by their edge in pixels; two kinds are for doubled screens. */
const ICNS_KINDS = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** Small pictures fill their square and have a thicker ring, so that they stay legible. */
function picture(size) {
  const small = size <= 32;
  const inset = small ? 0 : 48;
  const edge = 512 - 2 * inset;
  const radius = small ? 150 : 118;
  const width = small ? 64 : 40;
  const turn = 2 * Math.PI * 0.72;
  const x = (256 + radius * Math.sin(turn)).toFixed(2);
  const y = (256 - radius * Math.cos(turn)).toFixed(2);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#3d3a8c"/><stop offset="1" stop-color="#24224f"/>
    </linearGradient></defs>
    <rect x="${inset}" y="${inset}" width="${edge}" height="${edge}" rx="${edge * 0.225}" fill="url(#sky)"/>
    <circle cx="256" cy="256" r="${radius}" fill="none" stroke="#ffffff" stroke-opacity="0.2" stroke-width="${width}"/>
    <path d="M 256 ${256 - radius} A ${radius} ${radius} 0 1 1 ${x} ${y}" fill="none" stroke="#a9a4ff"
      stroke-width="${width}" stroke-linecap="round"/>
    <circle cx="256" cy="256" r="${small ? 56 : 38}" fill="#ffffff"/>
  </svg>`;
}

function png(size) {
  return new Resvg(picture(size), { fitTo: { mode: 'width', value: size } }).render().asPng();
}

/** An ICO file of PNG pictures, which Windows reads since Vista. */
function ico(sizes) {
  const pictures = sizes.map((size) => ({ size, data: png(size) }));
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ size, data }, index) => {
    const at = 6 + 16 * index;
    // An edge of 256 is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(data.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += data.length;
  });
  return Buffer.concat([header, ...pictures.map(({ data }) => data)]);
}

function chunk(kind, data) {
  const header = Buffer.alloc(8);
  header.write(kind, 0, 'latin1');
  header.writeUInt32BE(data.length + header.length, 4);
  return Buffer.concat([header, data]);
}

const folder = resolve(import.meta.dirname, '../resources/icons');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const size of PNG_SIZES) await writeFile(join(folder, `${size}x${size}.png`), png(size));
await writeFile(join(folder, 'icon.ico'), ico(ICO_SIZES));
const icns = ICNS_KINDS.map(([kind, size]) => chunk(kind, png(size)));
await writeFile(join(folder, 'icon.icns'), chunk('icns', Buffer.concat(icns)));
console.log(`${PNG_SIZES.length} PNGs, icon.ico and icon.icns, in ${folder}`);
