import { useWords } from '../../bridge';
import { teamsScopesOf, type TeamsCapability } from '../../../src/contract/teams-app';
import settingsStyles from '../settings.module.css';

/** How to register the application that Microsoft asks for. */
export function AppSetup({ capabilities }: { readonly capabilities: readonly TeamsCapability[] }) {
  const words = useWords();
  return (
    <details className={settingsStyles.help}>
      <summary>{words('teams.connect.setup')}</summary>
      <ol>
        <li>{words('teams.connect.setup-1')}</li>
        <li>{words('teams.connect.setup-2', { redirect: 'http://localhost' })}</li>
        <li>{words('teams.connect.setup-3')}</li>
        <li>{words('teams.connect.setup-4', { scopes: teamsScopesOf(capabilities) })}</li>
        <li>{words('teams.connect.setup-5')}</li>
      </ol>
    </details>
  );
}
