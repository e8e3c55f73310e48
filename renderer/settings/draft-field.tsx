import type { ReactNode } from 'react';
import { TextField } from '../ui/field';
import { TextArea } from '../ui/text-area';
import { useDraft } from '../ui/use-draft';

/** A text that saves itself after a pause, on Enter and when it is left; what `problemOf` objects to is not saved. */
export function DraftField({
  label,
  value,
  onSave,
  problemOf,
  error = null,
  lines = false,
  ...rest
}: {
  readonly label: string;
  readonly value: string;
  readonly onSave: (value: string) => void;
  readonly problemOf?: (value: string) => string | null;
  /** Why main refused the last change of this field. */
  readonly error?: string | null;
  /** Several lines. */
  readonly lines?: boolean;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly type?: 'text' | 'email';
  readonly className?: string | undefined;
}) {
  const draft = useDraft(
    value,
    (text) => {
      if (text.trim() !== value) onSave(text.trim());
    },
    (text) => (problemOf?.(text.trim()) ?? null) === null,
  );
  const wrong = problemOf?.(draft.value.trim()) ?? error;
  if (lines) {
    const { type: _, placeholder: __, ...area } = rest;
    return (
      <div onBlur={draft.flush}>
        <TextArea
          {...area}
          label={label}
          value={draft.value}
          onChange={draft.change}
          error={wrong}
        />
      </div>
    );
  }
  return (
    <TextField
      {...rest}
      label={label}
      value={draft.value}
      onChange={draft.change}
      onBlur={draft.flush}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.flush();
      }}
      error={wrong}
    />
  );
}
