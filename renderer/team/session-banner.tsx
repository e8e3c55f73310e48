import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ReactNode } from 'react';
import { send, useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../bridge';
import { pausedMs } from '../../src/focus/gaps';
import { timeLeft } from '../../src/focus/run';
import type { Session } from '../../src/focus/session';
import { formatDuration, formatTime } from '../../src/time/format';
import { Button } from '../ui/button';
import { MenuButton, type MenuItem } from '../ui/menu';
import { ProgressBar } from '../ui/progress';
import { StateMark, type MarkedState } from '../ui/state-mark';
import styles from './session-banner.module.css';
import { MyStatusBanner } from './my-status-banner';

const EXTEND_MINUTES = 10;

function fractionDone(session: Session, left: number): number {
  const planned = session.endsAt - session.startedAt - pausedMs(session);
  return planned <= 0 ? 1 : 1 - left / planned;
}

/** The running block with what can be done about it, or my own state and the way to start one. */
export function SessionBanner() {
  const { session } = useSlice('session');
  return session === null ? (
    <MyStatusBanner start={<StartFocus />} />
  ) : (
    <Running session={session} />
  );
}

function Running({ session }: { readonly session: Session }) {
  const words = useWords();
  const style = useClockStyle();
  const zone = useViewerZone();
  const now = useNow(session.endsAt);
  const left = timeLeft(session, now);
  const end = formatTime(session.endsAt, zone, style);
  const duration = (ms: number): string => formatDuration(Math.max(0, ms), style);
  const surface = (
    <Button kind="primary" onClick={() => void send({ kind: 'surface' })}>
      {words('team.session.surface')}
    </Button>
  );
  const extend = (
    <Button onClick={() => void send({ kind: 'extend-focus', minutes: EXTEND_MINUTES })}>
      {words('team.session.extend', { minutes: EXTEND_MINUTES })}
    </Button>
  );

  if (session.kind === 'break') {
    return (
      <Line
        mark="break"
        title={words('team.session.break', { end })}
        aside={words('team.session.left', { left: duration(left) })}
      >
        <Button onClick={() => void send({ kind: 'skip-break' })}>
          {words('team.session.skip-break')}
        </Button>
      </Line>
    );
  }
  if (session.pausedAt !== null) {
    return (
      <Line
        mark="paused"
        title={words('team.session.paused')}
        intention={session.intention}
        aside={words('team.session.left', { left: duration(left) })}
      >
        <Button onClick={() => void send({ kind: 'resume-focus' })}>
          {words('team.session.resume')}
        </Button>
        {surface}
      </Line>
    );
  }
  if (session.overtimeSince !== null) {
    return (
      <Line
        mark="focusing"
        title={words('team.session.overtime', { end })}
        intention={session.intention}
        aside={words('team.session.over', { over: duration(now - session.overtimeSince) })}
      >
        {surface}
      </Line>
    );
  }
  return (
    <Line
      mark="focusing"
      title={words('team.session.focusing', { end })}
      intention={session.intention}
      progress={fractionDone(session, left)}
      aside={words('team.session.left', { left: duration(left) })}
    >
      {extend}
      {surface}
    </Line>
  );
}

function Line({
  mark,
  title,
  intention = '',
  progress,
  aside,
  children,
}: {
  readonly mark: MarkedState;
  readonly title: string;
  readonly intention?: string;
  readonly progress?: number;
  readonly aside: string;
  readonly children: ReactNode;
}) {
  const words = useWords();
  return (
    <section aria-label={words('team.session.label')} className={styles.running}>
      <StateMark state={mark} size={16} />
      <div className={styles.words}>
        <span className={styles.title}>{title}</span>
        {intention !== '' && <span className={styles.intention}>{intention}</span>}
      </div>
      {progress === undefined ? (
        <div className={styles.gap} />
      ) : (
        <ProgressBar
          className={styles.progress}
          fraction={progress}
          label={words('team.session.progress')}
        />
      )}
      <span className={styles.aside}>{aside}</span>
      <div className={styles.actions}>{children}</div>
    </section>
  );
}

function StartFocus() {
  const words = useWords();
  const style = useClockStyle();
  const { presets, defaultPresetId } = useSlice('app').settings;
  const length = (minutes: number): string => formatDuration(minutes * 60_000, style);
  const preferred = presets.find(({ id }) => id === defaultPresetId) ?? presets[0];
  const items: readonly MenuItem[] = [
    ...presets.map((preset): MenuItem => ({
      kind: 'action',
      label: length(preset.focusMinutes),
      onSelect: () =>
        void send({ kind: 'start-focus', length: { kind: 'preset', presetId: preset.id } }),
    })),
    {
      kind: 'action',
      label: words('team.session.until-block-end'),
      onSelect: () => void send({ kind: 'start-focus', length: { kind: 'until-block-end' } }),
    },
    { kind: 'separator' },
    {
      kind: 'action',
      label: words('team.session.other'),
      onSelect: () => void send({ kind: 'open-window', window: 'focus' }),
    },
  ];
  return (
    <div className={styles.split}>
      <Button
        kind="primary"
        className={styles.start}
        onClick={() => void send({ kind: 'start-default' })}
      >
        {preferred === undefined
          ? words('team.session.start')
          : words('team.session.start-for', { length: length(preferred.focusMinutes) })}
      </Button>
      <MenuButton
        kind="primary"
        className={styles.choose}
        label={words('team.session.choose')}
        icon={<ChevronDown aria-hidden="true" />}
        items={items}
      />
    </div>
  );
}
