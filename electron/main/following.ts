import type { Effect } from '../../src/app/effect';
import type { Fact } from '../../src/app/message';
import type { AppState } from '../../src/app/state';
import type { TeamFiles } from '../ports';

type FollowEffect = Extract<Effect, { kind: 'read-followed' | 'write-followed' }>;

/** The team file that is followed; nothing is loaded before there is one. */
export type FollowedFiles = {
  run(effect: FollowEffect): void;
  /** Watches over the file that the state follows. */
  show(state: AppState): void;
  close(): void;
};

export function createFollowedFiles(parts: {
  readonly load: (onStir: () => void) => Promise<TeamFiles>;
  readonly tell: (fact: Fact) => void;
  readonly onTrouble: (what: string, detail: string) => void;
}): FollowedFiles {
  let files: Promise<TeamFiles> | null = null;
  let watched: string | null = null;
  const ready = (): Promise<TeamFiles> =>
    (files ??= parts.load(() => parts.tell({ kind: 'followed-stirred' })));

  const carryOut = async (effect: FollowEffect): Promise<void> => {
    const loaded = await ready();
    if (effect.kind === 'read-followed') {
      const read = await loaded.read(effect);
      parts.tell({ kind: 'followed-read', place: effect.place, read });
      return;
    }
    parts.tell({ kind: 'followed-written', outcome: await loaded.write(effect) });
  };

  const settle = (what: string, work: Promise<void>): void => {
    work.catch((error: unknown) => parts.onTrouble(what, String(error)));
  };

  return {
    run: (effect) => settle(effect.kind, carryOut(effect)),
    show: ({ roster }) => {
      const place = roster.followed?.place;
      const path = place?.kind === 'path' ? place.path : null;
      if (path === watched) return;
      watched = path;
      settle(
        'watching the team file',
        ready().then((loaded) => loaded.watch(path)),
      );
    },
    close: () => {
      if (files !== null) void files.then((loaded) => loaded.close());
    },
  };
}
