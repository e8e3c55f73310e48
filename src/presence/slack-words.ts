import type { SlackStatusParts } from './slack-status';

/** The words of a status where mine are empty, their names still to be filled; `words` looks a text up by its key. */
export function usualSlackWords(words: (key: string) => string): SlackStatusParts['usual'] {
  return {
    text: words('slack.template.usual'),
    overtime: words('slack.template.usual-overtime'),
    back: words('slack.back.usual'),
  };
}
