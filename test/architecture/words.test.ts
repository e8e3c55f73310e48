import { describe, expect, test } from 'vitest';
import catalogue from '../../resources/locales/en.json';
import { sourceFiles, type SourceFile } from '../support/source-files';
import { syntaxNodes, type SyntaxNode } from '../support/syntax';

const PLURAL_FORMS = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
const files = sourceFiles(['src', 'electron', 'renderer'], ['.ts', '.tsx']);
const areas = new Set(Object.keys(catalogue));
const keys = leaves(catalogue, '');

/** A text, or the forms of a plural, counts as one key. */
function leaves(entry: unknown, path: string): string[] {
  if (typeof entry === 'string') return [path];
  const children = entry as Record<string, unknown>;
  if (Object.keys(children).every((form) => PLURAL_FORMS.has(form))) return [path];
  return Object.entries(children).flatMap(([name, child]) =>
    leaves(child, path === '' ? name : `${path}.${name}`),
  );
}

/** The key in a string, or null where it is something else, such as the name of a file. */
function keyIn(text: string): string | null {
  const shape = /^([a-z][a-z-]*)(\.[a-z0-9-]+)+$/.exec(text);
  if (shape === null || !areas.has(shape[1] ?? '')) return null;
  return /\.(json|html|css|png|svg|ts|ico|jsonl)$/.test(text) ? null : text;
}

type Uses = { readonly exact: Map<string, string>; readonly patterns: Map<string, RegExp> };

function usesIn(sources: readonly SourceFile[]): Uses {
  const exact = new Map<string, string>();
  const patterns = new Map<string, RegExp>();
  for (const source of sources) {
    for (const node of syntaxNodes(source)) {
      if (node.type === 'StringLiteral') {
        const key = keyIn(String(node['value']));
        if (key !== null) exact.set(key, source.path);
      } else if (node.type === 'TemplateLiteral') {
        const quasis = node['quasis'] as readonly { readonly cooked: string }[];
        const area = /^([a-z][a-z-]*)\./.exec(quasis[0]?.cooked ?? '')?.[1];
        if (area === undefined || !areas.has(area)) continue;
        const parts = quasis.map(({ cooked }) => cooked.replaceAll('.', '\\.'));
        patterns.set(`${source.path}: ${parts.join('*')}`, new RegExp(`^${parts.join('.+')}$`));
      }
    }
  }
  return { exact, patterns };
}

const { exact, patterns } = usesIn(files);

describe('the words', () => {
  test('that the code asks for are in the catalogue', () => {
    const known = new Set(keys);
    expect([...exact].filter(([key]) => !known.has(key))).toEqual([]);
  });

  test('that the code puts together fit something in the catalogue', () => {
    const idle = [...patterns].filter(([, pattern]) => !keys.some((key) => pattern.test(key)));
    expect(idle.map(([where]) => where)).toEqual([]);
  });

  test('in the catalogue are all used', () => {
    const fits = [...patterns.values()];
    const unused = keys.filter(
      (key) => !exact.has(key) && !fits.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  test('are nowhere but in the catalogue', () => {
    const spoken = files.flatMap((source) =>
      syntaxNodes(source)
        .map((node) => spokenText(node))
        .filter((text) => text !== null)
        .map((text) => `${source.path}: ${text}`),
    );
    expect(spoken).toEqual([]);
  });
});

/** Attributes and properties whose text a person reads or hears. */
const READ = new Set(
  ['title', 'label', 'placeholder', 'alt', 'body', 'tooltip'].concat(
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
  ),
);

/** The text in a node that goes to a person as it stands, or null. */
function spokenText(node: SyntaxNode): string | null {
  if (node.type === 'JSXText') return prose(String(node['value']));
  if (node.type === 'JSXAttribute' || node.type === 'KeyValueProperty') {
    const name = (node['name'] ?? node['key']) as { readonly value?: unknown };
    const value = node['value'] as { readonly type?: string; readonly value?: unknown } | null;
    if (value?.type !== 'StringLiteral' || !READ.has(String(name.value))) return null;
    return prose(String(value.value));
  }
  return null;
}

/** A text that holds a word, unless it is a name in the code, a key of the catalogue or our name. */
function prose(text: string): string | null {
  const trimmed = text.trim();
  if (!/\p{L}{2}/u.test(trimmed) || /^[a-z0-9.-]+$/.test(trimmed)) return null;
  return trimmed === 'Lull' ? null : trimmed;
}
