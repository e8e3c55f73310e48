import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WindowName } from '../../../src/contract/command';

/** Where a window is on the desktop, in device-independent pixels. */
export type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Remembers where each window was. What is kept here may be lost without harm. */
export type WindowPlaces = {
  find(window: WindowName): Place | null;
  keep(window: WindowName, place: Place): void;
  /** Resolves when everything kept so far is written. */
  settled(): Promise<void>;
};

const FILE = 'view-choices';

export function samePlace(a: Place, b: Place | undefined): boolean {
  return (
    b !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
  );
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height } = value as { [name: string]: unknown };
  return [x, y, width, height].every((side) => Number.isSafeInteger(side));
}

function readPlaces(folder: string): Map<WindowName, Place> {
  const places = new Map<WindowName, Place>();
  let kept: unknown;
  try {
    kept = JSON.parse(readFileSync(join(folder, `${FILE}.json`), 'utf8'));
  } catch {
    // No file yet, or one that electron-store will replace: windows open where they do by default.
    return places;
  }
  const stored = (kept as { places?: unknown } | null)?.places;
  if (typeof stored !== 'object' || stored === null) return places;
  for (const window of ['team', 'focus', 'settings'] as const) {
    const place = (stored as { [name: string]: unknown })[window];
    if (isPlace(place)) places.set(window, place);
  }
  return places;
}

/** What is in the file. */
export type KeptPlaces = { places: { [window in WindowName]?: Place } };

/** Writes the file, the whole of it each time. */
export type PlaceWriter = { set(key: 'places', places: KeptPlaces['places']): void };

/**
 * Places kept in a folder. The file is read without what writes it, because the first window waits for its place and
 * electron-store takes longer to load than that window may; it is loaded for the first change.
 */
export function createWindowPlaces(
  folder: string,
  onFailed: (detail: string) => void,
  openWriter: (folder: string, name: string) => Promise<PlaceWriter>,
): WindowPlaces {
  const places = readPlaces(folder);
  let writer: Promise<PlaceWriter> | null = null;
  let written: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    try {
      writer ??= openWriter(folder, FILE);
      (await writer).set('places', Object.fromEntries(places));
    } catch (error) {
      writer = null;
      onFailed(String(error));
    }
  };

  return {
    find: (window) => places.get(window) ?? null,
    keep: (window, place) => {
      if (samePlace(place, places.get(window))) return;
      places.set(window, place);
      written = written.then(write);
    },
    settled: () => written,
  };
}

/** A place moved and shrunk as little as needed to lie within the best of the work areas; null without any. */
export function placeWithin(place: Place, areas: readonly Place[]): Place | null {
  const shared = (area: Place): number =>
    Math.max(0, Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)) *
    Math.max(0, Math.min(place.y + place.height, area.y + area.height) - Math.max(place.y, area.y));
  const [first] = areas;
  if (first === undefined) return null;
  const best = areas.reduce(
    (chosen, area) => (shared(area) > shared(chosen) ? area : chosen),
    first,
  );
  const width = Math.min(place.width, best.width);
  const height = Math.min(place.height, best.height);
  return {
    width,
    height,
    x: Math.max(best.x, Math.min(place.x, best.x + best.width - width)),
    y: Math.max(best.y, Math.min(place.y, best.y + best.height - height)),
  };
}
