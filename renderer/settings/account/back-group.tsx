import type { ReactNode } from 'react';
import { useClockStyle, useNow, useViewerZone, useWords } from '../../bridge';
import { backWhen, type BackTemplate } from '../../../src/presence/back-status';
import type { Interval } from '../../../src/time/interval';
import { Switch } from '../../ui/checkbox';
import styles from '../channel/channel.module.css';
import { DraftField } from '../draft-field';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';

/** What goes out while I am off or away: to the letter, and from when until when. */
export type BackAhead = Interval & { readonly text: string };

/** What is said of a service in particular. */
export type BackSaid = {
  readonly hint: string;
  readonly usual: string;
  /** What the text is called there. */
  readonly preview: string;
};

/** What a service says of me while I am off or away; `children` are fields that only this service has. */
export function AccountBackGroup({
  said,
  back,
  ahead,
  missing,
  onChange,
  children,
}: {
  readonly said: BackSaid;
  readonly back: BackTemplate;
  readonly ahead: BackAhead | null;
  readonly missing: readonly string[];
  readonly onChange: (change: Partial<BackTemplate>) => void;
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const isGranted = missing.length === 0;
  return (
    <Group title={words('service.back.title')}>
      <Switch
        label={words('service.back.on')}
        hint={isGranted ? said.hint : words('service.missing-scopes', { scopes: missing })}
        checked={back.on && isGranted}
        disabled={!isGranted}
        onChange={(on) => onChange({ on })}
      />
      {back.on && isGranted && (
        <div className={styles.form}>
          <div className={children === undefined ? undefined : settingsStyles.pair}>
            <DraftField
              label={words('service.back.text')}
              // The names are said as they are written.
              hint={words('service.back.hint', { when: '{when}', place: '{place}' })}
              value={back.text}
              placeholder={said.usual}
              maxLength={200}
              onSave={(text) => onChange({ text })}
            />
            {children}
          </div>
          <BackPreview label={said.preview} ahead={ahead} />
        </div>
      )}
    </Group>
  );
}

function BackPreview({
  label,
  ahead,
}: {
  readonly label: string;
  readonly ahead: BackAhead | null;
}) {
  const words = useWords();
  const now = useNow();
  const zone = useViewerZone();
  const style = useClockStyle();
  if (ahead === null) return <p className={styles.hint}>{words('service.back.never')}</p>;
  const { start, text, end } = ahead;
  return (
    <figure className={styles.bytes}>
      <pre tabIndex={0} aria-label={label}>
        {text}
      </pre>
      <p>
        {start <= now
          ? words('service.back.now')
          : words('service.back.next', { start: backWhen(start, now, zone, style) })}{' '}
        {words('service.ends', { time: backWhen(end, now, zone, style) })}
      </p>
    </figure>
  );
}
