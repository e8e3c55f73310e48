/** How the people are ordered. */
export type Sort = 'reply' | 'name' | 'local-time';

/** Who is shown. */
export type Filter = 'all' | 'in-now' | 'back-soon';

/** How the people are shown: a row of answers each, or a band of time each. */
export type Layout = 'list' | 'timeline';

/** How much time the timeline shows at once. */
export type Span = 'day' | 'week';

export const SORTS: readonly Sort[] = ['reply', 'name', 'local-time'];
export const FILTERS: readonly Filter[] = ['all', 'in-now', 'back-soon'];
export const LAYOUTS: readonly Layout[] = ['list', 'timeline'];
export const SPANS: readonly Span[] = ['day', 'week'];

/** The choices a window remembers; they may be lost. */
export type ViewChoices = {
  readonly sort: Sort;
  readonly filter: Filter;
  readonly layout: Layout;
  readonly span: Span;
};

export const FIRST_CHOICES: ViewChoices = {
  sort: 'reply',
  filter: 'all',
  layout: 'list',
  span: 'day',
};

/** Reads remembered choices from anything; what is not understood is as at first. */
export function parseChoices(text: string | null): ViewChoices {
  if (text === null) return FIRST_CHOICES;
  const [sortText, filterText, layoutText, spanText] = text.split(' ');
  return {
    sort: SORTS.find((sort) => sort === sortText) ?? FIRST_CHOICES.sort,
    filter: FILTERS.find((filter) => filter === filterText) ?? FIRST_CHOICES.filter,
    layout: LAYOUTS.find((layout) => layout === layoutText) ?? FIRST_CHOICES.layout,
    span: SPANS.find((span) => span === spanText) ?? FIRST_CHOICES.span,
  };
}

/** Writes choices as `parseChoices` reads them. */
export function formatChoices({ sort, filter, layout, span }: ViewChoices): string {
  return `${sort} ${filter} ${layout} ${span}`;
}
