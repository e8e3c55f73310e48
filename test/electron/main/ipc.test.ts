import fc from 'fast-check';
import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../electron/main/engine';
import { serveIpc } from '../../../electron/main/ipc';
import { pageUrl } from '../../../electron/main/pages';
import { slicesOf } from '../../../src/app/slices';
import { CHANNELS, type SliceUpdate } from '../../../src/contract/api';
import type { Answer, Command, WindowName } from '../../../src/contract/command';
import { stateWith } from '../../support/app-state';

const NOW = Date.UTC(2026, 2, 9, 9);
const CANARY = '/home/canary/.config/lull';

type Handler = (event: IpcMainInvokeEvent, payload?: unknown) => Promise<unknown>;

/** The channels as main serves them, with the real core behind them. */
function bench() {
  const handlers = new Map<string, Handler>();
  const owners = new Map<WebContents, WindowName>();
  const wished: Command[] = [];
  const engine = createEngine(stateWith({ machine: { dataFolder: CANARY } }), {
    clock: { now: () => NOW, monotonic: () => 0 },
    newId: () => 'id',
    look: () => [],
    keep: () => Promise.resolve({ sessionStored: true, facts: [], retryAt: null }),
    run: () => undefined,
    project: () => undefined,
    arm: () => undefined,
    onTrouble: (what, detail) => {
      throw new Error(`${what}: ${detail}`);
    },
  });
  const ipcMain = {
    handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
  };
  serveIpc(ipcMain as Parameters<typeof serveIpc>[0], {
    ownerOf: (contents) => owners.get(contents) ?? null,
    snapshot: () => {
      const { app, me } = slicesOf(engine.state(), NOW);
      const updates: SliceUpdate[] = [
        { name: 'app', revision: 1, value: app },
        { name: 'me', revision: 1, value: me },
      ];
      return Promise.resolve(updates);
    },
    wish: (command) => {
      wished.push(command);
      return engine.wish(command);
    },
  });

  const page = (window: WindowName | null, url: string) => {
    const mainFrame = { url } as WebFrameMain;
    const sender = { mainFrame, isDestroyed: () => false } as WebContents;
    if (window !== null) owners.set(sender, window);
    return { sender, senderFrame: mainFrame } as IpcMainInvokeEvent;
  };
  const call = async (channel: string, event: IpcMainInvokeEvent, payload?: unknown) => {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`nobody serves ${channel}`);
    return handler(event, payload);
  };
  return { handlers, page, call, engine, wished };
}

const WISH: Command = { kind: 'set-away', until: { kind: 'minutes', minutes: 15 } };

