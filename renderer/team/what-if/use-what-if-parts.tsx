import MoveHorizontal from 'lucide-react/icons/move-horizontal';
import { useCallback, useMemo } from 'react';
import { useClockStyle, useSlice, useWords } from '../../bridge';
import type { Instant } from '../../../src/time/instant';
import { wallAt } from '../../../src/time/wall-time';
import { Button } from '../../ui/button';
import type { OverlayPlace, TimelineParts } from '../timeline/timeline-seam';
import { beginDraft, setDraft, useDraft } from './draft';
import { MyBlocks } from './my-blocks';
import { WhatIfPanel } from './what-if-panel';

/** What trying out other hours puts on the timeline; `asOf` names the date to begin with. */
export function useWhatIfParts(asOf: Instant): TimelineParts {
  const words = useWords();
  const style = useClockStyle();
  const { me } = useSlice('me');
  const draft = useDraft((state) => state.draft);
  // The date is all it goes by, so that the parts stay the same while the moment moves through it.
  const { day } = wallAt(me.zone, asOf);
  const onMyRow = useCallback(
    ({ scale }: OverlayPlace) => <MyBlocks scale={scale} style={style} />,
    [style],
  );
  return useMemo(
    () => ({
      onMyRow,
      panel: draft === null ? null : <WhatIfPanel draft={draft} />,
      tools: (
        <Button
          small
          aria-pressed={draft !== null}
          icon={<MoveHorizontal aria-hidden="true" />}
          onClick={() => setDraft(draft === null ? beginDraft(me, day) : null)}
        >
          {words('what-if.begin')}
        </Button>
      ),
    }),
    [onMyRow, draft, me, day, words],
  );
}
