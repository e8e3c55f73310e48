import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_RETRY, retryAfter, chanceOf } from '../../../src/app/retry-channel';
import { channelWish } from '../../../src/app/channel-wish';
import { linkView } from '../../../src/app/channel-view';
import { nextWake } from '../../../src/app/next-wake';
import { trayMenu } from '../../../src/app/tray-menu';
import { update } from '../../../src/app/update';
import { parseDeepLink } from '../../../src/contract/deep-link';
import { invitationLink } from '../../../src/contract/invitation';
import { HOUR, MINUTE } from '../../../src/time/instant';
import { deepFreeze, stateWith, wish } from '../../support/app-state';
import { propertyOptions } from '../../support/property';
import { CANARY, JOIN, Lull, lullOpen, NOW, SHARING } from './channel-lull';

/** How long until it is tried again. */
function retryIn(lull: Lull): number {
  const { link } = lull.channel;
  return link.kind === 'lost' ? (link.retryAt ?? Infinity) - lull.at : Infinity;
}

describe('joining', () => {
  test('hands the secret to where it is kept and remembers it nowhere', () => {
    const lull = new Lull();
    lull.does(JOIN);
    expect(lull.effects).toContainEqual({
      kind: 'keep-channel-secret',
      device: lull.state.channel.joined?.address.device,
      secret: CANARY,
      secretIn: 'memory',
    });
    expect(JSON.stringify(lull.state)).not.toContain(CANARY);
    expect(lull.state.profile.settings.silence.channel).toBe(true);
    expect(lull.channel.link.kind).toBe('off');
    lull.hears({ kind: 'channel-secret', secret: 'ready', keyring: 'absent' });
    expect(lull.channel.link.kind).toBe('opening');
    expect(linkView(lull.state).kind).toBe('opening');
    lull.hears({ kind: 'channel-open', sid: lull.sid });
    expect(linkView(lull.state)).toEqual({ kind: 'open', since: NOW });
    expect(trayMenu(lull.state, NOW)).toContainEqual(
      expect.objectContaining({ label: { key: 'channel.menu.open' } }),
    );
  });

  test('is refused twice, and without a secret where one is wanted', () => {
    const lull = lullOpen();
    const again = update(lull.state, wish(JOIN), NOW);
    expect(again.refusal).toEqual({ reason: 'already-joined' });
    const chosen = { ...JOIN.form, login: 'certificate', secret: null, chosenKey: true } as const;
    // Nothing was chosen, so there is none.
    expect(update(stateWith(), wish({ ...JOIN, form: chosen }), NOW).refusal).toEqual({
      reason: 'no-secret',
    });
    const bare = { ...JOIN, form: { ...JOIN.form, secret: null } };
    expect(update(stateWith(), wish(bare), NOW).refusal).toEqual({ reason: 'no-secret' });
  });

  test('asks for the secret where it is not kept, and does nothing before it comes', () => {
    const lull = lullOpen();
    const next = new Lull();
    next.state = deepFreeze({ ...stateWith(), channel: lull.state.channel });
    next.hears({ kind: 'started', hidden: false, link: null });
    expect(next.effects).toContainEqual({
      kind: 'load-channel-secret',
      device: lull.state.channel.joined?.address.device,
      secretIn: 'memory',
    });
    next.hears({ kind: 'channel-secret', secret: 'missing', keyring: 'absent' });
    expect(linkView(next.state)).toEqual({ kind: 'asking', why: 'missing' });
    expect(channelWish(next.state, NOW)?.session).toBeNull();
  });
});

