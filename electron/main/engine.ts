import type { Effect } from '../../src/app/effect';
import type { Fact, Message } from '../../src/app/message';
import { nextWake } from '../../src/app/next-wake';
import type { AppState } from '../../src/app/state';
import type { Turn } from '../../src/app/turn';
import { update } from '../../src/app/update';
import type { Answer, Command } from '../../src/contract/command';
import type { Instant } from '../../src/time/instant';
import type { Clock } from '../ports';
import type { Keeping } from './documents';

/** What the engine works with: everything outside is behind a function. */
export type EngineParts = {
  readonly clock: Clock;
  readonly newId: () => string;
  /** What changed on the clock since it was last looked at. */
  readonly look: () => readonly Fact[];
  /** Stores what changed; never rejects. */
  readonly keep: (state: AppState) => Promise<Keeping>;
  /** Carries an effect out; `sessionStored` tells whether a crash would remember why. */
  readonly run: (effect: Effect, sessionStored: boolean) => void;
  /** Shows what can be computed from the state: windows, tray. */
  readonly project: (state: AppState) => void;
  readonly arm: (at: Instant | null) => void;
  readonly onTrouble: (what: string, detail: string) => void;
};

export type Engine = {
  state(): AppState;
  /** Puts a wish in the queue; the answer comes once what follows from it is stored. */
  wish(command: Command): Promise<Answer>;
  tell(fact: Fact): void;
  /** To be called when the clock may have changed or the alarm rang. */
  look(): void;
  /** Resolves when the queue is empty and all that came of it is stored. */
  idle(): Promise<void>;
};

type Entry = { readonly message: Message; readonly answer: (answer: Answer) => void };

const unanswered = (): void => undefined;

const earliest = (a: Instant | null, b: Instant | null): Instant | null => {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
};

/**
 * The queue: each message makes the next state, which is shown at once, stored, and only then are the effects run.
 * Messages that come in meanwhile are stored together.
 */
export function createEngine(initial: AppState, parts: EngineParts): Engine {
  let state = initial;
  let wakeAt: Instant | null = null;
  let working: Promise<void> | null = null;
  const queue: Entry[] = [];

  const put = (fact: Fact): void => {
    queue.push({ message: { id: parts.newId(), from: 'world', fact }, answer: unanswered });
  };

  const lookAround = (): void => {
    for (const fact of parts.look()) put(fact);
    if (wakeAt !== null && parts.clock.now() >= wakeAt) {
      wakeAt = null;
      put({ kind: 'woke' });
    }
  };

  const turnOf = (message: Message): Turn => {
    try {
      return update(state, message, parts.clock.now());
    } catch (error) {
      // A mistake in the core costs the one message that shows it, not the running block.
      const what = message.from === 'person' ? message.command.kind : message.fact.kind;
      parts.onTrouble(`${what} was not understood`, String(error));
      const refusal = { reason: 'malformed', path: '', message: 'not understood' } as const;
      return { state, effects: [], refusal };
    }
  };

  const workOff = async (): Promise<void> => {
    let retryAt: Instant | null = null;
    while (queue.length > 0) {
      const effects: Effect[] = [];
      const answers: (() => void)[] = [];
      for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
        const { message, answer } = entry;
        const turn = turnOf(message);
        state = turn.state;
        effects.push(...turn.effects);
        const { refusal } = turn;
        answers.push(() => answer(refusal === undefined ? { ok: true } : { ok: false, refusal }));
      }
      parts.project(state);
      const keeping = await parts.keep(state);
      retryAt = keeping.retryAt;
      for (const answer of answers) answer();
      for (const effect of effects) parts.run(effect, keeping.sessionStored);
      for (const fact of keeping.facts) put(fact);
    }
    wakeAt = earliest(nextWake(state, parts.clock.now()), retryAt);
    parts.arm(wakeAt);
  };

  const start = (): void => {
    working ??= workOff().finally(() => {
      working = null;
      if (queue.length > 0) start();
    });
  };

  return {
    state: () => state,
    wish: (command) =>
      new Promise((resolve) => {
        lookAround();
        queue.push({ message: { id: parts.newId(), from: 'person', command }, answer: resolve });
        start();
      }),
    tell: (fact) => {
      lookAround();
      put(fact);
      start();
    },
    look: () => {
      lookAround();
      if (queue.length > 0) start();
    },
    idle: async () => {
      while (working !== null) await working;
    },
  };
}
