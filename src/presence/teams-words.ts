import type { TeamsMessageParts } from './teams-message';

/** The words of a status message where mine are empty, their names still to be filled; `words` looks a text up by its key. */
export function usualTeamsWords(words: (key: string) => string): TeamsMessageParts['usual'] {
  return {
    text: words('teams.template.usual'),
    overtime: words('teams.template.usual-overtime'),
    back: words('teams.back.usual'),
  };
}