describe('people of the channel', () => {
  test('come to the roster with how they are, and their reply clock moves', () => {
    const lull = lullOpen();
    lull.says('yuki', { state: 'focusing', until: NOW + HOUR });
    expect(lull.state.roster.people).toEqual([{ id: 'yuki', name: 'yuki', zone: 'Asia/Tokyo' }]);
    expect(lull.state.passing.reports['yuki']).toMatchObject({
      state: 'focusing',
      connected: true,
    });
  });

  test('stay when the connection goes, with when they were last heard, and no longer count as there', () => {
    const lull = lullOpen();
    lull.says('yuki');
    lull.at += 5 * MINUTE;
    lull.lose();
    expect(lull.state.roster.people).toHaveLength(1);
    expect(lull.state.passing.reports['yuki']).toMatchObject({ connected: false });
    expect(lull.state.channel.joined?.lastHeard).toBe(NOW);
  });

  test('are kept for the next start, a while after they changed', () => {
    const lull = lullOpen();
    lull.says('yuki');
    expect(lull.state.channel.people).toEqual([]);
    lull.wait(nextWake(lull.state, lull.at)! - lull.at);
    lull.wait(20_000);
    expect(lull.state.channel.people).toHaveLength(1);
    const next = new Lull();
    next.state = deepFreeze({ ...stateWith(), channel: lull.state.channel });
    next.hears({ kind: 'started', hidden: false, link: null });
    expect(next.state.roster.people.map(({ id }) => id)).toEqual(['yuki']);
  });

  test('are seen without a place by who tells none, at once when that is chosen', () => {
    const lull = lullOpen();
    lull.says('yuki');
    lull.does({ kind: 'change-sharing', sharing: { ...SHARING, card: 'time-only' } });
    expect(lull.state.roster.people[0]?.zone).toBe('Etc/GMT-9');
    lull.does({ kind: 'change-sharing', sharing: { ...SHARING, visible: false } });
    expect(lull.state.passing.reports).toEqual({});
    expect(channelWish(lull.state, NOW)).toMatchObject({ card: null, stance: null });
  });

  test('go when the channel is left, and what was told is taken back', () => {
    const lull = lullOpen();
    const { address } = lull.state.channel.joined!;
    lull.says('yuki');
    lull.does({ kind: 'leave-channel' });
    const left = { address, secretIn: 'memory', since: NOW };
    expect(lull.effects).toContainEqual({ kind: 'clear-channel', left, card: true });
    expect(lull.state.roster.people).toEqual([]);
    expect(lull.state.passing.reports).toEqual({});
    expect(lull.state.channel).toEqual({ joined: null, owed: [left], people: [] });
    expect(channelWish(lull.state, NOW)).toBeNull();
    lull.hears({ kind: 'channel-left', device: address.device, trouble: null });
    expect(lull.state.channel).toEqual({ joined: null, people: [] });
    expect(lull.state.passing.notices).toEqual([]);
  });

  test('are not me on another machine, whose block is told of apart', () => {
    const lull = lullOpen();
    lull.says('ada', { device: 'desk', state: 'focusing', until: NOW + HOUR });
    expect(lull.state.roster.people).toEqual([]);
    expect(lull.channel.elsewhere).toMatchObject({ state: 'focusing' });
  });

  test('stop being focusing at the end, though nobody says so', () => {
    const lull = lullOpen();
    lull.says('yuki', { state: 'focusing', until: NOW + 10 * MINUTE });
    lull.wait(10 * MINUTE);
    expect(lull.state.passing.reports['yuki']).toBeUndefined();
  });
});

