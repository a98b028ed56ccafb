// Looking into unknown JSON without trusting it: each function gives a value of the asked kind or undefined.
// It knows nothing of Telegram, and nothing that is handed in makes it throw.

/** A JSON object whose members are not known yet. */
export type Shape = Readonly<Record<string, unknown>>;

/** Gives the value if it is a JSON object; arrays and null are none. */
export function shape(value: unknown): Shape | undefined {
  return isShape(value) ? value : undefined;
}

function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives the member if the object has it itself; what an object inherits (`constructor`) is not there. */
export function member(holder: Shape, name: string): unknown {
  return Object.hasOwn(holder, name) ? holder[name] : undefined;
}

/** Gives the member if it is an object. */
export function shapeAt(holder: Shape, name: string): Shape | undefined {
  return shape(member(holder, name));
}

/** Gives the member if it is a string. */
export function textAt(holder: Shape, name: string): string | undefined {
  const value = member(holder, name);
  return typeof value === 'string' ? value : undefined;
}

/** Gives the member if it is a whole number that JavaScript holds exactly (Telegram's ids have up to 52 bits). */
export function wholeAt(holder: Shape, name: string): number | undefined {
  const value = member(holder, name);
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

/** Gives the objects of a member that is an array; anything else in it is passed over. */
export function shapesAt(holder: Shape, name: string): readonly Shape[] {
  const value = member(holder, name);
  return Array.isArray(value) ? value.filter(isShape) : [];
}
