import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, test } from 'vitest';
import { createLifecycle, type LifecycleParts } from '../../../electron/main/lifecycle';
import type { Command } from '../../../src/contract/command';

type Platform = LifecycleParts['platform'];

/** Electron's `app` as far as the lifecycle hears it, and what it did. */
function bench(
  platform: Platform = 'linux',
  settle: () => Promise<void> = () => Promise.resolve(),
) {
  const did: string[] = [];
  const emitter = new EventEmitter();
  const app = Object.assign(emitter, {
    isPackaged: false,
    quit: () => {
      did.push('quit');
      emitter.emit('before-quit', event());
    },
  });
  const limits: (() => void)[] = [];
  const prevented: string[] = [];
  const event = () => ({ preventDefault: () => prevented.push('prevented') });
  const lifecycle = createLifecycle(app as unknown as App, {
    timers: { set: (run) => limits.push(run), clear: () => undefined },
    platform,
    onSecondStart: (link) => did.push(`second start ${link}`),
    onNoWindow: () => did.push('no window'),
    wish: (command: Command) => did.push(JSON.stringify(command)),
    settle,
    onTrouble: (what, detail) => did.push(`${what}: ${detail}`),
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const rest = () => turn().then(turn);
  return { lifecycle, emitter, did, prevented, limits, event, rest };
}

describe('the lifecycle', () => {
  test('stays when the last window is closed', () => {
    const { emitter, did } = bench();
    emitter.emit('window-all-closed');
    expect(did).toEqual(['no window']);
  });

  test.each([
    { data: { link: 'lull://focus' }, link: 'lull://focus' },
    { data: { link: 'file:///etc/passwd' }, link: null },
    { data: { link: null }, link: null },
    { data: null, link: null },
    { data: 'lull://focus', link: null },
    { data: { link: { kind: 'quit' } }, link: null },
  ])('brings a second start with $data to the first', ({ data, link }) => {
    const { emitter, event, did } = bench();
    emitter.emit('second-instance', event(), ['--evil'], '/', data);
    expect(did).toEqual([`second start ${link}`]);
  });

  test('takes a link that macOS hands over', () => {
    const { emitter, event, did, prevented } = bench('darwin');
    emitter.emit('open-url', event(), 'lull://focus/start?minutes=50');
    expect(did).toEqual(['second start lull://focus/start?minutes=50']);
    expect(prevented).toHaveLength(1);
  });

  test.each([
    { platform: 'linux', sure: true },
    { platform: 'win32', sure: true },
    { platform: 'darwin', sure: false },
  ] as const)('lets the core decide before it quits on $platform', ({ platform, sure }) => {
    const { emitter, event, did, prevented } = bench(platform);
    emitter.emit('before-quit', event());
    expect(prevented).toHaveLength(1);
    expect(did).toEqual([JSON.stringify({ kind: 'quit', sure })]);
  });

  test('asks nobody while the machine goes down', () => {
    const { lifecycle, emitter, event, did } = bench('darwin');
    lifecycle.shuttingDown();
    emitter.emit('before-quit', event());
    expect(did).toEqual([JSON.stringify({ kind: 'quit', sure: true })]);
  });

  test('leaves once, after what is under way has ended', async () => {
    let settled: () => void = () => undefined;
    const { lifecycle, did, prevented, rest } = bench(
      'linux',
      () => new Promise((resolve) => (settled = resolve)),
    );
    lifecycle.leave();
    lifecycle.leave();
    await rest();
    expect(did).toEqual([]);
    settled();
    await rest();
    expect(did).toEqual(['quit']);
    expect(prevented).toEqual([]);
  });

  test('leaves also when what is under way never ends', async () => {
    const { lifecycle, did, limits, rest } = bench('linux', () => new Promise(() => undefined));
    lifecycle.leave();
    limits.forEach((run) => run());
    await rest();
    expect(did).toEqual(['quit']);
  });

  test('leaves also when what is under way fails, and says so', async () => {
    const { lifecycle, did, rest } = bench('linux', () => Promise.reject(new Error('bus gone')));
    lifecycle.leave();
    await rest();
    expect(did).toEqual(['leaving: Error: bus gone', 'quit']);
  });
});
