import type { ReactNode } from 'react';
import { useClockStyle, useSlice, useViewerZone, useWords } from '../../bridge';
import type { LiveService } from '../../../src/presence/live-person';
import { formatTime } from '../../../src/time/format';
import { Button } from '../../ui/button';
import styles from '../channel/channel.module.css';
import { Group } from '../group';

/** What is said of a service in particular; `unknown` is what is not asked of people, and why. */
export type PeopleSaid = {
  readonly title: string;
  readonly hint: string;
  readonly choose: string;
  readonly unknown: readonly string[];
};

/** Teammates of a service: the way to choose them, and as of when it told how they are. */
export function AccountPeopleGroup({
  service,
  said,
  missing,
  onChoose,
  children,
}: {
  readonly service: LiveService;
  readonly said: PeopleSaid;
  readonly missing: readonly string[];
  readonly onChoose: () => void;
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { answeredAt, trouble } = useSlice('live').services[service];
  return (
    <Group title={said.title} hint={said.hint} plain>
      <div className={styles.row}>
        <Button disabled={missing.length > 0} onClick={onChoose}>
          {said.choose}
        </Button>
        {missing.length > 0 && (
          <span className={styles.hint}>
            {words('service.missing-scopes', { scopes: missing })}
          </span>
        )}
      </div>
      <div role="status" className={styles.hint}>
        {answeredAt !== null && (
          <p>{words('service.heard', { time: formatTime(answeredAt, zone, style) })}</p>
        )}
        {trouble !== null && <p>{words(`service.unheard.${trouble}`)}</p>}
        {said.unknown.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {children}
    </Group>
  );
}
