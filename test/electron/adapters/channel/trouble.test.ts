import { createServer, type Server } from 'node:net';
import { connect } from 'mqtt';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTeamChannel } from '../../../../electron/adapters/channel';
import { ECHO_WITHIN_MS, openConnection } from '../../../../electron/adapters/channel/connection';
import { systemTimers } from '../../../../electron/main/alarm';
import type { ChannelAddress } from '../../../../src/app/channel';
import { presenceTopic } from '../../../../src/presence/channel-topic';
import {
  freePort,
  makeAuthority,
  startBroker,
  type Authority,
  type Broker,
} from '../../../support/broker';
import { until } from '../../../support/until';
import { addressAt, channelUser } from './channel-user';

const ADA = { user: 'ada', password: 'ada-password' };
const BEN = { user: 'ben', password: 'ben-password' };
let authority: Authority;
const brokers: Broker[] = [];
const servers: Server[] = [];

async function broker(options: Partial<Parameters<typeof startBroker>[0]> = {}): Promise<Broker> {
  const started = await startBroker({ logins: [ADA, BEN], ...options });
  brokers.push(started);
  return started;
}

async function tested(address: ChannelAddress, secret: string | null = ADA.password) {
  const channel = createTeamChannel({
    connect,
    clock: { now: () => Date.now() },
    timers: systemTimers,
    tell: () => undefined,
  });
  const steps: string[] = [];
  const result = await channel.test(address, secret, (step) => steps.push(step));
  await channel.close();
  return { result, steps };
}

const failing = (step: string, kind: string, detail: RegExp = /.*/) => ({
  result: {
    kind: 'failed',
    step,
    trouble: { kind, detail: expect.stringMatching(detail) },
  },
});

