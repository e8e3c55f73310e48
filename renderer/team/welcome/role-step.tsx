import { useWords } from '../../bridge';
import { ROLES, type Role } from '../../../src/roster/person';
import { ROLE_WINDOWS } from '../../../src/roster/reply-window';
import { windowWords } from '../../reply-window-words';
import { ChoiceCard, ChoiceCards } from './choice-cards';

/** What my part on the team is, which sets how soon others may expect a reply. */
export function RoleStep({
  role,
  onChange,
}: {
  readonly role: Role | undefined;
  readonly onChange: (role: Role) => void;
}) {
  const words = useWords();
  return (
    <ChoiceCards label={words('people.role')}>
      {ROLES.map((each) => (
        <ChoiceCard
          key={each}
          name="role"
          title={words(`people.roles.${each}`)}
          checked={each === role}
          onChoose={() => onChange(each)}
        >
          {words(`welcome.roles.${each}`)}{' '}
          {words('welcome.replies-within', { window: windowWords(ROLE_WINDOWS[each], words) })}
        </ChoiceCard>
      ))}
    </ChoiceCards>
  );
}
