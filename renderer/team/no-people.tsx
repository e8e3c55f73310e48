import Users from 'lucide-react/icons/users';
import { send, useWords } from '../bridge';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { show } from './team-view';

/** What stands in the list while nobody is on the team: the ways to bring people in. */
export function NoPeople() {
  const words = useWords();
  return (
    <EmptyState
      icon={<Users aria-hidden="true" />}
      title={words('team.empty.title')}
      actions={
        <>
          <Button kind="primary" onClick={() => void send({ kind: 'choose-team-file' })}>
            {words('team.empty.open-file')}
          </Button>
          <Button onClick={() => show({ dialog: { kind: 'add-person' } })}>
            {words('team.empty.add')}
          </Button>
          <Button kind="ghost" onClick={() => void send({ kind: 'show-example-team' })}>
            {words('team.empty.example')}
          </Button>
        </>
      }
    >
      {words('team.empty.words')}
    </EmptyState>
  );
}
