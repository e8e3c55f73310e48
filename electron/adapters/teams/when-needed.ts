import type { TeamsService } from '../../live-ports';
import type { TeamsParts } from './index';

/** Teams with its library, loaded when it is first needed: without an account there is none of it. */
export async function loadTeams(parts: Omit<TeamsParts, 'Msal'>): Promise<TeamsService> {
  const [{ createTeams }, { PublicClientApplication }] = await Promise.all([
    import('./index'),
    import('@azure/msal-node'),
  ]);
  return createTeams({ ...parts, Msal: PublicClientApplication });
}
