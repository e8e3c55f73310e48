/** How large a payload may be; the text of a team file alone may be larger. */
const LIMITS = { depth: 12, values: 20_000, text: 20_000, key: 100 } as const;

/** As large as a team file may be, in UTF-16 units: 16 MiB of bytes are never more units than that. */
export const LONGEST_TEAM_TEXT = 16 * 1024 * 1024;

const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Plain data, copied; or where it is not plain. */
export type PlainData =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly path: string; readonly message: string };

type Fault = { readonly path: string; readonly message: string };

type Reading = { values: number; fault: Fault | null };

function failed(reading: Reading, path: string, message: string): undefined {
  reading.fault ??= { path, message };
  return undefined;
}

function copyText(text: string, path: string, reading: Reading): string | undefined {
  const longest = path === 'text' ? LONGEST_TEAM_TEXT : LIMITS.text;
  return text.length > longest ? failed(reading, path, 'is too long') : text;
}

function copyList(list: readonly unknown[], path: string, depth: number, reading: Reading) {
  // A sparse list names a length that costs nothing to send and everything to walk.
  if (list.length > LIMITS.values) return failed(reading, path, 'is too long');
  const copy: unknown[] = [];
  for (let i = 0; i < list.length && reading.fault === null; i++) {
    copy.push(copyValue(list[i], `${path}[${i}]`, depth + 1, reading));
  }
  return copy;
}

function copyObject(object: object, path: string, depth: number, reading: Reading) {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && prototype !== Object.prototype) {
    return failed(reading, path, 'is not plain data');
  }
  const copy: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(object) as [string, unknown][]) {
    if (FORBIDDEN_KEYS.includes(key) || key.length > LIMITS.key) {
      return failed(reading, path, 'has a key that is not allowed');
    }
    if (value === undefined) continue;
    copy[key] = copyValue(value, path === '' ? key : `${path}.${key}`, depth + 1, reading);
    if (reading.fault !== null) return undefined;
  }
  return copy;
}

function copyValue(value: unknown, path: string, depth: number, reading: Reading): unknown {
  if (++reading.values > LIMITS.values) return failed(reading, path, 'is too large');
  if (depth > LIMITS.depth) return failed(reading, path, 'is nested too deep');
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      // Adding zero makes a negative zero a plain one, as JSON would.
      return Number.isFinite(value) ? value + 0 : failed(reading, path, 'is not a number');
    case 'string':
      return copyText(value, path, reading);
    case 'object':
      if (value === null) return null;
      return Array.isArray(value)
        ? copyList(value, path, depth, reading)
        : copyObject(value, path, depth, reading);
    default:
      return failed(reading, path, 'is not plain data');
  }
}

/** Copies plain data of a bounded size out of anything; members that are undefined are left out. */
export function plainData(value: unknown): PlainData {
  const reading: Reading = { values: 0, fault: null };
  const copy = copyValue(value, '', 0, reading);
  return reading.fault === null ? { ok: true, value: copy } : { ok: false, ...reading.fault };
}