beforeAll(async () => {
  authority = await makeAuthority('Harbour Authority');
});
afterEach(async () => {
  await Promise.all(brokers.splice(0).map((one) => one.stop()));
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => authority.remove());

describe('the test of a channel says', () => {
  test('that all is well, step by step', async () => {
    const { port } = await broker();
    const { result, steps } = await tested(addressAt(`mqtt://127.0.0.1:${port}`, 'ada'));
    expect(result).toEqual({ kind: 'passed' });
    expect(steps).toEqual(['reach', 'write', 'read']);
  });

  test('that all is well over WebSockets too', async () => {
    const port = await freePort();
    await broker({ more: [`listener ${port} 127.0.0.1`, 'protocol websockets'] });
    const { result } = await tested(addressAt(`ws://127.0.0.1:${port}`, 'ada'));
    expect(result).toEqual({ kind: 'passed' });
  });

  test('that nobody answers, or that the name is none', async () => {
    const port = await freePort();
    expect(await tested(addressAt(`mqtt://127.0.0.1:${port}`, 'ada'))).toMatchObject(
      failing('reach', 'refused'),
    );
    expect(await tested(addressAt('mqtt://broker.invalid', 'ada'))).toMatchObject(
      failing('reach', 'name-not-found'),
    );
  });

  test('that the password is wrong, or that the person is none', async () => {
    const { port } = await broker();
    const url = `mqtt://127.0.0.1:${port}`;
    expect(await tested(addressAt(url, 'ada'), 'wrong')).toMatchObject(
      failing('sign-in', 'wrong-password'),
    );
    expect(await tested(addressAt(url, 'zoe'), 'x')).toMatchObject(
      failing('sign-in', 'wrong-password'),
    );
  });

  test('that one may not write as somebody else, though the password is right', async () => {
    const { port } = await broker({ more: ['# one password, another name'] });
    const channel = createTeamChannel({
      connect: (url, options) =>
        connect(url, { ...options, username: 'ben', password: BEN.password }),
      clock: { now: () => Date.now() },
      timers: systemTimers,
      tell: () => undefined,
    });
    const address = addressAt(`mqtt://127.0.0.1:${port}`, 'ada');
    expect(await channel.test(address, null, () => undefined)).toMatchObject(
      failing('write', 'may-not-write').result,
    );
  });

  test('that one may not read, although the broker granted the subscription', async () => {
    const one = await broker();
    const { writeFile } = await import('node:fs/promises');
    await writeFile(`${one.folder}/acl`, 'pattern write lull/v1/harbour/u/%u/#\n');
    await one.admit([ADA]);
    await until('the new rules', () => one.log().includes('Reloading config'));
    const { result, steps } = await tested(addressAt(`mqtt://127.0.0.1:${one.port}`, 'ada'));
    expect(result).toMatchObject(failing('read', 'may-not-read').result);
    expect(steps).toEqual(['reach', 'write', 'read']);
  });

  test('nothing of the kind while a large team is still on its way: the wait begins anew with all that comes', async () => {
    const one = await broker();
    const [ada, ben] = ['ada', 'ben'].map((user) =>
      addressAt(`mqtt://127.0.0.1:${one.port}`, user),
    );
    const waits = new Map<unknown, () => void>();
    const timers: typeof systemTimers = {
      set: (run, ms) => {
        if (ms !== ECHO_WITHIN_MS) return systemTimers.set(run, ms);
        const handle = {};
        waits.set(handle, run);
        return handle;
      },
      clear: (handle) => (waits.delete(handle) ? undefined : systemTimers.clear(handle)),
    };
    const lost: string[] = [];
    const heard: string[] = [];
    openConnection({
      connect: (url, options) => {
        const client = connect(url, options);
        // Its own word stays behind all that the broker has to send first.
        client.publishAsync = () => new Promise(() => undefined);
        return client;
      },
      timers,
      address: ada as ChannelAddress,
      secret: ADA.password,
      clientId: 'lull-ada-desk',
      will: null,
      onStep: () => undefined,
      onHeard: (deliveries) => heard.push(...deliveries.map(({ topic }) => topic)),
      onLost: ({ kind }) => lost.push(kind),
    });
    await until('the wait for its own word', () => waits.size === 1);
    const [first] = waits.keys();
    const speaker = channelUser(ben as ChannelAddress, BEN.password);
    await speaker.open();
    await until('what ben says', () => heard.length > 0);
    expect(waits.has(first)).toBe(false);
    expect(waits.size).toBe(1);
    for (const end of waits.values()) end();
    expect(lost).toEqual(['may-not-read']);
    await speaker.close();
  });

  test('that the broker speaks MQTT 3 only', async () => {
    // As a broker of 2014 answers: CONNACK of MQTT 3.1.1 with return code 1.
    const server = createServer((socket) =>
      socket.once('data', () => socket.end(Buffer.from([0x20, 2, 0, 1]))),
    );
    servers.push(server);
    const port = await new Promise<number>((settle) =>
      server.listen(0, '127.0.0.1', () => settle((server.address() as { port: number }).port)),
    );
    expect(await tested(addressAt(`mqtt://127.0.0.1:${port}`, 'ada'))).toMatchObject(
      failing('sign-in', 'mqtt-3-only'),
    );
  });

  test('that it is no TLS that answers', async () => {
    const { port } = await broker();
    expect(await tested(addressAt(`mqtts://localhost:${port}`, 'ada'))).toMatchObject(
      failing('trust', 'not-tls'),
    );
  });
});

describe('certificates', () => {
  const tls = async (name: string, days: number): Promise<string> => {
    const certificate = authority.sign(`${name}-${days}`, name, days);
    const { port } = await broker({ certificate });
    return `mqtts://localhost:${port}`;
  };

  test('of an authority of one’s own are trusted, and of nobody else’s', async () => {
    const url = await tls('localhost', 10);
    const own = addressAt(url, 'ada', { ca: authority.caText });
    expect((await tested(own)).result).toEqual({ kind: 'passed' });
    expect(await tested(addressAt(url, 'ada'))).toMatchObject(
      failing('trust', 'unknown-authority', /localhost.*Harbour Authority/),
    );
  });

  test('that have run out are named', async () => {
    const url = await tls('localhost', -1);
    expect(await tested(addressAt(url, 'ada', { ca: authority.caText }))).toMatchObject(
      failing('trust', 'certificate-expired', /localhost.*Feb +1 .* 2020/),
    );
  });

  test('of another name are named', async () => {
    const url = await tls('other.example', 10);
    expect(await tested(addressAt(url, 'ada', { ca: authority.caText }))).toMatchObject(
      failing('trust', 'certificate-other-name', /other\.example/),
    );
  });

  test('prove who a person is, where the broker asks for them', async () => {
    const certificate = authority.sign('server', 'localhost', 10);
    const { port } = await broker({
      certificate,
      more: ['require_certificate true', 'use_identity_as_username true'],
    });
    const { readFile } = await import('node:fs/promises');
    const mine = authority.sign('ada', 'ada', 10);
    const address = addressAt(`mqtts://localhost:${port}`, 'ada', {
      login: 'certificate',
      ca: authority.caText,
      certificate: await readFile(mine.cert, 'utf8'),
    });
    expect((await tested(address, await readFile(mine.key, 'utf8'))).result).toEqual({
      kind: 'passed',
    });
    const bare = addressAt(`mqtts://localhost:${port}`, 'ada', { ca: authority.caText });
    expect((await tested(bare)).result).toMatchObject({ kind: 'failed' });
  });
});

describe('the rules that Lull writes for a broker', () => {
  test('let nobody write anything but their own topics (M5)', async () => {
    const { port } = await broker();
    const client = connect(`mqtt://127.0.0.1:${port}`, {
      protocolVersion: 5,
      username: 'ada',
      password: ADA.password,
      clientId: 'mallory',
      reconnectPeriod: 0,
    });
    const refused = async (topic: string, retain: boolean): Promise<boolean> => {
      try {
        await client.publishAsync(topic, 'x', { qos: 1, retain });
        return false;
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 135;
      }
    };
    const others = [
      'lull/v1/harbour/u/ben/card',
      presenceTopic('harbour', 'ben', 'desk'),
      `${presenceTopic('harbour', 'ben', 'desk')}-echo`,
      'lull/v1/harbour/u/ada2/card',
      'lull/v1/harbour/u/ad/card',
      'lull/v1/harbour/u/Ada/card',
      'lull/v1/harbour/u//card',
      'lull/v1/harbour/u/ben/ada/card',
      'lull/v1/harbour/u',
      'lull/v1/harbour',
      'lull/v1/harbour/x',
      'lull/v1/harbour/c/ada/card',
      'lull/v1/harbour/d/ada/card',
      'lull/v1//u/ada/card',
      'lull/v1/pirates/u/ada/card',
      'lull/v1/pirates/u/ben/card',
      'lull/v1/harbour2/u/ada/card',
      'lull/v2/harbour/u/ada/card',
      'LULL/v1/harbour/u/ada/card',
      '/lull/v1/harbour/u/ada/card',
      'x/lull/v1/harbour/u/ada/card',
      'zigbee/lamp',
    ];
    for (const topic of others) {
      expect([topic, await refused(topic, false), await refused(topic, true)]).toEqual([
        topic,
        true,
        true,
      ]);
    }
    expect(await refused('lull/v1/harbour/u/ada/card', true)).toBe(false);
    await client.endAsync();
  });

  test('let nobody in without a password, and nobody of another team hear a thing', async () => {
    const { port } = await broker();
    const url = `mqtt://127.0.0.1:${port}`;
    expect((await tested(addressAt(url, 'ada', { login: 'none' }), null)).result).toMatchObject({
      kind: 'failed',
    });
    expect((await tested(addressAt(url, 'ada', { team: 'pirates' }))).result).toMatchObject(
      failing('write', 'may-not-write').result,
    );
  });

  test('turn away who is no longer admitted', async () => {
    const one = await broker();
    const url = `mqtt://127.0.0.1:${one.port}`;
    await one.admit([BEN]);
    await until('the new list', () => one.log().includes('Reloading config'));
    expect(await tested(addressAt(url, 'ada'))).toMatchObject(failing('sign-in', 'wrong-password'));
  });
});

test('a hostile teammate floods with ten thousand payloads, and the rows stay right', async () => {
  const { port } = await broker();
  const url = `mqtt://127.0.0.1:${port}`;
  const ada = channelUser(addressAt(url, 'ada'), ADA.password);
  const eve = connect(url, {
    protocolVersion: 5,
    username: 'ben',
    password: BEN.password,
    clientId: 'eve',
    reconnectPeriod: 0,
  });
  await ada.open();
  const own = (level: string) => `lull/v1/harbour/u/ben/${level}`;
  const payloads = [
    '',
    '{',
    '[]',
    'null',
    '{"v":2}',
    '{"v":1}',
    '\u0000',
    `{"v":1,"x":${'['.repeat(9000)}`,
    'x'.repeat(16_000),
  ];
  const spoof = JSON.stringify({
    v: 1,
    user: 'ada',
    at: Date.now(),
    person: { name: 'Ben as Ada', zone: 'UTC' },
  });
  const sent: Promise<unknown>[] = [];
  for (let i = 0; i < 10_000; i++) {
    const bytes =
      i % 10 === 0
        ? Buffer.from([0xff, 0xfe, i & 255])
        : i % 10 === 1
          ? spoof
          : payloads[i % payloads.length]!;
    const topic = own(i % 3 === 0 ? 'card' : `d/d${i % 7}/presence`);
    sent.push(eve.publishAsync(topic, bytes, { qos: 1 }));
    if (sent.length === 200) await Promise.allSettled(sent.splice(0));
  }
  await Promise.allSettled(sent);
  await eve.publishAsync(
    own('card'),
    JSON.stringify({ v: 1, user: 'ben', at: Date.now(), person: { name: 'Ben', zone: 'UTC' } }),
    { qos: 1 },
  );
  const member = await until('Ben', () => ada.roster().members.get('ben')?.card, 60_000);
  expect(member.name).toBe('Ben');
  expect(ada.report('ben')).toBeNull();
  const refused = Object.values(ada.roster().refused).reduce((sum, count) => sum + count, 0);
  expect(refused).toBeGreaterThan(8000);
  expect(ada.facts.some(({ kind }) => kind === 'channel-lost')).toBe(false);
  await eve.endAsync();
  await ada.close();
});
