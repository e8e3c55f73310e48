import { existsSync, readdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Environment variables that give a process another clock, and all that it starts the same one. */
export type ClockEnv = Readonly<Record<string, string>>;

/** A clock that a test can set while the app runs. */
export type JumpingClock = {
  readonly env: ClockEnv;
  /** Sets the wall clock to this instant (ms); timers do not notice, as after a suspend. */
  readonly jumpTo: (instant: number) => Promise<void>;
};

/**
 * A clock that starts at a wall time of a zone, such as `2026-03-08 06:59:50`, and runs `speed`
 * times as fast. Timers run as fast as the clock, so that sixty makes a minute of a second.
 */
export function startAt(wallTime: string, zone: string, speed = 1): ClockEnv {
  return {
    LD_PRELOAD: preload(),
    FAKETIME: `@${wallTime} x${speed}`,
    TZ: zone,
  };
}

/**
 * A clock in this zone that starts at an instant (ms) and can be set later. `folder` keeps the file
 * by which it is set.
 */
export async function jumpingClock(
  instant: number,
  zone: string,
  folder: string,
): Promise<JumpingClock> {
  const file = join(folder, 'clock');
  const jumpTo = async (target: number) => {
    const offset = (target - Date.now()) / 1000;
    await writeFile(`${file}.next`, `${offset < 0 ? '' : '+'}${offset.toFixed(3)}\n`);
    await rename(`${file}.next`, file);
  };
  await jumpTo(instant);
  return {
    env: {
      LD_PRELOAD: preload(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      TZ: zone,
    },
    jumpTo,
  };
}

/** A clock whose speed a test can change while the app runs. */
export type HurryingClock = {
  readonly env: ClockEnv;
  /** From now on `speed` times as fast, for the wall clock and timers alike. */
  readonly hurry: (speed: number) => Promise<void>;
};

/**
 * A clock that starts at a wall time of a zone at its usual speed, since an app that starts at sixty
 * times the speed meets its own time limits on a busy machine. `folder` keeps the file by which it
 * is set. With the change of speed both clocks leap, by the new speed's share of the time so far.
 */
export async function hurryingClock(
  wallTime: string,
  zone: string,
  folder: string,
): Promise<HurryingClock> {
  const file = join(folder, 'clock');
  const hurry = async (speed: number) => {
    await writeFile(`${file}.next`, `@${wallTime} x${speed}\n`);
    await rename(`${file}.next`, file);
  };
  await hurry(1);
  return {
    env: {
      LD_PRELOAD: preload(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      TZ: zone,
    },
    hurry,
  };
}

function preload(): string {
  const found = readdirSync('/usr/lib')
    .map((folder) => join('/usr/lib', folder, 'faketime', 'libfaketimeMT.so.1'))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error('libfaketime is not installed');
  return found;
}
