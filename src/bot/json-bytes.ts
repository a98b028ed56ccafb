// What a network handed over, written as JSON again, for operators. Pure.
// It never throws: what cannot be written is no message that a person could have sent.

/** Gives the bytes; undefined for what JSON does not hold, or holds nested deeper than the stack. */
export function jsonBytes(
  value: unknown,
  replacer?: (this: unknown, key: string, value: unknown) => unknown,
): Uint8Array | undefined {
  try {
    return Buffer.from(JSON.stringify(value, replacer), 'utf8');
  } catch {
    return undefined;
  }
}
