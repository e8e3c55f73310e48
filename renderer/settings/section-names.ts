/** The parts of the settings, in their order; also what a window can be opened at. */
export const SECTION_NAMES = [
  'me',
  'week',
  'exceptions',
  'planned',
  'focus',
  'silence',
  'channel',
  'slack',
  'teams',
  'seen',
  'notifications',
  'start',
  'about',
] as const;

export type SectionName = (typeof SECTION_NAMES)[number];

/** The part that an address asks for; the first one when it names none. */
export function sectionNamed(text: string): SectionName {
  return SECTION_NAMES.find((name) => name === text) ?? 'me';
}
