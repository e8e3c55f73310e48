import type { Effect, LogRecord } from '../src/app/effect';
import type { FollowedRead, FollowedWritten } from '../src/app/followed';
import type { BrokerFiles } from '../src/app/channel';
import type { Notification, NotificationAction } from '../src/app/notification';
import type { Machine, TargetStatus } from '../src/app/state';
import type { TrayModel } from '../src/app/tray-model';
import type { Command, WindowName } from '../src/contract/command';
import type { SliceMessage } from '../src/contract/api';
import type { Failure, Json, Silence, TargetId } from '../src/lease/lease';
import type { Instant } from '../src/time/instant';

/** Success with a value, or a failure with a reason; adapters never throw past their edge. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** `now` is the wall clock in ms; `monotonic` never goes back and may stop while the machine sleeps. */
export interface Clock {
  now(): Instant;
  monotonic(): number;
}

/** An outside status under a lease; values are canonical JSON so that "still ours" is equality. */
export interface StatusTarget {
  readonly id: TargetId;
  probe(): Promise<TargetStatus>;
  read(): Promise<Result<Json>>;
  /**
   * What our silence until then over that value would look like. Touches nothing; the same for the same input. Where it
   * `says` only when I am back, a status of the person's own comes out as it was.
   */
  foretell(before: Json, until: Instant, says?: Silence['says']): Json;
  /** Puts our status and answers what is there then. */
  apply(wish: {
    readonly before: Json;
    readonly until: Instant;
    readonly says?: Silence['says'];
  }): Promise<Result<Json>>;
  /** Puts back what was there; called only while `ours` is still there. */
  restore(lease: { readonly before: Json; readonly ours: Json }): Promise<Result<null>>;
  /** What is there once values of ours have run out by themselves; none where they have not, or leave no trace. */
  endedAs?(ours: readonly Json[]): readonly Json[];
  /** When a value ends by itself; null where it does not. */
  endsAt?(value: Json): Instant | null;
  /**
   * Tells each later value, whoever made the change, and whether the program behind it has begun anew; returns how to
   * stop listening.
   */
  onChange(listener: (value: Json, restarted: boolean) => void): () => void;
  /** Tells that the target came, went or changed kind (a notification daemon restarted). */
  onStatus(listener: (status: TargetStatus) => void): () => void;
  close(): Promise<void>;
}

/** A value for a variant of the bus, with its D-Bus signature. */
export type BusVariant = { readonly variant: string; readonly value: unknown };

/** A member of an object on the bus. */
export type BusMember = {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
};

/** The desktop's session bus (Linux). It is connected when first used, and again after it went away. */
export interface SessionBus {
  /** The connection that owns a name, or null. */
  owner(name: string): Promise<Result<string | null>>;
  /**
   * Calls a method. Arguments may hold `BusVariant`s; variants in the answer come as plain values, 64-bit numbers as
   * `bigint`. A service that does not run is started only with `start`. The detail of a refusal begins with the error's name.
   */
  call(
    method: BusMember,
    args?: {
      readonly signature?: string;
      readonly body?: readonly unknown[];
      readonly start?: boolean;
    },
  ): Promise<Result<readonly unknown[]>>;
  /** Hears a signal of whoever owns `destination`; returns how to stop listening. */
  onSignal(signal: BusMember, listener: (body: readonly unknown[]) => void): () => void;
  /** Tells each later owner of a name, null when it has none or the bus is gone. */
  onOwner(name: string, listener: (owner: string | null) => void): () => void;
  close(): Promise<void>;
}

export type WriteFailure = 'disk-full' | 'denied' | 'read-only' | 'io';

export type DocumentName =
  'profile' | 'roster' | 'session' | 'team-time' | 'channel' | 'slack' | 'teams';

/** What reading a document found; `setAside` names damaged files that were put away. */
export type Loaded =
  | { readonly kind: 'none'; readonly setAside: readonly string[] }
  | {
      readonly kind: 'found';
      readonly text: string;
      readonly generation: number;
      readonly setAside: readonly string[];
      readonly newer: boolean;
    }
  | { readonly kind: 'failed'; readonly reason: WriteFailure; readonly detail: string };

/** Keeps what must not be lost; a resolved write is on the disk. */
export interface Store {
  read(
    document: DocumentName,
    verify: (text: string) => 'good' | 'damaged' | 'newer',
  ): Promise<Loaded>;
  write(
    document: DocumentName,
    text: string,
  ): Promise<{ ok: true } | { ok: false; reason: WriteFailure; detail: string }>;
  /** Resolves when every accepted write has ended. */
  settled(): Promise<void>;
}

export interface WorkLog {
  append(record: LogRecord): Promise<Result<null>>;
}

/** What a notification says. `actions` are its buttons, where the desktop can show any. */
export type NotificationWords = {
  readonly title: string;
  readonly body: string;
  readonly sound: boolean;
  readonly actions: readonly { readonly id: NotificationAction; readonly label: string }[];
};

