import type { TeamsFound, TeamsQuestion } from '../../../src/app/teams-people';
import { joinedTeams, searchPeople, teamMembers } from './directory';
import type { Graph } from './graph';

/** Answers whom I look for. */
export async function findPeople(graph: Graph, question: TeamsQuestion): Promise<TeamsFound> {
  if (question.kind === 'teams') {
    const found = await joinedTeams(graph);
    return found.kind === 'failed'
      ? { kind: 'failed', reason: found.failure.reason }
      : { kind: 'teams', teams: found.items };
  }
  const found =
    question.kind === 'named'
      ? await searchPeople(graph, question.text)
      : await teamMembers(graph, question.team);
  return found.kind === 'failed'
    ? { kind: 'failed', reason: found.failure.reason }
    : { kind: 'people', members: found.items, more: found.more };
}
