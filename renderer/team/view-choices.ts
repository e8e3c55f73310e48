/** How the people are ordered. */
export type Sort = 'reply' | 'name' | 'local-time';

/** Who is shown. */
export type Filter = 'all' | 'in-now' | 'back-soon';

export const SORTS: readonly Sort[] = ['reply', 'name', 'local-time'];
export const FILTERS: readonly Filter[] = ['all', 'in-now', 'back-soon'];

/** The choices a window remembers; they may be lost. */
export type ViewChoices = { readonly sort: Sort; readonly filter: Filter };

export const FIRST_CHOICES: ViewChoices = { sort: 'reply', filter: 'all' };

/** Reads remembered choices from anything; what is not understood is as at first. */
export function parseChoices(text: string | null): ViewChoices {
  if (text === null) return FIRST_CHOICES;
  const [sortText, filterText] = text.split(' ');
  return {
    sort: SORTS.find((sort) => sort === sortText) ?? FIRST_CHOICES.sort,
    filter: FILTERS.find((filter) => filter === filterText) ?? FIRST_CHOICES.filter,
  };
}

/** Writes choices as `parseChoices` reads them. */
export function formatChoices({ sort, filter }: ViewChoices): string {
  return `${sort} ${filter}`;
}