/** Shows a desktop notification once and keeps it alive until it is gone. */
export interface Notifier {
  show(notification: Notification, words: NotificationWords): void;
  withdraw(id: string): void;
  /** `action` is the button that was clicked, or null for the notification itself. */
  onClick(listener: (id: string, action: NotificationAction | null) => void): void;
  onFailed(listener: (id: string, detail: string) => void): void;
}

/** What the machine's power and session say; only hints, the wall clock decides. */
export interface Power {
  onSuspend(listener: () => void): void;
  onResume(listener: () => void): void;
  onLock(listener: () => void): void;
  onUnlock(listener: () => void): void;
  /** The machine goes down. */
  onShutdown(listener: () => void): void;
}

export interface TrayPort {
  /** Shows the model; the item is made anew where a host came after it was made without one. */
  show(model: TrayModel, host: Machine['trayHost']): void;
  onClick(listener: () => void): void;
  onCommand(listener: (command: Command) => void): void;
}

export interface Windows {
  open(
    window: WindowName,
    how: { readonly quietly: boolean; readonly section: string | null },
  ): void;
  close(window: WindowName): void;
  /** Sends a slice to every open window. */
  broadcast(update: SliceMessage): void;
  isOpen(window: WindowName): boolean;
}

/** What is read of a followed file, and what is known of it. */
export type FollowedAsk = Pick<
  Extract<Effect, { kind: 'read-followed' }>,
  'place' | 'hash' | 'stamp' | 'afresh'
>;

/** Team files in folders and at addresses. */
export interface TeamFiles {
  /** Watches over a file's folder and tells when it may have changed; null watches none. */
  watch(path: string | null): Promise<void>;
  read(ask: FollowedAsk): Promise<FollowedRead>;
  /** Replaces a file in one step, if it still says what has the hash `expected`. */
  write(wish: {
    readonly path: string;
    readonly text: string;
    readonly expected: string;
  }): Promise<FollowedWritten>;
  close(): void;
}

/** The runtime's timers, which a test replaces. */
export type Timers = {
  readonly set: (run: () => void, delayMs: number) => unknown;
  readonly clear: (timer: unknown) => void;
};

/** Keeps secrets apart from everything else; none of them is ever in an error or a log. */
export interface Secrets {
  /** Whether this machine has a place for secrets that other programs cannot read as they like. */
  keyring(): 'present' | 'absent';
  keep(name: string, secret: string, place: 'keyring' | 'file'): Promise<Result<null>>;
  read(
    name: string,
  ): Promise<
    | { readonly kind: 'found'; readonly secret: string }
    | { readonly kind: 'missing' }
    | { readonly kind: 'unreadable'; readonly detail: string }
  >;
  forget(name: string): Promise<Result<null>>;
}

/** Writes what a broker needs into a folder that the person chooses. */
export interface BrokerWriter {
  /** Null when it was called off. */
  write(wanted: {
    readonly team: string;
    readonly users: readonly string[];
    readonly port: number;
  }): Promise<BrokerFiles | null>;
}

/** A text file that the person chose, or why it cannot be read. */
export type ChosenText =
  | { readonly kind: 'chosen'; readonly name: string; readonly text: string }
  | { readonly kind: 'unreadable'; readonly name: string; readonly message: string };

export interface Dialogs {
  /** Asks for a certificate or a key; null when it was called off. */
  choosePemFile(): Promise<ChosenText | null>;
  /** Asks where to make a folder of that name; null when it was called off. */
  chooseNewFolder(name: string): Promise<string | null>;
  /** Asks which file to follow. */
  chooseFollowedFile(): Promise<{ readonly path: string; readonly name: string } | null>;
  chooseTeamFile(): Promise<
    | { readonly kind: 'chosen'; readonly name: string; readonly text: string }
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'unreadable'; readonly name: string; readonly message: string }
  >;
  saveTeamFile(
    suggestedName: string,
    text: string,
  ): Promise<
    | { readonly kind: 'saved'; readonly name: string }
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'failed'; readonly name: string; readonly reason: string }
  >;
  saveCalendarFile: Dialogs['saveTeamFile'];
  /** Asks what to do with a running block: surface and quit, or stay. */
  askBeforeQuit(): Promise<'quit' | 'stay'>;
}

/** The clipboard and the file manager. */
export interface Desktop {
  copyText(text: string): void;
  /** Shows a folder; answers null, or why it cannot be shown. */
  openFolder(path: string): Promise<string | null>;
  /** Opens an http or https address in the person's browser; answers null, or why it cannot be opened. */
  openLink(link: string): Promise<string | null>;
}

export interface Autostart {
  state(): Promise<'on' | 'off' | 'unsupported'>;
  set(on: boolean): Promise<Result<'on' | 'off' | 'unsupported'>>;
}