describe('the bridge in main', () => {
  test('serves the channels that the contract names, and listens to no other', () => {
    const { handlers } = bench();
    expect([...handlers.keys()].sort()).toEqual([CHANNELS.send, CHANNELS.snapshot].sort());
  });

  test('answers a page of its own', async () => {
    const { page, call, wished } = bench();
    const event = page('team', pageUrl('team'));
    expect(await call(CHANNELS.send, event, WISH)).toEqual({ ok: true });
    expect(wished).toEqual([WISH]);
    expect(await call(CHANNELS.snapshot, event)).toHaveLength(2);
    expect(await call(CHANNELS.snapshot, page('team', pageUrl('team', 'away')))).toHaveLength(2);
  });

  const team = pageUrl('team');
  const strangers: { name: string; make: (at: ReturnType<typeof bench>) => IpcMainInvokeEvent }[] =
    [
      { name: 'contents that main did not open', make: ({ page }) => page(null, team) },
      {
        name: 'a frame inside a page',
        make: ({ page }) => ({ ...page('team', team), senderFrame: { url: team } as WebFrameMain }),
      },
      { name: 'about:blank', make: ({ page }) => page('team', 'about:blank') },
      { name: 'an empty address', make: ({ page }) => page('team', '') },
      { name: 'another scheme', make: ({ page }) => page('team', 'https://lull/team/index.html') },
      { name: 'a file', make: ({ page }) => page('team', 'file:///team/index.html') },
      {
        name: 'another host',
        make: ({ page }) => page('team', 'lull-app://lull.example/team/index.html'),
      },
      { name: 'the page of another window', make: ({ page }) => page('focus', team) },
      {
        name: 'another file of the same host',
        make: ({ page }) => page('team', 'lull-app://lull/assets/team.js'),
      },
      {
        name: 'a frame that is gone',
        make: ({ page }) => ({ ...page('team', team), senderFrame: null }),
      },
      {
        name: 'contents that are gone',
        make: ({ page }) => {
          const event = page('team', team);
          event.sender.isDestroyed = () => true;
          return event;
        },
      },
    ];
  test.each(
    [CHANNELS.send, CHANNELS.snapshot].flatMap((channel) =>
      strangers.map(({ name, make }) => ({ channel, name, make })),
    ),
  )('E1 tells nothing to $name on $channel', async ({ channel, make }) => {
    const at = bench();
    const before = at.engine.state();
    const answer = await at.call(channel, make(at), WISH);
    expect(answer).toEqual(
      channel === CHANNELS.snapshot ? [] : { ok: false, refusal: { reason: 'stranger' } },
    );
    expect(at.engine.state()).toBe(before);
    expect(at.wished).toEqual([]);
  });

  const valid: fc.Arbitrary<Command> = fc.constantFrom<Command>(
    WISH,
    { kind: 'start-focus', length: { kind: 'minutes', minutes: 25 }, intention: 'x' },
    { kind: 'change-settings', patch: { theme: 'dark' } },
    { kind: 'add-person', person: { id: 'yuki', name: 'Yuki', zone: 'Asia/Tokyo' } },
    { kind: 'import-team', name: 'team.json', text: '{"version":1,"people":[]}' },
    { kind: 'open-window', window: 'settings', section: 'silence' },
  );
  const spoiler = fc.oneof(
    fc.constantFrom(
      Number.NaN,
      Infinity,
      -1,
      '',
      null,
      [],
      {},
      'x'.repeat(1_000_000),
      JSON.parse('{"__proto__":{"polluted":true}}'),
      JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
      '../../etc/passwd',
      '<img src=x onerror=alert(1)>',
      Number.MAX_SAFE_INTEGER + 1,
    ),
    fc.anything(),
  );
  /** A valid command with one of its members, at some depth, in the place of which stands something else. */
  const spoilt = fc.tuple(valid, spoiler, fc.nat()).map(([command, wrong, where]): unknown => {
    const copy: unknown = structuredClone(command);
    const places: (() => void)[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const key of Object.keys(value)) {
        places.push(() => Reflect.set(value, key, wrong));
        walk(Reflect.get(value, key));
      }
    };
    walk(copy);
    places[where % places.length]?.();
    return copy;
  });
  const deep = fc.integer({ min: 13, max: 5_000 }).map((depth) => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level += 1) value = { kind: 'set-away', until: value };
    return value;
  });
  const wide = fc.integer({ min: 20_001, max: 60_000 }).map((length) => ({
    kind: 'change-settings',
    patch: { presets: Array.from({ length }, () => 0) },
  }));

  test.each([
    { name: 'anything at all', payload: fc.anything({ withNullPrototype: true, withDate: true }) },
    { name: 'nearly valid commands', payload: spoilt },
    { name: 'deep and wide ones', payload: fc.oneof(deep, wide) },
  ])('E2 E3 takes $name without a throw, and answers without a path or a stack', async (row) => {
    const runs = row.name === 'deep and wide ones' ? 100 : 1_000;
    const at = bench();
    const event = at.page('team', team);
    await fc.assert(
      fc.asyncProperty(row.payload, async (payload) => {
        for (const channel of [CHANNELS.send, CHANNELS.snapshot]) {
          const before = at.engine.state();
          const wishes = at.wished.length;
          const answer = await at.call(channel, event, payload);
          if (channel === CHANNELS.snapshot) continue;
          const text = JSON.stringify(answer);
          expect(text).not.toMatch(/canary|\/home|\/work|node_modules|\bat .*:\d+:\d+/);
          expect(text.length).toBeLessThan(1_000);
          if (at.wished.length === wishes) {
            expect((answer as Answer).ok).toBe(false);
            expect(at.engine.state()).toBe(before);
          }
        }
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      }),
      { numRuns: runs },
    );
  });

  test('E2 refuses payloads that are no commands by name', async () => {
    const at = bench();
    const event = at.page('team', team);
    for (const payload of [undefined, null, 7, 'quit', [], {}, { kind: 'nonsense' }, new Map()]) {
      expect(await at.call(CHANNELS.send, event, payload)).toMatchObject({
        ok: false,
        refusal: { reason: 'malformed' },
      });
    }
    expect(at.wished).toEqual([]);
  });
});
