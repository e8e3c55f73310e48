import type { Fact } from '../../src/app/message';
import type { AppState } from '../../src/app/state';
import { LIVE_SERVICES } from '../../src/presence/live-person';
import type { KeptPictures } from '../live-ports';

export type PictureDesk = {
  /** Keeps pictures that were found, and takes those away of a service that I left. */
  hear(fact: Fact): void;
  /** Tells the pictures that an earlier run kept. */
  recall(state: AppState): Promise<void>;
};

/** Whose pictures are known by name. */
function namesIn({ passing }: AppState): readonly string[] {
  return LIVE_SERVICES.flatMap((service) =>
    Object.values(passing.live[service].book).flatMap(({ picture }) => picture ?? []),
  );
}

/** Remembers people's pictures from one run to the next; nothing of it is loaded where there are none. */
export function createPictureDesk(
  load: () => Promise<KeptPictures>,
  tell: (fact: Fact) => void,
): PictureDesk {
  let kept: Promise<KeptPictures> | null = null;
  const loaded = (): Promise<KeptPictures> => (kept ??= load());
  return {
    hear: (fact) => {
      if (fact.kind === 'pictures-found') {
        const { pictures } = fact;
        void loaded().then((folder) => folder.keep(pictures));
      }
      if (fact.kind === 'slack-left') void loaded().then((folder) => folder.forget('slack'));
      if (fact.kind === 'teams-left') void loaded().then((folder) => folder.forget('teams'));
    },
    recall: async (state) => {
      const names = namesIn(state);
      if (names.length === 0) return;
      const pictures = await (await loaded()).load(names);
      if (Object.keys(pictures).length > 0) tell({ kind: 'pictures-found', pictures });
    },
  };
}
