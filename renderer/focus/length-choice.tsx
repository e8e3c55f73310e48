import { useId, useRef } from 'react';
import { useClockStyle, useViewerZone, useWords } from '../bridge';
import type { Preset } from '../../src/focus/preset';
import { formatTime } from '../../src/time/format';
import type { Instant } from '../../src/time/instant';
import { FieldError } from '../ui/field';
import { VisuallyHidden } from '../ui/visually-hidden';
import styles from './start.module.css';
import type { Choice } from './start-choice';

/** How long the block is to be: the presets, until my block ends, or so many minutes. */
export function LengthChoice({
  choice,
  presets,
  blockEnd,
  error,
  onChoose,
}: {
  readonly choice: Choice;
  readonly presets: readonly Preset[];
  readonly blockEnd: Instant | null;
  readonly error: string | null;
  readonly onChoose: (choice: Choice) => void;
}) {
  const words = useWords();
  const style = useClockStyle();
  const zone = useViewerZone();
  const id = useId();
  const minutes = useRef<HTMLInputElement>(null);
  const text = choice.kind === 'custom' ? choice.text : '';
  return (
    <fieldset className={styles.lengths} aria-describedby={error === null ? undefined : id}>
      <legend>
        <VisuallyHidden>{words('focus.how-long')}</VisuallyHidden>
      </legend>
      {presets.map((preset) => (
        <label key={preset.id} className={styles.tile}>
          <input
            type="radio"
            name={`${id}-length`}
            checked={choice.kind === 'preset' && choice.id === preset.id}
            onChange={() => onChoose({ kind: 'preset', id: preset.id })}
          />
          <span className={styles.face}>
            <strong>{words('focus.minutes', { count: preset.focusMinutes })}</strong>
            <small>{words('focus.then-break', { count: preset.breakMinutes })}</small>
          </span>
        </label>
      ))}
      <label className={styles.wideTile}>
        <input
          type="radio"
          name={`${id}-length`}
          disabled={blockEnd === null}
          checked={choice.kind === 'until-block-end'}
          onChange={() => onChoose({ kind: 'until-block-end' })}
        />
        <span className={styles.face}>
          {blockEnd === null
            ? words('focus.until-my-block-none')
            : words('focus.until-my-block', { time: formatTime(blockEnd, zone, style) })}
        </span>
      </label>
      <div className={styles.custom} data-chosen={choice.kind === 'custom' || undefined}>
        <label className={styles.customLabel}>
          <input
            type="radio"
            name={`${id}-length`}
            checked={choice.kind === 'custom'}
            onChange={() => {
              onChoose({ kind: 'custom', text });
              minutes.current?.focus();
            }}
          />
          <span>{words('focus.custom')}</span>
        </label>
        <input
          ref={minutes}
          type="text"
          inputMode="numeric"
          className={styles.minutes}
          aria-label={words('focus.custom-minutes')}
          aria-invalid={error !== null && choice.kind === 'custom' ? true : undefined}
          maxLength={3}
          value={text}
          onFocus={() => choice.kind !== 'custom' && onChoose({ kind: 'custom', text })}
          onChange={(event) => onChoose({ kind: 'custom', text: event.target.value })}
        />
        <span aria-hidden="true">{words('focus.minutes-unit')}</span>
      </div>
      {error !== null && <FieldError id={id}>{error}</FieldError>}
    </fieldset>
  );
}
