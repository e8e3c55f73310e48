import type { Instant } from '../time/instant';

/** Plain data that survives a trip through JSON. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * An outside thing whose status Lull can set and give back; of Slack, my status and its snooze are two, of Teams my
 * presence and my status message.
 */
export type TargetId = 'os-dnd' | 'channel' | 'slack' | 'slack-snooze' | 'teams' | 'teams-message';

/** Why an outside change did not happen. `unsupported` is a calm state, not a failure. */
export type FailureReason =
  | 'unsupported'
  | 'needs-setup'
  | 'unauthorized'
  | 'forbidden'
  | 'offline'
  | 'rate-limited'
  | 'timed-out'
  | 'bad-answer'
  | 'not-stored'
  | 'failed';

export type Failure = {
  readonly reason: FailureReason;
  readonly detail: string;
  readonly retryAt: Instant | null;
};

/**
 * One outward change. Written to disk before it is made, and gone from disk once it is undone or given up.
 *
 * - `taking`: what was there is known and stored; our value (`wish`) may or may not be there yet.
 * - `held`: our value was seen there (`ours` is what the target said after the write).
 * - `giving-back`: the block is over, or the target was switched off; if what is there is still ours it is restored.
 */
export type Lease = {
  readonly target: TargetId;
  readonly blockId: string;
  readonly phase: 'taking' | 'held' | 'giving-back';
  readonly before: Json;
  readonly ours: Json | null;
  /** The value being put there, as the target foretold it; null once it was seen there. */
  readonly wish: Json | null;
  readonly from: Instant;
  readonly until: Instant;
  readonly attempts: number;
  readonly failure: Failure | null;
};

/**
 * How a lease ended, for the person to read; `yours-first` when there was none, since a status of the person's own stood
 * where Lull would only have said when they are back.
 */
export type LeaseOutcome =
  'restored' | 'yours-kept' | 'yours-first' | 'expired-by-itself' | 'given-up';

/** Targets whose value ends by itself at the time it is given, so that a dead Lull leaves nobody silenced. */
export const EXPIRES_BY_ITSELF: { readonly [target in TargetId]: boolean } = {
  'os-dnd': false,
  channel: true,
  slack: true,
  'slack-snooze': true,
  teams: true,
  'teams-message': true,
};

export const TARGETS: readonly TargetId[] = [
  'os-dnd',
  'channel',
  'slack',
  'slack-snooze',
  'teams',
  'teams-message',
];

/** What became of a target in the current or last block: how its lease ended, or why it was not taken. */
export type TargetNote = {
  readonly target: TargetId;
  readonly blockId: string;
  readonly outcome: LeaseOutcome | FailureReason;
  readonly at: Instant;
  /** When what is the person's own there ends by itself, and is looked at again. */
  readonly until?: Instant;
};

/**
 * What is going on with a target right now; forgotten when Lull ends, since its asking ends too.
 *
 * `doubt` says that our value may be gone: Lull was restarted, the program that was silenced was, or the target told
 * another one.
 */
export type TargetTask = {
  readonly asked: {
    readonly step: 'read' | 'apply' | 'restore';
    readonly blockId: string;
    /** The target has told another value since it was asked, so the answer may be older than that. */
    readonly overtaken?: true;
  } | null;
  readonly doubt: 'restarted' | 'program-restarted' | 'changed' | null;
  readonly attempts: number;
  readonly failure: Failure | null;
};

/** All that is known of what Lull changed outside. */
export type Books = {
  readonly leases: readonly Lease[];
  readonly notes: readonly TargetNote[];
  readonly tasks: { readonly [target in TargetId]?: TargetTask };
};

/**
 * What is wanted of a target: for which block or absence, and until when. A block silences it; `back` is weaker and only
 * wants a status to say when I am back, where no status of my own is there.
 */
export type Silence = {
  readonly blockId: string;
  readonly until: Instant;
  readonly says?: 'back';
};

/** What a target is asked to do. See `Effect` for what the engine owes each of them. */
export type TargetEffect =
  | {
      readonly kind: 'read-target';
      readonly target: TargetId;
      readonly blockId: string;
      readonly until: Instant;
      /** What was there before our silence, which is to be foretold over it; null when what is there now was. */
      readonly before: Json;
      /** The values that are ours. */
      readonly ours: readonly Json[];
      readonly says?: Silence['says'];
    }
  | {
      readonly kind: 'apply-target';
      readonly target: TargetId;
      readonly blockId: string;
      readonly before: Json;
      readonly until: Instant;
      /** The value we mean to put there, and after it those of ours that it may be written over. */
      readonly ours: readonly Json[];
      readonly says?: Silence['says'];
    }
  | {
      readonly kind: 'restore-target';
      readonly target: TargetId;
      readonly blockId: string;
      readonly before: Json;
      /** The values that are ours: only one of these is written over. */
      readonly ours: readonly Json[];
    };

/** What a target told. */
export type TargetFact =
  /**
   * Answers `read-target`: what is there, and what our silence over it would look like. `ranOut` says that ours has ended
   * by itself and left this; `endsAt` is when what is there will.
   */
  | {
      readonly kind: 'target-read';
      readonly target: TargetId;
      readonly blockId: string;
      readonly value: Json;
      readonly ours: Json;
      readonly ranOut?: true;
      readonly endsAt?: Instant;
    }
  /** Answers `apply-target`: our value is there, written now or found there. */
  | {
      readonly kind: 'target-applied';
      readonly target: TargetId;
      readonly blockId: string;
      readonly value: Json;
    }
  /** Answers `restore-target`: what was there before is back, or was back already. */
  | { readonly kind: 'target-restored'; readonly target: TargetId; readonly blockId: string }
  /** Answers `apply-target` or `restore-target`: something else is there now, so nothing was written. */
  | {
      readonly kind: 'target-kept';
      readonly target: TargetId;
      readonly blockId: string;
      readonly value: Json;
    }
  /**
   * The target has another value, whoever put it there; answers no effect. `restarted` says that the program began
   * anew, and so may have forgotten ours.
   */
  | {
      readonly kind: 'target-changed';
      readonly target: TargetId;
      readonly value: Json;
      readonly restarted?: true;
    }
  | {
      readonly kind: 'target-failed';
      readonly target: TargetId;
      readonly blockId: string;
      readonly step: 'read' | 'apply' | 'restore';
      readonly failure: Failure;
    };
