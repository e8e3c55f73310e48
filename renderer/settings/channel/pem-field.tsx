import FileKey from 'lucide-react/icons/file-key';
import { useState } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { PemPart } from '../../../src/app/channel';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/text-area';
import styles from './channel.module.css';

/** A certificate or a key: pasted, or chosen as a file. What a chosen key says is shown nowhere. */
export function PemField({
  part,
  label,
  hint,
  wrong,
  value,
  onChange,
}: {
  readonly part: PemPart;
  readonly label: string;
  readonly hint?: string;
  readonly wrong: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const words = useWords();
  const file = useSlice('channel').files[part];
  const [taken, setTaken] = useState(file);
  if (file !== taken) {
    setTaken(file);
    if (file?.kind === 'chosen' && file.text !== null) onChange(file.text);
  }
  if (part === 'key' && file?.kind === 'chosen') {
    return (
      <div className={styles.pem}>
        <div className={styles.pemLabel}>{label}</div>
        <div role="status" className={styles.chosen}>
          <FileKey aria-hidden="true" />
          <span>{words('channel.form.chosen-key', { name: file.name })}</span>
        </div>
        <div className={styles.row}>
          <Button small onClick={() => void send({ kind: 'drop-channel-file', part })}>
            {words('channel.form.drop-key')}
          </Button>
        </div>
      </div>
    );
  }
  const unusable =
    file?.kind === 'unusable'
      ? `${file.name}: ${words(`channel.trouble.${file.trouble.kind}`)}`
      : null;
  return (
    <div className={styles.pem}>
      <TextArea
        label={label}
        {...(hint === undefined ? {} : { hint })}
        error={wrong ? words('channel.form.pem-wrong') : unusable}
        rows={4}
        value={value}
        onChange={onChange}
      />
      <div className={styles.row}>
        <Button small onClick={() => void send({ kind: 'choose-channel-file', part })}>
          {words(`channel.form.choose-${part}`)}
        </Button>
        {file?.kind === 'chosen' && value === file.text && (
          <span role="status" className={styles.hint}>
            {words('channel.form.chosen-file', { name: file.name })}
          </span>
        )}
      </div>
    </div>
  );
}
