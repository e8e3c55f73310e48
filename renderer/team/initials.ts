/** Up to two letters that stand for a name: those of its first and its last word. */
export function initialsOf(name: string): string {
  const parts = name
    .trim()
    .split(/[\s-]+/u)
    .filter((part) => /^[\p{L}\p{N}]/u.test(part));
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) =>
    part === undefined ? '' : (/./u.exec(part)?.[0] ?? ''),
  );
  return letters.join('').toLocaleUpperCase();
}
