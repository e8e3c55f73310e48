/** A catalogue entry: one text, or the plural forms that CLDR knows for a language. */
export type Entry = string | PluralForms | Catalogue;
export type PluralForms = { readonly [form in Intl.LDMLPluralRule]?: string } & {
  readonly other: string;
};
export type Catalogue = { readonly [key: string]: Entry };

/** What fills the `{names}` of a text: numbers are formatted and lists joined as the locale does. */
export type Values = { readonly [name: string]: string | number | readonly string[] };

/** Looks a text up by its dotted key and fills it; an unknown key is shown as itself, so that it is seen. */
export type Words = (key: string, values?: Values) => string;

function isPlural(entry: Entry): entry is PluralForms {
  return typeof entry === 'object' && typeof entry['other'] === 'string';
}

function entryAt(catalogue: Catalogue, key: string): Entry | undefined {
  let entry: Entry | undefined = catalogue;
  for (const part of key.split('.')) {
    if (typeof entry !== 'object' || !Object.hasOwn(entry, part)) return undefined;
    entry = (entry as Catalogue)[part];
  }
  return entry;
}

/** Made when first needed: what `Intl` needs for a locale takes milliseconds each, and a start pays for it. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Makes the words of one catalogue in a locale; a plural text is chosen by its value `count`. */
export function createWords(catalogue: Catalogue, locale: string): Words {
  const numbers = once(() => new Intl.NumberFormat(locale));
  const lists = once(() => new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }));
  const plurals = once(() => new Intl.PluralRules(locale));
  const shown = (value: string | number | readonly string[]): string => {
    if (typeof value === 'number') return numbers().format(value);
    return typeof value === 'string' ? value : lists().format(value);
  };
  return (key, values = {}) => {
    const entry = entryAt(catalogue, key);
    if (entry === undefined) return key;
    const count = values['count'];
    const text = isPlural(entry)
      ? (entry[plurals().select(typeof count === 'number' ? count : 0)] ?? entry.other)
      : entry;
    if (typeof text !== 'string') return key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : shown(value);
    });
  };
}
