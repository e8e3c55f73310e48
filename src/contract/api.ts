import type { Slices } from '../app/slices';
import type { Answer, Command } from './command';

/** One slice as it was at a revision; revisions of a slice only grow. */
export type SliceUpdate = {
  readonly [name in keyof Slices]: {
    readonly name: name;
    readonly revision: number;
    readonly value: Slices[name];
  };
}[keyof Slices];

/** All that a window can do with the rest of Lull; features add messages, never methods. */
export type LullApi = {
  snapshot(): Promise<readonly SliceUpdate[]>;
  onSlice(listener: (update: SliceUpdate) => void): () => void;
  send(command: Command): Promise<Answer>;
};

/** The three channels behind the three methods. */
export const CHANNELS = {
  snapshot: 'lull:snapshot',
  slice: 'lull:slice',
  send: 'lull:send',
} as const;
