import example from '../../resources/example-team.json';
import { parseTeam } from '../roster/team-file';
import type { Team } from '../roster/person';

let parsed: Team | null = null;

/** The team that shows what Lull does before there is one of one's own. Throws a RangeError when the shipped file is broken. */
export function exampleTeam(): Team {
  if (parsed !== null) return parsed;
  const result = parseTeam(JSON.stringify(example));
  if (!result.ok) throw new RangeError(`example-team.json: ${result.problems[0]?.message ?? ''}`);
  parsed = result.team;
  return parsed;
}
