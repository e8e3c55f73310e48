import { breakOrFocus, stateLabel } from './tray-state';
import { plannedAhead } from './due-planned';
import { ANNOUNCED_BEFORE } from '../focus/planned';
import type { Command } from '../contract/command';
import type { Instant } from '../time/instant';
import { joinable } from './due-sync';
import { watchedOverlap, watchName } from './overlap-watch';
import { blockElsewhere } from './elsewhere';
import { hoursAhead, offeredFrom } from './hours-ahead';
import { channelItems } from './tray-channel';
import type { AppState } from './state';
import type { Phrase, TrayMenuItem } from './tray-item';

/** By how many minutes a block is extended from the menu. */
const EXTENSIONS = [5, 10, 15] as const;

/** How many followed overlaps the menu shows: it is read at a glance. */
const MOST_OVERLAPS = 5;

const SEPARATOR: TrayMenuItem = { kind: 'separator' };

const item = (label: Phrase, command: Command, checked?: boolean): TrayMenuItem => ({
  kind: 'command',
  label,
  command,
  ...(checked === undefined ? {} : { checked }),
});

function plannedItems(state: AppState, now: Instant): TrayMenuItem[] {
  const planned = plannedAhead(state, now);
  if (planned === null || now < planned.start - ANNOUNCED_BEFORE) return [];
  const { plannedId, end } = planned;
  const length = { kind: 'planned', plannedId } as const;
  const label = { key: 'menu.start-planned', times: { until: end } };
  return [item(label, { kind: 'start-focus', length })];
}

function joinItems(state: AppState, now: Instant): TrayMenuItem[] {
  return joinable(state, now).flatMap(({ window, start }) => {
    const { title, link } = window;
    if (link === undefined) return [];
    const label = { key: 'menu.join', values: { title }, times: { at: start } };
    return [item(label, { kind: 'join-sync', link, sure: false })];
  });
}

/** Followed overlaps; a click leads to the panel that shows all of them. */
function overlapItems(state: AppState, now: Instant): TrayMenuItem[] {
  return state.teamTime.overlapWatches.slice(0, MOST_OVERLAPS).flatMap((watch) => {
    const next = watchedOverlap(state, watch, now);
    const name = watchName(state, watch);
    // Everybody it was about has left the roster.
    if (name.kind === 'names' && name.names.length === 0) return [];
    const runs = next !== null && next.start <= now;
    const label: Phrase = {
      key: next === null ? 'menu.no-overlap' : runs ? 'menu.overlap-now' : 'menu.next-overlap',
      ...(name.kind === 'names'
        ? { values: { who: name.names } }
        : { words: { who: `menu.roles.${name.role}` } }),
      ...(next === null ? {} : { times: { until: next.end }, spans: { when: next } }),
    };
    return [item(label, { kind: 'open-window', window: 'team', section: `overlap-${watch.id}` })];
  });
}

function startMenu(state: AppState, now: Instant): TrayMenuItem {
  const items = state.profile.settings.presets.map(({ id, focusMinutes }) =>
    item(
      { key: 'menu.minutes', values: { count: focusMinutes } },
      { kind: 'start-focus', length: { kind: 'preset', presetId: id } },
    ),
  );
  const [block] = hoursAhead(state, now);
  if (block !== undefined && now >= offeredFrom(block)) {
    const length = { kind: 'until-block-end' } as const;
    const label = { key: 'menu.until-block-end', times: { until: block.end } };
    items.push(item(label, { kind: 'start-focus', length }));
  }
  items.push(
    SEPARATOR,
    item({ key: 'menu.custom' }, { kind: 'open-window', window: 'focus', section: 'start' }),
  );
  return { kind: 'submenu', label: { key: 'menu.start' }, items };
}

function statusMenu(state: AppState, now: Instant): TrayMenuItem {
  const away = state.work.status.kind === 'away';
  const next = hoursAhead(state, now).find(({ start }) => start > now);
  const minutes = (count: number): TrayMenuItem =>
    item(
      {
        key: count < 60 ? 'menu.away-minutes' : 'menu.away-hours',
        values: { count: count < 60 ? count : count / 60 },
      },
      { kind: 'set-away', until: { kind: 'minutes', minutes: count } },
    );
  const items: TrayMenuItem[] = [
    item({ key: 'menu.available' }, { kind: 'set-back' }, !away),
    SEPARATOR,
    minutes(15),
    minutes(60),
  ];
  if (next !== undefined) {
    const label = { key: 'menu.away-next-block', times: { until: next.start } };
    items.push(item(label, { kind: 'set-away', until: { kind: 'next-block' } }));
  }
  items.push(
    item({ key: 'menu.away-until' }, { kind: 'open-window', window: 'team', section: 'away' }),
  );
  if (away) items.push(SEPARATOR, item({ key: 'menu.back' }, { kind: 'set-back' }));
  return { kind: 'submenu', label: { key: 'menu.status' }, items };
}

function extendMenu(): TrayMenuItem {
  const items = EXTENSIONS.map((minutes) =>
    item({ key: 'menu.minutes', values: { count: minutes } }, { kind: 'extend-focus', minutes }),
  );
  return { kind: 'submenu', label: { key: 'menu.extend' }, items };
}

function blockItems({ work }: AppState): TrayMenuItem[] {
  const { session } = work;
  if (session === null) return [];
  const surface = item({ key: 'menu.surface' }, { kind: 'surface' });
  if (session.overtimeSince !== null) return [surface, extendMenu()];
  const hold =
    session.pausedAt === null
      ? item({ key: 'menu.pause' }, { kind: 'pause-focus' })
      : item({ key: 'menu.resume' }, { kind: 'resume-focus' });
  return [hold, extendMenu(), surface];
}

/** What can be done now comes first: on GNOME the menu is the only part of a tray item that can be counted on. */
function leadItems(state: AppState, now: Instant): TrayMenuItem[] {
  const running = breakOrFocus(state);
  const label: TrayMenuItem = { kind: 'label', label: stateLabel(state, now) };
  if (running === null) {
    const elsewhere = blockElsewhere(state, now) === null ? [] : [label];
    return [...elsewhere, ...plannedItems(state, now), startMenu(state, now)];
  }
  if (running === 'focus') return [label, ...blockItems(state)];
  const skip = item({ key: 'menu.skip-break' }, { kind: 'skip-break' });
  return [label, skip, ...plannedItems(state, now), startMenu(state, now)];
}

/** The tray's menu. */
export function trayMenu(state: AppState, now: Instant): readonly TrayMenuItem[] {
  const open = (key: string, window: 'team' | 'focus' | 'settings'): TrayMenuItem =>
    item({ key }, { kind: 'open-window', window });
  return [
    ...joinItems(state, now),
    ...overlapItems(state, now),
    ...leadItems(state, now),
    SEPARATOR,
    statusMenu(state, now),
    SEPARATOR,
    open('menu.team', 'team'),
    open('menu.focus', 'focus'),
    open('menu.settings', 'settings'),
    ...channelItems(state),
    SEPARATOR,
    item({ key: 'menu.quit' }, { kind: 'quit', sure: false }),
  ];
}
