// Column headings that are no names: a program that takes them for keys would change its own objects.
// Pure; it reads no file.

const POISON = new Set(['__proto__', 'constructor', 'prototype']);

/** Tells whether a column heading would change a program's objects instead of naming a column. */
export function isPoisonHeading(heading: string): boolean {
  return POISON.has(heading.normalize('NFKC').trim().toLowerCase());
}
