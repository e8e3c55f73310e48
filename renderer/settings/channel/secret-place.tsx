import { useEffect } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { SecretPlace } from '../../../src/app/channel';
import { Select } from '../../ui/field';

/** Where a secret is kept; where there is no keyring a person has to choose, and nothing is chosen for them. */
export function SecretPlaceField({
  value,
  onChange,
  label,
}: {
  readonly value: SecretPlace | null;
  readonly onChange: (place: SecretPlace | null) => void;
  /** What is kept; a password where it is not said. */
  readonly label?: string;
}) {
  const words = useWords();
  const { keyring } = useSlice('channel');
  useEffect(() => {
    if (keyring === 'unknown') void send({ kind: 'look-for-keyring' });
  }, [keyring]);
  const hasKeyring = keyring === 'present';
  const chosen = value ?? (hasKeyring ? 'keyring' : 'memory');
  useEffect(() => {
    if (value === null && keyring !== 'unknown') onChange(chosen);
  }, [value, keyring, chosen, onChange]);
  const places: readonly SecretPlace[] = hasKeyring
    ? ['keyring', 'memory', 'file']
    : ['memory', 'file'];
  const hint = chosen === 'file' ? 'file-hint' : keyring === 'absent' ? 'no-keyring' : null;
  return (
    <Select
      label={label ?? words('channel.form.keep')}
      value={chosen}
      options={places.map((place) => ({
        value: place,
        label: words(`channel.form.keep-${place}`),
      }))}
      onChange={onChange}
      {...(hint === null ? {} : { hint: words(`channel.form.${hint}`) })}
    />
  );
}
