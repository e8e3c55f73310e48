import CalendarClock from 'lucide-react/icons/calendar-clock';
import Coffee from 'lucide-react/icons/coffee';
import { useState } from 'react';
import { send, useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../bridge';
import { GO_ON_WITHIN } from '../../src/focus/finish';
import { formatTime } from '../../src/time/format';
import { Button } from '../ui/button';
import { SegmentedControl } from '../ui/segmented-control';
import { TextField } from '../ui/field';
import { useElsewhere } from '../use-elsewhere';
import focus from './focus.module.css';
import { LengthChoice } from './length-choice';
import { PlannedLine } from './planned-line';
import { chosenLength, myBlockEnd, type Choice } from './start-choice';
import styles from './start.module.css';

function firstChoice(proposed: number | null, defaultPresetId: string): Choice {
  if (proposed === null) return { kind: 'preset', id: defaultPresetId };
  return { kind: 'custom', text: String(proposed) };
}

/** Nothing runs: how long, for what, and start. `proposed` is the length that a link asks for, in minutes. */
export function IdleStage({ proposed }: { readonly proposed: number | null }) {
  const words = useWords();
  const style = useClockStyle();
  const now = useNow();
  const { settings } = useSlice('app');
  const { me } = useSlice('me');
  const zone = useViewerZone();
  const { lastBlock, planned } = useSlice('session');
  const [choice, setChoice] = useState(() => firstChoice(proposed, settings.defaultPresetId));
  const [intention, setIntention] = useState('');
  const [atEnd, setAtEnd] = useState(settings.atEnd);
  const [wrong, setWrong] = useState<string | null>(null);

  const elsewhere = useElsewhere(now);
  const blockEnd = myBlockEnd(me, now);
  const chosen = chosenLength(choice, now, settings.presets, blockEnd);
  const start = async (): Promise<void> => {
    if (!chosen.ok) return setWrong(words(`focus.cannot-start.${chosen.reason}`));
    const line = intention.trim();
    const answer = await send({
      kind: 'start-focus',
      length: chosen.length,
      ...(line === '' ? {} : { intention: line }),
      atEnd,
    });
    if (!answer.ok) setWrong(words(`errors.${answer.refusal.reason}`));
  };
  return (
    <form
      className={styles.start}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      {proposed !== null && <p className={styles.proposal}>{words('focus.proposed')}</p>}
      {elsewhere?.state === 'focusing' && elsewhere.until !== undefined && (
        <p role="status" className={styles.proposal}>
          {words('focus.elsewhere', { time: formatTime(elsewhere.until, zone, style) })}
        </p>
      )}
      <TextField
        label={words('focus.intention')}
        placeholder={words('focus.intention-example')}
        maxLength={200}
        value={intention}
        onChange={setIntention}
      />
      <LengthChoice
        choice={choice}
        presets={settings.presets}
        blockEnd={blockEnd}
        error={wrong}
        onChoose={(next) => {
          setWrong(null);
          setChoice(next);
        }}
      />
      <div className={styles.atEnd}>
        <span aria-hidden="true">{words('focus.at-end')}</span>
        <SegmentedControl
          label={words('focus.at-end')}
          value={atEnd}
          segments={[
            { value: 'surface', label: words('focus.at-end-surface') },
            { value: 'run-on', label: words('focus.at-end-run-on') },
          ]}
          onChange={setAtEnd}
        />
      </div>
      <div className={focus.spring} />
      {planned !== null && (
        <PlannedLine planned={planned} icon={<CalendarClock aria-hidden="true" />} />
      )}
      <div className={focus.actions}>
        {lastBlock !== null && now - lastBlock.endedAt < GO_ON_WITHIN && (
          <Button
            icon={<Coffee aria-hidden="true" />}
            onClick={() => void send({ kind: 'start-break' })}
          >
            {words('focus.start-break')}
          </Button>
        )}
        <Button kind="primary" type="submit">
          {chosen.ok
            ? words('focus.start-until', { time: formatTime(chosen.end, zone, style) })
            : words('focus.start')}
        </Button>
      </div>
    </form>
  );
}
