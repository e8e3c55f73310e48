import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE_POLICY } from '../../electron/main/pages';
import { CHANNELS, type LullApi } from '../../src/contract/api';
import type { Command } from '../../src/contract/command';
import { launchApp, type App } from '../support/app';
import { send } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { listenHere } from '../support/local-http';
import { until } from '../support/until';

const WINDOWS = ['team', 'focus', 'settings'] as const;
type Name = (typeof WINDOWS)[number];
type Bridged = { readonly lull: LullApi };

const PERMISSIONS = [
  'geolocation',
  'notifications',
  'push',
  'midi',
  'camera',
  'microphone',
  'background-sync',
  'persistent-storage',
  'clipboard-read',
  'clipboard-write',
  'payment-handler',
  'idle-detection',
  'screen-wake-lock',
  'display-capture',
];

describe('a window', () => {
  let desktop: Desktop;
  let app: App;
  let outside: Server;
  let outsideUrl: string;
  const reached: string[] = [];
  const pages = new Map<Name, Page>();

  const page = (name: Name): Page => {
    const found = pages.get(name);
    if (found === undefined) throw new Error(`the ${name} window is not open`);
    return found;
  };
  const ready = (opened: Page) =>
    until('the page', () =>
      opened.evaluate(() => document.readyState === 'complete' && document.body.innerText !== ''),
    );

  beforeAll(async () => {
    desktop = await startDesktop();
    app = await launchApp(desktop);
    outside = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.setHeader('access-control-allow-origin', '*').end('window.reached = true');
    });
    outsideUrl = await listenHere(outside);
    const team = await app.window('/team/');
    for (const name of WINDOWS) {
      if (name !== 'team') await send(team, { kind: 'open-window', window: name });
      const opened = await app.window(`/${name}/`);
      await ready(opened);
      pages.set(name, opened);
    }
  });
  afterAll(async () => {
    await app.kill();
    outside.close();
    await desktop.stop();
  });

  test('E1 E2 has a bridge of two channels that main serves and one that it sends on', async () => {
    const served = await app.electron.evaluate(({ ipcMain }) => ({
      handled: [...(Reflect.get(ipcMain, '_invokeHandlers') as Map<string, unknown>).keys()],
      heard: ipcMain.eventNames().map(String),
    }));
    expect(served.handled.sort()).toEqual([CHANNELS.send, CHANNELS.snapshot].sort());
    // Electron itself listens to `error`, so that one does not end the process.
    expect(served.heard).toEqual(['error']);
  });

  describe.each(WINDOWS)('E4 %s', (name) => {
    test('is a page of Lull’s own scheme', async () => {
      expect(page(name).url()).toBe(`lull-app://lull/${name}/index.html`);
      expect(await page(name).evaluate(() => [isSecureContext, origin])).toEqual([
        true,
        'lull-app://lull',
      ]);
    });

    test('is isolated, sandboxed and without Node', async () => {
      const preferences = await app.electron.evaluate(({ webContents }, part) => {
        const contents = webContents.getAllWebContents().find((one) => one.getURL().includes(part));
        const read = Reflect.get(contents ?? {}, 'getLastWebPreferences') as () => object;
        return Reflect.apply(read, contents, []) as object;
      }, `/${name}/`);
      expect(preferences).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
      });
      for (const off of [
        'nodeIntegrationInWorker',
        'nodeIntegrationInSubFrames',
        'allowRunningInsecureContent',
        'experimentalFeatures',
      ]) {
        expect(Reflect.get(preferences ?? {}, off) ?? false).toBe(false);
      }
      expect(Reflect.get(preferences ?? {}, 'enableBlinkFeatures') ?? '').toBe('');
      const globals = await page(name).evaluate(() =>
        ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
          (one) => one in globalThis,
        ),
      );
      expect(globals).toEqual([]);
    });

    test('has three methods and cannot change them', async () => {
      const bridge = await page(name).evaluate(() => {
        const { lull } = globalThis as unknown as Bridged;
        const before = lull.send;
        try {
          Reflect.set(lull, 'send', () => undefined);
          Reflect.set(globalThis, 'lull', null);
        } catch {
          // Refusing with a throw is refusing.
        }
        const after = (globalThis as unknown as Bridged).lull;
        return {
          methods: Object.entries(lull).map(([key, value]) => [key, typeof value]),
          same: after === lull && after.send === before,
        };
      });
      expect(bridge.methods).toEqual([
        ['snapshot', 'function'],
        ['onSlice', 'function'],
        ['send', 'function'],
      ]);
      expect(bridge.same).toBe(true);
    });

    test('hears slices without Electron’s event', async () => {
      const heard = page(name).evaluate(
        () =>
          new Promise<string[][]>((settle) => {
            const { lull } = globalThis as unknown as Bridged;
            const stop = lull.onSlice((...given: unknown[]) => {
              stop();
              settle(given.map((one) => Object.keys(one as object).sort()));
            });
          }),
      );
      const theme = name === 'focus' ? 'dark' : 'light';
      await send(page(name), { kind: 'change-settings', patch: { theme } });
      await send(page(name), { kind: 'change-settings', patch: { theme: 'system' } });
      expect(await heard).toEqual([['name', 'revision', 'value']]);
    });

    test('is refused every permission, asked for or looked up', async () => {
      const looked = await page(name).evaluate(
        (names) =>
          Promise.all(
            names.map((one) =>
              navigator.permissions.query({ name: one as PermissionName }).then(
                ({ state }) => `${one} ${state}`,
                () => `${one} unknown`,
              ),
            ),
          ),
        PERMISSIONS,
      );
      expect(looked.filter((one) => !/ (denied|unknown)$/.test(one))).toEqual([]);
      expect(looked.filter((one) => one.endsWith('denied')).length).toBeGreaterThanOrEqual(8);
      const asked = await page(name).evaluate(() =>
        Promise.all([
          Notification.requestPermission(),
          navigator.mediaDevices.getUserMedia({ audio: true }).then(
            () => 'granted',
            (error: DOMException) => error.name,
          ),
          navigator.mediaDevices.getDisplayMedia({ video: true }).then(
            () => 'granted',
            (error: DOMException) => error.name,
          ),
          new Promise((settle) =>
            navigator.geolocation.getCurrentPosition(
              () => settle('granted'),
              ({ code }) => settle(code),
            ),
          ),
          navigator.clipboard.readText().then(
            () => 'granted',
            (error: DOMException) => error.name,
          ),
        ]),
      );
      expect(asked).not.toContain('granted');
    });

    test('opens no window and goes nowhere', async () => {
      const count = app.windows().length;
      const address = page(name).url();
      const opened = await page(name).evaluate((url) => {
        const links = [url, 'file:///etc/passwd', 'about:blank', 'data:text/html,x', location.href];
        return links.map((link) => window.open(link) === null);
      }, outsideUrl);
      expect(opened).toEqual([true, true, true, true, true]);
      for (const to of [outsideUrl, 'file:///etc/passwd', 'data:text/html,x']) {
        await page(name).evaluate((url) => {
          location.href = url;
          const link = Object.assign(document.createElement('a'), { href: url });
          document.body.append(link);
          link.click();
          const blank = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
          document.body.append(blank);
          blank.click();
          link.remove();
          blank.remove();
        }, to);
      }
      expect(await page(name).evaluate(() => document.body.innerText.length > 0)).toBe(true);
      expect(page(name).url()).toBe(address);
      expect(app.windows()).toHaveLength(count);
      expect(reached).toEqual([]);
    });

    test('comes back from about:blank, which nothing can hold it back from', async () => {
      const address = page(name).url();
      await page(name).evaluate(() => setTimeout(() => (location.href = 'about:blank')));
      await page(name).waitForURL('about:blank');
      await page(name).waitForURL(address);
      await ready(page(name));
    });

    test('makes a webview that is nothing', async () => {
      const inert = await page(name).evaluate((url) => {
        const view = document.createElement('webview');
        view.setAttribute('src', url);
        document.body.append(view);
        const kind = view.constructor.name;
        view.remove();
        return kind;
      }, outsideUrl);
      expect(['HTMLUnknownElement', 'HTMLElement']).toContain(inert);
      expect(reached).toEqual([]);
    });
  });

  describe('E6 may load and run nothing but what was built', () => {
    const attempts: readonly {
      readonly name: string;
      readonly directive: string;
      run(url: string): unknown;
    }[] = [
      {
        name: 'an inline script',
        directive: 'script-src',
        run: () => {
          const script = document.createElement('script');
          script.textContent = 'window.reached = true';
          document.head.append(script);
        },
      },
      {
        name: 'eval',
        directive: 'script-src',
        run: () => {
          try {
            // eslint-disable-next-line no-eval
            (0, eval)('window.reached = true');
          } catch {
            // Refused.
          }
        },
      },
      {
        name: 'an inline handler',
        directive: 'script-src',
        run: () => {
          const button = document.createElement('button');
          button.setAttribute('onclick', 'window.reached = true');
          button.click();
        },
      },
      {
        name: 'a remote script',
        directive: 'script-src',
        run: (url) => {
          const script = document.createElement('script');
          script.src = `${url}/script.js`;
          document.head.append(script);
        },
      },
      {
        name: 'a worker out of a blob',
        directive: 'worker-src',
        run: () => {
          const source = URL.createObjectURL(new Blob(['postMessage(1)']));
          try {
            new Worker(source);
          } catch {
            // Refused.
          }
        },
      },
      {
        name: 'an inline style',
        directive: 'style-src',
        run: () => {
          const style = document.createElement('style');
          style.textContent = 'body { display: none }';
          document.head.append(style);
        },
      },
      {
        name: 'a remote style',
        directive: 'style-src',
        run: (url) => {
          const link = document.createElement('link');
          Object.assign(link, { rel: 'stylesheet', href: `${url}/style.css` });
          document.head.append(link);
        },
      },
      {
        name: 'a remote picture',
        directive: 'img-src',
        run: (url) => {
          document.createElement('img').src = `${url}/pixel.png`;
        },
      },
      {
        name: 'a frame',
        directive: 'frame-src',
        run: (url) => {
          const frame = document.createElement('iframe');
          frame.src = url;
          document.body.append(frame);
        },
      },
      {
        name: 'a request',
        directive: 'connect-src',
        run: (url) => fetch(`${url}/data`).catch(() => undefined),
      },
      {
        name: 'a request for a file',
        directive: 'connect-src',
        run: () => fetch('file:///etc/hostname').catch(() => undefined),
      },
      {
        name: 'a socket',
        directive: 'connect-src',
        run: (url) => {
          try {
            new WebSocket(url.replace('http', 'ws'));
          } catch {
            // Refused.
          }
        },
      },
      {
        name: 'a form that is sent',
        directive: 'form-action',
        run: (url) => {
          const form = document.createElement('form');
          Object.assign(form, { action: `${url}/form`, method: 'post' });
          document.body.append(form);
          form.submit();
        },
      },
      {
        name: 'another base address',
        directive: 'base-uri',
        run: (url) => {
          const base = document.createElement('base');
          base.href = url;
          document.head.append(base);
        },
      },
      {
        name: 'an object',
        directive: 'object-src',
        run: (url) => {
          const object = document.createElement('object');
          object.data = `${url}/object`;
          document.body.append(object);
        },
      },
    ];

    test.each(attempts)('not $name', async ({ directive, run }) => {
      const source = String(run).replace(/^run\(/, 'function run(');
      const violated = await page('team').evaluate(
        ({ directive: expected, handle, url }) =>
          new Promise<boolean>((settle) => {
            const hear = (event: SecurityPolicyViolationEvent) => {
              if (!event.effectiveDirective.startsWith(expected)) return;
              document.removeEventListener('securitypolicyviolation', hear);
              settle(true);
            };
            document.addEventListener('securitypolicyviolation', hear);
            const attempt = Reflect.get(globalThis, handle) as (url: string) => unknown;
            // The policy does not hold for what a debugger calls itself.
            setTimeout(() => attempt(url));
          }),
        { directive, handle: await plant(page('team'), source), url: outsideUrl },
      );
      expect(violated).toBe(true);
      expect(await page('team').evaluate(() => 'reached' in globalThis)).toBe(false);
      expect(reached).toEqual([]);
    });

    test('and uses nothing else itself', async () => {
      expect(PAGE_POLICY).not.toMatch(/unsafe|\*|https?:/);
      for (const name of WINDOWS) {
        const refused: string[] = [];
        page(name).on('console', (message) => {
          if (/content security policy/i.test(message.text())) refused.push(message.text());
        });
        await app.electron.evaluate(({ webContents }, part) => {
          const contents = webContents
            .getAllWebContents()
            .find((one) => one.getURL().includes(part));
          contents?.reload();
        }, `/${name}/`);
        await page(name).waitForEvent('load');
        await ready(page(name));
        expect(refused).toEqual([]);
      }
    });
  });

  /** Puts a function into the page past its policy, as only a debugger can. */
  async function plant(into: Page, source: string): Promise<string> {
    const handle = 'attempt';
    const session = await into.context().newCDPSession(into);
    await session.send('Runtime.evaluate', { expression: `globalThis.${handle} = ${source}` });
    await session.detach();
    return handle;
  }

  test('E1 tells nothing to a page that main did not open', async () => {
    await app.electron.evaluate(async ({ app: lull, BrowserWindow }) => {
      const preload = `${lull.getAppPath()}/out/preload/index.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload } });
      await stranger.loadURL('about:blank');
    });
    const stranger = await app.window('about:blank');
    const answers = await stranger.evaluate(async () => {
      const { lull } = globalThis as unknown as Bridged;
      return [await lull.snapshot(), await lull.send({ kind: 'quit', sure: true })];
    });
    expect(answers).toEqual([[], { ok: false, refusal: { reason: 'stranger' } }]);
    await stranger.close();
    expect(app.running()).toBe(true);
  });

  test('E2 E3 changes nothing with garbage, however large, and learns nothing from the answers', async () => {
    const team = page('team');
    const snapshot = () =>
      team.evaluate(async () => {
        const updates = await (globalThis as unknown as Bridged).lull.snapshot();
        return JSON.stringify(updates.map(({ name, value }) => ({ name, value })));
      });
    const before = await snapshot();
    const answers = await team.evaluate(async () => {
      const { lull } = globalThis as unknown as Bridged;
      const nested = (depth: number): unknown => {
        let value: unknown = 'x';
        for (let level = 0; level < depth; level += 1) value = { until: value };
        return value;
      };
      const circle: { kind: string; self?: unknown } = { kind: 'set-away' };
      circle.self = circle;
      const payloads: unknown[] = [
        undefined,
        null,
        Number.NaN,
        'quit',
        [],
        new Date(),
        new Map([['kind', 'quit']]),
        new ArrayBuffer(1_000_000),
        circle,
        'x'.repeat(50 * 1024 * 1024),
        { kind: 'copy-text', text: 'x'.repeat(30 * 1024 * 1024) },
        { kind: 'import-team', name: 'x', text: 'x'.repeat(17 * 1024 * 1024) },
        { kind: 'set-away', until: nested(400) },
        { kind: 'change-settings', patch: { presets: Array.from({ length: 1_000_000 }) } },
        JSON.parse('{"__proto__":{"kind":"quit","sure":true}}'),
        { kind: 'constructor' },
        { kind: '__proto__' },
        {
          kind: 'edit-person',
          id: '__proto__',
          person: { id: '__proto__', name: 'x', zone: 'UTC' },
        },
        { kind: 'add-person', person: { id: '../../etc', name: 'x', zone: 'UTC' } },
        { kind: 'add-person', person: { id: 'x', name: 'x', zone: 'UTC+99' } },
        { kind: 'start-focus', length: { kind: 'minutes', minutes: 9e99 } },
        { kind: 'start-focus', length: { kind: 'minutes', minutes: -5 } },
        { kind: 'open-window', window: 'file:///etc/passwd' },
        { kind: 'open-window', window: 'team', section: 'x'.repeat(100_000) },
        { kind: 'set-away', until: { kind: 'at', at: Infinity } },
      ];
      const told: unknown[] = [];
      for (const payload of payloads) {
        told.push(
          await (lull.send as (command: unknown) => Promise<unknown>)(payload).catch(
            (error: Error) => ({ threw: error.message }),
          ),
        );
      }
      return told;
    });
    expect(answers.filter((answer) => (answer as { ok?: boolean }).ok === true)).toEqual([]);
    // The bridge itself drops this key on the way, so that nothing is left to refuse.
    await team.evaluate(() => {
      const polluting = '{"kind":"change-settings","patch":{"__proto__":{"theme":"dark"}}}';
      return (globalThis as unknown as Bridged).lull.send(JSON.parse(polluting) as Command);
    });
    const text = JSON.stringify(answers);
    expect(text).not.toContain(app.dataDir);
    expect(text).not.toMatch(/\/home|\/work|node_modules|out\/main|:\d+:\d+/);
    expect(await snapshot()).toBe(before);
    const wish: Command = { kind: 'set-back' };
    await send(team, wish);
  });
});
