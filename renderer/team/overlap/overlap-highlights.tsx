import { spanOf } from '../timeline/timeline-scale';
import type { OverlayPlace } from '../timeline/timeline-seam';
import { useCommonTime } from './overlap-question';
import styles from './overlap-panel.module.css';
import { useOutlook } from './use-outlook';

/** The common time of those who are asked about, over the rows of the timeline. */
export function OverlapHighlights({ place }: { readonly place: OverlayPlace }) {
  const isOpen = useCommonTime((view) => view.isOpen);
  return isOpen ? <Highlights place={place} /> : null;
}

function Highlights({ place }: { readonly place: OverlayPlace }) {
  const { outlook } = useOutlook();
  return outlook?.windows.map((window) => {
    const span = spanOf(place.scale, window);
    return span === null ? null : (
      <span key={window.start} className={styles.highlight} style={span} data-overlap="" />
    );
  });
}
