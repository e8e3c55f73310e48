import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startBroker, type Broker } from '../../../support/broker';
import { until } from '../../../support/until';
import { addressAt, channelUser, type ChannelUser } from './channel-user';

const CREW = Array.from({ length: 20 }, (_, i) => `crew-${i}`);
const LOGINS = ['ada', 'ben', 'eve', ...CREW].map((user) => ({
  user,
  password: `${user}-password`,
}));
let broker: Broker;
const users: ChannelUser[] = [];

function join(user: string, device = 'desk'): ChannelUser {
  const address = addressAt(`mqtt://127.0.0.1:${broker.port}`, user, { device });
  const joined = channelUser(address, `${user}-password`);
  users.push(joined);
  return joined;
}

beforeAll(async () => {
  broker = await startBroker({ logins: LOGINS });
});
afterEach(async () => {
  await Promise.all(users.splice(0).map((user) => user.close()));
});
afterAll(() => broker.stop());

describe('on a channel', () => {
  test('people see each other, and what was there before they came', async () => {
    const ada = join('ada');
    await ada.open({ card: { name: 'Ada', zone: 'Europe/London' } });
    await ada.heard('channel-said');
    const ben = join('ben');
    await ben.open();
    const member = await until('Ada', () => ben.roster().members.get('ada')?.card);
    expect(member).toEqual({ name: 'Ada', zone: 'Europe/London' });
    expect(await until('Ada’s report', () => ben.report('ada'))).toMatchObject({
      state: 'available',
      connected: true,
    });
    expect(Object.values(ben.roster().refused).every((count) => count === 0)).toBe(true);
  });

  test('a block is a lease: taken, told, given back, and what is true then is told', async () => {
    const ada = join('ada');
    const ben = join('ben');
    await Promise.all([ada.open(), ben.open()]);
    const { target } = ada.channel;
    expect(await target.read()).toEqual({ ok: true, value: { block: null } });
    const end = Date.now() + 3_600_000;
    const before = { block: null };
    const taken = await target.apply({ before, until: end });
    expect(taken).toEqual({ ok: true, value: target.foretell(before, end) });
    await until('focusing', () => ben.report('ada')?.state === 'focusing');
    expect(ben.report('ada')?.until).toBe(end);
    const away = Date.now();
    ada.wish({ stance: { state: 'away', since: away, until: null } });
    await target.restore({ before, ours: target.foretell(before, end) });
    await until('away', () => ben.report('ada')?.state === 'away');
    expect(await target.read()).toEqual({ ok: true, value: before });
  });

  test('M2 twenty blocks end by themselves, and the broker forgets them, when nobody ends them', async () => {
    const ben = join('ben');
    await ben.open();
    const crew = CREW.map((user) => join(user));
    await Promise.all(crew.map((one) => one.open()));
    const focusing = (user: string): boolean => ben.report(user)?.state === 'focusing';
    const seen = new Set<string>();
    await Promise.all(
      crew.map(({ channel: { target } }, i) =>
        target.apply({ before: { block: null }, until: Date.now() + 1500 + 50 * i }),
      ),
    );
    await until('everybody focusing', () => {
      for (const user of CREW.filter(focusing)) seen.add(user);
      return seen.size === CREW.length;
    });
    await until('their ends', () => !CREW.some(focusing));
    await until('the broker to forget', async () => {
      const eve = join('eve');
      await eve.open();
      const known = () => CREW.map((user) => eve.roster().members.get(user));
      await until('their cards', () => known().every((member) => member?.card));
      const forgotten = known().every((member) => member?.devices.size === 0);
      await eve.close();
      return forgotten;
    });
  });

  test('quit, asleep and lost are told apart', async () => {
    const ben = join('ben');
    await ben.open();
    const ada = join('ada');
    await ada.open();
    await until('here', () => ben.report('ada')?.state === 'available');
    ada.wish({ session: null, goodbye: 'asleep' });
    await until('asleep', () => ben.report('ada')?.ending === 'asleep');
    await ada.open({ goodbye: 'quit' });
    await until('here again', () => ben.report('ada')?.ending === undefined);
    await ada.close();
    await until('quit', () => ben.report('ada')?.ending === 'quit');
  });

  test('who hides takes back what was told', async () => {
    const ben = join('ben');
    await ben.open();
    const ada = join('ada');
    const { sharing } = ada.wish();
    await ada.open();
    await until('here', () => ben.roster().members.get('ada')?.card);
    ada.wish({ sharing: { ...sharing, visible: false }, card: null, stance: null });
    await until('nobody', () => ben.roster().members.get('ada') === undefined);
    expect((await ada.channel.target.read()).ok).toBe(false);
  });

  test('leaving takes everything back', async () => {
    const ada = join('ada');
    const { address } = ada.wish();
    await ada.open();
    await until(
      'both told',
      () => ada.facts.filter(({ kind }) => kind === 'channel-said').length >= 2,
    );
    ada.channel.want(null, null);
    expect(await ada.channel.clear(address, 'ada-password', true)).toBeNull();
    const ben = join('ben');
    await ben.open();
    await ben.heard('channel-said');
    expect(ben.roster().members.get('ada')?.card ?? null).toBeNull();
    expect(ben.report('ada')).toBeNull();
  });

  test('two machines of one person are one, and neither answers the other (M3)', async () => {
    const [desk, lap, ben] = [join('ada', 'desk'), join('ada', 'lap'), join('ben')];
    await Promise.all([desk.open(), lap.open(), ben.open()]);
    const end = Date.now() + 60_000;
    await desk.channel.target.apply({ before: { block: null }, until: end });
    await lap.channel.target.apply({ before: { block: null }, until: end + 1000 });
    await until('the last block', () => ben.report('ada')?.until === end + 1000);
    const said = (user: ChannelUser) =>
      user.facts.filter(({ kind }) => kind === 'channel-said').length;
    const before = [said(desk), said(lap)];
    await lap.channel.target.restore({ before: { block: null }, ours: null });
    await until('the first block', () => ben.report('ada')?.until === end);
    expect([said(desk), said(lap)]).toEqual([before[0], before[1]! + 1]);
    expect(desk.facts.some(({ kind }) => kind === 'channel-lost')).toBe(false);
  });
});

