import type { TargetId } from '../src/lease/lease';

/** The part of the settings in which what a target needs can be done. */
export const SECTION_OF_TARGET: { readonly [target in TargetId]: string } = {
  'os-dnd': 'silence',
  channel: 'channel',
  slack: 'slack',
  'slack-snooze': 'slack',
  teams: 'teams',
  'teams-message': 'teams',
};
