import { useState, type ReactNode, type Ref } from 'react';
import { TextField } from '../field';
import { useLocale } from '../locale';
import { formatHours, parseHours } from './hours-text';
import type { Stretch } from './week';

export type HoursFieldProps = {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly stretches: readonly Stretch[];
  readonly onChange: (stretches: readonly Stretch[]) => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  readonly id?: string;
  readonly ref?: Ref<HTMLInputElement>;
  readonly className?: string | undefined;
  /** What is wrong for another reason than how it is written. */
  readonly error?: string | null;
};

/** The hours of a day as a line of text. What is understood applies while typing; what is not is named afterwards. */
export function HoursField({
  stretches,
  onChange,
  onFocus,
  onBlur,
  placeholder,
  error = null,
  ...rest
}: HoursFieldProps) {
  const { words, style } = useLocale();
  const { hour12 } = style;
  const written = formatHours(stretches, hour12);
  const [draft, setDraft] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const [seen, setSeen] = useState(written);
  if (seen !== written) {
    setSeen(written);
    if (!focused) setDraft(null);
  }
  const parsed = draft === null ? null : parseHours(draft);
  const wrong = parsed?.ok === false && !focused ? parsed.at : null;

  const type = (text: string): void => {
    setDraft(text);
    const typed = parseHours(text);
    if (typed.ok) onChange(typed.stretches);
  };
  const leave = (): void => {
    setFocused(false);
    if (parsed?.ok === true) setDraft(null);
    onBlur?.();
  };
  return (
    <TextField
      {...rest}
      placeholder={placeholder ?? words('week.no-hours')}
      value={draft ?? written}
      onChange={type}
      onFocus={() => {
        setFocused(true);
        onFocus?.();
      }}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && parsed?.ok === true) setDraft(null);
      }}
      error={wrong === null ? error : words('week.not-understood', { part: wrong })}
    />
  );
}

/** Where the n-th stretch stands in the text of a day's hours, to select it. */
export function selectStretch(
  field: HTMLInputElement,
  stretches: readonly Stretch[],
  index: number,
  hour12: boolean,
): void {
  const before = formatHours(stretches.slice(0, index), hour12);
  const start = index === 0 ? 0 : before.length + ', '.length;
  field.focus();
  field.setSelectionRange(start, formatHours(stretches.slice(0, index + 1), hour12).length);
}
