import { useWords } from '../../bridge';
import type { Sharing } from '../../../src/presence/sharing';
import { Switch } from '../../ui/checkbox';
import { SegmentedControl } from '../../ui/segmented-control';
import { Line } from '../group';

/** What of me the team may see. */
export function SharingChoices({
  sharing,
  onChange,
}: {
  readonly sharing: Sharing;
  readonly onChange: (sharing: Sharing) => void;
}) {
  const words = useWords();
  const { visible, card, intention, rounding } = sharing;
  return (
    <>
      <Switch
        label={words('channel.share.visible')}
        checked={visible}
        onChange={(next) => onChange({ ...sharing, visible: next })}
      />
      {visible && (
        <>
          <Line label={words('channel.share.card')} hint={words(`channel.share.card-${card}-hint`)}>
            <SegmentedControl
              label={words('channel.share.card')}
              value={card}
              segments={(['time-only', 'hours'] as const).map((value) => ({
                value,
                label: words(`channel.share.card-${value}`),
              }))}
              onChange={(next) => onChange({ ...sharing, card: next })}
            />
          </Line>
          <Line label={words('channel.share.rounding')}>
            <SegmentedControl
              label={words('channel.share.rounding')}
              value={rounding}
              segments={(['exact', 'half-hour'] as const).map((value) => ({
                value,
                label: words(`channel.share.rounding-${value}`),
              }))}
              onChange={(next) => onChange({ ...sharing, rounding: next })}
            />
          </Line>
          <Switch
            label={words('channel.share.intention')}
            checked={intention}
            onChange={(next) => onChange({ ...sharing, intention: next })}
          />
        </>
      )}
    </>
  );
}
