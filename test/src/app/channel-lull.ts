import { channelWish } from '../../../src/app/channel-wish';
import type { Effect } from '../../../src/app/effect';
import type { Fact } from '../../../src/app/message';
import type { AppState } from '../../../src/app/state';
import { update } from '../../../src/app/update';
import type { Command } from '../../../src/contract/command';
import { encodeCard } from '../../../src/presence/wire-card';
import { encodePresence, type HerePresence } from '../../../src/presence/wire-presence';
import { deepFreeze, stateWith, tell, wish } from '../../support/app-state';

/** A Monday at ten in Berlin. */
export const NOW = Date.UTC(2026, 2, 9, 9);
export const CANARY = 'canary-secret';
export const SHARING = {
  visible: true,
  card: 'hours',
  intention: false,
  rounding: 'exact',
} as const;
export const JOIN: Extract<Command, { kind: 'join-channel' }> = {
  kind: 'join-channel',
  form: {
    url: 'mqtts://broker.example.com',
    team: 'harbour',
    user: 'ada',
    login: 'password',
    ca: null,
    certificate: null,
    secret: CANARY,
  },
  secretIn: 'memory',
  sharing: SHARING,
};

/** Somebody's Lull, message by message. */
export class Lull {
  state: AppState = stateWith();
  effects: Effect[] = [];
  private ids = 0;
  at = NOW;

  private take(turn: { readonly state: AppState; readonly effects: readonly Effect[] }): void {
    this.state = deepFreeze(turn.state);
    this.effects.push(...turn.effects);
  }
  does(command: Command): void {
    this.take(update(this.state, wish(command, `wish-${++this.ids}`), this.at));
  }
  hears(fact: Fact): void {
    this.take(update(this.state, tell(fact, `fact-${++this.ids}`), this.at));
  }
  wait(ms: number): void {
    this.at += ms;
    this.hears({ kind: 'woke' });
  }
  get channel() {
    return this.state.passing.channel;
  }
  get sid(): string {
    return channelWish(this.state, this.at)?.session?.sid ?? '';
  }
  open(): void {
    this.does(JOIN);
    this.hears({ kind: 'channel-secret', secret: 'ready', keyring: 'absent' });
    this.hears({ kind: 'channel-open', sid: this.sid });
  }
  lose(kind: 'closed' | 'wrong-password' = 'closed'): void {
    this.hears({ kind: 'channel-lost', sid: this.sid, trouble: { kind, detail: '' } });
  }
  says(user: string, change: Partial<HerePresence> = {}, more: { zone?: string } = {}): void {
    const presence: HerePresence = {
      kind: 'here',
      user,
      device: 'desk',
      sid: `session-${user}`,
      began: this.at,
      seq: ++this.ids,
      at: this.at,
      state: 'available',
      since: this.at,
      until: null,
      intention: null,
      ...change,
    };
    const person = { name: user, zone: more.zone ?? 'Asia/Tokyo' };
    this.hears({
      kind: 'channel-heard',
      sid: this.sid,
      deliveries: [
        {
          topic: `lull/v1/harbour/u/${user}/card`,
          text: encodeCard({ user, at: this.at, person }),
        },
        { topic: `lull/v1/harbour/u/${user}/d/desk/presence`, text: encodePresence(presence) },
      ],
    });
  }
}

export const lullOpen = (): Lull => {
  const lull = new Lull();
  lull.open();
  return lull;
};
