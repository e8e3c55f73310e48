import { useEffect, useState } from 'react';
import { send, useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../bridge';
import { announce, Announcer } from '../ui/announcer';
import { TooltipLayer } from '../ui/tooltip';
import { useSection } from '../ui/use-section';
import { BreakStage } from './break-stage';
import { EndedStage } from './ended-stage';
import { FocusHeader } from './focus-header';
import { stageOf, type Stage } from './focus-stage';
import styles from './focus.module.css';
import { IdleStage } from './idle-stage';
import { readProposal } from './proposal';
import { RunningStage } from './running-stage';
import { spokenTime } from './spoken-time';
import { useKeys } from './use-keys';

/** The small window of a focus block: what runs, until when, and every way out. */
export function FocusWindow() {
  const words = useWords();
  const style = useClockStyle();
  const slice = useSlice('session');
  const zone = useViewerZone();
  const now = useNow(slice.session?.endsAt ?? null);
  const [setAside, setSetAside] = useState<string | null>(null);
  const stage = stageOf(slice, now, setAside);
  const section = useSection();
  const speech = { words, style, zone };

  useEffect(() => {
    document.title = words('focus.window-title', { what: words(`focus.title.${stage.kind}`) });
  }, [words, stage.kind]);
  useKeys({
    Escape: () => void send({ kind: 'close-window', window: 'focus' }),
    t: () => announce(spokenTime(stage, Date.now(), speech)),
    ...(stage.kind === 'focus' && {
      i: () => {
        void send({ kind: 'note-interruption' });
        announce(words('focus.interruption-noted'));
      },
      ...(stage.clock !== 'overtime' && {
        p: () => void send({ kind: stage.clock === 'paused' ? 'resume-focus' : 'pause-focus' }),
      }),
    }),
  });

  return (
    <main className={styles.window} data-stage={stage.kind}>
      <FocusHeader stage={stage} onSpeak={() => announce(spokenTime(stage, Date.now(), speech))} />
      <StageView
        stage={stage}
        proposed={readProposal(section)}
        onSetAside={(blockId) => setSetAside(blockId)}
      />
      <Announcer />
      <TooltipLayer />
    </main>
  );
}

function StageView({
  stage,
  proposed,
  onSetAside,
}: {
  readonly stage: Stage;
  readonly proposed: number | null;
  readonly onSetAside: (blockId: string) => void;
}) {
  switch (stage.kind) {
    case 'idle':
      return <IdleStage key={proposed} proposed={proposed} />;
    case 'focus':
      return <RunningStage session={stage.session} clock={stage.clock} />;
    case 'break':
      return <BreakStage session={stage.session} unanswered={stage.unanswered} />;
    case 'ended':
      return <EndedStage block={stage.block} onSetAside={() => onSetAside(stage.block.id)} />;
  }
}
