const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A template with the values of its names in braces, on one line. */
export function filledText(template: string, values: { readonly [name: string]: string }): string {
  const text = Object.entries(values).reduce(
    (at, [name, value]) => at.replaceAll(`{${name}}`, value),
    template,
  );
  return text.replace(/\s+/g, ' ').trim();
}

/** A text that is at most so long as its service counts, cut between what people see as characters. */
export function cutText(text: string, most: number, lengthOf: (text: string) => number): string {
  if (lengthOf(text) <= most) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (lengthOf(`${kept}${segment}…`) > most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
