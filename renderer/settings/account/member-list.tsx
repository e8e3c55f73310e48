import { Checkbox } from '../../ui/checkbox';
import settingsStyles from '../settings.module.css';

/** Somebody of a service, with what tells them from others of their name. */
export type Member = {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  /** On the roster already, so that there is nothing to choose. */
  readonly isThere: boolean;
};

/** People of a service, of whom some are chosen. */
export function MemberList({
  members,
  chosen,
  onChoose,
}: {
  readonly members: readonly Member[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string, on: boolean) => void;
}) {
  return (
    <div className={settingsStyles.plain}>
      {members.map(({ id, name, hint, isThere }) => (
        <Checkbox
          key={id}
          label={name}
          hint={hint}
          checked={isThere || chosen.has(id)}
          disabled={isThere}
          onChange={(on) => onChoose(id, on)}
        />
      ))}
    </div>
  );
}
