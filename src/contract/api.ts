import type { Slices } from '../app/slices';
import type { ReportsChange, RosterDelta } from './changes';
import type { Answer, Command } from './command';

/** One slice as it was at a revision; revisions of a slice only grow. */
export type SliceUpdate = {
  readonly [name in keyof Slices]: {
    readonly name: name;
    readonly revision: number;
    readonly value: Slices[name];
  };
}[keyof Slices];

/** What changed of a slice since the revision before: in a large team each is a small part of all. */
export type SliceChange =
  | { readonly name: 'presence-change'; readonly revision: number; readonly value: ReportsChange }
  | { readonly name: 'roster-change'; readonly revision: number; readonly value: RosterDelta };

export type SliceMessage = SliceUpdate | SliceChange;

/** All that a window can do with the rest of Lull; features add messages, never methods. */
export type LullApi = {
  snapshot(): Promise<readonly SliceUpdate[]>;
  onSlice(listener: (update: SliceMessage) => void): () => void;
  send(command: Command): Promise<Answer>;
};

/** The three channels behind the three methods. */
export const CHANNELS = {
  snapshot: 'lull:snapshot',
  slice: 'lull:slice',
  send: 'lull:send',
} as const;
