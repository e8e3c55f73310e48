import { useWords } from '../../bridge';
import { Checkbox } from '../../ui/checkbox';
import settingsStyles from '../settings.module.css';

/** Somebody who can be picked, with what tells them from others of their name. */
export type Pickable = { readonly id: string; readonly name: string; readonly about: string };

/** People of a service, of whom some are chosen; those who are on the roster already cannot be. */
export function MemberList({
  people,
  isThere,
  chosen,
  onChoose,
}: {
  readonly people: readonly Pickable[];
  readonly isThere: (id: string) => boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string, on: boolean) => void;
}) {
  const words = useWords();
  return (
    <div className={settingsStyles.plain}>
      {people.map(({ id, name, about }) => {
        const there = isThere(id);
        return (
          <Checkbox
            key={id}
            label={name}
            hint={there ? words('service.pick.there') : about}
            checked={there || chosen.has(id)}
            disabled={there}
            onChange={(on) => onChoose(id, on)}
          />
        );
      })}
    </div>
  );
}
