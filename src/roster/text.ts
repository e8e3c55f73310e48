/** Marks that turn the direction of text around them, and the byte order mark: nothing a name needs, and a way to fake one. */
const TURNING_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Control characters but the line break, and halves of surrogate pairs. */
const UNSHOWABLE = /[^\P{Cc}\n]|\p{Cs}/u;

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** No grapheme that people write needs more UTF-16 units than this on average; longer text is refused uncounted. */
const UNITS_PER_GRAPHEME = 12;

/** How a text came out: cleaned, or why it cannot be used. */
export type CleanedText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' | 'unshowable' | 'too-long' };

let segmenter: Intl.Segmenter | undefined;

function isLonger(text: string, graphemes: number): boolean {
  if (text.length <= graphemes) return false;
  if (text.length > graphemes * UNITS_PER_GRAPHEME) return true;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let count = 0;
  for (const _ of segmenter.segment(text)) if (++count > graphemes) return true;
  return false;
}

/**
 * Makes a text safe to show among others: turning marks go, runs of white space become one space (line breaks stay where
 * `lines` allows them), the ends are trimmed. Control characters, lone surrogates, nothing to see, and more than
 * `longest` graphemes are refused.
 */
export function cleanText(raw: string, longest: number, lines = false): CleanedText {
  if (raw.length <= longest && PLAIN.test(raw)) return { kind: 'text', text: raw };
  if (raw.length > 2 * longest * UNITS_PER_GRAPHEME) return { kind: 'too-long' };
  const marked = raw.replace(TURNING_MARKS, '');
  const text = lines
    ? marked
        .replace(/\r\n?/g, '\n')
        .replace(/[^\S\n]+/g, ' ')
        .trim()
    : marked.replace(/\s+/g, ' ').trim();
  if (UNSHOWABLE.test(text)) return { kind: 'unshowable' };
  if (!VISIBLE.test(text)) return { kind: 'empty' };
  return isLonger(text, longest) ? { kind: 'too-long' } : { kind: 'text', text };
}
