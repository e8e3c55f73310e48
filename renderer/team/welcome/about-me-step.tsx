import { useWords } from '../../bridge';
import type { Person } from '../../../src/roster/person';
import { TextField } from '../../ui/field';
import { ZoneField } from '../../ui/zone-field/zone-field';
import styles from './welcome.module.css';

const LONGEST_NAME = 80;

/** My name, and where I am; the zone is the machine's until I say otherwise. */
export function AboutMeStep({
  me,
  nameMissing,
  onChange,
}: {
  readonly me: Person;
  readonly nameMissing: boolean;
  readonly onChange: (patch: Partial<Person>) => void;
}) {
  const words = useWords();
  return (
    <div className={styles.fields}>
      <TextField
        required
        label={words('welcome.name')}
        autoComplete="name"
        maxLength={LONGEST_NAME}
        value={me.name}
        onChange={(name) => onChange({ name })}
        error={nameMissing ? words('people.name-missing') : null}
      />
      <ZoneField
        label={words('welcome.zone')}
        value={me.zone}
        onChange={(zone) => zone !== null && onChange({ zone })}
      />
    </div>
  );
}
