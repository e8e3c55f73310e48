/** The version of the payloads; others are kept out. */
export const WIRE_VERSION = 1;

/** How large a payload may be, in bytes of UTF-8. */
export const MOST_WIRE_BYTES = 16 * 1024;

/** How deep brackets may be nested in a payload. */
const DEEPEST = 12;

/** Why a payload was kept out. */
export type WireFault =
  | 'topic'
  | 'too-large'
  | 'not-text'
  | 'not-json'
  | 'too-deep'
  | 'version'
  | 'shape'
  | 'identity'
  | 'too-many'
  | 'too-often';

export const WIRE_FAULTS: readonly WireFault[] = [
  'topic',
  'too-large',
  'not-text',
  'not-json',
  'too-deep',
  'version',
  'shape',
  'identity',
  'too-many',
  'too-often',
];

export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: WireFault };

/** The members of a payload, not looked at yet. */
export type WireFields = { readonly [key: string]: unknown };

export const wireFault = (fault: WireFault): { readonly ok: false; readonly fault: WireFault } => ({
  ok: false,
  fault,
});

/** Looks at characters only, so that no text can make it recurse. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (inString) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > DEEPEST) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return false;
}

/** Bytes of UTF-8 that a text takes. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair is two of its four bytes.
    if (unit < 0x80) bytes += 1;
    else bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Reads the outside of a payload: its size, that it is an object of JSON, its version. What is in it is not known yet. */
export function readWire(text: string): Read<WireFields> {
  if (text.length > MOST_WIRE_BYTES || bytesOf(text) > MOST_WIRE_BYTES) {
    return wireFault('too-large');
  }
  if (isTooDeep(text)) return wireFault('too-deep');
  const value = parsed(text);
  if (value === undefined) return wireFault('not-json');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wireFault('shape');
  }
  const fields = value as WireFields;
  if (!Object.hasOwn(fields, 'v') || !Number.isInteger(fields['v'])) return wireFault('shape');
  return fields['v'] === WIRE_VERSION ? { ok: true, value: fields } : wireFault('version');
}

/** Whether a value is an instant as payloads have them: whole milliseconds on the time line. */
export function isWireInstant(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(value as number) <= 8.64e15;
}