describe('when the broker goes', () => {
  test('kill -9 and back: everybody tells again what is true, and only that', async () => {
    const ada = join('ada');
    const ben = join('ben');
    await Promise.all([ada.open(), ben.open()]);
    await ada.channel.target.apply({ before: { block: null }, until: Date.now() + 700 });
    await until('focusing', () => ben.report('ada')?.state === 'focusing');
    await broker.kill();
    expect((await ada.heard('channel-lost')).trouble.kind).toBe('closed');
    expect(
      (await ada.channel.target.apply({ before: { block: null }, until: Date.now() + 9e5 })).ok,
    ).toBe(false);
    await until('the block to be over', async () => {
      const read = await ada.channel.target.read();
      return read.ok && JSON.stringify(read.value) === '{"block":null}';
    });
    await broker.start();
    const eve = join('eve');
    await eve.open();
    await ada.open();
    await until('Ada again', () => eve.report('ada'));
    expect(eve.report('ada')).toMatchObject({ state: 'available' });
  });

  test('M1 a connection over which nothing comes any more is noticed on both sides', async () => {
    const address = addressAt(`mqtt://127.0.0.1:${broker.port}`, 'ada');
    const ada = channelUser(address, 'ada-password', { keepalive: 2 });
    users.push(ada);
    await ada.open();
    broker.freeze();
    try {
      expect((await ada.heard('channel-lost')).trouble.kind).toBe('timed-out');
    } finally {
      broker.thaw();
    }
    const again = await ada.open();
    expect(ada.facts.some((fact) => fact.kind === 'channel-open' && fact.sid === again)).toBe(true);
  });

  test('M4 goes and comes back time and again, with what is true, and leaves nothing behind', async () => {
    const ada = join('ada');
    const ben = join('ben');
    const resources = () => process.getActiveResourcesInfo().filter((name) => name !== 'Immediate');
    await Promise.all([ada.open(), ben.open()]);
    await until('Ada', () => ben.report('ada'));
    const before = resources().length;
    for (let round = 0; round < 15; round++) {
      const [from, other] = [ada.facts.length, ben.facts.length];
      await broker.kill();
      await Promise.all([ada.heard('channel-lost', from), ben.heard('channel-lost', other)]);
      await broker.start();
      const state = round % 2 === 0 ? 'away' : 'available';
      await ben.open();
      await ada.open({ stance: { state, since: Date.now(), until: null } });
      await until(`round ${round}`, () => ben.report('ada')?.state === state);
    }
    await until('as many as before', () => Math.abs(resources().length - before) <= 2);
  });

  test('S2 a thousand changes of status leave nothing behind', async () => {
    const ada = join('ada');
    await ada.open();
    await ada.heard('channel-said');
    const resources = () => process.getActiveResourcesInfo().length;
    const before = resources();
    const there = { block: null };
    for (let i = 0; i < 500; i++) {
      const until = Date.now() + 3_600_000 + i;
      const taken = await ada.channel.target.apply({ before: there, until });
      expect(taken.ok).toBe(true);
      await ada.channel.target.restore({ before: there, ours: null });
    }
    expect(Math.abs(resources() - before)).toBeLessThanOrEqual(2);
  });

  test('a dead publisher is lost to everybody at once (M1), and a late will of an older session is not believed', async () => {
    const ben = join('ben');
    await ben.open();
    const ada = join('ada');
    await ada.open();
    await until('here', () => ben.report('ada')?.state === 'available');
    // A second connection of the same machine takes over; the broker sends the will of the first.
    const again = join('ada');
    await again.open();
    // Mosquitto 2.0 closes the first without the word for it.
    expect((await ada.heard('channel-lost')).trouble.kind).toMatch(/^(closed|taken-over)$/);
    await again.heard('channel-said');
    await until(
      'here',
      () => ben.report('ada')?.state === 'available' && ben.report('ada')?.ending === undefined,
    );
  });
});