describe('coming back', () => {
  test('M4 waits by chance, longer each time, and never longer than a minute', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.uuid(), (attempts, id) => {
        const chance = chanceOf(id);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThan(1);
        const wait = retryAfter('closed', attempts, chance, NOW)! - NOW;
        expect(wait).toBeGreaterThanOrEqual(250);
        expect(wait).toBeLessThanOrEqual(Math.min(1000 * 2 ** attempts, LONGEST_RETRY));
      }),
      propertyOptions(1000),
    );
  });

  test('ten thousand do not come back as one', () => {
    const waits = fc
      .sample(fc.uuid(), { numRuns: 10_000, seed: 7 })
      .map((id) => retryAfter('closed', 8, chanceOf(id), NOW)! - NOW);
    const perSecond = new Map<number, number>();
    for (const wait of waits) {
      const second = Math.floor(wait / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    // Sixty seconds for ten thousand: 167 in each, were they dealt out.
    expect(Math.max(...perSecond.values())).toBeLessThan(260);
  });

  test('opens a later session each time, even when the clock went back', () => {
    const lull = lullOpen();
    const first = lull.sid;
    const { began } = lull.state.channel.joined!;
    lull.at -= HOUR;
    lull.lose();
    expect(lull.channel.link.kind).toBe('lost');
    lull.wait(2000);
    expect(lull.sid).not.toBe(first);
    expect(lull.sid).not.toBe('');
    expect(lull.state.channel.joined!.began).toBeGreaterThan(began);
    // What an older session has to say counts no more.
    lull.hears({ kind: 'channel-lost', sid: first, trouble: { kind: 'closed', detail: '' } });
    expect(lull.channel.link.kind).toBe('opening');
  });

  test('leaves what only a person can mend alone for a while, unless they ask', () => {
    const lull = lullOpen();
    lull.lose('wrong-password');
    expect(nextWake(lull.state, lull.at)).toBeLessThanOrEqual(NOW + 11 * MINUTE);
    lull.wait(5 * MINUTE);
    expect(lull.channel.link.kind).toBe('lost');
    lull.does({ kind: 'retry-channel' });
    expect(lull.channel.link.kind).toBe('opening');
  });

  test('M4 one that is closed soon after its broker was away is tried again as soon as the first time', () => {
    const lull = lullOpen();
    for (let round = 0; round < 50; round++) {
      lull.lose();
      expect(retryIn(lull)).toBeLessThanOrEqual(1_000);
      lull.wait(retryIn(lull));
      lull.lose();
      lull.wait(retryIn(lull));
      lull.hears({ kind: 'channel-open', sid: lull.sid });
    }
  });

  test('M4 one that is closed soon after it opened is tried again within seconds, but not for ever', () => {
    const lull = lullOpen();
    const waits: number[] = [];
    for (let i = 0; i < 160; i++) {
      lull.lose();
      waits.push(retryIn(lull));
      lull.wait(retryIn(lull));
      lull.hears({ kind: 'channel-open', sid: lull.sid });
    }
    expect(Math.max(...waits.slice(0, 100))).toBeLessThanOrEqual(4_000);
    expect(Math.max(...waits.slice(120))).toBeGreaterThan(30_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(LONGEST_RETRY);
    // One that holds was a good one.
    lull.wait(MINUTE);
    lull.lose();
    expect(retryIn(lull)).toBeLessThanOrEqual(1_000);
  });

  test('sleeps with the machine, says so, and comes back with it', () => {
    const lull = lullOpen();
    lull.hears({ kind: 'system-suspended' });
    expect(channelWish(lull.state, lull.at)).toMatchObject({ session: null, goodbye: 'asleep' });
    expect(linkView(lull.state).kind).toBe('asleep');
    lull.at += HOUR;
    lull.hears({ kind: 'system-resumed' });
    expect(channelWish(lull.state, lull.at)).toMatchObject({ goodbye: 'quit' });
    expect(lull.sid).not.toBe('');
  });

  test('says all of it again every six hours, since nobody believes it for ever', () => {
    const lull = lullOpen();
    const before = channelWish(lull.state, NOW)!.renewal;
    expect(channelWish(lull.state, NOW + 6 * HOUR)!.renewal).toBe(before + 1);
    expect(nextWake(lull.state, NOW)).toBeLessThanOrEqual(NOW + 6 * HOUR);
  });
});

describe('an invitation', () => {
  const invitation = { url: 'mqtts://broker.example.com:8884', team: 'harbour', user: 'ben' };

  test('is a link that is read back as it was written', () => {
    for (const one of [
      invitation,
      { ...invitation, user: null },
      { ...invitation, url: 'wss://b.example/mqtt' },
    ]) {
      expect(parseDeepLink(invitationLink(one))).toEqual({ kind: 'join', invitation: one });
    }
  });

  test.each([
    'lull://join',
    'lull://join?broker=&team=a',
    'lull://join?broker=mqtts%3A%2F%2Fb.example',
    'lull://join?broker=https%3A%2F%2Fb.example&team=a',
    'lull://join?broker=mqtts%3A%2F%2Fada%3Apw%40b.example&team=a',
    'lull://join?broker=mqtts%3A%2F%2Fb.example&team=A',
    'lull://join?broker=mqtts%3A%2F%2Fb.example&team=a&password=x',
    'lull://join?broker=mqtts%3A%2F%2Fb.example&team=a%0A',
    'lull://join?broker=%E0%A4%A&team=a',
    'LULL://join?broker=mqtts%3A%2F%2Fb.example&team=a',
    `lull://join?broker=mqtts%3A%2F%2F${'b'.repeat(600)}&team=a`,
    'lull://join?broker=mqtts%3A%2F%2Fb.example&team=__proto__&user=a/b',
    'file:///join?broker=x&team=a',
  ])('that reads %s is none', (link) => expect(parseDeepLink(link)).toBeNull());

  test('fills the form and does nothing else', () => {
    const lull = new Lull();
    lull.hears({ kind: 'second-start', link: invitationLink(invitation) });
    expect(lull.effects).toEqual([
      { kind: 'open-window', window: 'settings', quietly: false, section: 'channel' },
    ]);
    expect(lull.channel.invitation).toEqual(invitation);
    expect(lull.state.channel.joined).toBeNull();
    expect(channelWish(lull.state, NOW)).toBeNull();
  });
});
