import { useWords } from '../bridge';
import { TextField } from '../ui/field';
import { useDraft } from '../ui/use-draft';

/** A whole number within limits; one that is not stays a draft and says so. */
export function NumberField({
  label,
  name,
  labelHidden = false,
  value,
  least,
  most,
  onSave,
  className,
}: {
  readonly label: string;
  /** What the error calls the field; the label where none is given. */
  readonly name?: string;
  readonly labelHidden?: boolean;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onSave: (value: number) => void;
  readonly className?: string | undefined;
}) {
  const words = useWords();
  const fits = (text: string): boolean =>
    /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
  const draft = useDraft(
    String(value),
    (text) => {
      if (Number(text) !== value) onSave(Number(text));
    },
    fits,
  );
  return (
    <TextField
      inputMode="numeric"
      label={label}
      labelHidden={labelHidden}
      className={className}
      maxLength={4}
      value={draft.value}
      onChange={draft.change}
      onBlur={draft.flush}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.flush();
      }}
      error={
        fits(draft.value) ? null : words('settings.number', { name: name ?? label, least, most })
      }
    />
  );
}
